"""Whatever a metaschema allows: a schema is built, compiled, checked and compared, or refused."""

import json
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import eventschema
from eventschema.api import Validator
from eventschema.diff import compare
from eventschema.lint import lint
from eventschema.plan import compile_plan
from eventschema.schema.dialects import METASCHEMAS, Draft
from eventschema.schema.registry import load
from eventschema.targets.validators import Printing
from laws import judge_of
from mean_names import MEAN, clashes

DRAFTS = {draft: uri for uri, draft in METASCHEMAS.items()}
PATTERNS = ("", "a", "^a+$", "^(a|b)*$", "[0-9]{2,}", "(.*a){30}", "\\p{L}", "^$", "(?=a)a")
TYPES = ("null", "boolean", "integer", "number", "string", "array", "object")
FORMATS = ("date", "date-time", "regex", "uri", "idn-hostname", "nonsense", "")

names = st.sampled_from(MEAN) | st.text(max_size=40)
scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3) | st.sampled_from([10**20, -(2**64)]),
    st.sampled_from([0.0, -0.0, 1.0, 1.5, 1e2, 1e300, 5e-324]),
    names,
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=5,
)
counts = st.integers(0, 3) | st.sampled_from([0.0, 2.0, 1e2, 10**30])
numbers = st.integers(-3, 3) | st.sampled_from([0.5, -1.5, 2.0, 1e300, 10**40])
named = st.lists(names, max_size=3, unique=True)

ASSERTIONS: dict[str, st.SearchStrategy[Any]] = {
    **{
        f"{limit}{what}": counts
        for limit in ("min", "max")
        for what in ("Length", "Items", "Properties", "Contains")
    },
    **dict.fromkeys(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"), numbers),
    "multipleOf": st.sampled_from([1, 2.0, 0.01, 3, 1e300, 5e-324, 10**30]),
    "type": st.sampled_from(TYPES)
    | st.lists(st.sampled_from(TYPES), min_size=1, max_size=3, unique=True),
    "const": values,
    "enum": st.lists(values, min_size=1, max_size=4, unique_by=json.dumps),
    "pattern": st.sampled_from(PATTERNS),
    "format": st.sampled_from(FORMATS),
    "uniqueItems": st.booleans(),
    "required": named,
    "dependentRequired": st.dictionaries(names, named, max_size=2),
    "title": names,
    "description": names,
    "$comment": names,
    "default": values,
    "examples": st.lists(values, max_size=2),
    "deprecated": st.booleans(),
    "readOnly": st.booleans(),
    "writeOnly": st.booleans(),
    "contentEncoding": st.sampled_from(["base64", "base16", ""]),
    "contentMediaType": st.sampled_from(["application/json", ""]),
    "x-anything": values,
}

ONE = (
    *("not", "if", "then", "else", "items", "contains", "additionalProperties", "propertyNames"),
    *("unevaluatedItems", "unevaluatedProperties", "additionalItems", "contentSchema"),
)
SEVERAL = ("allOf", "anyOf", "oneOf", "prefixItems", "items")
NAMED = ("properties", "patternProperties", "dependentSchemas", "$defs", "definitions")


def booleans_are_schemas(draft: Draft) -> bool:
    return draft > Draft.DRAFT_4


@st.composite
def schemas(draw: st.DrawFn, draft: Draft, depth: int = 2) -> Any:
    """A schema of `draft`, of keywords that stand beside and inside each other."""
    if booleans_are_schemas(draft) and draw(st.integers(0, 7)) == 0:
        return draw(st.booleans())
    inner = schemas(draft, max(depth - 1, 0))
    schema: dict[str, Any] = {}
    chosen = draw(st.lists(st.sampled_from([*ASSERTIONS]), max_size=3, unique=True))
    for keyword in chosen:
        schema[keyword] = draw(ASSERTIONS[keyword])
    for keyword in draw(st.lists(st.sampled_from((*ONE, *SEVERAL, *NAMED)), max_size=depth)):
        if keyword in NAMED:
            keys = st.sampled_from(PATTERNS) if keyword == "patternProperties" else names
            schema[keyword] = draw(st.dictionaries(keys, inner, max_size=2))
        elif keyword in SEVERAL and (keyword not in ONE or draw(st.booleans())):
            schema[keyword] = draw(st.lists(inner, min_size=1, max_size=3))
        else:
            schema[keyword] = draw(inner)
    if depth < 2 and draw(st.integers(0, 9)) == 0:
        schema["$ref"] = draw(st.sampled_from(["#", "#/$defs/a", "#/definitions/a"]))
    if depth and draft < Draft.DRAFT_2019_09 and draw(st.integers(0, 5)) == 0:
        schema["dependencies"] = draw(st.dictionaries(names, inner | named, max_size=2))
    return schema


@st.composite
def documents(draw: st.DrawFn) -> Any:
    draft = draw(st.sampled_from([*Draft]))
    schema = draw(schemas(draft))
    if not isinstance(schema, dict):
        return schema
    return {
        "$schema": DRAFTS[draft],
        **schema,
        "$defs": {"a": {"type": "string"}, **schema.get("$defs", {})},
        "definitions": {"a": {"type": "array"}, **schema.get("definitions", {})},
    }


def made(make: Callable[[], Any]) -> Any:
    """What is made, or None where the schema is refused: nothing else may happen."""
    try:
        return make()
    except eventschema.SchemaError:
        return None


def validator_of(schema: Any) -> Validator:
    return Validator.within_budget(Printing.of(compile_plan(load(schema))))


@example({"title": "A", "examples": [{"a": 1}, []], "properties": {"a": {}, "b": {}}}, True, [])
@example({"maxItems": 2}, {"oneOf": [True, {"minLength": 10**30}, {"pattern": ""}]}, [])
@settings(max_examples=40, suppress_health_check=list(HealthCheck), derandomize=True)
@given(documents(), documents(), st.lists(values, max_size=4))
def test_result_or_refusal(schema: Any, other: Any, instances: list[Any]) -> None:
    validator = made(lambda: eventschema.compile(schema))
    files = made(lambda: eventschema.build(schema, package="acme"))
    assert (validator is None) is (files is None)
    if validator is None:
        return
    for path, text in files.items():
        if path.endswith(("models.py", "codecs.py", "validators.py")):
            assert clashes(text) == []
    root = load(schema)
    made(lambda: list(lint(root, "s.json")))
    theirs = made(lambda: validator_of(other))
    if theirs is not None:
        compare(root, load(other), (validator_of(schema), theirs))
    if "(.*a){30}" not in json.dumps(schema):
        for instance in instances:
            assert (not [*validator.iter_errors(instance)]) is validator.is_valid(instance)
            verdict = judged(schema, instance)
            assert verdict is None or validator.is_valid(instance) is verdict


def judged(schema: Any, instance: Any) -> bool | None:
    """The verdict of `jsonschema`; None where it has none."""
    try:
        return bool(judge_of(schema).is_valid(instance))
    except Exception:
        return None
