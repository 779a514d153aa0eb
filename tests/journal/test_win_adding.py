"""Adding a win: one bullet under its day, in the person's own manner, and nothing else."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from notebook import notebook, path_of

from thrivecli.errors import UnreadableCheckIn, UsageFault
from thrivecli.journal.wins.adding import NewWin, add_win
from thrivecli.markdown.dates.in_style import date_line_like
from thrivecli.markdown.dates.lone import read_date_line

DAY = "2026-04-13"
OLD = "2026-03-02"
DONE = "## What have you done so far?\n\n"


def added(
    text: str, words: str = "Won", on: str = "2026-04-10", *details: str, old: str = ""
) -> str:
    book = notebook({OLD: old, DAY: text} if old else {DAY: text})
    new = NewWin(words, date.fromisoformat(on), details)
    earlier = [book.read(path) for path in book.files if path != path_of(DAY)]
    change = add_win(new, book.read(path_of(DAY)), book.context, lambda: earlier)
    book.apply([change])
    return book.text(DAY)


def test_the_date_is_there_already() -> None:
    text = DONE + "*10 Apr 2026*\n\n- One\n  - and how\n\n*01 Apr 2026*\n\n- Two\n"
    assert added(text) == text.replace("how\n", "how\n- Won\n")


def test_a_new_date_goes_before_the_older_ones() -> None:
    text = DONE + "*12 Apr 2026*\n\n- One\n\n*01 Apr 2026*\n\n- Two\n"
    assert added(text) == text.replace("*01 Apr", "*10 Apr 2026*\n\n- Won\n\n*01 Apr")


def test_the_oldest_date_goes_last() -> None:
    text = DONE + "*12 Apr 2026*\n\n- One\n\n## More\n\nWords\n"
    assert added(text) == text.replace("One\n", "One\n\n*10 Apr 2026*\n\n- Won\n")


def test_details_are_nested() -> None:
    text = DONE + "*10 Apr 2026*\n\n1. One\n"
    assert added(text, "Won", "2026-04-10", "a", "b") == text + "2. Won\n   - a\n   - b\n"


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("**1 Apr 2026**", "**10 Apr 2026**"),
        ("1 Apr 2026", "10 Apr 2026"),
        ("### 1 April 2026", "### 10 April 2026"),
        ("2026-04-01", "2026-04-10"),
        ("_1st April, 2026_", "_10th April, 2026_"),
        ("*01 Apr 2026*  ", "*10 Apr 2026*"),
        ("Apr 1, 2026:", "Apr 10, 2026:"),
        ("Wed 01 Apr 2026", "Fri 10 Apr 2026"),
    ],
)
def test_a_date_line_is_written_in_the_files_own_dialect(line: str, written: str) -> None:
    text = f"{DONE}{line}\n\n- One\n"
    assert added(text) == f"{DONE}{written}\n\n- Won\n\n{line}\n\n- One\n"


def test_a_tight_manner_stays_tight() -> None:
    text = DONE + "*01 Apr 2026*\n* One\n"
    assert added(text) == DONE + "*10 Apr 2026*\n- Won\n\n*01 Apr 2026*\n* One\n"


def test_a_date_that_is_itself_a_bullet() -> None:
    text = DONE + "- *10 Apr 2026*\n  - One\n- *01 Apr 2026*\n  - Two\n"
    assert added(text) == text.replace("One\n", "One\n  - Won\n")
    assert added(text, on="2026-04-05") == text.replace("- *01", "- *05 Apr 2026*\n  - Won\n- *01")


def test_bullets_without_a_date_are_of_the_check_ins_day() -> None:
    text = DONE + "- One\n\n*01 Apr 2026*\n\n- Two\n"
    assert added(text, on=DAY) == text.replace("One\n", "One\n- Won\n")
    assert "- One\n\n*10 Apr 2026*\n\n- Won\n\n*01 Apr" in added(text)


def test_guidance_stays_where_it_is() -> None:
    text = DONE + "_Newest first._\n"
    assert added(text) == text + "\n*10 Apr 2026*\n\n- Won\n"


def test_the_section_is_made_where_it_is_missing() -> None:
    text = "## Goals\n\n#### 1 year\n\n- Lead\n"
    assert added(text) == f"{text}\n{DONE}*10 Apr 2026*\n\n- Won\n"


def test_the_manner_is_taken_from_the_check_in_before() -> None:
    old = "## Accomplishments\n\n### 2 March 2026\n\n- One\n"
    assert added("## Goals\n", old=old) == (
        "## Goals\n\n## Accomplishments\n\n### 10 April 2026\n\n- Won\n"
    )


@pytest.mark.parametrize("eol", ["\r\n", "\r"])
def test_the_files_line_ending_is_used(eol: str) -> None:
    text = (DONE + "*10 Apr 2026*\n\n- One\n").replace("\n", eol)
    assert added(text) == text + f"- Won{eol}"


def test_a_missing_final_newline_stays_missing() -> None:
    assert added(DONE + "*10 Apr 2026*\n\n- One") == DONE + "*10 Apr 2026*\n\n- One\n- Won"
    assert added("## Goals").endswith("\n\n- Won")


@pytest.mark.parametrize(
    "words",
    [
        *("", "  ", "a\nb", "a\rb", "a\u2028b", "a\x1bb", "[ ] call", "[x] called", "01 Apr 2026"),
        *("# big", "- one", "1. one", "<div>", "<!-- a", "```", "> quoted", "Newest\x00first"),
    ],
)
def test_what_is_no_single_win_is_refused(words: str) -> None:
    with pytest.raises(UsageFault):
        added(DONE + "*10 Apr 2026*\n\n- One\n", words)


@pytest.mark.parametrize("text", ["<!--\n\n## Goals\n", DONE + "```\n", DONE + "<!-- unclosed\n"])
def test_a_file_without_a_safe_place_is_refused(text: str) -> None:
    with pytest.raises(UnreadableCheckIn):
        added(text)


WORDS = st.sampled_from(
    ["One", "Two words", "See [the page](x.md)", "`code`", "By 08 Oct 2020", "@sam helped", "C\\#"]
)
DRESS = st.sampled_from(["*{}*", "**{}**", "{}", "### {}", "_{}_:", "- *{}*"])
SPELT = st.sampled_from(["%d %b %Y", "%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%a %d %b %Y"])
DAYS = st.dates(date(2025, 12, 1), date(2026, 5, 1))
GROUPS = st.lists(
    st.tuples(DAYS, st.lists(st.tuples(WORDS, st.booleans()), max_size=3)), max_size=4
)


@given(
    data=st.data(),
    dress=DRESS,
    spelt=SPELT,
    groups=GROUPS,
    eol=st.sampled_from(["\n", "\r\n"]),
    is_tight=st.booleans(),
    has_end=st.booleans(),
)
def test_the_wins_before_and_exactly_one_more(
    *,
    data: st.DataObject,
    dress: str,
    spelt: str,
    groups: list[tuple[date, list[tuple[str, bool]]]],
    eol: str,
    is_tight: bool,
    has_end: bool,
) -> None:
    lines = [
        "## Goals",
        "",
        "#### 1 year",
        "",
        "- [ ] Lead",
        "",
        "## What have you done so far?",
        "",
    ]
    inner = "  " if dress.startswith("-") else ""
    for day, bullets in groups:
        lines += [dress.format(day.strftime(spelt)), *([] if is_tight else [""])]
        for words, has_detail in bullets:
            lines += [f"{inner}- {words}", *([f"{inner}  - how"] if has_detail else [])]
        lines += [] if inner else [""]
    lines += ["", "## After", "", "- [ ] Call", ""] if data.draw(st.booleans()) else [""]
    text = eol.join(lines)
    text = text if has_end else text.rstrip("\r\n")
    on = data.draw(
        st.one_of(DAYS, st.sampled_from([day for day, _ in groups] or [date(2026, 4, 1)]))
    )
    book = notebook({DAY: text})
    before = book.read(path_of(DAY)).checkin
    book.files[path_of(DAY)] = added(text, "Won it", on.isoformat(), "thus").encode()
    after = book.read(path_of(DAY)).checkin
    told = [(win.date, win.text, win.details) for win in after.wins]
    told.remove((on, "Won it", ("thus",)))
    assert told == [(win.date, win.text, win.details) for win in before.wins]
    assert [one.text for one in after.actions] == [one.text for one in before.actions]
    kept = iter(book.text(DAY).splitlines())
    assert all(line in kept for line in text.splitlines())


@given(DAYS, DAYS, DRESS, SPELT)
def test_a_date_written_like_another_reads_as_that_day(
    like: date, day: date, dress: str, spelt: str
) -> None:
    line = dress.removeprefix("- ").format(like.strftime(spelt))
    written = date_line_like(line, day)
    assert read_date_line(written) == day
    if like == day:
        assert written == line
