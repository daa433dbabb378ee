"""Rules of the linter that fast code breaks, to be named where it does."""

from collections.abc import Iterator
from typing import Final

from eventschema.source.layout import INDENT, WIDTH
from eventschema.source.line import flat
from eventschema.source.logic import negation
from eventschema.source.tree import Assign, Code, Expression, For, If, Return
from eventschema.source.walk import all_statements, statements

TOO_MANY_STATEMENTS: Final = "PLR0915"
LOOP_INSTEAD_OF_ALL: Final = "SIM110"
ASSIGNED_LOOP_VARIABLE: Final = "PLW2901"

MOST_STATEMENTS: Final = 50
"""How many statements a function may have."""


def complaints(code: Code) -> Iterator[str]:
    """The rules that the body of a function breaks."""
    if statements(code) > MOST_STATEMENTS:
        yield TOO_MANY_STATEMENTS
    if searches(code):
        yield LOOP_INSTEAD_OF_ALL
    loops = (node for node in all_statements(code) if isinstance(node, For))
    if any(_assigns(loop.target, loop.body) for loop in loops):
        yield ASSIGNED_LOOP_VARIABLE


def searches(code: Code, depth: int = 1) -> bool:
    """Whether a loop looks for something and does nothing else."""
    match code:
        case [*_, For(target, parts, [If(test, [Return()], [])]), Return()]:
            head = f"{flat(target)} in {flat(parts)}"
            shorter = f"return all({flat(negation(test))} for {head})"
            return len(INDENT) * depth + len(shorter) <= WIDTH
        case [*_, If(_, then, otherwise)]:
            return searches(then, depth + 1) or searches(otherwise, depth + 1)
        case [*_, If(_, then), Return()]:
            return searches(then, depth + 1)
        case _:
            return False


def _assigns(variable: Expression, code: Code) -> bool:
    return any(
        isinstance(node, Assign) and node.target == variable for node in all_statements(code)
    )
