"""Classes are named in words of the schema, and carry no number that it does not have."""

from typing import Any

import pytest

from eventschema.model import parse
from eventschema.naming.names import singular
from eventschema.schema.registry import load

TEXT = {"type": "string"}


def object_with(*names: str, **keywords: Any) -> Any:
    return {"type": "object", "properties": dict.fromkeys(names, TEXT), **keywords}


def names_of(schema: Any, name: str = "events") -> list[str]:
    return [definition.name for definition in parse(load(schema), name).definitions]


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        *(("series", "series"), ("data_series", "data_series"), ("species", "species")),
        *(("status", "status"), ("news", "news"), ("statuses", "status")),
        *(("aliases", "alias"), ("userAliases", "userAlias"), ("indices", "index")),
        *(("addresses", "address"), ("analyses", "analysis"), ("queries", "query")),
        *(("boxes", "box"), ("branches", "branch"), ("caches", "cache"), ("uses", "use")),
        *(("databases", "database"), ("choices", "choice"), ("children", "child")),
        *(("address", "address item"), ("data", "data item")),
    ],
)
def test_one_of_several(plural: str, one: str) -> None:
    assert singular(plural) == one


def test_copies_of_one_schema_are_one_class() -> None:
    schema = {"title": "Config", "anyOf": [object_with("a") for _ in range(4)]}
    assert names_of(schema) == ["Config", "ConfigObject"]


def test_members_tell_branches_apart() -> None:
    schema = {"title": "Config", "anyOf": [object_with("a", "both"), object_with("b", "both")]}
    assert names_of(schema) == ["Config", "ConfigA", "ConfigB"]


def test_a_title_is_not_said_twice() -> None:
    hover = {"title": "Hover", **object_with("x"), "type": ["object", "boolean"]}
    schema = {
        "title": "Root",
        "type": "object",
        "properties": {"h": {"$ref": "#/$defs/Hover"}},
        "$defs": {"Hover": hover},
    }
    assert names_of(schema) == ["Root", "Hover", "HoverObject"]


def test_a_url_says_its_last_telling_segment() -> None:
    keys = {
        "https://example.com/schemas/address.json": "Address",
        "https://example.com/schemas/v2/order/1.0.schema.json": "Order",
        "https://example.org/billing/address.json": "BillingAddress",
        "urn:example:line": "Line",
    }
    schema = {"title": "Root", "type": "object", "properties": {"a": TEXT}}
    schema["$defs"] = {key: object_with("a") for key in keys}
    assert names_of(schema) == ["Root", *keys.values()]


def test_a_root_without_a_name_is_called_as_the_module_is() -> None:
    assert names_of(object_with("a"), "sarif_2_1_0") == ["Sarif"]
