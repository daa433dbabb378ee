"""A function that would be long ends in a call of one that goes on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import accumulate
from typing import Final

from eventschema.source.printer import lines
from eventschema.source.tree import (
    ANY,
    NONE,
    Assign,
    Attribute,
    Call,
    Code,
    Constant,
    Declare,
    Display,
    For,
    Function,
    If,
    Name,
    Operation,
    Parameter,
    Return,
    Statement,
    call,
)
from eventschema.source.walk import free, names, walk

LONGEST: Final = 190
"""How many lines a function has at most where it can be split."""

LONGEST_BEGINNING: Final = 150
"""How many lines stay in a function that would have more."""

_WORD_END: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[^0-9A-Za-z]+")


def split(function: Function, named: Callable[[str], str]) -> tuple[Function, Function] | None:
    """`function` up to a call of the other one, which goes on; None if it cannot be cut.

    The other one is `named` after what it begins with, which is a member.
    """
    sizes = [len([*lines([statement])]) for statement in function.body]
    if function.returns == NONE:
        return None
    ends = [*accumulate(sizes)]
    for at in range(len(sizes) - 1, 0, -1):
        before, after = function.body[:at], function.body[at:]
        given = {each.name: each for each in (*function.parameters, *_bound(before))}
        wanted = _needs(after) & _all_bound(function, before)
        if ends[at - 1] > LONGEST_BEGINNING or not wanted <= given.keys() - _set(before[-1]):
            continue
        parameters = tuple(given[name] for name in given if name in wanted)
        beginning = function.name.partition("__from_")[0]
        name = named(f"{beginning}__from_{_told(after[0])}")
        rest = replace(function, name=name, parameters=parameters, body=after, decorators=())
        going_on = Return(call(name, *(Name(each.name) for each in parameters)))
        return replace(function, body=[*before, going_on]), rest
    return None


def _bound(code: Code) -> Iterator[Parameter]:
    """The variables that hold something after `code` in any case, and what."""
    for statement in code:
        match statement:
            case Assign(Name(name), Call(Name("new"), (class_,)), ""):
                yield Parameter(name, class_)
            case Assign(Name(name), Call(Name("len")) | Operation("-"), ""):
                yield Parameter(name, Name("int"))
            case Declare(Name(name), annotation):
                yield Parameter(name, annotation)
            case Assign(Name(name), _, ""):
                yield Parameter(name, ANY)
            case _:
                pass


def _set(statement: Statement) -> set[str]:
    """The variable that a statement gives a value."""
    return names([statement.target]) if isinstance(statement, Assign | Declare) else set()


def _all_bound(function: Function, code: Code) -> set[str]:
    """The variables that may hold something after `code`."""
    bound = {each.name for each in function.parameters}
    for node in walk(code):
        match node:
            case Assign(Name() | Display() as target) | Declare(target) | For(target):
                bound |= names([target])
            case _:
                pass
    return bound


def _needs(code: Code) -> set[str]:
    """The names that `code` uses before it gives them a value."""
    needed: set[str] = set()
    bound: set[str] = set()
    for statement in code:
        needed |= _needed(statement) - bound
        match statement:
            case Assign(Name(name), _, "") | Declare(Name(name)):
                bound.add(name)
            case _:
                pass
    return needed


def _needed(statement: Statement) -> set[str]:
    match statement:
        case Assign(Name(), value, ""):
            return free(value)
        case If(test, then, otherwise):
            return free(test) | _needs(then) | _needs(otherwise)
        case For(target, parts, body):
            return free(parts) | (_needs(body) - names([target]))
        case Assign(target, value):
            return names([target]) | free(value)
        case _:
            return free(statement)


def _told(statement: Statement) -> str:
    """What a statement is about, as part of a name: the first text in it, or else an attribute."""
    nodes = [*walk([statement])]
    nodes.reverse()  # so that what is written first comes first
    texts = [
        node.value for node in nodes if isinstance(node, Constant) and isinstance(node.value, str)
    ]
    attributes = [node.name for node in nodes if isinstance(node, Attribute)]
    words = (_WORD_END.sub("_", told).strip("_") for told in (*texts, *attributes, "here"))
    return next(filter(None, words)).lower()
