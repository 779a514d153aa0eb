"""Lines of the same words as one that is about to be put among them."""

from collections.abc import Iterable, Iterator, Set

from thrivecli.journal.thread import Thread
from thrivecli.markdown.actions import Context
from thrivecli.markdown.edits import rewritten, write_id
from thrivecli.markdown.parse import Reading
from thrivecli.markdown.relocate import Splice


def named(
    reading: Reading, ties: Set[str], threads: Iterable[Thread], context: Context
) -> Iterator[Splice]:
    """The edits that write down the ids of lines with these words.

    Ids that are not written are derived from the words and how often they came before, so
    one more line of the same words would change them. ``threads`` are all of the person's.
    """
    path = reading.checkin.path
    for thread in threads:
        for copy in thread.copies:
            action = copy.action
            if copy.checkin.path == path and action.id is None and action.tie in ties:
                line = reading.lines[copy.index]
                yield from rewritten(line, context, reading.checkin.date, [write_id(thread.id)])
