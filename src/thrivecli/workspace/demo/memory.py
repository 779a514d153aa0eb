"""A store that is read a hundred times while a year goes by, and parses no file twice."""

from dataclasses import dataclass

from thrivecli.markdown.actions import Context
from thrivecli.markdown.parse import Reading
from thrivecli.model.person import People
from thrivecli.model.problem import Problem
from thrivecli.workspace.store import Opened, Store

Memory = dict[tuple[str, bytes, People], Reading | Problem]


@dataclass(frozen=True)
class RememberingStore(Store):
    """A store that looks into ``memory`` first, and keeps there what it parsed.

    Only for a workspace whose templates and settings stay as they are.
    """

    memory: Memory | None = None

    def _parsed(self, opened: Opened, context: Context) -> Reading | Problem:
        memory = {} if self.memory is None else self.memory
        key = (opened.document.path, opened.document.data, context.people)
        if key not in memory:
            memory[key] = super()._parsed(opened, context)
        return memory[key]
