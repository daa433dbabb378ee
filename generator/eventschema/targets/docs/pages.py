"""What the pages of the docs say, as values: the context of the Markdown templates.

Every string is Markdown already, escaped: a template lays it out and adds nothing of a schema.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress
from typing import ClassVar, TypeAlias


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row has as many cells as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """A table of rows, without the columns in which nothing stands."""
    used = [any(cells) for cells in zip(*rows, strict=True)] or [True] * len(header)
    return Table(tuple(compress(header, used)), tuple(tuple(compress(row, used)) for row in rows))


@dataclass(frozen=True, slots=True)
class Nested:
    """The properties of a type, shown where it is used."""

    heading: str
    properties: Table


@dataclass(frozen=True, slots=True)
class AliasValues:
    """What the values of an alias are: their type, their limits, and the values that it names.

    They are `only` these, or `known` and others are accepted. `meanings` tell of them.
    """

    type: str
    nullable: bool
    limits: tuple[str, ...]
    only: tuple[str, ...]
    known: tuple[str, ...]
    meanings: Table


@dataclass(frozen=True, slots=True)
class Example:
    """A valid instance, as a JSON block and as a Python block; `heading` may be empty."""

    heading: str
    json: str
    python: str


@dataclass(frozen=True, slots=True)
class Mistake:
    """An invalid instance that people send, and the violations that the validator finds."""

    explanation: tuple[str, ...]
    instance: str
    violations: str


@dataclass(frozen=True, slots=True)
class Changes:
    """How an event differs from the same event of another module.

    `unchanged` says that it does not; otherwise `overview` has what was removed or is required,
    `sentences` tell of the rest, and `guide` is a link to all of it with examples.
    """

    heading: str
    unchanged: str
    overview: Table
    sentences: tuple[str, ...]
    guide: str


@dataclass(frozen=True, slots=True)
class DefinitionPage:
    """The page of an event or a type. What is empty is not on the page.

    `paragraphs` describe it; `import_block` imports it; `properties`, `others` (the members beside
    them) and `nested` are of a record, `arms` of a union, `value` of an alias; `structure` is a
    diagram; `answers`, `errors`, `mistakes` and `changes` are of an event, which is `unanswered`
    if the schema says so; `notes` are for those who know the sources of the schema; `used_by` and
    `see_also` lead elsewhere.
    """

    template: ClassVar[str] = "markdown/definition.md.jinja"

    heading: str
    deprecated: bool
    paragraphs: tuple[str, ...]
    import_block: str
    properties: Table
    others: str
    nested: tuple[Nested, ...]
    arms: Table | None
    value: AliasValues | None
    structure: str
    examples: tuple[Example, ...]
    answers: tuple[str, ...]
    unanswered: bool
    errors: tuple[str, ...]
    mistakes: tuple[Mistake, ...]
    changes: tuple[Changes, ...]
    notes: tuple[str, ...]
    used_by: tuple[str, ...]
    see_also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventGroup:
    """Events with one purpose; the heading is empty when no event of the module has a purpose."""

    heading: str
    table: Table


@dataclass(frozen=True, slots=True)
class Structure:
    """A diagram of what a type consists of; `heading` links to the type."""

    heading: str
    diagram: str


@dataclass(frozen=True, slots=True)
class ModulePage:
    """The index of a module: its events by purpose, diagrams, its types by name."""

    template: ClassVar[str] = "markdown/module.md.jinja"

    heading: str
    paragraphs: tuple[str, ...]
    usage: str
    groups: tuple[EventGroup, ...]
    diagram: str
    structures: tuple[Structure, ...]
    types: Table
    see_also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """The index of several modules, which events each has, and how to get from one to another."""

    template: ClassVar[str] = "markdown/overview.md.jinja"

    heading: str
    modules: Table
    events: Table
    guides: tuple[str, ...]


Page: TypeAlias = DefinitionPage | ModulePage | OverviewPage
