"""How JSON data becomes dataclasses in one pass: functions that check and build at once.

What is checked is a block of the plan, what is built a type. Where the two do not go along with
each other, the block is checked first, and the value is decoded afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from eventschema import model
from eventschema.checks.accept import Accept
from eventschema.checks.analysis import accepted_types
from eventschema.checks.code import (
    Atom,
    CallOf,
    Check,
    Code,
    Do,
    LookUp,
    Loop,
    Node,
    Return,
    chosen,
    each,
    inline,
    rejecting,
)
from eventschema.checks.conditions import equals, of_types
from eventschema.checks.frame import Frame
from eventschema.checks.lines import lines
from eventschema.checks.tables import is_tabled, keys_of
from eventschema.literals import python_literal
from eventschema.model import (
    Alias,
    Candidates,
    Decision,
    JsonType,
    List,
    Record,
    Reference,
    TaggedUnion,
    Type,
    Union,
)
from eventschema.names import snake_name
from eventschema.plan import Block, ByMember, ByTag, ByType, Call, Items, Members, Typed
from eventschema.python.annotations import annotation
from eventschema.python.carriage import Carriage
from eventschema.python.layout import Brackets, Conditional, Labelled, Statement, flat
from eventschema.python.readers import Readers
from eventschema.python.reading_members import REFUSE, Building, refusing
from eventschema.python.unions import union_body
from eventschema.python.values import callable_for, decoded

RAISE: Final = Do("raise invalid(value)")

LONGEST_ROOT: Final = 12
"""How many lines reading the root has at most to stand in `parse`."""

LONGEST_DECODED: Final = 50
"""How long an expression that decodes a value may be to stand where it is needed."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Prints a function of the plan as one that returns what a valid value becomes, or None."""

    frame: Frame
    readers: Readers

    def function(self, type_: Type, block: Block) -> list[Node]:
        """The statements of the function that makes a `type_` of what `block` accepts."""
        return self.read(type_, block, "value", last=True)

    def checked(self, block: Block, v: str) -> list[Node]:
        """Refuse what `block` does not accept."""
        return refusing(Accept(self.frame).block(block, v))

    def read(self, type_: Type, block: Block, v: str, *, last: bool = False) -> list[Node]:
        """Refuse the variable `v`, or let it hold what it becomes; with `last`, return that."""
        code = self._in_one_pass(type_, block, v, last=last)
        return self._decoded(type_, block, v, last=last) if code is None else code

    def _in_one_pass(self, type_: Type, block: Block, v: str, *, last: bool) -> list[Node] | None:
        """The same if `type_` and `block` go along with each other."""
        around = self.readers.around
        if around.carriages(type_) == Carriage.SAME:
            return _done(self.checked(block, v), v, last=last)
        match type_, block:
            case _ if not self._converts(type_):
                return None
            case _, (Call(function),) if self._never_null(block):
                return self.called(function, type_, v, last=last)
            case Reference(name), _:
                match around.module.by_name[name]:
                    case Record() as record:
                        return self._record(record, block, v, last=last)
                    case TaggedUnion(arms=arms, decision=decision):
                        return self._in_one_pass(Union(arms, decision), block, v, last=last)
                    case Alias(type=inner):
                        return self._in_one_pass(inner, block, v, last=last)
            case Union(arms, decision), (ByType() | ByTag() | ByMember(),):
                return self._decided(arms, decision, block, v, last=last)
            case List(items), (Typed(("array",), _, then),) if self._converts(items):
                return self._list(items, then, v, last=last)
            case _:
                return None

    def called(self, function: str, type_: Type, v: str, *, last: bool) -> list[Node]:
        """Let the reader of a function of the plan do it; `v` is not null."""
        reader = self.readers.name(function, type_)
        if last:
            return [Return(Atom(f"{reader}({v})"))]
        return [CallOf(reader, (v,), prefix=f"{v} = "), *_refuse_none(v)]

    def _converts(self, type_: Type) -> bool:
        return self.readers.around.converts(type_)

    def _never_null(self, block: Block) -> bool:
        return "null" not in accepted_types(block, self.frame.functions)

    def _decoded(self, type_: Type, block: Block, v: str, *, last: bool) -> list[Node]:
        """Check `v` as a whole, and decode it then."""
        around = self.readers.around
        match type_:
            case Union(arms, decision) if not isinstance(decision, model.ByType):
                function = f"_decode_{self.frame.name}"
                around.add(
                    function, "value: Any", "Any", union_body(function, arms, decision, around)
                )
                text = f"{function}({v})"
            case _:
                text = flat(decoded(type_, v, around))
        if len(text) > LONGEST_DECODED:
            text = f"{callable_for(type_, around)}({v})"
        code = self.checked(block, v)
        return [*code, Return(Atom(text)) if last else Do(f"{v} = {text}")]

    def _record(self, record: Record, block: Block, v: str, *, last: bool) -> list[Node] | None:
        """An object, where one statement is about all its members."""
        then, code = block, list[Node]()
        match block:
            case (Typed(("object",), _, inner),):
                then = inner
                code = refusing(rejecting(of_types(("object",), self.frame.subject(v))))
            case _ if not any(isinstance(statement, Members) for statement in block):
                return None
        match then:
            case (Members() as guards, Call(function)):
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

    def _list(self, items: Type, then: Block, v: str, *, last: bool) -> list[Node] | None:
        """An array whose items are all read alike."""
        match [part for part in then if isinstance(part, Items)]:
            case [Items((), tuple() as rest)]:
                others = tuple(part for part in then if not isinstance(part, Items))
            case _:
                return None
        variables = self.frame.variables
        self.readers.rules.add("PLW2901")
        built = variables.fresh("items")
        with variables.local("item") as item:
            body = [*self.read(items, rest, item), Do(f"{built}.append({item})")]
            return [
                *refusing(rejecting(of_types(("array",), self.frame.subject(v)))),
                *self.checked(others, v),
                Do(f"{built}: list[Any] = []"),
                *each(f"{item} in {v}", body),
                Return(Atom(built)) if last else Do(f"{v} = {built}"),
            ]

    def _decided(
        self, arms: Sequence[Type], decision: Decision, block: Block, v: str, *, last: bool
    ) -> list[Node] | None:
        """The arm that `decision` takes, where `block` takes its ways with it."""
        match decision, block:
            case Candidates((arm,)), (Call(function),) if self._converts(arms[arm]):
                return self.called(function, arms[arm], v, last=last)
            case Candidates((arm,)), _:
                return self.read(arms[arm], block, v, last=last)
            case _, (Call(function),):
                return self.called(function, Union(tuple(arms), decision), v, last=last)
            case model.ByType(cases), (ByType() as union,):
                return self._by_type(arms, dict(cases), union, v, last=last)
            case model.ByType((("object", inner),)), _:
                return self._decided(arms, inner, block, v, last=last)
            case model.ByTag(), (ByTag() as union,) if decision.property == union.property:
                return self._by_tag(arms, decision, union, v, last=last)
            case model.ByMember(), (ByMember() as union,) if decision.property == union.property:
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
        v: str,
        *,
        last: bool,
    ) -> list[Node] | None:
        """One way of a decision: refused where there is none, None where it cannot be told."""
        if block is None or decision is None:
            return [REFUSE]
        return self._decided(arms, decision, block, v, last=last)

    def _by_type(
        self,
        arms: Sequence[Type],
        decisions: dict[JsonType, Decision],
        union: ByType,
        v: str,
        *,
        last: bool,
    ) -> list[Node] | None:
        code: list[Node] = [REFUSE]
        for types, block in reversed(union.cases):
            match list(dict.fromkeys(decisions[name] for name in types if name in decisions)):
                case []:
                    continue
                case [decision]:
                    pass
                case _:
                    return None
            match block:
                case (Call(), *_) if "null" in types:
                    return None
                case (Call() | Typed(("array",)), *_):
                    test, rest = of_types(types, self.frame.subject(v)), block
                case _:
                    test, rest = Accept(self.frame).entry(types, block, v)
            inner = self._decided(arms, decision, rest, v, last=last)
            if inner is None:
                return None
            code = chosen(test, inner, code)
        return code

    def _by_tag(
        self,
        arms: Sequence[Type],
        decision: model.ByTag,
        union: ByTag,
        v: str,
        *,
        last: bool,
    ) -> list[Node] | None:
        frame = self.frame
        absent = self._side(arms, decision.absent, union.absent, v, last=last)
        others = self._side(arms, decision.otherwise, union.otherwise, v, last=last)
        decisions = dict(decision.cases)
        if absent is None or others is None or {tag for tag, _ in union.cases} - decisions.keys():
            return None
        code = chosen(frame.has(union.property, v), others, absent)
        key = frame.key(union.property, v)
        with frame.variables.member(union.property) as tag, frame.variables.local("read") as read:
            fetch = Do(f"{tag} = {v}.get({key})")
            if is_tabled(union) and code == [REFUSE]:
                table = self._table(arms, decision, union)
                find = LookUp(read, table, tag, keys_of(union, frame.subject(tag)))
                missing = Check(Atom(f"{read} is None", f"{read} is not None"), [REFUSE])
                if last:
                    return [fetch, find, missing, Return(Atom(f"{read}({v})"))]
                called = [CallOf(read, (v,), prefix=f"{v} = "), *_refuse_none(v)]
                return [fetch, find, missing, *called]
            for value, block in reversed(union.cases):
                inner = self._decided(arms, decisions[value], block, v, last=last)
                if inner is None:
                    return None
                code = chosen(equals((value,), frame.subject(tag)), inner, code)
            return [fetch, *code]

    def _table(self, arms: Sequence[Type], decision: model.ByTag, union: ByTag) -> str:
        """The table of readers by the tag."""
        decisions = dict(decision.cases)
        entries = []
        for tag, block in union.cases:
            match decisions[tag], block:
                case Candidates((arm,)), (Call(function), *_):
                    reader = self.readers.name(function, arms[arm])
                case inner, (Call(function), *_):
                    reader = self.readers.name(function, Union(tuple(arms), inner))
                case _:
                    raise TypeError("a table has calls only")
            entries.append(Labelled(f"{python_literal(tag)}: ", reader))
        return self.readers.table(
            f"{self.frame.name}_by_{snake_name(decision.property)}",
            Brackets("{", tuple(entries), "}", display=True),
        )


