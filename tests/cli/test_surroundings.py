"""What lies around the notes: an editor's lock, a sync client's folder, what a crash left."""

import json
import os
from pathlib import Path

import pytest
from running import House

from thrivecli.workspace.synced import synced_by

NOTE = "checkins/joan-citizen/2026-10-08.md"


def codes(thrive: House) -> set[str]:
    run = thrive("check", "--json")
    problems = json.loads(run.out)["problems"]
    return {one["code"] for one in problems}


def first_id(thrive: House) -> str:
    rows = thrive("actions", "--json").data
    assert isinstance(rows, list)
    return str(next(row["id"] for row in rows if (row["path"], row["status"]) == (NOTE, "open")))


@pytest.mark.parametrize("mark", [".2026-10-08.md.swp", ".~lock.2026-10-08.md#"])
def test_a_file_that_is_open_in_an_editor_is_written_with_a_warning(
    thrive: House, mark: str
) -> None:
    root = thrive.scene("joan")
    (root / NOTE).with_name(mark).write_bytes(b"b0VIM")
    for typed in (["actions", "start", first_id(thrive)], ["undo"]):
        run = thrive(*typed)
        assert run.code == 0
        assert run.err.splitlines() == [
            f"warning: {NOTE}: is open in an editor ({mark} is beside it)",
            "hint: load it anew there before you save",
        ]


def test_the_lock_of_emacs_is_a_link_that_leads_nowhere(thrive: House) -> None:
    root = thrive.scene("joan")
    (root / NOTE).with_name(".#2026-10-08.md").symlink_to("joan@laptop.12:34")
    assert ".#2026-10-08.md is beside it" in thrive("actions", "start", first_id(thrive)).err


@pytest.mark.parametrize("mark", [".2026-08-27.md.swp", "4913", "2026-10-08.md~"])
def test_other_files_of_editors_are_no_sign_of_it(thrive: House, mark: str) -> None:
    root = thrive.scene("joan")
    (root / NOTE).with_name(mark).write_bytes(b"")
    assert thrive("actions", "start", first_id(thrive)).err == ""


@pytest.mark.parametrize(
    ("path", "client"),
    [
        ("/home/joan/Dropbox/notes", "Dropbox"),
        ("/home/joan/Dropbox (Personal)/notes", "Dropbox"),
        ("/Users/joan/Library/Mobile Documents/com~apple~CloudDocs/notes", "iCloud"),
        ("/Users/joan/OneDrive - Example Ltd/notes", "OneDrive"),
        ("/Users/joan/Library/CloudStorage/OneDrive-Personal/notes", "OneDrive"),
        ("/Users/joan/Library/CloudStorage/GoogleDrive-joan@example.com/My Drive", "Google Drive"),
        ("/home/joan/Google Drive/notes", "Google Drive"),
        ("/home/joan/dropbox-notes", None),
        ("/home/joan/notes on OneDrive", None),
    ],
)
def test_a_synced_folder_is_known_by_its_name(path: str, client: str | None) -> None:
    assert synced_by(Path(path).parts) == client


def test_check_warns_of_a_synced_folder_and_of_what_it_did_to_git(thrive: House) -> None:
    root = thrive.scene("joan")
    assert not codes(thrive) & {"synced-folder", "ref-copy"}
    (thrive.home / "Dropbox").mkdir()
    root = root.rename(thrive.home / "Dropbox" / "notes")
    thrive.place = root
    heads = root / ".git/refs/heads"
    (heads / "main 2").write_text((heads / "main").read_text())
    (heads / "main (Joan's conflicted copy 2026-11-22)").write_text("")
    run = thrive("check")
    assert run.code == 1
    assert "lies in a folder that Dropbox syncs" in run.out
    assert run.out.count("is a copy of a branch that a sync client made") == 2


def test_a_marker_says_it_too(thrive: House) -> None:
    thrive.scene("joan")
    (thrive.place / ".stfolder").mkdir()
    assert "synced-folder" in codes(thrive)


def test_what_a_crash_left_is_named_and_swept_if_asked(thrive: House) -> None:
    root = thrive.scene("joan")
    left = root / "checkins/joan-citizen/.2026-10-08.md.thrive-999999999-0a1b2c3d.tmp"
    living = left.with_name(f".2026-10-08.md.thrive-{os.getpid()}-0a1b2c3d.tmp")
    kept = left.with_name("2026-10-08.md.thrive-12-0a1b2c3d.kept")
    for file in (left, living, kept):
        file.write_bytes(b"- [ ] Call Sam\n")
    before = thrive("actions", "--json").out
    assert {"leftover", "kept-version"} <= codes(thrive)
    assert left.exists()
    thrive("check", "--fix", "--dry-run")
    assert left.exists()
    thrive("check", "--fix")
    assert (left.exists(), living.exists(), kept.exists()) == (False, True, True)
    assert "leftover" not in codes(thrive)
    assert thrive("actions", "--json").out == before
