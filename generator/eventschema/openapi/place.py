"""A place of two schemas that are walked side by side, and where things stand there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eventschema.ir.types import JsonType
from eventschema.openapi.alternatives import SchemaAlternative, definition
from eventschema.openapi.null import is_null
from eventschema.schema.keywords import UNIONS
from eventschema.schema.pointers import pointer
from eventschema.schema.registry import Schema


@dataclass(frozen=True, slots=True)
class Counterparts:
    """Schemas of both sides that describe the same instances, and what they accept.

    There are several on a side where one object of the other is several objects there. `context`
    says what the definitions around them are compared with.
    """

    mine: tuple[Schema, ...]
    theirs: tuple[Schema, ...]
    left: tuple[SchemaAlternative, ...]
    right: tuple[SchemaAlternative, ...]
    context: Mapping[str, str]

    @property
    def shared(self) -> Sequence[Schema]:
        """The parts that all alternatives of my side have."""
        return shared(self.left) or self.mine

    def of_type(self, name: JsonType) -> tuple[list[SchemaAlternative], list[SchemaAlternative]]:
        """The alternatives of one JSON type, of each side."""
        left = [one for one in self.left if one.type == name]
        return left, [one for one in self.right if one.type == name]

    def names(self) -> tuple[str, str] | None:
        """What they call the definition that is used here, and what I call it."""
        match [used_definition(schema) for schema in (*self.theirs, *self.mine)]:
            case [str(theirs), str(mine)]:
                return theirs, mine
            case _:
                return None

    def counterpart(self) -> str:
        """The pointer of what is used here on their side."""
        name = used_definition(self.theirs[0])
        return self.theirs[0].pointer if name is None else pointer("$defs", name)


def shared(alternatives: Sequence[SchemaAlternative]) -> list[Schema]:
    """The parts that all of `alternatives` have."""
    first = alternatives[0].parts if alternatives else ()
    return [part for part in first if all(part in one.parts for one in alternatives)]


def union_of(schema: Schema) -> Schema:
    """The union that a further branch of `schema` belongs to: its own, or what it refers to."""
    seen = set[Schema]()
    while schema not in seen:
        seen.add(schema)
        inner = _branches(schema)
        if "$ref" in schema.keywords:
            inner.append(schema.resolve("$ref"))
        if len(inner) != 1 or inner[0].keywords.keys().isdisjoint({"$ref", *UNIONS}):
            return schema
        schema = inner[0]
    return schema


def used_definition(schema: Schema) -> str | None:
    """The name of the definition that `schema` is or refers to, null left aside."""
    if "$ref" in schema.keywords:
        return definition(schema.resolve("$ref"))
    branches = _branches(schema)
    return used_definition(branches[0]) if len(branches) == 1 else definition(schema)


def _branches(schema: Schema) -> list[Schema]:
    """The branches of the unions of `schema`, without null."""
    return [
        schema.child(union, index)
        for union in UNIONS
        for index, branch in enumerate(schema.keywords.get(union, ()))
        if not is_null(branch)
    ]
