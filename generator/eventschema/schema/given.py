"""What is given from outside: the documents that references may lead into, and what is JSON."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import isfinite
from typing import Any, Final, TypeAlias

from eventschema.errors import SchemaError
from eventschema.schema.pointers import normal, pointer

DEEPEST: Final = 128
"""How deeply arrays and objects may nest in a schema document; people's own stay far below."""

WIDEST: Final = 14_000
"""How many bits an integer has at most: as many as Python turns into digits."""


@dataclass(frozen=True, slots=True)
class Retrieved:
    """A document that was found; `name` is what locations call it."""

    name: str
    contents: Any


@dataclass(frozen=True, slots=True)
class Unavailable:
    """Why there is no document: half a sentence about the reference, and what to do about it."""

    reason: str
    hint: str


Answer: TypeAlias = Retrieved | Unavailable


class Given:
    """Documents by URI, each of which is looked at when a reference leads there.

    So thousands may be passed for the sake of a few, and a broken one breaks its users only.
    `remedy` says how one is given, where the person stands. `root` is the URI of the document that
    refers to them.
    """

    root = ""

    def __init__(
        self, documents: Mapping[str, Any], remedy: str = "pass it with `resources=`"
    ) -> None:
        self.remedy = remedy
        self._documents = documents
        self._found: dict[str, Any] = {}

    def __iter__(self) -> Iterator[str]:
        """The URIs of all documents, in normal form."""
        return iter(self._spelled)

    def __getitem__(self, uri: str) -> Any:
        """The document under `uri`, which is in normal form; None where there is none.

        Raises `SchemaError` for one that is no JSON.
        """
        if uri not in self._found:
            spellings = (spelled for spelled in (uri, f"{uri}#") if spelled in self._documents)
            spelled = next(spellings, None) or self._spelled.get(uri)
            contents = None if spelled is None else self._documents[spelled]
            require_json(contents, self.name(uri))
            self._found[uri] = contents
        return self._found[uri]

    def name(self, uri: str) -> str:
        """What locations call the document under `uri`; nothing for the one that is the root."""
        return uri

    def elsewhere(self, uri: str) -> Answer:
        """What is to be had under a URI that no document has for its own."""
        return Unavailable("leads nowhere", f"{self.remedy}; nothing is fetched")

    @cached_property
    def _spelled(self) -> dict[str, str]:
        """How the URIs are written, by their normal form."""
        return {normal(uri.partition("#")[0]): uri for uri in self._documents}


def require_json(value: Any, document: str) -> None:
    """Refuse what `json.loads` never returns, numbers that are no JSON, and too deep nesting."""
    stack: list[tuple[Any, tuple[str | int, ...]]] = [(value, ())]
    while stack:
        value, path = stack.pop()
        members: Iterable[tuple[str | int, Any]] = ()
        match value:
            case dict():
                members = value.items()
                if not all(isinstance(name, str) for name in value):
                    reason, hint = "a member name is no text", "pass what json.loads returns"
                    raise SchemaError(pointer(*path), reason, hint, document)
            case list():
                members = enumerate(value)
            case float() if not isfinite(value):
                reason, hint = f"{value!r} is no JSON number", "give a finite number"
                raise SchemaError(pointer(*path), reason, hint, document)
            case int() if value.bit_length() > WIDEST:
                reason = f"an integer of more than {WIDEST} bits"
                raise SchemaError(pointer(*path), reason, "leave the limit out", document)
            case None | bool() | int() | float() | str():
                pass
            case _:
                reason = f"{type(value).__name__} is no JSON type"
                raise SchemaError(pointer(*path), reason, "pass what json.loads returns", document)
        if members and len(path) == DEEPEST:
            reason = f"more than {DEEPEST} arrays and objects stand inside one another"
            hint = "name the inner schemas in `$defs` and refer to them"
            raise SchemaError(pointer(*path), reason, hint, document)
        stack.extend((member, (*path, name)) for name, member in members)
