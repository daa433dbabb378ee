"""Random objects whose members depend on conditions or patterns, or are tuples; and instances."""

from random import Random
from typing import Any

Json = Any

TAGS = ("a", "b", "c", 1, 2, True, None)
NAMES = ("x", "y", "z", "k_1")
SCALARS = ("a", "b", "c", 1, 2, 1.0, 0.5, True, None, "soon")
MEMBERS: tuple[Json, ...] = (
    True,
    {"type": "string"},
    {"type": "number"},
    {"type": ["integer", "null"]},
    {"type": "object", "properties": {"in": {"type": "integer"}}, "required": ["in"]},
    {"type": "object", "properties": {"in": {"type": "string"}}},
    {"type": "array", "prefixItems": [{"type": "number"}, True], "minItems": 2, "items": False},
    {"type": "array", "prefixItems": [{"type": "string"}], "minItems": 1, "maxItems": 1},
    {"type": "array", "items": {"type": "string"}},
    {"$ref": "#/$defs/node"},
)


def _members(r: Random, least: int) -> dict[str, Json]:
    return {name: r.choice(MEMBERS) for name in r.sample(NAMES, r.randint(least, 2))}


def _test(r: Random, tag: str) -> Json:
    values = r.sample(TAGS, r.randint(1, 2))
    asked: Json = {"const": values[0]} if r.random() < 0.7 else {"enum": values}
    asked = {"not": asked} if r.random() < 0.1 else asked
    test: Json = {"properties": {tag: asked}}
    test |= {"required": [tag]} if r.random() < 0.8 else {}
    if r.random() < 0.15:
        test = {"required": [r.choice(NAMES)]}
    return {"not": test} if r.random() < 0.1 else test


def _added(r: Random, tag: str, depth: int) -> Json:
    """What applies on a condition."""
    added: Json = {"properties": _members(r, 1)} if r.random() < 0.9 else {}
    if added and r.random() < 0.5:
        added["required"] = [r.choice([*added["properties"]])]
    if depth and r.random() < 0.3:
        added |= _condition(r, tag, depth - 1)
    if r.random() < 0.1:
        added = {r.choice(["oneOf", "anyOf"]): [added, {"properties": _members(r, 1)}]}
    return added if r.random() < 0.95 else False


def _condition(r: Random, tag: str, depth: int = 2) -> dict[str, Json]:
    name = tag if r.random() < 0.8 else r.choice(NAMES)
    condition = {"if": _test(r, name)}
    if r.random() < 0.9:
        condition["then"] = _added(r, tag, depth)
    if r.random() < 0.4:
        condition["else"] = _added(r, tag, depth)
    return condition


def _object(r: Random) -> dict[str, Json]:
    """An object with a tag, and more members on conditions."""
    tags = r.choice([{"enum": r.sample(TAGS, 3)}, {"type": "string"}, {"type": "integer"}, True])
    made: dict[str, Json] = {"properties": {"t": tags} | _members(r, 0)}
    made |= {"type": r.choice(["object", "object", ["object", "null"]])} if r.random() < 0.9 else {}
    made |= {"required": ["t"]} if r.random() < 0.6 else {}
    conditions = [_condition(r, "t") for _ in range(r.randint(0, 3))]
    if len(conditions) == 1 and r.random() < 0.5:
        made |= conditions[0]
    elif conditions:
        made["allOf"] = conditions
    if r.random() < 0.3:
        made["dependentSchemas"] = {r.choice(("t", *NAMES)): _added(r, "t", 1)}
    if r.random() < 0.3:
        patterns = r.sample(["^k_", "x$", "^[yz]", "."], r.randint(1, 2))
        made["patternProperties"] = {pattern: r.choice(MEMBERS) for pattern in patterns}
    if r.random() < 0.4:
        keyword = r.choice(["additionalProperties", "unevaluatedProperties"])
        made[keyword] = r.choice([False, *MEMBERS])
    return made


def schema(r: Random) -> dict[str, Json]:
    """A document: such an object, or what holds or chooses from some."""
    one = _object(r)
    root = r.choice(
        [
            one,
            {"title": "Holder", "type": "object", "properties": {"one": one, "two": _object(r)}},
            {"title": "Either", r.choice(["oneOf", "anyOf"]): [one, _object(r)]},
            {"title": "Many", "type": "array", "items": one},
        ]
    )
    return {"title": "Root", **root, "$defs": {"node": _object(r)}}


def instance(r: Random, depth: int = 3) -> Json:
    """An object with a few members, or a little of anything."""
    if depth == 0 or r.random() < 0.25:
        return r.choice(SCALARS)
    if r.random() < 0.25:
        return [instance(r, depth - 1) for _ in range(r.randint(1, 2))]
    if depth > 1 and r.random() < 0.15:
        return {"one": instance(r, depth - 1), "two": instance(r, depth - 1)}
    names = r.sample(("t", *NAMES, "in", "k_2"), r.randint(0, 4))
    names += ["t"] if "t" not in names and r.random() < 0.6 else []
    return {n: r.choice(TAGS) if n == "t" else instance(r, depth - 1) for n in names}
