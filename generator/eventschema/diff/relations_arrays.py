"""What must hold for arrays to be inside other arrays."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from typing import Final, TypeAlias

from eventschema.diff.differences import (
    Breach,
    Item,
    ItemsMissing,
    ItemsRepeated,
    Part,
)
from eventschema.diff.relations import (
    ENOUGH,
    Obligations,
    Tools,
    limit_breach,
    sought,
)
from eventschema.ir.types import Json
from eventschema.sets.instances import NothingFoundError
from eventschema.sets.membership import holds
from eventschema.sets.regions import (
    Arrays,
    Containing,
    Demand,
    UndecidedError,
    Values,
    negated,
)

MOST_PATTERNS: Final = 6
"""Patterns of names that two objects may have together; names are told apart by all of them."""

Inside: TypeAlias = Callable[[Demand, Demand], bool]
"""Whether all values that meet the one demand are known to meet the other."""


def of_arrays(tools: Tools, inside: Inside, ours: Arrays, theirs: Arrays) -> Obligations:
    """Whether arrays of `ours` are in `theirs`."""
    longest = _longest(tools, ours)
    least, most = theirs.least, theirs.most
    if least is not None and (ours.least is None or ours.least.value < least.value):
        yield limit_breach(ours.least, least, sought(partial(_lengths, tools, ours, 0)))
    if most is not None and (longest is None or longest > most.value):
        long = partial(_lengths, tools, ours, int(most.value) + 1)
        yield limit_breach(ours.most, most, sought(long))
    if theirs.unique is not None and ours.unique is None and (longest is None or longest > 1):
        yield Breach(
            ItemsRepeated(), sought(partial(_repeated, tools, ours)), None, theirs.unique.pointer
        )
    for contains in theirs.contains:
        if not _contained(tools, inside, ours, longest, contains):
            yield Breach(
                ItemsMissing(),
                sought(partial(_not_containing, tools, ours, contains)),
                next((c.source.pointer for c in ours.contains), None),
                contains.source.pointer,
            )
    if most is not None and (longest is None or longest > most.value):
        longest = int(most.value)
    prefix = max(len(ours.prefix), len(theirs.prefix))
    for index in range(prefix + 1):
        step = Item(index, rest=index == prefix)
        wanted = theirs.item(index)
        if wanted.terms and (longest is None or longest > index):
            yield Part(step, ours.item(index), wanted, partial(_array, tools, ours, index))


def _array(tools: Tools, region: Arrays, index: int, value: Json) -> Json:
    return tools.instances.array_with(region, {index: value})


def _longest(tools: Tools, region: Arrays) -> int | None:
    """The most items that arrays of `region` can have."""
    ends = [] if region.most is None else [int(region.most.value)]
    if region.unique is not None and not region.prefix:
        kinds = [kind for kinds in tools.forms(region.rest).values() for kind in kinds]
        lists = [len(kind.values) for kind in kinds if isinstance(kind, Values)]
        if len(lists) == len(kinds):
            ends.append(sum(lists))
    return min(ends, default=None)


def _lengths(tools: Tools, region: Arrays, length: int) -> Iterator[Json]:
    try:
        yield tools.instances.array_with(region, {}, length)
    except NothingFoundError:
        return


def _repeated(tools: Tools, region: Arrays) -> Iterator[Json]:
    for value in tools.instances.meeting(region.item(0) & region.item(1), 3):
        try:
            yield tools.instances.array_with(region, {0: value, 1: value})
        except NothingFoundError:
            continue


def _contained(
    tools: Tools, inside: Inside, ours: Arrays, longest: int | None, wanted: Containing
) -> bool:
    """Whether arrays of `ours` have as many items of a kind as they shall have."""
    enough = wanted.least == 0 or any(
        known.least >= wanted.least and inside(known.item, wanted.item) for known in ours.contains
    )
    if not enough and ours.least is not None and ours.least.value >= wanted.least:
        items = [*ours.prefix[: int(ours.least.value)], ours.rest]
        enough = all(inside(item, wanted.item) for item in items)
    few = (
        wanted.most is None
        or (longest is not None and longest <= wanted.most)
        or any(
            known.most is not None and known.most <= wanted.most and inside(wanted.item, known.item)
            for known in ours.contains
        )
    )
    return enough and few


def _not_containing(tools: Tools, ours: Arrays, wanted: Containing) -> Iterator[Json]:
    allowed = Arrays(contains=(wanted,))
    for value in chain(
        _lacking(tools, ours, wanted),
        _filled(tools, ours, wanted.item, (wanted.most or 0) + 1),
        tools.instances.of_region(ours, ENOUGH),
    ):
        if holds(tools.forms, allowed, value) is not True:
            yield value


def _filled(tools: Tools, region: Arrays, kind: Demand, length: int) -> Iterator[Json]:
    try:
        items = [
            tools.instances.smallest(region.item(i) & kind) for i in range(min(length, ENOUGH))
        ]
        yield tools.instances.array_with(region, dict(enumerate(items)))
    except NothingFoundError:
        return


def _lacking(tools: Tools, region: Arrays, wanted: Containing) -> Iterator[Json]:
    """A short array of `region` without an item that it is wanted to contain."""
    try:
        other = negated(wanted.item, wanted.source.schema)
    except UndecidedError:
        return
    yield from _filled(tools, region, other, int(region.least.value) if region.least else 0)
