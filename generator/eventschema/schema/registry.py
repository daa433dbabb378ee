"""Schema documents, read and indexed: every subschema with its location, every reference resolved.

Nothing here touches the network: a reference leads into the same document, into one that is
given, or into a bundled metaschema. Whatever its draft, a schema that comes out says
what it says in 2020-12; its pointer is where it stands in the text that its author wrote.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, assert_never
from urllib.parse import unquote

from eventschema.errors import SchemaError
from eventschema.schema.dialects import DRAFT_2020_12, Dialect, Dialects, bundled
from eventschema.schema.given import Given, Retrieved, Unavailable, require_json
from eventschema.schema.keywords import DEFINITIONS, REFERENCES, subschema_segments
from eventschema.schema.metaschema import check_whole
from eventschema.schema.pointers import (
    escape,
    is_called,
    pointer,
    resolve,
    segments_of,
    step,
)
from eventschema.schema.upgrade import RECURSIVE, Upgrade, Upgraded, origin

__all__ = ["DRAFT_2020_12", "Document", "Resource", "Schema", "escape", "load"]


def load(
    schema: Any,
    *,
    resources: Mapping[str, Any] | Given | None = None,
    dialect: str = DRAFT_2020_12,
    fragment: str = "",
) -> Schema:
    """The root schema of a document, checked against its metaschema and indexed.

    `schema` is what `json.loads` returns; `resources` maps URIs to further schemas that it may
    refer to; `dialect` is the metaschema URI of a schema that names none. Where `fragment` is
    given, the schema that it leads to in the document is the root.
    Raises `SchemaError` when it is no schema of its dialect.
    """
    given = resources if isinstance(resources, Given) else Given(resources or {})
    return Registry(schema, given, dialect).at(fragment)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Resource:
    """A schema with a URI of its own: what a relative reference inside it is relative to.

    `pointer` is that of its root schema; `anchors` and `dynamic_anchors` map names to the
    schemas that carry `$anchor` and `$dynamicAnchor`.
    """

    document: Document
    pointer: str
    uri: str
    dialect: Dialect
    anchors: dict[str, Schema] = field(default_factory=dict)
    dynamic_anchors: dict[str, Schema] = field(default_factory=dict)

    @property
    def vocabularies(self) -> frozenset[str]:
        """The vocabulary URIs of its dialect, in terms of 2020-12."""
        return self.dialect.vocabularies


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Document:
    """A parsed JSON text that schemas stand in, and the registry that knows its neighbours.

    `name` is what locations call it: nothing for the one that was loaded. `contents` is the text
    as it was given, `schemas` are its schemas by their pointers in it.
    """

    name: str
    contents: Any
    registry: Registry
    schemas: dict[str, Schema] = field(default_factory=dict)

    def written(self) -> Iterator[tuple[tuple[str, ...], Schema]]:
        """Every schema as they are written, and where it stands in the one around it."""
        stack: list[tuple[tuple[str, ...], Schema]] = [((), self.schemas[""])]
        while stack:
            segments, schema = stack.pop()
            yield segments, schema
            stack += reversed([*schema.children()])

    def definitions(self) -> Iterator[Schema]:
        """What stands in `$defs` and `definitions`, also in those of subschemas."""
        return (
            schema for segments, schema in self.written() if segments and segments[0] in DEFINITIONS
        )


@dataclass(frozen=True, slots=True, eq=False)
class Schema:
    """One schema: where it stands (document and JSON Pointer) and what it says in 2020-12.

    `moved` are the places below it that stand elsewhere in the document: pointers relative to
    the schema, and those in the document. There is one object per location, so identity is
    equality.
    """

    document: Document
    pointer: str
    contents: bool | dict[str, Any]
    resource: Resource
    moved: Mapping[str, str] = field(default_factory=dict)
    subschemas: dict[tuple[str, ...], Schema] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"<Schema {self.location()}>"

    def location(self, *segments: str | int) -> str:
        """Where the schema, or what is at `segments` below it, stands.

        It is a JSON Pointer, and in another document than the one that was loaded that document's
        name, `#`, and the pointer.
        """
        at = self.pointer_to(*segments)
        return f"{self.document.name}#{at}" if self.document.name else at

    @property
    def keywords(self) -> Mapping[str, Any]:
        """The keywords; a boolean schema has none."""
        return self.contents if isinstance(self.contents, dict) else {}

    def pointer_to(self, *segments: str | int) -> str:
        """The JSON Pointer of what is at `segments` below this schema, in its document.

        An older draft may have another place for it: `prefixItems` stood in `items`.
        """
        return origin(self.moved, self.pointer, *segments)

    def child(self, *segments: str | int) -> Schema:
        """The subschema at `segments` below this one, such as `("properties", "type")`."""
        return self.subschemas[tuple(map(str, segments))]

    def children(self) -> Iterator[tuple[tuple[str, ...], Schema]]:
        """Every direct subschema with its segments, in the order in which they are written."""
        yield from self.subschemas.items()

    def resolve(self, keyword: str) -> Schema:
        """The schema that `keyword` (`$ref` or `$dynamicRef`) refers to initially.

        Raises `SchemaError` at the keyword when the reference leads nowhere.
        """
        reference = self.keywords[keyword]
        return self.document.registry.lookup(reference, self, self.pointer_to(keyword))

    def error(self, reason: str, hint: str = "", *segments: str | int) -> SchemaError:
        """A `SchemaError` at this schema, or at `segments` below it."""
        return SchemaError(self.pointer_to(*segments), reason, hint, self.document.name)


class Registry:
    """The documents that references may lead into, read when first referred to."""

    def __init__(self, schema: Any, given: Given, dialect: str) -> None:
        require_json(schema, "")
        self._given = given
        self._dialects = Dialects(self._given)
        self._default = self._dialects.named(dialect, "")
        self._resources: dict[str, Resource] = {}
        self._ambiguous: set[str] = set()
        self._retrieved: set[str] = set()
        self._failed: dict[str, SchemaError] = {}
        self._by_name: dict[str, Schema] = {}
        self._root = self._add(given.root, schema, "")

    def at(self, fragment: str) -> Schema:
        """The schema that `fragment` leads to in the document that was loaded."""
        found = self._at_fragment(self._root.resource, unquote(fragment))
        if found is None:
            at = unquote(fragment)
            near = get_close_matches(at, list(self._root.document.schemas), 1)
            hint = f"did you mean {near[0]!r}?" if near else "check its spelling"
            raise SchemaError("", f"there is no schema at {at!r}", hint)
        return found

    @property
    def roots(self) -> Mapping[str, Schema]:
        """The root schemas of the documents that were read, by their names."""
        return self._by_name

    def read_all(self) -> None:
        """Follow all references, so that nothing is left to be read; those that lead nowhere, too.

        What is wrong with them is said when somebody needs them.
        """
        followed: set[Schema] = set()
        while True:
            documents = [schema.document for schema in self._by_name.values()]
            new = {schema for document in documents for schema in document.schemas.values()}
            if new <= followed:
                return
            for schema in new - followed:
                for keyword in schema.keywords.keys() & REFERENCES:
                    with suppress(SchemaError):
                        schema.resolve(keyword)
            followed |= new

    def lookup(self, reference: str, referrer: Schema, at: str) -> Schema:
        """The schema that `reference`, which stands at `at`, leads to from `referrer`."""
        base, document = referrer.resource, referrer.document
        uri, fragment = _resolved(base.uri, reference, at, document)
        resource = base if uri == base.uri else self._resource(uri)
        if isinstance(resource, Unavailable):
            leads, hint = f"the reference {reference!r} {resource.reason}", resource.hint
            raise SchemaError(at, leads, hint, document.name)
        found = self._at_fragment(resource, unquote(fragment))
        ambiguous = resource is not base and uri in self._ambiguous
        if found is not None and not ambiguous:
            return found
        reason = f"the reference {reference!r} leads nowhere"
        hint = "check its spelling"
        if ambiguous:
            reason = f"the reference {reference!r} leads to several schemas"
            hint = "only one of them can have that identifier"
        elif resource.pointer:
            hint = f"it is relative to the schema at {resource.pointer}, which has an identifier"
        raise SchemaError(at, reason, hint, document.name)

    def _resource(self, uri: str) -> Resource | Unavailable:
        """The resource with this URI, or the error that there was when it was first asked for."""
        if uri in self._failed:
            raise self._failed[uri]
        try:
            return self._found(uri)
        except SchemaError as error:
            self._failed[uri] = error
            raise

    def _found(self, uri: str) -> Resource | Unavailable:
        """The resource with this URI; all that is given is read before it is found missing."""
        if uri in self._resources or self._retrieve(uri):
            return self._resources[uri]
        match self._given.elsewhere(uri):
            case Retrieved() as found:
                return self._beside(uri, found)
            case Unavailable() as missing:
                for given in self._given:
                    self._retrieve(given)
                    if uri in self._resources:
                        return self._resources[uri]
                return missing
            case answer:
                assert_never(answer)

    def _retrieve(self, uri: str) -> bool:
        contents = self._given[uri]
        contents = bundled(uri) if contents is None else contents
        if contents is not None and uri not in self._retrieved:
            self._retrieved.add(uri)
            self._add(uri, contents, self._given.name(uri))
        return contents is not None

    def _beside(self, uri: str, found: Retrieved) -> Resource:
        """The resource of a document that was found under `uri`, and maybe under another before."""
        if found.name not in self._by_name:
            require_json(found.contents, found.name)
            self._add(uri, found.contents, found.name)
        resource = self._by_name[found.name].resource
        if not is_called(resource.uri, uri):
            raise _called_otherwise(resource, uri)
        return self._resources.setdefault(uri, resource)

    def _add(self, uri: str, contents: Any, name: str) -> Schema:
        """Index the document `contents` under `uri` and answer its root schema."""
        document = Document(name, contents, self)
        upgraded = Upgrade(self._dialects, name)(contents, self._default)
        dialect = upgraded.dialects[""]
        if dialect.metaschema is not None:
            self._resource(dialect.uri)
            check_whole(contents, dialect, self._given, name)
        retrieved = Resource(document, "", uri, dialect)
        resource = self._entered(retrieved, upgraded.contents, "", dialect)
        self._resources.setdefault(uri, resource)
        self._by_name[name] = root = self._index(resource, "", upgraded)
        return root

    def _at_fragment(self, resource: Resource, fragment: str) -> Schema | None:
        if fragment and not fragment.startswith("/"):
            return resource.anchors.get(fragment)
        known = resource.document.schemas.get(resource.pointer + fragment)
        return known or self._beyond_keywords(resource.document, resource.pointer + fragment)

    def _beyond_keywords(self, document: Document, fragment: str) -> Schema | None:
        """The schema at a pointer through places that no keyword says hold schemas."""
        contents, at = document.contents, ""
        nearest = document.schemas[at]
        for segment in segments_of(fragment):
            try:
                contents = step(contents, segment)
            except LookupError:
                return None
            at += pointer(segment)
            nearest = document.schemas.get(at, nearest)
        if nearest.pointer == at or not isinstance(contents, bool | dict):
            return nearest if nearest.pointer == at else None
        outer = nearest.resource
        recursive = RECURSIVE in outer.dynamic_anchors
        upgraded = Upgrade(self._dialects, document.name)(contents, outer.dialect, at, recursive)
        resource = self._entered(outer, upgraded.contents, at, upgraded.dialects[""])
        return self._index(resource, at, upgraded)

    def _entered(
        self, outer: Resource, contents: Any, at: str, dialect: Dialect | None
    ) -> Resource:
        """The resource of the schema at `at`: one of its own where it has another URI."""
        if not isinstance(contents, dict) or "$id" not in contents:
            return outer
        document = outer.document
        uri, _ = _resolved(outer.uri, contents["$id"], f"{at}/$id", document)
        if uri == outer.uri:
            return outer
        resource = Resource(document, at, uri, dialect or outer.dialect)
        known = self._resources.setdefault(uri, resource)
        if known is not resource and known.document is document:
            self._ambiguous.add(uri)
        return resource

    def _index(self, resource: Resource, at: str, upgraded: Upgraded) -> Schema:
        """Index the schema at `at` and all in it; a stack, since schemas nest deeply."""
        document = resource.document
        root = Schema(document, at, upgraded.contents, resource, upgraded.moved.get("", {}))
        stack = [(root, "")]
        while stack:
            schema, place = stack.pop()
            document.schemas.setdefault(schema.pointer, schema)
            _index_anchors(schema)
            for segments in subschema_segments(schema.keywords):
                below: Any = schema.keywords
                for segment in segments:
                    below = step(below, segment)
                inner = place + pointer(*segments)
                at = schema.pointer_to(*segments)
                dialect = upgraded.dialects.get(inner)
                owner = self._entered(schema.resource, below, at, dialect)
                child = Schema(document, at, below, owner, upgraded.moved.get(inner, {}))
                schema.subschemas[segments] = child
                stack.append((child, inner))
        return root


def _called_otherwise(resource: Resource, uri: str) -> SchemaError:
    """The error of a file that was read for `uri` and says that it is something else."""
    wanted = uri.rpartition("/")[2] if uri.startswith("file:") else uri
    reason = f"the file says that it is {resource.uri!r}, and it was read for {wanted!r}"
    keyword = resource.dialect.identifier
    hint = f"correct its `{keyword}`, or refer to it by that"
    return SchemaError(pointer(keyword), reason, hint, resource.document.name)


def _index_anchors(schema: Schema) -> None:
    """Let the resource of `schema` know it by its anchors."""
    for keyword in ("$anchor", "$dynamicAnchor"):
        name = schema.keywords.get(keyword)
        if name is None:
            continue
        if schema.resource.anchors.setdefault(name, schema).pointer != schema.pointer:
            raise schema.error(f"the anchor {name!r} is taken", "choose another name", keyword)
        if keyword == "$dynamicAnchor":
            schema.resource.dynamic_anchors[name] = schema


def _resolved(base: str, reference: str, at: str, document: Document) -> tuple[str, str]:
    try:
        return resolve(base, reference)
    except ValueError:
        reason = f"{reference!r} is no URI reference"
        raise SchemaError(at, reason, "see RFC 3986", document.name) from None
