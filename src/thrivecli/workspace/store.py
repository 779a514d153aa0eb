"""The store: a workspace's check-ins, read; the one door through which they all come in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from thrivecli.errors import ThriveError, UnreadableCheckIn
from thrivecli.journal.checkins import Joined
from thrivecli.journal.journal import Journal
from thrivecli.markdown.actions import Context
from thrivecli.markdown.document import Document, open_document
from thrivecli.markdown.guidance import Guidance
from thrivecli.markdown.header import Header, read_header
from thrivecli.markdown.parse import Reading, in_workspace, parse_checkin
from thrivecli.markdown.template_text import guidance_in
from thrivecli.model.checkin import CheckIn
from thrivecli.model.person import People, Person, slugify, title_from_slug
from thrivecli.model.problem import Problem, Severity
from thrivecli.workspace.disk.files import checkin_paths, read_file
from thrivecli.workspace.settings import Settings, read_settings
from thrivecli.workspace.template.templates import team_templates


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that may be a check-in, and what its front matter says."""

    document: Document
    header: Header


@dataclass(frozen=True)
class Store:
    """One workspace. ``label`` names it among several read as one, else it is empty."""

    root: Path
    label: str = ""
    _problems: list[Problem] = field(default_factory=list, repr=False)

    @cached_property
    def settings(self) -> Settings:
        """What ``thrive.toml`` says."""
        return read_settings(self.root)

    @cached_property
    def context(self) -> Context:
        """What is needed to read any document of this workspace."""
        texts, problems = team_templates(self.root)
        self._problems.extend(problems)
        paragraphs = [pair for text in texts.values() for pair in guidance_in(text)]
        return Context(self.people, Guidance.of(paragraphs), self.settings.date_order)

    @cached_property
    def people(self) -> People:
        """Everybody in the settings and in any front matter."""
        return People([*self.settings.people, *_named_in(self._opened.values())])

    @cached_property
    def journal(self) -> Journal:
        """All check-ins, with what could not be read among the problems."""
        context = self.context
        checkins: list[CheckIn] = []
        for opened in self._opened.values():
            reading = self._parsed(opened, context)
            if isinstance(reading, Problem):
                self._problems.append(reading)
            else:
                checkins.append(in_workspace(reading.checkin, self.label))
        return Journal.of(checkins, context.people, self._problems)

    def reading(self, path: str) -> Reading:
        """One check-in with its document and places, for commands that edit it.

        Raises :class:`UnreadableCheckIn` where the file must not be written to.
        """
        opened = self._opened.get(path)
        if opened is None:
            opened = _opened(path, read_file(self.root, path), self.settings.date_order)
        reading = self._parsed(opened, self.context)
        if isinstance(reading, Problem):
            raise UnreadableCheckIn(f"{path}: {reading.message}", hint=reading.hint)
        return reading

    def refuse_unread(self, folder: str, newer_than: CheckIn | None = None) -> None:
        """Raise :class:`UnreadableCheckIn` for a file of a person's that could not be read.

        What is open in it would stay behind unseen, or an older copy be taken for the newest.
        With ``newer_than`` only files count whose name does not say that they are older.
        """
        known = newer_than.date.isoformat() if newer_than else ""
        for problem in self.journal.problems:
            name = problem.path.rpartition("/")[2]
            is_older = name[:4].isdigit() and name[:10] < known
            is_theirs = problem.path == folder or problem.path.startswith(f"{folder}/")
            if problem.is_unread and is_theirs and not is_older:
                raise UnreadableCheckIn(
                    f"{problem.where}: {problem.message}, so what is open there is not known",
                    hint=problem.hint,
                )

    def _parsed(self, opened: Opened, context: Context) -> Reading | Problem:
        return parse_checkin(opened.document, opened.header, context)

    @property
    def files(self) -> dict[str, bytes]:
        """The bytes of every file that could be read, by path."""
        return {path: opened.document.data for path, opened in self._opened.items()}

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of all files that look like check-ins, read or not."""
        return (*self._opened, *(one.path for one in self._problems if one.is_unread))

    @cached_property
    def _opened(self) -> dict[str, Opened]:
        paths, problems = checkin_paths(self.root)
        self._problems.extend(problems)
        found = {}
        for path in paths:
            try:
                found[path] = _opened(path, read_file(self.root, path), self.settings.date_order)
            except ThriveError as fault:
                self._problems.append(_unread(path, fault))
        return found


def _opened(path: str, data: bytes, order: str | None) -> Opened:
    document = open_document(path, data)
    if isinstance(document, Problem):
        raise _Unopened(f"{document.where}: {document.message}", document)
    return Opened(document, read_header(document, order))


class _Unopened(UnreadableCheckIn):
    """Carries the problem, so that a listing can name it and go on."""

    def __init__(self, message: str, problem: Problem) -> None:
        super().__init__(message, hint=problem.hint)
        self.problem = problem


def _unread(path: str, fault: ThriveError) -> Problem:
    if isinstance(fault, _Unopened):
        return fault.problem
    message = fault.message.removeprefix(f"{path}: ")
    return Problem(path, 0, 0, fault.code, Severity.ERROR, message, fault.hint)


def _named_in(opened: Iterable[Opened]) -> Iterator[Person]:
    """The people that front matter names, or else a folder.

    A folder in which only one person is named is a handle of that person, so that files
    there without front matter are theirs.
    """
    headers = [one.header for one in opened]
    by_folder: dict[str, dict[str, None]] = {}
    for header in headers:
        names = by_folder.setdefault(header.folder, {})
        if header.person:
            names[header.person] = None
    for folder, names in by_folder.items():
        for name in names or ([title_from_slug(folder)] if folder else []):
            handles = (folder,) if len(names) < 2 and folder else ()
            yield Person(name, slugify(name), handles)
    for header in headers:
        yield from (Person(partner, slugify(partner)) for partner in header.partners)


def merge(journals: Iterable[Journal]) -> Journal:
    """Several workspaces read as one."""
    found = tuple(journals)
    if len(found) == 1:
        return found[0]
    return Journal(
        Joined(journal.checkins for journal in found),
        People([person for journal in found for person in journal.people]),
        tuple(problem for journal in found for problem in journal.problems),
    )
