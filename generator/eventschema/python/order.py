"""The order in which Python can evaluate the definitions of a module."""

from collections import defaultdict
from collections.abc import Iterator
from heapq import heapify, heappop, heappush
from typing import assert_never

from eventschema.model import (
    Alias,
    Definition,
    List,
    Map,
    Module,
    Record,
    Reference,
    TaggedUnion,
    Tuple,
    Type,
    Union,
)


def in_definition_order(module: Module) -> Iterator[tuple[Definition, frozenset[str]]]:
    """The definitions in schema order, except that an alias waits for what it names.

    Aliases that wait for each other come as soon as the names outside of their lists and dicts
    are there; beside each definition stand the names that it uses and that are still missing.
    """
    definitions = module.definitions
    used = [set(_names(each, inside=True)) for each in definitions]
    outside = [set(_names(each, inside=False)) for each in definitions]
    waiting: defaultdict[str, list[int]] = defaultdict(list)
    for index, names in enumerate(used):
        for name in names:
            waiting[name].append(index)
    ready = [index for index, names in enumerate(used) if not names]
    able = [index for index, names in enumerate(outside) if not names]
    heapify(ready)
    heapify(able)
    done: set[int] = set()
    while ready or able:
        index = heappop(ready or able)
        if index in done:
            continue
        done.add(index)
        definition = definitions[index]
        yield definition, frozenset(used[index])
        for other in waiting[definition.name]:
            used[other].discard(definition.name)
            outside[other].discard(definition.name)
            if not used[other]:
                heappush(ready, other)
            elif not outside[other]:
                heappush(able, other)


def _names(definition: Definition, *, inside: bool) -> Iterator[str]:
    """What evaluating a definition needs: nothing for a class, whose annotations stay text."""
    match definition:
        case Record():
            return
        case TaggedUnion(arms=arms):
            for arm in arms:
                yield from _references(arm, inside=inside)
        case Alias(type=type_):
            yield from _references(type_, inside=inside)
        case _:
            assert_never(definition)


def _references(type_: Type, *, inside: bool) -> Iterator[str]:
    match type_:
        case Reference(name):
            yield name
        case Union(arms):
            for arm in arms:
                yield from _references(arm, inside=inside)
        case List(items) if inside:
            yield from _references(items, inside=True)
        case Tuple(prefix, rest) if inside:
            for item in (*prefix, *(() if rest is None else (rest,))):
                yield from _references(item, inside=True)
        case Map(values) if inside:
            yield from _references(values, inside=True)
        case _:
            return
