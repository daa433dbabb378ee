"""Facts about the keywords of JSON Schema 2020-12: one row for each; lists of them are queries.

What an older draft has instead is said in 2020-12 before anybody asks (`upgrade`); only
`definitions` keeps its name.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias

from eventschema.model import JsonType
from eventschema.plan import Relation

_VOCABULARY: Final = "https://json-schema.org/draft/2020-12/vocab/"
CORE: Final = f"{_VOCABULARY}core"
APPLICATOR: Final = f"{_VOCABULARY}applicator"
UNEVALUATED: Final = f"{_VOCABULARY}unevaluated"
VALIDATION: Final = f"{_VOCABULARY}validation"
META_DATA: Final = f"{_VOCABULARY}meta-data"
FORMAT: Final = f"{_VOCABULARY}format-annotation"
CONTENT: Final = f"{_VOCABULARY}content"

Unit: TypeAlias = Literal["value", "character", "item", "member", "match"]


@dataclass(frozen=True, slots=True)
class Keyword:
    """What there is to know of a keyword.

    `about` is the JSON type of the instances that it says something of (None: of all). `holds`
    is how subschemas stand in its value, `applies` what they, or what it refers to, describe:
    the very instance, or parts of it. `limits` are what it counts or measures, and how that
    stands in relation to its value.
    """

    name: str
    vocabulary: str
    about: JsonType | None = None
    holds: Literal["one", "list", "map"] | None = None
    applies: Literal["in place", "members", "names", "items"] | None = None
    limits: tuple[Unit, Relation] | None = None

    @property
    def asserts(self) -> bool:
        """Whether it makes a difference to what is valid; `format` may be told to."""
        return self.vocabulary == VALIDATION or self.applies is not None


KEYWORDS: Final = (
    Keyword("$schema", CORE),
    Keyword("$id", CORE),
    Keyword("$vocabulary", CORE),
    Keyword("$anchor", CORE),
    Keyword("$dynamicAnchor", CORE),
    Keyword("$comment", CORE),
    Keyword("$defs", CORE, holds="map"),
    Keyword("definitions", CORE, holds="map"),
    Keyword("$ref", CORE, applies="in place"),
    Keyword("$dynamicRef", CORE, applies="in place"),
    Keyword("allOf", APPLICATOR, holds="list", applies="in place"),
    Keyword("anyOf", APPLICATOR, holds="list", applies="in place"),
    Keyword("oneOf", APPLICATOR, holds="list", applies="in place"),
    Keyword("not", APPLICATOR, holds="one", applies="in place"),
    Keyword("if", APPLICATOR, holds="one", applies="in place"),
    Keyword("then", APPLICATOR, holds="one", applies="in place"),
    Keyword("else", APPLICATOR, holds="one", applies="in place"),
    Keyword("type", VALIDATION),
    Keyword("const", VALIDATION),
    Keyword("enum", VALIDATION),
    Keyword("minLength", VALIDATION, "string", limits=("character", ">=")),
    Keyword("maxLength", VALIDATION, "string", limits=("character", "<=")),
    Keyword("pattern", VALIDATION, "string"),
    Keyword("format", FORMAT, "string"),
    Keyword("contentEncoding", CONTENT, "string"),
    Keyword("contentMediaType", CONTENT, "string"),
    Keyword("contentSchema", CONTENT, "string", holds="one"),
    Keyword("minItems", VALIDATION, "array", limits=("item", ">=")),
    Keyword("maxItems", VALIDATION, "array", limits=("item", "<=")),
    Keyword("uniqueItems", VALIDATION, "array"),
    Keyword("prefixItems", APPLICATOR, "array", holds="list", applies="items"),
    Keyword("items", APPLICATOR, "array", holds="one", applies="items"),
    Keyword("unevaluatedItems", UNEVALUATED, "array", holds="one", applies="items"),
    Keyword("contains", APPLICATOR, "array", holds="one", applies="items"),
    Keyword("minContains", VALIDATION, "array", limits=("match", ">=")),
    Keyword("maxContains", VALIDATION, "array", limits=("match", "<=")),
    Keyword("minProperties", VALIDATION, "object", limits=("member", ">=")),
    Keyword("maxProperties", VALIDATION, "object", limits=("member", "<=")),
    Keyword("properties", APPLICATOR, "object", holds="map", applies="members"),
    Keyword("patternProperties", APPLICATOR, "object", holds="map", applies="members"),
    Keyword("additionalProperties", APPLICATOR, "object", holds="one", applies="members"),
    Keyword("unevaluatedProperties", UNEVALUATED, "object", holds="one", applies="members"),
    Keyword("propertyNames", APPLICATOR, "object", holds="one", applies="names"),
    Keyword("required", VALIDATION, "object"),
    Keyword("dependentRequired", VALIDATION, "object"),
    Keyword("dependentSchemas", APPLICATOR, "object", holds="map", applies="in place"),
    Keyword("minimum", VALIDATION, "number", limits=("value", ">=")),
    Keyword("exclusiveMinimum", VALIDATION, "number", limits=("value", ">")),
    Keyword("maximum", VALIDATION, "number", limits=("value", "<=")),
    Keyword("exclusiveMaximum", VALIDATION, "number", limits=("value", "<")),
    Keyword("multipleOf", VALIDATION, "number"),
    Keyword("title", META_DATA),
    Keyword("description", META_DATA),
    Keyword("deprecated", META_DATA),
    Keyword("readOnly", META_DATA),
    Keyword("writeOnly", META_DATA),
    Keyword("default", META_DATA),
    Keyword("examples", META_DATA),
)
"""Every keyword; those about one JSON type stand together."""

BY_NAME: Final[Mapping[str, Keyword]] = {each.name: each for each in KEYWORDS}

SCHEMA: Final = frozenset(each.name for each in KEYWORDS if each.holds == "one")
SCHEMA_ARRAY: Final = frozenset(each.name for each in KEYWORDS if each.holds == "list")
SCHEMA_OBJECT: Final = frozenset(each.name for each in KEYWORDS if each.holds == "map")

ASSERTING: Final = frozenset(each.name for each in KEYWORDS if each.asserts)
DESCRIPTIVE: Final = frozenset(
    each.name for each in KEYWORDS if each.vocabulary == META_DATA or each.name == "$comment"
)
"""Annotations that people read."""

IN_PLACE: Final = frozenset(each.name for each in KEYWORDS if each.applies == "in place")
"""The keywords whose schemas apply to the very instance of their schema."""

REFERENCES: Final = ("$ref", "$dynamicRef")
DEFINITIONS: Final = ("$defs", "definitions")
UNIONS: Final = ("anyOf", "oneOf")
OTHER_MEMBERS: Final = ("additionalProperties", "unevaluatedProperties")

LIMITS: Final = {each.limits: each.name for each in KEYWORDS if each.limits is not None}
"""The keyword that says how a unit stands in relation to its value."""


def subschema_segments(keywords: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """Where the direct subschemas of a 2020-12 schema stand, in written order."""
    for keyword, value in keywords.items():
        if keyword in SCHEMA:
            yield (keyword,)
        elif keyword in SCHEMA_ARRAY and isinstance(value, list):
            yield from ((keyword, str(index)) for index in range(len(value)))
        elif keyword in SCHEMA_OBJECT and isinstance(value, dict):
            yield from ((keyword, name) for name in value)
