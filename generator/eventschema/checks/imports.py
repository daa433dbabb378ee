"""Import statements, sorted as linters want them."""

import re
from collections.abc import Iterable
from typing import Final

_FROM: Final = re.compile(r"from (\S+) import (.+)")


def merged(statements: Iterable[str]) -> tuple[str, ...]:
    """One statement per module, without duplicates."""
    plain: set[str] = set()
    names: dict[str, set[str]] = {}
    for statement in statements:
        found = _FROM.fullmatch(statement)
        if found is None:
            plain.add(statement)
        else:
            names.setdefault(found[1], set()).update(found[2].split(", "))
    return (
        *sorted(plain),
        *(f"from {module} import {', '.join(_ordered(names[module]))}" for module in sorted(names)),
    )


def _ordered(names: set[str]) -> list[str]:
    """Constants, then classes, then functions."""
    return sorted(names, key=lambda name: (not name.isupper(), name[0].islower(), name))
