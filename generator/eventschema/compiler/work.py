"""How much there is to do for one instance: schemas that share others may add up to no end."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, TypeAlias

from eventschema.errors import SchemaError
from eventschema.plan import (
    AnyOf,
    ByMember,
    ByTag,
    ByType,
    Call,
    If,
    IfMember,
    Mark,
    MarkCall,
    MarkIf,
    MarkIfMember,
    Not,
    OneOf,
    Plan,
    Statement,
    Typed,
    Unevaluated,
    When,
)

Nodes: TypeAlias = Sequence[Statement | Mark]

MOST_CALLS: Final = 100_000
"""How many calls about one and the same instance a plan may lead to."""


def require_bounded(plan: Plan) -> None:
    """Refuse a plan that leads to more than `MOST_CALLS` calls about one instance.

    Its functions do not call themselves about the same instance. Raises `SchemaError`.
    """
    bodies: dict[str, Nodes] = {function.name: function.body for function in plan.functions}
    bodies |= {collector.name: collector.marks for collector in plan.collectors}
    locations = {function.name: function.location for function in plan.functions}
    locations |= {collector.name: collector.location for collector in plan.collectors}
    counts: dict[str, int] = {}
    stack = [(name, False) for name in bodies]
    while stack:
        name, is_ready = stack.pop()
        if is_ready:
            counts[name] = _count(bodies[name], counts)
            if counts[name] > MOST_CALLS:
                raise _too_many(locations[name])
        elif name not in counts:
            stack.append((name, True))
            stack += ((called, False) for called in _called(bodies[name]))


def _too_many(location: str) -> SchemaError:
    document, _, pointer = location.rpartition("#")
    return SchemaError(
        pointer,
        f"more than {MOST_CALLS:,} schemas would have to be tried on one instance",
        "let its branches refer only once to what they share",
        document,
    )


def _called(nodes: Nodes) -> Iterator[str]:
    for node in nodes:
        match node:
            case Call(name) | MarkCall(name):
                yield name
            case _:
                yield from chain.from_iterable(map(_called, chain(*_inside(node))))


def _count(nodes: Nodes, counts: Mapping[str, int]) -> int:
    """How many calls `nodes` make at most, where `counts` are those of the functions they call."""
    total = 0
    for node in nodes:
        match node:
            case Call(name) | MarkCall(name):
                total += 1 + counts[name]
            case _:
                every, one = _inside(node)
                total += sum(_count(inner, counts) for inner in every)
                total += max((_count(inner, counts) for inner in one), default=0)
    return total


def _inside(node: Statement | Mark) -> tuple[Sequence[Nodes], Sequence[Nodes]]:
    """What a node does about the same instance: all of the first, and one of the second."""
    match node:
        case Typed(then=then) | When(then=then) | IfMember(then=then) | MarkIfMember(then=then):
            return [then], []
        case Not(body):
            return [body], []
        case AnyOf(branches) | OneOf(branches):
            return [branch.body for branch in branches], []
        case If(condition, then, otherwise) | MarkIf(condition, then, otherwise):
            return [condition], [then, otherwise]
        case ByType(cases):
            return [], [block for _, block in cases]
        case ByTag(cases=cases, absent=absent, otherwise=otherwise):
            return [], [*(block for _, block in cases), absent or (), otherwise or ()]
        case ByMember(_, present, absent):
            return [], [present or (), absent or ()]
        case Unevaluated(collector=collector):
            return [(MarkCall(collector),)], []
        case _:
            return [], []
