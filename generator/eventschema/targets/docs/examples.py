"""The examples that a definition's page shows: its own, else found inside others, else made up."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from math import isfinite
from typing import Any, Final, Protocol

from eventschema.ir.types import (
    Alias,
    Definition,
    Json,
    List,
    Map,
    Module,
    Record,
    Reference,
    TaggedUnion,
    Tuple,
    Type,
    Union,
    references,
)
from eventschema.targets.docs.decisions import arm_of, candidates, union_of
from eventschema.targets.docs.synthesis import ImpossibleError, Synthesis

DEEPEST: Final = 40
"""Levels of nesting beyond which nobody reads an example."""

MOST_ARMS: Final = 12
"""How many arms of a union are shown by an example."""

ENOUGH: Final = 20
"""How many instances of a definition are collected to choose from."""


class Violations(Protocol):
    """What is wrong with an instance: `pointer`, `message`, `keyword` each."""

    def __call__(self, instance: Json, definition: str | None = None, /) -> Sequence[Any]:
        """What a definition, or else the module's root, finds wrong with `instance`."""
        raise NotImplementedError


def examples(module: Module, violations: Violations) -> Mapping[str, tuple[Json, ...]]:
    """Examples of every definition that some can be found for, by name.

    A definition's own examples come before those found inside other definitions' examples, of
    which the telling ones are kept, and these before made up ones. Invalid examples of events and
    made up instances that turn out to be invalid are left out.
    """
    own = {d.name: _own(module, d, violations) for d in module.definitions}
    found = _found(module, own)
    shortest = {name: min(some, key=length) for name, some in found.items() if some}
    synthesis = Synthesis(module, shortest)
    made_up = {
        d.name: tuple(_made_up(synthesis, d, violations))
        for d in module.definitions
        if d.name not in shortest
    }
    found_in_made_up = _found(module, made_up)
    return {
        d.name: own[d.name]
        or _telling(module, d.name, found)
        or (isinstance(d, Record) and made_up.get(d.name))
        or _telling(module, d.name, found_in_made_up)
        for d in module.definitions
    }


def _found(module: Module, within: Mapping[str, Sequence[Json]]) -> dict[str, list[Json]]:
    """The different instances of each definition within instances of definitions."""
    found: dict[str, list[Json]] = {name: [] for name in module.by_name}
    for name, instances in within.items():
        for instance in instances:
            for inner_name, inner in _inside(module, Reference(name), instance):
                if len(found[inner_name]) < ENOUGH and inner not in found[inner_name]:
                    found[inner_name].append(inner)
    return found


def _own(module: Module, definition: Definition, violations: Violations) -> tuple[Json, ...]:
    examples = filter(readable, definition.annotations.examples)
    if definition.name == module.root or definition.name in module.events:
        return tuple(example for example in examples if not violations(example))
    return tuple(examples)


def _made_up(
    synthesis: Synthesis, definition: Definition, violations: Violations
) -> Iterator[Json]:
    smallest = None
    for maker in (synthesis.smallest, synthesis.fullest):
        try:
            instance = maker(definition)
        except ImpossibleError:
            continue
        if instance != smallest and not _wrong(synthesis, definition, instance, violations):
            yield instance
        smallest = instance


def _wrong(
    synthesis: Synthesis, definition: Definition, instance: Json, violations: Violations
) -> Sequence[Any]:
    """What is wrong with an instance in its place, or alone where no way leads there."""
    try:
        root = synthesis.embedded(definition.name, instance)
    except ImpossibleError:
        return violations(instance, definition.name)
    return violations(root)


def _inside(module: Module, type_: Type, value: Json) -> Iterator[tuple[str, Json]]:
    """The instances of definitions in an instance of `type_`, its own first."""
    match type_, value:
        case Reference(name), _:
            yield name, value
            yield from _inside_definition(module, module.by_name[name], value)
        case Union(), _:
            arm = arm_of(module, type_, value)
            if arm is not None:
                yield from _inside(module, arm, value)
        case List(items), list():
            for item in value:
                yield from _inside(module, items, item)
        case Tuple(prefix, rest), list():
            after = [] if rest is None else [rest] * (len(value) - len(prefix))
            for item_type, item in zip([*prefix, *after], value, strict=False):
                yield from _inside(module, item_type, item)
        case Map(values), dict():
            for member in value.values():
                yield from _inside(module, values, member)
        case _:
            pass


def _inside_definition(
    module: Module, definition: Definition, value: Json
) -> Iterator[tuple[str, Json]]:
    match definition, value:
        case Record(fields=fields, additional=additional), dict():
            types = {field.name: field.type for field in fields}
            for name, member in value.items():
                type_ = types.get(name, additional)
                if type_ is not None:
                    yield from _inside(module, type_, member)
        case TaggedUnion() as union, _:
            arm = arm_of(module, union, value)
            if arm is not None:
                yield from _inside(module, arm, value)
        case Alias(type=type_), _:
            yield from _inside(module, type_, value)
        case _:
            pass


def _telling(module: Module, name: str, found: Mapping[str, Sequence[Json]]) -> tuple[Json, ...]:
    """Of the instances found, a union's shortest of each arm, else the shortest and the longest."""
    union = union_of(module.by_name[name])
    if union is None:
        return _extremes(found[name])
    shortest = (
        min(instances, key=length)
        for index, arm in enumerate(union.arms)
        if (instances := list(_in_arm(union, index, chain([name], references(arm)), found)))
    )
    return tuple(islice(shortest, MOST_ARMS))


def _in_arm(
    union: Union | TaggedUnion,
    index: int,
    names: Iterable[str],
    found: Mapping[str, Sequence[Json]],
) -> Iterator[Json]:
    """The instances found of some definitions that no arm but this one accepts."""
    for name in names:
        for instance in found[name]:
            if candidates(union.decision, instance) == (index,):
                yield instance


def _extremes(instances: Sequence[Json]) -> tuple[Json, ...]:
    if not instances:
        return ()
    shortest, longest = min(instances, key=length), max(instances, key=length)
    return (shortest,) if shortest is longest else (shortest, longest)


def length(instance: Json) -> int:
    """How long an instance is as JSON text."""
    return len(json.dumps(instance, ensure_ascii=False))


def readable(instance: Json) -> bool:
    """Whether an instance is nested no deeper than people read, and all of it is JSON."""
    level = [instance]
    for _ in range(DEEPEST):
        if any(isinstance(value, float) and not isfinite(value) for value in level):
            return False
        containers = (value for value in level if isinstance(value, dict | list))
        level = [v for c in containers for v in (c.values() if isinstance(c, dict) else c)]
    return not level
