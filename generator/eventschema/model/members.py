"""What the members of an object and the items of an array are, all schemas taken together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from eventschema.model.conjunction import Conjunction, conjunction, members_on_condition
from eventschema.regex import UntranslatablePattern
from eventschema.regex.running import TooManyStepsError, matches
from eventschema.schema.discriminate import UNIONS
from eventschema.schema.registry import Schema

_OF_ANY: Final = frozenset({"additionalProperties", "patternProperties"})


@dataclass(frozen=True, slots=True)
class ObjectMembers:
    """The members of an object by name, and what the others can be: nothing, or one of `others`.

    `conditional` is what is said of members only on conditions, which may not hold.
    """

    named: dict[str, Conjunction]
    required: frozenset[str]
    others: tuple[Conjunction, ...]
    conditional: Mapping[str, Sequence[Schema]]


@dataclass(frozen=True, slots=True)
class ArrayItems:
    """The items of an array: one schema for each of the first ones, one for the rest, if any."""

    prefix: tuple[Conjunction, ...]
    rest: Conjunction | None


def members(whole: Conjunction) -> ObjectMembers:
    """What the members of an object are that is valid against `whole`."""
    names = dict.fromkeys(name for _, named in whole.keywords("properties") for name in named)
    conditional = members_on_condition(whole.schemas, whole.decided)
    names |= dict.fromkeys(conditional)
    required = dict.fromkeys(name for _, named in whole.keywords("required") for name in named)
    if names:
        names |= required
    apply = _Applicable(whole)
    named = {name: _member(whole, apply.to(name), name) for name in names}
    return ObjectMembers(
        {name: member for name, member in named.items() if member is not None},
        frozenset(required),
        _others(whole),
        conditional,
    )


class _Applicable:
    """Which schemas of a conjunction may say something of a member."""

    def __init__(self, whole: Conjunction) -> None:
        self._positions = {schema: position for position, schema in enumerate(whole.schemas)}
        self._of_any = [schema for schema in whole.schemas if _OF_ANY & schema.keywords.keys()]
        self._of_name: dict[str, list[Schema]] = {}
        for schema, named in whole.keywords("properties"):
            for name in named:
                self._of_name.setdefault(name, []).append(schema)

    def to(self, name: str) -> list[Schema]:
        """Those that may say something of the member `name`, in the order of the conjunction."""
        applicable = {*self._of_any, *self._of_name.get(name, ())}
        return sorted(applicable, key=self._positions.__getitem__)


def _member(whole: Conjunction, schemas: Iterable[Schema], name: str) -> Conjunction | None:
    """What `schemas` say of the member `name`; None where there cannot be one."""
    bases: list[Schema] = []
    for schema in schemas:
        keywords = schema.keywords
        known = name in keywords.get("properties", {})
        if known:
            bases.append(schema.child("properties", name))
        for pattern in keywords.get("patternProperties", {}):
            match _matches(pattern, name):
                case True:
                    known = True
                    bases.append(schema.child("patternProperties", pattern))
                case None:
                    known = True
        if not known and "additionalProperties" in keywords:
            bases.append(schema.child("additionalProperties"))
    if any(base.contents is False for base in bases):
        return None
    return conjunction(bases[0] if bases else whole.origin, *bases)


def _matches(pattern: str, name: str) -> bool | None:
    """Whether `pattern` matches `name`; None where that is not known."""
    try:
        return matches(pattern, name)
    except (UntranslatablePattern, TooManyStepsError, RecursionError):
        return None


def _others(whole: Conjunction) -> tuple[Conjunction, ...]:
    """What members without a name of their own can be; each is a schema for some of them."""
    for schema, additional in whole.keywords("additionalProperties"):
        if additional is False:
            return tuple(_patterns(schema))
    explicit = list(whole.children("additionalProperties"))
    patterns = [pattern for schema in whole.schemas for pattern in _patterns(schema)]
    if not explicit and "unevaluatedProperties" in _all_keywords(whole) and _is_static(whole):
        explicit = list(whole.children("unevaluatedProperties"))
        if any(schema.contents is False for schema in explicit):
            return tuple(patterns)
    return (*patterns, conjunction(explicit[0] if explicit else whole.origin, *explicit))


def _patterns(schema: Schema) -> Iterator[Conjunction]:
    for pattern in schema.keywords.get("patternProperties", ()):
        child = schema.child("patternProperties", pattern)
        yield conjunction(child, child)


def _all_keywords(whole: Conjunction) -> frozenset[str]:
    return frozenset(keyword for schema in whole.schemas for keyword in schema.keywords)


def _is_static(whole: Conjunction) -> bool:
    """Whether it does not depend on the instance which members and items are evaluated."""
    dynamic = {"$dynamicRef", "anyOf", "contains", "dependentSchemas"}
    is_open = any((schema, "if") not in whole.decided for schema, _ in whole.keywords("if"))
    return not (is_open or dynamic & _all_keywords(whole)) and all(
        (schema, keyword) in whole.decided
        for keyword in UNIONS
        for schema, _ in whole.keywords(keyword)
    )


def items(whole: Conjunction) -> ArrayItems:
    """What the items of an array are that is valid against `whole`."""
    longest = max((len(prefix) for _, prefix in whole.keywords("prefixItems")), default=0)
    most = min((int(limit) for _, limit in whole.keywords("maxItems")), default=longest + 1)
    prefix: list[Conjunction] = []
    for index in range(min(longest, most)):
        bases = list(_items_at(whole, index))
        if any(base.contents is False for base in bases):
            return ArrayItems(tuple(prefix), None)
        prefix.append(conjunction(bases[0] if bases else whole.origin, *bases))
    if 0 < most <= longest:
        return ArrayItems(tuple(prefix), None)
    bases = list(_items_at(whole, longest))
    if not bases and "unevaluatedItems" in _all_keywords(whole) and _is_static(whole):
        bases = list(whole.children("unevaluatedItems"))
    if any(base.contents is False for base in bases):
        return ArrayItems(tuple(prefix), None)
    return ArrayItems(tuple(prefix), conjunction(bases[0] if bases else whole.origin, *bases))


def _items_at(whole: Conjunction, index: int) -> Iterator[Schema]:
    for schema in whole.schemas:
        if index < len(schema.keywords.get("prefixItems", ())):
            yield schema.child("prefixItems", index)
        elif "items" in schema.keywords:
            yield schema.child("items")
