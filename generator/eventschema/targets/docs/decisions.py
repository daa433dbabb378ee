"""Decision trees of unions, followed by an instance or read as a table."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias, assert_never

from eventschema.ir.types import (
    Alias,
    Anything,
    Boolean,
    ByMember,
    ByTag,
    ByType,
    Candidates,
    Choice,
    Decision,
    Definition,
    Integer,
    Json,
    JsonType,
    List,
    Map,
    Module,
    Null,
    Number,
    Record,
    Reference,
    Tag,
    TaggedUnion,
    Text,
    Tuple,
    Type,
    Union,
)
from eventschema.ir.values import json_type
from eventschema.schema.discriminate import is_tag


@dataclass(frozen=True, slots=True)
class IsType:
    """The instance is of a JSON type."""

    type: JsonType


@dataclass(frozen=True, slots=True)
class HasTag:
    """A property has a value."""

    property: str
    value: Tag


@dataclass(frozen=True, slots=True)
class HasOtherTag:
    """A property is present, with a value that no other row names."""

    property: str


@dataclass(frozen=True, slots=True)
class HasMember:
    """A property is present, or it is not."""

    property: str
    present: bool


Condition: TypeAlias = IsType | HasTag | HasOtherTag | HasMember


@dataclass(frozen=True, slots=True)
class Row:
    """The arms, by index, that are left for an instance of which all conditions hold."""

    conditions: tuple[Condition, ...]
    arms: tuple[int, ...]


def rows(decision: Decision) -> Iterator[Row]:
    """A decision tree as a table; a case that is the only one on its level goes without saying."""
    match decision:
        case Candidates(arms):
            yield Row((), arms)
        case ByType(((_, only),)):
            yield from rows(only)
        case ByType(cases):
            for json_type_, case in cases:
                yield from _below(IsType(json_type_), case)
        case ByTag(name, cases, absent, otherwise):
            for value, case in cases:
                yield from _below(HasTag(name, value), case)
            yield from _below(HasOtherTag(name), otherwise)
            yield from _below(HasMember(name, present=False), absent)
        case ByMember(name, present, absent):
            yield from _below(HasMember(name, present=True), present)
            yield from _below(HasMember(name, present=False), absent)
        case _:
            assert_never(decision)


def _below(condition: Condition, decision: Decision | None) -> Iterator[Row]:
    if decision is not None:
        for row in rows(decision):
            yield Row((condition, *row.conditions), row.arms)


def union_of(definition: Definition) -> Union | TaggedUnion | None:
    """The union that a definition is, if there is a name among its arms."""
    match definition:
        case TaggedUnion():
            return definition
        case Alias(type=Union(arms) as union) if any(isinstance(arm, Reference) for arm in arms):
            return union
        case _:
            return None


def arm_of(module: Module, union: Union | TaggedUnion, instance: Json) -> Type | None:
    """The arm of `union` that a valid `instance` belongs to; None when none can accept it."""
    arms = [union.arms[index] for index in candidates(union.decision, instance)]
    accepting = [arm for arm in arms if _accepts(module, arm, instance, frozenset())]
    return max(accepting, key=lambda arm: _known(module, arm, instance), default=None)


def _known(module: Module, arm: Type, instance: Json) -> int:
    """How many members of `instance` an arm has fields for."""
    match module.by_name[arm.name] if isinstance(arm, Reference) else arm:
        case Record(fields=fields) if isinstance(instance, dict):
            return sum(field.name in instance for field in fields)
        case (TaggedUnion() as union) | Alias(type=Union() as union):
            inner = arm_of(module, union, instance)
            return 0 if inner is None else _known(module, inner, instance)
        case _:
            return 0


Asked: TypeAlias = frozenset[tuple[str, int]]
"""Definitions and identities of instances: the questions that an answer must not rest on."""


def _arm_of(
    module: Module, union: Union | TaggedUnion, instance: Json, asked: Asked
) -> Type | None:
    arms = [union.arms[index] for index in candidates(union.decision, instance)]
    return next((arm for arm in arms if _accepts(module, arm, instance, asked)), None)


def candidates(decision: Decision | None, instance: Json) -> tuple[int, ...]:
    """The arms, by index, that `decision` leaves for `instance`."""
    match decision:
        case None:
            return ()
        case Candidates(arms):
            return arms
        case ByType(cases):
            return candidates(dict(cases).get(json_type(instance)), instance)
        case ByTag(name, cases, absent, otherwise):
            if name not in instance:
                return candidates(absent, instance)
            tag = instance[name]
            case = dict(cases).get(tag, otherwise) if is_tag(tag) else otherwise
            return candidates(case, instance)
        case ByMember(name, present, absent):
            return candidates(present if name in instance else absent, instance)
        case _:
            assert_never(decision)


def _accepts(module: Module, type_: Type, value: Json, asked: Asked) -> bool:
    """Whether `value` has the shape of `type_`, whatever the limits are."""
    match type_:
        case Anything():
            return True
        case Text():
            return isinstance(value, str)
        case Boolean() | Null() | Number():
            return json_type(value) == type(type_).__name__.lower()
        case Integer():
            return json_type(value) == "number" and (isinstance(value, int) or value.is_integer())
        case Choice(values):
            return any(json_type(v) == json_type(value) and v == value for v in values)
        case List(items):
            return isinstance(value, list) and all(
                _accepts(module, items, item, asked) for item in value
            )
        case Tuple(prefix, rest):
            return isinstance(value, list) and all(
                item_type is not None and _accepts(module, item_type, item, asked)
                for item_type, item in zip(
                    [*prefix[: len(value)], *[rest] * (len(value) - len(prefix))],
                    value,
                    strict=True,
                )
            )
        case Map(values):
            return isinstance(value, dict) and all(
                _accepts(module, values, member, asked) for member in value.values()
            )
        case Union():
            return _arm_of(module, type_, value, asked) is not None
        case Reference(name):
            question = (name, id(value))
            return question not in asked and _accepts_definition(
                module, name, value, asked | {question}
            )
        case _:
            assert_never(type_)


def _accepts_definition(module: Module, name: str, value: Json, asked: Asked) -> bool:
    match module.by_name[name]:
        case Record() as record:
            return isinstance(value, dict) and _accepts_members(module, record, value, asked)
        case TaggedUnion() as union:
            return _arm_of(module, union, value, asked) is not None
        case Alias(type=type_):
            return _accepts(module, type_, value, asked)
        case unreachable:
            assert_never(unreachable)


def _accepts_members(
    module: Module, record: Record, members: dict[str, Json], asked: Asked
) -> bool:
    types: dict[str, Type | None] = {field.name: field.type for field in record.fields}
    if any(field.required and field.name not in members for field in record.fields):
        return False
    for name, value in members.items():
        type_ = types.get(name, record.additional)
        if type_ is None or not _accepts(module, type_, value, asked):
            return False
    return True
