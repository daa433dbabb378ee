"""Older drafts in 2020-12: every keyword in its new words, every pointer in the author's text."""

import copy
import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import eventschema
from eventschema import SchemaError
from eventschema.schema.dialects import METASCHEMA_OF, Draft
from eventschema.schema.pointers import segments_of, step
from eventschema.schema.registry import Schema, load
from json_schema_test_suite import load_cases, load_remotes, requires_suite

DRAFT_4, DRAFT_6, DRAFT_7 = (
    METASCHEMA_OF[draft] for draft in (Draft.DRAFT_4, Draft.DRAFT_6, Draft.DRAFT_7)
)
DRAFT_2019_09 = METASCHEMA_OF[Draft.DRAFT_2019_09]
DRAFT_2020_12 = METASCHEMA_OF[Draft.DRAFT_2020_12]

DRAFTS = {
    "draft4": DRAFT_4,
    "draft6": DRAFT_6,
    "draft7": DRAFT_7,
    "draft2019-09": DRAFT_2019_09,
}

A, B = {"title": "A"}, {"title": "B"}


def upgraded(schema: Any, dialect: str) -> Any:
    return load(schema, dialect=dialect).contents


@pytest.mark.parametrize(
    ("dialect", "old", "new"),
    [
        (DRAFT_4, {"id": "http://host/a"}, {"$id": "http://host/a"}),
        (DRAFT_4, {"id": "http://host/a#"}, {"$id": "http://host/a"}),
        (DRAFT_4, {"id": "#a"}, {"$anchor": "a"}),
        (DRAFT_4, {"id": "b#a"}, {"$id": "b", "$anchor": "a"}),
        (DRAFT_7, {"$id": "#a"}, {"$anchor": "a"}),
        (DRAFT_7, {"$id": "#/properties/a"}, {}),
        (DRAFT_7, {"$id": "#"}, {}),
        (DRAFT_4, {"minimum": 1, "exclusiveMinimum": True}, {"exclusiveMinimum": 1}),
        (DRAFT_4, {"maximum": 1, "exclusiveMaximum": False}, {"maximum": 1}),
        (DRAFT_6, {"exclusiveMinimum": 1}, {"exclusiveMinimum": 1}),
        (DRAFT_7, {"items": [A]}, {"prefixItems": [A]}),
        (DRAFT_7, {"items": [A], "additionalItems": B}, {"prefixItems": [A], "items": B}),
        (DRAFT_7, {"items": A, "additionalItems": B}, {"items": A}),
        (DRAFT_7, {"additionalItems": B}, {}),
        (
            DRAFT_7,
            {"dependencies": {"a": ["b"], "c": A, "d": False}},
            {"dependentRequired": {"a": ["b"]}, "dependentSchemas": {"c": A, "d": False}},
        ),
        (DRAFT_2019_09, {"dependencies": {"a": ["b"]}}, {"dependentRequired": {"a": ["b"]}}),
        (DRAFT_2020_12, {"dependencies": {"a": ["b"]}}, {"dependentRequired": {"a": ["b"]}}),
        (DRAFT_2019_09, {"$recursiveRef": "#"}, {"$ref": "#"}),
        (DRAFT_2019_09, {"$recursiveRef": "#", "$ref": "#/"}, {"$dynamicRef": "#", "$ref": "#/"}),
        (
            DRAFT_2019_09,
            {"$recursiveAnchor": True, "not": {"$recursiveRef": "#"}},
            {"$dynamicAnchor": "_recursive", "not": {"$dynamicRef": "#_recursive"}},
        ),
        (DRAFT_2019_09, {"not": {"$recursiveAnchor": True}}, {"not": {}}),
        (DRAFT_2019_09, {"$recursiveAnchor": False}, {}),
        (
            DRAFT_7,
            {"definitions": {"a": {"items": [A]}}},
            {"definitions": {"a": {"prefixItems": [A]}}},
        ),
    ],
)
def test_a_keyword_is_said_in_2020_12(dialect: str, old: Any, new: Any) -> None:
    assert upgraded(old, dialect) == new


@pytest.mark.parametrize(
    ("dialect", "unknown"),
    [
        (DRAFT_4, {"const": 1}),
        (DRAFT_4, {"contains": 1}),
        (DRAFT_4, {"propertyNames": 1}),
        (DRAFT_4, {"$id": "http://host/a"}),
        (DRAFT_6, {"if": 1, "then": 1, "else": 1}),
        (DRAFT_7, {"$anchor": 1}),
        (DRAFT_7, {"$defs": {"a": 1}}),
        (DRAFT_7, {"$recursiveRef": "#"}),
        (DRAFT_7, {"dependentRequired": 1, "dependentSchemas": 1}),
        (DRAFT_7, {"minContains": 1, "maxContains": 1}),
        (DRAFT_7, {"unevaluatedItems": False, "unevaluatedProperties": False}),
        (DRAFT_7, {"contentSchema": False}),
        (DRAFT_2019_09, {"prefixItems": [False]}),
        (DRAFT_2019_09, {"$dynamicRef": "#", "$dynamicAnchor": "a"}),
    ],
)
def test_a_keyword_from_the_future_means_nothing(dialect: str, unknown: Any) -> None:
    assert upgraded({"not": unknown}, dialect) == {"not": {}}


