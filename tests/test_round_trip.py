"""The round trip law, and agreement on every verdict, for the shipped schemas."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from math import ceil
from random import Random
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from instances import Drawing, mutations
from packages import GENERATIONS, model_of, module_of, schema_of

INSTANCES = 100
MUTANTS = 20_000

EVENTS = [
    (generation, event) for generation in GENERATIONS for event in model_of(generation).events
]
of_every_event = pytest.mark.parametrize(("generation", "event"), EVENTS)
thorough = settings(
    max_examples=INSTANCES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def identical(left: Any, right: Any) -> bool:
    """Whether JSON data is the same to the last detail: 1 is not 1.0, 1 is not true."""
    return json.dumps(left, sort_keys=True) == json.dumps(right, sort_keys=True)


def instances(generation: str, event: str) -> st.SearchStrategy[Any]:
    return Drawing(model_of(generation)).definition(event).filter(judge_of(generation).is_valid)


def ecma_pattern(
    _: Draft202012Validator, pattern: str, instance: Any, __: Any
) -> Iterator[jsonschema.ValidationError]:
    """`pattern` where `$` means the end: for Python it also means before a last line feed."""
    if isinstance(instance, str) and not re.search(re.sub(r"\$$", r"\\Z", pattern), instance):
        yield jsonschema.ValidationError(f"{instance!r} does not match {pattern!r}")


@cache
def judge_of(generation: str) -> Draft202012Validator:
    judge = jsonschema.validators.extend(Draft202012Validator, {"pattern": ecma_pattern})
    return judge(schema_of(generation))


def rebuilt(value: Any) -> Any:
    """The same value, every dataclass made by its constructor."""
    match value:
        case list():
            return [rebuilt(item) for item in value]
        case dict():
            return {name: rebuilt(member) for name, member in value.items()}
        case _ if hasattr(value, "__dataclass_fields__"):
            names = [field.name for field in fields(value)]
            return type(value)(**{name: rebuilt(getattr(value, name)) for name in names})
        case _:
            return value


def examples(generation: str) -> list[Any]:
    definitions = schema_of(generation)["$defs"].values()
    return [example for definition in definitions for example in definition.get("examples", ())]


@of_every_event
def test_what_is_parsed_comes_back_as_it_was(generation: str, event: str) -> None:
    module = module_of(generation)

    @thorough
    @given(instances(generation, event))
    def law(instance: Any) -> None:
        before = json.dumps(instance)
        parsed = module.parse(instance)
        assert type(parsed).__name__ == event
        assert identical(parsed.to_dict(), instance)
        assert identical(json.loads(parsed.to_json()), instance)
        assert module.parse_json(json.dumps(instance)) == parsed
        assert module.parse_json(parsed.to_json().encode()) == parsed
        assert type(parsed).from_dict(instance) == parsed
        assert rebuilt(parsed) == parsed
        assert json.dumps(instance) == before

    law()


@of_every_event
def test_all_agree_on_instances_and_mutations_of_them(generation: str, event: str) -> None:
    module = module_of(generation)
    judge = judge_of(generation)
    per_instance = ceil(MUTANTS / len(model_of(generation).events) / INSTANCES)
    values = examples(generation)
    verdicts = Counter[bool]()

    @thorough
    @given(instances(generation, event), st.integers(0, 2**32))
    def agreement(instance: Any, seed: int) -> None:
        for mutant in mutations(instance, values, Random(seed), per_instance):
            valid = judge.is_valid(mutant)
            assert module.is_valid(mutant) is valid, mutant
            assert (not any(module.iter_errors(mutant))) is valid, mutant
            if valid:
                assert identical(module.parse(mutant).to_dict(), mutant)
            else:
                with pytest.raises(module.ValidationError):
                    module.parse(mutant)
            verdicts[valid] += 1

    agreement()
    assert sum(verdicts.values()) >= MUTANTS / len(model_of(generation).events)
    assert min(verdicts[True], verdicts[False]) > 0
