"""Docs as their readers get them: Markdown rendered by a real library and parsed as HTML."""

import importlib
import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt

RENDERER = MarkdownIt("gfm-like", {"html": True, "linkify": True})
assert RENDERER.linkify is not None
# Code hosts do not take any word with a dot for an address.
RENDERER.linkify.set({"fuzzy_link": False})


@dataclass
class Rendered(HTMLParser):
    """The tags with their attributes, the links, and the text of a page."""

    tags: list[tuple[str, tuple[tuple[str, str | None], ...]]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(attrs)))

    def handle_comment(self, data: str) -> None:
        self.tags.append(("!--", ()))

    def handle_decl(self, decl: str) -> None:
        self.tags.append(("!", ()))

    def handle_pi(self, data: str) -> None:
        self.tags.append(("?", ()))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def names(self) -> set[str]:
        """The names of all tags."""
        return {name for name, _ in self.tags}

    @property
    def links(self) -> list[str]:
        """Where the links lead."""
        return [value or "" for _, attrs in self.tags for name, value in attrs if name == "href"]

    @property
    def text(self) -> str:
        """All text."""
        return "".join(self.texts)


def rendered(markdown: str) -> Rendered:
    """A Markdown document as its readers get it."""
    page = Rendered()
    page.feed(RENDERER.render(markdown))
    page.close()
    return page


def fences(markdown: str) -> list[tuple[str, str]]:
    """The fenced code blocks: language and text."""
    return [(t.info, t.content) for t in RENDERER.parse(markdown) if t.type == "fence"]


def examples(markdown: str) -> Iterator[tuple[str, str]]:
    """The JSON blocks that a Python block follows, and these."""
    for (language, text), (following, python) in pairwise(fences(markdown)):
        if (language, following) == ("json", "python"):
            yield text, python


def bound(python: str) -> Any:
    """The JSON value of what an example binds to its last name."""
    names: dict[str, Any] = {}
    exec(compile(python, "example", "exec"), names)
    return as_json(list(names.values())[-1])


def as_json(value: Any) -> Any:
    """The JSON value of a model, or of plain data with models in it."""
    match value:
        case dict():
            return {name: as_json(member) for name, member in value.items()}
        case list():
            return [as_json(item) for item in value]
        case None | bool() | int() | float() | str():
            return value
        case _:
            return value.to_dict()


def same_json(left: Any, right: Any) -> bool:
    """Whether two JSON values are equal, and their numbers are of one kind."""
    return json.dumps(left, sort_keys=True) == json.dumps(right, sort_keys=True)


@contextmanager
def importable(files: Mapping[str, str], directory: Path) -> Iterator[None]:
    """Inside, the packages among generated files can be imported from `directory`."""
    for name, text in files.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    packages = {name.partition("/")[0] for name in files}
    sys.path.insert(0, str(directory))
    importlib.invalidate_caches()
    try:
        yield
    finally:
        sys.path.remove(str(directory))
        for name in [n for n in sys.modules if n.partition(".")[0] in packages]:
            del sys.modules[name]
