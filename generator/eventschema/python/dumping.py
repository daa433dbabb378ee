"""How dataclasses become JSON text: one function for each record."""

import json
from itertools import takewhile

from eventschema.literals import python_literal
from eventschema.model import (
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
from eventschema.python.around import Around
from eventschema.python.encoding import if_set
from eventschema.python.layout import (
    Block,
    Brackets,
    Chain,
    Code,
    Expression,
    Hole,
    Piece,
    Statement,
    Strings,
)
from eventschema.python.values import text_constant


def add_dumping(around: Around) -> None:
    """Add the functions."""
    for definition in around.module.definitions:
        if isinstance(definition, Record):
            around.add(
                f"_dump_{definition.snake_name}",
                f"record: {definition.name}",
                "str",
                [*_unexpected(definition, around), *_dump(definition, around)],
            )


def _unexpected(record: Record, around: Around) -> Code:
    """What the fast way cannot do: a tag that is not as declared, members without a field."""
    tests: list[Expression] = [
        f"record.{field.attribute} != {python_literal(constant)}"
        for field in record.fields
        if (constant := text_constant(field)) is not None
    ]
    if record.additional is not None:
        tests.append(f"record.{record.additional_attribute}")
    if not tests:
        return []
    around.runtime.add("json_text")
    data = Brackets(f"_encode_{record.snake_name}(", ("record",), ")")
    test = tests[0] if len(tests) == 1 else Chain("or", tuple(tests))
    return [Block(test, [Statement("return ", Brackets("json_text(", (data,), ")"))])]


def _dump(record: Record, around: Around) -> Code:
    """Write the text: what always comes in one piece, the rest before and after it."""
    fields = record.fields
    before = list(takewhile(lambda field: not field.required, fields))
    always = list(takewhile(lambda field: field.required, fields[len(before) :]))
    after = fields[len(before) + len(always) :]
    code: list[Statement | Block] = [Statement("text = ", '""')] if before else []
    for field in before:
        piece = (*_member(field, around), ",")
        code.append(if_set(field, Statement("text += ", Strings((piece,))), around))
    if not always:
        whole: Piece = ("{", Hole("text[:-1]"), "}") if before else ("{}",)
        return [*code, Statement("return ", Strings((whole,)))]
    opening: Piece = ("{", Hole("text")) if before else ("{",)
    pieces = [(*opening, *_member(always[0], around))]
    pieces += [(",", *_member(field, around)) for field in always[1:]]
    if not after:
        pieces[-1] = (*pieces[-1], "}")
        return [*code, Statement("return ", Strings(tuple(pieces)))]
    code.append(Statement("text = ", Strings(tuple(pieces))))
    for field in after:
        statement = Statement("text += ", Strings(((",", *_member(field, around)),)))
        code.append(statement if field.required else if_set(field, statement, around))
    return [*code, Statement("return ", Strings(((Hole("text"), "}"),)))]


def _member(field: Field, around: Around) -> Piece:
    """A member as JSON text, with a hole for its value unless that is always the same."""
    name = f"{json.dumps(field.name)}:"
    constant = text_constant(field)
    if constant is not None:
        return (name + json.dumps(constant),)
    return (name, Hole(_written(field.type, f"record.{field.attribute}", around)))


def _written(type_: Type, source: str, around: Around) -> str:
    """The JSON text of a value of `type_`."""
    function = _writer(type_, around)
    around.runtime.add(function)
    match function:
        case "DUMPERS":
            return f"DUMPERS[{source}.__class__]({source})"
        case "pieces":
            around.runtime.add("joined")
            return f"joined(pieces({source}, 0))"
        case _:
            return f"{function}({source})"


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
        case Reference(name) if isinstance(alias := around.module.by_name[name], Alias):
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
            alias = around.module.by_name[name]
            return isinstance(alias, Alias) and _is_text(alias.type, around)
        case _:
            return False
