"""Checks that end alike become one."""

from __future__ import annotations

from typing import Final

from eventschema.source.line import flat
from eventschema.source.logic import any_of
from eventschema.source.tree import Code, Expression, For, If, Raise, Return, Statement

LONGEST: Final = 60
"""How long the condition of several checks is at most."""


def joined(code: Code) -> list[Statement]:
    """`code`, where checks that follow one another and end alike are one if that is short."""
    done: list[Statement] = []
    for statement in map(_joined_inside, code):
        match done, statement:
            case [*_, If(first, (Return() | Raise(),) as end, ())], If(second, then, ()) if (
                then == end and _is_short(both := any_of((first, second)))
            ):
                done[-1] = If(both, end)
            case _:
                done.append(statement)
    return done


def _joined_inside(statement: Statement) -> Statement:
    match statement:
        case If(test, then, otherwise):
            return If(test, tuple(joined(then)), tuple(joined(otherwise)))
        case For(target, parts, body):
            return For(target, parts, tuple(joined(body)))
        case _:
            return statement


def _is_short(test: Expression) -> bool:
    return len(flat(test)) <= LONGEST
