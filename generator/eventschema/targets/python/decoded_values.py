"""What becomes of a validated value, as a Python expression."""

from collections.abc import Mapping, Sequence
from typing import Final

from eventschema.ir.types import (
    Alias,
    ByType,
    Candidates,
    Choice,
    Decision,
    Field,
    JsonType,
    List,
    Map,
    Reference,
    Tuple,
    Type,
    Union,
    leaves,
)
from eventschema.source.tree import (
    NONE,
    Call,
    Compare,
    Comprehension,
    Conditional,
    Constant,
    Dict,
    Display,
    Expression,
    Name,
    Pair,
    Return,
    Slice,
    Starred,
    call,
    item,
    method,
    tuple_of,
)
from eventschema.targets.python.codec_module import VALUE, Around, told
from eventschema.targets.python.conversion import Carriage

ITEM: Final = Name("item")
NAME: Final = Name("name")
NAMED_ITEM: Final = tuple_of(NAME, ITEM)

STRUCTURED: Final[Mapping[JsonType, str]] = {"object": "dict", "array": "list"}
"""The Python classes of JSON values that hold others."""


def decoded(type_: Type, source: Expression, around: Around) -> Expression:
    """What a value of `type_` becomes; `source` is a variable where `needs_variable` says so."""
    if around.carriages(type_) == Carriage.SAME:
        return source
    memory = around.memory(type_)
    match type_:
        case List(items) if around.carriages(items) == Carriage.SAME:
            return Display("list", (Starred(source),))
        case Map(values) if around.carriages(values) == Carriage.SAME:
            return Dict((Starred(source, "**"),))
        case Reference(name) if (inner := _flat_type(name, around)) is not None:
            return decoded(inner, source, around)
        case Union(arms, ByType(cases)) if all(_is_told(case, arms, around) for case in cases):
            return _chosen(arms, dict(cases), source, around)
        case _ if not around.converts(type_):
            return call("copied", source)
        case Union():
            return Call(around.union_decoder(type_), (source, *memory))
        case Reference(name):
            return Call(_function(type_, name, source, around), (source, *memory))
        case List(items):
            return _list(items, source, around)
        case Map(values):
            each = Pair(NAME, decoded(values, ITEM, around))
            return Comprehension(each, NAMED_ITEM, method(source, "items"))
        case Tuple(prefix, is_closed=True) if not any(map(around.carriages, prefix)):
            return tuple_of(Starred(source))
        case Tuple(prefix, rest, is_closed=is_closed):
            placed = _by_position(prefix, rest, source, around)
            return Display("tuple" if is_closed else "list", placed)
        case _:
            return source


def text_constant(field: Field) -> str | None:
    """The text that the field always has, if there is such."""
    if field.constant and isinstance(field.type, Choice):
        value = field.type.values[0]
        return value if isinstance(value, str) else None
    return None


def needs_variable(type_: Type, around: Around) -> bool:
    """Whether `decoded` looks at the value more than once."""
    is_choice = isinstance(type_, Union) and around.carriages(type_) != Carriage.SAME
    return is_choice or around.table_of(type_) is not None


def callable_for(type_: Type, around: Around) -> Name:
    """A function that does what `decoded` says."""
    if isinstance(type_, Reference) and around.converts(type_):
        return around.decoder(type_.name)
    if around.carriages(type_) == Carriage.SAME:
        return Name("same")
    expression = decoded(type_, VALUE, around)
    if expression not in around.anonymous:
        name = around.module.unused(f"_decode_{told(type_)}")
        around.anonymous[expression] = Name(name)
        around.add(name, [Return(expression)], memory=bool(around.memory(type_)))
    return around.anonymous[expression]


def _list(items: Type, source: Expression, around: Around) -> Expression:
    return each_of(decoded(items, ITEM, around), ITEM, source)


def each_of(made: Expression, item: Name, items: Expression) -> Expression:
    """What is `made` of each `item` of `items`, in a list."""
    match made:
        case _ if made == item:
            return items
        case Call(Name() as function, (argument,)) if argument == item:
            return Display("list", (Starred(call("map", function, items)),))
        case _:
            return Comprehension(made, item, items)


def _by_position(
    prefix: Sequence[Type], rest: Type | None, source: Expression, around: Around
) -> tuple[Expression, ...]:
    """Items that are decoded as their positions say, as many as there are."""
    places: list[tuple[Type, Expression]] = [
        (type_, Slice(source, Constant(at) if at else None, Constant(at + 1)))
        for at, type_ in enumerate(prefix)
    ]
    if rest is not None:
        places.append((rest, Slice(source, Constant(len(prefix))) if prefix else source))
    parts: list[Expression] = []
    for type_, there in places:
        match each_of(decoded(type_, ITEM, around), ITEM, there):
            case Display("list", (Starred() as all_,)):
                parts.append(all_)
            case others:
                parts.append(Starred(others))
    return tuple(parts)


def _function(type_: Type, name: str, source: Expression, around: Around) -> Expression:
    """What decodes a definition: a function, or a look into a table of functions."""
    decision = around.table_of(type_)
    if decision is None:
        return around.decoder(name)
    table = around.table(around.decoder(name).id, decision)
    return item(table, item(source, Constant(decision.property)))


def _flat_type(name: str, around: Around) -> Type | None:
    """The type behind a name if it is a list or dict of values that travel as they are."""
    match around.types.by_name[name]:
        case Alias(type=(List(inner) | Map(inner)) as type_) if (
            around.carriages(inner) == Carriage.SAME
        ):
            return type_
        case _:
            return None


def _chosen(
    arms: Sequence[Type],
    cases: Mapping[JsonType, Decision],
    source: Expression,
    around: Around,
) -> Expression:
    """A choice between arms that the JSON type of the value tells apart."""
    structured: dict[JsonType, Expression] = {
        name: expression
        for name in STRUCTURED
        if name in cases and (expression := _arm(arms, cases[name], source, around)) != source
    }
    if cases.keys() <= {*structured, "null"} and len({*structured.values()}) == 1:
        return Conditional(next(iter(structured.values())), Compare(source, "is not", NONE), NONE)
    result = source
    for name, expression in reversed(structured.items()):
        test = call("isinstance", source, Name(STRUCTURED[name]))
        result = Conditional(expression, test, result)
    return result


def _is_told(case: tuple[JsonType, Decision], arms: Sequence[Type], around: Around) -> bool:
    """Whether the JSON type says enough about the value to decode it."""
    name, decision = case
    candidates = [arms[index] for leaf in leaves(decision) for index in leaf.arms]
    is_one = isinstance(decision, Candidates) and len(candidates) == 1
    return name not in STRUCTURED or is_one or not any(map(around.converts, candidates))


def _arm(
    arms: Sequence[Type], decision: Decision, source: Expression, around: Around
) -> Expression:
    match decision:
        case Candidates((arm,)):
            return decoded(arms[arm], source, around)
        case _:
            return call("copied", source)
