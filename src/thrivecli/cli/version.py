"""The version, from the one place that knows it: the installed package."""


def version() -> str:
    """Such as ``0.1.0``."""
    from importlib.metadata import version as of  # slow to import

    return of("thrivecli")
