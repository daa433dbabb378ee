"""The conformance vectors: every verdict is right, and nothing that a schema says is left out."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import PurePosixPath
from random import Random
from typing import Any

import jsonschema_rs
import pytest
from jsonschema import ValidationError

import eventschema
import random_schemas
from eventschema.build import build, build_distribution
from eventschema.schema.pointers import pointer
from laws import assert_agreement, assert_round_trip, judge_of
from packages import GENERATIONS, module_of, schema_of

LARGEST = 1_000_000
SCHEMAS = 300
SHARES = 6

of_every_generation = pytest.mark.parametrize("generation", GENERATIONS)


@cache
def files() -> Mapping[str, str]:
    """What is written for the shipped schemas, by path below `vectors`."""
    shipped = {generation: schema_of(generation) for generation in GENERATIONS}
    return vectors_among(build_distribution(shipped, "realtime_events"))


def vectors_among(built: Mapping[str, str]) -> dict[str, str]:
    below = (path.partition("vectors/") for path in built if path.startswith("vectors/"))
    return {path: built[f"vectors/{path}"] for _, _, path in below}


def lines_of(text: str) -> list[Any]:
    return [json.loads(line) for line in text.splitlines()]


@cache
def lines(generation: str) -> list[Any]:
    return [
        line
        for path, text in files().items()
        if path.startswith(f"{generation}/")
        for line in lines_of(text)
    ]


def errors(error: ValidationError) -> Iterator[ValidationError]:
    """An error and all errors of branches that are behind it."""
    yield error
    for inner in error.context or ():
        yield from errors(inner)


@of_every_generation
def test_there_is_a_file_for_every_event(generation: str) -> None:
    types = {
        definition["properties"]["type"]["const"]
        for branch in schema_of(generation)["oneOf"]
        for definition in [schema_of(generation)["$defs"][branch["$ref"].rpartition("/")[2]]]
    }
    written = {PurePosixPath(path) for path in files() if path.startswith(f"{generation}/")}
    assert written == {PurePosixPath(generation, f"{name}.jsonl") for name in types}
    for path in written:
        (event_type,) = {
            line["instance"]["type"] for line in lines_of(files()[str(path)]) if line["valid"]
        }
        assert event_type == path.stem


@of_every_generation
def test_a_line_says_what_the_page_tells(generation: str) -> None:
    members = re.findall(r"^\| `(\w+)` \|", files()["README.md"], re.MULTILINE)
    for line in lines(generation):
        of_invalid = set() if line["valid"] else {"pointer", "keyword"}
        assert {*line} == {"valid", "shows", "instance", *of_invalid} <= {*members}


@of_every_generation
def test_the_judge_finds_the_violation_that_a_line_names(generation: str) -> None:
    """In the place of an object we may name the member that is wrong: its tag, or one too many."""
    judge = judge_of(schema_of(generation))
    for line in lines(generation):
        if not line["valid"]:
            found = {
                (pointer(*error.absolute_path), error.validator)
                for outer in judge.iter_errors(line["instance"])
                for error in errors(outer)
            }
            where, keyword = line["pointer"], line["keyword"]
            assert {(where, keyword), (where.rpartition("/")[0], keyword)} & found, line


@of_every_generation
def test_the_judge_and_the_generated_module_have_every_verdict(generation: str) -> None:
    module, judge = module_of(generation), judge_of(schema_of(generation))
    for line in lines(generation):
        assert assert_agreement(module, judge, line["instance"]) is line["valid"], line
        if line["valid"]:
            assert_round_trip(module, line["instance"])


@of_every_generation
def test_every_assertion_decides_a_verdict(generation: str) -> None:
    """Without any one of them, an instance has another verdict, or the page lists the gap."""
    schema = json.loads(json.dumps(schema_of(generation)))
    instances = [line["instance"] for line in lines(generation)]
    verdicts = [line["valid"] for line in lines(generation)]

    def is_noticed() -> bool:
        try:
            validator = jsonschema_rs.Draft202012Validator(schema)
        except jsonschema_rs.ValidationError:
            return True
        pairs = zip(instances, verdicts, strict=True)
        return any(validator.is_valid(instance) is not verdict for instance, verdict in pairs)

    unnoticed = {where for where in without_each_assertion(schema) if not is_noticed()}
    section = files()["README.md"].partition(f"## `{generation}`")[2].partition("\n## ")[0]
    gaps = set(re.findall(r"^- `(.+?)`", section, re.MULTILINE))
    assert unnoticed == gaps | IMPLIED[generation]


IMPLIED = {
    "ga": frozenset[str](),
    "beta": frozenset({"/$defs/Modalities/minItems", "/$defs/Modalities/maxItems"}),
}
"""What follows from others: at least one item since one is asked for, two of two at most."""

ASSERTIONS = {
    *("$ref", "additionalProperties", "allOf", "anyOf", "const", "contains", "enum", "items"),
    *("maxItems", "maxLength", "maxProperties", "maximum", "minItems", "minLength", "minimum"),
    *("oneOf", "pattern", "propertyNames", "required", "type", "uniqueItems"),
}
"""Those that the shipped schemas use."""


def without_each_assertion(schema: Any) -> Iterator[str]:
    """The JSON Pointer of each assertion, while `schema` is without it."""
    for where, inner in list(subschemas(schema, "")):
        for keyword in ASSERTIONS & inner.keys():
            if inner[keyword] is not True:
                kept = dict(inner)
                del inner[keyword]
                yield where + pointer(keyword)
                inner.clear()
                inner.update(kept)


def subschemas(schema: Any, where: str) -> Iterator[tuple[str, Any]]:
    match schema:
        case dict():
            if where:
                yield where, schema
            for keyword, value in schema.items():
                if keyword in ("$defs", "properties"):
                    for name, inner in value.items():
                        yield from subschemas(inner, where + pointer(keyword, name))
                elif keyword in ("oneOf", "anyOf"):
                    for index, inner in enumerate(value):
                        yield from subschemas(inner, where + pointer(keyword, index))
                elif keyword in ("items", "additionalProperties", "contains", "propertyNames"):
                    yield from subschemas(value, where + pointer(keyword))
        case _:
            return


def test_a_change_touches_only_its_lines() -> None:
    schema = json.loads(json.dumps(schema_of("ga")))
    schema["$defs"]["RealtimeAudioConfigOutput"]["properties"]["speed"]["maximum"] = 2
    before = {
        line
        for path, text in files().items()
        if path.startswith("ga/")
        for line in text.splitlines()
    }
    after = {
        line
        for path, text in vectors_among(build(schema, package="ga")).items()
        if path != "README.md"
        for line in text.splitlines()
    }
    touched = [json.loads(line)["shows"] for line in before ^ after]
    assert sorted(touched) == [
        f"/session/audio/output/speed: {shown}"
        for shown in ("at maximum 1.5", "at maximum 2", "beyond maximum 1.5", "beyond maximum 2")
    ]


def test_no_instance_is_written_twice() -> None:
    for path, text in files().items():
        if path != "README.md":
            instances = [json.dumps(line["instance"]) for line in lines_of(text)]
            assert len(instances) == len(set(instances)), path


def test_all_files_together_are_small() -> None:
    assert sum(map(len, files().values())) < LARGEST


def test_the_page_counts_the_lines_of_every_file() -> None:
    row = re.compile(r"^\| `\S+` \| \[(.+)\]\(\1\) \| (\d+) \| (\d+) \|$", re.MULTILINE)
    counts = {
        path: (int(valid), int(invalid))
        for path, valid, invalid in row.findall(files()["README.md"])
    }
    for path, text in files().items():
        if path != "README.md":
            verdicts = [line["valid"] for line in lines_of(text)]
            assert counts.pop(path) == (verdicts.count(True), verdicts.count(False))
    assert not counts


@pytest.mark.parametrize("share", range(SHARES))
def test_vectors_of_any_schema_are_right(share: int) -> None:
    written = 0
    for seed in range(share, SCHEMAS, SHARES):
        schema = random_schemas.schema(Random(seed))
        try:
            built = build(schema, package="events")
        except eventschema.SchemaError:
            continue
        judge = judge_of(schema)
        for path, text in vectors_among(built).items():
            for line in lines_of(text) if path != "README.md" else ():
                with suppress(RecursionError):  # which `jsonschema` runs into on its own
                    assert judge.is_valid(line["instance"]) is line["valid"], (seed, line)
                    written += 1
    assert written > SCHEMAS / SHARES


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (["order.placed", "order.shipped"], ["order.placed", "order.shipped"]),
        (["../escape", "/root", "a\\b", "", ".hidden"], None),
        (["con", "NUL.txt", "com1"], None),
        (["Same", "same"], None),
        (["x" * 300, "\u202edrow", "line\nbreak"], None),
    ],
)
def test_files_have_names_that_every_system_takes(
    tags: list[str], expected: list[str] | None
) -> None:
    events = [
        {"type": "object", "properties": {"type": {"const": tag}}, "required": ["type"]}
        for tag in tags
    ]
    paths = [
        path for path in vectors_among(build({"oneOf": events}, package="e")) if path != "README.md"
    ]
    stems = [path.removesuffix(".jsonl") for path in paths]
    assert len({stem.lower() for stem in stems}) == len(tags)
    assert all(re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,120}", stem) for stem in stems)
    assert not any(re.match(r"(con|nul|com\d)(\.|$)", stem.lower()) for stem in stems)
    assert expected is None or stems == expected
