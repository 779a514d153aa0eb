"""What a new check-in takes along, where it lands, and what the old files say afterwards."""

import re
from datetime import date

import pytest
from notebook import TASKS, TEMPLATE, Notebook, notebook, path_of, tasks

from thrivecli.errors import UnreadableCheckIn
from thrivecli.journal import verbs
from thrivecli.journal.adding import NewAction
from thrivecli.journal.carrying.travel import Carry
from thrivecli.model.action import Status

COMMENT = re.compile(r" ?<!-- thrive:\w{6} -->")
OLD, NEW = "2026-03-02", "2026-04-13"


def carried(*lines: str, old: str | None = None) -> str:
    """What stands under the tasks question of the next check-in, ids taken away."""
    book = notebook({OLD: tasks(*lines) if old is None else old})
    book.new(NEW)
    return under(book.text(NEW), TASKS)


def under(text: str, heading: str) -> str:
    """What stands under a heading, the template's guidance and ids taken away."""
    _, _, rest = text.partition(heading + "\n")
    answer = re.split(r"^#{1,4} ", rest, flags=re.MULTILINE)[0]
    answer = re.sub(r"^_[A-Z].*\._\n", "", answer, flags=re.MULTILINE)
    return COMMENT.sub("", answer).strip("\n")


def answered(heading: str, *lines: str) -> str:
    section = "## Planning" if "projects" in heading else "## Goals"
    return "\n".join((section, "", heading, "", *lines, ""))


TODAY = "#### What do you want to be doing today?"
YEAR = "#### What do you want to be doing in 1 year?"
PROJECTS = "#### What projects can you take on in the next 6 months to get closer to your goals?"
HELP = "#### What help will you need to get to those goals?"


# -- which actions go ------------------------------------------------------------------


def test_open_and_started_actions_go_and_settled_ones_stay() -> None:
    lines = ["- [ ] One", "- [/] Two", "- [x] Three", "- [-] Four", "- [?] Five", "- [>] Six"]
    assert carried(*lines) == "- [ ] One\n- [/] Two\n- [?] Five\n- [ ] Six"


def test_everything_open_in_the_previous_checkin_goes_however_old_it_is() -> None:
    book = notebook({"2024-01-08": tasks("- [ ] Call")})
    assert len(book.new(NEW).carried) == 1


@pytest.mark.parametrize(("day", "goes"), [("2025-10-13", True), ("2025-10-12", False)])
def test_older_checkins_give_their_actions_for_26_weeks(day: str, goes: bool) -> None:
    book = notebook({day: tasks("- [ ] Call"), OLD: tasks("- [ ] Write")})
    travel = book.new(NEW)
    assert ("- [ ] Call" in book.text(NEW)) is goes
    assert len(travel.left_behind) == (not goes)


def test_what_is_left_behind_stays_open_and_comes_along_when_all_is_asked_for() -> None:
    book = notebook({"2025-01-13": tasks("- [ ] Call"), OLD: tasks("- [ ] Write")})
    before = book.files[path_of("2025-01-13")]
    book.new(NEW)
    assert book.files[path_of("2025-01-13")] == before
    assert book.thread("Call").is_open
    assert book.thread("Call").left_behind
    travel = book.new(NEW, Carry.ALL)
    assert [thread.live.action.text for thread in travel.carried] == ["Call"]
    assert not book.thread("Call").left_behind


def test_carry_none_carries_nothing_and_touches_no_old_file() -> None:
    book = notebook({OLD: tasks("- [ ] Call")})
    before = dict(book.files)
    book.new(NEW, Carry.NONE)
    assert book.files.items() >= before.items()
    assert "Call" not in book.text(NEW)
    assert book.thread("Call").is_open


def test_into_a_back_dated_checkin_nothing_is_carried() -> None:
    book = notebook({OLD: tasks("- [ ] Call"), "2026-05-25": tasks("- [ ] Write")})
    travel = book.new(NEW)
    assert travel.carried == ()
    assert travel.later is not None
    assert travel.later.date == date(2026, 5, 25)
    assert "Call" not in book.text(NEW)
    assert book.text(OLD) == tasks("- [ ] Call")


def test_a_worksheets_actions_go_too() -> None:
    book = notebook({OLD: "---\nkind: grow\n---\n- [ ] Call\n"})
    book.new(NEW)
    assert "- [ ] Call" in book.text(NEW)


