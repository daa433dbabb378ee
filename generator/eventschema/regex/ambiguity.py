"""Loops of a pattern that can read one text in several ways: where backtracking may explode.

The places of a pattern are the characters that it reads. Which place can follow which, and in how
many ways, makes an automaton; a loop through it that splits and meets again doubles the ways with
every turn.
"""

from collections import Counter, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias, assert_never

from eventschema.regex.characters import Ranges, characters
from eventschema.regex.python import character_set
from eventschema.regex.tree import (
    Alternation,
    Assertion,
    BackReference,
    Characters,
    Group,
    Lookaround,
    Node,
    Pattern,
    Repeat,
    Sequence,
)

MOST_STEPS: Final = 100_000
"""Pairs of places that are looked at before a pattern counts as unambiguous."""

MOST_PLACES: Final = 2_000
"""Places of a pattern whose back-references stand for the groups that they mean."""

_LIKED: Final = characters("a0 -/.!")
_PRINTABLE: Final[Ranges] = ((0x21, 0x7E),)
_Pair: TypeAlias = tuple[int, int, bool]
"""Two places that one text leads to, and whether the ways there have ever been different."""


@dataclass(frozen=True, slots=True)
class Loop:
    """A text that leads into a loop, and one that the loop can read in two ways at least."""

    prefix: str
    turn: str


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a pattern: the ways to match nothing, and the places where a match begins, ends."""

    empty: int
    first: Counter[int]
    last: Counter[int]


class TooManyPlacesError(Exception):
    """The groups that back-references stand for make a pattern too large."""


@dataclass(slots=True)
class _Places:
    """The characters of each place, and the ways from one to the next.

    `groups` are the bodies of the capturing groups, `inside` the groups around what is read.
    """

    pattern: Pattern
    groups: Mapping[int, Node]
    sets: list[Ranges] = field(default_factory=list)
    follow: dict[int, Counter[int]] = field(default_factory=dict)
    inside: list[int] = field(default_factory=list)

    def part(self, node: Node) -> _Part:
        match node:
            case Characters():
                place = len(self.sets)
                self.sets.append(character_set(node))
                self.follow[place] = Counter()
                return _Part(0, Counter([place]), Counter([place]))
            case Assertion() | Sequence(()):
                return _Part(1, Counter(), Counter())
            case BackReference():
                return self.reference(self.pattern.number(node))
            case Group(body, number):
                return self.part(body) if number is None else self.group(number, body)
            case Lookaround(body):
                return _Part(1, self.part(body).first, Counter())
            case Alternation(branches):
                parts = [self.part(branch) for branch in branches]
                first = sum((part.first for part in parts), Counter[int]())
                last = sum((part.last for part in parts), Counter[int]())
                return _Part(sum(part.empty for part in parts), first, last)
            case Sequence(parts):
                whole = _Part(1, Counter(), Counter())
                for part in parts:
                    whole = self.joined(whole, self.part(part))
                return whole
            case Repeat():
                return self.repeated(node)
            case _:
                assert_never(node)

    def group(self, number: int, body: Node) -> _Part:
        self.inside.append(number)
        part = self.part(body)
        self.inside.pop()
        return part

    def reference(self, number: int) -> _Part:
        """Any text that the group may have read: more ways than there are, and never fewer."""
        if number in self.inside:
            return _Part(1, Counter(), Counter())
        if len(self.sets) > MOST_PLACES:
            raise TooManyPlacesError
        part = self.group(number, self.groups[number])
        return _Part(max(part.empty, 1), part.first, part.last)

    def joined(self, left: _Part, right: _Part) -> _Part:
        self.lead(left.last, right.first)
        return _Part(
            min(left.empty * right.empty, 2),
            left.first + _times(right.first, left.empty),
            right.last + _times(left.last, right.empty),
        )

    def repeated(self, node: Repeat) -> _Part:
        body = self.part(node.body)
        if node.maximum != 1:
            self.lead(body.last, body.first)
        return body if node.minimum else _Part(1, body.first, body.last)

    def lead(self, before: Counter[int], after: Counter[int]) -> None:
        for place in before:
            self.follow[place] += _times(after, before[place])


def loops(pattern: Pattern) -> Iterator[Loop]:
    """The loops of a pattern that read one text in several ways, at most one for each place.

    A repetition with a limit counts as a loop. A back-reference counts as the group that it means.
    Raises `UntranslatablePattern` for a Unicode property that is not known, `TooManyPlacesError`
    where back-references to back-references make the pattern too large.
    """
    places = _Places(pattern, dict(groups(pattern.body)))
    begin = places.part(pattern.body).first
    prefixes = _prefixes(places, begin)
    budget = [MOST_STEPS]
    for place in prefixes:
        turn = _turn(places, place, budget)
        if turn is not None:
            yield Loop(prefixes[place], turn)


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
        case Characters() | Assertion() | BackReference():
            return
        case _:
            assert_never(node)


def _prefixes(places: _Places, begin: Counter[int]) -> Mapping[int, str]:
    """A text that leads to each place, its own character included."""
    found: dict[int, str] = {}
    pending = deque((place, "") for place in begin)
    while pending:
        place, before = pending.popleft()
        if place not in found and places.sets[place]:
            found[place] = before + _character(places.sets[place])
            pending.extend((after, found[place]) for after in places.follow[place])
    return found


def _turn(places: _Places, place: int, budget: list[int]) -> str | None:
    """A shortest text that leads from `place` back to it in two ways."""
    start: _Pair = (place, place, False)
    texts: dict[_Pair, str] = {start: ""}
    pending: deque[_Pair] = deque([start])
    while pending and budget[0] > 0:
        pair = pending.popleft()
        for after, shared in _steps(places, pair):
            budget[0] -= 1
            if after not in texts:
                texts[after] = texts[pair] + _character(shared)
                pending.append(after)
            if after == (place, place, True):
                return texts[after]
    return None


def _steps(places: _Places, pair: _Pair) -> Iterator[tuple[_Pair, Ranges]]:
    left, right, apart = pair
    for one, ways in places.follow[left].items():
        for other in places.follow[right]:
            shared = _intersection(places.sets[one], places.sets[other])
            if shared:
                several = left == right and one == other and ways > 1
                low, high = sorted((one, other))
                yield (low, high, apart or one != other or several), shared


def _times(counter: Counter[int], ways: int) -> Counter[int]:
    """Two ways tell as much as more."""
    return Counter({place: min(count * ways, 2) for place, count in counter.items() if ways})


def _intersection(left: Ranges, right: Ranges) -> Ranges:
    return tuple(
        (max(low, first), min(high, last))
        for low, high in left
        for first, last in right
        if max(low, first) <= min(high, last)
    )


def _character(ranges: Ranges) -> str:
    """One of the characters, if possible one that people can read."""
    for preferred in (_LIKED, _PRINTABLE, ranges):
        among = _intersection(preferred, ranges)
        if among:
            return chr(among[-1][0])
    raise AssertionError("a place without a character is never reached")