def add_reading(readers: Readers) -> None:
    """Add the functions that are wanted, and those that these want."""
    for name, function, type_ in readers.pending():
        frame = readers.printing.frame(function)
        body = frame.functions[function].body
        readers.add(name, type_, Reading(frame, readers).function(type_, body))


def root_code(type_: Type, readers: Readers) -> list[Node]:
    """What reads the variable `value`, which the schema as a whole describes, and returns that.

    There is nothing for plain values, nor for null, which a reader returns for what is not valid.
    """
    root, functions = readers.printing.plan.root, readers.printing.by_name
    if "null" in accepted_types((Call(root),), functions) or not readers.around.converts(type_):
        return []
    code = Reading(readers.printing.frame(root), readers).function(type_, functions[root].body)
    if len(list(lines(code))) > LONGEST_ROOT or _results(code) != 1:
        code = [Return(Atom(f"{readers.name(root, type_)}(value)"))]
    return _raising(code, flat(annotation(type_)))


def _results(code: Code) -> int:
    """How many ways lead to a result; a loop is as good as two."""
    count = 0
    for node in code:
        match node:
            case Return():
                count += node != REFUSE
            case Check(_, then, otherwise):
                count += _results(then) + _results(otherwise)
            case Loop(_, body):
                count += 2 + _results(body)
            case _:
                pass
    return count


