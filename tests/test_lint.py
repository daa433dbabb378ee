"""The rules of `eventschema check`: what each finds and where, and what it leaves alone."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner, Result

import eventschema
import random_schemas
from eventschema.cli import main
from eventschema.cli.configuration import find_project
from eventschema.errors import SchemaError
from eventschema.findings import Finding, Place
from eventschema.lint import RULES, lint
from eventschema.regex.backtracking import UnjudgedPatternError, attack
from eventschema.schema.documents import read_document
from eventschema.schema.pointers import segments_of, step
from eventschema.schema.registry import load

ROOT = Path(__file__).parents[1]
PROJECT = find_project(ROOT)
DRAFT_7 = "http://json-schema.org/draft-07/schema#"

Json = Any


def findings(schema: Json) -> list[Finding]:
    try:
        return list(lint(load(schema), "s.json"))
    except SchemaError as error:
        return [Finding("invalid-schema", "error", error.reason, (Place("s.json", error.pointer),))]


def found(rule: str, schema: Json) -> list[str]:
    """The pointers at which `rule` finds something."""
    assert rule in RULES
    return [finding.place.pointer for finding in findings(schema) if finding.rule == rule]


def message(rule: str, schema: Json) -> str:
    [finding] = [finding for finding in findings(schema) if finding.rule == rule]
    return f"{finding.message} ({finding.hint})" if finding.hint else finding.message


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def closed(*required: str, **properties: Json) -> dict[str, Json]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


# --- every rule --------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_a_rule_is_explained(rule: Any) -> None:
    assert re.fullmatch("[a-z]+(-[a-z]+)+", rule.id)
    for text in (rule.sentence, rule.reason):
        assert text[0].isupper()
        assert text.endswith(".")
    result = run("check", "--explain", rule.id)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{rule.id} ({rule.severity})\n\n{rule.sentence}\n")
    for schema in (rule.bad, rule.good):
        shown = json.dumps(schema, indent=2, ensure_ascii=False).replace("\n", "\n  ")
        assert schema is None or f"\n  {shown}\n" in result.stdout


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES.values() if rule.bad is not None], ids=lambda rule: rule.id
)
def test_a_rule_finds_its_bad_example_and_nothing_in_the_good_one(rule: Any) -> None:
    documentation = {"missing-description", "missing-example"}
    assert {f.rule for f in findings(rule.bad)} - documentation | {rule.id} == {rule.id}
    assert found(rule.id, rule.bad)
    assert not found(rule.id, rule.good)
    assert {f.rule for f in findings(rule.good)} <= documentation


def test_rules_are_listed() -> None:
    lines = run("check", "--rules").stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(RULES)


def test_an_unknown_rule_gets_the_closest_and_all() -> None:
    result = run("check", "--explain", "open-objects")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "did you mean 'open-object'?" in result.stderr
    assert all(rule in result.stderr for rule in RULES)


@pytest.mark.parametrize("module", PROJECT.modules)
def test_the_shipped_schemas_are_clean(module: str) -> None:
    file = PROJECT.modules[module].path
    ignored = [ignore for ignore in PROJECT.ignores if ignore.file in ("", str(file))]
    left = [
        finding
        for finding in lint(load(read_document(file)), str(file))
        if not any(ignore.covers(finding) for ignore in ignored)
    ]
    assert not left


# --- what each finds ---------------------------------------------------------------------------

TEXT = {"type": "string"}
SAY = closed("type", type={"const": "say"}, text=TEXT)
STOP = closed("type", type={"const": "stop"})

FOUND = [
    ("dangling-reference", {"$ref": "#/$defs/A"}, ["/$ref"]),
    ("dangling-reference", {"$ref": "https://example.test/a"}, ["/$ref"]),
    ("dangling-reference", {"not": {"$dynamicRef": "#nobody"}}, ["/not/$dynamicRef"]),
    ("dangling-reference", {"$defs": {"A": {"$ref": "#/B"}}}, ["/$defs/A/$ref"]),
    ("unused-definition", {"not": TEXT, "$defs": {"A": TEXT, "B": TEXT}}, ["/$defs/A", "/$defs/B"]),
    (
        "unused-definition",
        {
            "type": "object",
            "definitions": {"A": {"properties": {"a": {"$ref": "#/definitions/A"}}}},
        },
        [],
    ),
    (
        "unused-definition",
        {"not": {}, "definitions": {"A": {"properties": {"a": {"$ref": "#/definitions/A"}}}}},
        ["/definitions/A"],
    ),
    ("unknown-keyword", {"minLenght": 1, "x-minLenght": 1}, ["/minLenght"]),
    ("unknown-keyword", {"properties": {"a": {"nullable": True}}}, ["/properties/a/nullable"]),
    ("unknown-keyword", {"items": {"discriminator": {"a": 1}}}, ["/items/discriminator"]),
    ("unknown-keyword", {"$schema": DRAFT_7, "unevaluatedItems": False}, ["/unevaluatedItems"]),
    ("unknown-keyword", {"prefixItems": [{}], "additionalItems": False}, ["/additionalItems"]),
    ("ineffective-keyword", {"type": "array", "required": ["a"]}, ["/required"]),
    ("ineffective-keyword", {"type": ["string", "null"], "minimum": 1}, ["/minimum"]),
    ("ineffective-keyword", {"const": 1, "pattern": "a"}, ["/pattern"]),
    ("ineffective-keyword", {"type": "integer", "format": "date"}, ["/format"]),
    ("ineffective-keyword", {"then": False}, ["/then"]),
    ("ineffective-keyword", {"if": False}, ["/if"]),
    ("ineffective-keyword", {"minContains": 1}, ["/minContains"]),
    (
        "ineffective-keyword",
        {"additionalProperties": True, "unevaluatedProperties": False},
        ["/unevaluatedProperties"],
    ),
    (
        "ineffective-keyword",
        {"$schema": DRAFT_7, "properties": {"a": {"$ref": "#", "minLength": 1}}},
        ["/properties/a/minLength"],
    ),
    ("undeclared-required", closed("a", "b", a=TEXT), ["/required/1"]),
    ("undeclared-required", {"properties": {"ab": {}}, "required": ["ba"]}, ["/required/0"]),
    (
        "undeclared-required",
        {
            "allOf": [{"properties": {"a": {}}, "additionalProperties": False}],
            "properties": {"b": {}},
            "required": ["b"],
        },
        [],
    ),
    (
        "undeclared-required",
        {"allOf": [{"properties": {"b": {}}, "required": ["b"]}], "additionalProperties": False},
        ["/allOf/0/required/0"],
    ),
    ("invalid-example", {"items": {"type": "string", "examples": ["a", 1]}}, ["/items/examples/1"]),
    ("invalid-example", closed(a=TEXT) | {"examples": [{"a": 1}]}, ["/examples/0/a"]),
    (
        "invalid-default",
        {"properties": {"a": {"const": 1, "default": 2}}},
        ["/properties/a/default"],
    ),
    ("excluded-value", {"type": "integer", "enum": [1, 1.0e1, 1.5]}, ["/enum/2"]),
    ("excluded-value", {"type": "string", "maxLength": 2, "const": "abc"}, ["/const"]),
    (
        "excluded-value",
        {"$ref": "#/$defs/A", "enum": ["a", 1], "$defs": {"A": TEXT}},
        ["/enum/1"],
    ),
    ("contradictory-limits", {"minimum": 2, "maximum": 1}, ["/minimum"]),
    ("contradictory-limits", {"minimum": 1, "exclusiveMaximum": 1}, ["/minimum"]),
    (
        "contradictory-limits",
        {"type": "integer", "exclusiveMinimum": 1, "exclusiveMaximum": 2},
        ["/exclusiveMinimum"],
    ),
    ("contradictory-limits", {"minItems": 2, "maxItems": 1}, ["/minItems"]),
    ("contradictory-limits", {"minProperties": 2, "maxProperties": 1}, ["/minProperties"]),
    (
        "contradictory-limits",
        {"contains": {}, "minContains": 2, "maxContains": 1},
        ["/minContains"],
    ),
    (
        "contradictory-limits",
        {"$ref": "#/$defs/A", "maxLength": 1, "$defs": {"A": {"minLength": 2}}},
        ["/maxLength"],
    ),
    (
        "contradictory-limits",
        {"items": {"allOf": [{"minLength": 2}, {"maxLength": 1}]}},
        ["/items"],
    ),
    ("impossible-branch", {"type": "string", "anyOf": [TEXT, {"type": "null"}]}, ["/anyOf/1"]),
    ("impossible-branch", {"oneOf": [TEXT, False]}, ["/oneOf/1"]),
    ("impossible-branch", {"oneOf": [closed("b", a=TEXT), TEXT]}, ["/oneOf/0"]),
    (
        "impossible-branch",
        {"properties": {"type": {"const": "say"}}, "oneOf": [SAY, STOP]},
        ["/oneOf/1"],
    ),
    ("duplicate-branch", {"anyOf": [TEXT, {"type": "null"}, TEXT]}, ["/anyOf/2"]),
    (
        "duplicate-branch",
        {
            "oneOf": [{"$ref": "#/$defs/A"}, {"$ref": "#/$defs/A", "title": "A"}],
            "$defs": {"A": SAY},
        },
        ["/oneOf/1"],
    ),
    (
        "duplicate-branch",
        {"oneOf": [{"$ref": "#/$defs/A"}, TEXT], "$defs": {"A": {**TEXT, "title": "A"}}},
        ["/oneOf/1"],
    ),
    ("ambiguous-union", {"oneOf": [TEXT, {"enum": ["a"]}]}, ["/oneOf"]),
    ("ambiguous-union", {"oneOf": [{"type": "integer"}, {"type": "number"}]}, ["/oneOf"]),
    ("ambiguous-union", {"anyOf": [closed(a=TEXT, b=TEXT), closed(a=TEXT)]}, ["/anyOf"]),
    (
        "optional-tag",
        {"oneOf": [SAY, {**STOP, "required": []}]},
        ["/oneOf/1"],
    ),
    ("open-object", {"oneOf": [SAY, {"type": "object", "properties": {"a": TEXT}}]}, ["/oneOf/1"]),
    (
        "open-object",
        {
            "allOf": [{"$ref": "#/$defs/Base"}],
            "properties": {"b": {"properties": {"c": {}}}},
            "unevaluatedProperties": False,
            "$defs": {"Base": {"properties": {"a": TEXT}}},
        },
        ["/properties/b"],
    ),
    ("missing-description", {"description": "A.", "$defs": {"B": TEXT}}, ["/$defs/B"]),
    (
        "missing-description",
        {"description": "A.", "items": {"properties": {"b": TEXT}}},
        ["/items/properties/b"],
    ),
    ("missing-example", {"oneOf": [SAY, {**STOP, "examples": [{"type": "stop"}]}]}, ["/oneOf/0"]),
    ("invalid-pattern", {"patternProperties": {"(": {}}}, ["/patternProperties/("]),
    ("invalid-pattern", {"pattern": "(?i)a"}, ["/pattern"]),
    ("slow-pattern", {"propertyNames": {"pattern": "^(a|a)*$"}}, ["/propertyNames/pattern"]),
    ("slow-pattern", {"patternProperties": {"^(a+)+$": {}}}, ["/patternProperties/^(a+)+$"]),
    ("name-collision", closed(userId=TEXT, user_id=TEXT), ["/properties/userId"]),
    (
        "name-collision",
        closed(
            audio={"type": "string", "contentEncoding": "base64"}, audio_bytes={"type": "integer"}
        ),
        ["/properties/audio"],
    ),
    (
        "name-collision",
        {"$defs": {"chat-event": SAY, "ChatEvent": STOP}},
        ["/$defs/chat-event"],
    ),
    ("untyped-value", closed(a={"properties": {"b": TEXT}}), ["/properties/a"]),
    ("untyped-value", closed(a={"allOf": [{"minLength": 3}]}), ["/properties/a"]),
    (
        "untyped-value",
        closed(a={"not": TEXT}, b={"if": TEXT, "then": {"minLength": 2}}),
        ["/properties/a", "/properties/b"],
    ),
    ("untyped-value", closed(a={"anyOf": [{"minimum": 1}, TEXT]}), ["/properties/a/anyOf/0"]),
    (
        "untyped-value",
        closed(a={"type": "array", "items": {"minimum": 1}}),
        ["/properties/a/items"],
    ),
    (
        "untyped-value",
        {"type": "object", "additionalProperties": {"minLength": 1}},
        ["/additionalProperties"],
    ),
    ("invalid-schema", {"items": 3}, ["/items"]),
    ("invalid-schema", {"allOf": [{"$ref": "#"}]}, ["/allOf/0/$ref"]),
]

LEFT_ALONE = [
    ("dangling-reference", {"$ref": DRAFT_7}),
    ("dangling-reference", {"$defs": {"A": {"$anchor": "a"}}, "$ref": "#a"}),
    ("unused-definition", {"$defs": {"A": TEXT}}),
    ("unused-definition", {"$ref": "#/$defs/A/items", "$defs": {"A": {"items": TEXT}}}),
    (
        "unused-definition",
        {"$dynamicRef": "#a", "$defs": {"A": {"$dynamicAnchor": "a", "type": "string"}}},
    ),
    (
        "unknown-keyword",
        {"$schema": DRAFT_7, "definitions": {"A": {"$comment": "", "examples": []}}},
    ),
    ("unknown-keyword", {"$schema": "http://json-schema.org/draft-04/schema#", "id": "urn:a"}),
    ("unknown-keyword", {"properties": {"nullable": TEXT}, "default": {"properites": 1}}),
    ("ineffective-keyword", {"type": ["integer", "string"], "minLength": 1}),
    ("ineffective-keyword", {"minLength": 1, "minimum": 1}),
    ("ineffective-keyword", {"type": "integer", "format": "int32"}),
    ("ineffective-keyword", {"if": {}, "else": False}),
    (
        "ineffective-keyword",
        {"$schema": DRAFT_7, "$ref": "#/definitions/A", "definitions": {"A": {}}},
    ),
    ("undeclared-required", {"required": ["a"]}),
    ("undeclared-required", {"properties": {"a": {}, "b": {}}, "anyOf": [{"required": ["a"]}]}),
    (
        "undeclared-required",
        {"properties": {}, "patternProperties": {"^x": {}}, "required": ["xy"], **SAY},
    ),
    (
        "undeclared-required",
        {"properties": {"a": {}}, "additionalProperties": TEXT, "required": ["b"]},
    ),
    ("undeclared-required", {"allOf": [{"properties": {"a": {}}}], "required": ["a"]}),
    ("excluded-value", {"type": "number", "enum": [1, 2.0, 1.5]}),
    ("contradictory-limits", {"type": "integer", "minimum": 0.5, "maximum": 1.5}),
    ("contradictory-limits", {"properties": {"a": {"minimum": 2}}, "maximum": 1}),
    ("contradictory-limits", {"anyOf": [{"minimum": 2}, {"minimum": 0}], "maximum": 1}),
    ("impossible-branch", {"oneOf": [SAY, STOP, {"type": "null"}]}),
    ("duplicate-branch", {"anyOf": [{"const": 1}, {"const": True}]}),
    ("ambiguous-union", {"anyOf": [TEXT, {"enum": ["a"]}]}),
    ("ambiguous-union", {"oneOf": [{"const": "a"}, {"enum": ["b", "c"]}]}),
    ("ambiguous-union", {"oneOf": [closed("a", a=TEXT), closed("b", b=TEXT)]}),
    ("optional-tag", {"oneOf": [closed("a", a=TEXT), closed("b", b=TEXT)]}),
    ("open-object", {"oneOf": [{"properties": {"a": TEXT}}, {"properties": {"b": TEXT}}]}),
    ("open-object", {"oneOf": [SAY, {"type": "object"}]}),
    ("open-object", {"properties": {"a": SAY}, "additionalProperties": TEXT}),
    (
        "missing-description",
        {"description": "A.", "$ref": "#/$defs/B", "$defs": {"B": {"description": "B."}}},
    ),
    (
        "missing-description",
        {"description": "A.", "properties": {"a": {"$ref": "#"}, "b": False}},
    ),
    ("missing-example", {"type": "array", "items": SAY}),
    ("invalid-pattern", {"pattern": r"^[\w-.]+\-\p{L}$"}),
    ("name-collision", closed(**{"class": TEXT, "userId": TEXT, "Content-Type": TEXT})),
    ("untyped-value", {"properties": {"a": True, "b": {}}, "type": "object"}),
    ("untyped-value", closed(a={"if": TEXT}, b={"minLength": 1, "enum": ["a"]})),
]


@pytest.mark.parametrize(("rule", "schema", "pointers"), FOUND)
def test_found(rule: str, schema: Json, pointers: list[str]) -> None:
    assert found(rule, schema) == pointers


@pytest.mark.parametrize(("rule", "schema"), LEFT_ALONE)
def test_left_alone(rule: str, schema: Json) -> None:
    assert found(rule, schema) == []


@pytest.mark.parametrize(
    ("rule", "schema", "expected"),
    [
        ("unknown-keyword", {"properites": {}}, "did you mean 'properties'?"),
        ("unknown-keyword", {"nullable": True}, "add null to `type`"),
        ("dangling-reference", {"$ref": "#/$defs/Peng", "$defs": {"Ping": {}}}, "'#/$defs/Ping'"),
        ("undeclared-required", closed("txet", text=TEXT), "did you mean 'text'?"),
        ("slow-pattern", {"pattern": "^(a|a)*$"}, "10 times 'a"),
        ("untyped-value", {"items": {"items": TEXT}, "type": "array"}, "add 'type': 'array'"),
    ],
)
def test_what_to_do(rule: str, schema: Json, expected: str) -> None:
    assert expected in message(rule, schema)


def test_what_cannot_be_honoured_is_told_once() -> None:
    schema = {"properties": {"a": {"pattern": "("}, "b": {"$ref": "#/nowhere"}}}
    assert [f.rule for f in findings(schema)] == ["dangling-reference", "invalid-pattern"]


# --- patterns ----------------------------------------------------------------------------------

EXPONENTIAL = [
    "^(a+)+$",
    "(a*)*$",
    "^(a|aa)+$",
    "^(a|b|ab)*c",
    r"^(\w+\s?)*$",
    "(x+x+)+y",
    "^(?=(a+)+$)b",
    "^(([a-z])+.)+[A-Z]([a-z])+$",
    "^(0*1*)*2",
    r"^([a-zA-Z0-9])(([\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}[a-z]{2,3}$",
    "^(a|aa){20}$",
    r"^(a+)+\1$",
    r"^(?:(a|b)\1?)*$",
    r"^(?<quote>['\"])(?:\k<quote>|.)*\k<quote>$",
    r"^(?:(x)|\1?y|y)*$",
]
UNJUDGED = [
    r"^(?:([ab])(?!\1)\1?)*$",
    "(a)" + "".join(rf"(\{n}\{n})" for n in range(1, 16)) + r"\16",
]
HARMLESS = [
    r"^(['\"])[^'\"]*\1$",
    r"^(\w+) \1$",
    r"(\2a)(\1b)",
    r"^(a\1)+$",
    "^a+$",
    "(a+)+",
    "(a|a)*",
    "^(a?)*b$",
    "^[a-z0-9]+(?:-[a-z0-9]+)*$",
    r"^(\d+(\.\d+)?,)*$",
    "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
    r"^\s*a*a*$",
    "^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$",
    "^(?!.*--)[a-z-]+$",
]


@pytest.mark.parametrize("pattern", EXPONENTIAL)
def test_ten_turns_of_an_attack_take_a_thousand_steps(pattern: str) -> None:
    attacked = attack(pattern)
    assert attacked is not None
    assert attacked.steps > 2**10
    assert len(attacked.text(10)) < 50


@pytest.mark.parametrize("pattern", UNJUDGED)
def test_what_cannot_be_judged_is_said(pattern: str) -> None:
    with pytest.raises(UnjudgedPatternError):
        attack(pattern)
    assert "it cannot be told" in message("slow-pattern", {"pattern": pattern})


@pytest.mark.parametrize("pattern", HARMLESS)
def test_a_pattern_without_attack(pattern: str) -> None:
    assert attack(pattern) is None


# --- any schema --------------------------------------------------------------------------------


def exists(schema: Json, pointer: str) -> bool:
    for segment in segments_of(pointer):
        try:
            schema = step(schema, segment)
        except LookupError:
            return False
    return True


def test_random_schemas_are_linted_and_every_finding_has_a_place() -> None:
    for seed in range(150):
        schema = random_schemas.schema(Random(seed))
        before = json.dumps(schema)
        for finding in findings(schema):
            assert finding.rule in RULES, seed
            assert exists(schema, finding.place.pointer), (seed, finding)
        assert json.dumps(schema) == before


def branch_alone(schema: Json, pointer: str) -> Json:
    """The schema with one branch of its union left."""
    keyword, index = segments_of(pointer)
    return {**schema, keyword: [schema[keyword][int(index)]]}


def unions() -> Iterator[tuple[int, Json]]:
    for seed in range(150):
        r = Random(seed)
        schema = {**random_schemas.combined(r, 1), **random_schemas.tagged_union(r, 1)}
        if "$ref" not in schema and "$dynamicRef" not in json.dumps(schema):
            text = json.dumps({"$dynamicAnchor": "node", **schema})
            definitions = {name: {} for name in random_schemas.DEFINITIONS}
            yield seed, {**json.loads(text), "$defs": definitions}


def test_impossible_branches_accept_nothing() -> None:
    judged = 0
    for seed, schema in unions():
        for pointer in found("impossible-branch", schema):
            if len(segments_of(pointer)) == 2:
                alone = branch_alone(schema, pointer)
                accepts = eventschema.compile(alone).is_valid
                r = Random(seed)
                instances = (random_schemas.instance(r, alone, alone) for _ in range(30))
                assert not any(map(accepts, instances)), (seed, pointer)
                judged += 1
    assert judged >= 10


# --- ignoring ----------------------------------------------------------------------------------

NAMELESS = {"description": "A.", "type": "object", "properties": {"a": TEXT, "b": TEXT}}
CONFIGURATION = """\
[tool.eventschema]
package = "acme"
[tool.eventschema.modules]
one = "one.json"
two = "two.json"
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory whose two schemas lack an example and four descriptions."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pyproject.toml").write_text(CONFIGURATION)
    for name in ("one", "two"):
        (tmp_path / f"{name}.json").write_text(json.dumps(NAMELESS))
    return tmp_path


