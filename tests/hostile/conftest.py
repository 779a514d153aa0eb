"""Every test of this folder is an attack, and marked so unless it is for the night."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark them before any are left out by their marks."""
    for item in items:
        if item.path.parent == HERE and item.get_closest_marker("nightly") is None:
            item.add_marker(pytest.mark.hostile)
