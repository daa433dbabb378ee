"""`unevaluatedProperties` and `unevaluatedItems`: what all other keywords have not looked at.

What a schema evaluates is a matter of its keywords, and of which branches accept the instance.
Where no branch has a say, it is known while compiling; elsewhere the check asks again those
branches that mark something, once everything else about the instance holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from eventschema.ir.plan import (
    Block,
    Collector,
    Items,
    Mark,
    MarkAll,
    MarkCall,
    MarkContained,
    MarkIf,
    MarkIfMember,
    MarkMatching,
    MarkNames,
    MarkPrefix,
    Marks,
    Members,
    Parts,
    Property,
    Unevaluated,
)
from eventschema.plan import dynamic
from eventschema.plan.cycles import endless
from eventschema.plan.lowering import Lower, Site
from eventschema.schema.dialects import Draft

EVERYTHING: Final[dict[Parts, Marks]] = {
    "members": (MarkAll("members"),),
    "items": (MarkAll("items"),),
}


def unevaluated_properties(site: Site, value: Any) -> Block:
    """The members that no other keyword has evaluated."""
    body = site.inner("unevaluatedProperties")
    marks = _own(site, "members")
    location = site.at("unevaluatedProperties")
    if not body or marks == EVERYTHING["members"]:
        return ()
    names: list[str] = []
    patterns: list[str] = []
    for mark in marks:
        match mark:
            case MarkNames():
                names += mark.names
            case MarkMatching():
                patterns += mark.patterns
            case _:
                return (
                    Unevaluated("members", _own_collector(site, "members", marks), body, location),
                )
    return (
        Members(
            tuple(Property(name) for name in dict.fromkeys(names)),
            tuple((pattern, ()) for pattern in dict.fromkeys(patterns)),
            body,
            location,
        ),
    )


def unevaluated_items(site: Site, value: Any) -> Block:
    """The items that no other keyword has evaluated."""
    body = site.inner("unevaluatedItems")
    marks = _own(site, "items")
    location = site.at("unevaluatedItems")
    if not body or marks == EVERYTHING["items"]:
        return ()
    if all(isinstance(mark, MarkPrefix) for mark in marks):
        covered = max((mark.count for mark in marks if isinstance(mark, MarkPrefix)), default=0)
        return (Items(((),) * covered, body, location),)
    return (Unevaluated("items", _own_collector(site, "items", marks), body, location),)


def evaluated(site: Site, parts: Parts) -> Marks:
    """What the whole schema of `site` evaluates in an instance that it accepts."""
    key = (site.schema, site.scope, parts)
    known = site.lowering.marks.get(key, ...)
    if known is None:
        raise endless(site.schema)()
    if known is ...:
        site.lowering.marks[key] = None
        keyword = "unevaluatedProperties" if parts == "members" else "unevaluatedItems"
        marks = EVERYTHING[parts] if site.honours(keyword) else _own(site, parts)
        site.lowering.marks[key] = marks
        return marks
    return known


def _own(site: Site, parts: Parts) -> Marks:
    """What all keywords evaluate but `unevaluatedProperties` and `unevaluatedItems`."""
    marks: list[Mark] = []
    for keyword, collect in _COLLECTED[parts].items():
        if site.honours(keyword):
            marks += collect(site, parts)
    return EVERYTHING[parts] if MarkAll(parts) in marks else tuple(_once(marks))


def _once(marks: Iterable[Mark]) -> Iterator[Mark]:
    """`marks` without those, among the ones without conditions, that are there already."""
    known: set[Mark] = set()
    for mark in marks:
        if isinstance(mark, MarkIf | MarkIfMember | MarkContained):
            yield mark
        elif mark not in known:
            known.add(mark)
            yield mark


def _names(site: Site, parts: Parts) -> Iterator[Mark]:
    yield MarkNames(tuple(site.keywords["properties"]))


def _matching(site: Site, parts: Parts) -> Iterator[Mark]:
    yield MarkMatching(tuple(site.keywords["patternProperties"]))


def _everything(site: Site, parts: Parts) -> Iterator[Mark]:
    yield MarkAll(parts)


def _prefix(site: Site, parts: Parts) -> Iterator[Mark]:
    yield MarkPrefix(len(site.keywords["prefixItems"]))


def _contained(site: Site, parts: Parts) -> Iterator[Mark]:
    if site.schema.resource.dialect.draft >= Draft.DRAFT_2020_12:
        yield MarkContained(site.item_condition("contains"))


def _referred(keyword: str) -> Callable[[Site, Parts], Iterator[Mark]]:
    def collect(site: Site, parts: Parts) -> Iterator[Mark]:
        names = site.lowering.reach.dynamic_names
        schema, scope = dynamic.resolve(site.schema, keyword, site.scope, names)
        target = replace(site, schema=schema, scope=scope)
        marks = evaluated(target, parts)
        if any(isinstance(mark, MarkIf | MarkIfMember) for mark in marks):
            yield MarkCall(_collector(target, parts, marks))
        else:
            yield from marks

    return collect


def _all_of(site: Site, parts: Parts) -> Iterator[Mark]:
    for at in range(len(site.keywords["allOf"])):
        yield from _below(site, parts, "allOf", at)


def _branches(keyword: str) -> Callable[[Site, Parts], Iterator[Mark]]:
    def collect(site: Site, parts: Parts) -> Iterator[Mark]:
        for at in range(len(site.keywords[keyword])):
            marks = _below(site, parts, keyword, at)
            if marks:
                yield MarkIf(site.condition(keyword, at), marks, ())

    return collect


def _conditional(site: Site, parts: Parts) -> Iterator[Mark]:
    then = _below(site, parts, "if") + (
        _below(site, parts, "then") if "then" in site.keywords else ()
    )
    otherwise = _below(site, parts, "else") if "else" in site.keywords else ()
    if then or otherwise:
        yield MarkIf(site.condition("if"), then, otherwise)


def _dependent(site: Site, parts: Parts) -> Iterator[Mark]:
    for name in site.keywords["dependentSchemas"]:
        marks = _below(site, parts, "dependentSchemas", name)
        if marks:
            yield MarkIfMember(name, marks)


def _below(site: Site, parts: Parts, *segments: str | int) -> Marks:
    schema = site.schema.child(*segments)
    scope = dynamic.enter(site.scope, schema, site.lowering.reach.dynamic_names)
    return evaluated(replace(site, schema=schema, scope=scope), parts)


def _own_collector(site: Site, parts: Parts, marks: Marks) -> str:
    """The name of the function that collects for the `unevaluated…` keyword of a schema itself."""
    keyword = "unevaluatedProperties" if parts == "members" else "unevaluatedItems"
    return _collector(replace(site, schema=site.schema.child(keyword)), parts, marks)


def _collector(site: Site, parts: Parts, marks: Marks) -> str:
    """The name of the function that collects `marks`, which is made if there is none."""
    collectors = site.lowering.collectors
    key = (site.schema, site.scope, parts)
    if key not in site.lowering.collector_names:
        name = site.lowering.free_name(site.at())
        site.lowering.collector_names[key] = name
        collectors[name] = Collector(name, site.at(), parts, marks)
    return site.lowering.collector_names[key]


_IN_PLACE: Final = {
    "$ref": _referred("$ref"),
    "$dynamicRef": _referred("$dynamicRef"),
    "allOf": _all_of,
    "anyOf": _branches("anyOf"),
    "oneOf": _branches("oneOf"),
    "if": _conditional,
}

_COLLECTED: Final[dict[Parts, dict[str, Callable[[Site, Parts], Iterator[Mark]]]]] = {
    "members": {
        "properties": _names,
        "patternProperties": _matching,
        "additionalProperties": _everything,
        "dependentSchemas": _dependent,
        **_IN_PLACE,
    },
    "items": {
        "prefixItems": _prefix,
        "items": _everything,
        "contains": _contained,
        **_IN_PLACE,
    },
}

UNEVALUATED_KEYWORDS: Final[Mapping[str, Lower]] = {
    "unevaluatedProperties": unevaluated_properties,
    "unevaluatedItems": unevaluated_items,
}
