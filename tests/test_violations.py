"""What a person reads when an instance is invalid: instance in, violations out."""

import json
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from openai.types.realtime import RealtimeClientEvent
from pydantic import TypeAdapter
from pydantic import ValidationError as PydanticError

import eventschema
from eventschema.runtime._assertions import among
from eventschema.runtime._checks import identity
from eventschema.schema.pointers import pointer, segments_of, step
from random_schemas import instance
from test_differential_schemas import compiled

ROOT = Path(__file__).resolve().parent.parent
GA = json.loads((ROOT / "schema" / "realtime_client_event.ga.schema.json").read_text("utf-8"))


def told(schema: Any, value: Any, **options: Any) -> list[str]:
    """The violations as text."""
    return [str(found) for found in eventschema.compile(schema, **options).iter_errors(value)]


# One keyword after the other

NOTS: list[tuple[Any, Any, str]] = [
    (True, 1, "no value here, got 1"),
    ({"const": {"a": 1}}, {"a": 1}, 'anything but {"a": 1}, got an object of 1 member'),
    ({"enum": ["x", "y"]}, "x", 'anything but "x" or "y", got "x"'),
    (
        {"required": ["a", "b"]},
        {"a": 1, "b": 2},
        'anything but an object with the members "a" and "b", got an object of 2 members',
    ),
    ({"required": ["a"]}, 5, "an object, got 5"),
    (
        {"properties": {"type": {"const": "old"}}, "required": ["type"], "title": "Old"},
        {"type": "old"},
        'anything but an object whose "type" is "old", got an object of 1 member',
    ),
    (
        {"anyOf": [{"required": ["a"]}, {"required": ["b"]}]},
        {"b": 1},
        'anything but an object with the member "a" or an object with the member "b", '
        "got an object of 1 member",
    ),
    (
        {"type": "string", "minLength": 2, "pattern": "^a"},
        "ab",
        'anything but a string of at least 2 characters that matches the pattern ^a, got "ab"',
    ),
    (
        {"minLength": 2, "multipleOf": 2},
        4,
        "anything but a number that is a multiple of 2, got 4",
    ),
    (
        {"items": {"type": "integer"}, "minItems": 1},
        [1],
        "anything but an array of at least 1 item whose items are an integer, "
        "got an array of 1 item",
    ),
    ({"not": {"type": "string"}}, 4, "a string, got 4"),
    ({"anyOf": [{"const": 1}, {"type": "string"}]}, 1, "anything but 1 or a string, got 1"),
    (
        {"if": {"minimum": 3}, "then": {"maximum": 4}},
        3.5,
        "anything but what /not describes, got 3.5",
    ),
    (
        {"enum": [*range(25)]},
        3,
        f"anything but {', '.join(map(str, range(20)))} or 5 others, got 3",
    ),
]
"""What `not` must not accept, what it accepts, and what is expected instead."""

