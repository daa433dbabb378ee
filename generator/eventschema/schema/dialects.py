"""Dialects: the drafts of JSON Schema, and what a metaschema makes of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Any, Final

from jsonschema_specifications import REGISTRY as BUNDLED

from eventschema.errors import SchemaError
from eventschema.schema.given import Given
from eventschema.schema.pointers import normal

DRAFT_2020_12: Final = "https://json-schema.org/draft/2020-12/schema"


class Draft(IntEnum):
    """The drafts of JSON Schema that are understood, the older the smaller."""

    DRAFT_4 = 4
    DRAFT_6 = 6
    DRAFT_7 = 7
    DRAFT_2019_09 = 2019
    DRAFT_2020_12 = 2020


METASCHEMAS: Final[Mapping[str, Draft]] = {
    "http://json-schema.org/draft-04/schema": Draft.DRAFT_4,
    "http://json-schema.org/draft-06/schema": Draft.DRAFT_6,
    "http://json-schema.org/draft-07/schema": Draft.DRAFT_7,
    "https://json-schema.org/draft/2019-09/schema": Draft.DRAFT_2019_09,
    DRAFT_2020_12: Draft.DRAFT_2020_12,
}


def official(uri: str) -> str:
    """The URI of a metaschema as the drafts spell it, if `uri` means one; without a fragment."""
    uri = normal(uri.partition("#")[0])
    _, _, place = uri.replace("hyper-schema", "schema").partition("://")
    spelled = (name for name in METASCHEMAS if name.endswith(f"://{place}"))
    return next(spelled, uri) if uri.startswith(("http://", "https://")) else uri


@cache
def bundled(uri: str) -> Any:
    """The metaschema bundled under `uri`, or None."""
    resource = BUNDLED.get(official(uri))
    return None if resource is None else resource.contents


@cache
def keywords_of(vocabulary: str) -> frozenset[str]:
    """The keywords of an official vocabulary, as its metaschema lists them; none of any other."""
    metaschema = bundled(vocabulary.replace("/vocab/", "/meta/"))
    return frozenset(() if metaschema is None else metaschema["properties"])


METASCHEMA_OF: Final = {draft: uri for uri, draft in METASCHEMAS.items()}
VOCABULARIES: Final[Mapping[Draft, Mapping[str, bool]]] = {
    draft: bundled(METASCHEMA_OF[max(draft, Draft.DRAFT_2019_09)])["$vocabulary"] for draft in Draft
}
KEYWORDS: Final = frozenset[str]().union(
    *(keywords_of(name) for vocabularies in VOCABULARIES.values() for name in vocabularies)
)
"""The keywords of 2019-09 and 2020-12, which are those of the older drafts and more."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """What a metaschema URI stands for.

    `uri` is the metaschema, `draft` the draft that it builds on; `vocabularies` are the
    vocabulary URIs of 2020-12 that amount to it, `unknown` the keywords of any draft that mean
    nothing in it, `metaschema` is what somebody wrote (None: the draft's own).
    """

    uri: str
    draft: Draft
    vocabularies: frozenset[str]
    unknown: frozenset[str]
    metaschema: Any = None

    @property
    def identifier(self) -> str:
        """The keyword that gives a schema its URI."""
        return "id" if self.draft == Draft.DRAFT_4 else "$id"


class Dialects:
    """The dialects that schemas may name: the drafts, and those whose metaschema is given."""

    def __init__(self, given: Given) -> None:
        self._given = given
        self._known: dict[str, Dialect] = {}

    def named(self, uri: Any, pointer: str = "/$schema", document: str = "") -> Dialect:
        """The dialect whose metaschema is `uri`.

        Raises `SchemaError` at `pointer` of `document` when it is not known, or requires what
        nobody here knows.
        """
        name = official(uri) if isinstance(uri, str) else ""
        if name not in self._known:
            draft = self._draft(name)
            if draft is None:
                raise SchemaError(
                    pointer,
                    f"the dialect {uri!r} is not known",
                    "name draft-04, draft-06, draft-07, 2019-09 or 2020-12, "
                    f"or its own: {self._given.remedy}",
                    document,
                )
            metaschema = None if name in METASCHEMAS else self._given[name]
            vocabularies = _vocabularies(draft, metaschema)
            for vocabulary, required in vocabularies.items():
                if required and not _counterparts(vocabulary, required):
                    raise SchemaError(
                        pointer,
                        f"the dialect {uri!r} requires the unknown vocabulary {vocabulary!r}",
                        "only those of 2019-09 and 2020-12 are known",
                        document,
                    )
            self._known[name] = _dialect(name, draft, vocabularies, metaschema)
        return self._known[name]

    def _draft(self, name: str) -> Draft | None:
        """The draft that a metaschema is written in, through the metaschemas that it names."""
        seen: set[str] = set()
        while name not in METASCHEMAS:
            metaschema = self._given[name]
            named = metaschema.get("$schema") if isinstance(metaschema, dict) else None
            if name in seen or not isinstance(named, str):
                return None
            seen.add(name)
            name = official(named)
        return METASCHEMAS[name]


def _vocabularies(draft: Draft, metaschema: Any) -> Mapping[str, bool]:
    """The vocabularies of a dialect; the older drafts have one fixed set of keywords."""
    listed = metaschema.get("$vocabulary") if isinstance(metaschema, dict) else None
    if draft < Draft.DRAFT_2019_09 or not isinstance(listed, dict):
        return VOCABULARIES[draft]
    return listed


def _dialect(name: str, draft: Draft, vocabularies: Mapping[str, bool], metaschema: Any) -> Dialect:
    if draft < Draft.DRAFT_2019_09:
        known = frozenset(bundled(METASCHEMA_OF[draft])["properties"]) | {"$ref"}
    else:
        core = METASCHEMA_OF[draft].replace("/schema", "/vocab/core")
        known = frozenset[str]().union(*map(keywords_of, (core, *vocabularies)))
    amount_to = (_counterparts(*vocabulary) for vocabulary in vocabularies.items())
    return Dialect(name, draft, frozenset[str]().union(*amount_to), KEYWORDS - known, metaschema)


def _counterparts(vocabulary: str, required: bool) -> frozenset[str]:
    """The vocabularies of 2020-12 that do what `vocabulary` does; none if it is not known."""
    if not keywords_of(vocabulary):
        return frozenset()
    newer = vocabulary.replace("/2019-09/", "/2020-12/")
    match newer.rpartition("/")[2]:
        case "applicator" if newer != vocabulary:
            return frozenset({newer, newer.replace("applicator", "unevaluated")})
        case "format":
            return frozenset({f"{newer}-assertion" if required else f"{newer}-annotation"})
        case _:
            return frozenset({newer})
