"""Functions that report: every violation, in schema order.

Each checks what the accepting function of the same name checks, and goes on.
"""

from __future__ import annotations

from collections.abc import Iterable
from json import dumps
from typing import Final, TypeAlias, assert_never

from eventschema.checks.code import (
    FALSE,
    Atom,
    CallOf,
    Check,
    Code,
    Do,
    Expression,
    LookUp,
    Node,
    any_of,
    chosen,
    each,
    inline,
    negation,
)
from eventschema.checks.conditions import (
    LONGEST_PIECE,
    Subject,
    Surroundings,
    a_key,
    among,
    equals,
    holds,
    literal_node,
    matches,
    of_type,
    sure,
)
from eventschema.checks.marking import Marking
from eventschema.checks.tables import Tables, is_tabled, keys_of
from eventschema.checks.variables import Variables
from eventschema.literals import python_literal
from eventschema.model import Json
from eventschema.plan import (
    AnyOf,
    Assert,
    Block,
    ByMember,
    ByTag,
    ByType,
    Call,
    Compare,
    Contains,
    Count,
    Equals,
    HasFormat,
    HasType,
    If,
    IfMember,
    InstanceType,
    Items,
    Matches,
    Members,
    MultipleOf,
    Never,
    Not,
    OneOf,
    Property,
    Relation,
    Statement,
    Typed,
    Unevaluated,
    Unique,
    When,
)

NAMED: Final[dict[InstanceType, str]] = {
    "null": "null",
    "boolean": "a boolean",
    "integer": "an integer",
    "number": "a number",
    "string": "a string",
    "array": "an array",
    "object": "an object",
}

LONGEST_VALUE: Final = 60
"""How much of a constant a message shows."""

IN_WORDS: Final[dict[Relation, str]] = {
    "<": "less than",
    "<=": "at most",
    ">": "more than",
    ">=": "at least",
}


Path: TypeAlias = tuple[str, ...]
"""Expressions of the steps from the function's own instance to a part of it."""


