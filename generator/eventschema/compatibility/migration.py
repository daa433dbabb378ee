"""A comparison as a migration guide in Markdown: what those who send events must change."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar, Final

from eventschema.compatibility.differences import Member, MemberNeeded, MemberRefused
from eventschema.compatibility.findings import Comparison, Finding, Place, Replacement
from eventschema.compatibility.predicates import Code, Words, tag_words
from eventschema.compatibility.wording import (
    abbreviated,
    is_event,
    path_text,
    rule,
    sentence,
    undecided_sentence,
)
from eventschema.docs.markdown import code, fence, link, summary, visible
from eventschema.docs.migrations import UNCHANGED, EventChanges
from eventschema.docs.samples import json_sample
from eventschema.load import Schema
from eventschema.model import Json

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
_ORDER: Final = ("Required now", "Removed", "Restricted", "New", "Relaxed")


@dataclass(frozen=True, slots=True)
class Change:
    """A finding at a place, as Markdown; what it has not is empty.

    `about` describes what is new. `before` is the witness of what is refused, `violation` what
    the new validator prints of it. `replacement` says what seems to have taken the place of what
    was removed. `after` is an instance with that, or with what is new. `event` is the event that
    it is about, `in_overview` whether a row of the section's overview says the same.
    """

    event: str | None
    in_overview: bool
    sentence: str
    about: str
    before: str
    violation: str
    replacement: str
    after: str


@dataclass(frozen=True, slots=True)
class Group:
    """Changes of one kind; of whole events, `heading` is empty."""

    heading: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """What changes about an event, or which events come and go.

    `overview` has a row for each member that was removed or is required now: what it was, and
    what it is.
    """

    heading: str
    overview: tuple[tuple[str, str], ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """All that the template of a migration guide lays out, as Markdown."""

    template: ClassVar[str] = "markdown/migration.md.jinja"

    title: str
    unchanged: tuple[str, ...]
    sections: tuple[Section, ...]
    undecided: tuple[str, ...]
    see_also: tuple[str, ...]


def event_changes(guide: Guide, comparison: Comparison) -> dict[str, EventChanges]:
    """What changes about each event, by its tag, unless that is undecided."""
    undecided = {each.event for each in comparison.undecided}
    known = () if None in undecided else (*comparison.old_events, *comparison.new_events)
    changes = {event: UNCHANGED for event in known if event not in undecided}
    for section in guide.sections:
        for change in (change for group in section.groups for change in group.changes):
            if change.event is not None:
                before = changes.get(change.event, UNCHANGED)
                said = () if change.in_overview else (_said(change),)
                changes[change.event] = EventChanges(section.overview, before.sentences + said)
    return changes


def _said(change: Change) -> str:
    """A change in words alone."""
    instead = f"{change.replacement}." if change.replacement else ""
    return " ".join(filter(None, (change.sentence, change.about, instead)))


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


@dataclass(frozen=True, slots=True)
class _Writer:
    comparison: Comparison
    old: Schema
    new: Schema
    links: Mapping[str, str] = field(default_factory=dict)

    def guide(self, title: str, see_also: Sequence[str]) -> Guide:
        findings = self.comparison.findings
        events = dict.fromkeys((*self.comparison.old_events, *self.comparison.new_events))
        changed = {place.event for finding in findings for place in finding.places}
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
                self._change(finding, finding.places[0])
                for finding in self.comparison.findings
                if is_event(finding) and finding.direction == direction
            )
            if changes:
                yield Section(heading, (), (Group("", changes),))

    def _sections(self, events: Iterable[str | None]) -> Iterator[Section]:
        partial = [finding for finding in self.comparison.findings if not is_event(finding)]
        required = {
            (place.event, place.path, finding.difference.name)
            for finding in partial
            if isinstance(finding.difference, MemberNeeded) and finding.direction == "send"
            for place in finding.places
        }
        for event in events:
            found = [
                (finding, place)
                for finding in partial
                for place in finding.places
                if place.event == event and not _is_told(finding, place, required)
            ]
            if found:
                heading = "Changes" if event is None else self._event(event)
                rows = tuple(row for each in found for row in _overview(*each))
                yield Section(heading, rows, tuple(self._groups(found)))

    def _groups(self, found: Sequence[tuple[Finding, Place]]) -> Iterator[Group]:
        groups: dict[str, list[Change]] = {}
        for finding, place in found:
            heading = _GROUPS.get(rule(finding), _OTHERS[finding.direction])
            groups.setdefault(heading, []).append(self._change(finding, place))
        yield from (Group(name, tuple(groups[name])) for name in _ORDER if name in groups)

    def _change(self, finding: Finding, place: Place) -> Change:
        said = _markdown(sentence(finding, place, in_context=True))
        change = Change(place.event, any(_overview(finding, place)), f"{said}.", "", "", "", "", "")
        if finding.direction == "receive":
            return replace(change, about=self._about(finding), after=_block(place.witness))
        violation = fence("text", visible(place.violation))
        change = replace(change, before=_block(place.witness), violation=violation)
        replacement = finding.replacement
        if replacement is None or place != finding.places[0]:
            return change
        instead = _markdown(_replaced(replacement, place))
        return replace(change, replacement=instead, after=_block(replacement.instance))

    def _event(self, event: str) -> str:
        target = self.links.get(event)
        return code(event) if target is None else link(code(event), target)

    def _about(self, finding: Finding) -> str:
        """The first sentence of the description of something new."""
        schema = self.new.document.schemas.get(finding.new)
        if schema is None or rule(finding) not in _DESCRIBED:
            return ""
        description = schema.keywords.get("description", "")
        return summary(description) if isinstance(description, str) else ""


def _is_told(finding: Finding, place: Place, required: Collection[object]) -> bool:
    """Whether a new member is one that is told of because it is required."""
    difference = finding.difference
    return (
        finding.direction == "receive"
        and isinstance(difference, MemberRefused)
        and (place.event, place.path, difference.name) in required
    )


def _overview(finding: Finding, place: Place) -> Iterator[tuple[str, str]]:
    if finding.direction == "receive":
        return
    match finding.difference:
        case MemberNeeded(name):
            yield "", f"{code(path_text((*place.path, Member(name))))}, required"
        case MemberRefused(name):
            replacement = finding.replacement if place == finding.places[0] else None
            now = "removed"
            if replacement is not None:
                now = code(path_text(replacement.path)) + _KEPT[replacement.keeps]
            yield code(path_text((*place.path, Member(name)))), now
        case _:
            return


def _replaced(replacement: Replacement, place: Place) -> Words:
    """What seems to have taken the place of what was removed."""
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
