"""`import-openapi`: what comes out for what goes in, and what is said about it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

import eventschema
from eventschema import SchemaError
from eventschema.cli import main
from eventschema.openapi import Imported, import_schema
from quoted import by_jsonschema
from random_schemas import instance
from random_schemas import schema as random_schema

CASES = Path(__file__).parent / "cases" / "openapi"
UPSTREAM = Path(__file__).parents[2] / "shared" / "upstream"

Json = Any


def document(version: str = "3.1.0", **schemas: Json) -> Json:
    return {"openapi": version, "components": {"schemas": schemas}}


def imported(version: str = "3.1.0", **schemas: Json) -> Imported:
    """The first of `schemas`, imported."""
    return import_schema(document(version, **schemas), next(iter(schemas)))


def schema_of(found: Imported) -> Json:
    return {k: v for k, v in found.schema.items() if k not in ("$schema", "title", "$defs")}


def definitions(found: Imported) -> Json:
    return found.schema["$defs"]


def rules(found: Imported) -> list[str]:
    return [repair.rule for repair in found.repairs]


def ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def own(name: str) -> Json:
    return {"$ref": f"#/$defs/{name}"}


def record(tag: str, **properties: Json) -> Json:
    return {
        "type": "object",
        "properties": {"type": {"const": tag}, **properties},
        "required": ["type"],
    }


@pytest.mark.parametrize(
    ("name", "component"), [("kiosk", "KioskEvent"), ("greenhouse", "GreenhouseCommand")]
)
def test_a_document_becomes_a_canonical_schema(name: str, component: str) -> None:
    """`kiosk` is OpenAPI 3.0, `greenhouse` is 3.1."""
    found = import_schema(json.loads((CASES / f"{name}.openapi.json").read_text()), component)
    told = [f"#{one.pointer}: {one.sentence} [{one.rule}]" for one in found.repairs]
    assert found.schema == json.loads((CASES / f"{name}.schema.json").read_text())
    assert told == (CASES / f"{name}.repairs.txt").read_text().splitlines()
    eventschema.compile(found.schema)


@pytest.mark.parametrize(
    ("given", "expected", "repairs"),
    [
        ({"type": "string", "nullable": True}, {"type": ["string", "null"]}, ["nullable"]),
        ({"type": "string", "nullable": False}, {"type": "string"}, []),
        (
            {"type": "string", "enum": ["a", "b"], "nullable": True},
            {"anyOf": [{"enum": ["a", "b"]}, {"type": "null"}]},
            ["nullable"],
        ),
        (
            {**ref("Other"), "nullable": True, "description": "It."},
            {"description": "It.", "anyOf": [own("Other"), {"type": "null"}]},
            ["nullable"],
        ),
        (
            {"allOf": [ref("Other")], "nullable": True, "default": None},
            {"anyOf": [own("Other"), {"type": "null"}], "default": None},
            ["nullable"],
        ),
        (
            {"oneOf": [{"type": "integer"}, {"type": "string"}], "nullable": True},
            {"anyOf": [{"oneOf": [{"type": "integer"}, {"type": "string"}]}, {"type": "null"}]},
            ["nullable"],
        ),
        (
            {"anyOf": [{"type": "integer"}, {"type": "string"}], "nullable": True},
            {"anyOf": [{"type": "integer"}, {"type": "string"}, {"type": "null"}]},
            ["nullable"],
        ),
        (
            {"type": "integer", "minimum": 0, "exclusiveMinimum": True},
            {"type": "integer", "exclusiveMinimum": 0},
            ["exclusive-limit"],
        ),
        (
            {"type": "integer", "maximum": 9, "exclusiveMaximum": False},
            {"type": "integer", "maximum": 9},
            [],
        ),
        ({"type": "integer", "example": 3}, {"type": "integer", "examples": [3]}, ["example"]),
        ({"type": "integer", "format": "int32"}, {"type": "integer"}, ["openapi-format"]),
        (
            {"type": "string", "format": "byte"},
            {"type": "string", "contentEncoding": "base64"},
            ["openapi-format"],
        ),
        ({"type": "string", "format": "date"}, {"type": "string", "format": "date"}, []),
        ({"type": "string", "x-a": 1}, {"type": "string"}, ["vendor-extension"]),
        ({"type": "string", "xml": {}}, {"type": "string"}, ["openapi-keyword"]),
        ({"type": "string", "enum": ["a"]}, {"const": "a"}, ["single-value"]),
        ({"type": "string", "enum": ["a", "b"]}, {"enum": ["a", "b"]}, []),
        ({**ref("Other"), "maxLength": 3}, own("Other"), ["beside-reference"]),
        ({"type": "integer", "default": "x"}, {"type": "integer"}, ["invalid-default"]),
        ({"type": "integer", "example": "x"}, {"type": "integer"}, ["example", "invalid-example"]),
    ],
)
def test_a_property_of_openapi_3_0(given: Json, expected: Json, repairs: list[str]) -> None:
    root = {"type": "object", "properties": {"it": given}}
    found = imported("3.0.2", Root=root, Other={"type": "string"})
    assert schema_of(found)["properties"]["it"] == expected
    assert rules(found) == repairs


@pytest.mark.parametrize(
    ("given", "expected", "repairs"),
    [
        ({"type": ["string", "null"]}, {"type": ["string", "null"]}, []),
        ({"type": "string", "nullable": True}, {"type": ["string", "null"]}, ["nullable"]),
        ({"type": ["string", "null"], "nullable": True}, {"type": ["string", "null"]}, []),
        ({"anyOf": [{"type": "string"}, {"type": "null"}]}, {"type": ["string", "null"]}, []),
        ({"enum": ["a", "b", None]}, {"anyOf": [{"enum": ["a", "b"]}, {"type": "null"}]}, []),
        ({"type": ["string", "null"], "enum": ["a", "b"]}, {"enum": ["a", "b"]}, []),
        ({**ref("Other"), "maxLength": 3}, {**own("Other"), "maxLength": 3}, []),
        ({"const": "a", "default": "a"}, {"const": "a"}, ["constant-default"]),
        ({"oneOf": [{"type": "integer"}]}, {"type": "integer"}, []),
        ({"type": "string", "oneOf": [ref("Other")]}, {"type": "string", **own("Other")}, []),
        (
            {"oneOf": [{"type": "integer"}, {"type": "integer", "description": "Again."}]},
            {"oneOf": [{"type": "integer"}]},
            ["duplicate-branch"],
        ),
        (
            {"oneOf": [{"type": "string"}, {"type": "string", "enum": ["a", "b"]}]},
            {"anyOf": [{"type": "string"}, {"enum": ["a", "b"]}]},
            ["overlapping-branches"],
        ),
        (
            {"oneOf": [{"enum": ["a", "b"]}, {"enum": ["b", "c"]}]},
            {"anyOf": [{"enum": ["a", "b"]}, {"enum": ["b", "c"]}]},
            ["overlapping-branches"],
        ),
        (
            {"oneOf": [{"type": "integer"}, {"type": "number"}]},
            {"anyOf": [{"type": "integer"}, {"type": "number"}]},
            ["overlapping-branches"],
        ),
        (
            {"oneOf": [{"type": "integer"}, {"type": "string", "pattern": r"\p{Lu}"}]},
            {"oneOf": [{"type": "integer"}, {"type": "string", "pattern": r"\p{Lu}"}]},
            [],
        ),
        (
            {"items": {"type": "string"}},
            {"type": "array", "items": {"type": "string"}},
            ["missing-type"],
        ),
    ],
)
def test_a_property_of_openapi_3_1(given: Json, expected: Json, repairs: list[str]) -> None:
    root = {"type": "object", "properties": {"it": given}}
    found = imported(Root=root, Other={"type": "string"})
    assert schema_of(found)["properties"]["it"] == expected
    assert rules(found) == repairs


def test_only_what_the_component_reaches_is_taken() -> None:
    found = imported(
        Root={"anyOf": [ref("A"), ref("B")]},
        Unused={"$ref": "#/nowhere"},
        B=record("b", next=ref("C")),
        A=record("a", again=ref("Root")),
        C={"type": "object", "properties": {"deep": {"type": "array", "items": ref("D")}}},
        D={"type": "string"},
    )
    assert list(definitions(found)) == ["A", "B", "C", "D"]
    assert definitions(found)["A"]["properties"]["again"] == {"$ref": "#"}
    assert schema_of(found) == {"oneOf": [own("A"), own("B")]}


def test_an_inline_object_is_a_definition_named_from_its_title_or_its_place() -> None:
    inner = {"type": "object", "properties": {"x": {"type": "integer"}}}
    found = imported(
        Root={
            "type": "object",
            "properties": {
                "options": inner,
                "entries": {"type": "array", "items": inner},
                "by_name": {"type": "object", "additionalProperties": inner},
                "titled": {**inner, "title": "Fine Tuning"},
                "either": {"oneOf": [{"type": "string"}, inner]},
                "kinds": {"oneOf": [record("first"), record("second")]},
            },
        }
    )
    assert list(definitions(found)) == [
        "RootOptions",
        "RootEntry",
        "RootByName",
        "RootByNameValue",
        "FineTuning",
        "RootEither",
        "RootKindsFirst",
        "RootKindsSecond",
    ]
    assert set(rules(found)) == {"named-object"}


def test_null_stands_where_a_value_is_used() -> None:
    found = imported(
        Root={"type": "object", "properties": {"a": ref("Maybe"), "b": ref("Alias")}},
        Alias={"anyOf": [ref("Maybe"), {"type": "string"}]},
        Maybe={"anyOf": [{"type": "object", "properties": {}}, {"type": "null"}]},
    )
    properties = schema_of(found)["properties"]
    assert properties["a"] == {"anyOf": [own("Maybe"), {"type": "null"}]}
    assert properties["b"] == {"anyOf": [own("Alias"), {"type": "null"}]}
    assert definitions(found)["Maybe"] == {"type": "object", "properties": {}}
    assert definitions(found)["Alias"] == {"anyOf": [own("Maybe"), {"type": "string"}]}


def test_tags_at_two_levels_are_required() -> None:
    def message(role: str) -> Json:
        properties = {"type": {"const": "message"}, "role": {"const": role}}
        return {"type": "object", "properties": {"object": {"const": "item"}, **properties}}

    found = imported(
        Root={"anyOf": [ref("User"), ref("System"), ref("Call")]},
        User=message("user"),
        System=message("system"),
        Call={
            "type": "object",
            "properties": {"type": {"const": "call"}, "object": {"const": "item"}},
        },
    )
    assert definitions(found)["User"]["required"] == ["type", "role"]
    assert definitions(found)["Call"]["required"] == ["type"]
    assert "oneOf" in schema_of(found)


def test_a_property_that_only_some_branches_fix_is_no_tag() -> None:
    found = imported(
        Root={"anyOf": [ref("A"), ref("B")]},
        A={"type": "object", "properties": {"type": {"const": "a"}}},
        B={"type": "object", "properties": {"type": {"type": "string"}}},
    )
    assert rules(found) == []
    assert schema_of(found) == {"anyOf": [own("A"), own("B")]}


def test_a_mapping_fixes_a_tag_only_to_what_its_property_allows() -> None:
    union = {
        "oneOf": [ref("Cat"), ref("Dog"), ref("Fish")],
        "discriminator": {
            "propertyName": "kind",
            "mapping": {"cat": "Cat", "kitten": "Cat", "dog": "Dog", "carp": "Fish"},
        },
    }
    found = imported(
        Root=union,
        Cat={"type": "object", "properties": {"kind": {"type": "string"}}},
        Dog={"type": "object", "properties": {"kind": {"enum": ["dog", "puppy"]}}},
        Fish={"type": "object", "properties": {"kind": {"type": "integer"}}},
    )
    kinds = {name: one["properties"]["kind"] for name, one in definitions(found).items()}
    assert kinds == {
        "Cat": {"enum": ["cat", "kitten"]},
        "Dog": {"const": "dog"},
        "Fish": {"type": "integer"},
    }


def test_a_discriminator_without_a_union_is_told() -> None:
    found = imported(Root={"type": "object", "discriminator": {"propertyName": "kind"}})
    assert rules(found) == ["discriminator-without-union", "openapi-keyword"]


TYPES = {"$ref": "https://json-schema.org/draft/2020-12/meta/validation#/$defs/simpleTypes"}


@pytest.mark.parametrize(
    ("broken", "pointer", "reason"),
    [
        ({"$ref": "#/components/schemas/Othr"}, "/$ref", "leads to no schema"),
        ({"$ref": "other.yaml#/Thing"}, "/$ref", "leaves the document; nothing is fetched"),
        (
            {"$ref": "https://example.com/x.json"},
            "/$ref",
            "leaves the document; nothing is fetched",
        ),
        ({"$ref": 7}, "/$ref", "is no string"),
        ({"$ref": "#anchor"}, "/$ref", "is no JSON Pointer"),
        ({"items": [1]}, "/items", "is no schema"),
        ({"type": "strng"}, "/type", by_jsonschema(TYPES, "strng")),
        ({"required": True}, "/required", "`required` is boolean, and not array"),
        ({"minLength": "1"}, "/minLength", by_jsonschema({"type": "integer"}, "1")),
        ({"enum": "a"}, "/enum", "`enum` is string, and not array"),
        ({"anyOf": {}}, "/anyOf", "`anyOf` is object, and not array"),
        ({"properties": []}, "/properties", "`properties` is array, and not object"),
        ({"description": None}, "/description", "`description` is null, and not string"),
        ({"type": ["string", None]}, "/type/1", "`type` lists what is no string"),
        ({"oneOf": [{"$ref": "#/components/schemas/Root"}, 5]}, "/oneOf/1", "is no schema"),
        ({"$id": "urn:x"}, "/$id", "not supported"),
        ({"$dynamicRef": "#x"}, "/$dynamicRef", "not supported"),
        ({"$schema": "http://json-schema.org/draft-07/schema#"}, "/$schema", "not supported"),
    ],
)
def test_what_cannot_be_imported_is_refused_where_it_stands(
    broken: Json, pointer: str, reason: str
) -> None:
    root = {"type": "object", "properties": {"it": {"type": "array", "items": broken}}}
    with pytest.raises(SchemaError) as caught:
        import_schema(document(Root=root, Other={"type": "string"}), "Root", "api.json")
    at = "/components/schemas/Root/properties/it/items"
    assert str(caught.value).startswith(f"api.json#{at}{pointer}: ")
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"swagger": "2.0"}, "this is Swagger 2.0"),
        ({"openapi": "4.0.0"}, "the version '4.0.0' is not understood"),
        ({"openapi": 3.1}, "the version 3.1 is not understood"),
        ([], "no OpenAPI document"),
        (document(Rooot={}), "there is no schema 'Root' (did you mean 'Rooot'?)"),
        (document(Root={"$ref": "#/components/schemas/Root"}), "a cycle of references"),
        (document(Root=None), "there is no schema"),
    ],
)
def test_a_document_that_is_none_is_refused(given: Json, reason: str) -> None:
    with pytest.raises(SchemaError) as caught:
        import_schema(given, "Root")
    assert reason in str(caught.value)


def test_any_schema_is_imported_without_a_change_that_is_not_told() -> None:
    """Over the whole vocabulary: what no repair is told of accepts the same instances."""
    telling = {
        "duplicate-branch",
        "mapped-tag",
        "missing-type",
        "nullable",
        "overlapping-branches",
        "required-tag",
    }
    compared, circular = 0, list[str]()
    for seed in range(400):
        random = Random(seed)
        given = random_schema(random)
        components = {name: _without_identifiers(one) for name, one in given["$defs"].items()}
        components["Root"] = _without_identifiers(given)
        try:
            found = import_schema(document(**components), "Root")
        except SchemaError as error:
            circular.append(error.reason)
            continue
        assert found == import_schema(document(**components), "Root")
        if not telling & set(rules(found)):
            compared += _agree(document(**components), found.schema, given, random)
    assert compared > 1_500
    assert set(circular) <= {"a cycle of references never gets to a part of the instance"}


def _without_identifiers(schema: Json) -> Json:
    if isinstance(schema, list):
        return [_without_identifiers(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    dropped = ("$schema", "$id", "$defs", "$dynamicRef", "$dynamicAnchor")
    kept = {k: _without_identifiers(v) for k, v in schema.items() if k not in dropped}
    reference = schema.get("$ref")
    if isinstance(reference, str):
        kept["$ref"] = f"#/components/schemas/{reference.rpartition('/')[2].strip('#') or 'Root'}"
    return kept


def _agree(given: Json, schema: Json, like: Json, random: Random) -> int:
    resource = DRAFT202012.create_resource(given)
    registry: Registry[Json] = Registry().with_resource("urn:given", resource)
    root = {"$ref": "urn:given#/components/schemas/Root"}
    before, after = Draft202012Validator(root, registry=registry), Draft202012Validator(schema)
    for _ in range(20):
        value = instance(random, like, like)
        assert before.is_valid(value) == after.is_valid(value), (value, given, schema)
    return 20


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, ["import-openapi", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


@pytest.fixture
def api(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """`api.json` in the working directory."""
    monkeypatch.chdir(tmp_path)
    file = Path("api.json")
    file.write_text((CASES / "greenhouse.openapi.json").read_text())
    return file


def test_the_schema_goes_to_standard_output_and_repairs_to_standard_error(api: Path) -> None:
    result = run(api, "--schema", "GreenhouseCommand")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == json.loads((CASES / "greenhouse.schema.json").read_text())
    repairs = (CASES / "greenhouse.repairs.txt").read_text().splitlines()
    assert result.stderr.splitlines() == [f"api.json{line}" for line in repairs]


def test_the_output_is_what_the_golden_file_has_byte_for_byte(api: Path) -> None:
    assert run(api, "--schema", "GreenhouseCommand", "--output", "out.json").stdout == ""
    assert Path("out.json").read_bytes() == (CASES / "greenhouse.schema.json").read_bytes()


def test_wrong_input_exits_with_2_and_one_line(api: Path) -> None:
    for arguments in (
        ("--schema", "Nothing"),
        ("--schema", "GreenhouseCommand", "--check"),
        ("--schema", "GreenhouseCommand", "--update", "missing.json"),
        ("--schema", "GreenhouseCommand", "--output", "missing/out.json"),
        (),
    ):
        result = run(api, *arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.splitlines()[-1].startswith("eventschema: ")
    assert sorted(Path().iterdir()) == [api]


def test_the_result_does_not_depend_on_hash_seeds(api: Path) -> None:
    api.write_text((CASES / "kiosk.openapi.json").read_text())
    command = [sys.executable, "-m", "eventschema", "import-openapi", api, "--schema", "KioskEvent"]
    paths = {"PYTHONPATH": os.pathsep.join(sys.path)}
    results = [
        subprocess.run(
            command,
            env={**os.environ, **paths, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        for seed in ("1", "2")
    ]
    assert results[0].stdout == results[1].stdout
    assert results[0].stderr == results[1].stderr


def test_yaml_without_its_library_says_what_to_install(
    api: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "yaml", None)
    Path("api.yaml").write_text("a: b")
    result = run("api.yaml", "--schema", "A")
    assert result.exit_code == 2
    assert result.stderr == (
        "eventschema: api.yaml: is YAML, which needs PyYAML"
        " (install eventschema[yaml], or convert it to JSON)\n"
    )


def test_yaml_says_the_same_as_json(api: Path) -> None:
    pytest.importorskip("yaml", reason="PyYAML is not installed: pip install eventschema[yaml]")
    text = """\
