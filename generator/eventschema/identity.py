"""When two JSON values are one: `1` and `1.0` are, `1` and `true` are not."""

from collections.abc import Hashable, Iterable, Iterator

from eventschema.discriminate import json_type
from eventschema.model import Json


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
