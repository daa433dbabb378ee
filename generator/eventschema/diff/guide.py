"""A migration guide as the values that its template lays out, all of them Markdown."""

from dataclasses import dataclass
from typing import ClassVar

from eventschema.diff.refusals import Comparison
from eventschema.targets.docs.migrations import UNCHANGED, EventChanges


@dataclass(frozen=True, slots=True)
class Change:
    """A refusal at a place; what it has not is empty.

    `event` is the event that it is about. `sentences` say what it is, what is new is for, what
    seems to have taken the place of what was removed. `in_overview` says that a row of the
    section's overview tells the same, `moves` are rows on the members of a removed event. `before`
    is the witness of what is refused now, `violation` what the new validator prints of it, unless
    that says no more than the sentences. `after` is an instance of the new schema instead, or one
    with what is new.
    """

    event: str | None
    sentences: tuple[str, ...]
    in_overview: bool = False
    moves: tuple[tuple[str, str], ...] = ()
    before: str = ""
    violation: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """Changes of one kind, in `brief` by sentences alone; those of whole events have no heading."""

    heading: str
    brief: tuple[Change, ...]
    shown: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """What changes about an event, or which events come and go.

    `overview` has a row for each member that was removed or is required now: what it was, and
    what it is.
    """

    heading: str
    overview: tuple[tuple[str, str], ...]
    groups: tuple[ChangeGroup, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """All that the template of a migration guide lays out."""

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
        told = (change for group in section.groups for change in (*group.brief, *group.shown))
        for change in told:
            if change.event is not None:
                before = changes.get(change.event, UNCHANGED)
                said = () if change.in_overview else (" ".join(change.sentences),)
                rows = section.overview or change.moves
                changes[change.event] = EventChanges(rows, before.sentences + said)
    return changes
