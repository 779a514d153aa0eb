"""The listing made anew where files have changed, and the answer given from it."""

import sys
from pathlib import Path

from thrivecli.quick.door import printed, question
from thrivecli.quick.listing import load_listing, store_listing
from thrivecli.quick.preparing import names_of, prepared
from thrivecli.render.progress import Progress
from thrivecli.workspace.index.place import index_folder
from thrivecli.workspace.store import Store


def answered_anew(arguments: list[str]) -> bool:
    """Whether the question is one that is answered here, and the answer is printed now.

    Reads what changed and keeps it. Raises the store's faults, and ``OSError`` where the
    answer cannot be printed.
    """
    asked = question(arguments)
    if asked is None:
        return False
    root, meant = asked
    folder = index_folder(root)
    if not folder:
        return False
    store = Store(Path(root), is_indexed=True, watch=Progress(sys.stderr))
    generation = store.library.generation
    if generation is None:
        return False
    before = load_listing(folder, None, objects=True)
    listing = prepared(store.journal, store.context_key, store.library.fingerprints, before)
    if not store_listing(folder, generation, listing, names_of(store.journal)):
        return False
    return printed(listing, meant, folder, generation)
