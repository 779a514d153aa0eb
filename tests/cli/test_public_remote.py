"""Before notes are sent anywhere: who can read what is there?"""

import base64
import json
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from https_server import PASSWORD, PEM, Server, serving
from running import House
from terminal import at_a_terminal
from two_clones import NEWER, TwoClones, two_clones

from thrivecli.workspace.git.public_url import public_address, without_user


@pytest.fixture
def both(thrive: House) -> TwoClones:
    both = two_clones(thrive)
    both.shell("", f"git config --global http.sslCAInfo {PEM}")
    both.append("notes", NEWER, "Joan's")
    return both


@pytest.fixture
def server(both: TwoClones) -> Iterator[Server]:
    """A server for ``server.git``, which is Joan's remote now."""
    with serving(both.house.home, is_public=True) as server:
        both.shell("notes", f"git remote set-url origin {server.url}")
        yield server


def answers(both: TwoClones) -> list[Path]:
    return sorted((both.house.home / ".local/state/thrive/remotes").glob("*"))


def test_nothing_is_sent_where_everybody_can_read_it(both: TwoClones, server: Server) -> None:
    before = both.tip("server.git")
    for options in ((), ("--private",)):
        run = both.thrive("notes", "sync", *options)
        assert run.code == 5
        assert run.err == (
            "error: not sent: everybody can read origin\n"
            "hint: make it private where it is kept; where the whole world may read these notes, "
            "add --i-know-this-is-public\n"
        )
        assert "1 commit waits to be pushed to origin/main\n" in run.out
    assert both.tip("server.git") == before
    assert all("receive-pack" not in path for path, _ in server.asked)
    assert both.shell("notes", "git status --porcelain") == ""
    assert both.thrive("notes", "sync", "--i-know-this-is-public").code == 0
    assert both.tip("server.git") == both.tip("notes")
    both.append("notes", NEWER, "more")
    assert both.thrive("notes", "sync").code == 0  # it was said once


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl")
@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({"GIT_SSL_CAINFO": str(PEM)}, 0),
        ({"GIT_SSL_CAPATH": "~/certs"}, 0),
        ({"GIT_SSL_NO_VERIFY": "1"}, 5),
        ({"GIT_SSL_CAINFO": "ours.pem"}, 5),  # the repository's own
        ({}, 5),
    ],
)
def test_whom_to_believe_may_be_said_by_the_environment(
    both: TwoClones, server: Server, environment: dict[str, str], code: int
) -> None:
    both.shell("", f"git config --global --unset http.sslCAInfo; mkdir certs; cp {PEM} certs/a.pem")
    both.shell("", "ln -s a.pem certs/$(openssl x509 -hash -noout -in certs/a.pem).0")
    both.shell("notes", f"cp {PEM} ours.pem; git add ours.pem; git commit -qm ours")
    both.house.environment |= {
        name: value.replace("~", str(both.house.home)) for name, value in environment.items()
    }
    run = both.thrive("notes", "sync", "--i-know-this-is-public")
    assert run.code == code, run
    assert (both.tip("server.git") == both.tip("notes")) == bool(server.asked) == (code == 0)
    assert code == 0 or "do not send private notes there before that is put right" in run.err


def test_a_private_one_is_asked_without_a_name(both: TwoClones, server: Server) -> None:
    server.is_public = False
    secrets = both.house.home / "secrets"
    secrets.write_text(f"https://sam:{PASSWORD}@127.0.0.1%3a{server.port}\n")
    (both.house.home / ".netrc").write_text(f"machine 127.0.0.1 login sam password {PASSWORD}\n")
    both.shell("", f"git config --global credential.helper 'store --file {secrets}'")
    both.shell("notes", f"git remote set-url origin {server.url.replace('//', '//sam@')}")
    run = both.thrive("notes", "sync")
    assert (run.code, run.err) == (0, "")
    assert both.tip("server.git") == both.tip("notes")
    (answer,) = answers(both)
    assert stat.S_IMODE(answer.stat().st_mode) == 0o600
    assert json.loads(answer.read_text()) == {"known": "private"}
    assert b"127.0.0.1" not in answer.name.encode() + answer.read_bytes()
    both.append("notes", NEWER, "more")
    server.asked.clear()
    assert both.thrive("notes", "sync").code == 0
    assert len([path for path, who in server.asked if who is None and "upload-pack" in path]) <= 2
    both.shell("notes", f"git remote set-url origin {server.url}/")
    both.append("notes", NEWER, "and more")
    assert both.thrive("notes", "sync").code == 0
    assert len(answers(both)) == 2  # another address is asked again