KEYWORDS: list[tuple[Any, Any, list[str]]] = [
    (False, 1, ["(root): expected no value here, got 1 [false]"]),
    ({"type": "string"}, 12, ["(root): expected a string, got 12 [type]"]),
    ({"type": "string"}, "\ud800", []),
    ({"type": ["integer", "null"]}, True, ["(root): expected an integer or null, got true [type]"]),
    (
        {"type": "number"},
        float("nan"),
        ["(root): expected a number, got nan, which is no JSON number [type]"],
    ),
    (
        {"type": "array"},
        (1, 2),
        ["(root): expected an array, got the Python class tuple, which is no JSON type [type]"],
    ),
    (
        {"const": {"a": [1]}},
        {"a": [True]},
        ['(root): expected {"a": [1]}, got an object of 1 member [const]'],
    ),
    (
        {"enum": ["red", "green"]},
        "gren",
        ['(root): expected "red" or "green", got "gren"; did you mean "green"? [enum]'],
    ),
    ({"enum": [1, None, [2]]}, 2, ["(root): expected 1, null or an array of 1 item, got 2 [enum]"]),
    ({"multipleOf": 0.01}, 0.005, ["(root): expected a multiple of 0.01, got 0.005 [multipleOf]"]),
    (
        {"minimum": 0, "maximum": 9},
        -1,
        ["(root): expected a number of at least 0, got -1 [minimum]"],
    ),
    (
        {"exclusiveMaximum": 1.5},
        1.5,
        ["(root): expected a number of less than 1.5, got 1.5 [exclusiveMaximum]"],
    ),
    ({"minLength": 1}, "", ["(root): expected at least 1 character, got 0 [minLength]"]),
    (
        {"maxLength": 3},
        "\U0001f600" * 4,
        ["(root): expected at most 3 characters, got 4 [maxLength]"],
    ),
    (
        {"pattern": "^a\\d$"},
        "b",
        ['(root): expected text that matches the pattern ^a\\\\d$, got "b" [pattern]'],
    ),
    ({"minItems": 2}, [1], ["(root): expected at least 2 items, got 1 [minItems]"]),
    (
        {"uniqueItems": True},
        [1, 2, 1.0],
        ["(root): expected distinct items, got equal ones at 0 and 2 [uniqueItems]"],
    ),
    ({"maxProperties": 0}, {"a": 1}, ["(root): expected at most 0 members, got 1 [maxProperties]"]),
    ({"required": ["a", "b"]}, {"a": 1}, ['(root): the required member "b" is missing [required]']),
    (
        {"dependentRequired": {"a": ["b"]}},
        {"a": 1},
        [
            '(root): the required member "b" is missing; the member "a" asks for it '
            "[dependentRequired]"
        ],
    ),
    (
        {"prefixItems": [True, {"type": "null"}], "items": False},
        [1, 2, 3],
        ["/1: expected null, got 2 [type]", "/2: expected no value here, got 3 [items]"],
    ),
    (
        {"contains": {"const": 1}},
        [2],
        ["(root): expected at least 1 item that is 1, got 0 [contains]"],
    ),
    (
        {"contains": {"const": 1}, "maxContains": 1},
        [1, 1],
        ["(root): expected at most 1 item that is 1, got 2 [maxContains]"],
    ),
    (
        {"properties": {"a/b": {"properties": {"c~": {"type": "null"}}}}},
        {"a/b": {"c~": 1}},
        ["/a~1b/c~0: expected null, got 1 [type]"],
    ),
    ({"properties": {"a": False}}, {"a": 1}, ["/a: expected no value here, got 1 [properties]"]),
    (
        {"properties": {"voice": True}, "additionalProperties": False},
        {"voce": 1},
        ['/voce: unknown member "voce"; did you mean "voice"? [additionalProperties]'],
    ),
    (
        {"properties": {"voice": True}, "additionalProperties": False},
        {"x": 1},
        ['/x: unknown member "x"; expected "voice" [additionalProperties]'],
    ),
    (
        {"additionalProperties": False},
        {"x": 1},
        ['/x: unknown member "x"; expected no members [additionalProperties]'],
    ),
    (
        {"patternProperties": {"^x-": {"type": "string"}}},
        {"x-a": 1},
        ["/x-a: expected a string, got 1 [type]"],
    ),
    (
        {"propertyNames": {"maxLength": 2}},
        {"abc": 1},
        ['/abc: the name "abc" is refused: expected at most 2 characters, got 3 [maxLength]'],
    ),
    (
        {"propertyNames": {"pattern": "^[a-z]+$"}},
        {"Foo": 1},
        [
            '/Foo: the name "Foo" is refused: '
            "expected text that matches the pattern ^[a-z]+$ [pattern]"
        ],
    ),
    (
        {"propertyNames": {"enum": ["foo", "bar"]}},
        {"Foo": 1},
        [
            '/Foo: the name "Foo" is refused: expected "foo" or "bar"; did you mean "foo"? [enum]',
        ],
    ),
    (
        {"propertyNames": False},
        {"a": 1},
        ['/a: the name "a" is refused: expected no member [propertyNames]'],
    ),
    (
        {"enum": ["Active", "Inactive"]},
        "active",
        ['(root): expected "Active" or "Inactive", got "active"; did you mean "Active"? [enum]'],
    ),
    (
        {"properties": {"maxtime": True, "max_tokens": True}, "additionalProperties": False},
        {"maxTokens": 1},
        [
            '/maxTokens: unknown member "maxTokens"; did you mean "max_tokens"? '
            "[additionalProperties]"
        ],
    ),
    (
        {"propertyNames": True, "patternProperties": {"a": {"type": "null"}}},
        {1: 2},
        ["/1: expected a name that is text, got 1 [type]"],
    ),
    (
        {"not": {"type": "null"}},
        None,
        ["(root): expected anything but null, got null [not]"],
    ),
    *(
        ({"not": schema}, value, [f"(root): expected {expected} [not]"])
        for schema, value, expected in NOTS
    ),
    (
        {"if": {"type": "string"}, "then": {"minLength": 1}, "else": {"minimum": 1}},
        0,
        ["(root): expected a number of at least 1, got 0 [minimum]"],
    ),
    (
        {"dependentSchemas": {"a": {"maxProperties": 1}}},
        {"a": 1, "b": 2},
        ['(root): expected at most 1 member, got 2; the member "a" asks for it [maxProperties]'],
    ),
    (
        {"allOf": [{"properties": {"a": True}}], "unevaluatedProperties": False},
        {"b": 1},
        ['/b: unknown member "b"; expected "a" [unevaluatedProperties]'],
    ),
    (
        {"anyOf": [{"prefixItems": [True]}], "unevaluatedItems": False},
        [1, 2],
        ["/1: expected no value here, got 2 [unevaluatedItems]"],
    ),
]


