"""What must hold of every generated module, whatever the schema, and an independent judge."""

import json
import re
from collections.abc import Iterator
from dataclasses import fields
from fractions import Fraction
from types import ModuleType
from typing import Any

import jsonschema
import pytest
from jsonschema import Draft6Validator
from jsonschema.validators import extend, validator_for


def _pattern(_: Any, pattern: str, instance: Any, __: Any) -> Iterator[jsonschema.ValidationError]:
    """`pattern` where `$` means the end: for Python it also means before a last line feed."""
    if isinstance(instance, str) and not re.search(re.sub(r"\$$", r"\\Z", pattern), instance):
        yield jsonschema.ValidationError(f"{instance!r} does not match {pattern!r}")


def _multiple_of(
    validator: Any, divisor: float, instance: Any, _: Any
) -> Iterator[jsonschema.ValidationError]:
    """`multipleOf` of numbers as they are written: 0.07 is a multiple of 0.01."""
    if validator.is_type(instance, "number"):
        quotient = Fraction(repr(instance)) / Fraction(repr(divisor))
        if quotient.denominator != 1:
            yield jsonschema.ValidationError(f"{instance!r} is no multiple of {divisor!r}")


def judge_of(schema: Any) -> Any:
    """What the `jsonschema` library makes of `schema`, in the draft that it names.

    1.0 is an integer in all of them.
    """
    exact = {"pattern": _pattern, "multipleOf": _multiple_of}
    judge = extend(validator_for(schema), exact, type_checker=Draft6Validator.TYPE_CHECKER)
    if isinstance(schema, dict):
        # A reference to a root with `$schema` would be judged by the keywords of that dialect.
        schema = {keyword: value for keyword, value in schema.items() if keyword != "$schema"}
    return judge(schema)


def identical(left: Any, right: Any) -> bool:
    """Whether JSON data is the same to the last detail: 1 is not 1.0, 1 is not true."""
    return json.dumps(left, sort_keys=True) == json.dumps(right, sort_keys=True)


def rebuilt(value: Any) -> Any:
    """The same value, every dataclass made by its constructor."""
    match value:
        case list() | tuple():
            return type(value)(rebuilt(item) for item in value)
        case dict():
            return {name: rebuilt(member) for name, member in value.items()}
        case _ if hasattr(value, "__dataclass_fields__"):
            names = [field.name for field in fields(value)]
            return type(value)(**{name: rebuilt(getattr(value, name)) for name in names})
        case _:
            return value


def to_json_data(value: Any) -> Any:
    """The JSON data of what `parse` returns, which may be a dataclass, or a list of some."""
    match value:
        case list() | tuple():
            return [to_json_data(item) for item in value]
        case dict():
            return {name: to_json_data(member) for name, member in value.items()}
        case _ if hasattr(value, "to_dict"):
            return value.to_dict()
        case _:
            return value


def assert_round_trip(module: ModuleType, instance: Any) -> Any:
    """What `module` makes of a valid instance comes back as it was; what it makes of it."""
    before = json.dumps(instance)
    parsed = module.parse(instance)
    assert identical(to_json_data(parsed), instance)
    assert module.parse_json(before) == parsed
    assert rebuilt(parsed) == parsed
    if hasattr(parsed, "to_json"):
        assert identical(json.loads(parsed.to_json()), instance)
        assert module.parse_json(parsed.to_json().encode()) == parsed
        assert type(parsed).from_dict(instance) == parsed
    assert json.dumps(instance) == before
    return parsed


def assert_agreement(module: ModuleType, judge: Any, instance: Any) -> bool:
    """All parts of `module` and the judge have one verdict on any instance; which one."""
    valid: bool = judge.is_valid(instance)
    assert module.is_valid(instance) is valid
    assert (not any(module.iter_errors(instance))) is valid
    if valid:
        assert identical(to_json_data(module.parse(instance)), instance)
    else:
        with pytest.raises(module.ValidationError):
            module.parse(instance)
    return valid
