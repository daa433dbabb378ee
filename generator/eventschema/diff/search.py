"""Where two schemas differ, and instances that show it."""

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice, takewhile
from typing import Any, Final

from eventschema.diff.causes import Explainer, Explanation, Reason
from eventschema.diff.differences import (
    BreachCase,
    MemberConstrained,
    MemberRefused,
    SomeRefused,
    VariantRefused,
)
from eventschema.diff.refusals import CompiledSchema, Occurrence, Refusal, Undecided
from eventschema.diff.ways import Pair, Way, event_of, tokens, ways_to
from eventschema.findings import Direction
from eventschema.ir.types import Json
from eventschema.ir.values import identity
from eventschema.regex.running import TooManyStepsError
from eventschema.sets.instances import NothingFoundError
from eventschema.sets.membership import member
from eventschema.sets.regions import Objects, UndecidedError

MOST_PLACES: Final = 8
"""At how many places a difference is tried to be shown."""

MOST_ATTEMPTS: Final = 250
"""How many values are tried to show a difference at a place."""

MOST_FAILURES: Final = 2_000
"""How many values may fail to show anything, in one direction, before no more are tried."""

MOST_VIOLATIONS: Final = 100
"""How many violations of a witness are looked at to find the one that explains it."""


class Search:
    """Everything that the first demand of `root` accepts and the second one refuses.

    `tag` is that of events.
    """

    def __init__(
        self,
        explainer: Explainer,
        tag: str | None,
        root: Pair,
        validators: tuple[CompiledSchema, CompiledSchema],
        direction: Direction,
    ) -> None:
        self.explainer = explainer
        self.instances = explainer.tools.instances
        self.tag = tag
        self.accepting, self.refusing = validators
        self.direction: Direction = direction
        self.refusals: list[Refusal] = []
        self.undecided: list[Undecided] = []
        self.failures = 0
        if not explainer.inclusion(*root):
            self._search(root)

    def _search(self, root: Pair) -> None:
        tag = self.tag
        graph = self._graph(root)
        ways = ways_to(root, graph, tag)
        questions = [
            ((*way.order, reason.rank, 0, index), pair, reason, found)
            for pair, explanation in graph.items()
            for index, reason in enumerate(explanation.reasons)
            if (found := ways[pair] if pair is not root else [Way(event_of(reason, tag))])
            for way in found[:1]
        ]
        questions.sort(key=lambda question: question[0])
        explained: set[tuple[Pair, int]] = set()
        for _, pair, reason, found in questions:
            if not reason.fallback and self._answer(reason, found):
                explained.add((pair, reason.rank))
                explained.update(passed for way in found for passed in way.passed())
        for _, pair, reason, found in questions:
            if reason.fallback and (pair, reason.rank) not in explained:
                self._answer(reason, found)
        if not self.refusals and not self.undecided:
            self.undecided.append(
                Undecided(self.direction, SomeRefused(), *self._sides("", ""), None, ())
            )

    def _graph(self, root: Pair) -> dict[Pair, Explanation]:
        """The pairs that differ, from the root on."""
        graph: dict[Pair, Explanation] = {}
        pending = deque([root])
        while pending:
            pair = pending.popleft()
            if pair not in graph:
                tag = self.tag if pair == root else None
                graph[pair] = self.explainer(*pair, tag=tag)
                pending += ((edge.part.ours, edge.part.theirs) for edge in graph[pair].edges)
        return graph

    def _answer(self, reason: Reason, ways: Sequence[Way]) -> bool:
        """Find instances that show `reason` at the ends of `ways`; whether there are any."""
        places: list[Occurrence] = []
        shown: list[tuple[BreachCase, Json]] = []
        breach = reason.breach
        for number, way in enumerate(ways):
            if not shown and number == MOST_PLACES:
                break
            if shown:
                witness = self._witness(way, [shown[0][1], *shown[0][0].values()])
                found = [] if witness is None else [witness]
            else:
                attempts = [(case, self._witness(way, case.values())) for case in breach.cases]
                shown = [(case, pair[0]) for case, pair in attempts if pair is not None]
                found = [pair for _, pair in attempts if pair is not None][:1]
            places += (self._place(way, reason, instance) for _, instance in found)
        old, new = self._sides(breach.ours or "", breach.theirs or "")
        if places and reason.fallback and self._is_known(places[0]):
            return True
        if places:
            labels = tuple(case.label for case, _ in shown if case.label is not None)
            self.refusals.append(
                Refusal(self.direction, breach.difference, labels, old, new, tuple(places))
            )
        elif not reason.tentative and not ways[0].tentative:
            way, difference = ways[0], breach.difference
            undecided = Undecided(self.direction, difference, old, new, way.event, way.path)
            if undecided not in self.undecided:
                self.undecided.append(undecided)
        return bool(places)

    def _is_known(self, place: Occurrence) -> bool:
        """Whether another refusal has the same witness."""
        return any(identity(place.witness) == identity(f.witness) for f in self.refusals)

    def _witness(self, way: Way, values: Iterable[Json]) -> tuple[Json, Json] | None:
        """The first of `values`, with an instance around it, that the schemas disagree about."""
        if self.failures >= MOST_FAILURES:
            return None
        for value in islice(values, MOST_ATTEMPTS):
            try:
                instance = way.around(value)
            except (NothingFoundError, RecursionError):
                continue
            if self._is_disputed(instance):
                return value, instance
            self.failures += 1
        return None

    def _place(self, way: Way, reason: Reason, instance: Json) -> Occurrence:
        steps = enumerate([*(edge.tags for edge in way.edges), reason.tags])
        tags = tuple((depth, *tag) for depth, pairs in steps for tag in pairs)
        if way.event is not None:
            tags = tuple(tag for tag in tags if tag[0] > 0)
        segments, constraint = _segments(way, reason), reason.breach.theirs or ""

        def violations(instance: Json) -> list[Any]:
            """Those of the instance, or if they hide the place, of one with what they miss."""
            found = self._violations(instance)
            if any(_agreement(each, segments) == len(segments) for each in found):
                return found
            return self._violations(self._supplemented(way, reason, instance)) or found

        def nearest(instance: Json) -> Any:
            return max(violations(instance), key=lambda each: _rank(each, segments, constraint))

        def shows(smaller: Json) -> bool:
            if not self._is_disputed(smaller):
                return False
            return any(_is_alike(each, shown) for each in violations(smaller))

        shown = nearest(instance)
        instance = shrunk(instance, shows)
        return Occurrence(way.event, way.path, tags, instance, str(nearest(instance)))

    def _is_disputed(self, instance: Json) -> bool:
        """Whether one schema is known to accept what the other is known to refuse."""
        try:
            disputed = self.accepting.is_valid(instance) and not self.refusing.is_valid(instance)
        except TooManyStepsError:
            return False
        return disputed and self._violations(instance) != []

    def _violations(self, instance: Json) -> list[Any]:
        with suppress(TooManyStepsError):
            return list(islice(self.refusing.iter_errors(instance), MOST_VIOLATIONS))
        return []

    def _supplemented(self, way: Way, reason: Reason, instance: Json) -> Json:
        """A copy of `instance` with what the refusing schema misses on the way to the place.

        Where it misses a tag, it says nothing else.
        """
        copied = value = json.loads(json.dumps(instance))
        regions = [*(edge.against for edge in way.edges), reason.against]
        for region, step in zip(regions, [*way.path, None], strict=True):
            if isinstance(region, Objects) and isinstance(value, dict):
                for name in region.required.keys() - value.keys():
                    try:
                        value[name] = self.instances.smallest(member(region, name))
                    except (NothingFoundError, UndecidedError):
                        continue
            for segment in tokens(step) if step else ():
                try:
                    value = value[int(segment) if isinstance(value, list) else segment]
                except (LookupError, TypeError, ValueError):
                    return copied
        return copied

    def _sides(self, ours: str, theirs: str) -> tuple[str, str]:
        return (ours, theirs) if self.direction == "send" else (theirs, ours)