def _raising(code: Code, returned: str) -> list[Node]:
    """The same code, raising where it refused; the type of what it returns is `returned`."""
    raised: list[Node] = []
    for node in code:
        match node:
            case Return() if node == REFUSE:
                raised.append(RAISE)
            case Return(expression):
                read = Do(f"record: {returned} | None = {inline(expression)}")
                raised += [read, Check(Atom("record is None"), [RAISE]), Return(Atom("record"))]
            case Check(test, then, otherwise):
                raised.append(Check(test, _raising(then, returned), _raising(otherwise, returned)))
            case _:
                raised.append(node)
    return raised


def reader(record: Record, readers: Readers) -> str:
    """The name of the function that reads a record on its own."""
    around = readers.around
    checks = around.checks[record.name]
    if len(checks) == 1:
        return readers.name(checks[0], Reference(record.name))
    function = f"_read_all_{record.snake_name}"
    accepted = f"{around.accepts(record.name)}(value)"
    result = Conditional(f"{around.decoder(record.name)}(value)", accepted, "None")
    around.add(function, "value: Any", f"{record.name} | None", [Statement("return ", result)])
    return function


def _refuse_none(v: str) -> list[Node]:
    return [Check(Atom(f"{v} is None", f"{v} is not None"), [REFUSE])]


def _done(code: list[Node], v: str, *, last: bool) -> list[Node]:
    return [*code, Return(Atom(v))] if last else code
