"""Rules of the linter that fast code breaks, to be named where it does."""

from collections.abc import Iterable
from typing import Final

from eventschema.checks.code import Check, Code, Loop, Return, inline, negation
from eventschema.checks.layout import INDENT, WIDTH

TOO_MANY_STATEMENTS: Final = "PLR0915"
LOOP_INSTEAD_OF_ALL: Final = "SIM110"

MOST_STATEMENTS: Final = 50
"""How many statements a function may have."""


def complaints(functions: Iterable[Code]) -> set[str]:
    """The rules that some function breaks."""
    found: set[str] = set()
    for code in functions:
        if statements(code) > MOST_STATEMENTS:
            found.add(TOO_MANY_STATEMENTS)
        if searches(code):
            found.add(LOOP_INSTEAD_OF_ALL)
    return found


def statements(code: Code) -> int:
    """How many statements there are, those inside others included."""
    count = 0
    for node in code:
        match node:
            case Check(_, [Check(_, _, []) as inner], []):
                count += statements([inner])
            case Check(_, then, otherwise):
                clauses = 2 if otherwise and not isinstance(otherwise[0], Check) else 1
                count += clauses + statements(then) + statements(otherwise)
            case Loop(_, body):
                count += 1 + statements(body)
            case _:
                count += 1
    return count


def searches(code: Code, depth: int = 1) -> bool:
    """Whether a loop looks for something and does nothing else."""
    match code:
        case [*_, Loop(head, [Check(test, [Return()], [])]), Return()]:
            shorter = f"return all({inline(negation(test))} for {head})"
            return len(INDENT) * depth + len(shorter) <= WIDTH
        case [*_, Check(_, then, otherwise)]:
            return searches(then, depth + 1) or searches(otherwise, depth + 1)
        case [*_, Check(_, then), Return()]:
            return searches(then, depth + 1)
        case _:
            return False
