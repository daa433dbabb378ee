"""Python names for the names that a schema uses: casing, reserved words, collisions.

All names are ASCII and come out of an allow-list: letters, digits and single underscores.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from keyword import iskeyword
from typing import Final
from unicodedata import combining, normalize

from eventschema.naming import reserved

LONGEST_TITLE: Final = 6
"""How many words a title has at most that is taken for a name and not for a sentence."""

CLASS_BODY_NAMES: Final = frozenset(
    {"bool", "bytes", "dict", "field", "float", "int", "list", "property", "self", "str"}
)
"""What the body of a generated class refers to; an attribute of that name would hide it."""

SYMBOLS: Final[Mapping[str, str]] = {
    "!": "bang",
    "#": "hash",
    "$": "dollar",
    "%": "percent",
    "&": "and",
    "*": "star",
    "+": "plus",
    "-": "minus",
    ".": "dot",
    "/": "slash",
    "<": "less",
    "=": "equal",
    ">": "greater",
    "?": "question",
    "@": "at",
    "^": "caret",
    "_": "underscore",
    "|": "pipe",
    "~": "tilde",
}

_WORD = re.compile(r"[A-Za-z0-9]+")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def words(text: str) -> list[str]:
    """The words of `text`, at least one; what is not ASCII is spelled with ASCII letters."""
    found = _WORD.findall(_ascii(text))
    if re.match(r"[+-]\d", text):
        return [SYMBOLS[text[0]], *found]
    return found or [SYMBOLS.get(char, f"u{ord(char):x}") for char in text] or ["empty"]


def class_name(text: str) -> str:
    """`text` in PascalCase; capitals inside a word stay."""
    parts = words(text)
    if len(parts) > 1 and "".join(parts).isupper():
        parts = [part.lower() for part in parts]
    name = "".join(part[0].upper() + part[1:] for part in parts)
    return f"N{name}" if name[0].isdecimal() else name


def snake_name(text: str) -> str:
    """`text` in snake_case."""
    name = "_".join(_HUMP.sub("_", part).lower() for part in words(text))
    return f"n{name}" if name[0].isdecimal() else name


DIGITS: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def in_words(index: str) -> str:
    """An index, digit by digit: no number stands in a name that the schema does not have."""
    return "_".join(DIGITS[int(digit)] for digit in index)


def last_words(name: str, longest: int) -> str:
    """The last words of a name in snake_case, as many as fit into `longest` characters."""
    while len(name) > longest and "_" in name.strip("_"):
        name = name.strip("_").partition("_")[2]
    return name[-longest:].strip("_")


def singular(text: str) -> str:
    """One of the things that the plural `text` names; `text` and "item" where it is no plural."""
    for plural, one in (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("s", "")):
        if text.lower().endswith(plural) and not text.lower().endswith(("ss", "us", "is")):
            return text[: -len(plural)] + one
    return f"{text} item"


def attributes(names: Sequence[str], helpers: Sequence[str]) -> tuple[list[str], list[str]]:
    """An attribute for each property in `names`, and one for each of `helpers`.

    A property that is a usable attribute name as it stands keeps it, wherever it comes.
    """
    kept = {name for name in names if name == _attribute(name)}
    taken = set(kept)
    own = [name if name in kept else _unused(_attribute(name), taken) for name in names]
    return own, [_unused(_attribute(name), taken) for name in helpers]


def _attribute(text: str) -> str:
    name = snake_name(text)
    taken = name in CLASS_BODY_NAMES or name in reserved.methods() or iskeyword(name)
    return f"{name}_" if taken else name


@dataclass(frozen=True, slots=True)
class Wish:
    """What a definition could be called.

    `given` is the name under which the schema keeps it; `title` its title; `parent` (the index
    of another wish) and `place` say where it stands, if nothing else names it.
    """

    given: str = ""
    title: str = ""
    parent: int | None = None
    place: tuple[str, ...] = ()


def settle(wishes: Sequence[Wish]) -> list[str]:
    """A class name for every wish: names that are given first, then titles, then places.

    No two differ in case alone, so that they can be told apart as file names.
    """
    names: dict[int, str] = {}
    taken: set[str] = set()

    def claim(index: int, *candidates: str) -> None:
        free = (name for name in candidates if name not in reserved.class_names())
        usable = (name for name in free if snake_name(name) not in taken)
        name = next(usable, None) or _numbered(_usable(candidates[0]), taken)
        names[index] = name
        taken.add(snake_name(name))

    def settled(index: int) -> str:
        if index not in names:
            wish = wishes[index]
            outer = "" if wish.parent is None else settled(wish.parent)
            placed = outer + "".join(map(class_name, wish.place)) or class_name("")
            if _is_name(wish.title):
                titled = class_name(wish.title)
                claim(index, titled, outer + titled, placed)
            else:
                claim(index, placed)
        return names[index]

    given = [index for index, wish in enumerate(wishes) if wish.given]
    for index in sorted(
        given, key=lambda index: class_name(wishes[index].given) != wishes[index].given
    ):
        claim(index, class_name(wishes[index].given))
    titled = [index for index, wish in enumerate(wishes) if _is_name(wish.title)]
    for index in [*titled, *range(len(wishes))]:
        settled(index)
    return [names[index] for index in range(len(wishes))]


def _is_name(title: str) -> bool:
    return bool(title) and len(words(title)) <= LONGEST_TITLE


def _usable(name: str) -> str:
    return f"{name}Model" if name in reserved.class_names() else name


def _numbered(name: str, taken: set[str]) -> str:
    number = 1
    candidate = name
    while snake_name(candidate) in taken:
        number += 1
        candidate = f"{name}{number}"
    return candidate


def _unused(name: str, taken: set[str]) -> str:
    number = 1
    candidate = name
    while candidate in taken:
        number += 1
        candidate = f"{name.rstrip('_')}_{number}"
    taken.add(candidate)
    return candidate


def _ascii(text: str) -> str:
    return "".join(map(_spelled, normalize("NFKC", text)))


def _spelled(char: str) -> str:
    if char.isascii():
        return char
    base = "".join(part for part in normalize("NFKD", char.casefold()) if part.isascii())
    if base:
        return base.upper() if char.isupper() else base
    return f" u{ord(char):x} " if char.isalnum() else "" if combining(char) else " "
