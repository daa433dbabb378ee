"""Loops of a pattern that can read one text in several ways: where backtracking may explode.

Which place of a pattern can follow which, and in how many ways, makes an automaton; a loop through
it that splits and meets again doubles the ways with every turn.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias, assert_never

from eventschema.regex.automaton import Automaton, PatternPlace, walk
from eventschema.regex.characters import Ranges, characters, intersection
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
from eventschema.regex.widths import passes

MOST_STEPS: Final = 100_000
"""Pairs of places that are looked at before a pattern counts as unambiguous."""

MOST_PLACES: Final = 2_000
"""Places of a pattern whose back-references stand for the groups that they mean."""

_LIKED: Final = characters("a0 -/.!")
_PRINTABLE: Final[Ranges] = ((0x21, 0x7E),)
_EMPTY: Final = Sequence(())
_NEVER: Final = Characters(((),))
_Pair: TypeAlias = tuple[PatternPlace, PatternPlace, bool]
"""Two places that one text leads to, and whether the ways there have ever been different."""


@dataclass(frozen=True, slots=True)
class Loop:
    """A text that leads into a loop, and one that the loop can read in two ways at least."""

    prefix: str
    turn: str


class TooManyPlacesError(Exception):
    """The groups that back-references stand for make a pattern too large."""


@dataclass(slots=True)
class _Loosening:
    """A pattern as one that matches more: what only looks around or counts asks for nothing.

    `groups` are the bodies of the capturing groups, `inside` the groups around what is read.
    """

    pattern: RegularExpression
    groups: Mapping[int, Node]
    inside: list[int] = field(default_factory=list)
    places: int = 0

    def loosened(self, node: Node) -> Node:
        match node:
            case Characters():
                self.places += 1
                return Characters((character_set(node),))
            case Anchor():
                return _EMPTY
            case BackReference():
                return self.reference(self.pattern.number(node))
            case Group(body, number):
                return self.loosened(body) if number is None else self.group(number, body)
            case Lookaround(body):
                return Alternation((_EMPTY, Sequence((self.loosened(body), _NEVER))))
            case Alternation(branches):
                return Alternation(tuple(map(self.loosened, branches)))
            case Sequence(parts):
                return Sequence(tuple(map(self.loosened, parts)))
            case Repeat(body, minimum, maximum, greedy, position):
                inner = Group(self.loosened(body), None)
                most = 1 if maximum == 1 else None
                return Repeat(inner, min(minimum, 1), most, greedy, position)
            case _:
                assert_never(node)

    def group(self, number: int, body: Node) -> Node:
        self.inside.append(number)
        loosened = self.loosened(body)
        self.inside.pop()
        return loosened

    def reference(self, number: int) -> Node:
        """Any text that the group may have read: more ways than there are, and never fewer."""
        if number in self.inside:
            return _EMPTY
        if self.places > MOST_PLACES:
            raise TooManyPlacesError
        body = self.group(number, self.groups[number])
        return body if passes(body) else Alternation((body, _EMPTY))


def loops(pattern: RegularExpression) -> Iterator[Loop]:
    """The loops of a pattern that read one text in several ways, at most one for each place.

    A repetition with a limit counts as a loop. A back-reference counts as the group that it means.
    Raises `UntranslatablePattern` for a Unicode property that is not known, `TooManyPlacesError`
    where back-references to back-references make the pattern too large.
    """
    loosening = _Loosening(pattern, dict(groups(pattern.body)))
    automaton = Automaton(loosening.loosened(pattern.body))

    def following(before: PatternPlace, _: str) -> Iterator[tuple[str, PatternPlace]]:
        for place in automaton.places(before.rest):
            yield _character(place.characters), place

    budget = [MOST_STEPS]
    reached = walk(PatternPlace(-1, (), automaton.begin), following)
    for place, prefix in [*reached][1:]:
        turn = _turn(automaton, place, budget)
        if turn is not None:
            yield Loop(prefix, turn)


def groups(node: Node) -> Iterator[tuple[int, Node]]:
    """The capturing groups by their numbers."""
    match node:
        case Group(body, number):
            if number is not None:
                yield number, body
            yield from groups(body)
        case Lookaround(body) | Repeat(body):
            yield from groups(body)
        case Alternation(parts) | Sequence(parts):
            for part in parts:
                yield from groups(part)
        case Characters() | Anchor() | BackReference():
            return
        case _:
            assert_never(node)


def _turn(automaton: Automaton, place: PatternPlace, budget: list[int]) -> str | None:
    """A shortest text that leads from `place` back to it in two ways."""

    def following(pair: _Pair, _: str) -> Iterator[tuple[str, _Pair]]:
        for after, shared in _steps(automaton, pair) if budget[0] > 0 else ():
            budget[0] -= 1
            yield _character(shared), after

    reached = walk((place, place, False), following)
    return next((text for pair, text in reached if pair == (place, place, True)), None)


def _steps(automaton: Automaton, pair: _Pair) -> Iterator[tuple[_Pair, Ranges]]:
    left, right, apart = pair
    for one, ways in automaton.places(left.rest).items():
        for other in automaton.places(right.rest):
            shared = intersection(one.characters, other.characters)
            if shared:
                several = left == right and one == other and ways > 1
                low, high = sorted((one, other), key=lambda place: place.number)
                yield (low, high, apart or one != other or several), shared


def _character(ranges: Ranges) -> str:
    """One of the characters, if possible one that people can read."""
    for preferred in (_LIKED, _PRINTABLE, ranges):
        among = intersection(preferred, ranges)
        if among:
            return chr(among[-1][0])
    raise AssertionError("a place without a character is never reached")
