"""Schema documents, read and indexed: every subschema with its location, every reference resolved.

Nothing here touches the network: a reference leads into the same document, into one of the
given resources, or into a bundled metaschema.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final
from urllib.parse import unquote, urldefrag, urljoin

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from jsonschema_specifications import REGISTRY as BUNDLED
from referencing import Registry as Resources
from referencing.jsonschema import DRAFT202012

from eventschema.errors import SchemaError

DRAFT_2020_12: Final = "https://json-schema.org/draft/2020-12/schema"

SCHEMA: Final = frozenset(
    {
        "additionalProperties",
        "contains",
        "contentSchema",
        "else",
        "if",
        "items",
        "not",
        "propertyNames",
        "then",
        "unevaluatedItems",
        "unevaluatedProperties",
    }
)
SCHEMA_ARRAY: Final = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
SCHEMA_OBJECT: Final = frozenset({"$defs", "dependentSchemas", "patternProperties", "properties"})


def load(
    schema: Any, *, resources: Mapping[str, Any] | None = None, dialect: str = DRAFT_2020_12
) -> Schema:
    """The root schema of a document, checked against its metaschema and indexed.

    `schema` is what `json.loads` returns; `resources` maps URIs to further schemas that it may
    refer to; `dialect` is the metaschema URI of a schema that names none.
    Raises `SchemaError` when it is no schema of its dialect.
    """
    return Registry(resources or {}, dialect).add("", schema)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Resource:
    """A schema with a URI of its own: what a relative reference inside it is relative to.

    `anchors` and `dynamic_anchors` map names to the schemas that carry `$anchor` and
    `$dynamicAnchor`; `vocabularies` are the vocabulary URIs of its dialect.
    """

    uri: str
    vocabularies: frozenset[str]
    anchors: dict[str, Schema] = field(default_factory=dict)
    dynamic_anchors: dict[str, Schema] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Document:
    """A parsed JSON text that schemas stand in, and the registry that knows its neighbours."""

    uri: str
    contents: Any
    registry: Registry
    schemas: dict[str, Schema] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Schema:
    """One schema: where it stands (document and JSON Pointer) and what it says.

    There is one object per location, so identity is equality.
    """

    document: Document
    pointer: str
    contents: bool | dict[str, Any]
    resource: Resource

    def __repr__(self) -> str:
        return f"<Schema {self.location}>"

    @property
    def location(self) -> str:
        """The absolute location: document URI, `#`, JSON Pointer."""
        return f"{self.document.uri}#{self.pointer}"

    @property
    def keywords(self) -> Mapping[str, Any]:
        """The keywords; a boolean schema has none."""
        return self.contents if isinstance(self.contents, dict) else {}

    def child(self, *segments: str | int) -> Schema:
        """The subschema at `segments` below this one, such as `("properties", "type")`."""
        pointer = self.pointer + "".join(f"/{escape(str(segment))}" for segment in segments)
        return self.document.schemas[pointer]

    def children(self) -> Iterator[tuple[tuple[str, ...], Schema]]:
        """Every direct subschema with its segments, in the order in which they are written."""
        for segments in subschema_segments(self.keywords):
            yield segments, self.child(*segments)

    def resolve(self, keyword: str) -> Schema:
        """The schema that `keyword` (`$ref` or `$dynamicRef`) refers to initially.

        Raises `SchemaError` at the keyword when the reference leads nowhere.
        """
        reference = self.keywords[keyword]
        return self.document.registry.lookup(reference, self, f"{self.pointer}/{keyword}")

    def error(self, reason: str, hint: str = "", *segments: str | int) -> SchemaError:
        """A `SchemaError` at this schema, or at `segments` below it."""
        pointer = self.pointer + "".join(f"/{escape(str(segment))}" for segment in segments)
        return SchemaError(pointer, reason, hint, self.document.uri)


def absolute(base: str, reference: str) -> str:
    """`reference` resolved against `base`, also where `base` has no hierarchy (`urn:`)."""
    return f"{base}{reference}" if reference.startswith("#") else urljoin(base, reference)


def escape(segment: str) -> str:
    """A reference token of a JSON Pointer (RFC 6901)."""
    return segment.replace("~", "~0").replace("/", "~1")


def subschema_segments(keywords: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """Where the direct subschemas of a schema with these keywords stand, in written order."""
    for keyword, value in keywords.items():
        if keyword in SCHEMA:
            yield (keyword,)
        elif keyword in SCHEMA_ARRAY and isinstance(value, list):
            yield from ((keyword, str(index)) for index in range(len(value)))
        elif keyword in SCHEMA_OBJECT and isinstance(value, dict):
            yield from ((keyword, name) for name in value)


class Registry:
    """The documents that references may lead into, indexed when first referred to."""

    def __init__(self, resources: Mapping[str, Any], dialect: str) -> None:
        self._given = {urldefrag(uri).url: contents for uri, contents in resources.items()}
        self._dialect = dialect
        self._roots: dict[str, Schema] = {}

    def add(self, uri: str, contents: Any) -> Schema:
        """Index the document `contents` under `uri` and answer its root schema."""
        self._check(uri, contents)
        document = Document(uri, contents, self)
        root = self._index(document, "", contents, self._resource(uri, contents))
        self._roots.setdefault(uri, root)
        return root

    def lookup(self, reference: str, referrer: Schema, pointer: str) -> Schema:
        """The schema at `reference`, relative to the resource of `referrer`."""
        uri, fragment = urldefrag(absolute(referrer.resource.uri, reference))
        root = self._root(uri) if uri else referrer.document.schemas[""]
        found = None if root is None else self._fragment(root, unquote(fragment))
        if found is None:
            raise SchemaError(
                pointer,
                f"the reference {reference!r} leads nowhere",
                "check its spelling"
                if root is not None
                else "pass the document it names in `resources`; nothing is fetched",
                referrer.document.uri,
            )
        return found

    def vocabularies(self, dialect: str) -> frozenset[str]:
        """The vocabularies that a metaschema URI stands for."""
        metaschema = self._metaschema(dialect)
        return frozenset(metaschema.get("$vocabulary") or bundled(DRAFT_2020_12)["$vocabulary"])

    def _metaschema(self, dialect: str) -> dict[str, Any]:
        metaschema = self._given.get(urldefrag(dialect).url) or bundled(dialect)
        if not isinstance(metaschema, dict):
            raise SchemaError(
                "/$schema",
                f"the dialect {dialect!r} is not known",
                "pass its metaschema in `resources`, or leave `$schema` out for 2020-12",
            )
        return metaschema

    def _check(self, uri: str, contents: Any) -> None:
        """Refuse what is no schema of its dialect; the bundled metaschemas are known to be."""
        if bundled(uri) is contents:
            return
        keywords = contents if isinstance(contents, dict) else {}
        metaschema = self._metaschema(keywords.get("$schema", self._dialect))
        known = Resources().with_resources(
            (uri, DRAFT202012.create_resource(given)) for uri, given in self._given.items()
        )
        validator = Draft202012Validator(metaschema, registry=known)
        error = best_match(validator.iter_errors(contents))
        if error is not None:
            pointer = "".join(f"/{escape(str(segment))}" for segment in error.absolute_path)
            raise SchemaError(pointer, error.message, "see the metaschema", uri)

    def _root(self, uri: str) -> Schema | None:
        if uri not in self._roots:
            contents = self._given.get(uri)
            contents = bundled(uri) if contents is None else contents
            if contents is None:
                return None
            self.add(uri, contents)
        return self._roots[uri]

    def _fragment(self, root: Schema, fragment: str) -> Schema | None:
        if fragment and not fragment.startswith("/"):
            return root.resource.anchors.get(fragment)
        known = root.document.schemas.get(root.pointer + fragment)
        return known or self._beyond_keywords(root, fragment)

    def _beyond_keywords(self, root: Schema, fragment: str) -> Schema | None:
        """The schema at a pointer through places that no keyword says hold schemas."""
        contents: Any = root.contents
        nearest, pointer = root, root.pointer
        for token in fragment.split("/")[1:]:
            segment = token.replace("~1", "/").replace("~0", "~")
            match contents:
                case dict() if segment in contents:
                    contents = contents[segment]
                case list() if segment.isdecimal() and int(segment) < len(contents):
                    contents = contents[int(segment)]
                case _:
                    return None
            pointer = f"{pointer}/{token}"
            nearest = root.document.schemas.get(pointer, nearest)
        if not isinstance(contents, bool | dict):
            return None
        return self._index(root.document, pointer, contents, nearest.resource)

    def _resource(self, uri: str, contents: Any, parent: Resource | None = None) -> Resource:
        keywords = contents if isinstance(contents, dict) else {}
        if "$id" in keywords:
            uri = urldefrag(absolute(uri, keywords["$id"])).url
        if "$schema" in keywords or parent is None:
            return Resource(uri, self.vocabularies(keywords.get("$schema", self._dialect)))
        return Resource(uri, parent.vocabularies)

    def _index(self, document: Document, pointer: str, contents: Any, resource: Resource) -> Schema:
        """Index the schema at `pointer` and all below it; a stack, since schemas nest deeply."""
        root = Schema(document, pointer, contents, resource)
        stack = [root]
        while stack:
            schema = stack.pop()
            document.schemas[schema.pointer] = schema
            keywords = schema.keywords
            if schema.resource.uri and ("$id" in keywords or schema.pointer == ""):
                self._roots.setdefault(schema.resource.uri, schema)
            if "$anchor" in keywords:
                schema.resource.anchors[keywords["$anchor"]] = schema
            if "$dynamicAnchor" in keywords:
                schema.resource.anchors[keywords["$dynamicAnchor"]] = schema
                schema.resource.dynamic_anchors[keywords["$dynamicAnchor"]] = schema
            for segments in subschema_segments(keywords):
                below: Any = keywords
                for segment in segments:
                    below = below[int(segment) if isinstance(below, list) else segment]
                place = schema.pointer + "".join(f"/{escape(segment)}" for segment in segments)
                inner = schema.resource
                if isinstance(below, dict) and "$id" in below:
                    inner = self._resource(inner.uri, below, inner)
                stack.append(Schema(document, place, below, inner))
        return root


@cache
def bundled(uri: str) -> Any:
    """The metaschema bundled under `uri`, or None."""
    resource = BUNDLED.get(urldefrag(uri).url)
    return None if resource is None else resource.contents
