"""What must hold for objects to be inside other objects."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain, combinations
from typing import Final, TypeAlias

from eventschema.diff.differences import (
    AnyMember,
    Breach,
    DependencyUnmet,
    Member,
    MemberName,
    MemberNeeded,
    MemberRefused,
    OthersRefused,
    Part,
)
from eventschema.diff.relations import (
    Obligations,
    Tools,
    limit_breach,
    sought,
)
from eventschema.ir.types import Json
from eventschema.sets.instances import NothingFoundError
from eventschema.sets.meeting import is_nothing, is_void, shortest_string
from eventschema.sets.membership import meets, member
from eventschema.sets.regions import (
    ANY_STRING,
    Demand,
    Objects,
    Strings,
    UndecidedError,
    Values,
)

MOST_PATTERNS: Final = 6
"""Patterns of names that two objects may have together; names are told apart by all of them."""

Inside: TypeAlias = Callable[[Demand, Demand], bool]
"""Whether all values that meet the one demand are known to meet the other."""


def of_objects(tools: Tools, ours: Objects, theirs: Objects) -> Obligations:
    """Whether objects of `ours` are in `theirs`. Raises `UndecidedError`."""
    for name, source in theirs.required.items():
        if name not in ours.required:
            without = partial(_object, tools, ours, {}, lacking=(name,))
            pointer = member(ours, name).pointer
            yield Breach(MemberNeeded(name), sought(without), pointer, source.pointer)
    yield from _members(tools, ours, theirs)
    yield from _counts(tools, ours, theirs)
    for rule in theirs.dependencies:
        if rule.needed not in _implied(ours, rule.name):
            values = partial(_having, tools, ours, rule.name, lacking=(rule.needed,))
            difference = DependencyUnmet(rule.name, rule.needed)
            yield Breach(difference, sought(values), None, rule.source.pointer)


def _implied(region: Objects, name: str) -> set[str]:
    """The members that an object of `region` with the member `name` has."""
    found, pending = set(region.required), [name, *region.required]
    while pending:
        current = pending.pop()
        needed = {rule.needed for rule in region.dependencies if rule.name == current} - found
        found |= needed
        pending += needed
    return found


def _object(
    tools: Tools,
    region: Objects,
    members: dict[str, Json],
    lacking: tuple[str, ...] = (),
    length: int = 0,
) -> Iterator[Json]:
    try:
        yield tools.instances.object_with(region, members, lacking, length)
    except NothingFoundError:
        return


def _having(
    tools: Tools, region: Objects, name: str, lacking: tuple[str, ...] = ()
) -> Iterator[Json]:
    """Objects of `region` with the member `name`."""
    try:
        wanted = member(region, name)
    except UndecidedError:
        return
    for value in tools.instances.meeting(wanted, 4):
        yield from _object(tools, region, {name: value}, lacking)


def _members(tools: Tools, ours: Objects, theirs: Objects) -> Obligations:
    declared = dict.fromkeys(chain(ours.declared(), theirs.declared(), _listed_names(tools, ours)))
    mentioned = frozenset(ours.declared())
    for name in declared:
        if meets(tools.forms, ours.names, name) is False:
            continue
        if meets(tools.forms, theirs.names, name) is not True:
            refused = theirs.names
        else:
            refused = member(theirs, name)
        kept = member(ours, name)
        if is_nothing(tools.forms, kept) or not refused.terms:
            continue
        if refused is theirs.names or is_nothing(tools.forms, refused):
            if is_void(tools.forms, kept):
                continue
            yield _refused(MemberRefused(name), kept, refused, partial(_having, tools, ours, name))
        else:
            around = partial(_object_with, tools, ours, name)
            yield Part(Member(name), kept, refused, around, free=name not in mentioned)
    for name, pattern in _unmentioned(tools, ours, theirs, tuple(declared)):
        kept, refused = member(ours, name), member(theirs, name)
        if is_nothing(tools.forms, kept) or not refused.terms:
            continue
        if is_nothing(tools.forms, refused):
            if is_void(tools.forms, kept):
                continue
            yield _refused(
                OthersRefused(pattern), kept, refused, partial(_having, tools, ours, name)
            )
        else:
            around = partial(_object_with, tools, ours, name)
            yield Part(AnyMember(name, pattern), kept, refused, around)
    if theirs.names.terms and not _is_closed(tools, ours):
        names = ours.names & ANY_STRING
        yield Part(MemberName(), names, theirs.names, partial(_named, tools, ours))


def _refused(
    difference: MemberRefused | OthersRefused,
    kept: Demand,
    refused: Demand,
    values: Callable[[], Iterator[Json]],
) -> Breach:
    return Breach(
        difference,
        sought(values),
        kept.pointer,
        refused.pointer,
    )


def _object_with(tools: Tools, region: Objects, name: str, value: Json) -> Json:
    return tools.instances.object_with(region, {name: value})


def _named(tools: Tools, region: Objects, name: Json) -> Json:
    try:
        value = tools.instances.smallest(member(region, name))
    except UndecidedError:
        raise NothingFoundError from None
    return tools.instances.object_with(region, {name: value})


def _listed_names(tools: Tools, region: Objects) -> Iterator[str]:
    """The names that members of `region` can have, as far as they are listed."""
    if region.names.terms:
        for kind in tools.forms(region.names).get("string", ()):
            if isinstance(kind, Values):
                yield from kind.values


def _unmentioned(
    tools: Tools, ours: Objects, theirs: Objects, declared: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    """A name of each kind that is not declared, and a pattern that it matches.

    Raises `UndecidedError`.
    """
    patterns = tuple(dict.fromkeys((*ours.patterns(), *theirs.patterns())))
    if len(patterns) > MOST_PATTERNS:
        raise UndecidedError
    kinds = tools.forms(ours.names & ANY_STRING).get("string", ())
    for count in range(len(patterns) + 1):
        for matching in combinations(patterns, count):
            refusing = tuple(pattern for pattern in patterns if pattern not in matching)
            for kind in kinds:
                name = (
                    _name(kind, matching, refusing, declared) if isinstance(kind, Strings) else None
                )
                if name is not None:
                    yield name, matching[0] if matching else ""
                    break


def _name(
    kind: Strings, matching: tuple[str, ...], refusing: tuple[str, ...], declared: tuple[str, ...]
) -> str | None:
    if kind == Strings() and not matching and not refusing:
        names = chain("xyz", (f"x{number}" for number in range(len(declared))))
        return next(name for name in names if name not in declared)
    found = shortest_string(kind, matching, refusing, declared, least=1)
    return shortest_string(kind, matching, refusing, declared) if found is None else found


def _is_closed(tools: Tools, region: Objects) -> bool:
    """Whether objects of `region` have declared members only."""
    return not region.patterns() and any(
        layer.additional.terms and is_nothing(tools.forms, layer.additional)
        for layer in region.layers
    )


def _counts(tools: Tools, ours: Objects, theirs: Objects) -> Obligations:
    least, most = theirs.least, theirs.most
    fewest = max(len(ours.required), int(ours.least.value) if ours.least else 0)
    if least is not None and fewest < least.value:
        yield limit_breach(ours.least, least, sought(partial(_object, tools, ours, {})))
    ends = [] if ours.most is None else [int(ours.most.value)]
    if _is_closed(tools, ours):
        possible = (member(ours, name) for name in ours.declared())
        ends.append(sum(not is_nothing(tools.forms, demand) for demand in possible))
    if most is not None and min(ends, default=most.value + 1) > most.value:
        long = partial(_object, tools, ours, {}, length=int(most.value) + 1)
        yield limit_breach(ours.most, most, sought(long))
