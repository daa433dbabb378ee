"""Definitions in the making, and the places in them that types stand at."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TypeAlias

from eventschema.ir.types import Field, Type, references
from eventschema.model.conjunction import Conjunction, UnionKeyword
from eventschema.model.facts import title_of
from eventschema.naming.names import Wish, singular, unnumbered
from eventschema.schema.discriminate import branches
from eventschema.schema.keywords import DEFINITIONS
from eventschema.schema.pointers import segments_of
from eventschema.schema.registry import Schema

Choices: TypeAlias = Mapping[UnionKeyword, Schema]
"""The branches of `oneOf` that an arm is."""


def choices(whole: Conjunction) -> Choices:
    """The branches of `oneOf` that `whole` is made of."""
    return {
        union: base
        for union in whole.decided
        if union[1] == "oneOf"
        for base in whole.bases
        if base in branches(*union)
    }


@dataclass(frozen=True, slots=True)
class RecordBody:
    """A record without its name; its fields have no attributes yet."""

    fields: tuple[Field, ...]
    additional: Type | None


Body: TypeAlias = RecordBody | Type


@dataclass(slots=True, eq=False)
class DefinitionDraft:
    """A definition in the making: what describes it, what it may be called, what it is.

    While names are open, references hold the number of the draft. `choices` are those of the arms
    of a union.
    """

    number: int
    whole: Conjunction
    wish: Wish
    is_record: bool
    body: Body = field(default_factory=lambda: RecordBody((), None))
    choices: Sequence[Choices] = ()

    @property
    def reference(self) -> str:
        """What a reference to this draft holds."""
        return str(self.number)

    @property
    def references(self) -> Iterator[int]:
        """The numbers of the drafts that the body refers to."""
        match self.body:
            case RecordBody(fields, additional):
                types = [*(each.type for each in fields), additional]
            case body:
                types = [body]
        return (int(name) for type_ in types if type_ is not None for name in references(type_))


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a type stands: in the definition that `owner` drafts, at the end of `path`."""

    owner: DefinitionDraft
    path: tuple[str, ...] = ()

    def inside(self, name: str) -> "Spot":
        """The place of what is called `name` here."""
        return Spot(self.owner, (*self.path, name) if name else self.path)

    def item(self) -> "Spot":
        """The place of one of the things that stand here."""
        if not self.path:
            return self.inside("item")
        return Spot(self.owner, (*self.path[:-1], singular(self.path[-1])))


def wish_of(schema: Schema, root: Schema, name: str) -> Wish:
    """The wish for `schema` in the module `name` of the document `root`."""
    title = title_of(schema)
    segments = ["", *segments_of(schema.pointer)]
    if schema is root and not schema.pointer:
        return Wish(title=title, place=(unnumbered(name),))
    if schema.pointer == "":
        stem = PurePosixPath(schema.document.name).name.split(".")[0]
        return Wish(given=title or stem or name)
    if segments[-2] in DEFINITIONS:
        return Wish(given=segments[-1])
    return Wish(
        given=schema.keywords.get("$anchor", ""),
        title=title,
        place=(segments[-2],) if segments[-1].isdecimal() else (segments[-1],),
    )
