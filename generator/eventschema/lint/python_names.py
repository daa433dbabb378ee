"""What Python cannot say as the schema does: names that collide, values without a type."""

import re
from collections.abc import Iterator
from typing import Final

from eventschema.ir.types import (
    Anything,
    Definition,
    Record,
    within,
)
from eventschema.lint.rule import Flaw, Rule
from eventschema.lint.subject import Subject
from eventschema.naming.names import attributes, class_name
from eventschema.schema.keywords import DEFINITIONS
from eventschema.schema.pointers import segments_of

_NUMBERED: Final = re.compile(r"(.+?)[0-9]+")


def _colliding(subject: Subject) -> Iterator[Flaw]:
    for definition in subject.module.definitions:
        if definition.pointer in subject.root.document.schemas:
            yield from _colliding_class(subject, definition)
            if isinstance(definition, Record):
                yield from _colliding_attributes(subject, definition)


def _colliding_class(subject: Subject, definition: Definition) -> Iterator[Flaw]:
    segments = ["", *segments_of(definition.pointer)]
    if segments[-2:-1] and segments[-2] in DEFINITIONS:
        wanted = class_name(segments[-1])
    else:
        base = _NUMBERED.fullmatch(definition.name)
        titled = class_name(definition.annotations.title or "empty") == definition.name
        is_numbered = base is not None and base[1] in subject.module.by_name and not titled
        wanted = base[1] if base is not None and is_numbered else definition.name
    if wanted != definition.name:
        message = f"the name {wanted} is taken in Python, so its class is {definition.name}"
        yield Flaw(definition.pointer, message, "rename it, or give it a `title` of its own")


def _colliding_attributes(subject: Subject, record: Record) -> Iterator[Flaw]:
    schema = subject.root.document.schemas[record.pointer]
    for field in record.fields:
        [wanted], _ = attributes([field.name], ())
        place = record.pointer
        if field.name in schema.keywords.get("properties", ()):
            place = schema.pointer_to("properties", field.name)
        if field.attribute != wanted:
            message = f"{wanted!r} is taken in Python, so {field.name!r} is {field.attribute!r}"
            yield Flaw(place, message, "rename one of the two properties")
        if field.bytes_attribute and field.bytes_attribute != f"{wanted}_bytes":
            message = f"'{wanted}_bytes' is taken, so its bytes are {field.bytes_attribute!r}"
            yield Flaw(place, message, "rename one of the two properties")


def _untyped(subject: Subject) -> Iterator[Flaw]:
    found = {
        (anything.pointer, anything.reason): None
        for definition in subject.module.definitions
        for anything in within(definition)
        if isinstance(anything, Anything) and anything.reason
    }
    for place, reason in found:
        if place in subject.root.document.schemas:
            hint = "add 'type'" if "does not say of which type" in reason else ""
            if "does not say that it is an " in reason:
                hint = f"add 'type': {reason.rpartition(' ')[2]!r}"
            yield Flaw(place, f"its type in Python is `Any`: {reason}", hint)


NAME_COLLISION: Final = Rule(
    "name-collision",
    "warning",
    "Two names of the schema are one in Python, so that one of them gets a number.",
    "Names lose what Python has no letters for: `userId` and `user_id` would be one attribute. The"
    " generated name is stable, but nobody would guess it, and it changes when its neighbour goes.",
    {
        "type": "object",
        "properties": {"user_id": {"type": "string"}, "userId": {"type": "integer"}},
        "additionalProperties": False,
    },
    {
        "type": "object",
        "properties": {"user_id": {"type": "string"}, "user_number": {"type": "integer"}},
        "additionalProperties": False,
    },
    _colliding,
)
UNTYPED_VALUE: Final = Rule(
    "untyped-value",
    "warning",
    "Python's type for a value is `Any`, although the schema says more of it.",
    "Validators check what the schema says; type checkers and editors cannot. Most often"
    " `properties` or limits stand without `type`, which lets every value of another type pass.",
    {
        "properties": {"point": {"properties": {"x": {"type": "number"}}}},
        "type": "object",
    },
    {
        "properties": {"point": {"type": "object", "properties": {"x": {"type": "number"}}}},
        "type": "object",
    },
    _untyped,
)
