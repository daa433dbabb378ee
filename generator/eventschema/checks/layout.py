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


Node: TypeAlias = str | Brackets


def one_line(node: Node) -> str:
    """`node` without line breaks."""
    if isinstance(node, str):
        return node
    inside = ", ".join(label + one_line(element) for label, element in node.elements)
    return f"{node.opening}{inside}{node.closing}"


def laid_out(node: Node, label: str) -> str:
    """`label` and `node`, as a formatter leaves them."""
    if isinstance(node, str) and len(label + node) > WIDTH:
        return f"{label}(\n{INDENT}{node}\n)"
    return "\n".join(_lines(node, label, ""))


def _lines(node: Node, before: str, after: str) -> Iterator[str]:
    flat = f"{before}{one_line(node)}{after}"
    if isinstance(node, str) or not node.elements or (len(flat) <= WIDTH and not node.spread):
        yield flat
        return
    margin = before[: len(before) - len(before.lstrip())]
    yield f"{before}{node.opening}"
    for label, element in node.elements:
        yield from _lines(element, f"{margin}{INDENT}{label}", ",")
    yield f"{margin}{node.closing}{after}"
