"""Goals, projects and actions: tied by what is written, and by nothing else."""

from notebook import Notebook, notebook

from thrivecli.journal.goals.loose_ties import loose_ties
from thrivecli.journal.goals.rows import PersonGoals, sight_of

DAY = "2026-03-02"
SHEET = """\
## Goals

#### Today

- Own a feature

#### 1 year

- Lead a team

## Planning

#### Projects

{projects}

#### Tasks

{tasks}
"""


def book(projects: str, *tasks: str) -> Notebook:
    return notebook({DAY: SHEET.format(projects=projects, tasks="\n".join(tasks))})


def sight(projects: str, *tasks: str) -> PersonGoals:
    (person,) = sight_of(book(projects, *tasks).journal)
    return person


def notes(projects: str, *tasks: str) -> list[tuple[str, int]]:
    return [(one.code, one.line) for one in loose_ties(book(projects, *tasks).journal)]


def test_a_project_has_the_actions_that_name_it() -> None:
    person = sight(
        "- Write the guide +guide #1y",
        "- [ ] Outline +guide",
        "- [/] Draft +guide",
        "- [x] Ask around +guide",
        "- [-] Print it +guide",
        "- [ ] Call Ngozi about the guide",
    )
    today, year = person.rows
    (project,) = year.projects
    assert (project.text, project.slug, project.months) == ("Write the guide", "guide", 12)
    assert project.actions == {"open": 1, "started": 1, "done": 1, "dropped": 1}
    assert year.actions == project.actions
    assert not project.stuck
    assert today.projects == ()
    assert person.untied == 1


def test_a_project_with_nothing_left_to_do_is_stuck() -> None:
    person = sight("- Guide +guide #1y\n- Talk #1y", "- [x] Outline +guide")
    assert [project.stuck for project in person.rows[1].projects] == [True, True]
    assert not sight("- Guide +guide #1y", "- [/] Outline +guide").rows[1].projects[0].stuck


def test_two_projects_that_share_a_slug_count_its_actions_once() -> None:
    person = sight("- Guide +guide #1y\n- Its index +guide #1y", "- [ ] Outline +guide")
    assert person.rows[1].actions["open"] == 1


def test_a_project_without_a_horizon_or_for_one_without_a_goal_serves_none() -> None:
    person = sight("- Tidy up\n- Sail #8y\n- Guide #1y")
    assert [project.text for project in person.aimless] == ["Tidy up", "Sail"]


def test_a_part_of_an_action_serves_what_the_whole_does() -> None:
    lines = ("- [ ] Outline +guide", "  - [ ] Ask Ngozi", "- [ ] Rest")
    assert sight("- Guide +guide #1y", *lines).untied == 1


def test_settled_actions_need_no_project() -> None:
    assert sight("- Guide +guide #1y", "- [x] Rest", "- [-] Sing").untied == 0


def test_the_newest_answer_to_the_projects_question_counts() -> None:
    older = SHEET.format(projects="- Old +old #1y", tasks="")
    newer = SHEET.format(projects="- New +new #1y", tasks="")
    (person,) = sight_of(notebook({DAY: older, "2026-05-04": newer}).journal)
    assert [project.slug for project in person.rows[1].projects] == ["new"]


def test_horizons_that_were_cleared_are_told_apart() -> None:
    cleared = "## Goals\n\n#### Today\n\n#### 1 year\n\n- Lead a team\n"
    (person,) = sight_of(
        notebook({DAY: SHEET.format(projects="", tasks=""), "2026-05-04": cleared}).journal
    )
    assert [row.name for row in person.rows] == ["1 year"]
    assert [row.name for row in person.gone] == ["today"]


def test_check_names_a_slug_that_no_project_has() -> None:
    tasks = ("- [ ] Outline +giude", "- [ ] Draft +guide", "- [x] Long ago +gone")
    assert notes("- Guide +guide #1y", *tasks) == [("project-unknown", 19)]
    (problem,) = loose_ties(book("- Guide +guide #1y", *tasks).journal)
    assert problem.hint == "did you mean +guide?"
    assert problem.severity.value == "note"


def test_check_names_a_horizon_that_has_no_goal() -> None:
    projects = "- Guide +guide #1y\n- Sail #8y\n- Tidy up"
    assert notes(projects) == [("horizon-without-goal", 16)]
    (problem,) = loose_ties(book(projects).journal)
    assert problem.message == "'Sail' serves #8y, where there is no goal"
    assert problem.hint == "there are goals for 'today', '1 year'"


def test_with_nothing_written_nothing_is_named() -> None:
    empty = notebook({DAY: "## Goals\n"})
    assert list(loose_ties(empty.journal)) == []
    (person,) = sight_of(empty.journal)
    assert (person.rows, person.aimless, person.untied) == ((), (), 0)
