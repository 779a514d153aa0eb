"""Under which address anybody could read a remote, if it were public."""

import re
from urllib.parse import urlsplit, urlunsplit

# Servers that show over https, to everybody, what they let everybody read.
_WELL_KNOWN = ("github.com", "gitlab.com", "bitbucket.org", "codeberg.org")
_ALIASES = {"ssh.github.com": "github.com", "altssh.gitlab.com": "gitlab.com"}
_ALIASES |= {"altssh.bitbucket.org": "bitbucket.org"}
_LIKE_SCP = re.compile(r"(?:[^@/:]+@)?(?P<host>[^@/:\[\]]+):(?!//)(?P<path>.+)", re.DOTALL)


def without_user(url: str) -> str:
    """The address without the name and password that may stand in it."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    if not parts.netloc:
        return url
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def public_address(url: str) -> str | None:
    """What to ask without saying who asks; ``None`` where nobody could be asked so."""
    try:
        parts = urlsplit(url)
        host, scheme = parts.hostname or "", parts.scheme.lower()
    except ValueError:
        return None
    if scheme in ("http", "https"):
        return without_user(url)
    if scheme in ("ssh", "git+ssh", "ssh+git"):
        return _over_https(host, parts.path)
    found = _LIKE_SCP.fullmatch(url)
    return _over_https(found["host"], found["path"]) if found and "://" not in url else None


def _over_https(host: str, path: str) -> str | None:
    host = _ALIASES.get(host.lower(), host.lower())
    return f"https://{host}/{path.lstrip('/')}" if host in _WELL_KNOWN else None
