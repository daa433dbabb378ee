"""Code as text, line by line, as a formatter would leave it."""

from __future__ import annotations

from collections.abc import Iterator

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
from eventschema.checks.surroundings import call_text


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
    whole = margin + node.prefix + call_text(node.function, node.arguments)
    if len(whole) <= WIDTH:
        yield whole
        return
    yield f"{margin}{node.prefix}{node.function}("
    for argument in node.arguments:
        yield f"{margin}{INDENT}{argument},"
    yield f"{margin})"


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
    parts = f"{node.table}.get({node.key})", f"if {inline(node.test)}", "else None"
    whole = f"{margin}{node.variable} = {' '.join(parts)}"
    if len(whole) <= WIDTH:
        yield whole
        return
    yield f"{margin}{node.variable} = ("
    for part in parts:
        yield f"{margin}{INDENT}{part}"
    yield f"{margin})"


def _expression_lines(
    prefix: str, expression: Expression, suffix: str, margin: str
) -> Iterator[str]:
    """An expression between `prefix` and `suffix`, broken where a formatter breaks it."""
    whole = margin + prefix + inline(expression) + suffix
    if len(whole) <= WIDTH or isinstance(expression, Atom):
        yield whole
        return
    if len(expression.parts) == 2:
        for broken in _broken_in_two(expression, prefix, suffix, margin):
            if all(len(line) <= WIDTH for line in broken):
                yield from broken
                return
    yield f"{margin}{prefix}("
    yield from _operand_lines(expression, margin + INDENT)
    yield f"{margin}){suffix}"


def _broken_in_two(
    expression: And | Or, prefix: str, suffix: str, margin: str
) -> Iterator[list[str]]:
    """Two operands, broken inside the brackets of the last one, or else of the first one."""
    word = "and" if isinstance(expression, And) else "or"
    left, right = expression.parts
    start = f"{margin}{prefix}{operand(left)} {word} "
    if not isinstance(right, Atom):
        yield [f"{start}(", *_inside(right, margin), f"{margin}){suffix}"]
    elif right.text.endswith(")"):
        head, _, arguments = right.text.partition("(")
        yield [f"{start}{head}(", f"{margin}{INDENT}{arguments[:-1]}", f"{margin}){suffix}"]
    end = f"{margin}) {word} {operand(right)}{suffix}"
    if not isinstance(left, Atom):
        yield [f"{margin}{prefix}(", *_inside(left, margin), end]
    elif left.text.endswith(")"):
        head, _, arguments = left.text.partition("(")
        yield [f"{margin}{prefix}{head}(", f"{margin}{INDENT}{arguments[:-1]}", end]


def _inside(expression: And | Or, margin: str) -> Iterator[str]:
    whole = f"{margin}{INDENT}{inline(expression)}"
    if len(whole) <= WIDTH:
        yield whole
    else:
        yield from _operand_lines(expression, margin + INDENT)


def _operand_lines(expression: And | Or, margin: str) -> Iterator[str]:
    word = "and " if isinstance(expression, And) else "or "
    for number, part in enumerate(expression.parts):
        prefix = word if number else ""
        whole = margin + prefix + operand(part)
        if len(whole) <= WIDTH or isinstance(part, Atom):
            yield whole
        else:
            yield f"{margin}{prefix}("
            yield from _operand_lines(part, margin + INDENT)
            yield f"{margin})"
