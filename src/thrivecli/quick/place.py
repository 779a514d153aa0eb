"""Which workspace is meant, by the rules of ``workspace.locate``; only one is answered for."""

import os

_FILE = "thrive.toml"


def workspace_of(folder: str) -> str:
    """The workspace that ``-C`` or ``THRIVE_HOME`` names, else the one here or by default.

    Empty where it takes more to tell: several of them, none, a ``~`` in a name.
    """
    named = folder or os.environ.get("THRIVE_HOME", "")
    here = os.getcwd()
    if named:
        place = "" if named.startswith("~") else os.path.normpath(os.path.join(here, named))
        return place if _is_workspace(place) else ""
    place = here
    while not _is_workspace(place):
        above = os.path.dirname(place)
        if above == place:
            return _default(here)
        place = above
    return place


def _default(here: str) -> str:
    with os.scandir(here) as entries:
        if any(_is_workspace(entry.path) for entry in entries):
            return ""
    home = os.path.expanduser("~")
    place = f"{home}/thrive"
    return place if home.startswith("/") and _is_workspace(place) else ""


def _is_workspace(place: str) -> bool:
    return bool(place) and os.path.isfile(f"{place}/{_FILE}")
