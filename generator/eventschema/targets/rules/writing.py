"""The check plan in JSON Schema's words: the rules that say why an instance is invalid.

What accepts an instance is printed from the same plan. `runtime/_violations.py` reads rules and
says what they hold; what the plan has merged of several schemas stands side by side in `allOf`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol, assert_never

from eventschema.ir.plan import (
    Acceptor,
    AnyOf,
    Assert,
    Block,
    Branch,
    ChooseByMember,
    ChooseByTag,
    ChooseByType,
    Contains,
    Count,
    Delegate,
    Equals,
    HasFormat,
    IfMember,
    IfValid,
    InRange,
    Items,
    Matches,
    Members,
    MultipleOf,
    Negation,
    Never,
    OneOf,
    Plan,
    Statement,
    Typed,
    Unevaluated,
    Unique,
    When,
)
from eventschema.runtime._parts import Rule
from eventschema.runtime._violations import holder
from eventschema.schema.keywords import LIMITS
from eventschema.schema.pointers import escape
from eventschema.targets.rules.schemas import (
    KeywordGroup,
    Said,
    beside_type,
    holder_of,
    keywords,
    last,
    united,
)

_DEPENDENT: Final = frozenset({"dependentRequired", "dependencies"})


class Tests(Protocol):
    """The values of the keywords for which words are not enough."""

    def pattern(self, source: str) -> Any:
        """A `Pattern` for an ECMA-262 regular expression."""

    def finder(self, source: str) -> Any:
        """What finds a match of an ECMA-262 regular expression."""

    def format(self, name: str) -> Any:
        """What tells whether text is of a format."""

    def collector(self, name: str) -> Any:
        """What collects the evaluated parts as a collector of the plan does."""


def rule_names(plan: Plan) -> dict[str, str]:
    """What the rules of the functions of `plan` are called: their locations, if that is unique.

    What remains of a function where tags are known has the rule of that function.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for function in plan.functions:
        if function.rest_of is None:
            names[function.name] = (
                function.name if function.location in taken else function.location
            )
            taken.add(function.location)
    return {function.name: names[function.rest_of or function.name] for function in plan.functions}


def rules_of(plan: Plan, tests: Tests) -> dict[str, Rule]:
    """The rules of all functions of `plan`, by name."""
    writer = _Writer(rule_names(plan), tests)
    return {
        writer.names[function.name]: writer.named(function)
        for function in plan.functions
        if function.rest_of is None
    }


