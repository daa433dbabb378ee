"""What a schema demands of a value, through `$ref` and `allOf`."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final
from urllib.parse import unquote, urldefrag

from eventschema.schema.keywords import ASSERTING, REFERENCES
from eventschema.schema.registry import Schema
from eventschema.sets.regions import NOTHING, Demand, Term

CONDITION: Final = ("if", "then", "else")
UNEVALUATED: Final = ("unevaluatedItems", "unevaluatedProperties")
_ASSERTIONS: Final = ASSERTING - {
    *("$dynamicRef", "$ref", "allOf", "else", "maxContains", "minContains", "then")
}
"""The keywords that demand something by themselves."""


def demand(schema: Schema) -> Demand:
    """What `schema` demands, with all that `$ref` and `allOf` add to it."""
    found: dict[Term, None] = {}
    seen: set[Schema] = set()
    stack = [schema]
    while stack:
        inner = stack.pop()
        if inner in seen:
            continue
        seen.add(inner)
        if inner.contents is False:
            return replace(NOTHING, origin=schema)
        if is_indivisible(inner):
            found[inner] = None
            continue
        if not inner.keywords.keys().isdisjoint(_ASSERTIONS):
            found[inner] = None
        stack += reversed(list(parts(inner)))
    return Demand(tuple(found), schema)


def is_indivisible(schema: Schema) -> bool:
    """Whether what applies together with `schema` must be looked at together with it."""
    return not schema.keywords.keys().isdisjoint(UNEVALUATED) or is_dynamic(schema)


def is_dynamic(schema: Schema) -> bool:
    """Whether it depends on the way to `schema` what its `$dynamicRef` means."""
    if "$dynamicRef" not in schema.keywords:
        return False
    name = unquote(urldefrag(schema.keywords["$dynamicRef"]).fragment)
    anchors = (s.keywords.get("$dynamicAnchor") for s in schema.document.schemas.values())
    return list(anchors).count(name) > 1


def parts(schema: Schema) -> Iterator[Schema]:
    """What else applies wherever `schema` does."""
    for keyword in REFERENCES:
        if keyword in schema.keywords:
            yield schema.resolve(keyword)
    for index in range(len(schema.keywords.get("allOf", ()))):
        yield schema.child("allOf", index)
