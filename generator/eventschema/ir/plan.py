"""The check plan: what must hold of an instance, as a program of a few statements.

    plan      = Plan(functions, collectors, entries)
    function  = Acceptor(name, location, body)                    one instance in hand: `value`
    statement = Assert(check) | Typed(types, then) | When(type, then)
              | Members(properties, patterns, additional, names) | Items(prefix, rest)
              | Contains(item, limits) | Delegate(function)
              | AnyOf(branches) | OneOf(branches) | Negation(body)
              | IfValid(condition, then, otherwise) | IfMember(name, then)
              | ChooseByType(cases) | ChooseByTag(property, cases) | ChooseByMember(property)
              | Unevaluated(collector, rest)
    check     = Equals | InRange | MultipleOf | Count | Matches | HasFormat | Unique | Never

It is printed as functions that accept or reject, and said again as rules, from which every
violation is read. Locations are schema locations: the JSON Pointer of a keyword, behind `URI#`
when it stands in another document than the root.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from eventschema.ir.types import Json, JsonType, Tag

InstanceType: TypeAlias = JsonType | Literal["integer"]
Parts: TypeAlias = Literal["members", "items"]
Relation: TypeAlias = Literal["<", "<=", ">", ">="]


def json_type_of(name: InstanceType) -> JsonType:
    """The JSON type that an instance of this type has."""
    return "number" if name == "integer" else name


@dataclass(frozen=True, slots=True)
class Equals:
    """The instance equals one of these values, as JSON values are equal."""

    values: tuple[Json, ...]


@dataclass(frozen=True, slots=True)
class InRange:
    """The number stands in `relation` to `bound`."""

    relation: Relation
    bound: int | float


@dataclass(frozen=True, slots=True)
class MultipleOf:
    """The number is an integral multiple of `divisor`, both taken as written in decimal."""

    divisor: int | float


@dataclass(frozen=True, slots=True)
class Count:
    """How many characters (code points), items or members there are stands in `relation`."""

    unit: Literal["character", "item", "member"]
    relation: Literal["<=", ">="]
    limit: int


@dataclass(frozen=True, slots=True)
class Matches:
    """The text has a match of `pattern`, an ECMA-262 regular expression."""

    pattern: str


@dataclass(frozen=True, slots=True)
class HasFormat:
    """The text is of the format `name`."""

    name: str


@dataclass(frozen=True, slots=True)
class Unique:
    """No two items are equal."""


@dataclass(frozen=True, slots=True)
class Never:
    """No instance is valid."""


Check: TypeAlias = Equals | InRange | MultipleOf | Count | Matches | HasFormat | Unique | Never


@dataclass(frozen=True, slots=True)
class Assert:
    """`check` holds; `keyword` is what says so, at `location`."""

    check: Check
    keyword: str
    location: str


@dataclass(frozen=True, slots=True)
class Typed:
    """The instance is of one of `types`, and then `then` holds; otherwise nothing else counts."""

    types: tuple[InstanceType, ...]
    location: str
    then: "Block"


@dataclass(frozen=True, slots=True)
class When:
    """If the instance is of `type`, `then` holds; `or_null`: it is null if not of that type."""

    type: JsonType
    then: "Block"
    or_null: bool = False


@dataclass(frozen=True, slots=True)
class Property:
    """A member with a name.

    `required` is the location of the keyword that requires it; a `certain` one is known to be
    there.
    """

    name: str
    body: "Block" = ()
    required: str | None = None
    certain: bool = False


@dataclass(frozen=True, slots=True)
class Members:
    """What holds of the members of an object.

    Every member named in `properties`, and every one whose name has a match of a pattern in
    `patterns`, passes its block; every member that neither covers passes `additional` (None: is
    free), which `additional_location` says; every name passes `names`.
    """

    properties: tuple[Property, ...] = ()
    patterns: "tuple[tuple[str, Block], ...]" = ()
    additional: "Block | None" = None
    additional_location: str = ""
    names: "Block | None" = None


@dataclass(frozen=True, slots=True)
class Items:
    """What holds of the items of an array: each of the first ones its block, the others `rest`.

    `rest` is None where the others are free; `rest_location` is the location of its keyword.
    """

    prefix: "tuple[Block, ...]" = ()
    rest: "Block | None" = None
    rest_location: str = ""


@dataclass(frozen=True, slots=True)
class Contains:
    """At least `at_least` and at most `at_most` items pass `item`; each limit has its location."""

    item: "Block"
    at_least: int
    at_least_location: str
    at_most: int | None
    at_most_location: str


@dataclass(frozen=True, slots=True)
class Delegate:
    """The function named `function` accepts the instance."""

    function: str


@dataclass(frozen=True, slots=True)
class Branch:
    """An alternative of a union; `location` is that of the schema that describes it."""

    body: "Block"
    location: str


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one branch accepts the instance."""

    branches: tuple[Branch, ...]
    location: str


