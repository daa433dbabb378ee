"""Schemas that apply to one instance together: a schema, what it refers to, its `allOf`."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import Any, Final, TypeAlias

from eventschema.ir.types import JsonType, Tag
from eventschema.schema.discriminate import (
    ANYTHING,
    JSON_TYPES,
    UNIONS,
    Shape,
    Shapes,
    both,
    branches,
    conjoined,
    instance_types,
)
from eventschema.schema.keywords import KEYWORDS
from eventschema.schema.registry import Schema

SHAPING: Final = frozenset(
    {
        *(each.name for each in KEYWORDS if each.applies in ("members", "items")),
        *("$dynamicRef", "anyOf", "const", "contentEncoding", "enum", "oneOf", "required", "type"),
    }
) - {"contains"}
"""The keywords that say what shape a value has; the others only narrow it or describe it."""

MOST_LINKS: Final = 200
"""How many schemas apply to one instance at most, each by a reference or `allOf` of another."""

CONDITIONAL: Final = ("if", "dependentSchemas")
"""The keywords that apply schemas to an instance on a condition."""

UnionKeyword: TypeAlias = tuple[Schema, str]
"""A schema and its keyword `oneOf` or `anyOf`, or `if` once it is decided."""

Key: TypeAlias = frozenset[tuple[Schema, frozenset[str]]]
"""What makes the type of a conjunction: its shaping schemas and their keywords."""


@dataclass(frozen=True, slots=True)
class Conjunction:
    """Schemas that all apply to an instance.

    They are what `bases` refer to and hold in `allOf`; where a union is in `decided`, one of its
    branches is among them. `origin` is where the instance is described. `is_simplified` says that
    the other unions are left to the validators. `other_tags` are the values that members have not.
    """

    origin: Schema
    bases: tuple[Schema, ...]
    schemas: tuple[Schema, ...]
    decided: frozenset[UnionKeyword] = frozenset()
    is_simplified: bool = False
    other_tags: frozenset[tuple[str, Tag]] = frozenset()

    def with_branch(self, union: UnionKeyword, branch: int) -> "Conjunction":
        """The same, and `branch` of `union` applies, too."""
        schema = union[0].child(union[1], branch)
        joined = dict.fromkeys((*self.schemas, *flattened(schema)))
        return replace(
            self,
            origin=schema,
            bases=(*self.bases, schema),
            schemas=tuple(joined),
            decided=self.decided | {union},
        )

    def simplified(self) -> "Conjunction":
        """The same, disregarding what is not decided."""
        return replace(self, is_simplified=True)

    def shaping(self, schema: Schema) -> frozenset[str]:
        """The keywords of `schema` that say what shape the instance has."""
        decided = {keyword for owner, keyword in self.decided if owner is schema}
        keywords = SHAPING.intersection(schema.keywords)
        for keyword in CONDITIONAL:
            if keyword in schema.keywords and members_on_condition([schema], keyword=keyword):
                keywords |= {keyword}
        return keywords - decided

    def types(self) -> frozenset[JsonType]:
        """The JSON types that the schemas leave, disregarding unions."""
        if any(schema.contents is False for schema in self.schemas):
            return frozenset()
        each = (instance_types(schema.keywords) for schema in self.schemas)
        return reduce(frozenset.__and__, each, frozenset(JSON_TYPES))

    def shape(self, shapes: Shapes) -> Shape:
        """What must hold for an instance to be valid against all of the schemas."""
        owners = {owner for owner, _ in self.decided}
        each = (shapes.own(s) if s in owners else shapes(s) for s in self.schemas)
        shape = reduce(both, each, ANYTHING)
        return both(shape, Shape(other_tags=self.other_tags)) if self.other_tags else shape

    def keywords(self, name: str) -> Iterator[tuple[Schema, Any]]:
        """The schemas that have the keyword `name`, with its value."""
        for schema in self.schemas:
            if name in schema.keywords:
                yield schema, schema.keywords[name]

    def children(self, name: str) -> Iterator[Schema]:
        """The subschemas that the keyword `name` of the schemas holds."""
        for schema, _ in self.keywords(name):
            yield schema.child(name)

    def targets(self) -> Iterator[Schema]:
        """What the schemas refer to, outermost first."""
        for schema, _ in self.keywords("$ref"):
            yield schema.resolve("$ref")

    def key(self) -> Key:
        """The same for conjunctions that have the same type."""
        types = Counter(json_types(schema.keywords) for schema in self.schemas)
        required = Counter(name for schema in self.schemas for name in _required(schema))
        kept: dict[Schema, frozenset[str]] = {}
        for schema in self.schemas:
            keywords = self.shaping(schema)
            if schema.contents is False:
                kept[schema] = frozenset({"false"})
            elif _is_redundant(schema, keywords, types, required):
                types[json_types(schema.keywords)] -= 1
                required.subtract(_required(schema))
            elif keywords:
                kept[schema] = keywords
        return frozenset(kept.items())

    def said(self, beside: "Conjunction") -> frozenset[str]:
        """The text of the schemas that are not `beside` it: copies say the same."""
        own = set(self.schemas).difference(beside.schemas)
        return frozenset(
            f"{schema.document.name} {json.dumps(schema.contents, sort_keys=True)}"
            for schema in own
        )

    def undecided(self) -> UnionKeyword | None:
        """The first union that makes a difference to the type and is not decided."""
        if self.is_simplified:
            return None
        known, types = frozenset(self.schemas), self.types()
        for keyword in UNIONS:
            for schema, _ in self.keywords(keyword):
                union = (schema, keyword)
                if union not in self.decided and self._makes_types(union, known, types):
                    return union
        return None

    def _makes_types(
        self, union: UnionKeyword, known: frozenset[Schema], types: frozenset[JsonType]
    ) -> bool:
        return any(
            self._adds_to(types, inner)
            for branch in branches(*union)
            for inner in flattened(branch)
            if inner not in known
        )

    def _adds_to(self, types: frozenset[JsonType], schema: Schema) -> bool:
        """Whether `schema` says more of the shape of an instance of `types` than `required`.

        A limit of a member that is known, or that there is none, is no shape.
        """
        keywords = self.shaping(schema)
        if "properties" in keywords and not self._declares_more(schema):
            keywords -= {"properties"}
        return (
            schema.contents is False
            or not keywords <= {"type", "required"}
            or ("type" in keywords and not types <= instance_types(schema.keywords))
        )

    def _declares_more(self, schema: Schema) -> bool:
        """Whether `schema` names other members than these have, or says what shape they have."""
        known = {name for _, named in self.keywords("properties") for name in named}
        return any(
            name not in known
            or any(self.shaping(each) for each in flattened(schema.child("properties", name)))
            for name in schema.keywords["properties"]
        )


def _is_redundant(
    schema: Schema,
    keywords: frozenset[str],
    types: Mapping[frozenset[str], int],
    required: Mapping[str, int],
) -> bool:
    """Whether other schemas say what `keywords` of `schema` say.

    `types` and `required` count how many schemas, this one among them, name these.
    """
    if not keywords or not keywords <= {"type", "required"}:
        return False
    own = json_types(schema.keywords)
    others = (named for named, count in types.items() if count > (named == own))
    return reduce(frozenset.__and__, others, ALL_TYPES) <= own and all(
        required[name] > 1 for name in _required(schema)
    )


def _required(schema: Schema) -> frozenset[str]:
    return frozenset(schema.keywords.get("required", ()))


ALL_TYPES: Final[frozenset[str]] = frozenset({*JSON_TYPES, "integer"})


def json_types(keywords: Mapping[str, Any]) -> frozenset[str]:
    """The types that `type` names, an integer beside every number."""
    named = keywords.get("type", ALL_TYPES)
    names = frozenset([named] if isinstance(named, str) else named)
    return names | {"integer"} if "number" in names else names


def conjunction(origin: Schema, *bases: Schema) -> Conjunction:
    """All that applies to an instance of `bases`, which is described at `origin`."""
    schemas = dict.fromkeys(inner for base in bases for inner in flattened(base))
    return Conjunction(origin, bases, tuple(schemas))


def members_on_condition(
    schemas: Iterable[Schema], decided: AbstractSet[UnionKeyword] = frozenset(), keyword: str = ""
) -> dict[str, list[Schema]]:
    """What `schemas` say of members on conditions that are not decided, by the name of the member.

    With `keyword`, only what they say by that.
    """
    seen = dict.fromkeys(schemas)
    found: dict[str, list[Schema]] = {}
    pending = [added for schema in seen for added in _added(schema, decided, keyword)]
    while pending:
        for schema in flattened(pending.pop(0)):
            if schema not in seen:
                seen[schema] = None
                for name in schema.keywords.get("properties", {}):
                    found.setdefault(name, []).append(schema.child("properties", name))
                pending += _added(schema, decided)
                pending += (branch for union in UNIONS for branch in branches(schema, union))
    return found


def _added(
    schema: Schema, decided: AbstractSet[UnionKeyword], keyword: str = ""
) -> Iterator[Schema]:
    """The schemas that `schema` applies on a condition."""
    keywords = schema.keywords
    if "if" in keywords and (schema, "if") not in decided and keyword in ("", "if"):
        yield from (schema.child(name) for name in ("then", "else") if name in keywords)
    if keyword in ("", "dependentSchemas"):
        for name in keywords.get("dependentSchemas", {}):
            yield schema.child("dependentSchemas", name)


def flattened(schema: Schema) -> tuple[Schema, ...]:
    """`schema`, what it refers to and what its `allOf` holds, all the way, each once.

    Raises `SchemaError` where that is more than `MOST_LINKS` away.
    """
    found: dict[Schema, None] = {}
    stack = [(schema, 0)]
    while stack:
        inner, links = stack.pop()
        if links > MOST_LINKS:
            raise inner.error(
                f"more than {MOST_LINKS} schemas apply to one instance, each by reference",
                "refer to the last of them directly",
            )
        if inner not in found:
            found[inner] = None
            stack += ((below, links + 1) for below in reversed(conjoined(inner)))
    return tuple(found)


MOST_IN_TYPE: Final = 256
"""How often the branches that make one type are used again, in another combination."""

MOST_IN_ALL: Final = 20_000
"""The same for all types of a document."""

TOO_MANY: Final = "its alternatives have too many combinations"


class TooManyCombinationsError(Exception):
    """No type says all combinations of the branches of several unions: they are too many."""


@dataclass(slots=True, eq=False)
class Repetitions:
    """How often branches were used again in the types of a document."""

    count: int = 0


@dataclass(slots=True, eq=False)
class Combined:
    """The branches that one type is made of, and how often one of them was used again."""

    in_all: Repetitions
    branches: set[Schema] = field(default_factory=set)
    repeated: int = 0

    def add(self, branch: Schema) -> None:
        """Use `branch`; raises `TooManyCombinationsError` where that is once too often."""
        if branch in self.branches:
            self.repeated += 1
            self.in_all.count += 1
        self.branches.add(branch)
        if self.repeated > MOST_IN_TYPE or self.in_all.count > MOST_IN_ALL:
            raise TooManyCombinationsError
