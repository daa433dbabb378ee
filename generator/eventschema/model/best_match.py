"""The arm of an untagged union that knows most members of an object: what is proven before.

The arms that a decision leaves are put into an order in which the first one that accepts an
object knows most of it. For arms of which no order says that, members have to be counted.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Final, TypeAlias, assert_never

from eventschema.ir.types import (
    Anything,
    ByMember,
    ByTag,
    ByType,
    Candidates,
    Decision,
    Map,
    Reference,
    Type,
    Union,
)
from eventschema.model.conjunction import Conjunction
from eventschema.model.drafts import Choices, DefinitionDraft, RecordBody

DECLARING: Final = ("properties", "patternProperties")
"""The keywords that declare members."""

MOST_ORDERED: Final = 64
"""How many arms are held against each other at most; of more, members are counted."""

Declared: TypeAlias = tuple[str, str]
"""A keyword that declares members, and their name or pattern."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known of the members of objects that are valid for an arm.

    It declares `least` of them, and `most` at most (None: any); an object has those that are
    `required`, and none that is not declared if `is_closed`.
    """

    least: frozenset[Declared] = frozenset()
    most: frozenset[Declared] | None = frozenset()
    required: frozenset[str] = frozenset()
    is_closed: bool = False

    def covers(self, other: "Knowledge") -> bool:
        """Whether it never knows less of an object than `other`."""
        return other.most is not None and other.most <= self.least

    def exceeds(self, other: "Knowledge") -> bool:
        """Whether it knows more than `other` of every object that both accept."""
        return (
            other.most is not None
            and self.covers(other)
            and all(keyword == "properties" for keyword, _ in other.most)
            and any(("properties", n) in self.least - other.most for n in self.required)
        )


UNKNOWN: Final = Knowledge(most=None)


def declared(whole: Conjunction) -> tuple[Declared, ...]:
    """The members that an object of `whole` declares."""
    each = ((keyword, named) for keyword in DECLARING for _, named in whole.keywords(keyword))
    return tuple(dict.fromkeys((keyword, name) for keyword, names in each for name in names))


def _either(left: Knowledge, right: Knowledge) -> Knowledge:
    is_known = left.most is not None and right.most is not None
    return Knowledge(
        left.least & right.least,
        (left.most or frozenset()) | (right.most or frozenset()) if is_known else None,
        left.required & right.required,
        left.is_closed and right.is_closed,
    )


class Knowledges:
    """What is known of the objects that are valid for types, whose references are to `drafts`."""

    def __init__(self, drafts: Sequence[DefinitionDraft]) -> None:
        self._drafts = drafts
        self._known: dict[int, Knowledge | None] = {}

    def __call__(self, type_: Type) -> Knowledge | None:
        """What is known of the objects of `type_`; None where there are none."""
        match type_:
            case Reference(name):
                number = int(name)
                if number not in self._known:
                    self._known[number] = self._of_draft(self._drafts[number])
                return self._known[number]
            case Union(arms):
                found = (self(arm) for arm in arms)
                objects = [each for each in found if each is not None]
                return reduce(_either, objects) if objects else None
            case Anything():
                return Knowledge()
            case Map():
                return UNKNOWN
            case _:
                return None

    def _of_draft(self, draft: DefinitionDraft) -> Knowledge | None:
        match draft.body:
            case RecordBody(_, additional):
                names = frozenset(declared(draft.whole))
                required = (name for _, named in draft.whole.keywords("required") for name in named)
                return Knowledge(names, names, frozenset(required), additional is None)
            case Map():
                names = frozenset(declared(draft.whole))
                return Knowledge(names, names)
            case type_:
                return self(type_)


def ordered(
    decision: Decision, arms: Sequence[Knowledge | None], chosen: Sequence[Choices]
) -> Decision:
    """`decision`, whose candidates come in an order in which the first knows most members."""

    def wins(one: int, other: int) -> bool:
        """Whether `one` is the better arm for whatever both accept."""
        left, right = arms[one] or Knowledge(), arms[other] or Knowledge()
        return (
            _are_apart(chosen[one], chosen[other])
            or (one < other and (left.is_closed or left.covers(right)))
            or left.exceeds(right)
        )

    def change(leaf: Candidates) -> Candidates:
        if _exclude_each_other([chosen[arm] for arm in leaf.arms]):
            return leaf
        rest, first = list(leaf.arms), list[int]()
        while 1 < len(rest) <= MOST_ORDERED:
            best = next((a for a in rest if all(wins(a, b) for b in rest if b != a)), None)
            if best is None:
                return Candidates((*first, *rest), len(rest))
            rest.remove(best)
            first.append(best)
        return Candidates((*first, *rest), len(rest) if len(rest) > 1 else 0)

    return _with_leaves(decision, change)


def _are_apart(one: Choices, other: Choices) -> bool:
    """Whether no instance is valid for both of two arms, since exactly one branch accepts it."""
    return any(other.get(union, branch) != branch for union, branch in one.items())


def _exclude_each_other(arms: Sequence[Choices]) -> bool:
    """The same of any two of `arms`, if they are the branches of one `oneOf`."""
    first, *others = arms or [{}]
    shared = (union for union in first if all(union in other for other in others))
    return any(len({arm[union] for arm in arms}) == len(arms) for union in shared)


def _with_leaves(decision: Decision, change: Callable[[Candidates], Candidates]) -> Decision:
    """`decision` with each of its ends as `change` answers it."""

    def changed(inner: Decision) -> Decision:
        return _with_leaves(inner, change)

    def maybe(inner: Decision | None) -> Decision | None:
        return None if inner is None else changed(inner)

    match decision:
        case Candidates():
            return change(decision)
        case ByType(cases):
            return ByType(tuple((name, changed(case)) for name, case in cases))
        case ByTag(name, tags, absent, otherwise):
            known = tuple((tag, changed(case)) for tag, case in tags)
            return ByTag(name, known, maybe(absent), maybe(otherwise))
        case ByMember(name, present, absent):
            return ByMember(name, maybe(present), maybe(absent))
        case _:
            assert_never(decision)