def _segments(way: Way, reason: Reason) -> list[str]:
    """The pointer to where the refusing validator is expected to complain."""
    segments = [segment for step in way.path for segment in tokens(step)]
    match reason.breach.difference:
        case MemberRefused(name) | MemberConstrained(name):
            return [*segments, name]
        case VariantRefused(tags=[*_, (name, _)]):
            return [*segments, name]
        case _:
            return segments


def _rank(violation: Any, segments: Sequence[str], constraint: str) -> tuple[int, bool, bool, int]:
    """How well `violation` tells of a place, and of the constraint that is violated there."""
    at, above = violation.schema_pointer, f"{constraint}/"
    below = at.startswith(above) or constraint.startswith(f"{at}/")
    return _agreement(violation, segments), at == constraint, below, -violation.pointer.count("/")


def _agreement(violation: Any, segments: Sequence[str]) -> int:
    """How much of the way to a place the pointer of `violation` goes."""
    pairs = zip(violation.pointer.split("/")[1:], segments, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _is_alike(violation: Any, other: Any) -> bool:
    """Whether two violations are of the same keyword at the same place."""
    return bool(
        violation.pointer == other.pointer and violation.schema_pointer == other.schema_pointer
    )


MOST_REDUCTIONS: Final = 1_000
"""How many smaller instances are tried before one is taken for the smallest."""

MOST_CHARACTERS: Final = 1_000_000
"""How many characters of JSON are tried in all these attempts together."""


def shrunk(instance: Json, shows: Callable[[Json], bool]) -> Json:
    """The instance without what `shows` does not need.

    Members and items are removed first, then strings shortened and numbers brought nearer to 0.
    """
    left = MOST_CHARACTERS
    while left > 0:
        length = len(json.dumps(instance))
        for smaller in islice(_smaller(instance), min(MOST_REDUCTIONS, left // length + 1)):
            left -= length
            if shows(smaller):
                instance = smaller
                break
        else:
            return instance
    return instance


def _smaller(value: Json) -> Iterator[Json]:
    """Instances that are smaller in one place."""
    match value:
        case dict():
            yield from ({n: m for n, m in value.items() if n != name} for name in value)
            for name, inside in value.items():
                yield from ({**value, name: smaller} for smaller in _smaller(inside))
        case list():
            yield from (value[:index] + value[index + 1 :] for index in range(len(value)))
            for index, inside in enumerate(value):
                yield from (
                    [*value[:index], smaller, *value[index + 1 :]] for smaller in _smaller(inside)
                )
        case str():
            yield from (value[: len(value) - cut] for cut in _cuts(len(value)))
        case bool() | None:
            return
        case float() if not value.is_integer():
            yield int(value)
        case int() | float():
            sign = -1 if value < 0 else 1
            yield from (value - sign * cut for cut in _cuts(int(abs(value))))


def _cuts(size: int) -> Iterator[int]:
    """By how much to shorten: by all of it first, by 1 at last."""
    while size > 0:
        yield size
        size //= 2
