"""The regions of a union as its users see them: told apart by tags, related to those of another."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from eventschema.compatibility.sets.meeting import meet_regions
from eventschema.compatibility.sets.membership import member
from eventschema.compatibility.sets.regions import (
    NOTHING,
    Among,
    Demand,
    FormOf,
    Layer,
    Objects,
    Region,
    UndecidedError,
    Values,
)
from eventschema.discriminate import is_tag
from eventschema.identity import distinct, identity
from eventschema.model import Json, Tag

FEW: Final = 8
"""Regions that are all compared; of more, those with other tags are left out first."""


class Variants:
    """Regions with what is worked out of them once."""

    def __init__(self, form_of: FormOf) -> None:
        self.form_of = form_of
        self._tags: dict[int, tuple[Region, Mapping[str, tuple[Json, ...]]]] = {}
        self._tables: dict[int, tuple[Sequence[Region], _Table]] = {}

    def tags(self, region: Region) -> Mapping[str, tuple[Json, ...]]:
        """The members that an object must have and that have one of few values, with these."""
        known = self._tags.get(id(region))
        if known is None:
            known = self._tags[id(region)] = region, dict(self._found_tags(region))
        return known[1]

    def _found_tags(self, region: Region) -> Iterator[tuple[str, tuple[Json, ...]]]:
        for name in region.required if isinstance(region, Objects) else ():
            assert isinstance(region, Objects)
            try:
                kinds = self.form_of(member(region, name)).values()
            except UndecidedError:
                continue
            lists = [kind for kinds_of_type in kinds for kind in kinds_of_type]
            if lists and all(isinstance(kind, Values) for kind in lists):
                values = (v for kind in lists if isinstance(kind, Values) for v in kind.values)
                yield name, tuple(distinct(values))

    def conflict(self, left: Region, right: Region) -> bool:
        """Whether a tag that both have has no value in common."""
        ours, theirs = self.tags(left), self.tags(right)
        return any(
            set(map(identity, ours[name])).isdisjoint(map(identity, theirs[name]))
            for name in ours
            if name in theirs
        )

    def candidates(self, ours: Region, theirs: Sequence[Region]) -> list[int]:
        """The regions, by index, that may have values in common with `ours`."""
        return [
            index
            for index in self._table(theirs).lookup(self.tags(ours))
            if meet_regions(self.form_of, ours, theirs[index]) is not None
        ]

    def _table(self, regions: Sequence[Region]) -> "_Table":
        known = self._tables.get(id(regions))
        if known is None:
            few = len(regions) <= FEW
            table = _Table([{} if few else self.tags(region) for region in regions])
            known = self._tables[id(regions)] = regions, table
        return known[1]

    def pieces(self, ours: Region, theirs: Sequence[Region]) -> list[Region]:
        """`ours` in parts, each of which has less to do with all of `theirs`; perhaps none."""
        for pieces in self._cuts(ours, theirs) if isinstance(ours, Objects) else ():
            if all(len(self.candidates(piece, theirs)) < len(theirs) for piece in pieces):
                return pieces
        return []

    def _cuts(self, ours: Objects, theirs: Sequence[Region]) -> Iterator[list[Region]]:
        """Ways to cut `ours`: by the values of a tag, by whether there is a member."""
        others = [region for region in theirs if isinstance(region, Objects)]
        for name, values in self.tags(ours).items():
            told_apart = any(name in self.tags(other) for other in others)
            if len(values) > 1 and told_apart and all(map(is_tag, values)):
                yield [_with_member(ours, name, Demand((Among((v,)),))) for v in values]
        for name in ours.declared():
            sources = [other.required[name] for other in others if name in other.required]
            if name not in ours.required and sources:
                present = {**ours.required, name: sources[0]}
                yield [replace(ours, required=present), _with_member(ours, name, NOTHING)]

    def label(
        self, region: Region, siblings: Iterable[Region], always: str | None = None
    ) -> tuple[tuple[str, Tag], ...]:
        """The fewest tags that tell `region` from its siblings, with their values; one `always`.

        All that differ, if they do not tell it from every sibling.
        """
        others = [self.tags(other) for other in siblings if other is not region]
        own = {
            name: values
            for name, values in self.tags(region).items()
            if len(values) == 1 and is_tag(values[0])
        }
        differing = [n for n in own if any(tags.get(n) != own[n] for tags in others)]
        alone = [n for n in differing if all(tags.get(n) != own[n] for tags in others)]
        chosen = alone[:1] or differing
        return tuple((n, own[n][0]) for n in own if n in chosen or n == always)

    def root_tag(self, ours: Sequence[Region], theirs: Sequence[Region]) -> str | None:
        """The tag that tells events apart: all have it, and not all have the same value of it."""
        single = [
            {name: values[0] for name, values in self.tags(region).items() if len(values) == 1}
            for region in (*ours, *theirs)
        ]
        for name in single[0] if single else ():
            if all(name in tags for tags in single) and len({tags[name] for tags in single}) > 1:
                return name
        return None

    def partners(
        self, ours: Sequence[Region], theirs: Sequence[Region], tag: str | None = None
    ) -> Mapping[int, int]:
        """For regions of `ours` that have nothing in common with `theirs`, the most similar one.

        It is not one with other values of `tag`, and one with other values of any tag only if
        there are no others.
        """
        met = {index: self.candidates(region, theirs) for index, region in enumerate(ours)}
        taken = {index for candidates in met.values() for index in candidates}
        free = [index for index, candidates in met.items() if not candidates]
        single = len(ours) == len(theirs) == 1 and tag is None
        scores = {
            (left, right): likeness(ours[left], theirs[right])
            for left in free
            for right in range(len(theirs))
            if right not in taken and (single or not self.conflict(ours[left], theirs[right]))
        }
        found: dict[int, int] = {}
        for left, right in sorted(scores, key=lambda pair: (-scores[pair], *pair)):
            if (
                left not in found
                and right not in found.values()
                and (single or scores[left, right])
            ):
                found[left] = right
        return found


class _Table:
    """Regions by the values of the tag that most of them have."""

    def __init__(self, tags: Sequence[Mapping[str, tuple[Json, ...]]]) -> None:
        names = [name for each in tags for name in each]
        self.tag = max(dict.fromkeys(names), key=names.count, default=None)
        self.everyone = range(len(tags))
        self.others: list[int] = []
        self.groups: dict[object, list[int]] = {}
        for index, each in enumerate(tags):
            if self.tag is None or self.tag not in each:
                self.others.append(index)
            else:
                for value in each[self.tag]:
                    self.groups.setdefault(identity(value), []).append(index)

    def lookup(self, tags: Mapping[str, tuple[Json, ...]]) -> Iterable[int]:
        """The regions, in order, that agree with `tags` on the tag of this table."""
        if self.tag is None or self.tag not in tags:
            return self.everyone
        groups = (self.groups.get(identity(value), ()) for value in tags[self.tag])
        return sorted({*self.others, *(index for group in groups for index in group)})


def likeness(left: Region, right: Region) -> float:
    """How many of the members that two objects declare are the same, from 0 to 1."""
    if not isinstance(left, Objects) or not isinstance(right, Objects):
        return 0.0
    ours, theirs = set(left.declared()), set(right.declared())
    return len(ours & theirs) / len(ours | theirs) if ours & theirs else 0.0


def _with_member(region: Objects, name: str, demand: Demand) -> Objects:
    return replace(region, layers=(*region.layers, Layer({name: demand})))
