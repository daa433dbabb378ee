"""What becomes of a validated value, as a Python expression."""

from collections.abc import Mapping, Sequence
from typing import Final

from eventschema.model import (
    Alias,
    Anything,
    ByType,
    Candidates,
    Choice,
    Decision,
    Field,
    List,
    Map,
    Reference,
    Tuple,
    Type,
    Union,
)
from eventschema.names import last_words, snake_name
from eventschema.python.annotations import annotation
from eventschema.python.around import VALUE, Around
from eventschema.python.carriage import Carriage
from eventschema.source.line import flat
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
    Starred,
    call,
    item,
    method,
    tuple_of,
)

LONGEST_NAME: Final = 40
"""How many characters of an annotation become the name of a function."""

ITEM: Final = Name("item")
NAME: Final = Name("name")
NAMED_ITEM: Final = tuple_of(NAME, ITEM)

STRUCTURED: Final[Mapping[str, str]] = {"object": "dict", "array": "list"}
"""The Python classes of JSON values that hold others."""


def decoded(type_: Type, source: Expression, around: Around) -> Expression:
    """What a value of `type_` becomes; `source` is a variable where `needs_variable` says so."""
    if around.carriages(type_) == Carriage.SAME:
        return source
    match type_:
        case List(items) if around.carriages(items) == Carriage.SAME:
            return Display("list", (Starred(source),))
        case Map(values) if around.carriages(values) == Carriage.SAME:
            return Dict((Starred(source, "**"),))
        case Reference(name) if (inner := _flat_type(name, around)) is not None:
            return decoded(inner, source, around)
        case Union(arms, decision):
            return _chosen(arms, decision, source, around)
        case _ if not around.converts(type_):
            return call("copied", source)
        case Reference(name):
            return Call(_function(type_, name, source, around), (source,))
        case List(items):
            return _list(items, source, around)
        case Map(values):
            each = Pair(NAME, decoded(values, ITEM, around))
            return Comprehension(each, NAMED_ITEM, method(source, "items"))
        case Tuple(prefix, rest):
            firsts = tuple_of(*(callable_for(each, around) for each in prefix))
            others = callable_for(Anything() if rest is None else rest, around)
            return call("positional", source, firsts, others)
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
        told = last_words(snake_name(flat(annotation(type_))), LONGEST_NAME)
        name = around.module.unused(f"_decode_{told}")
        around.anonymous[expression] = Name(name)
        around.add(name, [Return(expression)])
    return around.anonymous[expression]


def _list(items: Type, source: Expression, around: Around) -> Expression:
    if isinstance(items, Reference) and around.table_of(items) is None:
        return mapped(around.decoder(items.name), source)
    return Comprehension(decoded(items, ITEM, around), ITEM, source)


def mapped(function: Expression, items: Expression) -> Display:
    """A list of what `function` makes of each of `items`."""
    return Display("list", (Starred(call("map", function, items)),))


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
    arms: Sequence[Type], decision: Decision, source: Expression, around: Around
) -> Expression:
    """A choice between arms that the JSON type of the value tells apart."""
    cases = dict(decision.cases) if isinstance(decision, ByType) else {}
    structured = {
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


def _arm(
    arms: Sequence[Type], decision: Decision, source: Expression, around: Around
) -> Expression:
    match decision:
        case Candidates((arm,)):
            return decoded(arms[arm], source, around)
        case _:
            return call("copied", source)
