"""Where reading begins: at the root, and at records on their own."""

from __future__ import annotations

from typing import Final

from eventschema.ir.types import Definition, Record, Reference, Type
from eventschema.source.printer import lines
from eventschema.source.tree import ANY, Call, Code, Declare, Expression, If, Name, Not, Return
from eventschema.source.walk import all_statements
from eventschema.targets.python.annotations import annotation
from eventschema.targets.python.codec_module import RECORD, VALUE, beginning
from eventschema.targets.python.conversion import Carriage
from eventschema.targets.python.decoded_values import decoded
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
    checks = readers.around.checks[record.name]
    if len(checks) == 1:
        readers.alone(checks[0], Reference(record.name))
        return
    around = readers.around
    result = Call(around.decoder(record.name), (VALUE, *around.memory(Reference(record.name))))
    _add_checked(record, result, readers, returns=Name(record.name))


def add_definition_reader(name: str, readers: Readers) -> None:
    """Add the function that reads a definition on its own which is no record.

    There is none for values that stay what they are.
    """
    around, definition = readers.around, readers.around.types.by_name[name]
    match around.carriages(Reference(name)):
        case _ if isinstance(definition, Record):
            return
        case Carriage.CONVERTED:
            readers.alone(around.checks[name][0], Reference(name))
        case Carriage.COPIED:
            copied = decoded(Reference(name), VALUE, around)
            _add_checked(definition, copied, readers, returns=ANY)


def _add_checked(
    definition: Definition, result: Expression, readers: Readers, *, returns: Expression
) -> None:
    """Add the function that reads a definition by checking it before it makes the `result`."""
    around = readers.around
    refused = If(Not(around.accepted(definition.name)), [REFUSE])
    code = beginning([refused, Return(result)])
    around.add(readers.own_name(definition).id, code, returns=returns)
