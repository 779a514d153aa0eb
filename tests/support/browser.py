"""Debian's own Chromium, headless, driven by Playwright; nothing is downloaded."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from axe_playwright_python.base import AXE_FILE_PATH  # type: ignore[import-untyped]  # as it is
from playwright.sync_api import Dialog, Page, Request, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
_OPTIONS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)
WIDTHS = (1280, 375)
Look = Literal["light", "dark", "print"]
LOOKS: tuple[Look, ...] = ("light", "dark", "print")


@dataclass
class Window:
    """A page in a browser, and all that it did which a page of ours never does."""

    page: Page
    deeds: list[str] = field(default_factory=list)

    def show(self, file: Path, width: int, look: Look) -> None:
        """Open a file at this width, as it looks by day, by night or on paper."""
        self.page.set_viewport_size({"width": width, "height": 900})
        if look == "print":
            self.page.emulate_media(media="print", color_scheme="light")
        else:
            self.page.emulate_media(media="screen", color_scheme=look)
        self.page.goto(file.as_uri())

    def taken(self) -> list[str]:
        """What the page did since this was asked last."""
        deeds = list(self.deeds)
        self.deeds.clear()
        return deeds

    def violations(self) -> list[str]:
        """What axe-core finds, each with the element it is about."""
        self.page.evaluate(AXE_FILE_PATH.read_text("utf-8"))
        found: dict[str, Any] = self.page.evaluate("() => axe.run(document)")
        return [
            f"{one['id']}: {node['html'][:120]}: {node['failureSummary']}"
            for one in found["violations"]
            for node in one["nodes"]
        ]

    def overflow(self) -> int:
        """By how many pixels the page is wider than its window."""
        return int(
            self.page.evaluate(
                "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
        )


@contextmanager
def open_window() -> Iterator[Window]:
    """A browser with a profile of its own, in which every deed of a page is noted."""
    assert CHROMIUM is not None
    with TemporaryDirectory() as profile, sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=CHROMIUM, headless=True, args=_OPTIONS
        )
        window = Window(context.pages[0] if context.pages else context.new_page())
        _watch(window)
        yield window
        context.close()


def _watch(window: Window) -> None:
    page, deeds = window.page, window.deeds

    def dialog(one: Dialog) -> None:
        deeds.append(f"dialog: {one.message}")
        one.dismiss()

    def request(one: Request) -> None:
        if not one.url.startswith(("file:", "data:,")):
            deeds.append(f"request: {one.url}")

    page.on("dialog", dialog)
    page.on("request", request)
    page.on("console", lambda one: deeds.append(f"console: {one.text}"))
    page.on("pageerror", lambda one: deeds.append(f"error: {one}"))
    page.on("popup", lambda one: deeds.append(f"popup: {one.url}"))
    page.on("download", lambda one: deeds.append(f"download: {one.url}"))
