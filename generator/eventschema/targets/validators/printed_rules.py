"""The rules of a schema as Python: the dict that `rules.py` holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, Final, assert_never

from eventschema.formats import FORMATS
from eventschema.ir.plan import Plan
from eventschema.plan.function_names import collecting
from eventschema.regex import Base64, Infix, Prefix, Texts, recognise
from eventschema.runtime._violations import DEFINED
from eventschema.source.line import flat
from eventschema.source.module import FINAL, import_lines, merged
from eventschema.source.tree import (
    Call,
    Constant,
    Declare,
    Dict,
    Display,
    Expression,
    Name,
    Pair,
    Starred,
    Subscript,
    call,
    tuple_of,
)
from eventschema.source.walk import names
from eventschema.targets.rules import rules_of
from eventschema.targets.validators.conditions import finder
from eventschema.targets.validators.surroundings import Surroundings, literal

FINDING: Final = frozenset({"Pattern", "filled", "holding", "one_of", "starting"})
"""What the runtime has for patterns."""

LONGEST_LISTED: Final = 60
"""How long the values of an enumeration are at most to be listed in a rule."""

_RULES: Final = Subscript(FINAL, (Subscript(Name("dict"), (Name("str"), Name("Rule"))),))


@dataclass(frozen=True, slots=True)
class Printed:
    """A value of a rule that is no data: the expression that it is printed as."""

    node: Expression


@dataclass(frozen=True, slots=True)
class _Names:
    """The values of the keywords for which words are not enough, as names of the validators."""

    around: Surroundings

    def pattern(self, source: str) -> Printed:
        """A `Pattern`."""
        parts = [self.finder(source).node]
        if not isinstance(recognise(source), Base64):
            parts.append(literal(source))
        return Printed(Call(Name("Pattern"), tuple(parts), spread=True))

    def finder(self, source: str) -> Printed:
        """What finds a match of a pattern."""
        match recognise(source):
            case None:
                return Printed(finder(source, "pattern", self.around))
            case Base64(empty):
                is_base64 = self.around.borrow("is_base64")
                return Printed(is_base64 if empty else call("filled", is_base64))
            case Texts(texts):
                return Printed(call("one_of", literal(texts)))
            case Prefix(text):
                return Printed(call("starting", literal(text)))
            case Infix(text):
                return Printed(call("holding", literal(text)))
            case known:
                assert_never(known)

    def format(self, name: str) -> Printed:
        """The function of a format."""
        return Printed(Name(FORMATS[name].function))

    def collector(self, name: str) -> Printed:
        """The function of a collector."""
        return Printed(Name(collecting(name)))


@dataclass(frozen=True, slots=True)
class PrintedRules:
    """The definition of `RULES`."""

    node: Declare

    @classmethod
    def of(cls, plan: Plan, around: Surroundings) -> PrintedRules:
        """The rules of `plan`, beside validators that are printed with `around`."""
        rules = _node(rules_of(plan, _Names(around)), around)
        return cls(Declare(Name("RULES"), _RULES, rules))

    def imports(self, package: str, private: AbstractSet[str]) -> Iterator[str]:
        """The statements that import what the rules refer to, `private` from the validators."""
        used = names([self.node])
        yield from merged([("typing", ("Final",))])
        yield ""
        yield from import_lines(f"{package}_assertions", used & FINDING)
        yield from import_lines(f"{package}_parts", {"Rule"})
        yield from import_lines(f"{package}_violations", {"Reader"})
        yield from import_lines(".validators", used & private)


def named_rules(names: Mapping[str, str], checks: Mapping[str, Sequence[str]]) -> Declare | None:
    """The rules of the definitions that have others than those where a definition would stand.

    `names` are those of the rules of the functions that `checks` has for each definition.
    """
    known = frozenset(names.values())
    rules = {name: [names[check] for check in functions] for name, functions in checks.items()}
    pairs = [
        Pair(Constant(name), tuple_of(*map(Constant, own)))
        for name, own in rules.items()
        if own != [each for place in DEFINED if (each := f"{place}{name}") in known][:1]
    ]
    return Declare(Name("NAMED"), FINAL, Dict(tuple(pairs))) if pairs else None


def _node(value: Any, around: Surroundings) -> Expression:
    """The literal of a rule, or of what is in one."""
    match value:
        case Printed(node):
            return node
        case dict():
            pairs = ((Constant(name), _member(name, each, around)) for name, each in value.items())
            return Dict(tuple(Pair(*pair) for pair in pairs))
        case list():
            return Display("list", tuple(_node(each, around) for each in value))
        case tuple():
            return Display("tuple", tuple(_node(each, around) for each in value))
        case _:
            return literal(value)


def _member(name: str, value: Any, around: Surroundings) -> Expression:
    """The value of a keyword; texts that the validators list already are not listed again."""
    node = _node(value, around)
    listed = name == "enum" and isinstance(value, list) and all(isinstance(v, str) for v in value)
    if not listed or len(flat(node)) <= LONGEST_LISTED:
        return node
    return Display("list", (Starred(around.sequence(value, "values")),))
