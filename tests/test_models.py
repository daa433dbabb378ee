"""The dataclasses: a golden case for each idea, and what holds for those of any schema.

`python tests/test_models.py` writes the golden files anew; read the difference before you commit.
"""

import copy
import json
import math
import pickle
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given

from eventschema import SchemaError
from eventschema.build import build, build_distribution
from eventschema.errors import UsageError
from eventschema.ir.types import Reference, Union, parts
from eventschema.model import parse
from eventschema.schema.registry import load
from instances import Drawing, drawing
from laws import assert_round_trip, identical, judge_of
from packages import ROOT, imported

CASES = Path(__file__).parent / "cases" / "models"
NAMES = sorted(path.name for path in CASES.iterdir())
of_every_case = pytest.mark.parametrize("case", NAMES)


def schema_of(case: str) -> Any:
    return json.loads((CASES / case / "schema.json").read_text("utf-8"))


def module_of(case: str) -> ModuleType:
    return sys.modules.get(case) or imported(schema_of(case), case)


@pytest.fixture(scope="module")
def chat() -> ModuleType:
    return module_of("tagged_union")


@pytest.fixture(scope="module")
def orders() -> ModuleType:
    return module_of("inline_objects")


@of_every_case
def test_files_are_as_the_golden_ones(case: str) -> None:
    files = build(schema_of(case), package=case)
    for golden in (CASES / case).glob("*.py"):
        assert files[f"{case}/{golden.name}"] == golden.read_text("utf-8")


@of_every_case
def test_files_are_formatted(case: str, tmp_path: Path) -> None:
    for path, text in build(schema_of(case), package=case).items():
        if path.endswith(".py"):
            (tmp_path / path).parent.mkdir(exist_ok=True)
            (tmp_path / path).write_text(text, "utf-8")
    command = [
        sys.executable,
        "-m",
        "ruff",
        "format",
        "--diff",
        "--config",
        ROOT / "pyproject.toml",
        tmp_path,
    ]
    assert subprocess.run(command, check=False, capture_output=True, text=True).stdout == ""


@of_every_case
def test_what_is_parsed_comes_back_as_it_was(case: str) -> None:
    module = module_of(case)
    model = parse(load(schema_of(case)), case)
    instances = Drawing(model).definition(model.root).filter(judge_of(schema_of(case)).is_valid)

    @drawing(200)
    @given(instances)
    def law(instance: Any) -> None:
        assert_round_trip(module, instance)

    law()


def test_absent_is_not_null(chat: ModuleType) -> None:
    absent = chat.Said(text="Hello")
    null = chat.Said(text="Hello", id=None)
    assert absent.id is chat.UNSET
    assert absent != null
    assert absent.to_dict() == {"type": "said", "text": "Hello"}
    assert null.to_dict() == {"id": None, "type": "said", "text": "Hello"}
    assert chat.parse(null.to_dict()) == null


def test_unset_is_one_false_value(chat: ModuleType) -> None:
    assert not chat.UNSET
    assert repr(chat.UNSET) == "UNSET"
    assert copy.deepcopy(chat.UNSET) is chat.UNSET
    assert pickle.loads(pickle.dumps(chat.UNSET)) is chat.UNSET
    assert isinstance(chat.UNSET, chat.UnsetType)


def test_base64_text_comes_with_its_bytes(chat: ModuleType) -> None:
    event = chat.Said(text="", audio=chat.base64_text(b"\x00\xff"))
    assert event.audio == "AP8="
    assert event.audio_bytes == b"\x00\xff"
    event.audio_bytes = b"sound"
    assert event.audio == "c291bmQ="
    event.audio_bytes = chat.UNSET
    assert event.audio is chat.UNSET
    assert event.audio_bytes is chat.UNSET
    event.audio = "no base64"
    with pytest.raises(ValueError):  # noqa: PT011 (its words are those of Python)
        _ = event.audio_bytes


def test_unknown_members_of_open_objects_stay(orders: ModuleType) -> None:
    value = {"sku": "A1", "colour": {"name": "red"}, "count": 2.0}
    line = orders.OrderLine.from_dict(value)
    assert line.additional_properties == {"colour": {"name": "red"}}
    assert identical(line.to_dict(), value)
    assert identical(json.loads(line.to_json()), value)
    line.additional_properties["sku"] = "B2"
    assert line.to_dict()["sku"] == "A1"


def test_data_and_objects_do_not_share_what_is_typed() -> None:
    arrays = module_of("arrays")
    data = {"points": [{"x": 1, "y": 2}], "grid": [[1]], "open": [1]}
    record = arrays.parse(data)
    data["points"].append({"x": 0, "y": 0})
    data["grid"][0].append(2)
    assert len(record.points) == 1
    assert record.grid == [[1]]
    written = record.to_dict()
    written["points"].clear()
    written["grid"][0].clear()
    assert len(record.points) == 1
    assert record.grid == [[1]]
    assert written["open"] is record.open is data["open"]


