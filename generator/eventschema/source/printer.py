"""Statements as text, laid out as a formatter would leave them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import assert_never

from eventschema.source.layout import INDENT, WIDTH, lay_out, within
from eventschema.source.line import flat, loop_target
from eventschema.source.tree import (
    And,
    Assign,
    Code,
    Declare,
    Evaluate,
    Expression,
    For,
    Function,
    If,
    Name,
    Pass,
    Raise,
    Return,
)


def lines(code: Code, margin: str = "") -> Iterator[str]:
    """The lines of statements."""
    for node in code:
        match node:
            case Evaluate(value):
                yield from lay_out(value, margin=margin)
            case Assign(target, value, operator):
                yield from lay_out(value, f"{flat(target)} {operator}= ", margin=margin)
            case Return(value):
                yield from lay_out(value, "return ", margin=margin)
            case If():
                yield from _if_lines(node, margin)
            case For(target, parts, body):
                yield from lay_out(parts, f"for {loop_target(target)} in ", ":", margin=margin)
                yield from lines(body, margin + INDENT)
            case Raise(exception):
                yield from lay_out(exception, "raise ", margin=margin)
            case Declare():
                yield from declaration(node, margin)
            case Pass():
                yield f"{margin}pass"
            case _:
                assert_never(node)


def _if_lines(node: If, margin: str) -> Iterator[str]:
    """An `if` with as many `elif` as it takes; conditions one in the other are one."""
    word = "if "
    while True:
        parts, then = [node.test], node.then
        while (
            len(then) == 1 and isinstance(then[0], If) and not (then[0].otherwise or node.otherwise)
        ):
            parts.append(then[0].test)
            then = then[0].then
        test = parts[0] if len(parts) == 1 else And(tuple(_conjuncts(parts)))
        yield from lay_out(test, word, ":", margin=margin)
        yield from lines(then, margin + INDENT)
        match node.otherwise:
            case [If() as node]:
                word = "elif "
            case [*otherwise]:
                if otherwise:
                    yield f"{margin}else:"
                    yield from lines(otherwise, margin + INDENT)
                return


def _conjuncts(parts: Iterable[Expression]) -> Iterator[Expression]:
    for part in parts:
        yield from part.parts if isinstance(part, And) else (part,)


def declaration(node: Declare, margin: str = "") -> list[str]:
    """The lines of a declaration."""
    before, value = f"{flat(node.target)}: ", node.value
    if value is None:
        return lay_out(node.annotation, before, margin=margin)
    start = f"{before}{flat(node.annotation)} = "
    whole = f"{margin}{start}{flat(value)}"
    if len(whole) <= WIDTH:
        return [whole]
    if len(margin) + len(start) < WIDTH:
        return lay_out(value, start, margin=margin)
    if isinstance(node.annotation, Name):
        return [whole]
    *above, last = lay_out(node.annotation, before, " = (", margin=margin)
    return [*above, *lay_out(value, last.removeprefix(margin)[:-1], margin=margin)]


def function_lines(function: Function) -> list[str]:
    """The lines of the definition of a function."""
    return [
        *(f"@{flat(decorator)}" for decorator in function.decorators),
        *signature(function),
        *([f"{INDENT}# {function.comment}"] if function.comment else []),
        *lines(function.body, INDENT),
    ]


def signature(function: Function) -> list[str]:
    """The lines of the head of a function."""
    parameters = [f"{each.name}: {flat(each.annotation)}" for each in function.parameters]
    returns = f") -> {flat(function.returns)}:"
    whole = f"def {function.name}({', '.join(parameters)}{returns}"
    if len(whole) <= WIDTH:
        return [whole]
    inside = f"{INDENT}{', '.join(parameters)}"
    if len(parameters) > 1 and len(inside) <= WIDTH:
        return [f"def {function.name}(", inside, returns]
    each_on_its_own = (
        within(each.annotation, f"{each.name}: ", ",", INDENT) for each in function.parameters
    )
    return [f"def {function.name}(", *chain.from_iterable(each_on_its_own), returns]
