"""Nested brackets on one line where they fit, one element per line where they do not."""

from dataclasses import dataclass
from typing import Final, TypeAlias

INDENT: Final = 4


@dataclass(frozen=True, slots=True)
class Brackets:
    """`opening`, elements separated by commas, `closing`.

    An element is a label, such as `name=` or `"name": `, and what follows it. Brackets that
    are `spread` have one element per line even where they would fit on one.
    """

    opening: str
    elements: tuple[tuple[str, "Node"], ...]
    closing: str
    spread: bool = False


Node: TypeAlias = str | Brackets


def lay_out(
    node: Node, *, width: int, label: str = "", indent: int = INDENT, trailing_comma: bool
) -> str:
    """`label` and `node` as text, in at most `width` columns where line breaks can achieve that."""
    last_comma = "," if trailing_comma else ""
    return "\n".join(
        _lines(node, label, "", width=width, indent=" " * indent, last_comma=last_comma)
    )


def one_line(node: Node) -> str:
    """`node` without line breaks."""
    if isinstance(node, str):
        return node
    inside = ", ".join(label + one_line(element) for label, element in node.elements)
    return f"{node.opening}{inside}{node.closing}"


def _lines(
    node: Node, before: str, after: str, *, width: int, indent: str, last_comma: str
) -> list[str]:
    flat = f"{before}{one_line(node)}{after}"
    if isinstance(node, str) or not node.elements or (len(flat) <= width and not node.spread):
        return [flat]
    lines = [f"{before}{node.opening}"]
    for position, (label, element) in enumerate(node.elements, 1):
        comma = "," if position < len(node.elements) else last_comma
        inner = _lines(
            element, label, comma, width=width - len(indent), indent=indent, last_comma=last_comma
        )
        lines += (indent + line for line in inner)
    return [*lines, f"{node.closing}{after}"]
