"""What accepts or rejects the members of an object.

Members that must be there come first, then those that can be. The known members of a closed
object are counted down from all: when none is left, nothing else can be wrong with it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from eventschema.ir.plan import Assert, Block, Equals, Members, Never, Property
from eventschema.source.logic import ended, rejecting, result, unless, when
from eventschema.source.tree import (
    NONE,
    TRUE,
    Assign,
    Code,
    Compare,
    Constant,
    Expression,
    If,
    Not,
    Operation,
    Return,
    Statement,
    item,
    length,
    method,
)
from eventschema.targets.validators.analysis import accepted_types
from eventschema.targets.validators.conditions import a_key, matches
from eventschema.targets.validators.frame import Frame
from eventschema.targets.validators.loops import each_pair, reading

PrintBlock: TypeAlias = Callable[[Block, Expression], list[Statement]]
"""Prints a block about a variable."""

BETWEEN_EXITS: Final = 3
"""After how many members that can be there it is asked whether any are left."""

_ACCEPT: Final = Return(TRUE)


def members(
    print_block: PrintBlock, frame: Frame, statement: Members, v: Expression, *, last: bool
) -> list[Statement]:
    """The statement about the variable `v`; with `last`, every way through it returns."""
    properties = _required_first(statement.properties)
    match statement.additional:
        case (Assert(Never()), *_) if not statement.patterns:
            names = _each_member(print_block, frame, statement, v, closed=True)
            return names + _closed(print_block, frame, properties, v, last=last)
        case _:
            code: list[Statement] = []
            for prop in properties:
                code += _member(print_block, frame, prop, v)
            code += _each_member(print_block, frame, statement, v, closed=False)
            return ended(code, last=last)


def _closed(
    print_block: PrintBlock,
    frame: Frame,
    properties: Sequence[Property],
    v: Expression,
    *,
    last: bool,
) -> list[Statement]:
    required = [prop for prop in properties if prop.required or prop.certain]
    optional = properties[len(required) :]
    code: list[Statement] = []
    for prop in required:
        code += _member(print_block, frame, prop, v)
    size = len(required)
    if not optional:
        none_more = Compare(length(v), "==", Constant(size)) if size else Not(v)
        return code + result(none_more, last=last)
    with frame.variables.local("left") as left:
        none_left = Not(left)
        early: list[Statement] = [If(none_left, [_ACCEPT])] if last else []
        code += [Assign(left, remaining(v, size)), *early]
        for number, prop in enumerate(optional, 1):
            exits = number % BETWEEN_EXITS == 0 and prop is not optional[-1]
            counted = [Assign(left, Constant(1), "-"), *(early if exits else ())]
            code += _member(print_block, frame, prop, v, counted)
        return code + result(none_left, last=last)


def _member(
    print_block: PrintBlock, frame: Frame, prop: Property, v: Expression, counted: Code = ()
) -> list[Statement]:
    """One member; in a closed object, `counted` notes that it was there.

    Where null is rejected, `get` finds out in one step: in a closed object, a member that is
    null is then not counted and so taken for an unknown one.
    """
    key, there = frame.key(prop.name, v), frame.has(prop.name, v)
    if not prop.body:
        return rejecting(there) if prop.required else when(there, counted)
    never_null = "null" not in accepted_types(prop.body, frame.functions)
    with frame.variables.member(prop.name) as member:
        if prop.required and never_null:
            match prop.body:
                case (Assert(Equals((str(),))),):
                    return print_block(prop.body, method(v, "get", key))
            return reading(member, method(v, "get", key), print_block(prop.body, member))
        checked = print_block(prop.body, member)
        if prop.required:
            return [*rejecting(there), *reading(member, item(v, key), checked)]
        if counted and never_null:
            given = Compare(member, "is not", NONE)
            return [Assign(member, method(v, "get", key)), If(given, [*checked, *counted])]
        return when(there, reading(member, item(v, key), [*checked, *counted]))


def _each_member(
    print_block: PrintBlock, frame: Frame, statement: Members, v: Expression, *, closed: bool
) -> list[Statement]:
    """What holds of all names, and of the members that no property names."""
    rest = None if closed else statement.additional
    patterns = () if closed else statement.patterns
    with frame.variables.local("name") as name, frame.variables.local("item") as other:
        code: list[Statement] = []
        for pattern, body in patterns:
            code += when(matches(pattern, frame.subject(name)), print_block(body, other))
        if rest is not None:
            code += unless(frame.covers(statement, name), print_block(rest, other))
        code = print_block(statement.names or (), name) + code
        if not code:
            return []
        if statement.names is not None or patterns:
            code = rejecting(a_key(frame.subject(name))) + code
        return each_pair(name, other, v, code, members=True)


def remaining(v: Expression, size: int) -> Expression:
    """How many members `v` has besides `size` of them."""
    return Operation("-", (length(v), Constant(size))) if size else length(v)


def _required_first(properties: Sequence[Property]) -> list[Property]:
    """Members that must be there before others, and constant ones before all."""
    return sorted(properties, key=_cost)


def _cost(prop: Property) -> int:
    match prop:
        case Property(_, (Assert(Equals()),), str()):
            return 0
        case Property(required=str()) | Property(certain=True):
            return 1
        case _:
            return 2
