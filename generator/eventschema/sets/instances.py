"""Small values of sets, made up."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import chain, count, islice, product
from string import ascii_lowercase
from typing import Final, TypeAlias, assert_never

from eventschema.ir.types import Json
from eventschema.ir.values import as_json, distinct, identity, size
from eventschema.regex.automaton import MOST_CHARACTERS
from eventschema.sets import numbers
from eventschema.sets.meeting import shortest_string
from eventschema.sets.membership import holds, meets, member
from eventschema.sets.regions import (
    Arrays,
    Demand,
    FormOf,
    Numbers,
    Objects,
    Region,
    Strings,
    UndecidedError,
    Values,
)

DEEPEST: Final = 16
"""Levels of nesting of a value that is made up."""

MOST_ELEMENTS: Final = 1_000
"""Items or members of a value that is made up."""

MOST_VALUES: Final = 10_000
"""Values inside of a value that is made up, at all levels."""

MOST_MATCHING: Final = 12
"""Different strings that match the same patterns."""

MOST_VARIATIONS: Final = 5
"""Values of one member or item that are tried, the rest of the value being the same."""

MOST_NAMES: Final = 12
"""Members that are added to an object one at a time."""

_Pick: TypeAlias = Callable[[Demand, int], list[Json]]


class NothingFoundError(Exception):
    """No value could be made up."""


class Instances:
    """Values of regions and demands, the small ones first."""

    def __init__(self, form_of: FormOf) -> None:
        self.form_of = form_of
        self._found: dict[tuple[Demand, int, int], list[Json]] = {}
        self._texts: dict[tuple[Strings, int], list[str]] = {}

    def smallest(self, demand: Demand) -> Json:
        """A smallest value that meets `demand`. Raises `NothingFoundError`."""
        return self.some(demand, 1)[0]

    def some(self, demand: Demand, wanted: int) -> list[Json]:
        """Up to `wanted` different small values that meet `demand`.

        Raises `NothingFoundError` when there is not even one.
        """
        for depth in range(DEEPEST):
            found = self._some(demand, wanted, depth)
            if found:
                return found
        raise NothingFoundError

    def of_region(self, region: Region, wanted: int) -> Iterator[Json]:
        """Up to `wanted` different small values of `region`; perhaps none."""
        return distinct(v for number in _rising(wanted) for v in self._first_of(region, number))

    def _first_of(self, region: Region, wanted: int) -> list[Json]:
        for depth in range(DEEPEST):
            found = self._sorted(self._of_region(region, wanted, depth), wanted)
            if found:
                return found
        return []

    def meeting(self, demand: Demand, wanted: int) -> Iterator[Json]:
        """Up to `wanted` different small values that meet `demand`; perhaps none."""
        try:
            yield from distinct(v for number in _rising(wanted) for v in self.some(demand, number))
        except NothingFoundError:
            return

    def _some(self, demand: Demand, wanted: int, depth: int) -> list[Json]:
        key = (demand, wanted, depth)
        if key not in self._found:
            regions = chain.from_iterable(self.form_of(demand).values())
            values = chain.from_iterable(self._of_region(r, wanted, depth) for r in regions)
            met = (value for value in values if meets(self.form_of, demand, value) is not False)
            self._found[key] = self._sorted(met, wanted)
        return self._found[key]

    def _sorted(self, values: Iterable[Json], wanted: int) -> list[Json]:
        return sorted(distinct(values), key=size)[:wanted]

    def _of_region(self, region: Region, wanted: int, depth: int) -> Iterator[Json]:
        match region:
            case Values(values):
                yield from (v for v in values if not isinstance(v, dict | list) or depth > 0)
            case Numbers():
                found = (as_json(number) for number in numbers.simplest(region))
                yield from islice(
                    (n for n in found if holds(self.form_of, region, n) is not False), wanted
                )
            case Strings():
                yield from self.strings(region, wanted)
            case Arrays():
                yield from self._arrays(region, wanted, depth) if depth else ()
            case Objects():
                yield from self._objects(region, wanted, depth) if depth else ()
            case _:
                assert_never(region)

    def strings(self, region: Strings, wanted: int) -> list[str]:
        """Up to `wanted` short strings of `region`."""
        key = region, wanted
        if key not in self._texts:
            self._texts[key] = list(self._strings(region, wanted))
        return self._texts[key]

    def _strings(self, region: Strings, wanted: int) -> Iterator[str]:
        if not region.patterns:
            words = (word for word in _words(region) if word not in region.without)
            yield from islice(words, wanted)
            return
        found: list[str] = []
        try:
            while len(found) < min(wanted, MOST_MATCHING):
                text = shortest_string(region, without=tuple(found))
                if text is None:
                    return
                found.append(text)
                yield text
        except UndecidedError:
            documented = (
                example
                for pattern in region.patterns
                for example in pattern.source.schema.keywords.get("examples", ())
            )
            texts = (text for text in documented if isinstance(text, str))
            yield from (text for text in texts if holds(self.form_of, region, text))

    def _arrays(self, region: Arrays, wanted: int, depth: int) -> Iterator[Json]:
        least = int(region.least.value) if region.least else 0
        for length in range(least, least + min(wanted, MOST_VARIATIONS) + 1):
            try:
                yield self.array_with(region, {}, length, self._picking(depth))
            except NothingFoundError:
                continue
        if wanted > 1:
            for item in self._some(region.item(0), min(wanted, MOST_VARIATIONS), depth - 1):
                try:
                    yield self.array_with(region, {0: item}, pick=self._picking(depth))
                except NothingFoundError:
                    continue

    def _objects(self, region: Objects, wanted: int, depth: int) -> Iterator[Json]:
        try:
            yield self.object_with(region, {}, pick=self._picking(depth))
        except NothingFoundError:
            return
        variations = min(wanted, MOST_VARIATIONS)
        names = islice(self.names(region), min(wanted, MOST_NAMES) if wanted > 1 else 0)
        for name in names:
            try:
                wanted_member = member(region, name)
            except UndecidedError:
                continue
            for value in self._some(wanted_member, variations, depth - 1):
                try:
                    yield self.object_with(region, {name: value}, pick=self._picking(depth))
                except NothingFoundError:
                    continue

    def _picking(self, depth: int) -> _Pick:
        return lambda demand, wanted: self._some(demand, wanted, depth - 1)

    def array_with(
        self,
        region: Arrays,
        items: Mapping[int, Json],
        length: int = 0,
        pick: _Pick | None = None,
    ) -> list[Json]:
        """A short array of `region` with `items` at their indices and at least `length` items.

        Raises `NothingFoundError`.
        """
        pick = pick or self.some
        least = int(region.least.value) if region.least else 0
        length = max(length, least, max(items, default=-1) + 1)
        if max(length, *(contains.least for contains in region.contains), 0) > MOST_ELEMENTS:
            raise NothingFoundError
        slots = dict(items)
        for contains in region.contains:
            missing = contains.least - sum(
                meets(self.form_of, contains.item, item) is True for item in slots.values()
            )
            for index in islice((i for i in count() if i not in slots), max(missing, 0)):
                slots[index] = self._item(region.item(index) & contains.item, region, slots, pick)
        for index in range(max(length, max(slots, default=-1) + 1)):
            if index not in slots:
                slots[index] = self._item(region.item(index), region, slots, pick)
        array = [slots[index] for index in range(len(slots))]
        if _is_huge(array) or holds(self.form_of, region, array) is False:
            raise NothingFoundError
        return array

    def _item(self, demand: Demand, region: Arrays, slots: Mapping[int, Json], pick: _Pick) -> Json:
        if region.unique is None:
            return _first(pick(demand, 1))
        used = set(map(identity, slots.values()))
        return _first(v for v in pick(demand, len(slots) + 1) if identity(v) not in used)

    def object_with(
        self,
        region: Objects,
        members: Mapping[str, Json],
        lacking: Collection[str] = (),
        length: int = 0,
        pick: _Pick | None = None,
    ) -> dict[str, Json]:
        """A small object of `region` with `members`, at least `length`, and none of `lacking`.

        Raises `NothingFoundError`.
        """
        pick = pick or self.some
        built = dict(members)
        least = max(length, int(region.least.value) if region.least else 0)
        if max(least, len(region.required)) > MOST_ELEMENTS:
            raise NothingFoundError
        self._complete(region, built, region.required, lacking, pick)
        for name in self.names(region) if len(built) < least else ():
            if len(built) >= least:
                break
            if name not in built and name not in lacking:
                try:
                    self._complete(region, built, (name,), lacking, pick)
                except NothingFoundError:
                    continue
        order = {name: index for index, name in enumerate(region.declared())}
        ordered = sorted(built.items(), key=lambda item: order.get(item[0], len(order)))
        instance = dict(ordered)
        if len(instance) < length or _is_huge(instance):
            raise NothingFoundError
        if holds(self.form_of, region, instance) is False:
            raise NothingFoundError
        return instance

    def _complete(
        self,
        region: Objects,
        built: dict[str, Json],
        names: Iterable[str],
        lacking: Collection[str],
        pick: _Pick,
    ) -> None:
        """Add `names` to `built`, and all that depends on its members."""
        pending = [name for name in names if name not in built]
        pending += (rule.needed for rule in region.dependencies if rule.name in built)
        while pending:
            name = pending.pop(0)
            if name in lacking:
                raise NothingFoundError
            if name not in built:
                try:
                    built[name] = _first(pick(member(region, name), 1))
                except UndecidedError:
                    raise NothingFoundError from None
                pending += (rule.needed for rule in region.dependencies if rule.name == name)

    def names(self, region: Objects) -> Iterator[str]:
        """Names that members of `region` may have: declared ones, then others."""
        declared = list(region.declared())
        yield from (name for name in declared if meets(self.form_of, region.names, name))
        others: list[str] = []
        for kind in self.form_of(region.names).get("string", ()):
            if isinstance(kind, Values):
                others += kind.values
            elif isinstance(kind, Strings):
                plain = not kind.patterns and kind.least is None and kind.most is None
                free = ("x", "y", "z") if plain else ()
                others += (*free, *self.strings(kind, 4))
        for pattern in region.patterns():
            try:
                text = shortest_string(Strings(), (pattern,))
            except UndecidedError:
                continue
            others += [] if text is None else [text]
        numbered = (f"x{number}" for number in range(1, MOST_ELEMENTS))
        known = set(declared)
        for name in chain(others, numbered):
            if name not in known:
                known.add(name)
                yield name


def _is_huge(whole: Json) -> bool:
    """Whether there are more than `MOST_VALUES` values inside of an array or object."""
    count, pending = 0, [whole]
    while pending and count <= MOST_VALUES:
        inner = pending.pop()
        if isinstance(inner, dict | list):
            count += len(inner)
            pending += inner.values() if isinstance(inner, dict) else inner
    return count > MOST_VALUES


def _words(region: Strings) -> Iterator[str]:
    """Strings of the length that `region` asks for, short ones first."""
    least = int(region.least.value) if region.least else 0
    if least > MOST_CHARACTERS:
        return
    most = int(region.most.value) if region.most else least + 2
    for length in range(least, min(most, least + 2) + 1):
        free = min(length, 2)
        yield from (
            "a" * (length - free) + "".join(letters)
            for letters in product(ascii_lowercase, repeat=free)
        )


def _rising(wanted: int) -> Iterator[int]:
    """Numbers up to `wanted`, for who may be content with few."""
    yield from (number for number in (1, 5) if number < wanted)
    yield wanted


def _first(values: Iterable[Json]) -> Json:
    for value in values:
        return value
    raise NothingFoundError
