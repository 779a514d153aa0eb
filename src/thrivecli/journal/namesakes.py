"""Check-ins of one folder that say they are different people's: often a slip in ``person:``.

The front matter is the truth, so two people in a folder are two people. A slip makes one
person two without a word, and each of an action's copies somebody else's: what was carried
on looks as if it had gone nowhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from thrivecli.journal.checkins import CheckIns, Owner
from thrivecli.model.checkin import CheckIn
from thrivecli.model.problem import Problem, Severity
from thrivecli.model.text import fold

_NEAR = 0.75  # of difflib's ratio; 'Joan Citizan' against 'Joan Citizen' is 0.92


@dataclass(frozen=True, slots=True)
class Namesake:
    """A person in a folder whose check-ins are mostly another's; ``first`` is where."""

    first: CheckIn
    host: str

    @property
    def is_near(self) -> bool:
        """Whether the two names are so alike that one may be a slip of the other."""
        from difflib import SequenceMatcher  # for mixed folders only

        mine, theirs = fold(self.first.person), fold(self.host)
        if mine.startswith(theirs) or theirs.startswith(mine):
            return True
        return SequenceMatcher(None, mine, theirs).ratio() >= _NEAR


def namesakes(checkins: CheckIns) -> Iterator[Namesake]:
    """Everybody named in a folder beside the one whom most files there name.

    Of as many files each, the one counts whom the oldest names.
    """
    for folder in _mixed(checkins):
        names = [checkin.person for checkin in folder]
        host = max(dict.fromkeys(names), key=names.count)
        for name in dict.fromkeys(names):
            if name != host:
                yield Namesake(folder[names.index(name)], host)


def ids_of_namesakes(checkins: CheckIns) -> dict[Owner, dict[str, CheckIn]]:
    """For each person, the written ids that stand under another name in the same folder, too.

    With the newest check-in of that name that has the id.
    """
    found: dict[Owner, dict[str, CheckIn]] = {}
    for folder in _mixed(checkins):
        holders: dict[str, dict[str, CheckIn]] = {}
        for checkin in folder:
            for action in checkin.actions:
                if action.id is not None:
                    holders.setdefault(action.id, {})[checkin.person] = checkin
        for name, newest in holders.items():
            for person in newest:
                others = [one for other, one in newest.items() if other != person]
                if others:
                    owner = (others[0].workspace, person)
                    found.setdefault(owner, {})[name] = max(others, key=lambda one: one.order)
    return found


def name_problems(checkins: CheckIns) -> Iterator[Problem]:
    """A warning for each name that may be a slip, a note for each that is plainly another's."""
    for one in namesakes(checkins):
        person, near = one.first.person, one.is_near
        yield Problem(
            one.first.path,
            0,
            0,
            "person-differs",
            Severity.WARNING if near else Severity.NOTE,
            f"`person:` is {person} here, and {one.host} in other check-ins of this folder",
            f"write `person: {one.host}` there if it is a slip; if the name has changed, "
            "say so with `formerly` in thrive.toml"
            if near
            else "move it to a folder of its own if you like; the front matter counts",
        )


def _mixed(checkins: CheckIns) -> Iterator[list[CheckIn]]:
    """The check-ins, oldest first, of each folder in which several people are named."""
    for folder in checkins.shared_folders():
        yield sorted(folder, key=lambda one: one.order)
