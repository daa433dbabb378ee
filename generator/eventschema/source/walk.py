"""Questions about source, and what is replaced in it: walks over the tree, never over text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, assert_never

from eventschema.source.tree import (
    And,
    Assign,
    Attribute,
    Call,
    Code,
    Compare,
    Comprehension,
    Conditional,
    Constant,
    Declare,
    Dict,
    Display,
    Evaluate,
    For,
    Function,
    If,
    JoinedString,
    KeywordArgument,
    Name,
    Node,
    Not,
    Operation,
    Or,
    Pair,
    Pass,
    Raise,
    Return,
    Slice,
    Starred,
    Statement,
    Subscript,
)

_LEAVES: Final = frozenset({Name, Constant})
"""What most nodes are, and what has nothing in it."""


def walk(nodes: Iterable[Node]) -> Iterator[Node]:
    """`nodes` and all that is in them, in no particular order."""
    pending = [*nodes]
    while pending:
        node = pending.pop()
        yield node
        if node.__class__ not in _LEAVES:
            pending += _inside(node)


def names(nodes: Iterable[Node]) -> set[str]:
    """The names that `nodes` refer to, those of variables included."""
    return {node.id for node in walk(nodes) if isinstance(node, Name)}


def mentions(variable: Name, nodes: Iterable[Node]) -> bool:
    """Whether `nodes` refer to `variable`."""
    pending = [*nodes]
    while pending:
        node = pending.pop()
        if node.__class__ not in _LEAVES:
            pending += _inside(node)
        elif node == variable:
            return True
    return False


def free(scope: Node) -> set[str]:
    """The names that a function uses and does not bind."""
    used: set[str] = set()
    bound: set[str] = set()
    for node in walk([scope]):
        match node:
            case Name(id=name):
                used.add(name)
            case Constant() | Call() | Attribute() | Compare():
                pass
            case Function(_, parameters):
                bound |= {parameter.name for parameter in parameters}
            case Assign(Name() | Display() as target) | Declare(target):
                bound |= names([target])
            case For(target) | Comprehension(_, target):
                bound |= names([target])
            case _:
                pass
    return used - bound


def _inside(node: Node) -> Iterable[Node]:
    """What stands right in `node`."""
    match node:
        case Call(function, elements) | Subscript(function, elements):
            return (function, *elements)
        case Attribute(value) | KeywordArgument(_, value) | Starred(value):
            return (value,)
        case Compare(left, _, right) | Pair(left, right) | Assign(left, right):
            return (left, right)
        case If(test, then, otherwise):
            return (test, *then, *otherwise)
        case And(parts) | Or(parts) | Operation(_, parts) | Display(_, parts) | Dict(parts):
            return parts
        case Not(value) | Evaluate(value) | Return(value) | Raise(value):
            return (value,)
        case For(target, parts, body):
            return (target, parts, *body)
        case Conditional(then, test, otherwise):
            return (then, test, otherwise)
        case Declare(target, annotation, value):
            return (target, annotation) if value is None else (target, annotation, value)
        case Comprehension(element, target, parts, test):
            return (element, target, parts) if test is None else (element, target, parts, test)
        case Slice(value, start, stop):
            return [each for each in (value, start, stop) if each is not None]
        case JoinedString(pieces):
            return [part for piece in pieces for part in piece if not isinstance(part, str)]
        case Function(_, parameters, returns, body, _, decorators):
            return (*decorators, *(each.annotation for each in parameters), returns, *body)
        case Name() | Constant() | Pass():
            return ()
        case _:
            assert_never(node)


def replaced(code: Code, old: Statement, new: Statement) -> list[Statement]:
    """The same code with `new` wherever `old` was."""
    result: list[Statement] = []
    for node in code:
        match node:
            case _ if node == old:
                result.append(new)
            case If(test, then, otherwise):
                result.append(If(test, replaced(then, old, new), replaced(otherwise, old, new)))
            case For(target, parts, body):
                result.append(For(target, parts, replaced(body, old, new)))
            case _:
                result.append(node)
    return result


def all_statements(code: Code) -> Iterator[Statement]:
    """The statements of `code`, those inside of others included."""
    for node in code:
        yield node
        match node:
            case If(_, then, otherwise):
                yield from all_statements(then)
                yield from all_statements(otherwise)
            case For(_, _, body):
                yield from all_statements(body)
            case _:
                pass


def statements(code: Code) -> int:
    """How many statements there are, those inside others included, as linters count."""
    count = 0
    for node in code:
        match node:
            case If(_, [If(_, _, []) as inner], []):
                count += statements([inner])
            case If(_, then, otherwise):
                clauses = 2 if otherwise and not isinstance(otherwise[0], If) else 1
                count += clauses + statements(then) + statements(otherwise)
            case For(_, _, body):
                count += 1 + statements(body)
            case _:
                count += 1
    return count