def ignore(project: Path, rule: str, pointer: str, module: str = "", reason: str = "meant") -> None:
    entry = {"rule": rule, "pointer": pointer, "reason": reason}
    entry |= {"module": module} if module else {}
    lines = "".join(f"{key} = {json.dumps(value)}\n" for key, value in entry.items())
    with (project / "pyproject.toml").open("a") as file:
        file.write(f"[[tool.eventschema.ignore]]\n{lines}")


def places() -> list[tuple[str, str, str]]:
    result = run("check", "--format", "json")
    reported = json.loads(result.stdout)
    assert result.exit_code == (1 if reported else 0)
    return [(one["rule"], one["file"], one["pointer"]) for one in reported]


def test_warnings_fail_a_check(project: Path) -> None:
    assert places() == [
        (rule, f"{name}.json", pointer)
        for name in ("one", "two")
        for rule, pointer in (
            ("missing-description", "/properties/a"),
            ("missing-description", "/properties/b"),
            ("missing-example", ""),
        )
    ]


def test_a_finding_is_ignored_by_rule_and_pointer(project: Path) -> None:
    ignore(project, "missing-example", "")
    ignore(project, "missing-description", "/properties/a", "one")
    assert places() == [
        ("missing-description", "one.json", "/properties/b"),
        ("missing-description", "two.json", "/properties/a"),
        ("missing-description", "two.json", "/properties/b"),
    ]


