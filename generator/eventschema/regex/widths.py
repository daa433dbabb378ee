"""How many characters a part of a pattern can match."""

from eventschema.regex.nodes import (
    Alternation,
    Anchor,
    BackReference,
    Characters,
    Group,
    Lookaround,
    Node,
    Repeat,
    Sequence,
)


def width(node: Node) -> tuple[int, int | None]:
    """The least and the greatest number of characters; `None` is no limit."""
    match node:
        case Characters():
            return 1, 1
        case Anchor() | Lookaround():
            return 0, 0
        case BackReference():
            return 0, None
        case Group(body):
            return width(body)
        case Sequence(parts):
            widths = [width(part) for part in parts]
            return sum(least for least, _ in widths), _sum([most for _, most in widths])
        case Alternation(branches):
            widths = [width(branch) for branch in branches]
            return min(least for least, _ in widths), _maximum([most for _, most in widths])
        case Repeat(body, minimum, maximum):
            least, most = width(body)
            if most == 0 or maximum == 0:
                return 0, 0
            return least * minimum, None if most is None or maximum is None else most * maximum


def passes(node: Node, *, at_start: bool = False, at_end: bool = False) -> int:
    """In how many ways `node` can match nothing, where only the ends of a text are looked at.

    Two ways tell as much as more. Repetitions that match nothing are one with what they repeat.
    """
    match node:
        case Anchor(kind):
            return (kind == "start" and at_start) or (kind == "end" and at_end)
        case Characters() | Lookaround() | BackReference():
            return 0
        case Group(body):
            return passes(body, at_start=at_start, at_end=at_end)
        case Sequence(parts):
            ways = 1
            for part in parts:
                ways = min(ways * passes(part, at_start=at_start, at_end=at_end), 2)
                if not ways:
                    break
            return ways
        case Alternation(branches):
            return sum(passes(branch, at_start=at_start, at_end=at_end) for branch in branches)
        case Repeat(body, minimum):
            return 1 if minimum == 0 else passes(body, at_start=at_start, at_end=at_end)


def _sum(widths: list[int | None]) -> int | None:
    limited = [width for width in widths if width is not None]
    return sum(limited) if len(limited) == len(widths) else None


def _maximum(widths: list[int | None]) -> int | None:
    limited = [width for width in widths if width is not None]
    return max(limited) if len(limited) == len(widths) else None
