"""`import-openapi --update` and `--check`: a schema that differs on purpose, and upstream.

`greenhouse.canonical.json` says what `greenhouse.openapi.json` says, with its own names, order and
texts, and with differences that its comments explain.
"""

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from eventschema.cli import main
from eventschema.openapi import compare, import_schema, updated
from random_schemas import instance

CASES = Path(__file__).parent / "cases" / "openapi"
ROOT = Path(__file__).parents[1]
UPSTREAM = ROOT.parent / "shared" / "upstream"
NAME = "GreenhouseCommand"

Json = Any
Change = Callable[[Json], None]


def read(name: str) -> Json:
    return json.loads((CASES / name).read_text())


def upstream(*changes: Change) -> Json:
    """The document, its schemas changed."""
    document = read("greenhouse.openapi.json")
    for change in changes:
        change(document["components"]["schemas"])
    return document


def differences(document: Json, schema: Json) -> list[tuple[str, str]]:
    found = compare(schema, import_schema(document, NAME)).differences
    return [(one.rule, one.pointer) for one in found]


def at(*path: str | int) -> Callable[[Json], Json]:
    def found(value: Json) -> Json:
        for segment in path:
            value = value[segment]
        return value

    return found


def put(*path: str | int, value: Json) -> Change:
    def change(schemas: Json) -> None:
        at(*path[:-1])(schemas)[path[-1]] = value

    return change


def drop(*path: str | int) -> Change:
    def change(schemas: Json) -> None:
        del at(*path[:-1])(schemas)[path[-1]]

    return change


def append(*path: str | int, value: Json) -> Change:
    def change(schemas: Json) -> None:
        at(*path)(schemas).append(value)

    return change


def remove(*path: str | int, value: Json) -> Change:
    def change(schemas: Json) -> None:
        at(*path)(schemas).remove(value)

    return change


WATER = ("Water", "properties")
OWN_WATER = ("$defs", "WaterCommand", "properties")
FEED = {"type": "object", "properties": {"type": {"const": "feed"}}, "required": ["type"]}


def both(*changes: Change) -> Change:
    def change(schemas: Json) -> None:
        for one in changes:
            one(schemas)

    return change


