"""The functions that read: each checks what one of the plan checks, and builds a type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from eventschema.checks import Printing
from eventschema.checks.code import Code
from eventschema.checks.complaints import complaints
from eventschema.checks.lines import lines, signature
from eventschema.model import Record, Reference, Type
from eventschema.python.around import Around
from eventschema.python.layout import Brackets


@dataclass(frozen=True, slots=True)
class Reader:
    """A function as it is laid out."""

    head: Sequence[str]
    body: Sequence[str]


@dataclass(slots=True)
class Readers:
    """The functions that read, made as they are first needed.

    `rules` are those of linters that they break.
    """

    around: Around
    printing: Printing
    functions: list[Reader] = field(default_factory=list)
    rules: set[str] = field(default_factory=set)
    _names: dict[tuple[str, Type], str] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)
    _pending: list[tuple[str, Type]] = field(default_factory=list)

    def name(self, function: str, type_: Type) -> str:
        """The name of what makes a `type_` of a value that `function` of the plan accepts."""
        key = (function, type_)
        if key not in self._names:
            self._names[key] = self.free_name(function)
            self._pending.append(key)
        return self._names[key]

    def free_name(self, what: str) -> str:
        """The name of a function that reads `what`, which no other has."""
        name = f"_read_{what}"
        while name in self._taken:
            name += "_"
        self._taken.add(name)
        return name

    def pending(self) -> Iterator[tuple[str, str, Type]]:
        """The functions to be printed, those included that printing others asks for."""
        for key in self._pending:
            yield self._names[key], *key

    def add(self, name: str, type_: Type, code: Code) -> None:
        """Add a function."""
        returns = "Any"
        if isinstance(type_, Reference) and isinstance(
            self.around.module.by_name[type_.name], Record
        ):
            returns = type_.name
        self.rules |= complaints([code])
        head = signature(name, "value: Any", returns).split("\n")
        self.functions.append(Reader(head, list(lines(code, 1))))

    def table(self, hint: str, value: Brackets) -> str:
        """The name of a table from tags to readers."""
        name = self.around.constant(f"read_{hint}", "")
        self.around.runtime.add("Readers")
        self.around.define(name, value, "[Readers]")
        return name

    def borrowed(self, root: Code) -> tuple[set[str], set[str]]:
        """What the functions and `root` use of the module of validators, and of its runtime."""
        bodies = [*(function.body for function in self.functions), lines(root)]
        words = set(re.findall(r"\w+", "\n".join(chain.from_iterable(bodies))))
        self.around.runtime |= words & {"InvalidError"}
        return words & self.printing.private(), words & self.printing.around.runtime

    def constants(self) -> set[str]:
        """The constants of the module of validators."""
        return {*self.printing.around.constants, *self.printing.tables.by_name}
