"""Reading the text of a pattern: its characters and its escapes."""

import re
from typing import NoReturn

from eventschema.regex.characters import (
    DIGITS,
    WHITE_SPACE,
    WORD_CHARACTERS,
    Ranges,
    complement,
)
from eventschema.regex.nodes import InvalidPattern, UnicodeProperty
from eventschema.regex.properties import canonical_property

_FOUR_HEX = re.compile(r"u([0-9A-Fa-f]{4})")
_LOW_SURROGATE = re.compile(r"\\u([Dd][C-Fc-f][0-9A-Fa-f]{2})")
_CODE_POINT = re.compile(r"u\{([0-9A-Fa-f]+)\}")
_TWO_HEX = re.compile(r"x([0-9A-Fa-f]{2})")
_CONTROL_LETTER = re.compile(r"c([A-Za-z])")
_NUL = re.compile(r"0(?![0-9])")
_PROPERTY = re.compile(r"([pP])\{([A-Za-z0-9_=]+)\}")
_CONTROLS = {"f": 0x0C, "n": 0x0A, "r": 0x0D, "t": 0x09, "v": 0x0B}
_SHORTHANDS: dict[str, Ranges] = {
    "d": DIGITS,
    "D": complement(DIGITS),
    "s": WHITE_SPACE,
    "S": complement(WHITE_SPACE),
    "w": WORD_CHARACTERS,
    "W": complement(WORD_CHARACTERS),
}
_PLACES_OF_OTHERS = {
    "A": "the start is ^",
    "Z": "the end is $",
    "z": "the end is $",
}


class Scanner:
    """A position in the text of a pattern. Every error is an `InvalidPattern`."""

    def __init__(self, pattern: str) -> None:
        self.text = _joined_surrogates(pattern)
        self.at = 0

    def fail(self, reason: str, position: int, hint: str = "") -> NoReturn:
        """Report what stands at `position`."""
        raise InvalidPattern(reason, position, hint)

    def peek(self, distance: int = 0) -> str:
        """The character at `distance` from here, empty after the end."""
        return self.text[self.at + distance : self.at + distance + 1]

    def take(self, text: str) -> bool:
        """Go past `text` if it stands here."""
        if self.text.startswith(text, self.at):
            self.at += len(text)
            return True
        return False

    def take_match(self, expression: re.Pattern[str]) -> re.Match[str] | None:
        """Go past what `expression` matches here."""
        match = expression.match(self.text, self.at)
        if match:
            self.at = match.end()
        return match

    def set_escape(self, position: int) -> Ranges | UnicodeProperty | None:
        r"""The set of an escape such as `\d`, whose backslash, at `position`, has been read."""
        shorthand = _SHORTHANDS.get(self.peek())
        if shorthand is not None:
            self.at += 1
            return shorthand
        match = self.take_match(_PROPERTY)
        if match is None:
            return None
        name = canonical_property(match[2])
        if name is None:
            self.fail(f"{match[2]} is no Unicode property", position)
        return UnicodeProperty(name, match[1] == "P", position)

    def character_escape(self, position: int) -> int:
        """The character of an escape whose backslash, at `position`, has been read."""
        if control := self.take_match(_CONTROL_LETTER):
            return ord(control[1]) % 32
        if code := self.take_match(_TWO_HEX):
            return int(code[1], 16)
        if self.take_match(_NUL):
            return 0
        code_point = self.unicode_escape()
        if code_point is not None:
            return code_point
        character = self.peek()
        self.at += 1
        if character in _CONTROLS:
            return _CONTROLS[character]
        if not character:
            self.fail("a backslash at the end", position)
        if not character.isascii() or not character.isprintable() or character.isalnum():
            hint = _PLACES_OF_OTHERS.get(character, "")
            self.fail(f"\\{character} is no escape", position, hint)
        return ord(character)

    def unicode_escape(self) -> int | None:
        """The character of `uHHHH`, of a surrogate pair of these, or of `u{H…}`, if it is here."""
        if braced := self.take_match(_CODE_POINT):
            code_point = int(braced[1], 16)
            if code_point > 0x10FFFF:
                self.fail("the largest code point is \\u{10FFFF}", braced.start() - 1)
            return code_point
        unit = self.take_match(_FOUR_HEX)
        if unit is None:
            return None
        high = int(unit[1], 16)
        if 0xD800 <= high <= 0xDBFF and (low := self.take_match(_LOW_SURROGATE)):
            return 0x10000 + ((high - 0xD800) << 10) + int(low[1], 16) - 0xDC00
        return high

    def group_name(self) -> str:
        """The name of a group whose opening angle bracket has been read."""
        position = self.at
        characters: list[str] = []
        while not self.take(">"):
            characters.append(chr(self._character_of_name(position)))
        name = "".join(characters)
        # An identifier of ECMA-262 may also hold the dollar sign and the two joiners.
        if not re.sub("[$]|(?<!^)[\u200c\u200d]", "_", name).isidentifier():
            self.fail(f"{name!r} cannot name a group", position)
        return name

    def _character_of_name(self, position: int) -> int:
        character = self.peek()
        if not character:
            self.fail("the name of a group is not closed", position)
        self.at += 1
        if character != "\\":
            return ord(character)
        code_point = self.unicode_escape()
        if code_point is None:
            self.fail("an escape that cannot stand in the name of a group", self.at - 1)
        return code_point


def _joined_surrogates(text: str) -> str:
    """`text` with every pair of surrogates as the one character that it means."""
    return re.sub(
        "[\ud800-\udbff][\udc00-\udfff]",
        lambda pair: pair[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le"),
        text,
    )
