"""The bodies of the functions that decode named unions: which arm a validated value belongs to."""

from collections.abc import Sequence
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
    Union,
)
from eventschema.naming.names import snake_name
from eventschema.source.module import FINAL
from eventschema.source.tree import (
    FALSE,
    TRUE,
    And,
    Assign,
    Call,
    Code,
    Compare,
    Constant,
    Dict,
    Expression,
    If,
    Name,
    Pair,
    Return,
    Statement,
    Subscript,
    call,
    item,
    method,
    tuple_of,
)
from eventschema.targets.python.codec_module import VALUE, Around, is_table
from eventschema.targets.python.decoded_values import STRUCTURED, callable_for, decoded

NO_ARMS: Final = Candidates(())
AS_IT_IS: Final[Code] = (Return(VALUE),)
TAG: Final = Name("tag")


def union_body(name: str, arms: Sequence[Type], decision: Decision, around: Around) -> Code:
    """The body of the function `name`, which decodes a union of `arms`."""
    if not isinstance(decision, ByType):
        return _branch(name, arms, decision, around)
    if len(decision.cases) == 1:
        return _branch(name, arms, decision.cases[0][1], around)
    guarded = [
        If(call("isinstance", VALUE, Name(STRUCTURED[json_type])), branch)
        for json_type, case in decision.cases
        if json_type in STRUCTURED and (branch := _branch(name, arms, case, around)) != AS_IT_IS
    ]
    return (*guarded, *AS_IT_IS)


def _branch(name: str, arms: Sequence[Type], decision: Decision, around: Around) -> Code:
    match decision:
        case Candidates(indexes):
            return _tried([arms[index] for index in indexes], around)
        case ByTag(cases=((_, only),), absent=None, otherwise=None):
            return _branch(name, arms, only, around)
        case ByTag() if is_table(decision) and not around.memory(Union(tuple(arms), decision)):
            return _looked_up(name, arms, decision, around)
        case ByTag():
            return _compared(name, arms, decision, around)
        case ByMember(_, None, only) | ByMember(_, only, None):
            return AS_IT_IS if only is None else _branch(name, arms, only, around)
        case ByMember(property_, present, absent):
            present_code = _branch(name, arms, present or NO_ARMS, around)
            absent_code = _branch(name, arms, absent or NO_ARMS, around)
            return (If(Compare(Constant(property_), "in", VALUE), present_code), *absent_code)
        case ByType(cases):
            return _branch(name, arms, dict(cases)["object"], around)
        case _:
            assert_never(decision)


def _tried(arms: Sequence[Type], around: Around) -> Code:
    """Decode as the first arm that accepts the value; the last one has to."""
    expressions = [decoded(arm, VALUE, around) for arm in arms]
    if not expressions or len({*expressions}) == 1:
        return (Return(expressions[0]),) if expressions else AS_IT_IS
    code: list[Statement] = []
    for arm, expression in zip(arms, expressions, strict=True):
        done = Return(expression)
        match arm:
            case Anything():
                return (*code, done)
            case Reference(name) if arm is not arms[-1]:
                code.append(If(around.accepted(name), (done,)))
            case _ if arm is arms[-1]:
                code.append(done)
            case _:
                pass
    return code


def _looked_up(name: str, arms: Sequence[Type], decision: ByTag, around: Around) -> Code:
    """A look into a table of functions by the tag."""
    found: list[Pair] = []
    for tag, case in decision.cases:
        match case:
            case Candidates((arm,)):
                function = callable_for(arms[arm], around)
            case _:
                function = around.function(f"{name}__{snake_name(str(tag))}", (type(tag), tag))
                around.add(function.id, _branch(function.id, arms, case, around))
        found.append(Pair(Constant(tag), function))
    table = around.table(name, decision)
    annotation = Subscript(FINAL, (Name("Decoders"),))
    around.module.define(table.id, Dict(tuple(found)), annotation)
    tag_ = item(VALUE, Constant(decision.property))
    return (Return(Call(item(table, tag_), (VALUE,))),)


def _compared(name: str, arms: Sequence[Type], decision: ByTag, around: Around) -> Code:
    """Comparisons of the tag, one after the other."""
    code: list[Statement] = []
    property_ = Constant(decision.property)
    source: Expression = item(VALUE, property_)
    if decision.absent == decision.otherwise:
        source = method(VALUE, "get", property_)
    elif decision.absent is not None:
        absent = _branch(name, arms, decision.absent, around)
        code.append(If(Compare(property_, "not in", VALUE), absent))
    code.append(Assign(TAG, source))
    tags: dict[Decision, list[Tag]] = {}
    for tag, case in decision.cases:
        tags.setdefault(case, []).append(tag)
    for case, values in tags.items():
        code.append(If(_is_one_of(values), _branch(name, arms, case, around)))
    return (*code, *_branch(name, arms, decision.otherwise or NO_ARMS, around))


def _is_one_of(tags: Sequence[Tag]) -> Expression:
    """Whether a tag is one of `tags`, also where it may be anything: `True` is not 1."""
    test = Compare(TAG, "==", Constant(tags[0]))
    if len(tags) > 1:
        test = Compare(TAG, "in", tuple_of(*map(Constant, tags)))
    if all(isinstance(tag, str) for tag in tags):
        return test
    return And((test, Compare(TAG, "is not", TRUE), Compare(TAG, "is not", FALSE)))
