"""The type model: what shape a Python value has. This is also what custom templates see.

    module     = Module(name, root, definitions, events, named, annotations)
    definition = Record(fields, additional) | TaggedUnion(arms, decision) | Alias(type)
    type       = Text | Number | Integer | Boolean | Null | Anything | Choice(values)
               | List(items) | Tuple(prefix, rest, is_closed) | Map(values) | Union(arms, decision)
               | Reference(name)
    decision   = Candidates(arms, compared) | ByType(cases)
               | ByTag(property, cases, absent, otherwise) | ByMember(property, present, absent)

Types are trees; recursion happens through `Reference`, by name. Absence is a state of a field
(`required` is false), nullability an arm of a type: the two never mix.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal, TypeAlias, assert_never

Json: TypeAlias = Any
"""What `json.loads` returns: None, bool, int, float, str, list of Json, dict of str to Json."""

JsonType: TypeAlias = Literal["null", "boolean", "number", "string", "array", "object"]
"""The JSON types that an instance can be told apart by; an integer is a number."""

Tag: TypeAlias = str | int
"""A value of a tag property."""


@dataclass(frozen=True, slots=True)
class Limit:
    """An assertion that narrows a type: a validation keyword and its value."""

    keyword: str
    value: Json


@dataclass(frozen=True, slots=True)
class Text:
    """A JSON string; `content_encoding` is `"base64"` where its text stands for bytes."""

    limits: tuple[Limit, ...] = ()
    content_encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A JSON number."""

    limits: tuple[Limit, ...] = ()


@dataclass(frozen=True, slots=True)
class Integer:
    """A JSON number without a fractional part."""

    limits: tuple[Limit, ...] = ()


@dataclass(frozen=True, slots=True)
class Boolean:
    """`true` or `false`."""


@dataclass(frozen=True, slots=True)
class Null:
    """`null`."""


@dataclass(frozen=True, slots=True)
class Anything:
    """Any JSON value.

    `reason` says why a type cannot say what the schema at `pointer` does; "" where the schema
    itself allows anything.
    """

    reason: str = ""
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few scalars: `values` in schema order (strings, integers, booleans, null).

    Without any values it stands for what no instance can be valid against. `meanings` are what the
    schema says of some of them.
    """

    values: tuple[str | int | bool | None, ...]
    meanings: tuple[tuple[str | int | bool | None, str], ...] = ()


@dataclass(frozen=True, slots=True)
class List:
    """A JSON array whose items all have one type."""

    items: "Type"
    limits: tuple[Limit, ...] = ()


@dataclass(frozen=True, slots=True)
class Tuple:
    """A JSON array typed by position; `rest` types the items after `prefix`, None if none may come.

    It is a Python tuple where `is_closed`: it has the items of `prefix`, no fewer and no more. Any
    other is a list, since items may be missing from its end.
    """

    prefix: tuple["Type", ...]
    rest: "Type | None"
    limits: tuple[Limit, ...] = ()
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class Map:
    """A JSON object used as a map: its member names are data; `key_limits` narrow them."""

    values: "Type"
    limits: tuple[Limit, ...] = ()
    key_limits: tuple[Limit, ...] = ()


@dataclass(frozen=True, slots=True)
class Union:
    """One of `arms`; `decision` tells a valid instance's arm."""

    arms: tuple["Type", ...]
    decision: "Decision"


@dataclass(frozen=True, slots=True)
class Reference:
    """A definition of the module, by the name of its class or alias."""

    name: str


Type: TypeAlias = (
    Text
    | Number
    | Integer
    | Boolean
    | Null
    | Anything
    | Choice
    | List
    | Tuple
    | Map
    | Union
    | Reference
)


@dataclass(frozen=True, slots=True)
class Candidates:
    """The arms (by index) that may accept the instance; all others reject it.

    One candidate is a proof; several have to be tried in order. Of objects that several accept,
    the first of these knows most members, but for the last `compared` candidates: which of them
    that is depends on the object.
    """

    arms: tuple[int, ...]
    compared: int = 0


@dataclass(frozen=True, slots=True)
class ByType:
    """Dispatch on the JSON type of the instance; a type without a case is rejected by all arms."""

    cases: tuple[tuple[JsonType, "Decision"], ...]


@dataclass(frozen=True, slots=True)
class ByTag:
    """Dispatch on the value of a property of an object.

    `absent` decides for objects without the property, `otherwise` for other values of it;
    None where no arm accepts those.
    """

    property: str
    cases: tuple[tuple[Tag, "Decision"], ...]
    absent: "Decision | None" = None
    otherwise: "Decision | None" = None


@dataclass(frozen=True, slots=True)
class ByMember:
    """Dispatch on whether an object has a property; None where no arm accepts."""

    property: str
    present: "Decision | None"
    absent: "Decision | None"


Decision: TypeAlias = Candidates | ByType | ByTag | ByMember


def decisions(decision: Decision | None) -> Iterator[Decision]:
    """`decision` and all that it leads to, in order; none where no arm accepts."""
    match decision:
        case None:
            return
        case Candidates():
            below: Sequence[Decision | None] = ()
        case ByType(cases):
            below = [case for _, case in cases]
        case ByTag(_, cases, absent, otherwise):
            below = [*(case for _, case in cases), absent, otherwise]
        case ByMember(_, present, absent):
            below = [present, absent]
        case _:
            assert_never(decision)
    yield decision
    for each in below:
        yield from decisions(each)