CHANGES: list[tuple[str, Change, str, str, Change]] = [
    (
        "a property",
        put(*WATER, "warm", value={"type": "boolean", "description": "Not cold."}),
        "property-added",
        "/$defs/WaterCommand",
        put(*OWN_WATER, "warm", value={"description": "Not cold.", "type": "boolean"}),
    ),
    (
        "a required property",
        both(
            put(*WATER, "hose", value={"type": "string"}), append("Water", "required", value="hose")
        ),
        "property-added",
        "/$defs/WaterCommand",
        both(
            put(*OWN_WATER, "hose", value={"type": "string"}),
            append("$defs", "WaterCommand", "required", value="hose"),
        ),
    ),
    (
        "a property that is gone",
        drop("Schedule", "properties", "until"),
        "property-removed",
        "/$defs/ScheduleCommand/properties/until",
        drop("$defs", "ScheduleCommand", "properties", "until"),
    ),
    (
        "a property that is gone with its definition",
        drop("Schedule", "properties", "pause"),
        "property-removed",
        "/$defs/ScheduleCommand/properties/pause",
        both(drop("$defs", "ScheduleCommand", "properties", "pause"), drop("$defs", "Pause")),
    ),
    (
        "a value",
        append("Lamp", "oneOf", 0, "enum", value="odd"),
        "value-added",
        "/$defs/LightCommand/properties/lamp/anyOf/0",
        append("$defs", "LightCommand", "properties", "lamp", "anyOf", 0, "enum", value="odd"),
    ),
    (
        "a value that is gone",
        remove("Lamp", "oneOf", 0, "enum", value="none"),
        "value-removed",
        "/$defs/LightCommand/properties/lamp/anyOf/0",
        remove("$defs", "LightCommand", "properties", "lamp", "anyOf", 0, "enum", value="none"),
    ),
    (
        "an event",
        both(
            put("Feed", value=FEED),
            append(NAME, "anyOf", value={"$ref": "#/components/schemas/Feed"}),
        ),
        "branch-added",
        "",
        both(append("oneOf", value={"$ref": "#/$defs/Feed"}), put("$defs", "Feed", value=FEED)),
    ),
    (
        "an event that is gone",
        drop(NAME, "anyOf", 0),
        "branch-removed",
        "/$defs/WaterCommand",
        both(
            remove("oneOf", value={"$ref": "#/$defs/WaterCommand"}), drop("$defs", "WaterCommand")
        ),
    ),
    (
        "a limit",
        put(*WATER, "litres", "minimum", value=1),
        "limit",
        "/$defs/WaterCommand/properties/litres",
        put(*OWN_WATER, "litres", "minimum", value=1),
    ),
    (
        "a limit of a definition of its own",
        put("Bed", "anyOf", 0, "properties", "name", "maxLength", value=30),
        "limit",
        "/$defs/BedName",
        put("$defs", "BedName", "maxLength", value=30),
    ),
    (
        "a requirement",
        append("Light", "required", value="lamp"),
        "required-added",
        "/$defs/LightCommand",
        append("$defs", "LightCommand", "required", value="lamp"),
    ),
    (
        "a requirement that is gone",
        remove("Water", "required", value="bed"),
        "required-removed",
        "/$defs/WaterCommand",
        remove("$defs", "WaterCommand", "required", value="bed"),
    ),
    (
        "null",
        put(*WATER, "litres", "type", value=["number", "null"]),
        "null-added",
        "/$defs/WaterCommand/properties/litres",
        put(*OWN_WATER, "litres", "type", value=["number", "null"]),
    ),
    (
        "null that is gone",
        put("Schedule", "properties", "until", "type", value="string"),
        "null-removed",
        "/$defs/ScheduleCommand/properties/until",
        put("$defs", "ScheduleCommand", "properties", "until", "type", value="string"),
    ),
    (
        "a type",
        put("Schedule", "properties", "until", value={"type": "integer"}),
        "type",
        "/$defs/ScheduleCommand/properties/until",
        put("$defs", "ScheduleCommand", "properties", "until", value={"type": "integer"}),
    ),
    (
        "a default",
        put("Light", "properties", "colour", "default", value="cold"),
        "default",
        "/$defs/LightCommand/properties/colour",
        put("$defs", "LightCommand", "properties", "colour", "default", value="cold"),
    ),
    (
        "a deprecation",
        put("Schedule", "properties", "until", "deprecated", value=True),
        "annotation",
        "/$defs/ScheduleCommand/properties/until",
        put("$defs", "ScheduleCommand", "properties", "until", "deprecated", value=True),
    ),
]


def test_differences_on_purpose_are_silent() -> None:
    assert differences(upstream(), read("greenhouse.canonical.json")) == []


@pytest.mark.parametrize(
    ("change", "rule", "pointer", "expected"),
    [case[1:] for case in CHANGES],
    ids=[case[0].replace(" ", "-") for case in CHANGES],
)
def test_a_change_of_upstream_is_told_and_taken_over(
    change: Change, rule: str, pointer: str, expected: Change
) -> None:
    """In its place and nowhere else; all else stays as it is."""
    schema = read("greenhouse.canonical.json")
    imported = import_schema(upstream(change), NAME)
    comparison = compare(schema, imported)
    told = {(one.rule, one.pointer) for one in comparison.differences}
    assert (rule, pointer) in told
    wanted = read("greenhouse.canonical.json")
    expected(wanted)
    result = updated(schema, imported, comparison).schema
    assert result == wanted
    assert compare(result, imported).differences == ()
    assert schema == read("greenhouse.canonical.json")


