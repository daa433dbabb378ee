"""Variations of arrays and objects: too few and too many, what must and what must not be there."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from itertools import count
from typing import Final

from eventschema.ir.types import Json
from eventschema.sets.instances import Instances, NothingFoundError
from eventschema.sets.meeting import is_nothing
from eventschema.sets.membership import holds, member
from eventschema.sets.regions import (
    ANYTHING,
    Arrays,
    Bound,
    Containing,
    Demand,
    Objects,
    negated,
)
from eventschema.targets.vectors.variation import LARGEST, Variation, broken, kept

FEW: Final = 5
"""Values that are tried where the first may not do."""


def of_arrays(region: Arrays, instances: Instances) -> Iterator[Variation]:
    """Arrays as short and as long as allowed and beyond, and with items that do not go together."""
    least = _count(region.least)
    if region.least is not None and least <= LARGEST:
        free = replace(region, least=None, contains=())
        yield from broken(region.least, _arrays(free, instances, least - 1))
    if region.most is not None and region.most.value <= LARGEST:
        most = _count(region.most)
        full = list(_arrays(region, instances, most))
        yield from kept(region.most, full)
        longer = list(_arrays(replace(region, most=None), instances, most + 1))
        yield from broken(region.most, longer or ([*array, None] for array in full))
    if region.unique is not None:
        arrays = _arrays(region, instances, max(1, least))
        yield Variation("repeated item", ([*array, array[0]] for array in arrays), valid=False)
    for contains in region.contains:
        yield from _of_contains(region, contains, instances)


def _of_contains(region: Arrays, contains: Containing, instances: Instances) -> Iterator[Variation]:
    others = tuple(other for other in region.contains if other is not contains)
    free = replace(region, contains=others)
    index = len(region.prefix)
    unwanted = negated(contains.item, contains.source.schema)
    fewer = (
        array
        for item in instances.meeting(region.item(index) & unwanted, FEW)
        for array in _arrays(free, instances, items={index: item})
        if holds(instances.form_of, region, array) is False
    )
    yield Variation("fewer items than contains asks for", fewer, valid=False)
    if contains.most is not None:
        more = replace(contains, least=contains.most + 1, most=None)
        arrays = _arrays(replace(region, contains=(*others, more)), instances)
        yield Variation("more items than contains allows", arrays, valid=False)


def of_objects(region: Objects, instances: Instances) -> Iterator[Variation]:
    """Objects that lack a member, or have one too many, or one that must not be there."""
    form_of = instances.form_of
    for smallest in _objects(region, instances):
        for name in region.required:
            rest = {other: value for other, value in smallest.items() if other != name}
            yield Variation(f"without {json.dumps(name)}", [rest], valid=False)
        for name in region.declared():
            if is_nothing(form_of, member(region, name)):
                values = list(instances.meeting(_elsewhere(region, name, instances), 1))
                yield _with(smallest, name, values or [None], valid=False)
        name = unknown(region)
        closed = is_nothing(form_of, member(region, name))
        if closed or region.opaque:
            yield _with(smallest, name, [None], valid=False if closed else None)
    for rule in region.dependencies:
        yield _without_needed(region, rule.name, rule.needed, instances)
    yield from _counted(region, instances)


def _with(
    members: Mapping[str, Json], name: str, values: Sequence[Json], *, valid: bool | None
) -> Variation:
    objects = [{**members, name: value} for value in values]
    return Variation(f"with {json.dumps(name)}", objects, valid)


def _elsewhere(region: Objects, name: str, instances: Instances) -> Demand:
    """What a member that `region` refuses has to be like where it is not refused."""
    demands = (replace(region, layers=(layer,)) for layer in region.layers)
    each = (member(alone, name) for alone in demands)
    return reduce(
        Demand.__and__, (d for d in each if not is_nothing(instances.form_of, d)), ANYTHING
    )


def _without_needed(region: Objects, name: str, needed: str, instances: Instances) -> Variation:
    values = instances.meeting(member(region, name), 1)
    wholes = (whole for value in values for whole in _objects(region, instances, {name: value}))
    rests = ({other: whole[other] for other in whole if other != needed} for whole in wholes)
    shows = f"with {json.dumps(name)} but without {json.dumps(needed)}"
    return Variation(shows, rests, valid=False)


def _counted(region: Objects, instances: Instances) -> Iterator[Variation]:
    if region.least is not None and region.least.value <= LARGEST:
        least = _count(region.least)
        yield from kept(region.least, _objects(region, instances, length=least))
        yield from broken(region.least, _objects(replace(region, least=None), instances))
    if region.most is not None and region.most.value <= LARGEST:
        most = _count(region.most)
        yield from kept(region.most, _objects(region, instances, length=most))
        more = replace(region, most=None)
        yield from broken(region.most, _objects(more, instances, length=most + 1))


def of_names(region: Objects, name: Variation, instances: Instances) -> Variation:
    """Objects of `region` with a member whose name is a value of the variation `name`."""
    free = replace(region, names=ANYTHING)
    objects = (
        whole
        for text in name.values
        for value in instances.meeting(member(region, text), 1)
        for whole in _objects(free, instances, {text: value})
    )
    return Variation(f"name {name.shows}", objects, name.valid)


def unknown(region: Objects) -> str:
    """A name that `region` says nothing of."""
    declared = set(region.declared())
    names = (f"unknown{number or ''}" for number in count())
    return next(name for name in names if name not in declared)


def _arrays(
    region: Arrays, instances: Instances, length: int = 0, items: Mapping[int, Json] | None = None
) -> Iterator[list[Json]]:
    """An array of `region` with `items` and at least `length` in all, if one can be made."""
    try:
        yield instances.array_with(region, items or {}, length)
    except NothingFoundError:
        return


def _objects(
    region: Objects,
    instances: Instances,
    members: Mapping[str, Json] | None = None,
    length: int = 0,
) -> Iterator[dict[str, Json]]:
    """An object of `region` with `members` and at least `length` in all, if one can be made."""
    try:
        yield instances.object_with(region, members or {}, length=length)
    except NothingFoundError:
        return


def _count(limit: Bound | None) -> int:
    return 0 if limit is None else int(limit.value)
