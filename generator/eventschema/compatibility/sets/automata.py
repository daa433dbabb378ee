"""Regular expressions as automata, which read strings character by character.

Assertions about what stands around a place, and back-references, are beyond them.
"""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final, TypeAlias, assert_never

from eventschema.compatibility.sets.regions import UndecidedError
from eventschema.regex.characters import EVERYTHING, LAST_CODE_POINT, Ranges
from eventschema.regex.python import character_set
from eventschema.regex.tree import (
    Alternation,
    Assertion,
    BackReference,
    Characters,
    Group,
    Lookaround,
    Node,
    Repeat,
)
from eventschema.regex.tree import Sequence as Concatenation

MOST_STATES: Final = 20_000
"""States of an automaton beyond which nothing is decided."""

MOST_VISITS: Final = 500_000
"""Visits of states, over all steps of an automaton, beyond which nothing is decided."""

_PREFERRED: Final = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_-./:@ "
_SURROGATES: Final = (0xD800, 0xDFFF)

States: TypeAlias = frozenset[int]


class Automaton:
    """Reads a string from its start and says whether an expression matches somewhere in it.

    Its states are numbers; `moves` leads on by a character, `free` by none, and the assertions
    of `at_start` and `at_end` let it on there alone. State 0 is where a match may begin, 1 where
    it is complete.
    """

    def __init__(self, node: Node) -> None:
        self.moves: list[list[tuple[Ranges, int]]] = []
        self.free: list[list[int]] = []
        self.at_start: list[list[int]] = []
        self.at_end: list[list[int]] = []
        begin, complete = self._state(), self._state()
        self.moves[begin].append((EVERYTHING, begin))
        self.moves[complete].append((EVERYTHING, complete))
        self.free[self._after(node, begin)].append(complete)
        self._alive = self._leading_to(complete)
        self._visits = 0
        self._steps: dict[tuple[States, str], States] = {}
        self._accepted: dict[States, bool] = {}
        self.start = self._closure([begin], self.at_start)

    def step(self, states: States, character: str) -> States:
        """The states after reading `character` in `states`."""
        key = (states, character)
        if key not in self._steps:
            self._visits += len(states)
            if self._visits > MOST_VISITS:
                raise UndecidedError
            code = ord(character)
            targets = (
                target
                for state in states
                for ranges, target in self.moves[state]
                if _is_among(code, ranges)
            )
            self._steps[key] = self._closure(targets) & self._alive
        return self._steps[key]

    def accepts(self, states: States) -> bool:
        """Whether the string may end in `states`."""
        if states not in self._accepted:
            ends = self.at_end
            if states == self.start:
                ends = [a + b for a, b in zip(self.at_start, self.at_end, strict=True)]
            self._accepted[states] = 1 in self._closure(states, ends)
        return self._accepted[states]

    def _closure(self, states: Iterable[int], assertions: list[list[int]] | None = None) -> States:
        found = set(states)
        pending = list(found)
        while pending:
            state = pending.pop()
            beyond = self.free[state] + (assertions[state] if assertions else [])
            pending += set(beyond) - found
            found.update(beyond)
        return frozenset({1}) if 1 in found else frozenset(found)

    def _leading_to(self, complete: int) -> States:
        """The states that lead there when they are not at the start of the string."""
        before: list[list[int]] = [[] for _ in self.free]
        for state, moves in enumerate(self.moves):
            targets = (target for _, target in moves)
            for target in chain(targets, self.free[state], self.at_end[state]):
                before[target].append(state)
        found, pending = {complete}, [complete]
        while pending:
            further = set(before[pending.pop()]) - found
            found |= further
            pending += further
        return frozenset(found)

    def _state(self) -> int:
        if len(self.free) > MOST_STATES:
            raise UndecidedError
        for edges in (self.moves, self.free, self.at_start, self.at_end):
            edges.append([])
        return len(self.free) - 1

    def _after(self, node: Node, before: int) -> int:
        """The state after a match of `node` that begins in the state `before`."""
        match node:
            case Characters():
                after = self._state()
                self.moves[before].append((character_set(node), after))
                return after
            case Assertion(kind):
                after = self._state()
                if kind not in {"start", "end"}:
                    raise UndecidedError
                (self.at_start if kind == "start" else self.at_end)[before].append(after)
                return after
            case Concatenation(parts):
                for part in parts:
                    before = self._after(part, before)
                return before
            case Alternation(branches):
                after = self._state()
                for branch in branches:
                    self.free[self._after(branch, before)].append(after)
                return after
            case Group(body):
                return self._after(body, before)
            case Repeat():
                return self._after_repeat(node, before)
            case Lookaround() | BackReference():
                raise UndecidedError
            case _:
                assert_never(node)

    def _after_repeat(self, node: Repeat, before: int) -> int:
        for _ in range(node.minimum):
            before = self._after(node.body, before)
        after = self._state()
        self.free[before].append(after)
        if node.maximum is None:
            self.free[self._after(node.body, after)].append(after)
            return after
        for _ in range(node.maximum - node.minimum):
            before = self._after(node.body, before)
            self.free[before].append(after)
        return after


def alphabet(automata: Sequence[Automaton]) -> list[str]:
    """One character of each kind that some automaton tells apart, common ones first."""
    sets = {ranges for automaton in automata for moves in automaton.moves for ranges, _ in moves}
    borders = {border for ranges in sets for first, last in ranges for border in (first, last + 1)}
    found: dict[tuple[bool, ...], str] = {}
    for code in chain(map(ord, _PREFERRED), sorted({0, _SURROGATES[1] + 1, *borders})):
        if code <= LAST_CODE_POINT and not _SURROGATES[0] <= code <= _SURROGATES[1]:
            kind = tuple(_is_among(code, ranges) for ranges in sets)
            found.setdefault(kind, chr(code))
    return list(found.values())


def _is_among(code: int, ranges: Ranges) -> bool:
    return any(first <= code <= last for first, last in ranges)
