"""What real servers accepted and refused is what the canonical schemas accept and refuse.

Each line of `observed/<generation>.jsonl` is one event, the server's verdict on it, and why; a
refused event also names the place at fault, as a JSON Pointer to the wrong value or to the object
that lacks a member or has one too many.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from realtime_events import beta, ga

ROOT = Path(__file__).parent.parent
GENERATIONS = ("ga", "beta")


@dataclass(frozen=True, slots=True)
class Observation:
    """An event that a server accepted or refused."""

    why: str
    valid: bool
    pointer: str | None
    event: Any


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a validator says of an event, and where it finds fault."""

    valid: bool
    pointers: frozenset[str]


@cache
def schema(generation: str) -> dict[str, Any]:
    path = ROOT / "schema" / f"realtime_client_event.{generation}.schema.json"
    document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return document


@cache
def observations(generation: str) -> tuple[Observation, ...]:
    path = ROOT / "tests" / "observed" / f"{generation}.jsonl"
    lines = path.read_text(encoding="utf-8").split("\n")
    assert lines.pop() == "", f"{path} does not end with a line break"
    records = [json.loads(line) for line in lines]
    return tuple(
        Observation(record["why"], record["valid"], record.get("pointer"), record["event"])
        for record in records
    )


def event_types(generation: str) -> set[str]:
    definitions = schema(generation)["$defs"]
    names = [arm["$ref"].removeprefix("#/$defs/") for arm in schema(generation)["oneOf"]]
    return {definitions[name]["properties"]["type"]["const"] for name in names}


def by_jsonschema(generation: str, event: Any) -> Verdict:
    validator = reference_validator(generation)
    errors = [leaf for error in validator.iter_errors(event) for leaf in leaves(error)]
    return Verdict(validator.is_valid(event), frozenset(map(json_pointer, errors)))


@cache
def reference_validator(generation: str) -> Draft202012Validator:
    return Draft202012Validator(schema(generation))


def leaves(error: ValidationError) -> Iterator[ValidationError]:
    if not error.context:
        yield error
    for cause in error.context:
        yield from leaves(cause)


def json_pointer(error: ValidationError) -> str:
    tokens = (str(token).replace("~", "~0").replace("/", "~1") for token in error.absolute_path)
    return "".join(f"/{token}" for token in tokens)


def by_generated(generation: str, event: Any) -> Verdict:
    """What is wrong with a member's name is told at the member; observations name its object."""
    violations = list(MODULES[generation].iter_errors(event))
    places = frozenset(
        violation.pointer.rpartition("/")[0]
        if violation.keyword == "additionalProperties"
        or "/propertyNames/" in violation.schema_pointer
        else violation.pointer
        for violation in violations
    )
    assert MODULES[generation].is_valid(event) is not bool(violations)
    return Verdict(not violations, places)


MODULES: Mapping[str, Any] = {"ga": ga, "beta": beta}
JUDGES: Mapping[str, Callable[[str, Any], Verdict]] = {
    "jsonschema": by_jsonschema,
    "generated": by_generated,
}


@pytest.mark.parametrize("judge", JUDGES.values(), ids=JUDGES.keys())
@pytest.mark.parametrize("generation", GENERATIONS)
def test_the_verdict_is_the_servers(judge: Callable[[str, Any], Verdict], generation: str) -> None:
    def differs(observation: Observation) -> bool:
        verdict = judge(generation, observation.event)
        told = observation.valid or observation.pointer in verdict.pointers
        return verdict.valid != observation.valid or not told

    assert list(filter(differs, observations(generation))) == []


@pytest.mark.parametrize("generation", GENERATIONS)
def test_only_the_fault_is_told(generation: str) -> None:
    """Of a union told apart by tags, the branches that were not meant say nothing."""

    def tells_more(observation: Observation) -> bool:
        assert observation.pointer is not None
        object_at_fault = observation.pointer.rpartition("/")[0]
        places = by_generated(generation, observation.event).pointers
        return not places <= {observation.pointer, object_at_fault}

    refused = [observation for observation in observations(generation) if not observation.valid]
    assert list(filter(tells_more, refused)) == []


@pytest.mark.parametrize("generation", GENERATIONS)
def test_every_event_is_observed_accepted_and_refused(generation: str) -> None:
    for accepted in (True, False):
        seen = {
            observation.event["type"]
            for observation in observations(generation)
            if observation.valid is accepted
            and isinstance(observation.event, dict)
            and "type" in observation.event
        }
        assert event_types(generation) <= seen


@pytest.mark.parametrize("generation", GENERATIONS)
def test_every_observation_says_why_and_only_a_refused_one_says_where(generation: str) -> None:
    for observation in observations(generation):
        assert observation.why
        assert (observation.pointer is None) == observation.valid, observation.why
