"""Conditions and the statements that depend on them, said in the shortest way.

Conditions do not nest needlessly, and what returns needs no `else`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from eventschema.source.tree import (
    FALSE,
    TRUE,
    And,
    Code,
    Compare,
    Comparison,
    Expression,
    For,
    If,
    Not,
    Or,
    Raise,
    Return,
    Statement,
)

OPPOSITE: Final[dict[Comparison, Comparison]] = {
    "==": "!=",
    "!=": "==",
    "<": ">=",
    "<=": ">",
    ">": "<=",
    ">=": "<",
    "is": "is not",
    "is not": "is",
    "in": "not in",
    "not in": "in",
}

REJECT: Final = Return(FALSE)


def all_of(parts: Iterable[Expression]) -> Expression:
    """The conjunction of `parts`, without needless nesting."""
    flat: list[Expression] = []
    for part in parts:
        flat += part.parts if isinstance(part, And) else () if part == TRUE else (part,)
    if FALSE in flat:
        return FALSE
    return flat[0] if len(flat) == 1 else And(tuple(flat)) if flat else TRUE


def any_of(parts: Iterable[Expression]) -> Expression:
    """The disjunction of `parts`, without needless nesting."""
    flat: list[Expression] = []
    for part in parts:
        flat += part.parts if isinstance(part, Or) else () if part == FALSE else (part,)
    if TRUE in flat:
        return TRUE
    return flat[0] if len(flat) == 1 else Or(tuple(flat)) if flat else FALSE


def negation(expression: Expression) -> Expression:
    """What is true exactly when `expression` is not."""
    match expression:
        case Compare(left, operator, right):
            return Compare(left, OPPOSITE[operator], right)
        case And(parts):
            return any_of(map(negation, parts))
        case Or(parts):
            return all_of(map(negation, parts))
        case Not(operand):
            return operand
        case _ if expression in (TRUE, FALSE):
            return FALSE if expression == TRUE else TRUE
        case _:
            return Not(expression)


def size(expression: Expression) -> int:
    """How many conditions are combined."""
    match expression:
        case And(parts) | Or(parts):
            return sum(map(size, parts))
        case _:
            return 1


def rejecting(expression: Expression) -> list[Statement]:
    """Reject unless `expression` is true."""
    fault = negation(expression)
    if fault == FALSE:
        return []
    return [REJECT] if fault == TRUE else [If(fault, [REJECT])]


def each(target: Expression, parts: Expression, body: Code) -> list[Statement]:
    """Run `body` for each of `parts`."""
    return [For(target, parts, body)] if body else []


def when(test: Expression, then: Code) -> list[Statement]:
    """Run `then` if `test` is true."""
    return chosen(test, then, ())


def unless(test: Expression, then: Code) -> list[Statement]:
    """Run `then` if `test` is false."""
    return chosen(test, (), then)


def chosen(test: Expression, then: Code, otherwise: Code) -> list[Statement]:
    """Run `then` if `test` is true, else `otherwise`."""
    if test == TRUE or [*then] == [*otherwise]:
        return [*then]
    if test == FALSE:
        return [*otherwise]
    match then, otherwise:
        case [Return(left)], [Return(right)] if {left, right} & {TRUE, FALSE}:
            return [Return(_either(test, left, right))]
        case [], []:
            return []
        case [], _:
            return [If(negation(test), otherwise)]
        case _, []:
            return [If(test, then)]
        case [If(fault, [Return(rejected)], [])], [Return(other)] if rejected == other == FALSE:
            return [If(any_of((negation(test), fault)), [REJECT])]
        case [*_, Return() | Raise()], _:
            return [If(test, then), *otherwise]
        case _:
            return [If(test, then, otherwise)]


def _either(test: Expression, left: Expression, right: Expression) -> Expression:
    """`left` if `test` is true, else `right`; one of the two is a constant."""
    if right == FALSE:
        return all_of((test, left))
    if right == TRUE:
        return any_of((negation(test), left))
    if left == FALSE:
        return all_of((negation(test), right))
    return any_of((test, right))


def result(expression: Expression, *, last: bool) -> list[Statement]:
    """Return the truth of `expression`, or only reject where it is false."""
    return [Return(expression)] if last else rejecting(expression)


def ended(code: list[Statement], *, last: bool) -> list[Statement]:
    """Accept at the end of `code` if it is `last`."""
    match code:
        case _ if not last:
            return code
        case [*before, If(fault, [Return(rejected)], [])] if rejected == FALSE:
            return [*before, Return(negation(fault))]
        case [*before, If() as check, Return(accepted)] if accepted == TRUE:
            return ended([*before, check], last=last)
        case [*_, Return()]:
            return code
        case _:
            return [*code, Return(TRUE)]
