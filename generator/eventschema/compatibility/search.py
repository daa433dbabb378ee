"""Where two schemas differ, and instances that show it."""

import json
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, TypeAlias

from eventschema.compatibility.differences import (
    AnyMember,
    Case,
    Direction,
    Item,
    Member,
    MemberConstrained,
    MemberName,
    MemberRefused,
    SomeRefused,
    Step,
    VariantRefused,
)
from eventschema.compatibility.explanation import Edge, Explainer, Explanation, Reason, Tags
from eventschema.compatibility.findings import Finding, Place, Undecided, Validator
from eventschema.compatibility.sets.demands import demand
from eventschema.compatibility.sets.instances import NothingFoundError
from eventschema.compatibility.sets.membership import member
from eventschema.compatibility.sets.regions import Demand, Objects, UndecidedError
from eventschema.load import Schema
from eventschema.model import Json

MOST_PLACES: Final = 8
"""At how many places a difference is tried to be shown."""

LONGEST_WAY: Final = 24
"""Steps to a place beyond which it is not told of another event."""

MOST_VIOLATIONS: Final = 100
"""How many violations of a witness are looked at to find the one that explains it."""

_Pair: TypeAlias = tuple[Demand, Demand]


@dataclass(frozen=True, slots=True)
class _Way:
    """How a place is reached: for which event, through which edges and pairs.

    `order` sorts places as the schema does.
    """

    event: str | None
    edges: tuple[Edge, ...] = ()
    pairs: tuple[_Pair, ...] = ()
    order: tuple[int, ...] = ()

    @property
    def path(self) -> tuple[Step, ...]:
        return tuple(edge.part.step for edge in self.edges)

    @property
    def tentative(self) -> bool:
        return any(edge.tentative for edge in self.edges)

    def around(self, value: Json) -> Json:
        """An instance with `value` at the end of the way. Raises `NothingFoundError`."""
        for edge in reversed(self.edges):
            value = edge.part.around(value)
        return value


