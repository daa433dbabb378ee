"""Schemas of the older drafts, said in 2020-12.

`definitions` keeps its name: nothing in 2020-12 gives it another meaning, and what points into
it stays right. References keep their text: they are resolved in the layout that their target
was written in, because only there its draft is known.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final
from urllib.parse import unquote

from eventschema.errors import SchemaError
from eventschema.ir.types import Json
from eventschema.schema.dialects import DRAFT_2020_12, KEYWORDS, Dialect, Dialects, Draft
from eventschema.schema.keywords import DESCRIPTIVE, SCHEMA_ARRAY, SCHEMA_OBJECT, subschema_segments
from eventschema.schema.metaschema import COUNTS, check
from eventschema.schema.pointers import pointer

RECURSIVE: Final = "_recursive"
"""The `$dynamicAnchor` that stands for `$recursiveAnchor`; 2019-09 allows no anchor like it."""

ANNOTATIONS: Final[Mapping[str, type]] = {
    "$comment": str,
    "contentEncoding": str,
    "contentMediaType": str,
    "deprecated": bool,
    "examples": list,
    "readOnly": bool,
    "writeOnly": bool,
}
"""Keywords in use before a draft named them; they assert nothing, so they may as well be read."""

HIDDEN_BY_REF: Final = (KEYWORDS | {"dependencies", "id"}) - DESCRIPTIVE - {"$ref", "$schema"}
"""What loses its effect beside `$ref` before 2019-09; annotations have none to lose."""

_EXCLUSIVE: Final = {"minimum": "exclusiveMinimum", "maximum": "exclusiveMaximum"}
_INCLUSIVE: Final = {exclusive: inclusive for inclusive, exclusive in _EXCLUSIVE.items()}


@dataclass(frozen=True, slots=True)
class Upgraded:
    """A schema in 2020-12.

    `moved` holds, by the pointer of a schema in `contents`, the places below it that stood
    elsewhere, and their pointers in the given document: what stands below a place moved with
    it. `dialects` are those of the resources, by pointer, where another one begins.
    """

    contents: Json
    moved: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    dialects: Mapping[str, Dialect] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class UpgradePlace:
    """A schema to upgrade: `holder[key]`, which stands at `pointer` in the given document.

    `upgraded` is its pointer in the upgraded schema; `recursive` says whether the root of its
    resource has `$recursiveAnchor`.
    """

    holder: Any
    key: str | int
    upgraded: str
    pointer: str
    dialect: Dialect
    recursive: bool


def origin(moved: Mapping[str, str], at: str, *segments: str | int) -> str:
    """The pointer in the given document of what is at `segments` below the schema at `at`."""
    for end in range(len(segments), 0, -1) if moved else ():
        start = moved.get(pointer(*segments[:end]))
        if start is not None:
            return start + pointer(*segments[end:])
    return at + pointer(*segments)


class Upgrade:
    """The pass from the older drafts to 2020-12, for the schemas of one document."""

    def __init__(self, dialects: Dialects, document: str) -> None:
        self._dialects = dialects
        self._document = document
        self._moved: dict[str, dict[str, str]] = {}

    def __call__(
        self, schema: Json, dialect: Dialect, within: str | None = None, recursive: bool = False
    ) -> Upgraded:
        """`schema` and every schema in it, in 2020-12; the input is left as it is.

        `dialect` counts where no `$schema` does. `within` is the pointer of a schema that is
        part of the document (None: it is all of it), `recursive` whether the root of its
        resource has `$recursiveAnchor`.
        Raises `SchemaError` for what is not as the metaschema of its draft says.
        """
        top = [schema]
        self._moved = {}
        dialects = {"": dialect}
        stack = [UpgradePlace(top, 0, "", within or "", dialect, recursive)]
        while stack:
            place = stack.pop()
            contents = place.holder[place.key]
            begins = within is None and place.upgraded == ""
            if isinstance(contents, dict):
                entered, begins = self._entered(place, contents, begins)
                if entered.dialect is not place.dialect:
                    dialects[place.upgraded] = entered.dialect
                place = entered
            if isinstance(contents, dict) or place.upgraded == "":
                check(contents, place.dialect, place.pointer, self._document)
            if isinstance(contents, dict):
                place.holder[place.key] = rewritten = self._rewritten(place, contents, begins)
                stack.extend(reversed(self._children(place, rewritten)))
        return Upgraded(top[0], self._moved, dialects)

    def _entered(
        self, place: UpgradePlace, contents: dict[str, Json], begins: bool
    ) -> tuple[UpgradePlace, bool]:
        """`place` with the dialect of its schema, and whether a resource begins there."""
        dialect = place.dialect
        if "$schema" in contents:
            at = f"{place.pointer}/$schema"
            dialect = self._dialects.named(contents["$schema"], at, self._document)
        identifier = contents.get(dialect.identifier)
        if isinstance(identifier, str) and not _ref_hides(dialect, contents):
            begins |= not identifier.startswith("#")
        if begins:
            recursive = contents.get("$recursiveAnchor") is True
            return replace(place, dialect=dialect, recursive=recursive), True
        if dialect is not place.dialect:
            reason = f"another dialect needs a schema with its own {dialect.identifier!r}"
            at = f"{place.pointer}/$schema"
            raise SchemaError(at, reason, "give it one, or leave `$schema` out", self._document)
        return place, False

    def _rewritten(
        self, place: UpgradePlace, contents: dict[str, Json], begins: bool
    ) -> dict[str, Json]:
        """The keywords of one schema in 2020-12; its subschemas are still as they were."""
        dialect = place.dialect
        hidden = HIDDEN_BY_REF if _ref_hides(dialect, contents) else frozenset[str]()
        result: dict[str, Json] = {}
        for keyword, value in contents.items():
            known = keyword not in dialect.unknown
            if keyword in hidden or not (known or isinstance(value, ANNOTATIONS.get(keyword, ()))):
                continue
            if keyword == "$recursiveAnchor" and not begins:
                continue
            for successor, meaning in self._successors(place, keyword, value, contents):
                if successor != keyword:
                    moves = self._moved.setdefault(place.upgraded, {})
                    moves[pointer(successor)] = place.pointer + pointer(keyword)
                if isinstance(meaning, list) and successor in SCHEMA_ARRAY:
                    result[successor] = list(meaning)
                elif isinstance(meaning, dict) and successor in SCHEMA_OBJECT:
                    result[successor] = dict(meaning)
                elif isinstance(meaning, float) and successor in COUNTS:
                    result[successor] = int(meaning)
                else:
                    result[successor] = meaning
        return result

    def _successors(
        self, place: UpgradePlace, keyword: str, value: Json, contents: dict[str, Json]
    ) -> Iterator[tuple[str, Json]]:
        """The keywords of 2020-12 that say what `keyword` says in the draft of `contents`."""
        match place.dialect.draft, keyword:
            case _, "dependencies":
                self._refuse_two_kinds_of_dependencies(place, contents)
                required = {name: v for name, v in value.items() if isinstance(v, list)}
                schemas = {name: v for name, v in value.items() if not isinstance(v, list)}
                yield from (("dependentRequired", required),) if required else ()
                yield from (("dependentSchemas", schemas),) if schemas else ()
            case Draft.DRAFT_2020_12, _:
                yield keyword, value
            case _, "$schema":
                yield keyword, DRAFT_2020_12
            case _, "$vocabulary":
                return
            case (Draft.DRAFT_4, "id") | (Draft.DRAFT_6 | Draft.DRAFT_7, "$id"):
                yield from _identifiers(value)
            case Draft.DRAFT_4, "minimum" | "maximum":
                if contents.get(_EXCLUSIVE[keyword]) is not True:
                    yield keyword, value
            case Draft.DRAFT_4, "exclusiveMinimum" | "exclusiveMaximum":
                if value is True:
                    yield keyword, contents[_INCLUSIVE[keyword]]
            case _, "items" if isinstance(value, list):
                yield "prefixItems", value
            case _, "additionalItems":
                if isinstance(contents.get("items"), list):
                    yield "items", value
            case _, "$recursiveAnchor":
                yield from (("$dynamicAnchor", RECURSIVE),) if value else ()
            case _, "$recursiveRef":
                yield self._reference(place, value, contents)
            case _:
                yield keyword, value

    def _reference(
        self, place: UpgradePlace, reference: str, contents: dict[str, Json]
    ) -> tuple[str, str]:
        """What `$recursiveRef` is in 2020-12: dynamic only where it refers to an anchor."""
        if reference != "#":
            at = f"{place.pointer}/$recursiveRef"
            raise SchemaError(at, f"{reference!r} is not '#'", "use `$ref`", self._document)
        if place.recursive:
            return "$dynamicRef", f"#{RECURSIVE}"
        return "$dynamicRef" if "$ref" in contents else "$ref", "#"

    def _refuse_two_kinds_of_dependencies(
        self, place: UpgradePlace, contents: dict[str, Json]
    ) -> None:
        for successor in ("dependentRequired", "dependentSchemas"):
            if successor in contents and successor not in place.dialect.unknown:
                at = f"{place.pointer}/dependencies"
                reason = f"`dependencies` stands beside its successor `{successor}`"
                raise SchemaError(at, reason, "say all of it in the successor", self._document)

    def _children(self, place: UpgradePlace, rewritten: dict[str, Json]) -> list[UpgradePlace]:
        """The direct subschemas of a schema that has been rewritten."""
        moved = self._moved.get(place.upgraded, {})
        children = []
        for segments in subschema_segments(rewritten):
            holder = rewritten if len(segments) == 1 else rewritten[segments[0]]
            key = int(segments[-1]) if isinstance(holder, list) else segments[-1]
            upgraded = place.upgraded + pointer(*segments)
            at = origin(moved, place.pointer, *segments)
            children.append(UpgradePlace(holder, key, upgraded, at, place.dialect, place.recursive))
        return children


def _ref_hides(dialect: Dialect, contents: Mapping[str, Json]) -> bool:
    """Whether `$ref` takes the effect of the keywords beside it."""
    return dialect.draft < Draft.DRAFT_2019_09 and "$ref" in contents


def _identifiers(identifier: str) -> Iterator[tuple[str, str]]:
    """The identifiers that `id` was before `$anchor`; a JSON Pointer works without being one."""
    uri, _, fragment = identifier.partition("#")
    if uri:
        yield "$id", uri
    if fragment and not fragment.startswith("/"):
        yield "$anchor", unquote(fragment)
