"""Functions that report: every violation, in schema order.

Each checks what the accepting function of the same name checks, and goes on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from eventschema.checks import explain_members
from eventschema.checks.code import (
    Atom,
    CallOf,
    Code,
    Do,
    LookUp,
    Node,
    any_of,
    chosen,
    each,
    unless,
    when,
)
from eventschema.checks.conditions import equals, holds, of_types, sure
from eventschema.checks.faults import counted, fault, in_json, of_any
from eventschema.checks.frame import Frame
from eventschema.checks.loops import counting, each_pair, reading
from eventschema.checks.marking import marking
from eventschema.checks.place import Place
from eventschema.checks.surroundings import literal_node
from eventschema.checks.tables import is_tabled, keys_of
from eventschema.plan import (
    AnyOf,
    Assert,
    Block,
    ByMember,
    ByTag,
    ByType,
    Call,
    Contains,
    If,
    IfMember,
    InstanceType,
    Items,
    Members,
    Not,
    OneOf,
    Statement,
    Typed,
    Unevaluated,
    When,
)


@dataclass(frozen=True, slots=True)
class Explain:
    """Prints a function of the plan as one that reports all violations."""

    frame: Frame

    def code(self, body: Block) -> Code:
        """The statements of the function."""
        return self.block(body, Place(self.frame)) or [Do("pass")]

    def block(self, block: Block, place: Place) -> list[Node]:
        """`block` about the value at `place`."""
        code: list[Node] = []
        for statement in block:
            code += self.statement(statement, place)
        return code

    def statement(self, statement: Statement, place: Place) -> list[Node]:
        """One statement about the value at `place`."""
        subject = place.subject
        match statement:
            case Assert(check):
                return unless(holds(check, subject), [fault(place, statement)])
            case Call(function):
                return [place.explained(f"_explain_{function}")]
            case Typed(types, location, then):
                mistyped = place.fail(location, of_any(types))
                return chosen(of_types(types, subject), self.block(then, place), [mistyped])
            case When(type_, then):
                return when(of_types([type_], subject), self.block(then, place))
            case Members():
                return explain_members.members(self.block, statement, place)
            case Items():
                return self._items(statement, place)
            case Contains():
                return self._contains(statement, place)
            case Not(body, location):
                described = place.fail(location, "what `not` does not describe")
                return when(sure(body, subject), [described])
            case AnyOf() | OneOf():
                return self._union(statement, place)
            case If(test, then, otherwise):
                sides = (self.block(side, place) for side in (then, otherwise))
                return chosen(sure(test, subject), *sides)
            case IfMember(name, then):
                return when(self.frame.has(name, place.v), self.block(then, place))
            case ByMember():
                return self._by_member(statement, place)
            case ByType():
                return self._by_type(statement, place)
            case ByTag():
                return self._by_tag(statement, place)
            case Unevaluated():
                return self._unevaluated(statement, place)
            case _:
                assert_never(statement)

    def _items(self, items: Items, place: Place) -> list[Node]:
        v, variables, covered = place.v, self.frame.variables, len(items.prefix)
        code: list[Node] = []
        with variables.local("item") as item:
            for number, body in enumerate(items.prefix):
                checked = self.block(body, place.inside(item, str(number)))
                read = reading(item, f"{v}[{number}]", checked)
                code += when(Atom(f"len({v}) > {number}"), read)
        with variables.local("index") as at, variables.local("item") as item:
            checked = self.block(items.rest or (), place.inside(item, at))
            if covered:
                return code + each(
                    f"{at}, {item} in enumerate({v}[{covered}:], {covered})", checked
                )
            return code + each_pair(at, item, v, checked, members=False)

    def _contains(self, contains: Contains, place: Place) -> list[Node]:
        with self.frame.variables.local("item") as item:
            test = sure(contains.item, self.frame.subject(item))
            code = counting(test, item, place.v)
        limits = (
            ("<", contains.at_least, "at least", contains.at_least_location),
            (">", contains.at_most, "at most", contains.at_most_location),
        )
        for relation, limit, words, location in limits:
            if limit is not None:
                expected = place.text(f"{words} {counted(limit, 'item')}")
                report = place.report("uncontained", location, expected, "count")
                code += when(Atom(f"count {relation} {limit}"), [report])
        return code

    def _union(self, union: AnyOf | OneOf, place: Place) -> list[Node]:
        """Where no branch accepts, what each of them reports is collected, and the best told."""
        variables = self.frame.variables
        tests = [sure(branch.body, place.subject) for branch in union.branches]
        locations = tuple(branch.location for branch in union.branches)
        branches = self.frame.around.constant(
            literal_node(locations), f"{place.subject.hint}_branches"
        )
        with variables.local("tried") as tried, variables.local("accepted") as accepted:
            self.frame.around.runtime.add("trials")
            trials: list[Node] = [Do(f"{tried} = trials({len(locations)})")]
            for number, branch in enumerate(union.branches):
                trials += self.block(branch.body, place.into(f"{tried}[{number}]"))
            trials.append(place.report("nearest", union.location, branches, tried))
            if isinstance(union, AnyOf):
                return unless(any_of(tests), trials)
            several = place.report("several", union.location, branches, accepted)
            return [
                CallOf("", tuple(tests), prefix=f"{accepted} = "),
                *chosen(
                    Atom(f"not any({accepted})", f"any({accepted})"),
                    trials,
                    when(Atom(f"sum({accepted}) > 1"), [several]),
                ),
            ]

    def _by_member(self, union: ByMember, place: Place) -> list[Node]:
        name = in_json(union.property)
        sides = (
            ("with", union.present),
            ("without", union.absent),
        )
        refusals = {"with": f"an object without a member {name}", "without": f"a member {name}"}
        present, absent = (
            [place.fail(union.location, refusals[side])]
            if block is None
            else self.block(block, place)
            for side, block in sides
        )
        return chosen(self.frame.has(union.property, place.v), present, absent)

    def _by_type(self, union: ByType, place: Place) -> list[Node]:
        types: list[InstanceType] = [name for case, _ in union.cases for name in case]
        code: list[Node] = [place.fail(union.location, of_any(types))]
        for case, block in reversed(union.cases):
            code = chosen(of_types(case, place.subject), self.block(block, place), code)
        return code

    def _by_tag(self, union: ByTag, place: Place) -> list[Node]:
        frame, v, hint = self.frame, place.v, place.subject.hint
        key, has = frame.key(union.property, v), frame.has(union.property, v)
        tags = frame.around.sequence([tag for tag, _ in union.cases], f"{hint}_tags")
        untagged = place.report("untagged", union.location, key, tags)
        absent, others = (
            [untagged] if side is None else self.block(side, place)
            for side in (union.absent, union.otherwise)
        )
        code = chosen(has, others, absent)
        with frame.variables.member(union.property) as tag:
            read = Do(f"{tag} = {v}.get({key})")
            if is_tabled(union):
                explain = frame.variables.fresh("explain")
                table = frame.tables.name(union, "explain", frame.subject(tag).hint)
                there = Atom(f"{explain} is not None", f"{explain} is None")
                find = LookUp(explain, table, tag, keys_of(union, frame.subject(tag)))
                return [read, find, *chosen(there, [place.explained(explain)], code)]
            for value, block in reversed(union.cases):
                same = equals((value,), frame.subject(tag))
                code = chosen(same, self.block(block, place), code)
            return [read, *code]

    def _unevaluated(self, statement: Unevaluated, place: Place) -> list[Node]:
        v, variables = place.v, self.frame.variables
        members = statement.of == "members"
        evaluated = variables.fresh("evaluated")
        step = variables.local("name" if members else "index")
        with step as at, variables.local("item") as item:
            checked = self.block(statement.rest, place.inside(item, at))
            others = when(Atom(f"{at} not in {evaluated}"), checked)
            return [
                Do(f"{evaluated}: set[Any] = set()"),
                *marking(self.frame, statement.marks, v, evaluated),
                *each_pair(at, item, v, others, members=members),
            ]
