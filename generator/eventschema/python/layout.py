"""Python expressions, laid out as a formatter would leave them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias, assert_never

WIDTH: Final = 100
INDENT: Final = "    "
ASSIGNED: Final = " = ("


@dataclass(frozen=True, slots=True)
class Brackets:
    """`opening`, elements separated by commas, `closing`.

    A `display` (of a list, a dict) has one element per line unless it fits on one line as a
    whole; arguments move into a line of their own first.
    """

    opening: str
    elements: tuple[Expression, ...]
    closing: str
    display: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """Operands with an operator between them, such as the arms of a union."""

    operator: str
    operands: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Conditional:
    """`then if test else otherwise`."""

    then: Expression
    test: str
    otherwise: Expression


@dataclass(frozen=True, slots=True)
class Comprehension:
    """`element` for each, between brackets; the clauses begin with `for` and `if`."""

    opening: str
    element: Expression
    clauses: tuple[str, ...]
    closing: str


@dataclass(frozen=True, slots=True)
class Hole:
    """Where an f-string puts the value of an expression."""

    expression: str


Piece: TypeAlias = tuple[str | Hole, ...]
"""ASCII text and holes in it."""


@dataclass(frozen=True, slots=True)
class Strings:
    """String literals that are one."""

    pieces: tuple[Piece, ...]

    def literals(self) -> list[str]:
        """A literal for each piece, f-strings if there is any hole."""
        parts = [part for piece in self.pieces for part in piece]
        quote = "'" if any(isinstance(part, str) and '"' in part for part in parts) else '"'
        holes = any(isinstance(part, Hole) for part in parts)
        return [_literal(piece, quote, holes=holes) for piece in self.pieces]


def _literal(piece: Piece, quote: str, *, holes: bool) -> str:
    inside = ""
    for part in piece:
        match part:
            case Hole(expression):
                inside += f"{{{expression}}}"
            case text:
                safe = (
                    text.replace("\\", "\\\\").replace(quote, f"\\{quote}").replace("\x7f", "\\x7f")
                )
                inside += safe.replace("{", "{{").replace("}", "}}") if holes else safe
    return f"{'f' * holes}{quote}{inside}{quote}"


@dataclass(frozen=True, slots=True)
class Labelled:
    """An expression behind a label, such as `"name": ` in a dict."""

    label: str
    expression: Expression


Expression: TypeAlias = str | Brackets | Chain | Conditional | Comprehension | Strings | Labelled


@dataclass(frozen=True, slots=True)
class Statement:
    """An expression behind what makes it a statement, such as `return `."""

    before: str
    expression: Expression


@dataclass(frozen=True, slots=True)
class Block:
    """What runs if `test` is true."""

    test: Expression
    body: Code
    otherwise: Code = ()


Code: TypeAlias = Sequence[Statement | Block]


@dataclass(frozen=True, slots=True)
class Function:
    """A function with one parameter, such as `value: Any`."""

    name: str
    parameter: str
    returns: str
    code: Code

    @property
    def head(self) -> list[str]:
        """The lines of its signature."""
        whole = f"def {self.name}({self.parameter}) -> {self.returns}:"
        if len(whole) <= WIDTH:
            return [whole]
        return [f"def {self.name}(", f"{INDENT}{self.parameter},", f") -> {self.returns}:"]

    @property
    def body(self) -> list[str]:
        """The lines of its body."""
        return list(lines(self.code, INDENT))


def lines(code: Code, margin: str) -> Iterator[str]:
    """The lines of statements."""
    for node in code:
        match node:
            case Statement(before, expression):
                yield from lay_out(expression, before, margin=margin)
            case Block(test, body, otherwise):
                yield from lay_out(test, "if ", ":", margin=margin)
                yield from lines(body, margin + INDENT)
                if otherwise:
                    yield f"{margin}else:"
                    yield from lines(otherwise, margin + INDENT)
            case _:
                assert_never(node)


def statements(code: Code) -> int:
    """How many statements there are, those inside others included, as linters count."""
    return sum(
        1 + statements(node.body) + statements(node.otherwise) + bool(node.otherwise)
        if isinstance(node, Block)
        else 1
        for node in code
    )


def flat(expression: Expression) -> str:
    """The expression on one line."""
    match expression:
        case str():
            return expression
        case Brackets(opening, elements, closing):
            return f"{opening}{', '.join(map(flat, elements))}{closing}"
        case Chain(operator, operands):
            return f" {operator} ".join(map(flat, operands))
        case Conditional(then, test, otherwise):
            return f"{flat(then)} if {test} else {flat(otherwise)}"
        case Comprehension(opening, element, clauses, closing):
            return f"{opening}{' '.join((flat(element), *clauses))}{closing}"
        case Strings(pieces):
            return Strings((tuple(part for piece in pieces for part in piece),)).literals()[0]
        case Labelled(label, inner):
            return label + flat(inner)
        case _:
            assert_never(expression)


def lay_out(
    expression: Expression, before: str = "", after: str = "", *, margin: str = ""
) -> list[str]:
    """The lines of a statement: `before`, the expression, `after`; all behind `margin`.

    `after` is a colon or, where the expression is an annotation, ` = ` and the value.
    """
    whole = f"{margin}{before}{flat(expression)}"
    if len(whole) + len(after) <= WIDTH or (isinstance(expression, str) and not after):
        return [f"{whole}{after}"]
    if after.startswith(" = ") and len(whole) + len(ASSIGNED) <= WIDTH:
        value = after.removeprefix(" = ")
        return [f"{whole}{ASSIGNED}", f"{margin}{INDENT}{value}", f"{margin})"]
    if isinstance(expression, Brackets | Comprehension):
        return list(_lines(expression, before, after, margin))
    if isinstance(expression, Labelled):
        return lay_out(expression.expression, before + expression.label, after, margin=margin)
    inner = list(_lines(expression, "", "", margin + INDENT))
    if isinstance(expression, Strings) and len(inner) == 1 and len(inner[0]) > WIDTH:
        return [f"{whole}{after}"]
    return [f"{margin}{before}(", *inner, f"{margin}){after}"]


def _lines(expression: Expression, before: str, after: str, margin: str) -> Iterator[str]:
    """The lines of an expression inside brackets, where it needs no parentheses to break."""
    whole = f"{margin}{before}{flat(expression)}{after}"
    if len(whole) <= WIDTH:
        yield whole
        return
    match expression:
        case str():
            yield whole
        case Brackets(opening, elements, closing, display):
            yield f"{margin}{before}{opening}"
            yield from _elements(elements, margin + INDENT, one_line=not display)
            yield f"{margin}{closing}{after}"
        case Chain(operator, operands):
            for number, operand in enumerate(operands, 1):
                sign = f"{operator} " if number > 1 else before
                yield from _lines(operand, sign, after if number == len(operands) else "", margin)
        case Conditional():
            while isinstance(expression, Conditional):
                yield from _lines(expression.then, before, "", margin)
                yield f"{margin}if {expression.test}"
                before, expression = "else ", expression.otherwise
            yield from _lines(expression, before, after, margin)
        case Comprehension(opening, element, clauses, closing):
            inside = margin + INDENT
            whole = inside + " ".join((flat(element), *clauses))
            yield f"{margin}{before}{opening}"
            if len(whole) <= WIDTH:
                yield whole
            else:
                yield from _lines(element, "", "", inside)
                yield from (inside + clause for clause in clauses)
            yield f"{margin}{closing}{after}"
        case Strings():
            literals = expression.literals()
            for number, literal in enumerate(literals, 1):
                end = after if number == len(literals) else ""
                yield f"{margin}{before if number == 1 else ''}{literal}{end}"
        case Labelled(label, inner):
            if isinstance(inner, Brackets | Comprehension | str):
                yield from _lines(inner, before + label, after, margin)
            else:
                yield f"{margin}{before}{label}("
                yield from _lines(inner, "", "", margin + INDENT)
                yield f"{margin}){after}"
        case _:
            assert_never(expression)


def _elements(elements: Sequence[Expression], margin: str, *, one_line: bool) -> Iterator[str]:
    whole = margin + ", ".join(map(flat, elements))
    if len(whole) <= WIDTH and one_line:
        yield whole
        return
    trailing_comma = "," if len(elements) > 1 or not one_line else ""
    for element in elements:
        yield from _lines(element, "", trailing_comma, margin)
