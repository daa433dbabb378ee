"""Small random schemas that lead back to themselves, instances of any depth, and their work."""

import gc
import sys
from collections.abc import Callable
from random import Random
from types import FrameType, ModuleType
from typing import Any, NamedTuple

Json = Any

NAMES = ("a", "b")
DEFINITIONS = ("One", "Two", "Three")

SLACK = 20
"""How many calls more than twice as many twice the depth may take."""


def reference(r: Random) -> Json:
    return {"$ref": r.choice(["#", *(f"#/$defs/{name}" for name in DEFINITIONS)])}


def member(r: Random) -> Json:
    """What a member is: another object, a list or map of some, one or none, one of two."""
    kinds: list[Callable[[], Json]] = [
        *[lambda: reference(r)] * 5,
        lambda: {"type": "array", "items": reference(r)},
        lambda: {"type": "array", "prefixItems": [reference(r)], "items": reference(r)},
        lambda: {"type": "object", "additionalProperties": reference(r)},
        lambda: {r.choice(["anyOf", "oneOf"]): [reference(r), {"type": "null"}]},
        lambda: {"anyOf": [reference(r), reference(r)]},
    ]
    return r.choice(kinds)()


def record(r: Random) -> dict[str, Json]:
    """An object, often open."""
    properties = {name: member(r) for name in NAMES if r.random() < 0.8}
    properties["v"] = {"type": r.choice(["integer", "string"])}
    result: dict[str, Json] = {"type": "object", "properties": properties, "required": []}
    if r.random() < 0.3:
        properties["t"] = {"const": r.choice("xy")}
        result["required"].append("t")
    if r.random() < 0.2:
        result["required"].append("v")
    if r.random() < 0.15:
        result["additionalProperties"] = r.choice([False, reference(r)])
    return result


def one_member(r: Random) -> Json:
    return {"properties": {r.choice(NAMES): reference(r)}}


def definition(r: Random) -> dict[str, Json]:
    """A record, a union, or a record and what else refers to its parts."""
    kinds: list[Callable[[], dict[str, Json]]] = [
        dict,
        lambda: {r.choice(["anyOf", "oneOf"]): [record(r) for _ in range(r.randint(2, 3))]},
        lambda: {"if": one_member(r), "then": one_member(r), "else": one_member(r)},
        lambda: {"allOf": [record(r), record(r)]},
        lambda: {"not": {**one_member(r), "required": ["v", "no"]}},
        lambda: {"unevaluatedProperties": r.choice([False, reference(r)]), "anyOf": [record(r)]},
        lambda: {"patternProperties": {"^a": reference(r)}},
        lambda: {"dependentSchemas": {"a": one_member(r)}},
        lambda: {"type": ["array", "object"], "items": reference(r), "contains": reference(r)},
    ]
    other = r.choice(kinds)()
    return other if "oneOf" in other or r.random() < 0.3 else {**record(r), **other}


def recursive_schema(r: Random) -> dict[str, Json]:
    definitions = {name: {"title": name, **definition(r)} for name in DEFINITIONS}
    root = definition(r) or {"$ref": "#/$defs/Two"}  # what asserts nothing is not parsed
    return {"title": "Root", **root, "$defs": definitions}


class Level(NamedTuple):
    """One level of an instance: the member that leads on, what holds it, and what else is there."""

    name: str
    around: str
    others: dict[str, Json]


def level(r: Random) -> Level:
    others = [{"t": r.choice("xy")} if r.random() < 0.6 else {}]
    others += [{"v": r.choice([1, "text"])} if r.random() < 0.6 else {}]
    around = r.choice(["", "", "", "list", "map"])
    return Level(r.choice("aabbc"), around, {**others[0], **others[1]})


def chain(levels: list[Level], leaf: Json, depth: int) -> Json:
    """An instance of so many `levels`, over and over, around `leaf`."""
    for at in range(depth):
        name, around, others = levels[at % len(levels)]
        inner = {"list": [leaf], "map": {"a": leaf}}.get(around, leaf)
        leaf = {name: inner, **others}
    return leaf


def calls(work: Callable[[Any], object], value: Any) -> int:
    """How many calls of Python functions `work` makes of `value`.

    What says how an instance is wrong is not counted: a pointer is as long as it is deep.
    """
    count = 0

    def profile(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        says = frame.f_code.co_filename.endswith("_assertions.py")
        count += event == "call" and not says

    before = sys.getprofile()
    gc.disable()  # what a collection calls is not this work
    sys.setprofile(profile)
    try:
        work(value)
    finally:
        sys.setprofile(before)
        gc.enable()
    return count


def assert_linear(work: Callable[[Any], object], instance: Callable[[int], Json]) -> None:
    """Twice as many levels more are at most twice as much work more."""
    instances = [instance(depth) for depth in (8, 16, 32)]
    for each in instances:
        work(each)  # what is done once is not counted
    eight, sixteen, more = (calls(work, each) for each in instances)
    assert more - sixteen <= 2 * (sixteen - eight) + SLACK


def parsing(module: ModuleType) -> Callable[[Any], object]:
    """What reads a value, and says why it is invalid if it is."""

    def parse(value: Any) -> Any:
        try:
            return module.parse(value)
        except module.ValidationError as error:
            return error

    return parse


def writing(module: ModuleType) -> Callable[[Any], object]:
    """What reads a value by its class, and writes it, if that is valid."""

    def write(value: Any) -> None:
        parsed = parsing(module)(value)
        if hasattr(parsed, "to_dict"):
            type(parsed).from_dict(value)
            parsed.to_dict()
            parsed.to_json()

    return write