@pytest.mark.parametrize(("schema", "value", "messages"), KEYWORDS)
def test_keyword(schema: Any, value: Any, messages: list[str]) -> None:
    assert told(schema, value) == messages


def test_format_is_told_when_it_is_asserted() -> None:
    schema = {"format": "date"}
    assert told(schema, "2024-02-30") == []
    assert told(schema, "2024-02-30", assert_formats=True) == [
        '(root): expected text of the format "date", got "2024-02-30" [format]'
    ]


def test_base64_is_called_by_its_name() -> None:
    audio = GA["$defs"]["InputAudioBufferAppendEvent"]["properties"]["audio"]["pattern"]
    assert told({"pattern": audio}, "AAA") == [
        '(root): expected base64 text with its padding, got "AAA" [pattern]'
    ]


def test_all_violations_are_told_in_schema_order() -> None:
    schema = {
        "properties": {"a": {"type": "string"}, "b": {"minimum": 1, "multipleOf": 2}, "c": True},
        "required": ["c"],
        "additionalProperties": False,
    }
    assert told(schema, {"z": 0, "b": -1, "a": 0}) == [
        "/a: expected a string, got 0 [type]",
        "/b: expected a number of at least 1, got -1 [minimum]",
        "/b: expected a multiple of 2, got -1 [multipleOf]",
        '(root): the required member "c" is missing [required]',
        '/z: unknown member "z"; expected "a", "b" or "c" [additionalProperties]',
    ]


def test_each_of_two_lists_of_values_is_told_where_it_stands() -> None:
    """The one that its `type` leaves nothing of, too; a value that is listed twice is told once."""
    made = {"allOf": [{"type": "array", "enum": [0.5]}], "enum": ["b", "b"]}
    found = [
        (each.schema_pointer, each.message) for each in eventschema.compile(made).iter_errors(0)
    ]
    assert found == [
        ("/allOf/0/enum", "expected no value here, got 0"),
        ("/enum", 'expected "b", got 0'),
    ]


def test_a_value_of_the_wrong_type_is_told_once() -> None:
    schema = {"type": "array", "minItems": 2, "allOf": [{"contains": {"const": 1}}]}
    assert told(schema, "x") == ['(root): expected an array, got "x" [type]']


def test_a_violation_has_parts() -> None:
    schema = {"$ref": "#/$defs/a", "$defs": {"a": {"items": {"maxLength": 2}}}}
    (found,) = eventschema.compile(schema).iter_errors(["ab", "abc"])
    assert found == (
        "/1",
        (1,),
        "maxLength",
        "expected at most 2 characters, got 3",
        "/$defs/a/items/maxLength",
        "abc",
    )
    assert found.pointer == "/1"
    assert found.path == (1,)
    assert found.schema_pointer == "/$defs/a/items/maxLength"
    assert found.value == "abc"


def test_a_keyword_of_another_document_is_told_by_its_uri() -> None:
    resources = {"https://example.org/name": {"type": "string"}}
    (found,) = eventschema.compile(
        {"$ref": "https://example.org/name"}, resources=resources
    ).iter_errors(1)
    assert found.schema_pointer == "https://example.org/name#/type"


def test_validate_raises_all_of_them() -> None:
    validator = eventschema.compile({"items": {"type": "null"}})
    validator.validate([None])
    with pytest.raises(ValueError, match="expected null") as caught:
        validator.validate([1, 2])
    assert str(caught.value).count("\n") == 1
    assert caught.value.violations == list(validator.iter_errors([1, 2]))  # type: ignore[attr-defined]


# Unions

SHAPES = {
    "oneOf": [
        {
            "type": "object",
            "properties": {"kind": {"const": "circle"}, "radius": {"type": "number"}},
            "required": ["kind", "radius"],
            "additionalProperties": False,
        },
        {
            "type": "object",
            "properties": {"kind": {"const": "square"}, "side": {"type": "number"}},
            "required": ["kind", "side"],
            "additionalProperties": False,
        },
    ]
}


@pytest.mark.parametrize(
    ("value", "messages"),
    [
        (
            {"kind": "square", "radius": 1},
            [
                '(root): the required member "side" is missing [required]',
                '/radius: unknown member "radius"; '
                'expected "kind" or "side" [additionalProperties]',
            ],
        ),
        (
            {"kind": "sqare"},
            [
                '/kind: unknown kind "sqare"; did you mean "square"? '
                'Expected "circle" or "square" [oneOf]'
            ],
        ),
        ({"kind": 1}, ['/kind: unknown kind 1; expected "circle" or "square" [oneOf]']),
        (
            {"radius": 1},
            ['(root): the member "kind" is missing; expected "circle" or "square" [oneOf]'],
        ),
        (1, ["(root): expected an object, got 1 [oneOf]"]),
    ],
)
def test_a_tag_chooses_the_branch_that_is_told(value: Any, messages: list[str]) -> None:
    assert told(SHAPES, value) == messages


