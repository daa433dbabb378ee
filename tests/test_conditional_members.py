"""Members that only conditions or patterns declare are attributes, and come back as they were."""

from random import Random
from typing import Any

import pytest

import conditional_schemas
import eventschema
import laws
from packages import imported

SCHEMAS = 40
INSTANCES = 60

TEXT, NUMBER = {"type": "string"}, {"type": "number"}


def tagged(values: Any, **keywords: Any) -> dict[str, Any]:
    """A condition on the tag `type`, and what follows from it."""
    asked = {"enum": values} if isinstance(values, list) else {"const": values}
    return {"if": {"properties": {"type": asked}, "required": ["type"]}, **keywords}


def declaring(**properties: Any) -> dict[str, Any]:
    return {"properties": properties}


def test_a_tag_makes_a_union_of_records() -> None:
    step = {
        "title": "Step",
        "type": "object",
        "properties": {"type": {"enum": ["http", "sleep"]}, "name": TEXT},
        "required": ["type"],
        "allOf": [
            tagged("http", then={**declaring(url=TEXT), "required": ["url"]}),
            tagged("sleep", then=declaring(seconds=NUMBER)),
        ],
    }
    module = imported(step, "conditions_on_a_tag")
    assert module.parse({"type": "http", "url": "u"}) == module.StepHttp(url="u")
    assert module.parse({"type": "sleep", "seconds": 2}) == module.StepSleep(seconds=2)
    other = laws.assert_round_trip(module, {"type": "http", "url": "u", "seconds": "soon"})
    assert other.additional_properties == {"seconds": "soon"}
    with pytest.raises(module.ValidationError):
        module.StepHttp.from_dict({"type": "sleep"})


def test_other_values_of_an_open_tag_have_a_class() -> None:
    step = {
        "title": "Step",
        "type": "object",
        "properties": {"type": TEXT},
        "required": ["type"],
        **tagged(["sleep", "wait"], then=declaring(seconds=NUMBER), **{"else": declaring(x=TEXT)}),
    }
    module = imported(step, "conditions_on_an_open_tag")
    assert module.parse({"type": "wait", "seconds": 2}).seconds == 2
    assert module.parse({"type": "http", "x": "y"}) == module.StepOther(type="http", x="y")


def test_conditions_in_conditions() -> None:
    step = {
        "title": "Step",
        "type": "object",
        "properties": {"type": {"type": "integer"}},
        **tagged(
            1,
            then=declaring(a=TEXT),
            **{"else": tagged(2, then=declaring(b=TEXT), **{"else": declaring(c=TEXT)})},
        ),
    }
    module = imported(step, "conditions_in_conditions")
    assert module.parse({"type": 1.0, "a": "x"}).a == "x"
    assert module.parse({"type": 2, "b": "x"}).b == "x"
    assert module.parse({"c": "x"}).c == "x"
    assert module.parse({"type": 3, "c": "x"}).c == "x"


def test_other_conditions_make_attributes_that_admit_what_the_object_admits() -> None:
    order = {
        "title": "Order",
        "type": "object",
        "properties": {"card": TEXT},
        "dependentSchemas": {"card": declaring(address={**TEXT, "description": "Where to."})},
        "if": {"required": ["gift"]},
        "then": declaring(wrap={"type": "boolean"}),
    }
    module = imported(order, "conditions_on_members")
    event = laws.assert_round_trip(
        module, {"card": "1", "address": "here", "gift": 1, "wrap": True}
    )
    assert (event.address, event.wrap) == ("here", True)
    assert laws.assert_round_trip(module, {"address": 5, "wrap": "no"}).address == 5
    models = eventschema.build(order, package="acme")["acme/models.py"]
    assert '    address: Any | UnsetType = UNSET\n    """Where to."""\n' in models


def test_conditions_that_declare_nothing_new_make_no_classes() -> None:
    address = {
        "title": "Address",
        "type": "object",
        "properties": {"type": {"enum": ["us", "ca"]}, "code": TEXT},
        "required": ["type"],
        **tagged("us", then={**declaring(code={"pattern": "^[0-9]+$"}), "required": ["code"]}),
    }
    module = imported(address, "conditions_without_members")
    assert module.parse({"type": "ca", "code": "x"}) == module.Address(type="ca", code="x")


@pytest.mark.parametrize("seed", range(SCHEMAS))
def test_all_agree_whatever_the_conditions_are(seed: int) -> None:
    random = Random(seed)
    schema = conditional_schemas.schema(random)
    module, judge = imported(schema, f"conditions_{seed}"), laws.judge_of(schema)
    for _ in range(INSTANCES):
        instance = conditional_schemas.instance(random)
        if laws.assert_agreement(module, judge, instance):
            laws.assert_round_trip(module, instance)
