"""How much there is to do for one instance: schemas that share others may add up to no end."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final

from eventschema.errors import SchemaError
from eventschema.ir.plan import Delegate, MarkCall, Plan
from eventschema.plan.calls import Nodes, bodies_of, inside

MOST_CALLS: Final = 100_000
"""How many calls about one and the same instance a plan may lead to."""


def require_bounded(plan: Plan) -> None:
    """Refuse a plan that leads to more than `MOST_CALLS` calls about one instance.

    Its functions do not call themselves about the same instance. Raises `SchemaError`.
    """
    bodies = bodies_of(plan)
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
    """Every function and collector that is called about the very instance."""
    for node in nodes:
        match node:
            case Delegate(name) | MarkCall(name):
                yield name
            case _:
                every, one, _ = inside(node)
                yield from chain.from_iterable(map(_called, chain(every, one)))


def _count(nodes: Nodes, counts: Mapping[str, int]) -> int:
    """How many calls `nodes` make at most, where `counts` are those of the functions they call."""
    total = 0
    for node in nodes:
        match node:
            case Delegate(name) | MarkCall(name):
                total += 1 + counts[name]
            case _:
                every, one, _ = inside(node)
                total += sum(_count(block, counts) for block in every)
                total += max((_count(block, counts) for block in one), default=0)
    return total