def test_a_json_type_chooses_the_branch_that_is_told() -> None:
    schema = {"anyOf": [{"type": "string", "maxLength": 1}, {"type": "array", "minItems": 1}]}
    assert told(schema, "ab") == ["(root): expected at most 1 character, got 2 [maxLength]"]
    assert told(schema, []) == ["(root): expected at least 1 item, got 0 [minItems]"]
    assert told(schema, 1) == ["(root): expected a string or an array, got 1 [anyOf]"]


def test_a_member_chooses_the_branch_that_is_told() -> None:
    schema = {
        "oneOf": [
            {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}},
            {
                "type": "object",
                "properties": {"url": {"type": "string"}},
                "additionalProperties": False,
            },
        ]
    }
    assert told(schema, {"text": 1}) == ["/text: expected a string, got 1 [type]"]
    assert told(schema, {"url": 1}) == ["/url: expected a string, got 1 [type]"]


def test_without_any_of_these_the_nearest_branch_is_told() -> None:
    schema = {
        "anyOf": [{"$ref": "#/$defs/long"}, {"$ref": "#/$defs/listed"}],
        "$defs": {"long": {"minLength": 5, "pattern": "^a"}, "listed": {"pattern": "b$"}},
    }
    assert told(schema, "xyz") == [
        "(root): none of 2 alternatives accepts it; the nearest is /$defs/listed [anyOf]",
        '(root): expected text that matches the pattern b$, got "xyz" [pattern]',
    ]


def test_too_many_branches_are_told() -> None:
    schema = {"oneOf": [{"minimum": 0}, {"maximum": 9}, {"minimum": 5}]}
    assert told(schema, 3) == [
        "(root): expected exactly one alternative to accept it, got /oneOf/0 and /oneOf/1 [oneOf]"
    ]


