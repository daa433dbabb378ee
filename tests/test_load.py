"""Loading: references lead where RFC 3986, RFC 6901 and the drafts say, errors where to look."""

from collections.abc import Iterator
from typing import Any

import pytest

from eventschema import SchemaError
from eventschema.schema.pointers import normal
from eventschema.schema.registry import DRAFT_2020_12, Schema, load
from quoted import by_jsonschema

TEXT = {"type": "string"}


def refusal(schema: Any, **arguments: Any) -> SchemaError:
    with pytest.raises(SchemaError) as caught:
        visit(load(schema, **arguments))
    return caught.value


def visit(root: Schema) -> None:
    """Follow every reference that `root` reaches."""
    seen = {root}
    stack = [root]
    while stack:
        schema = stack.pop()
        reached = [inner for _, inner in schema.children()]
        reached += [schema.resolve(k) for k in ("$ref", "$dynamicRef") if k in schema.keywords]
        stack += [inner for inner in reached if inner not in seen]
        seen.update(reached)


def nested(depth: int) -> dict[str, Any]:
    schema: dict[str, Any] = TEXT
    for _ in range(depth):
        schema = {"not": schema}
    return schema


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        ("#/$defs/a~1b", "a/b"),
        ("#/$defs/a~0b", "a~b"),
        ("#/$defs/a~01b", "a~1b"),
        ("#/$defs/a%25b", "a%b"),
        ("#/$defs/a%20b", "a b"),
        ("#/$defs/a b", "a b"),
        ("#/$defs/gr%C3%B6%C3%9Fe", "größe"),
        ("#/$defs/größe", "größe"),
        ("#/$defs/", ""),
        ("#/$defs/\ud800", "\ud800"),
    ],
)
def test_pointer_segments_are_unescaped_once(reference: str, name: str) -> None:
    root = load({"$ref": reference, "$defs": {name: TEXT, "other": {}}})
    assert root.resolve("$ref") is root.child("$defs", name)


@pytest.mark.parametrize(
    ("base", "reference", "target"),
    [
        ("http://host/a/b.json", "c.json", "http://host/a/c.json"),
        ("http://host/a/b.json", "/c.json", "http://host/c.json"),
        ("http://host/a/b.json", "../c.json", "http://host/c.json"),
        ("HTTP://Host/a", "b", "http://host/b"),
        ("http://host/a", "gr%c3%b6%C3%9fe", "http://host/größe"),
        ("http://host/%7Ea/b", "c", "http://host/~a/c"),
        ("app://host/a/b", "c", "app://host/a/c"),
        ("app://host/a/b", "/c", "app://host/c"),
        ("urn:example:a", "urn:example:b", "urn:example:b"),
        ("tag:example.org,2024:a", "other.json", "other.json"),
        ("file:///folder/a.json", "b.json", "file:///folder/b.json"),
        ("", "b.json", "b.json"),
        ("", "http://host/a#", "http://host/a"),
    ],
)
def test_a_reference_is_relative_to_the_identifier_around_it(
    base: str, reference: str, target: str
) -> None:
    identifier = {"$id": base} if base else {}
    root = load({**identifier, "$ref": reference}, resources={target: TEXT})
    assert root.resolve("$ref").contents == TEXT


def test_an_identifier_counts_where_a_schema_stands_only() -> None:
    target = {"$id": "http://host/target", "type": "string"}
    false_friend = {"$id": "http://host/target", "type": "null"}
    root = load(
        {
            "enum": [false_friend],
            "const": false_friend,
            "examples": [false_friend],
            "x-unknown": {"a": false_friend},
            "properties": {"$id": TEXT, "a": {"$ref": "http://host/target"}},
            "$defs": {"target": target},
        }
    )
    assert root.child("properties", "a").resolve("$ref") is root.child("$defs", "target")


def test_an_embedded_resource_is_what_its_references_and_anchors_are_relative_to() -> None:
    inner = {
        "$id": "inner",
        "$defs": {"a": {"$anchor": "a", "type": "string"}},
        "allOf": [{"$ref": "#/$defs/a"}, {"$ref": "#a"}, {"$ref": "inner#a"}],
    }
    root = load(
        {
            "$id": "http://host/outer",
            "$defs": {"a": {"$anchor": "a", "type": "null"}, "inner": inner},
            "$ref": "inner#a",
        }
    )
    target = root.child("$defs", "inner").child("$defs", "a")
    assert root.resolve("$ref") is target
    for index in range(3):
        assert root.child("$defs", "inner").child("allOf", index).resolve("$ref") is target


