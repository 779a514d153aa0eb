"""Check-ins that git keeps encrypted, by git-crypt or by a filter of the same manner."""

import shutil
from pathlib import Path

import pytest
from running import House
from two_clones import NEWER, TwoClones, two_clones

CLEAN = """#!/bin/sh
printf '\\000GITCRYPT\\000' && tr 'A-Za-z' 'N-ZA-Mn-za-m'
"""
SMUDGE = """#!/bin/sh
tail -c +11 | tr 'A-Za-z' 'N-ZA-Mn-za-m'
"""
ATTRIBUTES = "checkins/*/*.md filter={name} diff={name}"


def _by_filter(both: TwoClones) -> None:
    for name, script in (("clean", CLEAN), ("smudge", SMUDGE)):
        file: Path = both.house.home / name
        file.write_text(script)
        file.chmod(0o700)
    for who in ("notes", "sam"):
        both.shell(who, "git config filter.secret.clean ~/clean")
        both.shell(who, "git config filter.secret.smudge ~/smudge")
    _begin(both, "secret")
    both.shell("sam", "git pull -q && rm -r checkins && git checkout -q checkins")


def _by_git_crypt(both: TwoClones) -> None:
    if shutil.which("git-crypt") is None:
        pytest.skip("there is no git-crypt here")
    both.shell("notes", "git-crypt init 2>&1 && git-crypt export-key ~/key")
    _begin(both, "git-crypt")
    both.shell("sam", "git pull -q && git-crypt unlock ~/key")


def _begin(both: TwoClones, name: str) -> None:
    line = ATTRIBUTES.format(name=name)
    both.shell("notes", f"echo '{line}' >> .gitattributes && git add .gitattributes")
    both.shell("notes", "git add --renormalize . && git commit -qm 'Encrypt' && git push -q")


@pytest.fixture(params=[_by_filter, _by_git_crypt], ids=["filter", "git-crypt"])
def both(thrive: House, request: pytest.FixtureRequest) -> TwoClones:
    both = two_clones(thrive)
    request.param(both)
    for who in ("notes", "sam"):
        assert both.thrive(who, "trust").code == 0
    kept = both.shell("sam", f"git cat-file blob HEAD:{NEWER} | head -c 9 | tr -d '\\000'")
    assert kept
    assert "GITCRYPT".startswith(kept)
    assert both.file("sam", NEWER).read_text().startswith("---\n")
    return both


def test_what_both_changed_is_merged_all_the_same(both: TwoClones) -> None:
    assert both.thrive("notes", "actions", "done", "7k3").code == 0
    assert both.thrive("sam", "actions", "defer", "7k3", "2026-12-18").code == 0
    assert both.thrive("sam", "actions", "add", "One from Sam").code == 0
    assert both.sync("notes").code == 0
    run = both.sync("sam")
    assert run.code == 0, run
    assert "UTF-8" not in run.err
    assert "encrypted" not in run.err
    assert both.sync("notes").code == 0
    text = both.file("notes", NEWER).read_text()
    assert text == both.file("sam", NEWER).read_text()
    assert "[x] " in text
    assert "18 Dec 2026" in text
    assert "(done 22 Nov 2026)" in text
    assert "One from Sam" in text
    kept = both.shell("notes", f"git cat-file blob HEAD:{NEWER} | tr -d '\\000'")
    assert "One from Sam" not in kept


def test_what_is_left_is_settled_all_the_same(both: TwoClones) -> None:
    for who, day in (("notes", "a day out"), ("sam", "two days")):
        both.shell(who, f"sed -i 's/Book the team day/Book {day}/' {NEWER}")
    assert both.sync("notes").code == 0
    run = both.sync("sam")
    assert run.code == 1, run
    run = both.thrive("sam", "resolve")
    assert "Book two days" in run.out
    assert "Book a day out" in run.out
    assert both.thrive("sam", "resolve", "--both").code == 0
    assert both.sync("sam").code == 0
    assert both.sync("notes").code == 0
    assert "Book two days\n- [ ] Book a day out" in both.file("notes", NEWER).read_text()


def test_nothing_is_settled_by_a_merge_that_could_not_read(both: TwoClones) -> None:
    """A plain `git merge` hands the driver ciphers: ours is left, and theirs must not be lost."""
    both.append("notes", NEWER, "- [ ] One from Joan")
    both.append("sam", NEWER, "- [ ] One from Sam")
    assert both.sync("notes").code == 0
    both.shell("sam", "git commit -qam mine; git fetch -q; git merge -q origin/main || true")
    assert "One from Joan" not in both.file("sam", NEWER).read_text()
    assert both.thrive("sam", "resolve").code == 0
    text = both.file("sam", NEWER).read_text()
    assert "One from Joan" in text
    assert "One from Sam" in text


def test_a_locked_clone_says_so(both: TwoClones) -> None:
    both.shell("notes", "git clone -q ~/server.git ~/locked")
    run = both.thrive("locked", "actions")
    assert "is encrypted, and cannot be read here" in run.err
    assert "hint: run `git-crypt unlock`" in run.err
