"""The syntax tree of a regular expression."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from eventschema.regex.characters import Ranges


@dataclass(frozen=True, slots=True)
class UnicodeProperty:
    """The code points that have (or lack) a Unicode property, by its canonical name."""

    name: str
    negated: bool
    position: int


@dataclass(frozen=True, slots=True)
class Characters:
    """One character that is in (or not in) the union of `members`."""

    members: tuple[Ranges | UnicodeProperty, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in the text: its start, its end, a word boundary, or anything but one."""

    kind: Literal["start", "end", "boundary", "no boundary"]


@dataclass(frozen=True, slots=True)
class Sequence:
    """One part after the other; an empty sequence matches nothing, anywhere."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Alternation:
    """The first of `branches` with which the rest matches too."""

    branches: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Group:
    """Parentheses; `number` counts the capturing ones from 1 and is `None` for the others."""

    body: "Node"
    number: int | None


@dataclass(frozen=True, slots=True)
class Lookaround:
    """What must follow or precede, or must not, and is not consumed."""

    body: "Node"
    behind: bool
    negative: bool
    position: int


@dataclass(frozen=True, slots=True)
class Repeat:
    """`body`, at least `minimum` times and at most `maximum` times (`None`: without limit)."""

    body: "Characters | Group | BackReference"
    minimum: int
    maximum: int | None
    greedy: bool
    position: int


@dataclass(frozen=True, slots=True)
class BackReference:
    """What the capturing group `key`, a number or a name, has matched."""

    key: int | str
    position: int


Atom = Characters | Anchor | Group | Lookaround | BackReference
Node = Atom | Sequence | Alternation | Repeat


@dataclass(frozen=True, slots=True)
class RegularExpression:
    """A whole expression, with the numbers of its named groups and all its back-references."""

    body: Node
    names: Mapping[str, int]
    references: tuple[BackReference, ...]

    def number(self, reference: BackReference) -> int:
        """The number of the group that a back-reference means."""
        return self.names[reference.key] if isinstance(reference.key, str) else reference.key


class UntranslatablePattern(ValueError):  # noqa: N818
    """A pattern has no equivalent in Python's `re`.

    `position` counts code points of the pattern from 0; `reason` says what stands there, `hint`
    what to write instead (may be empty).
    """

    def __init__(self, reason: str, position: int, hint: str = "") -> None:
        super().__init__(reason, position, hint)
        self.reason = reason
        self.position = position
        self.hint = hint

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.reason} at position {self.position}{hint}"


class InvalidPattern(UntranslatablePattern):
    """A pattern is no ECMA-262 regular expression."""
