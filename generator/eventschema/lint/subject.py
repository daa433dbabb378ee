"""A schema document under examination, and what several rules ask of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from eventschema.api import Validator
from eventschema.errors import SchemaError
from eventschema.ir.types import Json, Module
from eventschema.model import parse
from eventschema.plan import KEYWORDS as COMPILED
from eventschema.plan import compile_plan
from eventschema.schema.discriminate import Shapes
from eventschema.schema.keywords import IN_PLACE, REFERENCES
from eventschema.schema.pointers import segments_of, step
from eventschema.schema.registry import Schema
from eventschema.targets.validators import Printing

SAME_INSTANCE: Final = IN_PLACE - {"not"}
"""Applicators whose subschemas describe the instance that their own schema describes."""


@dataclass(frozen=True)
class Subject:
    """The document of `root`. What is worked out from it is worked out once."""

    root: Schema

    @cached_property
    def schemas(self) -> tuple[Schema, ...]:
        """Every schema of the document, in the order in which they are written."""
        return tuple(schema for _, schema in self.root.document.written())

    @cached_property
    def owners(self) -> Mapping[Schema, tuple[Schema, tuple[str, ...]]]:
        """The schema that each but the root stands in, and the segments from there."""
        return {
            child: (schema, segments)
            for schema in self.schemas
            for segments, child in schema.children()
        }

    @cached_property
    def targets(self) -> Mapping[Schema, tuple[Schema, ...]]:
        """What each schema that refers to others refers to."""
        found: dict[Schema, tuple[Schema, ...]] = {}
        for schema in self.schemas:
            keywords = [keyword for keyword in REFERENCES if keyword in schema.keywords]
            if keywords:
                found[schema] = tuple(map(schema.resolve, keywords))
        return found

    @cached_property
    def shapes(self) -> Shapes:
        """The shapes of its schemas."""
        return Shapes()

    @cached_property
    def module(self) -> Module:
        """Its type model. Raises `SchemaError` for what cannot be honoured."""
        return parse(self.root, "module")

    @cached_property
    def valued(self) -> Mapping[str, Schema]:
        """The schemas that hold values which they might reject, by a name for their validator."""
        return {
            f"schema_{number}": schema
            for number, schema in enumerate(self.schemas)
            if not schema.keywords.keys().isdisjoint({"default", "examples"})
            or (
                not schema.keywords.keys().isdisjoint({"const", "enum"})
                and len(COMPILED.keys() & schema.keywords.keys()) > 1
            )
        }

    @cached_property
    def validator(self) -> Validator:
        """What tells the violations of each of `valued`.

        Raises `SchemaError` for what cannot be honoured.
        """
        return Validator.within_budget(Printing.of(compile_plan(self.root, self.valued)))

    def written(self, schema: Schema) -> Mapping[str, Json]:
        """The keywords of a schema of the document as its author wrote them, in any draft."""
        value: Any = self.root.document.contents
        for segment in segments_of(schema.pointer):
            value = step(value, segment)
        return value if isinstance(value, dict) else {}

    def in_place(self, schema: Schema) -> Iterator[Schema]:
        """`schema` and all that may say something of the same instance, each once."""
        found = {schema: None}
        stack = [schema]
        while stack:
            inner = stack.pop()
            yield inner
            below = [*self._referred(inner)]
            below += [c for segments, c in inner.children() if segments[0] in SAME_INSTANCE]
            for further in reversed(below):
                if further not in found:
                    found[further] = None
                    stack.append(further)

    def is_here(self, schema: Schema) -> bool:
        """Whether a schema stands in the document."""
        return schema.document is self.root.document

    def _referred(self, schema: Schema) -> tuple[Schema, ...]:
        if schema in self.targets:
            return self.targets[schema]
        return tuple(schema.resolve(name) for name in REFERENCES if name in schema.keywords)


def dangling(schema: Schema) -> Iterator[SchemaError]:
    """The references of a schema that lead nowhere."""
    for keyword in REFERENCES:
        if keyword in schema.keywords:
            try:
                schema.resolve(keyword)
            except SchemaError as error:
                yield error
