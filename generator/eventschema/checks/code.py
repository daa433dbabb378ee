"""Python statements as a small tree, said in the shortest way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias


@dataclass(frozen=True, slots=True)
class Atom:
    """A condition without `and`, `or` and `not`, and its opposite (by default with `not`)."""

    text: str
    opposite: str = ""


@dataclass(frozen=True, slots=True)
class And:
    """All of `parts` are true."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """One of `parts` is true."""

    parts: tuple[Expression, ...]


Expression: TypeAlias = Atom | And | Or

TRUE: Final = Atom("True", "False")
FALSE: Final = Atom("False", "True")


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
        case Atom(text, opposite):
            return Atom(opposite or f"not {text}", text)
        case And(parts):
            return any_of(map(negation, parts))
        case Or(parts):
            return all_of(map(negation, parts))


def size(expression: Expression) -> int:
    """How many atoms there are."""
    match expression:
        case Atom():
            return 1
        case And(parts) | Or(parts):
            return sum(map(size, parts))


def inline(expression: Expression) -> str:
    """The expression on one line."""
    match expression:
        case Atom(text):
            return text
        case And(parts):
            return " and ".join(map(operand, parts))
        case Or(parts):
            return " or ".join(map(operand, parts))


def operand(expression: Expression) -> str:
    """The expression on one line, in parentheses unless it is an atom."""
    text = inline(expression)
    return text if isinstance(expression, Atom) else f"({text})"


@dataclass(frozen=True, slots=True)
class Do:
    """A simple statement."""

    text: str


@dataclass(frozen=True, slots=True)
class CallOf:
    """A call as a statement, behind `prefix` (such as `x = `); without a function, a list."""

    function: str
    arguments: tuple[str | Expression, ...]
    prefix: str = ""

    @property
    def brackets(self) -> tuple[str, str]:
        """The opening and the closing one."""
        return ("(", ")") if self.function else ("[", "]")


@dataclass(frozen=True, slots=True)
class LookUp:
    """Ask `table` for the value of `key` if `test` says that it may; None if not."""

    variable: str
    table: str
    key: str
    test: Expression


@dataclass(frozen=True, slots=True)
class Return:
    """Return the truth of an expression."""

    expression: Expression


@dataclass(frozen=True, slots=True)
class Check:
    """Run `then` if `condition` is true, else `otherwise`."""

    condition: Expression
    then: Sequence[Node]
    otherwise: Sequence[Node] = ()


@dataclass(frozen=True, slots=True)
class Loop:
    """Run `body` for each; `head` is the text between `for` and the colon."""

    head: str
    body: Sequence[Node]


Node: TypeAlias = Do | CallOf | LookUp | Return | Check | Loop
Code: TypeAlias = Sequence[Node]


REJECT: Final = Return(FALSE)


def rejecting(expression: Expression) -> list[Node]:
    """Reject unless `expression` is true."""
    match negation(expression):
        case Atom("False"):
            return []
        case Atom("True"):
            return [REJECT]
        case fault:
            return [Check(fault, [REJECT])]


def each(head: str, body: Sequence[Node]) -> list[Node]:
    """Run `body` for each; `head` is the text between `for` and the colon."""
    return [Loop(head, body)] if body else []


def when(test: Expression, then: Sequence[Node]) -> list[Node]:
    """Run `then` if `test` is true."""
    return chosen(test, then, ())


def unless(test: Expression, then: Sequence[Node]) -> list[Node]:
    """Run `then` if `test` is false."""
    return chosen(test, (), then)


def chosen(test: Expression, then: Sequence[Node], otherwise: Sequence[Node]) -> list[Node]:
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
            return [Check(negation(test), otherwise)]
        case _, []:
            return [Check(test, then)]
        case [Check(fault, [Return(rejected)], [])], [Return(other)] if rejected == other == FALSE:
            return [Check(any_of((negation(test), fault)), [REJECT])]
        case [*_, Return()], _:
            return [Check(test, then), *otherwise]
        case _:
            return [Check(test, then, otherwise)]


def _either(test: Expression, left: Expression, right: Expression) -> Expression:
    """`left` if `test` is true, else `right`; one of the two is a constant."""
    if right == FALSE:
        return all_of((test, left))
    if right == TRUE:
        return any_of((negation(test), left))
    if left == FALSE:
        return all_of((negation(test), right))
    return any_of((test, right))


def result(expression: Expression, *, last: bool) -> list[Node]:
    """Return the truth of `expression`, or only reject where it is false."""
    return [Return(expression)] if last else rejecting(expression)


def ended(code: list[Node], *, last: bool) -> list[Node]:
    """Accept at the end of `code` if it is `last`."""
    match code:
        case _ if not last:
            return code
        case [*before, Check(fault, [Return(rejected)], [])] if rejected == FALSE:
            return [*before, Return(negation(fault))]
        case [*before, Check() as check, Return(accepted)] if accepted == TRUE:
            return ended([*before, check], last=last)
        case [*_, Return()]:
            return code
        case _:
            return [*code, Return(TRUE)]
