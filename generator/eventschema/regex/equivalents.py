"""Patterns that have a faster exact equivalent in Python."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from typing import assert_never

from eventschema.regex.base64 import matches_base64
from eventschema.regex.characters import WORD_CHARACTERS, union
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
    UnicodeProperty,
)
from eventschema.regex.python import character_set
from eventschema.regex.syntax import parse
from eventschema.regex.widths import passes


@dataclass(frozen=True, slots=True)
class Base64:
    """Padded base64 in the standard alphabet; `empty` says whether the empty text is valid too."""

    empty: bool


@dataclass(frozen=True, slots=True)
class Texts:
    """Exactly one of `texts`, which are distinct and in the order of the pattern."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prefix:
    """Text that starts with `text`."""

    text: str


@dataclass(frozen=True, slots=True)
class Infix:
    """Text in which `text` occurs."""

    text: str


KnownPattern = Base64 | Texts | Prefix | Infix

_START = Anchor("start")
_END = Anchor("end")
_MAXIMUM_TEXTS = 100
_MAXIMUM_CHARACTERS = 10_000
_MAXIMUM_LENGTH_OF_BASE64 = 300


class _UnknownError(Exception):
    """A pattern is none of this kind."""


@lru_cache(maxsize=1024)
def recognise(pattern: str) -> KnownPattern | None:
    """What the ECMA-262 regular expression `pattern` asks for, where that has a name here.

    Raises `InvalidPattern` for what is no regular expression.
    """
    tree = parse(pattern)
    parts = tree.body.parts if isinstance(tree.body, Sequence) else (tree.body,)
    for reading in (_contains, _prefix, _one_of):
        try:
            return reading(parts)
        except _UnknownError:
            continue
    return _base64(parts) if len(pattern) <= _MAXIMUM_LENGTH_OF_BASE64 else None


def is_whole(pattern: str) -> bool:
    """Whether `pattern` is anchored at both ends, so that it describes all of a text."""
    match parse(pattern).body:
        case Sequence((first, *_, last)):
            return (first, last) == (_START, _END)
        case _:
            return False


def longest_identifier(pattern: str) -> int | None:
    """Up to which length `pattern` matches every ASCII identifier; 0: not all, None: any length."""
    match parse(pattern).body:
        case Sequence((first, Repeat(Characters() as node, 0 | 1, longest), last)) if (
            (first, last) == (_START, _END)
            and not any(isinstance(member, UnicodeProperty) for member in node.members)
            and union(WORD_CHARACTERS, own := character_set(node)) == union(own)
        ):
            return longest
        case _:
            return 0


def _contains(parts: tuple[Node, ...]) -> Infix:
    return Infix(_only_text(_trimmed(parts[::-1])[::-1]))


def _prefix(parts: tuple[Node, ...]) -> Prefix:
    if parts[:1] != (_START,):
        raise _UnknownError
    return Prefix(_only_text(parts[1:]))


def _one_of(parts: tuple[Node, ...]) -> Texts:
    if parts[:1] != (_START,) or parts[-1:] != (_END,):
        raise _UnknownError
    return Texts(tuple(dict.fromkeys(_texts(Sequence(parts[1:-1])))))


def _base64(parts: tuple[Node, ...]) -> Base64 | None:
    whole = Sequence(parts)
    if (parts[:1], parts[-1:]) != ((_START,), (_END,)) or not matches_base64(whole):
        return None
    return Base64(empty=passes(whole, at_start=True, at_end=True) > 0)


def _only_text(parts: tuple[Node, ...]) -> str:
    texts = _texts(Sequence(_trimmed(parts)))
    if len(texts) != 1:
        raise _UnknownError
    return texts[0]


def _trimmed(parts: tuple[Node, ...]) -> tuple[Node, ...]:
    """`parts` without those at the end that need not match anything."""
    length = len(parts)
    while length and passes(parts[length - 1]):
        length -= 1
    return parts[:length]


def _texts(node: Node) -> list[str]:
    """All texts that `node` matches. Raises `_UnknownError` where they are many."""
    match node:
        case Characters():
            if any(isinstance(member, UnicodeProperty) for member in node.members):
                raise _UnknownError
            ranges = character_set(node)
            if sum(last - first + 1 for first, last in ranges) > _MAXIMUM_TEXTS:
                raise _UnknownError
            texts = [chr(code) for first, last in ranges for code in range(first, last + 1)]
        case Group(body):
            return _texts(body)
        case Sequence(parts):
            texts = _joined(_texts(part) for part in parts)
        case Alternation(branches):
            texts = [text for branch in branches for text in _texts(branch)]
        case Repeat(body, minimum, maximum) if minimum == maximum:
            texts = _joined(repeat(_texts(body), min(minimum, _MAXIMUM_CHARACTERS + 1)))
        case Repeat() | Anchor() | Lookaround() | BackReference():
            raise _UnknownError
        case _:
            assert_never(node)
    return _bounded(texts)


def _joined(alternatives: Iterable[list[str]]) -> list[str]:
    texts = [""]
    for endings in alternatives:
        texts = _bounded([start + end for start in texts for end in endings])
    return texts


def _bounded(texts: list[str]) -> list[str]:
    if len(texts) > _MAXIMUM_TEXTS or sum(map(len, texts)) > _MAXIMUM_CHARACTERS:
        raise _UnknownError
    return texts