class Search:
    """Everything that the schema `ours` accepts and `theirs` refuses."""

    def __init__(
        self,
        explainer: Explainer,
        ours: Schema,
        theirs: Schema,
        validators: tuple[Validator, Validator],
        direction: Direction,
    ) -> None:
        self.explainer = explainer
        self.instances = explainer.tools.instances
        self.accepting, self.refusing = validators
        self.direction: Direction = direction
        self.findings: list[Finding] = []
        self.undecided: list[Undecided] = []
        root = (demand(ours), demand(theirs))
        if not explainer.inclusion(*root):
            self._search(root)

    def _search(self, root: _Pair) -> None:
        graph = self._graph(root)
        tag = _root_tag(graph[root])
        ways = _ways(root, graph, tag)
        questions = [
            ((*way.order, reason.rank, 0, index), pair, reason, found)
            for pair, explanation in graph.items()
            for index, reason in enumerate(explanation.reasons)
            if (found := ways[pair] if pair is not root else [_Way(_event(reason, tag))])
            for way in found[:1]
        ]
        questions.sort(key=lambda question: question[0])
        explained: set[_Pair] = set()
        for _, pair, reason, found in questions:
            if not reason.fallback and self._answer(reason, found):
                explained |= {pair, *(passed for way in found for passed in way.pairs)}
        for _, pair, reason, found in questions:
            if reason.fallback and pair not in explained:
                self._answer(reason, found)
        if not self.findings and not self.undecided:
            self.undecided.append(
                Undecided(self.direction, SomeRefused(), *self._sides("", ""), None, ())
            )

    def _graph(self, root: _Pair) -> dict[_Pair, Explanation]:
        """The pairs that differ, from the root on."""
        graph: dict[_Pair, Explanation] = {}
        pending = deque([root])
        while pending:
            pair = pending.popleft()
            if pair not in graph:
                graph[pair] = self.explainer(*pair)
                pending += ((edge.part.ours, edge.part.theirs) for edge in graph[pair].edges)
        return graph

    def _answer(self, reason: Reason, ways: Sequence[_Way]) -> bool:
        """Find instances that show `reason` at the ends of `ways`; whether there are any."""
        places: list[Place] = []
        shown: list[tuple[Case, Json]] = []
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
        if places:
            labels = tuple(case.label for case, _ in shown if case.label is not None)
            self.findings.append(
                Finding(self.direction, breach.difference, labels, old, new, tuple(places))
            )
        elif not reason.tentative and not ways[0].tentative:
            self.undecided.append(
                Undecided(self.direction, breach.difference, old, new, ways[0].event, ways[0].path)
            )
        return bool(places)

    def _witness(self, way: _Way, values: Iterable[Json]) -> tuple[Json, Json] | None:
        """The first of `values`, with an instance around it, that the schemas disagree about."""
        for value in values:
            try:
                instance = way.around(value)
            except (NothingFoundError, RecursionError):
                continue
            if self.accepting.is_valid(instance) and not self.refusing.is_valid(instance):
                return value, instance
        return None

    def _place(self, way: _Way, reason: Reason, instance: Json) -> Place:
        steps = enumerate([*(edge.tags for edge in way.edges), reason.tags])
        tags = tuple((depth, *tag) for depth, pairs in steps for tag in pairs)
        if way.event is not None:
            tags = tuple(tag for tag in tags if tag[0] > 0)
        segments = [segment for step in way.path for segment in _segments(step)]
        difference = reason.breach.difference
        match difference:
            case MemberRefused(name) | MemberConstrained(name):
                segments.append(name)
            case VariantRefused(tags=[*_, (name, _)]):
                segments.append(name)
            case _:
                pass
        message, there = self._message(instance, segments)
        if not there:
            message, _ = self._message(self._supplemented(way, reason, instance), segments)
        return Place(way.event, way.path, tags, instance, message)

    def _message(self, instance: Json, segments: Sequence[str]) -> tuple[str, bool]:
        """The violation that is nearest to where the difference is, and whether it is there."""
        violations = list(islice(self.refusing.iter_errors(instance), MOST_VIOLATIONS))
        if not violations:
            return "", False

        def nearness(violation: Any) -> tuple[int, int]:
            place = violation.pointer.split("/")[1:]
            shared = 0
            while place[shared : shared + 1] == segments[shared : shared + 1] != []:
                shared += 1
            return shared, -len(place)

        nearest = max(violations, key=nearness)
        return nearest.message, nearness(nearest)[0] == len(segments)

    def _supplemented(self, way: _Way, reason: Reason, instance: Json) -> Json:
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
            for segment in _segments(step) if step else ():
                value = value[int(segment) if isinstance(value, list) else segment]
        return copied

    def _sides(self, ours: str, theirs: str) -> tuple[str, str]:
        return (ours, theirs) if self.direction == "send" else (theirs, ours)


def _root_tag(explanation: Explanation) -> str | None:
    """The tag that tells the variants of the root apart."""
    found: tuple[Edge | Reason, ...] = (*explanation.edges, *explanation.reasons)
    return next((name for each in found for name, _ in _tags(each)), None)


def _tags(found: Edge | Reason) -> Tags:
    if isinstance(found, Reason) and isinstance(found.breach.difference, VariantRefused):
        return found.breach.difference.tags
    return found.tags


def _event(found: Edge | Reason, tag: str | None) -> str | None:
    return next((str(value) for name, value in _tags(found) if name == tag), None)


def _ways(
    root: _Pair, graph: Mapping[_Pair, Explanation], tag: str | None
) -> dict[_Pair, list[_Way]]:
    """A shortest way to every pair but the root, for each event that there is one for."""
    ways: dict[_Pair, list[_Way]] = {pair: [] for pair in graph}
    for event in dict.fromkeys(_event(edge, tag) for edge in graph[root].edges):
        seen = {root}
        pending = deque([(root, _Way(event))])
        while pending:
            pair, way = pending.popleft()
            for index, edge in enumerate(graph[pair].edges):
                target = (edge.part.ours, edge.part.theirs)
                if target in seen or (pair is root and _event(edge, tag) != event):
                    continue
                seen.add(target)
                order = (*way.order, edge.rank, 1, index)
                further = _Way(event, (*way.edges, edge), (*way.pairs, pair), order)
                if not ways[target] or len(further.edges) <= LONGEST_WAY:
                    ways[target].append(further)
                pending.append((target, further))
    return ways


def _segments(step: Step) -> Iterator[str]:
    """The reference tokens of a JSON Pointer that a step adds."""
    match step:
        case Member(name) | AnyMember(name):
            yield name
        case Item(index):
            yield str(index)
        case MemberName():
            return
