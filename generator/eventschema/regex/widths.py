"""How many characters a part of a pattern can match."""

from eventschema.regex.tree import (
    Alternation,
    Assertion,
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
        case Assertion() | Lookaround():
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


def matches_anywhere(node: Node) -> bool:
    """Whether `node` can match nothing at every place of every text."""
    match node:
        case Characters() | Assertion() | Lookaround() | BackReference():
            return False
        case Group(body):
            return matches_anywhere(body)
        case Sequence(parts):
            return all(map(matches_anywhere, parts))
        case Alternation(branches):
            return any(map(matches_anywhere, branches))
        case Repeat(body, minimum):
            return minimum == 0 or matches_anywhere(body)


def _sum(widths: list[int | None]) -> int | None:
    limited = [width for width in widths if width is not None]
    return sum(limited) if len(limited) == len(widths) else None


def _maximum(widths: list[int | None]) -> int | None:
    limited = [width for width in widths if width is not None]
    return max(limited) if len(limited) == len(widths) else None
