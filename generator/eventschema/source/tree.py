"""Python source as a tree: what expressions and statements there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from eventschema.ir.types import Json
from eventschema.source.literals import python_literal

Comparison: TypeAlias = Literal["==", "!=", "<", "<=", ">", ">=", "is", "is not", "in", "not in"]
Kind: TypeAlias = Literal["list", "set", "tuple"]


@dataclass(frozen=True, slots=True)
class Name:
    """A name."""

    id: str


@dataclass(frozen=True, slots=True)
class Constant:
    """The literal of null, a truth value, a number or a text; it equals what is written alike."""

    value: Json = field(compare=False)
    text: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", python_literal(self.value))


@dataclass(frozen=True, slots=True)
class JoinedString:
    """String literals that are one: each of text and of expressions whose values are put in."""

    pieces: tuple[tuple[str | Expression, ...], ...]


@dataclass(frozen=True, slots=True)
class Attribute:
    """`value.name`."""

    value: Expression
    name: str


@dataclass(frozen=True, slots=True)
class Subscript:
    """`value[elements]`."""

    value: Expression
    elements: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Slice:
    """`value[start:stop]`."""

    value: Expression
    start: Expression | None = None
    stop: Expression | None = None


@dataclass(frozen=True, slots=True)
class KeywordArgument:
    """An argument with its name."""

    name: str
    value: Expression


@dataclass(frozen=True, slots=True)
class Call:
    """`function(arguments)`; with `spread`, a comma behind the last one keeps them on own lines."""

    function: Expression
    arguments: tuple[Expression, ...]
    spread: bool = False


@dataclass(frozen=True, slots=True)
class Compare:
    """A comparison of two values."""

    left: Expression
    operator: Comparison
    right: Expression


@dataclass(frozen=True, slots=True)
class And:
    """All of `parts` are true."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """One of `parts` is true."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """`operand` is false."""

    operand: Expression


@dataclass(frozen=True, slots=True)
class Operation:
    """Operands with the same operator, such as `|`, between them."""

    operator: str
    operands: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Conditional:
    """`then if test else otherwise`."""

    then: Expression
    test: Expression
    otherwise: Expression


@dataclass(frozen=True, slots=True)
class Starred:
    """The elements of `value`, or with `**` its members, as those of what is around."""

    value: Expression
    sign: Literal["*", "**"] = "*"


@dataclass(frozen=True, slots=True)
class Display:
    """A list, set or tuple of elements."""

    kind: Kind
    elements: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A member of a dict."""

    key: Expression
    value: Expression


@dataclass(frozen=True, slots=True)
class Dict:
    """A dict."""

    members: tuple[Pair | Starred, ...]


@dataclass(frozen=True, slots=True)
class Comprehension:
    """A list, or a dict of pairs, of `element` for each of `parts` for which `test` is true."""

    element: Expression
    target: Expression
    parts: Expression
    test: Expression | None = None


Expression: TypeAlias = (
    Name
    | Constant
    | JoinedString
    | Attribute
    | Subscript
    | Slice
    | KeywordArgument
    | Call
    | Compare
    | And
    | Or
    | Not
    | Operation
    | Conditional
    | Starred
    | Display
    | Pair
    | Dict
    | Comprehension
)


@dataclass(frozen=True, slots=True)
class Evaluate:
    """An expression as a statement."""

    value: Expression


@dataclass(frozen=True, slots=True)
class Assign:
    """`target` gets a value; with an operator such as `+`, together with what it has."""

    target: Expression
    value: Expression
    operator: str = ""


@dataclass(frozen=True, slots=True)
class Declare:
    """`target: annotation`, and what it is at first."""

    target: Expression
    annotation: Expression
    value: Expression | None = None


@dataclass(frozen=True, slots=True)
class Return:
    """Return a value."""

    value: Expression


@dataclass(frozen=True, slots=True)
class Raise:
    """Raise an exception."""

    exception: Expression


@dataclass(frozen=True, slots=True)
class Pass:
    """Do nothing."""


@dataclass(frozen=True, slots=True)
class If:
    """Run `then` if `test` is true, else `otherwise`."""

    test: Expression
    then: Code
    otherwise: Code = ()


@dataclass(frozen=True, slots=True)
class For:
    """Run `body` for each of `parts`."""

    target: Expression
    parts: Expression
    body: Code


Statement: TypeAlias = Evaluate | Assign | Declare | Return | Raise | Pass | If | For
Code: TypeAlias = Sequence[Statement]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a function."""

    name: str
    annotation: Expression


@dataclass(frozen=True, slots=True)
class Function:
    """The definition of a function; its `comment` is one line of text that is harmless there."""

    name: str
    parameters: tuple[Parameter, ...]
    returns: Expression
    body: Code
    comment: str = ""
    decorators: tuple[Expression, ...] = ()


Node: TypeAlias = Expression | Statement | Function

NONE: Final = Constant(None)
TRUE: Final = Constant(True)
FALSE: Final = Constant(False)
ANY: Final = Name("Any")


def call(function: str, *arguments: Expression) -> Call:
    """A call of the function with this name."""
    return Call(Name(function), arguments)


def method(value: Expression, name: str, *arguments: Expression) -> Call:
    """A call of the method `name` of `value`."""
    return Call(Attribute(value, name), arguments)


def function(
    name: str, parameter: Name, takes: Expression, returns: Expression, body: Code
) -> Function:
    """A function with one parameter."""
    return Function(name, (Parameter(parameter.id, takes),), returns, body)


def item(value: Expression, key: Expression) -> Subscript:
    """What `value` holds at `key`."""
    return Subscript(value, (key,))


def length(value: Expression) -> Call:
    """How long `value` is."""
    return call("len", value)


def has_class(value: Expression, name: str) -> Compare:
    """Whether the class of `value` is the one with this name, and no other."""
    return Compare(Attribute(value, "__class__"), "is", Name(name))


def tuple_of(*elements: Expression) -> Display:
    """A tuple."""
    return Display("tuple", elements)
