"""The short way in: an answer from the index, or word that it takes the long way.

Nothing is imported here but what starting Python has imported already, so that the answer
is there before the parser of arguments would be.
"""

import os
import sys

from thrivecli import __version__
from thrivecli.quick.day import today
from thrivecli.quick.listing import Listing, load_listing, load_names
from thrivecli.quick.place import workspace_of
from thrivecli.quick.printing import chosen_rows, document, lines, notes
from thrivecli.quick.spelling import Wanted, wanted
from thrivecli.workspace.index.catalogue import load_catalogue
from thrivecli.workspace.index.place import index_folder


def answered(arguments: list[str]) -> bool:
    """Whether the answer was there, and is printed now.

    Raises ``OSError`` where it cannot be printed.
    """
    if None in (sys.stdin, sys.stdout, sys.stderr):
        return False  # what is closed is put right on the long way
    if arguments == ["--version"]:
        sys.stdout.write(f"thrive {__version__}\n")
        sys.stdout.flush()
        return True
    asked = question(arguments)
    if asked is None:
        return False
    root, meant = asked
    folder = index_folder(root)
    catalogue = load_catalogue(folder, root)
    if catalogue is None or not catalogue.is_current():
        return False
    listing = load_listing(folder, catalogue.generation, objects=meant.as_json)
    return listing is not None and printed(listing, meant, folder, catalogue.generation)


def question(arguments: list[str]) -> tuple[str, Wanted] | None:
    """The workspace and what is wanted of it, if both can be told here."""
    meant = wanted(arguments)
    if meant is None or "_THRIVE_COMPLETE" in os.environ or not today():
        return None
    if not meant.as_json and sys.stdout.isatty():
        return None
    root = workspace_of(meant.folder)
    return (root, meant) if root else None


def printed(listing: Listing, meant: Wanted, folder: str, generation: int) -> bool:
    """Print what is wanted; false where a name is not one person's for certain."""
    named = {}
    for option, typed in meant.values.items():
        names = load_names(folder, generation)
        name = names.called(typed, with_checkins=option == "--person") if names else ""
        if not name:
            return False
        named[option] = name
    if not listing.shares:
        return False
    day, person = today(), named.get("--person", "")
    found = chosen_rows(listing, meant, day, person, named.get("--owner", ""))
    answer = document(found, listing, day) if meant.as_json else lines(found, day)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # TextIO's own
    sys.stdout.write(answer)
    sys.stdout.flush()
    said_beside(notes(listing, found, meant, person))
    return True


def said_beside(words: str) -> bool:
    """Whether it could be said on stderr; the answer does not depend on it."""
    try:
        sys.stderr.write(words)
    except OSError:
        return False
    return True
