"""A schema that leads back to itself is decided once for each object of an instance.

Work is counted, in calls that Python makes, on instances of a depth, of twice and four times that.
"""

from functools import cache
from random import Random
from types import ModuleType
from typing import Any

import pytest

import eventschema
from eventschema.plan import compile_plan
from eventschema.schema.registry import load
from laws import assert_round_trip
from packages import GENERATIONS, imported, schema_of
from recursive_schemas import (
    Level,
    assert_linear,
    chain,
    level,
    parsing,
    recursive_schema,
    writing,
)

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
    "arms that are told apart by trying": (
        {
            "title": "Tried",
            "anyOf": [{"$ref": "#/$defs/A"}, {"$ref": "#/$defs/B"}],
            "$defs": {
                "A": {
                    "type": "object",
                    "properties": {"left": {"$ref": "#"}, "v": {"type": "integer"}},
                },
                "B": {"type": "object", "properties": {"v": {"type": "string"}}},
            },
        },
        "left",
    ),
    "another schema that leads back to itself": (
        {
            "title": "Beside",
            "type": "object",
            "properties": {"left": {"$ref": "#"}, "v": {"type": "integer"}},
            "allOf": [{"$ref": "#/$defs/Chain"}],
            "$defs": {
                "Chain": {"type": "object", "properties": {"left": {"$ref": "#/$defs/Chain"}}}
            },
        },
        "left",
    ),
    "lists of what overlaps": (
        {
            "title": "Lists",
            "anyOf": [
                {"type": "object", "properties": {"left": {"items": {"$ref": "#"}}}},
                {"type": "array", "items": {"$ref": "#"}},
                {"type": "array", "prefixItems": [{"$ref": "#"}]},
                {"type": "object", "additionalProperties": {"$ref": "#"}},
                {"type": "object", "properties": {"v": {"type": "integer"}}},
                {"type": "integer"},
            ],
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


@cache
def module_of(name: str) -> ModuleType:
    schema, _ = SCHEMAS[name]
    return imported(schema, f"recursive_{schema['title'].lower()}")


@pytest.mark.parametrize("leaf", [{"v": 1}, {"v": "wrong"}], ids=["valid", "invalid"])
@pytest.mark.parametrize("name", SCHEMAS)
def test_work_grows_with_the_depth_of_an_instance(name: str, leaf: Any) -> None:
    schema, member = SCHEMAS[name]
    validator = eventschema.compile(schema)
    for operation in (validator.is_valid, lambda value: [*validator.iter_errors(value)]):
        assert_linear(operation, lambda depth: nested(leaf, member, depth))


@pytest.mark.parametrize("leaf", [{"v": 1}, {"v": "wrong"}], ids=["valid", "invalid"])
@pytest.mark.parametrize("name", SCHEMAS)
def test_parsing_is_linear_in_the_depth(name: str, leaf: Any) -> None:
    schema, member = SCHEMAS[name]
    module = module_of(name)
    assert module.is_valid(leaf) == eventschema.compile(schema).is_valid(leaf)
    for operation in (module.is_valid, parsing(module), writing(module)):
        assert_linear(operation, lambda depth: nested(leaf, member, depth))


@pytest.mark.parametrize("seed", range(12))
def test_work_is_linear_for_random_recursive_schemas(seed: int) -> None:
    r = Random(seed)
    module = imported(recursive_schema(r), f"random_recursive_{seed}")
    for _ in range(5):
        levels = [level(r) for _ in range(r.randint(1, 2))]
        leaf = r.choice([{}, {"v": 1}, {"v": "text"}, {"t": "x"}, {"t": "y", "v": 1}])

        def instance(depth: int, levels: list[Level] = levels, leaf: Any = leaf) -> Any:
            return chain(levels, leaf, depth)

        valid = instance(8)
        if module.is_valid(valid):
            assert_round_trip(module, valid)
        for operation in (module.is_valid, parsing(module), writing(module)):
            assert_linear(operation, instance)


def test_what_begins_anew_is_read_on_its_own() -> None:
    """A class is read without what was decided before, and so is an arm that a table leads to."""
    events = {
        f"E{number}": {
            "type": "object",
            "properties": {"type": {"const": f"e{number}"}, "of": {"$ref": "#/$defs/Tree"}},
            "required": ["type"],
            "additionalProperties": False,
        }
        for number in range(5)
    }
    events["E0"]["if"] = {"properties": {"of": {"$ref": "#/$defs/Tree"}}}
    events["E0"]["then"] = {"properties": {"of": {"type": "object"}}}
    tree = {
        "type": "object",
        "properties": {"left": {"$ref": "#/$defs/Event"}, "v": {"type": "integer"}},
        "if": {"properties": {"left": {"$ref": "#/$defs/Event"}}},
        "then": {"minProperties": 1},
    }
    event = {"oneOf": [{"$ref": f"#/$defs/{name}"} for name in events]}
    schema = {
        "title": "Anew",
        "oneOf": [{"$ref": f"#/$defs/{name}"} for name in ("Root", *events)],
        "$defs": {
            **events,
            "Tree": tree,
            "Event": event,
            "Root": {
                "type": "object",
                "properties": {"type": {"const": "root"}},
                "required": ["type"],
            },
        },
    }
    module = imported(schema, "begins_anew")
    value: Any = {"type": "e1"}
    for number in range(5):
        value = {"type": f"e{number}", "of": {"left": value, "v": 1}}
    parsed = assert_round_trip(module, value)
    assert type(parsed).from_dict(value) == parsed
    with pytest.raises(module.ValidationError):
        module.E1.from_dict({"type": "e1", "of": {}})


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
