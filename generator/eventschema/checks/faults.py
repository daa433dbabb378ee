"""What is reported where a check of the plan does not hold."""

from collections.abc import Iterable
from json import dumps
from typing import Final, assert_never

from eventschema.checks.code import CallOf
from eventschema.checks.place import Place
from eventschema.model import Json
from eventschema.plan import (
    Assert,
    Compare,
    Count,
    Equals,
    HasFormat,
    HasType,
    InstanceType,
    Matches,
    MultipleOf,
    Never,
    Relation,
    Unique,
)
from eventschema.regex import Base64, recognise

LONGEST_VALUE: Final = 60
"""How much of a constant a message shows."""

NAMED: Final[dict[InstanceType, str]] = {
    "null": "null",
    "boolean": "a boolean",
    "integer": "an integer",
    "number": "a number",
    "string": "a string",
    "array": "an array",
    "object": "an object",
}

IN_WORDS: Final[dict[Relation, str]] = {
    "<": "less than",
    "<=": "at most",
    ">": "more than",
    ">=": "at least",
}


def fault(place: Place, statement: Assert) -> CallOf:
    """The report that `statement` does not hold at `place`."""
    location, keyword = statement.location, statement.keyword
    match statement.check:
        case HasType(types):
            return place.fail(location, of_any(types))
        case Equals((value,)):
            return place.fail(location, in_json(value), keyword)
        case Equals(values):
            choices = place.frame.around.sequence(values, f"{place.subject.hint}_values")
            return place.report("no_choice", location, choices, keyword=keyword)
        case Compare(relation, bound):
            return place.fail(location, f"a number of {IN_WORDS[relation]} {in_json(bound)}")
        case MultipleOf(divisor):
            return place.fail(location, f"a multiple of {in_json(divisor)}")
        case Count(unit, relation, limit):
            expected = f"{IN_WORDS[relation]} {counted(limit, unit)}"
            return place.report("miscounted", location, place.text(expected))
        case Matches(pattern):
            return place.fail(location, matching(pattern), keyword)
        case HasFormat(name):
            return place.fail(location, f"text of the format {in_json(name)}")
        case Unique():
            return place.report("repeated", location)
        case Never():
            return place.report("forbidden", location, place.text(keyword))
        case check:
            assert_never(check)


def matching(pattern: str) -> str:
    """What `pattern` expects."""
    if isinstance(recognise(pattern), Base64):
        return "base64 text with its padding"
    return f"text that matches the pattern {ascii(pattern)[1:-1]}"


def of_any(types: Iterable[InstanceType]) -> str:
    """One of these types, in words."""
    names = [NAMED[name] for name in types]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def counted(count: int, unit: str) -> str:
    """So many of something."""
    return f"{count} {unit}{'' if count == 1 else 's'}"


def in_json(value: Json) -> str:
    """A value in one short line of ASCII."""
    text = dumps(value)
    if len(text) <= LONGEST_VALUE:
        return text
    return f"{text[:LONGEST_VALUE]}.. ({len(text)} characters)"
