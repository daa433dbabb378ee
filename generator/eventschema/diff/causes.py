"""Why one demand is not inside another: what is broken, place by place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from eventschema.diff.differences import (
    Breach,
    BreachCase,
    DependencyUnmet,
    Difference,
    Member,
    MemberConstrained,
    MemberNeeded,
    MemberRefused,
    MembersTogether,
    Part,
    Presence,
    SomeRefused,
    Tags,
    TypesRefused,
    ValuesRefused,
    VariantRefused,
)
from eventschema.diff.inclusion import Inclusion
from eventschema.diff.relations import ENOUGH, sought
from eventschema.diff.variants import likeness
from eventschema.ir.types import Json, JsonType
from eventschema.schema.registry import Schema
from eventschema.sets.instances import NothingFoundError
from eventschema.sets.membership import meets
from eventschema.sets.regions import Demand, Numbers, Objects, Region, Values

SEARCHED: Final = 200
"""How many values are made up where no single constraint is known to be broken."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A breach at a place, in the variant that has `tags`, the `rank`th one there.

    `against` is the region of the other schema that it is about, if it is about one. It is
    `tentative` where other variants may still accept what breaks it, and `fallback` where it
    stands for all that these leave over.
    """

    breach: Breach
    tags: Tags
    against: Region | None = None
    rank: int = 0
    tentative: bool = False
    fallback: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """A part of a value that differs, in a variant as in `Reason`."""

    part: Part
    tags: Tags
    against: Region | None = None
    rank: int = 0
    tentative: bool = False


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is broken by the values themselves, and which of their parts to look at."""

    reasons: tuple[Reason, ...]
    edges: tuple[Edge, ...]


class Explainer:
    """Explanations, from what is known about inclusion."""

    def __init__(self, inclusion: Inclusion) -> None:
        self.inclusion = inclusion
        self.tools = inclusion.tools
        self.variants = inclusion.variants

    def __call__(self, ours: Demand, theirs: Demand, tag: str | None = None) -> Explanation:
        """Why not all values that meet `ours` are known to meet `theirs`; empty if they are.

        `tag` is told of every variant that has it.
        """
        reasons: list[Reason] = []
        edges: list[Edge] = []
        rank = 0
        for kind, regions in self.tools.forms(ours).items():
            partners = None
            for index, region in enumerate(regions):
                rank += 1
                if self.inclusion.region(kind, region, theirs):
                    continue
                others = self.tools.forms(theirs).get(kind, ())
                if partners is None:
                    partners = self.variants.partners(regions, others, tag)
                tags = self.variants.label(region, regions, tag)
                partner = others[partners[index]] if index in partners else None
                several = len(regions) > 1
                found_here = self._region(
                    kind, region, theirs, tags, partner=partner, several=several
                )
                for found in found_here:
                    if isinstance(found, Reason):
                        reasons.append(_about_members(replace(found, rank=rank)))
                    else:
                        edges.append(replace(found, rank=rank))
        return Explanation(tuple(_merged(reasons, ours, theirs)), tuple(edges))

    def _region(
        self,
        kind: JsonType,
        ours: Region,
        theirs: Demand,
        tags: Tags,
        *,
        partner: Region | None = None,
        several: bool = False,
    ) -> Iterator[Reason | Edge]:
        """Why `ours`, one of `several` regions, is not inside `theirs`.

        What is said of one of several numbers, strings or arrays is not said of all of them.
        """
        others = self.tools.forms(theirs).get(kind, ())
        several = several or len(others) > 1
        if isinstance(ours, Values):
            yield Reason(self._values(kind, ours, theirs, others), ())
        elif not others:
            name = "integer" if isinstance(ours, Numbers) and _is_whole(ours) else kind
            case = BreachCase(name, partial(self.tools.instances.of_region, ours, ENOUGH))
            yield Reason(Breach(TypesRefused(), (case,)), tags)
        else:
            candidates = [others[index] for index in self.variants.candidates(ours, others)]
            if several and not isinstance(ours, Objects):
                yield from self._tentative(ours, candidates, tags)
            elif len(candidates) > 1:
                yield from self._scattered(kind, ours, theirs, candidates, tags)
            elif candidates or partner is not None:
                against = candidates[0] if candidates else partner
                assert against is not None
                yield from self._against(ours, against, tags)
            else:
                label = tags or self.variants.label(ours, others)
                yield Reason(self._variant(kind, ours, label), ())

    def _values(
        self, kind: JsonType, ours: Values, theirs: Demand, others: Sequence[Region]
    ) -> Breach:
        refused = [v for v in ours.values if meets(self.tools.forms, theirs, v) is not True]
        pointer = ours.source.pointer if ours.source else None
        listed = next((r.source for r in others if isinstance(r, Values) and r.source), None)
        against = listed.pointer if listed else None
        whole = kind == "null" or (kind == "boolean" and len(refused) == 2)
        if whole and not others:
            case = BreachCase(kind, lambda: refused)
            return Breach(TypesRefused(), (case,), pointer, against)
        cases = tuple(BreachCase(value, partial(iter, (value,))) for value in refused)
        return Breach(ValuesRefused(), cases, pointer, against)

    def _variant(self, kind: JsonType, ours: Region, tags: Tags) -> Breach:
        tags = tuple((name, tag) for name, tag in tags if not isinstance(tag, Presence))
        members = tuple(ours.required) if isinstance(ours, Objects) else ()
        values = sought(partial(self.tools.instances.of_region, ours, ENOUGH))
        return Breach(VariantRefused(kind, tags, members), values, _origin(ours), None)

    def _scattered(
        self,
        kind: JsonType,
        ours: Region,
        theirs: Demand,
        candidates: Sequence[Region],
        tags: Tags,
    ) -> Iterator[Reason | Edge]:
        """Why `ours` is not in the union of `candidates`."""
        pieces = self.variants.pieces(ours, candidates)
        for piece, own in pieces:
            if not self.inclusion.region(kind, piece, theirs):
                joined = tags + tuple(tag for tag in own if tag not in tags)
                yield from self._region(kind, piece, theirs, joined)
        if not pieces:
            yield from self._tentative(ours, candidates, tags)

    def _tentative(
        self, ours: Region, candidates: Sequence[Region], tags: Tags
    ) -> Iterator[Reason | Edge]:
        """What breaks one of `candidates`, and what may break all of them."""
        if isinstance(ours, Objects):
            nearest = max(candidates, key=lambda region: likeness(ours, region))
            for found in self._against(ours, nearest, tags):
                yield replace(found, tentative=True)
        else:
            shared = self._shared(ours, candidates) if len(candidates) > 1 else ()
            yield from (Reason(breach, tags, tentative=True) for breach in shared)

        def breaking() -> Iterator[Json]:
            for candidate in candidates:
                for found in self.inclusion.relate(ours, candidate):
                    for case in found.cases if isinstance(found, Breach) else ():
                        yield from case.values()
            yield from self.tools.instances.of_region(ours, SEARCHED)

        breach = Breach(SomeRefused(), (BreachCase(None, breaking),), _origin(ours))
        yield Reason(breach, tags, fallback=True)

    def _shared(self, ours: Region, candidates: Sequence[Region]) -> Iterator[Breach]:
        """The demand of one schema that the values break in each of several `candidates`."""
        first, *others = (
            [found for found in self.inclusion.relate(ours, each) if isinstance(found, Breach)]
            for each in candidates
        )
        for breach in first:
            ways = ([(found.difference, found.theirs) for found in related] for related in others)
            if all((breach.difference, breach.theirs) in broken for broken in ways):
                yield breach

    def _against(self, ours: Region, theirs: Region, tags: Tags) -> Iterator[Reason | Edge]:
        for found in self.inclusion.relate(ours, theirs):
            if isinstance(found, Breach):
                pointers = found.ours or _origin(ours), found.theirs or _origin(theirs)
                yield Reason(replace(found, ours=pointers[0], theirs=pointers[1]), tags, theirs)
            elif not self.inclusion(found.ours, found.theirs):
                constrained = self._constrained(found) if found.free else None
                yield (
                    Edge(found, tags, theirs)
                    if constrained is None
                    else Reason(constrained, tags, theirs)
                )

    def _constrained(self, part: Part) -> Breach | None:
        """The breach of a schema for a member that used to be left open."""
        if not isinstance(part.step, Member):
            return None
        values = self.tools.instances.meeting(part.ours, ENOUGH)
        forms = self.tools.forms
        refused = [value for value in values if meets(forms, part.theirs, value) is False]

        def around() -> Iterator[Json]:
            for value in refused:
                try:
                    yield part.around(value)
                except NothingFoundError:
                    continue

        return (
            Breach(
                MemberConstrained(part.step.name),
                sought(around),
                part.ours.pointer,
                part.theirs.pointer,
            )
            if refused
            else None
        )


