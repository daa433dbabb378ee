"""Where reading begins: at the root, and at records on their own."""

from __future__ import annotations

from typing import Final

from eventschema.checks.code import Atom, Check, Code, Do, Loop, Node, Return, inline
from eventschema.checks.lines import lines
from eventschema.model import Record, Reference, Type
from eventschema.python.annotations import annotation
from eventschema.python.layout import Block as If
from eventschema.python.layout import Statement, flat
from eventschema.python.readers import Readers
from eventschema.python.reading import Reading
from eventschema.python.reading_members import REFUSE, raising

LONGEST_ROOT: Final = 12
"""How many lines reading the root has at most to stand in `parse`."""


def add_reading(readers: Readers) -> None:
    """Add the functions that are wanted, and those that these want."""
    for name, function, type_ in readers.pending():
        frame = readers.printing.frame(function)
        body = frame.functions[function].body
        readers.add(name, type_, raising(Reading(frame, readers).function(type_, body)))


def root_code(type_: Type, readers: Readers) -> list[Node]:
    """What reads the variable `value`, which the schema as a whole describes, and returns that.

    There is nothing for values without records in them.
    """
    if not readers.around.converts(type_):
        return []
    root = readers.printing.plan.root
    body = readers.printing.by_name[root].body
    code = Reading(readers.printing.frame(root), readers).function(type_, body)
    match code:
        case [*before, Return(expression)] if len(
            list(lines(code))
        ) <= LONGEST_ROOT and not _has_result(before):
            pass
        case _:
            before, expression = [], Atom(f"{readers.name(root, type_)}(value)")
    read = Do(f"record: {flat(annotation(type_))} = {inline(expression)}")
    return raising([*before, read, Return(Atom("record"))])


def _has_result(code: Code) -> bool:
    """Whether something is returned on some way through `code`."""
    for node in code:
        match node:
            case Return() if node != REFUSE:
                return True
            case Check(_, then, otherwise) if _has_result(then) or _has_result(otherwise):
                return True
            case Loop(_, body) if _has_result(body):
                return True
            case _:
                pass
    return False


def reader(record: Record, readers: Readers) -> str:
    """The name of the function that reads a record on its own."""
    around = readers.around
    checks = around.checks[record.name]
    if len(checks) == 1:
        return readers.name(checks[0], Reference(record.name))
    function = readers.free_name(record.snake_name)
    around.runtime.add("InvalidError")
    refused = If(f"not {around.accepts(record.name)}(value)", [Statement("raise ", "InvalidError")])
    result = Statement("return ", f"{around.decoder(record.name)}(value)")
    around.add(function, "value: Any", record.name, [refused, result])
    return function
