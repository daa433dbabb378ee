"""Every named definition is generated, and has entry points of its own: `definitions.X.parse`."""

import json
import pickle
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from eventschema.build import build
from laws import identical, judge_of, to_json_data
from packages import GENERATIONS, ROOT, imported, model_of, module_of, schema_of

POINT = {
    "type": "object",
    "properties": {"x": {"type": "integer"}, "label": {"type": "string"}},
    "required": ["x"],
    "additionalProperties": False,
}
DRAFTS = {
    "http://json-schema.org/draft-04/schema#": "definitions",
    "http://json-schema.org/draft-06/schema#": "definitions",
    "http://json-schema.org/draft-07/schema#": "definitions",
    "https://json-schema.org/draft/2019-09/schema": "$defs",
    "https://json-schema.org/draft/2020-12/schema": "$defs",
}
SHAPES = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "title": "Shapes",
    "description": "What can be drawn.",
    "definitions": {
        "Point": POINT,
        "Circle": {
            "type": "object",
            "properties": {
                "kind": {"const": "circle"},
                "center": {"$ref": "#/definitions/Point"},
            },
            "required": ["kind", "center"],
        },
        "Line": {
            "type": "object",
            "properties": {
                "kind": {"const": "line"},
                "points": {"type": "array", "items": {"$ref": "#/definitions/Point"}},
            },
            "required": ["kind", "points"],
        },
        "Shape": {"oneOf": [{"$ref": "#/definitions/Circle"}, {"$ref": "#/definitions/Line"}]},
        "Color": {"enum": ["red", "green"]},
        "Colors": {"type": "array", "items": {"$ref": "#/definitions/Color"}},
        "Tree": {"type": "array", "items": {"$ref": "#/definitions/Tree"}},
        "Drawing": {"type": "array", "items": {"$ref": "#/definitions/Shape"}},
        "Loose": {"properties": {"x": {"type": "integer"}}, "required": ["x"]},
        "Nothing": False,
        "Anything": True,
    },
}
VALUES = [
    *({}, [], "red", "blue", 1, None, {"x": 1}, {"x": "1"}, {"x": 1, "label": "a"}),
    *({"kind": "circle", "center": {"x": 1}}, {"kind": "line", "points": [{"x": 1}, {"x": 2}]}),
    *({"kind": "circle"}, {"kind": "square"}, {"kind": "line", "points": [{"x": 1.5}]}),
    *([[], [[]]], ["red"], [{"kind": "circle", "center": {"x": 1}}], [{"kind": "line"}]),
]
USE = """
from typing import assert_type

import shapes


def use(data: object, text: str | bytes) -> None:
    assert_type(shapes.definitions.Point.parse(data), shapes.Point)
    assert_type(shapes.definitions.Shape.parse_json(text), shapes.Circle | shapes.Line)
    assert_type(shapes.definitions.Colors.parse(data), list[shapes.Color])
    assert_type(shapes.definitions.Point.is_valid(data), bool)
    shapes.definitions.Point.validate(data)
    for violation in shapes.definitions.Drawing.iter_errors(data):
        assert_type(violation.pointer, str)
"""
MISTAKES = """
import shapes

shapes.definitions.Pont
shapes.definitions.Point.parze({})
shapes.definitions.Point.parse({}).y
shapes.parse({})
"""


@pytest.fixture(scope="module")
def shapes() -> ModuleType:
    """A package of definitions only."""
    return imported(SHAPES, "defined_shapes")


@pytest.mark.parametrize(("dialect", "keyword"), DRAFTS.items())
def test_definitions_of_all_drafts_are_generated(dialect: str, keyword: str) -> None:
    root = {"title": "Root", "type": "object", "properties": {"a": {"type": "string"}}}
    name = f"defined_{dialect.strip('#').split('/')[-2].replace('-', '_')}"
    bare = imported({"$schema": dialect, keyword: {"Point": POINT}}, f"{name}_bare")
    rooted = imported({"$schema": dialect, **root, keyword: {"Point": POINT}}, name)
    for module in (bare, rooted):
        assert module.definitions.Point.parse({"x": 1}) == module.Point(x=1)
    assert rooted.parse({"a": "b"}) == rooted.Root(a="b")


