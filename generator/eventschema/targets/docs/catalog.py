"""The modules that are documented: where the page of each definition stands, what it is called."""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypeAlias

from eventschema.ir.types import Module, Record, Reference, TaggedUnion, references
from eventschema.targets.docs.decisions import (
    Condition,
    HasMember,
    HasOtherTag,
    HasTag,
    Row,
    rows,
)
from eventschema.targets.docs.examples import Violations
from eventschema.targets.docs.markdown import code, inline

LONGEST_STEM: Final = 100
DEVICES: Final = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
"""What Windows takes for a device, whatever the extension."""

Way: TypeAlias = tuple[Condition, ...]
"""What holds of all instances that get to a definition from the root."""

MOST_WAYS: Final = 1_000
"""How many of them are told apart."""


@dataclass(frozen=True)
class DocumentedModule:
    """A module to document.

    `import_name` is the dotted name by which readers import it, `directory` the path, with `/`,
    that its pages go to; `violations` answers what its root, or a definition, finds wrong.
    """

    module: Module
    import_name: str
    directory: str
    violations: Violations

    @property
    def index(self) -> str:
        """The path of the module's index."""
        return f"{self.directory}/index.md"

    @property
    def title(self) -> str:
        """What the schema document itself is called."""
        return self.module.annotations.title or self.module.root or self.module.name

    def path(self, name: str) -> str:
        """The path of a definition's page."""
        folder = "events" if name in self.events else "types"
        return f"{self.directory}/{folder}/{self._stems[name]}.md"

    def label(self, name: str) -> str:
        """What a definition is called in the docs, as Markdown."""
        wire_name = self.events.get(name, name)
        return inline(name) if wire_name == name else code(wire_name)

    def purpose(self, name: str) -> str:
        """What the annotation `x-group` of an event says, or nothing."""
        group = dict(self.module.by_name[name].annotations.extensions).get("x-group")
        return " ".join(group.split()) if isinstance(group, str) else ""

    @cached_property
    def events(self) -> Mapping[str, str]:
        """What each event is called on the wire, by its class."""
        tags = event_tags(self.module)
        return {name: tags.get(name, name) for name in self.module.events}

    @cached_property
    def event_classes(self) -> Mapping[str, str]:
        """The class of each event, by what it is called on the wire."""
        return {wire_name: name for name, wire_name in self.events.items()}

    @cached_property
    def by_purpose(self) -> Mapping[str, Sequence[str]]:
        """The classes of the events by purpose, as headings; those without any at the end.

        The heading of these is empty if no event has a purpose.
        """
        found: dict[str, list[str]] = {}
        for name in self.events:
            purpose = self.purpose(name)
            found.setdefault(purpose[:1].upper() + purpose[1:], []).append(name)
        others = found.pop("", [])
        return found | ({"Other" if found else "": others} if others else {})

    @cached_property
    def types(self) -> Sequence[str]:
        """The definitions that are no events, by name."""
        names = (name for name in self.module.by_name if name not in self.events)
        return sorted(names, key=str.casefold)

    @cached_property
    def users(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """Which definitions refer to each definition, and in which of their properties."""
        users: dict[str, dict[str, tuple[str, ...]]] = {n: {} for n in self.module.by_name}
        for definition in self.module.definitions:
            for name in references(definition):
                users[name].setdefault(definition.name, ())
            if isinstance(definition, Record):
                for field in definition.fields:
                    for name in dict.fromkeys(references(field.type)):
                        users[name][definition.name] += (field.name,)
        return users

    @cached_property
    def _stems(self) -> Mapping[str, str]:
        """Names for files: no two differ in case alone, and no system refuses one."""
        stems = dict[str, str]()
        for number, definition in enumerate(self.module.definitions):
            stem = definition.snake_name
            usable = len(stem) <= LONGEST_STEM and not DEVICES.fullmatch(stem)
            stems[definition.name] = stem if usable else f"{stem[:LONGEST_STEM]}__{number}"
        return stems


def event_tags(module: Module) -> Mapping[str, str]:
    """The tags of each definition below the root that a single row of nothing but tags chooses."""
    ways: dict[str, set[Way]] = {}
    pending: list[tuple[str, Way]] = [] if module.root is None else [(module.root, ())]
    while pending:
        name, way = pending.pop()
        known = ways.setdefault(name, set())
        if way in known or len(known) == MOST_WAYS:
            continue
        known.add(way)
        definition = module.by_name[name]
        if isinstance(definition, TaggedUnion):
            for longer, indexes in _onwards(way, list(rows(definition.decision))):
                arms = (definition.arms[index] for index in indexes)
                pending += ((arm.name, longer) for arm in arms if isinstance(arm, Reference))
    tags = dict[str, str]()
    for name, (way, *others) in ways.items():
        values = [asked.value for asked in way if isinstance(asked, HasTag)]
        if values and not others and len(values) == len(way):
            tags[name] = " / ".join(map(str, values))
    return tags


def _onwards(way: Way, found: Sequence[Row]) -> Iterator[tuple[Way, tuple[int, ...]]]:
    """The ways through a union that `way` has led to: those that ask for no other tags."""
    known = {asked.property: asked for asked in way if isinstance(asked, HasTag)}
    asking = {asked for row in found for asked in row.conditions}
    for row in found:
        if all(_may_hold(asked, known, asking) for asked in row.conditions):
            new = (asked for asked in row.conditions if getattr(asked, "property", "") not in known)
            yield tuple(dict.fromkeys((*way, *new))), row.arms


def _may_hold(
    asked: Condition, known: Mapping[str, HasTag], asking: AbstractSet[Condition]
) -> bool:
    """Whether an object with the tags in `known` may be one that a row asks for."""
    match asked:
        case HasTag(name) if name in known:
            return asked == known[name]
        case HasOtherTag(name) if name in known:
            return known[name] not in asking
        case HasMember(name, present) if name in known:
            return present
        case _:
            return True
