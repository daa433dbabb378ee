"""How dataclasses become JSON data: one function for each record."""

from itertools import takewhile

from eventschema.literals import python_literal
from eventschema.model import Alias, Field, List, Map, Record, Reference, Type, Union
from eventschema.python.around import Around
from eventschema.python.carriage import Carriage
from eventschema.python.layout import (
    Block,
    Brackets,
    Code,
    Comprehension,
    Conditional,
    Expression,
    Labelled,
    Statement,
)


def add_encoding(around: Around) -> None:
    """Add the functions."""
    for definition in around.module.definitions:
        if isinstance(definition, Record):
            around.add(
                f"_encode_{definition.snake_name}",
                f"record: {definition.name}",
                "dict[str, Any]",
                _encode(definition, around),
            )


def _encode(record: Record, around: Around) -> Code:
    """Build a dict: required members at its beginning in one go, the others one by one."""
    leading = list(takewhile(lambda field: field.required, record.fields))
    first = tuple(
        Labelled(f"{python_literal(field.name)}: ", _encoded(field, around)) for field in leading
    )
    code: list[Statement | Block] = [
        Statement("value: dict[str, Any] = ", Brackets("{", first, "}", display=True))
    ]
    for field in record.fields[len(leading) :]:
        target = f"value[{python_literal(field.name)}] = "
        store = Statement(target, _encoded(field, around))
        code.append(store if field.required else if_set(field, store, around))
    if record.additional is not None:
        members = f"record.{record.additional_attribute}"
        if around.carriages(record.additional) != Carriage.SAME:
            around.runtime.add("plain")
            members = f"plain({members})"
        around.runtime.add("add_members")
        code.append(Statement("", Brackets("add_members(", ("value", members), ")")))
    return [*code, Statement("return ", "value")]


def if_set(field: Field, statement: Statement, around: Around) -> Block:
    """Run `statement` unless the member is absent."""
    around.runtime.add("UNSET")
    return Block(f"record.{field.attribute} is not UNSET", [statement])


def _encoded(field: Field, around: Around) -> Expression:
    source = f"record.{field.attribute}"
    if around.carriages(field.type) == Carriage.SAME:
        return source
    if _is_flat(field.type, around):
        return _call("shallow_copy", source, around)
    match field.type:
        case List(items) if around.converts(items):
            each = _converted(items, "item", around)
            items_ = Comprehension("[", each, (f"for item in {source}",), "]")
            return Conditional(
                items_, f"{source}.__class__ is list", _call("plain", source, around)
            )
        case _:
            return _converted(field.type, source, around)


def _converted(type_: Type, source: str, around: Around) -> Expression:
    """The data of a value that is a record or has some in it, or of anything else."""
    plain = _call("plain", source, around)
    match type_:
        case Reference(name) if isinstance(record := around.module.by_name[name], Record):
            encoded = Brackets(f"_encode_{record.snake_name}(", (source,), ")")
            return Conditional(encoded, f"{source}.__class__ is {name}", plain)
        case Reference():
            around.runtime.add("ENCODERS")
            return Brackets(f"ENCODERS.get({source}.__class__, plain)(", (source,), ")")
        case _:
            return plain


def _call(function: str, argument: str, around: Around) -> Expression:
    around.runtime.add(function)
    return Brackets(f"{function}(", (argument,), ")")


def _is_flat(type_: Type, around: Around) -> bool:
    """Whether values are lists or dicts of what travels as it is, or travel so themselves."""
    match type_:
        case Union(arms):
            return all(_is_flat(arm, around) for arm in arms)
        case List(inner) | Map(inner):
            return around.carriages(inner) == Carriage.SAME
        case Reference(name):
            alias = around.module.by_name[name]
            return isinstance(alias, Alias) and _is_flat(alias.type, around)
        case _:
            return around.carriages(type_) == Carriage.SAME
