"""What changes from one documented module to another, and where the docs tell of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from posixpath import relpath
from re import fullmatch
from typing import Final

from eventschema.targets.docs.catalog import DocumentedModule
from eventschema.targets.docs.markdown import inline, link
from eventschema.targets.docs.pages import Changes, Table


@dataclass(frozen=True, slots=True)
class Route:
    """The way from the module `old` to the module `new`, and the guide to it."""

    old: DocumentedModule
    new: DocumentedModule

    @property
    def path(self) -> str:
        """The path of the guide."""
        return f"{self.new.directory}/migration_from_{self.old.module.name}.md"

    @property
    def title(self) -> str:
        """What the guide is called, as Markdown."""
        return inline(self.name)

    @property
    def name(self) -> str:
        """What the guide is called."""
        return f"From {self.old.module.name} to {self.new.module.name}"

    @property
    def links(self) -> dict[str, str]:
        """The pages of events, by what they are called on the wire, as seen from the guide."""
        return {
            wire_name: relpath(source.path(name), self.new.directory)
            for source in (self.old, self.new)
            for name, wire_name in source.events.items()
        }

    @property
    def see_also(self) -> list[str]:
        """Links from the guide to both modules."""
        return [
            link(
                f"All events and types of {_name(source)}",
                relpath(source.index, self.new.directory),
            )
            for source in (self.old, self.new)
        ]


@dataclass(frozen=True, slots=True)
class EventChanges:
    """What changes about an event, as Markdown.

    `overview` has a row for each member that was removed or is required now: what it was, and
    what it is. `sentences` tell of everything else.
    """

    overview: tuple[tuple[str, str], ...]
    sentences: tuple[str, ...]


UNCHANGED: Final = EventChanges((), ())


@dataclass(frozen=True, slots=True)
class Migration:
    """A way, and what changes on it.

    `changes` are those of every event, by what it is called on the wire, as far as it is known
    whether there are any.
    """

    way: Route
    changes: Mapping[str, EventChanges]


def guides(source: DocumentedModule, migrations: Sequence[Migration]) -> Iterator[str]:
    """Links from the index of a module to the guides from and to it."""
    for way in (migration.way for migration in migrations):
        if source is way.old or source is way.new:
            yield link(way.title, relpath(way.path, source.directory))


def changes(
    source: DocumentedModule, wire_name: str, migrations: Sequence[Migration], directory: str
) -> Iterator[Changes]:
    """What the page of an event in `directory` says of the same event in other modules."""
    for migration in migrations:
        way, changed = migration.way, migration.changes.get(wire_name)
        if changed is None or not (source is way.old or source is way.new):
            continue
        other, since = (way.new, "in") if source is way.old else (way.old, "since")
        name = _name(other)
        there = other.event_classes.get(wire_name)
        elsewhere = link(name, relpath(other.path(there), directory)) if there else name
        old, new = (_name(way.old), elsewhere) if source is way.old else (elsewhere, _name(way.new))
        same = changed == UNCHANGED
        guide = relpath(way.path, directory) + _anchor(wire_name, shared=there is not None)
        yield Changes(
            heading=f"Changes {since} {name}",
            unchanged=f"None: {old} and {new} accept the same." if same else "",
            overview=Table((f"In {old}", f"In {new}"), changed.overview),
            sentences=changed.sentences,
            guide="" if same else link(f"{way.title}, with examples", guide),
        )


def _name(source: DocumentedModule) -> str:
    return inline(source.module.name)


def _anchor(wire_name: str, *, shared: bool) -> str:
    """Where the guide has its section on an event, if all tools name that place alike."""
    usable = shared and fullmatch(r"[a-z0-9_.]+", wire_name)
    return f"#{wire_name.replace('.', '')}" if usable else ""
