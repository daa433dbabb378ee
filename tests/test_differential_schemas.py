"""Whatever the schema: what accepts, what reports and the `jsonschema` library agree."""

import json
import os
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import eventschema
from random_schemas import instance, schema, smaller

SCHEMAS = int(os.environ.get("RANDOM_SCHEMAS", "2_000"))
SHARES = 8
INSTANCES = 8


class BeyondTheirsError(Exception):
    """The `jsonschema` library evaluates an `if` that decides nothing, even one without an end."""


def verdicts(ours: eventschema.Validator, made: Any, value: Any) -> set[bool]:
    """What our two functions and the library say."""
    accepted = ours.is_valid(value)
    reported = not any(ours.iter_errors(value))
    try:
        theirs = Draft202012Validator(made).is_valid(value)
    except BaseException as error:  # its hash maps panic when the stack is used up
        if isinstance(error, RecursionError) or type(error).__name__ == "PanicException":
            raise BeyondTheirsError from None
        raise
    return {accepted, reported, theirs}


def disagrees(made: Any, value: Any) -> bool:
    try:
        return len(verdicts(eventschema.compile(made), made, value)) > 1
    except (eventschema.SchemaError, BeyondTheirsError):
        return False


def simplest(made: Any, value: Any) -> tuple[Any, Any]:
    """A smaller schema and a smaller instance on which the verdicts still differ."""

    def candidates() -> Iterator[tuple[Any, Any]]:
        yield from ((less, value) for less in smaller(made))
        yield from ((made, less) for less in smaller(value))

    while True:
        found = next((pair for pair in candidates() if disagrees(*pair)), None)
        if found is None:
            return made, value
        made, value = found


def compiled(random: Random) -> tuple[Any, eventschema.Validator]:
    """The first random schema that can be honoured; others have a cycle of references."""
    while True:
        made = schema(random)
        try:
            return made, eventschema.compile(made)
        except eventschema.SchemaError as error:
            if "cycle of references" not in error.reason:
                raise


@pytest.mark.parametrize("share", range(SHARES))
@settings(max_examples=SCHEMAS // SHARES, derandomize=True, database=None, phases=[Phase.generate])
@given(seed=st.integers(0, 2**64 - 1))
def test_random_schemas(share: int, seed: int) -> None:
    seed += share << 64
    random = Random(seed)
    made, ours = compiled(random)
    for _ in range(INSTANCES):
        value = instance(random, made, made)
        try:
            agreed = len(verdicts(ours, made, value)) == 1
        except BeyondTheirsError:
            return
        if not agreed:
            made, value = simplest(made, value)
        assert agreed, f"{json.dumps(made)} and {json.dumps(value)}"


def test_random_schemas_accept_and_reject() -> None:
    """The instances above are worth it: neither verdict is rare."""
    random = Random(0)
    accepted = [
        ours.is_valid(instance(random, made, made))
        for made, ours in (compiled(random) for _ in range(300))
        for _ in range(INSTANCES)
    ]
    assert 0.25 < sum(accepted) / len(accepted) < 0.75


def test_dependent_schemas_evaluate_no_items() -> None:
    made = {"dependentSchemas": {"a": {"prefixItems": [{}]}}, "unevaluatedItems": False}
    assert verdicts(eventschema.compile(made), made, ["a"]) == {False}
