"""What can differ between two schemas, and where inside an instance."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from eventschema.ir.types import Json, JsonType, Tag
from eventschema.sets.regions import Demand


@dataclass(frozen=True, slots=True)
class Member:
    """The member of an object that is called `name`."""

    name: str


@dataclass(frozen=True, slots=True)
class AnyMember:
    """A member of an object whose name, such as `name`, no schema mentions.

    `pattern` says what such names match; it may be empty.
    """

    name: str
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class MemberName:
    """The name of a member of an object."""


@dataclass(frozen=True, slots=True)
class Item:
    """The item of an array at `index`, and all that follow it if it stands for the `rest`."""

    index: int
    rest: bool


Step: TypeAlias = Member | AnyMember | MemberName | Item


class Presence(Enum):
    """Whether an object has a member, where that tells variants apart."""

    PRESENT = "there"
    ABSENT = "missing"


Tags: TypeAlias = tuple[tuple[str, Tag | Presence], ...]
"""Members that tell a variant from others, with their values."""


@dataclass(frozen=True, slots=True)
class ValuesRefused:
    """Listed values; each case is one of them."""


@dataclass(frozen=True, slots=True)
class OthersThanListed:
    """A value that is none of `values`."""

    values: tuple[Json, ...]


@dataclass(frozen=True, slots=True)
class TypesRefused:
    """Values of a JSON type; each case is one of these types."""


@dataclass(frozen=True, slots=True)
class VariantRefused:
    """One of the kinds of value that a union takes, told by the values of its tags.

    Without tags, it is an object with these `members`.
    """

    kind: JsonType
    tags: Tags
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MemberRefused:
    """An object that has the member `name`."""

    name: str


@dataclass(frozen=True, slots=True)
class MemberNeeded:
    """An object without the member `name`."""

    name: str


@dataclass(frozen=True, slots=True)
class MemberConstrained:
    """A value of the member `name`, which the one schema mentions and the other leaves open."""

    name: str


@dataclass(frozen=True, slots=True)
class OthersRefused:
    """An object that has a member whose name is not mentioned; `pattern` as in `AnyMember`."""

    pattern: str


@dataclass(frozen=True, slots=True)
class LimitExceeded:
    """A value beyond the limit `theirs`; `ours` is the one that it keeps, if there is one.

    A limit is a keyword with its value.
    """

    ours: tuple[str, Json] | None
    theirs: tuple[str, Json]


@dataclass(frozen=True, slots=True)
class NotWhole:
    """A number with a fractional part."""


@dataclass(frozen=True, slots=True)
class PatternUnmatched:
    """A string that does not agree with the pattern `theirs`.

    `ours` are the patterns where it was accepted; `refused` says that it must not match.
    """

    ours: tuple[str, ...]
    theirs: str
    refused: bool = False


@dataclass(frozen=True, slots=True)
class ItemsRepeated:
    """An array with equal items."""


@dataclass(frozen=True, slots=True)
class ItemsMissing:
    """An array with too few, or too many, items of a certain kind."""


@dataclass(frozen=True, slots=True)
class MembersTogether:
    """An object that has both members."""

    name: str
    other: str


@dataclass(frozen=True, slots=True)
class DependencyUnmet:
    """An object that has the member `name` and lacks `needed`."""

    name: str
    needed: str


@dataclass(frozen=True, slots=True)
class SomeRefused:
    """Some values, for a reason that is not known."""


Difference: TypeAlias = (
    ValuesRefused
    | OthersThanListed
    | TypesRefused
    | VariantRefused
    | MemberRefused
    | MemberNeeded
    | MemberConstrained
    | OthersRefused
    | LimitExceeded
    | NotWhole
    | PatternUnmatched
    | ItemsRepeated
    | ItemsMissing
    | MembersTogether
    | DependencyUnmet
    | SomeRefused
)
"""Values that the one schema accepts and the other one seems to refuse."""


@dataclass(frozen=True, slots=True)
class BreachCase:
    """One of the things that a breach is about, and values that may show it, small ones first."""

    label: Json
    values: Callable[[], Iterable[Json]]


@dataclass(frozen=True, slots=True)
class Breach:
    """A constraint that one set is not known to keep.

    `ours` and `theirs` are the pointers of what that set says and of the constraint.
    """

    difference: Difference
    cases: tuple[BreachCase, ...]
    ours: str | None = None
    theirs: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A question that a question about values leads to: about a part of them.

    `around` makes a value of the set from a value of its part. Raises `NothingFoundError`.
    A part is `free` where the set does not mention it.
    """

    step: Step
    ours: Demand
    theirs: Demand
    around: Callable[[Json], Json]
    free: bool = False
