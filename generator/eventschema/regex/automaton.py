"""Regular expressions as automata, which read texts character by character.

A state is what remains to be matched. What can be read in it is worked out when it is asked for,
so a pattern that counts to a million has no million states.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import chain
from typing import Final, TypeAlias, TypeVar, assert_never

from eventschema.regex.characters import LAST_CODE_POINT, Ranges
from eventschema.regex.nodes import (
    Alternation,
    Anchor,
    BackReference,
    Characters,
    Group,
    Lookaround,
    Node,
    Repeat,
)
from eventschema.regex.nodes import Sequence as Concatenation
from eventschema.regex.python import character_set
from eventschema.regex.widths import passes

MOST_STATES: Final = 20_000
"""States, of an automaton or of several together, beyond which nothing is decided."""

MOST_VISITS: Final = 500_000
"""Places that are looked at, over all steps of an automaton, beyond which nothing is decided."""

LONGEST: Final = 2_000
"""Characters of a text that is looked for step by step; a longer one repeats a character."""

MOST_CHARACTERS: Final = 1_000_000
"""How long a text is at most that is made at all."""

TRIED_LENGTHS: Final = 64
"""How many lengths of such a longer text are tried."""

_PREFERRED: Final = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_-./:@ "
_SURROGATES: Final = (0xD800, 0xDFFF)

_State = TypeVar("_State")


class BeyondAutomataError(Exception):
    """A pattern asks what stands around a place or has been read, or has too many states."""


@dataclass(frozen=True, eq=False, slots=True)
class Rest:
    """What remains to be matched: `node`, and then `then`, if that is anything."""

    node: Node
    then: "Rest | None"

    def passes(self, *, at_start: bool = False, at_end: bool = False) -> bool:
        """Whether all of it can match nothing."""
        rest: Rest | None = self
        while rest is not None and passes(rest.node, at_start=at_start, at_end=at_end):
            rest = rest.then
        return rest is None


@dataclass(frozen=True, eq=False, slots=True)
class PatternPlace:
    """One of `characters` is read, and then `rest` remains.

    `number` counts the parts of the pattern that read a character, from the left.
    """

    number: int
    characters: Ranges
    rest: Rest | None


States: TypeAlias = frozenset[Rest | None]
"""What may remain; None is nothing, so that an expression has matched, whatever follows."""

_MATCHED: Final[States] = frozenset({None})


class Automaton:
    """Reads a text from its start and says whether an expression matches somewhere in it.

    `size` is how many places there are, with all repetitions written out.
    Raises `BeyondAutomataError`, and `UntranslatablePattern` for an unknown Unicode property.
    """

    def __init__(self, node: Node) -> None:
        readers = list(reading(node))
        self.size = sum(times for _, times in readers)
        self.sets = [character_set(reader) for reader, _ in readers]
        self._numbers = {id(reader): number for number, (reader, _) in enumerate(readers)}
        self._rests: dict[tuple[int | None, ...], Rest] = {}
        self._places: dict[tuple[int, Rest | None], PatternPlace] = {}
        self._following: dict[Rest, Mapping[PatternPlace, int]] = {}
        self._settled: dict[Rest | None, States] = {}
        self._steps: dict[tuple[States, str], States] = {}
        self._accepted: dict[States, bool] = {}
        self._visits = 0
        self.begin, self._elsewhere = Rest(node, None), Rest(node, None)
        self.start = _MATCHED if passes(node, at_start=True) else frozenset({self.begin})

    def places(self, rest: Rest | None) -> Mapping[PatternPlace, int]:
        """What can be read next, and in how many ways."""
        if rest is None:
            return {}
        if rest not in self._following:
            found = Counter[PatternPlace]()
            for place, ways in self._reading(rest, None, at_start=rest is self.begin):
                found[place] += ways
            self._following[rest] = found
        return self._following[rest]

    def step(self, states: States, character: str) -> States:
        """The states after reading `character` in `states`."""
        if states == _MATCHED:
            return states
        key = (states, character)
        if key not in self._steps:
            code = ord(character)
            targets: set[Rest | None] = {self._elsewhere}
            for rest in states:
                places = self.places(rest)
                self._visits += len(places) + 1
                targets |= {place.rest for place in places if _is_among(code, place.characters)}
            if self._visits > MOST_VISITS:
                raise BeyondAutomataError
            after = frozenset[Rest | None]().union(*map(self._living, targets))
            self._steps[key] = _MATCHED if None in after else after
        return self._steps[key]

    def accepts(self, states: States) -> bool:
        """Whether the text may end in `states`."""
        if states not in self._accepted:
            self._accepted[states] = any(
                rest is None or rest.passes(at_start=rest is self.begin, at_end=True)
                for rest in states
            )
        return self._accepted[states]

    def _living(self, rest: Rest | None) -> States:
        """The state itself, nothing if it leads nowhere, the last one if it need not lead on."""
        if rest not in self._settled:
            if rest is None or rest.passes():
                self._settled[rest] = _MATCHED
            else:
                alive = self.places(rest) or rest.passes(at_end=True)
                self._settled[rest] = frozenset({rest} if alive else ())
        return self._settled[rest]

    def _reading(
        self, rest: Rest | None, stop: Rest | None, *, at_start: bool
    ) -> Iterator[tuple[PatternPlace, int]]:
        """What can be read next before only `stop` remains."""
        ways = 1
        while rest is not stop and rest is not None and ways:
            for place, more in self._read_by(rest.node, rest.then, at_start=at_start):
                yield place, ways * more
            ways *= passes(rest.node, at_start=at_start)
            rest = rest.then

    def _read_by(
        self, node: Node, then: Rest | None, *, at_start: bool
    ) -> Iterator[tuple[PatternPlace, int]]:
        """What `node` can read first, where `then` is to be matched after it."""
        match node:
            case Characters():
                number = self._numbers[id(node)]
                if self.sets[number]:
                    place = PatternPlace(number, self.sets[number], then)
                    yield self._places.setdefault((number, then), place), 1
            case Group(body):
                yield from self._read_by(body, then, at_start=at_start)
            case Concatenation(parts):
                rest = reduce(lambda after, part: self._rest(part, after), reversed(parts), then)
                yield from self._reading(rest, then, at_start=at_start)
            case Alternation(branches):
                for branch in branches:
                    yield from self._read_by(branch, then, at_start=at_start)
            case Repeat(body, minimum, maximum, greedy, position):
                if maximum == 0:
                    return
                # A part that can match nothing here has done so as often as it must.
                least = 0 if passes(body, at_start=at_start) else max(minimum - 1, 0)
                most = None if maximum is None else maximum - 1
                again = Repeat(body, least, most, greedy, position)
                after = then if most == 0 else self._rest(again, then)
                yield from self._read_by(body, after, at_start=at_start)
            case Anchor() | Lookaround() | BackReference():
                return
            case _:
                assert_never(node)

    def _rest(self, node: Node, then: Rest | None) -> Rest:
        key: tuple[int | None, ...] = (id(node), id(then))
        if isinstance(node, Repeat):
            key = (id(node.body), node.minimum, node.maximum, id(then))
        if key not in self._rests:
            self._rests[key] = Rest(node, then)
        return self._rests[key]


def reading(node: Node, times: int = 1) -> Iterator[tuple[Characters, int]]:
    """The parts of a pattern that read a character, from the left.

    Each comes with how often it stood there if repetitions were written out. Raises
    `BeyondAutomataError`.
    """
    match node:
        case Characters():
            yield node, times
        case Group(body):
            yield from reading(body, times)
        case Repeat(body, minimum, maximum):
            rounds = minimum + 1 if maximum is None else maximum
            yield from reading(body, times * rounds) if rounds else ()
        case Concatenation(parts) | Alternation(parts):
            for part in parts:
                yield from reading(part, times)
        case Anchor("start" | "end"):
            return
        case Anchor() | Lookaround() | BackReference():
            raise BeyondAutomataError
        case _:
            assert_never(node)


def walk(
    start: _State, following: Callable[[_State, str], Iterable[tuple[str, _State]]]
) -> Iterator[tuple[_State, str]]:
    """All that can be reached from `start`, each with a shortest text that leads there."""
    texts = {start: ""}
    pending = deque([start])
    yield start, ""
    while pending:
        before = pending.popleft()
        for character, after in following(before, texts[before]):
            if after not in texts:
                texts[after] = texts[before] + character
                pending.append(after)
                yield after, texts[after]


def shortest(
    conditions: Sequence[tuple[Automaton, bool]],
    least: int = 0,
    most: int | None = None,
    *,
    states: int = MOST_STATES,
) -> str | None:
    """The shortest text that each automaton accepts (True) or does not (False), or None.

    It has `least` to `most` characters. Raises `BeyondAutomataError` where so many `states` are
    not enough to find out.
    """
    automata = [automaton for automaton, _ in conditions]
    wanted = [positive for _, positive in conditions]
    letters = alphabet(automata)
    if least > MOST_CHARACTERS or any(automaton.size > MOST_STATES for automaton in automata):
        raise BeyondAutomataError
    if least > LONGEST:
        longest = least + TRIED_LENGTHS if most is None else min(most, least + TRIED_LENGTHS)
        return _repeated(letters, automata, wanted, range(least, longest + 1))

    def following(at: _Reached, text: str) -> Iterator[tuple[str, _Reached]]:
        for character in letters if len(text) != most else ():
            after = _read(automata, at[0], character)
            if all(inner or not want for want, inner in zip(wanted, after, strict=True)):
                yield character, (after, min(len(text) + 1, least))

    start = tuple(automaton.start for automaton in automata), 0
    for number, (at, text) in enumerate(walk(start, following)):
        if number > states:
            raise BeyondAutomataError
        if len(text) >= least and wanted == _verdicts(automata, at[0]):
            return text
    return None


_Reached: TypeAlias = tuple[tuple[States, ...], int]
"""States of several automata, and how many characters have been read, as far as that counts."""


def _repeated(
    letters: Sequence[str], automata: Sequence[Automaton], wanted: list[bool], lengths: range
) -> str:
    """A long text of one character. Raises `BeyondAutomataError` when there is none."""
    for character in letters:
        passed = [tuple(automaton.start for automaton in automata)]
        following = _read(automata, passed[0], character)
        while following not in passed:
            passed.append(following)
            following = _read(automata, following, character)
            if len(passed) > LONGEST:
                raise BeyondAutomataError
        again = passed.index(following)
        for length in lengths:
            turns = (length - again) % (len(passed) - again)
            at = length if length < len(passed) else again + turns
            if wanted == _verdicts(automata, passed[at]):
                return character * length
    raise BeyondAutomataError


def _read(
    automata: Sequence[Automaton], states: tuple[States, ...], character: str
) -> tuple[States, ...]:
    pairs = zip(automata, states, strict=True)
    return tuple(automaton.step(inner, character) for automaton, inner in pairs)


def _verdicts(automata: Sequence[Automaton], states: tuple[States, ...]) -> list[bool]:
    pairs = zip(automata, states, strict=True)
    return [automaton.accepts(inner) for automaton, inner in pairs]


def alphabet(automata: Sequence[Automaton]) -> list[str]:
    """One character of each kind that some automaton tells apart, common ones first."""
    sets = {ranges for automaton in automata for ranges in automaton.sets}
    borders = {border for ranges in sets for first, last in ranges for border in (first, last + 1)}
    found: dict[tuple[bool, ...], str] = {}
    for code in chain(map(ord, _PREFERRED), sorted({0, _SURROGATES[1] + 1, *borders})):
        if code <= LAST_CODE_POINT and not _SURROGATES[0] <= code <= _SURROGATES[1]:
            kind = tuple(_is_among(code, ranges) for ranges in sets)
            found.setdefault(kind, chr(code))
    return list(found.values())


def _is_among(code: int, ranges: Ranges) -> bool:
    return any(first <= code <= last for first, last in ranges)
