"""Files that stand beside a schema: which file a URI means, and which may be read.

Inside, documents are told apart by `file:` URIs, so that a reference that leaves the project can
be told from one that stays. Outside, a document is called by its path from the schema's directory:
where a project lies on a machine is nobody's business.
"""

import os
import posixpath
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, Protocol
from urllib.parse import quote, unquote

from eventschema.schema.documents import parse_document, read_text
from eventschema.schema.given import Answer, Given, Retrieved, Unavailable
from eventschema.schema.pointers import normal, resolve

OUTSIDE: Final = "leads outside of the project"

REMEDY: Final = "give its file with --resources, or `resources` in the configuration"

_PATH_CHARACTERS: Final = "/!$&'()*+,;=:@~"


class Shelf(Protocol):
    """Where files stand; all paths are absolute and have no `..`."""

    def missing(self, path: Path) -> Unavailable | None:
        """Why the file at `path` may not or cannot be read, if so."""
        ...

    def text(self, path: Path) -> str:
        """The text of a file; raises `UsageError` where it cannot be read."""
        ...


class Files(Given):
    """The documents that the schema in `file` may refer to: those that are named, those beside it.

    `shown` makes of the path of a file what a person is told. `texts` are those that were read, by
    the names of their documents.
    """

    def __init__(
        self,
        file: Path,
        shelf: Shelf,
        shown: Callable[[Path], str] = str,
        named: Sequence[Path] = (),
    ) -> None:
        self.file = file
        self.root = _uri(file)
        self.texts: dict[str, str] = {}
        self._shelf = shelf
        self._shown = shown
        self._contents: dict[str, Any] = {}
        self._anchors: dict[str, Path] = {}
        self._names: dict[str, str] = {}
        self._paths = {"": file}
        self._twice: dict[str, str] = {}
        self.contents = self._read(file, self.root)
        documents = dict(found for path in named for found in self._named(path))
        for uri in self._twice:
            del documents[uri]
        super().__init__(documents, REMEDY)
        self._given_names = frozenset(self.texts)

    def name(self, uri: str) -> str:
        """What locations call the document under `uri`: the path of its file."""
        return self._names.get(uri, uri)

    @property
    def beside(self) -> list[str]:
        """The names of the documents that are neither the schema's nor named."""
        return [name for name in self.texts if name not in self._given_names]

    def shown(self, name: str) -> str:
        """What a person is told of the document `name`."""
        if name not in self._paths:
            return name
        return self._shown(self._paths[name])

    def elsewhere(self, uri: str) -> Answer:
        """The file that stands where `uri` says, as seen from a document that says where it is."""
        if uri in self._twice:
            return Unavailable("leads to several files", self._twice[uri])
        refusals = []
        for path in dict.fromkeys(self._candidates(uri)):
            missing = self._shelf.missing(path)
            if missing is None:
                return Retrieved(self._name(path), self._read(path, uri))
            if missing.reason.startswith(OUTSIDE):
                missing = replace(missing, hint=f"{missing.hint}; {self.remedy}")
            refusals.append(missing)
        return refusals[0] if refusals else super().elsewhere(uri)

    def _candidates(self, uri: str) -> Iterator[Path]:
        """Where the file may stand, first as seen from the document whose URI is most like it."""
        for base in sorted(self._anchors, key=lambda each: -_shared(each, uri)):
            relative = _relative(base, uri)
            if relative is not None:
                path = unquote(relative, errors="surrogateescape")
                yield Path(os.path.normpath(self._anchors[base].parent / path))

    def _named(self, path: Path) -> Iterator[tuple[str, Any]]:
        """A document that is named, under its identifier or else where it stands."""
        if path == self.file:
            return
        contents = self._read(path, _uri(path))
        uri = next(_identifiers(contents, _uri(path)), _uri(path))
        known = self._names.setdefault(uri, self._name(path))
        if known != self._name(path):
            self._twice[uri] = (
                f"{self.shown(known)!r} and {self._shown(path)!r} have that identifier"
            )
        yield uri, contents

    def _read(self, path: Path, uri: str) -> Any:
        """The document in a file; its identifier says from now on where it stands."""
        name = self._name(path)
        if name not in self._contents:
            self._paths[name] = path
            text = self._shelf.text(path)
            self._contents[name] = parse_document(text, self.shown(name))
            self.texts[name] = text
            for each in (*_identifiers(self._contents[name], uri), uri):
                self._anchors.setdefault(each, path)
        return self._contents[name]

    def _name(self, path: Path) -> str:
        if path == self.file:
            return ""
        relative = os.path.relpath(path, self.file.parent).replace(os.sep, "/")
        return relative.replace("%", "%25").replace("#", "%23")


