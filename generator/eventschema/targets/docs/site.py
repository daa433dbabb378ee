"""The site that the pages make: its name and its navigation, for the tool that builds it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from posixpath import dirname, relpath
from typing import ClassVar, Final

from eventschema.targets.docs.catalog import DocumentedModule
from eventschema.targets.docs.markdown import printable
from eventschema.targets.docs.migrations import Migration

_NO_TAGS: Final = str.maketrans("<>", "‹›")


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in the navigation: its label and its path, as TOML strings."""

    label: str
    page: str


@dataclass(frozen=True, slots=True)
class NavigationSection:
    """Pages below a label, which is a TOML string."""

    label: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Tab:
    """A module in the navigation: its front page, and what is below it."""

    front: Entry
    sections: tuple[NavigationSection, ...]
    guides: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Navigation:
    """What the configuration of the site says of the schemas; `name` is a TOML string."""

    template: ClassVar[str] = "zensical/zensical.toml.jinja"

    name: str
    tabs: tuple[Tab, ...]


def site(sources: Sequence[DocumentedModule], migrations: Sequence[Migration]) -> Navigation:
    """The site of several modules, whose directories are in the one of the site."""
    directory = dirname(sources[0].directory)
    titles = dict.fromkeys(source.title for source in sources)
    tabs = (
        Tab(
            Entry(_toml(source.module.name), _page(source.index, directory)),
            tuple(_sections(source, directory)),
            tuple(
                Entry(_toml(migration.way.name), _page(migration.way.path, directory))
                for migration in migrations
                if migration.way.new is source
            ),
        )
        for source in sources
    )
    return Navigation(_toml(", ".join(titles)), tuple(tabs))


def _sections(source: DocumentedModule, directory: str) -> Iterator[NavigationSection]:
    groups = {heading or "Events": names for heading, names in source.by_purpose.items()}
    for heading, names in (*groups.items(), ("Types", source.types)):
        entries = (
            Entry(_toml(source.events.get(name, name)), _page(source.path(name), directory))
            for name in names
        )
        yield NavigationSection(_toml(heading), tuple(entries))


def _page(path: str, directory: str) -> str:
    return _toml(relpath(path, directory))


def _toml(text: str) -> str:
    """Text as a TOML string on one line.

    The tool takes labels for HTML, and for its page titles it undoes what was escaped.
    """
    shown = printable(" ".join(text.split())) or "(no name)"
    return json.dumps(escape(shown.translate(_NO_TAGS)), ensure_ascii=False)