class Explain:
    """Prints one function of the plan as a function that reports all violations."""

    def __init__(self, name: str, around: Surroundings, tables: Tables) -> None:
        self._name = name
        self._around = around
        self._tables = tables
        self._variables = Variables()
        self._marking = Marking(name, around, self._variables)

    def code(self, body: Block) -> Code:
        """The statements of the function."""
        return self.block(body, "value", (), "found") or [Do("pass")]

    def subject(self, v: str) -> Subject:
        return self._marking.subject(v)

    def block(self, block: Block, v: str, path: Path, found: str) -> list[Node]:
        """`block` about the variable `v`, which stands at `path`; violations go to `found`."""
        code: list[Node] = []
        for statement in block:
            code += self.statement(statement, v, path, found)
        return code

    def statement(self, statement: Statement, v: str, path: Path, found: str) -> list[Node]:
        """One statement."""
        subject = self.subject(v)
        match statement:
            case Assert():
                return self._assert(statement, v, path, found)
            case Typed(types, location, then):
                kind = any_of(of_type(name, subject) for name in types)
                fault = self._fail(v, path, found, location, _any_type(types))
                return chosen(kind, self.block(then, v, path, found), [fault])
            case When(type_, then):
                return chosen(of_type(type_, subject), self.block(then, v, path, found), [])
            case Members():
                return self._members(statement, v, path, found)
            case Items():
                return self._items(statement, v, path, found)
            case Contains():
                return self._contains(statement, v, path, found)
            case Call(function):
                return [CallOf(f"_explain_{function}", (v, _path(path), found))]
            case AnyOf() | OneOf():
                return self._union(statement, v, path, found)
            case Not(body, location):
                expected = "a value that `not` does not describe"
                fault = self._fail(v, path, found, location, expected)
                return chosen(sure(body, subject), [fault], [])
            case If(test, then, otherwise):
                sides = (self.block(side, v, path, found) for side in (then, otherwise))
                return chosen(sure(test, subject), *sides)
            case IfMember(name, then):
                return chosen(self._has(name, v), self.block(then, v, path, found), [])
            case ByType():
                return self._by_type(statement, v, path, found)
            case ByTag():
                return self._by_tag(statement, v, path, found)
            case ByMember(name, present, absent, location):
                expected = f"a member {name!a}", f"no member {name!a}"
                sides = (
                    [self._fail(v, path, found, location, f"an object with {expected[at]}")]
                    if side is None
                    else self.block(side, v, path, found)
                    for at, side in ((1, present), (0, absent))
                )
                return chosen(self._has(name, v), *sides)
            case Unevaluated():
                return self._unevaluated(statement, v, path, found)
            case _:
                assert_never(statement)

    def _report(
        self, helper: str, v: str, path: Path, found: str, location: str, *more: str
    ) -> CallOf:
        self._around.runtime.add(helper)
        arguments = (_path(path), v, python_literal(location), *more)
        return CallOf(helper, arguments, prefix=f"{found} += ")

    def _fail(
        self, v: str, path: Path, found: str, location: str, expected: str, keyword: str = ""
    ) -> CallOf:
        more = [self._text(expected, self.subject(v).hint)]
        if keyword and keyword != location.rpartition("/")[2]:
            more.append(f"keyword={python_literal(keyword)}")
        return self._report("fail", v, path, found, location, *more)

    def _text(self, text: str, hint: str) -> str:
        """The literal of a text, which is a constant if it is long."""
        if len(text) <= LONGEST_PIECE:
            return python_literal(text)
        return self._around.constant(literal_node(text), f"{hint}_expected")

    def _assert(self, statement: Assert, v: str, path: Path, found: str) -> list[Node]:
        subject = self.subject(v)
        check, location = statement.check, statement.location
        report = self._report
        match check:
            case HasType(types):
                fault = self._fail(v, path, found, location, _any_type(types))
            case Equals((value,)):
                fault = self._fail(v, path, found, location, _in_json(value))
            case Equals(values):
                choices = self._around.ordered_set(values, f"{subject.hint}_values")
                fault = report("no_choice", v, path, found, location, choices)
            case Compare(relation, bound):
                expected = f"a number of {IN_WORDS[relation]} {python_literal(bound)}"
                fault = self._fail(v, path, found, location, expected)
            case MultipleOf(divisor):
                expected = f"a multiple of {python_literal(divisor)}"
                fault = self._fail(v, path, found, location, expected)
            case Count(unit, relation, limit):
                expected = python_literal(f"{IN_WORDS[relation]} {_counted(limit, unit)}")
                fault = report("miscounted", v, path, found, location, expected)
            case Matches(pattern):
                expected = f"text that matches the pattern {ascii(pattern)[1:-1]}"
                fault = self._fail(v, path, found, location, expected)
            case HasFormat(name):
                fault = self._fail(v, path, found, location, f"text of the format {name!a}")
            case Unique():
                fault = report("repeated", v, path, found, location)
            case Never():
                keyword = python_literal(statement.keyword)
                fault = report("forbidden", v, path, found, location, keyword)
            case _:
                assert_never(check)
        return chosen(holds(check, subject), [], [fault])

    def _members(self, members: Members, v: str, path: Path, found: str) -> list[Node]:
        code: list[Node] = []
        for prop in members.properties:
            code += self._member(prop, v, path, found)
        match members.additional:
            case (Assert(Never()), *_) if not members.patterns:
                known = self._known(members, v)
                location = members.additional_location
                code.append(self._report("unknown", v, path, found, location, known))
                rest: Block | None = None
            case rest:
                pass
        return code + self._each_member(members, rest, v, path, found)

    def _known(self, members: Members, v: str) -> str:
        names = tuple(prop.name for prop in members.properties)
        return self._around.ordered_set(names, f"{self.subject(v).hint}_members")

    def _member(self, prop: Property, v: str, path: Path, found: str) -> list[Node]:
        key = self._key(prop.name, v)
        missing: list[Node] = []
        if prop.required is not None:
            more = [key]
            if "dependentRequired" in prop.required.split("/")[-2:]:
                more.append('keyword="dependentRequired"')
            missing = [self._report("missing", v, path, found, prop.required, *more)]
        if not prop.body:
            return chosen(self._has(prop.name, v), [], missing)
        with self._variables.member(prop.name) as member:
            checked = self.block(prop.body, member, (*path, key), found)
            there = [Do(f"{member} = {v}[{key}]"), *checked]
            return chosen(negation(self._has(prop.name, v)), missing, there)

    def _each_member(
        self, members: Members, rest: Block | None, v: str, path: Path, found: str
    ) -> list[Node]:
        """What holds of all names, and of the members that no property names."""
        if members.names is None and rest is None and not any(b for _, b in members.patterns):
            return []
        with self._variables.local("name") as name, self._variables.local("item") as item:
            place = (*path, name)
            code: list[Node] = []
            if members.names is not None or members.patterns:
                expected = "a name that is text"
                code.append(
                    Check(
                        negation(a_key(name)),
                        [
                            self._fail(
                                name, place, found, members.additional_location, expected, "type"
                            ),
                            Do("continue"),
                        ],
                    )
                )
            code += self.block(members.names or (), name, place, found)
            for pattern, body in members.patterns:
                checked = self.block(body, item, place, found)
                code += chosen(matches(pattern, self.subject(name)), checked, [])
            if rest is not None:
                covered = self._covered(members, name)
                match rest:
                    case (Assert(Never()), *_):
                        known = self._known(members, v)
                        location = members.additional_location
                        inner: list[Node] = [
                            self._report("unknown_member", item, place, found, location, known)
                        ]
                    case _:
                        inner = self.block(rest, item, place, found)
                code += chosen(covered, [], inner)
            return each(f"{name}, {item} in {v}.items()", code)

    def _covered(self, members: Members, name: str) -> Expression:
        """Whether a property or a pattern covers the member called `name`."""
        names = tuple(prop.name for prop in members.properties)
        return any_of(
            (
                among(names, self.subject(name)) if names else FALSE,
                *(matches(pattern, self.subject(name)) for pattern, _ in members.patterns),
            )
        )

    def _items(self, items: Items, v: str, path: Path, found: str) -> list[Node]:
        code: list[Node] = []
        for at, body in enumerate(items.prefix):
            if body:
                with self._variables.local("item") as item:
                    inner = self.block(body, item, (*path, str(at)), found)
                    read = Do(f"{item} = {v}[{at}]")
                    code.append(Check(Atom(f"len({v}) > {at}"), [read, *inner]))
        if items.rest is not None:
            with self._variables.local("index") as at, self._variables.local("item") as item:
                inner = self.block(items.rest, item, (*path, at), found)
                covered = len(items.prefix)
                items_ = f"enumerate({v}[{covered}:], {covered})" if covered else f"enumerate({v})"
                code += each(f"{at}, {item} in {items_}", inner)
        return code

    def _contains(self, contains: Contains, v: str, path: Path, found: str) -> list[Node]:
        with self._variables.local("item") as item:
            test = sure(contains.item, self.subject(item))
            code: list[Node] = [
                Do("count = 0"),
                *each(f"{item} in {v}", chosen(test, [Do("count += 1")], [])),
            ]
        limits = (
            ("<", contains.at_least, "at least", contains.at_least_location),
            (">", contains.at_most, "at most", contains.at_most_location),
        )
        for relation, limit, words, location in limits:
            if limit is not None:
                expected = python_literal(f"{words} {_counted(limit, 'item')}")
                fault = self._report("uncontained", v, path, found, location, expected, "count")
                code.append(Check(Atom(f"count {relation} {limit}"), [fault]))
        return code

    def _union(self, union: AnyOf | OneOf, v: str, path: Path, found: str) -> list[Node]:
        subject = self.subject(v)
        tests = [sure(branch.body, subject) for branch in union.branches]
        places = self._around.constant(
            literal_node(tuple(branch.location for branch in union.branches)),
            f"{subject.hint}_branches",
        )
        with self._variables.local("tried") as tried:
            code: list[Node] = [
                Do(f"{tried}: list[list[Violation]] = [[] for _ in {places}]"),
            ]
            self._around.runtime.add("Violation")
            for at, branch in enumerate(union.branches):
                code += self.block(branch.body, v, path, f"{tried}[{at}]")
            code.append(self._report("nearest", v, path, found, union.location, places, tried))
        if isinstance(union, AnyOf):
            return chosen(any_of(tests), [], code)
        with self._variables.local("accepted") as accepted:
            several = self._report("several", v, path, found, union.location, places, accepted)
            listing = Do(f"{accepted} = [{', '.join(map(inline, tests))}]")
            none = Atom(f"not any({accepted})", f"any({accepted})")
            many = Atom(f"sum({accepted}) > 1")
            return [listing, Check(none, code, [Check(many, [several])])]

    def _by_type(self, union: ByType, v: str, path: Path, found: str) -> list[Node]:
        subject = self.subject(v)
        types = [name for types, _ in union.cases for name in types]
        code: list[Node] = [self._fail(v, path, found, union.location, _any_type(types))]
        for case, block in reversed(union.cases):
            kind = any_of(of_type(name, subject) for name in case)
            code = chosen(kind, self.block(block, v, path, found), code)
        return code

    def _by_tag(self, union: ByTag, v: str, path: Path, found: str) -> list[Node]:
        key = self._key(union.property, v)
        values = tuple(tag for tag, _ in union.cases)
        tags = self._around.ordered_set(values, f"{self.subject(v).hint}_tags")
        untagged = self._report("untagged", v, path, found, union.location, key, tags)
        absent, others = (
            [untagged] if side is None else self.block(side, v, path, found)
            for side in (union.absent, union.otherwise)
        )
        code = chosen(negation(self._has(union.property, v)), absent, others)
        with self._variables.member(union.property) as tag:
            if is_tabled(union):
                table = self._tables.name(union, "explain", self.subject(tag).hint)
                with self._variables.local("explain") as explain:
                    called: list[Node] = [CallOf(explain, (v, _path(path), found))]
                    there = Atom(f"{explain} is not None", f"{explain} is None")
                    find = LookUp(explain, table, tag, keys_of(union, tag))
                    return [Do(f"{tag} = {v}.get({key})"), find, *chosen(there, called, code)]
            for value, block in reversed(union.cases):
                same = equals((value,), self.subject(tag))
                code = chosen(same, self.block(block, v, path, found), code)
            return [Do(f"{tag} = {v}.get({key})"), *code]

    def _unevaluated(self, statement: Unevaluated, v: str, path: Path, found: str) -> list[Node]:
        """Nothing is said to be unevaluated while the branches that evaluate are in doubt."""
        members = statement.of == "members"
        names = ("name", "item") if members else ("index", "item")
        with self._variables.local(names[0]) as at, self._variables.local("item") as item:
            parts = f"{v}.items()" if members else f"enumerate({v})"
            inner = self.block(statement.rest, item, (*path, at), found)
            unseen = chosen(Atom(f"{at} not in evaluated"), inner, [])
            return [
                Do("evaluated: set[Any] = set()"),
                *self._marking.marks(statement.marks, v),
                *each(f"{at}, {item} in {parts}", unseen),
            ]

    def _has(self, name: str, v: str) -> Atom:
        key = self._key(name, v)
        return Atom(f"{key} in {v}", f"{key} not in {v}")

    def _key(self, name: str, v: str) -> str:
        return self._around.literal(name, f"{self.subject(v).hint}_name")


def _path(path: Path) -> str:
    return f"(*path, {', '.join(path)})" if path else "path"


def _any_type(types: Iterable[InstanceType]) -> str:
    names = [NAMED[name] for name in types]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def _in_json(value: Json) -> str:
    """A value in one short line of ASCII."""
    text = dumps(value)
    return (
        text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}.. ({len(text)} characters)"
    )


def _counted(count: int, unit: str) -> str:
    return f"{count} {unit}{'' if count == 1 else 's'}"