def test_newest_checkin_first_and_inside_one_the_order_of_the_lines() -> None:
    book = notebook({"2026-01-05": tasks("- [ ] C", "- [ ] D"), OLD: tasks("- [ ] B", "- [ ] A")})
    book.new(NEW)
    assert under(book.text(NEW), TASKS) == "- [ ] B\n- [ ] A\n- [ ] C\n- [ ] D"


# -- the block -------------------------------------------------------------------------


def test_the_whole_block_travels() -> None:
    lines = [
        "- [ ] Write the guide",
        "  with Sam",
        "",
        "  A note of *mine*.",
        "",
        "  ```sh",
        "  - [ ] no action",
        "",
        "    deeper",
        "  ```",
        "  - a bullet",
        "    - [ ] a nested action",
        "  > - [ ] a quoted one",
    ]
    assert carried(*lines) == "\n".join(lines)


def test_nested_settled_branches_with_nothing_open_stay_behind() -> None:
    lines = [
        "- [ ] Write",
        "  - [x] Outline",
        "    with a note",
        "    - [-] Ask",
        "  - [ ] Draft",
        "  - plain",
        "    - [x] Done below plain",
        "- [x] Done",
    ]
    assert carried(*lines) == "- [ ] Write\n  - [ ] Draft\n  - plain"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["  1. [x] Outline", "  2. [ ] Draft"], "\n\n  2. [ ] Draft"),
        (["  > 1. [x] Outline", "  > 2. [ ] Draft"], "\n  > 2. [ ] Draft"),
        (
            ["  > Steps", "  > 1. [x] Outline", "  > 2. [ ] Draft"],
            "\n  > Steps\n  >\n  > 2. [ ] Draft",
        ),
        (["  - [x] Outline", "  ---"], "\n\n  ---"),
        (["  - [x] Outline", "  01. [ ] Draft"], "\n  01. [ ] Draft"),
    ],
)
def test_what_follows_a_branch_that_stays_behind_does_not_join_what_is_above(
    lines: list[str], expected: str
) -> None:
    book = notebook({OLD: tasks("- [ ] Write", *lines)})
    before = [(thread.id, thread.live.action.parent) for thread in book.open]
    book.new(NEW)
    assert under(book.text(NEW), TASKS) == "- [ ] Write" + expected
    assert [(thread.id, thread.live.action.parent) for thread in book.open] == [
        (name, None if parent is None else 0) for name, parent in before
    ]


def test_a_settled_action_above_an_open_one_comes_along_and_counts_once() -> None:
    book = notebook({OLD: tasks("- [x] Write", "  - [ ] Draft", "  > a note", "  - [x] Ask")})
    book.new(NEW)
    assert under(book.text(NEW), TASKS) == "- [x] Write\n  - [ ] Draft"
    write = book.thread("Write")
    assert write.status is Status.DONE
    assert [copy.action.id for copy in write.copies] == [write.id, write.id]
    assert book.read(path_of(OLD)).checkin.actions[0].status is Status.DONE
    assert len(book.threads) == 3


def test_a_plain_bullet_above_travels_once_without_its_other_children() -> None:
    lines = [
        "- Guide",
        "  - [ ] Draft",
        "  - other",
        "  - [ ] Print",
        "",
        "  Its note.",
        "  - [x] Ask",
    ]
    assert carried(*lines) == "- Guide\n  - [ ] Draft\n  - [ ] Print"


def test_a_plain_bullet_that_is_there_already_does_not_travel_again() -> None:
    book = notebook({OLD: tasks("- Guide", "  - [ ] Draft")})
    book.new(NEW)
    book.files[path_of(OLD)] += b"- Guide\n  - [ ] Print\n"
    book.new(NEW)
    assert book.text(NEW).count("Guide") == 1
    assert "\n- [ ] Print" in book.text(NEW)


def test_a_quote_below_a_plain_bullet_is_looked_into() -> None:
    assert carried("- Guide", "  > - [ ] Draft", "  > - other") == "- Guide\n  > - [ ] Draft"


def test_below_an_action_that_lives_elsewhere_a_carried_one_stands_by_itself() -> None:
    book = notebook(
        {
            "2026-01-05": tasks("- [ ] Write", "  - [ ] Draft"),
            OLD: tasks("- [ ] Write"),
        }
    )
    book.new(NEW)
    assert under(book.text(NEW), TASKS) == "- [ ] Write\n- [ ] Draft"
    assert len(book.open) == 2


