"""What two sets have in common, and which sets are empty."""

from dataclasses import replace
from typing import Final, TypeVar

from eventschema.ir.types import JsonType
from eventschema.sets import numbers
from eventschema.sets.membership import holds, meets, member
from eventschema.sets.regions import (
    Arrays,
    Bound,
    Demand,
    Form,
    FormOf,
    Numbers,
    Objects,
    Region,
    Strings,
    UndecidedError,
    Values,
)
from eventschema.sets.strings import shortest

_Part = TypeVar("_Part")

MOST_PAIRS: Final = 256
"""How many pairs of regions are met before two unions together count as not understood."""


def meet(form_of: FormOf, left: Form, right: Form) -> Form:
    """What is in both. Raises `UndecidedError` when that has too many regions."""
    found: dict[JsonType, tuple[Region, ...]] = {}
    for name in left:
        sizes = len(left[name]), len(right.get(name, ()))
        if min(sizes) > 1 and sizes[0] * sizes[1] > MOST_PAIRS:
            raise UndecidedError
        pairs = ((a, b) for a in left[name] for b in right.get(name, ()))
        both = (meet_regions(form_of, a, b) for a, b in pairs)
        regions = tuple(region for region in both if region is not None)
        if regions:
            found[name] = regions
    return found


def meet_regions(form_of: FormOf, left: Region, right: Region) -> Region | None:
    """What is in both regions of one type; None when that is clearly nothing."""
    opaque = tuple(dict.fromkeys(left.opaque + right.opaque))
    match left, right:
        case Values(), _:
            kept = tuple(v for v in left.values if holds(form_of, right, v) is not False)
            return Values(kept, left.source, opaque) if kept else None
        case _, Values():
            kept = tuple(v for v in right.values if holds(form_of, left, v) is not False)
            return Values(kept, right.source, opaque) if kept else None
        case Numbers(), Numbers():
            met = Numbers(
                _higher(left.lower, right.lower),
                _lower(left.upper, right.upper),
                tuple({limit.value: limit for limit in left.steps + right.steps}.values()),
                tuple({limit.value: limit for limit in left.refused + right.refused}.values()),
                left.without + right.without,
                opaque,
                right.origin or left.origin,
            )
            return None if numbers.is_empty(met) else met
        case Strings(), Strings():
            strings = Strings(
                _higher(left.least, right.least),
                _lower(left.most, right.most),
                tuple({(p.text, p.refused): p for p in left.patterns + right.patterns}.values()),
                left.without + right.without,
                opaque,
                right.origin or left.origin,
            )
            return strings if _in_order(strings.least, strings.most) else None
        case Arrays(), Arrays():
            arrays = replace(
                _meet_arrays(left, right), opaque=opaque, origin=right.origin or left.origin
            )
            return None if _is_empty_array(form_of, arrays) else arrays
        case Objects(), Objects():
            objects = replace(
                _meet_objects(left, right), opaque=opaque, origin=right.origin or left.origin
            )
            return None if _clash(form_of, left, right, objects) else objects
        case _:
            return None


def _meet_arrays(left: Arrays, right: Arrays) -> Arrays:
    longest = max(len(left.prefix), len(right.prefix))
    return Arrays(
        tuple(left.item(index) & right.item(index) for index in range(longest)),
        left.rest & right.rest,
        _higher(left.least, right.least),
        _lower(left.most, right.most),
        left.unique or right.unique,
        _joined(left.contains, right.contains),
        left.without + right.without,
        origin=right.origin or left.origin,
    )


def _joined(left: tuple[_Part, ...], right: tuple[_Part, ...]) -> tuple[_Part, ...]:
    return left + tuple(part for part in right if all(part is not known for known in left))


def _meet_objects(left: Objects, right: Objects) -> Objects:
    return Objects(
        _joined(left.layers, right.layers),
        {**right.required, **left.required},
        _higher(left.least, right.least),
        _lower(left.most, right.most),
        left.names & right.names,
        left.dependencies + right.dependencies,
        left.without + right.without,
        origin=right.origin or left.origin,
    )


def _clash(form_of: FormOf, left: Objects, right: Objects, both: Objects) -> bool:
    """Whether a member that must be there cannot have a value."""
    if not _in_order(both.least, both.most):
        return True
    try:
        return any(
            member(left, name).terms
            and member(right, name).terms
            and is_nothing(form_of, member(both, name))
            for name in both.required
        )
    except UndecidedError:
        return False


def is_nothing(form_of: FormOf, demand: Demand) -> bool:
    """Whether it is clear that no value meets `demand`."""
    return not form_of(demand)


def is_empty(form_of: FormOf, region: Region) -> bool:
    """Whether it is clear, at a closer look, that `region` has no values."""
    match region:
        case Values(values):
            return not values
        case Numbers():
            return numbers.is_empty(region)
        case Strings():
            return _is_empty_language(region)
        case Arrays():
            return _is_empty_array(form_of, region)
        case Objects():
            return _is_empty_object(form_of, region)


def _is_empty_language(region: Strings) -> bool:
    try:
        return shortest_string(region) is None
    except UndecidedError:
        return False


def shortest_string(
    region: Strings,
    matching: tuple[str, ...] = (),
    refusing: tuple[str, ...] = (),
    without: tuple[str, ...] = (),
    *,
    least: int = 0,
    most: int | None = None,
) -> str | None:
    """The shortest string of a region that agrees with further constraints, or None.

    Raises `UndecidedError`.
    """
    ends = [] if most is None else [most]
    ends += [] if region.most is None else [int(region.most.value)]
    return shortest(
        [p.text for p in region.patterns if not p.refused] + list(matching),
        [p.text for p in region.patterns if p.refused] + list(refusing),
        [text for text in region.without if isinstance(text, str)] + list(without),
        least=max(least, int(region.least.value) if region.least else 0),
        most=min(ends) if ends else None,
    )


def is_void(form_of: FormOf, demand: Demand) -> bool:
    """Whether it is clear, at a closer look, that no value meets `demand`."""
    return all(is_empty(form_of, region) for kind in form_of(demand).values() for region in kind)


def _is_empty_array(form_of: FormOf, region: Arrays) -> bool:
    if not _in_order(region.least, region.most):
        return True
    for contains in region.contains:
        items = (*region.prefix, region.rest)
        if contains.least and all(is_nothing(form_of, item & contains.item) for item in items):
            return True
    needed = int(region.least.value) if region.least else 0
    return any(
        is_nothing(form_of, region.item(i)) for i in range(min(needed, len(region.prefix) + 1))
    )


def _is_empty_object(form_of: FormOf, region: Objects) -> bool:
    if not _in_order(region.least, region.most):
        return True
    if region.most is not None and len(region.required) > region.most.value:
        return True
    try:
        return any(
            meets(form_of, region.names, name) is False or is_nothing(form_of, member(region, name))
            for name in region.required
        )
    except UndecidedError:
        return False


def _in_order(least: Bound | None, most: Bound | None) -> bool:
    return most is None or most.value >= (0 if least is None else least.value)


def _higher(left: Bound | None, right: Bound | None) -> Bound | None:
    if left is None or right is None:
        return left or right
    return max(left, right, key=lambda limit: (limit.value, limit.exclusive))


def _lower(left: Bound | None, right: Bound | None) -> Bound | None:
    if left is None or right is None:
        return left or right
    return min(left, right, key=lambda limit: (limit.value, not limit.exclusive))