def test_what_annotations_forbid_shows_in_the_data(chat: ModuleType, orders: ModuleType) -> None:
    tag = chat.Said(text="Hello")
    tag.type = "left"
    order = orders.Order(customer={"name": "Ada"}, lines=[orders.OrderLine(sku="A1"), {"sku": 3}])
    for wrong in (tag, chat.Said(text=5), chat.Said(text=None, id=True), order):
        assert identical(json.loads(wrong.to_json()), wrong.to_dict())
    assert not chat.is_valid(tag.to_dict())
    assert orders.parse(orders.Order(customer={"name": "Ada"}, lines=[]).to_dict())


@pytest.mark.parametrize(
    ("value", "error"),
    [
        ({1, 2}, TypeError),
        (b"bytes", TypeError),
        (object(), TypeError),
        (math.nan, ValueError),
        (-math.inf, ValueError),
        ([[math.nan]], ValueError),
    ],
)
def test_what_json_does_not_have_is_never_written(
    chat: ModuleType, orders: ModuleType, value: Any, error: type[Exception]
) -> None:
    wrong = [
        chat.Said(text=value),
        chat.Said(text="", id=value),
        orders.OrderPrice(amount=value),
        orders.OrderLine(sku="", additional_properties={"x": value}),
        orders.Order(customer=value, lines=[value]),
    ]
    for record in wrong:
        with pytest.raises(error):
            record.to_json()


def test_a_value_that_contains_itself_cannot_be_written(orders: ModuleType) -> None:
    endless: list[Any] = []
    endless.append(endless)
    with pytest.raises(ValueError, match="nests too deeply"):
        orders.OrderLine(sku="", additional_properties={"x": endless}).to_json()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        '{"type": "joined", "name": "Ada"} {}',
        '{"type": "joined", "name": NaN}',
        '{"type": "joined", "name": -Infinity}',
        '{"type": "joined", "name": 1e999}',
        '{"type": "joined", "name": ' + "1" * 5000 + "}",
        '{"type": "joined", "name": "\\ud800"}',
        '{"type": "joined", "name": "\ud800"}',
        '{"type": "joined", "name": "a\nb"}',
        "\ufeff{}",
        b"\xff",
        b'{"type": "joined", "name": "\xed\xa0\x80"}',
        '{"a":' * 100_000,
        "[" * 100_000,
    ],
)
def test_what_is_no_json_is_one_violation(chat: ModuleType, text: str | bytes) -> None:
    with pytest.raises(chat.ValidationError) as caught:
        chat.parse_json(text)
    assert [violation.keyword for violation in caught.value.violations] == ["json"]


def test_json_may_have_white_space_escapes_and_any_character(chat: ModuleType) -> None:
    text = ' \n{"name": "\\ud83d\\ude00 \\u00e9 é 日本\\n", "type":\t"joined"} '
    event = chat.parse_json(text)
    assert event == chat.parse_json(text.encode()) == chat.Joined(name="😀 é é 日本\n")
    assert event.to_json().isascii()


def test_deep_values_are_invalid_and_no_crash() -> None:
    module = module_of("recursion")
    deep: Any = {"value": 1}
    for _ in range(100_000):
        deep = {"value": 1, "children": [deep]}
    with pytest.raises(module.ValidationError, match="nests too deeply"):
        module.parse(deep)
    with pytest.raises(module.ValidationError, match="nests too deeply"):
        module.Tree.from_dict(deep)
    while "children" in deep:
        deep = deep.pop("children").pop()


def test_from_dict_tells_what_is_wrong(chat: ModuleType, orders: ModuleType) -> None:
    with pytest.raises(chat.ValidationError) as caught:
        chat.Joined.from_dict({"type": "left", "name": ""})
    assert {violation.pointer for violation in caught.value.violations} == {"/type", "/name"}
    with pytest.raises(orders.ValidationError):
        orders.OrderLine.from_dict("no object")
    with pytest.raises(orders.ValidationError):
        orders.OrderPaymentCard.from_dict({"method": "cash"})


def test_classes_can_be_derived_from(chat: ModuleType) -> None:
    class Greeting(chat.Said):  # type: ignore[misc, name-defined]
        @property
        def loud(self) -> str:
            return str(self.text).upper()

    greeting = Greeting.from_dict({"type": "said", "text": "hello"})
    assert type(greeting) is Greeting
    assert greeting.loud == "HELLO"
    assert greeting.to_dict() == {"type": "said", "text": "hello"}
    assert json.loads(greeting.to_json()) == greeting.to_dict()


def test_objects_can_be_copied_and_pickled(orders: ModuleType) -> None:
    order = orders.parse({"customer": {"name": "Ada"}, "lines": [{"sku": "A1"}]})
    assert pickle.loads(pickle.dumps(order)) == order
    assert copy.deepcopy(order) == order
    assert not hasattr(order, "__dict__")


