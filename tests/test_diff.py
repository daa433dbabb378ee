"""Comparisons: what is found is so, what makes no difference is not found, nothing is missed."""

import json
from collections.abc import Iterator
from copy import copy
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import eventschema
import random_schemas
from diff_schemas import changed, json_values, rewritten, schemas
from eventschema.diff import Comparison, Refusal, compare
from eventschema.diff.search import MOST_CHARACTERS, shrunk
from eventschema.diff.wording import rule, rules, sentence, spoken, undecided_sentence
from eventschema.schema.registry import load
from eventschema.sets.demands import demand
from eventschema.sets.forms import Forms
from eventschema.sets.instances import Instances

CASES = Path(__file__).parent / "cases" / "diff"

many = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def compared(old: Any, new: Any) -> Comparison:
    return compare(load(old), load(new), (eventschema.compile(old), eventschema.compile(new)))


def accepts(schema: Any, instance: Any) -> bool:
    """The verdict of another implementation than ours."""
    return bool(Draft202012Validator(schema).is_valid(instance))


def witnesses(comparison: Comparison) -> Iterator[tuple[Refusal, Any]]:
    for finding in comparison.refusals:
        for place in finding.places:
            yield finding, place.witness


def assert_true(comparison: Comparison, old: Any, new: Any) -> None:
    for finding, witness in witnesses(comparison):
        accepting, refusing = (old, new) if finding.direction == "send" else (new, old)
        assert accepts(accepting, witness)
        assert not accepts(refusing, witness)
        replacement = finding.replacement
        assert replacement is None or accepts(new, replacement.instance)
    for number, undecided in enumerate(comparison.undecided):
        assert undecided not in comparison.undecided[:number]


@many
@given(st.data())
def test_every_witness_is_accepted_by_one_schema_and_refused_by_the_other(
    data: st.DataObject,
) -> None:
    old, new = data.draw(schemas()), data.draw(schemas())
    assert_true(compared(old, new), old, new)


@many
@given(st.data())
def test_no_witness_has_more_than_it_needs(data: st.DataObject) -> None:
    old = data.draw(schemas())
    new = data.draw(changed(old))
    validators = eventschema.compile(old), eventschema.compile(new)
    for finding in compare(load(old), load(new), validators).refusals:
        accepting, refusing = validators if finding.direction == "send" else validators[::-1]
        for place in finding.places:
            for smaller in without_one(place.witness):
                told = [str(violation) for violation in refusing.iter_errors(smaller)]
                assert not accepting.is_valid(smaller) or place.violation not in told


def without_one(value: Any) -> Iterator[Any]:
    """The value without one of its members or items, at any depth."""
    if not isinstance(value, dict | list):
        return
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inside in list(entries):
        less = copy(value)
        del less[key]
        yield less
        for smaller in without_one(inside):
            less = copy(value)
            less[key] = smaller
            yield less


@many
@given(st.data())
def test_a_change_is_never_passed_over_in_silence(data: st.DataObject) -> None:
    old = data.draw(schemas())
    new = data.draw(changed(old))
    comparison = compared(old, new)
    assert_true(comparison, old, new)
    made_up = Instances(Forms()).meeting(demand(load(old)), 30)
    instances = [*made_up, *data.draw(st.lists(json_values, max_size=5))]
    broken = [value for value in instances if accepts(old, value) and not accepts(new, value)]
    told = {each.direction for each in (*comparison.refusals, *comparison.undecided)}
    assert not broken or "send" in told


@many
@given(st.data())
def test_what_is_reordered_redescribed_renamed_or_inlined_is_the_same(data: st.DataObject) -> None:
    old = data.draw(schemas())
    comparison = compared(old, data.draw(rewritten(old)))
    assert not comparison.refusals
    assert not comparison.undecided


@many
@given(st.data())
def test_what_breaks_senders_one_way_breaks_receivers_the_other_way(data: st.DataObject) -> None:
    old = data.draw(schemas())
    new = data.draw(changed(old))
    there, back = compared(old, new), compared(new, old)
    mirrored = {"send": "receive", "receive": "send"}
    ours = [(f.direction, f.difference, f.old, f.new, f.witness) for f in there.refusals]
    theirs = [(mirrored[f.direction], f.difference, f.new, f.old, f.witness) for f in back.refusals]
    assert sorted(ours, key=repr) == sorted(theirs, key=repr)


@pytest.mark.parametrize("seed", range(120))
def test_schemas_of_all_keywords(seed: int) -> None:
    """With references everywhere, dynamic ones too; the same is the same, witnesses are true."""
    random = Random(seed)
    old, new = random_schemas.schema(random), random_schemas.schema(random)
    try:
        validators = eventschema.compile(old), eventschema.compile(new)
    except eventschema.SchemaError:
        return
    same = compare(load(old), load(old), (validators[0], validators[0]))
    assert not same.refusals
    assert not same.undecided
    for finding, witness in witnesses(compare(load(old), load(new), validators)):
        accepting, refusing = validators if finding.direction == "send" else validators[::-1]
        assert accepting.is_valid(witness)
        assert not refusing.is_valid(witness)


def case_names() -> list[str]:
    return sorted(file.stem for file in CASES.glob("*.json"))


def case(name: str) -> Any:
    return json.loads((CASES / f"{name}.json").read_text("utf-8"))


def told(finding: Refusal) -> dict[str, Any]:
    found = {
        "direction": finding.direction,
        "rule": rule(finding),
        "sentence": spoken(sentence(finding)),
        "old": finding.old,
        "new": finding.new,
        "witnesses": [place.witness for place in finding.places],
    }
    if finding.replacement is not None:
        found["replacement"] = finding.replacement.instance
    return found


@pytest.mark.parametrize("name", case_names())
def test_cases(name: str) -> None:
    wanted = case(name)
    old, new = wanted["old"], wanted["new"]
    comparison = compared(old, new)
    assert [told(finding) for finding in comparison.refusals] == wanted["findings"]
    assert [
        {
            "direction": each.direction,
            "sentence": spoken(undecided_sentence(each)),
            "old": each.old,
            "new": each.new,
        }
        for each in comparison.undecided
    ] == wanted["undecided"]
    back = compared(new, old).refusals
    sentences = [f"{each.direction} [{rule(each)}] {spoken(sentence(each))}" for each in back]
    assert sentences == wanted["reversed"]
    assert_true(comparison, old, new)


def test_every_rule_has_a_case() -> None:
    found = {finding["rule"] for name in case_names() for finding in case(name)["findings"]}
    back = {
        line.split("[")[1].split("]")[0] for name in case_names() for line in case(name)["reversed"]
    }
    assert found | back == set(rules())


def test_a_large_witness_is_made_smaller_with_bounded_effort() -> None:
    tried = 0

    def shows(smaller: Any) -> bool:
        nonlocal tried
        tried += len(json.dumps(smaller))
        return len(smaller) > 100

    assert len(shrunk([{"a": 10**40}] * 1000, shows)) >= 100
    assert tried <= 2 * MOST_CHARACTERS
