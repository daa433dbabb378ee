"""No pattern of a schema is run beyond a budget, whatever is made of the schema."""

from typing import Any

import pytest

from eventschema.api import Validator
from eventschema.build import build
from eventschema.diff import compare
from eventschema.lint import lint
from eventschema.plan import compile_plan
from eventschema.regex.backtracking import MOST_STEPS, steps_of
from eventschema.regex.running import TooManyStepsError, matches
from eventschema.regex.syntax import parse
from eventschema.schema.registry import load
from eventschema.targets.validators import Printing

SLOW = {
    "(.*a){30}": "a" * 40,
    "(a|a)*b": "a" * 60,
    "(x+x+)+y": "x" * 60,
    "^([a-z]{2,4})+$": "z" * 60 + "!",
    f"{'a?' * 30}{'a' * 30}": "a" * 30,
    "(a?){30}a{30}": "a" * 30,
    "((a{0,100}){0,100}){0,100}b": "a" * 60,
    "(.*.*.*)*=": "a" * 40,
}
FAST = {
    "^[a-z]+(-[a-z]+)*$": "a-bc-" * 8 + "d",
    "^\\d{1,3}(\\.\\d{1,3}){3}$": "192.168.100.200",
    "^[A-Za-z0-9+/]*={0,2}$": "A" * 100_000,
    "(a{1000}){1000}": "a" * 2000,
    "a.*b": "a" * 1000 + "b",
}


@pytest.mark.parametrize("pattern", SLOW)
def test_what_may_take_long_is_refused(pattern: str) -> None:
    with pytest.raises(TooManyStepsError):
        matches(pattern, SLOW[pattern])
    steps = steps_of(parse(pattern), SLOW[pattern])
    assert steps is None or steps >= MOST_STEPS


@pytest.mark.parametrize("pattern", FAST)
def test_what_is_fast_is_run(pattern: str) -> None:
    assert matches(pattern, FAST[pattern]) is (pattern != "(a{1000}){1000}")


@pytest.mark.parametrize("pattern", SLOW)
def test_everything_is_made_of_schemas_with_slow_patterns(pattern: str) -> None:
    """Without an end to running them, this would not come back."""
    attack = SLOW[pattern]
    text = {"type": "string", "pattern": pattern, "examples": [attack], "default": attack}
    schema: Any = {
        "title": "Event",
        "type": "object",
        "properties": {attack: text, "b": {"allOf": [text, {"minLength": 50}]}},
        "patternProperties": {pattern: {"type": "string"}},
        "examples": [{attack: attack}, {"b": attack}],
    }
    assert build(schema, package="acme")
    old, new = load(schema), load({**schema, "maxProperties": 1})
    assert [*lint(old, "s.json")]
    first, second = (Validator.within_budget(Printing.of(compile_plan(s))) for s in (old, new))
    compare(old, new, (first, second))
