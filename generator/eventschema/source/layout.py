"""Expressions that are too long for a line, laid out as a formatter would leave them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, assert_never

from eventschema.source.line import (
    IN_COMPARISON,
    IN_CONDITION,
    IN_CONDITIONAL,
    IN_NOT,
    IN_OPERATION,
    all_fitting,
    brackets_of,
    clauses,
    fitting,
    flat,
    literals,
    tightness_of,
)
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
    Starred,
    Subscript,
)

WIDTH: Final = 100
INDENT: Final = "    "


def lay_out(
    expression: Expression, before: str = "", after: str = "", *, margin: str = ""
) -> list[str]:
    """The lines of a statement: `before`, the expression, `after`; all behind `margin`."""
    whole = fitting(expression, _room(before, after, margin))
    if whole is not None:
        return [f"{margin}{before}{whole}{after}"]
    broken = list(_expanded(expression, before, after, margin))
    if _ends_in_brackets(expression):
        if len(broken[0]) <= WIDTH or not before.endswith("= "):
            return broken
    elif _bracketed(expression) and all(len(line) <= WIDTH for line in broken):
        return broken
    inside = list(within(expression, "", "", margin + INDENT))
    if len(inside) == 1 and len(inside[0]) > WIDTH:
        return broken
    if _ends_in_brackets(expression) and len(inside[0]) > WIDTH:
        return broken
    return [f"{margin}{before}(", *inside, f"{margin}){after}"]


def _room(before: str, after: str, margin: str) -> int:
    return WIDTH - len(margin) - len(before) - len(after)


def _ends_in_brackets(expression: Expression) -> bool:
    """Whether it can be broken inside of its own last brackets."""
    match expression:
        case Call(_, elements) | Subscript(_, elements) | Display(_, elements) | Dict(elements):
            return elements != ()
        case Comprehension():
            return True
        case Attribute(value):
            return _ends_in_brackets(value)
        case Starred(value):
            return _ends_in_brackets(value)
        case _:
            return False


def _bracketed(expression: Expression) -> bool:
    """Whether there is one operator, and brackets at the very start or at the very end."""
    match expression:
        case Not(operand):
            return _closes(operand, IN_NOT)
        case And((left, right)) | Or((left, right)):
            return _begins_in_brackets(left, IN_CONDITION) or _closes(right, IN_CONDITION)
        case Compare(left, _, right):
            return _begins_in_brackets(left, IN_COMPARISON) or _closes(right, IN_COMPARISON)
        case Operation(_, (left, right)):
            return _begins_in_brackets(left, IN_OPERATION) or _closes(right, IN_OPERATION)
        case _:
            return False


def _begins_in_brackets(operand: Expression, tightness: int) -> bool:
    match operand:
        case _ if tightness_of(operand) < tightness:
            return True
        case And((first, *_)) | Or((first, *_)):
            return _begins_in_brackets(first, IN_CONDITION)
        case Compare(left):
            return _begins_in_brackets(left, IN_COMPARISON)
        case Operation(_, (first, *_)):
            return _begins_in_brackets(first, IN_OPERATION)
        case Display() | Dict() | Comprehension():
            return True
        case _:
            return False


def _closes(operand: Expression, tightness: int) -> bool:
    """Whether an operand has brackets at its very end."""
    match operand:
        case _ if tightness_of(operand) < tightness:
            return True
        case Compare(_, _, right):
            return _closes(right, IN_COMPARISON)
        case Operation(_, (*_, last)):
            return _closes(last, IN_OPERATION)
        case Not(inner):
            return _closes(inner, IN_NOT)
        case Attribute() | Subscript():
            return False
        case _:
            return _ends_in_brackets(operand)


@dataclass(frozen=True, slots=True)
class _Brackets:
    """A pair of brackets.

    `content` is what is between them on one line, for which there may not be room, and `inside`
    makes lines of it.
    """

    opening: str
    closing: str
    content: Callable[[int], str | None]
    inside: Callable[[str], Iterator[str]]


def _expanded(expression: Expression, before: str, after: str, margin: str) -> Iterator[str]:
    """An expression broken inside of its brackets, of as few as it takes, the last ones first."""
    line = f"{margin}{before}"
    segments = [*_segments(expression), after]
    for number, segment in enumerate(segments, 1):
        match segment:
            case str():
                line += segment
            case _Brackets(opening, closing, content, inside):
                text = content(WIDTH - len(line) - 2 - _until_brackets(segments[number:]))
                if text is not None:
                    line += f"{opening}{text}{closing}"
                else:
                    yield line + opening
                    yield from inside(margin + INDENT)
                    line = margin + closing
    yield line


def _until_brackets(segments: Iterable[str | _Brackets]) -> int:
    """How much is on the same line, if the next brackets break."""
    width = 0
    for segment in segments:
        if not isinstance(segment, str):
            return width + len(segment.opening)
        width += len(segment)
    return width


def _segments(expression: Expression) -> Iterator[str | _Brackets]:
    """An expression as text and the brackets in it that are not inside of others."""
    match expression:
        case Call(function, (_, *_) as arguments, spread):
            yield from _operand_segments(function, IN_OPERATION)
            inside = partial(_arguments, arguments, spread=spread)
            yield _Brackets("(", ")", partial(all_fitting, arguments), inside)
        case Subscript(value, elements):
            yield from _operand_segments(value, IN_OPERATION)
            yield _Brackets("[", "]", partial(all_fitting, elements), partial(_arguments, elements))
        case Attribute(value, name):
            yield from _operand_segments(value, IN_OPERATION)
            yield f".{name}"
        case Starred(value, sign):
            yield sign
            yield from _operand_segments(value, IN_OPERATION)
        case Display() | Dict() | Comprehension():
            content = partial(_content_fitting, expression)
            yield _Brackets(*brackets_of(expression), content, partial(_content, expression))
        case And(parts):
            yield from _joined(parts, " and ", IN_CONDITION)
        case Or(parts):
            yield from _joined(parts, " or ", IN_CONDITION)
        case Compare(left, operator, right):
            yield from _joined((left, right), f" {operator} ", IN_COMPARISON)
        case Operation(operator, operands):
            yield from _joined(operands, f" {operator} ", IN_OPERATION)
        case Not(operand):
            yield "not "
            yield from _operand_segments(operand, IN_NOT)
        case _:
            yield flat(expression)


def _joined(
    operands: Iterable[Expression], operator: str, tightness: int
) -> Iterator[str | _Brackets]:
    for number, operand in enumerate(operands):
        if number:
            yield operator
        yield from _operand_segments(operand, tightness)


def _operand_segments(operand: Expression, tightness: int) -> Iterator[str | _Brackets]:
    if tightness_of(operand) >= tightness:
        yield from _segments(operand)
    else:
        yield _Brackets("(", ")", partial(fitting, operand), partial(within, operand, "", ""))


def _content_fitting(expression: Display | Dict | Comprehension, room: int) -> str | None:
    """What stands between the brackets on one line, if there is room for it."""
    whole = fitting(expression, room + 2)
    return None if whole is None else whole[1:-1]


def _content(expression: Display | Dict | Comprehension, margin: str) -> Iterator[str]:
    """What stands between the brackets, on lines of its own."""
    match expression:
        case Display(_, elements) | Dict(elements):
            yield from _elements(elements, margin)
        case Comprehension(element):
            loops = [*clauses(expression)]
            whole = f"{margin}{flat(element)} {' '.join(loops)}"
            if len(whole) <= WIDTH:
                yield whole
            else:
                yield from within(element, "", "", margin)
                yield from (margin + clause for clause in loops)
        case _:
            assert_never(expression)


def _arguments(
    arguments: Sequence[Expression], margin: str, *, spread: bool = False
) -> Iterator[str]:
    """What stands between the brackets of a call: on one line if that is wide enough."""
    whole = None if spread else all_fitting(arguments, WIDTH - len(margin))
    if whole is not None:
        yield margin + whole
    elif len(arguments) == 1 and not spread:
        yield from within(arguments[0], "", "", margin)
    else:
        yield from _elements(arguments, margin)


def _elements(elements: Sequence[Expression], margin: str) -> Iterator[str]:
    for element in elements:
        if isinstance(element, JoinedString):
            yield from lay_out(element, "", ",", margin=margin)
        else:
            yield from within(element, "", ",", margin)


def within(expression: Expression, before: str, after: str, margin: str) -> Iterator[str]:
    """The lines of an expression inside brackets, where it needs no parentheses to break."""
    whole = fitting(expression, _room(before, after, margin))
    if whole is not None:
        yield f"{margin}{before}{whole}{after}"
        return
    match expression:
        case And(parts):
            yield from _operands(parts, "and", IN_CONDITION, (before, after), margin)
        case Or(parts):
            yield from _operands(parts, "or", IN_CONDITION, (before, after), margin)
        case Operation(operator, operands):
            yield from _operands(operands, operator, IN_OPERATION, (before, after), margin)
        case Compare(left, operator, right):
            yield from _operands((left, right), operator, IN_COMPARISON, (before, after), margin)
        case Not(operand):
            yield from _operand_lines(operand, IN_NOT, f"{before}not ", after, margin)
        case Conditional():
            while isinstance(expression, Conditional):
                yield from _operand_lines(expression.then, IN_CONDITIONAL, before, "", margin)
                yield from _operand_lines(expression.test, IN_CONDITIONAL, "if ", "", margin)
                before, expression = "else ", expression.otherwise
            yield from within(expression, before, after, margin)
        case JoinedString(pieces):
            texts = literals(pieces)
            for number, literal in enumerate(texts, 1):
                end = after if number == len(texts) else ""
                yield f"{margin}{before if number == 1 else ''}{literal}{end}"
        case Pair(key, value):
            yield from _value_lines(value, f"{before}{flat(key)}: ", after, margin)
        case KeywordArgument(name, value):
            yield from _value_lines(value, f"{before}{name}=", after, margin)
        case _:
            yield from _expanded(expression, before, after, margin)


def _value_lines(value: Expression, before: str, after: str, margin: str) -> Iterator[str]:
    """What is in a dict or behind the name of an argument, in parentheses where it breaks."""
    bracketed = _ends_in_brackets(value) or _bracketed(value)
    if bracketed or isinstance(value, Name | Constant | Attribute):
        yield from within(value, before, after, margin)
    else:
        yield from lay_out(value, before, after, margin=margin)


def _operands(
    operands: Sequence[Expression], word: str, tightness: int, ends: tuple[str, str], margin: str
) -> Iterator[str]:
    """Operands on lines of their own, with their operator in front, between both `ends`."""
    for number, operand in enumerate(operands, 1):
        start = ends[0] if number == 1 else f"{word} "
        end = ends[1] if number == len(operands) else ""
        yield from _operand_lines(operand, tightness, start, end, margin)


def _operand_lines(
    operand: Expression, tightness: int, before: str, after: str, margin: str
) -> Iterator[str]:
    if tightness_of(operand) >= tightness:
        yield from within(operand, before, after, margin)
        return
    whole = f"{margin}{before}({flat(operand)}){after}"
    if len(whole) <= WIDTH:
        yield whole
        return
    yield f"{margin}{before}("
    yield from within(operand, "", "", margin + INDENT)
    yield f"{margin}){after}"
