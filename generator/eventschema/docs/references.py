"""Which definitions a definition refers to."""

from collections.abc import Iterator
from typing import assert_never

from eventschema.model import (
    Alias,
    Definition,
    List,
    Map,
    Record,
    Reference,
    TaggedUnion,
    Tuple,
    Type,
    Union,
)


def references(definition: Definition) -> Iterator[str]:
    """The names that a definition refers to, in order, repeated where it repeats them."""
    match definition:
        case Record(fields=fields, additional=additional):
            for field in fields:
                yield from type_references(field.type)
            if additional is not None:
                yield from type_references(additional)
        case TaggedUnion(arms=arms):
            for arm in arms:
                yield from type_references(arm)
        case Alias(type=type_):
            yield from type_references(type_)
        case _:
            assert_never(definition)


def type_references(type_: Type) -> Iterator[str]:
    """The names in a type."""
    match type_:
        case Reference(name):
            yield name
        case List(items):
            yield from type_references(items)
        case Tuple(prefix, rest):
            for item in prefix if rest is None else (*prefix, rest):
                yield from type_references(item)
        case Map(values):
            yield from type_references(values)
        case Union(arms):
            for arm in arms:
                yield from type_references(arm)
        case _:
            pass


def mentions(type_: Type, name: str) -> bool:
    """Whether a type refers to a definition."""
    return name in type_references(type_)
