"""Matching as ECMA-262 prescribes it, step by step, to compare a translation with.

Each part of a pattern becomes a matcher: a function of a state and of what comes after, which says
whether the rest matches. A state is a position in the text and what each group has matched.
"""

from collections.abc import Callable, Iterator

from eventschema.regex import parse
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

Captures = dict[int, tuple[int, int]]
State = tuple[int, Captures]
After = Callable[[State], State | None]

WORD = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_")


class OutOfStepsError(Exception):
    """A match takes too long to be worth its while in a test."""


def search(pattern: str, text: str) -> bool:
    """Whether `pattern` matches somewhere in `text`. Looking behind is not implemented."""
    matcher = _Matcher(parse(pattern), text)
    return any(
        matcher.match(matcher.pattern.body, (start, {}), lambda end: end) is not None
        for start in range(len(text) + 1)
    )


class _Matcher:
    def __init__(self, pattern: RegularExpression, text: str) -> None:
        self.pattern = pattern
        self.text = text
        self.steps = 20_000

    def match(self, node: Node, state: State, after: After) -> State | None:
        self.steps -= 1
        if not self.steps:
            raise OutOfStepsError
        position, captures = state
        match node:
            case Characters():
                code = ord(self.text[position]) if position < len(self.text) else -1
                if not any(first <= code <= last for first, last in character_set(node)):
                    return None
                return after((position + 1, captures))
            case Anchor(kind):
                return after(state) if self.holds(kind, position) else None
            case Sequence(()):
                return after(state)
            case Sequence((first, *rest)):
                following = Sequence(tuple(rest))
                return self.match(first, state, lambda now: self.match(following, now, after))
            case Alternation(branches):
                found = (self.match(branch, state, after) for branch in branches)
                return next((end for end in found if end is not None), None)
            case Group(body, None):
                return self.match(body, state, after)
            case Group(body, int() as number):
                return self.match(
                    body, state, lambda end: after((end[0], end[1] | {number: (position, end[0])}))
                )
            case BackReference():
                start, end = captures.get(self.pattern.number(node), (0, 0))
                referred = self.text[start:end]
                if not self.text.startswith(referred, position):
                    return None
                return after((position + len(referred), captures))
            case Lookaround(body, False, negative):
                inside = self.match(body, state, lambda end: end)
                if negative:
                    return None if inside else after(state)
                return after((position, inside[1])) if inside else None
            case Repeat():
                return self.repeat(node, node.minimum, node.maximum, state, after)
        raise NotImplementedError(node)

    def repeat(
        self, node: Repeat, minimum: int, maximum: int | None, state: State, after: After
    ) -> State | None:
        if maximum == 0:
            return after(state)
        fewer = None if maximum is None else maximum - 1

        def again(end: State) -> State | None:
            if minimum == 0 and end[0] == state[0]:
                return None
            return self.repeat(node, max(minimum - 1, 0), fewer, end, after)

        def one_more() -> State | None:
            inside = set(_groups(node.body))
            kept = {number: span for number, span in state[1].items() if number not in inside}
            return self.match(node.body, (state[0], kept), again)

        if minimum:
            return one_more()
        if node.greedy:
            return one_more() or after(state)
        return after(state) or one_more()

    def holds(self, kind: str, position: int) -> bool:
        match kind:
            case "start":
                return position == 0
            case "end":
                return position == len(self.text)
        before = position > 0 and self.text[position - 1] in WORD
        behind = position < len(self.text) and self.text[position] in WORD
        return (before != behind) == (kind == "boundary")


def _groups(node: Node) -> Iterator[int]:
    match node:
        case Group(body, number):
            if number is not None:
                yield number
            yield from _groups(body)
        case Lookaround(body) | Repeat(body):
            yield from _groups(body)
        case Sequence(children) | Alternation(children):
            for child in children:
                yield from _groups(child)
