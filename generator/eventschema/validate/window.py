"""JSON values one after another in a text too large to hold, with the lines on which they begin."""

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, Protocol

BLOCK: Final = 1 << 20
"""How many bytes are read at a time."""

BLANK: Final = " \t\r\n"
"""What JSON takes for white space."""

_NOT_BLANK: Final = re.compile(rf"[^{BLANK}]")
_LITERAL: Final = 12
"""An error at most so many characters before the end may come from a literal that is cut there."""

_EXPONENT: Final = "e+"
"""What is left of a number, at most, when it is cut: without its digits it is not read."""


class Stream(Protocol):
    """What can be read from as far as it is there."""

    def read1(self, size: int = -1, /) -> bytes:
        """At most `size` bytes, none at the end."""
        ...


@dataclass(frozen=True, slots=True)
class Event:
    """An instance and the line on which it begins (from 1).

    `index` is how many came before it, None where the line tells it apart.
    """

    line: int
    index: int | None
    value: Any


@dataclass(frozen=True, slots=True)
class Broken:
    """Where an event begins that is no JSON; `reason` is half a sentence."""

    line: int
    index: int | None
    reason: str


def is_unicode(text: str) -> bool:
    """Whether the bytes that `text` was decoded from (with surrogateescape) were UTF-8."""
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def has_lone_surrogate(text: str, begin: int, end: int, value: Any) -> bool:
    """Whether an escape of the JSON `text` from `begin` to `end` is half a character of `value`."""
    if text.find("\\u", begin, end) < 0:
        return False
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    except RecursionError:
        return False
    return False


class Window:
    """A window that slides over the text of a stream and knows its line.

    `text` is what is in it, `position` the place up to which all is dealt with.
    """

    def __init__(self, head: bytes, stream: Stream) -> None:
        self.stream = stream
        self.constants: list[str] = []
        self.json = json.JSONDecoder(parse_constant=self.constants.append)
        self.characters = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        self.text = self.characters.decode(head)
        self.is_unicode = is_unicode(self.text)
        self.position = 0
        self.line = 1
        self.line_begin = 0
        self.begins_line = True
        self.index = 0
        self.skipped = False

    def documents(self) -> Iterator[Event | Broken]:
        """Values with nothing but white space between them."""
        while self.next_character():
            yield self.value()

    def items(self) -> Iterator[Event | Broken]:
        """The items of the array that the text is."""
        self.next_character()
        self.consume(self.position + 1)
        character = self.next_character()
        while character not in ("]", ""):
            yield self.value()
            character = self.next_character()
            if self.skipped or character in ("]", ""):
                continue
            if character != ",":
                yield Broken(self.line, self.index, "is no JSON: a comma is missing before it")
                continue
            self.consume(self.position + 1)
            character = self.next_character()
            if character == "]":
                yield Broken(self.line, self.index, "is no JSON: nothing follows the comma")
        if character:
            self.consume(self.position + 1)
            if self.next_character():
                yield Broken(self.line, self.index, "is no JSON: more follows the array")
        elif not self.skipped:
            yield Broken(self.line, self.index, "is no JSON: the array does not end")

    def value(self) -> Event | Broken:
        """The value that begins at the position, which moves behind it.

        What is no JSON is skipped, to the next line that begins as the value began.
        """
        line, index = self.line, self.index
        self.index += 1
        self.skipped = False
        while True:
            self.constants.clear()
            try:
                value, end = self.json.raw_decode(self.text, self.position)
            except (ValueError, RecursionError) as error:
                if self.may_be_cut(error) and self.fill():
                    continue
                broken = Broken(line, index, self.reason(error))
                self.skip()
                return broken
            if len(self.text) - end <= len(_EXPONENT) and self.fill():
                continue
            break
        half = has_lone_surrogate(self.text, self.position, end, value)
        text_is_unicode = self.is_unicode or is_unicode(self.text[self.position : end])
        self.consume(end)
        if not text_is_unicode:
            return Broken(line, index, "is no UTF-8 text")
        if self.constants:
            return Broken(line, index, f"is no JSON: {self.constants[0]} is no number")
        if half:
            return Broken(line, index, "is no JSON: it has a lone surrogate")
        return Event(line, index, value)

    def may_be_cut(self, error: Exception) -> bool:
        """Whether the end of the window may be what is wrong with the value."""
        return isinstance(error, json.JSONDecodeError) and (
            error.pos >= len(self.text) - _LITERAL or error.msg.startswith("Unterminated string")
        )

    def reason(self, error: Exception) -> str:
        """Half a sentence on why the value at the position is none."""
        match error:
            case RecursionError():
                return "is nested too deeply"
            case json.JSONDecodeError():
                line, line_begin = self.line_at(error.pos)
                place = "" if line == self.line else f"line {line} "
                column = error.pos - line_begin + 1
                return f"is no JSON: {error.msg} at {place}column {column}"
            case _:
                return f"is no JSON: {error}"

    def skip(self) -> None:
        """Go on to the next line that begins, as deep as this one, with an object or an array."""
        self.skipped = True
        if not self.begins_line:
            self.consume(len(self.text))
            while self.fill():
                self.consume(len(self.text))
            return
        column = self.position - self.line_begin
        same = re.compile(rf"\n[ \t]{{{column}}}[{{\[]")
        while not (found := same.search(self.text, self.position)):
            self.consume(max(self.position, len(self.text) - column - 2))
            if not self.fill():
                self.consume(len(self.text))
                return
        self.consume(found.end() - 1)
        self.begins_line = True

    def next_character(self) -> str:
        """Go on to the next character that is not white space; empty at the end."""
        while True:
            found = _NOT_BLANK.search(self.text, self.position)
            begins_line, line = self.begins_line, self.line
            self.consume(found.start() if found else len(self.text))
            self.begins_line = begins_line or line != self.line
            if found:
                return found[0]
            if not self.fill():
                return ""

    def consume(self, end: int) -> None:
        """Go on to `end`, counting lines; what is there does not begin its line."""
        self.line, self.line_begin = self.line_at(end)
        self.position = end
        self.begins_line = False

    def line_at(self, end: int) -> tuple[int, int]:
        """The line of what is at `end`, which is ahead, and where that line begins."""
        last = self.text.rfind("\n", self.position, end)
        if last < 0:
            return self.line, self.line_begin
        return self.line + self.text.count("\n", self.position, end), last + 1

    def fill(self) -> bool:
        """Drop what is behind, read at least as much again as is ahead; whether there was more."""
        ahead = self.text[self.position :]
        parts, missing = list[str](), max(1, len(ahead))
        while missing > 0 and (chunk := self.stream.read1(BLOCK)):
            parts.append(self.characters.decode(chunk))
            missing -= len(parts[-1])
        new = "".join(parts) or self.characters.decode(b"", final=True)
        if not new:
            return False
        self.is_unicode = self.is_unicode and is_unicode(new)
        self.text = ahead + new
        self.line_begin -= self.position
        self.position = 0
        return True
