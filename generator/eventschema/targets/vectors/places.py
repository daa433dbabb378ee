"""Places in events, from the outside to the inside, and values to put there."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final, TypeAlias, assert_never

from eventschema.ir.types import Json, JsonType
from eventschema.regex.running import TooManyStepsError
from eventschema.sets.forms import Forms
from eventschema.sets.instances import Instances, NothingFoundError
from eventschema.sets.meeting import is_nothing, shortest_string
from eventschema.sets.membership import meets, member
from eventschema.sets.regions import (
    Arrays,
    Demand,
    Numbers,
    Objects,
    Region,
    Strings,
    UndecidedError,
    Values,
)
from eventschema.targets.vectors.containers import FEW, of_arrays, of_names, of_objects, unknown
from eventschema.targets.vectors.scalars import of_numbers, of_strings, of_values
from eventschema.targets.vectors.variation import LARGEST, LONGEST, MOST_LISTED, Variation

MISTAKEN: Final[Mapping[JsonType, tuple[tuple[JsonType, Json], ...]]] = {
    "null": (("string", "null"),),
    "boolean": (("string", "true"), ("number", 1)),
    "number": (("string", "1"), ("boolean", True)),
    "string": (("number", 1),),
    "array": (("object", {}),),
    "object": (("array", []),),
}
"""For each JSON type those that it is mistaken for, with a value."""

DEEPEST: Final = 32
"""Levels of an event down to which it is varied."""

IsValid: TypeAlias = Callable[[Json], bool]


@dataclass(frozen=True, slots=True)
class EventPlace:
    """A place in a valid event, and what is demanded of what stands there."""

    path: tuple[str | int, ...]
    demand: Demand
    event: Json

    def holding(self, value: Json) -> Json:
        """The event with `value` in this place."""
        return _with(self.event, self.path, value)


def _with(whole: Json, path: tuple[str | int, ...], value: Json) -> Json:
    if not path:
        return value
    key, *rest = path
    copied = whole.copy()
    copied[key] = _with(whole[key], tuple(rest), value) if rest else value
    return copied


@dataclass(frozen=True, slots=True)
class Gap:
    """What no instance shows: the place in the schema, and why."""

    pointer: str
    reason: str


class Places:
    """The walk through the places of events. What events share is varied where it is met first.

    `patience` limits how much is worked out, all in all, about what schemas demand.
    """

    def __init__(self, is_valid: IsValid, patience: int) -> None:
        self.is_valid = is_valid
        self._noted: dict[Gap, None] = {}
        self._unplaced: dict[Demand, None] = {}
        self._form_of = Forms(patience)
        self._instances = Instances(self._form_of)
        self._varied: set[Demand] = set()

    @property
    def gaps(self) -> Iterator[Gap]:
        """What the variations so far do not show."""
        yield from self._noted
        for demand in self._unplaced:
            if demand not in self._varied and demand.pointer is not None:
                yield Gap(demand.pointer, "no event that has it could be made up")

    def variations(self, demand: Demand) -> Iterator[tuple[EventPlace, Variation]]:
        """What is worth trying in an event that meets `demand`, place by place."""
        if is_nothing(self._form_of, demand):
            return
        places = deque(self._placed((), demand, self._instances.meeting(demand, FEW)))
        while places:
            if self._form_of.is_exhausted:
                self.note(demand, "it would take too long to work out what it demands")
                return
            place = places.popleft()
            yield from ((place, variation) for variation in self._kinds(place.demand))
            if place.demand in self._varied:
                yield from ((place, variation) for variation in self._reminder(place.demand))
            else:
                self._varied.add(place.demand)
                for region in self._regions(place.demand):
                    variations = self._limits(region, place.demand)
                    yield from ((place, variation) for variation in variations)
                    if len(place.path) < DEEPEST:
                        places += self._inside(place, region)
                    elif isinstance(region, Arrays | Objects):
                        self.note(place.demand, "what is inside of it stands too deep in events")

    def _placed(
        self, path: tuple[str | int, ...], demand: Demand, events: Iterable[Json]
    ) -> Iterator[EventPlace]:
        """The place at `path` of the first valid one of `events`."""
        with suppress(UndecidedError, TooManyStepsError):
            for event in events:
                if self.is_valid(event):
                    yield EventPlace(path, demand, event)
                    return
        self._unplaced[demand] = None

    def _kinds(self, demand: Demand) -> Iterator[Variation]:
        """A value of every kind that `demand` takes, null, and others that are mistaken for it."""
        form = self._form_of(demand)
        for kind, regions in form.items():
            for region in regions:
                values = self._instances.of_region(region, FEW)
                yield Variation(f"smallest {kind}", values, valid=True)
        wrong: dict[JsonType, Json] = {"null": None}
        for kind in form:
            wrong |= MISTAKEN[kind]
        for kind, value in wrong.items():
            if kind not in form:
                yield Variation(f"{kind} instead of {' or '.join(form)}", [value], valid=False)

    def _reminder(self, demand: Demand) -> Iterator[Variation]:
        """Something that breaks `demand`, for a place that takes values of every JSON type."""
        if self._form_of(demand).keys() == MISTAKEN.keys():
            limits = chain.from_iterable(self._limits(r, demand) for r in self._regions(demand))
            yield from islice((variation for variation in limits if not variation.valid), 1)

    def _regions(self, demand: Demand) -> Iterator[Region]:
        return chain.from_iterable(self._form_of(demand).values())

    def _limits(self, region: Region, demand: Demand) -> Iterator[Variation]:
        """Values on both sides of every line that `region` draws."""
        try:
            match region:
                case Values():
                    if len(region.values) > MOST_LISTED:
                        self.note(demand, f"only {MOST_LISTED} of its values are shown")
                    yield from of_values(region, demand)
                case Numbers():
                    yield from of_numbers(region)
                case Strings():
                    self._note_limits(region, LONGEST)
                    yield from of_strings(region, self._instances)
                case Arrays():
                    self._note_limits(region, LARGEST)
                    yield from of_arrays(region, self._instances)
                case Objects():
                    self._note_limits(region, LARGEST)
                    yield from of_objects(region, self._instances)
                    if region.names.terms:
                        for names in self._form_of(region.names).get("string", ()):
                            for variation in self._limits(names, region.names):
                                yield of_names(region, variation, self._instances)
                case _:
                    assert_never(region)
        except UndecidedError:
            return

    def _note_limits(self, region: Strings | Arrays | Objects, largest: int) -> None:
        for limit in (region.least, region.most):
            if limit is not None and limit.value > largest:
                reason = "an event at this limit would be too large"
                self._noted[Gap(limit.source.pointer, reason)] = None

    def note(self, demand: Demand, reason: str) -> None:
        """Let what is demanded by `demand` be a gap."""
        self._noted[Gap(demand.pointer or "", reason)] = None

    def _inside(self, place: EventPlace, region: Region) -> Iterator[EventPlace]:
        """The places inside of what stands in `place`, where that is in `region`."""
        parts: Iterator[tuple[str | int, Demand]]
        match region:
            case Arrays():
                needed = sum(contains.least for contains in region.contains)
                indexes = [*range(len(region.prefix)), len(region.prefix) + needed]
                parts = ((index, region.item(index)) for index in indexes)
            case Objects():
                parts = _members(region, self._instances)
            case _:
                return
        for key, demand in parts:
            if is_nothing(self._form_of, demand) or not self._is_name(region, key):
                continue
            containers = self._containers(region, key, demand)
            events = (place.holding(container) for container in containers)
            yield from self._placed((*place.path, key), demand, events)

    def _is_name(self, region: Arrays | Objects, key: str | int) -> bool:
        return isinstance(region, Arrays) or meets(self._form_of, region.names, key) is not False

    def _is_contained(self, region: Arrays, item: Json) -> bool:
        """Whether `contains` may count `item`, so that another in its place would be missed."""
        answers = (meets(self._form_of, contains.item, item) for contains in region.contains)
        return any(answer is not False for answer in answers)

    def _containers(
        self, region: Arrays | Objects, key: str | int, demand: Demand
    ) -> Iterator[Json]:
        """Values of `region` that have something at `key`."""
        values = self._instances.meeting(demand, FEW)
        if isinstance(region, Arrays):
            values = iter(sorted(values, key=lambda value: self._is_contained(region, value)))
        for value in values:
            try:
                if isinstance(region, Arrays):
                    yield self._instances.array_with(region, {int(key): value})
                else:
                    yield self._instances.object_with(region, {str(key): value})
            except NothingFoundError:
                continue
        if isinstance(region, Objects):
            for whole in self._instances.of_region(region, FEW):
                for value in self._instances.meeting(demand, 1):
                    yield {**whole, key: value}


def _members(region: Objects, instances: Instances) -> Iterator[tuple[str | int, Demand]]:
    """The members that have names, and one for each way to name others."""
    names = list(region.declared())
    for pattern in region.patterns():
        try:
            name = shortest_string(Strings(), (pattern,))
        except UndecidedError:
            continue
        names += [] if name is None else [name]
    others = (name for name in instances.names(region) if name not in names)
    for name in dict.fromkeys([*names, unknown(region), *islice(others, 1)]):
        try:
            yield name, member(region, name)
        except UndecidedError:
            continue
