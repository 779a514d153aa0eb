"""The report's page in a real browser: readable by everybody, and deaf to hostile notes."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from browser import CHROMIUM, LOOKS, WIDTHS, Look, Window, open_window
from hostile_notes import PAYLOADS, UNWIELDY, write_team
from running import Forks, House

from thrivecli.render.clean import clean

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium on the PATH (apt install chromium)"),
]

_SKELETON = """() => [...document.querySelectorAll('*')].map(
    (one) => one.tagName + ' ' + one.getAttributeNames().join(' '))"""
_LINKS = """() => [...document.querySelectorAll('[href], [src], [srcset], [action], [style]')]
    .flatMap((one) => ['href', 'src', 'srcset', 'action', 'style'].map((name) =>
        one.getAttribute(name))).filter((value) => value !== null && !value.startsWith('#'))"""
_OPENED = "() => document.querySelectorAll('details').forEach((one) => { one.open = true; })"
_STIRRED = """() => document.querySelectorAll('body *:not(a, summary)').forEach((one) => {
    for (const kind of ['mouseover', 'focus', 'click', 'error', 'load', 'toggle'])
        one.dispatchEvent(new Event(kind)); })"""


@pytest.fixture(scope="module")
def window() -> Iterator[Window]:
    with open_window() as opened:
        yield opened


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, forks: Forks) -> House:
    """One home for all pages, which are made once each."""
    return House(tmp_path_factory.mktemp("pages") / "joan", forks)


def page_of(house: House, notes: Path, name: str = "") -> Path:
    file = house.home / (name or f"{notes.name}.html")
    if not file.exists():
        run = house("-C", str(notes), "report", "--html", str(file))
        assert run.code == 0, run.err
    return file


def demo(house: House) -> Path:
    notes = house.home / "demo"
    assert notes.exists() or house("demo", str(notes)).code == 0
    return page_of(house, notes)


def nothing(house: House) -> Path:
    notes = house.home / "nothing"
    assert notes.exists() or house("init", str(notes)).code == 0
    return page_of(house, notes)


def hostile(house: House) -> Path:
    return page_of(house, write_team(house.home / "hostile", PAYLOADS))


def unwieldy(house: House) -> Path:
    return page_of(house, write_team(house.home / "unwieldy", UNWIELDY))


@pytest.mark.parametrize("story", [demo, nothing, unwieldy])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("look", LOOKS)
def test_everybody_can_read_it(
    house: House, window: Window, story: Callable[[House], Path], width: int, look: Look
) -> None:
    window.show(story(house), width, look)
    assert window.violations() == []
    window.page.evaluate(_OPENED)
    assert window.overflow() <= 0
    assert window.taken() == []


def test_everybody_can_read_its_tables(house: House, window: Window) -> None:
    window.show(demo(house), 375, "light")
    window.page.evaluate(_OPENED)
    assert window.violations() == []


def test_no_hostile_text_comes_alive(house: House, window: Window) -> None:
    window.show(hostile(house), 1280, "light")
    window.page.evaluate(_OPENED)
    window.page.evaluate(_STIRRED)
    window.page.wait_for_timeout(300)
    assert window.taken() == []
    assert set(window.page.evaluate(_LINKS)) == {"data:,"}


@pytest.mark.parametrize("place", ["name", "goal", "action", "tag", "win", "question", "folder"])
def test_hostile_text_is_shown_word_for_word(house: House, window: Window, place: str) -> None:
    window.show(hostile(house), 1280, "light")
    shown = str(window.page.evaluate("() => document.body.textContent"))
    assert len(PAYLOADS) >= 20
    missing = [one for one in PAYLOADS if clean(f"{place} {_as_typed(place, one)}") not in shown]
    assert missing == []


def _as_typed(place: str, text: str) -> str:
    if place == "tag":
        return f"#{text}"
    return _as_folder(text) if place == "folder" else text


def _as_folder(text: str) -> str:
    return text.replace("/", "\N{DIVISION SLASH}")


def test_hostile_text_adds_neither_element_nor_attribute(house: House, window: Window) -> None:
    harmless = [f"harmless {n}" for n in range(len(PAYLOADS))]
    skeletons = []
    for name, texts in (("hostile", PAYLOADS), ("harmless", harmless)):
        window.show(page_of(house, write_team(house.home / name, texts)), 1280, "light")
        skeletons.append(window.page.evaluate(_SKELETON))
    assert len(skeletons[0]) > 1000
    assert skeletons[0] == skeletons[1]
    assert window.taken() == []


def test_a_file_named_by_an_enemy_is_only_a_file(house: House, window: Window) -> None:
    nothing(house)
    notes = house.home / "nothing"
    for payload in PAYLOADS:
        window.show(page_of(house, notes, f"{_as_folder(payload)}.html"), 375, "light")
    assert window.taken() == []


def test_the_keyboard_reaches_everything(house: House, window: Window) -> None:
    window.show(demo(house), 1280, "light")
    reached = []
    for _ in range(30):
        window.page.keyboard.press("Tab")
        reached.append(window.page.evaluate("() => document.activeElement.tagName"))
    assert reached[0] == "A"
    assert {"A", "SUMMARY"} <= set(reached)
    levels = window.page.evaluate(
        "() => [...document.querySelectorAll('h1,h2,h3,h4')].map((one) => +one.tagName[1])"
    )
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_on_paper_it_keeps_within_the_page(house: House, window: Window) -> None:
    window.show(demo(house), 700, "print")  # A4 less its margins, at 96 dots an inch
    assert window.overflow() <= 0
    hidden = window.page.evaluate(
        "() => [...document.querySelectorAll('details.kept table')]"
        ".filter((one) => one.getBoundingClientRect().height === 0).length"
    )
    assert hidden == 0


def test_the_window_notices_what_a_live_payload_does(window: Window, tmp_path: Path) -> None:
    file = tmp_path / "live.html"
    file.write_text(
        "<!doctype html><title>x</title><img src=http://127.0.0.1:9/x.png>"
        "<script>alert(1); console.log('here'); throw new Error('there')</script>"
    )
    window.show(file, 375, "light")
    window.page.wait_for_timeout(300)
    kinds = {deed.partition(":")[0] for deed in window.taken()}
    assert {"dialog", "request", "console", "error"} <= kinds
    assert window.violations() != []


@pytest.mark.parametrize("look", LOOKS)
def test_every_picture_has_words_for_it(house: House, window: Window, look: Look) -> None:
    window.show(demo(house), 1280, look)
    wordless = window.page.evaluate(
        "() => [...document.querySelectorAll('svg[role=img]')].filter((one) =>"
        " !one.querySelector(':scope > title')?.textContent.trim() ||"
        " !one.querySelector(':scope > desc')?.textContent.trim()).length"
    )
    assert wordless == 0
    figures, tables = (
        window.page.locator(one).count() for one in ("figure", "figure table > caption")
    )
    assert figures == tables == 8
