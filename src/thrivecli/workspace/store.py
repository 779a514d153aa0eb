"""The store: a workspace's check-ins, read; the one door through which they all come in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from thrivecli.errors import ThriveError, UnreadableCheckIn
from thrivecli.journal.checkins import Found, Joined
from thrivecli.journal.journal import Journal
from thrivecli.markdown.actions import Context
from thrivecli.markdown.document import Document, open_document
from thrivecli.markdown.guidance import Guidance
from thrivecli.markdown.header import Header, read_header
from thrivecli.markdown.parse import Reading, parse_checkin
from thrivecli.markdown.template_text import guidance_in
from thrivecli.model.checkin import CheckIn
from thrivecli.model.person import People, Person, slugify, title_from_slug
from thrivecli.model.problem import Problem, Severity
from thrivecli.workspace.disk.files import checkin_paths, read_file
from thrivecli.workspace.index.catalogue import Names
from thrivecli.workspace.index.known import Known
from thrivecli.workspace.library import Library, Reader, Watch
from thrivecli.workspace.settings import Settings, read_settings
from thrivecli.workspace.template.templates import team_templates


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that may be a check-in, and what its front matter says."""

    document: Document
    header: Header


def _unwatched(done: int, count: int) -> None:
    """Nobody is told how far it is."""


@dataclass(frozen=True)
class Store:
    """One workspace. ``label`` names it among several read as one, else it is empty.

    With ``is_indexed``, what was read is kept in the user's cache folder and used again.
    ``watch`` is told how many files were parsed, of how many.
    """

    root: Path
    label: str = ""
    is_indexed: bool = False
    watch: Watch = field(default=_unwatched, repr=False, compare=False)

    @cached_property
    def settings(self) -> Settings:
        """What ``thrive.toml`` says."""
        return read_settings(self.root)

    @cached_property
    def context(self) -> Context:
        """What is needed to read any document of this workspace."""
        texts, _ = self._templates
        paragraphs = [pair for text in texts.values() for pair in guidance_in(text)]
        return Context(self.people, Guidance.of(paragraphs), self.settings.date_order)

    @cached_property
    def people(self) -> People:
        """Everybody in the settings and in any front matter."""
        return People([*self.settings.people, *_named_in(self._files.names)])

    @cached_property
    def journal(self) -> Journal:
        """All check-ins, with what could not be read among the problems."""
        _, of_templates = self._templates
        problems = (*of_templates, *self._files.problems, *self.library.refused)
        return Journal(self.library, self.people, problems)

    @cached_property
    def library(self) -> Library:
        """The check-ins as files that are read once, and kept if this store is indexed."""
        files = self._files
        reader = Reader(self.context_key, self._said, self.watch)
        return Library(self.label, files.names, files.known, reader)

    def reading(self, path: str) -> Reading:
        """One check-in with its document and places, for commands that edit it.

        Raises :class:`UnreadableCheckIn` where the file must not be written to.
        """
        reading = self._parsed(self._files.opened(path), self.context)
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
    def files(self) -> Mapping[str, bytes]:
        """The bytes of every file that can be read, by path."""
        names = self._files.names
        return Found(names, lambda path: self._files.opened(path).document.data)

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of all files that look like check-ins, read or not."""
        files = self._files
        return (*files.names, *(one.path for one in files.problems if one.is_unread))

    @cached_property
    def _files(self) -> "_Files":
        is_indexed = self.is_indexed and self.settings.index
        return _Files(self.root, self.settings.date_order, is_indexed=is_indexed)

    @cached_property
    def _templates(self) -> tuple[dict[str, str], list[Problem]]:
        return team_templates(self.root)

    @cached_property
    def context_key(self) -> bytes:
        """What stands for the context, and is another where any file might be read otherwise."""
        texts, _ = self._templates
        told = repr((self.settings.date_order, sorted(texts.items()), tuple(self.people)))
        return blake2b(told.encode("utf-8", "surrogatepass")).digest()

    def _said(self, path: str) -> CheckIn | Problem:
        reading = self._parsed(self._files.opened(path), self.context)
        return reading if isinstance(reading, Problem) else reading.checkin


_MOST_HELD = 500  # documents that are kept in memory between their header and their body


class _Files:
    """The files that may be check-ins: whose each is, and why some cannot be read."""

    def __init__(self, root: Path, order: str | None, *, is_indexed: bool) -> None:
        self._root = root
        self._order = order
        self._held: dict[str, Opened] = {}
        self.names: dict[str, Names] = {}
        paths, self.problems = checkin_paths(root)
        self.known = Known(root, paths, wanted=is_indexed)
        for path in paths:
            names = self.known.names(path) or self._names_in(path)
            if names is not None:
                self.names[path] = names

    def opened(self, path: str) -> Opened:
        """One file, read now or a moment ago. Raises the reader's fault."""
        held = self._held.get(path)
        if held is not None:
            return held
        return _opened(path, read_file(self._root, path), self._order)

    def _names_in(self, path: str) -> Names | None:
        try:
            opened = self.opened(path)
        except ThriveError as fault:
            self.known.doubt(path)
            self.problems.append(_unread(path, fault))
            return None
        if len(self._held) < _MOST_HELD:
            self._held[path] = opened
        return opened.header.person, opened.header.partners


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


def _named_in(names: Mapping[str, Names]) -> Iterator[Person]:
    """The people that front matter names, or else a folder.

    A folder in which only one person is named is a handle of that person, so that files
    there without front matter are theirs.
    """
    by_folder: dict[str, dict[str, None]] = {}
    for path, (person, _) in names.items():
        persons = by_folder.setdefault(path.split("/")[-2], {})
        if person:
            persons[person] = None
    for folder, persons in by_folder.items():
        for name in persons or [title_from_slug(folder)]:
            handles = (folder,) if len(persons) < 2 else ()
            yield Person(name, slugify(name), handles)
    partners = dict.fromkeys(partner for _, others in names.values() for partner in others)
    yield from (Person(partner, slugify(partner)) for partner in partners)


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
