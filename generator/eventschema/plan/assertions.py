"""The keywords of the validation and format vocabularies: assertions on the instance alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from eventschema.formats import FORMATS, MissingFormatLibrary
from eventschema.formats.by_name import require_library
from eventschema.ir.plan import (
    Assert,
    Block,
    Check,
    Count,
    Equals,
    HasFormat,
    IfMember,
    InRange,
    Matches,
    Members,
    MultipleOf,
    Never,
    Property,
    Unique,
)
from eventschema.ir.values import distinct, json_type
from eventschema.plan.lowering import Lower, Site
from eventschema.regex import UntranslatablePattern, translate

FORMAT_ASSERTION: Final = "https://json-schema.org/draft/2020-12/vocab/format-assertion"


def type_(site: Site, value: Any) -> Block:
    """Lowered around all other keywords of its schema."""
    return ()


def const(site: Site, value: Any) -> Block:
    """The one value, unless `type` excludes it."""
    return _values(site, [value], "const")


def enum(site: Site, value: list[Any]) -> Block:
    """The values that `type` does not exclude."""
    return _values(site, [*distinct(value)], "enum")


def multiple_of(site: Site, value: float) -> Block:
    """A number that a division leaves whole."""
    return _assert(site, MultipleOf(value), "multipleOf")


def maximum(site: Site, value: float) -> Block:
    """A number of at most `value`."""
    return _assert(site, InRange("<=", value), "maximum")


def exclusive_maximum(site: Site, value: float) -> Block:
    """A number below `value`."""
    return _assert(site, InRange("<", value), "exclusiveMaximum")


def minimum(site: Site, value: float) -> Block:
    """A number of at least `value`."""
    return _assert(site, InRange(">=", value), "minimum")


def exclusive_minimum(site: Site, value: float) -> Block:
    """A number above `value`."""
    return _assert(site, InRange(">", value), "exclusiveMinimum")


def max_length(site: Site, value: float) -> Block:
    """At most so many characters."""
    return _assert(site, Count("character", "<=", int(value)), "maxLength")


def min_length(site: Site, value: float) -> Block:
    """At least so many characters."""
    return _assert(site, Count("character", ">=", int(value)), "minLength")


def pattern(site: Site, value: str) -> Block:
    """A text with a match."""
    require_pattern(site, value, "pattern")
    return _assert(site, Matches(value), "pattern")


def max_items(site: Site, value: float) -> Block:
    """At most so many items."""
    return _assert(site, Count("item", "<=", int(value)), "maxItems")


def min_items(site: Site, value: float) -> Block:
    """At least so many items."""
    return _assert(site, Count("item", ">=", int(value)), "minItems")


def unique_items(site: Site, value: bool) -> Block:
    """No two equal items."""
    return _assert(site, Unique(), "uniqueItems") if value else ()


def max_contains(site: Site, value: float) -> Block:
    """Lowered by `contains`."""
    return ()


def min_contains(site: Site, value: float) -> Block:
    """Lowered by `contains`."""
    return ()


def max_properties(site: Site, value: float) -> Block:
    """At most so many members."""
    return _assert(site, Count("member", "<=", int(value)), "maxProperties")


def min_properties(site: Site, value: float) -> Block:
    """At least so many members."""
    return _assert(site, Count("member", ">=", int(value)), "minProperties")


def required(site: Site, value: list[str]) -> Block:
    """These members are there."""
    location = site.at("required")
    return (Members(tuple(Property(name, required=location) for name in value)),) if value else ()


def dependent_required(site: Site, value: dict[str, list[str]]) -> Block:
    """Where a member is, others are too."""
    return tuple(
        IfMember(name, (Members(tuple(_also(site, name, other) for other in others)),))
        for name, others in value.items()
        if others
    )


def format_(site: Site, value: str) -> Block:
    """Asserted on demand; an annotation otherwise, and where the format is not known."""
    assertive = FORMAT_ASSERTION in site.schema.resource.vocabularies
    if value not in FORMATS or not (assertive or site.lowering.assert_formats):
        return ()
    try:
        require_library(FORMATS[value])
    except MissingFormatLibrary as missing:
        reason = f"the format {value!r} needs the library {missing.library!r}"
        raise site.schema.error(reason, missing.hint, "format") from missing
    return _assert(site, HasFormat(value), "format")


def require_pattern(site: Site, pattern: str, *segments: str) -> None:
    """Raise `SchemaError` at `segments` if `pattern` has no equivalent in Python."""
    try:
        translate(pattern)
    except UntranslatablePattern as error:
        raise site.schema.error(
            f"the pattern cannot be used: {error.reason}, at position {error.position}",
            error.hint or "write it as ECMA-262 says, with the flag u",
            *segments,
        ) from error


def _also(site: Site, name: str, other: str) -> Property:
    return Property(other, required=site.at("dependentRequired", name))


def _assert(site: Site, check: Check, keyword: str) -> Block:
    return (Assert(check, keyword, site.at(keyword)),)


def _values(site: Site, values: list[Any], keyword: str) -> Block:
    """Those of `values` that `type` allows; so `type` needs no check of its own."""
    named = site.keywords["type"] if site.honours("type") else None
    types = [named] if isinstance(named, str) else named
    kept = [value for value in values if types is None or _has_type(value, types)]
    return _assert(site, Equals(tuple(kept)) if kept else Never(), keyword)


def _has_type(value: Any, types: list[str]) -> bool:
    name = json_type(value)
    whole = name == "number" and (isinstance(value, int) or value.is_integer())
    return name in types or (whole and "integer" in types)


ASSERTIONS: Final[Mapping[str, Lower]] = {
    "type": type_,
    "const": const,
    "enum": enum,
    "multipleOf": multiple_of,
    "maximum": maximum,
    "exclusiveMaximum": exclusive_maximum,
    "minimum": minimum,
    "exclusiveMinimum": exclusive_minimum,
    "maxLength": max_length,
    "minLength": min_length,
    "pattern": pattern,
    "maxItems": max_items,
    "minItems": min_items,
    "uniqueItems": unique_items,
    "maxContains": max_contains,
    "minContains": min_contains,
    "maxProperties": max_properties,
    "minProperties": min_properties,
    "required": required,
    "dependentRequired": dependent_required,
    "format": format_,
}
