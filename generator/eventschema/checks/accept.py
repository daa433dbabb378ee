"""Functions that accept or reject: fast, and silent about the reason.

They leave at the first violation, so statements stand in the order that is cheapest: members
that must be there first, then those that can. Known members of a closed object are counted
down; when none is left, nothing else can be wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Final, assert_never

from eventschema.checks.analysis import accepted_types, reordered, within
from eventschema.checks.code import (
    FALSE,
    REJECT,
    TRUE,
    Atom,
    Check,
    Code,
    Do,
    Expression,
    LookUp,
    Node,
    Return,
    all_of,
    any_of,
    chosen,
    each,
    inline,
    lines,
    negation,
    rejecting,
    size,
)
from eventschema.checks.conditions import (
    Subject,
    Surroundings,
    a_key,
    among,
    condition,
    equals,
    matches,
    of_type,
    sure,
)
from eventschema.checks.marking import Marking
from eventschema.checks.tables import Tables, is_tabled, keys_of
from eventschema.checks.variables import Variables
from eventschema.plan import (
    AnyOf,
    Assert,
    Block,
    ByMember,
    ByTag,
    ByType,
    Call,
    Contains,
    Equals,
    Function,
    If,
    IfMember,
    InstanceType,
    Items,
    Members,
    Never,
    Not,
    OneOf,
    Property,
    Statement,
    Typed,
    Unevaluated,
    When,
)

LARGEST_CONDITION: Final = 6
"""How many atoms one condition has at most; more become statements."""

LONGEST_SUM: Final = 60
"""How long the comparison of a few branches is at most; more are counted one by one."""


class Accept:
    """Prints one function of the plan as a function that returns whether it accepts."""

    def __init__(
        self, name: str, functions: Mapping[str, Function], around: Surroundings, tables: Tables
    ) -> None:
        self._name = name
        self._functions = functions
        self._around = around
        self._tables = tables
        self._variables = Variables()
        self._marking = Marking(name, around, self._variables)

    def code(self, body: Block) -> Code:
        """The statements of the function; every way through them returns."""
        return self.block(body, "value", last=True)

    def subject(self, v: str) -> Subject:
        """The variable `v`, and what constants about it are called."""
        return self._marking.subject(v)

    def block(self, block: Block, v: str, *, last: bool = False) -> list[Node]:
        """`block` about the variable `v`; with `last`, every way through it returns."""
        code: list[Node] = []
        block = reordered(block)
        for number, statement in enumerate(block, 1):
            code += self.statement(statement, v, last=last and number == len(block))
            if code and code[-1] == REJECT:
                return code
        return ended(code, last)

    def statement(self, statement: Statement, v: str, *, last: bool) -> list[Node]:
        """One statement about the variable `v`."""
        subject = self.subject(v)
        match statement:
            case Typed(types, _, then):
                kind = any_of(of_type(name, subject) for name in types)
                return [*rejecting(kind), *self.block(then, v, last=last)]
            case When(type_, then):
                whole = condition((statement,), subject)
                if whole is not None and size(whole) <= LARGEST_CONDITION:
                    return result(whole, last)
                code = self.block(then, v, last=last)
                return ended(chosen(of_type(type_, subject), code, []), last)
            case Assert() | Call() | AnyOf() | Not():
                return result(sure((statement,), subject), last)
            case OneOf():
                return self._one_of(statement, v, last)
            case Members():
                return self._members(statement, v, last)
            case Items():
                return ended(self._items(statement, v), last)
            case Contains():
                return self._contains(statement, v, last)
            case If(test, then, otherwise):
                return self._choice(sure(test, subject), then, otherwise, v, last)
            case IfMember(name, then):
                has = Atom(f"{self._key(name, v)} in {v}")
                return self._choice(has, then, (), v, last)
            case ByType():
                return self._by_type(statement, v, last)
            case ByTag():
                return self._by_tag(statement, v, last)
            case ByMember(name, present, absent):
                has = Atom(f"{self._key(name, v)} in {v}")
                never = (Assert(Never(), "", ""),)
                sides = (never if side is None else side for side in (present, absent))
                return self._choice(has, *sides, v, last)
            case Unevaluated():
                return self._unevaluated(statement, v, last)
            case _:
                assert_never(statement)

    def _one_of(self, union: OneOf, v: str, last: bool) -> list[Node]:
        subject = self.subject(v)
        whole = sure((union,), subject)
        if len(inline(whole)) <= LONGEST_SUM:
            return result(whole, last)
        parts = [sure(branch.body, subject) for branch in union.branches]
        counted = (chosen(part, [Do("accepted += 1")], []) for part in parts)
        counts = list(chain.from_iterable(counted))
        return [Do("accepted = 0"), *counts, *result(Atom("accepted == 1", "accepted != 1"), last)]

    def _choice(
        self, test: Expression, then: Block, otherwise: Block, v: str, last: bool
    ) -> list[Node]:
        return chosen(test, self.block(then, v, last=last), self.block(otherwise, v, last=last))

    def _by_type(self, union: ByType, v: str, last: bool) -> list[Node]:
        """The cases one after the other; a case that fails its first check fails the union."""
        code: list[Node] = [REJECT]
        for types, block in reversed(union.cases):
            test, rest = self._entry(types, block, v)
            code = chosen(test, self.block(rest, v, last=last), code)
        return code

    def _entry(
        self, types: Sequence[InstanceType], block: Block, v: str
    ) -> tuple[Expression, Block]:
        """What tells a case of a union apart, and what remains to be checked of it.

        That is its JSON type, unless its first statement asks for no less.
        """
        subject = self.subject(v)
        match block:
            case (Typed(narrow, _, then), *rest) if within(narrow, types):
                return any_of(of_type(name, subject) for name in narrow), (*then, *rest)
            case (Assert(Equals()) | Call() as first, *rest) if within(
                accepted_types((first,), self._functions), types
            ):
                return sure((first,), subject), tuple(rest)
            case _:
                return any_of(of_type(name, subject) for name in types), block

    def _by_tag(self, union: ByTag, v: str, last: bool) -> list[Node]:
        key = self._key(union.property, v)
        absent = [REJECT] if union.absent is None else self.block(union.absent, v, last=last)
        code = [REJECT] if union.otherwise is None else self.block(union.otherwise, v, last=last)
        code = chosen(Atom(f"{key} not in {v}", f"{key} in {v}"), absent, code)
        with self._variables.member(union.property) as tag:
            if is_tabled(union):
                table = self._tables.name(union, "is", self.subject(tag).hint)
                with self._variables.local("check") as check:
                    called = result(Atom(f"{check}({v})"), last)
                    there = Atom(f"{check} is not None", f"{check} is None")
                    find = LookUp(check, table, tag, keys_of(union, tag))
                    return [Do(f"{tag} = {v}.get({key})"), find, *chosen(there, called, code)]
            for value, block in reversed(union.cases):
                same = equals((value,), self.subject(tag))
                code = chosen(same, self.block(block, v, last=last), code)
            return [Do(f"{tag} = {v}.get({key})"), *code]

    def _items(self, items: Items, v: str) -> list[Node]:
        code: list[Node] = []
        for at, body in enumerate(items.prefix):
            if body:
                with self._variables.local("item") as item:
                    inner = [Do(f"{item} = {v}[{at}]"), *self.block(body, item)]
                    code.append(Check(Atom(f"len({v}) > {at}"), inner))
        covered = len(items.prefix)
        match items.rest:
            case None:
                pass
            case (Assert(Never()), *_):
                code.append(Check(Atom(f"len({v}) > {covered}"), [REJECT]))
            case rest:
                with self._variables.local("item") as item:
                    rest_of = f"{v}[{covered}:]" if covered else v
                    code += each(f"{item} in {rest_of}", self.block(rest, item))
        return code

    def _contains(self, contains: Contains, v: str, last: bool) -> list[Node]:
        with self._variables.local("item") as item:
            test = sure(contains.item, self.subject(item))
            counted = each(f"{item} in {v}", chosen(test, [Do("count += 1")], []))
        least = Atom(f"count >= {contains.at_least}", f"count < {contains.at_least}")
        most = Atom(f"count <= {contains.at_most}", f"count > {contains.at_most}")
        within = all_of(
            (TRUE if contains.at_least == 0 else least, TRUE if contains.at_most is None else most)
        )
        return [Do("count = 0"), *counted, *result(within, last)]

    def _members(self, members: Members, v: str, last: bool) -> list[Node]:
        match members.additional:
            case (Assert(Never()), *_) if not members.patterns:
                code = [] if members.names is None else self._each_member(members, v, closed=True)
                return code + self._closed(members.properties, v, last)
            case _:
                code = []
                for prop in _required_first(members.properties):
                    code += self._member(prop, v)
                return ended(code + self._each_member(members, v, closed=False), last)

    def _closed(self, properties: Sequence[Property], v: str, last: bool) -> list[Node]:
        """The known members counted down from all: what is left is not known."""
        required = [prop for prop in _required_first(properties) if prop.required]
        optional = [prop for prop in properties if not prop.required and not prop.certain]
        code: list[Node] = []
        for prop in required:
            code += self._member(prop, v)
        size = len(properties) - len(optional)
        if not optional:
            same = Atom(f"len({v}) == {size}", f"len({v}) != {size}")
            return code + result(same if size else Atom(f"not {v}", v), last)
        with self._variables.local("left") as left:
            code.append(Do(f"{left} = len({v}) - {size}" if size else f"{left} = len({v})"))
            none_left = Atom(f"not {left}", left)
            early: list[Node] = [Check(none_left, [Return(TRUE)])] if last else []
            code += early
            for prop in optional:
                final = prop is optional[-1]
                counted = [Do(f"{left} -= 1"), *([] if final else early)]
                code += self._member(prop, v, counted)
            return code + result(none_left, last)

    def _member(self, prop: Property, v: str, counted: list[Node] | None = None) -> list[Node]:
        """One member; in a closed object, `counted` says that it was there."""
        key = self._key(prop.name, v)
        there = Atom(f"{key} in {v}", f"{key} not in {v}")
        if not prop.body:
            return rejecting(there) if prop.required else [Check(there, counted)] if counted else []
        with self._variables.member(prop.name) as member:
            never_null = "null" not in accepted_types(prop.body, self._functions)
            if prop.required and never_null:
                match prop.body:
                    case (Assert(Equals((str(),))),):
                        return self.block(prop.body, f"{v}.get({key})")
                return [Do(f"{member} = {v}.get({key})"), *self.block(prop.body, member)]
            if prop.required:
                read = Do(f"{member} = {v}[{key}]")
                return [*rejecting(there), read, *self.block(prop.body, member)]
            if counted and never_null:
                given = Atom(f"{member} is not None", f"{member} is None")
                checked = [*self.block(prop.body, member), *counted]
                return [Do(f"{member} = {v}.get({key})"), Check(given, checked)]
            checked = self.block(prop.body, member)
            if checked == [REJECT]:
                return [Check(there, checked)]
            return [Check(there, [Do(f"{member} = {v}[{key}]"), *checked, *(counted or ())])]

    def _each_member(self, members: Members, v: str, *, closed: bool) -> list[Node]:
        """What holds of all names, and of the members that no property names."""
        names, rest = members.names, None if closed else members.additional
        patterns = () if closed else members.patterns
        if names is None and rest is None and not any(body for _, body in patterns):
            return []
        with self._variables.local("name") as name, self._variables.local("item") as item:
            code: list[Node] = []
            if names is not None or patterns:
                code += rejecting(a_key(name))
            code += self.block(names or (), name)
            for pattern, body in patterns:
                code += chosen(matches(pattern, self.subject(name)), self.block(body, item), [])
            if rest is not None:
                covered = self._covered(members, name)
                code += chosen(negation(covered), self.block(rest, item), [])
            text = "\n".join(lines(code))
            uses = [used for used in (name, item) if re.search(rf"\b{used}\b", text)]
            if uses == [name, item]:
                return each(f"{name}, {item} in {v}.items()", code)
            return each(f"{name} in {v}" if uses == [name] else f"{item} in {v}.values()", code)

    def _covered(self, members: Members, name: str) -> Expression:
        """Whether a property or a pattern covers the member called `name`."""
        names = tuple(prop.name for prop in members.properties)
        return any_of(
            (
                among(names, self.subject(name)) if names else FALSE,
                *(matches(pattern, self.subject(name)) for pattern, _ in members.patterns),
            )
        )

    def _unevaluated(self, statement: Unevaluated, v: str, last: bool) -> list[Node]:
        code = [Do("evaluated: set[Any] = set()"), *self._marking.marks(statement.marks, v)]
        members = statement.of == "members"
        match statement.rest:
            case (Assert(Never()), *_):
                some = Atom(f"len(evaluated) == len({v})", f"len(evaluated) < len({v})")
                return [*code, *result(some, last)]
            case rest:
                names = ("name", "item") if members else ("index", "item")
                with self._variables.local(names[0]) as at, self._variables.local("item") as item:
                    parts = f"{v}.items()" if members else f"enumerate({v})"
                    other = Atom(f"{at} not in evaluated")
                    inner = chosen(other, self.block(rest, item), [])
                    return ended([*code, *each(f"{at}, {item} in {parts}", inner)], last)

    def _key(self, name: str, v: str) -> str:
        return self._around.literal(name, f"{self.subject(v).hint}_name")


def result(expression: Expression, last: bool) -> list[Node]:
    """Return the truth of `expression`, or only reject where it is false."""
    return [Return(expression)] if last else rejecting(expression)


def ended(code: list[Node], last: bool) -> list[Node]:
    """Accept at the end of `code` if it is `last`."""
    match code:
        case _ if not last:
            return code
        case [*before, Check(fault, [Return(rejected)], [])] if rejected == FALSE:
            return [*before, Return(negation(fault))]
        case [*before, Check(), Return(accepted)] if accepted == TRUE:
            return ended(before + code[-2:-1], last)
        case [*_, Return()]:
            return code
        case _:
            return [*code, Return(TRUE)]


def _required_first(properties: Sequence[Property]) -> list[Property]:
    """Required members before optional ones, and constant ones before all."""
    return sorted(properties, key=_cost)


def _cost(prop: Property) -> int:
    match prop:
        case Property(_, (Assert(Equals()),), str()):
            return 0
        case Property(_, _, str()):
            return 1
        case _:
            return 2
