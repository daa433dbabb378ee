"""Limits that leave nothing between them."""

from collections.abc import Iterator
from math import ceil, floor
from typing import Any, Final

from eventschema.lint.rule import Flaw, Rule
from eventschema.lint.subject import Subject
from eventschema.model.conjunction import flattened
from eventschema.schema.keywords import LIMITS
from eventschema.schema.registry import Schema

_PAIRS: Final = [
    (low, high)
    for (unit, least), low in LIMITS.items()
    for (other, most), high in LIMITS.items()
    if unit == other and least in (">=", ">") and most in ("<=", "<")
]
_LOWER_BOUNDS: Final = frozenset({"minimum", "exclusiveMinimum"})


def _contradictory(subject: Subject) -> Iterator[Flaw]:
    for schema in subject.schemas:
        whole = flattened(schema)
        for low, high in _PAIRS:
            lower, upper = _strictest(whole, low, max), _strictest(whole, high, min)
            if lower is None or upper is None or not _leave_nothing(low, lower, high, upper, whole):
                continue
            if any({lower, upper} <= {*flattened(inner)} for inner in whole[1:]):
                continue  # told of the inner schema
            place = schema.pointer
            if schema in (lower, upper):
                place = schema.pointer_to(low if schema is lower else high)
            limits = f"`{low}` {lower.keywords[low]} and `{high}` {upper.keywords[high]}"
            yield Flaw(place, f"no value is between {limits}", "correct one of them")


def _strictest(whole: tuple[Schema, ...], keyword: str, best: Any) -> Schema | None:
    """The schema among `whole` whose limit decides; the first of equal ones."""
    limited = [
        schema
        for schema in whole
        if keyword in schema.keywords and (not keyword.endswith("Contains") or schema is whole[0])
    ]
    return best(limited, key=lambda schema: schema.keywords[keyword]) if limited else None


def _leave_nothing(
    low: str, lower: Schema, high: str, upper: Schema, whole: tuple[Schema, ...]
) -> bool:
    least: float = lower.keywords[low]
    most: float = upper.keywords[high]
    exclusive = low.startswith("exclusive"), high.startswith("exclusive")
    if least > most or (least == most and any(exclusive)):
        return True
    if low not in _LOWER_BOUNDS or not any(s.keywords.get("type") == "integer" for s in whole):
        return False
    first = floor(least) + 1 if exclusive[0] else ceil(least)
    last = ceil(most) - 1 if exclusive[1] else floor(most)
    return first > last


CONTRADICTORY_LIMITS: Final = Rule(
    "contradictory-limits",
    "error",
    "Two limits leave no value between them.",
    "No instance of the type is valid. Limits that come together through `$ref` and `allOf` count"
    " as well as those that stand beside one another.",
    {"type": "string", "minLength": 10, "maxLength": 1},
    {"type": "string", "minLength": 1, "maxLength": 10},
    _contradictory,
)
