"""What seems to have taken the place of what was removed: a member or a variant of similar name."""

import re
from collections import deque
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Final

from eventschema.diff.causes import Explainer
from eventschema.diff.differences import Member, MemberRefused, Step, VariantRefused
from eventschema.diff.refusals import CompiledSchema, Move, Occurrence, Refusal, Replacement
from eventschema.diff.search import Search
from eventschema.ir.types import Json
from eventschema.regex.running import TooManyStepsError
from eventschema.sets.instances import Instances, NothingFoundError
from eventschema.sets.membership import meets, member
from eventschema.sets.regions import (
    Demand,
    Objects,
    UndecidedError,
)

DEEPEST: Final = 5
"""Levels of members that are looked at."""

MOST_SHOWN: Final = 5
"""Kinds of values that a replacement is said to take."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A member somewhere in an event: the objects on the way, each with the name of the next."""

    way: tuple[tuple[Objects, str], ...]
    demand: Demand

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for _, name in self.way)

    @property
    def path(self) -> tuple[Step, ...]:
        return tuple(map(Member, self.names))

    def around(self, value: Json, instances: Instances) -> Json:
        """An event with `value` for this member. Raises `NothingFoundError`."""
        for region, name in reversed(self.way):
            value = instances.object_with(region, {name: value})
        return value


@dataclass(frozen=True, slots=True)
class _Inside:
    """A validator of values of a member: that of `event` with them at the end of `names`."""

    validator: CompiledSchema
    event: Json
    names: tuple[str, ...]

    def is_valid(self, value: Json) -> bool:
        try:
            return self.validator.is_valid(_with_member(self.event, self.names, value))
        except TooManyStepsError:
            return False

    def iter_errors(self, value: Json) -> Iterator[Any]:
        return self.validator.iter_errors(_with_member(self.event, self.names, value))


class Replacements:
    """Replacements in the schema `new` of what `old` has and `new` has not.

    `roots` and `validators` are those of `old` and `new`, `tag` is that of events.
    """

    def __init__(
        self,
        explainer: Explainer,
        tag: str | None,
        roots: tuple[Demand, Demand],
        validators: tuple[CompiledSchema, CompiledSchema],
    ) -> None:
        self.explainer = explainer
        self.inclusion = explainer.inclusion
        self.instances = self.inclusion.tools.instances
        self.form_of = self.inclusion.tools.forms
        self.variants = self.inclusion.variants
        self.tag = tag
        self.old, self.new = roots
        self.validators = validators
        self._members: dict[tuple[Demand, str | None], list[_Found]] = {}

    def added_to(self, refusals: Sequence[Refusal]) -> Iterator[Refusal]:
        """The refusals, those of removals with the replacement that there seems to be."""
        added = [found for found in refusals if found.direction == "receive"]
        for refusal in refusals:
            replacement = None
            if refusal.direction == "send" and isinstance(refusal.difference, MemberRefused):
                replacement = self._of_member(refusal.places[0], refusal.difference.name)
            elif refusal.direction == "send" and isinstance(refusal.difference, VariantRefused):
                replacement = self._of_variant(refusal.places[0], refusal.difference, added)
            yield replace(refusal, replacement=replacement) if replacement else refusal

    def _of_member(self, place: Occurrence, name: str) -> Replacement | None:
        names = tuple(step.name for step in place.path if isinstance(step, Member))
        if len(names) < len(place.path):
            return None
        known = {found.names: found for found in self._all(self.old, place.event)}
        removed = known.get((*names, name))
        if removed is None:
            return None
        candidates = _ranked(removed.names, self._all(self.new, place.event), known)
        replacements = (self._with(place, removed, found) for found in candidates)
        return next(filter(None, replacements), None)

    def _of_variant(
        self, place: Occurrence, variant: VariantRefused, added: Sequence[Refusal]
    ) -> Replacement | None:
        """The added variant with a tag like that of the removed one; an event may become one."""
        gone = words(str(value) for _, value in variant.tags)
        best: tuple[float, Replacement] | None = None
        for refusal in added:
            if not isinstance(refusal.difference, VariantRefused):
                continue
            tags = refusal.difference.tags
            for other in refusal.places:
                here = _spot(other) == _spot(place)
                if not here and place.path:
                    continue
                event = () if here else (other.event or "",)
                score = resemblance(gone, words((*event, *(str(value) for _, value in tags))))
                if score > (best[0] if best else 0.0):
                    replaced = Replacement(other.event, other.path, tags, other.witness, "none")
                    best = score, replaced
        if best is None or place.path or place.event is None:
            return best and best[1]
        return replace(best[1], moves=tuple(self._moves(place.event, best[1])))

    def _with(self, place: Occurrence, removed: _Found, found: _Found) -> Replacement | None:
        event, value = place.event, place.witness
        for name in removed.names:
            value = value[name]
        try:
            if not meets(self.form_of, found.demand, value):
                value = self.instances.smallest(found.demand)
                instance = found.around(value, self.instances)
                takes = tuple(self._kinds(found.demand))
                made = Replacement(event, found.path, (), instance, "none", takes=takes)
            else:
                instance = found.around(value, self.instances)
                made = Replacement(event, found.path, (), instance, "all")
                if not self.inclusion(removed.demand, found.demand):
                    limits = self._restrictions(removed, place.witness, found, instance)
                    made = replace(made, keeps="some", restrictions=tuple(limits))
        except NothingFoundError:
            return None
        try:
            return made if self.validators[1].is_valid(instance) else None
        except TooManyStepsError:
            return None

    def _kinds(self, demand: Demand) -> Iterator[Json]:
        """A small value of each kind that meets `demand`."""
        regions = (region for regions in self.form_of(demand).values() for region in regions)
        values = (next(self.instances.of_region(region, 1), None) for region in regions)
        yield from islice((value for value in values if value is not None), MOST_SHOWN)

    def _restrictions(
        self, removed: _Found, before: Json, found: _Found, now: Json
    ) -> Iterator[Refusal]:
        """What a member of the event `before` takes and one of the event `now` refuses."""
        inside = (
            _Inside(self.validators[0], before, removed.names),
            _Inside(self.validators[1], now, found.names),
        )
        search = Search(self.explainer, None, (removed.demand, found.demand), inside, "send")
        for refusal in search.refusals:
            yield replace(
                refusal, places=tuple(_moved(place, found.path) for place in refusal.places)
            )

    def _moves(self, event: str | None, variant: Replacement) -> Iterator[Move]:
        """Where the members of a removed event are in what has taken its place."""
        names = tuple(step.name for step in variant.path if isinstance(step, Member))
        if len(names) < len(variant.path):
            return
        known = {found.names: found for found in self._all(self.old, event)}
        own = [found for found in self._all(self.new, variant.event) if self._is_in(found, variant)]
        kept, gone = {found.names for found in own}, set[tuple[str, ...]]()
        for found in known.values():
            whole = any(found.names[:depth] in gone for depth in range(len(found.names)))
            if found.names in kept or whole:
                continue
            gone.add(found.names)
            best = next(_ranked(found.names, own, known), None)
            yield Move(found.path, None if best is None else best.path)

    def _is_in(self, found: _Found, variant: Replacement) -> bool:
        """Whether a member is one of the variant, or leads to it."""
        depth = len(variant.path)
        if found.path[:depth] != variant.path or len(found.way) == depth:
            return True
        tags = self.variants.tags(found.way[depth][0])
        return all(tags.get(name) == (value,) for name, value in variant.tags)

    def _all(self, root: Demand, event: str | None) -> list[_Found]:
        """The members of an event and of the objects in them, those of fewest levels first."""
        key = (root, event)
        if key not in self._members:
            regions = (region for region in self.form_of(root).get("object", ()))
            own = [
                (region, ())
                for region in regions
                if isinstance(region, Objects) and self._is(region, event)
            ]
            self._members[key] = list(self._below(own))
        return self._members[key]

    def _is(self, region: Objects, event: str | None) -> bool:
        return event is None or self.variants.tags(region).get(self.tag or "") == (event,)

    def _below(
        self, regions: Iterable[tuple[Objects, tuple[tuple[Objects, str], ...]]]
    ) -> Iterator[_Found]:
        pending = deque(regions)
        seen = {id(region) for region, _ in pending}
        while pending:
            region, way = pending.popleft()
            for name in region.declared():
                try:
                    demand = member(region, name)
                except UndecidedError:
                    continue
                found = _Found((*way, (region, name)), demand)
                yield found
                for inner in self.form_of(demand).get("object", ()):
                    if not isinstance(inner, Objects) or id(inner) in seen:
                        continue
                    if len(found.way) < DEEPEST:
                        seen.add(id(inner))
                        pending.append((inner, found.way))


