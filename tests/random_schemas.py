"""Random schemas of 2020-12 over a small vocabulary, and instances that are worth asking about."""

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

Json = Any

NAMES = ("a", "b", "c", "ab")
DEFINITIONS = ("one", "two", "three")
PATTERNS = ("a", "^a", "b$", "^[ab]+$", "^.?$", "c|^$")
TYPES = ("null", "boolean", "integer", "number", "string", "array", "object")
SCALARS = (None, True, False, 0, 1, 2, 3, -1, 1.0, 0.5, 1.5, 2.0, 10**20, "", "a", "b", "ab", "é")
TAGS = ("a", "b", "c", "ab", 1, 2)
DIALECT = "https://json-schema.org/draft/2020-12/schema"

TOGETHER = (
    ("if", "then", "else"),
    ("contains", "minContains", "maxContains"),
    ("prefixItems", "items"),
    ("properties", "patternProperties", "additionalProperties"),
    ("properties", "required", "additionalProperties"),
    ("allOf", "unevaluatedProperties"),
    ("anyOf", "unevaluatedProperties"),
    ("$ref", "unevaluatedProperties"),
    ("anyOf", "unevaluatedItems"),
    ("prefixItems", "contains", "unevaluatedItems"),
    ("type", "enum"),
    ("minimum", "maximum", "multipleOf"),
    ("minLength", "pattern"),
)


def some(r: Random, choices: tuple[Json, ...], least: int, most: int) -> list[Json]:
    return r.sample(choices, r.randint(least, most))


def value(r: Random, depth: int = 2) -> Json:
    """Any JSON value, most often a scalar."""
    if depth == 0 or r.random() < 0.75:
        return r.choice(SCALARS)
    if r.random() < 0.5:
        return [value(r, depth - 1) for _ in range(r.randint(0, 3))]
    return {name: value(r, depth - 1) for name in some(r, NAMES, 0, 3)}


def branches(r: Random, depth: int) -> list[Json]:
    return [subschema(r, depth) for _ in range(r.randint(1, 3))]


def named(r: Random, names: tuple[str, ...], depth: int) -> dict[str, Json]:
    return {name: subschema(r, depth) for name in some(r, names, 0, 3)}


def subschema(r: Random, depth: int) -> Json:
    """A schema of at most `depth` levels."""
    if depth == 0 or r.random() < 0.35:
        return r.choice([True, False, {"type": r.choice(TYPES)}, {"const": r.choice(SCALARS)}])
    return tagged_union(r, depth - 1) if r.random() < 0.1 else combined(r, depth - 1)


ASSERTIONS: dict[str, Callable[[Random], Json]] = {
    "type": lambda r: r.choice(TYPES) if r.random() < 0.6 else some(r, TYPES, 1, 3),
    "const": value,
    "enum": lambda r: [value(r) for _ in range(r.randint(1, 3))],
    "multipleOf": lambda r: r.choice([1, 2, 3, 0.5]),
    "minimum": lambda r: r.choice([-1, 0, 1, 1.5]),
    "maximum": lambda r: r.choice([0, 1, 1.5, 2]),
    "exclusiveMinimum": lambda r: r.choice([-1, 0, 1]),
    "exclusiveMaximum": lambda r: r.choice([1, 2, 3]),
    "minLength": lambda r: r.randint(0, 2),
    "maxLength": lambda r: r.randint(0, 2),
    "pattern": lambda r: r.choice(PATTERNS),
    "minItems": lambda r: r.randint(0, 2),
    "maxItems": lambda r: r.randint(0, 3),
    "uniqueItems": lambda r: r.random() < 0.8,
    "minContains": lambda r: r.randint(0, 2),
    "maxContains": lambda r: r.randint(0, 2),
    "minProperties": lambda r: r.randint(0, 2),
    "maxProperties": lambda r: r.randint(0, 3),
    "required": lambda r: some(r, NAMES, 0, 2),
    "dependentRequired": lambda r: {name: some(r, NAMES, 0, 2) for name in some(r, NAMES, 0, 2)},
    "format": lambda r: r.choice(["date", "ipv4"]),
    "title": lambda r: "an annotation",
}

APPLICATORS: dict[str, Callable[[Random, int], Json]] = {
    "allOf": branches,
    "anyOf": branches,
    "oneOf": branches,
    "not": subschema,
    "if": subschema,
    "then": subschema,
    "else": subschema,
    "prefixItems": branches,
    "items": subschema,
    "contains": subschema,
    "properties": lambda r, depth: named(r, NAMES, depth),
    "patternProperties": lambda r, depth: named(r, PATTERNS, depth),
    "additionalProperties": subschema,
    "propertyNames": subschema,
    "dependentSchemas": lambda r, depth: named(r, NAMES, depth),
    "unevaluatedProperties": subschema,
    "unevaluatedItems": subschema,
    "$ref": lambda r, depth: r.choice(["#", *(f"#/$defs/{name}" for name in DEFINITIONS)]),
    "$dynamicRef": lambda r, depth: r.choice(["#node", "#node", "#/$defs/one"]),
}


