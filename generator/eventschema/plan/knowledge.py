"""What is known of an instance at a place in a function, so that it need not be checked again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

from eventschema.ir.plan import InstanceType, json_type_of
from eventschema.ir.types import JsonType, Tag


@dataclass(frozen=True, slots=True)
class Known:
    """The instance is of one of `types` (None: of any), and has the members `tags`."""

    types: frozenset[InstanceType] | None = None
    tags: tuple[tuple[str, Tag], ...] = ()

    def of_types(self, types: Iterable[InstanceType] | None) -> Known:
        """The same, but for the types."""
        return replace(self, types=None if types is None else frozenset(types))

    def tagged(self, name: str, tag: Tag) -> Known:
        """The same, and that the member `name` equals `tag`."""
        return replace(self, tags=(*self.tags, (name, tag)))

    def has(self, name: str, tag: Tag) -> bool:
        """Whether the member `name` is known to equal `tag`."""
        return (name, tag) in self.tags

    def must_be(self, wide: InstanceType) -> bool:
        """Whether the instance is known to be of type `wide`."""
        return self.types is not None and all(is_type(narrow, wide) for narrow in self.types)

    def may_be(self, wide: InstanceType) -> bool:
        """Whether the instance can be of type `wide`."""
        return self.types is None or any(is_type(narrow, wide) for narrow in self.types)

    def after_type(self, types: Iterable[InstanceType]) -> Known:
        """What is known once the keyword `type` has let the instance pass."""
        if self.types is not None and all(
            any(is_type(known, wide) for wide in types) for known in self.types
        ):
            return self
        return self.of_types(types)

    @property
    def json_types(self) -> frozenset[JsonType] | None:
        """The types, where an integer is a number."""
        if self.types is None:
            return None
        return frozenset[JsonType](map(json_type_of, self.types))


NOTHING: Final = Known()


def is_type(narrow: InstanceType, wide: InstanceType) -> bool:
    """Whether an instance of type `narrow` is one of type `wide`."""
    return narrow == wide or (narrow == "integer" and wide == "number")


def types_named(value: Any) -> tuple[InstanceType, ...]:
    """The types in the value of the keyword `type`."""
    named: InstanceType | list[InstanceType] = value
    return tuple(named) if isinstance(named, list) else (named,)