def test_what_upstream_brings_refers_to_the_definitions_of_the_schema() -> None:
    """By what they are, whatever upstream calls them; and a name that is taken is numbered."""
    clashing = {"type": "object", "properties": {"for": {"$ref": "#/components/schemas/Bed"}}}
    document = upstream(
        put("Timer", value=clashing),
        put(*WATER, "then", value={"$ref": "#/components/schemas/Timer"}),
    )
    schema = read("greenhouse.canonical.json")
    imported = import_schema(document, NAME)
    result = updated(schema, imported, compare(schema, imported)).schema
    assert result["$defs"]["WaterCommand"]["properties"]["then"] == {"$ref": "#/$defs/Timer2"}
    assert result["$defs"]["Timer2"]["properties"]["for"] == {
        "anyOf": [{"$ref": "#/$defs/GardenBed"}, {"type": "null"}]
    }
    assert result["$defs"]["Timer"] == schema["$defs"]["Timer"]


def test_order_and_place_are_kept() -> None:
    document = upstream(
        put(
            *WATER,
            value={
                "type": {"const": "water"},
                "hose": {"type": "string"},
                **read("greenhouse.openapi.json")["components"]["schemas"]["Water"]["properties"],
            },
        )
    )
    schema = read("greenhouse.canonical.json")
    imported = import_schema(document, NAME)
    result = updated(schema, imported, compare(schema, imported)).schema
    assert list(result["$defs"]["WaterCommand"]["properties"]) == ["bed", "type", "hose", "litres"]
    assert list(result["$defs"]) == list(schema["$defs"])


@pytest.mark.parametrize(
    ("comment", "change", "silent"),
    [
        ("Upstream has no `maximum`.", put(*WATER, "litres", "description", value="!"), True),
        ("Upstream has no limit.", put(*WATER, "litres", "description", value="!"), False),
        ("Upstream has no `maximum`.", put(*WATER, "litres", "maximum", value=60), False),
        (
            "Upstream's `maximum: 60` is for big pumps.",
            put(*WATER, "litres", "maximum", value=60),
            True,
        ),
        (
            "Upstream's `maximum: 60` is for big pumps.",
            put(*WATER, "litres", "maximum", value=61),
            False,
        ),
        ("Upstream has no `maximum`.", put(*WATER, "litres", "type", value="string"), False),
        (
            "Upstream has no `maximum` and lets it be `null`.",
            put(*WATER, "litres", "type", value=["number", "null"]),
            True,
        ),
        (
            "Upstream has no `maximum` and lets it be nothing.",
            put(*WATER, "litres", "type", value=["number", "null"]),
            False,
        ),
        ("Only here.", drop(*WATER, "litres"), False),
        ("Upstream leaves out `null`.", drop(*WATER, "litres"), False),
        ("Upstream leaves out `litres`.", drop(*WATER, "litres"), True),
    ],
)
def test_a_comment_covers_what_it_names(comment: str, change: Change, silent: bool) -> None:
    schema = read("greenhouse.canonical.json")
    at(*OWN_WATER, "litres")(schema)["$comment"] = comment
    assert (differences(upstream(change), schema) == []) is silent


def test_new_values_are_news_even_where_a_comment_closes_the_list() -> None:
    schema = read("greenhouse.canonical.json")
    colours = ("Light", "properties", "colour", "anyOf", 1, "enum")
    news = differences(upstream(append(*colours, value="violet")), schema)
    assert news == [("value-added", "/$defs/Colour")]
    assert differences(upstream(append(*colours, value="ultraviolet")), schema) == []


def test_one_loose_object_of_upstream_may_be_several_strict_ones() -> None:
    part = {
        "type": "object",
        "properties": {
            "type": {"type": "string", "enum": ["text", "image"]},
            "text": {"type": "string"},
            "url": {"type": "string"},
        },
    }
    message = {"type": "object", "properties": {"parts": {"type": "array", "items": part}}}
    document = {"openapi": "3.1.0", "components": {"schemas": {"Message": message}}}

    def strict(tag: str, member: str) -> Json:
        properties = {"type": {"const": tag}, member: {"type": "string"}}
        return {"type": "object", "properties": properties, "required": ["type", member]}

    schema = {
        "type": "object",
        "properties": {"parts": {"type": "array", "items": {"$ref": "#/$defs/Part"}}},
        "$defs": {
            "Part": {
                "oneOf": [{"$ref": "#/$defs/Text"}, {"$ref": "#/$defs/Image"}],
                "$comment": "Each kind needs its `type`, and `text` or `url`.",
            },
            "Text": strict("text", "text"),
            "Image": strict("image", "url"),
        },
    }
    assert compare(schema, import_schema(document, "Message")).differences == ()
    part["properties"]["type"]["enum"].append("sound")
    part["properties"]["length"] = {"type": "integer"}
    part["properties"]["url"]["maxLength"] = 99
    imported = import_schema(document, "Message")
    found = compare(schema, imported)
    assert {(one.rule, one.pointer, bool(one.edits)) for one in found.differences} == {
        ("branch-added", "/$defs/Text", False),
        ("property-added", "/$defs/Text", False),
        ("limit", "/$defs/Image/properties/url", True),
    }
    result = updated(schema, imported, found).schema
    assert result["$defs"]["Image"]["properties"]["url"] == {"type": "string", "maxLength": 99}
    assert result["$defs"]["Text"] == schema["$defs"]["Text"]


