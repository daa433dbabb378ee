"""Instances made up from types: the smallest one of each definition, and ways to show more."""

from collections import deque
from collections.abc import Mapping
from typing import Any, Final, assert_never

from eventschema.ir.types import (
    Absent,
    Alias,
    Anything,
    Boolean,
    Choice,
    Definition,
    Field,
    Integer,
    Json,
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
    references,
)

LARGEST: Final = 200
"""Values in an instance beyond which it explains nothing."""

DEEPEST: Final = 3
"""How many levels of an instance have every member at most."""

FORMATS: Final = {
    "date": "2026-01-31",
    "date-time": "2026-01-31T12:00:00Z",
    "duration": "PT90S",
    "email": "ada@example.com",
    "hostname": "example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "json-pointer": "/a/0",
    "regex": "^a+$",
    "time": "12:00:00Z",
    "uri": "https://example.com/a",
    "uri-reference": "/a",
    "uuid": "123e4567-e89b-12d3-a456-426614174000",
}


class ImpossibleError(Exception):
    """No instance can be made up, or not yet."""


class Synthesis:
    """Instances of the definitions of a module.

    `known` has an instance of each definition that one could be found for, starting with those
    given. What is made up has the shape and the limits of its type, and may break what a type
    cannot say: validate it before it is shown.
    """

    def __init__(self, module: Module, known: Mapping[str, Json]) -> None:
        self.module = module
        self.known = dict(known)
        self._fill()
        self._parents = self._routes()

    def _fill(self) -> None:
        users: dict[str, list[Definition]] = {}
        for definition in self.module.definitions:
            for name in references(definition):
                users.setdefault(name, []).append(definition)
        pending = deque(self.module.definitions)
        while pending:
            definition = pending.popleft()
            if definition.name in self.known:
                continue
            try:
                instance = self.smallest(definition)
            except ImpossibleError:
                continue
            self.known[definition.name] = instance
            pending += users.get(definition.name, ())

    def _routes(self) -> dict[str, Definition]:
        """For each definition, one that refers to it on a shortest way from the root."""
        parents = dict[str, Definition]()
        pending = deque([] if self.module.root is None else [self.module.root])
        while pending:
            definition = self.module.by_name[pending.popleft()]
            for name in references(definition):
                if name not in parents and name != self.module.root:
                    parents[name] = definition
                    pending.append(name)
        return parents

    def smallest(self, definition: Definition) -> Json:
        """An instance with nothing that is optional. Raises `ImpossibleError`."""
        match definition:
            case Record(fields=fields):
                return bounded({f.name: self._field(f) for f in fields if f.required})
            case TaggedUnion(arms=arms):
                return bounded(self._first(arms))
            case Alias(type=type_):
                return bounded(self._value(type_))
            case _:
                assert_never(definition)

    def fullest(self, definition: Definition) -> Json:
        """An instance with every member that can be made up. Raises `ImpossibleError`."""
        for levels in range(DEEPEST, 0, -1):
            try:
                return bounded(self._filled(definition, levels, frozenset()))
            except ImpossibleError:
                continue
        raise ImpossibleError

    def _filled(self, definition: Definition, levels: int, inside: frozenset[str]) -> Json:
        """An instance whose outer `levels` have every member, once for each definition."""
        if not isinstance(definition, Record) or levels == 0 or definition.name in inside:
            return self.known_instance(definition.name)
        inside |= {definition.name}
        members = dict[str, Json]()
        for field in definition.fields:
            if field.required or not (field.deprecated or field.read_only):
                try:
                    members[field.name] = self._field(field, levels, inside)
                except ImpossibleError:
                    if field.required:
                        raise
        return members

    def known_instance(self, name: str) -> Json:
        """The instance known of a definition. Raises `ImpossibleError`."""
        if name not in self.known:
            raise ImpossibleError
        return self.known[name]

    def embedded(self, name: str, instance: Json) -> Json:
        """An instance of the root that holds `instance` where `name` stands.

        Raises `ImpossibleError`.
        """
        inner = name
        for _ in range(LARGEST):
            if inner == self.module.root:
                return instance
            if inner not in self._parents:
                raise ImpossibleError
            parent = self._parents[inner]
            instance = self._around(parent, inner, instance)
            inner = parent.name
        raise ImpossibleError

    def _around(self, definition: Definition, name: str, instance: Json) -> Json:
        match definition:
            case TaggedUnion():
                return instance
            case Alias(type=type_):
                return self._with(type_, name, instance)
            case Record(fields=fields, additional=additional):
                members: Json = self.smallest(definition)
                for field in fields:
                    if name in references(field.type):
                        return members | {field.name: self._with(field.type, name, instance)}
                if additional is None:
                    raise ImpossibleError
                return members | {"name": self._with(additional, name, instance)}
            case _:
                assert_never(definition)

    def _with(self, type_: Type, name: str, instance: Json) -> Json:
        """An instance of `type_` that holds `instance` where `name` stands in it."""
        match type_:
            case List(items, limits):
                item = self._with(items, name, instance)
                return [item] * max(1, lower_limit(limits, "minItems"))
            case Tuple(prefix, rest):
                for index, item_type in enumerate(prefix):
                    if name in references(item_type):
                        before = [self._value(earlier) for earlier in prefix[:index]]
                        return [*before, self._with(item_type, name, instance)]
                if rest is None:
                    raise ImpossibleError
                return [*map(self._value, prefix), self._with(rest, name, instance)]
            case Map(values):
                return {"name": self._with(values, name, instance)}
            case Union(arms):
                return self._with(next(a for a in arms if name in references(a)), name, instance)
            case _:
                return instance

    def _first(self, types: tuple[Type, ...]) -> Json:
        for type_ in types:
            if type_ != Null():
                try:
                    return self._value(type_)
                except ImpossibleError:
                    continue
        if Null() in types:
            return None
        raise ImpossibleError

    def _field(self, field: Field, levels: int = 0, inside: frozenset[str] = frozenset()) -> Json:
        if field.examples:
            return field.examples[0]
        if not isinstance(field.default, Absent) and field.default is not None:
            return field.default
        return self._value(field.type, levels, inside)

    def _value(self, type_: Type, levels: int = 0, inside: frozenset[str] = frozenset()) -> Json:
        """An instance of a type with nothing optional but in its outer `levels`."""
        match type_:
            case Text(limits, content_encoding):
                return text(limits, content_encoding)
            case Number(limits) | Integer(limits):
                return number(limits)
            case Boolean():
                return True
            case Null():
                return None
            case Anything():
                return {}
            case Choice(values):
                if not values:
                    raise ImpossibleError
                return next((value for value in values if value is not None), None)
            case List(items, limits):
                least = lower_limit(limits, "minItems")
                if least == 0 and not levels:
                    return []
                return [self._value(items, levels, inside)] * max(least, 1)
            case Tuple(prefix):
                return [self._value(item) for item in prefix]
            case Map(values, limits):
                least = lower_limit(limits, "minProperties")
                names = [f"name_{number}" for number in range(1, least + 1)]
                names = names or (["name"] if levels else [])
                return {name: self._value(values, levels, inside) for name in names}
            case Union(arms):
                return self._first(arms)
            case Reference(name):
                return self._filled(self.module.by_name[name], max(levels - 1, 0), inside)
            case _:
                assert_never(type_)


