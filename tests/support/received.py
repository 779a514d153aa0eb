"""A repository from somebody else, with traps in it: each leaves a mark if it is ever run.

``fired`` tells which did. A trap is a script of its own, so that the mark names it.
"""

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from running import House, Run

KEYS = (
    *("core.fsmonitor", "core.sshCommand", "core.askPass", "core.editor", "core.pager"),
    *("core.gitProxy", "core.alternateRefsCommand", "diff.external", "diff.x.textconv"),
    *("diff.x.command", "filter.x.clean", "filter.x.smudge", "filter.x.process"),
    *("merge.x.driver", "credential.helper", "gpg.program", "gpg.ssh.program"),
    *("gpg.ssh.defaultKeyCommand", "sequence.editor", "uploadpack.packObjectsHook"),
    *("alias.status", "alias.commit", "alias.config", "alias.log", "pager.log", "pager.status"),
    *("trailer.x.cmd", "trailer.x.command", "interactive.diffFilter", "remote.origin.vcs"),
    *("remote.origin.uploadpack", "remote.origin.receivepack", "sendemail.toCmd", "browser.x.cmd"),
)
HOOKS = (
    *("pre-commit", "prepare-commit-msg", "commit-msg", "post-commit", "post-index-change"),
    *("reference-transaction", "post-checkout", "post-merge", "pre-push", "post-rewrite"),
    *("pre-auto-gc", "fsmonitor-watchman", "pre-merge-commit", "applypatch-msg"),
)
_ATTRIBUTES = "*.md filter=x diff=x merge=x ident export-subst\n"
ELSEWHERE = {
    "hooks folder": "git config core.hooksPath $TRAPS",
    "tracked hooks folder": (
        "mkdir -p .hooks && cp $TRAPS/pre-commit .hooks/ && git add .hooks && git commit -qm x && "
        "git config core.hooksPath .hooks"
    ),
    "hooks folder called no": (
        "mkdir -p no && cp $TRAPS/pre-commit no/ && git config core.hooksPath no"
    ),
    "hooks by a link": "rm -rf .git/hooks && ln -s $TRAPS .git/hooks",
    "one hook by a link": "mkdir -p .git/hooks && ln -s $TRAPS/pre-commit .git/hooks/pre-commit",
    "included file": (
        "printf '[core]\\nfsmonitor = %s\\n[filter \"x\"]\\nclean = %s\\nrequired\\n' "
        "$TRAPS/filter.x.clean $TRAPS/filter.x.clean > evil && git config include.path ../evil"
    ),
    "file included for this folder": (
        "printf '[filter \"x\"]\\nclean = %s\\n' $TRAPS/filter.x.clean > evil && "
        "git config includeIf.gitdir:**.path ../evil"
    ),
    "file included for this branch": (
        "printf '[filter \"x\"]\\nclean = %s\\n' $TRAPS/filter.x.clean > evil && "
        "git config includeIf.onbranch:main.path ../evil"
    ),
    "configuration of the worktree": (
        "git config extensions.worktreeConfig true && "
        "git config --worktree core.fsmonitor $TRAPS/core.fsmonitor && "
        "git config --worktree filter.x.clean $TRAPS/filter.x.clean"
    ),
    "attributes in git's folder": (
        "rm .gitattributes && mkdir -p .git/info && "
        "echo '*.md filter=x diff=x' > .git/info/attributes && "
        "git config filter.x.clean $TRAPS/filter.x.clean && "
        "git config diff.x.textconv $TRAPS/diff.x.textconv"
    ),
    "attributes by a key": (
        "mv .gitattributes evil && git config core.attributesFile $PWD/evil && "
        "git config filter.x.process $TRAPS/filter.x.process && git config filter.x.required true"
    ),
    "work tree elsewhere": (
        "git config core.worktree $TRAPS && git config core.fsmonitor $TRAPS/core.fsmonitor"
    ),
    "bare": "git config core.bare true && mkdir -p .git/hooks && cp $TRAPS/pre-commit .git/hooks/",
    "common folder elsewhere": (
        "cp -r .git planted && mkdir -p planted/hooks && cp $TRAPS/pre-commit planted/hooks/ && "
        "git --git-dir=planted config core.fsmonitor $TRAPS/core.fsmonitor && "
        "echo ../planted > .git/commondir"
    ),
    "common folder elsewhere, hooks only": (
        "cp -r .git planted && mkdir -p planted/hooks && cp $TRAPS/pre-commit planted/hooks/ && "
        "echo ../planted > .git/commondir"
    ),
    "pointer to a folder": (
        "mv .git planted && echo 'gitdir: planted' > .git && mkdir -p planted/hooks && "
        "cp $TRAPS/pre-commit planted/hooks/"
    ),
    "link to a folder": (
        "mv .git planted && ln -s planted .git && mkdir -p planted/hooks && "
        "cp $TRAPS/pre-commit planted/hooks/"
    ),
    "objects missing, to be fetched": (
        "cp -r .git ../store && git config extensions.partialClone origin && "
        "git config core.repositoryFormatVersion 1 && git config remote.origin.promisor true && "
        "git config remote.origin.url file://$(cd ../store && pwd) && "
        "git config remote.origin.uploadpack $TRAPS/remote.origin.uploadpack && "
        "blob=$(git rev-parse HEAD:checkins/joan-citizen/2026-10-08.md) && "
        "rm .git/objects/${blob:0:2}/${blob:2}"
    ),
    "objects missing, to be fetched by ssh": (
        "git config extensions.partialClone origin && "
        "git config core.repositoryFormatVersion 1 && git config remote.origin.promisor true && "
        "git config remote.origin.url ssh://nowhere.invalid/x && "
        "git config core.sshCommand $TRAPS/core.sshCommand && "
        "blob=$(git rev-parse HEAD:checkins/joan-citizen/2026-10-08.md) && "
        "rm .git/objects/${blob:0:2}/${blob:2}"
    ),
    "objects of another": (
        "mkdir -p ../store && mv .git/objects ../store/ && mkdir -p .git/objects/info && "
        "(cd ../store/objects && pwd) > .git/objects/info/alternates && "
        "git config core.alternateRefsCommand $TRAPS/core.alternateRefsCommand"
    ),
    "a bare repository inside": (
        "git clone -q --bare . checkins/inner && cp $TRAPS/pre-commit checkins/inner/hooks/ && "
        "git -C checkins/inner config core.fsmonitor $TRAPS/core.fsmonitor"
    ),
    "the folder of check-ins a bare repository": (
        "git clone -q --bare . ../bare && cp -r ../bare/* checkins/ && rm -rf ../bare && "
        "git config -f checkins/config core.bare false && "
        "git config -f checkins/config core.worktree .. && "
        "git config -f checkins/config core.fsmonitor $TRAPS/core.fsmonitor && "
        "mkdir -p checkins/hooks && cp $TRAPS/pre-commit checkins/hooks/"
    ),
    "the folder of check-ins a repository": (
        "cd checkins && git init -q && git add -A && git commit -qm inner && cd .. && "
        "git rm -rq --cached checkins && git add -f checkins && git commit -qm outer && "
        "cd checkins && "
        "git config core.fsmonitor $TRAPS/core.fsmonitor && "
        "git config filter.x.clean $TRAPS/filter.x.clean && "
        "echo '*.md filter=x' > .git/info/attributes && cp $TRAPS/pre-commit .git/hooks/ && "
        "touch */*.md"
    ),
    "a submodule beside": (
        "git init -q ../lib && git -C ../lib commit -q --allow-empty -m lib && "
        "git -c protocol.file.allow=always submodule --quiet add ../lib lib && "
        "git commit -qm 'lib' && "
        "git config -f .gitmodules submodule.lib.ignore none && "
        "git config -f .gitmodules submodule.lib.update '!touch $TRAPS/../fired/update' && "
        "cd lib && git config core.fsmonitor $TRAPS/core.fsmonitor && "
        "git config filter.x.clean $TRAPS/filter.x.clean && "
        "mkdir -p $(git rev-parse --git-dir)/info && "
        "echo '* filter=x' > $(git rev-parse --git-dir)/info/attributes && touch x"
    ),
    "another's name for a remote": (
        "git config remote.origin.url https://example.invalid/x && "
        'git config url."ext::$TRAPS/pre-commit ".insteadOf https://example.invalid/ && '
        "git config remote.origin.promisor true"
    ),
    "a message from a file": "git config commit.template $TRAPS/pre-commit",
    "signing": (
        "git config commit.gpgSign true && git config gpg.program $TRAPS/gpg.program && "
        "git config user.signingKey $TRAPS/gpg.program"
    ),
    "signing with ssh": (
        "git config commit.gpgSign true && git config gpg.format ssh && "
        "git config gpg.ssh.program $TRAPS/gpg.ssh.program && "
        "git config gpg.ssh.defaultKeyCommand $TRAPS/gpg.ssh.defaultKeyCommand"
    ),
    "signatures shown": (
        "git config log.showSignature true && git config gpg.program $TRAPS/gpg.program"
    ),
    "a split index": "git config core.splitIndex true && git update-index --split-index",
}
"""Ways round the plain keys and hooks, each a line for the shell typed in the repository."""


