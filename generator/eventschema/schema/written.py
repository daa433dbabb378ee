"""The definitions of a document: the schemas that it keeps under a name."""

from collections.abc import Iterator

from eventschema.schema.keywords import DEFINITIONS
from eventschema.schema.registry import Document, Schema


def in_written_order(document: Document) -> Iterator[tuple[tuple[str, ...], Schema]]:
    """Every schema of `document`, and where it stands in the one around it."""
    stack: list[tuple[tuple[str, ...], Schema]] = [((), document.schemas[""])]
    while stack:
        segments, schema = stack.pop()
        yield segments, schema
        stack += reversed([*schema.children()])


def named_definitions(document: Document) -> Iterator[Schema]:
    """What stands in `$defs` and `definitions`, also in those of subschemas."""
    for segments, schema in in_written_order(document):
        if segments and segments[0] in DEFINITIONS:
            yield schema
