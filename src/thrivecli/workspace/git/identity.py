"""Who a commit is by: git's ``user.name`` and ``user.email``, never guessed ones."""

import os

from thrivecli.workspace.git.settings import Settings


def has_identity(settings: Settings) -> bool:
    """Whether a name and an address are set for author and committer alike."""
    return all(_is_set(settings, role, what) for role in ("author", "committer") for what in _PARTS)


_PARTS = ("name", "email")


def _is_set(settings: Settings, role: str, what: str) -> bool:
    named = os.environ.get(f"GIT_{role}_{what}".upper())
    configured = settings.get(f"{role}.{what}") or settings.get(f"user.{what}")
    fallback = os.environ.get("EMAIL") if what == "email" else None
    return bool(named or configured or fallback)
