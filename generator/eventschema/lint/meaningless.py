"""Keywords that mean nothing, or nothing where they stand."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any, Final

from eventschema.formats import FORMATS
from eventschema.ir.types import Json, JsonType
from eventschema.ir.values import json_type
from eventschema.lint.rule import Flaw, Rule
from eventschema.lint.subject import Subject
from eventschema.schema.dialects import KEYWORDS, METASCHEMA_OF, Dialect, Draft, bundled
from eventschema.schema.discriminate import JSON_TYPES
from eventschema.schema.keywords import BY_NAME
from eventschema.schema.pointers import pointer
from eventschema.schema.registry import Schema
from eventschema.schema.upgrade import ANNOTATIONS, HIDDEN_BY_REF

_OF_OTHERS: Final[Mapping[str, str]] = {
    "$recursiveAnchor": "it is `$dynamicAnchor` since 2020-12",
    "$recursiveRef": "it is `$dynamicRef` since 2020-12",
    "additionalItems": "it is `items`, beside `prefixItems`, since 2020-12",
    "discriminator": "it is of OpenAPI; the tags of a union are found without it",
    "example": "JSON Schema has `examples`, a list",
    "externalDocs": "it is of OpenAPI; put the link into `description`",
    "id": "it is `$id` since draft 06",
    "nullable": "it is of OpenAPI; add null to `type`, or an arm {'type': 'null'}",
    "xml": "it is of OpenAPI",
}

_NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "then": ("if",),
    "else": ("if",),
    "if": ("then", "else"),
    "minContains": ("contains",),
    "maxContains": ("contains",),
    "contentSchema": ("contentMediaType",),
}
"""Keywords that do nothing unless one of others stands beside them."""
_ANTICIPATED: Final[Mapping[str, str]] = {
    "unevaluatedProperties": "additionalProperties",
    "unevaluatedItems": "items",
}
"""Keywords that find nothing left to do where the other one stands beside them."""


@cache
def _known(dialect: Dialect) -> frozenset[str]:
    """The keywords that have a meaning in a dialect."""
    named = bundled(METASCHEMA_OF[dialect.draft])["properties"]
    return (KEYWORDS - dialect.unknown) | set(named) | ANNOTATIONS.keys()


def _unknown(subject: Subject) -> Iterator[Flaw]:
    for schema in subject.schemas:
        dialect = schema.resource.dialect
        if dialect.metaschema is not None:  # its vocabularies may define what they like
            continue
        known = _known(dialect)
        for keyword in subject.written(schema):
            if keyword not in known and not keyword.startswith("x-"):
                close = get_close_matches(keyword, sorted(known), 1, 0.75)
                hint = f"did you mean {close[0]!r}?" if close else "call an extension 'x-…'"
                place = schema.pointer + pointer(keyword)
                message = f"{keyword!r} is no keyword and has no effect"
                yield Flaw(place, message, _OF_OTHERS.get(keyword, hint))


def _ineffective(subject: Subject) -> Iterator[Flaw]:
    for schema in subject.schemas:
        written = subject.written(schema)
        if schema.resource.dialect.draft < Draft.DRAFT_2019_09 and "$ref" in written:
            for keyword in sorted(HIDDEN_BY_REF & written.keys() - {"$id", "id"}):
                message = f"before 2019-09, {keyword!r} has no effect beside '$ref'"
                yield Flaw(schema.pointer + pointer(keyword), message, "put both into 'allOf'")
        for keyword, message in _reasons(schema):
            yield Flaw(schema.pointer_to(keyword), f"{keyword!r} has no effect {message}")


def _reasons(schema: Schema) -> Iterator[tuple[str, str]]:
    """The keywords of a schema that have no effect, and where or why they have none."""
    keywords = schema.keywords
    for keyword, value in keywords.items():
        concerned = _concerned(keyword, value)
        needed = _NEEDED.get(keyword)
        anticipated = _ANTICIPATED.get(keyword)
        if concerned is not None and concerned not in (types := _types(keywords)):
            yield keyword, f"on what is no {concerned}, but {' or '.join(types)}"
        elif needed and not keywords.keys() & set(needed):
            yield keyword, f"without {' or '.join(map(repr, needed))}"
        elif anticipated in keywords:
            yield keyword, f"beside {anticipated!r}, which leaves nothing to it"


def _concerned(keyword: str, value: Json) -> JsonType | None:
    """The JSON type that a keyword is about; a format that is not known may be about any."""
    known = keyword in BY_NAME and (keyword != "format" or value in FORMATS)
    return BY_NAME[keyword].about if known else None


def _types(keywords: Mapping[str, Any]) -> list[str]:
    """The JSON types that `type`, `const` or `enum` names, in written order."""
    if "type" in keywords:
        named = keywords["type"]
        named = [named] if isinstance(named, str) else named
        return list(dict.fromkeys("number" if name == "integer" else name for name in named))
    values = [keywords["const"]] if "const" in keywords else keywords.get("enum")
    if values is None:
        return [*JSON_TYPES]
    return list(dict.fromkeys(map(json_type, values)))


UNKNOWN_KEYWORD: Final = Rule(
    "unknown-keyword",
    "error",
    "A keyword does not exist, so it has no effect.",
    "JSON Schema takes a keyword that it does not know for an annotation: a misspelled assertion"
    " asserts nothing, and no validator says so. What is meant for other tools is called `x-…`.",
    {"type": "object", "properites": {"type": {"const": "ping"}}},
    {"type": "object", "properties": {"type": {"const": "ping"}}, "x-group": "heartbeat"},
    _unknown,
)
INEFFECTIVE_KEYWORD: Final = Rule(
    "ineffective-keyword",
    "warning",
    "A keyword has no effect where it stands.",
    "An assertion about one JSON type accepts every instance of another, and some keywords do"
    " nothing without another one. Who reads the schema believes in a limit that does not exist.",
    {"type": "integer", "minLength": 1},
    {"type": "integer", "minimum": 1},
    _ineffective,
)
