"""The order in which Python can evaluate the definitions of a module."""

from collections import defaultdict
from collections.abc import Iterator
from heapq import heapify, heappop, heappush
from itertools import chain

from eventschema.ir.types import (
    Definition,
    Module,
    Record,
    Reference,
    flat_arms,
    parts,
    references,
)


def in_definition_order(module: Module) -> Iterator[tuple[Definition, frozenset[str]]]:
    """The definitions in schema order, except that an alias waits for what it names.

    Aliases that wait for each other come as soon as the names outside of their lists and dicts
    are there; beside each definition stand the names that it uses and that are still missing.
    """
    definitions = module.definitions
    # A class needs nothing: its annotations stay text.
    used = [set() if isinstance(each, Record) else {*references(each)} for each in definitions]
    outside = [set() if isinstance(each, Record) else _outside(each) for each in definitions]
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


def _outside(definition: Definition) -> set[str]:
    """The names that an alias needs itself, not for its lists and dicts."""
    arms = chain.from_iterable(map(flat_arms, parts(definition)))
    return {arm.name for arm in arms if isinstance(arm, Reference)}
