"""What a schema accepts, as alternatives: one per JSON type and branch, however it is written.

Two schemas that say the same with other unions, references and names have the same alternatives.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, TypeAlias

from eventschema.ir.types import Json, JsonType, Tag
from eventschema.ir.values import json_type
from eventschema.schema.discriminate import JSON_TYPES, instance_types, is_tag
from eventschema.schema.keywords import KEYWORDS, UNIONS
from eventschema.schema.pointers import segments_of
from eventschema.schema.registry import Schema

MOST: Final = 2_000
"""How many alternatives unions that are combined come to at most."""

LIMITS: Final[Mapping[JsonType, Sequence[str]]] = {
    name: [
        each.name
        for each in KEYWORDS
        if each.about == name
        and each.holds is None
        and each.name not in ("required", "dependentRequired")
    ]
    for name in JSON_TYPES
}

Parts: TypeAlias = tuple[Schema, ...]


@dataclass(frozen=True)
class SchemaAlternative:
    """Instances of one JSON type that a schema accepts.

    `parts` are the schemas that say which, all of them together: those on the way there, through
    references and unions, and what they lead to.
    """

    type: JsonType
    parts: Parts

    @cached_property
    def values(self) -> list[Json] | None:
        """The values that are listed, in their order; None where no list limits them."""
        found: list[Json] | None = None
        for part in self.parts:
            keywords = part.keywords
            listed = [keywords["const"]] if "const" in keywords else keywords.get("enum")
            if listed is not None:
                of_type = [value for value in listed if json_type(value) == self.type]
                found = [value for value in of_type if found is None or value in found]
        return found

    @cached_property
    def is_integer(self) -> bool:
        """Whether these are numbers without a fractional part."""
        types = [part.keywords["type"] for part in self.parts if "type" in part.keywords]
        return self.type == "number" and any("number" not in _listed(names) for names in types)

    @cached_property
    def main(self) -> Schema:
        """The part that says most of what these instances are."""
        telling = ("properties", "enum", "const", "items", "type")
        found = (self.with_keyword(keyword) for keyword in telling)
        return next((part for part in found if part is not None), self.parts[-1])

    def with_keyword(self, keyword: str) -> Schema | None:
        """The first part that has `keyword`."""
        return next((part for part in self.parts if keyword in part.keywords), None)

    def keyword(self, keyword: str) -> Json:
        """The value of `keyword` in the first part that has it, or None."""
        part = self.with_keyword(keyword)
        return None if part is None else part.keywords[keyword]

    def limits(self) -> dict[str, Json]:
        """The limits that these instances keep, by keyword."""
        return {
            keyword: self.keyword(keyword)
            for keyword in LIMITS[self.type]
            if self.with_keyword(keyword) is not None
        }

    def properties(self) -> dict[str, Schema]:
        """The schemas of the named members of an object."""
        return {
            name: part.child("properties", name)
            for part in reversed(self.parts)
            for name in part.keywords.get("properties", ())
        }

    def required(self) -> list[str]:
        """The members that an object must have."""
        names = (name for part in self.parts for name in part.keywords.get("required", ()))
        return list(dict.fromkeys(names))

    def branch(self) -> tuple[Schema, str, Schema] | None:
        """The union that these instances are a branch of, its keyword, and that branch."""
        for union, branch in reversed(list(zip(self.parts, self.parts[1:], strict=False))):
            for segments, child in union.children():
                if child is branch and segments[0] in UNIONS:
                    return union, segments[0], branch
        return None


class Alternatives:
    """The alternatives of the schemas of a document, each worked out once."""

    def __init__(self) -> None:
        self._found: dict[Schema, list[SchemaAlternative]] = {}

    def __call__(self, schema: Schema) -> list[SchemaAlternative]:
        """The alternatives of `schema`, in written order; none for one that accepts nothing."""
        if schema not in self._found:
            alternatives = (
                SchemaAlternative(name, parts)
                for parts in _conjunctions(schema, frozenset())
                for name in JSON_TYPES
                if all(name in instance_types(part.keywords) for part in parts)
            )
            self._found[schema] = [one for one in alternatives if one.values != []]
        return self._found[schema]

    def tags(self, record: SchemaAlternative) -> dict[str, frozenset[Tag]]:
        """The members of an object that have one of a few values, and these."""
        found = dict[str, frozenset[Tag]]()
        for name, schema in record.properties().items():
            listed = [one.values for one in self(schema)]
            values = [value for some in listed if some is not None for value in some]
            if listed and None not in listed and all(map(is_tag, values)):
                found[name] = frozenset(values)
        return found


def definition(schema: Schema) -> str | None:
    """The name of the definition that `schema` is, if it is one."""
    match segments_of(schema.pointer):
        case ["$defs", name]:
            return name
        case _:
            return None


def _conjunctions(schema: Schema, entered: frozenset[Schema]) -> list[Parts]:
    """The ways to satisfy `schema`: for each, the schemas that hold together."""
    if schema.contents is False or schema in entered:
        return []
    entered |= {schema}
    found: list[Parts] = [(schema,)]
    for choices in _factors(schema, lambda one: _conjunctions(one, entered)):
        if len(found) > 1 < len(choices) and len(found) * len(choices) > MOST:
            reason = "it combines unions to more alternatives than can be compared"
            raise schema.error(reason, "combine fewer unions with `allOf`")
        found = [before + after for before in found for after in choices]
    return found


def _factors(schema: Schema, ways: Callable[[Schema], list[Parts]]) -> Iterator[list[Parts]]:
    keywords: Mapping[str, Any] = schema.keywords
    if "$ref" in keywords:
        yield ways(schema.resolve("$ref"))
    for index in range(len(keywords.get("allOf", ()))):
        yield ways(schema.child("allOf", index))
    for union in UNIONS:
        if union in keywords:
            branches = (schema.child(union, index) for index in range(len(keywords[union])))
            yield [parts for branch in branches for parts in ways(branch)]


def _listed(names: str | list[str]) -> list[str]:
    return [names] if isinstance(names, str) else names
