"""Schema files as they are named, read with all that they refer to."""

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from glob import escape, glob
from pathlib import Path
from typing import Any, Final

from eventschema.errors import SchemaError, UsageError
from eventschema.findings import Finding, Place
from eventschema.schema.dialects import METASCHEMAS, official
from eventschema.schema.documents import line_of
from eventschema.schema.keywords import REFERENCES
from eventschema.schema.neighbours import Disk, Files
from eventschema.schema.pointers import place_of
from eventschema.schema.registry import Schema, load

_URL: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]+://")


@dataclass(frozen=True, slots=True)
class SchemaFile:
    """A schema as it is named: a file, and what leads to the schema in it, empty for its root."""

    path: Path
    fragment: str = ""

    @classmethod
    def of(cls, name: str, folder: Path | None = None) -> "SchemaFile":
        """What is named `FILE` or `FILE#/pointer`, relative to `folder`.

        Raises `UsageError` for a URL.
        """
        if _URL.match(name):
            raise UsageError(f"{name}: nothing is fetched (save it as a file, and name that)")
        whole = Path(name) if folder is None else folder / name
        file, hash_, fragment = str(whole).partition("#")
        return cls(whole) if not hash_ or whole.exists() else cls(Path(file), fragment)


class Source:
    """A schema with the documents that it refers to; `name` is what a person calls its file."""

    def __init__(self, name: str, files: Files, fragment: str = "") -> None:
        self.name = name
        self.files = files
        self.fragment = fragment

    @classmethod
    def of(cls, schema: SchemaFile, resources: Sequence[Path] = ()) -> "Source":
        """The schema in a file; raises `UsageError` for files that cannot be read."""
        file = Path(os.path.abspath(schema.path))  # noqa: PTH100 (links are kept)
        named = [Path(os.path.abspath(each)) for each in resources]  # noqa: PTH100

        def shown(path: Path) -> str:
            if path == file:
                return str(schema.path)
            relative = os.path.relpath(path, file.parent)
            return os.path.normpath(schema.path.parent / relative)

        return cls(
            str(schema.path), Files(file, Disk(file, named, shown), shown, named), schema.fragment
        )

    @property
    def text(self) -> str:
        """The text of the schema's file."""
        return self.files.texts[""]

    @cached_property
    def root(self) -> Schema:
        """The schema. Raises `SchemaError` where it is none, `UsageError` for unreadable files."""
        contents = self.files.contents
        root = load(contents, resources=self.files, fragment=self.fragment)
        if _leads_elsewhere(contents):
            root.document.registry.read_all()
        return root

    @property
    def texts(self) -> Mapping[str, str]:
        """The texts of all files that count, by name; raises what `root` raises."""
        if _leads_elsewhere(self.files.contents):
            _ = self.root
        return self.files.texts

    def place(self, location: str) -> Place:
        """A place in a file of which somebody is told."""
        name, pointer = place_of(location)
        file, text = self.files.shown(name), self.files.texts.get(name)
        return Place(file, pointer, None if text is None else line_of(text, pointer, file))

    @property
    def beside(self) -> Mapping[str, Schema]:
        """The root schemas of the files that were read since something refers to them, by name."""
        roots = self.root.document.registry.roots
        return {name: roots[name] for name in self.files.beside if name in roots}

    def placed(self, finding: Finding, document: str = "") -> Finding:
        """A finding at a location, or at a pointer in `document`, with its place in a file."""
        location = finding.place.pointer
        if document and not place_of(location)[0]:
            location = f"{document}#{location}"
        return replace(finding, places=(self.place(location),))

    def named(self, error: SchemaError) -> SchemaError:
        """An error about one of the documents, as one about its file."""
        place = self.place(error.location)
        line = place.line if error.document else None
        return SchemaError(place.pointer, error.reason, error.hint, place.file, line)


def resource_files(patterns: Iterable[str], folder: Path | None = None) -> list[Path]:
    """The files that are meant by names, relative to `folder`, in which `*` and `**` may stand.

    Raises `LookupError` with the name that means none.
    """
    found: dict[Path, None] = {}
    for pattern in patterns:
        whole = pattern if folder is None else str(Path(escape(str(folder)), pattern))
        files = [Path(each) for each in sorted(glob(whole, recursive=True))]  # noqa: PTH207
        files = [each for each in files if each.is_file()]
        if not files:
            raise LookupError(pattern)
        found.update(dict.fromkeys(files))
    return [*found]


def _leads_elsewhere(contents: Any) -> bool:
    """Whether a document may need others: a reference or a dialect is more than a fragment."""
    stack = [contents]
    while stack:
        match stack.pop():
            case dict() as members:
                stack += members.values()
                named = official(str(members.get("$schema", "")))
                references = [members.get(keyword) for keyword in REFERENCES]
                if named and named not in METASCHEMAS:
                    return True
                if any(isinstance(each, str) and each[:1] != "#" for each in references):
                    return True
            case list() as items:
                stack += items
            case _:
                pass
    return False