def test_modules_offer_what_they_say(chat: ModuleType) -> None:
    namespace: dict[str, Any] = {}
    exec("from tagged_union import *", namespace)
    functions = {"is_valid", "iter_errors", "parse", "parse_json", "validate", "base64_text"}
    types = {"ChatEvent", "Joined", "Said", "Left", "ValidationError", "Violation", "UnsetType"}
    assert namespace.keys() - {"__builtins__"} == functions | types | {"UNSET", "definitions"}
    with pytest.raises(AttributeError, match="no attribute 'Jioned'"):
        _ = chat.Jioned


def test_validators_and_codecs_are_imported_when_they_are_needed(chat: ModuleType) -> None:
    home = Path(str(chat.__file__)).parents[1]
    program = """
import sys, tagged_union
def loaded(): return {name for name in sys.modules if name.startswith("tagged_union.")}
assert loaded() == {"tagged_union.models", "tagged_union._runtime"}, loaded()
event = tagged_union.Left()
assert event.to_json() == '{"type":"left"}'
assert "tagged_union.codecs" in loaded()
"""
    subprocess.run([sys.executable, "-c", program], cwd=home, check=True)


def test_what_patterns_admit_is_one_of_their_types() -> None:
    schema = {
        "patternProperties": {"^a": {"$ref": "#/$defs/A"}, "^b": {"$ref": "#/$defs/B"}},
        "additionalProperties": False,
        "type": "object",
        "$defs": {name: {"type": "object", "properties": {name: {}}} for name in "AB"},
    }
    definitions = parse(load(schema), "maps").by_name
    assert definitions["Maps"].type.values == Reference("MapsItem")  # type: ignore[union-attr]
    (union,) = parts(definitions["MapsItem"])
    assert isinstance(union, Union)
    assert union.arms == (Reference("A"), Reference("B"))


def test_every_definition_is_there_even_if_nothing_refers_to_it() -> None:
    schema = {"$defs": {"Alone": {"type": "object", "properties": {"x": {"type": "null"}}}}}
    bare, rooted = (parse(load({**root, **schema}), "messages") for root in ({}, {"type": "null"}))
    assert [each.name for each in bare.definitions] == ["Alone"]
    assert [each.name for each in rooted.definitions] == ["Messages", "Alone"]


@pytest.mark.parametrize(
    "schema",
    [
        {"$ref": "#"},
        {"anyOf": [{"$ref": "#/$defs/A"}], "$defs": {"A": {"anyOf": [{"$ref": "#"}, {}]}}},
    ],
)
def test_references_to_nothing_but_each_other_are_refused(schema: Any) -> None:
    with pytest.raises(SchemaError):
        build(schema, package="loops")


def test_schemas_that_nest_too_deeply_are_refused() -> None:
    schema: Any = {"type": "string"}
    for _ in range(5_000):
        schema = {"type": "array", "items": schema}
    with pytest.raises(SchemaError, match="inside one another"):
        build(schema, package="deep")


def test_long_chains_of_definitions_are_fine() -> None:
    links = {
        f"Link{n}": {"type": "object", "properties": {"next": {"$ref": f"#/$defs/Link{n + 1}"}}}
        for n in range(3_000)
    }
    last = {"Link3000": {"type": "object", "properties": {"end": {"const": True}}}}
    model = parse(load({"$ref": "#/$defs/Link0", "$defs": {**links, **last}}), "chain")
    assert model.root == "Link0"
    assert len(model.definitions) == 3_001


def test_a_union_may_have_hundreds_of_events() -> None:
    count = 500
    events = {
        f"Event{n}": {
            "type": "object",
            "properties": {"type": {"const": f"event.{n}"}},
            "required": ["type"],
        }
        for n in range(count)
    }
    arms = [{"$ref": f"#/$defs/{name}"} for name in events]
    module = imported({"title": "Event", "oneOf": arms, "$defs": events}, "hundreds")
    last = module.parse({"type": f"event.{count - 1}"})
    assert type(last).__name__ == f"Event{count - 1}"
    assert last.to_dict() == {"type": f"event.{count - 1}"}


@pytest.mark.parametrize("name", ["", "class", "a-b", "../up", "a.b", "_private", "ünicode", "a b"])
def test_names_that_cannot_be_imported_are_refused(name: str) -> None:
    with pytest.raises(UsageError):
        build({}, package=name)
    with pytest.raises(UsageError):
        build_distribution({name: {}}, "events")


def write_golden_files() -> None:
    for case in NAMES:
        files = build(schema_of(case), package=case)
        kept = {"models.py"} | {path.name for path in (CASES / case).glob("*.py")}
        for name in kept:
            (CASES / case / name).write_text(files[f"{case}/{name}"], "utf-8")


if __name__ == "__main__":
    write_golden_files()
