"""Whether a repository is in a state to commit to: read from its files, starting no git."""

import time
from pathlib import Path

from thrivecli.workspace.git.gitdir import Repository

_BISECT = "BISECT_LOG"
_UNDER_WAY = {
    "MERGE_HEAD": ("a merge", "git merge --abort", "git commit"),
    "CHERRY_PICK_HEAD": ("a cherry-pick", "git cherry-pick --abort", "git commit"),
    "REVERT_HEAD": ("a revert", "git revert --abort", "git commit"),
    "rebase-merge": ("a rebase", "git rebase --abort", "git rebase --continue"),
    "rebase-apply": ("a rebase", "git rebase --abort", "git rebase --continue"),
    _BISECT: ("a bisect", "git bisect reset", "git bisect reset"),
}
_LOCK_WAIT = 2.0  # seconds
_POLL = 0.02


def under_way(repository: Repository) -> tuple[str, str] | None:
    """A merge, rebase or the like that has not ended, and the hint; ``None`` if there is none."""
    for name, (what, stop, finish) in _UNDER_WAY.items():
        if (repository.git_dir / name).exists():
            ways = f"`{stop}`" if stop == finish else f"`{finish}` or `{stop}`"
            return f"{what} is under way in this repository", f"end it with {ways}"
    return None


def is_merging(repository: Repository) -> bool:
    """Whether it is a merge that has not ended."""
    return (repository.git_dir / "MERGE_HEAD").exists()


def is_bisecting(repository: Repository) -> bool:
    """Whether it is a bisect, which leaves no file in two versions."""
    return not any((repository.git_dir / name).exists() for name in _UNDER_WAY if name != _BISECT)


def is_rebasing(repository: Repository) -> bool:
    """Whether it is a rebase, in which git has the names of the two sides the other way round."""
    patches = repository.git_dir / "rebase-apply"
    is_by_patches = patches.exists() and not (patches / "applying").exists()  # that is `git am`
    return is_by_patches or (repository.git_dir / "rebase-merge").exists()


def is_detached(repository: Repository) -> bool:
    """Whether HEAD names a commit and not a branch."""
    try:
        head = (repository.git_dir / "HEAD").read_bytes()[:1000]
    except OSError:
        return False  # git will say what is wrong
    return not head.startswith(b"ref:")


def wait_for_locks(repository: Repository) -> str | None:
    """Wait up to 2 s for git's locks to go; the sentence about one that stays.

    A lock is never removed here: whoever made it may still be at work.
    """
    end = time.monotonic() + _LOCK_WAIT
    while (lock := _lock(repository)) and time.monotonic() < end:
        time.sleep(_POLL)
    return _about(lock) if lock else None


def _lock(repository: Repository) -> Path | None:
    candidates = [repository.git_dir / "index.lock", repository.git_dir / "HEAD.lock"]
    candidates += _branch_lock(repository)
    return next((path for path in candidates if path.exists()), None)


def _branch_lock(repository: Repository) -> list[Path]:
    try:
        head = (repository.git_dir / "HEAD").read_text("utf-8", "surrogateescape")[:1000]
    except OSError:
        return []
    name = head.removeprefix("ref:").strip()
    plain = name.startswith("refs/heads/") and ".." not in name and "\0" not in name
    return [repository.common_dir / f"{name}.lock"] if plain else []


def _about(lock: Path) -> str:
    try:
        age = max(0, int(time.time() - lock.stat().st_mtime))
    except OSError:
        age = 0
    return f"{lock} is there, {age_in_words(age)} old: another git is at work, or one was killed"


def age_in_words(seconds: int) -> str:
    """``5 s``, ``3 min``, ``7 h`` or ``2 days``."""
    for size, word in ((86400, "days"), (3600, "h"), (60, "min")):
        if seconds >= 2 * size or (size < 86400 and seconds >= size):
            return f"{seconds // size} {word}"
    return f"{seconds} s"
