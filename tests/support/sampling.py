"""Which of a command's calls are struck, and with what: all of them by night, some by day.

The same ones in every run, so that a red one is about the change at hand.
"""

from collections import Counter
from collections.abc import Iterator

from scenery import Stage
from strace import Call

SHARDS = 3  # a test each, so that the calls of a long command are looked at side by side

_ERRORS = ("ENOSPC", "EIO", "EROFS", "EACCES", "EMFILE", "EDQUOT")
_RENAMING = ("ENOSPC", "EIO", "EROFS", "EACCES", "EDQUOT")
_POSSIBLE = {
    "openat": (*_ERRORS, "EINTR"),
    "mkdir": ("ENOSPC", "EROFS", "EACCES", "EDQUOT"),
    "mkdirat": ("ENOSPC", "EROFS", "EACCES", "EDQUOT"),
    "write": ("ENOSPC", "EIO", "EDQUOT", "EINTR"),
    "pwrite64": ("ENOSPC", "EIO"),
    "ftruncate": ("EIO",),
    "fsync": ("ENOSPC", "EIO", "EDQUOT", "EINTR"),
    "fchmod": ("EIO", "EROFS"),
    "close": ("EIO",),
    "unlinkat": ("EIO", "EACCES"),
    "unlink": ("EIO",),
}


def to_kill(stage: Stage, all_of_them: bool) -> list[Call]:
    """The calls at which a command is killed: one of each kind by day, and the ends."""
    if all_of_them:
        return list(stage.calls)
    chosen = {}
    for call in stage.calls:
        if stage.number % 2:
            chosen[call.name] = call  # the last of its kind
        else:
            chosen.setdefault(call.name, call)
    chosen["the last rename"] = [one for one in stage.calls if "rename" in one.name][-1]
    chosen["the last unlink"] = [one for one in stage.calls if "unlink" in one.name][-1]
    told = sorted(set(chosen.values()), key=stage.calls.index)
    return told[::4] if stage.typed.is_long else told


def to_fail(stage: Stage, all_of_them: bool) -> Iterator[tuple[Call, str]]:
    """Calls, and an error that each of them may give.

    By day each error strikes each kind of call in every second command, and somewhere else
    in it each time.
    """
    seen: Counter[tuple[str, str]] = Counter()
    alike = Counter(call.name for call in stage.calls)
    for call in stage.calls:
        errors = _POSSIBLE.get(call.name, _RENAMING)
        for turn, error in enumerate(errors):
            seen[call.name, error] += 1
            if all_of_them or (
                seen[call.name, error] == (turn + stage.number) % alike[call.name] + 1
                and (turn + stage.number) % min(len(errors), 12 if stage.typed.is_long else 2) == 0
            ):
                yield call, error