def closed(*required: str, **properties: Any) -> Any:
    """The schema of an object with these members and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": [*required],
        "additionalProperties": False,
    }


TEXT = {"type": "string"}
BASED = {
    "oneOf": [{"$ref": "#/$defs/A"}, {"$ref": "#/$defs/B"}],
    "$defs": {
        "A": {"allOf": [{"$ref": "#/$defs/Base"}, {"properties": {"type": {"enum": ["x", "y"]}}}]},
        "B": {
            "allOf": [
                {"$ref": "#/$defs/Base"},
                {"properties": {"type": {"enum": ["y", "z"]}}, "required": ["m", "n"]},
            ]
        },
        "Base": {"type": "object", "required": ["type"]},
    },
}
OVERLAPPING = {
    "oneOf": [
        closed("type", type={"enum": ["x", "y"]}),
        closed("type", "n", type={"enum": ["y", "z"]}, n={"type": "integer"}),
    ]
}
BY_MEMBER = {"oneOf": [closed("job", job=TEXT), closed("nodeset", nodeset=TEXT)]}
BY_MEMBERS = {"oneOf": [closed(name, **{name: TEXT}) for name in ("Move", "Write", "Quit")]}
GROUPS = {"anyOf": [{"required": ["a", "b"]}, {"required": ["c"]}, {"required": ["c", "d"]}]}
SUCCESS = {
    "oneOf": [closed("ok", ok={"const": True}), closed("ok", "e", ok={"const": False}, e=TEXT)]
}
NULL = {
    "oneOf": [
        closed("e", e={"const": None}),
        closed("e", "m", e={"const": "x"}, m=TEXT),
        closed("e", e={"const": 1}),
    ]
}
OPEN = {
    "anyOf": [
        *({"properties": {"type": {"const": tag}}, "required": ["type"]} for tag in ("a", "b")),
        {"properties": {"type": TEXT}, "required": ["type"]},
    ],
    "type": "object",
}
CATCHING_ALL = {
    "oneOf": [
        closed("type", type={"const": "a"}, n=TEXT),
        closed("type", type={"const": "b"}, n=TEXT),
        {
            "type": "object",
            "properties": {"type": {**TEXT, "not": {"enum": ["a", "b"]}}},
            "required": ["type"],
        },
    ]
}
NESTED = {
    "oneOf": [
        {"$ref": "#/$defs/Shape"},
        {"anyOf": [closed("k", k={"const": "text"}), closed("k", k={"const": "icon"})]},
        {"type": "null"},
    ],
    "$defs": {
        "Shape": {"oneOf": [closed("k", k={"const": "circle"}), closed("k", k={"const": "square"})]}
    },
}
IN_MEMBER = {
    "oneOf": [
        closed("meta", meta=closed("kind", kind={"const": "a"}), v=TEXT),
        closed("meta", meta=closed("kind", kind={"const": "b"}), v={"type": "integer"}),
    ]
}
TWO_TAGS = {
    "oneOf": [
        closed("t", "s", t={"const": t}, s={"const": s})
        for t, s in (("a", "x"), ("a", "y"), ("b", "x"), ("b", "z"))
    ]
}
MODES = {
    "oneOf": [
        closed("job", job=TEXT, mode={"enum": ["fast", "slow"]}),
        closed("nodeset", nodeset=TEXT, mode={"enum": ["hot", "cold"]}),
    ]
}
COMMANDS = {
    "oneOf": [
        {"type": "array", "prefixItems": [{"const": "add"}, TEXT]},
        {"type": "array", "prefixItems": [{"const": "del"}, {"type": "integer"}]},
    ]
}

MEANT: list[tuple[Any, Any, list[str]]] = [
    (OVERLAPPING, {"type": "z"}, ['(root): the required member "n" is missing [required]']),
    (
        OVERLAPPING,
        {"type": "x", "n": 1},
        ['/n: unknown member "n"; expected "type" [additionalProperties]'],
    ),
    (OVERLAPPING, {"type": "w"}, ['/type: unknown type "w"; expected "x", "y" or "z" [oneOf]']),
    (OVERLAPPING, {}, ['(root): the member "type" is missing; expected "x", "y" or "z" [oneOf]']),
    (
        BASED,
        {"type": "z"},
        [
            '(root): the required member "m" is missing [required]',
            '(root): the required member "n" is missing [required]',
        ],
    ),
    (
        BY_MEMBER,
        {"jobb": "1"},
        ['/jobb: unknown member "jobb"; expected "job" or "nodeset"; did you mean "job"? [oneOf]'],
    ),
    (BY_MEMBER, {}, ['(root): a member is missing; expected "job" or "nodeset" [oneOf]']),
    (BY_MEMBER, {"job": 1}, ["/job: expected a string, got 1 [type]"]),
    (
        BY_MEMBERS,
        {"move": "1"},
        [
            '/move: unknown member "move"; expected "Move", "Write" or "Quit"; '
            'did you mean "Move"? [oneOf]'
        ],
    ),
    (GROUPS, {}, ['(root): a member is missing; expected "a" and "b", or "c" [anyOf]']),
    (
        {"anyOf": [{"required": ["job"]}, {"required": ["nodeset"]}]},
        {"nodset": 1},
        [
            '(root): a member is missing; expected "job" or "nodeset"; '
            'did you mean "nodeset"? [anyOf]'
        ],
    ),
    (SUCCESS, {"ok": None}, ["/ok: unknown ok null; expected true or false [oneOf]"]),
    (SUCCESS, {"ok": False}, ['(root): the required member "e" is missing [required]']),
    (NULL, {"e": "y"}, ['/e: unknown e "y"; expected "x", 1 or null [oneOf]']),
    (NULL, {"e": "x"}, ['(root): the required member "m" is missing [required]']),
    (NULL, {}, ['(root): the member "e" is missing; expected "x", 1 or null [oneOf]']),
    (OPEN, {}, ['(root): the required member "type" is missing [anyOf]']),
    (CATCHING_ALL, {}, ['(root): the required member "type" is missing [oneOf]']),
    (CATCHING_ALL, {"type": "b", "n": 1}, ["/n: expected a string, got 1 [type]"]),
    (
        NESTED,
        {"k": "sqare"},
        [
            '/k: unknown k "sqare"; did you mean "square"? '
            'Expected "circle", "square", "text" or "icon" [oneOf]'
        ],
    ),
    (
        IN_MEMBER,
        {"meta": {"kind": "c"}},
        ['/meta/kind: unknown kind "c"; expected "a" or "b" [oneOf]'],
    ),
    (
        IN_MEMBER,
        {"meta": {}},
        ['/meta: the member "kind" is missing; expected "a" or "b" [oneOf]'],
    ),
    (IN_MEMBER, {"meta": {"kind": "b"}, "v": "x"}, ['/v: expected an integer, got "x" [type]']),
    (TWO_TAGS, {"t": "a", "s": "z"}, ['/s: unknown s "z"; expected "x" or "y" [oneOf]']),
    (TWO_TAGS, {"t": "c", "s": "x"}, ['/t: unknown t "c"; expected "a" or "b" [oneOf]']),
    (
        MODES,
        {"job": "1", "mode": "fst"},
        ['/mode: expected "fast" or "slow", got "fst"; did you mean "fast"? [enum]'],
    ),
    (
        COMMANDS,
        ["ad", 1],
        ['/0: unknown item "ad"; did you mean "add"? Expected "add" or "del" [oneOf]'],
    ),
    (COMMANDS, ["del", "x"], ['/1: expected an integer, got "x" [type]']),
]


@pytest.mark.parametrize(("schema", "value", "messages"), MEANT)
def test_the_alternative_that_is_meant_is_told(
    schema: Any, value: Any, messages: list[str]
) -> None:
    assert told(schema, value) == messages


SIZES = {"oneOf": [{"const": "s", "title": "Small"}, {"const": "l", "description": "ten fit"}]}
CHOICE = {"anyOf": [{"const": "auto"}, {"const": "none"}, closed("name", name=TEXT)]}
OBJECTS = {"oneOf": [{"const": {"a": 1}}, {"const": [1]}, {"const": True}]}

ANNOTATED: list[tuple[Any, Any, list[str]]] = [
    (SIZES, "m", ['(root): expected "s" or "l", got "m" [oneOf]']),
    (SIZES, 5, ['(root): expected "s" or "l", got 5 [oneOf]']),
    (SIZES, "S", ['(root): expected "s" or "l", got "S"; did you mean "s"? [oneOf]']),
    ({"type": "string", **SIZES}, "m", ['(root): expected "s" or "l", got "m" [oneOf]']),
    (
        {"anyOf": [{"const": 1}, {"const": "x"}, {"type": "null"}]},
        2,
        ['(root): expected 1, "x" or null, got 2 [anyOf]'],
    ),
    (
        CHOICE,
        "aut",
        ['(root): expected "auto", "none" or an object, got "aut"; did you mean "auto"? [anyOf]'],
    ),
    (CHOICE, {}, ['(root): the required member "name" is missing [required]']),
    (
        {"oneOf": [{"oneOf": [{"const": "a"}, {"const": "b"}]}, {"$ref": "#/$defs/C"}]}
        | {"$defs": {"C": {"enum": ["c", "d"]}}},
        "e",
        ['(root): expected "a", "b", "c" or "d", got "e" [oneOf]'],
    ),
    (OBJECTS, 1, ['(root): expected true, [1] or {"a": 1}, got 1 [oneOf]']),
    (
        {"oneOf": [{"const": "a"}, {"enum": ["a", "b"]}]},
        "a",
        [
            "(root): expected exactly one alternative to accept it, "
            "got /oneOf/0 and /oneOf/1 [oneOf]"
        ],
    ),
    (
        {"anyOf": [{"enum": ["a", "b"]}, {"type": "null"}]},
        "c",
        ['(root): expected "a" or "b", got "c" [enum]'],
    ),
]


@pytest.mark.parametrize(("schema", "value", "messages"), ANNOTATED)
def test_annotated_values_are_told_like_those_of_enum(
    schema: Any, value: Any, messages: list[str]
) -> None:
    assert told(schema, value) == messages


SOME = ["a", "b", "A_b", 1, 2, 1.5, True, False, None]


def random_tags(random: Random) -> tuple[list[list[Any]], Any]:
    """The values that each alternative of a union has as tags, and the union."""
    values = random.sample(SOME, random.randint(2, len(SOME) - 1))
    tags = [random.sample(values, random.randint(1, 2)) for _ in range(random.randint(2, 5))]
    defs, arms = {}, []
    for at, some in enumerate(tags):
        tag = {"const": some[0]} if len(some) == 1 else {"enum": some}
        defs[f"A{at}"] = closed("tag", f"own{at}", tag=tag, **{f"own{at}": {"type": "integer"}})
        arm = random.choice([defs[f"A{at}"], {"$ref": f"#/$defs/A{at}"}])
        arms.append(random.choice([arm, {"allOf": [arm]}, {"anyOf": [arm]}]))
    outer = tags
    if len(arms) > 3 and random.random() < 0.5:
        outer = [[*tags[0], *tags[1]], *tags[2:]]
        arms = [{"oneOf": arms[:2]}, *arms[2:]]
    assume(len({frozenset(map(identity, some)) for some in outer}) > 1)
    return tags, {random.choice(["oneOf", "anyOf"]): arms, "$defs": defs}


@settings(max_examples=50, deadline=None)
@given(seed=st.integers(0, 2**64 - 1))
def test_tags_of_all_kinds_are_told_alike(seed: int) -> None:
    """Of a tag that is none all are told, and of one that is its alternatives are."""
    random = Random(seed)
    tags, schema = random_tags(random)
    used = [tag for tag in SOME if any(among(tag, some) for some in tags)]
    validator = eventschema.compile(schema)
    for value, at, start in (({}, "", "the member"), ({"tag": "zzz"}, "/tag", "unknown tag")):
        (found,) = validator.iter_errors(value)
        assert (found.pointer, found.message.split(' "')[0]) == (at, start)
        expected = found.message.rpartition("xpected ")[2].replace(" or ", ", ").split(", ")
        assert sorted(expected) == sorted(map(json.dumps, used))
    for tag in used:
        meant = [at for at, some in enumerate(tags) if among(tag, some)]
        for found in validator.iter_errors({"tag": tag, f"own{meant[0]}": "?"}):
            assert found.pointer != "/tag"
            assert found.keyword in {"type", "anyOf", "oneOf"}


# Whatever the instance


def test_long_values_are_cut() -> None:
    (message,) = told({"enum": ["x"]}, "A" * 6000)
    assert message == f'(root): expected "x", got "{"A" * 60}.." (6000 characters) [enum]'
    (message,) = told({"enum": [f"choice {n}" for n in range(100)]}, 1)
    assert message.endswith('"choice 19" or 80 others, got 1 [enum]')


def test_numbers_are_cut() -> None:
    assert told({"maximum": 1}, 10**10_000) == [
        "(root): expected a number of at most 1, got an integer of 33220 bits [maximum]"
    ]


@pytest.mark.parametrize(
    "text", ["\n", "\x1b[31m", "\u2028", "\u202e", "\ud800", '"', "\\", "\x00"]
)
def test_messages_are_one_line_of_ascii(text: str) -> None:
    closed = {
        "properties": {text: {"const": text, "pattern": "^\\u{2028}$"}},
        "additionalProperties": False,
    }
    for value in ({text: "x"}, {f"{text}x": 1}, {"x": text}):
        found = list(eventschema.compile(closed).iter_errors(value))
        assert found
        for violation in found:
            assert violation.message.isascii()
            assert violation.message.isprintable()


@pytest.mark.parametrize("wrap", [lambda inner: {"a": inner}, lambda inner: [inner]])
def test_nesting_beyond_the_stack_is_one_violation(wrap: Any) -> None:
    validator = eventschema.compile({"additionalProperties": {"$ref": "#"}, "items": {"$ref": "#"}})
    value = None
    for _ in range(100_000):
        value = wrap(value)
    assert not validator.is_valid(value)
    assert list(map(str, validator.iter_errors(value))) == [
        "(root): the value nests too deeply to be checked [$ref]"
    ]


@settings(max_examples=200, deadline=None)
@given(seed=st.integers(0, 2**64 - 1))
def test_pointers_lead_to_what_is_told(seed: int) -> None:
    """In the instance to the value or the member of that name, in the schema to the keyword."""
    random = Random(seed)
    schema, validator = compiled(random)
    for _ in range(5):
        value = instance(random, schema, schema)
        for found in validator.iter_errors(value):
            assert found.pointer == pointer(*found.path)
            place: Any = value
            for segment in found.path:
                place = place[segment]
            assert found.value is place or found.value == found.path[-1]
            place = schema
            for segment in segments_of(found.schema_pointer):
                place = step(place, segment)
            assert found.keyword in {*segments_of(found.schema_pointer)[-2:], "$ref", "false"}


# Beside what a user would read elsewhere


@dataclass(frozen=True)
class Mistake:
    """A broken event, what we tell of it, and where the others point.

    `best_match` is the pointer of the error that `jsonschema` calls the best; `accepted` says
    that pydantic, on the types of the official SDK, takes the event as it is.
    """

    name: str
    event: Any
    ours: str
    best_match: str
    accepted: bool = False


def session(**members: Any) -> Any:
    return {"type": "session.update", "session": {"type": "realtime", **members}}


def item(**members: Any) -> Any:
    return {"type": "conversation.item.create", "item": {"type": "message", **members}}


def response(**members: Any) -> Any:
    return {"type": "response.create", "response": members}


MISTAKES = [
    Mistake(
        "an event type is misspelled",
        {"type": "response.creat"},
        '/type: unknown type "response.creat"; did you mean "response.create"? '
        'Expected "session.update", "input_audio_buffer.append", '
        '"input_audio_buffer.commit", "input_audio_buffer.clear", '
        '"conversation.item.create", "conversation.item.retrieve", "conversation.item.truncate", '
        '"conversation.item.delete", "response.create", "response.cancel" or '
        '"output_audio_buffer.clear" [oneOf]',
        best_match="",
    ),
    Mistake(
        "a session has no type",
        {"type": "session.update", "session": {}},
        '/session: the member "type" is missing; expected "realtime" or "transcription" [oneOf]',
        best_match="/session",
    ),
    Mistake(
        "a voice is misspelled",
        session(audio={"output": {"voice": "aloy"}}),
        '/session/audio/output/voice: expected "alloy", "ash", "ballad", "coral", "echo", "sage", '
        '"shimmer", "verse", "marin" or "cedar", got "aloy"; did you mean "alloy"? [enum]',
        best_match="/session/audio/output/voice",
        accepted=True,
    ),
    Mistake(
        "a threshold is text",
        session(audio={"input": {"turn_detection": {"type": "server_vad", "threshold": "0.5"}}}),
        '/session/audio/input/turn_detection/threshold: expected a number, got "0.5" [type]',
        best_match="/session",
        accepted=True,
    ),
    Mistake(
        "turn detection is switched off by a type",
        session(audio={"input": {"turn_detection": {"type": "none"}}}),
        '/session/audio/input/turn_detection/type: unknown type "none"; '
        'expected "server_vad" or "semantic_vad" [oneOf]',
        best_match="/session",
    ),
    Mistake(
        "both modalities are asked for",
        session(output_modalities=["audio", "text"]),
        "/session/output_modalities: expected at most 1 item, got 2 [maxItems]",
        best_match="/session/output_modalities",
        accepted=True,
    ),
    Mistake(
        "a member of the beta is left",
        session(temperature=0.8),
        '/session/temperature: unknown member "temperature"; expected "type", "output_modalities", '
        '"model", "instructions", "audio", "include", "tracing", "tools", "tool_choice", '
        '"parallel_tool_calls", "reasoning", "max_output_tokens", "truncation" or "prompt" '
        "[additionalProperties]",
        best_match="/session/type",
        accepted=True,
    ),
    Mistake(
        "the token limit is too high",
        session(max_output_tokens=5000),
        "/session/max_output_tokens: expected a number of at most 4096, got 5000 [maximum]",
        best_match="/session/max_output_tokens",
        accepted=True,
    ),
    Mistake(
        "a time is a decimal",
        {
            "type": "conversation.item.truncate",
            "item_id": "i",
            "content_index": 0,
            "audio_end_ms": 1.5,
        },
        "/audio_end_ms: expected an integer, got 1.5 [type]",
        best_match="/audio_end_ms",
    ),
    Mistake(
        "a message has text instead of parts",
        item(role="user", content="Hello"),
        '/item/content: expected an array, got "Hello" [type]',
        best_match="/item",
    ),
    Mistake(
        "a role is misspelled",
        item(role="asistant", content=[]),
        '/item/role: unknown role "asistant"; did you mean "assistant"? '
        'Expected "system", "developer", "user" or "assistant" [oneOf]',
        best_match="/item",
    ),
    Mistake(
        "an assistant speaks with a part of the user's",
        item(role="assistant", content=[{"type": "input_text", "text": "Hello"}]),
        '/item/content/0/type: unknown type "input_text"; did you mean "output_text"? '
        'Expected "output_text" or "output_audio" [oneOf]',
        best_match="/item/content/0",
    ),
    Mistake(
        "an image is a plain address",
        item(
            role="user", content=[{"type": "input_image", "image_url": "https://example.org/a.png"}]
        ),
        "/item/content/0/image_url: expected text that matches the pattern "
        "^data:image/(?:png|jpeg);base64,[A-Za-z0-9+/]+={0,2}$, "
        'got "https://example.org/a.png" [pattern]',
        best_match="/item",
        accepted=True,
    ),
    Mistake(
        "audio is a data URL",
        {"type": "input_audio_buffer.append", "audio": "data:audio/wav;base64,AAAA"},
        '/audio: expected base64 text with its padding, got "data:audio/wav;base64,AAAA" [pattern]',
        best_match="/audio",
        accepted=True,
    ),
    Mistake(
        "a tool is strict",
        response(tools=[{"type": "function", "name": "f", "strict": True}]),
        '/response/tools/0/strict: unknown member "strict"; '
        'expected "type", "name", "description" or "parameters" [additionalProperties]',
        best_match="/response/tools/0/type",
        accepted=True,
    ),
    Mistake(
        "metadata holds a number",
        response(metadata={"turn": 1}),
        "/response/metadata/turn: expected a string, got 1 [type]",
        best_match="/response/metadata/turn",
    ),
]

OURS = eventschema.compile(GA)
JSONSCHEMA = Draft202012Validator(GA)
RUST = jsonschema_rs.validator_for(GA)
SDK: TypeAdapter[Any] = TypeAdapter(RealtimeClientEvent)

each_mistake = pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)


@each_mistake
def test_a_broken_event(mistake: Mistake) -> None:
    assert list(map(str, OURS.iter_errors(mistake.event))) == [mistake.ours]


@each_mistake
def test_beside_the_best_match_of_jsonschema(mistake: Mistake) -> None:
    found = best_match(JSONSCHEMA.iter_errors(mistake.event))
    assert found is not None
    assert pointer(*found.absolute_path) == mistake.best_match


@each_mistake
def test_beside_jsonschema_rs(mistake: Mistake) -> None:
    """It says of every mistake that the event is invalid, and not where."""
    assert [error.instance_path for error in RUST.iter_errors(mistake.event)] == [[]]


@each_mistake
def test_beside_pydantic(mistake: Mistake) -> None:
    """It accepts the event, or reports something on each of the eleven event types."""
    try:
        SDK.validate_python(mistake.event)
        blamed = set()
    except PydanticError as error:
        blamed = {found["loc"][0] for found in error.errors()}
    assert len(blamed) == (0 if mistake.accepted else 11)


def test_every_other_points_elsewhere_more_often_than_not() -> None:
    """Ours points at every mistake; the best match of jsonschema at some."""
    exact = [mistake.ours.startswith(f"{mistake.best_match}: ") for mistake in MISTAKES]
    assert sum(exact) <= len(MISTAKES) / 2
