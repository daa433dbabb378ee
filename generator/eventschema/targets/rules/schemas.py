"""Schemas that say several keywords: what may stand in one of them, and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from eventschema.runtime._parts import Rule

_FAMILIES: Final = (
    {"properties", "patternProperties", "additionalProperties", "unevaluatedProperties"},
    {"prefixItems", "items", "unevaluatedItems"},
    {"contains", "minContains", "maxContains"},
    {"if", "then", "else"},
)
"""The keywords that look at one another in the schema where they stand."""

_BY_MEMBER: Final = frozenset({"dependentRequired", "dependentSchemas"})


class Said(NamedTuple):
    """A keyword, where it stands, and its value."""

    keyword: str
    location: str
    value: Any

    @property
    def base(self) -> str | None:
        """Where the schema with the keyword stands; None if the keyword stood elsewhere."""
        return holder_of(self.location) if last(self.location) == self.keyword else None


@dataclass(frozen=True, slots=True)
class KeywordGroup:
    """Keywords that one schema says together, which stands at `base`."""

    base: str
    said: tuple[Said, ...]

    @classmethod
    def of(cls, said: Said, at: str) -> KeywordGroup:
        """One keyword alone, in the schema at `at` where its location tells no other."""
        return cls(at if said.base is None else said.base, (said,))


def united(parts: Iterable[KeywordGroup | Rule], at: str) -> Rule:
    """All `parts` as one rule that stands at `at`."""
    schemas: list[tuple[str, dict[str, Any]]] = [(at, {})]
    alone: list[Rule] = []
    for part in parts:
        if not isinstance(part, KeywordGroup):
            alone.append(part)
            continue
        of_base = (held for base, held in schemas if base == part.base)
        held = next((each for each in of_base if _has_room(each, part)), None)
        if held is None:
            held = {}
            schemas.append((part.base, held))
        _add(held, part)
    (_, own), *others = schemas
    further = [held if base == at else {"at": base, **held} for base, held in others] + alone
    if not own and len(further) == 1:
        return further[0]
    return {**own, "allOf": further} if further else own or True


def _has_room(held: Mapping[str, Any], group: KeywordGroup) -> bool:
    """Whether a schema that says what is `held` can say what `group` says as well."""
    taken = {*held, held.get("never")}
    for keyword, _, value in group.said:
        named = _named(keyword, value)
        beside = next((family for family in _FAMILIES if keyword in family), {keyword, named})
        if taken & beside and not (
            keyword == "required"
            or (keyword in _BY_MEMBER and not held[keyword].keys() & value.keys())
        ):
            return False
    return True


def _add(held: dict[str, Any], group: KeywordGroup) -> None:
    """Let a schema that has room for it say what `group` says."""
    for said in group.said:
        keyword, location, value = said
        match held.get(keyword):
            case list(names):
                held[keyword] = [*names, *(name for name in value if name not in names)]
            case dict(members):
                held[keyword] = {**members, **value}
            case _:
                held[keyword] = value
        named = _named(keyword, value)
        if location != f"{group.base}/{named}":
            held.setdefault("located", {})[named] = location


def _named(keyword: str, value: Any) -> Any:
    """The keyword of the schema: a rule that nothing keeps, `never`, names it."""
    return value if keyword == "never" else keyword


def keywords(rule: Rule) -> dict[str, Any]:
    """The keywords of a rule, or one that leads to it."""
    match rule:
        case True:
            return {}
        case bool() | str():
            return {"allOf": [rule]}
        case _:
            return dict(rule)


def beside_type(rule: Rule) -> dict[str, Any]:
    """The keywords of a rule for the instances of a type."""
    said = keywords(rule)
    return {"allOf": [said]} if said.keys() & {"at", "type", "located"} else said


def last(location: str) -> str:
    """The keyword at a location."""
    return location.rpartition("/")[2]


def holder_of(location: str) -> str:
    """The location of the schema that has the keyword at `location`."""
    return location.rpartition("/")[0]
