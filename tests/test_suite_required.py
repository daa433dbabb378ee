"""Every required test of the official suite for draft 2020-12, through the generated source."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

import eventschema
from json_schema_test_suite import SuiteCase, load_cases, load_remotes, requires_suite

DRAFT = "draft2020-12"
CASES = load_cases(DRAFT)


@cache
def remotes() -> Mapping[str, Any]:
    return load_remotes(DRAFT)


@requires_suite
def test_the_suite_is_whole() -> None:
    assert len(CASES) >= 1299


@requires_suite
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_verdict(case: SuiteCase) -> None:
    validator = eventschema.compile(case.schema, resources=remotes())
    assert validator.is_valid(case.instance) == case.valid
    assert (not any(validator.iter_errors(case.instance))) == case.valid
