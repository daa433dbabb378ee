"""How much work an event costs, counted instead of timed: lines and calls that Python executes.

A change that makes generated code do more fails here, on any machine and under any load. When the
work goes down, lower the budget with it.
"""

import difflib
import gc
import sys
from collections.abc import Callable, Sequence
from types import FrameType
from typing import Any

import pytest

from benchmarks.workload import EVENTS
from eventschema import compile  # noqa: A004
from eventschema.runtime._assertions import MOST_COMPARED
from realtime_events import ga

OPERATIONS: dict[str, Callable[[Any], Callable[[], object]]] = {
    "is_valid": lambda event: lambda: ga.is_valid(event),
    "parse": lambda event: lambda: ga.parse(event),
    "to_dict": lambda event: ga.parse(event).to_dict,
    "to_json": lambda event: ga.parse(event).to_json,
}

BUDGETS: dict[str, dict[str, int]] = {
    "is_valid": {
        "append 6.4 KB": 34,
        "append 1.3 KB": 42,
        "commit": 19,
        "truncate": 31,
        "message with image": 89,
        "function output": 47,
        "response with tools": 183,
        "full session update": 406,
    },
    "parse": {
        "append 6.4 KB": 35,
        "append 1.3 KB": 41,
        "commit": 20,
        "truncate": 32,
        "message with image": 99,
        "function output": 52,
        "response with tools": 186,
        "full session update": 435,
    },
    "to_dict": {
        "append 6.4 KB": 12,
        "append 1.3 KB": 13,
        "commit": 11,
        "truncate": 14,
        "message with image": 39,
        "function output": 23,
        "response with tools": 71,
        "full session update": 177,
    },
    "to_json": {
        "append 6.4 KB": 15,
        "append 1.3 KB": 17,
        "commit": 9,
        "truncate": 19,
        "message with image": 43,
        "function output": 24,
        "response with tools": 75,
        "full session update": 188,
    },
}
"""The most that Python 3.11, 3.12 and 3.13 need; they differ by a few."""


def work(call: Callable[[], object]) -> int:
    """Lines executed and functions called, Python's and built-in ones, by `call`.

    The garbage collector waits: other tests' tools have it call them.
    """
    count = 0

    def trace(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal count
        count += event in ("line", "call")
        return trace

    def profile(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event == "c_call"

    call()  # what is done once is not counted
    before = sys.gettrace(), sys.getprofile()
    gc.disable()
    sys.settrace(trace)
    sys.setprofile(profile)
    try:
        call()
    finally:
        sys.setprofile(before[1])
        sys.settrace(before[0])
        gc.enable()
    return count


@pytest.mark.parametrize("kind", EVENTS)
@pytest.mark.parametrize("operation", OPERATIONS)
def test_an_event_costs_no_more_than_its_budget(operation: str, kind: str) -> None:
    assert work(OPERATIONS[operation](EVENTS[kind])) <= BUDGETS[operation][kind]


@pytest.mark.parametrize(("unknown", "known"), [(1, 1), (250, 500), (20, 5000), (2000, 1000)])
def test_suggestions_cost_no_more_than_their_budget(
    unknown: int, known: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is compared for all unknown members of an instance together is bounded."""
    compared = 0
    closest = difflib.get_close_matches

    def counted(text: str, names: Sequence[str], *limits: Any) -> list[str]:
        nonlocal compared
        compared += sum(len(text) * len(name) for name in names)
        return closest(text, names, *limits)

    monkeypatch.setattr(difflib, "get_close_matches", counted)
    properties = {f"known_name_{number}": {} for number in range(known)}
    validator = compile({"properties": properties, "additionalProperties": False})
    instance = {f"known_nam_{number}x": 1 for number in range(unknown)}
    first, again = ([str(each) for each in validator.iter_errors(instance)] for _ in range(2))
    assert first == again
    assert len(first) == unknown
    assert compared <= MOST_COMPARED
    if unknown * known < 10_000:
        assert all("did you mean" in each for each in first)
