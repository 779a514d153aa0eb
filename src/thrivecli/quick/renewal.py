"""The listing made anew where files have changed, and the answer given from it."""

import sys
from pathlib import Path

from thrivecli.quick.door import printed
from thrivecli.quick.listing import load_listing, store_listing
from thrivecli.quick.preparing import names_of, prepared
from thrivecli.quick.spelling import Wanted
from thrivecli.render.progress import Progress
from thrivecli.workspace.index.place import index_folder
from thrivecli.workspace.store import Store


def answered_anew(root: str, meant: Wanted) -> bool:
    """Whether the question of :func:`~thrivecli.quick.door.question` is answered now, in print.

    Reads what changed and keeps it. Raises the store's faults, and ``OSError`` where the
    answer cannot be printed.
    """
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
