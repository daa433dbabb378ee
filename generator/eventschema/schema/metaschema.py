"""What a schema must be before anything is made of it: as the metaschema of its dialect says."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache, partial
from typing import Any, Final

from jsonschema.exceptions import ValidationError, best_match
from jsonschema.protocols import Validator
from jsonschema.validators import extend, validator_for
from referencing import Registry, Resource
from referencing.exceptions import Unresolvable
from referencing.jsonschema import DRAFT202012

from eventschema.errors import SchemaError
from eventschema.schema.dialects import KEYWORDS, METASCHEMA_OF, Dialect, Draft, bundled
from eventschema.schema.given import Given
from eventschema.schema.keywords import LIMITS, SCHEMA, SCHEMA_ARRAY, SCHEMA_OBJECT
from eventschema.schema.pointers import pointer

LONGEST_MESSAGE: Final = 300

_SCHEMA: Final = SCHEMA | {"additionalItems"}
_SCHEMA_OBJECT: Final = SCHEMA_OBJECT | {"dependencies"}
_ANY_VALUE: Final = frozenset({"const", "default"})
_ANY_TEXT: Final = frozenset({"$comment", "$ref", "description", "format", "pattern", "title"})
COUNTS: Final = frozenset(keyword for (unit, _), keyword in LIMITS.items() if unit != "value")
"""The keywords that take an integer, which may be written 3.0 or 3e0."""

_CONSTRAINED: Final = (KEYWORDS | _SCHEMA | _SCHEMA_OBJECT | {"id"}) - _ANY_VALUE


def check(schema: Any, dialect: Dialect, at: str, document: str) -> None:
    """Refuse a schema, at the pointer `at`, that is not as the metaschema of its draft says.

    Only its own keywords are looked at: each of its subschemas is a schema to check by itself.
    """
    bare = _without_subschemas(schema, dialect.draft) if isinstance(schema, dict) else schema
    if bare == {}:
        return
    flaw = _flaw(dialect.draft, json.dumps(bare))
    if flaw is not None:
        path, message = flaw
        hint = f"the metaschema is {METASCHEMA_OF[dialect.draft]}"
        raise SchemaError(at + pointer(*path), message, hint, document)


def check_whole(contents: Any, dialect: Dialect, given: Given, document: str) -> None:
    """Refuse a document that is not as the metaschema that somebody wrote for it says."""
    kind = validator_for(bundled(METASCHEMA_OF[dialect.draft]))
    registry: Callable[..., Registry[Any]] = Registry
    validator = kind(dialect.metaschema, registry=registry(retrieve=partial(_retrieved, given)))
    try:
        error = best_match(validator.iter_errors(contents))
    except (RecursionError, Unresolvable, re.error) as failure:
        reason = f"the metaschema {dialect.uri!r} cannot be applied: {failure}"
        raise SchemaError("", reason, "", document) from None
    if error is not None:
        at = pointer(*error.absolute_path)
        hint = f"the metaschema is {dialect.uri}"
        raise SchemaError(at, _message(error), hint, document)


def _retrieved(given: Given, uri: str) -> Resource[Any]:
    """The document under `uri`, or the schema in any document that has it for an identifier."""
    contents = given[uri]
    if contents is not None:
        return Resource.from_contents(contents, default_specification=DRAFT202012)
    known = (each for each in given if given[each] is not None)
    all_given = ((each, _retrieved(given, each)) for each in known)
    return Registry[Any]().with_resources(all_given).get_or_retrieve(uri).value


def _without_subschemas(schema: dict[str, Any], draft: Draft) -> dict[str, Any]:
    """What of a schema its metaschema may object to, without what stands in its subschemas."""
    bare: dict[str, Any] = {}
    for keyword, value in schema.items():
        match value:
            case str() if keyword in _ANY_TEXT:
                continue
            case dict() if keyword in _SCHEMA_OBJECT:
                bare[keyword] = {n: v for n, v in value.items() if not isinstance(v, dict)}
            case dict() if keyword in _SCHEMA:
                continue
            case list() if keyword in SCHEMA_ARRAY or keyword == "items":
                bare[keyword] = [{} if isinstance(item, dict) else item for item in value]
                if all(item == {} for item in bare[keyword]):
                    bare[keyword] = bare[keyword][:1]
            case list() if keyword == "examples":
                continue
            case [_, *_] if keyword == "enum" and draft >= Draft.DRAFT_7:
                continue
            case int() if keyword in COUNTS and value >= 0 and not isinstance(value, bool):
                continue
            case [*names] if keyword == "required" and _are_names(names):
                continue
            case _ if keyword in _CONSTRAINED:
                bare[keyword] = value
    return bare


def _are_names(names: list[Any]) -> bool:
    return bool(names) and all(isinstance(n, str) for n in names) and len(set(names)) == len(names)


@lru_cache(maxsize=4096)
def _flaw(draft: Draft, schema: str) -> tuple[tuple[str | int, ...], str] | None:
    """Where and why a schema is wrong, if it is; most schemas say what others said before."""
    contents = json.loads(schema)
    if draft == Draft.DRAFT_4 and isinstance(contents, dict) and "$ref" in contents:
        return ("$ref",), f"{contents['$ref']!r} is not of type 'string'"
    error = best_match(_validator(draft).iter_errors(contents))
    return None if error is None else (tuple(error.absolute_path), _message(error))


@cache
def _validator(draft: Draft) -> Validator:
    metaschema = bundled(METASCHEMA_OF[draft])
    extended: Callable[..., type[Validator]] = extend
    kind = extended(validator_for(metaschema), {"uniqueItems": _unique_items})
    return kind(metaschema, registry=Registry())


def _unique_items(
    _: Validator, unique: bool, items: Any, __: Mapping[str, Any]
) -> Iterator[ValidationError]:
    """`uniqueItems` in linear time: a hostile schema may list what cannot be sorted."""
    if unique and isinstance(items, list) and len({*map(json.dumps, items)}) < len(items):
        yield ValidationError("the items are not unique")


def _message(error: ValidationError) -> str:
    """What is wrong; of alternatives that all fail, what each of them asks for."""
    messages = dict.fromkeys(inner.message for inner in error.context or (error,))
    text = " and ".join(messages)
    return text if len(text) <= LONGEST_MESSAGE else f"{text[:LONGEST_MESSAGE]}…"
