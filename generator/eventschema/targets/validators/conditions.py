"""Checks of the plan as Python conditions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, assert_never

from eventschema.formats import FORMATS
from eventschema.ir.plan import (
    AnyOf,
    Assert,
    Block,
    Branch,
    Check,
    ChooseByTag,
    Count,
    Delegate,
    Equals,
    HasFormat,
    InRange,
    InstanceType,
    Matches,
    Members,
    MultipleOf,
    Negation,
    Never,
    OneOf,
    Statement,
    Typed,
    Unique,
    When,
)
from eventschema.plan.function_names import accepting
from eventschema.regex import (
    Base64,
    Infix,
    Prefix,
    Texts,
    is_whole,
    longest_identifier,
    recognise,
    translate,
)
from eventschema.source import tree as py
from eventschema.source.logic import all_of, any_of, negation
from eventschema.source.module import SourceModule
from eventschema.source.tree import (
    FALSE,
    NONE,
    TRUE,
    Constant,
    Dict,
    Expression,
    Name,
    Pair,
    call,
    has_class,
    length,
    method,
)
from eventschema.targets.validators.surroundings import CheckedValue, Surroundings, literal


def condition(block: Block, subject: CheckedValue) -> Expression | None:
    """What is true exactly for the instances that `block` accepts; None if it takes statements."""
    parts = [_statement(statement, subject) for statement in block]
    known = [part for part in parts if part is not None]
    return all_of(known) if len(known) == len(parts) else None


def _statement(statement: Statement, subject: CheckedValue) -> Expression | None:
    match statement:
        case Assert(check):
            return holds(check, subject)
        case Typed(types, _, then):
            inner = condition(then, subject)
            return inner and all_of((of_types(types, subject), inner))
        case When(then=then):
            inner = condition(then, subject)
            return inner and any_of((negation(applies(statement, subject)), inner))
        case Delegate(function):
            return subject.accepted_by(function)
        case Members(properties, (), None, _, None) if not any(p.body for p in properties):
            return all_of(_has(prop.name, subject) for prop in properties)
        case AnyOf(branches):
            return any_of(_branches(branches, subject))
        case OneOf(branches):
            return exactly_one(_branches(branches, subject))
        case Negation(body):
            return negation(sure(body, subject))
        case _:
            return None


def sure(block: Block, subject: CheckedValue) -> Expression:
    """The condition of a block that is known to be one."""
    result = condition(block, subject)
    if result is None:
        raise TypeError("this block takes statements")
    return result


def _branches(branches: Sequence[Branch], subject: CheckedValue) -> list[Expression]:
    return [sure(branch.body, subject) for branch in branches]


def exactly_one(parts: Sequence[Expression]) -> Expression:
    """One of `parts` is true and no other."""
    open_ = [part for part in parts if part not in (TRUE, FALSE)]
    certain = sum(part == TRUE for part in parts)
    if certain:
        return FALSE if certain > 1 else all_of(map(negation, open_))
    if len(open_) < 2:
        return any_of(open_)
    if len(open_) == 2:
        return py.Compare(open_[0], "is not", open_[1])
    return py.Compare(py.Operation("+", tuple(open_)), "==", py.Constant(1))


def _has(name: str, subject: CheckedValue) -> Expression:
    key = subject.around.literal(name, f"{subject.hint}_name")
    return py.Compare(key, "in", subject.variable)


def holds(check: Check, subject: CheckedValue) -> Expression:
    """The condition of one check; the value is known to be of the type that it applies to."""
    v, around = subject.variable, subject.around
    match check:
        case Equals(values):
            return equals(values, subject)
        case InRange(relation, bound):
            limit = around.literal(bound, f"{subject.hint}_limit")
            return py.Compare(v, relation, limit)
        case MultipleOf(divisor):
            limit = around.literal(divisor, f"{subject.hint}_divisor")
            return call("multiple_of", v, limit)
        case Count(_, ">=", 0):
            return TRUE
        case Count(_, relation, limit):
            return py.Compare(length(v), relation, py.Constant(limit))
        case Matches(pattern):
            return matches(pattern, subject)
        case HasFormat(name):
            return py.Call(around.borrow(FORMATS[name].function), (v,))
        case Unique():
            return call("distinct", v)
        case Never():
            return FALSE
        case _:
            assert_never(check)


def matches(pattern: str, subject: CheckedValue) -> Expression:
    """The text has a match of `pattern`, asked for in the fastest way that says the same."""
    v, around = subject.variable, subject.around
    match recognise(pattern):
        case None:
            found = py.Call(finder(pattern, subject.hint, around), (v,))
            return any_of((*_is_word(pattern, v), py.Compare(found, "is not", NONE)))
        case Base64(empty):
            decoded = py.Call(around.borrow("is_base64"), (v,))
            return decoded if empty else all_of((py.Compare(v, "!=", py.Constant("")), decoded))
        case Texts(texts):
            return among(texts, subject)
        case Prefix(text):
            return method(v, "startswith", around.literal(text, f"{subject.hint}_prefix"))
        case Infix(text):
            part = around.literal(text, f"{subject.hint}_part")
            return py.Compare(part, "in", v)
        case known:
            assert_never(known)


def finder(pattern: str, hint: str, around: Surroundings) -> Name:
    """The constant that finds a match of `pattern`."""
    function, text = "search", translate(pattern)
    if is_whole(pattern):
        function, text = "fullmatch", text.removeprefix("^").removesuffix(r"\Z")
    around.patterns |= {text: pattern, translate(pattern): pattern}
    compiled = py.Call(py.Attribute(Name("re"), "compile"), (literal(text),), spread=True)
    return around.constant(py.Attribute(compiled, function), f"{hint}_{function}")


def _is_word(pattern: str, v: Expression) -> tuple[Expression, ...]:
    """What is fast to tell and true of most texts that a pattern for names matches."""
    longest = longest_identifier(pattern)
    if longest == 0:
        return ()
    parts: list[Expression] = [method(v, "isascii"), method(v, "isidentifier")]
    if longest is not None:
        parts.append(py.Compare(length(v), "<=", py.Constant(longest)))
    return (all_of(parts),)


def applies(when: When, subject: CheckedValue) -> Expression:
    """The instance is of the type that a statement is about."""
    is_null = of_type("null", subject)
    return negation(is_null) if when.or_null else of_type(when.type, subject)


def of_types(types: Iterable[InstanceType], subject: CheckedValue) -> Expression:
    """The instance is of one of these types."""
    kept = dict.fromkeys(types)
    if "number" in kept:
        kept.pop("integer", None)
    return any_of(of_type(name, subject) for name in kept)


def of_type(name: InstanceType, subject: CheckedValue) -> Expression:
    """The instance is of this type; the common classes are told first and fast."""
    v = subject.variable
    match name:
        case "null":
            return py.Compare(v, "is", NONE)
        case "boolean":
            return has_class(v, "bool")
        case "string":
            return a_key(subject)
        case "integer":
            return any_of((has_class(v, "int"), call("an_integer", v)))
        case "number":
            difference = py.Operation("-", (v, v))
            finite = py.Compare(difference, "==", py.Constant(0))  # not so for NaN and infinities
            fast = all_of((has_class(v, "float"), finite))
            return any_of((has_class(v, "int"), fast, call("a_number", v)))
        case "array":
            return any_of((has_class(v, "list"), call("an_array", v)))
        case "object":
            return any_of((has_class(v, "dict"), call("an_object", v)))
        case _:
            assert_never(name)


def a_key(subject: CheckedValue) -> Expression:
    """The value is text, so that a table can be asked for it."""
    v = subject.variable
    return any_of((has_class(v, "str"), call("a_string", v)))


def an_exact_number(v: Expression) -> Expression:
    """The value is of one of Python's classes of numbers, so that a table can be asked for it."""
    return any_of((has_class(v, "int"), has_class(v, "float")))


