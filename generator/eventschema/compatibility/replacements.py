"""What seems to have taken the place of what was removed: a member or a variant of similar name."""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from eventschema.compatibility.differences import Member, MemberRefused, Step, VariantRefused
from eventschema.compatibility.findings import Finding, Place, Replacement, Validator
from eventschema.compatibility.inclusion import Inclusion
from eventschema.compatibility.sets.instances import NothingFoundError
from eventschema.compatibility.sets.membership import meets, member
from eventschema.compatibility.sets.regions import (
    ANYTHING,
    Demand,
    Objects,
    UndecidedError,
)
from eventschema.model import Json

DEEPEST: Final = 5
"""Levels of members that are looked at."""

_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")


@dataclass(frozen=True, slots=True)
class _Found:
    """A member somewhere in an event: the objects on the way, each with the name of the next."""

    way: tuple[tuple[Objects, str], ...]
    demand: Demand

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for _, name in self.way)


class Replacements:
    """Replacements in the schema `new` of what `old` has and `new` has not."""

    def __init__(
        self,
        inclusion: Inclusion,
        tag: str | None,
        roots: tuple[Demand, Demand],
        validator: Validator,
    ) -> None:
        self.inclusion = inclusion
        self.instances = inclusion.tools.instances
        self.form_of = inclusion.tools.forms
        self.variants = inclusion.variants
        self.tag = tag
        self.old, self.new = roots
        self.validator = validator
        self._members: dict[tuple[Demand, str | None], list[_Found]] = {}

    def added_to(self, findings: Sequence[Finding]) -> Iterator[Finding]:
        """The findings, those of removals with the replacement that there seems to be."""
        added = [found for found in findings if found.direction == "receive"]
        for finding in findings:
            replacement = None
            if finding.direction == "send" and isinstance(finding.difference, MemberRefused):
                replacement = self._of_member(finding.places[0], finding.difference.name)
            elif finding.direction == "send" and isinstance(finding.difference, VariantRefused):
                replacement = _of_variant(finding.places[0], finding.difference, added)
            yield replace(finding, replacement=replacement) if replacement else finding

    def _of_member(self, place: Place, name: str) -> Replacement | None:
        names = tuple(step.name for step in place.path if isinstance(step, Member))
        if len(names) < len(place.path):
            return None
        known = {found.names: found.demand for found in self._all(self.old, place.event)}
        ranked = [
            (rank, number, found)
            for number, found in enumerate(self._all(self.new, place.event))
            if found.names[: len(names)] == names
            and (rank := _rank(name, found.names[len(names) :], found.names in known)) is not None
        ]
        value = place.witness
        for segment in (*names, name):
            value = value[segment]
        was = known.get((*names, name), ANYTHING)
        replacements = (
            self._with(place.event, found, value, was)
            for _, _, found in sorted(ranked, key=lambda each: each[:2])
        )
        return next(filter(None, replacements), None)

    def _with(
        self, event: str | None, found: _Found, value: Json, was: Demand
    ) -> Replacement | None:
        keeps: Literal["all", "some", "none"] = "none"
        if meets(self.form_of, found.demand, value):
            keeps = "all" if self.inclusion(was, found.demand) else "some"
        try:
            instance = self.instances.smallest(found.demand) if keeps == "none" else value
            for region, name in reversed(found.way):
                instance = self.instances.object_with(region, {name: instance})
        except NothingFoundError:
            return None
        path: tuple[Step, ...] = tuple(map(Member, found.names))
        valid = self.validator.is_valid(instance)
        return Replacement(event, path, (), instance, keeps) if valid else None

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
                    new = isinstance(inner, Objects) and id(inner) not in seen
                    if new and isinstance(inner, Objects) and len(found.way) < DEEPEST:
                        seen.add(id(inner))
                        pending.append((inner, found.way))


def _of_variant(
    place: Place, variant: VariantRefused, added: Sequence[Finding]
) -> Replacement | None:
    """The added variant with a tag like that of the removed one; an event may become a variant."""
    gone = _words(str(value) for _, value in variant.tags)
    best: tuple[float, Replacement] | None = None
    for finding in added:
        if isinstance(finding.difference, VariantRefused):
            tags = finding.difference.tags
            for other in finding.places:
                here = (other.event, other.path, other.tags) == (
                    place.event,
                    place.path,
                    place.tags,
                )
                if here or not place.path:
                    event = () if here else (other.event or "",)
                    score = _likeness(gone, _words((*event, *(str(value) for _, value in tags))))
                    if score > (best[0] if best else 0.0):
                        replaced = Replacement(other.event, other.path, tags, other.witness, "none")
                        best = score, replaced
    return best[1] if best else None


def _spot(place: Place) -> tuple[object, ...]:
    return place.event, place.path, place.tags


def _rank(name: str, path: tuple[str, ...], known: bool) -> int | None:
    """How well a path stands for a name; smaller is better, None is not at all."""
    wanted, words = _words([name]), _words(path)
    if not path or (path == (name,)):
        return None
    if len(path) == 1:
        return 2 if wanted < words or words < wanted else None
    if known:
        return None
    if wanted == words:
        return 0
    return 1 if wanted < words and _words(path[-1:]) <= wanted else None


def _likeness(gone: frozenset[str], new: frozenset[str]) -> float:
    """How much of the words is the same, if those of the one are among those of the other."""
    if not gone or not (gone <= new or new <= gone):
        return 0.0
    return len(gone & new) / len(gone | new)


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for text in texts for word in _WORD.findall(text))
