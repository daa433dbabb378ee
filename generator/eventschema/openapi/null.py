"""Null in a schema: an arm of its own, at the place where a value is used."""

from typing import Final

from eventschema.ir.types import Json
from eventschema.openapi.trees import (
    ANNOTATIONS,
    ORIGIN,
    Keywords,
    ordered,
    rewritten,
    single_branch_inlined,
)
from eventschema.schema.keywords import UNIONS

NULL: Final = {"type": "null"}
SCALARS: Final = frozenset({"boolean", "integer", "number", "string"})
ELSEWHERE: Final = frozenset({"$ref", "not", "if", "allOf", *UNIONS})
"""Keywords that may exclude null, whatever the keywords beside them say."""


def accepts_null(keywords: Keywords) -> bool:
    """Whether null is valid as far as `keywords` tell without following references."""
    if ELSEWHERE & keywords.keys():
        branches = (branch for union in UNIONS for branch in keywords.get(union, ()))
        return any(map(is_null, branches))
    values = [keywords["const"]] if "const" in keywords else keywords.get("enum", [None])
    return "null" in _types(keywords, ["null"]) and None in values


def strip_null(keywords: Keywords) -> bool:
    """Take null out of `type` and `enum`; answer whether they leave anything else to accept."""
    if not {"type", "const", "enum"} & keywords.keys():
        return False
    types = [name for name in _types(keywords, ["other"]) if name != "null"]
    values = [keywords["const"]] if "const" in keywords else keywords.get("enum", ["other"])
    values = [value for value in values if value is not None]
    if not (types and values):
        return False
    if "type" in keywords:
        keywords["type"] = types if len(types) > 1 else types[0]
    if "enum" in keywords and "const" not in keywords:
        keywords["enum"] = values
    return True


def _types(keywords: Keywords, default: list[str]) -> list[str]:
    types = keywords.get("type", default)
    return [types] if isinstance(types, str) else types


def is_null(schema: Json) -> bool:
    """Whether `schema` accepts null and says no more."""
    if not isinstance(schema, dict):
        return False
    return {k: v for k, v in schema.items() if k not in ANNOTATIONS} == NULL


def with_null(keywords: Keywords) -> Keywords:
    """A schema that accepts what `keywords` accept, and null."""
    asserted = keywords.keys() - ANNOTATIONS
    if accepts_null(keywords):
        return keywords
    if asserted == {"anyOf"}:
        return {**keywords, "anyOf": [*keywords["anyOf"], NULL]}
    types = _types(keywords, [])
    if types and SCALARS.issuperset(types) and not asserted & {"const", "enum", *ELSEWHERE}:
        return {**keywords, "type": [*types, "null"]}
    is_object = types == ["object"]
    inner_only = {"title", "examples"} if is_object else set[str]()
    outer = {k: v for k, v in keywords.items() if k in ANNOTATIONS - inner_only}
    repeated = {"description", ORIGIN} if is_object else {ORIGIN}
    inner = {k: v for k, v in keywords.items() if k not in outer or k in repeated}
    return {**outer, "anyOf": [inner, NULL]}


def null_at_use(found: dict[str, Json], root: str) -> dict[str, Json]:
    """A definition that is something or null is the something, and null is where it is used."""
    seen = {root}
    while True:
        nullable = {
            f"#{at}": bare
            for at, schema in found.items()
            if at not in seen and (bare := _definition_apart_from_null(schema))
        }
        if not nullable:
            return found
        seen.update(reference.removeprefix("#") for reference in nullable)

        def at_use(keywords: Keywords, known: dict[str, Json] = nullable) -> Keywords:
            keywords = _flattened(keywords)
            return ordered(with_null(keywords)) if keywords.get("$ref") in known else keywords

        found = {
            at: rewritten(nullable.get(f"#{at}", schema), at_use) for at, schema in found.items()
        }


def apart_from_null(keywords: Keywords) -> Keywords | None:
    """What a union of something and null is without null; None for any other schema."""
    for union in UNIONS:
        branches = keywords.get(union, ())
        if keywords.keys() - ANNOTATIONS == {union} and any(map(is_null, branches)):
            others = [branch for branch in branches if not is_null(branch)]
            return single_branch_inlined({**keywords, union: others}) if others else None
    return None


def _definition_apart_from_null(schema: Json) -> Keywords | None:
    bare = apart_from_null(schema) if isinstance(schema, dict) else None
    if bare is None:
        return None
    return ordered({k: v for k, v in bare.items() if k != "default" or v is not None})


def _flattened(keywords: Keywords) -> Keywords:
    """An `anyOf` takes the branches of those in it that are nothing but an `anyOf`, each once."""
    if "anyOf" not in keywords:
        return keywords
    branches = list[Json]()
    for branch in keywords["anyOf"]:
        nested = isinstance(branch, dict) and branch.keys() - ANNOTATIONS == {"anyOf"}
        for one in branch["anyOf"] if nested else [branch]:
            if not (is_null(one) and any(map(is_null, branches))):
                branches.append(one)
    return {**keywords, "anyOf": branches}