def test_annotations_and_extensions_are_kept_whatever_their_age() -> None:
    annotations = {"$comment": "c", "deprecated": True, "examples": [1], "readOnly": True, "x-a": A}
    assert upgraded(annotations, DRAFT_4) == annotations
    assert upgraded({"deprecated": "since 2.0", "$comment": 1}, DRAFT_4) == {}


@pytest.mark.parametrize("dialect", [DRAFT_4, DRAFT_6, DRAFT_7])
def test_beside_a_reference_only_what_asserts_nothing_is_left(dialect: str) -> None:
    schema = {
        "id": "http://host/other",
        "$id": "http://host/other",
        "$ref": "#/definitions/a",
        "description": "D",
        "type": "string",
        "dependencies": {"a": ["b"]},
        "items": [A],
        "definitions": {"a": A},
    }
    root = load(schema, dialect=dialect)
    kept = ("$ref", "description", "definitions")
    assert root.contents == {keyword: schema[keyword] for keyword in kept}
    assert root.resolve("$ref").pointer == "/definitions/a"


def test_a_reference_beside_keywords_counts_with_them_since_2019_09() -> None:
    schema = {"$ref": "#/$defs/a", "type": "string", "$defs": {"a": A}}
    assert upgraded(schema, DRAFT_2019_09) == schema


def test_two_ways_to_write_dependencies_in_one_schema_are_refused() -> None:
    with pytest.raises(SchemaError) as caught:
        load({"dependencies": {}, "dependentRequired": {}}, dialect=DRAFT_2019_09)
    assert caught.value.pointer == "/dependencies"


@pytest.mark.parametrize("asking", [DRAFT_2019_09, DRAFT_2020_12])
@pytest.mark.parametrize("contains", [DRAFT_6, DRAFT_7, DRAFT_2019_09, DRAFT_2020_12])
def test_contains_evaluates_nothing_before_2020_12(contains: str, asking: str) -> None:
    """Whoever asks, and whichever draft the asking schema is written in."""
    resources = {"http://host/a": {"$schema": contains, "contains": {"const": 1}}}
    asks = {"$schema": asking, "$ref": "http://host/a", "unevaluatedItems": {"type": "string"}}
    validator = eventschema.compile(asks, resources=resources)
    assert validator.is_valid([1, "a"]) is (contains == DRAFT_2020_12)
    assert not validator.is_valid(["a"])


def test_contains_beside_the_keyword_that_asks_evaluates_nothing_before_2020_12() -> None:
    schema = {"contains": {"const": 1}, "minContains": 2, "unevaluatedItems": {"const": 1.5}}
    assert eventschema.compile(schema).is_valid([1, 1.5, 1])
    assert not eventschema.compile(schema, dialect=DRAFT_2019_09).is_valid([1, 1.5, 1])
    assert upgraded(schema, DRAFT_2019_09) == schema


@pytest.mark.parametrize(
    ("schema", "segments", "pointer"),
    [
        ({"items": [{}, A]}, ("prefixItems", 1), "/items/1"),
        ({"items": [{}], "additionalItems": A}, ("items",), "/additionalItems"),
        ({"dependencies": {"a/b": A}}, ("dependentSchemas", "a/b"), "/dependencies/a~1b"),
        ({"definitions": {"a": A}}, ("definitions", "a"), "/definitions/a"),
    ],
)
def test_a_schema_that_moved_is_found_where_its_author_put_it(
    schema: Any, segments: tuple[str | int, ...], pointer: str
) -> None:
    root = load({**schema, "allOf": [{"$ref": f"#{pointer}"}]}, dialect=DRAFT_7)
    target = root.child(*segments)
    assert target.contents == A
    assert target.pointer == root.pointer_to(*segments) == pointer
    assert root.child("allOf", 0).resolve("$ref") is target


def test_a_reference_from_another_draft_is_resolved_in_the_layout_of_its_target() -> None:
    older = {"$schema": DRAFT_7, "items": [A], "x-types": {"b": {"items": [B]}}}
    resources = {"http://host/older": older}
    root = load({"$ref": "http://host/older#/items/0"}, resources=resources)
    assert root.resolve("$ref").contents == A
    root = load({"$ref": "http://host/older#/x-types/b/items/0"}, resources=resources)
    assert root.resolve("$ref").contents == B
    root = load({"$ref": "http://host/older#/x-types/b"}, resources=resources)
    assert root.resolve("$ref").contents == {"prefixItems": [B]}


