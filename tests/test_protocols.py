"""Schemas in the style of well-known protocols: what is generated from them keeps every promise.

The instances are the conformance vectors of each protocol, mutations of them, and what is drawn
from its model.
"""

import json
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given

from eventschema.build import build
from eventschema.model import parse
from eventschema.schema.registry import load
from instances import Drawing, drawing, mutations
from laws import assert_agreement, assert_round_trip, judge_of
from packages import imported

PROTOCOLS = Path(__file__).parent / "cases" / "protocols"
NAMES = sorted(path.name.removesuffix(".schema.json") for path in PROTOCOLS.iterdir())

DRAWN = 30
MUTANTS_PER_INSTANCE = 2

of_every_protocol = pytest.mark.parametrize("protocol", NAMES)


@cache
def schema_of(protocol: str) -> Any:
    return json.loads((PROTOCOLS / f"{protocol}.schema.json").read_text("utf-8"))


@cache
def module_of(protocol: str) -> ModuleType:
    return imported(schema_of(protocol), f"protocol_{protocol}")


@cache
def files_of(protocol: str) -> dict[str, str]:
    return build(schema_of(protocol), package=protocol)


@cache
def vectors_of(protocol: str) -> list[Any]:
    texts = (text for path, text in files_of(protocol).items() if path.endswith(".jsonl"))
    return [json.loads(line) for text in texts for line in text.splitlines()]


@of_every_protocol
def test_what_is_parsed_comes_back_as_it_was(protocol: str) -> None:
    module, schema = module_of(protocol), schema_of(protocol)
    for vector in vectors_of(protocol):
        if vector["valid"]:
            assert_round_trip(module, vector["instance"])
    model = parse(load(schema), protocol)

    @drawing(DRAWN)
    @given(Drawing(model).definition(model.root).filter(module.is_valid))
    def law(instance: Any) -> None:
        assert_round_trip(module, instance)

    law()


@of_every_protocol
def test_all_agree_on_instances_and_mutations_of_them(protocol: str) -> None:
    module, judge = module_of(protocol), judge_of(schema_of(protocol))
    verdicts, random = Counter[bool](), Random(0)
    for vector in vectors_of(protocol):
        instance = vector["instance"]
        assert assert_agreement(module, judge, instance) is vector["valid"]
        if vector["valid"]:
            for mutant in mutations(instance, parts(instance), random, MUTANTS_PER_INSTANCE):
                verdicts[assert_agreement(module, judge, mutant)] += 1
    assert min(verdicts[True], verdicts[False]) > 10


def test_linters_and_type_checkers_find_no_mistake(tmp_path: Path) -> None:
    for protocol in NAMES:
        for path, text in files_of(protocol).items():
            if path.endswith(".py"):
                file = tmp_path / path
                file.parent.mkdir(exist_ok=True)
                file.write_text(text, "utf-8")
    for command in (
        ["ruff", "check", "--isolated", "--select", "F", "."],
        ["mypy", "--strict", "."],
    ):
        run = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=tmp_path,
            check=False,
            capture_output=True,
            text=True,
        )
        assert run.returncode == 0, run.stdout


def parts(value: Any) -> list[Any]:
    """A value and all values inside of it."""
    match value:
        case dict():
            return [value, *(part for member in value.values() for part in parts(member))]
        case list():
            return [value, *(part for item in value for part in parts(item))]
        case _:
            return [value]
