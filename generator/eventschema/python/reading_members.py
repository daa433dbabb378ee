"""How an object becomes a record while its members are checked.

A member is stored as soon as it has passed. The known members of a closed object are counted
down from all: when one is left at the end, it is not known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from eventschema.checks.code import (
    REJECT,
    Atom,
    CallOf,
    Check,
    Code,
    Do,
    Loop,
    Node,
    Return,
    rejecting,
)
from eventschema.checks.frame import Frame
from eventschema.checks.loops import reading
from eventschema.literals import python_literal
from eventschema.model import Anything, Field, Record, Type
from eventschema.plan import Assert, Block, Equals, Members, Never, Property
from eventschema.python.around import Around
from eventschema.python.carriage import Carriage
from eventschema.python.layout import Brackets
from eventschema.python.values import text_constant

Read: TypeAlias = Callable[[Type, Block, str], list[Node]]
"""Refuses a variable that a block does not accept, or lets it hold what it becomes as a type."""

REFUSE: Final = Return(Atom("None"))
"""What stands for raising an exception while a function is being made: no way leads on."""

RAISE: Final = Do("raise InvalidError")


def refusing(code: Code) -> list[Node]:
    """The same code, refusing what it rejected."""
    return _replaced(code, REJECT, REFUSE)


def raising(code: Code) -> list[Node]:
    """The same code, raising where it refused."""
    return _replaced(code, REFUSE, RAISE)


def _replaced(code: Code, old: Node, new: Node) -> list[Node]:
    replaced: list[Node] = []
    for node in code:
        match node:
            case _ if node == old:
                replaced.append(new)
            case Check(test, then, otherwise):
                then, otherwise = _replaced(then, old, new), _replaced(otherwise, old, new)
                replaced.append(Check(test, then, otherwise))
            case Loop(head, body):
                replaced.append(Loop(head, _replaced(body, old, new)))
            case _:
                replaced.append(node)
    return replaced


@dataclass(frozen=True, slots=True)
class Building:
    """The members of the variable `v` become the attributes of a `record`."""

    read: Read
    frame: Frame
    around: Around
    record: Record
    members: Members
    v: str

    def code(self, *, last: bool) -> list[Node] | None:
        """Refuse `v`, or let it hold the record; None if that takes more than one pass."""
        additional = self.record.additional
        if additional is not None and self.around.carriages(additional) != Carriage.SAME:
            return None
        with self.frame.variables.local("record") as built, self.frame.variables.local("left") as n:
            made = Do(f"{built} = new({self.record.name})")
            code = [*self._other_members(), made]
            properties = {prop.name: prop for prop in self._properties()}
            known = {prop.name for prop in self.members.properties}
            always = [prop for prop in properties.values() if prop.required or prop.certain]
            others = [prop for prop in properties.values() if prop not in always]
            for prop in sorted(always, key=_cost):
                code += self._member(prop, built)
            size = f"len({self.v}) - {len(always)}" if always else f"len({self.v})"
            counts = self._is_closed and others != []
            if counts:
                code.append(Do(f"{n} = {size}"))
            for prop in others:
                counted = [Do(f"{n} -= 1")] if counts and prop.name in known else []
                code += self._member(prop, built, counted)
            if additional is not None:
                code.append(self._additional(built))
            if self._is_closed and not others:
                same = Atom(f"len({self.v}) == {len(always)}", f"len({self.v}) != {len(always)}")
                code = [*refusing(rejecting(same)), *code]
            if counts:
                code.append(Check(Atom(n), [REFUSE]))
            return [*code, Return(Atom(built)) if last else Do(f"{self.v} = {built}")]

    @property
    def _is_closed(self) -> bool:
        match self.members:
            case Members(_, (), (Assert(Never()), *_), _, _):
                return True
            case _:
                return False

    def _properties(self) -> Iterator[Property]:
        """What the plan says of the members that it names, and of those that are stored."""
        yield from self.members.properties
        named = {prop.name for prop in self.members.properties}
        for field in self.record.fields:
            if field.name not in named:
                yield Property(field.name, certain=field.required)

    def _other_members(self) -> list[Node]:
        """Check all names, and the members without a property."""
        names = tuple(Property(prop.name) for prop in self.members.properties)
        rest = replace(self.members, properties=names)
        if self._is_closed:
            rest = Members(names=self.members.names)
        return self.read(Anything(), (rest,), self.v)

    def _member(self, prop: Property, built: str, counted: Code = ()) -> list[Node]:
        """Check one member and store it; `counted` notes that it was there."""
        v, frame = self.v, self.frame
        key, there = frame.key(prop.name, v), frame.has(prop.name, v)
        field = next((each for each in self.record.fields if each.name == prop.name), None)
        target = f"{built}.{field.attribute}" if field else ""
        if field and (prop.required or prop.certain) and (code := self._tag(prop, field, target)):
            return code
        with frame.variables.member(prop.name) as member:
            code = self.read(field.type if field else Anything(), prop.body, member)
            code = _stored(code, member, target)
            code = _fetched(member, f"{v}[{key}]", code)
            if prop.required:
                return code or refusing(rejecting(there))
            if prop.certain:
                return code
            absent = [Do(f"{target} = UNSET")] if field and not field.required else []
            if absent:
                self.around.runtime.add("UNSET")
            return [Check(there, [*code, *counted], absent)]

    def _tag(self, prop: Property, field: Field, target: str) -> list[Node]:
        """A member that is always the same text."""
        constant = text_constant(field)
        store = Do(f"{target} = {python_literal(constant)}")
        match prop.body:
            case _ if constant is None:
                return []
            case ():
                return [store]
            case (Assert(Equals((str(),))),):
                key = self.frame.key(prop.name, self.v)
                return [*self.read(Anything(), prop.body, f"{self.v}[{key}]"), store]
            case _:
                return []

    def _additional(self, built: str) -> Node:
        """Keep the members that have no attribute of their own."""
        target = f"{built}.{self.record.additional_attribute} = "
        if not self.record.fields:
            return Do(f"{target}{{**{self.v}}}")
        known = tuple(python_literal(field.name) for field in self.record.fields)
        constant = self.around.constant(self.record.snake_name, "members")
        self.around.define(constant, Brackets("{", known, "}", display=True))
        self.around.runtime.add("others")
        return CallOf("others", (self.v, constant), prefix=target)


def _stored(code: list[Node], member: str, target: str) -> list[Node]:
    """Store what `code` leaves in the variable `member`."""
    match code:
        case _ if not target:
            return code
        case [*before, Do(text)] if text.startswith(f"{member} = "):
            return [*before, Do(f"{target} = {text.removeprefix(f'{member} = ')}")]
        case [*before, CallOf(function, arguments, prefix)] if prefix == f"{member} = ":
            return [*before, CallOf(function, arguments, f"{target} = ")]
        case _:
            return [*code, Do(f"{target} = {member}")]


def _fetched(member: str, source: str, code: list[Node]) -> list[Node]:
    """`code` about the variable `member`, which is `source`."""
    match code:
        case [Do(text)] if text.endswith(f" = {member}"):
            return [Do(f"{text.removesuffix(member)}{source}")]
        case [CallOf(function, (argument,), prefix)] if argument == member:
            return [CallOf(function, (source,), prefix)]
        case _:
            return reading(member, source, code)


def _cost(prop: Property) -> int:
    match prop:
        case Property(_, (Assert(Equals()),), str()):
            return 0
        case _:
            return 1
