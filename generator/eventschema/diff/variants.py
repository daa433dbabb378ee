"""The regions of a union as its users see them: told apart by tags, related to those of another."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from eventschema.diff.differences import Presence, Tags
from eventschema.ir.types import Json, Tag
from eventschema.ir.values import distinct, identity
from eventschema.schema.discriminate import is_tag
from eventschema.sets.meeting import is_nothing, meet_regions
from eventschema.sets.membership import member
from eventschema.sets.regions import (
    NOTHING,
    Among,
    Demand,
    FormOf,
    Layer,
    Objects,
    Origin,
    Region,
    UndecidedError,
    Values,
)

FEW: Final = 8
"""Regions that are all compared; of more, those with other tags are left out first."""


class Variants:
    """Regions with what is worked out of them once."""

    def __init__(self, form_of: FormOf) -> None:
        self.form_of = form_of
        self._tags: dict[int, tuple[Region, Mapping[str, tuple[Json, ...]]]] = {}
        self._singles: dict[int, Mapping[str, Tag]] = {}
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

    def pieces(self, ours: Region, theirs: Sequence[Region]) -> list[tuple[Region, Tags]]:
        """`ours` in parts, some of which have less to do with all of `theirs`; perhaps none.

        Each comes with the member that tells it from the others.
        """
        for pieces in self._cuts(ours, theirs) if isinstance(ours, Objects) else ():
            if any(len(self.candidates(piece, theirs)) < len(theirs) for piece, _ in pieces):
                return pieces
        return []

    def _cuts(self, ours: Objects, theirs: Sequence[Region]) -> Iterator[list[tuple[Region, Tags]]]:
        """Ways to cut `ours`: by the values of a tag, by whether there is a member."""
        others = [region for region in theirs if isinstance(region, Objects)]
        for name, values in self.tags(ours).items():
            told_apart = any(name in self.tags(other) for other in others)
            if len(values) > 1 and told_apart and all(map(is_tag, values)):
                yield [
                    (_with_member(ours, name, Demand((Among((v,)),))), ((name, v),)) for v in values
                ]
        for name in ours.declared():
            source = next(filter(None, (self._decides(other, name) for other in others)), None)
            decided = self._decides(ours, name) is not None
            if not decided and source is not None:
                present = replace(ours, required={**ours.required, name: source})
                absent = _with_member(ours, name, NOTHING)
                yield [
                    (present, ((name, Presence.PRESENT),)),
                    (absent, ((name, Presence.ABSENT),)),
                ]

    def _decides(self, region: Objects, name: str) -> Origin | None:
        """Where it is said that objects of `region` have the member, or that they have not."""
        if name in region.required:
            return region.required[name]
        try:
            demand = member(region, name)
        except UndecidedError:
            return None
        origin = demand.origin or region.origin
        nothing = demand.terms and origin is not None and is_nothing(self.form_of, demand)
        return Origin(origin, ()) if nothing and origin is not None else None

    def label(self, region: Region, siblings: Iterable[Region], always: str | None = None) -> Tags:
        """The fewest members that tell `region` from its siblings; and the tag `always`.

        Tags, if there are such, else members that it must or must not have; all that differ, if
        no single one tells it from every sibling.
        """
        others = [other for other in siblings if other is not region]
        own = self._single_tags(region)
        chosen = _telling(own, [self._single_tags(other) for other in others])
        if chosen or always in own:
            return tuple((name, own[name]) for name in own if name in chosen or name == always)
        presence = self._presence(region)
        telling = _telling(presence, [self._presence(other) for other in others])
        return tuple((name, presence[name]) for name in telling)

    def _single_tags(self, region: Region) -> Mapping[str, Tag]:
        known = self._singles.get(id(region))
        if known is None:
            tags = self.tags(region).items()
            known = {name: own[0] for name, own in tags if len(own) == 1 and is_tag(own[0])}
            self._singles[id(region)] = known
        return known

    def _presence(self, region: Region) -> Mapping[str, Presence]:
        """The members that objects of `region` must have, and declared ones that they must not."""
        if not isinstance(region, Objects):
            return {}
        return {
            name: Presence.PRESENT if name in region.required else Presence.ABSENT
            for name in dict.fromkeys((*region.required, *region.declared()))
            if self._decides(region, name) is not None
        }

    def root_tag(self, ours: Sequence[Region], theirs: Sequence[Region]) -> str | None:
        """The tag that tells events apart: all have it, and not all have the same value of it."""
        single = [self._single_tags(region) for region in (*ours, *theirs)]
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


def _telling(own: Mapping[str, object], others: Sequence[Mapping[str, object]]) -> list[str]:
    """The names with other values in some of `others`; one will do if it is so in all of them."""
    differing = [name for name in own if any(tags.get(name) != own[name] for tags in others)]
    alone = [name for name in differing if all(tags.get(name) != own[name] for tags in others)]
    return alone[:1] or differing


def likeness(left: Region, right: Region) -> float:
    """How many of the members that two objects declare are the same, from 0 to 1."""
    if not isinstance(left, Objects) or not isinstance(right, Objects):
        return 0.0
    ours, theirs = set(left.declared()), set(right.declared())
    return len(ours & theirs) / len(ours | theirs) if ours & theirs else 0.0


def _with_member(region: Objects, name: str, demand: Demand) -> Objects:
    return replace(region, layers=(*region.layers, Layer({name: demand})))
