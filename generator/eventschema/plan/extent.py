"""How much a schema says: what may stand in the function of another schema."""

from collections.abc import Set as AbstractSet
from typing import Final

from eventschema.schema.keywords import DEFINITIONS, REFERENCES
from eventschema.schema.registry import Schema

MOST_HELD: Final = 3
"""How many subschemas a referred schema may hold to stand where it is referred to."""

MOST_IN_CONDITION: Final = 4
"""How many keywords a schema may have to be a condition without being a function."""

_OF_SMALL: Final = frozenset({"items", "oneOf", "anyOf"})
_STATEMENTS: Final = frozenset({"dependentRequired", "dependentSchemas"})


def is_leaf(schema: Schema) -> bool:
    """Whether `schema` neither holds nor refers to another."""
    return not _refers(schema) and not _held(schema)


def is_small(schema: Schema, asserting: AbstractSet[str]) -> bool:
    """Whether `schema` holds nothing but a few leaves and references.

    `asserting` are the keywords that are more than annotations.
    """
    held = _held(schema)
    return (
        not _refers(schema)
        and len(held) <= MOST_HELD
        and all(path[0] in _OF_SMALL for path in held)
        and all(
            is_leaf(inner) or inner.keywords.keys() & asserting == {"$ref"}
            for inner in (schema.child(*path) for path in held)
        )
    )


def is_short(schema: Schema, asserting: AbstractSet[str]) -> bool:
    """Whether `schema` can be told in one condition."""
    named = schema.keywords.keys() & asserting
    return is_leaf(schema) and len(named) <= MOST_IN_CONDITION and not named & _STATEMENTS


def _refers(schema: Schema) -> bool:
    return any(reference in schema.keywords for reference in REFERENCES)


def _held(schema: Schema) -> list[tuple[str | int, ...]]:
    return [path for path in schema.subschemas if path[0] not in DEFINITIONS]