def test_what_is_open_two_levels_below_is_taken_out_of_what_stays() -> None:
    book = notebook(
        {
            OLD: tasks("- [ ] Write", "  - [>] Draft", "    > - [ ] Ask", "", "    - [/] Read"),
            "2026-03-03": tasks("- [ ] Draft"),
        }
    )
    book.new(NEW)
    assert under(book.text(NEW), TASKS) == "- [ ] Draft\n- [ ] Write\n- [ ] Ask\n- [/] Read"
    assert len(book.open) == 4


def test_markers_and_indentation_become_those_of_the_place_where_it_lands() -> None:
    book = notebook({OLD: tasks("- [ ] Write", "  a note"), NEW: tasks("  7) [ ] Call")})
    book.new(NEW)
    assert under(book.text(NEW), TASKS) == "  7) [ ] Call\n  8) [ ] Write\n     a note"


@pytest.mark.parametrize("bullet", ["*", "+", "1.", "12)"])
def test_any_kind_of_list_is_carried(bullet: str) -> None:
    inside = " " * (len(bullet) + 1)
    lines = [f"{bullet} [ ] Write", f"{inside}a note", f"{inside}{bullet} [ ] Draft"]
    assert carried(*lines) == f"- [ ] Write\n  a note\n  {bullet} [ ] Draft"


def test_a_list_number_never_grows_too_long() -> None:
    book = notebook({OLD: tasks("- [ ] One", "- [ ] Two"), NEW: tasks("999999999. [ ] Call")})
    book.new(NEW)
    assert len(book.open) == 3
    assert book.text(NEW).count("999999999. [ ]") == 3


def test_out_of_a_quote_an_action_comes_without_the_quotes_signs() -> None:
    lines = ["> - [ ] Write", ">   a note", "lazy words", "> - [x] Done"]
    assert carried(*lines) == "- [ ] Write\n  a note\nlazy words"


def test_out_of_a_quote_deep_in_a_list_too() -> None:
    lines = ["1000. > - [x] Done", "      > - [ ] Write", "      >   a note"]
    assert carried(*lines).endswith("- [ ] Write\n  a note") or "> - [ ] Write" in carried(*lines)


def test_a_lazy_line_that_only_its_depth_makes_one_stays_words() -> None:
    book = notebook({OLD: tasks("> - [ ] Write", "      - and draw")})
    book.new(NEW)
    assert book.thread("Write - and draw").is_open


def test_tabs_keep_what_they_amount_to() -> None:
    lines = ["-\t[ ] Write", "\ta note", "\t-\t[ ] Draft", "", "\t\tits note", "", "\t\t\tcode"]
    book = notebook({OLD: tasks(*lines)})
    book.new(NEW)
    reading = book.read(path_of(NEW))
    write, draft = (line.box.item for line in reading.lines)
    kinds = [block.kind.value for block in draft.children]
    assert [block.kind.value for block in write.children] == ["paragraph", "list"]
    old = book.read(path_of(OLD)).lines[1].box.item
    assert kinds == [block.kind.value for block in old.children]


def test_a_tab_in_code_stays_a_tab() -> None:
    lines = ["- [ ] Write", "  ```make", "  all:", "  \techo hello", "  ```"]
    assert carried(*lines) == "\n".join(lines)
    numbered = [
        line.replace("- ", "1. ", 1) if n == 0 else f" {line}" for n, line in enumerate(lines)
    ]
    assert carried(*numbered) == "\n".join(lines)


def test_link_definitions_that_it_uses_come_along_and_no_others() -> None:
    old = tasks("- [ ] Read [the guide][Guide]", "- [x] Read [that]")
    old += "\n[guide]: https://example.org/guide 'The guide'\n[that]: https://example.org/that\n"
    book = notebook({OLD: old})
    book.new(NEW)
    assert book.text(NEW).endswith("\n[guide]: https://example.org/guide 'The guide'\n")


def test_a_definition_comes_from_the_file_that_its_use_came_from() -> None:
    book = notebook(
        {
            "2026-01-05": tasks("- [x] Read [it][1]") + "\n[1]: https://example.org/old\n",
            OLD: tasks("- [ ] Read [that][1]") + "\n[1]: https://example.org/new\n",
        }
    )
    book.new(NEW)
    assert "[1]: https://example.org/new" in book.text(NEW)
    assert "example.org/old" not in book.text(NEW)


