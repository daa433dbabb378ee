"""How JSON data becomes dataclasses in one pass: functions that check and build at once.

What is checked is a block of the plan, what is built a type. Where the two do not go along with
each other, the block is checked first, and the value is decoded afterwards.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from eventschema.ir.plan import (
    Block,
    ChooseByMember,
    ChooseByTag,
    ChooseByType,
    Delegate,
    Items,
    Members,
    Typed,
    When,
)
from eventschema.ir.types import (
    Alias,
    ByMember,
    ByTag,
    ByType,
    Candidates,
    Decision,
    JsonType,
    List,
    Record,
    Reference,
    Tag,
    TaggedUnion,
    Type,
    Union,
)
from eventschema.naming.names import snake_name
from eventschema.source import tree as py
from eventschema.source.line import flat
from eventschema.source.logic import chosen, each, rejecting
from eventschema.source.tree import (
    ANY,
    NONE,
    TRUE,
    Assign,
    Constant,
    Declare,
    Dict,
    Evaluate,
    Expression,
    Name,
    Pair,
    Return,
    Statement,
    Subscript,
    call,
    item,
    method,
)
from eventschema.targets.python.codec_module import VALUE
from eventschema.targets.python.conversion import Carriage
from eventschema.targets.python.decoded_values import callable_for, decoded, each_of
from eventschema.targets.python.readers import Readers
from eventschema.targets.python.reading_members import REFUSE, Building, refusing
from eventschema.targets.validators.accept import Accept
from eventschema.targets.validators.conditions import equals, is_tabled, keys_of, of_types
from eventschema.targets.validators.frame import Frame

LONGEST_DECODED: Final = 50
"""How long an expression that decodes a value may be to stand where it is needed."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Prints a function of the plan as one that returns what a valid value becomes.

    It raises `InvalidError` for others, or `KeyError` where a member is missing. Objects are
    plain dicts from where they are known to be objects on, so that no subclass has a say.
    """

    frame: Frame
    readers: Readers

    def function(self, type_: Type, block: Block) -> list[Statement]:
        """The statements of the function that makes a `type_` of what `block` accepts."""
        return self.read(type_, block, VALUE, last=True)

    def checked(self, block: Block, v: Expression) -> list[Statement]:
        """Refuse what `block` does not accept."""
        return refusing(Accept(self.frame).block(block, v))

    def read(
        self, type_: Type, block: Block, v: Expression, *, last: bool = False
    ) -> list[Statement]:
        """Refuse the variable `v`, or let it hold what it becomes; with `last`, return that."""
        code = self._in_one_pass(type_, block, v, last=last)
        return self._decoded(type_, block, v, last=last) if code is None else code

    def _in_one_pass(
        self, type_: Type, block: Block, v: Expression, *, last: bool
    ) -> list[Statement] | None:
        """The same if `type_` and `block` go along with each other."""
        around = self.readers.around
        if around.carriages(type_) == Carriage.SAME:
            return _done(self.checked(block, v), v, last=last)
        match type_, block:
            case _ if not self._converts(type_):
                return None
            case _, (Delegate(function),):
                return self.called(function, type_, v, last=last)
            case Reference(name), _:
                match around.types.by_name[name]:
                    case Record() as record:
                        return self._record(record, block, v, last=last)
                    case TaggedUnion(arms=arms, decision=decision):
                        return self._in_one_pass(Union(arms, decision), block, v, last=last)
                    case Alias(type=aliased):
                        return self._in_one_pass(aliased, block, v, last=last)
            case Union(arms, decision), (Typed(("object",), _, (inner,)),):
                code = self._decided(arms, decision, (inner,), v, last=last)
                return None if code is None else [*self._object(v), *code]
            case Union(arms, ByType(cases)), (Typed(types),) if {*types} == {"object", "null"}:
                code = self._object_or_null(arms, dict(cases), block, v, last=last)
                return code and chosen(py.Compare(v, "is", NONE), _done([], v, last=last), code)
            case Union(arms, decision), (ChooseByType() | ChooseByTag() | ChooseByMember(),):
                return self._decided(arms, decision, block, v, last=last)
            case List(items), (Typed(("array",), _, then),) if self._converts(items):
                return self._list(items, then, v, last=last)
            case _:
                return None

    def called(self, function: str, type_: Type, v: Expression, *, last: bool) -> list[Statement]:
        """Let the reader of a function of the plan do it."""
        reader, memory = self.readers.name(function, type_), self.readers.memory(function)
        return _called(reader, (v, *memory), v, last=last)

    def _object_or_null(
        self,
        arms: Sequence[Type],
        cases: Mapping[JsonType, Decision],
        block: Block,
        v: Expression,
        *,
        last: bool,
    ) -> list[Statement] | None:
        """What reads an object, where `block` takes null as well, and `cases` tell them apart."""
        match cases.get("object"):
            case Candidates((arm,)) if block == self.frame.functions[self.frame.name].body:
                return self.called(self.frame.name, arms[arm], v, last=last)
            case Candidates((arm,)):
                return self._in_one_pass(arms[arm], block, v, last=last)
            case _:
                return None

    def _object(self, v: Expression) -> list[Statement]:
        """Refuse the variable `v` unless it is an object."""
        other = py.Compare(py.Attribute(v, "__class__"), "is not", Name("dict"))
        return [py.If(other, [Assign(v, call("a_dict", v))])]

    def _converts(self, type_: Type) -> bool:
        return self.readers.around.converts(type_)

    def _decoded(self, type_: Type, block: Block, v: Expression, *, last: bool) -> list[Statement]:
        """Check `v` as a whole, and decode it then."""
        around = self.readers.around
        built = decoded(type_, v, around)
        if len(flat(built)) > LONGEST_DECODED:
            built = py.Call(callable_for(type_, around), (v, *around.memory(type_)))
        return [*self.checked(block, v), _result(built, v, last=last)]

    def _record(
        self, record: Record, block: Block, v: Expression, *, last: bool
    ) -> list[Statement] | None:
        """An object, where one statement is about all its members."""
        then, code = block, list[Statement]()
        match block:
            case (Typed(("object",), _, inner) | Typed(_, _, (When("object", inner, True),)),):
                then, code = inner, self._object(v)
            case (Typed(types, _, ()),) if {*types} == {"object", "null"}:
                then, code = (), self._object(v)
            case _ if not any(isinstance(statement, Members) for statement in block):
                return None
        match then:
            case (Members() as guards, Delegate(function)):
                called = self.called(function, Reference(record.name), v, last=last)
                return [*code, *self.checked((guards,), v), *called]
            case _:
                members = [part for part in then if isinstance(part, Members)] or [Members()]
                others = tuple(part for part in then if not isinstance(part, Members))
        if len(members) > 1:
            return None
        building = Building(self.read, self.frame, self.readers.around, record, members[0], v)
        built = building.code(last=last)
        return None if built is None else [*code, *self.checked(others, v), *built]

    def _list(
        self, items: Type, then: Block, v: Expression, *, last: bool
    ) -> list[Statement] | None:
        """An array whose items are all read alike."""
        match [part for part in then if isinstance(part, Items)]:
            case [Items((), tuple() as rest)]:
                others = tuple(part for part in then if not isinstance(part, Items))
            case _:
                return None
        variables = self.frame.variables
        checked = [
            *refusing(rejecting(of_types(("array",), self.frame.subject(v)))),
            *self.checked(others, v),
        ]
        with variables.local("item") as one:
            code = self.read(items, rest, one)
            match code:
                case [Assign(target, py.Call() as made)] if target == one:
                    return [*checked, _result(each_of(made, one, v), v, last=last)]
        built = variables.fresh("items")
        return [
            *checked,
            Declare(built, Subscript(Name("list"), (ANY,)), py.Display("list", ())),
            *each(one, v, [*code, Evaluate(method(built, "append", one))]),
            _result(built, v, last=last),
        ]

    def _decided(
        self, arms: Sequence[Type], decision: Decision, block: Block, v: Expression, *, last: bool
    ) -> list[Statement] | None:
        """The arm that `decision` takes, where `block` takes its ways with it."""
        match decision, block:
            case Candidates((arm,)), (Delegate(function),) if self._converts(arms[arm]):
                return self.called(function, arms[arm], v, last=last)
            case Candidates((arm,)), _:
                return self.read(arms[arm], block, v, last=last)
            case _, (Delegate(function),):
                return self.called(function, Union(tuple(arms), decision), v, last=last)
            case ByType(cases), (ChooseByType() as union,):
                return self._by_type(arms, dict(cases), union, v, last=last)
            case ByType((("object", inner),)), _:
                return self._decided(arms, inner, block, v, last=last)
            case ByTag(), (ChooseByTag() as union,) if decision.property == union.property:
                return self._by_tag(arms, decision, union, v, last=last)
            case ByMember(), (ChooseByMember() as union,) if decision.property == union.property:
                there = self.frame.has(union.property, v)
                present = self._side(arms, decision.present, union.present, v, last=last)
                absent = self._side(arms, decision.absent, union.absent, v, last=last)
                if present is None or absent is None:
                    return None
                return chosen(there, present, absent)
            case _:
                return None

    def _side(
        self,
        arms: Sequence[Type],
        decision: Decision | None,
        block: Block | None,
        v: Expression,
        *,
        last: bool,
    ) -> list[Statement] | None:
        """One way of a decision: refused where there is none, None where it cannot be told."""
        if block is None or decision is None:
            return [REFUSE]
        return self._decided(arms, decision, block, v, last=last)

    def _by_type(
        self,
        arms: Sequence[Type],
        decisions: dict[JsonType, Decision],
        union: ChooseByType,
        v: Expression,
        *,
        last: bool,
    ) -> list[Statement] | None:
        code: list[Statement] = [REFUSE]
        for types, block in sorted(union.cases, key=lambda case: case[0] != ("object",)):
            match list(dict.fromkeys(decisions[name] for name in types if name in decisions)):
                case []:
                    continue
                case [decision]:
                    pass
                case _:
                    return None
            test: Expression
            match block:
                case _ if types == ("object",):
                    test, rest = TRUE, block
                    before = [] if self._looks_itself(block) else self._object(v)
                case (Delegate() | Typed(("array",)), *_):
                    test, rest, before = of_types(types, self.frame.subject(v)), block, []
                case _:
                    test, rest = Accept(self.frame).entry(types, block, v)
                    before = []
            inner = self._decided(arms, decision, rest, v, last=last)
            if inner is None:
                return None
            code = chosen(test, [*before, *inner], code)
        return code

    def _looks_itself(self, block: Block) -> bool:
        """Whether `block` is a call of what looks whether its instance is an object."""
        match block:
            case (Delegate(function),):
                first = next(iter(self.frame.functions[function].body), None)
                return isinstance(first, Typed | ChooseByType)
            case (Typed(("object",)), *_):
                return True
            case _:
                return False

    def _by_tag(
        self,
        arms: Sequence[Type],
        decision: ByTag,
        union: ChooseByTag,
        v: Expression,
        *,
        last: bool,
    ) -> list[Statement] | None:
        frame = self.frame
        absent = self._side(arms, decision.absent, union.absent, v, last=last)
        others = self._side(arms, decision.otherwise, union.otherwise, v, last=last)
        decisions = dict(decision.cases)
        if absent is None or others is None or {tag for tag, _ in union.cases} - decisions.keys():
            return None
        key, optional = frame.key(union.property, v), union.absent is not None
        with frame.variables.member(union.property) as tag:
            fetch = Assign(tag, method(v, "get", key) if optional else item(v, key))
            if is_tabled(union) and union.absent is union.otherwise is None:
                usable = keys_of(union, frame.subject(tag))
                reader = item(self._table(arms, decision, union), tag)
                memory = self.readers.memory(frame.name)
                called = _called(reader, (v, *memory), v, last=last)
                return [fetch, *refusing(rejecting(usable)), *called]
            code = chosen(frame.has(union.property, v), others, absent) if optional else others
            for value, block in reversed(union.cases):
                inner = self._decided(arms, decisions[value], block, v, last=last)
                if inner is None:
                    return None
                code = chosen(equals((value,), frame.subject(tag)), inner, code)
            return [fetch, *code]

    def _table(self, arms: Sequence[Type], decision: ByTag, union: ChooseByTag) -> Name:
        """The table of readers by the tag."""
        decisions = dict(decision.cases)
        alone = not self.readers.memory(self.frame.name)
        entry = self.readers.alone if alone else self.readers.name
        entries = []
        for tag, block in union.cases:
            match decisions[tag], block:
                case Candidates((arm,)), (Delegate(function), *_):
                    type_ = self._tagged(arms[arm], decision.property, tag)
                case inner, (Delegate(function), *_):
                    type_ = Union(tuple(arms), inner)
                case _:
                    raise TypeError("a table has calls only")
            entries.append(Pair(Constant(tag), entry(function, type_)))
        hint = f"{self.frame.name}_by_{snake_name(decision.property)}"
        return self.readers.table(hint, Dict(tuple(entries)), alone=alone)

    def _tagged(self, type_: Type, name: str, tag: Tag) -> Type:
        """What an object of `type_` is whose member `name` is `tag`, as far as that tells."""
        if not isinstance(type_, Reference):
            return type_
        match self.readers.around.types.by_name[type_.name]:
            case TaggedUnion(
                arms=arms, decision=ByType(cases=(("object", ByTag(property=asked, cases=cases)),))
            ) if asked == name:
                match dict(cases).get(tag):
                    case Candidates((arm,)):
                        return self._tagged(arms[arm], name, tag)
        return type_


def _called(
    function: Expression, arguments: tuple[Expression, ...], v: Expression, *, last: bool
) -> list[Statement]:
    return [_result(py.Call(function, arguments, spread=True), v, last=last)]


def _result(value: Expression, v: Expression, *, last: bool) -> Statement:
    return Return(value) if last else Assign(v, value)


def _done(code: list[Statement], v: Expression, *, last: bool) -> list[Statement]:
    return [*code, Return(v)] if last else code
