"""Tables of functions by the value of a tag."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from eventschema.checks.code import Expression, any_of
from eventschema.checks.conditions import a_key, an_exact_number
from eventschema.checks.surroundings import Subject
from eventschema.model import Tag
from eventschema.plan import ByTag, Call, accepting
from eventschema.reserved import Names

FEWEST: Final = 4
"""How many values of a tag make a table; fewer are compared one after the other."""


@dataclass(slots=True)
class Tables:
    """The tables of a module: name to pairs of a tag and a function."""

    names: Names
    by_name: dict[str, tuple[tuple[Tag, str], ...]] = field(default_factory=dict)
    _names: dict[tuple[tuple[Tag, str], ...], str] = field(default_factory=dict)

    def name(self, union: ByTag, hint: str) -> str:
        """The name of the table of `union`, which is made if there is none."""
        cases = tuple(
            (tag, accepting(block[0].function))
            for tag, block in union.cases
            if isinstance(block[0], Call)
        )
        if cases not in self._names:
            name = self.names.free(f"_is_by_{hint.rstrip('_')}".upper())
            self._names[cases] = name
            self.by_name[name] = cases
        return self._names[cases]


def is_tabled(union: ByTag) -> bool:
    """Whether the cases of `union` are looked up."""
    return len(union.cases) >= FEWEST and all(
        len(block) == 1 and isinstance(block[0], Call) for _, block in union.cases
    )


def keys_of(union: ByTag, tag: Subject) -> Expression:
    """Whether `tag` may be a key of the table of `union`."""
    texts = any(isinstance(value, str) for value, _ in union.cases)
    numbers = any(isinstance(value, int) for value, _ in union.cases)
    return any_of(
        ([a_key(tag)] if texts else []) + ([an_exact_number(tag.variable)] if numbers else [])
    )