def test_a_file_with_windows_line_ends_is_carried_from_and_stays_so() -> None:
    old = tasks("- [ ] Write", "  - a note", "- [x] Done").replace("\n", "\r\n")
    book = notebook({OLD: old})
    book.new(NEW)
    assert under(book.text(NEW), TASKS) == "- [ ] Write\n  - a note"
    name = book.thread("Write").id
    expected = old.replace("[ ] Write", f"[>] Write <!-- thrive:{name} -->")
    assert book.text(OLD) == expected


def test_into_a_file_with_windows_line_ends_windows_line_ends_are_written() -> None:
    book = notebook({OLD: tasks("- [ ] Write"), NEW: tasks("- [ ] Call").replace("\n", "\r\n")})
    book.new(NEW)
    assert book.text(NEW).count("\n") == book.text(NEW).count("\r\n")
    assert len(book.open) == 2


# -- the lines -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "copied"),
    [
        ("Call by Friday", "Call by 06 Mar 2026"),
        ("Call (by 4 Sep), please", "Call (by 04 Sep 2026), please"),
        ("Call by end of March", "Call by 31 Mar 2026"),
        ("Call 📅 2026-03-05", "Call 📅 2026-03-05"),
        ("Call, due in 6 weeks", "Call, due 13 Apr 2026"),
        ("Call by 8th October, 2026", "Call by 8th October, 2026"),
        ("Call by 31 Jun 2026", "Call by 31 Jun 2026"),
        ("Call on 03 Feb about it", "Call on 03 Feb about it"),
    ],
)
def test_in_the_copy_a_relative_date_becomes_a_full_one_and_nothing_else_changes(
    words: str, copied: str
) -> None:
    book = notebook({OLD: tasks(f"- [ ] {words}")})
    due = book.threads[0].due
    book.new(NEW)
    assert under(book.text(NEW), TASKS) == f"- [ ] {copied}"
    assert COMMENT.sub("", book.text(OLD)) == tasks(f"- [>] {words}")
    assert book.threads[0].due == due


def test_a_phrase_carried_by_hand_before_becomes_the_day_it_meant_at_first() -> None:
    book = notebook({OLD: tasks("- [ ] Call by Friday"), NEW: tasks("- [ ] Call by Friday")})
    book.new("2026-05-25")
    assert "Call by 06 Mar 2026" in book.text("2026-05-25")


@pytest.mark.parametrize(
    ("line", "marked"),
    [
        ("- [ ] Call  ", "- [>] Call ID  "),
        ("- [ ] Call 📅 2026-10-08", "- [>] Call ID 📅 2026-10-08"),
        ("- [ ] Call\\\n  Sam", "- [>] CallID\\\n  Sam"),
        ("- [ ] Use `a\n  b` now", "- [>] Use ID `a\n  b` now"),
        ("- [ ]\n  Call", "- [>]\n  Call ID"),
        ("1) [/]\tCall", "1) [>]\tCall ID"),
        ("- [?] Call", "- [>] Call ID"),
    ],
)
def test_in_the_source_only_the_marker_and_the_id_are_written(line: str, marked: str) -> None:
    book = notebook({OLD: tasks(line, "  ", "", "  a note \t")})
    book.new(NEW)
    (thread,) = book.threads
    expected = tasks(marked.replace("ID", f"<!-- thrive:{thread.id} -->"), "  ", "", "  a note \t")
    assert book.text(OLD) == expected


def test_a_line_that_has_its_id_gets_no_other() -> None:
    book = notebook({OLD: tasks("- [ ] Call <!-- thrive:7k3q9f -->")})
    book.new(NEW)
    assert book.text(OLD) == tasks("- [>] Call <!-- thrive:7k3q9f -->")


def test_running_it_again_changes_nothing() -> None:
    book = notebook({OLD: tasks("- [ ] Call", "- Guide", "  - [ ] Draft")})
    book.new(NEW)
    assert book.plan_new(NEW)[1] == ()


def test_running_it_again_carries_what_has_come_up_since() -> None:
    book = notebook({OLD: tasks("- [ ] Call")})
    book.new(NEW)
    book.files[path_of(OLD)] += b"- [ ] Write\n"
    assert [one.live.action.text for one in book.new(NEW).carried] == ["Write"]
    assert under(book.text(NEW), TASKS) == "- [ ] Call\n- [ ] Write"


