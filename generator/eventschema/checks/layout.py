"""Nested brackets: on one line where they fit, one element per line where they do not."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

WIDTH: Final = 100
INDENT: Final = "    "


@dataclass(frozen=True, slots=True)
class Brackets:
    """`opening`, elements separated by commas, `closing`.

    An element is a label, such as `"name": `, and what follows it. Brackets that are `spread`
    have one element per line even where they would fit on one.
    """

    opening: str
    elements: "tuple[tuple[str, Node], ...]"
    closing: str
    spread: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """The literal of a long text, and the literals of its `pieces`, one line each."""

    literal: str
    pieces: tuple[str, ...]


Node: TypeAlias = str | Text | Brackets


def one_line(node: Node) -> str:
    """`node` without line breaks."""
    if isinstance(node, str):
        return node
    if isinstance(node, Text):
        return node.literal
    inside = ", ".join(label + one_line(element) for label, element in node.elements)
    return f"{node.opening}{inside}{node.closing}"


def laid_out(node: Node, label: str) -> str:
    """`label` and `node`, as a formatter leaves them."""
    if isinstance(node, str) and len(label + node) > WIDTH:
        return f"{label}(\n{INDENT}{node}\n)"
    return "\n".join(_lines(node, label, ""))


def _lines(node: Node, before: str, after: str) -> Iterator[str]:
    flat = f"{before}{one_line(node)}{after}"
    margin = before[: len(before) - len(before.lstrip())]
    match node:
        case Text(literal, pieces) if len(flat) > WIDTH:
            yield f"{before}("
            fits = len(margin + INDENT + literal) <= WIDTH
            yield from (f"{margin}{INDENT}{piece}" for piece in ((literal,) if fits else pieces))
            yield f"{margin}){after}"
        case Brackets(opening, elements, closing, spread) if elements and (
            len(flat) > WIDTH or spread
        ):
            yield f"{before}{opening}"
            for label, element in elements:
                yield from _lines(element, f"{margin}{INDENT}{label}", ",")
            yield f"{margin}{closing}{after}"
        case _:
            yield flat