def _moved(place: Occurrence, path: tuple[Step, ...]) -> Occurrence:
    """The place below the end of `path`."""
    tags = tuple((depth + len(path), name, value) for depth, name, value in place.tags)
    return replace(place, path=(*path, *place.path), tags=tags)


def _with_member(event: Json, names: Sequence[str], value: Json) -> Json:
    """A copy of `event` with `value` at the end of `names`."""
    if not names:
        return value
    return {**event, names[0]: _with_member(event.get(names[0], {}), names[1:], value)}


def _ranked(
    names: tuple[str, ...], members: Iterable[_Found], known: Container[tuple[str, ...]]
) -> Iterator[_Found]:
    """The members that may stand for the one that `names` lead to, the likeliest first.

    They are beside it or further inside; `known` are those that were there before.
    """
    around, name = names[:-1], names[-1]
    ranked = [
        (rank, number, found)
        for number, found in enumerate(members)
        if found.names[: len(around)] == around
        and (rank := rank_as(name, found.names[len(around) :], known=found.names in known))
        is not None
    ]
    yield from (found for _, _, found in sorted(ranked, key=lambda each: each[:2]))


def _spot(place: Occurrence) -> tuple[object, ...]:
    return place.event, place.path, place.tags


_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")


def words(texts: Iterable[str]) -> frozenset[str]:
    """The words of all texts, in lower case."""
    return frozenset(word.lower() for text in texts for word in _WORD.findall(text))


def resemblance(gone: frozenset[str], new: frozenset[str]) -> float:
    """How much of the words is the same, if those of the one are among those of the other."""
    if not gone or not (gone <= new or new <= gone):
        return 0.0
    return len(gone & new) / len(gone | new)


def rank_as(name: str, path: tuple[str, ...], *, known: bool) -> int | None:
    """How well the names of `path` stand for `name`; smaller is better, None is not at all.

    `known` says that the path was there before.
    """
    wanted, given = words([name]), words(path)
    if not path or path == (name,):
        return None
    if len(path) == 1:
        return 2 if wanted < given or given < wanted else None
    if known:
        return None
    if wanted == given:
        return 0
    return 1 if wanted < given and words(path[-1:]) <= wanted else None
