"""Expressions as text on one line, with the parentheses that they need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, assert_never

from eventschema.source.literals import f_string_text, python_literal
from eventschema.source.tree import (
    And,
    Attribute,
    Call,
    Compare,
    Comprehension,
    Conditional,
    Constant,
    Dict,
    Display,
    Expression,
    JoinedString,
    KeywordArgument,
    Name,
    Not,
    Operation,
    Or,
    Pair,
    Slice,
    Starred,
    Subscript,
)

IN_CONDITIONAL: Final = 1
IN_CONDITION: Final = 2
IN_NOT: Final = 3
IN_COMPARISON: Final = 4
IN_OPERATION: Final = 5
"""How tight what stands inside of something has to bind in order to need no parentheses."""

_LOOSE: Final = frozenset({And, Or, Not, Compare, Operation, Conditional})
_BRACKETS: Final = {"list": ("[", "]"), "set": ("{", "}"), "tuple": ("(", ")")}


def flat(expression: Expression) -> str:
    """The expression on one line."""
    match expression:
        case Name(id=text) | Constant(text=text):
            return text
        case Attribute(value, name):
            return f"{_operand(value, IN_OPERATION)}.{name}"
        case Call(function, arguments):
            return f"{_operand(function, IN_OPERATION)}({', '.join(map(flat, arguments))})"
        case Subscript(value, elements):
            return f"{_operand(value, IN_OPERATION)}[{', '.join(map(flat, elements))}]"
        case Compare(left, operator, right):
            return f"{_operand(left, IN_COMPARISON)} {operator} {_operand(right, IN_COMPARISON)}"
        case And(parts):
            return " and ".join(_operand(part, IN_CONDITION) for part in parts)
        case Or(parts):
            return " or ".join(_operand(part, IN_CONDITION) for part in parts)
        case Not(operand):
            return f"not {_operand(operand, IN_NOT)}"
        case Operation(operator, operands):
            return f" {operator} ".join(_operand(operand, IN_OPERATION) for operand in operands)
        case Conditional(then, test, otherwise):
            first = (_operand(each, IN_CONDITIONAL) for each in (then, test))
            return f"{' if '.join(first)} else {flat(otherwise)}"
        case Pair(key, value):
            return f"{flat(key)}: {flat(value)}"
        case Dict(members):
            return f"{{{', '.join(map(flat, members))}}}"
        case Display("tuple", (element,)):
            return f"({flat(element)},)"
        case Display(_, elements):
            opening, closing = brackets_of(expression)
            return f"{opening}{', '.join(map(flat, elements))}{closing}"
        case JoinedString(pieces):
            return literals((tuple(part for piece in pieces for part in piece),))[0]
        case Comprehension():
            opening, closing = brackets_of(expression)
            return f"{opening}{flat(expression.element)} {' '.join(clauses(expression))}{closing}"
        case Starred(value, sign):
            return f"{sign}{_operand(value, IN_OPERATION)}"
        case KeywordArgument(name, value):
            return f"{name}={flat(value)}"
        case Slice(value, start, stop):
            ends = ("" if end is None else flat(end) for end in (start, stop))
            return f"{_operand(value, IN_OPERATION)}[{':'.join(ends)}]"
        case _:
            assert_never(expression)


def fitting(expression: Expression, room: int) -> str | None:
    """The expression on one line if there is room for it; what is long is not read to its end."""
    match expression:
        case Dict(members):
            inside = all_fitting(members, room - 2)
            return None if inside is None else f"{{{inside}}}"
        case Display("list", elements):
            inside = all_fitting(elements, room - 2)
            return None if inside is None else f"[{inside}]"
        case Pair(key, value):
            name = flat(key)
            text = fitting(value, room - len(name) - 2)
            return None if text is None else f"{name}: {text}"
        case _:
            text = flat(expression)
            return text if len(text) <= room else None


def all_fitting(expressions: Iterable[Expression], room: int) -> str | None:
    """The expressions on one line, with commas between them, if there is room for them."""
    texts: list[str] = []
    for expression in expressions:
        text = fitting(expression, room)
        if text is None:
            return None
        texts.append(text)
        room -= len(text) + 2
    joined = ", ".join(texts)
    return joined if room >= -2 else None


def _operand(expression: Expression, tightness: int) -> str:
    text = flat(expression)
    tight = expression.__class__ not in _LOOSE or tightness_of(expression) >= tightness
    return text if tight else f"({text})"


def tightness_of(expression: Expression) -> int:
    """How tight the operator of an expression binds; `and` and `or` are not mixed silently."""
    match expression:
        case Conditional():
            return 0
        case And() | Or():
            return 1
        case Not():
            return 2
        case Compare():
            return 3
        case Operation():
            return 4
        case _:
            return 5


def literals(pieces: Sequence[Sequence[str | Expression]]) -> list[str]:
    """A literal for each piece: f-strings with the same quotes if anything is put in."""
    texts = [part for piece in pieces for part in piece if isinstance(part, str)]
    if len(texts) == sum(map(len, pieces)):
        return [python_literal("".join(map(str, piece))) for piece in pieces]
    quote = "'" if any('"' in text for text in texts) else '"'
    inside = ("".join(_inserted(part, quote) for part in piece) for piece in pieces)
    return [f"f{quote}{each}{quote}" for each in inside]


def _inserted(part: str | Expression, quote: str) -> str:
    return f_string_text(part, quote) if isinstance(part, str) else f"{{{flat(part)}}}"


def clauses(expression: Comprehension) -> Iterator[str]:
    """What follows the element of a comprehension."""
    yield f"for {loop_target(expression.target)} in {flat(expression.parts)}"
    if expression.test is not None:
        yield f"if {flat(expression.test)}"


def brackets_of(expression: Display | Dict | Comprehension) -> tuple[str, str]:
    """The brackets around what stands in a display or comprehension."""
    match expression:
        case Display(kind):
            return _BRACKETS[kind]
        case Comprehension(element) if not isinstance(element, Pair):
            return _BRACKETS["list"]
        case _:
            return _BRACKETS["set"]


def loop_target(expression: Expression) -> str:
    """What a loop gives values to: a tuple has no parentheses there."""
    match expression:
        case Display("tuple", elements):
            return ", ".join(map(flat, elements))
        case _:
            return flat(expression)