def test_a_star_ignores_all_below(project: Path) -> None:
    ignore(project, "missing-description", "/properties/*")
    ignore(project, "missing-example", "", "one")
    assert places() == [("missing-example", "two.json", "")]


def test_an_ignore_that_ignores_nothing_is_found(project: Path) -> None:
    ignore(project, "missing-description", "/*")
    ignore(project, "missing-example", "")
    ignore(project, "open-object", "/properties/a", "two")
    assert places() == [("unused-ignore", "pyproject.toml", "")]
    assert "open-object is ignored in two.json, /properties/a" in run("check").stdout


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ('rule = "open-object"\npointer = ""', "the key 'reason' is missing"),
        ('rule = "open-object"\npointer = ""\nreason = " "', "must be a text that is not empty"),
        ('rule = "open-objet"\npointer = ""\nreason = "a"', "did you mean 'open-object'?"),
        ('rule = "open-object"\npointer = "a"\nreason = "a"', "'a' is no JSON Pointer"),
        ('rule = "open-object"\npointer = ""\nreason = "a"\nmodule = "on"', "did you mean 'one'?"),
        ('rule = "open-object"\nplace = ""', "the key 'place' is not known"),
    ],
)
def test_a_mistake_in_the_configuration(project: Path, entry: str, expected: str) -> None:
    with (project / "pyproject.toml").open("a") as file:
        file.write(f"[[tool.eventschema.ignore]]\n{entry}\n")
    result = run("check")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("eventschema: pyproject.toml#/tool/eventschema/ignore/0")
    assert expected in result.stderr