@dataclass(frozen=True, slots=True)
class OneOf:
    """Exactly one branch accepts the instance."""

    branches: tuple[Branch, ...]
    location: str


@dataclass(frozen=True, slots=True)
class Negation:
    """`body` rejects the instance."""

    body: "Block"
    location: str


@dataclass(frozen=True, slots=True)
class IfValid:
    """`then` holds if `condition` accepts the instance, else `otherwise`."""

    condition: "Block"
    then: "Block"
    otherwise: "Block"


@dataclass(frozen=True, slots=True)
class IfMember:
    """If the object has a member `name`, `then` holds of the object."""

    name: str
    then: "Block"


@dataclass(frozen=True, slots=True)
class ChooseByType:
    """The case of the instance's type holds; without a case the union rejects it."""

    cases: "tuple[tuple[tuple[JsonType, ...], Block], ...]"
    location: str


@dataclass(frozen=True, slots=True)
class ChooseByTag:
    """The case of the value of `property` holds.

    `absent` holds of an object without the property and `otherwise` of one with another value;
    where they are None the union rejects it.
    """

    property: str
    cases: "tuple[tuple[Tag, Block], ...]"
    absent: "Block | None"
    otherwise: "Block | None"
    location: str


@dataclass(frozen=True, slots=True)
class ChooseByMember:
    """`present` holds with `property`, `absent` without (it may come first); None: none accepts."""

    property: str
    present: "Block | None"
    absent: "Block | None"
    location: str
    absent_first: bool = False


@dataclass(frozen=True, slots=True)
class MarkNames:
    """These members are evaluated."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarkMatching:
    """The members whose names have a match of one of `patterns` are evaluated."""

    patterns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarkPrefix:
    """The first `count` items are evaluated."""

    count: int


@dataclass(frozen=True, slots=True)
class MarkContained:
    """The items that pass `item` are evaluated."""

    item: "Block"


@dataclass(frozen=True, slots=True)
class MarkAll:
    """All members, or all items, are evaluated."""

    of: Parts


@dataclass(frozen=True, slots=True)
class MarkIf:
    """`then` is evaluated if `condition` accepts the instance, else `otherwise`."""

    condition: "Block"
    then: "Marks"
    otherwise: "Marks"


@dataclass(frozen=True, slots=True)
class MarkIfMember:
    """`then` is evaluated if the object has a member `name`."""

    name: str
    then: "Marks"


@dataclass(frozen=True, slots=True)
class MarkCall:
    """What the collector named `collector` finds is evaluated."""

    collector: str


Mark: TypeAlias = (
    MarkNames
    | MarkMatching
    | MarkPrefix
    | MarkContained
    | MarkAll
    | MarkIf
    | MarkIfMember
    | MarkCall
)
Marks: TypeAlias = tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Unevaluated:
    """What the collector named `collector` leaves of the members (or items) passes `rest`."""

    of: Parts
    collector: str
    rest: "Block"
    location: str


Statement: TypeAlias = (
    Assert
    | Typed
    | When
    | Members
    | Items
    | Contains
    | Delegate
    | AnyOf
    | OneOf
    | Negation
    | IfValid
    | IfMember
    | ChooseByType
    | ChooseByTag
    | ChooseByMember
    | Unevaluated
)
Block: TypeAlias = tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Acceptor:
    """Accepts or rejects an instance; `location` is that of the schema it stands for.

    `rest_of` is the function of the same schema of which this one is what remains where tags are
    known; `whole` is the body without such a remainder, where `body` calls one. One that
    `remembers` decides about each object once during a call.
    """

    name: str
    location: str
    body: Block
    rest_of: str | None = None
    whole: Block | None = None
    remembers: bool = False


@dataclass(frozen=True, slots=True)
class Collector:
    """Finds which members (or items) of an instance, valid so far, a schema has evaluated."""

    name: str
    location: str
    of: Parts
    marks: Marks


@dataclass(frozen=True, slots=True)
class Plan:
    """All functions that the `entries` need, which a module offers; `root` is the root's."""

    location: str
    root: str
    entries: tuple[str, ...]
    functions: tuple[Acceptor, ...]
    collectors: tuple[Collector, ...]
