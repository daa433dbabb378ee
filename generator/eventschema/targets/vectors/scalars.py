"""Variations of scalars: listed values, bounds of numbers, lengths and patterns of strings."""

import json
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import chain, count, islice
from typing import Final

from eventschema.ir.types import Json
from eventschema.ir.values import as_json, identity
from eventschema.schema.registry import Schema
from eventschema.sets.instances import Instances
from eventschema.sets.meeting import shortest_string
from eventschema.sets.membership import holds
from eventschema.sets.numbers import highest, inside, lowest, simplest, step
from eventschema.sets.regions import (
    Bound,
    Demand,
    Numbers,
    PatternConstraint,
    Strings,
    Values,
)
from eventschema.targets.vectors.variation import LONGEST, MOST_LISTED, Variation, broken, kept

FINEST: Final = 12
"""Decimal places of a bound that has numbers next to it."""

LARGEST_FLOAT: Final = 2**53
"""Up to here every integer is a floating-point number, too."""

ASTRAL: Final = "\N{WATER WAVE}"
"""One character, two code units in UTF-16."""


def of_values(region: Values, demand: Demand) -> Iterator[Variation]:
    """The listed values; one that only a part of `demand` lists, and one that none does."""
    for value in region.values[:MOST_LISTED]:
        yield Variation(json.dumps(value), [value], valid=True)
    listed = set(map(identity, region.values))
    elsewhere = [
        value
        for term in demand.terms
        if isinstance(term, Schema)
        for value in term.keywords.get("enum", ())
    ]
    nowhere = islice(_like(region.values[0]), len(listed) + len(elsewhere) + 1)
    known = listed | set(map(identity, elsewhere))
    others = (
        [other for other in elsewhere if identity(other) not in listed][:1],
        [other for other in nowhere if identity(other) not in known][:1],
    )
    for other in chain(*others):
        yield Variation(f"{json.dumps(other)}, which is not listed", [other], valid=False)


def _like(value: Json) -> Iterator[Json]:
    """Different values of the type of `value`."""
    match value:
        case bool():
            yield from (True, False)
        case int() | float():
            yield from count(int(value))
        case str():
            yield from (f"other{number or ''}" for number in count())
        case list():
            yield from ([number] for number in count())
        case dict():
            yield from ({"other": number} for number in count())


def of_numbers(region: Numbers) -> Iterator[Variation]:
    """The ends of the range, the numbers beyond them, and numbers that a divisor leaves out."""
    ends = ((region.lower, lowest(region), -1), (region.upper, highest(region), 1))
    for limit, end, outwards in ends:
        if limit is not None and end is not None:
            number, is_out = end
            further = outwards * (step(region) or _nearest(number))
            last, first_out = (number - further, number) if is_out else (number, number + further)
            if inside(region, last):
                yield from kept(limit, [as_json(last)])
            yield from broken(limit, [as_json(first_out)])
    for number in islice(simplest(region), 1):
        for limit in region.steps:
            yield from _divided(region, limit, number)


def _nearest(number: Fraction) -> Fraction:
    """How far the nearest number with one decimal place more is."""
    places = (n for n in range(FINEST) if (number * 10**n).denominator == 1)
    return Fraction(1, 10 ** (next(places, FINEST) + 1))


def _divided(region: Numbers, limit: Bound, number: Fraction) -> Iterator[Variation]:
    others = tuple(other for other in region.steps if other is not limit)
    undivided = replace(region, steps=others)
    halves = (number + half for half in (limit.value / 2, -limit.value / 2))
    between = [as_json(n) for n in halves if inside(undivided, n)]
    if limit.keyword == "type":
        if abs(number) < LARGEST_FLOAT:
            yield Variation("integer with a decimal point", [float(number)], valid=True)
        yield Variation("number that is no integer", between, valid=False)
    else:
        yield from broken(limit, between)


def of_strings(region: Strings, instances: Instances) -> Iterator[Variation]:
    """Strings of the lengths that are allowed and no more, and strings against the patterns."""
    if region.least is not None:
        least = int(region.least.value)
        yield from kept(region.least, _texts(region, least))
        yield from broken(region.least, _texts(replace(region, least=None), least - 1))
    if region.most is not None:
        most = int(region.most.value)
        longest = list(_texts(region, most))
        yield from kept(region.most, longest)
        if longest and most and not region.patterns:
            shows = f"at maxLength {most}, the last character a surrogate pair in UTF-16"
            yield Variation(shows, [f"{longest[0][:-1]}{ASTRAL}"], valid=True)
        yield from broken(region.most, _texts(replace(region, most=None), most + 1))
    for pattern in region.patterns:
        for text in dict.fromkeys(_against(region, pattern)):
            yield Variation("against pattern", [text], valid=False)
    for text in instances.strings(region, 1) if region.patterns else ():
        if holds(instances.form_of, region, f"{text}\n") is False:
            yield Variation("against pattern by a line feed at its end", [f"{text}\n"], valid=False)


def _texts(region: Strings, length: int) -> Iterator[str]:
    """A string of `region` of this length, if there is one that is not too long to be shown."""
    if not 0 <= length <= LONGEST + 1:
        return
    text = shortest_string(region, least=length, most=length) if region.patterns else "a" * length
    if text is not None:
        yield text


def _against(region: Strings, pattern: PatternConstraint) -> Iterator[str]:
    """Strings that keep all but `pattern`: the shortest, and the shortest that is not empty."""
    others = tuple(other for other in region.patterns if other is not pattern)
    rest = replace(region, patterns=others)
    matching, refusing = ((pattern.text,), ()) if pattern.refused else ((), (pattern.text,))
    for least in (0, 1):
        text = shortest_string(rest, matching, refusing, least=least)
        if text is not None:
            yield text
