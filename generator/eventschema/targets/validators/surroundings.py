"""What generated functions refer to: constants, the runtime, functions of other packages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from eventschema.naming.names import last_words
from eventschema.plan.function_names import accepting
from eventschema.source.line import flat
from eventschema.source.module import SourceModule
from eventschema.source.tree import (
    Attribute,
    Call,
    Constant,
    Dict,
    Display,
    Expression,
    JoinedString,
    Name,
    Pair,
    Subscript,
    call,
)

LONGEST_LITERAL: Final = 40
"""How long a literal may be inside a statement; a longer one becomes a constant."""

LONGEST_NAME: Final = 40
"""How many characters the name of a constant has at most."""

LONGEST_PIECE: Final = 60
"""How long a piece of a long text is on a line of its own."""

DECIDED: Final = Name("decided")
"""What functions that remember pass on: what was decided so far."""

_STR: Final = Name("str")


@dataclass(slots=True)
class Surroundings:
    """The module that functions stand in, and which functions of the package `formats` they call.

    No name is reserved for two things, be it here or in codecs. `remembering` are the functions
    of the plan that remember what they decide, `patterns` those of the schema, by the expressions
    that are compiled for them.
    """

    remembering: frozenset[str]
    module: SourceModule
    borrowed: set[str] = field(default_factory=set)
    patterns: dict[str, str] = field(default_factory=dict)

    def borrow(self, function: str) -> Name:
        """A function of the package `formats`."""
        self.borrowed.add(function)
        return Name(function)

    def literal(self, value: Any, hint: str) -> Expression:
        """An expression for a JSON value: its literal, or a constant if that is long."""
        if isinstance(value, list | dict):
            node = literal(value)
            return node if len(flat(node)) <= LONGEST_LITERAL else self.constant(node, hint)
        constant = Constant(value)
        if len(constant.text) <= LONGEST_LITERAL:
            return constant
        return self.constant(literal(value), hint)

    def sequence(self, values: Sequence[Any], hint: str) -> Name:
        """The name of a constant that holds `values` in their order, and finds texts fast."""
        if not values:
            return self.constant(Call(Subscript(Name("dict"), (_STR, Constant(None))), ()), hint)
        node: Expression = literal(tuple(values))
        if all(isinstance(value, str) for value in values):
            node = Call(Attribute(Name("dict"), "fromkeys"), (node,), spread=True)
        return self.constant(node, hint)

    def constant(self, node: Expression, hint: str) -> Name:
        """The name of the constant with the value `node`, which is made if there is none."""
        return self.module.constant(node, _constant_name(hint))


@dataclass(frozen=True, slots=True)
class CheckedValue:
    """The value that is being checked: its variable, and what constants about it are called.

    `has_memory` says whether what is decided about it is remembered in the variable `decided`.
    """

    variable: Expression
    hint: str
    around: Surroundings
    has_memory: bool = False

    def accepted_by(self, function: str) -> Call:
        """The verdict of a function of the plan."""
        passes = self.has_memory and function in self.around.remembering
        return call(accepting(function), self.variable, *((DECIDED,) if passes else ()))


def literal(value: Any) -> Expression:
    """The literal of a JSON value; long texts are in pieces."""
    match value:
        case list():
            return Display("list", tuple(map(literal, value)))
        case tuple():
            return Display("tuple", tuple(map(literal, value)))
        case dict():
            return Dict(tuple(Pair(Constant(name), literal(each)) for name, each in value.items()))
        case str() if len(value) > LONGEST_PIECE:
            cuts = range(0, len(value), LONGEST_PIECE)
            return JoinedString(tuple((value[at : at + LONGEST_PIECE],) for at in cuts))
        case _:
            return Constant(value)


def _constant_name(hint: str) -> str:
    return f"_{last_words(hint, LONGEST_NAME).upper()}"
