"""What generated functions refer to: constants, the runtime, functions of other packages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from eventschema.checks.layout import Brackets, Node, Text, one_line
from eventschema.literals import python_literal
from eventschema.names import last_words
from eventschema.reserved import Names

LONGEST_LITERAL: Final = 40
"""How long a literal may be inside a statement; a longer one becomes a constant."""

LONGEST_NAME: Final = 40
"""How many characters the name of a constant has at most."""

LONGEST_PIECE: Final = 60
"""How long a piece of a long text is on a line of its own."""


@dataclass(slots=True)
class Surroundings:
    """What the functions of a module refer to.

    Constants by their names, and the functions of the runtime and of the package `formats`;
    `patterns` are those of the schema, by the expressions that are compiled for them;
    `names` are those of all constants and tables, of codecs too.
    """

    constants: dict[str, Node] = field(default_factory=dict)
    runtime: set[str] = field(default_factory=set)
    borrowed: set[str] = field(default_factory=set)
    patterns: dict[str, str] = field(default_factory=dict)
    names: Names = field(default_factory=Names)
    _names: dict[str, str] = field(default_factory=dict)

    def call(self, function: str, *arguments: str) -> str:
        """A call of a function of the runtime."""
        self.runtime.add(function)
        return call_text(function, arguments)

    def borrow(self, function: str, *arguments: str) -> str:
        """A call of a function of the package `formats`."""
        self.borrowed.add(function)
        return call_text(function, arguments)

    def literal(self, value: Any, hint: str) -> str:
        """An expression for a JSON value: its literal, or a constant if that is long."""
        text = python_literal(value)
        return text if len(text) <= LONGEST_LITERAL else self.constant(literal_node(value), hint)

    def sequence(self, values: Sequence[Any], hint: str) -> str:
        """The name of a constant that holds `values` in their order, and finds texts fast."""
        node = literal_node(tuple(values))
        if not values:
            node = "dict[str, None]()"
        elif all(isinstance(value, str) for value in values):
            node = Brackets("dict.fromkeys(", (("", node),), ")")
        return self.constant(node, hint)

    def constant(self, node: Node, hint: str) -> str:
        """The name of the constant with the value `node`, which is made if there is none."""
        text = one_line(node)
        if text not in self._names:
            self._names[text] = name = self.names.free(_constant_name(hint))
            self.constants[name] = node
        return self._names[text]


@dataclass(frozen=True, slots=True)
class Subject:
    """The value that is being checked: its variable, and what constants about it are called."""

    variable: str
    hint: str
    around: Surroundings


def literal_node(value: Any) -> Node:
    """The literal of a JSON value, ready to be laid out."""
    match value:
        case list():
            return Brackets("[", tuple(("", literal_node(item)) for item in value), "]")
        case tuple() if len(value) != 1:
            return Brackets("(", tuple(("", literal_node(item)) for item in value), ")")
        case tuple():
            return f"({python_literal(value[0])},)"
        case dict():
            members = ((f"{python_literal(k)}: ", literal_node(v)) for k, v in value.items())
            return Brackets("{", tuple(members), "}")
        case str() if len(value) > LONGEST_PIECE:
            cuts = range(0, len(value), LONGEST_PIECE)
            pieces = (python_literal(value[at : at + LONGEST_PIECE]) for at in cuts)
            return Text(python_literal(value), tuple(pieces))
        case _:
            return python_literal(value)


def call_text(function: str, arguments: Iterable[str]) -> str:
    """A call on one line."""
    return f"{function}({', '.join(arguments)})"


def _constant_name(hint: str) -> str:
    return f"_{last_words(hint, LONGEST_NAME).upper()}"
