"""Text of a schema as Markdown that shows it and does nothing else.

Of the Markdown in a schema's texts, two things are kept: a blank line starts a new paragraph, and
backticks mark inline code. Everything else shows as it was written: no markup, links, HTML,
attributes, mathematics, includes or template expressions of any tool that reads the pages.
Characters that do not print show as U+FFFD in prose and as JSON escapes in code.
"""

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from html import escape as escape_html
from typing import Final

_CODE_SPAN: Final = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_PARAGRAPH_BREAK: Final = re.compile(r"(?:\r\n|[\r\n])[^\S\r\n]*(?:\r\n|[\r\n])\s*|\u2029")
_SENTENCE_END: Final = re.compile(r"(?<!\be\.g)(?<!\bi\.e)(?<!\betc)[.!?](?=\s+[^a-z\s])")
_MARKUP: Final = re.compile(r"[\\`*#]|(?<![^\W_])_|_(?![^\W_])")
_EXTENSIONS: Final = re.compile(
    r"[\[\]{}|~$@^]|\+(?=\+)|=(?==)|:(?=[\w+-]+:)|(?<=:)/(?=/)|(?<=www)\.", re.IGNORECASE
)
"""What is markup only to some tools; not all of them know a backslash before it."""
_BLOCK_START: Final = re.compile(r"[-+=:!?/]|[0-9]+[.)]")
_TEMPLATE_TAG: Final = re.compile(r"\{(?=[{%#])")
_PERHAPS_MARKUP: Final = re.compile(r"[^A-Za-z0-9 (),;?/-]")
_AWKWARD_IN_CODE: Final = re.compile(r"[`|]|\{[{%#]")
_JOINERS: Final = "\u200c\u200d"
"""Characters that do not print and still belong to words and emoji."""


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a schema's text as Markdown, each on one line."""
    found = (inline(part) for part in _PARAGRAPH_BREAK.split(text))
    return tuple(part for part in found if part)


@lru_cache(4096)
def inline(text: str) -> str:
    """A schema's text as Markdown on one line, also inside a table cell or a heading."""
    text = " ".join(text.split())
    pieces, end = list[str](), 0
    for span in _CODE_SPAN.finditer(text):
        pieces += plain(text[end : span.start()]), code(span[2].strip() or span[2])
        end = span.end()
    return _at_block_start("".join(pieces) + plain(text[end:]))


def summary(text: str) -> str:
    """The first sentence of a schema's text as Markdown on one line."""
    first = " ".join(_PARAGRAPH_BREAK.split(text.strip(), maxsplit=1)[0].split())
    ends = (found.end() for found in _SENTENCE_END.finditer(first))
    end = next((end for end in ends if first.count("`", 0, end) % 2 == 0), len(first))
    return inline(first[:end])


def plain(text: str) -> str:
    """Text in which nothing at all is markup, on one line; at the start of a block, `inline`."""
    text = printable(re.sub(r"\s+", " ", text))
    text = escape_html(text, quote=False)
    text = _MARKUP.sub(lambda match: f"\\{match[0]}", text)
    return _EXTENSIONS.sub(_entity, text)


def printable(text: str) -> str:
    """Text with U+FFFD for what does not print."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in _JOINERS else "\ufffd" for c in text)


def code(text: str) -> str:
    """Text as inline code; as HTML where renderers disagree on what a code span holds."""
    if not text.isprintable() or not text or text != text.strip():
        text = visible(json.dumps(text, ensure_ascii=False))
    if _AWKWARD_IN_CODE.search(text):
        return f"<code>{_PERHAPS_MARKUP.sub(_entity, text)}</code>"
    return f"`{text}`"


def fence(language: str, text: str) -> str:
    """A fenced code block, fenced by more backticks than `text` has in a row."""
    longest = max(map(len, re.findall("`+", text)), default=0)
    marks = "`" * max(3, longest + 1)
    return f"{marks}{language}\n{text}\n{marks}"


def visible(text: str) -> str:
    """Text on one line, what does not print and the start of a template tag as JSON escapes."""
    if text.isprintable() and "{" not in text:
        return text
    shown = (c if c.isprintable() else _json_escape(c) for c in text)
    return _TEMPLATE_TAG.sub(r"\\u007b", "".join(shown))


def link(label: str, target: str) -> str:
    """A link with a Markdown label to a path that this tool has made."""
    return f"[{label}]({target})"


def row(cells: Iterable[str]) -> str:
    """A row of a table; every cell is Markdown on one line."""
    return f"| {' | '.join(cells)} |"


def diagram_label(text: str) -> str:
    """Text as a quoted label of a Mermaid diagram."""
    label = re.sub(r"[^\w .-]", lambda match: f"#{ord(match[0])};", visible(text))
    return f'"{label}"'


def _at_block_start(text: str) -> str:
    """`text` so that it starts a paragraph and neither a list, a heading nor a directive."""
    start = _BLOCK_START.match(text)
    if start is None:
        return text
    last = start.end() - 1
    return f"{text[:last]}{_entity(text[last])}{text[last + 1 :]}"


def _entity(match: re.Match[str] | str) -> str:
    return f"&#{ord(match[0])};"


def _json_escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i : i + 2].hex()}" for i in range(0, len(units), 2))