def test_an_update_to_any_other_document_says_what_that_document_says() -> None:
    """From one random union of events to another that drifted from it."""
    drifted = 0
    for seed in range(150):
        random = Random(seed)
        before = events(random)
        after = deepcopy(before)
        for _ in range(random.randint(1, 4)):
            drift(random, after)
        old, new = import_schema(before, "Event"), import_schema(after, "Event")
        assert compare(old.schema, old).differences == ()
        comparison = compare(old.schema, new)
        result = updated(old.schema, new, comparison).schema
        assert compare(result, new).differences == (), seed
        drifted += bool(comparison.differences)
        for _ in range(20):
            value = instance(random, new.schema, new.schema)
            accepted = Draft202012Validator(new.schema).is_valid(value)
            assert Draft202012Validator(result).is_valid(value) is accepted, (seed, value)
    assert drifted > 100


def events(random: Random) -> Json:
    tags = random.sample(["a", "b", "ab", "c"], 3)
    schemas = {f"Event{tag}": event(random, tag) for tag in tags}
    branches = [{"$ref": f"#/components/schemas/{name}"} for name in schemas]
    schemas |= {
        "Event": {"oneOf": branches},
        "Shared": {"type": "object", "properties": members(random)},
    }
    return {"openapi": "3.1.0", "components": {"schemas": schemas}}


def event(random: Random, tag: str) -> Json:
    properties = {"a": {"const": tag}, **members(random)}
    return {"type": "object", "properties": properties, "required": ["a"]}


def members(random: Random) -> Json:
    return {name: member(random) for name in random.sample(["b", "c", "ab"], random.randint(1, 3))}


def member(random: Random) -> Json:
    scalar = {"type": random.choice(["string", "integer", "boolean"])}
    return random.choice(
        [
            scalar,
            {"type": "string", "maxLength": random.randint(1, 3)},
            {"type": ["integer", "null"], "minimum": random.randint(0, 2)},
            {"enum": random.sample(["a", "b", "ab", "é"], 2)},
            {"type": "array", "items": scalar},
            {"$ref": "#/components/schemas/Shared"},
            {"anyOf": [{"$ref": "#/components/schemas/Shared"}, {"type": "null"}]},
            {"type": "object", "properties": {"c": scalar}},
            {"type": "object", "additionalProperties": scalar},
        ]
    )


def drift(random: Random, document: Json) -> None:
    """Change something at random."""
    schemas = document["components"]["schemas"]
    name = random.choice([name for name in schemas if name != "Event"])
    properties = schemas[name]["properties"]
    others = [one for one in properties if one != "a"]
    match random.randrange(5):
        case 0:
            properties[random.choice(["b", "c", "ab"])] = member(random)
        case 1 if len(others) > 1:
            gone = random.choice(others)
            del properties[gone]
            required = schemas[name].get("required", [])
            schemas[name]["required"] = [one for one in required if one != gone]
        case 2:
            schemas[name]["required"] = [
                *(["a"] if "a" in properties else []),
                random.choice(others),
            ]
        case 3 if "Eventnew" not in schemas:
            schemas["Eventnew"] = event(random, "new")
            schemas["Event"]["oneOf"].append({"$ref": "#/components/schemas/Eventnew"})
        case _:
            branches = schemas["Event"]["oneOf"]
            if len(branches) > 2:
                branches.pop(random.randrange(len(branches)))


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, ["import-openapi", *map(str, arguments), "--schema", NAME])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