def test_one_that_was_opened_to_everybody_later_gets_nothing_more(
    both: TwoClones, server: Server
) -> None:
    server.is_public = False
    secret = base64.b64encode(f"sam:{PASSWORD}".encode()).decode()
    both.shell("", f"git config --global http.extraHeader 'Authorization: Basic {secret}'")
    assert both.thrive("notes", "sync").code == 0
    both.append("notes", NEWER, "more")
    server.is_busy = True  # no clear answer stops nothing that was answered for before
    assert both.thrive("notes", "sync").code == 0
    server.is_busy, server.is_public = False, True
    both.append("notes", NEWER, "and more")
    before = both.tip("server.git")
    for options in ((), ("--private",)):
        run = both.thrive("notes", "sync", *options)
        assert run.code == 5, run
        assert "not sent: everybody can read origin" in run.err
        assert both.tip("server.git") == before
    assert both.thrive("notes", "sync", "--i-know-this-is-public").code == 0
    both.append("notes", NEWER, "and on")
    assert both.thrive("notes", "sync").code == 0
    assert both.tip("server.git") == both.tip("notes")


def test_a_server_that_gives_no_clear_answer_is_taken_for_none(
    both: TwoClones, server: Server
) -> None:
    server.is_busy = True
    secret = base64.b64encode(f"sam:{PASSWORD}".encode()).decode()
    both.shell("", f"git config --global http.extraHeader 'Authorization: Basic {secret}'")
    run = both.thrive("notes", "sync")
    assert run.code == 5, run
    assert "did not say whether everybody can read it" in run.err
    assert both.tip("server.git") != both.tip("notes")
    assert both.thrive("notes", "sync", "--private").code == 0
    assert both.tip("server.git") == both.tip("notes")


def test_without_a_password_it_says_how_to_have_one_given(both: TwoClones, server: Server) -> None:
    server.is_public = False
    run = both.thrive("notes", "sync")
    assert run.code == 5
    assert "git: fatal: could not read Username" in run.err
    assert "hint: git may not ask for a password here: set up a credential helper" in run.err
    assert "1 commit waits to be pushed to origin/main\n" in run.out


def test_a_server_that_cannot_be_asked_is_told_about_once(both: TwoClones) -> None:
    run = both.thrive("notes", "sync")
    assert run.code == 0
    assert run.err == (
        "sent to origin for the first time: see to it that only the two of you can read what is "
        "kept there\n"
    )
    both.append("notes", NEWER, "more")
    assert both.thrive("notes", "sync").err == ""


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("n\n", 5), ("\n", 5)])
def test_on_a_terminal_the_person_is_asked(both: TwoClones, answer: str, code: int) -> None:
    both.house.place = both.house.home / "notes"
    shown = at_a_terminal(both.house, "sync", answer)
    assert "Can only the two of you read origin? [y/N]" in shown
    assert shown.endswith(f"[exit {code}]")
    assert (both.tip("server.git") == both.tip("notes")) == (code == 0)
    assert len(answers(both)) == (code == 0)
    both.append("notes", NEWER, "more")
    both.house.place = both.house.home / "notes"
    assert ("[y/N]" in at_a_terminal(both.house, "sync", answer)) == (code != 0)


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://github.com/joan/notes.git", "https://github.com/joan/notes.git"),
        ("https://joan:TOKEN@github.com/joan/notes", "https://github.com/joan/notes"),
        ("http://example.com/n", "http://example.com/n"),
        ("git@github.com:joan/notes.git", "https://github.com/joan/notes.git"),
        ("git@GitLab.com:/joan/notes.git", "https://gitlab.com/joan/notes.git"),
        ("ssh://git@codeberg.org/joan/notes.git", "https://codeberg.org/joan/notes.git"),
        ("ssh://git@ssh.github.com:443/joan/n.git", "https://github.com/joan/n.git"),
        ("bitbucket.org:joan/notes", "https://bitbucket.org/joan/notes"),
        ("git@example.com:joan/notes.git", None),
        ("ssh://github.com.example.com/x", None),
        ("notgithub.com:x", None),
        ("/srv/notes.git", None),
        ("../notes.git", None),
        ("file:///srv/github.com/x", None),
        ("https://[::1", None),
    ],
)
def test_where_a_remote_would_be_read_by_everybody(url: str, address: str | None) -> None:
    assert public_address(url) == address


def test_names_and_passwords_are_no_part_of_an_address() -> None:
    for url in ("https://u:p@h/x", "https://u@h/x", "https://h/x"):
        assert without_user(url) == "https://h/x"
    assert without_user("https://u:p@h:444/x?y") == "https://h:444/x?y"