def test_definitions_of_subschemas_and_of_embedded_resources_are_generated() -> None:
    module = imported(
        {
            "definitions": {"Old": {"$defs": {"Inner": {"definitions": {"Innermost": POINT}}}}},
            "$defs": {"Other": {"$id": "urn:other", "$defs": {"Part": POINT}}},
            "properties": {"definitions": {"properties": {"no": {"$defs": {"InMember": POINT}}}}},
        },
        "defined_inside",
    )
    names = {"Old", "Inner", "Innermost", "Other", "Part", "InMember"}
    assert names <= {*dir(module.definitions)}
    assert "No" not in dir(module.definitions)
    assert module.definitions.Part.parse({"x": 1}).to_dict() == {"x": 1}


def test_a_document_of_definitions_has_no_class_of_its_own(shapes: ModuleType) -> None:
    assert not {"parse", "parse_json", "Shapes", "DefinedShapes"} & {*dir(shapes)}
    assert {*SHAPES["definitions"]} <= {*dir(shapes)}
    assert {*SHAPES["definitions"]} == {*dir(shapes.definitions)}
    assert shapes.is_valid(object)
    assert [*shapes.iter_errors({})] == []


@pytest.mark.parametrize("name", SHAPES["definitions"])
def test_each_definition_judges_and_reads_by_itself(shapes: ModuleType, name: str) -> None:
    definition = getattr(shapes.definitions, name)
    judge = judge_of({**SHAPES, "allOf": [{"$ref": f"#/definitions/{name}"}]})
    for value in VALUES:
        assert_one_verdict(shapes, definition, judge.is_valid(value), value)


def assert_one_verdict(module: ModuleType, definition: Any, valid: bool, value: Any) -> None:
    """All parts of a definition say of `value` what `valid` says, and give it back."""
    assert definition.is_valid(value) is valid
    assert any(definition.iter_errors(value)) is not valid
    if valid:
        definition.validate(value)
        parsed = definition.parse(value)
        assert identical(to_json_data(parsed), value)
        assert definition.parse_json(json.dumps(value)) == parsed
        return
    for entry in (definition.validate, definition.parse):
        with pytest.raises(module.ValidationError) as caught:
            entry(value)
        assert caught.value.violations == [*definition.iter_errors(value)]


@pytest.mark.parametrize("generation", GENERATIONS)
def test_examples_of_the_shipped_definitions_go_there_and_back(generation: str) -> None:
    module, schema = module_of(generation), schema_of(generation)
    for definition in model_of(generation).definitions:
        if definition.name in schema["$defs"]:
            judge = judge_of({**schema, "oneOf": [{"$ref": f"#/$defs/{definition.name}"}]})
            for value in [*definition.annotations.examples, {}, "a", None]:
                entry = getattr(module.definitions, definition.name)
                assert_one_verdict(module, entry, judge.is_valid(value), value)


def test_an_item_of_an_event_is_read_on_its_own() -> None:
    ga = module_of("ga")
    content = [ga.InputTextContent(text="Hi", type="input_text")]
    item = ga.RealtimeConversationItemUserMessage(content=content)
    assert ga.definitions.ConversationItem.parse(item.to_dict()) == item


def test_names_of_a_schema_do_not_meet_those_of_the_module() -> None:
    names = [
        *("Definition", "Models", "Root", "MembersOfThing", "MarkThing", "TypeChecking", "Any"),
        *("Definitions", "Mailbox", "Thing", "Parse", "address", "Reader", "Named"),
    ]
    defined = {name: {**POINT, "title": f"The {name}"} for name in names}
    module = imported({"$defs": {**defined, "aliased": {"$ref": "#/$defs/Root"}}}, "defined_names")
    entries = dir(module.definitions)
    assert len(entries) == len(names) + 1
    for name in entries:
        entry = getattr(module.definitions, name)
        assert entry.parse({"x": 1}).to_dict() == {"x": 1}
        assert not entry.is_valid({"x": "1"})
        [violation] = entry.iter_errors({"x": "1"})
        assert violation.pointer == "/x"
        assert not module.definitions.Root.is_valid({})
    with pytest.raises(AttributeError, match="has no attribute 'Nobody'"):
        _ = module.definitions.Nobody


