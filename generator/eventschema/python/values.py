"""What becomes of a validated value, as a Python expression."""

from collections.abc import Mapping, Sequence
from typing import Final

from eventschema.literals import python_literal
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
from eventschema.python.around import Around
from eventschema.python.carriage import Carriage
from eventschema.python.layout import (
    Brackets,
    Comprehension,
    Conditional,
    Expression,
    Labelled,
    Statement,
    flat,
)

STRUCTURED: Final[Mapping[str, str]] = {"object": "dict", "array": "list"}
"""The Python classes of JSON values that hold others."""


def decoded(type_: Type, source: str, around: Around) -> Expression:
    """What a value of `type_` becomes; `source` is a variable where `needs_variable` says so."""
    if around.carriages(type_) == Carriage.SAME:
        return source
    match type_:
        case List(items) if around.carriages(items) == Carriage.SAME:
            return f"[*{source}]"
        case Map(values) if around.carriages(values) == Carriage.SAME:
            return f"{{**{source}}}"
        case Reference(name) if (inner := _flat_type(name, around)) is not None:
            return decoded(inner, source, around)
        case Union(arms, decision):
            return _chosen(arms, decision, source, around)
        case _ if not around.converts(type_):
            around.runtime.add("copied")
            return Brackets("copied(", (source,), ")")
        case Reference(name):
            return Brackets(f"{_function(type_, name, source, around)}(", (source,), ")")
        case List(items):
            return _list(items, source, around)
        case Map(values):
            each = Labelled("name: ", decoded(values, "item", around))
            return Comprehension("{", each, (f"for name, item in {source}.items()",), "}")
        case Tuple(prefix, rest):
            around.runtime.add("positional")
            functions = tuple(callable_for(each, around) for each in prefix)
            firsts = Brackets("(", functions, ",)" if len(functions) == 1 else ")")
            others = callable_for(Anything() if rest is None else rest, around)
            return Brackets("positional(", (source, firsts, others), ")")
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


def callable_for(type_: Type, around: Around) -> str:
    """A function that does what `decoded` says."""
    if isinstance(type_, Reference) and around.converts(type_):
        return around.decoder(type_.name)
    if around.carriages(type_) == Carriage.SAME:
        around.runtime.add("same")
        return "same"
    expression = decoded(type_, "value", around)
    text = flat(expression)
    if text not in around.anonymous:
        name = f"_decode__{len(around.anonymous) + 1}"
        around.anonymous[text] = name
        around.add(name, "value: Any", "Any", [Statement("return ", expression)])
    return around.anonymous[text]


def _list(items: Type, source: str, around: Around) -> Expression:
    if isinstance(items, Reference) and around.table_of(items) is None:
        return Brackets("[*map(", (around.decoder(items.name), source), ")]")
    each = decoded(items, "item", around)
    return Comprehension("[", each, (f"for item in {source}",), "]")


def _function(type_: Type, name: str, source: str, around: Around) -> str:
    """What decodes a definition: a function, or a look into a table of functions."""
    decision = around.table_of(type_)
    if decision is None:
        return around.decoder(name)
    table = around.table(around.decoder(name), decision)
    return f"{table}[{source}[{python_literal(decision.property)}]]"


def _flat_type(name: str, around: Around) -> Type | None:
    """The type behind a name if it is a list or dict of values that travel as they are."""
    match around.module.by_name[name]:
        case Alias(type=(List(inner) | Map(inner)) as type_) if (
            around.carriages(inner) == Carriage.SAME
        ):
            return type_
        case _:
            return None


def _chosen(arms: Sequence[Type], decision: Decision, source: str, around: Around) -> Expression:
    """A choice between arms that the JSON type of the value tells apart."""
    cases = dict(decision.cases) if isinstance(decision, ByType) else {}
    structured = {
        name: expression
        for name in STRUCTURED
        if name in cases and (expression := _arm(arms, cases[name], source, around)) != source
    }
    if cases.keys() <= {*structured, "null"} and len(set(map(flat, structured.values()))) == 1:
        return Conditional(next(iter(structured.values())), f"{source} is not None", "None")
    result: Expression = source
    for name, expression in reversed(structured.items()):
        result = Conditional(expression, f"isinstance({source}, {STRUCTURED[name]})", result)
    return result


def _arm(arms: Sequence[Type], decision: Decision, source: str, around: Around) -> Expression:
    match decision:
        case Candidates((arm,)):
            return decoded(arms[arm], source, around)
        case _:
            around.runtime.add("copied")
            return Brackets("copied(", (source,), ")")
