"""The official suite for the older drafts: all that it requires, and what it offers besides."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema_rs import Draft4Validator, Draft6Validator, Draft7Validator, Draft201909Validator

import eventschema
from eventschema.schema.dialects import METASCHEMA_OF, Draft
from eventschema.schema.pointers import segments_of, step
from json_schema_test_suite import SuiteCase, load_cases, load_remotes, requires_suite

DRAFTS = {
    "draft4": METASCHEMA_OF[Draft.DRAFT_4],
    "draft6": METASCHEMA_OF[Draft.DRAFT_6],
    "draft7": METASCHEMA_OF[Draft.DRAFT_7],
    "draft2019-09": METASCHEMA_OF[Draft.DRAFT_2019_09],
}

OTHERWISE = {
    "draft4/optional/zeroTerminatedFloats": "1.0 is the number 1, as in every draft since",
    "draft7/optional/content": "content keywords are annotations, as in every draft since",
}
"""Optional files with cases that are decided the other way, and why."""


def files(relative: str = "") -> list[tuple[str, str]]:
    named = ((draft, case.file) for draft in DRAFTS for case in load_cases(draft, relative))
    return list(dict.fromkeys(named))


@cache
def remotes(draft: str, file: str) -> Mapping[str, Any]:
    drafts = [*DRAFTS, "draft2020-12"] if file == "optional/cross-draft" else []
    return {uri: schema for d in (*drafts, draft) for uri, schema in load_remotes(d).items()}


@cache
def compiled(draft: str, file: str) -> list[tuple[SuiteCase, eventschema.Validator]]:
    """Each case of a file with the validator of its schema."""
    cases = load_cases(draft, file)
    validators = {
        schema: eventschema.compile(
            json.loads(schema), resources=remotes(draft, file), dialect=DRAFTS[draft]
        )
        for schema in {json.dumps(case.schema) for case in cases}
    }
    return [(case, validators[json.dumps(case.schema)]) for case in cases]


def wrong(draft: str, file: str) -> list[str]:
    return [
        case.name
        for case, validator in compiled(draft, file)
        if (
            validator.is_valid(case.instance) is not case.valid
            or any(validator.iter_errors(case.instance)) is case.valid
        )
    ]


@requires_suite
def test_the_suite_is_whole() -> None:
    assert sum(len(load_cases(draft)) for draft in DRAFTS) >= 3643


@requires_suite
@pytest.mark.parametrize(("draft", "file"), files())
def test_required(draft: str, file: str) -> None:
    assert wrong(draft, file) == []


@requires_suite
@pytest.mark.parametrize(("draft", "file"), files("optional"))
def test_optional(draft: str, file: str) -> None:
    assert bool(wrong(draft, file)) is (f"{draft}/{file}" in OTHERWISE)


@requires_suite
@pytest.mark.parametrize(("draft", "file"), files())
def test_a_violation_names_a_place_in_the_schema_as_it_is_written(draft: str, file: str) -> None:
    for case, validator in compiled(draft, file):
        for violation in validator.iter_errors(case.instance):
            document, _, pointer = violation.schema_pointer.rpartition("#")
            if not document:
                place = case.schema
                for segment in segments_of(pointer):
                    place = step(place, segment)


INSTANCES = st.recursive(
    st.sampled_from([None, True, 0, 1, 2, 3, 1.5, "", "a", "ab", "abc"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3)
    ),
    max_leaves=6,
)
TYPES = st.sampled_from(["array", "boolean", "integer", "null", "number", "object", "string"])
NAMES = st.lists(st.sampled_from("abc"), min_size=1, max_size=2, unique=True)
SMALL = st.integers(0, 2)


def schemas(draft: str) -> st.SearchStrategy[Any]:
    """Schemas made of the keywords of every draft, each as `draft` writes those it knows."""
    leaf = st.fixed_dictionaries({}, optional={"type": TYPES, "minLength": SMALL})
    definitions = st.fixed_dictionaries({"a": leaf, "b": leaf})
    described = st.recursive(leaf, lambda inner: _described(inner, draft), max_leaves=5)
    return st.builds(lambda schema, named: {**schema, "definitions": named}, described, definitions)


def _described(inner: st.SearchStrategy[Any], draft: str) -> st.SearchStrategy[Any]:
    members = st.dictionaries(st.sampled_from("abc"), inner, max_size=2)
    several = st.lists(inner, min_size=1, max_size=2)
    some = inner if draft == "draft4" else inner | st.booleans()
    keywords: dict[str, st.SearchStrategy[Any]] = {
        "$ref": st.sampled_from(["#/definitions/a", "#/definitions/b"]),
        "additionalItems": inner | st.booleans(),
        "additionalProperties": inner | st.booleans(),
        "allOf": several,
        "anyOf": several,
        "const": SMALL,
        "contains": some,
        "dependencies": st.dictionaries(st.sampled_from("abc"), some | NAMES, max_size=2),
        "dependentRequired": st.dictionaries(st.sampled_from("abc"), NAMES, max_size=1),
        "dependentSchemas": members,
        "else": some,
        "enum": st.just([0, "a", None]),
        "if": some,
        "items": some | several,
        "maxContains": SMALL,
        "maxItems": SMALL,
        "minContains": SMALL,
        "minimum": SMALL,
        "maximum": SMALL,
        "not": some,
        "oneOf": several,
        "patternProperties": st.fixed_dictionaries({"^a": inner}),
        "properties": members,
        "propertyNames": some,
        "required": NAMES,
        "then": some,
        "type": TYPES | st.lists(TYPES, min_size=1, max_size=2, unique=True),
        "unevaluatedProperties": some,
        "uniqueItems": st.booleans(),
    }
    if draft == "draft2019-09":
        del keywords["dependencies"]
    if draft == "draft4":
        limits = {"minimum": SMALL, "maximum": SMALL}
        exclusive = {f"exclusive{name.capitalize()}": st.booleans() for name in limits}
        bounded = st.fixed_dictionaries(limits, optional=exclusive)
    else:
        bounded = st.fixed_dictionaries(
            {}, optional={"exclusiveMinimum": SMALL, "exclusiveMaximum": SMALL}
        )
    chosen = st.lists(st.sampled_from(sorted(keywords)), min_size=1, max_size=4, unique=True)
    plain = chosen.flatmap(lambda names: st.fixed_dictionaries({n: keywords[n] for n in names}))
    return st.builds(lambda some, limits: {**some, **limits}, plain, bounded) | plain


REFERENCES: Mapping[str, Any] = {
    "draft4": Draft4Validator,
    "draft6": Draft6Validator,
    "draft7": Draft7Validator,
    "draft2019-09": Draft201909Validator,
}


@pytest.mark.parametrize("draft", DRAFTS)
@settings(deadline=None)
@given(data=st.data())
def test_verdicts_are_those_of_jsonschema_rs(draft: str, data: st.DataObject) -> None:
    schema = data.draw(schemas(draft))
    reference = REFERENCES[draft](schema)
    validator = eventschema.compile(schema, dialect=DRAFTS[draft])
    for instance in data.draw(st.lists(INSTANCES, min_size=1, max_size=8)):
        expected = reference.is_valid(instance)
        assert validator.is_valid(instance) is expected
        assert (next(validator.iter_errors(instance), None) is None) is expected