@pytest.fixture
def garden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with `api.json`, and `own.json`, a canonical schema of it."""
    monkeypatch.chdir(tmp_path)
    Path("api.json").write_text(json.dumps(upstream()))
    Path("own.json").write_text((CASES / "greenhouse.canonical.json").read_text())
    return tmp_path


@pytest.mark.parametrize("indent", [None, 2, 4, "\t"])
@pytest.mark.parametrize("ending", ["", "\n"])
def test_an_unchanged_upstream_changes_not_a_byte(
    garden: Path, indent: int | str | None, ending: str
) -> None:
    text = json.dumps(read("greenhouse.canonical.json"), indent=indent) + ending
    Path("own.json").write_text(text)
    before = Path("own.json").stat().st_mtime_ns
    result = run("api.json", "--update", "own.json")
    assert (result.exit_code, result.stdout) == (0, "")
    assert Path("own.json").stat().st_mtime_ns == before
    assert run("api.json", "--update", "own.json", "--output", "copy.json").exit_code == 0
    assert Path("copy.json").read_text() == text
    Path("api.json").write_text(json.dumps(upstream(put(*WATER, "litres", "minimum", value=1))))
    assert run("api.json", "--update", "own.json").exit_code == 0
    wanted = read("greenhouse.canonical.json")
    litres = wanted["$defs"]["WaterCommand"]["properties"]["litres"]
    wanted["$defs"]["WaterCommand"]["properties"]["litres"] = {
        k: litres[k] for k in ("description", "type", "exclusiveMinimum", "maximum")
    } | {"minimum": 1, "$comment": litres["$comment"]}
    assert Path("own.json").read_text() == json.dumps(wanted, indent=indent) + ending


def test_a_file_laid_out_by_hand_stays_as_it_is_where_upstream_did_not_change(garden: Path) -> None:
    before = Path("own.json").read_bytes()
    assert run("api.json", "--update", "own.json").exit_code == 0
    assert Path("own.json").read_bytes() == before


def test_check_is_silent_until_upstream_changes(garden: Path) -> None:
    result = run("api.json", "--update", "own.json", "--check")
    assert (result.exit_code, result.output) == (0, "")
    Path("api.json").write_text(
        json.dumps(upstream(put(*WATER, "warm", value={"type": "boolean"})))
    )
    before = Path("own.json").read_bytes()
    result = run("api.json", "--update", "own.json", "--check")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "own.json:14: /$defs/WaterCommand: Upstream has the property `warm`; this schema does not"
        " (api.json#/components/schemas/Water/properties/warm) [property-added]"
    ]
    assert run("api.json", "--output", "own.json", "--check").stdout == result.stdout
    assert Path("own.json").read_bytes() == before
    found = json.loads(
        run("api.json", "--update", "own.json", "--check", "--format", "json").stdout
    )
    assert [(one["rule"], one["line"]) for one in found] == [("property-added", 14)]
    annotated = run("api.json", "--update", "own.json", "--check", "--format", "github").stdout
    assert annotated.startswith("::error file=own.json,line=14,title=property-added::")


def test_an_update_tells_what_it_took_over_and_what_was_repaired_there(garden: Path) -> None:
    brought = put(*WATER, "until", value={"type": "string", "nullable": True, "x-new": True})
    Path("api.json").write_text(json.dumps(upstream(brought)))
    result = run("api.json", "--update", "own.json")
    assert result.exit_code == 0
    at_it = "api.json#/components/schemas/Water/properties/until"
    assert [line.rpartition(" ")[2] for line in result.stdout.splitlines()] == ["[property-added]"]
    assert [line for line in result.stderr.splitlines() if line.startswith(at_it)] == [
        f"{at_it}/x-new: The vendor extension `x-new` is dropped [vendor-extension]",
        f"{at_it}/nullable: `nullable` is no keyword of JSON Schema; null is a type of its own"
        " [nullable]",
    ]
    assert result.stderr.splitlines()[-1].startswith("own.json: 1 difference settled, 0 left")
    assert run("api.json", "--update", "own.json", "--check").exit_code == 0


def test_the_configuration_ignores_with_a_reason(garden: Path) -> None:
    Path("api.json").write_text(
        json.dumps(upstream(put(*WATER, "warm", value={"type": "boolean"})))
    )
    meant = {"rule": "property-added", "pointer": "/$defs/WaterCommand", "reason": "cold is better"}
    for ignored, status in (
        (meant, 0),
        (meant | {"pointer": "/$defs/*"}, 0),
        (meant | {"pointer": "/components/schemas/Water/properties/warm"}, 0),
        (meant | {"module": "own"}, 0),
        (meant | {"module": "other"}, 1),
        (meant | {"rule": "property-removed"}, 1),
        (meant | {"pointer": "/$defs/Water"}, 1),
        (meant | {"rule": "property-ended"}, 2),
        (meant | {"reason": ""}, 2),
        (meant | {"pointer": "$defs/WaterCommand"}, 2),
    ):
        lines = [f"{key} = {json.dumps(value)}" for key, value in ignored.items()]
        modules = '[tool.eventschema.modules]\nown = "own.json"\nother = "other.json"\n'
        text = f"{modules}[[tool.eventschema.ignore]]\n" + "\n".join(lines)
        Path("pyproject.toml").write_text(text)
        assert run("api.json", "--update", "own.json", "--check").exit_code == status, ignored


def imported_of(document: str) -> tuple[Json, Json]:
    """Upstream's schemas, and how to compare a shipped schema with them."""
    file = UPSTREAM / document
    if not file.is_file():
        pytest.skip(f"{file} is not here: upstream's documents are not part of this project")
    schemas = json.loads(file.read_text())["schemas"]
    return schemas, {"openapi": "3.1.0", "components": {"schemas": schemas}}


