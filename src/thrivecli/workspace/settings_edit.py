"""Changing one setting: one line of ``thrive.toml``, and no other byte of it."""

import json
import re
import tomllib
from pathlib import Path

from thrivecli.model.plan import FileChange
from thrivecli.workspace.disk.faults import FileMissing
from thrivecli.workspace.disk.files import read_file
from thrivecli.workspace.settings import FILE, SettingsFault

_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)


def with_setting(root: Path, key: str, value: str | bool) -> tuple[FileChange, ...]:
    """The change that gives a top-level key this value; none if it has it.

    Raises :class:`SettingsFault` where the file is not such that one line can be changed.
    """
    try:
        before: bytes | None = read_file(root, FILE)
    except FileMissing:
        before = None
    text = (before or b"").decode("utf-8")
    told = json.dumps(value, ensure_ascii=False)  # TOML writes texts and booleans alike
    after = _with_line(text, key, f"{key} = {told}")
    if tomllib.loads(after).get(key) != value:
        raise SettingsFault(f"{FILE}: '{key}' cannot be changed by itself", hint="edit the file")
    return (FileChange(FILE, before, after.encode()),) if after.encode() != before else ()


def _with_line(text: str, key: str, line: str) -> str:
    """Replace the key's line, keeping a comment behind it, or add one before any table."""
    table = _TABLE.search(text)
    top = table.start() if table else len(text)
    old = re.compile(
        rf"^[ \t]*{re.escape(key)}[ \t]*=[ \t]*(?:\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'|[^#\n\"']*?)"
        r"(?P<rest>[ \t]*(?:#[^\n]*)?\r?)$",
        re.MULTILINE,
    ).search(text, 0, top)
    if old:
        return text[: old.start()] + line + old["rest"] + text[old.end() :]
    eol = "\r\n" if "\r\n" in text else "\n"
    gap = "" if not text[:top] or text[:top].endswith("\n") else eol
    return f"{text[:top]}{gap}{line}{eol}{text[top:]}"
