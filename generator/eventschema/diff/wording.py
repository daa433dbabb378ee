"""Refusals in words: a stable rule and a sentence for each."""

import json
from collections.abc import Iterable, Iterator
from typing import Final, assert_never

from eventschema.diff.differences import (
    AnyMember,
    DependencyUnmet,
    Difference,
    Item,
    ItemsMissing,
    ItemsRepeated,
    LimitExceeded,
    Member,
    MemberConstrained,
    MemberName,
    MemberNeeded,
    MemberRefused,
    MembersTogether,
    NotWhole,
    OthersRefused,
    OthersThanListed,
    PatternUnmatched,
    SomeRefused,
    Step,
    TypesRefused,
    ValuesRefused,
    VariantRefused,
)
from eventschema.diff.predicates import Code, Words, narrowed, tag_words, widened
from eventschema.diff.refusals import Occurrence, Refusal, Undecided
from eventschema.ir.types import Json

LONGEST_STRING: Final = 200
SHOWN: Final = 40

EVENT_RULES: Final = ("event-removed", "event-added")
_RULES: Final[dict[type[Difference], tuple[str, str]]] = {
    VariantRefused: ("variant-removed", "variant-added"),
    MemberRefused: ("property-removed", "property-added"),
    MemberNeeded: ("property-required", "property-optional"),
    MemberConstrained: ("property-restricted", "property-unrestricted"),
    OthersRefused: ("closed", "opened"),
    ValuesRefused: ("enum-value-removed", "enum-value-added"),
    OthersThanListed: ("enum-added", "enum-removed"),
    TypesRefused: ("type-narrowed", "type-widened"),
    NotWhole: ("type-narrowed", "type-widened"),
    LimitExceeded: ("limit-tightened", "limit-loosened"),
    PatternUnmatched: ("pattern-changed", "pattern-changed"),
    ItemsRepeated: ("unique-items-added", "unique-items-removed"),
    ItemsMissing: ("contains-changed", "contains-changed"),
    MembersTogether: ("exclusion-added", "exclusion-removed"),
    DependencyUnmet: ("dependency-added", "dependency-removed"),
    SomeRefused: ("narrowed", "widened"),
}
"""The rules of a difference: where the new schema refuses, and where the old one did."""


def rules() -> Iterator[str]:
    """The ids of all rules."""
    yield from dict.fromkeys((*EVENT_RULES, *(name for pair in _RULES.values() for name in pair)))


def rule(refusal: Refusal) -> str:
    """The stable id of what a refusal is about."""
    pair = EVENT_RULES if is_event(refusal) else _RULES[type(refusal.difference)]
    return pair[refusal.direction == "receive"]


def is_event(refusal: Refusal) -> bool:
    """Whether a whole event was removed or added."""
    place = refusal.places[0]
    variant = isinstance(refusal.difference, VariantRefused)
    return variant and place.event is not None and not place.path


def sentence(
    refusal: Refusal, place: Occurrence | None = None, *, in_context: bool = False
) -> Words:
    """What a refusal says of `place`, or of its first one, without its full stop.

    In context, neither the event is named nor what follows for instances.
    """
    place = place or refusal.places[0]
    if is_event(refusal):
        end = " was removed: it is refused" if refusal.direction == "send" else " is new"
        return "The event ", Code(place.event or ""), end
    start = spot(refusal, place, in_context=in_context)
    if refusal.direction == "send":
        instance = "" if in_context else "an event" if place.event is not None else "an instance"
        return *start, *narrowed(refusal.difference, refusal.labels, instance)
    return *start, *widened(refusal.difference, refusal.labels)


def spot(refusal: Refusal, place: Occurrence, *, in_context: bool = False) -> Words:
    """What a refusal is about at `place`; in context, the event is not named."""
    event = None if in_context else place.event
    path = (*place.path, *about(refusal.difference))
    return *subject(event, path, is_event=place.event is not None), *_where(place)


def undecided_sentence(undecided: Undecided) -> Words:
    """What is not known, without its full stop."""
    first, *rest = subject(undecided.event, undecided.path, is_event=undecided.event is not None)
    start = first if isinstance(first, Code) else first[:1].lower() + first[1:]
    if undecided.direction == "send":
        return "It is undecided whether ", start, *rest, " still takes all that it took"
    return "It is undecided whether ", start, *rest, " took all that it takes now"


def spoken(words: Words) -> str:
    """A sentence as plain text, the schema's texts between backticks."""
    return "".join(f"`{word.text}`" if isinstance(word, Code) else word for word in words)


def subject(event: str | None, path: tuple[Step, ...], *, is_event: bool) -> Words:
    """The place at the end of `path`, of `event` if that is given."""
    text = path_text(path)
    if not text:
        what: Words = ("The event" if is_event else "The instance",)
        place = what if event is None else ("The event ", Code(event))
    else:
        place = (Code(text),) if event is None else (Code(text), " of ", Code(event))
    if path and isinstance(path[-1], MemberName):
        return "The name of a member of ", *((Code(text),) if text else ("the instance",))
    return place


def path_text(path: Iterable[Step]) -> str:
    """A path as a person writes it: `session.tools[].name`."""
    text = ""
    for step in path:
        match step:
            case Member(name) if name.replace("-", "_").isidentifier():
                text += f".{name}" if text else name
            case Member(name):
                text += f"[{json.dumps(name, ensure_ascii=False)}]"
            case AnyMember():
                text += ".*" if text else "*"
            case Item(index, rest):
                number = f"{index}…" if rest and index else "" if rest else str(index)
                text += f"[{number}]"
            case MemberName():
                pass
            case _:
                assert_never(step)
    return text


def about(difference: Difference) -> tuple[Step, ...]:
    """What a sentence is about, seen from the place of the difference."""
    match difference:
        case MemberRefused(name) | MemberNeeded(name) | MemberConstrained(name):
            return (Member(name),)
        case DependencyUnmet(name) | MembersTogether(name):
            return (Member(name),)
        case _:
            return ()


def _where(place: Occurrence) -> Words:
    """The variants on the way to a place."""
    said: list[str | Code] = []
    for depth, name, value in place.tags:
        tag = path_text((*place.path[:depth], Member(name)))
        said += [" and " if said else " (where ", Code(tag), *tag_words(value)]
    return (*said, ")") if said else ()


def abbreviated(value: Json) -> Json:
    """A value to be looked at: its long strings are cut."""
    match value:
        case str() if len(value) > LONGEST_STRING:
            return f"{value[:SHOWN]}… ({len(value):,} characters)"
        case list():
            return [abbreviated(item) for item in value]
        case dict():
            return {abbreviated(name): abbreviated(member) for name, member in value.items()}
        case _:
            return value
