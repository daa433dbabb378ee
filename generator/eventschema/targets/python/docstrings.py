"""Text of a schema as Python docstrings: it reads as it was written and can end nothing."""

import re
import textwrap
from collections.abc import Iterator, Sequence
from typing import Final

from eventschema.source.layout import WIDTH

QUOTES: Final = '"""'
_RISKY_QUOTES: Final = re.compile(r'^"+|"{3,}|"+$')
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_LIST_ITEM: Final = re.compile(r"(?:[-*+]|\d{1,3}[.)])\s+")
_SENTENCE_END: Final = re.compile(
    r"(?<=[.!?])(?<!\b[ei]\.[ge]\.)(?<!\bvs\.)(?<!\betc\.)\s+(?=[A-Z`])"
)


def docstring(text: str, margin: str, *, summary: bool = False) -> list[str]:
    """The lines of a docstring of `text` behind `margin`, none for empty text.

    Paragraphs are wrapped; with `summary` the first sentence has a paragraph of its own where
    not everything fits on one line.
    """
    raw = "\\" in text and _is_printable(text) and '"' not in text
    quotes = f"r{QUOTES}" if raw else QUOTES
    paragraphs = [each if raw else escaped(each) for each in _paragraphs(text)]
    if not paragraphs:
        return []
    if summary and paragraphs[0][-1].isalnum():
        paragraphs[0] += "."
    if len(paragraphs) == 1 and "\n" not in paragraphs[0] and not paragraphs[0].endswith("\\"):
        line = f"{margin}{quotes}{paragraphs[0]}{QUOTES}"
        if len(line) <= WIDTH:
            return [line]
    if summary:
        paragraphs[:1] = _SENTENCE_END.split(paragraphs[0], maxsplit=1)
    first, *others = _wrapped(paragraphs, len(margin), len(quotes))
    return [
        f"{margin}{quotes}{first}",
        *(f"{margin}{line}" if line else "" for line in others),
        f"{margin}{QUOTES}",
    ]


def _is_printable(text: str) -> bool:
    return all(char.isprintable() or char == "\n" for char in text)


def escaped(text: str) -> str:
    r"""`text` without anything that could end a string literal or hide in it.

    What is not printable becomes an escape such as `\u202e`, line feeds apart. A lone surrogate
    shows as its escape, since docstrings are kept as UTF-8, which has none.
    """
    shown = _SURROGATE.sub(lambda found: repr(found[0])[1:-1], text).replace("\\", "\\\\")
    printable = "".join(
        char if char.isprintable() or char == "\n" else repr(char)[1:-1] for char in shown
    )
    return _RISKY_QUOTES.sub(lambda quotes: '\\"' * len(quotes[0]), printable)


def _paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of Markdown text; list items and fenced lines stay on lines of their own."""
    block: list[str] = []
    fenced = False
    for line in [*text.expandtabs(4).splitlines(), ""]:
        if line.lstrip().startswith("```"):
            fenced = not fenced
        if line.strip() or (fenced and block):
            block.append(line.rstrip())
        elif block:
            yield _joined(block)
            block = []
    if block:
        yield _joined(block)


def _joined(lines: Sequence[str]) -> str:
    """The lines of a block, those joined that only wrapped."""
    result: list[str] = []
    fenced = False
    for line in lines:
        fence = line.lstrip().startswith("```")
        starts = (
            fence or fenced or not result or _LIST_ITEM.match(line.lstrip()) or line[:4] == "    "
        )
        if starts or result[-1].lstrip().startswith("```"):
            result.append(line)
        else:
            result[-1] += f" {line.strip()}"
        fenced ^= fence
    result[0] = result[0].lstrip()
    return "\n".join(result)


def _wrapped(paragraphs: Sequence[str], margin: int, opening: int) -> list[str]:
    lines: list[str] = []
    for paragraph in paragraphs:
        if lines:
            lines.append("")
        for line in paragraph.split("\n"):
            indent = line[: len(line) - len(line.lstrip())]
            item = _LIST_ITEM.match(line.lstrip())
            hanging = indent + " " * len(item[0]) if item else indent
            room = WIDTH - margin - (0 if lines else opening)
            lines += textwrap.wrap(
                line,
                room,
                subsequent_indent=hanging,
                break_long_words=False,
                break_on_hyphens=False,
            ) or [""]
    return lines
