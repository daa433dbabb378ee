"""Instances tried on a schema: what shows only so, such as a default that is invalid."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from eventschema.ir.types import Json
from eventschema.schema.registry import Schema

URI: Final = "urn:tried"
DEEPEST: Final = 6
"""How deep the objects nest at most that are made up; deeper ones would say nothing new."""

MOST: Final = 200
"""How many instances of one schema are made up at most."""

PLAIN: Final[Mapping[str, Sequence[Json]]] = {
    "null": [None],
    "boolean": [True],
    "integer": [0, 1],
    "number": [0.5, 0],
    "string": ["", "text"],
    "array": [[]],
    "object": [{}],
}


class Trial:
    """Tries instances on the subschemas of one document."""

    def __init__(self, schema: Json) -> None:
        resource: Resource[Json] = DRAFT202012.create_resource(schema)
        self._registry: Registry[Json] = Registry().with_resource(URI, resource)

    def accepts(self, at: str, instance: Json) -> bool | None:
        """Whether `instance` is valid at the pointer `at`; None where trying it fails."""
        validator = Draft202012Validator({"$ref": f"{URI}#{at}"}, registry=self._registry)
        try:
            return validator.is_valid(instance)
        except re.error:
            return None


def samples(schema: Schema) -> list[Json]:
    """A few instances that `schema` may accept, the shortest first."""
    found = {json.dumps(one): one for one in islice(_samples(schema, 0), MOST)}
    return [found[text] for text in sorted(found, key=len)]


def _samples(schema: Schema, depth: int) -> Iterator[Json]:
    keywords = schema.keywords
    if depth == DEEPEST:
        return
    values = [keywords["const"]] if "const" in keywords else keywords.get("enum", [])
    yield from values
    yield from keywords.get("examples", ())
    if "default" in keywords:
        yield keywords["default"]
    if "$ref" in keywords:
        yield from _samples(schema.resolve("$ref"), depth + 1)
    for union in ("allOf", "anyOf", "oneOf"):
        for at in range(len(keywords.get(union, ()))):
            yield from _samples(schema.child(union, at), depth + 1)
    types = keywords.get("type", () if values else PLAIN)
    for name in [types] if isinstance(types, str) else types:
        yield from PLAIN.get(name, ())
    yield from (keywords[limit] for limit in ("minimum", "maximum") if limit in keywords)
    if "properties" in keywords:
        yield {
            name: next(_samples(schema.child("properties", name), depth + 1), None)
            for name in keywords.get("required", ())
            if name in keywords["properties"]
        }
