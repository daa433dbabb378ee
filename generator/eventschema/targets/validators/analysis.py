"""What can be told of a block without running it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, get_args

from eventschema.ir.plan import (
    Acceptor,
    AnyOf,
    Assert,
    Block,
    ChooseByType,
    Count,
    Delegate,
    Equals,
    InRange,
    InstanceType,
    Never,
    OneOf,
    Statement,
    Typed,
    json_type_of,
)
from eventschema.ir.types import JsonType
from eventschema.ir.values import json_type

ALL_TYPES: Final = frozenset[JsonType](get_args(JsonType))

DEEPEST: Final = 5
"""How many calls are followed."""


def accepted_types(
    block: Block, functions: Mapping[str, Acceptor], depth: int = DEEPEST
) -> frozenset[JsonType]:
    """The types that an instance accepted by `block` can have; perhaps too many of them."""
    types = ALL_TYPES
    for statement in block:
        types &= _accepted(statement, functions, depth)
    return types


def _accepted(
    statement: Statement, functions: Mapping[str, Acceptor], depth: int
) -> frozenset[JsonType]:
    match statement:
        case Assert(Never()):
            return frozenset()
        case Assert(Equals(values)):
            return frozenset[JsonType](map(json_type, values))
        case Typed(types):
            return frozenset[JsonType](map(json_type_of, types))
        case ChooseByType(cases):
            return frozenset[JsonType](name for types, _ in cases for name in types)
        case AnyOf(branches) | OneOf(branches):
            return frozenset[JsonType]().union(
                *(accepted_types(branch.body, functions, depth) for branch in branches)
            )
        case Delegate(name) if depth and name in functions:
            return accepted_types(functions[name].body, functions, depth - 1)
        case _:
            return ALL_TYPES


def within(narrow: Iterable[InstanceType], wide: Iterable[InstanceType]) -> bool:
    """Whether everything of a type in `narrow` is of a type in `wide`."""
    kept = {*wide}
    return all(name in kept or (name == "integer" and "number" in kept) for name in narrow)


def reordered(block: Block) -> Block:
    """The statements with those first that are cheap to check."""
    return tuple(sorted(block, key=_cost))


def _cost(statement: Statement) -> int:
    match statement:
        case Assert(InRange() | Count() | Equals() | Never()):
            return 0
        case _:
            return 1
