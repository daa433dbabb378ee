"""References that lead back without ever getting to a part of the instance."""

from collections.abc import Callable, Hashable, Mapping
from functools import partial
from typing import TypeAlias, TypeVar

from eventschema.errors import SchemaError
from eventschema.schema.registry import Schema

Node = TypeVar("Node", bound=Hashable)
Refusal: TypeAlias = Callable[[], SchemaError]
"""Makes the error of a step that closes a cycle; hardly any does."""


def endless(schema: Schema, *segments: str) -> Refusal:
    """What makes the error that a reference at `segments` in `schema` closes a cycle."""
    return partial(
        schema.error,
        "a cycle of references never gets to a part of the instance",
        "refer from inside `properties` or `items`",
        *segments,
    )


def refuse_cycles(steps: Mapping[Node, Mapping[Node, Refusal]]) -> dict[Node, int]:
    """Raise the error of a step that closes a cycle; else, the longest way on from each node.

    `steps` maps each node to those that apply to the same instance.
    """
    lengths: dict[Node, int] = {}
    for start in steps:
        if start in lengths:
            continue
        path: dict[Node, None] = {start: None}
        stack = [iter(steps[start].items())]
        while stack:
            step = next(stack[-1], None)
            if step is None:
                stack.pop()
                node = path.popitem()[0]
                lengths[node] = max(
                    (lengths[after] + 1 for after in steps.get(node, ())), default=0
                )
                continue
            node, error = step
            if node in path:
                raise error()
            if node not in lengths:
                path[node] = None
                stack.append(iter(steps.get(node, {}).items()))
    return lengths
