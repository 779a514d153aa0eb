"""What git's configuration says here, and which of it comes from the repository itself."""

import os
from dataclasses import dataclass

from thrivecli.errors import WorkspaceFault
from thrivecli.workspace.git.call import run_git
from thrivecli.workspace.git.gitdir import Repository

_OWN_SCOPES = ("local", "worktree")


@dataclass(frozen=True, slots=True)
class Setting:
    """One entry; ``scope`` is git's word for where it stands (``system``, ``local``, ...)."""

    scope: str
    key: str
    value: str

    @property
    def is_the_repositorys(self) -> bool:
        """Whether it came with the repository, not from the user or the machine."""
        return self.scope in _OWN_SCOPES


@dataclass(frozen=True, slots=True)
class Settings:
    """All entries in the order in which git reads them; the last one counts."""

    entries: tuple[Setting, ...]

    def get(self, key: str) -> str | None:
        """The value of ``key`` (written in lower case), from whatever scope."""
        return next((entry.value for entry in reversed(self.entries) if entry.key == key), None)

    def is_true(self, key: str) -> bool:
        """Whether ``key`` is set to one of git's words for yes."""
        return (self.get(key) or "").lower() in ("true", "yes", "on", "1")


def read_settings(repository: Repository | None) -> Settings:
    """The configuration as git sees it, without what our own call adds.

    Runs nothing the repository names. Raises ``GitMissing``, or ``WorkspaceFault`` when
    git cannot read its configuration.
    """
    answer = run_git(repository, ["config", "--list", "-z", "--show-scope"])
    if answer.status:
        raise WorkspaceFault(
            "git cannot read its configuration here", hint="run `git config --list` to see why"
        )
    words = os.fsdecode(answer.out).split("\0")
    pairs = zip(words[0::2], words[1::2], strict=False)  # the last word is empty
    return Settings(tuple(_setting(*pair) for pair in pairs if pair[0] != "command"))


def _setting(scope: str, text: str) -> Setting:
    key, newline, value = text.partition("\n")
    return Setting(scope, key, value if newline else "true")  # a key alone means yes
