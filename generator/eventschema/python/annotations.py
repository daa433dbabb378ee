"""Types as Python annotations."""

from collections.abc import Iterable, Iterator
from typing import Final, assert_never

from eventschema.literals import python_literal
from eventschema.model import (
    Anything,
    Boolean,
    Choice,
    Integer,
    List,
    Map,
    Null,
    Number,
    Reference,
    Text,
    Tuple,
    Type,
    Union,
)
from eventschema.python.layout import Brackets, Chain, Expression, flat

MOST_OPERANDS: Final = 100
"""How many arms are joined by `|`: parsers and type checkers recurse into every one of them."""

Names = frozenset[str]
NONE: Names = frozenset()


def annotation(type_: Type, *also: str, undefined: Names = NONE) -> Expression:
    """The annotation of values of `type_`, or of what is named in `also`.

    What refers to `undefined` names is quoted, which only works inside of lists and dicts.
    """
    return _either((*_arms(type_, undefined), *also))


def _arms(type_: Type, undefined: Names) -> Iterator[Expression]:
    match type_:
        case Text():
            yield "str"
        case Number():
            yield "float"
        case Integer():
            yield "int"
        case Boolean():
            yield "bool"
        case Null():
            yield "None"
        case Anything():
            yield "Any"
        case Choice(()):
            yield "Never"
        case Choice(values):
            yield Brackets("Literal[", tuple(map(python_literal, values)), "]")
        case List(items):
            yield Brackets("list[", (_inner((items,), undefined),), "]")
        case Tuple(prefix, rest):
            each = (*prefix, *(() if rest is None else (rest,)))
            yield Brackets("list[", (_inner(each, undefined),), "]")
        case Map(values):
            yield Brackets("dict[", ("str", _inner((values,), undefined)), "]")
        case Union(arms):
            for arm in arms:
                yield from _arms(arm, undefined)
        case Reference(name):
            yield name
        case _:
            assert_never(type_)


def _inner(types: Iterable[Type], undefined: Names) -> Expression:
    inner = _either([arm for type_ in types for arm in _arms(type_, NONE)])
    return python_literal(flat(inner)) if names_in(inner) & undefined else inner


def _either(arms: Iterable[Expression]) -> Expression:
    distinct = tuple({flat(arm): arm for arm in arms}.values())
    if not distinct:
        return "Never"
    if len(distinct) > MOST_OPERANDS:
        return Brackets("Union[", distinct, "]")
    return distinct[0] if len(distinct) == 1 else Chain("|", distinct)


def names_in(expression: Expression) -> frozenset[str]:
    """The names that an annotation refers to."""
    match expression:
        case str():
            return frozenset({expression}) if expression.isidentifier() else NONE
        case Brackets(opening, elements):
            return frozenset({opening[:-1]}).union(*map(names_in, elements))
        case Chain(_, operands):
            return NONE.union(*map(names_in, operands))
        case _:
            return NONE
