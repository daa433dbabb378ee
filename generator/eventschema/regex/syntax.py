r"""The grammar of ECMA-262 regular expressions, in Unicode mode.

Unicode mode refuses some spellings that schemas in the wild are full of and that have the same
meaning without it: `\-` and other needless escapes of punctuation, `[\w-.]`, and a bracket or a
brace that closes or counts nothing. These are read as they are meant. Escapes of letters that mean
something in another language but nothing in this one (`\A`, `\Z`, `\a`) are errors.
"""

import re
from typing import Literal

from eventschema.regex.characters import ANY_BUT_LINE_TERMINATORS, Ranges
from eventschema.regex.nodes import (
    Alternation,
    Anchor,
    Atom,
    BackReference,
    Characters,
    Group,
    Lookaround,
    Node,
    RegularExpression,
    Repeat,
    Sequence,
    UnicodeProperty,
)
from eventschema.regex.scanner import Scanner

MAXIMUM_NESTING = 50

_QUANTIFIER = re.compile(r"(?:[*+?]|\{([0-9]+)(?:(,)([0-9]*))?\})(\??)")
_COUNT_WITHOUT_MINIMUM = re.compile(r"\{,[0-9]+\}")
_DECIMAL = re.compile(r"[1-9][0-9]*")
_LARGEST_COUNT = 10**15
_LOOKAROUNDS = {
    "(?=": (False, False),
    "(?!": (False, True),
    "(?<=": (True, False),
    "(?<!": (True, True),
}
_BOUNDARIES: dict[str, Literal["boundary", "no boundary"]] = {
    "b": "boundary",
    "B": "no boundary",
}
_GROUPS_OF_OTHERS = {
    "P": "(?<name>…) is a named group, \\k<name> refers to it",
    "#": "a comment belongs into $comment",
    ">": "there are no atomic groups",
    "(": "there are no conditionals",
}


def parse(pattern: str) -> RegularExpression:
    """The syntax tree of `pattern`. Raises `InvalidPattern` for what is no regular expression."""
    return _Parser(pattern).pattern()


