"""What reports the violations of the members of an object: as listed in the schema, then others."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from eventschema.checks.code import Do, Node, chosen, negation, unless, when
from eventschema.checks.conditions import a_key, matches
from eventschema.checks.loops import each_pair, reading
from eventschema.checks.place import Place
from eventschema.plan import Assert, Block, Members, Never, Property

PrintBlock: TypeAlias = Callable[[Block, Place], list[Node]]
"""Prints a block about the value at a place."""


def members(print_block: PrintBlock, statement: Members, place: Place) -> list[Node]:
    """The statement about the object at `place`."""
    code: list[Node] = []
    for prop in statement.properties:
        code += _member(print_block, prop, place)
    rest = statement.additional
    match rest:
        case (Assert(Never()), *_) if not statement.patterns:
            location = statement.additional_location
            code.append(place.report("unknown", location, _known(statement, place)))
            rest = None
    return code + _each_member(print_block, statement, rest, place)


def _member(print_block: PrintBlock, prop: Property, place: Place) -> list[Node]:
    frame = place.frame
    key, there = frame.key(prop.name, place.v), frame.has(prop.name, place.v)
    missing: list[Node] = []
    if prop.required is not None:
        dependent = "dependentRequired" in prop.required.split("/")[-2:]
        keyword = "dependentRequired" if dependent else ""
        missing = [place.report("missing", prop.required, key, keyword=keyword)]
    with frame.variables.member(prop.name) as member:
        checked = print_block(prop.body, place.inside(member, key))
        if not checked:
            return unless(there, missing)
        read = reading(member, f"{place.v}[{key}]", checked)
        return chosen(negation(there), missing, read)


def _each_member(
    print_block: PrintBlock, statement: Members, rest: Block | None, place: Place
) -> list[Node]:
    """What holds of all names, and of the members that no property names."""
    frame, location = place.frame, statement.additional_location
    with frame.variables.local("name") as name, frame.variables.local("item") as item:
        inside = place.inside(item, name)
        code = print_block(statement.names or (), place.inside(name, name))
        for pattern, body in statement.patterns:
            code += when(matches(pattern, frame.subject(name)), print_block(body, inside))
        match rest:
            case None:
                others: list[Node] = []
            case (Assert(Never()), *_):
                others = [inside.report("unknown_member", location, _known(statement, place))]
            case _:
                others = print_block(rest, inside)
        code += unless(frame.covers(statement, name), others)
        if not code:
            return []
        if statement.names is not None or statement.patterns:
            no_text = place.inside(name, name).fail(location, "a name that is text", "type")
            code = unless(a_key(frame.subject(name)), [no_text, Do("continue")]) + code
        return each_pair(name, item, place.v, code, members=True)


def _known(statement: Members, place: Place) -> str:
    names = [prop.name for prop in statement.properties]
    return place.frame.around.sequence(names, f"{place.subject.hint}_members")