class Disk:
    """The files of the project of a schema, and those that are named."""

    def __init__(self, schema: Path, named: Sequence[Path], shown: Callable[[Path], str]) -> None:
        self._root = project_of(schema.parent)
        self._real = os.path.realpath(self._root)
        self._named = {os.path.realpath(path) for path in (schema, *named)}
        self._shown = shown

    def missing(self, path: Path) -> Unavailable | None:
        """Why a file may not or cannot be read: it is elsewhere, or none is there."""
        try:
            real = os.path.realpath(path)
            if real not in self._named:
                inside = path.is_relative_to(self._root)
                if not inside or not Path(real).is_relative_to(self._real):
                    through = " through a symbolic link" if inside else ""
                    hint = f"only files below {self._shown(self._root)!r} are read"
                    return Unavailable(OUTSIDE + through, hint)
            return None if path.is_file() else self._no_file(path)
        except (OSError, ValueError):
            return self._no_file(path)

    def text(self, path: Path) -> str:
        """The text of a file."""
        return read_text(path, self._shown(path))

    def _no_file(self, path: Path) -> Unavailable:
        shown = self._shown(path)
        if path.is_dir():
            return Unavailable("leads to a directory", f"name a file in {shown!r}")
        folder = path.parent
        names = [each.name for each in folder.iterdir()] if folder.is_dir() else []
        near = get_close_matches(path.name.lower(), {each.lower(): each for each in names}, 1, 0.75)
        close = [each for each in names if each.lower() in near]
        hint = f"; did you mean {close[0]!r}?" if close else ""
        return Unavailable("leads nowhere", f"there is no file {shown!r}{hint}")


def project_of(folder: Path) -> Path:
    """The nearest directory, from `folder` up, that has a configuration or a repository."""
    for each in (folder, *folder.parents):
        if (each / "pyproject.toml").is_file() or (each / ".git").exists():
            return each
    return folder


def _uri(path: Path) -> str:
    return normal(f"file://{quote(os.fsencode(path.as_posix()), safe=_PATH_CHARACTERS)}")


def _identifiers(contents: Any, base: str) -> Iterator[str]:
    """The URIs that a document gives itself, as any draft does, where it stands at `base`."""
    for keyword in ("$id", "id"):
        identifier = contents.get(keyword) if isinstance(contents, dict) else None
        if isinstance(identifier, str) and not identifier.startswith("#"):
            try:
                yield resolve(base, identifier)[0]
            except ValueError:
                continue


def _shared(base: str, uri: str) -> int:
    return len(posixpath.commonprefix((base, uri)))


def _relative(base: str, uri: str) -> str | None:
    """How to get from the directory of `base` to `uri`; None where no path leads there."""
    authority, path = _split(base)
    other, target = _split(uri)
    if authority is None or authority != other or "?" in target:
        return None
    return posixpath.relpath(target or "/", posixpath.dirname(path) or "/")


def _split(uri: str) -> tuple[str | None, str]:
    scheme, colon, rest = uri.partition("://")
    if not colon:
        return None, ""
    authority, slash, path = rest.partition("/")
    return f"{scheme}://{authority}", slash + path