def equals(values: Sequence[Any], subject: CheckedValue) -> Expression:
    """The value equals one of `values`; it can be anything, also what has no hash."""
    v, around = subject.variable, subject.around
    texts = [value for value in values if isinstance(value, str)]
    numbers = [v for v in values if isinstance(v, int | float) and not isinstance(v, bool)]
    parts: list[Expression] = []
    if any(value is None for value in values):
        parts.append(py.Compare(v, "is", NONE))
    parts += [
        py.Compare(v, "is", py.Constant(value))
        for value in (True, False)
        if any(other is value for other in values)
    ]
    if len(texts) == 1:
        text = around.literal(texts[0], f"{subject.hint}_value")
        parts.append(py.Compare(v, "==", text))
    elif texts:
        parts.append(all_of((a_key(subject), among(tuple(texts), subject))))
    if len(numbers) > 1:
        parts.append(all_of((an_exact_number(v), among(tuple(numbers), subject))))
    elif numbers:
        number = around.literal(numbers[0], f"{subject.hint}_value")
        equal = py.Compare(v, "==", number)
        parts.append(all_of((equal, negation(has_class(v, "bool")))))
    parts += [
        call("equal", v, around.literal(value, f"{subject.hint}_value"))
        for value in values
        if isinstance(value, list | dict)
    ]
    return any_of(parts)


def among(values: tuple[Any, ...], subject: CheckedValue) -> Expression:
    """The value, which has a hash, equals one of `values`."""
    v, table = subject.variable, subject.around.sequence(values, f"{subject.hint}_values")
    return py.Compare(v, "in", table)


FEWEST: Final = 4
"""How many values of a tag make a table; fewer are compared one after the other."""


def table_of(module: SourceModule, union: ChooseByTag, hint: str) -> Name:
    """The table of `union` in `module`, which is made if there is none."""
    cases = (
        Pair(Constant(tag), Name(accepting(block[0].function)))
        for tag, block in union.cases
        if isinstance(block[0], Delegate)
    )
    return module.constant(Dict(tuple(cases)), f"_is_by_{hint.rstrip('_')}".upper())


def is_tabled(union: ChooseByTag) -> bool:
    """Whether the cases of `union` are looked up."""
    return len(union.cases) >= FEWEST and all(
        len(block) == 1 and isinstance(block[0], Delegate) for _, block in union.cases
    )


def keys_of(union: ChooseByTag, tag: CheckedValue) -> Expression:
    """Whether `tag` may be a key of the table of `union`."""
    texts = any(isinstance(value, str) for value, _ in union.cases)
    numbers = any(isinstance(value, int) for value, _ in union.cases)
    return any_of(
        ([a_key(tag)] if texts else []) + ([an_exact_number(tag.variable)] if numbers else [])
    )
