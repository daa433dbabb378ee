"""The official suite for draft 2020-12: all that it requires, and all that it offers besides."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

import eventschema
from json_schema_test_suite import SuiteCase, load_cases, load_remotes, requires_suite

DRAFT = "draft2020-12"
DRAFTS = ["draft4", "draft6", "draft7", "draft2019-09", DRAFT]
ASSERTED = "optional/format"

REQUIRED = load_cases(DRAFT)
OPTIONAL = [*load_cases(DRAFT, "optional"), *load_cases(DRAFT, ASSERTED)]

OTHERWISE: dict[str, str] = {}
"""Optional cases that are decided the other way, by name, each with its reason: there are none."""


@cache
def remotes() -> Mapping[str, Any]:
    """Schemas of every draft: some optional cases refer from one draft to another."""
    return {uri: schema for draft in DRAFTS for uri, schema in load_remotes(draft).items()}


@cache
def compiled(schema: str, assert_formats: bool) -> eventschema.Validator:
    return eventschema.compile(
        json.loads(schema), resources=remotes(), assert_formats=assert_formats
    )


def check(case: SuiteCase) -> None:
    """The generated source accepts or rejects as the suite says, and reports accordingly."""
    validator = compiled(json.dumps(case.schema), case.file.startswith(f"{ASSERTED}/"))
    assert validator.is_valid(case.instance) == case.valid
    assert (not any(validator.iter_errors(case.instance))) == case.valid


@requires_suite
def test_the_suite_is_whole() -> None:
    assert len(REQUIRED) >= 1299
    assert len(OPTIONAL) >= 600


@requires_suite
@pytest.mark.parametrize("case", REQUIRED, ids=lambda case: case.name)
def test_required(case: SuiteCase) -> None:
    check(case)


@requires_suite
@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            marks=pytest.mark.xfail(
                case.name in OTHERWISE, reason=OTHERWISE.get(case.name, ""), strict=True
            ),
            id=case.name,
        )
        for case in OPTIONAL
    ],
)
def test_optional(case: SuiteCase) -> None:
    check(case)


@requires_suite
def test_the_source_stands_alone() -> None:
    """What the suite asks of the validator is asked of its text, run as a program of its own."""
    for case in REQUIRED[::50]:
        namespace: dict[str, Any] = {"__name__": "alone"}
        exec(compiled(json.dumps(case.schema), False).source, namespace)
        assert namespace["is_valid"](case.instance) == case.valid
        assert (not any(namespace["iter_errors"](case.instance))) == case.valid
