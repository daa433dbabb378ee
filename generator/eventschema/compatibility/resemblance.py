"""How alike names are: by the words in them, however they are joined."""

import re
from collections.abc import Iterable
from typing import Final

_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")


def words(texts: Iterable[str]) -> frozenset[str]:
    """The words of all texts, in lower case."""
    return frozenset(word.lower() for text in texts for word in _WORD.findall(text))


def resemblance(gone: frozenset[str], new: frozenset[str]) -> float:
    """How much of the words is the same, if those of the one are among those of the other."""
    if not gone or not (gone <= new or new <= gone):
        return 0.0
    return len(gone & new) / len(gone | new)


def rank_as(name: str, path: tuple[str, ...], *, known: bool) -> int | None:
    """How well the names of `path` stand for `name`; smaller is better, None is not at all.

    `known` says that the path was there before.
    """
    wanted, given = words([name]), words(path)
    if not path or path == (name,):
        return None
    if len(path) == 1:
        return 2 if wanted < given or given < wanted else None
    if known:
        return None
    if wanted == given:
        return 0
    return 1 if wanted < given and words(path[-1:]) <= wanted else None