def leaves(decision: Decision | None) -> Iterator[Candidates]:
    """Where a decision ends, in order."""
    return (each for each in decisions(decision) if isinstance(each, Candidates))


@dataclass(frozen=True, slots=True)
class Absent:
    """The mark of an annotation that the schema does not have, where null would be a value."""


@dataclass(frozen=True, slots=True)
class Field:
    """A property of a record.

    `name` is the member's name on the wire, `attribute` the Python identifier, `default` the
    `default` annotation (documentation: an absent field stays absent). A field of base64 text
    offers its bytes as the attribute `bytes_attribute`, which is "" for all others.
    """

    name: str
    attribute: str
    type: Type
    required: bool
    description: str = ""
    default: Json = Absent()
    deprecated: bool = False
    read_only: bool = False
    write_only: bool = False
    examples: tuple[Json, ...] = ()
    comment: str = ""
    bytes_attribute: str = ""

    @property
    def constant(self) -> bool:
        """Whether the field always has the one value of its type, as a tag has."""
        return self.required and isinstance(self.type, Choice) and len(self.type.values) == 1


@dataclass(frozen=True, slots=True)
class Annotations:
    """What a definition says to its readers; `extensions` are its `x-` keywords, as data."""

    title: str = ""
    description: str = ""
    deprecated: bool = False
    examples: tuple[Json, ...] = ()
    comment: str = ""
    extensions: tuple[tuple[str, Json], ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """A JSON object with known members: a dataclass.

    `snake_name` is `name` for functions and files, as it is of every definition.

    `additional` types the members that `fields` does not name, None when there can be none.
    They are kept in the attribute `additional_attribute` (a dict), which is "" when closed.
    `presence` are unions of nothing but required members: each keyword, and names of its branches.
    """

    name: str
    snake_name: str
    pointer: str
    annotations: Annotations
    fields: tuple[Field, ...]
    additional: Type | None
    additional_attribute: str = ""
    presence: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class TaggedUnion:
    """A named union of definitions, in schema order, told apart by `decision`."""

    name: str
    snake_name: str
    pointer: str
    annotations: Annotations
    arms: tuple[Type, ...]
    decision: Decision


@dataclass(frozen=True, slots=True)
class Alias:
    """A name for a type."""

    name: str
    snake_name: str
    pointer: str
    annotations: Annotations
    type: Type


Definition: TypeAlias = Record | TaggedUnion | Alias


def parts(whole: Type | Definition) -> tuple[Type, ...]:
    """The types that a type or definition is made of, in order."""
    match whole:
        case List(inner) | Map(inner) | Alias(type=inner):
            return (inner,)
        case Tuple(prefix, rest):
            return prefix if rest is None else (*prefix, rest)
        case Union(arms) | TaggedUnion(arms=arms):
            return arms
        case Record(fields=fields, additional=additional):
            named = tuple(field.type for field in fields)
            return named if additional is None else (*named, additional)
        case Text() | Number() | Integer() | Boolean() | Null() | Anything() | Choice():
            return ()
        case Reference():
            return ()
        case _:
            assert_never(whole)


def within(whole: Type | Definition) -> Iterator[Type | Definition]:
    """A type or definition, and all types inside it, what holds others before them."""
    yield whole
    for part in parts(whole):
        yield from within(part)


def meanings(whole: Type) -> list[tuple[Json, str]]:
    """What the values that a type names mean, as far as the schema says so."""
    return [each for part in within(whole) if isinstance(part, Choice) for each in part.meanings]


def references(whole: Type | Definition) -> Iterator[str]:
    """The definitions that a type or definition refers to, in order, as often as it does."""
    return (each.name for each in within(whole) if isinstance(each, Reference))


def flat_arms(type_: Type) -> list[Type]:
    """The arms of a union and of the unions in it; any other type is its own only arm."""
    if not isinstance(type_, Union):
        return [type_]
    return [inner for arm in type_.arms for inner in flat_arms(arm)]


def mapped(type_: Type, change: Callable[[Type], Type]) -> Type:
    """`type_` with each of its parts as `change` answers it."""
    match type_:
        case List(items):
            return replace(type_, items=change(items))
        case Tuple(prefix, rest):
            others = None if rest is None else change(rest)
            return replace(type_, prefix=tuple(map(change, prefix)), rest=others)
        case Map(values):
            return replace(type_, values=change(values))
        case Union(arms):
            return replace(type_, arms=tuple(map(change, arms)))
        case _:
            return type_


@dataclass(frozen=True)
class Module:
    """All definitions: what the root reaches and what the document names, in schema order.

    `root` is the name of the definition that the schema document itself describes, None where it
    describes nothing and only holds definitions; `events` are the records that the root union is
    made of, in its order. `named` are the definitions that the schema has a name for, and
    `annotations` those of the document.
    """

    name: str
    root: str | None
    definitions: tuple[Definition, ...]
    events: tuple[str, ...]
    named: tuple[str, ...]
    annotations: Annotations

    @cached_property
    def by_name(self) -> Mapping[str, Definition]:
        """The definitions by name."""
        return {definition.name: definition for definition in self.definitions}
