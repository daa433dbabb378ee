"""Unions with branches for tags that no other branch has: whatever the tag, its class is right."""

from itertools import count
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from laws import assert_round_trip, judge_of
from packages import imported

PACKAGES = count()
ODD = (
    "",
    "a",
    "a_b",
    "a-b",
    "a b",
    "é",
    "\U0001f600",
    "'",
    '"',
    "\\",
    "\n",
    "self",
    "value",
    "é" * 9,
)

texts = st.sampled_from(ODD) | st.integers(20, 60).map("x".ljust) | st.text(max_size=50)
tags = st.one_of(texts.filter(str.isprintable), texts.map(ascii), st.integers(-3, 10**18))


def arm(number: int, tag: Any) -> Any:
    """The branch of a tag, its class named after its number."""
    properties = {"type": {"const": tag}, f"own_{number}": {"type": "object", "properties": {}}}
    return {"title": f"Arm{number}", "properties": properties}


@st.composite
def catch_alls(draw: st.DrawFn, known: list[Any]) -> Any:
    """What the tags of all other instances are."""
    others: list[Any] = [
        {"not": {"enum": known}},
        {"type": "string", "not": {"enum": known}},
        {"allOf": [{"type": "string"}, {"not": {"enum": known}}]},
        {"not": {"anyOf": [{"const": tag} for tag in known]}},
        {"allOf": [{"not": {"const": tag}} for tag in known]},
        {"type": "string", "pattern": "^ext\\."},
        {"type": "string"},
        {},
    ]
    return draw(st.sampled_from(others))


@st.composite
def unions(draw: st.DrawFn) -> tuple[Any, list[Any], Any]:
    """A union of one to six tagged branches and a catch-all, the tags, the branches by class."""
    known = draw(st.lists(tags, min_size=1, max_size=6, unique=True))
    arms = [arm(number, tag) for number, tag in enumerate(known)]
    other = draw(catch_alls(known))
    arms.insert(
        draw(st.integers(0, len(arms))), {"title": "Unknown", "properties": {"type": other}}
    )
    for each in arms:
        each.update({"type": "object", "required": ["type"]})
    named = {each["title"]: each for each in arms}
    union = {"title": "Event", draw(st.sampled_from(["anyOf", "oneOf"])): arms}
    if draw(st.booleans()):
        union["$defs"] = {each["title"]: each for each in arms}
        arms[:] = [{"$ref": f"#/$defs/{each['title']}"} for each in arms]
    return union, known, named


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(unions(), st.lists(tags | st.just("ext.x"), max_size=3))
def test_the_class_is_that_of_the_branch_that_accepts(union: Any, further: list[Any]) -> None:
    schema, known, named = union
    module = imported(schema, f"catch_all_{next(PACKAGES)}")
    judge = judge_of(schema)
    for tag in [*known, *further]:
        instance = {"type": tag, "more": [1]}
        valid = judge.is_valid(instance)
        assert module.is_valid(instance) is valid
        if valid:
            parsed = assert_round_trip(module, instance)
            accepting = [name for name, each in named.items() if judge_of(each).is_valid(instance)]
            assert type(parsed).__name__ in accepting
