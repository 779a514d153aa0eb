"""Whether everybody can read a remote: asked without saying who asks.

The answers, and what the person said, are kept in the user's state folder, under a hash of the
address.
"""

import enum
import hashlib
import json
import os
import re

from thrivecli.errors import ThriveError
from thrivecli.workspace.disk.atomic import write_file
from thrivecli.workspace.disk.faults import FileMissing
from thrivecli.workspace.disk.files import read_file
from thrivecli.workspace.git.call import run_git
from thrivecli.workspace.git.public_url import public_address, without_user
from thrivecli.workspace.git.settings import Settings
from thrivecli.workspace.git.state_folder import state_home

_PROBE_TIMEOUT = 30.0  # seconds
# The way to the network is the machine's, and says nothing of who asks.
_WAY = (
    *("http.proxy", "http.version", "http.proxysslcainfo"),
    *("http.sslcainfo", "http.sslcapath", "http.sslbackend", "http.sslverify"),
)
_TURNED_AWAY = re.compile(
    rb"could not read Username|terminal prompts disabled|Authentication failed|not found"
    rb"|returned error: 40[134]"
)


class Readers(enum.Enum):
    """Who can read a remote."""

    EVERYBODY = "everybody"
    SOME = "some"
    UNKNOWN = "unknown"  # there is nobody to ask
    UNSURE = "unsure"  # somebody was asked, and gave no clear answer


class Known(enum.StrEnum):
    """What was found out or said about an address; any of them lets a push go there."""

    PRIVATE = "private"
    PUBLIC_AND_MEANT = "public-and-meant"
    TOLD = "told"


def readers_of(url: str, settings: Settings, *, patience: float = _PROBE_TIMEOUT) -> Readers:
    """Ask the server for the list of branches without saying who asks."""
    address = public_address(url)
    if address is None:
        return Readers.UNKNOWN
    way = {key: value for key in _WAY if (value := _of_the_user(settings, key)) is not None}
    answer = run_git(
        None,
        ["ls-remote", "--quiet", "--", address],
        settings=way,
        anonymous=True,
        timeout=patience,
    )
    if not answer.status:
        return Readers.EVERYBODY
    return Readers.SOME if _TURNED_AWAY.search(answer.err) else Readers.UNSURE


def known(url: str) -> Known | None:
    """What was said of this address before."""
    try:
        return Known(json.loads(read_file(state_home(), _name(url)))["known"])
    except (ThriveError, OSError, ValueError, TypeError, KeyError):
        return None  # nothing there, or nothing of ours


def remember(url: str, answer: Known) -> None:
    """Keep an answer. Raises ``ThriveError`` or ``OSError`` where that cannot be."""
    home = state_home()
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        before = read_file(home, _name(url))
    except FileMissing:
        before = None
    data = json.dumps({"known": answer.value}).encode()
    if data != before:
        write_file(home, _name(url), data, expected=before)


def _name(url: str) -> str:
    digest = hashlib.sha256(os.fsencode(without_user(url))).hexdigest()
    return f"remotes/{digest[:32]}.json"


def _of_the_user(settings: Settings, key: str) -> str | None:
    found = (entry.value for entry in reversed(settings.entries) if entry.key == key
             and not entry.is_the_repositorys)  # fmt: skip
    return next(found, None)
