"""Which strings agree with regular expressions: the shortest one that does, if there is any.

The automata of several patterns read a string together.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import product, takewhile
from typing import Final, TypeAlias

from eventschema.regex import UntranslatablePattern, automaton, parse, running
from eventschema.regex.automaton import Automaton, BeyondAutomataError
from eventschema.regex.characters import characters
from eventschema.regex.nodes import (
    Alternation,
    Anchor,
    Characters,
    Lookaround,
    Node,
)
from eventschema.regex.nodes import Sequence as Concatenation
from eventschema.regex.running import TooManyStepsError
from eventschema.sets.regions import UndecidedError

_Condition: TypeAlias = tuple[Node, bool]
"""An expression that must match somewhere, or (False) nowhere."""
_START: Final = Anchor("start")


def matches(pattern: str, text: str) -> bool:
    """Whether `pattern` matches somewhere in `text`. Raises `UndecidedError`."""
    try:
        return running.matches(pattern, text)
    except (UntranslatablePattern, TooManyStepsError) as error:
        raise UndecidedError from error


def shortest(
    matching: Sequence[str] = (),
    refusing: Sequence[str] = (),
    without: Iterable[str] = (),
    *,
    least: int = 0,
    most: int | None = None,
) -> str | None:
    """The shortest string that all of `matching` match and none of `refusing`, or None.

    It is none of `without` and has `least` to `most` characters. Raises `UndecidedError`.
    """
    if most is not None and least > most:
        return None
    wanted = [part for pattern in matching for part in _conjuncts(pattern)]
    words = tuple(without)
    if words:
        wanted.append((_any_of(words), False))
    found = [
        _shortest([*wanted, *((node, not positive) for node, positive in broken)], least, most)
        for broken in product(*map(_conjuncts, refusing))
    ]
    return min((word for word in found if word is not None), key=len, default=None)


@cache
def _conjuncts(pattern: str) -> tuple[_Condition, ...]:
    """What must match, or must not, for `pattern` to match.

    Lookaheads at the start of the text are conditions of their own.
    """
    try:
        body = parse(pattern).body
    except UntranslatablePattern as error:
        raise UndecidedError from error
    parts = body.parts if isinstance(body, Concatenation) else (body,)
    if parts[:1] != (_START,):
        return ((body, True),)
    ahead = list(
        takewhile(lambda part: isinstance(part, Lookaround) and not part.behind, parts[1:])
    )
    conditions = [
        (Concatenation((_START, part.body)), not part.negative)
        for part in ahead
        if isinstance(part, Lookaround)
    ]
    rest = Concatenation((_START, *parts[1 + len(ahead) :]))
    return (*conditions, (rest, True))


def _shortest(conditions: Sequence[_Condition], least: int, most: int | None) -> str | None:
    try:
        automata = [(_automaton(node), positive) for node, positive in conditions]
        return automaton.shortest(automata, least, most)
    except BeyondAutomataError as error:
        raise UndecidedError from error


def _automaton(node: Node) -> Automaton:
    found = _automaton_or_none(node)
    if found is None:
        raise UndecidedError
    return found


@cache
def _automaton_or_none(node: Node) -> Automaton | None:
    """None where there is none, which takes as long to find out."""
    try:
        return Automaton(node)
    except (UntranslatablePattern, BeyondAutomataError):
        return None


def _any_of(words: Sequence[str]) -> Node:
    """An expression that matches exactly `words`."""
    spelled = (Concatenation(tuple(Characters((characters(c),)) for c in w)) for w in words)
    return Concatenation((_START, Alternation(tuple(spelled)), Anchor("end")))
