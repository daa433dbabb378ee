"""YAML read as what it may say in OpenAPI: JSON in other clothes, and nothing that runs code."""

import re
from dataclasses import dataclass, field
from typing import Any, Final, NoReturn

from eventschema.errors import UsageError
from eventschema.ir.types import Json
from eventschema.schema.given import DEEPEST

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


def parse_yaml(text: str, name: str) -> Json:
    """The JSON value that a YAML document stands for, by the JSON rules of YAML 1.2.

    So `no` is a text and `010` is one, too; dates are texts. `name` is the file in messages.
    Raises `UsageError` for what is no YAML, what JSON cannot say, and aliases that repeat
    themselves too often.
    """
    try:
        import yaml  # noqa: PLC0415 (an extra)
    except ImportError as error:
        hint = "install eventschema[yaml], or convert it to JSON"
        raise UsageError(f"{name}: is YAML, which needs PyYAML ({hint})") from error
    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    reader = _Reader(name)
    try:
        for event in yaml.parse(text, Loader=loader):
            reader.read(event)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = name if mark is None else f"{name}:{mark.line + 1}:{mark.column + 1}"
        reason = getattr(error, "problem", None) or getattr(error, "reason", "it cannot be read")
        raise UsageError(f"{place}: is no YAML: {reason} (repair it)") from error
    return reader.documents[0].value if reader.documents else None


@dataclass(slots=True)
class _Open:
    """A collection being read; `size` counts the values in it, aliases written out."""

    value: dict[str, Json] | list[Json]
    anchor: str | None
    key: str | None = None
    size: int = 1


@dataclass(frozen=True, slots=True)
class _Read:
    value: Json
    size: int


@dataclass(slots=True)
class _Reader:
    """Builds a value from the events of a parser, without recursion."""

    name: str
    documents: list[_Read] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    anchors: dict[str, _Read | None] = field(default_factory=dict)
    repeated: int = 0

    def read(self, event: Any) -> None:
        match type(event).__name__:
            case "ScalarEvent":
                self.add(event, _Read(self.scalar(event), 1), event.anchor)
            case "MappingStartEvent" | "SequenceStartEvent" as kind:
                self.open(event, {} if kind == "MappingStartEvent" else [])
            case "MappingEndEvent" | "SequenceEndEvent":
                closed = self.stack.pop()
                self.add(event, _Read(closed.value, closed.size), closed.anchor)
            case "AliasEvent":
                self.alias(event)
            case _:
                pass

    def open(self, event: Any, value: dict[str, Json] | list[Json]) -> None:
        if event.tag is not None and event.tag not in _TAGS:
            self.fail(event, f"the tag {event.tag!r} is none of JSON")
        if len(self.stack) == DEEPEST:
            self.fail(event, "it nests too deeply")
        if event.anchor is not None:
            self.anchors[event.anchor] = None
        self.stack.append(_Open(value, event.anchor))

    def alias(self, event: Any) -> None:
        if event.anchor not in self.anchors:
            self.fail(event, f"the alias {event.anchor!r} repeats nothing")
        found = self.anchors[event.anchor]
        if found is None:
            self.fail(event, f"the alias {event.anchor!r} stands inside of what it repeats")
        self.repeated += found.size
        if self.repeated > MOST_BY_ALIASES:
            self.fail(event, "its aliases repeat too much")
        self.add(event, found, None)

    def add(self, event: Any, read: _Read, anchor: str | None) -> None:
        """Put a value where it stands: into the innermost collection, or as a key of it."""
        if anchor is not None:
            self.anchors[anchor] = read
        if not self.stack:
            if self.documents:
                self.fail(event, "there is more than one document")
            self.documents.append(read)
            return
        holder = self.stack[-1]
        holder.size += read.size
        if isinstance(holder.value, list):
            holder.value.append(read.value)
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
                return int(text) if _INTEGER.fullmatch(text) else float(text)
            except ValueError:
                self.fail(event, "a number has too many digits")
        return text

    def fail(self, event: Any, reason: str) -> NoReturn:
        place = f"{self.name}:{event.start_mark.line + 1}:{event.start_mark.column + 1}"
        raise UsageError(f"{place}: {reason} (repair it)")