def test_errors_stand_where_the_definition_does(shapes: ModuleType) -> None:
    [violation] = shapes.definitions.Shape.iter_errors({"kind": "circle", "center": {"x": "1"}})
    assert violation.pointer == "/center/x"
    assert violation.schema_pointer == "/definitions/Point/properties/x/type"


def test_text_that_is_no_json_is_refused(shapes: ModuleType) -> None:
    with pytest.raises(shapes.ValidationError, match="expected JSON"):
        shapes.definitions.Color.parse_json("red")


def test_what_nests_too_deeply_is_refused_in_words(shapes: ModuleType) -> None:
    deep: Any = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(shapes.ValidationError, match="nests too deeply"):
        shapes.definitions.Tree.parse(deep)


def test_a_definition_can_be_pickled_and_printed(shapes: ModuleType) -> None:
    definition = pickle.loads(pickle.dumps(shapes.definitions.Point))
    assert definition.parse({"x": 1}) == shapes.Point(x=1)
    assert repr(definition) == "defined_shapes.definitions.Point"


def test_nothing_is_imported_before_it_is_needed(tmp_path: Path) -> None:
    write(build(SHAPES, package="shapes"), tmp_path)
    steps = [
        ("import shapes", {"definitions", "validators", "codecs", "rules"}),
        ("definition = shapes.definitions.Color", {"codecs", "rules"}),
        ("assert definition.is_valid('red')", {"codecs", "rules"}),
        ("assert any(definition.iter_errors('blue'))", {"codecs"}),
    ]
    program = ["import sys"]
    for statement, later in steps:
        program += [
            statement,
            f"assert not {{f'shapes.{{n}}' for n in {later}}} & {{*sys.modules}}",
        ]
    subprocess.run([sys.executable, "-c", "\n".join(program)], check=True, cwd=tmp_path)


def write(files: dict[str, str], directory: Path) -> None:
    for path, text in files.items():
        (directory / path).parent.mkdir(parents=True, exist_ok=True)
        (directory / path).write_text(text, "utf-8")


@pytest.mark.parametrize(
    "command",
    [["mypy", "--strict", "."], ["pyright", "--pythonpath", sys.executable]],
    ids=["mypy", "pyright"],
)
def test_each_definition_has_types(command: list[str], tmp_path: Path) -> None:
    write(build(SHAPES, package="shapes"), tmp_path)
    (tmp_path / "use.py").write_text(USE, "utf-8")
    (tmp_path / "mistakes.py").write_text(MISTAKES, "utf-8")
    run = subprocess.run(
        [sys.executable, "-m", *command], check=False, cwd=tmp_path, capture_output=True, text=True
    )
    errors = re.findall(r"(\w+\.py):(\d+)(?::\d+)?:? ?-? error", run.stdout)
    lines = MISTAKES.splitlines()
    wrong = {at for at, line in enumerate(lines, 1) if line.startswith("shapes.")}
    assert {file for file, _ in errors} == {"mistakes.py"}, run.stdout
    assert {int(line) for _, line in errors} == wrong, run.stdout


def test_docs_lead_to_the_definitions_and_show_how_one_is_read(tmp_path: Path) -> None:
    files = build(SHAPES, package="shapes")
    write(files, tmp_path)
    index = files["docs/index.md"]
    assert index.startswith("# Shapes\n\nWhat can be drawn.\n")
    assert "definitions.Point.parse(" in index
    for name in SHAPES["definitions"]:
        [page] = re.findall(rf"\[{name}\]\((types/\w+\.md)\)", index)
        assert f"docs/{page}" in files
    for text in files.values():
        for block in re.findall(r"```python\n(.*?)```", text, re.DOTALL):
            subprocess.run([sys.executable, "-c", block], check=True, cwd=tmp_path)


def test_custom_templates_are_filled_in_without_a_root() -> None:
    templates = ROOT / "tests/cases/templates/dart"
    files = build(SHAPES, package="shapes", templates=templates)
    [dart] = (text for path, text in files.items() if path.endswith(".dart"))
    assert "Circle" in dart
