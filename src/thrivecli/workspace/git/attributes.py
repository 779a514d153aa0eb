"""What git is told of the files of a workspace, and nothing more."""

_LINE_ENDINGS = """\
# Notes keep the line endings they were written with, whatever git is set to.
*.md -text
"""
MERGED_BY_US = "checkins/**/*.md merge=thrive"
AS_THEY_ARE = "-working-tree-encoding -ident"
"""What keeps git from writing other bytes than a note has, whatever else it is told."""
CHANGING_BYTES = (b"working-tree-encoding", b"ident")

OF_A_WORKSPACE = f"""\
{_LINE_ENDINGS}# Two versions of a check-in are merged item by item; without thrive, line by line.
{MERGED_BY_US}
"""
EVER_WRITTEN = (_LINE_ENDINGS.encode(), OF_A_WORKSPACE.encode())
"""All that ``thrive init`` ever wrote into a ``.gitattributes``."""
