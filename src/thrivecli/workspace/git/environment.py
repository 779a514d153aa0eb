"""The environment git runs in: none of the caller's ``GIT_*`` but who and how to connect.

GitPython lays what it is given over ``os.environ`` and cannot take anything away, so the
surplus is taken out of ``os.environ`` itself for the length of the call.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

_KEPT = {
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_NOSYSTEM",
    "GIT_SSH",
    "GIT_SSH_COMMAND",
    "GIT_ASKPASS",
    "GIT_HTTP_PROXY_AUTHMETHOD",  # one of a few words
}
# Whom to believe on a company's network: certificates, which run nothing. A relative path would
# be one of the repository's files. What switches checking off (GIT_SSL_NO_VERIFY) is not kept,
# nor what tells a server who asks (GIT_SSL_CERT).
_KEPT_PLACES = {"GIT_SSL_CAINFO", "GIT_SSL_CAPATH", "GIT_PROXY_SSL_CAINFO"}
_KEPT_BEGINNINGS = ("GIT_AUTHOR_", "GIT_COMMITTER_")

_FIXED = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_PAGER": "cat",
    "GIT_EDITOR": "true",
    "GIT_SEQUENCE_EDITOR": "true",
    "GIT_ALLOW_PROTOCOL": "https:ssh:file",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "LC_ALL": "C.UTF-8",
}


def git_environment(*, reads: bool, literal: bool) -> dict[str, str]:
    """What is set for git. ``reads``: take no locks. ``literal``: paths are no patterns.

    ``literal`` is left out where the user's hooks run: they inherit it, and their own
    patterns would stop matching. Paths there carry ``:(literal)`` instead.
    """
    environment = dict(_FIXED)
    if reads:
        environment["GIT_OPTIONAL_LOCKS"] = "0"
    if literal:
        environment["GIT_LITERAL_PATHSPECS"] = "1"
    if reads or literal:
        # What is missing here would be fetched, by a program that the repository names.
        environment["GIT_NO_LAZY_FETCH"] = "1"
    return environment


# Without anything by which a server could know who asks: no settings, helpers or .netrc.
NOBODY = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_ASKPASS": "",
    "SSH_ASKPASS": "",
    "HOME": os.devnull,
    "XDG_CONFIG_HOME": os.devnull,
}


@contextmanager
def scrubbed() -> Iterator[None]:
    """Take out of ``os.environ`` what must not reach git, and put it back afterwards.

    Relative entries of ``PATH`` go too: they would be looked up in a folder of others.
    """
    before = dict(os.environ)
    for name, value in before.items():
        if name.startswith("GIT_") and not _is_kept(name, value):
            del os.environ[name]
    os.environ["PATH"] = whole_places(before.get("PATH", os.defpath))
    os.environ["GIT_PYTHON_REFRESH"] = "quiet"
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def whole_places(path: str) -> str:
    """A ``PATH`` without its relative and empty entries, which mean the folder we are in."""
    return os.pathsep.join(entry for entry in path.split(os.pathsep) if entry.startswith("/"))


def _is_kept(name: str, value: str) -> bool:
    if name in _KEPT_PLACES:
        return value.startswith("/")
    return name in _KEPT or name.startswith(_KEPT_BEGINNINGS)
