"""Sets of JSON values, as schemas describe them: per JSON type a union of regions.

A region holds the values of one JSON type that meet all of its constraints. What stands inside
an array or object is a demand, whose own regions are worked out when they are asked for: so
recursive schemas have finite descriptions.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Final, TypeAlias

from eventschema.ir.types import Json, JsonType, Tag
from eventschema.ir.values import identity
from eventschema.schema.registry import Schema

DEEPEST_NEGATION: Final = 3


class UndecidedError(Exception):
    """The question is beyond what can be decided here."""


@dataclass(frozen=True, slots=True)
class Among:
    """The value is one of `values`."""

    values: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class Complement:
    """The value does not meet `demand`; `depth` counts the negations, one inside the other.

    `origin` is the schema that says so; it makes no difference.
    """

    demand: "Demand"
    depth: int
    origin: Schema = field(compare=False)


@dataclass(frozen=True, slots=True)
class OfType:
    """The value has the JSON type `name`."""

    name: JsonType


Term: TypeAlias = Schema | Among | Complement | OfType


@dataclass(frozen=True, slots=True)
class Demand:
    """What must hold of a value: all of `terms`.

    `origin` is the schema that makes the demand, for pointers; it makes no difference.
    """

    terms: tuple[Term, ...]
    origin: Schema | None = field(default=None, compare=False)

    @property
    def pointer(self) -> str | None:
        """Where it is made, if that is known."""
        return None if self.origin is None else self.origin.location()

    def __and__(self, other: "Demand") -> "Demand":
        if not self.terms or not other.terms:
            return self if self.terms else other
        return Demand(tuple(dict.fromkeys(self.terms + other.terms)), self.origin or other.origin)


def negated(demand: Demand, origin: Schema) -> Demand:
    """What is demanded of a value that shall not meet `demand`, by `origin`.

    Raises `UndecidedError` where negations nest deeply, as they can in recursive schemas.
    """
    match demand.terms:
        case (Complement(refused),):
            return Demand(refused.terms, origin)
        case terms:
            depth = 1 + max(
                (term.depth for term in terms if isinstance(term, Complement)), default=0
            )
            if depth > DEEPEST_NEGATION:
                raise UndecidedError
            return Demand((Complement(demand, depth, origin),), origin)


ANYTHING: Final = Demand(())
NOTHING: Final = Demand((Among(()),))
ANY_STRING: Final = Demand((OfType("string"),))


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a constraint is written: a schema and the segments below it."""

    schema: Schema
    segments: tuple[str, ...]

    @property
    def pointer(self) -> str:
        """The location of the constraint."""
        return self.schema.location(*self.segments)


@dataclass(frozen=True, slots=True)
class Bound:
    """A bound, a count or a divisor, as `keyword` sets it (`type`: whole numbers)."""

    keyword: str
    value: Fraction
    source: Origin

    @property
    def exclusive(self) -> bool:
        """Whether the bound itself is out of bounds."""
        return self.keyword.startswith("exclusive")


@dataclass(frozen=True, slots=True)
class PatternConstraint:
    """A regular expression that a string matches somewhere, or nowhere if it is `refused`."""

    text: str
    source: Origin
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Opaque:
    """A constraint that is not understood: a term, of a schema what `keywords` say together."""

    term: Term
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True)
class Values:
    """One of finitely many values.

    All other regions have an `origin`, the schema that describes them best, for pointers; it
    makes no difference.
    """

    values: tuple[Json, ...]
    source: Origin | None = None
    opaque: tuple[Opaque, ...] = ()

    @cached_property
    def identities(self) -> frozenset[Hashable]:
        """What tells the values from all others."""
        return frozenset(map(identity, self.values))


@dataclass(frozen=True, slots=True)
class Numbers:
    """A number from `lower` to `upper` that all of `steps` divide and none of `refused`.

    It is none of `without`.
    """

    lower: Bound | None = None
    upper: Bound | None = None
    steps: tuple[Bound, ...] = ()
    refused: tuple[Bound, ...] = ()
    without: tuple[Json, ...] = ()
    opaque: tuple[Opaque, ...] = ()
    origin: Schema | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Strings:
    """A string of `least` to `most` characters that agrees with `patterns`, none of `without`."""

    least: Bound | None = None
    most: Bound | None = None
    patterns: tuple[PatternConstraint, ...] = ()
    without: tuple[Json, ...] = ()
    opaque: tuple[Opaque, ...] = ()
    origin: Schema | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Containing:
    """From `least` to `most` items meet `item`."""

    item: Demand
    least: int
    most: int | None
    source: Origin


@dataclass(frozen=True, slots=True)
class Arrays:
    """An array of `least` to `most` items; the first ones meet `prefix`, the others `rest`."""

    prefix: tuple[Demand, ...] = ()
    rest: Demand = ANYTHING
    least: Bound | None = None
    most: Bound | None = None
    unique: Origin | None = None
    contains: tuple[Containing, ...] = ()
    without: tuple[Json, ...] = ()
    opaque: tuple[Opaque, ...] = ()
    origin: Schema | None = field(default=None, compare=False)

    def item(self, index: int) -> Demand:
        """What is demanded of the item at `index`."""
        return self.prefix[index] if index < len(self.prefix) else self.rest


@dataclass(frozen=True, slots=True)
class Layer:
    """What one schema demands of the members of an object, by name.

    `evaluates_all` says that none of its members is left to `unevaluatedProperties`.
    """

    properties: Mapping[str, Demand]
    patterns: tuple[tuple[str, Demand], ...] = ()
    additional: Demand = ANYTHING
    evaluates_all: bool = False

    def member(self, name: str, matches: Callable[[str, str], bool]) -> Demand:
        """What is demanded of the member `name`; `matches` says whether a pattern matches it."""
        found = self.properties.get(name)
        demand = found or ANYTHING
        for pattern, matching in self.patterns:
            if matches(pattern, name):
                demand, found = demand & matching, matching
        return self.additional if found is None else demand


@dataclass(frozen=True, slots=True)
class Dependency:
    """An object that has the member `name` has `needed`, too."""

    name: str
    needed: str
    source: Origin


@dataclass(frozen=True, slots=True)
class Objects:
    """An object whose members meet all `layers` and whose names meet `names`."""

    layers: tuple[Layer, ...] = ()
    required: Mapping[str, Origin] = field(default_factory=dict)
    least: Bound | None = None
    most: Bound | None = None
    names: Demand = ANYTHING
    dependencies: tuple[Dependency, ...] = ()
    without: tuple[Json, ...] = ()
    opaque: tuple[Opaque, ...] = ()
    origin: Schema | None = field(default=None, compare=False)

    def declared(self) -> Iterator[str]:
        """The names that have a schema of their own, in the order in which they are written."""
        return iter(dict.fromkeys(name for layer in self.layers for name in layer.properties))

    def patterns(self) -> tuple[str, ...]:
        """The patterns of names that have a schema."""
        return tuple(
            dict.fromkeys(pattern for layer in self.layers for pattern, _ in layer.patterns)
        )


Region: TypeAlias = Values | Numbers | Strings | Arrays | Objects
Form: TypeAlias = Mapping[JsonType, tuple[Region, ...]]
"""The regions of each JSON type; a type without regions is left out."""

FormOf: TypeAlias = Callable[[Demand], Form]

EVERYTHING: Final[Form] = {
    "null": (Values((None,)),),
    "boolean": (Values((False, True)),),
    "number": (Numbers(),),
    "string": (Strings(),),
    "array": (Arrays(),),
    "object": (Objects(),),
}
