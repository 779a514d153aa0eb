"""What must not be carried: actions that stand under another name in the same folder, too."""

from collections.abc import Iterable, Mapping

from thrivecli.errors import UnreadableCheckIn
from thrivecli.journal.carrying.travel import Travel
from thrivecli.journal.thread import Thread
from thrivecli.model.checkin import CheckIn


def refuse_astray(threads: Iterable[Thread], travel: Travel, astray: Mapping[str, CheckIn]) -> None:
    """Raise :class:`UnreadableCheckIn` where a carry would open an action twice, under two names.

    ``astray`` are the ids that stand in a check-in of another name, as the journal has them.
    An action that was carried there and is open nowhere else would stay behind unseen.
    """
    going = {thread.id for thread in travel.carried}
    for thread in threads:
        ids = [copy.action.id for copy in thread.copies if copy.action.id]
        found = next((astray[name] for name in ids if name in astray), None)
        if found is not None and (thread.id in going or thread.is_stranded):
            raise UnreadableCheckIn(
                f"{found.path}: `person:` is {found.person} there, and {thread.id} "
                f"({thread.live.action.text}), which would be carried, stands there, too",
                hint="write the same `person:` in both files if that is one person; "
                "if the name has changed, say so with `formerly` in thrive.toml",
            )
