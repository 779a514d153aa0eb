"""Career check-ins as Markdown in a private git repository."""
