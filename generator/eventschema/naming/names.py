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
_EXTENSION = re.compile(r"(\.schema)?\.(json|ya?ml)(?=#|\?|$)|#$")
_VAGUE = re.compile(r"v?[\d.]+(-.*)?|schemas?|index|latest|\$?defs|definitions", re.IGNORECASE)
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


_IRREGULAR: Final = """
    aliases:alias biases:bias buses:bus statuses:status analyses:analysis
    diagnoses:diagnosis hypotheses:hypothesis theses:thesis axes:axis crises:crisis
    synopses:synopsis indices:index vertices:vertex matrices:matrix appendices:appendix
    children:child people:person men:man women:woman feet:foot mice:mouse teeth:tooth
    criteria:criterion phenomena:phenomenon movies:movie cookies:cookie ties:tie lies:lie
    caches:cache halves:half leaves:leaf lives:life shelves:shelf wolves:wolf heroes:hero
    echoes:echo potatoes:potato quizzes:quiz
"""
"""Plurals whose singular does not follow from how they end."""

UNCHANGING: Final = frozenset(
    {
        "series",
        "species",
        "status",
        "news",
        "means",
        "corps",
        "dns",
    }
)
"""Words that end as plurals do, and name one thing as well as several."""

IRREGULAR: Final[Mapping[str, str]] = {
    plural: one for plural, _, one in (pair.partition(":") for pair in _IRREGULAR.split())
}
"""The singular of these."""

ENDINGS: Final = (
    *(("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x")),
    *(("zzes", "zz"), ("uses", "use"), ("s", "")),
)
"""How plurals end, and how the words do that they are of."""


def singular(text: str) -> str:
    """One of the things that the plural `text` names; `text` and "item" where it is no plural."""
    word = snake_name(text).rpartition("_")[2]
    if word in UNCHANGING:
        return text
    if word in IRREGULAR and text.lower().endswith(word):
        one = IRREGULAR[word]
        return text[: -len(word)] + (one.capitalize() if text[-len(word)].isupper() else one)
    if not word.endswith(("ss", "us", "is")):
        for plural, one in ENDINGS:
            if text.lower().endswith(plural):
                return text[: -len(plural)] + one
    return f"{text} item"


def unnumbered(name: str) -> str:
    """The name of a module without the version that it ends with."""
    return re.sub(r"(_v?\d+)+$", "", name) or name


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
                within = () if outer.endswith(titled) else (outer + titled,)
                claim(index, titled, *within, placed, placed + titled)
            else:
                claim(index, placed)
        return names[index]

    given = [index for index, wish in enumerate(wishes) if wish.given]
    for index in sorted(
        given, key=lambda index: class_name(wishes[index].given) != wishes[index].given
    ):
        claim(index, *map(class_name, _telling(wishes[index].given)))
    titled = [index for index, wish in enumerate(wishes) if _is_name(wish.title)]
    for index in [*titled, *range(len(wishes))]:
        settled(index)
    return [names[index] for index in range(len(wishes))]


def _telling(given: str) -> list[str]:
    """What a given name says: of a URL its last telling segment, and more of them if need be."""
    if "://" not in given and not given.startswith("urn:"):
        return [given]
    path = _EXTENSION.sub("", given.partition("://")[2] or given.removeprefix("urn:"))
    segments = [each for each in re.split(r"[/:#?]", path) if each]
    named = [at for at, each in enumerate(segments) if not _VAGUE.fullmatch(each)]
    last = named[-1] if named else 0
    return [" ".join(segments[first : last + 1]) for first in range(last, -1, -1)] + [given]


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
