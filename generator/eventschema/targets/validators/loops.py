"""Variables that are read only where something uses them."""

from __future__ import annotations

from eventschema.source.logic import each, when
from eventschema.source.tree import (
    TRUE,
    Assign,
    Call,
    Code,
    Constant,
    Expression,
    If,
    Name,
    Not,
    Statement,
    call,
    length,
    method,
    tuple_of,
)
from eventschema.source.walk import mentions

COUNT = Name("count")


def reading(variable: Name, source: Expression, code: Code) -> list[Statement]:
    """`code`, after `variable` has been given the value `source` if it needs it."""
    match code:
        case [If(Not(Call(function, (argument, *others))), then, []), *rest] if (
            argument == variable and not mentions(variable, [*others, *then, *rest])
        ):
            return [If(Not(Call(function, (source, *others))), then), *rest]
        case _:
            pass
    return [Assign(variable, source), *code] if mentions(variable, code) else [*code]


def each_of(variable: Name, parts: Expression, code: Code) -> list[Statement]:
    """`code` for each of `parts`, held by `variable`."""
    if code and not mentions(variable, code):
        return when(parts, code)
    return each(variable, parts, code)


def each_pair(
    step: Name, item: Name, v: Expression, code: Code, *, members: bool
) -> list[Statement]:
    """`code` for each member or item of `v`, with its name or its index."""
    if not mentions(step, code):
        return each_of(item, method(v, "values") if members else v, code)
    if not mentions(item, code):
        return each(step, v if members else call("range", length(v)), code)
    parts = method(v, "items") if members else call("enumerate", v)
    return each(tuple_of(step, item), parts, code)


def counting(test: Expression, item: Name, v: Expression) -> list[Statement]:
    """Count the items of `v` for which `test`, about the variable `item`, is true."""
    if test == TRUE:
        return [Assign(COUNT, length(v))]
    count = when(test, [Assign(COUNT, Constant(1), "+")])
    return [Assign(COUNT, Constant(0)), *each(item, v, count)]
