"""Career check-ins as Markdown in a private git repository."""

__version__ = "0.1.0"
