"""Schemas as JSON trees: their subschemas, rewritten from the leaves, in the usual order."""

from collections.abc import Callable, Iterator
from typing import Any, Final, TypeAlias

from eventschema.ir.types import Json
from eventschema.schema.keywords import (
    DESCRIPTIVE,
    SCHEMA,
    SCHEMA_ARRAY,
    SCHEMA_OBJECT,
    UNIONS,
    subschema_segments,
)

Keywords: TypeAlias = dict[str, Any]

ORIGIN: Final = "x-origin"
"""Where a translated schema stands in the document; taken out when the import is complete."""

ANNOTATIONS: Final = DESCRIPTIVE | {ORIGIN}

FIRST: Final = ("$schema", "title", "description", "$ref", "type", "const", "enum")
LAST: Final = (
    "properties",
    "required",
    "additionalProperties",
    "deprecated",
    "readOnly",
    "writeOnly",
    "default",
    "examples",
    "$comment",
    "$defs",
)
_RANKS: Final = {name: rank - len(FIRST) for rank, name in enumerate(FIRST)} | {
    name: rank for rank, name in enumerate(LAST, 1)
}


def subschemas(keywords: Keywords) -> Iterator[Json]:
    """The direct subschemas, in written order."""
    for segments in subschema_segments(keywords):
        below: Any = keywords
        for segment in segments:
            below = below[int(segment) if isinstance(below, list) else segment]
        yield below


def references(schema: Json) -> Iterator[str]:
    """The pointers that `schema`, and what stands in it, refers to, in written order."""
    if isinstance(schema, dict):
        if "$ref" in schema:
            yield schema["$ref"].removeprefix("#")
        for below in subschemas(schema):
            yield from references(below)


def with_subschemas(
    keywords: Keywords, change: Callable[[Json, tuple[str | int, ...]], Json]
) -> Keywords:
    """`keywords` with each direct subschema as `change` answers it, given where it stands."""
    result = dict(keywords)
    for keyword, value in keywords.items():
        if keyword in SCHEMA:
            result[keyword] = change(value, (keyword,))
        elif keyword in SCHEMA_ARRAY and isinstance(value, list):
            result[keyword] = [change(one, (keyword, at)) for at, one in enumerate(value)]
        elif keyword in SCHEMA_OBJECT and isinstance(value, dict):
            result[keyword] = {name: change(one, (keyword, name)) for name, one in value.items()}
    return result


def rewritten(schema: Json, change: Callable[[Keywords], Keywords]) -> Json:
    """`schema` with every schema in it, itself last, as `change` answers it."""
    if not isinstance(schema, dict):
        return schema
    return change(with_subschemas(schema, lambda below, _: rewritten(below, change)))


def ordered(keywords: Keywords) -> Keywords:
    """The keywords in the order in which people read them: what it is, its limits, its notes."""
    return dict(sorted(keywords.items(), key=lambda item: rank(item[0])))


def rank(keyword: str) -> int:
    """Where a keyword comes among others in the order in which people read them."""
    return len(LAST) if keyword.startswith("x-") else _RANKS.get(keyword, 0)


def single_branch_inlined(keywords: Keywords) -> Keywords:
    """`keywords` without an applicator whose only branch can as well be said directly."""
    for keyword in ("allOf", *UNIONS):
        match keywords.get(keyword):
            case [dict(branch)]:
                rest = {name: value for name, value in keywords.items() if name != keyword}
                beside = rest.keys() - ANNOTATIONS - {"nullable"}
                is_reference = branch.keys() - ANNOTATIONS == {"$ref"} and "$ref" not in beside
                is_whole = beside <= {"type"} and rest.get("type") in (None, branch.get("type"))
                if is_reference or is_whole:
                    keywords = {**branch, **rest}
    return keywords
