"""Variables that are read only where something uses them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, assert_never

from eventschema.checks.code import (
    TRUE,
    Atom,
    CallOf,
    Check,
    Code,
    Do,
    Expression,
    LookUp,
    Loop,
    Node,
    Return,
    each,
    inline,
    when,
)

_WORD: Final = re.compile(r"\w+")


def mentions(variable: str, code: Code) -> bool:
    """Whether `code` uses `variable`."""
    return any(variable in text and variable in _WORD.findall(text) for text in _texts(code))


def _texts(code: Code) -> Iterator[str]:
    for node in code:
        match node:
            case Do(text):
                yield text
            case CallOf(_, arguments, prefix):
                yield prefix
                yield from (text if isinstance(text, str) else inline(text) for text in arguments)
            case LookUp(_, _, key, test):
                yield from (key, inline(test))
            case Return(expression):
                yield inline(expression)
            case Check(condition, then, otherwise):
                yield inline(condition)
                yield from _texts(then)
                yield from _texts(otherwise)
            case Loop(head, body):
                yield head
                yield from _texts(body)
            case _:
                assert_never(node)


def reading(variable: str, source: str, code: Code) -> list[Node]:
    """`code`, after `variable` has been given the value `source` if it needs it."""
    return [Do(f"{variable} = {source}"), *code] if mentions(variable, code) else [*code]


def each_of(variable: str, parts: str, code: Code) -> list[Node]:
    """`code` for each of `parts`, held by `variable`."""
    if code and not mentions(variable, code):
        return when(Atom(parts), code)
    return each(f"{variable} in {parts}", code)


def each_pair(step: str, item: str, v: str, code: Code, *, members: bool) -> list[Node]:
    """`code` for each member or item of `v`, with its name or its index."""
    if not mentions(step, code):
        return each_of(item, f"{v}.values()" if members else v, code)
    if not mentions(item, code):
        return each(f"{step} in {v}" if members else f"{step} in range(len({v}))", code)
    parts = f"{v}.items()" if members else f"enumerate({v})"
    return each(f"{step}, {item} in {parts}", code)


def counting(test: Expression, item: str, v: str) -> list[Node]:
    """Count the items of `v` for which `test`, about the variable `item`, is true."""
    if test == TRUE:
        return [Do(f"count = len({v})")]
    return [Do("count = 0"), *each(f"{item} in {v}", when(test, [Do("count += 1")]))]
