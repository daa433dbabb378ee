"""Where decoding has to ask which arm of a union a valid value is: it tries them in order."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from eventschema.ir.types import (
    Definition,
    Reference,
    TaggedUnion,
    Type,
    Union,
    leaves,
    references,
    within,
)
from eventschema.model import Parsed
from eventschema.plan.repetition import components, leads_back


def asked_again(parsed: Parsed) -> frozenset[str]:
    """The validators that decoding asks about a value and then about its parts."""
    asked = _asked(parsed)
    if not any(asked.values()):
        return frozenset()
    steps = _references(parsed)
    cycles = (names for names in components(steps) if leads_back(names, steps))
    return frozenset().union(*(asked[name] for names in cycles for name in names))


def asking(parsed: Parsed, validators: AbstractSet[str]) -> frozenset[str]:
    """The definitions whose values are decoded by asking one of `validators`, be it about parts."""
    if not validators:
        return frozenset()
    asked, steps = _asked(parsed), _references(parsed)
    found: set[str] = set()
    for names in components(steps):
        if any(asked[name] & validators or found.intersection(steps[name]) for name in names):
            found |= names
    return frozenset(found)


def asked_of(
    types: Iterable[Type | Definition], checks: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    """The validators that tell the arms of those of `types` that are unions."""
    for union in types:
        if isinstance(union, Union | TaggedUnion):
            for leaf in leaves(union.decision):
                arms = [union.arms[index] for index in leaf.arms if len(leaf.arms) > 1]
                for arm in arms:
                    if isinstance(arm, Reference):
                        yield from checks.get(arm.name, ())


def _asked(parsed: Parsed) -> Mapping[str, AbstractSet[str]]:
    definitions = parsed.module.definitions
    return {each.name: {*asked_of(within(each), parsed.checks)} for each in definitions}


def _references(parsed: Parsed) -> Mapping[str, list[str]]:
    return {each.name: [*references(each)] for each in parsed.module.definitions}
