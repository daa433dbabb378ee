"""Instances made as small as they can be while they show the same."""

import json
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

from eventschema.model import Json

MOST_ATTEMPTS: Final = 1_000
"""How many smaller instances are tried before one is taken for the smallest."""

MOST_CHARACTERS: Final = 1_000_000
"""How many characters of JSON are tried in all these attempts together."""


def shrunk(instance: Json, shows: Callable[[Json], bool]) -> Json:
    """The instance without what `shows` does not need.

    Members and items are removed first, then strings shortened and numbers brought nearer to 0.
    """
    left = MOST_CHARACTERS
    while left > 0:
        length = len(json.dumps(instance))
        for smaller in islice(_smaller(instance), min(MOST_ATTEMPTS, left // length + 1)):
            left -= length
            if shows(smaller):
                instance = smaller
                break
        else:
            return instance
    return instance


def _smaller(value: Json) -> Iterator[Json]:
    """Instances that are smaller in one place."""
    match value:
        case dict():
            yield from ({n: m for n, m in value.items() if n != name} for name in value)
            for name, inside in value.items():
                yield from ({**value, name: smaller} for smaller in _smaller(inside))
        case list():
            yield from (value[:index] + value[index + 1 :] for index in range(len(value)))
            for index, inside in enumerate(value):
                yield from (
                    [*value[:index], smaller, *value[index + 1 :]] for smaller in _smaller(inside)
                )
        case str():
            yield from (value[: len(value) - cut] for cut in _cuts(len(value)))
        case bool() | None:
            return
        case float() if not value.is_integer():
            yield int(value)
        case int() | float():
            sign = -1 if value < 0 else 1
            yield from (value - sign * cut for cut in _cuts(int(abs(value))))


def _cuts(size: int) -> Iterator[int]:
    """By how much to shorten: by all of it first, by 1 at last."""
    while size > 0:
        yield size
        size //= 2
