"""Instances of a schema, drawn from its type model, and mutations of them."""

import json
import re
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from functools import cached_property
from random import Random
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from eventschema.ir.types import (
    Alias,
    Anything,
    Boolean,
    Choice,
    Integer,
    Limit,
    List,
    Map,
    Module,
    Null,
    Number,
    Record,
    Reference,
    TaggedUnion,
    Text,
    Tuple,
    Type,
    Union,
)
from eventschema.regex import translate

Instances = st.SearchStrategy[Any]

CHARACTERS = st.characters(exclude_categories=["Cs"])
NAMES = st.text(st.sampled_from("abcxyz_-. é"), max_size=4)
SCALARS = st.none() | st.booleans() | st.integers(-9, 9) | st.floats(-9, 9) | st.text(max_size=3)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(NAMES, inner, max_size=2),
    max_leaves=4,
)


def drawing(count: int) -> settings:
    """`count` instances, the same on every run, however slow it is to draw them."""
    return settings(
        max_examples=count,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


class Drawing:
    """Strategies for the definitions of a module; what a type cannot say, they may break."""

    def __init__(self, module: Module) -> None:
        self._module = module

    def definition(self, name: str) -> Instances:
        if name not in self._known:
            self._known[name] = st.deferred(lambda: self._drawn(name))
        return self._known[name]

    @cached_property
    def _known(self) -> dict[str, Instances]:
        return {}

    def _drawn(self, name: str) -> Instances:
        match self._module.by_name[name]:
            case Record() as record:
                return self._record(record)
            case TaggedUnion(arms=arms):
                return st.one_of([self.type(arm) for arm in arms])
            case Alias(type=type_):
                return self.type(type_)

    def _record(self, record: Record) -> Instances:
        required = {f.name: self.type(f.type) for f in record.fields if f.required}
        optional = {f.name: self.type(f.type) for f in record.fields if not f.required}
        known = st.fixed_dictionaries(required, optional=optional)
        if record.additional is None:
            return known
        others = st.dictionaries(NAMES, self.type(record.additional), max_size=2)
        return st.tuples(others, known).map(lambda both: {**both[0], **both[1]})

    def type(self, type_: Type) -> Instances:
        match type_:
            case Text(limits, encoding):
                return _texts(_known(limits), encoding)
            case Number(limits):
                return _numbers(_known(limits), st.floats)
            case Integer(limits):
                integers = _numbers(_known(limits), st.integers)
                return integers | integers.map(float).filter(lambda number: number.is_integer())
            case Boolean():
                return st.booleans()
            case Null():
                return st.none()
            case Anything():
                return ANYTHING
            case Choice(values):
                return st.sampled_from(values) if values else st.nothing()
            case List(items, limits):
                return self._lists(items, _known(limits))
            case Tuple(prefix, rest):
                firsts = st.tuples(*map(self.type, prefix)).map(list)
                others = st.just([]) if rest is None else st.lists(self.type(rest), max_size=2)
                return st.tuples(firsts, others).map(lambda both: both[0] + both[1])
            case Map(values, limits, key_limits):
                known = _known(limits)
                return st.dictionaries(
                    _texts(_known(key_limits), None),
                    self.type(values),
                    min_size=known.get("minProperties", 0),
                    max_size=min(known.get("maxProperties", 3), 3),
                )
            case Union(arms):
                return st.one_of([self.type(arm) for arm in arms])
            case Reference(name):
                return self.definition(name)

    def _lists(self, items: Type, known: Mapping[str, Any]) -> Instances:
        least = known.get("minItems", 0)
        return st.lists(
            self.type(items),
            min_size=least,
            max_size=max(least, min(known.get("maxItems", 3), 3)),
            unique_by=(json.dumps) if known.get("uniqueItems") else None,
        )


def _known(limits: tuple[Limit, ...]) -> dict[str, Any]:
    return {limit.keyword: limit.value for limit in limits}


def _texts(known: Mapping[str, Any], encoding: str | None) -> Instances:
    least, most = known.get("minLength", 0), known.get("maxLength")
    if encoding == "base64":
        return st.binary(max_size=12).map(lambda data: b64encode(data).decode())
    if "pattern" in known:
        pattern = re.compile(translate(known["pattern"]))
        texts = st.from_regex(pattern, alphabet=CHARACTERS)
        return texts.filter(lambda text: least <= len(text) <= (most or len(text)))
    few = st.text(CHARACTERS, min_size=least, max_size=min(most or least + 8, least + 8))
    return few if most is None else few | st.just("x" * most)


def _numbers(known: Mapping[str, Any], numbers: Callable[..., Instances]) -> Instances:
    bounds = {
        "min_value": known.get("minimum", known.get("exclusiveMinimum", -(10**6))),
        "max_value": known.get("maximum", known.get("exclusiveMaximum", 10**6)),
    }
    found = numbers(**bounds)
    return found | st.sampled_from(list(bounds.values()))


def mutations(instance: Any, others: list[Any], random: Random, count: int) -> Iterator[Any]:
    """`count` instances that differ from `instance` in one place each.

    `others` are values from elsewhere, to put where they do not belong.
    """
    for _ in range(count):
        mutant = deepcopy([instance])
        parent, key = random.choice(list(_places(mutant)))
        random.choice(MUTATIONS)(parent, key, others, random)
        yield mutant[0] if mutant else None


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every value inside of `value`, as its container and its key."""
    members = value.items() if isinstance(value, dict) else enumerate(value)
    for key, member in members:
        yield value, key
        if isinstance(member, list | dict):
            yield from _places(member)


def _drop(parent: Any, key: Any, others: list[Any], random: Random) -> None:
    del parent[key]


def _rename(parent: Any, key: Any, others: list[Any], random: Random) -> None:
    if isinstance(parent, dict):
        names = [key + "s", key[:-1], key.upper(), "type", random.choice(list(parent))]
        parent[random.choice(names)] = parent.pop(key)


def _retype(parent: Any, key: Any, others: list[Any], random: Random) -> None:
    kinds = ["", "auto", 0, 1, 1.0, 0.5, True, False, None, [], {}, [None], {"type": "text"}]
    parent[key] = random.choice(kinds)


def _replace(parent: Any, key: Any, others: list[Any], random: Random) -> None:
    parent[key] = deepcopy(random.choice(others))


def _add(parent: Any, key: Any, others: list[Any], random: Random) -> None:
    target = parent[key]
    if isinstance(target, dict):
        target[random.choice(["extra", "type", "id", "name", "", "strict"])] = random.choice(others)
    elif isinstance(target, list):
        target.insert(random.randint(0, len(target)), deepcopy(random.choice([*target, *others])))
    elif isinstance(target, str):
        parent[key] = target + random.choice(["=", "A", "\n", "é", " ", "AAAA"])


def _null(parent: Any, key: Any, others: list[Any], random: Random) -> None:
    parent[key] = None


def _exceed(parent: Any, key: Any, others: list[Any], random: Random) -> None:
    """Leave the range: numbers and texts and lists of about the sizes that limits speak of."""
    target = parent[key]
    match target:
        case bool():
            parent[key] = int(target)
        case int() | float():
            offsets = [0.5, 1, -1, 1e6, -1e6, 4096, 24000, -target, 1e300]
            parent[key] = target + random.choice(offsets)
        case str():
            size = random.choice([0, 1, 32, 33, 64, 65, 512, 513])
            parent[key] = (target or "x") * size if size < 2 else ((target or "x") * size)[:size]
        case list():
            parent[key] = target * random.choice([0, 2])
        case dict():
            parent[key] = {**target, **{f"key {n}": "x" for n in range(17)}}
        case None:
            parent[key] = 0


MUTATIONS = (_drop, _rename, _retype, _replace, _add, _null, _exceed)
