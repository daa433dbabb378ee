"""What the definition of a schema that is referred to may be called."""

from pathlib import PurePosixPath

from eventschema.model.facts import title_of
from eventschema.naming.names import Wish, unnumbered
from eventschema.schema.keywords import DEFINITIONS
from eventschema.schema.pointers import segments_of
from eventschema.schema.registry import Schema


def wish_of(schema: Schema, root: Schema, name: str) -> Wish:
    """The wish for `schema` in the module `name` of the document `root`."""
    title = title_of(schema)
    segments = ["", *segments_of(schema.pointer)]
    if schema is root and not schema.pointer:
        return Wish(title=title, place=(unnumbered(name),))
    if schema.pointer == "":
        stem = PurePosixPath(schema.document.name).name.split(".")[0]
        return Wish(given=title or stem or name)
    if segments[-2] in DEFINITIONS:
        return Wish(given=segments[-1])
    return Wish(
        given=schema.keywords.get("$anchor", ""),
        title=title,
        place=(segments[-2],) if segments[-1].isdecimal() else (segments[-1],),
    )
