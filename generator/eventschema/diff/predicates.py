"""What a sentence says of a place where two schemas differ."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias, assert_never

from eventschema.diff.differences import (
    DependencyUnmet,
    Difference,
    ItemsMissing,
    ItemsRepeated,
    LimitExceeded,
    MemberConstrained,
    MemberNeeded,
    MemberRefused,
    MembersTogether,
    NotWhole,
    OthersRefused,
    OthersThanListed,
    PatternUnmatched,
    Presence,
    SomeRefused,
    TypesRefused,
    ValuesRefused,
    VariantRefused,
)
from eventschema.ir.types import Json, Tag

LONGEST_VALUE: Final = 80
"""Characters of a value that are shown in a sentence."""

MOST_LISTED: Final = 12
"""Values that a sentence lists."""

_LIMITS: Final = {
    "exclusiveMaximum": ("be", "less than {}"),
    "exclusiveMinimum": ("be", "more than {}"),
    "maxItems": ("have", "at most {} item{s}"),
    "maxLength": ("have", "at most {} character{s}"),
    "maxProperties": ("have", "at most {} member{s}"),
    "maximum": ("be", "at most {}"),
    "minItems": ("have", "at least {} item{s}"),
    "minLength": ("have", "at least {} character{s}"),
    "minProperties": ("have", "at least {} member{s}"),
    "minimum": ("be", "at least {}"),
    "multipleOf": ("be", "a multiple of {}"),
    "type": ("be", "a whole number"),
}
_TYPES: Final = {
    "null": "null",
    "boolean": "a boolean",
    "number": "a number",
    "integer": "a whole number",
    "string": "a string",
    "array": "an array",
    "object": "an object",
}


@dataclass(frozen=True, slots=True)
class Code:
    """Text of a schema inside a sentence."""

    text: str


Words: TypeAlias = tuple[str | Code, ...]
"""A sentence, or a part of one: our words, and texts of the schemas."""


def narrowed(difference: Difference, labels: Sequence[Json], instance: str) -> Words:
    """What the new schema refuses.

    `instance` is what instances are called where it is told that they are refused, or empty.
    """
    match difference:
        case VariantRefused() as variant:
            return " no longer takes ", *variant_words(variant)
        case MemberRefused():
            return " was removed", f": {instance} that has it is refused" if instance else ""
        case MemberNeeded():
            return " is required now", f": {instance} without it is refused" if instance else ""
        case MemberConstrained():
            return (" could have any value and has a schema now",)
        case OthersRefused(pattern):
            return " no longer takes members", *_other_names(pattern)
        case ValuesRefused():
            return " no longer takes ", *listed(labels)
        case OthersThanListed(values):
            return " takes nothing but ", *listed(values), " now"
        case TypesRefused():
            return " may no longer be ", *_types(labels)
        case NotWhole():
            return (" must be a whole number now",)
        case LimitExceeded(ours, theirs):
            was = "" if ours is None else f" (before: {_bound(ours)})"
            return (f" must {_limit(theirs)} now{was}",)
        case PatternUnmatched(ours, theirs, refused):
            before: Words = (" (before: ", *_patterns(ours), ")") if ours else ()
            return f" must {_match(refused)} ", Code(theirs), " now", *before
        case ItemsRepeated():
            return (" may no longer have equal items",)
        case ItemsMissing():
            return (" must contain other items, or another number of them, than before",)
        case MembersTogether(other=other):
            return " can no longer stand beside ", Code(other)
        case DependencyUnmet(needed=needed):
            return " needs ", Code(needed), " beside it now"
        case SomeRefused():
            return (" no longer takes every value that it took",)
        case _:
            assert_never(difference)


def widened(difference: Difference, labels: Sequence[Json]) -> Words:
    """What the new schema accepts and the old one refused."""
    match difference:
        case VariantRefused() as variant:
            return " takes ", *variant_words(variant), ", too"
        case MemberRefused():
            return (" is new",)
        case MemberNeeded():
            return (" is no longer required",)
        case MemberConstrained():
            return (" may have any value now",)
        case OthersRefused(pattern):
            return " takes members", *_other_names(pattern), ", too"
        case ValuesRefused():
            return " takes ", *listed(labels), ", too"
        case OthersThanListed(values):
            return " takes other values than ", *listed(values), ", too"
        case TypesRefused():
            return " may be ", *_types(labels), ", too"
        case NotWhole():
            return (" no longer has to be a whole number",)
        case LimitExceeded(ours, theirs):
            has = "" if ours is None else f" (now: {_bound(ours)})"
            return (f" no longer has to {_limit(theirs)}{has}",)
        case PatternUnmatched(ours, theirs, refused):
            now: Words = (" (now: ", *_patterns(ours), ")") if ours else ()
            return f" no longer has to {_match(refused)} ", Code(theirs), *now
        case ItemsRepeated():
            return (" may have equal items now",)
        case ItemsMissing():
            return (" need not contain the same items as before",)
        case MembersTogether(other=other):
            return " can stand beside ", Code(other), " now"
        case DependencyUnmet(needed=needed):
            return " no longer needs ", Code(needed), " beside it"
        case SomeRefused():
            return (" takes values that it did not take",)
        case _:
            assert_never(difference)


def shown(value: Json) -> str:
    """A JSON value on one line, cut where it is long."""
    text = json.dumps(value, ensure_ascii=False)
    if len(text) <= LONGEST_VALUE:
        return text
    return f"{text[: LONGEST_VALUE // 2]}… ({len(text):,} characters)"


def tag_words(value: Tag | Presence) -> Words:
    """What a member is where a variant is told by it."""
    if isinstance(value, Presence):
        return (f" is {value.value}",)
    return " is ", Code(shown(value))


def variant_words(variant: VariantRefused) -> Words:
    """A variant of a union, told by its tags or else by its members."""
    kind = _TYPES[variant.kind]
    if variant.tags:
        tags = [(Code(name), *tag_words(value)) for name, value in variant.tags]
        return f"{kind} whose ", *joined(tags, " and ")
    if variant.members:
        return f"{kind} with ", *joined([(Code(name),) for name in variant.members], " and ")
    return (kind,)


def _other_names(pattern: str) -> Words:
    return (" whose names match ", Code(pattern)) if pattern else (" of other names",)


def listed(values: Sequence[Json]) -> Words:
    """Values as a choice."""
    return joined([(Code(shown(value)),) for value in values], " or ")


def _types(kinds: Sequence[Json]) -> Words:
    return joined([(_TYPES[kind],) for kind in kinds], " or ")


def _patterns(patterns: Sequence[str]) -> Words:
    return joined([(Code(pattern),) for pattern in patterns], " and ")


def joined(parts: Sequence[Words], last: str) -> Words:
    """Parts of a sentence with commas between them, and with `last` before the last one."""
    if len(parts) > MOST_LISTED:
        rest = f"{len(parts) - MOST_LISTED + 1:,} more"
        parts = [*parts[: MOST_LISTED - 1], (rest,)]
    said: list[str | Code] = []
    for number, part in enumerate(parts):
        if number > 0:
            said.append(last if number == len(parts) - 1 else ", ")
        said += part
    return tuple(said)


def _limit(limit: tuple[str, Json]) -> str:
    return f"{_LIMITS[limit[0]][0]} {_bound(limit)}"


def _bound(limit: tuple[str, Json]) -> str:
    keyword, value = limit
    number = f"{value:,}" if isinstance(value, int) else shown(value)
    return _LIMITS[keyword][1].format(number, s="" if value == 1 else "s")


def _match(refused: bool) -> str:
    return "not match" if refused else "match"
