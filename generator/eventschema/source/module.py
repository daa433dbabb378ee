"""A Python module under construction: its functions and constants, and who is called what."""

from __future__ import annotations

import builtins
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from eventschema.errors import InternalError
from eventschema.source.complaints import complaints
from eventschema.source.joining import joined
from eventschema.source.printer import function_lines
from eventschema.source.tree import (
    Assign,
    Attribute,
    Call,
    Compare,
    Comprehension,
    Constant,
    Declare,
    Display,
    Expression,
    For,
    Function,
    Name,
    Node,
)
from eventschema.source.walk import names, walk

FINAL: Final = Name("Final")
_BUILTINS: Final = frozenset(dir(builtins))


@dataclass(slots=True)
class Module:
    """The functions and constants of a module by their names, in the order in which they came.

    Functions are printed as they come. `reserved` are the names that nothing new may have,
    `complaints` the rules of the linter that functions break.
    """

    reserved: set[str] = field(default_factory=set)
    functions: dict[str, Sequence[str]] = field(default_factory=dict)
    constants: dict[str, Declare] = field(default_factory=dict)
    complaints: set[str] = field(default_factory=set)
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
        if self.functions.setdefault(function.name, lines) != lines:
            raise InternalError(f"two functions would be called {function.name}")
        self._used |= free(function)
        self.complaints.update(complaints(function.body))

    def define(self, name: str, value: Expression, annotation: Expression = FINAL) -> None:
        """Add a constant, whose name is reserved already."""
        self.constants[name] = Declare(Name(name), annotation, value)

    def constant(self, value: Expression, wanted: str, annotation: Expression = FINAL) -> Name:
        """The constant with this value, which is made if there is none."""
        if value not in self._values:
            name = self._values[value] = self.unused(wanted)
            self.define(name, value, annotation)
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


def free(scope: Node) -> set[str]:
    """The names that a function uses and does not bind."""
    used: set[str] = set()
    bound: set[str] = set()
    for node in walk([scope]):
        match node:
            case Name(id=name):
                used.add(name)
            case Constant() | Call() | Attribute() | Compare():
                pass
            case Function(_, parameters):
                bound |= {parameter.name for parameter in parameters}
            case Assign(Name() | Display() as target) | Declare(target):
                bound |= names([target])
            case For(target) | Comprehension(_, target):
                bound |= names([target])
            case _:
                pass
    return used - bound
