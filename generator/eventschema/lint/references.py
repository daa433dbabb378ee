"""References that lead nowhere, and definitions that nothing leads to."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final

from eventschema.lint.rule import Flaw, Rule
from eventschema.lint.subject import Subject, dangling
from eventschema.schema.keywords import DEFINITIONS, REFERENCES
from eventschema.schema.pointers import segments_of
from eventschema.schema.registry import Schema


def _dangling(subject: Subject) -> Iterator[Flaw]:
    places = [schema.pointer for schema in subject.schemas]
    for schema in subject.schemas:
        for error in dangling(schema):
            if error.location not in map(schema.location, REFERENCES):
                continue  # the reference leads to a document that is no schema
            keyword = segments_of(error.pointer)[-1]
            uri, _, meant = str(schema.keywords.get(keyword, "")).partition("#")
            close = get_close_matches(meant, places, 1) if meant and not uri else []
            hint = f"did you mean '#{close[0]}'?" if close else error.hint
            yield Flaw(error.pointer, error.reason, hint)


def _unused(subject: Subject) -> Iterator[Flaw]:
    if subject.root.document.name:  # what refers to it stands elsewhere
        return
    top = subject.root.document.schemas[""]
    reached = _reached(subject, top)
    if len(reached) == 1:  # a library: a root that applies nothing offers all its definitions
        return
    reached |= _reached(subject, subject.root)
    for schema, (_, segments) in subject.owners.items():
        if segments[0] in DEFINITIONS and reached.isdisjoint(_within(schema)):
            yield Flaw(
                schema.pointer,
                f"the definition {segments[-1]!r} is not used",
                "refer to it, or remove it",
            )


def _reached(subject: Subject, root: Schema) -> frozenset[Schema]:
    """The schemas that a validator of `root` may apply."""
    dynamic = [
        schema
        for schema in subject.schemas
        if "$dynamicAnchor" in schema.keywords and schema is not root
    ]
    found = {root}
    stack = [root]
    while stack:
        schema = stack.pop()
        below = [child for segments, child in schema.children() if segments[0] not in DEFINITIONS]
        below += subject.targets.get(schema, ())
        below += dynamic if "$dynamicRef" in schema.keywords else ()
        further = set(below) - found
        found |= further
        stack += further
    return frozenset(found)


def _within(schema: Schema) -> Iterator[Schema]:
    """`schema` and all schemas in it that are used through it, or referred to themselves."""
    stack = [schema]
    while stack:
        inner = stack.pop()
        yield inner
        stack += [child for _, child in inner.children()]


DANGLING_REFERENCE: Final = Rule(
    "dangling-reference",
    "error",
    "A reference leads nowhere.",
    "Nothing can be validated against what does not exist. References are resolved inside the"
    " document, in files of the project and in the metaschemas of JSON Schema; nothing is fetched.",
    {"$ref": "#/$defs/Ping", "$defs": {"Pong": {"type": "object"}}},
    {"$ref": "#/$defs/Pong", "$defs": {"Pong": {"type": "object"}}},
    _dangling,
)
UNUSED_DEFINITION: Final = Rule(
    "unused-definition",
    "warning",
    "A definition is used by nothing that the root leads to.",
    "It is validated by nobody, and yet it is generated and documented as if it were part of the"
    " events. Often a branch of the root union was forgotten. A document whose root says nothing"
    " of its own is a library, all of whose definitions are meant for others.",
    {"$ref": "#/$defs/Ping", "$defs": {"Ping": {"const": "ping"}, "Pong": {"const": "pong"}}},
    {
        "oneOf": [{"$ref": "#/$defs/Ping"}, {"$ref": "#/$defs/Pong"}],
        "$defs": {"Ping": {"const": "ping"}, "Pong": {"const": "pong"}},
    },
    _unused,
)
