"""Schemas in the style of well-known protocols: what is generated from them keeps every promise."""

import json
from collections import Counter
from functools import cache
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from eventschema.load import load
from eventschema.model import Module
from eventschema.parse import parse
from instances import Drawing, mutations
from laws import assert_agreement, assert_round_trip, judge_of
from packages import imported

PROTOCOLS = Path(__file__).parent / "cases" / "protocols"
NAMES = sorted(path.name.removesuffix(".schema.json") for path in PROTOCOLS.iterdir())

INSTANCES = 60
MUTANTS_PER_INSTANCE = 15

of_every_protocol = pytest.mark.parametrize("protocol", NAMES)
thorough = settings(
    max_examples=INSTANCES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@cache
def schema_of(protocol: str) -> Any:
    return json.loads((PROTOCOLS / f"{protocol}.schema.json").read_text("utf-8"))


@cache
def model_of(protocol: str) -> Module:
    return parse(load(schema_of(protocol)), protocol)


@cache
def module_of(protocol: str) -> ModuleType:
    return imported(schema_of(protocol), f"protocol_{protocol}")


@cache
def strategies(protocol: str) -> list[st.SearchStrategy[Any]]:
    """Instances of the root, and of every event."""
    model = model_of(protocol)
    judge = judge_of(schema_of(protocol))
    names = dict.fromkeys([*model.events, model.root])
    return [Drawing(model).definition(name).filter(judge.is_valid) for name in names]


@of_every_protocol
def test_what_is_parsed_comes_back_as_it_was(protocol: str) -> None:
    module = module_of(protocol)
    for strategy in strategies(protocol):

        @thorough
        @given(strategy)
        def law(instance: Any) -> None:
            assert_round_trip(module, instance)

        law()


@of_every_protocol
def test_all_agree_on_instances_and_mutations_of_them(protocol: str) -> None:
    module, judge = module_of(protocol), judge_of(schema_of(protocol))
    verdicts = Counter[bool]()
    for strategy in strategies(protocol):

        @thorough
        @given(strategy, strategy, st.integers(0, 2**32))
        def agreement(instance: Any, other: Any, seed: int) -> None:
            values = list(parts(other))
            for mutant in mutations(instance, values, Random(seed), MUTANTS_PER_INSTANCE):
                verdicts[assert_agreement(module, judge, mutant)] += 1

        agreement()
    assert min(verdicts[True], verdicts[False]) > 0


def parts(value: Any) -> list[Any]:
    """A value and all values inside of it."""
    match value:
        case dict():
            return [value, *(part for member in value.values() for part in parts(member))]
        case list():
            return [value, *(part for item in value for part in parts(item))]
        case _:
            return [value]
