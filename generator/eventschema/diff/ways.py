"""The ways from the root to the places where two schemas differ."""

from collections import Counter, deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from eventschema.diff.causes import Edge, Explanation, Reason
from eventschema.diff.differences import (
    AnyMember,
    Item,
    Member,
    MemberName,
    Step,
    Tags,
    VariantRefused,
)
from eventschema.ir.types import Json
from eventschema.sets.regions import Demand

LONGEST: Final = 24
"""Steps to a place beyond which it is not told of another event."""

MOST_WAYS: Final = 8
"""Ways to the same place that are told of one event."""

Pair: TypeAlias = tuple[Demand, Demand]


@dataclass(frozen=True, slots=True)
class Way:
    """How a place is reached: for which event, through which edges and pairs.

    `order` sorts places as the schema does.
    """

    event: str | None
    edges: tuple[Edge, ...] = ()
    pairs: tuple[Pair, ...] = ()
    order: tuple[int, ...] = ()

    @property
    def path(self) -> tuple[Step, ...]:
        """The steps that it takes."""
        return tuple(edge.part.step for edge in self.edges)

    @property
    def tentative(self) -> bool:
        """Whether what breaks at its end may be accepted by another variant on the way."""
        return any(edge.tentative for edge in self.edges)

    def passed(self) -> Iterator[tuple[Pair, int]]:
        """The pairs on the way, with the ranks of the variants."""
        ranks = (edge.rank for edge in self.edges)
        yield from zip(self.pairs, ranks, strict=True)

    def around(self, value: Json) -> Json:
        """An instance with `value` at the end of the way. Raises `NothingFoundError`."""
        for edge in reversed(self.edges):
            value = edge.part.around(value)
        return value


def _tags(found: Edge | Reason) -> Tags:
    if isinstance(found, Reason) and isinstance(found.breach.difference, VariantRefused):
        return found.breach.difference.tags
    return found.tags


def event_of(found: Edge | Reason, tag: str | None) -> str | None:
    """The event that a variant of the root is, by its `tag`."""
    return next((str(value) for name, value in _tags(found) if name == tag), None)


def ways_to(
    root: Pair, graph: Mapping[Pair, Explanation], tag: str | None
) -> dict[Pair, list[Way]]:
    """The ways to every pair but the root, for each event the shortest `MOST_WAYS`."""
    found: dict[Pair, list[Way]] = {pair: [] for pair in graph}
    for event in dict.fromkeys(event_of(edge, tag) for edge in graph[root].edges):
        known = Counter[Pair]()
        pending = deque([(root, Way(event))])
        while pending:
            pair, way = pending.popleft()
            for index, edge in enumerate(graph[pair].edges):
                target = (edge.part.ours, edge.part.theirs)
                again = target in (pair, *way.pairs) or known[target] == MOST_WAYS
                if again or (pair is root and event_of(edge, tag) != event):
                    continue
                known[target] += 1
                order = (*way.order, edge.rank, 1, index)
                further = Way(event, (*way.edges, edge), (*way.pairs, pair), order)
                if not found[target] or len(further.edges) <= LONGEST:
                    found[target].append(further)
                pending.append((target, further))
    return found


def tokens(step: Step) -> Iterator[str]:
    """The reference tokens of a JSON Pointer that a step adds."""
    match step:
        case Member(name) | AnyMember(name):
            yield name
        case Item(index):
            yield str(index)
        case MemberName():
            return
