"""From the syntax tree of an ECMA-262 regular expression to a pattern of Python's `re`."""

import re
from functools import lru_cache

from eventschema.regex.backreferences import meanings
from eventschema.regex.characters import EVERYTHING, Ranges, complement, union
from eventschema.regex.nodes import (
    Alternation,
    Anchor,
    BackReference,
    Characters,
    Group,
    Lookaround,
    Node,
    RegularExpression,
    Repeat,
    Sequence,
    UnicodeProperty,
    UntranslatablePattern,
)
from eventschema.regex.properties import property_ranges
from eventschema.regex.syntax import parse
from eventschema.regex.widths import passes, width

MAXIMUM_LENGTH = 1_000_000
MAXIMUM_REPETITIONS = 2**32 - 2
MAXIMUM_EMPTY_REPETITIONS = 1_000

_ASSERTIONS = {
    "start": "^",
    "end": r"\Z",
    "boundary": r"(?a:\b)",
    # Up to 3.13, Python's \B does not match in an empty text.
    "no boundary": r"(?!(?a:\b))",
}
_SPECIAL = frozenset(r"\.^$*+?{}[]|()")
_SPECIAL_IN_CLASS = frozenset(r"\^-[]&~|")


def translate(pattern: str) -> str:
    """An equivalent of the ECMA-262 regular expression `pattern` for `re.compile(…).search`.

    Raises `UntranslatablePattern` where there is none, and its subclass `InvalidPattern` where
    `pattern` is no regular expression.

    Unicode properties become the characters that the running interpreter knows to have them.
    """
    return _translated(pattern)


@lru_cache(maxsize=1024)
def _translated(pattern: str) -> str:
    text = _Writer(parse(pattern)).text()
    try:
        re.compile(text)
    except (re.error, OverflowError, RecursionError) as error:
        raise UntranslatablePattern(f"Python cannot compile this pattern: {error}", 0) from error
    return text


def character_set(node: Characters) -> Ranges:
    """The code points that `node` matches.

    Raises `UntranslatablePattern` for a Unicode property that the standard library does not know.
    """
    members = union(*map(_ranges, node.members))
    return complement(members) if node.negated else members


def _ranges(member: Ranges | UnicodeProperty) -> Ranges:
    if not isinstance(member, UnicodeProperty):
        return member
    ranges = property_ranges(member.name)
    if ranges is None:
        raise UntranslatablePattern(
            f"the standard library of Python does not know the Unicode property {member.name}",
            member.position,
            "write the ranges of characters or a general category such as \\p{L}",
        )
    return complement(ranges) if member.negated else ranges


