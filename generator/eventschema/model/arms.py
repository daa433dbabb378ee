"""The arms of a union while it takes shape: equal ones joined, those to be tried found."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from eventschema.ir.types import (
    Anything,
    Boolean,
    ByMember,
    ByTag,
    ByType,
    Choice,
    Decision,
    Definition,
    Integer,
    List,
    Map,
    Null,
    Number,
    Reference,
    Text,
    Tuple,
    Type,
    Union,
    decisions,
    leaves,
    within,
)
from eventschema.ir.values import distinct
from eventschema.model.conjunction import Conjunction
from eventschema.schema.discriminate import Shape, either


@dataclass(frozen=True, slots=True)
class DraftArm:
    """A type that an instance may have, what is known of its instances, and their schemas."""

    type: Type
    shape: Shape
    whole: Conjunction


def joined(arms: Sequence[DraftArm]) -> list[DraftArm]:
    """The arms, those of one Python type made one, `null` last.

    Lists and dicts beside definitions stay apart: it takes the schemas of each to try it.
    """
    tried = any(refers(arm.type) for arm in arms)
    by_kind: dict[object, list[DraftArm]] = {}
    for arm in arms:
        kind = _kind(arm.type)
        if tried and is_container(arm.type):
            kind = (kind, arm.whole.bases)
        by_kind.setdefault(kind, []).append(arm)
    return sorted(map(_join, by_kind.values()), key=lambda arm: arm.type == Null())


def _kind(type_: Type) -> object:
    """Equal for types that are one in Python."""
    match type_:
        case Number() | Integer():
            return Number
        case Text() | Choice() | Anything():
            return type(type_)
        case _:
            return bare(type_)


def bare(type_: Type) -> Type:
    """`type_` without its limits and those of its elements."""
    match type_:
        case List(items):
            return List(bare(items))
        case Tuple(prefix, rest, is_closed=is_closed):
            others = None if rest is None else bare(rest)
            return Tuple(tuple(map(bare, prefix)), others, is_closed=is_closed)
        case Map(values):
            return Map(bare(values))
        case Union(arms, decision):
            return Union(tuple(map(bare, arms)), decision)
        case Text() | Number() | Integer():
            return type(type_)()
        case _:
            return type_


def _join(arms: Sequence[DraftArm]) -> DraftArm:
    if len(arms) == 1:
        return arms[0]
    type_ = _widest([arm.type for arm in arms])
    return DraftArm(type_, either(*(arm.shape for arm in arms)), arms[0].whole)


def _widest(types: Sequence[Type]) -> Type:
    """The type of all values of `types`, which are one in Python."""
    first = types[0]
    match first:
        case _ if not isinstance(first, Choice) and all(type_ == first for type_ in types):
            return first
        case Choice():
            choices = [each for each in types if isinstance(each, Choice)]
            values = chain.from_iterable(each.values for each in choices)
            meanings = dict.fromkeys(chain.from_iterable(each.meanings for each in choices))
            return Choice(tuple(distinct(values)), tuple(meanings))
        case Text():
            encodings = {text.content_encoding for text in types if isinstance(text, Text)}
            return Text(content_encoding=encodings.pop() if len(encodings) == 1 else None)
        case Number() | Integer():
            return Integer() if all(isinstance(type_, Integer) for type_ in types) else Number()
        case Anything():
            free = (type_ for type_ in types if type_ == Anything())
            return next(free, first)
        case _:
            return bare(first)


def asks_properties(decision: Decision) -> bool:
    """Whether a decision looks into objects."""
    return any(isinstance(each, ByTag | ByMember) for each in decisions(decision))


def to_try(decision: Decision, types: Sequence[Type]) -> frozenset[int]:
    """The arms that have to be tried, since more than one may accept and they differ."""
    structured = decision
    if isinstance(decision, ByType):
        structured = ByType(tuple(c for c in decision.cases if c[0] in ("array", "object")))
    return frozenset(
        index
        for leaf in leaves(structured)
        if len(leaf.arms) > 1 and any(refers(types[index]) for index in leaf.arms)
        for index in leaf.arms
    )


def refers(type_: Type) -> bool:
    """Whether values of `type_` may be more than JSON: there are records or tuples in them."""
    return any(isinstance(each, Reference) or is_tuple(each) for each in within(type_))


def is_tuple(type_: Type | Definition) -> bool:
    """Whether values of `type_` are Python tuples."""
    return isinstance(type_, Tuple) and type_.is_closed


def is_container(type_: Type) -> bool:
    """Whether values of `type_` hold other values and the type has no name."""
    return isinstance(type_, List | Tuple | Map)


def kind_of_container(type_: Type) -> str:
    """What Python calls a container, in a word for its name."""
    if isinstance(type_, Map):
        return "map"
    return "tuple" if is_tuple(type_) else "list"


def content(type_: Type) -> str:
    """What a container holds, in a word for its name; nothing where no word will do."""
    match type_:
        case List(items):
            return _WORDS.get(type(items), "")
        case Map(values):
            return _WORDS.get(type(values), "")
        case Tuple(prefix, is_closed=True):
            return " ".join(_WORDS.get(type(item), "") for item in prefix)
        case _:
            return ""


_WORDS: Final[dict[type, str]] = {
    Text: "string",
    Integer: "integer",
    Number: "number",
    Boolean: "boolean",
}
