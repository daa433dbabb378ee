"""`anyOf` and `oneOf`: a decision tree where one is proven, the branches themselves elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal, assert_never

from eventschema.ir.plan import (
    AnyOf,
    Assert,
    Block,
    Branch,
    ChooseByMember,
    ChooseByTag,
    ChooseByType,
    Delegate,
    Never,
    OneOf,
)
from eventschema.ir.types import (
    ByMember,
    ByTag,
    ByType,
    Candidates,
    Decision,
    JsonType,
    Tag,
    leaves,
)
from eventschema.plan.lowering import Site
from eventschema.schema.discriminate import decide

MOST_IN_CHAIN: Final = 3
"""How many values of a tag are compared one after the other; more are looked up in a table."""


def lower(site: Site, keyword: Literal["anyOf", "oneOf"], count: int) -> Block:
    """The union of `count` branches."""
    shapes = [site.lowering.shapes(site.schema.child(keyword, at)) for at in range(count)]
    decision = decide(shapes)
    union = _Union(site, keyword, Counter(_arms(decision)))
    block = union.block(decision, site)
    return (union.rejection,) if block is None else block


def _arms(decision: Decision | None) -> Iterator[int]:
    """Every arm of every leaf, as often as it occurs; what several types come to counts once."""
    cases = decision.cases if isinstance(decision, ByType) else [("", decision)]
    ways = {case for _, case in cases}
    return (arm for way in ways for leaf in leaves(way) for arm in leaf.arms)


def _distinct(branches: Iterable[Branch]) -> Iterator[Branch]:
    """The branches without those that call what another one calls."""
    called: set[Block] = set()
    for branch in branches:
        match branch.body:
            case (Delegate(),) if branch.body in called:
                continue
            case (Delegate(),):
                called.add(branch.body)
        yield branch


@dataclass(frozen=True, slots=True)
class _Union:
    """A union that is being lowered; `occurrences` count the leaves that each arm is in."""

    site: Site
    keyword: Literal["anyOf", "oneOf"]
    occurrences: Counter[int]

    @property
    def location(self) -> str:
        return self.site.at(self.keyword)

    @property
    def rejection(self) -> Assert:
        return Assert(Never(), self.keyword, self.location)

    def block(self, decision: Decision | None, site: Site) -> Block | None:
        """What `decision` leaves to be checked at `site`, None where no arm accepts."""
        match decision:
            case None | Candidates(()):
                return None
            case Candidates((arm,)):
                shared = self.occurrences[arm] > 1
                return (site.condition if shared else site.same)(self.keyword, arm)
            case Candidates(arms):
                branches = tuple(site.branch(self.keyword, arm) for arm in arms)
                if self.keyword == "oneOf":
                    return (OneOf(branches, self.location),)
                return (AnyOf(tuple(_distinct(branches)), self.location),)
            case ByType(cases):
                return self._by_type(cases, site)
            case ByTag(property_, cases, absent, otherwise):
                for tag, inner in cases:
                    if site.known.has(property_, tag):
                        return self.block(inner, site)
                return (
                    ChooseByTag(
                        property_,
                        self._tagged(property_, cases, site),
                        self.block(absent, site),
                        self.block(otherwise, site),
                        self.location,
                    ),
                )
            case ByMember(property_, present, absent):
                sides = self.block(present, site), self.block(absent, site)
                absent_first = min(_arms(absent), default=0) < min(_arms(present), default=0)
                return (ChooseByMember(property_, *sides, self.location, absent_first),)
            case _:
                assert_never(decision)

    def _by_type(self, cases: tuple[tuple[JsonType, Decision], ...], site: Site) -> Block | None:
        """One case for all types that are decided alike."""
        possible = site.known.json_types
        types_of: dict[Decision, list[JsonType]] = {}
        for name, decision in cases:
            if possible is None or name in possible:
                types_of.setdefault(decision, []).append(name)
        if possible is not None and len(types_of) == 1:
            decision, types = types_of.popitem()
            if possible == set(types):
                return self.block(decision, site)
            types_of[decision] = types
        blocks = tuple(
            (tuple(types), self.block(decision, replace(site, known=site.known.of_types(types))))
            for decision, types in types_of.items()
        )
        kept = tuple((types, block) for types, block in blocks if block is not None)
        return (ChooseByType(kept, self.location),) if kept else None

    def _tagged(
        self, name: str, cases: tuple[tuple[Tag, Decision], ...], site: Site
    ) -> tuple[tuple[Tag, Block], ...]:
        """The cases of a tag; each is a single call where they will stand in a table."""
        blocks: list[tuple[Tag, Block]] = []
        for tag, decision in cases:
            inside = replace(site, known=site.known.tagged(name, tag))
            if len(cases) > MOST_IN_CHAIN:
                blocks.append((tag, (self._called(tag, decision, inside),)))
            else:
                blocks.append((tag, self._sure(decision, inside)))
        return tuple(blocks)

    def _sure(self, decision: Decision, site: Site) -> Block:
        block = self.block(decision, site)
        return (self.rejection,) if block is None else block

    def _called(self, tag: Tag, decision: Decision, site: Site) -> Delegate:
        """The case of `tag` as a call."""
        match decision:
            case Candidates((arm,)):
                block = site.called(self.keyword, arm)
            case _:
                block = self._sure(decision, site)
        match block:
            case (Delegate() as call,):
                return call
            case _:
                place = f"{site.at()}/{tag}"
                return site.lowering.add_function(place, self.location, block)