def combined(r: Random, depth: int) -> dict[str, Json]:
    """A few keywords together, in random order."""
    chosen = list(r.choice(TOGETHER)) if r.random() < 0.6 else []
    chosen += some(r, (*ASSERTIONS, *APPLICATORS), 0 if chosen else 1, 3)
    keywords = {
        k: APPLICATORS[k](r, depth) if k in APPLICATORS else ASSERTIONS[k](r) for k in chosen
    }
    return {keyword: keywords[keyword] for keyword in r.sample(sorted(keywords), len(keywords))}


def tagged_union(r: Random, depth: int) -> dict[str, Json]:
    """A union whose branches a property tells apart, as those of events do."""
    arms = []
    for tag in some(r, TAGS, 2, 5):
        arm = {"type": "object", "properties": named(r, NAMES, depth) | {"a": {"const": tag}}}
        arm |= {"required": ["a"]} if r.random() < 0.7 else {}
        arm |= {"additionalProperties": False} if r.random() < 0.5 else {}
        arms.append(arm)
    return {r.choice(["oneOf", "anyOf"]): arms}


def schema(r: Random) -> dict[str, Json]:
    """A document: keywords, and definitions that references lead to, some with their own `$id`."""
    root = tagged_union(r, 2) if r.random() < 0.2 else combined(r, 3)
    definitions = {name: subschema(r, 2) for name in DEFINITIONS}
    for name, definition in definitions.items():
        if isinstance(definition, dict) and r.random() < 0.3:
            own = {"one": True, "two": {"type": "string"}, "three": {"$dynamicRef": "#node"}}
            resource = {"$id": f"urn:{name}", "$dynamicAnchor": "node", "$defs": own}
            definitions[name] = resource | definition
    return {"$schema": DIALECT, "$dynamicAnchor": "node", **root, "$defs": definitions}


def instance(r: Random, schema: Json, root: Json, depth: int = 4) -> Json:
    """A value that follows `schema` part of the way, so that it is often nearly valid."""
    if depth == 0 or not isinstance(schema, dict) or r.random() < 0.15:
        return value(r)
    if "const" in schema or "enum" in schema:
        return r.choice(schema.get("enum") or [schema["const"]])
    nested = [schema[k] for k in ("not", "if", "then", "else") if k in schema]
    nested += [branch for k in ("allOf", "anyOf", "oneOf") for branch in schema.get(k, ())]
    if "$ref" in schema:
        nested.append(root["$defs"].get(schema["$ref"].rpartition("/")[2], root))
    if nested and r.random() < 0.6:
        return instance(r, r.choice(nested), root, depth - 1)
    types = schema.get("type", _types_of(schema))
    kind = types if isinstance(types, str) else r.choice(types)
    if kind == "object":
        known = schema.get("properties", {})
        other = schema.get("additionalProperties", schema.get("unevaluatedProperties", True))
        names = [n for n in {**known, **dict.fromkeys(NAMES)} if r.random() < 0.5]
        names = list(dict.fromkeys([*names, *schema.get("required", ())]))
        return {name: instance(r, known.get(name, other), root, depth - 1) for name in names}
    if kind == "array":
        rest = schema.get("items", schema.get("contains", schema.get("unevaluatedItems", True)))
        items = [*schema.get("prefixItems", ()), *[rest] * 3][: r.randint(0, 4)]
        return [instance(r, item, root, depth - 1) for item in items]
    return value(r)


def _types_of(schema: Json) -> list[str]:
    """The types that the keywords of a schema are about."""
    of_objects = {"properties", "required", "additionalProperties", "unevaluatedProperties"}
    of_arrays = {"items", "prefixItems", "contains", "unevaluatedItems", "uniqueItems"}
    kinds = ["object"] * bool(of_objects & schema.keys()) + ["array"] * bool(
        of_arrays & schema.keys()
    )
    return kinds or ["object", "array", "string"]


def smaller(schema: Json) -> Iterator[Json]:
    """The schema with one part left out or made simpler, for each of its parts."""
    match schema:
        case dict():
            for key, inner in schema.items():
                yield {name: other for name, other in schema.items() if name != key}
                yield from ({**schema, key: less} for less in smaller(inner))
        case list():
            for at, inner in enumerate(schema):
                yield schema[:at] + schema[at + 1 :]
                yield from ([*schema[:at], less, *schema[at + 1 :]] for less in smaller(inner))
