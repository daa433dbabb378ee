"""Which arm of a union a validated value belongs to: functions that ask as the decision says."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, assert_never

from eventschema.ir.types import (
    Anything,
    ByMember,
    ByTag,
    ByType,
    Candidates,
    Decision,
    Reference,
    Tag,
    Type,
)
from eventschema.source.tree import (
    FALSE,
    TRUE,
    And,
    Assign,
    Code,
    Compare,
    Constant,
    Expression,
    If,
    Name,
    Return,
    Statement,
    call,
    item,
    method,
    tuple_of,
)
from eventschema.targets.python.codec_module import VALUE, Around
from eventschema.targets.python.decoded_values import STRUCTURED

NO_ARMS: Final = Candidates(())
TAG: Final = Name("tag")


@dataclass(frozen=True, slots=True)
class Chooser(ABC):
    """The function `name`, which looks for the arm of `arms` that a valid value belongs to."""

    name: str
    arms: Sequence[Type]
    around: Around

    @abstractmethod
    def result(self, arm: Type | None) -> Expression:
        """What is returned where the value belongs to `arm`, or to none that matters."""

    @abstractmethod
    def best(self, arms: Sequence[Type]) -> Code:
        """What returns the result of the one of `arms` that knows most of the value."""

    def body(self, decision: Decision) -> Code:
        """The body of the function."""
        if not isinstance(decision, ByType):
            return self.branch(decision)
        if len(decision.cases) == 1:
            return self.branch(decision.cases[0][1])
        as_it_is = (Return(self.result(None)),)
        guarded = [
            If(call("isinstance", VALUE, Name(STRUCTURED[json_type])), branch)
            for json_type, case in decision.cases
            if json_type in STRUCTURED and (branch := self.branch(case)) != as_it_is
        ]
        return (*guarded, *as_it_is)

    def branch(self, decision: Decision) -> Code:
        """What a decision about an object comes to."""
        match decision:
            case Candidates(indexes, compared):
                return self._tried([self.arms[index] for index in indexes], compared)
            case ByTag(cases=((_, only),), absent=None, otherwise=None):
                return self.branch(only)
            case ByTag():
                return self.by_tag(decision)
            case ByMember(_, None, only) | ByMember(_, only, None):
                return self.branch(only or NO_ARMS)
            case ByMember(property_, present, absent):
                there = Compare(Constant(property_), "in", VALUE)
                present_code = self.branch(present or NO_ARMS)
                return (If(there, present_code), *self.branch(absent or NO_ARMS))
            case ByType(cases):
                return self.branch(dict(cases)["object"])
            case _:
                assert_never(decision)

    def _tried(self, arms: Sequence[Type], compared: int) -> Code:
        """The first arm that accepts the value, one of which has to; the last ones by counting."""
        results = [self.result(arm) for arm in arms]
        if len({*results}) < 2:
            return (Return(results[0] if results else self.result(None)),)
        code: list[Statement] = []
        ordered = arms[: len(arms) - compared]
        for arm, result in zip(ordered, results, strict=False):
            match arm:
                case Reference(name) if arm is not arms[-1]:
                    code.append(If(self.around.accepted(name), (Return(result),)))
                case Anything() | Reference():
                    return (*code, Return(result))
                case _ if arm is arms[-1]:
                    return (*code, Return(result))
                case _:
                    pass
        return (*code, *self.best(arms[len(ordered) :]))

    def by_tag(self, decision: ByTag) -> Code:
        """Comparisons of the tag, one after the other."""
        code: list[Statement] = []
        property_ = Constant(decision.property)
        source: Expression = item(VALUE, property_)
        if decision.absent == decision.otherwise:
            source = method(VALUE, "get", property_)
        elif decision.absent is not None:
            absent = self.branch(decision.absent)
            code.append(If(Compare(property_, "not in", VALUE), absent))
        code.append(Assign(TAG, source))
        tags: dict[Decision, list[Tag]] = {}
        for tag, case in decision.cases:
            tags.setdefault(case, []).append(tag)
        for case, values in tags.items():
            code.append(If(_is_one_of(values), self.branch(case)))
        return (*code, *self.branch(decision.otherwise or NO_ARMS))


def _is_one_of(tags: Sequence[Tag]) -> Expression:
    """Whether a tag is one of `tags`, also where it may be anything: `True` is not 1."""
    test = Compare(TAG, "==", Constant(tags[0]))
    if len(tags) > 1:
        test = Compare(TAG, "in", tuple_of(*map(Constant, tags)))
    if all(isinstance(tag, str) for tag in tags):
        return test
    return And((test, Compare(TAG, "is not", TRUE), Compare(TAG, "is not", FALSE)))
