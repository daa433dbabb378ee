"""A Python module under construction: its functions and constants, and who is called what."""

from __future__ import annotations

import builtins
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from eventschema.errors import InternalError
from eventschema.source.complaints import complaints
from eventschema.source.joining import joined
from eventschema.source.layout import INDENT, WIDTH
from eventschema.source.printer import function_lines
from eventschema.source.splitting import LONGEST, split
from eventschema.source.tree import (
    ANY,
    Declare,
    Dict,
    Display,
    Expression,
    Function,
    Name,
    Node,
    Subscript,
)
from eventschema.source.walk import free, names, walk

FINAL: Final = Name("Final")
_BUILTINS: Final = frozenset(dir(builtins))


@dataclass(slots=True)
class SourceModule:
    """The functions and constants of a module by their names, in the order in which they came.

    Functions are printed as they come. `reserved` are the names that nothing new may have,
    `complaints` the rules of the linter that functions break; `going_on` tells where a function
    begins that goes on with it. A module that is not `read` is run and forgotten: what it needs
    and breaks is not looked for.
    """

    reserved: set[str] = field(default_factory=set)
    functions: dict[str, Sequence[str]] = field(default_factory=dict)
    constants: dict[str, Declare] = field(default_factory=dict)
    complaints: set[str] = field(default_factory=set)
    read: bool = True
    going_on: dict[str, str] = field(default_factory=dict)
    _rests: dict[str, str] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)
    _values: dict[Expression, str] = field(default_factory=dict)

    def unused(self, wanted: str) -> str:
        """`wanted`, with `_` behind it while that is reserved, which it is from now on."""
        name = wanted
        while name in self.reserved:
            name += "_"
        self.reserved.add(name)
        return name

    def add(self, function: Function) -> None:
        """Add a function, which may be there already."""
        function = replace(function, body=joined(function.body))
        lines = function_lines(function)
        if len(lines) <= LONGEST:
            self._add(function, lines)
            return
        for part in split(function, self._name_of_rest):
            self._add(part, function_lines(part))
            if part.name != function.name:
                self.going_on[part.name] = function.name

    def _add(self, function: Function, lines: Sequence[str]) -> None:
        if self.functions.setdefault(function.name, lines) != lines:
            raise InternalError(f"two functions would be called {function.name}")
        if self.read:
            self._used |= free(function)
            self.complaints.update(complaints(function.body))

    def beginning(self, function: str) -> str:
        """The function that `function` goes on with, or that itself."""
        return self.going_on.get(function, function)

    def _name_of_rest(self, wanted: str) -> str:
        """The name of a function that others go on with, the same each time that one is added."""
        if wanted not in self._rests:
            self._rests[wanted] = self.unused(wanted)
        return self._rests[wanted]

    def define(self, name: str, value: Expression, annotation: Expression = FINAL) -> None:
        """Add a constant, whose name is reserved already."""
        self.constants[name] = Declare(Name(name), annotation, value)

    def constant(self, value: Expression, wanted: str) -> Name:
        """The constant with this value, which is made if there is none."""
        if value not in self._values:
            name = self._values[value] = self.unused(wanted)
            self.define(name, value, _annotation(value))
        return Name(self._values[value])

    def early(self) -> Iterator[Declare]:
        """The constants that can stand before the functions."""
        return (each for each in self.constants.values() if not self._is_late(each))

    def late(self) -> Iterator[Declare]:
        """The constants that refer to functions, which have to be there first."""
        return filter(self._is_late, self.constants.values())

    def _is_late(self, constant: Declare) -> bool:
        return not self.functions.keys().isdisjoint(names([constant]))

    def missing(self, *others: Node) -> set[str]:
        """The names that the module and `others` use and that neither it nor Python defines."""
        used = self._used.union(names(self.constants.values()), *map(free, others))
        return used - self.functions.keys() - self.constants.keys() - _BUILTINS


def _annotation(value: Expression) -> Expression:
    """`Final`, of anything where type checkers cannot tell what an empty container is to hold."""
    vague = any(node in (Display("list", ()), Dict(())) for node in walk([value]))
    return Subscript(FINAL, (ANY,)) if vague else FINAL


def import_lines(module: str, names: Iterable[str]) -> list[str]:
    """The statement that imports `names` from `module`; no lines without names."""
    ordered = sorted(set(names), key=import_order)
    if not ordered:
        return []
    whole = f"from {module} import {', '.join(ordered)}"
    if len(whole) <= WIDTH:
        return [whole]
    return [f"from {module} import (", *(f"{INDENT}{name}," for name in ordered), ")"]


def spread(module: str, names: Iterable[str]) -> str:
    """The statement with one name on each line."""
    inside = "".join(f"{INDENT}{name},\n" for name in sorted(names))
    return f"from {module} import (\n{inside})"


def merged(imports: Iterable[tuple[str, Iterable[str]]]) -> Iterator[str]:
    """The lines of one statement for each module; one of which no names are imported is whole."""
    wanted: dict[str, set[str]] = {}
    for module, imported in imports:
        wanted.setdefault(module, set()).update(imported)
    yield from (f"import {module}" for module in sorted(wanted) if not wanted[module])
    for module in sorted(wanted):
        yield from import_lines(module, wanted[module])


def import_order(name: str) -> tuple[int, list[tuple[int, str]], str]:
    """How imported names sort: constants, classes, functions; numbers by value, case aside."""
    kind, natural = export_order(name)
    return kind, [(number, text.lower()) for number, text in natural], name


def export_order(name: str) -> tuple[int, list[tuple[int, str]]]:
    """How the names in `__all__` sort: as imported ones, but capitals before small letters."""
    kind = 0 if name.isupper() and len(name) > 1 else 1 if name[:1].isupper() else 2
    parts = re.findall(r"\d+|\D+", name)
    return kind, [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]
