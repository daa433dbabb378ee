"""Which object of one schema is which of another: by their tags, then by their members."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from eventschema.ir.types import Tag
from eventschema.openapi.alternatives import Alternatives, SchemaAlternative

Tags: TypeAlias = Mapping[str, frozenset[Tag]]


@dataclass(frozen=True, slots=True)
class MatchedObjects:
    """Objects of both sides that describe the same instances; one side has a single one."""

    mine: tuple[SchemaAlternative, ...]
    theirs: tuple[SchemaAlternative, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """The objects that belong together, and those of each side that have no counterpart."""

    groups: tuple[MatchedObjects, ...]
    only_mine: tuple[SchemaAlternative, ...]
    only_theirs: tuple[SchemaAlternative, ...]


def matched(
    mine: Sequence[SchemaAlternative],
    theirs: Sequence[SchemaAlternative],
    alternatives: Alternatives,
) -> Matching:
    """The objects `mine` and `theirs`, matched.

    An object whose tag has several values may be several objects on the other side.
    """
    required = {name for record in (*mine, *theirs) for name in record.required()}
    left = [_only(alternatives.tags(record), required) for record in mine]
    right = [_only(alternatives.tags(record), required) for record in theirs]
    groups = _pairs(mine, theirs, left, right)
    for i in sorted(set(range(len(mine))) - {i for some, _ in groups for i in some}):
        hosts = (some for some, [j, *_] in groups if _is_part(left[i], right[j]))
        next(hosts, []).append(i)
    for j in sorted(set(range(len(theirs))) - {j for _, some in groups for j in some}):
        hosts = (some for [i, *more], some in groups if not more and _is_part(right[j], left[i]))
        next(hosts, []).append(j)
    found_left = {i for some, _ in groups for i in some}
    found_right = {j for _, some in groups for j in some}
    return Matching(
        tuple(
            MatchedObjects(
                tuple(mine[i] for i in sorted(some)), tuple(theirs[j] for j in sorted(others))
            )
            for some, others in sorted(groups)
        ),
        tuple(one for i, one in enumerate(mine) if i not in found_left),
        tuple(one for j, one in enumerate(theirs) if j not in found_right),
    )


def _pairs(
    mine: Sequence[SchemaAlternative],
    theirs: Sequence[SchemaAlternative],
    left: Sequence[Tags],
    right: Sequence[Tags],
) -> list[tuple[list[int], list[int]]]:
    """The pairs of objects that are most alike; of single ones nothing else can be meant."""
    if len(mine) == len(theirs) == 1:
        return [([0], [0])]
    candidates = sorted(
        (-_likeness(mine[i], theirs[j], left[i], right[j]), i, j)
        for i, others in enumerate(_candidates(left, right))
        for j in others
        if _is_compatible(left[i], right[j])
    )
    pairs = dict[int, int]()
    taken = set[int]()
    for unlikeness, i, j in candidates:
        if unlikeness < 0 and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return [([i], [j]) for i, j in pairs.items()]


def _candidates(left: Sequence[Tags], right: Sequence[Tags]) -> Iterator[list[int]]:
    """For each of `left`, those of `right` with a tag in common, or without a tag of its names."""
    by_value = dict[tuple[str, Tag], list[int]]()
    by_names = dict[frozenset[str], list[int]]()
    for j, tags in enumerate(right):
        by_names.setdefault(frozenset(tags), []).append(j)
        for name, values in tags.items():
            for value in values:
                by_value.setdefault((name, value), []).append(j)
    for tags in left:
        found = {
            j
            for name, values in tags.items()
            for value in values
            for j in by_value.get((name, value), ())
        }
        strangers = (some for names, some in by_names.items() if names.isdisjoint(tags))
        yield sorted(found.union(*strangers))


def _only(tags: Tags, names: Collection[str]) -> Tags:
    return {name: values for name, values in tags.items() if name in names}


def _is_compatible(left: Tags, right: Tags) -> bool:
    return all(left[name] & right[name] for name in left.keys() & right.keys())


def _is_part(small: Tags, large: Tags) -> bool:
    """Whether a tag of the one is among several that the other may have."""
    return _is_compatible(small, large) and any(
        small[name] < large[name] for name in small.keys() & large.keys()
    )


def _likeness(left: SchemaAlternative, right: SchemaAlternative, tags: Tags, others: Tags) -> float:
    """One for each tag in common, less than one for their members in common; maps are alike."""
    names, known = left.properties().keys(), right.properties().keys()
    in_common = len(names & known) / (len(names | known) + 1) if names | known else 0.5
    return len(tags.keys() & others.keys()) + in_common
