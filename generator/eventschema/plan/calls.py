"""What stands in a statement of the plan, and which functions are called: one walk for all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple, TypeAlias

from eventschema.ir.plan import (
    AnyOf,
    ChooseByMember,
    ChooseByTag,
    ChooseByType,
    Contains,
    Delegate,
    IfMember,
    IfValid,
    Items,
    Mark,
    MarkCall,
    MarkContained,
    MarkIf,
    MarkIfMember,
    Members,
    Negation,
    OneOf,
    Plan,
    Statement,
    Typed,
    Unevaluated,
    When,
)

Nodes: TypeAlias = "Sequence[Statement | Mark]"


class Inside(NamedTuple):
    """The blocks in a node: `every` one and `one` of these are about the instance it is about.

    `parts` are each about some of its members or items.
    """

    every: Sequence[Nodes] = ()
    one: Sequence[Nodes] = ()
    parts: Sequence[Nodes] = ()


def inside(node: Statement | Mark) -> Inside:
    """What stands right in a node."""
    match node:
        case Typed(then=then) | When(then=then) | IfMember(then=then) | MarkIfMember(then=then):
            return Inside([then])
        case Negation(body):
            return Inside([body])
        case AnyOf(branches) | OneOf(branches):
            return Inside([branch.body for branch in branches])
        case IfValid(condition, then, otherwise) | MarkIf(condition, then, otherwise):
            return Inside([condition], [then, otherwise])
        case ChooseByType(cases):
            return Inside(one=[block for _, block in cases])
        case ChooseByTag(cases=cases, absent=absent, otherwise=otherwise):
            return Inside(one=[*(block for _, block in cases), absent or (), otherwise or ()])
        case ChooseByMember(_, present, absent):
            return Inside(one=[present or (), absent or ()])
        case Unevaluated(_, collector, rest):
            return Inside([(MarkCall(collector),)], parts=[rest])
        case Contains(body) | MarkContained(body):
            return Inside(parts=[body])
        case Members(properties, patterns, additional, _, names):
            blocks = [prop.body for prop in properties] + [body for _, body in patterns]
            return Inside(parts=[*blocks, additional or (), names or ()])
        case Items(prefix, rest):
            return Inside(parts=[*prefix, rest or ()])
        case _:
            return Inside()


def bodies_of(plan: Plan) -> Mapping[str, Nodes]:
    """What each function and each collector of a plan consists of, by name."""
    functions: dict[str, Nodes] = {each.name: each.body for each in plan.functions}
    return functions | {each.name: each.marks for each in plan.collectors}


def called(nodes: Nodes) -> Iterator[str]:
    """Every function and collector that is called, about the instance or a part of it."""
    for node in nodes:
        match node:
            case Delegate(name) | MarkCall(name):
                yield name
            case _:
                yield from chain.from_iterable(map(called, chain(*inside(node))))