def test_a_resource_is_found_by_an_identifier_inside_another_document() -> None:
    bundle = {"$id": "http://host/real", "$defs": {"a": {"$id": "part", "type": "string"}}}
    for uri in ("http://host/retrieved#/$defs/a", "http://host/real#/$defs/a", "http://host/part"):
        root = load({"$ref": uri}, resources={"http://host/retrieved": bundle})
        assert root.resolve("$ref").keywords["type"] == "string"


def test_a_pointer_may_pass_through_what_no_keyword_describes() -> None:
    root = load({"$ref": "#/x-types/0/a", "x-types": [{"a": {"properties": {"b": TEXT}}}]})
    target = root.resolve("$ref")
    assert target.pointer == "/x-types/0/a"
    assert target.child("properties", "b").pointer == "/x-types/0/a/properties/b"
    assert root.resolve("$ref") is target


@pytest.mark.parametrize("fragment", ["/x/00", "/x/1", "/x/-", "/x/a", "/x", "/y", "nowhere"])
def test_a_pointer_to_no_schema_is_refused_at_the_reference(fragment: str) -> None:
    error = refusal({"properties": {"a": {"$ref": f"#{fragment}"}}, "x": [TEXT]})
    assert error.pointer == "/properties/a/$ref"
    assert f"#{fragment}" in error.reason


def test_what_a_reference_is_relative_to_is_said_when_it_fails() -> None:
    inner = {"$id": "inner", "properties": {"b": {"$ref": "#/$defs/c"}}}
    error = refusal({"$defs": {"c": TEXT}, "properties": {"a": inner}})
    assert error.pointer == "/properties/a/properties/b/$ref"
    assert "/properties/a" in error.hint


def test_nothing_is_fetched() -> None:
    error = refusal({"$ref": "https://example.com/schema.json"})
    assert error.pointer == "/$ref"
    assert "resources" in error.hint


def test_an_error_in_a_resource_names_it() -> None:
    error = refusal({"$ref": "http://host/a"}, resources={"http://host/a": {"not": {"type": 1}}})
    assert (error.document, error.pointer) == ("http://host/a", "/not/type")


class Lazy(dict[str, Any]):
    """Documents, and the URIs of those that were looked at."""

    def __init__(self, documents: dict[str, Any]) -> None:
        super().__init__(documents)
        self.seen: list[str] = []

    def __getitem__(self, uri: str) -> Any:
        self.seen.append(uri)
        return super().__getitem__(uri)

    def __iter__(self) -> Iterator[str]:
        self.seen.append("all")
        return super().__iter__()

    def items(self) -> Any:
        raise AssertionError

    values = items


BROKEN: dict[str, Any] = {"type": 5, "enum": {1, 2}}


@pytest.mark.parametrize("spelled", ["http://host/a", "http://host/a#"])
def test_of_many_resources_only_those_that_are_referred_to_are_looked_at(spelled: str) -> None:
    chain = {spelled: {"$ref": "b#/$defs/c"}, "http://host/b": {"$defs": {"c": TEXT}}}
    resources = Lazy({**chain, "http://host/broken": BROKEN})
    schema = {
        "$ref": "http://host/a",
        "contains": {},
        "properties": {"a": {"$ref": "http://host/a"}, "b": {"$ref": "#/$defs/c"}},
        "$defs": {"c": {"$id": "http://host/a/c", "$ref": "../b"}},
    }
    visit(load(schema, resources=resources, dialect="http://json-schema.org/draft-07/schema#"))
    assert resources.seen == [spelled, "http://host/b"]


def test_a_broken_resource_is_told_where_it_is_referred_to() -> None:
    resources = {"http://host/a": BROKEN}
    visit(load({}, resources=resources))
    error = refusal({"$ref": "http://host/a"}, resources=resources)
    assert (error.document, error.pointer) == ("http://host/a", "/enum")


@pytest.mark.parametrize("spelled", ["HTTP://Host/a", "http://host/%61#", "//Host/a", "a#x"])
def test_a_resource_is_found_by_any_spelling_of_its_uri(spelled: str) -> None:
    root = load({"$ref": spelled.partition("#")[0]}, resources={spelled: TEXT})
    assert root.resolve("$ref").contents == TEXT
    assert normal(normal(spelled)) == normal(spelled)