openapi: 3.1.0
components:
  schemas:
    Answer:
      type: object
      properties:
        said: {type: string, enum: [no, "yes", 2024-01-01, 010]}
        count: {type: integer, minimum: 0, example: &three 3, x-again: *three}
        '200': {type: boolean, nullable: true}
"""
    Path("api.yaml").write_text(text)
    result = run("api.yaml", "--schema", "Answer")
    assert json.loads(result.stdout)["properties"] == {
        "said": {"enum": ["no", "yes", "2024-01-01", "010"]},
        "count": {"type": "integer", "minimum": 0, "examples": [3]},
        "200": {"type": ["boolean", "null"]},
    }


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a: [", "is no YAML"),
        ("a: !!python/object/apply:os.system [ls]", "is none of JSON"),
        ("a: &a [*a]", "stands inside of what it repeats"),
        ("a: *b", "repeats nothing"),
        ("<<: {a: 1}", "merge keys"),
        ("a: 1\na: 2", "two members 'a'"),
        ("[" * 900, "nests too deeply"),
        ("[" * 100_000, "api.yml:1:"),  # of which PyYAML reads on before it tells anything
        ("{? [1] : 2}", "a member name is no text"),
        ("--- 1\n--- 2", "more than one document"),
        (
            "0: &0 [a, b]\n" + "".join(f"{n}: &{n} [*{n - 1}, *{n - 1}]\n" for n in range(1, 60)),
            "repeat too much",
        ),
        ("a: " + "9" * 5000, "too many digits"),
    ],
    ids=lambda value: value[:12],
)
def test_yaml_that_is_no_json_or_a_bomb_is_refused(api: Path, text: str, reason: str) -> None:
    pytest.importorskip("yaml", reason="PyYAML is not installed: pip install eventschema[yaml]")
    Path("api.yml").write_text(text)
    result = run("api.yml", "--schema", "A")
    assert (result.exit_code, result.stdout) == (2, "")
    assert reason in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("generation", ["ga-2026-08-21", "beta-2025-04-29"])
def test_the_real_document_is_imported(generation: str) -> None:
    file = UPSTREAM / f"{generation}.client-events.json"
    if not file.is_file():
        pytest.skip(f"{file} is not here: upstream's documents are not part of this project")
    excerpt = json.loads(file.read_text())
    found = import_schema(document(**excerpt["schemas"]), "RealtimeClientEvent")
    assert found == import_schema(excerpt, "RealtimeClientEvent")
    check = eventschema.compile(found.schema)
    assert check.is_valid({"type": "input_audio_buffer.commit"})
    assert not check.is_valid({"type": "input_audio_buffer.comit"})
    assert check.is_valid({"type": "response.create", "response": {"conversation": "none"}})
