"""How dataclasses become JSON text: one function for each record."""

import json
from itertools import takewhile
from typing import Final, TypeAlias

from eventschema.ir.types import (
    Alias,
    Anything,
    Choice,
    Field,
    List,
    Map,
    Record,
    Reference,
    Text,
    Tuple,
    Type,
    Union,
)
from eventschema.source.tree import (
    Assign,
    Attribute,
    Call,
    Code,
    Compare,
    Constant,
    Expression,
    If,
    JoinedString,
    Name,
    Or,
    Return,
    Slice,
    Statement,
    call,
    item,
)
from eventschema.targets.python.codec_module import RECORD, Around
from eventschema.targets.python.decoded_values import text_constant
from eventschema.targets.python.encoding import if_set

TEXT: Final = Name("text")

Piece: TypeAlias = tuple[str | Expression, ...]
"""JSON text, and expressions for what is put into it."""


def add_dumping(around: Around) -> None:
    """Add the functions."""
    for definition in around.types.definitions:
        if isinstance(definition, Record):
            around.add(
                f"_dump_{definition.snake_name}",
                [*_unexpected(definition), *_dump(definition, around)],
                parameter=RECORD,
                takes=Name(definition.name),
                returns=Name("str"),
            )


def _unexpected(record: Record) -> Code:
    """What the fast way cannot do: a tag that is not as declared, members without a field."""
    tests: list[Expression] = [
        Compare(Attribute(RECORD, field.attribute), "!=", Constant(constant))
        for field in record.fields
        if (constant := text_constant(field)) is not None
    ]
    if record.additional is not None:
        tests.append(Attribute(RECORD, record.additional_attribute))
    if not tests:
        return []
    data = call(f"_encode_{record.snake_name}", RECORD)
    test = tests[0] if len(tests) == 1 else Or(tuple(tests))
    return [If(test, [Return(call("json_text", data))])]


def _dump(record: Record, around: Around) -> Code:
    """Write the text: what always comes in one piece, the rest before and after it."""
    fields = record.fields
    before = list(takewhile(lambda field: not field.required, fields))
    always = list(takewhile(lambda field: field.required, fields[len(before) :]))
    after = fields[len(before) + len(always) :]
    code: list[Statement] = [Assign(TEXT, Constant(""))] if before else []
    for field in before:
        piece = (*_member(field, around), ",")
        code.append(if_set(field, Assign(TEXT, JoinedString((piece,)), "+")))
    if not always:
        whole: Piece = ("{", Slice(TEXT, stop=Constant(-1)), "}") if before else ("{}",)
        return [*code, Return(JoinedString((whole,)))]
    opening: Piece = ("{", TEXT) if before else ("{",)
    pieces = [(*opening, *_member(always[0], around))]
    pieces += [(",", *_member(field, around)) for field in always[1:]]
    if not after:
        pieces[-1] = (*pieces[-1], "}")
        return [*code, Return(JoinedString(tuple(pieces)))]
    code.append(Assign(TEXT, JoinedString(tuple(pieces))))
    for field in after:
        more = Assign(TEXT, JoinedString(((",", *_member(field, around)),)), "+")
        code.append(more if field.required else if_set(field, more))
    return [*code, Return(JoinedString(((TEXT, "}"),)))]


def _member(field: Field, around: Around) -> Piece:
    """A member as JSON text, with a hole for its value unless that is always the same."""
    name = f"{json.dumps(field.name)}:"
    constant = text_constant(field)
    if constant is not None:
        return (name + json.dumps(constant),)
    return (name, _written(field.type, Attribute(RECORD, field.attribute), around))


def _written(type_: Type, source: Expression, around: Around) -> Expression:
    """The JSON text of a value of `type_`."""
    function = _writer(type_, around)
    match function:
        case "DUMPERS":
            return Call(item(Name(function), Attribute(source, "__class__")), (source,))
        case "pieces":
            return call("joined", call(function, source, Constant(0)))
        case _:
            return call(function, source)


def _writer(type_: Type, around: Around) -> str:
    """What of the runtime writes values of `type_`."""
    match type_:
        case Text(content_encoding="base64"):
            return "long_string"
        case _ if _is_text(type_, around):
            return "string"
        case List() if around.converts(type_):
            return "list_text"
        case List(items) if _is_text(items, around):
            return "strings"
        case Anything() | Map() | List() | Tuple() if not around.converts(type_):
            return "pieces"
        case Reference(name) if isinstance(alias := around.types.by_name[name], Alias):
            return _writer(alias.type, around)
        case _:
            return "DUMPERS"


def _is_text(type_: Type, around: Around) -> bool:
    match type_:
        case Text():
            return True
        case Choice(values):
            return values != () and all(isinstance(value, str) for value in values)
        case Union(arms):
            return all(_is_text(arm, around) for arm in arms)
        case Reference(name):
            alias = around.types.by_name[name]
            return isinstance(alias, Alias) and _is_text(alias.type, around)
        case _:
            return False
