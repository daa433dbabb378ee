"""From an OpenAPI document to the canonical schema of one of its components."""

from collections.abc import Mapping
from dataclasses import dataclass

from eventschema.errors import SchemaError
from eventschema.ir.types import Json
from eventschema.openapi.document import read
from eventschema.openapi.edits import Repair
from eventschema.openapi.exclusive import mended
from eventschema.openapi.named_objects import laid_out
from eventschema.openapi.null import null_at_use
from eventschema.openapi.schema_objects import Translator
from eventschema.openapi.tags import Tags
from eventschema.openapi.trees import ORIGIN, references, rewritten, with_subschemas
from eventschema.plan.cycles import Refusal, endless, refuse_cycles
from eventschema.schema.keywords import IN_PLACE
from eventschema.schema.pointers import pointer, segments_of
from eventschema.schema.registry import Schema, load


@dataclass(frozen=True, slots=True)
class Imported:
    """A canonical schema, what was repaired on the way to it, and where its parts come from.

    `origins` maps the pointer of each schema in it to the pointer in the document.
    """

    schema: dict[str, Json]
    repairs: tuple[Repair, ...]
    origins: Mapping[str, str]


def import_schema(document: Json, name: str, source: str = "") -> Imported:
    """The canonical schema of the component `name`, with all that it reaches.

    `document` is an OpenAPI 3.x document as `json.loads` returns it, and `source` its file name
    for messages. Raises `SchemaError`, with a pointer into the document, when there is no such
    component, when a reference leaves the document or leads nowhere, and for what is no schema.
    """
    openapi = read(document, source)
    translator = Translator(openapi)
    repairs = translator.repairs
    found = closure(translator, openapi.component(name))
    tags = Tags(found, translator.discriminators, repairs)
    tags.fix_mapped_values()
    tags.require()
    schema = laid_out(found, name, repairs)
    try:
        _refuse_cycles(load(schema))
    except SchemaError as error:
        at = _origin_of(schema, error.pointer)
        raise openapi.error(at, error.reason, error.hint) from None
    schema = mended(schema, repairs)
    bare = rewritten(schema, lambda one: {k: v for k, v in one.items() if k != ORIGIN})
    order = {at: rank for rank, at in enumerate(found)}
    distinct = sorted(
        dict.fromkeys(repairs),
        key=lambda one: order.get(pointer(*segments_of(one.pointer)[:3]), len(order)),
    )
    return Imported(bare, tuple(distinct), _origins(schema))


def _refuse_cycles(root: Schema) -> None:
    """Refuse references that lead back without ever getting to a part of the instance."""
    steps = dict[Schema, dict[Schema, Refusal]]()
    for schema in list(root.document.schemas.values()):
        steps[schema] = {
            child: endless(schema, *segments)
            for segments, child in schema.children()
            if segments[0] in IN_PLACE
        }
        if "$ref" in schema.keywords:
            steps[schema][schema.resolve("$ref")] = endless(schema, "$ref")
    refuse_cycles(steps)


def _origins(schema: Json) -> dict[str, str]:
    """Where in the document each schema comes from, by its own pointer."""
    found = dict[str, str]()

    def visited(one: Json, at: str) -> Json:
        if isinstance(one, dict):
            if ORIGIN in one:
                found[at] = one[ORIGIN]
            with_subschemas(one, lambda below, path: visited(below, at + pointer(*path)))
        return one

    visited(schema, "")
    return found


def _origin_of(schema: Json, at: str) -> str:
    """Where in the document the value at the pointer `at` of the schema comes from."""
    origin, below = "", list[str]()
    for segment in segments_of(at):
        if isinstance(schema, dict) and ORIGIN in schema:
            origin, below = schema[ORIGIN], []
        below.append(segment)
        schema = schema[int(segment)] if isinstance(schema, list) else schema.get(segment)
    return origin + pointer(*below)


def closure(translator: Translator, root: str) -> dict[str, Json]:
    """The schema at `root` and all that it reaches, translated, by pointer.

    The root comes first, then what it refers to itself, such as the events of a union; what
    those reach follows depth first.
    """
    found = {root: translator.schema(root)}
    first = [target for target in references(found[root]) if target != root]
    found.update((target, translator.schema(target)) for target in dict.fromkeys(first))
    pending = [target for start in first for target in references(found[start])]
    pending.reverse()
    while pending:
        target = pending.pop()
        if target not in found:
            found[target] = translator.schema(target)
            pending += reversed(list(references(found[target])))
    return null_at_use(found, root)
