"""Names of schemas and names that generated code has for itself never meet."""

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import pytest

from eventschema.errors import SchemaError
from eventschema.model import parsed
from eventschema.schema.pointers import pointer
from eventschema.schema.registry import load
from eventschema.targets.python.package import PackagedModule, package_files
from eventschema.targets.validators.frame import OWN
from laws import assert_round_trip
from mean_names import MEAN, clashes, local
from packages import imported
from random_schemas import NAMES, schema

AT_ONCE = 30
CHUNKS = [MEAN[at : at + AT_ONCE] for at in range(0, len(MEAN), AT_ONCE)]
TEXTS = {"type": "array", "items": {"type": "string", "maxLength": 2, "pattern": "^[a-z]*$"}}
DATES = {"format": "date", "contentEncoding": "base64", "type": "string"}
FILES = ("codecs", "models", "validators")
PRINTED = ("_is_", "_explain_", "_mark_", "_read_")


def members_named(names: Sequence[str]) -> Any:
    """An object with members of these names, each checked in several ways."""
    kinds = (TEXTS, {"type": "integer"}, {"type": "object", "properties": {"re": TEXTS}}, DATES)
    return {
        "title": "Root",
        "type": "object",
        "properties": {name: kinds[at % len(kinds)] for at, name in enumerate(names)},
        "required": list(names[::2]),
        "additionalProperties": False,
    }


def union_named(names: Sequence[str]) -> Any:
    """A union of definitions with these names, told apart by tags of these names."""
    arms = {
        name: {
            "type": "object",
            "properties": {"type": {"const": name}, "inner": {"type": "object", "properties": {}}},
            "required": ["type"],
        }
        for name in names
    }
    return {
        "title": "Root",
        "oneOf": [{"$ref": f"#{pointer('$defs', name)}"} for name in names],
        "$defs": arms,
    }


def texts(module: ModuleType) -> Iterator[str]:
    assert module.__file__ is not None
    for file in FILES:
        yield Path(module.__file__).with_name(f"{file}.py").read_text("utf-8")


@pytest.mark.parametrize("chunk", range(len(CHUNKS)))
def test_members_of_any_name(chunk: int) -> None:
    names = CHUNKS[chunk]
    module = imported(members_named(names), f"members_{chunk}")
    assert [clash for text in texts(module) for clash in clashes(text)] == []
    values = (["ab"], 1, {"re": ["a"]}, "")
    instance = {name: values[at % len(values)] for at, name in enumerate(names)}
    assert_round_trip(module, instance)
    assert_round_trip(module, {name: instance[name] for name in names[::2]})
    wrong = {name: (["abc"], 0.5, {"re": 1}, 1)[at % 4] for at, name in enumerate(names)}
    assert [each.path[0] for each in module.iter_errors(wrong)] == list(names)
    assert not module.is_valid(wrong)


@pytest.mark.parametrize("chunk", range(len(CHUNKS)))
def test_definitions_and_tags_of_any_name(chunk: int) -> None:
    names = CHUNKS[chunk]
    module = imported(union_named(names), f"union_{chunk}")
    assert [clash for text in texts(module) for clash in clashes(text)] == []
    parsed = [assert_round_trip(module, {"type": name, "inner": {}}) for name in names]
    assert len({type(each) for each in parsed}) == len(names)


@pytest.mark.parametrize("first", range(0, 120, 40))
def test_variables_that_functions_have_for_themselves_are_known(first: int) -> None:
    """No member's variable is called like one of these, so none may be missing."""
    members = {*NAMES, "member"}
    for seed in range(first, first + 40):
        root = load(schema(Random(seed)))
        try:
            source = PackagedModule.of("", root, parsed(root, "events"))
        except SchemaError:
            continue
        for path, text in package_files([source], "events").items():
            if Path(path).stem in {"codecs", "validators"}:
                variables = {re.sub(r"(_\d+)?_?$", "", name) for name in variables_in(text)}
                assert variables - members <= OWN


def variables_in(text: str) -> Iterator[str]:
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith(PRINTED):
            yield from local(node)
