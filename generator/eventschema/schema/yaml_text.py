"""YAML read as JSON in other clothes, and nothing that runs code."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib.util import find_spec
from math import isfinite
from typing import Any, Final, NoReturn

from eventschema.errors import UsageError
from eventschema.ir.types import Json
from eventschema.schema.given import DEEPEST
from eventschema.schema.pointers import pointer

MOST_BY_ALIASES: Final = 1_000_000
"""How many values aliases may repeat in all; a bomb repeats exponentially many."""

_INTEGER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)")
_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_WORDS: Final = {
    word: value
    for name, value in (("null", None), ("true", True), ("false", False))
    for word in (name, name.title(), name.upper())
} | {"": None, "~": None}
_TAGS: Final = frozenset(
    f"tag:yaml.org,2002:{name}" for name in ("bool", "float", "int", "map", "null", "seq")
)
_TEXT: Final = frozenset({"!", "tag:yaml.org,2002:str"})


class YamlError(Exception):
    """What is no YAML, or says what JSON cannot: the place, and half a sentence."""

    def __init__(self, line: int, column: int, reason: str) -> None:
        super().__init__(line, column, reason)
        self.line = line
        self.column = column
        self.reason = reason


@dataclass(frozen=True, slots=True)
class YamlValue:
    """A value, the line on which it begins, and those of its items where it is a document."""

    value: Json
    size: int
    line: int
    items: tuple[int, ...] = ()


def parse_yaml(text: str, name: str) -> Json:
    """The JSON value that a YAML document stands for, by the JSON rules of YAML 1.2.

    So `no` is a text and `010` is one, too; dates are texts. `name` is the file in messages.
    Raises `UsageError` for what is no YAML, what JSON cannot say, and aliases that repeat
    themselves too often.
    """
    require_library(name)
    try:
        documents = [*yaml_documents(text, most=1)]
    except YamlError as error:
        place = f"{name}:{error.line}:{error.column}"
        raise UsageError(f"{place}: {error.reason} (repair it)") from error
    return documents[0].value if documents else None


def yaml_documents(text: str, most: int | None = None) -> Iterator[YamlValue]:
    """The documents of a YAML stream, of which `most` are allowed.

    Raises `YamlError` as `parse_yaml` does `UsageError`, after the documents before it.
    """
    reader = _Reader(most)
    for event in _events(text):
        reader.read(event)
        if type(event).__name__ == "DocumentEndEvent":
            yield reader.documents[-1]
            reader.documents[-1] = _FORGOTTEN


def require_library(name: str) -> None:
    """Raise `UsageError` where YAML, such as the file `name`, cannot be read here."""
    if find_spec("yaml") is None:
        hint = "install eventschema[yaml], or convert it to JSON"
        raise UsageError(f"{name}: is YAML, which needs PyYAML ({hint})")


@lru_cache(maxsize=8)
def yaml_lines(text: str) -> Mapping[str, int]:
    """The line on which each value of a YAML document begins, by its JSON Pointer.

    What an alias repeats stands where the alias does.
    """
    found = {"": 1}
    path: list[str | int | None] = []
    for event in _events(text):
        match type(event).__name__:
            case "MappingEndEvent" | "SequenceEndEvent":
                path.pop()
                _advance(path)
            case "ScalarEvent" if path and path[-1] is None:
                path[-1] = event.value
            case "ScalarEvent" | "AliasEvent":
                found[pointer(*map(str, path))] = event.start_mark.line + 1
                _advance(path)
            case "MappingStartEvent" | "SequenceStartEvent" as kind:
                found[pointer(*map(str, path))] = event.start_mark.line + 1
                path.append(None if kind == "MappingStartEvent" else 0)
            case _:
                pass
    return found


def _advance(path: list[str | int | None]) -> None:
    """Go on to what follows a value: the next item, or the name of the next member."""
    if path:
        path[-1] = path[-1] + 1 if isinstance(path[-1], int) else None


def _events(text: str) -> Iterator[Any]:
    """What a parser finds in a text; raises `YamlError` where that is no YAML."""
    import yaml  # noqa: PLC0415 (an extra)

    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        yield from yaml.parse(text, Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (1, 1) if mark is None else (mark.line + 1, mark.column + 1)
        reason = getattr(error, "problem", None) or getattr(error, "reason", "it cannot be read")
        raise YamlError(line, column, f"is no YAML: {reason}") from error


@dataclass(slots=True)
class _Open:
    """A collection being read; `size` counts the values in it, aliases written out."""

    value: dict[str, Json] | list[Json]
    anchor: str | None
    line: int
    key: str | None = None
    size: int = 1
    items: list[int] = field(default_factory=list)


_FORGOTTEN: Final = YamlValue(None, 0, 0)
"""What stands for a document that was taken."""


@dataclass(slots=True)
class _Reader:
    """Builds values from the events of a parser, without recursion; `most` are allowed."""

    most: int | None = None
    documents: list[YamlValue] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    anchors: dict[str, YamlValue | None] = field(default_factory=dict)
    repeated: int = 0

    def read(self, event: Any) -> None:
        match type(event).__name__:
            case "ScalarEvent":
                line = event.start_mark.line + 1
                self.add(event, YamlValue(self.scalar(event), 1, line), event.anchor)
            case "MappingStartEvent" | "SequenceStartEvent" as kind:
                self.open(event, {} if kind == "MappingStartEvent" else [])
            case "MappingEndEvent" | "SequenceEndEvent":
                closed = self.stack.pop()
                read = YamlValue(closed.value, closed.size, closed.line, tuple(closed.items))
                self.add(event, read, closed.anchor)
            case "AliasEvent":
                self.alias(event)
            case "DocumentStartEvent":
                self.anchors.clear()
            case _:
                pass

    def open(self, event: Any, value: dict[str, Json] | list[Json]) -> None:
        if event.tag is not None and event.tag not in _TAGS:
            self.fail(event, f"the tag {event.tag!r} is none of JSON")
        if len(self.stack) == DEEPEST:
            self.fail(event, "it nests too deeply")
        if event.anchor is not None:
            self.anchors[event.anchor] = None
        self.stack.append(_Open(value, event.anchor, event.start_mark.line + 1))

    def alias(self, event: Any) -> None:
        if event.anchor not in self.anchors:
            self.fail(event, f"the alias {event.anchor!r} repeats nothing")
        found = self.anchors[event.anchor]
        if found is None:
            self.fail(event, f"the alias {event.anchor!r} stands inside of what it repeats")
        self.repeated += found.size
        if self.repeated > MOST_BY_ALIASES:
            self.fail(event, "its aliases repeat too much")
        self.add(event, replace(found, line=event.start_mark.line + 1), None)

    def add(self, event: Any, read: YamlValue, anchor: str | None) -> None:
        """Put a value where it stands: into the innermost collection, or as a key of it."""
        if anchor is not None:
            self.anchors[anchor] = read
        if not self.stack:
            if len(self.documents) == self.most:
                self.fail(event, "there is more than one document")
            self.documents.append(read)
            return
        holder = self.stack[-1]
        holder.size += read.size
        if isinstance(holder.value, list):
            holder.value.append(read.value)
            if len(self.stack) == 1:
                holder.items.append(read.line)
        elif holder.key is None:
            holder.key = self.key(event, holder.value)
        else:
            holder.value[holder.key] = read.value
            holder.key = None

    def key(self, event: Any, members: dict[str, Json]) -> str:
        if type(event).__name__ != "ScalarEvent":
            self.fail(event, "a member name is no text")
        key: str = event.value
        if key == "<<" and event.implicit[0]:
            self.fail(event, "merge keys (`<<`) are none of JSON")
        if key in members:
            self.fail(event, f"there are two members {key!r} in one object")
        return key

    def scalar(self, event: Any) -> Json:
        text: str = event.value
        if event.tag in _TEXT or (event.tag is None and not event.implicit[0]):
            return text
        if event.tag is not None and event.tag not in _TAGS:
            self.fail(event, f"the tag {event.tag!r} is none of JSON")
        if text in _WORDS:
            return _WORDS[text]
        if _NUMBER.fullmatch(text):
            try:
                number = int(text) if _INTEGER.fullmatch(text) else float(text)
            except ValueError:
                self.fail(event, "a number has too many digits")
            if isfinite(number):
                return number
            self.fail(event, "a number is too large")
        return text

    def fail(self, event: Any, reason: str) -> NoReturn:
        raise YamlError(event.start_mark.line + 1, event.start_mark.column + 1, reason)