class _Writer:
    def __init__(self, pattern: RegularExpression) -> None:
        self.pattern = pattern
        self.meanings = meanings(pattern)
        referred = {
            pattern.number(reference)
            for reference, meaning in self.meanings.items()
            if meaning != "nothing"
        }
        self.numbers = {number: index for index, number in enumerate(sorted(referred), start=1)}
        self.pieces: list[str] = []
        self.length = 0

    def text(self) -> str:
        self.write(self.pattern.body, 1)
        return "".join(self.pieces)

    def put(self, piece: str) -> None:
        self.pieces.append(piece)
        self.length += len(piece)
        if self.length > MAXIMUM_LENGTH:
            raise UntranslatablePattern(
                f"its translation is longer than {MAXIMUM_LENGTH} characters", 0
            )

    def write(self, node: Node, rounds: int) -> None:
        """Write `node`, which stands in repetitions that ask for `rounds` empty rounds."""
        match node:
            case Characters():
                self.put(_class(character_set(node)))
            case Anchor(kind):
                self.put(_ASSERTIONS[kind])
            case Sequence(parts):
                for part in parts:
                    self.write(part, rounds)
            case Alternation(branches):
                for index, branch in enumerate(branches):
                    if index:
                        self.put("|")
                    self.write(branch, rounds)
            case Group(body, number):
                self.enclosed("(" if number in self.numbers else "(?:", body, rounds)
            case BackReference():
                self.put(self.reference(node))
            case Lookaround():
                self.lookaround(node, rounds)
            case Repeat():
                self.repeat(node, rounds)

    def enclosed(self, opening: str, body: Node, rounds: int) -> None:
        self.put(opening)
        self.write(body, rounds)
        self.put(")")

    def reference(self, node: BackReference) -> str:
        match self.meanings[node]:
            case "nothing":
                return "(?:)"
            case "the group":
                return f"(?:\\{self.numbers[self.pattern.number(node)]})"
            case "the group if it matched":
                number = self.numbers[self.pattern.number(node)]
                return f"(?({number})\\{number})"

    def lookaround(self, node: Lookaround, rounds: int) -> None:
        if not node.behind:
            self.enclosed("(?!" if node.negative else "(?=", node.body, rounds)
            return
        branches = node.body.branches if isinstance(node.body, Alternation) else (node.body,)
        for branch in branches:
            least, most = width(branch)
            if most is None or least != most or most > MAXIMUM_REPETITIONS:
                raise UntranslatablePattern(
                    "Python looks behind only for text of one length",
                    node.position,
                    "turn the lookbehind into an alternation of texts of one length each",
                )
        if node.negative:
            for branch in branches:
                self.enclosed("(?<!", branch, rounds)
            return
        self.put("(?:")
        for index, branch in enumerate(branches):
            self.enclosed("|(?<=" if index else "(?<=", branch, rounds)
        self.put(")")

    def repeat(self, node: Repeat, rounds: int) -> None:
        minimum, maximum = node.minimum, node.maximum
        if max(minimum, maximum or 0) > MAXIMUM_REPETITIONS:
            raise UntranslatablePattern(
                f"Python repeats at most {MAXIMUM_REPETITIONS} times", node.position
            )
        least, most = width(node.body)
        if least == 0 and not self.numbers:
            # Rounds that match nothing change nothing, but Python would run each of them.
            if most == 0 and minimum:
                self.write(node.body, rounds)
                return
            if passes(node.body):
                minimum = 0
        if least == 0:
            rounds *= max(minimum, 1)
            if rounds > MAXIMUM_EMPTY_REPETITIONS:
                raise UntranslatablePattern(
                    f"more than {MAXIMUM_EMPTY_REPETITIONS} repetitions of what may match nothing",
                    node.position,
                )
        self.write(node.body, rounds)
        self.put(_quantifier(minimum, maximum) + ("" if node.greedy else "?"))


def _quantifier(minimum: int, maximum: int | None) -> str:
    match minimum, maximum:
        case 0, None:
            return "*"
        case 1, None:
            return "+"
        case 0, 1:
            return "?"
        case _, None:
            return f"{{{minimum},}}"
        case _:
            return f"{{{minimum}}}" if minimum == maximum else f"{{{minimum},{maximum}}}"


def _class(ranges: Ranges) -> str:
    """The pattern of one character out of `ranges`."""
    if not ranges:
        return "(?!)"
    if ranges == EVERYTHING:
        return "(?s:.)"
    if len(ranges) == 1 and ranges[0][0] == ranges[0][1]:
        return _character(ranges[0][0], _SPECIAL)
    if ranges[0][0] == 0 and ranges[-1][1] == EVERYTHING[0][1]:
        return f"[^{_members(complement(ranges))}]"
    return f"[{_members(ranges)}]"


def _members(ranges: Ranges) -> str:
    return "".join(
        _character(first, _SPECIAL_IN_CLASS)
        + ("-" if last > first + 1 else "")
        + (_character(last, _SPECIAL_IN_CLASS) if last > first else "")
        for first, last in ranges
    )


def _character(code_point: int, special: frozenset[str]) -> str:
    character = chr(code_point)
    if character in special:
        return f"\\{character}"
    if character.isprintable():
        return character
    if code_point < 0x100:
        return f"\\x{code_point:02x}"
    return f"\\u{code_point:04x}" if code_point < 0x10000 else f"\\U{code_point:08x}"
