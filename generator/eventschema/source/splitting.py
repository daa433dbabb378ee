"""A function that would be long ends in a call of one that goes on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
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


def split(function: Function, named: Callable[[str], str]) -> list[Function]:
    """`function` up to a call of one that goes on, and so forth; whole where it cannot be cut.

    Those that go on are `named` after what they begin with, which is a member.
    """
    body = [*function.body]
    sizes = [len([*lines([statement])]) for statement in body]
    needs = _needs_from(
        body, {each.name for each in function.parameters}.union(*map(_all_bound, body))
    )
    parts: list[Function] = []
    taken: set[str] = set()
    done, name = 0, function.name
    while sum(sizes[done : done + LONGEST + 1]) > LONGEST and function.returns != NONE:
        ends = [*accumulate(sizes[done : done + LONGEST_BEGINNING])]
        cut = _cut(function.parameters, body[done:], needs[done:], ends)
        if cut is None:
            break
        length, parameters = cut
        wanted = f"{name}__from_{_told(body[done + length])}"
        while wanted in taken:
            wanted += "_"
        taken.add(wanted)
        rest = named(wanted)
        going_on = Return(call(rest, *(Name(each.name) for each in parameters)))
        parts.append(replace(function, body=[*body[done : done + length], going_on]))
        function = replace(function, name=rest, parameters=parameters, decorators=())
        done += length
    return [*parts, replace(function, body=body[done:])]


def _cut(
    parameters: Sequence[Parameter],
    body: Sequence[Statement],
    needs: Sequence[AbstractSet[str]],
    ends: Sequence[int],
) -> tuple[int, tuple[Parameter, ...]] | None:
    """After how many statements a function ends, and what the one that goes on is given."""
    given = {each.name: each for each in parameters}
    bound = {*given}
    found: tuple[int, tuple[Parameter, ...]] | None = None
    for at, (statement, end) in enumerate(zip(body[:-1], ends, strict=False), 1):
        if end > LONGEST_BEGINNING:
            break
        given |= {each.name: each for each in _bound(statement)}
        bound |= _all_bound(statement)
        wanted = needs[at] & bound
        if wanted <= given.keys() - _set(statement):
            found = at, tuple(each for name, each in given.items() if name in wanted)
    return found


def _needs_from(code: Code, variables: AbstractSet[str]) -> list[frozenset[str]]:
    """For each place in `code`, the variables that are used from there on before they are set."""
    needs: list[frozenset[str]] = [frozenset()]
    for statement in reversed(code):
        needed = frozenset(_needed(statement, variables) & variables)
        needs.append(needed | (needs[-1] - _set_anew(statement)))
    return needs[::-1]


def _bound(statement: Statement) -> Iterator[Parameter]:
    """The variable that holds something after `statement` in any case, and what."""
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


def _set_anew(statement: Statement) -> set[str]:
    """The same if nothing is left of what it was before."""
    match statement:
        case Assign(Name(name), _, "") | Declare(Name(name)):
            return {name}
        case _:
            return set()


def _all_bound(statement: Statement) -> set[str]:
    """The variables that may hold something after `statement`."""
    bound: set[str] = set()
    for node in walk([statement]):
        match node:
            case Assign(Name() | Display() as target) | Declare(target) | For(target):
                bound |= names([target])
            case _:
                pass
    return bound


def _needed(statement: Statement, variables: AbstractSet[str]) -> AbstractSet[str]:
    match statement:
        case Assign(Name(), value, ""):
            return free(value)
        case If(test, then, otherwise):
            sides = (_needs_from(side, variables)[0] for side in (then, otherwise))
            return frozenset(free(test)).union(*sides)
        case For(target, parts, body):
            return free(parts) | (_needs_from(body, variables)[0] - names([target]))
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