def test_what_was_copied_by_hand_is_not_copied_again() -> None:
    book = notebook({OLD: tasks("- [ ] Call", "- [ ] Write"), NEW: tasks("- [ ] call.")})
    book.new(NEW)
    assert under(book.text(NEW), TASKS) == "- [ ] call.\n- [ ] Write"
    assert len(book.open) == 2


def test_a_line_deleted_from_the_new_checkin_does_not_come_back() -> None:
    book = notebook({OLD: tasks("- [ ] Call", "- [ ] Write")})
    book.new(NEW)
    kept = [line for line in book.text(NEW).split("\n") if "Call" not in line]
    book.files[path_of(NEW)] = "\n".join(kept).encode()
    assert book.plan_new(NEW)[1] == ()
    assert book.thread("Call").is_stranded


def test_the_new_file_comes_first_in_the_plan() -> None:
    book = notebook({OLD: tasks("- [ ] Call"), "2026-01-05": tasks("- [ ] Write")})
    _, changes = book.plan_new(NEW)
    assert [change.path for change in changes] == [path_of(day) for day in (NEW, OLD, "2026-01-05")]


@pytest.mark.parametrize("written", [1, 2, 3])
def test_after_a_crash_nothing_is_lost_or_doubled_and_the_next_run_finishes(written: int) -> None:
    days = {
        OLD: tasks("- [ ] Call", "- [x] Guide", "  - [ ] Draft", "- [>] Ask"),
        "2026-01-05": tasks("- [/] Write by Friday"),
    }
    whole, crashed = notebook(days), notebook(days)
    before = {thread.id for thread in whole.open}
    whole.new(NEW)
    crashed.apply(crashed.plan_new(NEW)[1][:written])
    assert {thread.id for thread in crashed.open} == before
    assert {thread.id for thread in crashed.threads} == {thread.id for thread in whole.threads}
    crashed.new(NEW)
    assert crashed.files == whole.files


def test_a_tick_in_the_old_file_after_a_crash_settles_the_action() -> None:
    book = notebook({OLD: tasks("- [ ] Call")})
    book.apply(book.plan_new(NEW)[1][:1])
    book.files[path_of(OLD)] = tasks("- [x] Call").encode()
    assert book.open == []
    assert book.threads[0].left_open


# -- where it goes ---------------------------------------------------------------------


def test_an_action_in_an_answer_that_is_copied_stays_there_and_settled_ones_are_left_out() -> None:
    old = answered(TODAY, "- Lead a project", "  - [ ] Ask Sam", "  - [x] Think", "- [x] Done")
    book = notebook({OLD: old})
    book.new(NEW)
    assert under(book.text(NEW), TODAY) == "- Lead a project\n  - [ ] Ask Sam"
    assert under(book.text(NEW), TASKS) == ""
    assert len(book.open) == 1


def test_an_action_in_an_answer_that_is_not_copied_goes_to_the_tasks() -> None:
    book = notebook(
        {
            "2026-01-05": answered(TODAY, "- Old answer", "- [ ] Ask Sam"),
            OLD: answered(TODAY, "- New answer"),
        }
    )
    book.new(NEW)
    assert under(book.text(NEW), TODAY) == "- New answer"
    assert under(book.text(NEW), TASKS) == "- [ ] Ask Sam"


def test_an_action_below_a_stranded_one_in_an_answer_goes_to_the_tasks() -> None:
    book = notebook(
        {"2026-01-05": answered(TODAY, "- Lead", "- [>] Gone", "  - [ ] Ask"), OLD: tasks("text")}
    )
    book.new(NEW)
    assert under(book.text(NEW), TODAY) == "- Lead"
    assert under(book.text(NEW), TASKS) == "- [ ] Ask"
    assert [thread.live.action.text for thread in book.open] == ["Ask"]


def test_an_action_under_another_question_of_planning_goes_under_that_question() -> None:
    old = f"## Planning\n\n{HELP}\n\nSome words.\n\n- [ ] Ask Sam\n"
    book = notebook({OLD: old})
    book.new(NEW)
    assert under(book.text(NEW), HELP) == "- [ ] Ask Sam"


