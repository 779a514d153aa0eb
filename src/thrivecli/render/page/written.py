"""What is said when the page was written."""

from thrivecli.render.parts import Role, Screen, Words, line


def page_written(file: str) -> Screen:
    """Where the page is, and who can read it."""
    return (
        line("report written: ", Words(file, Role.ID)),
        line(Words("one page, complete in itself; only you can read it", Role.FAINT)),
    )
