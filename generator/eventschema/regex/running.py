"""The one door to running a pattern of a schema: never for more than a number of steps.

Python's engine cannot be interrupted. So the steps are counted first, unless the pattern is such
that no text of a sample's length takes many.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import repeat
from typing import Any, Final, assert_never

from eventschema.regex.backtracking import MOST_STEPS, steps_of
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
from eventschema.regex.python import translate
from eventschema.regex.syntax import parse

MOST_WAYS: Final = 10**7
"""In how many ways a pattern may read a text to be run without counting its steps."""


class TooManyStepsError(Exception):
    """It takes too long to find out whether a pattern matches a text."""


def matches(pattern: str, text: str) -> bool:
    """Whether `pattern` matches somewhere in `text`.

    Raises `TooManyStepsError`, and `UntranslatablePattern` for what is no pattern.
    """
    require_affordable(pattern, text)
    return _search(pattern)(text) is not None


def require_affordable(pattern: str, text: str) -> None:
    """Raise `TooManyStepsError` if running `pattern` on `text` may take long."""
    if not (_is_plain(pattern, len(text)) or _is_affordable(pattern, text)):
        raise TooManyStepsError


@dataclass(frozen=True, slots=True)
class Affordable:
    """What stands in for the module `re` where validators run that are made of `patterns`.

    These map what was compiled to the patterns of the schema; other expressions are our own.
    """

    patterns: Mapping[str, str]

    def __getattr__(self, name: str) -> Any:
        return getattr(re, name)

    def compile(self, text: str, flags: int = 0) -> Any:
        """The compiled expression; one of a schema refuses texts that may take long."""
        compiled = re.compile(text, flags)
        pattern = self.patterns.get(text)
        return compiled if pattern is None else _Compiled(pattern, compiled)


@dataclass(frozen=True, slots=True)
class _Compiled:
    pattern: str
    compiled: re.Pattern[str]

    def search(self, text: str) -> re.Match[str] | None:
        require_affordable(self.pattern, text)
        return self.compiled.search(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        require_affordable(self.pattern, text)
        return self.compiled.fullmatch(text)


@cache
def _search(pattern: str) -> Callable[[str], re.Match[str] | None]:
    return re.compile(translate(pattern)).search


@lru_cache(maxsize=4096)
def _is_affordable(pattern: str, text: str) -> bool:
    steps = steps_of(parse(pattern), text)
    return steps is not None and steps < MOST_STEPS


@lru_cache(maxsize=4096)
def _is_plain(pattern: str, length: int) -> bool:
    """Whether there are few ways to read a text of this length, so that no step is counted."""
    body = parse(pattern).body
    starts = 1 if _is_anchored(body) else length + 1
    return starts * _ways(body, length + 1) <= MOST_WAYS


def _is_anchored(node: Node) -> bool:
    match node:
        case Anchor("start") | Sequence((Anchor("start"), *_)):
            return True
        case _:
            return False


def _ways(node: Node, most: int) -> int:
    """In how many ways a part of a pattern may read a text, its loops turning `most` times."""
    match node:
        case Characters() | Anchor():
            return 1
        case BackReference():
            return MOST_WAYS + 1
        case Group(body) | Lookaround(body):
            return _ways(body, most)
        case Sequence(parts):
            return _product(_ways(part, most) for part in parts)
        case Alternation(branches):
            return sum(_ways(branch, most) for branch in branches)
        case Repeat(body, minimum, maximum):
            inner = _ways(body, most)
            turns = most if maximum is None else min(maximum, most)
            if inner > 1:
                return _product(repeat(inner, turns))
            return most if maximum is None else min(maximum - minimum + 1, most)
        case _:
            assert_never(node)


def _product(factors: Iterable[int]) -> int:
    product = 1
    for factor in factors:
        product *= factor
        if product > MOST_WAYS:
            return product
    return product
