"""Goals: what counts as an answer, since when it has stood, and what is not one."""

from notebook import notebook

from thrivecli.journal.goals.rows import list_goals

OLD, NEW = "2026-03-02", "2026-04-13"


def goals(text: str) -> dict[str, tuple[str, ...]]:
    return {row.name: row.answer for row in list_goals(notebook({OLD: text}).journal)}


def test_an_answer_nested_below_guidance_is_the_answer() -> None:
    template = "## Goals\n\n#### 1 year\n\n- A size larger.\n"
    text = "## Goals\n\n#### 1 year\n\n- A size larger.\n  - Lead a team\n\n  And write\n"
    (row,) = list_goals(notebook({OLD: text}, template).journal)
    assert row.answer == ("Lead a team", "And write")


def test_guidance_into_which_a_name_was_filled_is_guidance() -> None:
    template = "## Goals\n\n#### 1 year\n\n- What does {{ person }} want?\n"
    text = "## Goals\n\n#### 1 year\n\n- What does Joan Citizen want?\n"
    assert list_goals(notebook({OLD: text}, template).journal) == ()


def test_an_empty_box_is_no_goal() -> None:
    assert goals("## Goals\n\n#### 1 year\n\n- [ ]\n") == {}


def test_a_heading_inside_an_answer_does_not_end_it() -> None:
    text = "## Goals\n\n#### 1 year\n\n- Lead\n\n##### First 6 months\n\n- Learn\n"
    assert goals(text) == {"1 year": ("Lead", "Learn")}


def test_a_horizon_may_stand_under_a_heading_of_its_own() -> None:
    text = "## Goals\n\n### Later\n\n#### 3 years\n\n- Teach\n\n#### 8 years\n\n- Rest\n"
    assert goals(text) == {"3 years": ("Teach",), "8 years": ("Rest",)}


def test_a_horizon_asked_twice_has_its_first_answer() -> None:
    text = (
        "## Goals\n\n#### 1 year\n\n- Lead\n\n## Progress on goals\n\n#### 1 year\n\n- Half way\n"
    )
    assert goals(text) == {"1 year": ("Lead",)}


def test_the_first_word_for_a_section_counts() -> None:
    text = "## Planning to reach those goals\n\n#### Tasks for the next 6 weeks\n\n- Lead\n"
    assert goals(text) == {}


def test_a_change_in_a_nested_bullet_is_a_change() -> None:
    text = "## Goals\n\n#### 1 year\n\n- Lead\n  - {}\n"
    book = notebook({OLD: text.format("three people"), NEW: text.format("five people")})
    (row,) = list_goals(book.journal)
    assert (row.changes, row.since.isoformat()) == (1, NEW)