class _Parser(Scanner):
    def __init__(self, pattern: str) -> None:
        super().__init__(pattern)
        self.groups = 0
        self.names: dict[str, int] = {}
        self.references: list[BackReference] = []

    def pattern(self) -> RegularExpression:
        body = self.disjunction(0)
        if self.at < len(self.text):
            self.fail("a closing parenthesis that nothing opened", self.at, "write \\)")
        for reference in self.references:
            match reference.key:
                case str() as name if name not in self.names:
                    self.fail(f"there is no group named {name}", reference.position)
                case int() as number if number > self.groups:
                    self.fail(
                        f"there is no group {number}",
                        reference.position,
                        "\\xHH or \\u{H…} is a character by its code",
                    )
        return RegularExpression(body, self.names, tuple(self.references))

    def disjunction(self, depth: int) -> Node:
        if depth > MAXIMUM_NESTING:
            self.fail(f"groups nested more than {MAXIMUM_NESTING} deep", self.at)
        branches: list[list[Node]] = [[]]
        while self.peek() not in {"", ")"}:
            if self.take("|"):
                branches.append([])
            else:
                branches[-1].append(self.term(depth))
        parts = [branch[0] if len(branch) == 1 else Sequence(tuple(branch)) for branch in branches]
        return parts[0] if len(parts) == 1 else Alternation(tuple(parts))

    def term(self, depth: int) -> Node:
        start = self.at
        if self.peek() == "(":
            return self.quantified(self.group(depth), start)
        if self.take("["):
            return self.quantified(self.character_class(start), start)
        if self.take("\\"):
            return self.quantified(self.atom_escape(start), start)
        if self.take_match(_QUANTIFIER):
            self.fail("a quantifier with nothing to repeat", start)
        character = self.peek()
        self.at += 1
        match character:
            case "^":
                return self.quantified(Anchor("start"), start)
            case "$":
                return self.quantified(Anchor("end"), start)
            case ".":
                return self.quantified(Characters((ANY_BUT_LINE_TERMINATORS,)), start)
            case _:
                return self.quantified(Characters((_only(ord(character)),)), start)

    def quantified(self, atom: Atom, start: int) -> Node:
        position = self.at
        if count := self.take_match(_COUNT_WITHOUT_MINIMUM):
            hint = f"write {{0{count[0][1:]} to repeat, \\{count[0]} for the text"
            self.fail(f"{count[0]} is no quantifier", position, hint)
        match = self.take_match(_QUANTIFIER)
        if match is None:
            return atom
        if isinstance(atom, Anchor | Lookaround):
            self.fail(f"{self.text[start:position]} cannot be repeated", position)
        minimum, maximum = _counts(match)
        if maximum is not None and minimum > maximum:
            self.fail("a quantifier whose numbers are out of order", position)
        if _QUANTIFIER.match(self.text, self.at):
            hint = "there are no possessive quantifiers"
            self.fail("a quantifier after a quantifier", self.at, hint)
        return Repeat(atom, minimum, maximum, not match[4], position)

    def group(self, depth: int) -> Group | Lookaround:
        start = self.at
        for opening, (behind, negative) in _LOOKAROUNDS.items():
            if self.take(opening):
                body = self.disjunction(depth + 1)
                self.close(start)
                return Lookaround(body, behind, negative, start)
        number = None if self.take("(?:") else self.open_capture()
        body = self.disjunction(depth + 1)
        self.close(start)
        return Group(body, number)

    def close(self, start: int) -> None:
        if not self.take(")"):
            self.fail("a group that is not closed", start)

    def open_capture(self) -> int:
        start = self.at
        self.at += 1
        self.groups += 1
        if self.take("?"):
            if not self.take("<"):
                kind = self.peek()
                hint = _GROUPS_OF_OTHERS.get(kind, "there are no inline flags")
                self.fail(f"(?{kind} opens no group", start, hint)
            name = self.group_name()
            if name in self.names:
                self.fail(f"a second group named {name}", start)
            self.names[name] = self.groups
        return self.groups

    def atom_escape(self, start: int) -> Atom:
        boundary = _BOUNDARIES.get(self.peek())
        if boundary is not None:
            self.at += 1
            return Anchor(boundary)
        if number := self.take_match(_DECIMAL):
            # No pattern has as many groups as nine digits can count.
            return self.refer(int(number[0][:9]), start)
        if self.take("k"):
            if not self.take("<"):
                self.fail("\\k without <name>", start)
            return self.refer(self.group_name(), start)
        return Characters((self.set_escape(start) or _only(self.character_escape(start)),))

    def refer(self, key: int | str, position: int) -> BackReference:
        reference = BackReference(key, position)
        self.references.append(reference)
        return reference

    def character_class(self, start: int) -> Characters:
        negated = self.take("^")
        members: list[Ranges | UnicodeProperty] = []
        while not self.take("]"):
            if not self.peek():
                self.fail("a character class that is not closed", start)
            members += self.class_range()
        return Characters(tuple(members), negated)

    def class_range(self) -> list[Ranges | UnicodeProperty]:
        start = self.at
        first = self.class_atom()
        if self.peek() != "-" or self.peek(1) in {"", "]"}:
            return [first]
        self.at += 1
        last = self.class_atom()
        low, high = _single(first), _single(last)
        if low is None or high is None:
            return [first, _only(ord("-")), last]
        if low > high:
            self.fail(f"{self.text[start : self.at]} is a range out of order", start)
        return [((low, high),)]

    def class_atom(self) -> Ranges | UnicodeProperty:
        start = self.at
        self.at += 1
        if self.text[start] != "\\":
            return _only(ord(self.text[start]))
        if self.take("b"):
            return _only(0x08)
        return self.set_escape(start) or _only(self.character_escape(start))


def _only(code_point: int) -> Ranges:
    return ((code_point, code_point),)


def _single(member: Ranges | UnicodeProperty) -> int | None:
    if isinstance(member, UnicodeProperty) or len(member) != 1 or member[0][0] != member[0][1]:
        return None
    return member[0][0]


def _counts(quantifier: re.Match[str]) -> tuple[int, int | None]:
    match quantifier[0][0]:
        case "*":
            return 0, None
        case "+":
            return 1, None
        case "?":
            return 0, 1
    minimum = _count(quantifier[1])
    if quantifier[2] is None:
        return minimum, minimum
    return minimum, _count(quantifier[3]) if quantifier[3] else None


def _count(digits: str) -> int:
    significant = digits.lstrip("0")
    return int(significant or "0") if len(significant) < 15 else _LARGEST_COUNT
