"""Which functions have to remember what they decided, for a plan to be done in linear time.

Where a schema leads back to itself in more than one way from the same instance (overlapping
branches, a condition and what it guards, two conjoined schemas), every level would double the work.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import chain

from eventschema.ir.plan import ChooseByTag, Delegate, Mark, MarkCall, Members, Plan, Statement
from eventschema.plan.calls import Nodes, bodies_of, called, inside


def with_memory(plan: Plan, asked: AbstractSet[str] = frozenset()) -> Plan:
    """The same plan, whose functions remember where that is needed.

    `asked` are those that somebody else asks besides, about an instance and then its parts.
    """
    bodies = bodies_of(plan)
    calls = {name: [*dict.fromkeys(called(body))] for name, body in bodies.items()}
    recursive: set[str] = set()
    waiting: list[str] = []
    for names in components(calls):
        is_cycle = leads_back(names, calls)
        if is_cycle or any(recursive.intersection(calls[name]) for name in names):
            recursive |= names
        if is_cycle and any(_ways(bodies[name], recursive) > 1 for name in names):
            waiting += names
    waiting += asked & recursive
    remembering: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in remembering:
            remembering.add(name)
            waiting += recursive.intersection(calls[name])
            waiting += _tabled(bodies[name])
    if not remembering:
        return plan
    return replace(
        plan,
        functions=tuple(
            replace(each, remembers=each.name in remembering) for each in plan.functions
        ),
    )


def _ways(nodes: Nodes, recursive: AbstractSet[str]) -> int:
    """In how many ways the instance, or one part of it, comes to what leads on without end."""
    return sum(_ways_of(node, recursive) for node in nodes)


def _ways_of(node: Statement | Mark, recursive: AbstractSet[str]) -> int:
    every, one, parts = ([_ways(nodes, recursive) for nodes in blocks] for blocks in inside(node))
    match node:
        case Delegate(name) | MarkCall(name):
            return int(name in recursive)
        case Members(properties, patterns) if patterns:
            named = max(parts[: len(properties)], default=0)
            matching = sum(parts[len(properties) : len(properties) + len(patterns)])
            return max(named + matching, *parts)
        case _:
            return sum(every) + max(one, default=0) + max(parts, default=0)


def _tabled(nodes: Nodes) -> Iterator[str]:
    """The functions that a tag leads to, which are called alike."""
    for node in nodes:
        if isinstance(node, ChooseByTag):
            for _, block in node.cases:
                yield from (each.function for each in block if isinstance(each, Delegate))
        yield from chain.from_iterable(map(_tabled, chain(*inside(node))))


def leads_back(names: AbstractSet[str], steps: Mapping[str, Sequence[str]]) -> bool:
    """Whether a component is a cycle, and no function alone that leads elsewhere only."""
    return len(names) > 1 or any(name in steps[name] for name in names)


def components(steps: Mapping[str, Sequence[str]]) -> Iterator[frozenset[str]]:
    """The functions that lead back to each other, behind those that they lead to.

    These are strongly connected components, found as Tarjan does.
    """
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    path: list[str] = []
    on_path: set[str] = set()
    for start in steps:
        if start in index:
            continue
        index[start] = low[start] = len(index)
        path.append(start)
        on_path.add(start)
        stack = [(start, iter(steps[start]))]
        while stack:
            name, rest = stack[-1]
            step = next((each for each in rest if each in steps), None)
            if step is None:
                stack.pop()
                if stack:
                    above = stack[-1][0]
                    low[above] = min(low[above], low[name])
                if low[name] == index[name]:
                    component = frozenset(_popped(path, name))
                    on_path -= component
                    yield component
            elif step not in index:
                index[step] = low[step] = len(index)
                path.append(step)
                on_path.add(step)
                stack.append((step, iter(steps[step])))
            elif step in on_path:
                low[name] = min(low[name], index[step])


def _popped(path: list[str], name: str) -> Iterator[str]:
    """What was on `path` from `name` on, which is taken off it."""
    popped = None
    while popped != name:
        popped = path.pop()
        yield popped
