"""A schema that leads back to itself is decided once for each object of an instance.

Work is counted, in calls that Python makes, on instances of one depth and of twice that depth.
"""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

import eventschema
from eventschema.compiler import compile_plan
from eventschema.load import load
from packages import GENERATIONS, imported, schema_of

NODE = {"left": {"$ref": "#"}, "right": {"$ref": "#"}, "v": {"type": "integer"}}

SCHEMAS: dict[str, tuple[Any, str]] = {
    "branches that overlap": (
        {
            "title": "Overlapping",
            "anyOf": [{"$ref": "#/$defs/A"}, {"$ref": "#/$defs/B"}],
            "$defs": {
                "A": {"type": "object", "properties": {k: NODE[k] for k in ("left", "v")}},
                "B": {"type": "object", "properties": NODE},
            },
        },
        "left",
    ),
    "exactly one of two": (
        {
            "title": "One",
            "oneOf": [
                {"properties": {**NODE, "a": {"const": 1}}, "type": "object", "required": ["v"]},
                {"properties": NODE, "type": "object", "not": {"required": ["v"]}},
            ],
        },
        "right",
    ),
    "a condition and what it guards": (
        {
            "title": "Guarded",
            "type": "object",
            "if": {"properties": {"left": {"$ref": "#"}}},
            "then": {"properties": {"left": {"$ref": "#"}, "v": {"type": "integer"}}},
        },
        "left",
    ),
    "two schemas that both lead back": (
        {
            "title": "Both",
            "allOf": [{"$ref": "#/$defs/A"}, {"$ref": "#/$defs/B"}],
            "$defs": {
                "A": {"type": "object", "properties": {"left": {"$ref": "#"}}, "minProperties": 1},
                "B": {
                    "type": "object",
                    "properties": {"left": {"anyOf": [{"$ref": "#"}, False]}},
                    "patternProperties": {"^v": {"type": "integer"}},
                },
            },
        },
        "left",
    ),
    "what a branch evaluates": (
        {
            "title": "Evaluated",
            "type": "object",
            "unevaluatedProperties": False,
            "oneOf": [
                {"properties": {"op": {"const": "and"}, "left": {"$ref": "#"}}, "required": ["op"]},
                {
                    "properties": {"op": {"const": "not"}, "right": {"$ref": "#"}},
                    "required": ["op"],
                },
                {"properties": {"v": {"type": "integer"}}, "required": ["v"]},
            ],
        },
        "right",
    ),
    "a negation": (
        {
            "title": "Negated",
            "type": "object",
            "properties": {"left": {"$ref": "#"}, "v": {"type": "integer"}},
            "not": {"properties": {"left": {"$ref": "#"}}, "required": ["no"]},
        },
        "left",
    ),
    "items that are counted": (
        {
            "title": "Counted",
            "type": ["array", "object"],
            "items": {"$ref": "#"},
            "contains": {"$ref": "#"},
            "properties": {"v": {"type": "integer"}},
        },
        "",
    ),
}


def nested(leaf: Any, member: str, depth: int) -> Any:
    """`leaf` inside `depth` objects (or arrays, without a member)."""
    for _ in range(depth):
        leaf = {member: leaf, "op": "not"} if member == "right" else {member: leaf}
        leaf = leaf if member else [*leaf.values()]
    return leaf


def calls(work: Callable[[Any], object], value: Any) -> int:
    """How many calls of Python functions `work` makes of `value`."""
    count = 0

    def profile(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        work(value)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("leaf", [{"v": 1}, {"v": "wrong"}], ids=["valid", "invalid"])
@pytest.mark.parametrize("name", SCHEMAS)
def test_work_grows_with_the_depth_of_an_instance(name: str, leaf: Any) -> None:
    schema, member = SCHEMAS[name]
    validator = eventschema.compile(schema)
    for operation in (validator.is_valid, lambda value: [*validator.iter_errors(value)]):
        operation(leaf)
        ten, twenty = (calls(operation, nested(leaf, member, depth)) for depth in (10, 20))
        assert twenty <= 3 * ten


@pytest.mark.parametrize("name", [name for name in SCHEMAS if name != "items that are counted"])
def test_parsing_is_not_exponential(name: str) -> None:
    """It may check again below each level what it takes apart: the square of the depth."""
    schema, member = SCHEMAS[name]
    module = imported(schema, f"recursive_{schema['title'].lower()}")
    valid = nested({"v": 1}, member, 2)
    assert module.is_valid(valid) == eventschema.compile(schema).is_valid(valid)
    if module.is_valid(valid):
        module.parse(valid)
        ten, twenty = (calls(module.parse, nested({"v": 1}, member, depth)) for depth in (10, 20))
        assert twenty <= 5 * ten


@pytest.mark.parametrize("generation", GENERATIONS)
def test_shipped_unions_remember_nothing(generation: str) -> None:
    plan = compile_plan(load(schema_of(generation)))
    assert not any(function.remembers for function in plan.functions)


def test_an_object_at_two_places_is_told_at_both() -> None:
    schema, _ = SCHEMAS["branches that overlap"]
    broken = {"v": "wrong"}
    both = eventschema.compile(
        {"items": {"$ref": "#/$defs/X"}, "$defs": {"X": {"$id": "x", **schema}}}
    )
    assert {"/0/v", "/1/v"} <= {
        violation.pointer for violation in both.iter_errors([broken, broken])
    }
