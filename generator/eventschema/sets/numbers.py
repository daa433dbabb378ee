"""Regions of numbers: their ends, and the numbers that tell two of them apart."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain
from math import ceil, floor, lcm
from typing import Final

from eventschema.sets.regions import Bound, Numbers

MOST_TRIED: Final = 2_000
"""How many numbers of a region are tried one after the other."""


def step(region: Numbers) -> Fraction | None:
    """What divides all its numbers, and only numbers that all of its steps divide."""
    result: Fraction | None = None
    for limit in region.steps:
        other = limit.value
        result = other if result is None else _common_multiple(result, other)
    return result


def _common_multiple(left: Fraction, right: Fraction) -> Fraction:
    denominator = lcm(left.denominator, right.denominator)
    return Fraction(lcm(int(left * denominator), int(right * denominator)), denominator)


def lowest(region: Numbers) -> tuple[Fraction, bool] | None:
    """Its lower end, and whether that is not in it; None where it has none."""
    return _end(region.lower, step(region), upwards=True)


def highest(region: Numbers) -> tuple[Fraction, bool] | None:
    """Its upper end, and whether that is not in it; None where it has none."""
    return _end(region.upper, step(region), upwards=False)


def _end(
    limit: Bound | None, by: Fraction | None, *, upwards: bool
) -> tuple[Fraction, bool] | None:
    if limit is None or by is None:
        return None if limit is None else (limit.value, limit.exclusive)
    end = (ceil if upwards else floor)(limit.value / by) * by
    if limit.exclusive and end == limit.value:
        end += by if upwards else -by
    return end, False


def is_empty(region: Numbers) -> bool:
    """Whether its limits and steps leave nothing."""
    by = step(region)
    if by is not None and any(divides(limit, by) for limit in region.refused):
        return True
    low, high = lowest(region), highest(region)
    if low is None or high is None:
        return False
    return low[0] > high[0] or (low[0] == high[0] and (low[1] or high[1]))


def simplest(region: Numbers) -> Iterator[Fraction]:
    """Numbers within its limits, starting with those that are easy to read."""
    low, high, by = lowest(region), highest(region), step(region)
    if by is not None:
        found = _multiples(low and low[0], high and high[0], by)
        yield from (number for number in found if inside(region, number))
        return
    ends = [end for end in (low, high) if end is not None]
    tried = [Fraction(0), Fraction(1), *(end for end, _ in ends)]
    tried += [
        end + offset for end, _ in ends for offset in (1, -1, Fraction(1, 2), -Fraction(1, 2))
    ]
    if low is not None and high is not None:
        tried += [low[0] + (high[0] - low[0]) * Fraction(n, 8) for n in range(1, 8)]
    tried += [Fraction(n) for n in range(2, 20)]
    tried += [limit.value / 2 for limit in region.refused]
    yield from (number for number in dict.fromkeys(tried) if inside(region, number))


def _multiples(low: Fraction | None, high: Fraction | None, by: Fraction) -> Iterator[Fraction]:
    """Multiples from `low` to `high`, those nearest to zero first."""
    start = Fraction(0)
    if low is not None and low > 0:
        start = low
    elif high is not None and high < 0:
        start = high
    for offset in range(MOST_TRIED):
        for number in dict.fromkeys((start + offset * by, start - offset * by)):
            if (low is None or number >= low) and (high is None or number <= high):
                yield number


def inside(region: Numbers, number: Fraction) -> bool:
    """Whether the limits and the steps of `region` allow `number`."""
    lower, upper = region.lower, region.upper
    return (
        (lower is None or number > lower.value or (number == lower.value and not lower.exclusive))
        and (
            upper is None or number < upper.value or (number == upper.value and not upper.exclusive)
        )
        and all(divides(limit, number) for limit in region.steps)
        and not any(divides(limit, number) for limit in region.refused)
    )


def divides(limit: Bound, number: Fraction) -> bool:
    """Whether `number` is a multiple of a divisor."""
    return (number / limit.value).denominator == 1


def undivided(region: Numbers, limit: Bound) -> Iterator[Fraction]:
    """Numbers of `region` that the divisor `limit` does not divide."""
    ends = [end[0] for end in (lowest(region), highest(region)) if end is not None]
    parts = [limit.value / 2, limit.value / 3, -limit.value / 2]
    tried = chain(simplest(region), (end + part for end in (Fraction(0), *ends) for part in parts))
    yield from (n for n in tried if inside(region, n) and not divides(limit, n))


def around(region: Numbers, limit: Bound) -> Iterator[Fraction]:
    """Numbers of `region` near a limit of another one, on both sides of it."""
    by = step(region)
    if by is None:
        near = [limit.value + offset for offset in (0, 1, -1, Fraction(1, 2), -Fraction(1, 2))]
    else:
        below = floor(limit.value / by) * by
        near = [below + offset * by for offset in (0, 1, -1, 2)]
    ends = [end[0] for end in (lowest(region), highest(region)) if end is not None]
    near += [(end + limit.value) / 2 for end in ends]
    yield from (number for number in dict.fromkeys(near) if inside(region, number))


def finite(region: Numbers) -> list[Fraction] | None:
    """All its numbers, if they are few."""
    low, high, by = lowest(region), highest(region), step(region)
    if low is None or high is None or by is None or (high[0] - low[0]) / by > MOST_TRIED:
        return None
    every = (low[0] + n * by for n in range(int((high[0] - low[0]) / by) + 1))
    return [number for number in every if inside(region, number)]
