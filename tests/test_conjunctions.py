"""Schemas that apply together say what each of them says: what is fused keeps every verdict."""

from itertools import product
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import eventschema

Keywords = dict[str, Any]

SUBSCHEMAS: Final = st.sampled_from(
    [True, False, {}, {"type": "string"}, {"type": "integer"}, {"minLength": 2}]
)
OF_OBJECTS: Final = {
    "properties": st.dictionaries(st.sampled_from("abx"), SUBSCHEMAS, max_size=2),
    "patternProperties": st.dictionaries(st.sampled_from(["^x", "b"]), SUBSCHEMAS, max_size=2),
    "additionalProperties": SUBSCHEMAS,
    "propertyNames": st.sampled_from([{"maxLength": 1}, {"minLength": 2}]),
    "required": st.sampled_from([["a"], ["a", "b"]]),
}
OF_ARRAYS: Final = {
    "prefixItems": st.lists(SUBSCHEMAS, min_size=1, max_size=2),
    "items": SUBSCHEMAS,
}
SCALARS: Final = ("s", "text", 1)
OBJECTS: Final = [
    {name: value for name, value in zip(("a", "b", "xb"), values, strict=True) if value}
    for values in product((*SCALARS, None), repeat=3)
]
ARRAYS: Final = [list(values) for length in range(3) for values in product(SCALARS, repeat=length)]


def parts(of: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[list[Keywords]]:
    """A few schemas, each with some of the keywords."""
    return st.lists(st.fixed_dictionaries({}, optional=of), min_size=2, max_size=3)


@pytest.mark.parametrize("type_", [{}, {"type": ["object", "array"]}, {"type": "object"}])
@settings(max_examples=60, deadline=None, derandomize=True)
@given(objects=parts(OF_OBJECTS), arrays=parts(OF_ARRAYS))
def test_what_is_said_together(
    type_: Keywords, objects: list[Keywords], arrays: list[Keywords]
) -> None:
    own, *branches = ({**o, **a} for o, a in zip(objects, arrays, strict=False))
    schema = {**type_, "allOf": branches or [{}], **own}
    ours, theirs = eventschema.compile(schema), Draft202012Validator(schema)
    for value in (*OBJECTS, *ARRAYS, "s"):
        verdicts = {ours.is_valid(value), not any(ours.iter_errors(value)), theirs.is_valid(value)}
        assert len(verdicts) == 1, (schema, value)


@pytest.mark.parametrize("keyword", ["properties", "items", "additionalProperties"])
def test_what_is_said_twice_is_checked_once(keyword: str) -> None:
    """Otherwise the work would double with every level of an instance."""
    inner = {"a": {"$ref": "#"}} if keyword == "properties" else {"$ref": "#"}
    validator = eventschema.compile({"allOf": [{keyword: inner}] * 2, "maxLength": 1})
    value: Any = "too long"
    for _ in range(60):
        value = [value] if keyword == "items" else {"a": value}
    assert not validator.is_valid(value)
    assert len(list(validator.iter_errors(value))) == 1
