"""Members that are required but cannot be, and objects that are open by accident."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Final

from eventschema.lint.rule import Flaw, Rule
from eventschema.lint.subject import Subject
from eventschema.model.conjunction import flattened
from eventschema.regex import UntranslatablePattern
from eventschema.regex.running import TooManyStepsError, matches
from eventschema.schema.keywords import IN_PLACE, OTHER_MEMBERS, UNIONS
from eventschema.schema.registry import Schema

_CONSTRAINTS: Final = IN_PLACE - {*UNIONS}
"""Applicators whose subschemas seldom describe an object all by themselves."""


def _undeclared(subject: Subject) -> Iterator[Flaw]:
    reported: set[str] = set()
    for schema in subject.schemas:
        for place, name, message, hint in _impossible(schema):
            if place not in reported and subject.is_here(schema):
                reported.add(place)
                yield Flaw(place, f"the member {name!r} is required, {message}", hint)
        for index, name in enumerate(schema.keywords.get("required", ())):
            place = schema.pointer_to("required", index)
            if place not in reported and _is_forgotten(subject, schema, name):
                reported.add(place)
                hint = _closest(name, _declared(subject.in_place(schema)))
                yield Flaw(place, f"the required member {name!r} is no property", hint)


def _impossible(schema: Schema) -> Iterator[tuple[str, str, str, str]]:
    """The names that `schema` closes an object to and that it, or what it refers to, requires."""
    if schema.keywords.get("additionalProperties") is not False:
        return
    for inner in flattened(schema):
        if inner.document is schema.document:
            for index, name in enumerate(inner.keywords.get("required", ())):
                if not _declares(schema, name):
                    closed = f"but {schema.pointer or 'the root'} is closed to it"
                    hint = _closest(name, _declared([schema]))
                    yield inner.pointer_to("required", index), name, closed, hint


def _is_forgotten(subject: Subject, schema: Schema, name: str) -> bool:
    """Whether a schema that lists the members of its objects does not know one it requires."""
    if schema in subject.owners and subject.owners[schema][1][0] in IN_PLACE:
        owner = subject.owners[schema][0]
        if "properties" in owner.keywords or subject.owners[schema][1][0] in _CONSTRAINTS:
            return False
    described = list(subject.in_place(schema))
    others = (s.keywords.get(keyword) for s in described for keyword in OTHER_MEMBERS)
    return (
        any("properties" in inner.keywords for inner in described)
        and not any(_declares(inner, name) for inner in described)
        and not any(isinstance(other, dict) or other is True for other in others)
    )


def _declares(schema: Schema, name: str) -> bool:
    """Whether `properties` or `patternProperties` of a schema can hold the member `name`."""
    patterns = schema.keywords.get("patternProperties", ())
    return name in schema.keywords.get("properties", ()) or any(
        _matches(pattern, name) for pattern in patterns
    )


def _matches(pattern: str, name: str) -> bool:
    try:
        return matches(pattern, name)
    except (UntranslatablePattern, TooManyStepsError):
        return True


def _declared(schemas: Iterable[Schema]) -> list[str]:
    return [name for schema in schemas for name in schema.keywords.get("properties", ())]


def _closest(name: str, names: list[str]) -> str:
    close = get_close_matches(name, names, 1)
    return f"did you mean {close[0]!r}?" if close else "describe it in `properties`"


def _open(subject: Subject) -> Iterator[Flaw]:
    if not any(s.keywords.get(name) is False for s in subject.schemas for name in OTHER_MEMBERS):
        return
    settled = {
        inner
        for schema in subject.schemas
        if not schema.keywords.keys().isdisjoint((*OTHER_MEMBERS, "patternProperties"))
        for inner in subject.in_place(schema)
    }
    bases = {
        inner
        for schema in subject.schemas
        for segments, part in schema.children()
        if segments[0] in _CONSTRAINTS
        for inner in subject.in_place(part)
    }
    for schema in subject.schemas:
        if schema.keywords.get("properties") and schema not in settled | bases:
            if any(inner in settled for inner in flattened(schema)):
                continue
            owner, segments = subject.owners.get(schema, (schema, ("",)))
            if segments[0] not in {"anyOf", "oneOf"} or "properties" not in owner.keywords:
                yield Flaw(
                    schema.pointer,
                    "other objects are closed, and this one takes any member",
                    "set `additionalProperties` to false, or to true where that is meant",
                )


UNDECLARED_REQUIRED: Final = Rule(
    "undeclared-required",
    "error",
    "A member is required that no property or pattern describes.",
    "In a closed object such a member is required and refused at once, so nothing is valid; in an"
    " open one it is a misspelling, or a member without a type. `additionalProperties` sees the"
    " properties beside it alone, and none of those that `allOf` adds.",
    {
        "type": "object",
        "properties": {"type": {"const": "say"}, "text": {"type": "string"}},
        "required": ["type", "txet"],
        "additionalProperties": False,
    },
    {
        "type": "object",
        "properties": {"type": {"const": "say"}, "text": {"type": "string"}},
        "required": ["type", "text"],
        "additionalProperties": False,
    },
    _undeclared,
)
OPEN_OBJECT: Final = Rule(
    "open-object",
    "warning",
    "An object takes any member, where other objects of the document are closed.",
    "A schema without `additionalProperties` accepts misspelled members silently. Where some"
    " objects of a document are closed, one that says neither was most likely forgotten.",
    {
        "type": "object",
        "properties": {"point": {"type": "object", "properties": {"x": {"type": "number"}}}},
        "additionalProperties": False,
    },
    {
        "type": "object",
        "properties": {
            "point": {
                "type": "object",
                "properties": {"x": {"type": "number"}},
                "additionalProperties": True,
            }
        },
        "additionalProperties": False,
    },
    _open,
)
