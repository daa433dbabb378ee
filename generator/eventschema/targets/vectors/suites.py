"""The conformance vectors of a module: instances of its events, with their verdicts."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import reduce
from itertools import chain
from typing import Final

from eventschema.api import Validator
from eventschema.ir.types import Json
from eventschema.model import Parsed
from eventschema.regex.running import TooManyStepsError
from eventschema.schema.discriminate import JSON_TYPES, Shapes, both
from eventschema.schema.keywords import ASSERTING, UNIONS
from eventschema.schema.pointers import pointer
from eventschema.schema.registry import Schema
from eventschema.sets.demands import demand
from eventschema.sets.regions import ANYTHING, Demand, OfType, UndecidedError
from eventschema.targets.vectors.places import Gap, Places

LARGEST_EVENT: Final = 100_000
"""Bytes of an event, beyond which it is none for a test."""


LARGEST_SUITE: Final = 2_000_000
"""Bytes of the events of a file, beyond which there are enough of them."""

PATIENCE: Final = 50_000
PATIENCE_PER_EVENT: Final = 300
"""How much is worked out about the schemas of a module."""


_ENCODER: Final = json.JSONEncoder(sort_keys=True, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Vector:
    """An instance and its verdict; `shows` says where it was varied, and how.

    `pointer` and `keyword` are those of the first violation of an invalid one, and empty otherwise.
    """

    shows: str
    instance: Json
    valid: bool
    pointer: str = ""
    keyword: str = ""


@dataclass(frozen=True, slots=True)
class Suites:
    """The vectors of each event, by the name of its definition, and what they do not show."""

    by_event: Mapping[str, tuple[Vector, ...]]
    gaps: tuple[Gap, ...]


def suites(parsed: Parsed, validator: Validator) -> Suites:
    """The vectors of all events of a module; only what `validator` confirms is among them.

    What the root takes besides, such as arrays of events, is under the name of the root.
    """
    module = parsed.module
    patience = PATIENCE + PATIENCE_PER_EVENT * len(module.events)
    places = Places(validator.is_valid, patience)
    found = {
        name: tuple(_vectors(parsed, name, [_demand(parsed, name)], places, validator))
        for name in module.events
    }
    if module.root is not None:
        others = _others(parsed, module.root)
        vectors = tuple(_vectors(parsed, module.root, others, places, validator))
        if vectors and module.root not in found:
            found[module.root] = vectors
    return Suites(found, tuple(dict.fromkeys(places.gaps)))


def _others(parsed: Parsed, root: str) -> list[Demand]:
    """What is demanded of what the root takes besides events, by JSON type."""
    demanded = _demand(parsed, root)
    possible = reduce(both, map(Shapes(), _bases(parsed, root)))
    return [
        demanded & Demand((OfType(kind),))
        for kind in JSON_TYPES
        if kind in possible.types and (kind != "object" or not parsed.module.events)
    ]


def _demand(parsed: Parsed, name: str) -> Demand:
    """What is demanded of an instance of the definition `name`.

    A schema around it that only chooses from alternatives is left out: `is_valid` asks it anyway.
    """
    *around, own = _bases(parsed, name)
    further = [schema for schema in around if not ASSERTING & schema.keywords.keys() <= {*UNIONS}]
    return reduce(Demand.__and__, map(demand, [*further, own]), ANYTHING)


def _bases(parsed: Parsed, name: str) -> list[Schema]:
    """The schemas that an instance of the definition `name` has to be valid against."""
    return [parsed.entries[check] for check in parsed.checks[name]]


def _vectors(
    parsed: Parsed, name: str, demands: Iterable[Demand], places: Places, validator: Validator
) -> Iterator[Vector]:
    examples = parsed.module.by_name[name].annotations.examples
    valid = (("example", example) for example in examples if _is_valid(example, validator))
    written: set[bytes] = set()
    size = 0
    for shows, event in chain(valid, _varied(demands, places, validator)):
        text = _utf_8(event)
        if 0 < len(text) <= LARGEST_EVENT and text not in written:
            written.add(text)
            size += len(text)
            if size > LARGEST_SUITE:
                places.note(_demand(parsed, name), "its further vectors would be too many")
                return
            with suppress(TooManyStepsError):
                yield _vector(shows, event, validator)


def _varied(
    demands: Iterable[Demand], places: Places, validator: Validator
) -> Iterator[tuple[str, Json]]:
    """What each variation shows, and its first event with the verdict that it is meant to have."""
    for place, variation in chain.from_iterable(map(places.variations, demands)):
        where = pointer(*place.path)
        with suppress(UndecidedError, TooManyStepsError):
            events = map(place.holding, variation.values)
            for event in (e for e in events if variation.valid in (None, validator.is_valid(e))):
                if len(_utf_8(event)) > LARGEST_EVENT:
                    places.note(place.demand, "its events would be too large")
                yield f"{where}: {variation.shows}" if where else variation.shows, event
                break


def _is_valid(event: Json, validator: Validator) -> bool:
    """Whether `event` is valid, as far as that can be told."""
    try:
        return validator.is_valid(event)
    except TooManyStepsError:
        return False


def _utf_8(event: Json) -> bytes:
    """What could be sent: nothing where there is a lone surrogate."""
    try:
        return _ENCODER.encode(event).encode()
    except UnicodeEncodeError:
        return b""


def _vector(shows: str, event: Json, validator: Validator) -> Vector:
    for violation in validator.iter_errors(event):
        return Vector(shows, event, False, violation.pointer, violation.keyword)
    return Vector(shows, event, valid=True)
