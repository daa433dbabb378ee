"""Where reading begins: at the root, and at records on their own."""

from __future__ import annotations

from typing import Final

from eventschema.ir.types import Record, Reference, Type
from eventschema.source.printer import lines
from eventschema.source.tree import Call, Code, Declare, If, Name, Not, Return
from eventschema.source.walk import all_statements
from eventschema.targets.python.annotations import annotation
from eventschema.targets.python.codec_module import RECORD, VALUE, beginning
from eventschema.targets.python.readers import Readers
from eventschema.targets.python.reading import Reading
from eventschema.targets.python.reading_members import REFUSE

LONGEST_ROOT: Final = 12
"""How many lines reading the root has at most to stand in `parse`."""


def add_reading(readers: Readers) -> None:
    """Add the functions that are wanted, and those that these want."""
    for name, function, type_ in readers.pending():
        frame = readers.printing.frame(function, has_memory=True)
        body = frame.functions[function].body
        readers.add(name, function, type_, Reading(frame, readers).function(type_, body))


def root_code(type_: Type, readers: Readers) -> Code:
    """What reads the variable `value`, which the schema as a whole describes, and returns that.

    There is nothing for values without records in them.
    """
    if not readers.around.converts(type_):
        return []
    root = readers.printing.plan.root
    body = readers.printing.by_name[root].body
    frame = readers.printing.frame(root, has_memory=True)
    code = Reading(frame, readers).function(type_, body)
    match code:
        case [*before, Return(expression)] if len([*lines(code)]) <= LONGEST_ROOT and not any(
            isinstance(node, Return) for node in all_statements(before)
        ):
            pass
        case _:
            arguments = (VALUE, *readers.memory(root))
            before, expression = [], Call(readers.name(root, type_), arguments)
    if expression != RECORD:
        before = [*before, Declare(RECORD, annotation(type_), expression)]
    return beginning([*before, Return(RECORD)])


def add_reader(record: Record, readers: Readers) -> None:
    """Add the function that reads a record on its own."""
    around = readers.around
    checks = around.checks[record.name]
    if len(checks) == 1:
        readers.alone(checks[0], Reference(record.name))
        return
    refused = If(Not(around.accepted(record.name)), [REFUSE])
    arguments = (VALUE, *around.memory(Reference(record.name)))
    result = Return(Call(around.decoder(record.name), arguments))
    name = readers.own_name(record)
    around.add(name.id, beginning([refused, result]), returns=Name(record.name))
