"""What readers of the schema, and of all that is made from it, are not told."""

from collections.abc import Iterator
from typing import Final

from eventschema.lint.rule import Flaw, Rule
from eventschema.lint.subject import Subject
from eventschema.schema.keywords import DEFINITIONS
from eventschema.schema.registry import Schema


def _undescribed(subject: Subject) -> Iterator[Flaw]:
    top = subject.root.document.schemas[""]
    if not top.keywords.get("description") and _describes_instances(top):
        yield Flaw(top.pointer, "the schema has no description", _HINT)
    for schema, (owner, segments) in subject.owners.items():
        if segments[0] in DEFINITIONS:
            what = "definition"
        elif segments[0] == "properties" and "not" not in _applicators(subject, owner):
            what = "property"
        else:
            continue
        if schema.contents is not False and not _is_described(schema):
            yield Flaw(schema.pointer, f"the {what} {segments[-1]!r} has no description", _HINT)


def _describes_instances(root: Schema) -> bool:
    return bool(root.keywords.keys() - {"$schema", "$id", "$comment", "$ref", *DEFINITIONS})


def _is_described(schema: Schema) -> bool:
    """Whether a schema, or what it refers to, has a description."""
    seen: set[Schema] = set()
    while schema not in seen:
        seen.add(schema)
        if schema.keywords.get("description"):
            return True
        if "$ref" in schema.keywords:
            schema = schema.resolve("$ref")
    return False


def _applicators(subject: Subject, schema: Schema) -> Iterator[str]:
    """The keywords through which a schema stands in the root."""
    while schema in subject.owners:
        schema, segments = subject.owners[schema]
        yield segments[0]


def _without_example(subject: Subject) -> Iterator[Flaw]:
    for name in subject.module.events:
        event = subject.module.by_name[name]
        if not event.annotations.examples and event.pointer in subject.root.document.schemas:
            message = f"the event {name} has no example"
            yield Flaw(event.pointer, message, "add the smallest one and a full one to `examples`")


_HINT: Final = "say in `description` what it is for"

MISSING_DESCRIPTION: Final = Rule(
    "missing-description",
    "warning",
    "A definition or a property has no description.",
    "Descriptions become the docs, and the docstrings that an editor shows. A property that refers"
    " to a definition with a description is described by it.",
    {"description": "A greeting.", "properties": {"text": {"type": "string"}}},
    {
        "description": "A greeting.",
        "properties": {"text": {"description": "What to say.", "type": "string"}},
    },
    _undescribed,
)
MISSING_EXAMPLE: Final = Rule(
    "missing-example",
    "warning",
    "An event has no example.",
    "Examples are validated, shown in the docs and run as code there. They are the part of a"
    " schema that most people read first.",
    {"type": "object", "properties": {"type": {"const": "ping"}}, "required": ["type"]},
    {
        "type": "object",
        "properties": {"type": {"const": "ping"}},
        "required": ["type"],
        "examples": [{"type": "ping"}],
    },
    _without_example,
)
