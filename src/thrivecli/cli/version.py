"""The version, from the one place that knows it."""

from thrivecli import __version__


def version() -> str:
    """Such as ``0.1.0``."""
    return __version__
