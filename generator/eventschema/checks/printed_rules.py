"""The rules of a schema as Python: the dict that `rules.py` holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from eventschema.checks.conditions import finder
from eventschema.checks.imports import merged
from eventschema.checks.layout import Brackets, Node, laid_out
from eventschema.checks.surroundings import Surroundings, literal_node
from eventschema.formats import FORMATS
from eventschema.literals import python_literal
from eventschema.plan import Plan
from eventschema.regex import Base64, recognise, translate
from eventschema.rules import rules_of


@dataclass(frozen=True, slots=True)
class Printed:
    """A value of a rule that is no data: the node that it is printed as."""

    node: Node


@dataclass(slots=True)
class _Names:
    """The values of the keywords for which words are not enough, as names of the validators."""

    around: Surroundings
    used: set[str] = field(default_factory=set)
    patterns: bool = False
    compiles: bool = False

    def pattern(self, source: str) -> Printed:
        """A `Pattern`."""
        self.patterns = True
        parts = [self.finder(source).node]
        if not isinstance(recognise(source), Base64):
            parts.append(literal_node(source))
        return Printed(Brackets("Pattern(", tuple(("", part) for part in parts), ")"))

    def finder(self, source: str) -> Printed:
        """What finds a match of a pattern."""
        match recognise(source):
            case None:
                return Printed(self._use(finder(source, "pattern", self.around)))
            case Base64(empty=True):
                self.around.borrowed.add("is_base64")
                return Printed(self._use("is_base64"))
            case _:
                self.compiles = True
                text = literal_node(translate(source))
                return Printed(Brackets("re.compile(", (("", text),), ").search"))

    def format(self, name: str) -> Printed:
        """The function of a format."""
        return Printed(self._use(FORMATS[name].function))

    def collector(self, name: str) -> Printed:
        """The function of a collector."""
        return Printed(self._use(f"_mark_{name}"))

    def _use(self, name: str) -> str:
        self.used.add(name)
        return name


@dataclass(frozen=True, slots=True)
class PrintedRules:
    """The lines of the definition of `RULES`, and what it refers to."""

    lines: tuple[str, ...]
    names: _Names

    @classmethod
    def of(cls, plan: Plan, around: Surroundings) -> PrintedRules:
        """The rules of `plan`, beside validators that are printed with `around`."""
        names = _Names(around)
        rules = rules_of(plan, names)
        text = laid_out(_node(rules), "RULES: Final[dict[str, Rule]] = ")
        return cls(tuple(text.split("\n")), names)

    def imports(self, package: str) -> str:
        """The statements that import what the rules refer to."""
        standard = ["import re", ""] if self.names.compiles else []
        return "\n".join(
            [
                *(line for line in standard if line),
                *merged(["from typing import Final"]),
                "",
                *([_from(f"{package}_assertions", {"Pattern"})] if self.names.patterns else []),
                _from(f"{package}_parts", {"Rule"}),
                _from(f"{package}_violations", {"Reader"}),
                *([_from(".validators", self.names.used)] if self.names.used else []),
            ]
        )


def _from(module: str, names: set[str]) -> str:
    elements = tuple(("", name) for name in sorted(names, key=_order))
    flat = f"from {module} import {', '.join(name for _, name in elements)}"
    if len(flat) <= 100:
        return flat
    return laid_out(Brackets("(", elements, ")", spread=True), f"from {module} import ")


def _order(name: str) -> tuple[int, str]:
    """Constants, then classes, then functions."""
    return (0 if name.isupper() else 1 if name[:1].isupper() else 2, name)


def _node(value: Any) -> Node:
    """The literal of a rule, or of what is in one."""
    match value:
        case Printed(node):
            return node
        case dict():
            members = ((f"{python_literal(name)}: ", _node(item)) for name, item in value.items())
            return Brackets("{", tuple(members), "}")
        case list():
            return Brackets("[", tuple(("", _node(item)) for item in value), "]")
        case tuple():
            return Brackets("(", tuple(("", _node(item)) for item in value), ")")
        case _:
            return literal_node(value)