class Received:
    """The scene ``joan`` as somebody else packed it, and copies of it to use commands in."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._home = house.home
        self._whole = house.scene("joan")
        house.write(".gitattributes", _ATTRIBUTES)
        self.traps = self._home / "traps"
        self._fired = self._home / "fired"
        for folder in (self.traps, self._fired):
            folder.mkdir()
        for name in (*KEYS, *HOOKS):
            self._set(name)
        self._plain("git add -A && git commit -qm received")

    def _set(self, name: str) -> None:
        """A script that marks that it ran, and does nothing else."""
        script = self.traps / name
        script.write_text(f"#!/bin/sh\necho fired > {self._fired}/{name}\n")
        script.chmod(0o755)

    def plant_key(self, key: str) -> None:
        """Set a key to a trap, in the way in which that key is read."""
        # An alias that git itself knows as a command is not looked at; one for the shell is.
        shell = "!" if key.startswith(("alias.", "credential.")) else ""
        self._plain(f"git config {key} '{shell}{self.traps / key}'")

    def plant_hook(self, name: str) -> None:
        """Make a hook of a trap."""
        hooks = self._whole / ".git" / "hooks"
        hooks.mkdir(exist_ok=True)
        shutil.copy(self.traps / name, hooks / name)

    def plant(self, line: str) -> None:
        """Type a line in the repository; ``$TRAPS`` is where the scripts are."""
        self._plain(line)

    def _plain(self, line: str) -> None:
        self._house.place = self._whole
        run = self._house.shell(f"set -e; {line}", TRAPS=str(self.traps))
        assert run.code == 0, run.err
        self.disarm()

    def give_away(self, owner: int) -> None:
        """Make it another user's."""
        self._plain(f"chown -R {owner} .")

    def use(self, words: Iterable[str], **environment: str) -> Run:
        """Run a command in a fresh copy, as a recipient who has trusted nothing so far."""
        self.unpack()
        shutil.rmtree(self._home / ".local", ignore_errors=True)
        return self._house(*words, **environment)

    def unpack(self) -> Path:
        """A fresh copy, with an edit that is not committed; the next commands run in it."""
        copy = self._home / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        subprocess.run(["cp", "-a", str(self._whole), str(copy)], check=True)
        self._house.place = copy
        note = copy / "checkins/joan-citizen/2026-10-08.md"
        with note.open("a") as file:
            file.write("\n")
        return copy

    @property
    def fired(self) -> list[str]:
        """The names of the traps that were run."""
        return sorted(path.name for path in self._fired.iterdir())

    def disarm(self) -> None:
        """Forget what was run so far."""
        for path in self._fired.iterdir():
            path.unlink()
