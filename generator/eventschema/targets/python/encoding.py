"""How dataclasses become JSON data: one function for each record."""

from itertools import takewhile

from eventschema.ir.types import Alias, Field, List, Map, Record, Reference, Type, Union
from eventschema.source.tree import (
    Assign,
    Attribute,
    Call,
    Code,
    Compare,
    Constant,
    Declare,
    Dict,
    Evaluate,
    Expression,
    If,
    Name,
    Pair,
    Return,
    Statement,
    call,
    item,
)
from eventschema.targets.python.codec_module import OBJECT, RECORD, VALUE, Around
from eventschema.targets.python.conversion import Carriage


def add_encoding(around: Around) -> None:
    """Add the functions."""
    for definition in around.types.definitions:
        if isinstance(definition, Record):
            around.add(
                f"_encode_{definition.snake_name}",
                _encode(definition, around),
                parameter=RECORD,
                takes=Name(definition.name),
                returns=OBJECT,
            )


def _encode(record: Record, around: Around) -> Code:
    """Build a dict: required members at its beginning in one go, the others one by one."""
    leading = list(takewhile(lambda field: field.required, record.fields))
    first = tuple(Pair(Constant(field.name), _encoded(field, around)) for field in leading)
    code: list[Statement] = [Declare(VALUE, OBJECT, Dict(first))]
    for field in record.fields[len(leading) :]:
        store = Assign(item(VALUE, Constant(field.name)), _encoded(field, around))
        code.append(store if field.required else if_set(field, store))
    if record.additional is not None:
        members: Expression = Attribute(RECORD, record.additional_attribute)
        if around.carriages(record.additional) != Carriage.SAME:
            members = call("plain", members)
        code.append(Evaluate(call("add_members", VALUE, members)))
    return [*code, Return(VALUE)]


def if_set(field: Field, statement: Statement) -> If:
    """Run `statement` unless the member is absent."""
    there = Compare(Attribute(RECORD, field.attribute), "is not", Name("UNSET"))
    return If(there, [statement])


def _encoded(field: Field, around: Around) -> Expression:
    source = Attribute(RECORD, field.attribute)
    if around.carriages(field.type) == Carriage.SAME:
        return source
    if _is_flat(field.type, around):
        return call("shallow_copy", source)
    match field.type:
        case List(items) if around.converts(items):
            return call("list_data", source)
        case _:
            return Call(item(Name("ENCODERS"), Attribute(source, "__class__")), (source,))


def _is_flat(type_: Type, around: Around) -> bool:
    """Whether values are lists or dicts of what travels as it is, or travel so themselves."""
    match type_:
        case Union(arms):
            return all(_is_flat(arm, around) for arm in arms)
        case List(inner) | Map(inner):
            return around.carriages(inner) == Carriage.SAME
        case Reference(name):
            alias = around.types.by_name[name]
            return isinstance(alias, Alias) and _is_flat(alias.type, around)
        case _:
            return around.carriages(type_) == Carriage.SAME
