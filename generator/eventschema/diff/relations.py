"""What must hold for one region to be inside another: constraint by constraint, part by part."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from itertools import chain, islice
from typing import Final, TypeAlias

from eventschema.diff.differences import (
    Breach,
    BreachCase,
    LimitExceeded,
    NotWhole,
    OthersThanListed,
    Part,
    PatternUnmatched,
    SomeRefused,
    ValuesRefused,
)
from eventschema.ir.types import Json
from eventschema.ir.values import as_json
from eventschema.sets import numbers
from eventschema.sets.forms import Forms
from eventschema.sets.instances import Instances
from eventschema.sets.likeness import Likeness
from eventschema.sets.meeting import shortest_string
from eventschema.sets.membership import holds
from eventschema.sets.regions import (
    Bound,
    Numbers,
    PatternConstraint,
    Region,
    Strings,
    UndecidedError,
    Values,
)

ENOUGH: Final = 24
"""How many values are made up to find one that shows a difference."""

Obligations: TypeAlias = Iterator[Breach | Part]


@dataclass(frozen=True, slots=True)
class Tools:
    """What is worked out once for a pair of schemas."""

    forms: Forms
    instances: Instances
    likeness: Likeness


def shown(*values: Json) -> tuple[BreachCase, ...]:
    """The only case of a breach, shown by the first of `values` that does."""
    return (BreachCase(None, lambda: values),)


def sought(values: Callable[[], Iterable[Json]]) -> tuple[BreachCase, ...]:
    """The only case of a breach, shown by the first of `values()` that does."""
    return (BreachCase(None, lambda: islice(values(), ENOUGH)),)


def of_numbers(ours: Numbers, theirs: Numbers) -> Obligations:
    """Whether numbers of `ours` are in `theirs`."""
    if theirs.lower is not None and not _above(numbers.lowest(ours), theirs.lower):
        yield _beyond(ours, ours.lower, theirs.lower, Numbers(lower=theirs.lower))
    if theirs.upper is not None and not _below(numbers.highest(ours), theirs.upper):
        yield _beyond(ours, ours.upper, theirs.upper, Numbers(upper=theirs.upper))
    by = numbers.step(ours)
    for step in theirs.steps:
        if by is None or not numbers.divides(step, by):
            yield from _undivided(ours, step)
    kept = {limit.value for limit in ours.refused}
    for step in theirs.refused:
        if step.value not in kept:
            yield from _divided(ours, step)


def _above(low: tuple[Fraction, bool] | None, limit: Bound) -> bool:
    if low is None or low[0] == limit.value:
        return low is not None and (low[1] or not limit.exclusive)
    return low[0] > limit.value


def _below(high: tuple[Fraction, bool] | None, limit: Bound) -> bool:
    if high is None or high[0] == limit.value:
        return high is not None and (high[1] or not limit.exclusive)
    return high[0] < limit.value


def _beyond(ours: Numbers, held: Bound | None, broken: Bound, allowed: Numbers) -> Breach:
    def outside() -> Iterator[Json]:
        tried = chain(numbers.around(ours, broken), numbers.simplest(ours))
        return (as_json(number) for number in tried if not numbers.inside(allowed, number))

    return limit_breach(held, broken, sought(outside))


def limit_breach(held: Bound | None, broken: Bound, cases: tuple[BreachCase, ...]) -> Breach:
    """The breach of the limit `broken`, where `held` is kept."""
    return Breach(
        LimitExceeded(None if held is None else _written(held), _written(broken)),
        cases,
        None if held is None else held.source.pointer,
        broken.source.pointer,
    )


def _written(limit: Bound) -> tuple[str, Json]:
    return limit.keyword, as_json(limit.value)


def _undivided(ours: Numbers, step: Bound) -> Obligations:
    few = numbers.finite(ours)
    if few is not None and all(numbers.divides(step, number) for number in few):
        return
    cases = sought(lambda: map(as_json, numbers.undivided(ours, step)))
    if step.keyword == "type":
        yield Breach(NotWhole(), cases, None, step.source.pointer)
    else:
        yield limit_breach(next(iter(ours.steps), None), step, cases)


def _divided(ours: Numbers, step: Bound) -> Obligations:
    few = numbers.finite(ours)
    if few is None or any(numbers.divides(step, number) for number in few):
        found = (n for n in few or numbers.simplest(ours) if numbers.divides(step, n))
        yield Breach(
            SomeRefused(), shown(*map(as_json, islice(found, ENOUGH))), None, step.source.pointer
        )


def of_strings(tools: Tools, ours: Strings, theirs: Strings) -> Obligations:
    """Whether strings of `ours` are in `theirs`."""
    least, most = theirs.least, theirs.most
    if least is not None and (ours.least is None or ours.least.value < least.value):
        cases = _strings(tools, ours, Strings(least=least), most=int(least.value) - 1)
        yield from (limit_breach(ours.least, least, found) for found in cases)
    if most is not None and (ours.most is None or ours.most.value > most.value):
        cases = _strings(tools, ours, Strings(most=most), least=int(most.value) + 1)
        yield from (limit_breach(ours.most, most, found) for found in cases)
    kept = {(pattern.text, pattern.refused) for pattern in ours.patterns}
    for pattern in theirs.patterns:
        if (pattern.text, pattern.refused) not in kept:
            agreeing = Strings(patterns=(pattern,))
            if pattern.refused:
                cases = _strings(tools, ours, agreeing, matching=(pattern.text,))
            else:
                cases = _strings(tools, ours, agreeing, refusing=(pattern.text,))
            yield from (_pattern_breach(ours, pattern, found) for found in cases)


def _strings(
    tools: Tools,
    ours: Strings,
    allowed: Strings,
    *,
    matching: tuple[str, ...] = (),
    refusing: tuple[str, ...] = (),
    least: int = 0,
    most: int | None = None,
) -> Iterator[tuple[BreachCase, ...]]:
    """The cases of a breach of `allowed` by a string of `ours`; nothing if there is no breach."""

    def guessed() -> Iterator[Json]:
        made_up = tools.instances.strings(ours, ENOUGH)
        return (text for text in made_up if holds(tools.forms, allowed, text) is not True)

    try:
        text = shortest_string(ours, matching, refusing, least=least, most=most)
    except UndecidedError:
        yield sought(guessed)
        return
    if text is not None:
        yield sought(lambda: chain([text], guessed()))


def _pattern_breach(
    ours: Strings, broken: PatternConstraint, cases: tuple[BreachCase, ...]
) -> Breach:
    kept = [pattern for pattern in ours.patterns if not pattern.refused]
    return Breach(
        PatternUnmatched(tuple(pattern.text for pattern in kept), broken.text, broken.refused),
        cases,
        kept[0].source.pointer if kept else None,
        broken.source.pointer,
    )


def of_listed(tools: Tools, ours: Region, theirs: Values) -> Obligations:
    """Whether values of `ours`, which lists none, are among those that `theirs` lists."""
    match ours:
        case Numbers():
            few = numbers.finite(ours)
            values: list[Json] | None = None if few is None else [as_json(n) for n in few]
        case Strings():
            listed = tuple(value for value in theirs.values if isinstance(value, str))
            values = _strings_without(tools, ours, listed)
        case _:
            values = None
    known = [v for v in values or () if holds(tools.forms, ours, v) is not False]
    if values is None or any(holds(tools.forms, theirs, value) is not True for value in known):
        yield Breach(
            OthersThanListed(theirs.values),
            sought(lambda: (*known, *tools.instances.of_region(ours, ENOUGH))),
            None,
            theirs.source.pointer if theirs.source else None,
        )


def _strings_without(tools: Tools, ours: Strings, listed: tuple[str, ...]) -> list[Json] | None:
    try:
        text = shortest_string(ours, without=listed)
    except UndecidedError:
        return None
    return [] if text is None else [text]


def of_any(tools: Tools, ours: Region, theirs: Region) -> Obligations:
    """Whether values of `ours` keep the constraints that regions of all types have."""
    if not isinstance(theirs, Values):
        for value in theirs.without:
            if holds(tools.forms, ours, value) is not False:
                yield Breach(ValuesRefused(), (BreachCase(value, partial(iter, (value,))),))
    for unknown in theirs.opaque:
        if not any(tools.likeness.opaque(known, unknown) for known in ours.opaque):
            yield Breach(SomeRefused(), sought(partial(_otherwise_held, tools, ours, theirs)))


def _otherwise_held(tools: Tools, ours: Region, theirs: Region) -> Iterator[Json]:
    """Values of `ours` that keep all constraints of `theirs` that are understood."""
    understood = replace(theirs, opaque=())
    for value in tools.instances.of_region(ours, ENOUGH):
        if holds(tools.forms, understood, value) is not False:
            yield value