def test_an_action_from_anywhere_else_goes_to_the_tasks() -> None:
    old = "- [ ] A\n\n## Something\n\n- [ ] B\n\n## What have you done so far?\n\n- [ ] C\n"
    assert carried(old=old) == "- [ ] A\n- [ ] B\n- [ ] C"


def test_without_a_tasks_question_one_is_made_at_the_end_of_planning() -> None:
    template = "## Planning\n\n#### Anything else?\n\n## What have you done so far?\n"
    book = notebook({OLD: tasks("- [ ] Call")}, template)
    book.new(NEW)
    text = COMMENT.sub("", book.text(NEW))
    assert "#### Anything else?\n\n#### Tasks\n\n- [ ] Call\n\n## What" in text


def test_without_planning_that_is_made_too() -> None:
    book = notebook({OLD: tasks("- [ ] Call")}, "## Notes\n\nWords")
    book.new(NEW)
    text = COMMENT.sub("", book.text(NEW))
    assert text.endswith("## Notes\n\nWords\n\n## Planning\n\n#### Tasks\n\n- [ ] Call\n")


@pytest.mark.parametrize("open_end", ["```\ncode", "<!-- note", "## Planning\n\n~~~\n"])
def test_where_there_is_no_place_for_an_action_nothing_is_written(open_end: str) -> None:
    book = notebook({OLD: tasks("- [ ] Call"), NEW: open_end})
    with pytest.raises(UnreadableCheckIn):
        book.plan_new(NEW)


# -- last time's answers ---------------------------------------------------------------


def test_each_answer_comes_from_the_newest_checkin_that_has_it() -> None:
    book = notebook(
        {
            "2026-01-05": answered(TODAY, "Old today") + f"\n{YEAR}\n\nThe year\n",
            OLD: answered(TODAY, "New today") + f"\n{YEAR}\n\n_A size larger._\n",
        }
    )
    book.new(NEW)
    assert under(book.text(NEW), TODAY) == "New today"
    assert under(book.text(NEW), YEAR) == "The year"


def test_an_answer_that_was_cleared_does_not_come_back() -> None:
    book = notebook(
        {"2026-01-05": answered(TODAY, "Old today"), OLD: answered(TODAY) + f"\n{YEAR}\n\nYear\n"}
    )
    book.new(NEW)
    assert "Old today" not in book.text(NEW)
    assert under(book.text(NEW), YEAR) == "Year"


def test_goals_reality_and_projects_are_copied_and_nothing_else() -> None:
    old = "\n\n".join(
        (
            "## Goals",
            TODAY,
            "- Lead\n  - more",
            "## Reality",
            "#### What is currently holding you back from your goals?",
            "Too little time.\n\n> Said Sam.",
            "## Planning",
            PROJECTS,
            "1. The guide +guide #1y",
            HELP,
            "Some help.",
            "## What have you done so far?",
            "- A lot",
        )
    )
    book = notebook({OLD: old})
    book.new(NEW)
    text = book.text(NEW)
    assert under(text, TODAY) == "- Lead\n  - more"
    assert "Too little time.\n\n> Said Sam." in text
    assert under(text, PROJECTS) == "1. The guide +guide #1y"
    assert "Some help" not in text
    assert "A lot" not in text


def test_a_templates_own_words_are_not_copied_as_an_answer() -> None:
    book = notebook({OLD: TEMPLATE.replace("- Name a few.", "- Name a few.\n- The guide")})
    book.new(NEW)
    assert under(book.text(NEW), PROJECTS) == "- The guide"
    assert book.text(NEW).count("_Anything counts._") == 1


def test_answered_questions_that_the_template_lacks_are_added() -> None:
    eight = "#### What do you want to be doing in 8 years?"
    book = notebook({OLD: answered(eight, "Live by the sea") + "\n#### And then?\n\nWho knows\n"})
    book.new(NEW)
    goals = book.text(NEW).partition("## Reality")[0]
    assert under(goals, eight) == "Live by the sea"
    assert under(goals, "#### And then?") == "Who knows"


def test_a_blank_start_leaves_the_answers_and_takes_the_actions() -> None:
    book = notebook({OLD: answered(TODAY, "- Lead", "- [ ] Ask Sam")})
    book.apply(book.plan_new(NEW, blank=True)[1])
    assert "Lead" not in book.text(NEW)
    assert under(book.text(NEW), TASKS) == "- [ ] Ask Sam"


