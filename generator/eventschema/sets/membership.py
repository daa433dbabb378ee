"""Whether a value is in a set. `None` is the answer where a constraint is not understood."""

from collections.abc import Iterable
from typing import assert_never

from eventschema.ir.types import Json
from eventschema.ir.values import distinct, exact, identity, json_type
from eventschema.schema.registry import Schema
from eventschema.sets import numbers
from eventschema.sets.regions import (
    ANYTHING,
    Among,
    Arrays,
    Bound,
    Complement,
    Demand,
    FormOf,
    Numbers,
    Objects,
    OfType,
    PatternConstraint,
    Region,
    Strings,
    Term,
    UndecidedError,
    Values,
)
from eventschema.sets.strings import matches


def every(answers: Iterable[bool | None]) -> bool | None:
    """Whether all answers are yes; unknown where none is no and one is unknown."""
    known: bool | None = True
    for answer in answers:
        if answer is False:
            return False
        if answer is None:
            known = None
    return known


def some(answers: Iterable[bool | None]) -> bool | None:
    """Whether one answer is yes; unknown where none is and one is unknown."""
    known: bool | None = False
    for answer in answers:
        if answer:
            return True
        if answer is None:
            known = None
    return known


def meets(form_of: FormOf, demand: Demand, value: Json) -> bool | None:
    """Whether `value` meets `demand`."""
    return every(_meets(form_of, term, value) for term in demand.terms)


def _meets(form_of: FormOf, term: Term, value: Json) -> bool | None:
    match term:
        case Among(values):
            return any(identity(value) == identity(other) for other in values)
        case Complement(refused):
            answer = meets(form_of, refused, value)
            return None if answer is None else not answer
        case OfType(name):
            return json_type(value) == name
        case Schema():
            regions = form_of(Demand((term,))).get(json_type(value), ())
            return some(holds(form_of, region, value) for region in regions)
        case _:
            assert_never(term)


def holds(form_of: FormOf, region: Region, value: Json) -> bool | None:
    """Whether `value`, of the type of `region`, is in `region`."""
    answer = every(_constraints(form_of, region, value))
    return None if answer and region.opaque else answer


def within(value: int, least: Bound | None, most: Bound | None) -> bool:
    """Whether a count keeps its limits."""
    return (least is None or value >= least.value) and (most is None or value <= most.value)


def agrees(pattern: PatternConstraint, text: str) -> bool | None:
    """Whether a string agrees with a pattern."""
    try:
        return matches(pattern.text, text) is not pattern.refused
    except UndecidedError:
        return None


def _constraints(form_of: FormOf, region: Region, value: Json) -> Iterable[bool | None]:
    match region:
        case Values():
            yield identity(value) in region.identities
            return
        case Numbers():
            yield numbers.inside(region, exact(value))
        case Strings():
            yield within(len(value), region.least, region.most)
            yield from (agrees(pattern, value) for pattern in region.patterns)
        case Arrays():
            yield from _of_array(form_of, region, value)
        case Objects():
            yield from _of_object(form_of, region, value)
    yield all(identity(value) != identity(other) for other in region.without)


def _of_array(form_of: FormOf, region: Arrays, items: list[Json]) -> Iterable[bool | None]:
    yield within(len(items), region.least, region.most)
    yield region.unique is None or len(list(distinct(items))) == len(items)
    for index, item in enumerate(items):
        yield meets(form_of, region.item(index), item)
    for contains in region.contains:
        answers = [meets(form_of, contains.item, item) for item in items]
        fewest, largest = answers.count(True), len(answers) - answers.count(False)
        if contains.least <= fewest and (contains.most is None or largest <= contains.most):
            yield True
        elif largest < contains.least or (contains.most is not None and fewest > contains.most):
            yield False
        else:
            yield None


def _of_object(form_of: FormOf, region: Objects, members: dict[str, Json]) -> Iterable[bool | None]:
    yield within(len(members), region.least, region.most)
    yield all(name in members for name in region.required)
    yield all(rule.needed in members for rule in region.dependencies if rule.name in members)
    for name, value in members.items():
        yield meets(form_of, region.names, name)
        try:
            yield meets(form_of, member(region, name), value)
        except UndecidedError:
            yield None


def member(region: Objects, name: str) -> Demand:
    """What `region` demands of the member `name`. Raises `UndecidedError`."""
    demand = ANYTHING
    for layer in region.layers:
        demand &= layer.member(name, matches)
    return demand
