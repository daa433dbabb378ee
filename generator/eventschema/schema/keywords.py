"""Facts about the keywords of JSON Schema 2020-12: one row for each; lists of them are queries.

What an older draft has instead is said in 2020-12 before anybody asks (`upgrade`); only
`definitions` keeps its name.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias

from eventschema.ir.plan import Relation
from eventschema.ir.types import JsonType

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
class KeywordFacts:
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
    KeywordFacts("$schema", CORE),
    KeywordFacts("$id", CORE),
    KeywordFacts("$vocabulary", CORE),
    KeywordFacts("$anchor", CORE),
    KeywordFacts("$dynamicAnchor", CORE),
    KeywordFacts("$comment", CORE),
    KeywordFacts("$defs", CORE, holds="map"),
    KeywordFacts("definitions", CORE, holds="map"),
    KeywordFacts("$ref", CORE, applies="in place"),
    KeywordFacts("$dynamicRef", CORE, applies="in place"),
    KeywordFacts("allOf", APPLICATOR, holds="list", applies="in place"),
    KeywordFacts("anyOf", APPLICATOR, holds="list", applies="in place"),
    KeywordFacts("oneOf", APPLICATOR, holds="list", applies="in place"),
    KeywordFacts("not", APPLICATOR, holds="one", applies="in place"),
    KeywordFacts("if", APPLICATOR, holds="one", applies="in place"),
    KeywordFacts("then", APPLICATOR, holds="one", applies="in place"),
    KeywordFacts("else", APPLICATOR, holds="one", applies="in place"),
    KeywordFacts("type", VALIDATION),
    KeywordFacts("const", VALIDATION),
    KeywordFacts("enum", VALIDATION),
    KeywordFacts("minLength", VALIDATION, "string", limits=("character", ">=")),
    KeywordFacts("maxLength", VALIDATION, "string", limits=("character", "<=")),
    KeywordFacts("pattern", VALIDATION, "string"),
    KeywordFacts("format", FORMAT, "string"),
    KeywordFacts("contentEncoding", CONTENT, "string"),
    KeywordFacts("contentMediaType", CONTENT, "string"),
    KeywordFacts("contentSchema", CONTENT, "string", holds="one"),
    KeywordFacts("minItems", VALIDATION, "array", limits=("item", ">=")),
    KeywordFacts("maxItems", VALIDATION, "array", limits=("item", "<=")),
    KeywordFacts("uniqueItems", VALIDATION, "array"),
    KeywordFacts("prefixItems", APPLICATOR, "array", holds="list", applies="items"),
    KeywordFacts("items", APPLICATOR, "array", holds="one", applies="items"),
    KeywordFacts("unevaluatedItems", UNEVALUATED, "array", holds="one", applies="items"),
    KeywordFacts("contains", APPLICATOR, "array", holds="one", applies="items"),
    KeywordFacts("minContains", VALIDATION, "array", limits=("match", ">=")),
    KeywordFacts("maxContains", VALIDATION, "array", limits=("match", "<=")),
    KeywordFacts("minProperties", VALIDATION, "object", limits=("member", ">=")),
    KeywordFacts("maxProperties", VALIDATION, "object", limits=("member", "<=")),
    KeywordFacts("properties", APPLICATOR, "object", holds="map", applies="members"),
    KeywordFacts("patternProperties", APPLICATOR, "object", holds="map", applies="members"),
    KeywordFacts("additionalProperties", APPLICATOR, "object", holds="one", applies="members"),
    KeywordFacts("unevaluatedProperties", UNEVALUATED, "object", holds="one", applies="members"),
    KeywordFacts("propertyNames", APPLICATOR, "object", holds="one", applies="names"),
    KeywordFacts("required", VALIDATION, "object"),
    KeywordFacts("dependentRequired", VALIDATION, "object"),
    KeywordFacts("dependentSchemas", APPLICATOR, "object", holds="map", applies="in place"),
    KeywordFacts("minimum", VALIDATION, "number", limits=("value", ">=")),
    KeywordFacts("exclusiveMinimum", VALIDATION, "number", limits=("value", ">")),
    KeywordFacts("maximum", VALIDATION, "number", limits=("value", "<=")),
    KeywordFacts("exclusiveMaximum", VALIDATION, "number", limits=("value", "<")),
    KeywordFacts("multipleOf", VALIDATION, "number"),
    KeywordFacts("title", META_DATA),
    KeywordFacts("description", META_DATA),
    KeywordFacts("deprecated", META_DATA),
    KeywordFacts("readOnly", META_DATA),
    KeywordFacts("writeOnly", META_DATA),
    KeywordFacts("default", META_DATA),
    KeywordFacts("examples", META_DATA),
)
"""Every keyword; those about one JSON type stand together."""

BY_NAME: Final[Mapping[str, KeywordFacts]] = {each.name: each for each in KEYWORDS}

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
