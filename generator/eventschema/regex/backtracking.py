"""How long an engine that backtracks takes to find whether a text matches.

Engines of browsers and of Python try one way after the other. The steps are counted here, and
no clock is read: the answer is the same on every machine.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, TypeAlias, assert_never

from eventschema.regex.ambiguity import TooManyPlacesError, groups, loops
from eventschema.regex.characters import WORD_CHARACTERS
from eventschema.regex.nodes import (
    Alternation,
    Anchor,
    BackReference,
    Characters,
    Group,
    Lookaround,
    Node,
    RegularExpression,
    Repeat,
    Sequence,
)
from eventschema.regex.python import character_set
from eventschema.regex.syntax import parse

TURNS: Final = (4, 7, 10)
"""How often a loop is run through to see how the steps grow."""

LEAST_GROWTH: Final = 4
"""How many times as many steps three further turns take at least where growth is exponential."""

MOST_STEPS: Final = 20_000
"""Steps after which nobody waits for the answer."""

_ENDS: Final = ("!", "", "\n", "\x00", " ", "a", "0")
_Continuation: TypeAlias = Callable[[int], bool]


@dataclass(frozen=True, slots=True)
class Attack:
    """A text on which a pattern backtracks exponentially: `turn` stands in it again and again.

    `steps` are those that the largest number of `TURNS` takes, at most `MOST_STEPS`.
    """

    prefix: str
    turn: str
    end: str
    steps: int

    def text(self, turns: int) -> str:
        """The text with so many turns; each further one multiplies the time."""
        return self.prefix + self.turn * turns + self.end


class UnjudgedPatternError(Exception):
    """Whether a pattern backtracks exponentially is not known, because of its back-references."""


def attack(pattern: str) -> Attack | None:
    """A text that an engine needs exponentially many steps for; None where none is found.

    What is found is proven by counting. Raises `UnjudgedPatternError` where loops are ambiguous
    if back-references read what their groups can read, and no text proves that they are.
    Raises `UntranslatablePattern` for what is no pattern or has no equivalent in Python.
    """
    tree = parse(pattern)
    suspected = False
    try:
        for loop in loops(tree):
            suspected = True
            for end in _ENDS:
                found = Attack(loop.prefix, loop.turn, end, MOST_STEPS)
                steps = [_count(tree, found.text(turns)) for turns in TURNS]
                if _is_exponential(steps):
                    return Attack(loop.prefix, loop.turn, end, steps[-1])
    except TooManyPlacesError as error:
        raise UnjudgedPatternError from error
    if suspected and tree.references:
        raise UnjudgedPatternError
    return None


_characters: Final = lru_cache(character_set)


def _is_exponential(steps: list[int]) -> bool:
    """Whether steps grow by a factor that does not shrink, as it does for every polynomial."""
    few, more, most = steps
    if most >= MOST_STEPS:
        return True
    return most >= LEAST_GROWTH * more and most * few >= 0.8 * more * more


class _TooManyStepsError(Exception):
    """Nobody waits for the answer."""


def _count(pattern: RegularExpression, text: str) -> int:
    """The steps until it is known whether `text` matches; 0 where that cannot be followed."""
    return steps_of(pattern, text) or 0


def steps_of(pattern: RegularExpression, text: str) -> int | None:
    """The steps until it is known whether `text` matches, at most `MOST_STEPS`.

    There is no answer for texts that are too long to be followed.
    """
    engine = _Engine(pattern, text)
    try:
        any(engine.matches(pattern.body, start, lambda _: True) for start in range(len(text) + 1))
    except _TooManyStepsError:
        return MOST_STEPS
    except RecursionError:
        return None
    return engine.steps


class _Engine:
    """A matcher that tries one way after the other and counts what it reads.

    `captured` is what the groups have read.
    """

    def __init__(self, pattern: RegularExpression, text: str) -> None:
        self.pattern = pattern
        self.text = text
        self.steps = 0
        self.captured: dict[int, str] = {}
        self._numbers = cache(lambda node: {number for number, _ in groups(node)})

    def matches(self, node: Node, at: int, then: _Continuation) -> bool:
        match node:
            case Characters():
                self._step()
                return at < len(self.text) and self._reads(node, at) and then(at + 1)
            case Anchor():
                return self._holds(node, at) and then(at)
            case Sequence(parts):
                return self._sequence(parts, at, then)
            case Alternation(branches):
                return any(self.matches(branch, at, then) for branch in branches)
            case Group(body, number):
                if number is None or not self.pattern.references:
                    return self.matches(body, at, then)
                return self.matches(body, at, lambda end: self._captures(number, at, end, then))
            case Lookaround(body, behind, negative):
                before = self.captured
                starts = range(at + 1) if behind else (at,)
                found = any(
                    self.matches(body, start, lambda end: not behind or end == at)
                    for start in starts
                )
                if found != negative and then(at):
                    return True
                self.captured = before
                return False
            case Repeat():
                return self._repeat(node, 0, at, then)
            case BackReference():
                self._step()
                again = self.captured.get(self.pattern.number(node), "")
                return self.text.startswith(again, at) and then(at + len(again))
            case _:
                assert_never(node)

    def _step(self) -> None:
        self.steps += 1
        if self.steps >= MOST_STEPS:
            raise _TooManyStepsError

    def _captures(self, number: int, start: int, end: int, then: _Continuation) -> bool:
        before = self.captured
        self.captured = {**before, number: self.text[start:end]}
        if then(end):
            return True
        self.captured = before
        return False

    def _reads(self, node: Characters, at: int) -> bool:
        code = ord(self.text[at])
        return any(first <= code <= last for first, last in _characters(node))

    def _sequence(self, parts: tuple[Node, ...], at: int, then: _Continuation) -> bool:
        if not parts:
            return then(at)
        return self.matches(parts[0], at, lambda end: self._sequence(parts[1:], end, then))

    def _repeat(self, node: Repeat, rounds: int, at: int, then: _Continuation) -> bool:
        def next_round(end: int) -> bool:
            progress = end > at or rounds < node.minimum
            return progress and self._repeat(node, rounds + 1, end, then)

        def further() -> bool:
            if node.maximum is not None and rounds >= node.maximum:
                return False
            before = self.captured
            if before:
                again = self._numbers(node.body)
                self.captured = {n: text for n, text in before.items() if n not in again}
            if self.matches(node.body, at, next_round):
                return True
            self.captured = before
            return False

        if rounds < node.minimum:
            return further()
        return further() or then(at) if node.greedy else then(at) or further()

    def _holds(self, node: Anchor, at: int) -> bool:
        match node.kind:
            case "start":
                return at == 0
            case "end":
                return at == len(self.text)
            case kind:
                words = [self._is_word(place) for place in (at - 1, at)]
                return (words[0] != words[1]) == (kind == "boundary")

    def _is_word(self, at: int) -> bool:
        inside = 0 <= at < len(self.text)
        return inside and any(a <= ord(self.text[at]) <= b for a, b in WORD_CHARACTERS)
