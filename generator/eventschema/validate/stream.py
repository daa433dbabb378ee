"""Events in a byte stream: JSON documents, an array of them, or JSON Lines."""

import codecs
import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader
from typing import Any, Final, NoReturn

from eventschema.schema.yaml_text import YamlError, yaml_documents
from eventschema.validate.window import (
    BLANK,
    BLOCK,
    Broken,
    Event,
    Stream,
    Window,
    has_lone_surrogate,
    is_unicode,
)

_GZIP_MAGIC: Final = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Lines:
    """Whole lines of JSON Lines, and the number of the first of them (from 1).

    `offset` is where they begin in the file, None where it has them in compressed form.
    """

    first: int
    data: bytes
    offset: int | None


@dataclass(frozen=True, slots=True)
class JsonLines:
    """A stream of JSON Lines, cut into blocks."""

    blocks: Iterator[Lines]


@dataclass(frozen=True, slots=True)
class JsonValues:
    """A stream of documents, or of the items of one array."""

    events: Iterator[Event | Broken]


def read_events(
    stream: BufferedReader, *, arrays_are_events: bool = False
) -> JsonLines | JsonValues:
    """What `stream`, or what it is the gzip of, holds; read as it is iterated.

    An array at the top is a list of events unless `arrays_are_events`.
    Raises `OSError`, `EOFError` or `zlib.error`, then too, where it cannot be read.
    """
    is_gzip = stream.peek(len(_GZIP_MAGIC)).startswith(_GZIP_MAGIC)
    head = _Head(gzip.GzipFile(fileobj=stream, mode="rb") if is_gzip else stream)
    if head.is_json_lines(arrays_are_events):
        return JsonLines(_lines(head, None if is_gzip else head.offset))
    window = Window(head.data, head.stream)
    if head.data.lstrip().startswith(b"[") and not arrays_are_events:
        return JsonValues(window.items())
    return JsonValues(window.documents())


def yaml_events(stream: BufferedReader, *, arrays_are_events: bool = False) -> JsonValues:
    """What `stream`, or what it is the gzip of, holds in documents of YAML, as in `read_events`."""
    is_gzip = stream.peek(len(_GZIP_MAGIC)).startswith(_GZIP_MAGIC)
    data = gzip.GzipFile(fileobj=stream, mode="rb").read() if is_gzip else stream.read()
    return JsonValues(_yaml_values(data, arrays_are_events))


def _yaml_values(data: bytes, arrays_are_events: bool) -> Iterator[Event | Broken]:
    index = 0
    try:
        for document in yaml_documents(data.decode("utf-8-sig")):
            events = [(document.line, document.value)]
            if isinstance(document.value, list) and not arrays_are_events:
                events = [*zip(document.items, document.value, strict=True)]
            for line, value in events:
                yield Event(line, index, value)
                index += 1
    except UnicodeDecodeError as error:
        yield Broken(data.count(b"\n", 0, error.start) + 1, index, "is no UTF-8 text")
    except YamlError as error:
        yield Broken(error.line, index, error.reason)


def loads(text: str) -> Any:
    """The JSON value that `text`, decoded with surrogateescape, is.

    Raises `ValueError` with half a sentence why it is none.
    """
    text = text.strip(BLANK)
    if not is_unicode(text):
        raise ValueError("is no UTF-8 text")
    try:
        value, end = decoder.raw_decode(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"is no JSON: {error.msg} at column {error.colno}") from error
    except RecursionError as error:
        raise ValueError("is nested too deeply") from error
    except ValueError as error:
        raise ValueError(f"is no JSON: {error}") from error
    if end != len(text):
        column = len(text) - len(text[end:].lstrip(BLANK)) + 1
        raise ValueError(f"is no JSON: more follows the value at column {column}")
    return value


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


class _Decoder(json.JSONDecoder):
    """Reads text of I-JSON, in which no surrogate stands alone."""

    def raw_decode(self, s: str, idx: int = 0) -> tuple[Any, int]:
        value, end = super().raw_decode(s, idx)
        if has_lone_surrogate(s, idx, end, value):
            raise ValueError("it has a lone surrogate")
        return value, end


decoder: Final = _Decoder(parse_constant=_refuse_constant)


class _Head:
    """The beginning of a stream: as much of it as tells what the stream holds."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream
        self.data = b""
        while len(self.data) < len(codecs.BOM_UTF8) and self.read_more():
            pass
        self.offset = len(codecs.BOM_UTF8) if self.data.startswith(codecs.BOM_UTF8) else 0
        self.data = self.data[self.offset :]

    def read_more(self) -> bool:
        chunk = self.stream.read1(BLOCK)
        self.data += chunk
        return bool(chunk)

    def is_json_lines(self, arrays_are_events: bool) -> bool:
        """Whether one of the first two lines is a JSON value of its own, and no list of events."""
        begin = self.content(0)
        if self.data[begin : begin + 1] == b"[" and not arrays_are_events:
            end = self.line_end(begin, begin + BLOCK)
            return _is_json(self.data[begin:end]) and self.content(end) < len(self.data)
        end = self.line_end(begin)
        if self.data[begin : begin + 1] not in (b"{", b"[") or _is_json(self.data[begin:end]):
            return True
        begin = self.content(end)
        is_object = self.data[begin : begin + 1] == b"{" and self.data[begin - 1 : begin] == b"\n"
        return is_object and _is_json(self.data[begin : self.line_end(begin)])

    def content(self, begin: int) -> int:
        """Where the first byte that is not blank stands."""
        while not (rest := self.data[begin:].lstrip()) and self.read_more():
            pass
        return len(self.data) - len(rest)

    def line_end(self, begin: int, limit: int | None = None) -> int:
        """Where the line ends, or its part up to about `limit`."""
        while (end := self.data.find(b"\n", begin)) < 0:
            if (limit is not None and len(self.data) > limit) or not self.read_more():
                return len(self.data)
        return end


def _is_json(line: bytes) -> bool:
    try:
        loads(line.decode("utf-8", "surrogateescape"))
    except ValueError:
        return False
    return True


def _lines(head: _Head, offset: int | None) -> Iterator[Lines]:
    first, parts, chunk = 1, list[bytes](), head.data
    while chunk:
        end = chunk.rfind(b"\n") + 1
        if end:
            data = b"".join((*parts, chunk[:end]))
            yield Lines(first, data, offset)
            first += data.count(b"\n")
            offset = None if offset is None else offset + len(data)
            parts.clear()
        parts.append(chunk[end:])
        chunk = head.stream.read1(BLOCK)
    if any(parts):
        yield Lines(first, b"".join(parts), offset)
