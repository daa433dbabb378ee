"""Types as Python annotations."""

from collections.abc import Iterable, Iterator
from typing import Final, assert_never

from eventschema.ir.types import (
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
    parts,
)
from eventschema.source.line import flat
from eventschema.source.tree import ANY, NONE, Constant, Expression, Name, Operation, Subscript
from eventschema.source.walk import names

MOST_OPERANDS: Final = 100
"""How many arms are joined by `|`: parsers and type checkers recurse into every one of them."""

Names = frozenset[str]
NO_NAMES: Names = frozenset()


def annotation(type_: Type, *also: Expression, undefined: Names = NO_NAMES) -> Expression:
    """The annotation of values of `type_`, or of what `also` stands for.

    What refers to `undefined` names is quoted, which only works inside of lists and dicts.
    """
    return _either((*_arms(type_, undefined), *also))


def _arms(type_: Type, undefined: Names) -> Iterator[Expression]:
    match type_:
        case Text():
            yield Name("str")
        case Number():
            yield Name("float")
        case Integer():
            yield Name("int")
        case Boolean():
            yield Name("bool")
        case Null():
            yield NONE
        case Anything():
            yield ANY
        case Choice(()):
            yield Name("Never")
        case Choice(values):
            yield Subscript(Name("Literal"), tuple(map(Constant, values)))
        case Tuple(prefix, is_closed=True):
            yield Subscript(Name("tuple"), tuple(_inner((item,), undefined) for item in prefix))
        case List() | Tuple():
            yield Subscript(Name("list"), (_inner(parts(type_), undefined),))
        case Map(values):
            yield Subscript(Name("dict"), (Name("str"), _inner((values,), undefined)))
        case Union(arms):
            for arm in arms:
                yield from _arms(arm, undefined)
        case Reference(name):
            yield Name(name)
        case _:
            assert_never(type_)


def _inner(types: Iterable[Type], undefined: Names) -> Expression:
    inner = _either([arm for type_ in types for arm in _arms(type_, NO_NAMES)])
    return Constant(flat(inner)) if names([inner]) & undefined else inner


def _either(arms: Iterable[Expression]) -> Expression:
    distinct = tuple(dict.fromkeys(arms))
    if not distinct:
        return Name("Never")
    if len(distinct) > MOST_OPERANDS:
        return Subscript(Name("Union"), distinct)
    return distinct[0] if len(distinct) == 1 else Operation("|", distinct)
