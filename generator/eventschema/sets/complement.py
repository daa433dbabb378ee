"""What is not in a set, where that can be said in regions."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import reduce

from eventschema.ir.types import JsonType
from eventschema.ir.values import identity
from eventschema.sets.meeting import meet
from eventschema.sets.regions import (
    ANYTHING,
    EVERYTHING,
    NOTHING,
    Arrays,
    Bound,
    Containing,
    Form,
    FormOf,
    Layer,
    Numbers,
    Objects,
    Origin,
    Region,
    Strings,
    UndecidedError,
    Values,
    negated,
)


def complement(form_of: FormOf, form: Form, source: Origin) -> Form:
    """All values that are not in `form`; constraints count as written at `source`.

    Raises `UndecidedError` where regions cannot say it.
    """
    found: dict[JsonType, tuple[Region, ...]] = {}
    for kind, everything in EVERYTHING.items():
        outsides: Iterator[Form] = (
            {kind: tuple(_outside(kind, region, source))} for region in form.get(kind, ())
        )
        start: Form = {kind: everything}
        regions = reduce(lambda left, right: meet(form_of, left, right), outsides, start)
        found |= {name: inner for name, inner in regions.items() if inner}
    return found


def _outside(kind: JsonType, region: Region, source: Origin) -> Iterator[Region]:
    """Regions that together hold the values of type `kind` that are not in `region`."""
    if region.opaque:
        raise UndecidedError
    match region:
        case Values(values):
            yield from _all_but(kind, values, source)
            return
        case Numbers():
            yield from _outside_numbers(region, source)
        case Strings():
            yield from _outside_strings(region, source)
        case Arrays():
            yield from _outside_arrays(region, source)
        case Objects():
            yield from _outside_objects(region, source)
    if region.without:
        yield Values(region.without, source)


def _all_but(kind: JsonType, values: tuple[object, ...], source: Origin) -> Iterator[Region]:
    for region in EVERYTHING[kind]:
        if isinstance(region, Values):
            known = set(map(identity, values))
            left = tuple(value for value in region.values if identity(value) not in known)
            if left:
                yield Values(left, source)
        else:
            yield replace(region, without=values)


def _outside_numbers(region: Numbers, source: Origin) -> Iterator[Region]:
    for step in region.steps:
        yield Numbers(refused=(replace(step, source=source),))
    for step in region.refused:
        yield Numbers(steps=(replace(step, source=source),))
    if region.lower is not None:
        keyword = "maximum" if region.lower.exclusive else "exclusiveMaximum"
        yield Numbers(upper=Bound(keyword, region.lower.value, source))
    if region.upper is not None:
        keyword = "minimum" if region.upper.exclusive else "exclusiveMinimum"
        yield Numbers(lower=Bound(keyword, region.upper.value, source))


def _outside_strings(region: Strings, source: Origin) -> Iterator[Region]:
    if region.least is not None:
        yield Strings(most=Bound("maxLength", region.least.value - 1, source))
    if region.most is not None:
        yield Strings(least=Bound("minLength", region.most.value + 1, source))
    for pattern in region.patterns:
        yield Strings(patterns=(replace(pattern, source=source, refused=not pattern.refused),))


def _outside_arrays(region: Arrays, source: Origin) -> Iterator[Region]:
    if region.unique is not None or region.contains or (region.prefix and region.rest.terms):
        raise UndecidedError
    if region.least is not None:
        yield Arrays(most=Bound("maxItems", region.least.value - 1, source))
    if region.most is not None:
        yield Arrays(least=Bound("minItems", region.most.value + 1, source))
    if region.rest.terms:
        yield Arrays(contains=(Containing(negated(region.rest, source.schema), 1, None, source),))
    for index, demand in enumerate(region.prefix):
        if demand.terms:
            prefix = (*([ANYTHING] * index), negated(demand, source.schema))
            yield Arrays(prefix, least=Bound("minItems", Fraction(index + 1), source))


def _outside_objects(region: Objects, source: Origin) -> Iterator[Region]:
    if region.names.terms:
        raise UndecidedError
    for layer in region.layers:
        if layer.patterns or layer.additional.terms:
            raise UndecidedError
        for name, demand in layer.properties.items():
            if demand.terms:
                refused = Layer({name: negated(demand, source.schema)})
                yield Objects((refused,), {name: source})
    for name in region.required:
        yield lacking(name)
    for rule in region.dependencies:
        yield replace(lacking(rule.needed), required={rule.name: source})
    if region.least is not None:
        yield Objects(most=Bound("maxProperties", region.least.value - 1, source))
    if region.most is not None:
        yield Objects(least=Bound("minProperties", region.most.value + 1, source))


def lacking(name: str) -> Objects:
    """The objects without a member `name`."""
    return Objects((Layer({name: NOTHING}),))
