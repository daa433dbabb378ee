"""Code as text, line by line, as a formatter would leave it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from eventschema.checks.code import (
    And,
    Atom,
    CallOf,
    Check,
    Code,
    Do,
    Expression,
    LookUp,
    Loop,
    Or,
    Return,
    all_of,
    inline,
    operand,
)
from eventschema.checks.layout import INDENT, WIDTH

_LAST_BRACKETS: Final = re.compile(r"(.*)\(([^()]+)\)([^()]*)")


def lines(code: Code, depth: int = 0) -> Iterator[str]:
    """The text of `code` line by line, indented `depth` times."""
    margin = INDENT * depth
    for node in code:
        match node:
            case Do(text):
                yield margin + text
            case CallOf():
                yield from _call_lines(node, margin)
            case LookUp():
                yield from _look_up_lines(node, margin)
            case Return(expression):
                yield from _expression_lines("return ", expression, "", margin)
            case Check():
                yield from _check_lines(node, depth)
            case Loop(head, body):
                yield f"{margin}for {head}:"
                yield from lines(body, depth + 1)


def signature(name: str, parameters: str, returns: str) -> str:
    """The head of a function definition."""
    whole = f"def {name}({parameters}) -> {returns}:"
    if len(whole) <= WIDTH:
        return whole
    comma = "" if "," in parameters else ","
    return f"def {name}(\n{INDENT}{parameters}{comma}\n) -> {returns}:"


def _call_lines(node: CallOf, margin: str) -> Iterator[str]:
    opening, closing = node.brackets
    arguments = (text if isinstance(text, str) else inline(text) for text in node.arguments)
    whole = f"{margin}{node.prefix}{node.function}{opening}{', '.join(arguments)}{closing}"
    if len(whole) <= WIDTH:
        yield whole
        return
    yield f"{margin}{node.prefix}{node.function}{opening}"
    for argument in node.arguments:
        broken = list(_argument_lines(argument, margin + INDENT))
        yield from (*broken[:-1], f"{broken[-1]},")
    yield f"{margin}{closing}"


def _argument_lines(argument: str | Expression, margin: str) -> Iterator[str]:
    text = argument if isinstance(argument, str) else inline(argument)
    if isinstance(argument, str | Atom) or len(f"{margin}{text},") <= WIDTH:
        yield margin + text
    else:
        yield from _operand_lines(argument, margin)


def _check_lines(check: Check, depth: int) -> Iterator[str]:
    """An `if` with as many `elif` as it takes."""
    margin = INDENT * depth
    word = "if "
    while True:
        condition, then = check.condition, check.then
        while (
            len(then) == 1
            and isinstance(then[0], Check)
            and not (then[0].otherwise or check.otherwise)
        ):
            condition = all_of((condition, then[0].condition))
            then = then[0].then
        yield from _expression_lines(word, condition, ":", margin)
        yield from lines(then, depth + 1)
        match check.otherwise:
            case []:
                return
            case [Check() as check]:
                word = "elif "
            case otherwise:
                yield f"{margin}else:"
                yield from lines(otherwise, depth + 1)
                return


def _look_up_lines(node: LookUp, margin: str) -> Iterator[str]:
    found, test = f"{node.table}.get({node.key})", node.test
    whole = f"{margin}{node.variable} = {found} if {inline(test)} else None"
    if len(whole) <= WIDTH:
        yield whole
        return
    inner = margin + INDENT
    yield f"{margin}{node.variable} = ("
    if len(f"{inner}{found} if {inline(test)} else None") <= WIDTH:
        yield f"{inner}{found} if {inline(test)} else None"
    else:
        yield inner + found
        if isinstance(test, Atom) or len(f"{inner}if {inline(test)}") <= WIDTH:
            yield f"{inner}if {inline(test)}"
        else:
            yield from _operand_lines(test, inner, first="if ")
        yield f"{inner}else None"
    yield f"{margin})"


def _expression_lines(
    prefix: str, expression: Expression, suffix: str, margin: str
) -> Iterator[str]:
    """An expression between `prefix` and `suffix`, broken where a formatter breaks it."""
    whole = margin + prefix + inline(expression) + suffix
    if len(whole) <= WIDTH:
        yield whole
    elif isinstance(expression, Atom):
        yield from _broken(f"{margin}{prefix}", expression.text, suffix, margin) or [whole]
    else:
        if len(expression.parts) == 2:
            for broken in _broken_in_two(expression, prefix, suffix, margin):
                if all(len(line) <= WIDTH for line in broken):
                    yield from broken
                    return
        yield f"{margin}{prefix}("
        yield from _inside(expression, margin)
        yield f"{margin}){suffix}"


def _broken_in_two(
    expression: And | Or, prefix: str, suffix: str, margin: str
) -> Iterator[list[str]]:
    """Two operands, broken inside the brackets of the last one, or else of the first one.

    Only brackets at the very start or at the very end make a formatter do so.
    """
    word = "and" if isinstance(expression, And) else "or"
    left, right = expression.parts
    if isinstance(left, Atom) and isinstance(right, Atom) and not right.text.endswith(")"):
        return
    start = f"{margin}{prefix}{operand(left)} {word} "
    if isinstance(right, Atom):
        yield from filter(None, [_broken(start, right.text, suffix, margin)])
    else:
        yield [f"{start}(", *_inside(right, margin), f"{margin}){suffix}"]
    end = f" {word} {operand(right)}{suffix}"
    if isinstance(left, Atom):
        yield from filter(None, [_broken(f"{margin}{prefix}", left.text, end, margin)])
    else:
        yield [f"{margin}{prefix}(", *_inside(left, margin), f"{margin}){end}"]


def _broken(start: str, text: str, end: str, margin: str) -> list[str]:
    """`text` broken inside its last brackets; nothing if it has none."""
    found = _LAST_BRACKETS.fullmatch(text)
    if found is None:
        return []
    return [f"{start}{found[1]}(", f"{margin}{INDENT}{found[2]}", f"{margin}){found[3]}{end}"]


def _inside(expression: And | Or, margin: str) -> Iterator[str]:
    whole = f"{margin}{INDENT}{inline(expression)}"
    if len(whole) <= WIDTH:
        yield whole
    else:
        yield from _operand_lines(expression, margin + INDENT)


def _operand_lines(expression: And | Or, margin: str, first: str = "") -> Iterator[str]:
    word = "and " if isinstance(expression, And) else "or "
    for number, part in enumerate(expression.parts):
        prefix = f"{margin}{word if number else first}"
        whole = prefix + operand(part)
        if len(whole) <= WIDTH:
            yield whole
        elif isinstance(part, Atom):
            yield from _broken(prefix, part.text, "", margin) or [whole]
        else:
            yield f"{prefix}("
            yield from _inside(part, margin)
            yield f"{margin})"
