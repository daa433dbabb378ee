"""Import statements in the order and layout that import sorters agree on."""

import re
from collections.abc import Iterable, Iterator

from eventschema.source.layout import INDENT, WIDTH


def import_lines(module: str, names: Iterable[str]) -> list[str]:
    """The statement that imports `names` from `module`; no lines without names."""
    ordered = sorted(set(names), key=import_order)
    if not ordered:
        return []
    whole = f"from {module} import {', '.join(ordered)}"
    if len(whole) <= WIDTH:
        return [whole]
    return [f"from {module} import (", *(f"{INDENT}{name}," for name in ordered), ")"]


def spread(module: str, names: Iterable[str]) -> str:
    """The statement with one name on each line."""
    inside = "".join(f"{INDENT}{name},\n" for name in sorted(names))
    return f"from {module} import (\n{inside})"


def merged(imports: Iterable[tuple[str, Iterable[str]]]) -> Iterator[str]:
    """The lines of one statement for each module; one of which no names are imported is whole."""
    wanted: dict[str, set[str]] = {}
    for module, names in imports:
        wanted.setdefault(module, set()).update(names)
    yield from (f"import {module}" for module, names in sorted(wanted.items()) if not names)
    for module in sorted(wanted):
        yield from import_lines(module, wanted[module])


def import_order(name: str) -> tuple[int, list[tuple[int, str]], str]:
    """How imported names sort: constants, classes, functions; numbers by value, case aside."""
    kind, natural = export_order(name)
    return kind, [(number, text.lower()) for number, text in natural], name


def export_order(name: str) -> tuple[int, list[tuple[int, str]]]:
    """How the names in `__all__` sort: as imported ones, but capitals before small letters."""
    kind = 0 if name.isupper() and len(name) > 1 else 1 if name[:1].isupper() else 2
    parts = re.findall(r"\d+|\D+", name)
    return kind, [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]
