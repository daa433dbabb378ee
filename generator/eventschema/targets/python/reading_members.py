"""How an object becomes a record while its members are checked.

A member is stored as soon as it has passed. The known members of a closed object are counted
down from all: when one is left at the end, it is not known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from eventschema.ir.plan import Assert, Block, Equals, Members, Never, Property
from eventschema.ir.types import Anything, Field, Record, Type
from eventschema.source.logic import REJECT, all_of, rejecting
from eventschema.source.tree import (
    Assign,
    Attribute,
    Call,
    Code,
    Compare,
    Conditional,
    Constant,
    Dict,
    Expression,
    If,
    Name,
    Raise,
    Return,
    Starred,
    Statement,
    call,
    item,
    length,
    method,
)
from eventschema.source.walk import replaced
from eventschema.targets.python.codec_module import Around
from eventschema.targets.python.conversion import Carriage
from eventschema.targets.python.decoded_values import text_constant
from eventschema.targets.python.decoding import known_members
from eventschema.targets.validators.accept_members import remaining
from eventschema.targets.validators.frame import Frame
from eventschema.targets.validators.loops import reading

Read: TypeAlias = Callable[[Type, Block, Expression], list[Statement]]
"""Refuses a variable that a block does not accept, or lets it hold what it becomes as a type."""

REFUSE: Final = Raise(Name("InvalidError"))
UNSET: Final = Name("UNSET")


def refusing(code: Code) -> list[Statement]:
    """The same code, refusing what it rejected."""
    return replaced(code, REJECT, REFUSE)


@dataclass(frozen=True, slots=True)
class Building:
    """The members of the variable `v` become the attributes of a `record`."""

    read: Read
    frame: Frame
    around: Around
    record: Record
    members: Members
    v: Expression

    def code(self, *, last: bool) -> list[Statement] | None:
        """Refuse `v`, or let it hold the record; None if that takes more than one pass."""
        additional = self.record.additional
        if additional is not None and self.around.carriages(additional) != Carriage.SAME:
            return None
        with self.frame.variables.local("record") as built, self.frame.variables.local("left") as n:
            made = Assign(built, call("new", Name(self.record.name)))
            code: list[Statement] = [*self._other_members(), made]
            properties = {prop.name: prop for prop in self._properties()}
            known = {prop.name for prop in self.members.properties}
            always = [prop for prop in properties.values() if prop.required or prop.certain]
            others = [prop for prop in properties.values() if prop not in always]
            for prop in sorted(always, key=_cost):
                code += self._member(prop, built)
            counts = self._is_closed and others != []
            if counts:
                code.append(Assign(n, remaining(self.v, len(always))))
            for prop in others:
                counted = [Assign(n, Constant(1), "-")] if counts and prop.name in known else []
                code += self._member(prop, built, counted)
            if additional is not None:
                code.append(self._additional(built))
            if self._is_closed and not others:
                same = Compare(length(self.v), "==", Constant(len(always)))
                code = [*refusing(rejecting(same)), *code]
            if counts:
                code.append(If(n, [REFUSE]))
            return [*code, Return(built) if last else Assign(self.v, built)]

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

    def _other_members(self) -> list[Statement]:
        """Check all names, and the members without a property."""
        names = tuple(Property(prop.name) for prop in self.members.properties)
        rest = replace(self.members, properties=names)
        if self._is_closed:
            rest = Members(names=self.members.names)
        return self.read(Anything(), (rest,), self.v)

    def _member(self, prop: Property, built: Name, counted: Code = ()) -> list[Statement]:
        """Check one member and store it; `counted` notes that it was there."""
        v, frame = self.v, self.frame
        key, there = frame.key(prop.name, v), frame.has(prop.name, v)
        field = next((each for each in self.record.fields if each.name == prop.name), None)
        target = Attribute(built, field.attribute) if field else None
        if (
            field
            and target
            and (prop.required or prop.certain)
            and (code := self._tag(prop, field, target))
        ):
            return code
        with frame.variables.member(prop.name) as member:
            code = self.read(field.type if field else Anything(), prop.body, member)
            code = _stored(code, member, target)
            may_be_unset = field and not (field.required or prop.required or prop.certain)
            if target and may_be_unset and not counted:
                short = _optional(member, code, target, v, key)
                if short:
                    return short
            code = _fetched(member, item(v, key), code)
            if prop.required:
                return code or refusing(rejecting(there))
            if prop.certain:
                return code
            absent: list[Statement] = []
            if field and target and not field.required:
                absent.append(Assign(target, UNSET))
            return [If(there, [*code, *counted], absent)]

    def _tag(self, prop: Property, field: Field, target: Expression) -> list[Statement]:
        """A member that is always the same text."""
        constant = text_constant(field)
        store = Assign(target, Constant(constant))
        match prop.body:
            case _ if constant is None:
                return []
            case ():
                return [store]
            case (Assert(Equals((str(),))),):
                key = self.frame.key(prop.name, self.v)
                return [*self.read(Anything(), prop.body, item(self.v, key)), store]
            case _:
                return []

    def _additional(self, built: Name) -> Statement:
        """Keep the members that have no attribute of their own."""
        target = Attribute(built, self.record.additional_attribute)
        if not self.record.fields:
            return Assign(target, Dict((Starred(self.v, "**"),)))
        known = known_members(self.record, self.around)
        return Assign(target, Call(Name("others"), (self.v, known), spread=True))


def _stored(
    code: list[Statement], member: Expression, target: Expression | None
) -> list[Statement]:
    """Store what `code` leaves in the variable `member`."""
    match code:
        case _ if target is None:
            return code
        case [*before, Assign(variable, value)] if variable == member:
            return [*before, Assign(target, value)]
        case _:
            return [*code, Assign(target, member)]


def _optional(
    member: Name, code: Sequence[Statement], target: Expression, v: Expression, key: Expression
) -> list[Statement]:
    """A member that need not be there, where one expression fetches it: it is unset then."""
    fetched = method(v, "get", key, UNSET)
    match _in_place(member, item(v, key), code):
        case Assign(_, Call() as read):
            return [Assign(target, Conditional(read, Compare(key, "in", v), UNSET))]
        case Assign():
            return [Assign(target, fetched)]
        case None:
            pass
    match code:
        case [If(fault, [refused], []), Assign(_, value)] if value == member and refused == REFUSE:
            given = Compare(member, "is not", UNSET)
            return [
                Assign(member, fetched),
                If(all_of((given, fault)), [REFUSE]),
                Assign(target, member),
            ]
        case _:
            return []


def _fetched(member: Name, source: Expression, code: list[Statement]) -> list[Statement]:
    """`code` about the variable `member`, which is `source`."""
    at_once = _in_place(member, source, code)
    return [at_once] if at_once else reading(member, source, code)


def _in_place(member: Name, source: Expression, code: Sequence[Statement]) -> Assign | None:
    """The one assignment of `code`, which looks at `source` itself instead of at `member`."""
    match code:
        case [Assign(target, value)] if value == member:
            return Assign(target, source)
        case [Assign(target, Call(function, (argument, *others), spread))] if argument == member:
            return Assign(target, Call(function, (source, *others), spread))
        case _:
            return None


def _cost(prop: Property) -> int:
    match prop:
        case Property(_, (Assert(Equals()),), str()):
            return 0
        case _:
            return 1
