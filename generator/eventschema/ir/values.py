"""JSON values: their types, when two are one, their size and their exact numbers."""

import json
from collections.abc import Hashable, Iterable, Iterator
from fractions import Fraction

from eventschema.ir.types import Json, JsonType


def json_type(value: Json) -> JsonType:
    """The JSON type of a value."""
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int() | float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
        case _:
            return "object"


def identity(value: Json) -> Hashable:
    """The same for JSON values that are equal, and for no others."""
    match value:
        case list():
            return "array", tuple(map(identity, value))
        case dict():
            return "object", frozenset((name, identity(member)) for name, member in value.items())
        case _:
            return json_type(value), value


def distinct(values: Iterable[Json]) -> Iterator[Json]:
    """`values` without repetitions."""
    seen: set[Hashable] = set()
    for value in values:
        key = identity(value)
        if key not in seen:
            seen.add(key)
            yield value


def size(value: Json) -> tuple[int, int]:
    """How many values it is made of, and how long its text is: the measure of a small witness."""
    count, pending = 0, [value]
    while pending:
        inner = pending.pop()
        count += 1
        if isinstance(inner, dict | list):
            pending += inner.values() if isinstance(inner, dict) else inner
    return count, len(json.dumps(value))


def exact(number: float) -> Fraction:
    """The number that its decimal text says."""
    return Fraction(number) if isinstance(number, int) else Fraction(repr(number))


def as_json(number: Fraction) -> int | float:
    """The JSON number nearest to `number`; an integer where it is too large for a fraction."""
    try:
        return number.numerator if number.denominator == 1 else float(number)
    except OverflowError:
        return round(number)
