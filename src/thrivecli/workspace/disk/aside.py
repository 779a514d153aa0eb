"""The old file, after a new one has taken its name: looked at once more before it goes.

An editor may have saved in the last instant. If the old file is not what we read, or some
program still has it open to write to it, it gets its name back.
"""

import os
import stat
from contextlib import suppress
from dataclasses import dataclass

from thrivecli.errors import FileChanged, NotWritten, ThriveError
from thrivecli.workspace.disk import rename
from thrivecli.workspace.disk.descent import open_regular, read_descriptor
from thrivecli.workspace.disk.faults import changed
from thrivecli.workspace.disk.temporary import remove, temporary_name
from thrivecli.workspace.disk.writers import wait_for_writers


def same(folder: int, name: str, expected: bytes, shown: str, *, to_stay: bool = False) -> int:
    """The mode of the file, if it holds ``expected``; else raises ``FileChanged``.

    With ``to_stay`` it must not be open for writing either, or what it holds may change yet.
    """
    descriptor = open_regular(folder, name, shown)
    try:
        is_still = not to_stay or wait_for_writers(descriptor)
        if read_descriptor(descriptor, len(expected) + 1) != expected:
            raise changed(shown)
        if not is_still:
            raise FileChanged(
                f"{shown}: another program has it open to write to it; nothing was written to it",
                hint="save and close it there, then run the command again",
            )
        return stat.S_IMODE(os.fstat(descriptor).st_mode)
    finally:
        os.close(descriptor)


@dataclass(frozen=True, slots=True)
class Aside:
    """In an open folder: the file ``name``, and ``aside``, what the old one is called now."""

    folder: int
    name: str
    aside: str
    shown: str

    def let_go(self, expected: bytes, *, instead: bytes | None) -> None:
        """Remove the old file if it still holds ``expected``, else give it its name back.

        ``instead`` is what we put in its place, ``None`` for nothing. Raises ``FileChanged``,
        or ``NotWritten`` with the name of a copy that was kept.
        """
        try:
            same(self.folder, self.aside, expected, self.shown, to_stay=True)
        except (OSError, ThriveError):
            if self._put_back(exchanged=instead is not None):
                self._drop_or_name(instead)
            raise
        remove(self.folder, self.aside)

    def replace_plainly(self, expected: bytes) -> None:
        """For systems that cannot exchange: the new file is ``aside``, and gets the name.

        The old one is held by a second name meanwhile, where the file system knows such.
        """
        old = Aside(self.folder, self.name, temporary_name(self.name), self.shown)
        try:
            os.link(
                self.name,
                old.aside,
                src_dir_fd=self.folder,
                dst_dir_fd=self.folder,
                follow_symlinks=False,
            )
        except OSError:
            self._move(self.aside, self.name)
            return
        try:
            self._move(self.aside, self.name)
            same(self.folder, old.aside, expected, self.shown, to_stay=True)
        except (OSError, ThriveError):
            self._move(old.aside, self.name)
            raise
        finally:
            remove(self.folder, old.aside)

    def _move(self, source: str, target: str) -> None:
        os.rename(source, target, src_dir_fd=self.folder, dst_dir_fd=self.folder)

    def _put_back(self, *, exchanged: bool) -> bool:
        """Give the old file its name; whether another one is left as ``aside`` by that.

        ``False`` also where the name was free, or free again.
        """
        while True:
            if exchanged:
                with suppress(FileNotFoundError):
                    return rename.swap(self.folder, self.aside, self.name)
            try:
                if not rename.rename_new(self.folder, self.aside, self.name):
                    self._move(self.aside, self.name)
                return False
            except FileExistsError:
                if not exchanged:  # somebody made a new one: neither is ours to choose
                    raise self._kept() from None

    def _drop_or_name(self, ours: bytes | None) -> None:
        """After putting back: our own bytes may go, a second save of the editor may not."""
        try:
            same(self.folder, self.aside, ours or b"", self.shown, to_stay=True)
        except (OSError, ThriveError) as fault:
            raise self._kept() from fault
        remove(self.folder, self.aside)

    def _kept(self) -> NotWritten:
        """Keep the file that is left under a name that can be seen; the error that says so."""
        kept = self.aside.removeprefix(".").removesuffix(".tmp") + ".kept"
        self._move(self.aside, kept)
        return NotWritten(
            f"{self.shown}: is being saved again and again by somebody else",
            hint=f"one version was kept beside it as {kept}; look whether it is needed",
        )