@pytest.mark.parametrize(
    ("document", "module"),
    [("ga-2026-08-21.client-events.json", "ga"), ("beta-2025-04-29.client-events.json", "beta")],
)
def test_the_shipped_schemas_differ_from_the_real_documents_on_purpose_alone(
    document: str, module: str
) -> None:
    _, whole = imported_of(document)
    file = ROOT / "schema" / f"realtime_client_event.{module}.schema.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    assert compare(schema, import_schema(whole, "RealtimeClientEvent")).differences == ()


def test_what_the_real_document_changes_is_noticed() -> None:
    schemas, whole = imported_of("ga-2026-08-21.client-events.json")
    file = ROOT / "schema" / "realtime_client_event.ga.schema.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    schemas["VoiceIdsShared"]["anyOf"][1]["enum"].append("juniper")
    schemas["RealtimeSessionCreateRequestGA"]["properties"]["mood"] = {"type": "string"}
    schemas["RealtimeClientEvent"]["anyOf"].pop(0)
    cancel = schemas["RealtimeClientEventResponseCancel"]["properties"]
    cancel["response_id"]["maxLength"] = 64
    call = schemas["RealtimeConversationItemFunctionCall"]["properties"]
    call["call_id"]["maxLength"] = 64
    del call["status"]
    del schemas["RealtimeClientEventConversationItemDelete"]["properties"]["item_id"]
    found = compare(schema, import_schema(whole, "RealtimeClientEvent")).differences
    assert {(one.rule, one.pointer) for one in found} == {
        ("value-added", "/$defs/BuiltInVoice"),
        ("property-added", "/$defs/RealtimeSessionCreateRequest"),
        ("branch-removed", "/$defs/ConversationItemCreateEvent"),
        ("limit", "/$defs/ResponseCancelEvent/properties/response_id"),
        ("limit", "/$defs/RealtimeConversationItemFunctionCall/properties/call_id"),
        ("property-removed", "/$defs/RealtimeConversationItemFunctionCall/properties/status"),
        ("property-removed", "/$defs/ConversationItemDeleteEvent/properties/item_id"),
    }