def test_a_place_that_an_older_draft_does_not_know_is_no_tuple() -> None:
    schema = {"items": [A], "prefixItems": [B], "not": {"$ref": "#/prefixItems/0"}}
    root = load(schema, dialect=DRAFT_7)
    assert root.child("prefixItems", 0).contents == A
    assert root.child("not").resolve("$ref").contents == B


def test_an_embedded_resource_speaks_the_dialect_that_it_names() -> None:
    root = load(
        {
            "$id": "http://host/new",
            "$defs": {
                "four": {"$schema": DRAFT_4, "id": "four", "minimum": 1, "exclusiveMinimum": True},
                "seven": {"$schema": DRAFT_7, "$id": "seven", "items": [{"$id": "#a"}]},
            },
            "allOf": [{"$ref": "four"}, {"$ref": "seven#a"}],
            "prefixItems": [{}],
        }
    )
    assert root.child("allOf", 0).resolve("$ref").keywords["exclusiveMinimum"] == 1
    assert root.child("allOf", 1).resolve("$ref").pointer == "/$defs/seven/items/0"
    assert "prefixItems" in root.keywords


def test_another_dialect_without_a_resource_of_its_own_is_refused() -> None:
    with pytest.raises(SchemaError) as caught:
        load({"properties": {"a": {"$schema": DRAFT_7, "items": [{}]}}})
    assert caught.value.pointer == "/properties/a/$schema"


@pytest.mark.parametrize(
    ("dialect", "schema", "pointer"),
    [
        (DRAFT_4, True, ""),
        (DRAFT_4, {"not": True}, "/not"),
        (DRAFT_4, {"minimum": 0, "exclusiveMinimum": 1}, "/exclusiveMinimum"),
        (DRAFT_4, {"exclusiveMinimum": True}, ""),
        (DRAFT_4, {"required": True}, "/required"),
        (DRAFT_4, {"properties": {"a": {"$ref": 1}}}, "/properties/a/$ref"),
        (DRAFT_4, {"enum": [1, "1", 1]}, "/enum"),
        (DRAFT_6, {"exclusiveMinimum": True}, "/exclusiveMinimum"),
        (DRAFT_7, {"items": [{}, {"type": 1}]}, "/items/1/type"),
        (DRAFT_7, {"additionalItems": {"type": 1}, "items": [{}]}, "/additionalItems/type"),
        (DRAFT_7, {"dependencies": {"a": {"type": 1}}}, "/dependencies/a/type"),
        (DRAFT_2019_09, {"$recursiveRef": "#/$defs/a"}, "/$recursiveRef"),
    ],
)
def test_a_schema_is_held_to_its_own_metaschema(dialect: str, schema: Any, pointer: str) -> None:
    with pytest.raises(SchemaError) as caught:
        load(schema, dialect=dialect)
    assert caught.value.pointer == pointer


@pytest.mark.parametrize(
    "uri",
    [
        "http://json-schema.org/draft-07/schema#",
        "http://json-schema.org/draft-07/schema",
        "https://json-schema.org/draft-07/schema#",
        "http://json-schema.org/draft-07/hyper-schema#",
    ],
)
def test_a_draft_is_known_by_the_spellings_in_use(uri: str) -> None:
    assert upgraded({"$schema": uri, "items": [A]}, DRAFT_4)["prefixItems"] == [A]


@pytest.mark.parametrize("uri", DRAFTS.values())
def test_a_metaschema_can_be_referred_to(uri: str) -> None:
    root = load({"$ref": f"{uri}#"})
    assert root.resolve("$ref").contents["$schema"] == DRAFT_2020_12


def suite_schemas(draft: str) -> list[Any]:
    texts = {json.dumps(case.schema) for case in load_cases(draft)}
    return [json.loads(text) for text in sorted(texts)]


def every_schema(root: Schema) -> list[Schema]:
    found = [root]
    for schema in found:
        found += [inner for _, inner in schema.children()]
    return found


@requires_suite
@pytest.mark.parametrize("draft", DRAFTS)
def test_the_input_stays_and_the_output_is_2020_12(draft: str) -> None:
    for schema in suite_schemas(draft):
        before = copy.deepcopy(schema)
        root = load(schema, resources=load_remotes(draft), dialect=DRAFTS[draft])
        assert schema == before
        if root.resource.dialect.uri == DRAFTS[draft]:
            Draft202012Validator.check_schema(root.contents)


@requires_suite
@pytest.mark.parametrize("draft", DRAFTS)
def test_every_pointer_is_one_of_the_text_that_was_given(draft: str) -> None:
    for text in suite_schemas(draft):
        root = load(text, resources=load_remotes(draft), dialect=DRAFTS[draft])
        for schema in every_schema(root):
            for pointer in (schema.pointer, *map(schema.pointer_to, schema.keywords)):
                place = text
                for segment in segments_of(pointer):
                    place = step(place, segment)
