"""Where reading begins: at the root, and at records on their own."""

from __future__ import annotations

from typing import Final

from eventschema.model import Record, Reference, Type
from eventschema.python.annotations import annotation
from eventschema.python.around import RECORD, VALUE
from eventschema.python.readers import Readers
from eventschema.python.reading import Reading
from eventschema.python.reading_members import REFUSE
from eventschema.source.printer import lines
from eventschema.source.tree import Call, Declare, If, Name, Not, Return, Statement
from eventschema.source.walk import all_statements

LONGEST_ROOT: Final = 12
"""How many lines reading the root has at most to stand in `parse`."""


def add_reading(readers: Readers) -> None:
    """Add the functions that are wanted, and those that these want."""
    for name, function, type_ in readers.pending():
        frame = readers.printing.frame(function)
        body = frame.functions[function].body
        readers.add(name, type_, Reading(frame, readers).function(type_, body))


def root_code(type_: Type, readers: Readers) -> list[Statement]:
    """What reads the variable `value`, which the schema as a whole describes, and returns that.

    There is nothing for values without records in them.
    """
    if not readers.around.converts(type_):
        return []
    root = readers.printing.plan.root
    body = readers.printing.by_name[root].body
    code = Reading(readers.printing.frame(root), readers).function(type_, body)
    match code:
        case [*before, Return(expression)] if len([*lines(code)]) <= LONGEST_ROOT and not any(
            isinstance(node, Return) for node in all_statements(before)
        ):
            pass
        case _:
            before, expression = [], Call(readers.name(root, type_), (VALUE,))
    return [*before, Declare(RECORD, annotation(type_), expression), Return(RECORD)]


def add_reader(record: Record, readers: Readers) -> None:
    """Add the function that reads a record on its own."""
    around = readers.around
    checks = around.checks[record.name]
    if len(checks) == 1:
        readers.name(checks[0], Reference(record.name))
        return
    refused = If(Not(Call(around.accepts(record.name), (VALUE,))), [REFUSE])
    result = Return(Call(around.decoder(record.name), (VALUE,)))
    name = readers.own_name(record)
    around.add(name.id, [refused, result], returns=Name(record.name))