def test_a_metaschema_may_refer_to_others_that_are_given() -> None:
    resources = {
        "https://example.com/mine": {
            "$schema": DRAFT_2020_12,
            "$ref": "https://example.com/titled",
        },
        "https://example.com/none": None,
        "https://example.com/all": {"$defs": {"a": {"$id": "titled", "required": ["title"]}}},
    }
    schema = {"$schema": "https://example.com/mine"}
    assert refusal(schema, resources=resources).reason == "'title' is a required property"
    visit(load({**schema, "title": "Titled"}, resources=resources))


def test_two_schemas_with_one_identifier_are_refused_where_they_are_referred_to() -> None:
    twins = {
        "a": {"$id": "http://host/a", "$ref": "#/$defs/own", "$defs": {"own": TEXT}},
        "b": {"$id": "http://host/a", "$ref": "#/$defs/own", "$defs": {"own": {"type": "null"}}},
    }
    root = load({"$defs": twins})
    for name in twins:
        twin = root.child("$defs", name)
        assert twin.resolve("$ref") is twin.child("$defs", "own")
    assert refusal({"$defs": twins, "$ref": "http://host/a"}).pointer == "/$ref"


def test_an_anchor_is_given_once() -> None:
    error = refusal({"$defs": {"a": {"$anchor": "x"}, "b": {"$anchor": "x"}}})
    assert error.pointer in ("/$defs/a/$anchor", "/$defs/b/$anchor")


@pytest.mark.parametrize(
    ("schema", "pointer"),
    [
        ([], ""),
        (None, ""),
        ("string", ""),
        ({"type": "strng"}, "/type"),
        ({"properties": {"a/b": 5}}, "/properties/a~1b"),
        ({"allOf": [{}, {"required": [1]}]}, "/allOf/1/required/0"),
        ({"allOf": []}, "/allOf"),
        ({"items": [{}]}, "/items"),
        ({"definitions": {"a": {"minLength": -1}}}, "/definitions/a/minLength"),
        ({"$ref": "#/x", "x": {"minLength": True}}, "/x/minLength"),
        ({"required": ["a", "a"]}, "/required"),
        ({"$id": 5}, "/$id"),
        ({"$schema": 5}, "/$schema"),
        ({"$schema": "http://json-schema.org/draft-03/schema#"}, "/$schema"),
        ({"$schema": "https://example.com/nobody-knows"}, "/$schema"),
        ({"minimum": float("nan")}, "/minimum"),
        ({"const": [{"a": float("inf")}]}, "/const/0/a"),
        ({"enum": (1, 2)}, "/enum"),
        ({"properties": {1: {}}}, "/properties"),
    ],
)
def test_what_is_no_schema_is_refused_where_it_is_not(schema: Any, pointer: str) -> None:
    assert refusal(schema).pointer == pointer


@pytest.mark.parametrize("depth", [200, 100_000])
def test_nesting_has_a_limit(depth: int) -> None:
    for schema in (nested(depth), {"const": nested(depth)}, {"x-unknown": nested(depth)}):
        error = refusal(schema)
        assert len(error.pointer) < 1000
    visit(load(nested(100)))


def test_a_metaschema_of_ones_own_is_applied_and_lists_the_keywords_that_count() -> None:
    metaschema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$vocabulary": {
            "https://json-schema.org/draft/2020-12/vocab/core": True,
            "https://json-schema.org/draft/2020-12/vocab/applicator": True,
            "https://example.com/vocab/optional": False,
        },
        "required": ["title"],
    }
    resources = {"https://example.com/mine": metaschema}
    schema = {"$schema": "https://example.com/mine", "minimum": 1, "not": {}}
    reason = by_jsonschema({"required": ["title"]}, {})
    assert refusal(schema, resources=resources).reason == reason
    root = load({**schema, "title": "Titled"}, resources=resources)
    assert "minimum" not in root.keywords
    assert "not" in root.keywords


def test_a_vocabulary_that_must_be_known_is_refused() -> None:
    metaschema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$vocabulary": {"https://example.com/vocab/required": True},
    }
    schema = {"$schema": "https://example.com/mine"}
    error = refusal(schema, resources={"https://example.com/mine": metaschema})
    assert error.pointer == "/$schema"


def test_a_metaschema_that_names_itself_is_not_known() -> None:
    schema = {"$schema": "https://example.com/mine"}
    assert refusal(schema, resources={"https://example.com/mine": schema}).pointer == "/$schema"
