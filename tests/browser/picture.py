"""Takes the README's picture of the report's page: `python tests/browser/picture.py`.

It makes the demo as of 22 November 2026, and shows Joan's actions and goals of one
spring and summer, by day.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

TOP = Path(__file__).parents[2]
sys.path.insert(0, str(TOP / "tests" / "support"))

from browser import Window, open_window  # noqa: E402 - the line above makes it known
from playwright.sync_api import FloatRect  # noqa: E402 - as above
from running import Forks, House  # noqa: E402 - as above

PICTURE = TOP / "docs" / "images" / "report.png"
_WIDTH = 860
_SPAN = ("--since", "14 Mar 2026", "--until", "30 Jun 2026")
_LARGEST = 150_000  # bytes


def _box(window: Window, place: str) -> FloatRect:
    box = window.page.locator(place).bounding_box()
    assert box is not None
    return box


def take_picture() -> None:
    """Make the demo, its page and the picture."""
    with TemporaryDirectory() as place, Forks() as forks, open_window() as window:
        house = House(Path(place) / "joan", forks)
        assert house("demo", "demo").code == 0
        house.place = house.home / "demo"
        run = house("report", "joan", *_SPAN, "--html", "~/report.html")
        assert run.code == 0, run.err
        window.show(house.home / "report.html", _WIDTH, "light")
        top = _box(window, "h3 >> nth=0")["y"] - 10
        last = _box(window, ".answers >> nth=1")
        height = last["y"] + last["height"] - top + 10
        PICTURE.parent.mkdir(exist_ok=True)
        window.page.screenshot(
            path=PICTURE,
            full_page=True,
            clip={"x": 0, "y": top, "width": _WIDTH, "height": height},
        )
    assert PICTURE.stat().st_size < _LARGEST, "the picture is too large for a README"


if __name__ == "__main__":
    take_picture()
