"""Python statements as a small tree, laid out as a formatter would leave them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from eventschema.checks.layout import INDENT, WIDTH


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
    """A call as a statement, behind `prefix` (such as `return ` or `x = `)."""

    function: str
    arguments: tuple[str, ...]
    prefix: str = ""


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


def each(head: str, body: list[Node]) -> list[Node]:
    """Run `body` for each; `head` is the text between `for` and the colon."""
    return [Loop(head, body)] if body else []


def chosen(test: Expression, then: list[Node], otherwise: list[Node]) -> list[Node]:
    """Run `then` if `test` is true, else `otherwise`, said in the shortest way."""
    if TRUE in (test, negation(test)) or then == otherwise:
        return then if test == TRUE or then == otherwise else otherwise
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


def call_text(function: str, arguments: Iterable[str]) -> str:
    """A call on one line."""
    return f"{function}({', '.join(arguments)})"


def signature(name: str, parameters: str, returns: str) -> str:
    """The head of a function definition."""
    whole = f"def {name}({parameters}) -> {returns}:"
    if len(whole) <= WIDTH:
        return whole
    return f"def {name}(\n{INDENT}{parameters}\n) -> {returns}:"


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
