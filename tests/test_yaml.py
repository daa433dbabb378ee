"""YAML, where a schema or an event is written in it."""

import gzip
import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from eventschema.cli import main
from eventschema.schema.documents import line_of

pytest.importorskip("yaml", reason="PyYAML is not installed: pip install eventschema[yaml]")

SCHEMA = """\
title: E
description: What may be sent.
type: object
properties:
  t: {const: a, description: The tag.}
  n: {$ref: 'number.json'}
  more: &more {type: array, items: {$ref: '#'}, description: What else.}
  most: *more
required: [t]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    Path("s.yaml").write_text(SCHEMA)
    Path("number.json").write_text('{"$ref": "limits.yml#small"}')
    Path("limits.yml").write_text(
        "\ufeff$defs:\n  Small:\n    $anchor: small\n    type: integer\n    maximum: 5\n"
        "    description: Few.\n",
        encoding="utf-8",
    )
    Path("e.jsonl").write_text('{"t": "a", "n": 6}\n')
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_a_schema_may_be_yaml_and_refer_to_json_and_back(folder: Path) -> None:
    result = run("validate", "--schema", "s.yaml", "e.jsonl")
    assert (result.exit_code, result.stdout) == (
        1,
        "e.jsonl:1: /n: expected a number of at most 5, got 6 [maximum]\n",
    )
    assert run("validate", "--schema", "limits.yml#/$defs/Small", "e.jsonl").exit_code == 1
    generate = ("generate", "--schema", "s.yaml", "--package", "a", "--output", "out")
    assert run(*generate).exit_code == 0
    assert run(*generate, "--check").exit_code == 0
    Path("limits.yml").write_text(Path("limits.yml").read_text().replace("5", "7"))
    assert run(*generate, "--check").exit_code == 1
    assert run("diff", "s.yaml", "s.yaml").exit_code == 0


def test_yaml_says_what_json_says(folder: Path) -> None:
    text = "enum: [no, 'yes', 2024-01-01, 010, 1.0, ~, On, 'a']\n"
    Path("words.yml").write_text(text)
    words = ["no", "yes", "2024-01-01", "010", 1.0, None, "On", "a"]
    Path("words.json").write_text(json.dumps({"enum": words}))
    found = run("diff", "words.yml", "words.json", "--direction", "both", "--strict")
    assert (found.exit_code, found.stdout) == (0, "")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: 1\nb: [", "s.yaml:3:1: is no YAML"),
        ("a:\n  !!python/object/apply:os.system [ls]", "s.yaml:2:3: the tag "),
        ("a: &a [*a]", "s.yaml:1:8: the alias 'a' stands inside of what it repeats"),
        ("a: 1\na: 2", "s.yaml:2:1: there are two members 'a' in one object"),
        ("--- 1\n--- 2", "there is more than one document"),
        ("maximum: 1e999", "s.yaml:1:10: a number is too large"),
        ("type: strin", "s.yaml#/type: 'strin' is not "),
    ],
)
def test_what_is_no_schema_is_told_with_its_place(folder: Path, text: str, told: str) -> None:
    Path("s.yaml").write_text(text)
    result = run("validate", "--schema", "s.yaml", "e.jsonl")
    assert result.exit_code == 2
    assert told in result.stderr


def test_findings_have_lines(folder: Path) -> None:
    lines = [line_of(SCHEMA, at, "s.yaml") for at in ("", "/properties/n/$ref", "/required/0")]
    assert lines == [1, 6, 9]
    assert line_of(SCHEMA, "/properties/most/items/$ref", "s.yml") == 8
    Path("s.yaml").write_text(SCHEMA.replace("The tag.", "''"))
    found = run("check", "--schema", "s.yaml").stdout
    assert "s.yaml:1: (root): warning: " in found
    assert "s.yaml:5: /properties/t: warning: " in found
    assert len(found.splitlines()) == 2


def test_without_its_library_it_says_what_to_install(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "yaml", None)
    Path("e.yaml").write_text("t: a")
    for schema, events in (("s.yaml", "e.jsonl"), ("number.json", "e.jsonl")):
        told = run("validate", "--schema", schema, events).stderr
        assert "is YAML, which needs PyYAML (install eventschema[yaml], or convert it" in told
    Path("any.json").write_text("{}")
    result = run("validate", "--schema", "any.json", "e.yaml")
    assert result.exit_code == 2
    assert result.stderr.startswith("eventschema: e.yaml: is YAML, which needs PyYAML")


EVENTS = """\
- t: a
  n: 6
- t: a
---
t: b
---
t: a
n: 1e3
"""
FOUND = """\
{0}:1: /n: expected a number of at most 5, got 6 [maximum]
{0}:5: /t: expected "a", got "b" [const]
{0}:7: /n: expected a number of at most 5, got 1000.0 [maximum]
"""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_events_may_be_yaml(folder: Path, jobs: str) -> None:
    Path("e.yml").write_text(EVENTS)
    Path("f.YAML.gz").write_bytes(gzip.compress(EVENTS.encode()))
    result = run("validate", "--schema", "s.yaml", "--jobs", jobs, "e.yml", "f.YAML.gz")
    assert result.stdout == FOUND.format("e.yml") + FOUND.format("f.YAML.gz")
    assert result.stderr == "8 events, 6 invalid, 6 violations\n"


def test_an_array_may_be_the_event(folder: Path) -> None:
    Path("s.yaml").write_text("type: array\nitems: {type: integer}")
    Path("e.yaml").write_text("[1, 2]\n---\n[a]\n")
    result = run("validate", "--schema", "s.yaml", "e.yaml")
    assert result.stdout == 'e.yaml:3: /0: expected an integer, got "a" [type]\n'


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"t: a\n---\nt: [\n", "e.yaml:4: (root): is no YAML"),
        (b"t: a\n---\nt: &t [*t]\n", "e.yaml:3: (root): the alias 't' stands inside of"),
        (b"t: a\n---\nt: \xff\n", "e.yaml:3: (root): is no UTF-8 text"),
        (b"t: a\n---\nt: a\nt: a\n", "e.yaml:4: (root): there are two members 't'"),
    ],
)
def test_a_broken_event_is_a_violation(folder: Path, data: bytes, told: str) -> None:
    Path("e.yaml").write_bytes(data)
    result = run("validate", "--schema", "s.yaml", "e.yaml")
    assert result.exit_code == 1
    assert result.stdout.startswith(told)


def test_a_file_of_nothing_has_no_event(folder: Path) -> None:
    Path("e.yaml").write_text("# nothing\n")
    assert run("validate", "--schema", "s.yaml", "e.yaml").stderr == "no events\n"
