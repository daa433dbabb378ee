"""Values in a schema that the schema itself rejects."""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Final, TypeAlias

from eventschema.ir.types import Json
from eventschema.ir.values import json_type
from eventschema.lint.rule import Flaw, Rule
from eventschema.lint.subject import Subject
from eventschema.regex.running import TooManyStepsError
from eventschema.schema.discriminate import instance_types
from eventschema.schema.registry import Schema

_Values: TypeAlias = Callable[[Schema], Iterator[tuple[str, Json]]]
"""The values that a schema holds, each with its JSON Pointer."""


def _rejected(subject: Subject, values: _Values) -> Iterator[Flaw]:
    for name, schema in subject.valued.items():
        for place, value in values(schema):
            with suppress(TooManyStepsError):
                for violation in subject.validator.violations(value, name):
                    message = f"{violation.message} [{violation.keyword}]"
                    yield Flaw(place + violation.pointer, message)


def _excluded(subject: Subject) -> Iterator[Flaw]:
    mistyped: set[str] = set()
    for schema in subject.valued.values():
        types = instance_types({k: v for k, v in schema.keywords.items() if k == "type"})
        for place, value in _enumerated(schema):
            if json_type(value) not in types:
                mistyped.add(place)
                message = (
                    f"{json.dumps(value)} is of type {json_type(value)}, which `type` excludes"
                )
                yield Flaw(place, message, "correct the value or the type")
    for flaw in _rejected(subject, _enumerated):
        if flaw.pointer not in mistyped:
            yield flaw


def _examples(schema: Schema) -> Iterator[tuple[str, Json]]:
    for index, value in enumerate(schema.keywords.get("examples", ())):
        yield schema.pointer_to("examples", index), value


def _default(schema: Schema) -> Iterator[tuple[str, Json]]:
    if "default" in schema.keywords:
        yield schema.pointer_to("default"), schema.keywords["default"]


def _enumerated(schema: Schema) -> Iterator[tuple[str, Json]]:
    for index, value in enumerate(schema.keywords.get("enum", ())):
        yield schema.pointer_to("enum", index), value
    if "const" in schema.keywords:
        yield schema.pointer_to("const"), schema.keywords["const"]


INVALID_EXAMPLE: Final = Rule(
    "invalid-example",
    "error",
    "An example is rejected by the schema that it stands in.",
    "Examples are what people copy. Each one is validated against its own schema, wherever it"
    " stands, and is told with what is wrong in it.",
    {"type": "integer", "minimum": 1, "examples": [0]},
    {"type": "integer", "minimum": 1, "examples": [1]},
    lambda subject: _rejected(subject, _examples),
)
INVALID_DEFAULT: Final = Rule(
    "invalid-default",
    "error",
    "A default is rejected by the schema that it stands in.",
    "A default says what a receiver assumes where a member is absent. One that could not be sent"
    " is a mistake in the default or in the schema.",
    {"type": "string", "maxLength": 3, "default": "none"},
    {"type": ["string", "null"], "maxLength": 3, "default": None},
    lambda subject: _rejected(subject, _default),
)
EXCLUDED_VALUE: Final = Rule(
    "excluded-value",
    "error",
    "A value of `enum` or `const` is rejected by another keyword of its schema.",
    "The list promises a value that no instance can have: its type, its limits or what the schema"
    " refers to excludes it.",
    {"type": "string", "enum": ["auto", 1]},
    {"type": ["string", "integer"], "enum": ["auto", 1]},
    _excluded,
)
