"""One function per row of the comparison: what is timed, per kind of event."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import msgspec
import orjson
from clock import best_times
from peers import (
    MSGSPEC_DECODER,
    MSGSPEC_ENCODER,
    MSGSPEC_KINDS,
    RUST,
    SDK,
    MsgspecEvent,
    fast_is_valid,
)
from workload import BROKEN, EVENTS

from realtime_events import ga

OURS: Final = "eventschema"
Call = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds per call of every competitor on one kind of event."""

    row: str
    kind: str
    seconds: dict[str, float]


def measure(row: str, repeats: int) -> Iterator[Timing]:
    """Time the competitors on each kind of event."""
    for kind in EVENTS:
        yield Timing(row, kind, best_times(ROWS[row](kind), repeats))


def is_valid(kind: str) -> dict[str, Call]:
    """Accept or reject a `json.loads` value."""
    event = EVENTS[kind]
    return {
        OURS: partial(ga.is_valid, event),
        "jsonschema-rs": partial(RUST.is_valid, event),
        "fastjsonschema": partial(fast_is_valid, event),
    }


def iter_errors(kind: str) -> dict[str, Call]:
    """All errors of a broken event."""
    event = BROKEN[kind]
    return {
        OURS: lambda: list(ga.iter_errors(event)),
        "jsonschema-rs": lambda: list(RUST.iter_errors(event)),
    }


def parse(kind: str) -> dict[str, Call]:
    """From a dict to a validated object."""
    event = EVENTS[kind]
    calls: dict[str, Call] = {
        OURS: partial(ga.parse, event),
        "pydantic": partial(SDK.validate_python, event),
    }
    if kind in MSGSPEC_KINDS:
        calls["msgspec"] = partial(msgspec.convert, event, MsgspecEvent)
    return calls


def to_dict(kind: str) -> dict[str, Call]:
    """From an object to a dict of the members that are set."""
    ours, theirs = ga.parse(EVENTS[kind]), SDK.validate_python(EVENTS[kind])
    calls: dict[str, Call] = {
        OURS: ours.to_dict,
        "pydantic": partial(SDK.dump_python, theirs, exclude_unset=True),
    }
    if kind in MSGSPEC_KINDS:
        struct = msgspec.convert(EVENTS[kind], MsgspecEvent)
        calls["msgspec"] = partial(msgspec.to_builtins, struct)
    return calls


def to_json(kind: str) -> dict[str, Call]:
    """From an object to JSON text."""
    ours, theirs = ga.parse(EVENTS[kind]), SDK.validate_python(EVENTS[kind])
    calls: dict[str, Call] = {
        OURS: ours.to_json,
        "json.dumps(to_dict())": lambda: json.dumps(ours.to_dict()),
        "orjson.dumps(to_dict())": lambda: orjson.dumps(ours.to_dict()),
        "pydantic": partial(SDK.dump_json, theirs, exclude_unset=True),
    }
    if kind in MSGSPEC_KINDS:
        struct = msgspec.convert(EVENTS[kind], MsgspecEvent)
        calls["msgspec"] = partial(MSGSPEC_ENCODER.encode, struct)
    return calls


def parse_json(kind: str) -> dict[str, Call]:
    """From JSON text to a validated object."""
    text = json.dumps(EVENTS[kind])
    calls: dict[str, Call] = {
        OURS: partial(ga.parse_json, text),
        "pydantic": partial(SDK.validate_json, text),
    }
    if kind in MSGSPEC_KINDS:
        calls["msgspec"] = partial(MSGSPEC_DECODER.decode, text)
    return calls


ROWS: Final[dict[str, Callable[[str], dict[str, Call]]]] = {
    "is_valid": is_valid,
    "iter_errors": iter_errors,
    "parse": parse,
    "to_dict": to_dict,
    "to_json": to_json,
    "parse_json": parse_json,
}


def accepted_broken(peer: Callable[[Any], object]) -> list[str]:
    """The kinds whose broken event `peer` (which raises on what it refuses) lets through."""
    accepted = []
    for kind, event in BROKEN.items():
        try:
            peer(event)
        except Exception:
            continue
        accepted.append(kind)
    return accepted
