"""Which functions have to remember what they decided, for a plan to be done in linear time.

Where a schema leads back to itself in more than one way from the same instance (overlapping
branches, a condition and what it guards, two conjoined schemas), every level would double the work.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import TypeAlias

from eventschema.plan import (
    AnyOf,
    ByMember,
    ByTag,
    ByType,
    Call,
    Contains,
    If,
    IfMember,
    Items,
    Mark,
    MarkCall,
    MarkContained,
    MarkIf,
    MarkIfMember,
    Members,
    Not,
    OneOf,
    Plan,
    Statement,
    Typed,
    Unevaluated,
    When,
)

Nodes: TypeAlias = "Sequence[Statement | Mark]"


def with_memory(plan: Plan) -> Plan:
    """The same plan, whose functions remember where that is needed."""
    bodies: dict[str, Nodes] = {function.name: function.body for function in plan.functions}
    bodies |= {collector.name: collector.marks for collector in plan.collectors}
    remembering: set[str] = set()
    for cycle in _cycles({name: list(called(body)) for name, body in bodies.items()}):
        if any(_ways(bodies[name], cycle) > 1 for name in cycle):
            remembering |= cycle
            remembering.update(chain.from_iterable(_tabled(bodies[name]) for name in cycle))
    if not remembering:
        return plan
    return replace(
        plan,
        functions=tuple(
            replace(each, remembers=each.name in remembering) for each in plan.functions
        ),
    )


def called(nodes: Nodes) -> Iterator[str]:
    """Every function and collector of the plan that is called, about the instance or a part."""
    for node in nodes:
        match node:
            case Call(name) | MarkCall(name):
                yield name
            case Unevaluated(_, collector, rest):
                yield collector
                yield from called(rest)
            case _:
                yield from chain.from_iterable(map(called, _inside(node)))


def _ways(nodes: Nodes, cycle: frozenset[str]) -> int:
    """In how many ways the instance, or one part of it, comes to a function of `cycle`."""
    return sum(_ways_of(node, cycle) for node in nodes)


def _ways_of(node: Statement | Mark, cycle: frozenset[str]) -> int:
    inside = [_ways(nodes, cycle) for nodes in _inside(node)]
    match node:
        case Call(name) | MarkCall(name):
            return int(name in cycle)
        case Unevaluated(_, collector, rest):
            return int(collector in cycle) + _ways(rest, cycle)
        case AnyOf() | OneOf():
            return sum(inside)
        case If() | MarkIf():
            condition, *sides = inside
            return condition + max(sides)
        case Members(properties, patterns) if patterns:
            named = max(inside[: len(properties)], default=0)
            matching = sum(inside[len(properties) : len(properties) + len(patterns)])
            return max(named + matching, *inside)
        case _:
            return max(inside, default=0)


def _tabled(nodes: Nodes) -> Iterator[str]:
    """The functions that a tag leads to, which are called alike."""
    for node in nodes:
        if isinstance(node, ByTag):
            for _, block in node.cases:
                yield from (each.function for each in block if isinstance(each, Call))
        yield from chain.from_iterable(map(_tabled, _inside(node)))


def _inside(node: Statement | Mark) -> Sequence[Nodes]:
    """The blocks in a node, those of the members in the order of its fields."""
    match node:
        case Typed(then=then) | When(then=then) | IfMember(then=then) | MarkIfMember(then=then):
            return [then]
        case Not(body) | Contains(body) | MarkContained(body):
            return [body]
        case AnyOf(branches) | OneOf(branches):
            return [branch.body for branch in branches]
        case If(condition, then, otherwise) | MarkIf(condition, then, otherwise):
            return [condition, then, otherwise]
        case ByType(cases):
            return [block for _, block in cases]
        case ByTag(cases=cases, absent=absent, otherwise=otherwise):
            return [*(block for _, block in cases), absent or (), otherwise or ()]
        case ByMember(_, present, absent):
            return [present or (), absent or ()]
        case Members(properties, patterns, additional, _, names):
            blocks = [prop.body for prop in properties] + [body for _, body in patterns]
            return [*blocks, additional or (), names or ()]
        case Items(prefix, rest):
            return [*prefix, rest or ()]
        case Unevaluated(_, _, rest):
            return [rest]
        case _:
            return []


def _cycles(steps: Mapping[str, Sequence[str]]) -> Iterator[frozenset[str]]:
    """The functions that lead back to each other: Tarjan's strongly connected components."""
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
                    if len(component) > 1 or name in steps[name]:
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
