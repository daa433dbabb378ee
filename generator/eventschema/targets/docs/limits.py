"""Limits as sentences."""

from collections.abc import Iterable, Mapping
from typing import Final, assert_never

from eventschema.ir.types import Json, Limit
from eventschema.regex import Base64, Infix, InvalidPattern, Prefix, Texts, recognise
from eventschema.schema.keywords import LIMITS
from eventschema.targets.docs.markdown import code
from eventschema.targets.docs.samples import json_literal

PADDED_BASE64: Final = "Padded base64."
LONG: Final = 10_000
PHRASES: Final = {">=": "at least", ">": "more than", "<=": "at most", "<": "less than"}
COUNTS: Final = frozenset({"minContains", "maxContains"})


def limit_sentences(limits: Iterable[Limit], unit: str) -> list[str]:
    """Limits as sentences, all bounds in one; `unit` is what lengths count."""
    values = {limit.keyword: limit.value for limit in limits}
    bounds = {
        PHRASES[relation]: values.pop(keyword)
        for (unit_of, relation), keyword in LIMITS.items()
        if unit_of != "match" and keyword in values
    }
    sentences = [_bounds(bounds, unit)] if bounds else []
    if not COUNTS & values.keys() and (wanted := named_values(values.get("contains"))):
        del values["contains"]
        sentences.append(f"At least one item is {listed(wanted)}.")
    return sentences + [_sentence(keyword, value) for keyword, value in values.items()]


def named_values(schema: Json) -> list[Json]:
    """The values that a schema of nothing else names."""
    match schema:
        case {"const": value, **others} if not others:
            return [value]
        case {"enum": [*values], **others} if not others:
            return values
        case _:
            return []


def _bounds(bounds: Mapping[str, int | float], unit: str) -> str:
    last = [*bounds.values()][-1]
    counted = f" {unit}" if unit and last == 1 else f" {unit}s" if unit else ""
    match bounds:
        case {"at least": low, "at most": high, **others} if not others:
            text = f"exactly {number(low)}" if low == high else f"{number(low)} to {number(high)}"
        case _:
            text = ", ".join(f"{phrase} {number(value)}" for phrase, value in bounds.items())
    return f"{text[0].upper()}{text[1:]}{counted}."


def _sentence(keyword: str, value: Json) -> str:
    match keyword:
        case "multipleOf":
            return "A whole number." if value == 1 else f"A multiple of {number(value)}."
        case "pattern":
            return _pattern(value)
        case "format":
            return f"Format: {code(value)}."
        case "uniqueItems":
            return "No two items are equal." if value else "Items may be equal."
        case _:
            return f"{code(keyword)}: {literal(value)}."


def _pattern(pattern: str) -> str:
    try:
        known = recognise(pattern)
    except InvalidPattern:
        known = None
    match known:
        case None:
            return f"Matches {code(pattern)}."
        case Base64(empty):
            return PADDED_BASE64 if empty else "Padded base64, not empty."
        case Prefix(text):
            return f"Starts with {literal(text)}."
        case Infix(text):
            return f"Contains {literal(text)}."
        case Texts(texts):
            return f"One of {listed(texts)}."
        case _:
            assert_never(known)


def number(value: float) -> str:
    """A number for people: the thousands of a long one are set apart."""
    return f"{value:,}" if isinstance(value, int) and abs(value) >= LONG else str(value)


def literal(value: Json) -> str:
    """A JSON value as inline code."""
    return code(json_literal(value))


def listed(values: Iterable[Json]) -> str:
    """JSON values as alternatives."""
    return either(map(literal, values))


def either(parts: Iterable[str]) -> str:
    """`a, b or c`."""
    *first, last = [*parts] or [""]
    return f"{', '.join(first)} or {last}" if first else last