def test_an_answer_with_code_that_is_not_closed_ends_where_it_ends() -> None:
    book = notebook({OLD: answered(TODAY, "```", "words")})
    book.new(NEW)
    assert under(book.text(NEW), TODAY) == "```\nwords\n```"
    assert "## Planning" in book.text(NEW)


# -- over several check-ins ------------------------------------------------------------


def test_an_action_goes_from_checkin_to_checkin_until_it_is_done() -> None:
    book = notebook({"2026-01-05": tasks("- [ ] Call")})
    for day in (OLD, NEW, "2026-05-25"):
        book.new(day)
    (thread,) = book.threads
    assert (thread.carried, thread.live.checkin.path) == (3, path_of("2026-05-25"))
    book.change(verbs.done(date(2026, 6, 1)), thread.id)
    book.new("2026-07-06")
    assert "Call" not in book.text("2026-07-06")
    assert "(done 01 Jun 2026)" in book.text("2026-05-25")


def test_a_task_set_again_after_it_was_done_is_carried_by_itself() -> None:
    book = notebook({OLD: tasks("- [x] Call"), NEW: tasks("- [ ] Call")})
    book.new("2026-05-25")
    done, again = book.threads
    assert (done.status, again.status) == (Status.DONE, Status.OPEN)
    assert len(again.copies) == 2


def test_two_checkins_on_one_day_are_carried_from_one_to_the_other() -> None:
    book = notebook({OLD: tasks("- [ ] Call")})
    book.new(OLD, another=True)
    (thread,) = book.threads
    assert [copy.checkin.path for copy in thread.copies] == [path_of(OLD), path_of(f"{OLD}-2")]


def test_a_file_that_holds_two_equal_actions_keeps_them_two() -> None:
    book = notebook({OLD: tasks("- [ ] Call", "- [ ] Call", "- [ ] Call")})
    book.new(NEW)
    book.new("2026-05-25")
    assert len(book.open) == 3
    assert [len(thread.copies) for thread in book.open] == [3, 3, 3]


def test_new_files_are_read_by_the_rules_they_were_written_by() -> None:
    book = Notebook({})
    book.new(NEW)
    assert book.files[path_of(NEW)].decode().endswith(TEMPLATE)
    assert book.threads == ()


def test_ids_do_not_shift_when_actions_of_the_same_words_join_them() -> None:
    """Ids that are not written are derived from the words and their count."""
    later = tasks("- [ ] Rest") + "\n## Done so far\n\n- [ ] Call Bob\n"
    book = notebook({OLD: tasks("- [ ] Call Bob", "- [ ] Call Bob"), NEW: later})
    shown = {thread.id for thread in book.threads}
    book.new(NEW)
    assert {thread.id for thread in book.threads} == shown
    assert len(shown) == 3


def test_ids_do_not_shift_when_an_action_of_the_same_words_is_added() -> None:
    text = tasks("- [ ] Call Bob") + "\n## What have you done so far?\n\n- [ ] Call Bob\n"
    book = notebook({OLD: text})
    names = {thread.live.action.line: thread.id for thread in book.threads}
    new = book.add(NewAction("Call Bob"))
    told = {thread.id for thread in book.threads}
    assert told == {*names.values(), new}
    assert len(told) == 3


def test_a_note_stays_with_its_item_when_the_quote_before_it_stays_behind() -> None:
    """The quote had ended the nested list; without it the indentation alone would not."""
    lines = ("- [ ] Call", "  - [ ] Ask", "  > - [x] Book", "", "    A note on calling.")
    assert carried(*lines) == "- [ ] Call\n  - [ ] Ask\n\n  A note on calling."


def test_a_note_of_a_nested_action_stays_with_it() -> None:
    lines = ("- [ ] Call", "  - [ ] Ask", "    - [x] Book", "", "    A note on asking.")
    assert carried(*lines) == "- [ ] Call\n  - [ ] Ask\n\n    A note on asking."


def test_a_bullet_inside_an_action_travels_with_it_though_another_reads_the_same() -> None:
    book = notebook(
        {
            OLD: "- [ ] Call\n  - Sam\n    - [ ] Ask\n",
            NEW: "- Sam\n  - [ ] Write\n",
        }
    )
    book.new(NEW, another=True)
    expected = "- Sam\n  - [ ] Write\n- [ ] Call\n  - Sam\n    - [ ] Ask"
    assert under(book.text(f"{NEW}-2"), TASKS) == expected
