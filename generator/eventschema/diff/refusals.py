"""What a comparison of two schemas finds."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from eventschema.diff.differences import Difference, Presence, Step, Tags
from eventschema.findings import Direction
from eventschema.ir.types import Json, Tag


class CompiledSchema(Protocol):
    """A compiled schema, as `eventschema.compile` makes it."""

    def is_valid(self, value: Json, /) -> bool:
        """Whether `value` is an instance."""
        ...

    def iter_errors(self, value: Json, /) -> Iterator[Any]:
        """The violations: each has a `pointer`, and its text is what is printed of it."""
        ...


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Where in an instance a difference shows, with a smallest instance that shows it.

    `event` is the tag of the root union's variant, None where the root is no tagged union.
    `path` leads from the root to the place; `tags` are the conditions on the way: the length of
    the path to the object that has the tag, the tag, its value. `violation` is what the
    refusing schema's validator prints of the place, if need be once the members are there
    without which it says nothing of it.
    """

    event: str | None
    path: tuple[Step, ...]
    tags: tuple[tuple[int, str, Tag | Presence], ...]
    witness: Json
    violation: str


@dataclass(frozen=True, slots=True)
class Move:
    """A member of a removed event, and the path to what seems to have taken its place, if any."""

    old: tuple[Step, ...]
    new: tuple[Step, ...] | None


@dataclass(frozen=True, slots=True)
class Replacement:
    """What seems, by its name, to have taken the place of something that was removed.

    `path` leads to it in instances of `event`; `tags` are those of the variant there, if it is
    a variant. `instance` is one of the new schema that has it. `keeps` says which of the removed
    one's values it takes: all, that of the witness at least, or another one. A variant keeps none.
    Of some values, `restrictions` say why it refuses the others; of none, `takes` are small ones
    that it takes. `moves` are told of an event that became a variant.
    """

    event: str | None
    path: tuple[Step, ...]
    tags: Tags
    instance: Json
    keeps: Literal["all", "some", "none"]
    restrictions: tuple["Refusal", ...] = ()
    takes: tuple[Json, ...] = ()
    moves: tuple[Move, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A difference that makes one schema refuse what the other one accepts.

    It breaks the `direction` "send" when the new schema refuses, "receive" when the old one does.
    `old` and `new` are JSON Pointers into the two documents; `labels` are the values or types
    that the difference is about, if it is about such; there is at least one place.
    """

    direction: Direction
    difference: Difference
    labels: tuple[Json, ...]
    old: str
    new: str
    places: tuple[Occurrence, ...]
    replacement: Replacement | None = None

    @property
    def witness(self) -> Json:
        """A smallest instance that one schema accepts and the other one refuses."""
        return self.places[0].witness


@dataclass(frozen=True, slots=True)
class Undecided:
    """A difference between the schemas of which it is not known whether it makes one refuse.

    No instance is known that `direction` breaks for, and no proof that there is none.
    """

    direction: Direction
    difference: Difference
    old: str
    new: str
    event: str | None
    path: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that was found, in the order of the schemas.

    `old_events` and `new_events` are the tags of the root unions; empty where a root is none.
    """

    old_events: tuple[str, ...]
    new_events: tuple[str, ...]
    refusals: tuple[Refusal, ...]
    undecided: tuple[Undecided, ...]
