"""Whether a pattern is that of padded base64, however it is spelled.

The pattern and base64 are run side by side as automata, over the three kinds of characters that
base64 knows: if they agree in every pair of states that can be reached, they are the same.
"""

from collections.abc import Iterator
from typing import assert_never

from eventschema.regex.characters import characters, complement, union
from eventschema.regex.python import character_set
from eventschema.regex.tree import (
    Alternation,
    Assertion,
    BackReference,
    Characters,
    Group,
    Lookaround,
    Node,
    Property,
    Repeat,
    Sequence,
)
from eventschema.regex.widths import matches_anywhere

_MAXIMUM_STATES = 64

# What has been read: some digits of a group of four, then the padding.
_DIGIT, _PAD, _OTHER = range(3)
_DIGITS = union(((0x41, 0x5A), (0x61, 0x7A)), characters("0123456789+/"))
_SYMBOLS = {
    _DIGIT: _DIGITS,
    _PAD: characters("="),
    _OTHER: complement(union(_DIGITS, characters("="))),
}
_NEXT = {
    ("none", _DIGIT): "one",
    ("one", _DIGIT): "two",
    ("two", _DIGIT): "three",
    ("three", _DIGIT): "none",
    ("two", _PAD): "padded once",
    ("three", _PAD): "padded",
    ("padded once", _PAD): "padded",
}
_COMPLETE = {"none", "padded"}
_Todo = tuple[Node, ...]


class _OtherKindError(Exception):
    """A part that tells characters apart which base64 does not, or looks around."""


def matches_base64(parts: tuple[Node, ...]) -> bool:
    """Whether `parts`, between anchors, match every non-empty base64 text and nothing else."""
    try:
        return _agrees_with_base64(parts)
    except _OtherKindError:
        return False


def _agrees_with_base64(parts: tuple[Node, ...]) -> bool:
    waiting: list[tuple[frozenset[_Todo], str]] = [(frozenset({parts}), "none")]
    seen: set[tuple[frozenset[_Todo], str]] = set()
    while waiting:
        todos, state = waiting.pop()
        for symbol in _SYMBOLS:
            following = frozenset(after for todo in todos for after in _steps(todo, symbol))
            pair = following, _NEXT.get((state, symbol), "dead")
            if pair in seen or pair == (frozenset(), "dead"):
                continue
            if any(all(map(matches_anywhere, todo)) for todo in following) != (
                pair[1] in _COMPLETE
            ):
                return False
            seen.add(pair)
            waiting.append(pair)
            if len(seen) > _MAXIMUM_STATES or len(following) > _MAXIMUM_STATES:
                return False
    return True


def _steps(todo: _Todo, symbol: int) -> Iterator[_Todo]:
    """What remains to be matched of `todo` after one character of the kind `symbol`."""
    if not todo:
        return
    node, rest = todo[0], todo[1:]
    match node:
        case Characters():
            if symbol in _symbols(node):
                yield rest
        case Group(body):
            yield from _steps((body, *rest), symbol)
        case Sequence(parts):
            yield from _steps((*parts, *rest), symbol)
        case Alternation(branches):
            for branch in branches:
                yield from ((*after, *rest) for after in _steps((branch,), symbol))
            if matches_anywhere(node):
                yield from _steps(rest, symbol)
        case Repeat(body, minimum, maximum, greedy, position):
            if maximum != 0:
                fewer = None if maximum is None else maximum - 1
                again = Repeat(body, max(minimum - 1, 0), fewer, greedy, position)
                for after in _steps((body,), symbol):
                    yield (*after, again, *rest)
            if matches_anywhere(node):
                yield from _steps(rest, symbol)
        case Assertion() | Lookaround() | BackReference():
            raise _OtherKindError
        case _:
            assert_never(node)


def _symbols(node: Characters) -> set[int]:
    """The kinds of characters that `node` matches. Raises `_OtherKindError` if it splits one."""
    if any(isinstance(member, Property) for member in node.members):
        raise _OtherKindError
    inside = character_set(node)
    outside = complement(inside)
    kinds = {kind for kind, members in _SYMBOLS.items() if union(inside, members) == inside}
    others = {kind for kind, members in _SYMBOLS.items() if union(outside, members) == outside}
    if len(kinds) + len(others) != len(_SYMBOLS):
        raise _OtherKindError
    return kinds
