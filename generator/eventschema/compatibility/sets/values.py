"""JSON values as elements of sets: their size, their exact numbers."""

import json
from fractions import Fraction

from eventschema.model import Json


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