def text(limits: tuple[Limit, ...], content_encoding: str | None) -> str:
    """A string within its length."""
    values: dict[str, Any] = {limit.keyword: limit.value for limit in limits}
    sample = "AAAA" if content_encoding == "base64" else "string"
    sample = FORMATS.get(values.get("format", ""), sample)
    least = min(values.get("minLength", 0), LARGEST)
    return sample.ljust(least, "_")[: values.get("maxLength", len(sample) + least)]


def number(limits: tuple[Limit, ...]) -> int | float:
    """A number within its range: a simple one if it can be."""
    values: dict[str, Any] = {limit.keyword: limit.value for limit in limits}
    least: int | float | None = values.get("minimum", values.get("exclusiveMinimum"))
    most: int | float | None = values.get("maximum", values.get("exclusiveMaximum"))
    step: int | float = values.get("multipleOf", 1)
    if least is None:
        return step if most is None or step <= most else most
    if "exclusiveMinimum" in values:
        return least + step if most is None or least + step < most else (least + most) / 2
    return least


def lower_limit(limits: tuple[Limit, ...], keyword: str) -> int:
    """How many elements there must be, as far as an example goes."""
    least: int = next((limit.value for limit in limits if limit.keyword == keyword), 0)
    if least > LARGEST:
        raise ImpossibleError
    return int(least)


def bounded(instance: Json) -> Json:
    """`instance`, if it holds at most `LARGEST` values. Raises `ImpossibleError`."""
    pending, count = [instance], 0
    while pending:
        value = pending.pop()
        count += 1
        if count > LARGEST:
            raise ImpossibleError
        if isinstance(value, dict | list):
            pending += value.values() if isinstance(value, dict) else value
    return instance
