"""A comparison as a migration guide in Markdown: what those who send events must change."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from eventschema.diff.differences import (
    Member,
    MemberNeeded,
    MemberRefused,
    Step,
    VariantRefused,
)
from eventschema.diff.guide import Change, ChangeGroup, Guide, Section
from eventschema.diff.predicates import Code, Words, joined, listed, narrowed, tag_words
from eventschema.diff.refusals import Comparison, Occurrence, Refusal, Replacement
from eventschema.diff.wording import (
    abbreviated,
    about,
    is_event,
    path_text,
    rule,
    sentence,
    spot,
    undecided_sentence,
)
from eventschema.ir.types import Json
from eventschema.schema.registry import Schema
from eventschema.targets.docs.markdown import code, fence, link, summary, visible
from eventschema.targets.docs.samples import json_sample

_GROUPS: Final = {
    "property-required": "Required now",
    "property-removed": "Removed",
    "variant-removed": "Removed",
    "property-added": "New",
    "variant-added": "New",
}
_DESCRIBED: Final = frozenset({"event-added", "property-added", "variant-added"})
_OTHERS: Final = {"send": "Restricted", "receive": "Relaxed"}
_KEPT: Final = {
    "all": "",
    "some": ", with some of its values",
    "none": ", with other values",
}
_BRIEF: Final = frozenset({"property-added"})
_ORDER: Final = ("Required now", "Removed", "Restricted", "New", "Relaxed")


def migration_guide(
    comparison: Comparison,
    old: Schema,
    new: Schema,
    title: str,
    *,
    links: Mapping[str, str] | None = None,
    see_also: Sequence[str] = (),
) -> Guide:
    """What those who send events must change, and what is new.

    `comparison` is that of `old` and `new` in both directions; `links` maps events to the paths
    of their pages, and `see_also` are links to other pages, as Markdown.
    """
    return _Writer(comparison, old, new, links or {}).guide(title, see_also)


_Spot: TypeAlias = tuple[str | None, tuple[Step, ...]]
"""An event, and the path to something in it."""


@dataclass(frozen=True, slots=True)
class _Writer:
    comparison: Comparison
    old: Schema
    new: Schema
    links: Mapping[str, str] = field(default_factory=dict)

    def guide(self, title: str, see_also: Sequence[str]) -> Guide:
        refusals = self.comparison.refusals
        events = dict.fromkeys((*self.comparison.old_events, *self.comparison.new_events))
        changed = {place.event for refusal in refusals for place in refusal.places}
        undecided = self.comparison.undecided
        touched = changed | {each.event for each in undecided}
        common = set(self.comparison.old_events) & set(self.comparison.new_events)
        return Guide(
            title=title,
            unchanged=tuple(self._event(e) for e in events if e in common and e not in touched),
            sections=(*self._whole_events(), *self._sections([*events, None])),
            undecided=tuple(f"{_markdown(undecided_sentence(each))}." for each in undecided),
            see_also=tuple(see_also),
        )

    def _whole_events(self) -> Iterator[Section]:
        for heading, direction in (("Removed events", "send"), ("New events", "receive")):
            changes = tuple(
                self._change(refusal, refusal.places[0], {})
                for refusal in self.comparison.refusals
                if is_event(refusal) and refusal.direction == direction
            )
            if changes:
                yield Section(heading, (), (ChangeGroup("", (), changes),))

    def _sections(self, events: Iterable[str | None]) -> Iterator[Section]:
        partial = [refusal for refusal in self.comparison.refusals if not is_event(refusal)]
        added = {
            _member(place, refusal.difference.name): place.witness
            for refusal in partial
            if isinstance(refusal.difference, MemberRefused) and refusal.direction == "receive"
            for place in refusal.places
        }
        told = set(_told(partial))
        for event in events:
            places = [
                (refusal, place)
                for refusal in partial
                for place in refusal.places
                if place.event == event
                and not (refusal.direction == "receive" and _subject(refusal, place) in told)
            ]
            if places:
                heading = "Changes" if event is None else self._event(event)
                rows = tuple(row for each in places for row in _overview(*each, added))
                found = {id(refusal): (refusal, place) for refusal, place in reversed(places)}
                groups = self._groups(list(reversed(found.values())), added)
                yield Section(heading, rows, tuple(groups))

    def _groups(
        self, found: Sequence[tuple[Refusal, Occurrence]], added: Mapping[_Spot, Json]
    ) -> Iterator[ChangeGroup]:
        for heading in _ORDER:
            here = [
                (rule(refusal) in _BRIEF, self._change(refusal, place, added))
                for refusal, place in found
                if _GROUPS.get(rule(refusal), _OTHERS[refusal.direction]) == heading
            ]
            brief = tuple(change for is_brief, change in here if is_brief)
            shown = tuple(change for is_brief, change in here if not is_brief)
            if here:
                yield ChangeGroup(heading, brief, shown)

    def _change(self, refusal: Refusal, place: Occurrence, added: Mapping[_Spot, Json]) -> Change:
        said = f"{_markdown(sentence(refusal, place, in_context=True))}."
        if refusal.direction == "receive":
            sentences = tuple(
                filter(None, (said, self._about(refusal), *_likewise(refusal, place)))
            )
            return Change(place.event, sentences, after=_block(place.witness))
        replacement = _replacement_at(refusal, place)
        instead = () if replacement is None else tuple(_instead(replacement, place))
        is_first = replacement is not None and place == refusal.places[0]
        after = _block(replacement.instance) if replacement and is_first else ""
        match refusal.difference:
            case MemberNeeded(name) if (member := _member(place, name)) in added:
                after = _block(added[member])
            case _:
                pass
        evident = rule(refusal) in _GROUPS or is_event(refusal)
        return Change(
            place.event,
            (said, *instead, *_likewise(refusal, place)),
            in_overview=any(_overview(refusal, place, added)),
            moves=() if replacement is None else tuple(_moves(replacement)),
            before=_block(place.witness),
            violation="" if evident else fence("text", visible(place.violation)),
            after=after,
        )

    def _event(self, event: str) -> str:
        target = self.links.get(event)
        return code(event) if target is None else link(code(event), target)

    def _about(self, refusal: Refusal) -> str:
        """The first sentence of the description of something new."""
        schema = self.new.document.schemas.get(refusal.new)
        if schema is None or rule(refusal) not in _DESCRIBED:
            return ""
        description = schema.keywords.get("description", "")
        return summary(description) if isinstance(description, str) else ""


def _member(place: Occurrence, name: str) -> _Spot:
    return place.event, (*place.path, Member(name))


def _subject(refusal: Refusal, place: Occurrence) -> object:
    """What a refusal is about, where another one may tell the same of it."""
    match refusal.difference:
        case MemberRefused(name):
            return _member(place, name)
        case VariantRefused(tags=tags):
            return place.event, place.path, tags
        case _:
            return None


def _replacement_at(refusal: Refusal, place: Occurrence) -> Replacement | None:
    """What has taken the place of what was removed at `place`; it is known of the first one.

    Where the same was removed elsewhere, it is the same member there.
    """
    found, first = refusal.replacement, refusal.places[0]
    if found is None or place == first:
        return found
    depth = len(first.path)
    if found.tags or found.event != first.event or found.path[:depth] != first.path:
        return None
    return replace(found, event=place.event, path=(*place.path, *found.path[depth:]))


def _likewise(refusal: Refusal, place: Occurrence) -> Iterator[str]:
    """Where else in the event the same holds."""
    others = [each for each in refusal.places if each.event == place.event and each != place]
    spots = [spot(refusal, other, in_context=True) for other in others]
    if spots:
        yield f"{_markdown(('The same is true of ', *joined(spots, ' and ')))}."


def _told(refusals: Iterable[Refusal]) -> Iterator[object]:
    """What is new and told of because it is required, or replaces something."""
    for refusal in refusals:
        match refusal.difference:
            case MemberNeeded(name) if refusal.direction == "send":
                yield from (_member(place, name) for place in refusal.places)
            case _:
                pass
        for place in refusal.places:
            replacement = _replacement_at(refusal, place)
            if replacement is not None:
                yield replacement.event, replacement.path
                yield replacement.event, replacement.path, replacement.tags


def _overview(
    refusal: Refusal, place: Occurrence, added: Mapping[_Spot, Json]
) -> Iterator[tuple[str, str]]:
    if refusal.direction == "receive":
        return
    match refusal.difference:
        case MemberNeeded(name):
            text = code(path_text((*place.path, Member(name))))
            yield "—" if _member(place, name) in added else text, f"{text}, required"
        case MemberRefused(name):
            replacement = _replacement_at(refusal, place)
            now = "removed"
            if replacement is not None:
                now = code(path_text(replacement.path)) + _KEPT[replacement.keeps]
            yield code(path_text((*place.path, Member(name)))), now
        case _:
            return


def _moves(replacement: Replacement) -> Iterator[tuple[str, str]]:
    """The rows on the members of a removed event."""
    for move in replacement.moves:
        now = "removed" if move.new is None else code(path_text(move.new))
        yield code(path_text(move.old)), now


def _instead(replacement: Replacement, place: Occurrence) -> Iterator[str]:
    """What seems to have taken the place of what was removed, and which values that takes."""
    yield f"{_markdown(_replaced(replacement, place))}."
    for refusal in replacement.restrictions:
        first = refusal.places[0]
        said = sentence(refusal, in_context=True)
        if (*first.path, *about(refusal.difference)) == replacement.path and not first.tags:
            said = "It", *narrowed(refusal.difference, refusal.labels, "")
        yield f"{_markdown(said)}."
    if replacement.takes:
        yield f"{_markdown(('It takes, for example, ', *listed(replacement.takes)))}."


def _replaced(replacement: Replacement, place: Occurrence) -> Words:
    if not replacement.tags:
        text = Code(path_text(replacement.path))
        return text, f" seems to have taken its place{_KEPT[replacement.keeps]}"
    said: list[str | Code] = []
    for name, value in replacement.tags:
        tag = path_text((*replacement.path, Member(name)))
        said += [" and " if said else " whose ", Code(tag), *tag_words(value)]
    what: Words = ("One",) if replacement.event == place.event else (Code(replacement.event or ""),)
    return *what, *said, " seems to have taken its place"


def _block(instance: Json) -> str:
    return fence("json", json_sample(abbreviated(instance)))


def _markdown(words: Words) -> str:
    """A sentence; what it begins with, if it is of the schema, stands out."""
    first, *rest = words
    start = f"**{code(first.text)}**" if isinstance(first, Code) else first
    return start + "".join(code(word.text) if isinstance(word, Code) else word for word in rest)
