"""Schemas that are made up, changed and rewritten, and instances to try them with."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

NAMES = ("a", "b", "kind")
WORDS = ("", "x", "y", "ab", "abc", "k1")
PATTERNS = ("^a", "b$", "^[a-c]*$", "^(?:x|y)$", "[0-9]", "^.{2,3}$", "^(?!ab)")
SCALARS = (None, True, False, 0, 1, 2, 5, -1, 1.5, *WORDS)

sizes = st.integers(0, 3)
numbers = st.sampled_from([-1, 0, 1, 2, 3, 5, 0.5, 2.5])


def some_of(**keywords: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=keywords)


@st.composite
def strings(draw: st.DrawFn) -> dict[str, Any]:
    limits = some_of(minLength=sizes, maxLength=sizes, pattern=st.sampled_from(PATTERNS))
    return {"type": "string", **draw(limits)}


@st.composite
def numerics(draw: st.DrawFn) -> dict[str, Any]:
    limits = some_of(
        minimum=numbers,
        maximum=numbers,
        exclusiveMinimum=numbers,
        exclusiveMaximum=numbers,
        multipleOf=st.sampled_from([1, 2, 3, 0.5]),
    )
    return {"type": draw(st.sampled_from(["integer", "number"])), **draw(limits)}


listed = st.lists(st.sampled_from(SCALARS), min_size=1, max_size=4, unique_by=repr)
leaves = st.one_of(
    strings(),
    numerics(),
    st.fixed_dictionaries({"enum": listed}),
    st.fixed_dictionaries({"const": st.sampled_from(SCALARS)}),
    st.fixed_dictionaries({"type": st.sampled_from(["string", "null", "boolean", "integer"])}),
    st.sampled_from([True, {}, {"type": ["string", "null"]}]),
)


@st.composite
def objects(draw: st.DrawFn, inner: st.SearchStrategy[Any], exotic: bool = True) -> dict[str, Any]:
    properties = draw(st.dictionaries(st.sampled_from(NAMES), inner, max_size=3))
    schema: dict[str, Any] = {"type": "object", "properties": properties}
    schema |= draw(
        some_of(
            required=st.lists(st.sampled_from(NAMES), max_size=2, unique=True),
            additionalProperties=st.one_of(st.just(False), st.just(False), inner),
        )
    )
    if exotic and draw(st.integers(0, 3)) == 0:
        schema |= draw(
            some_of(
                minProperties=sizes,
                maxProperties=sizes,
                patternProperties=st.dictionaries(st.sampled_from(PATTERNS), inner, max_size=1),
                propertyNames=strings(),
                dependentRequired=st.dictionaries(
                    st.sampled_from(NAMES),
                    st.lists(st.sampled_from(NAMES), unique=True),
                    max_size=1,
                ),
            )
        )
    return schema


@st.composite
def arrays(draw: st.DrawFn, inner: st.SearchStrategy[Any]) -> dict[str, Any]:
    keywords = some_of(
        items=inner,
        minItems=sizes,
        maxItems=sizes,
        uniqueItems=st.booleans(),
        prefixItems=st.lists(inner, min_size=1, max_size=2),
        contains=inner,
    )
    return {"type": "array", **draw(keywords)}


@st.composite
def unions(draw: st.DrawFn, inner: st.SearchStrategy[Any]) -> dict[str, Any]:
    """A union of objects with a tag."""
    arms = []
    for tag in draw(st.lists(st.sampled_from(("x", "y", "ab")), min_size=1, unique=True)):
        arm = draw(objects(inner, exotic=False))
        arm["properties"]["kind"] = {"const": tag}
        arm["required"] = list(dict.fromkeys(["kind", *arm.get("required", [])]))
        arms.append(arm)
    return {draw(st.sampled_from(["oneOf", "anyOf"])): arms}


def combined(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    several = st.lists(inner, min_size=1, max_size=3)
    return st.one_of(
        st.fixed_dictionaries({"anyOf": several}),
        st.fixed_dictionaries({"oneOf": several}),
        st.fixed_dictionaries({"allOf": several}),
        st.fixed_dictionaries({"not": inner}),
        st.fixed_dictionaries({"if": inner}, optional={"then": inner, "else": inner}),
    )


references = st.sampled_from([{"$ref": "#/$defs/A"}, {"$ref": "#/$defs/B"}])
insides = st.recursive(
    st.one_of(leaves, leaves, references),
    lambda inner: st.one_of(objects(inner), arrays(inner), unions(inner), combined(leaves)),
    max_leaves=6,
)
bodies = st.one_of(
    unions(insides), unions(insides), objects(insides), arrays(insides), combined(leaves), leaves
)


@st.composite
def schemas(draw: st.DrawFn) -> dict[str, Any]:
    body = draw(bodies)
    root = dict(body) if isinstance(body, dict) else {}
    return root | {"$defs": {"A": draw(bodies), "B": draw(bodies)}}


def places(schema: Any) -> Iterator[tuple[Any, Any]]:
    """Every subschema that is an object, with what holds it."""
    if not isinstance(schema, dict):
        return
    for keyword, value in schema.items():
        match keyword, value:
            case (("properties" | "$defs" | "patternProperties"), dict()):
                holders = [(value, name) for name in value]
            case (("anyOf" | "oneOf" | "allOf" | "prefixItems"), list()):
                holders = [(value, index) for index in range(len(value))]
            case (
                ("items" | "additionalProperties" | "contains" | "not" | "if" | "then" | "else"),
                _,
            ):
                holders = [(schema, keyword)]
            case _:
                holders = []
        for holder, key in holders:
            yield holder, key
            yield from places(holder[key])


@st.composite
def changed(draw: st.DrawFn, schema: dict[str, Any]) -> dict[str, Any]:
    """A copy of `schema` with one change somewhere."""
    top = {"root": copy.deepcopy(schema)}
    spots = [(top, "root"), *places(top["root"])]
    holder, key = draw(st.sampled_from(spots))
    holder[key] = draw(_changed(holder[key], is_root=holder is top))
    return top["root"]


@st.composite
def _changed(draw: st.DrawFn, schema: Any, *, is_root: bool) -> Any:
    if not isinstance(schema, dict):
        return draw(leaves)
    keywords = [keyword for keyword in schema if keyword not in {"$defs", "$ref"}]
    keyword = draw(st.sampled_from(keywords)) if keywords else None
    value = schema.get(keyword) if keyword else None
    match keyword, value:
        case (
            (
                "minLength"
                | "maxLength"
                | "minItems"
                | "maxItems"
                | "minProperties"
                | "maxProperties"
            ),
            _,
        ):
            return schema | {keyword: draw(sizes)}
        case (("minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum"), _):
            return schema | {keyword: draw(numbers)}
        case ("enum", list()):
            return schema | {"enum": draw(listed)}
        case ("const", _):
            return {"const": draw(st.sampled_from(SCALARS))}
        case ("pattern", _):
            return schema | {"pattern": draw(st.sampled_from(PATTERNS))}
        case ("required", _):
            names = draw(st.lists(st.sampled_from(NAMES), max_size=3, unique=True))
            return schema | {"required": names}
        case ("properties", dict()):
            names = dict(value)
            name = draw(st.sampled_from(NAMES))
            if name in names and draw(st.booleans()):
                del names[name]
            else:
                names[name] = draw(leaves)
            return schema | {"properties": names}
        case ("additionalProperties", _):
            return schema | {keyword: draw(st.sampled_from([True, False, {"type": "string"}]))}
        case (("anyOf" | "oneOf" | "allOf"), list()):
            if len(value) > 1 and draw(st.booleans()):
                dropped = draw(st.integers(0, len(value) - 1))
                return schema | {keyword: value[:dropped] + value[dropped + 1 :]}
            return schema | {keyword: [*value, draw(leaves)]}
        case _:
            if keyword is not None and keyword != "type" and draw(st.booleans()):
                return {name: inner for name, inner in schema.items() if name != keyword}
            replacement = draw(leaves)
            if is_root:
                kept = {"$defs": schema["$defs"]} if "$defs" in schema else {}
                return kept | (replacement if isinstance(replacement, dict) else {})
            return replacement


ANNOTATIONS = {
    "title": "T",
    "description": "Something else.",
    "$comment": "Why.",
    "default": 1,
    "examples": [0],
    "x-group": "g",
    "deprecated": True,
}


@st.composite
def rewritten(draw: st.DrawFn, schema: dict[str, Any]) -> dict[str, Any]:
    """Another schema that says the same: reordered, described, renamed, inlined."""
    names = draw(st.permutations(["A", "B"]))
    renaming = dict(zip(["A", "B"], [f"{name}New" for name in names], strict=True))
    inlined = draw(st.booleans())

    def rewrite(inner: Any, depth: int) -> Any:
        if not isinstance(inner, dict):
            return inner
        if "$ref" in inner:
            name = inner["$ref"].removeprefix("#/$defs/")
            if inlined and depth < 2:
                return rewrite(schema["$defs"][name], depth + 1)
            return {"$ref": f"#/$defs/{renaming[name]}"}
        found: dict[str, Any] = {}
        for keyword, value in draw(st.permutations(list(inner.items()))):
            match keyword, value:
                case "$defs", dict():
                    found[keyword] = {renaming[n]: rewrite(s, depth) for n, s in value.items()}
                case (("properties" | "patternProperties"), dict()):
                    members = draw(st.permutations(list(value.items())))
                    found[keyword] = {name: rewrite(s, depth) for name, s in members}
                case (("anyOf" | "oneOf" | "allOf"), list()):
                    found[keyword] = [rewrite(s, depth) for s in draw(st.permutations(value))]
                case "prefixItems", list():
                    found[keyword] = [rewrite(s, depth) for s in value]
                case (("enum" | "required"), list()):
                    found[keyword] = draw(st.permutations(value))
                case _, dict() if keyword not in {"dependentRequired", "const"}:
                    found[keyword] = rewrite(value, depth)
                case _:
                    found[keyword] = value
        return found | draw(some_of(**{k: st.just(v) for k, v in ANNOTATIONS.items()}))

    return rewrite(schema, 0)  # type: ignore[no-any-return]


json_values = st.recursive(
    st.sampled_from(SCALARS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from((*NAMES, "c")), inner, max_size=3),
    ),
    max_leaves=5,
)
