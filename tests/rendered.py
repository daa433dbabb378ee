"""Markdown as a reader's browser gets it: rendered by a real library, then parsed as HTML."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from markdown_it import MarkdownIt

RENDERER = MarkdownIt("gfm-like", {"html": True, "linkify": True})


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
