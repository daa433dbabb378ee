"""Dynamic references, resolved while compiling: a scope is part of what a function stands for.

`$dynamicRef` leads to the outermost schema with its anchor among the resources that evaluation
has come through. Only the first resource with an anchor counts, so a scope is a map from anchor
names to schemas that only ever grows, and a schema has one function per scope.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import unquote, urldefrag

from eventschema.plan.cycles import Refusal, endless, refuse_cycles
from eventschema.schema.keywords import DEFINITIONS, IN_PLACE, REFERENCES
from eventschema.schema.registry import Resource, Schema

Scope: TypeAlias = tuple[tuple[str, Schema], ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """What evaluation can come to: how often each schema is referred to, and all dynamic names."""

    uses: Mapping[Schema, int]
    dynamic_names: frozenset[str]


def reachable(roots: Iterable[Schema]) -> Reach:
    """Follow every reference and every subschema from `roots`.

    Raises `SchemaError` where a cycle of `$ref` never gets to a part of the instance.
    """
    uses: Counter[Schema] = Counter()
    names: set[str] = set()
    resources: dict[Resource, None] = {}
    in_place: dict[Schema, dict[Schema, Refusal]] = {}
    waiting = list(roots)
    uses.update(waiting)
    while waiting:
        schema = waiting.pop()
        if schema in in_place:
            continue
        steps = in_place[schema] = {}
        resources[schema.resource] = None
        for keyword in REFERENCES:
            if keyword in schema.keywords:
                target = schema.resolve(keyword)
                uses[target] += 1
                waiting.append(target)
                if keyword == "$dynamicRef":
                    names.add(anchor_name(schema))
                else:
                    steps[target] = endless(schema, "$ref")
        for segments, child in schema.children():
            if segments[0] in IN_PLACE:
                steps[child] = endless(schema, *segments)
            if segments[0] not in DEFINITIONS:
                waiting.append(child)
        if not waiting and names:
            anchored = (
                resource.dynamic_anchors[name]
                for resource in resources
                for name in sorted(names)
                if name in resource.dynamic_anchors
            )
            waiting = [schema for schema in anchored if schema not in in_place]
            uses.update(waiting)
    refuse_cycles(in_place)
    return Reach(uses, frozenset(names))


def anchor_name(schema: Schema) -> str:
    """The fragment of the schema's `$dynamicRef`."""
    return unquote(urldefrag(schema.keywords["$dynamicRef"]).fragment)


def enter(scope: Scope, schema: Schema, names: frozenset[str]) -> Scope:
    """The scope inside `schema`, which may be the first of its resource."""
    if not names:
        return scope
    held = dict(scope)
    for name, anchored in schema.resource.dynamic_anchors.items():
        if name in names:
            held.setdefault(name, anchored)
    return tuple(sorted(held.items(), key=_name))


def resolve(
    schema: Schema, keyword: str, scope: Scope, names: frozenset[str]
) -> tuple[Schema, Scope]:
    """What `$ref` or `$dynamicRef` in `schema` leads to, and the scope there."""
    target = schema.resolve(keyword)
    if keyword == "$dynamicRef":
        name = anchor_name(schema)
        if target.resource.dynamic_anchors.get(name) is target:
            target = dict(scope).get(name, target)
    return target, enter(scope, target, names)


def _name(held: tuple[str, Schema]) -> str:
    return held[0]
