"""Which remote and branch a repository is kept in step with."""

import os
from dataclasses import dataclass

from thrivecli.errors import NotSynced
from thrivecli.workspace.git.call import run_git
from thrivecli.workspace.git.gitdir import Repository
from thrivecli.workspace.git.output import readable
from thrivecli.workspace.git.settings import Settings

_HEADS = "refs/heads/"


@dataclass(frozen=True, slots=True)
class Remote:
    """A branch of a remote, and the branch ``here`` that goes with it; all checked names.

    ``has_upstream`` says whether git has noted down that the two belong together.
    """

    name: str
    branch: str
    here: str
    has_upstream: bool

    @property
    def tracking(self) -> str:
        """Where git keeps what it last saw of that branch."""
        return f"refs/remotes/{self.name}/{self.branch}"


def find_remote(repository: Repository, settings: Settings) -> Remote | None:
    """The upstream of the branch that is checked out, else the same branch of the one remote.

    ``None`` where there is no remote at all. Raises ``NotSynced`` where several could be
    meant, or a name is none that git would take.
    """
    here = _branch_here(repository)
    names = _remotes(settings)
    if not names:
        return None
    upstream = settings.get(f"branch.{here}.merge") or ""
    chosen = settings.get(f"branch.{here}.remote")
    name = chosen or _only(names)
    if name not in names:
        raise NotSynced(
            f"the branch {here} follows '{name}', which is no remote of this repository",
            hint=f"run `git branch --set-upstream-to {names[0]}/{here}`",
        )
    branch = upstream.removeprefix(_HEADS) if chosen and upstream else here
    remote = Remote(name, branch, here, bool(chosen and upstream))
    _check(repository, remote)
    return remote


def push_urls(repository: Repository, remote: Remote) -> tuple[str, ...]:
    """Where a push to it goes: abbreviations written out, folders with their whole path."""
    answer = run_git(repository, ["remote", "get-url", "--push", "--all", "--", remote.name])
    if answer.status:
        raise NotSynced(f"git cannot tell where {remote.name} is\n{readable(answer.err)}")
    urls = os.fsdecode(answer.out).splitlines()
    return tuple(url if ":" in url else str(repository.root / url) for url in urls)


def _branch_here(repository: Repository) -> str:
    answer = run_git(repository, ["symbolic-ref", "-q", "HEAD"])
    name = os.fsdecode(answer.out).strip()
    if answer.status or not name.startswith(_HEADS):
        raise NotSynced("no branch is checked out", hint="run `git switch BRANCH`")
    return name.removeprefix(_HEADS)


def _remotes(settings: Settings) -> list[str]:
    beginning, end = "remote.", ".url"
    found = (
        entry.key[len(beginning) : -len(end)]
        for entry in settings.entries
        if entry.key.startswith(beginning) and entry.key.endswith(end)
    )
    return list(dict.fromkeys(name for name in found if name))


def _only(names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    if "origin" in names:
        return "origin"
    raise NotSynced(
        f"there are several remotes: {', '.join(names)}",
        hint="say which one with `git push -u REMOTE HEAD`, once",
    )


def _check(repository: Repository, remote: Remote) -> None:
    """Refuse names that could pass for an option, a pattern or another place."""
    for ref in (f"{_HEADS}{remote.branch}", f"{_HEADS}{remote.here}", remote.tracking):
        odd = any(name.startswith("-") for name in (remote.name, remote.branch, remote.here))
        if odd or run_git(repository, ["check-ref-format", ref]).status:
            raise NotSynced(
                f"'{remote.name}/{remote.branch}' is no name of a remote and a branch",
                hint="see `git remote -v` and `git branch -vv`",
            )
