"""OpenAPI documents: their version, their components, and where references lead."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final
from urllib.parse import unquote

from eventschema.errors import SchemaError
from eventschema.ir.types import Json
from eventschema.schema.given import require_json
from eventschema.schema.pointers import pointer, segments_of

COMPONENTS: Final = "/components/schemas"


@dataclass(frozen=True, slots=True)
class OpenAPI:
    """An OpenAPI document: its contents, and `name`, the file that messages speak of.

    `is_3_0` says that its schemas are of the dialect that OpenAPI had before JSON Schema 2020-12.
    """

    contents: Json
    is_3_0: bool
    name: str

    def error(self, at: str, reason: str, hint: str = "") -> SchemaError:
        """A `SchemaError` at the pointer `at` of this document."""
        return SchemaError(at, reason, hint, self.name)

    def component(self, name: str) -> str:
        """The pointer of the schema component `name`. Raises `SchemaError` if there is none."""
        at = COMPONENTS + pointer(name)
        if self._find(at) is None:
            known = self._find(COMPONENTS)
            names = known if isinstance(known, dict) else ()
            raise self.error(COMPONENTS, f"there is no schema {name!r}", _closest(name, names))
        return at

    def schema(self, at: str) -> Json:
        """What stands at the pointer `at`, or None."""
        return self._find(at)

    def target(self, reference: Json, at: str) -> str:
        """The pointer that `reference`, which stands at `at`, leads to.

        Raises `SchemaError` for one that leaves the document or leads to nothing.
        """
        if not isinstance(reference, str):
            raise self.error(at, f"the reference is no string, but {reference!r}")
        uri, _, fragment = reference.partition("#")
        if uri:
            reason = f"the reference {reference!r} leaves the document; nothing is fetched"
            raise self.error(at, reason, "bundle the documents into one first")
        found = unquote(fragment)
        if not found.startswith("/"):
            reason = f"the reference {reference!r} is no JSON Pointer"
            raise self.error(at, reason, f"refer to {f'#{COMPONENTS}/NAME'!r}")
        if not isinstance(self._find(found), bool | dict):
            parent, _, last = found.rpartition("/")
            around = self._find(parent) if parent else None
            hint = _closest(last, around if isinstance(around, dict) else ())
            raise self.error(at, f"the reference {reference!r} leads to no schema", hint)
        return pointer(*segments_of(found))

    def _find(self, at: str) -> Json:
        found = self.contents
        for segment in segments_of(at):
            match found:
                case dict() if segment in found:
                    found = found[segment]
                case list() if segment in map(str, range(len(found))):
                    found = found[int(segment)]
                case _:
                    return None
        return found


def read(contents: Json, name: str = "") -> OpenAPI:
    """The OpenAPI document that the JSON value `contents` is.

    An excerpt `{"schemas": {NAME: schema}}` stands for the components of a 3.1 document.
    Raises `SchemaError` for anything else, and for a version that is not 3.x.
    """
    require_json(contents, name)
    match contents:
        case {"openapi": str(version)} if found := re.match(r"3\.(\d+)(?:\.|$)", version):
            return OpenAPI(contents, is_3_0=found[1] == "0", name=name)
        case {"openapi": version}:
            reason = f"the version {version!r} is not understood"
            raise SchemaError("/openapi", reason, "OpenAPI 3.0 and 3.1 are", name)
        case {"swagger": version}:
            hint = "convert it to OpenAPI 3 first"
            raise SchemaError("/swagger", f"this is Swagger {version}, not OpenAPI 3", hint, name)
        case {"schemas": dict(schemas)}:
            return OpenAPI({"components": {"schemas": schemas}}, is_3_0=False, name=name)
    reason = "this is no OpenAPI document"
    raise SchemaError("", reason, "it needs `openapi` and `components`", name)


def _closest(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, list(known), 3)
    return f"did you mean {' or '.join(map(repr, near))}?" if near else ""
