"""The round trip law, and agreement on every verdict, for the shipped schemas."""

from collections import Counter
from functools import cache
from math import ceil
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import laws
from instances import Drawing, drawing, mutations
from packages import GENERATIONS, model_of, module_of, schema_of

INSTANCES = 100
"""How many instances of every event are drawn."""

MUTANTS = 20_000
"""How many mutations of instances are judged in each generation, at least."""

EVENTS = [(name, event) for name in GENERATIONS for event in model_of(name).events]
of_every_event = pytest.mark.parametrize(("generation", "event"), EVENTS)


@cache
def judge_of(generation: str) -> Any:
    return laws.judge_of(schema_of(generation))


def instances(generation: str, event: str) -> st.SearchStrategy[Any]:
    return Drawing(model_of(generation)).definition(event).filter(judge_of(generation).is_valid)


def examples(generation: str) -> list[Any]:
    definitions = schema_of(generation)["$defs"].values()
    return [example for definition in definitions for example in definition.get("examples", ())]


@of_every_event
def test_what_is_parsed_comes_back_as_it_was(generation: str, event: str) -> None:
    @drawing(INSTANCES)
    @given(instances(generation, event))
    def law(instance: Any) -> None:
        parsed = laws.assert_round_trip(module_of(generation), instance)
        assert type(parsed).__name__ == event

    law()


@of_every_event
def test_all_agree_on_instances_and_mutations_of_them(generation: str, event: str) -> None:
    share = ceil(MUTANTS / len(model_of(generation).events))
    others = examples(generation)
    verdicts = Counter[bool]()

    @drawing(INSTANCES)
    @given(instances(generation, event), st.integers(0, 2**32))
    def agreement(instance: Any, seed: int) -> None:
        for mutant in mutations(instance, others, Random(seed), ceil(share / INSTANCES)):
            verdict = laws.assert_agreement(module_of(generation), judge_of(generation), mutant)
            verdicts[verdict] += 1

    agreement()
    assert verdicts.total() >= share
    assert min(verdicts[True], verdicts[False]) > 0


@pytest.mark.parametrize("generation", GENERATIONS)
def test_what_is_long_comes_back_whole(generation: str) -> None:
    """The encoder of JSON hands over what is longer in several pieces."""
    parameters = {str(number): [number, None] for number in range(60_000)}
    tool = {"type": "function", "name": "f", "parameters": parameters}
    event = {"type": "response.create", "response": {"tools": [tool]}}
    laws.assert_round_trip(module_of(generation), event)