@dataclass(frozen=True, slots=True)
class _Writer:
    """What makes rules; `names` are those of the rules of all functions."""

    names: Mapping[str, str]
    tests: Tests

    def named(self, function: Acceptor) -> Rule:
        """The rule of a function, which says where it stands unless its name does."""
        at = function.location
        body = function.body if function.whole is None else function.whole
        rule = self.rule(body, at)
        if self.names[function.name] != at:
            rule = {"at": at, **keywords(rule)}
        return {**keywords(rule), "remember": True} if function.remembers else rule

    def rule(self, block: Block, at: str) -> Rule:
        """What `block` says, as a rule that stands at `at` if nothing else is said."""
        match block:
            case ():
                return True
            case (Assert(Never(), keyword, str(location)), *_) if (location, keyword) == (
                at,
                holder(at),
            ):
                return False
            case (Delegate(function),):
                return self.names[function]
            case (Typed(types, location, then),):
                said = Said("type", location, types[0] if len(types) == 1 else types)
                typed = united([KeywordGroup.of(said, at)], at)
                base = at if said.base is None else said.base
                return {**keywords(typed), **beside_type(self.rule(then, base))}
        return united(self._parts(block, at), at)

    def _parts(self, block: Block, at: str) -> Iterator[KeywordGroup | Rule]:
        """What the statements say: keywords, and rules that stand alone."""
        for statement in block:
            match statement:
                case When(_, then):
                    yield from self._parts(then, at)
                case Typed() | Delegate():
                    yield self.rule((statement,), at)
                case Assert():
                    yield KeywordGroup.of(self._assertion(statement), at)
                case Members():
                    yield from self._members(statement, at)
                case Items():
                    base = at if statement.rest is None else holder_of(statement.rest_location)
                    yield KeywordGroup(base, tuple(self._items(statement, base)))
                case _:
                    yield self._applied(statement, at)

    def _applied(self, statement: Statement, at: str) -> KeywordGroup:
        """A statement about the instance as a whole, or about what is in it taken together."""
        match statement:
            case Contains():
                base = holder_of(statement.at_least_location)
                return KeywordGroup(base, tuple(self._contains(statement, base)))
            case AnyOf(branches, location) | OneOf(branches, location):
                rules = [self._branch(each, f"{location}/{n}") for n, each in enumerate(branches)]
                return KeywordGroup.of(Said(last(location), location, rules), at)
            case ChooseByType(
                ((("object",), (ChooseByTag(location=inner) as union,)),), location
            ) if inner == location:
                return self._applied(union, at)
            case (
                ChooseByType(_, location)
                | ChooseByTag(location=location)
                | ChooseByMember(location=location)
            ):
                decision = self._decision(statement, holder_of(location))
                return KeywordGroup.of(Said(last(location), location, decision), at)
            case Negation(body, location):
                return KeywordGroup.of(Said("not", location, self.rule(body, location)), at)
            case IfValid(condition, then, otherwise):
                sides = (("if", condition), ("then", then), ("else", otherwise))
                places = (
                    (name, f"{at}/{name}", side) for name, side in sides if side or name == "if"
                )
                said = (Said(name, place, self.rule(side, place)) for name, place, side in places)
                return KeywordGroup(at, tuple(said))
            case IfMember(name, then):
                return KeywordGroup.of(self._dependent(name, then, at), at)
            case Unevaluated(_, collector, rest, location):
                keyword, base = last(location), holder_of(location)
                evaluated = keyword.removeprefix("un")
                collects = self.tests.collector(collector)
                others = Said(keyword, location, self.rule(rest, location))
                return KeywordGroup(
                    base, (others, Said(evaluated, f"{base}/{evaluated}", collects))
                )
            case _:
                raise TypeError(f"no keyword says {statement!r}")

    def _assertion(self, statement: Assert) -> Said:
        location = statement.location
        match statement.check:
            case Equals(values):
                value = values[0] if statement.keyword == "const" else [*values]
                return Said(statement.keyword, location, value)
            case InRange(relation, bound):
                return Said(LIMITS["value", relation], location, bound)
            case MultipleOf(divisor):
                return Said("multipleOf", location, divisor)
            case Count(unit, relation, limit):
                return Said(LIMITS[unit, relation], location, limit)
            case Matches(pattern):
                return Said("pattern", location, self.tests.pattern(pattern))
            case HasFormat(name):
                return Said("format", location, (name, self.tests.format(name)))
            case Unique():
                return Said("uniqueItems", location, True)
            case Never():
                return Said("never", location, statement.keyword)
            case check:
                assert_never(check)

    def _members(self, members: Members, at: str) -> Iterator[KeywordGroup]:
        required: dict[str, list[str]] = {}
        for prop in members.properties:
            if prop.required is not None:
                required.setdefault(prop.required, []).append(prop.name)
        for location, names in required.items():
            yield KeywordGroup.of(Said("required", location, names), at)
        if members.names is not None:
            location = f"{at}/propertyNames"
            yield KeywordGroup(
                at, (Said("propertyNames", location, self.rule(members.names, location)),)
            )
        rest = members.additional_location
        base = at if members.additional is None else holder_of(rest)
        said = tuple(self._each_member(members, base))
        if said:
            yield KeywordGroup(base, said)

    def _each_member(self, members: Members, at: str) -> Iterator[Said]:
        """What is said of members by their names, and of those that no name is said of."""
        place = f"{at}/properties"
        rules = {
            prop.name: self.rule(prop.body, f"{place}/{escape(prop.name)}")
            for prop in members.properties
        }
        if members.additional is None:
            rules = {name: rule for name, rule in rules.items() if rule is not True}
        if rules:
            yield Said("properties", place, rules)
        place = f"{at}/patternProperties"
        patterns = [
            (pattern, self.tests.finder(pattern), self.rule(body, f"{place}/{escape(pattern)}"))
            for pattern, body in members.patterns
        ]
        if patterns:
            yield Said("patternProperties", place, patterns)
        location = members.additional_location
        match members.additional:
            case None:
                pass
            case (Assert(Never()), *_):
                yield Said(last(location), location, False)
            case rest:
                yield Said(last(location), location, self.rule(rest, location))

    def _items(self, items: Items, at: str) -> Iterator[Said]:
        if items.prefix:
            place = f"{at}/prefixItems"
            first = [self.rule(body, f"{place}/{n}") for n, body in enumerate(items.prefix)]
            yield Said("prefixItems", place, first)
        if items.rest is not None:
            location = items.rest_location  # it ends with `additionalItems` in older drafts
            keyword = "unevaluatedItems" if last(location) == "unevaluatedItems" else "items"
            yield Said(keyword, location, self.rule(items.rest, location))

    def _contains(self, contains: Contains, at: str) -> Iterator[Said]:
        yield Said("contains", f"{at}/contains", self.rule(contains.item, f"{at}/contains"))
        if last(contains.at_least_location) == "minContains":
            yield Said("minContains", contains.at_least_location, contains.at_least)
        if contains.at_most is not None:
            yield Said("maxContains", contains.at_most_location, contains.at_most)

    def _branch(self, branch: Branch, at: str) -> Rule:
        """An alternative, which stands where messages say that it does."""
        rule = self.rule(branch.body, branch.location)
        if isinstance(rule, str) or branch.location == at:
            return rule
        return {"at": branch.location, **keywords(rule)}

    def _decision(
        self, union: ChooseByType | ChooseByTag | ChooseByMember, at: str
    ) -> dict[str, Any]:
        match union:
            case ChooseByType(cases):
                each = [(t[0] if len(t) == 1 else t, self.rule(body, at)) for t, body in cases]
                return {"by type": each}
            case ChooseByTag(name, cases, absent, otherwise):
                to = [(tag, self.rule(body, at)) for tag, body in cases]
                sides = {"absent": absent, "otherwise": otherwise}
                return {"by": name, "to": to, **self._sides(sides, at)}
            case ChooseByMember(name, present, absent):
                sides = {"present": present, "absent": absent}
                if union.absent_first:
                    sides = {"absent": absent, "present": present}
                return {"by member": name, **self._sides(sides, at)}

    def _sides(self, sides: Mapping[str, Block | None], at: str) -> dict[str, Rule]:
        return {side: self.rule(block, at) for side, block in sides.items() if block is not None}

    def _dependent(self, name: str, then: Block, at: str) -> Said:
        """What holds of an object with the member `name`: others are there, or a schema holds."""
        match then:
            case (Members(properties, (), None, _, None),) if all(
                not each.body for each in properties
            ):
                locations = {(each.required or "").rpartition("/")[0] for each in properties}
                if len(locations) == 1 and last(place := locations.pop()) in _DEPENDENT:
                    names = [each.name for each in properties]
                    return Said("dependentRequired", place, {name: names})
        place = f"{at}/dependentSchemas"
        return Said("dependentSchemas", place, {name: self.rule(then, f"{place}/{escape(name)}")})
