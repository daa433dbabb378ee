"""Functions that accept or reject: fast, and silent about the reason.

They leave at the first violation, so what is cheap to check comes first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final, assert_never

from eventschema.ir.plan import (
    AnyOf,
    Assert,
    Block,
    ChooseByMember,
    ChooseByTag,
    ChooseByType,
    Contains,
    Delegate,
    Equals,
    IfMember,
    IfValid,
    InstanceType,
    Items,
    Members,
    Negation,
    Never,
    OneOf,
    Statement,
    Typed,
    Unevaluated,
    When,
)
from eventschema.plan.function_names import collecting
from eventschema.source import tree as py
from eventschema.source.line import flat
from eventschema.source.logic import (
    REJECT,
    all_of,
    chosen,
    ended,
    rejecting,
    result,
    size,
    when,
)
from eventschema.source.tree import (
    ANY,
    NONE,
    TRUE,
    Assign,
    Code,
    Conditional,
    Constant,
    Declare,
    Evaluate,
    Expression,
    Name,
    Slice,
    call,
    length,
    method,
)
from eventschema.targets.validators import accept_members
from eventschema.targets.validators.analysis import accepted_types, reordered, within
from eventschema.targets.validators.conditions import (
    applies,
    condition,
    equals,
    is_tabled,
    keys_of,
    of_types,
    sure,
    table_of,
)
from eventschema.targets.validators.frame import Frame
from eventschema.targets.validators.loops import COUNT, counting, each_of, each_pair, reading

LARGEST_CONDITION: Final = 6
"""How many atoms one condition has at most; more become statements."""

LONGEST_SUM: Final = 40
"""How long the comparison of a few branches is at most; more are counted one by one."""

ACCEPTED: Final = Name("accepted")
VALUE: Final = Name("value")
SET_OF_ANY: Final = py.Subscript(Name("set"), (ANY,))

_REJECTION: Final[Block] = (Assert(Never(), "", ""),)


@dataclass(frozen=True, slots=True)
class Accept:
    """Prints a function of the plan as one that returns whether it accepts."""

    frame: Frame

    def code(self, body: Block) -> Code:
        """The statements of the function; every way through them returns."""
        return self.block(body, VALUE, last=True)

    def block(self, block: Block, v: Expression, *, last: bool = False) -> list[py.Statement]:
        """`block` about the variable `v`; with `last`, every way through it returns."""
        code: list[py.Statement] = []
        ordered = reordered(block)
        for number, statement in enumerate(ordered, 1):
            code += self.statement(statement, v, last=last and number == len(ordered))
            if code and code[-1] == REJECT:
                return code
        return ended(code, last=last)

    def statement(self, statement: Statement, v: Expression, *, last: bool) -> list[py.Statement]:
        """One statement about the variable `v`."""
        frame, subject = self.frame, self.frame.subject(v)
        match statement:
            case Assert() | Delegate() | AnyOf() | Negation():
                return result(sure((statement,), subject), last=last)
            case Typed(types, _, then):
                return [*rejecting(of_types(types, subject)), *self.block(then, v, last=last)]
            case When(then=then):
                whole = condition((statement,), subject)
                if whole is not None and size(whole) <= LARGEST_CONDITION:
                    return result(whole, last=last)
                return self._choice(applies(statement, subject), then, (), v, last=last)
            case Members():
                return accept_members.members(self.block, frame, statement, v, last=last)
            case Items():
                return ended(self._items(statement, v), last=last)
            case Contains():
                return self._contains(statement, v, last=last)
            case OneOf():
                return self._one_of(statement, v, last=last)
            case IfValid(test, then, otherwise):
                return self._choice(sure(test, subject), then, otherwise, v, last=last)
            case IfMember(name, then):
                return self._choice(frame.has(name, v), then, (), v, last=last)
            case ChooseByMember(name, present, absent):
                then, otherwise = (
                    _REJECTION if side is None else side for side in (present, absent)
                )
                return self._choice(frame.has(name, v), then, otherwise, v, last=last)
            case ChooseByType():
                return self._by_type(statement, v, last=last)
            case ChooseByTag():
                return self._by_tag(statement, v, last=last)
            case Unevaluated():
                return self._unevaluated(statement, v, last=last)
            case _:
                assert_never(statement)

    def _choice(
        self, test: Expression, then: Block, otherwise: Block, v: Expression, *, last: bool
    ) -> list[py.Statement]:
        sides = (self.block(side, v, last=last) for side in (then, otherwise))
        return ended(chosen(test, *sides), last=last)

    def _one_of(self, union: OneOf, v: Expression, *, last: bool) -> list[py.Statement]:
        subject = self.frame.subject(v)
        whole = sure((union,), subject)
        if len(flat(whole)) <= LONGEST_SUM:
            return result(whole, last=last)
        parts = (sure(branch.body, subject) for branch in union.branches)
        one_more = Assign(ACCEPTED, Constant(1), "+")
        counted = chain.from_iterable(when(part, [one_more]) for part in parts)
        one = result(py.Compare(ACCEPTED, "==", Constant(1)), last=last)
        return [Assign(ACCEPTED, Constant(0)), *counted, *one]

    def _by_type(self, union: ChooseByType, v: Expression, *, last: bool) -> list[py.Statement]:
        """The cases one after the other; a case that fails its first check fails the union."""
        code: list[py.Statement] = [REJECT]
        for types, block in reversed(union.cases):
            test, rest = self.entry(types, block, v)
            code = chosen(test, self.block(rest, v, last=last), code)
        return code

    def entry(
        self, types: Sequence[InstanceType], block: Block, v: Expression
    ) -> tuple[Expression, Block]:
        """What tells a case of a union apart, and what remains to be checked of it.

        That is its JSON type, unless its first statement asks for no less.
        """
        subject = self.frame.subject(v)
        match block:
            case (Typed(narrow, _, then), *rest) if within(narrow, types):
                return of_types(narrow, subject), (*then, *rest)
            case (Assert(Equals()) | Delegate() as first, *rest) if within(
                accepted_types((first,), self.frame.functions), types
            ):
                return sure((first,), subject), tuple(rest)
            case _:
                return of_types(types, subject), block

    def _by_tag(self, union: ChooseByTag, v: Expression, *, last: bool) -> list[py.Statement]:
        frame, key = self.frame, self.frame.key(union.property, v)
        absent, others = (
            self.block(_REJECTION if side is None else side, v, last=last)
            for side in (union.absent, union.otherwise)
        )
        code = chosen(frame.has(union.property, v), others, absent)
        with frame.variables.member(union.property) as tag, frame.variables.local("check") as check:
            read = Assign(tag, method(v, "get", key))
            if is_tabled(union):
                table = table_of(frame.around.module, union, frame.subject(tag).hint)
                usable = keys_of(union, frame.subject(tag))
                find = Assign(check, Conditional(method(table, "get", tag), usable, NONE))
                called = result(py.Call(check, (v, *passed_on(union, frame))), last=last)
                there = py.Compare(check, "is not", NONE)
                return [read, find, *chosen(there, called, code)]
            for value, block in reversed(union.cases):
                same = equals((value,), frame.subject(tag))
                code = chosen(same, self.block(block, v, last=last), code)
            return [read, *code]

    def _items(self, items: Items, v: Expression) -> list[py.Statement]:
        frame, covered = self.frame, len(items.prefix)
        code: list[py.Statement] = []
        with frame.variables.local("item") as item:
            for at, body in enumerate(items.prefix):
                checked = reading(item, py.item(v, Constant(at)), self.block(body, item))
                code += when(_longer(v, at), checked)
            match items.rest:
                case None:
                    return code
                case (Assert(Never()), *_):
                    return code + when(_longer(v, covered), [REJECT])
                case rest:
                    others = Slice(v, Constant(covered)) if covered else v
                    return code + each_of(item, others, self.block(rest, item))

    def _contains(self, contains: Contains, v: Expression, *, last: bool) -> list[py.Statement]:
        with self.frame.variables.local("item") as item:
            test = sure(contains.item, self.frame.subject(item))
            code = counting(test, item, v)
        least, most = contains.at_least, contains.at_most
        within_limits = all_of(
            (
                py.Compare(COUNT, ">=", Constant(least)) if least else TRUE,
                py.Compare(COUNT, "<=", Constant(most)) if most is not None else TRUE,
            )
        )
        return [*code, *result(within_limits, last=last)]

    def _unevaluated(
        self, statement: Unevaluated, v: Expression, *, last: bool
    ) -> list[py.Statement]:
        variables = self.frame.variables
        evaluated = variables.fresh("evaluated")
        collect = Evaluate(call(collecting(statement.collector), v, evaluated, self.frame.memory))
        code: list[py.Statement] = [Declare(evaluated, SET_OF_ANY, call("set")), collect]
        match statement.rest:
            case (Assert(Never()), *_):
                everything = py.Compare(length(evaluated), "==" if last else ">=", length(v))
                return [*code, *result(everything, last=last)]
            case rest:
                members = statement.of == "members"
                step = variables.local("name" if members else "index")
                with step as at, variables.local("item") as item:
                    checked = when(py.Compare(at, "not in", evaluated), self.block(rest, item))
                    code += each_pair(at, item, v, checked, members=members)
                    return ended(code, last=last)


def _longer(v: Expression, count: int) -> Expression:
    return py.Compare(length(v), ">", Constant(count))


def passed_on(union: ChooseByTag, frame: Frame) -> tuple[Expression, ...]:
    """What the functions of a table are given besides the value."""
    called = {block[0].function for _, block in union.cases if isinstance(block[0], Delegate)}
    return (frame.memory,) if frame.has_memory and called <= frame.around.remembering else ()
