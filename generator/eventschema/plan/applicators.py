"""The keywords of the core and applicator vocabularies that assert: they lead to other schemas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any, Final

from eventschema.ir.plan import (
    Assert,
    Block,
    Contains,
    Delegate,
    Equals,
    IfMember,
    IfValid,
    Items,
    Members,
    Negation,
    Property,
    Statement,
    When,
)
from eventschema.ir.types import JsonType
from eventschema.plan import unions
from eventschema.plan.assertions import require_pattern
from eventschema.plan.lowering import Lower, Site
from eventschema.schema.discriminate import is_tag


def ref(site: Site, value: str) -> Block:
    """What the referred schema says."""
    return site.referred("$ref")


def dynamic_ref(site: Site, value: str) -> Block:
    """What the schema that this dynamic scope refers to says."""
    return site.referred("$dynamicRef")


def all_of(site: Site, value: list[Any]) -> Block:
    """What every branch says."""
    return tuple(chain.from_iterable(site.same("allOf", at) for at in range(len(value))))


def any_of(site: Site, value: list[Any]) -> Block:
    """At least one branch accepts."""
    return unions.lower(site, "anyOf", len(value))


def one_of(site: Site, value: list[Any]) -> Block:
    """Exactly one branch accepts."""
    return unions.lower(site, "oneOf", len(value))


def not_(site: Site, value: Any) -> Block:
    """The subschema rejects."""
    return (Negation(site.condition("not"), site.at("not")),)


def if_(site: Site, value: Any) -> Block:
    """`then` or `else`, as the condition accepts or rejects."""
    then = site.same("then") if "then" in site.keywords else ()
    otherwise = site.same("else") if "else" in site.keywords else ()
    return (IfValid(site.condition("if"), then, otherwise),) if then or otherwise else ()


def then(site: Site, value: Any) -> Block:
    """Lowered by `if`."""
    return ()


def else_(site: Site, value: Any) -> Block:
    """Lowered by `if`."""
    return ()


def dependent_schemas(site: Site, value: dict[str, Any]) -> Block:
    """Where a member is, a schema holds of the object."""
    blocks = ((name, site.same("dependentSchemas", name)) for name in value)
    return tuple(IfMember(name, block) for name, block in blocks if block)


def prefix_items(site: Site, value: list[Any]) -> Block:
    """The first items, each by its own schema."""
    return (Items(tuple(site.inner("prefixItems", at) for at in range(len(value)))),)


def items(site: Site, value: Any) -> Block:
    """The items behind those of `prefixItems`."""
    covered = len(site.keywords.get("prefixItems", ()))
    return (Items(((),) * covered, site.inner("items"), site.at("items")),)


def contains(site: Site, value: Any) -> Block:
    """As many items as `minContains` and `maxContains` say pass."""
    least = int(site.keywords["minContains"]) if site.honours("minContains") else 1
    most = int(site.keywords["maxContains"]) if site.honours("maxContains") else None
    if least == 0 and most is None:
        return ()
    least_location = site.at("minContains" if site.honours("minContains") else "contains")
    condition = site.item_condition("contains")
    return (Contains(condition, least, least_location, most, site.at("maxContains")),)


def properties(site: Site, value: dict[str, Any]) -> Block:
    """The members with these names, each by its own schema."""
    return (Members(tuple(_property(site, name) for name in value)),)


def _property(site: Site, name: str) -> Property:
    """One member; a tag that is known need not be looked at again."""
    body = site.inner("properties", name)
    match body:
        case (Assert(Equals(values)),) if any(
            site.known.has(name, value) for value in values if is_tag(value)
        ):
            return Property(name, certain=True)
        case _:
            return Property(name, body)


def pattern_properties(site: Site, value: dict[str, Any]) -> Block:
    """The members whose names match, each by all schemas that it matches."""
    for pattern in value:
        require_pattern(site, pattern, "patternProperties", pattern)
    patterns = ((pattern, site.inner("patternProperties", pattern)) for pattern in value)
    return (Members(patterns=tuple(patterns)),)


def additional_properties(site: Site, value: Any) -> Block:
    """The members that `properties` and `patternProperties` leave."""
    names = tuple(Property(name) for name in site.keywords.get("properties", ()))
    patterns = tuple((name, ()) for name in site.keywords.get("patternProperties", ()))
    body = site.inner("additionalProperties")
    return (Members(names, patterns, body, site.at("additionalProperties")),) if body else ()


def property_names(site: Site, value: Any) -> Block:
    """The names of all members."""
    return (Members(names=site.inner("propertyNames", known=("string",))),)


def fuse(block: Block) -> Block:
    """The same block with all that it says of members, of items, and in calls, said at once."""
    members = [statement for statement in block if isinstance(statement, Members)]
    items = [statement for statement in block if isinstance(statement, Items)]
    typed: dict[JsonType, When] = {}
    for each in block:
        if isinstance(each, When):
            known = typed.get(each.type, When(each.type, ()))
            typed[each.type] = When(
                each.type, known.then + each.then, known.or_null or each.or_null
            )
    result: list[Statement] = []
    for statement in _once(block):
        match statement:
            case Members():
                result += _fuse_members(members) if statement is members[0] else ()
            case Items():
                result += _fuse_items(items) if statement is items[0] else ()
            case When(name):
                if name in typed:
                    whole = typed.pop(name)
                    result.append(replace(whole, then=fuse(whole.then)))
            case _:
                result.append(statement)
    return tuple(result)


def _once(block: Block) -> Block:
    """`block` without the calls that it has already made."""
    called: set[Delegate] = set()
    kept: list[Statement] = []
    for statement in block:
        if not isinstance(statement, Delegate):
            kept.append(statement)
        elif statement not in called:
            called.add(statement)
            kept.append(statement)
    return tuple(kept)


def _fuse_members(parts: list[Members]) -> Iterator[Members]:
    """Of the parts that say something of all other members, each but the first stands alone."""
    base, *further = [part for part in parts if part.additional is not None] or [Members()]
    alone = [part for part in further if not _says_the_same(part, base)]
    closed = base.additional is not None
    together = [part for part in parts if all(part is not other for other in alone)]
    names = {prop.name for prop in base.properties}
    covered: dict[str, Property] = {}
    uncovered: dict[str, Property] = {}
    for prop in chain.from_iterable(part.properties for part in together):
        place = covered if not closed or prop.name in names else uncovered
        held = place.get(prop.name, Property(prop.name))
        certain = held.certain or prop.certain
        required = None if certain else held.required or prop.required
        place[prop.name] = Property(prop.name, _plus(held.body, prop.body), required, certain)
    texts = {pattern for pattern, _ in base.patterns}
    matching: dict[str, Block] = {}
    others: dict[str, Block] = {}
    for pattern, body in chain.from_iterable(part.patterns for part in together):
        inside = matching if not closed or pattern in texts else others
        inside[pattern] = _plus(inside.get(pattern, ()), body)
    of_names = _joined(part.names for part in together if part.names) or None
    if closed:
        listed, patterns = tuple(covered.values()), tuple(matching.items())
        yield replace(base, properties=listed, patterns=patterns, names=of_names)
        covered, matching, of_names = uncovered, others, None
    listed = tuple(prop for prop in covered.values() if _says(prop))
    patterns = tuple((pattern, body) for pattern, body in matching.items() if body)
    if listed or patterns or of_names:
        yield Members(listed, patterns, names=of_names)
    yield from alone


def _fuse_items(parts: list[Items]) -> Iterator[Items]:
    """Of the parts that say something of all further items, each but the first stands alone."""
    base = next((part for part in parts if part.rest), Items())
    prefix: list[Block] = []
    alone: list[Items] = []
    for part in parts:
        longer = len(part.prefix) > len(base.prefix)
        again = len(part.prefix) == len(base.prefix) and _same_calls(part.rest, base.rest)
        if part is not base and not again and (part.rest or (base.rest and longer)):
            alone.append(part)
        else:
            prefix += [()] * (len(part.prefix) - len(prefix))
            prefix[: len(part.prefix)] = map(_plus, prefix, part.prefix)
    if any(prefix) or base.rest:
        yield Items(tuple(prefix), base.rest or None, base.rest_location)
    yield from alone


def _says_the_same(part: Members, base: Members) -> bool:
    """Whether `part` says of the same other members what `base` says of them."""
    covered = ({prop.name for prop in each.properties} for each in (part, base))
    matching = ({pattern for pattern, _ in each.patterns} for each in (part, base))
    return (
        _same_calls(part.additional, base.additional)
        and len({*map(frozenset, covered)}) == len({*map(frozenset, matching)}) == 1
    )


def _same_calls(left: Block | None, right: Block | None) -> bool:
    return left == right and all(isinstance(statement, Delegate) for statement in left or ())


def _joined(blocks: Iterable[Block]) -> Block:
    return _once(tuple(chain.from_iterable(blocks)))


def _plus(left: Block, right: Block) -> Block:
    return _once(left + right) if left else right


def _says(prop: Property) -> bool:
    return bool(prop.body) or prop.required is not None


APPLICATORS: Final[Mapping[str, Lower]] = {
    "$ref": ref,
    "$dynamicRef": dynamic_ref,
    "allOf": all_of,
    "anyOf": any_of,
    "oneOf": one_of,
    "not": not_,
    "if": if_,
    "then": then,
    "else": else_,
    "dependentSchemas": dependent_schemas,
    "prefixItems": prefix_items,
    "items": items,
    "contains": contains,
    "properties": properties,
    "patternProperties": pattern_properties,
    "additionalProperties": additional_properties,
    "propertyNames": property_names,
}