def _is_whole(region: Numbers) -> bool:
    return any(step.keyword == "type" for step in region.steps)


def _origin(region: Region) -> str | None:
    """Where a region is described, if that is known."""
    if isinstance(region, Values):
        return None if region.source is None else region.source.pointer
    return None if region.origin is None else region.origin.location()


def _about_members(reason: Reason) -> Reason:
    """What is broken if there is, or is not, another member, as something about both."""
    decided = [tag for tag in reason.tags if isinstance(tag[1], Presence)]
    match reason.breach.difference, decided:
        case MemberNeeded(needed), [(name, Presence.PRESENT)]:
            difference: Difference = DependencyUnmet(name, needed)
        case MemberRefused(refused), [(name, Presence.PRESENT)] if refused != name:
            difference = MembersTogether(name, refused)
        case MemberRefused(refused), [(name, Presence.ABSENT)]:
            difference = DependencyUnmet(refused, name)
        case _:
            return reason
    tags = tuple(tag for tag in reason.tags if tag not in decided)
    return replace(reason, breach=replace(reason.breach, difference=difference), tags=tags)


def _merged(reasons: Sequence[Reason], ours: Demand, theirs: Demand) -> Iterator[Reason]:
    """`reasons`, those about several values or types as one, each with pointers."""
    together: dict[object, Reason] = {}
    for number, reason in enumerate(reasons):
        breach = reason.breach
        several = isinstance(breach.difference, ValuesRefused | TypesRefused)
        key = type(breach.difference) if several else number
        if key in together:
            known = together[key]
            cases = known.breach.cases + breach.cases
            together[key] = replace(known, breach=replace(known.breach, cases=cases), tags=())
        else:
            together[key] = replace(
                reason,
                breach=replace(
                    breach,
                    ours=breach.ours or _pointer(ours, breach.difference),
                    theirs=breach.theirs or _pointer(theirs, breach.difference),
                ),
            )
    yield from together.values()


def _pointer(demand: Demand, difference: Difference) -> str:
    """Where a demand says what a difference is about, as far as it can be told."""
    if isinstance(difference, ValuesRefused | TypesRefused):
        for term in demand.terms:
            for keyword in ("type", "enum", "const") if isinstance(term, Schema) else ():
                if isinstance(term, Schema) and keyword in term.keywords:
                    return term.location(keyword)
    return demand.pointer or ""
