"""Arrays of fixed length are tuples in Python, and arrays in JSON."""

from typing import Any

import pytest

import eventschema
import laws
from packages import imported

PAIR = {"type": "array", "prefixItems": [{"type": "number"}, {"type": "string"}], "minItems": 2}
CLOSED = {**PAIR, "items": False}
POINT = {
    "type": "object",
    "properties": {"x": {"type": "integer"}},
    "required": ["x"],
    "additionalProperties": False,
}
LONE = {"type": "array", "prefixItems": [{"$ref": "#/$defs/Point"}], "minItems": 1, "maxItems": 1}


def holder(**properties: Any) -> dict[str, Any]:
    """An object with these members, and the definition of a point."""
    definitions = {"Point": POINT}
    return {"title": "Holder", "type": "object", "properties": properties, "$defs": definitions}


@pytest.mark.parametrize(
    ("package", "schema", "annotation"),
    [
        ("tuples_items", CLOSED, "tuple[float, str]"),
        ("tuples_most", {**PAIR, "maxItems": 2}, "tuple[float, str]"),
        ("tuples_open", PAIR, "list[float | str | Any]"),
        ("tuples_fewer", {**CLOSED, "minItems": 1}, "list[float | str]"),
        ("tuples_record", LONE, "tuple[Point]"),
        ("tuples_list", {"type": "array", "items": CLOSED}, "list[tuple[float, str]]"),
        ("tuples_map", {"type": "object", "additionalProperties": LONE}, "dict[str, tuple[Point]]"),
    ],
)
def test_what_is_a_tuple(package: str, schema: Any, annotation: str) -> None:
    files = eventschema.build(holder(at=schema), package=package)
    assert f"    at: {annotation} | UnsetType = UNSET\n" in files[f"{package}/models.py"]


@pytest.mark.parametrize(
    "draft",
    ["http://json-schema.org/draft-04/schema#", "http://json-schema.org/draft-07/schema#"],
)
def test_tuples_of_older_drafts(draft: str) -> None:
    pair = {"type": "array", "items": PAIR["prefixItems"], "additionalItems": False, "minItems": 2}
    module = imported({"$schema": draft, **holder(at=pair)}, f"tuples_of_draft_{draft[28]}")
    assert module.parse({"at": [1.5, "x"]}).at == (1.5, "x")


def test_tuples_come_and_go() -> None:
    either = {"oneOf": [CLOSED, {"type": "array", "items": {"type": "boolean"}}]}
    module = imported(
        holder(at=CLOSED, lone=LONE, many={"type": "array", "items": LONE}, either=either),
        "tuples_of_all_kinds",
    )
    point = module.Point(x=1)
    value = {"at": [1.5, "x"], "lone": [{"x": 1}], "many": [[{"x": 1}]], "either": [2, "y"]}
    event = laws.assert_round_trip(module, value)
    assert (event.at, event.lone, event.many) == ((1.5, "x"), (point,), [(point,)])
    assert event.either == (2, "y")
    assert laws.assert_round_trip(module, {"either": [True, False]}).either == [True, False]
    assert not module.is_valid({"at": [1.5]})


def test_a_list_in_place_of_a_tuple_is_written_alike() -> None:
    module = imported(holder(at=CLOSED, many={"type": "array", "items": LONE}), "tuples_or_lists")
    point = module.Point(x=1)
    listed = module.Holder(at=[1.5, "x"], many=[[point]])
    assert listed.to_dict() == {"at": [1.5, "x"], "many": [[{"x": 1}]]}
    assert listed.to_json() == module.Holder(at=(1.5, "x"), many=((point,),)).to_json()


def test_docs_show_tuples() -> None:
    schema = {**holder(at=CLOSED, lone=LONE), "examples": [{"at": [1.5, "x"], "lone": [{"x": 1}]}]}
    files = eventschema.build(schema, package="acme")
    page = files["docs/events/holder.md"]
    assert "array of number, then string" in page
    assert "Exactly 2 items; a tuple in Python." in page
    assert 'at=(1.5, "x"),' in page
    assert "lone=(Point(x=1),)" in page
