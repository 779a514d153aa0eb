"""History as a value: the commits of each workspace, and the files as they are today."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from thrivecli.markdown.actions import Context
from thrivecli.model.commit import Commit


@dataclass(frozen=True, slots=True)
class Trail:
    """One workspace's commits, parents before children; the last one is today's.

    ``prefix`` leads from the repository's root to the workspace (``notes/``; often empty).
    ``files`` are today's check-ins as they stand on the disk, ``context`` is what it takes
    to read any of their versions.
    """

    commits: tuple[Commit, ...]
    files: Mapping[str, bytes] = field(repr=False)
    context: Context = field(repr=False)
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """The trails of the workspaces that have one, by the workspace's label."""

    trails: Mapping[str, Trail]
