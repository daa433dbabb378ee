"""Local variables of generated functions, named after the members that they hold."""

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Final

from eventschema.naming.reserved import module_names
from eventschema.source.tree import Name

LONGEST: Final = 30
"""How many characters the name of a member has at most to be a variable."""

OWN: Final = frozenset(
    {
        "accepted",
        "check",
        "count",
        "decided",
        "evaluated",
        "explain",
        "found",
        "index",
        "item",
        "items",
        "left",
        "member",
        "name",
        "path",
        "record",
        "tried",
        "value",
    }
)
"""The variables that generated functions have for themselves."""

_PLAIN: Final = re.compile(r"(?!is_)[a-z][a-z0-9]*(?:_[a-z0-9]+)*")


class Variables:
    """The variables of one function that are in use."""

    def __init__(self) -> None:
        self._used = {"value", "path", "found"}

    def fresh(self, name: str) -> Name:
        """A variable called `name`, with a number if that is taken; never free again."""
        variable = self._free(name)
        self._used.add(variable)
        return Name(variable)

    def member(self, name: str) -> AbstractContextManager[Name]:
        """A variable for the member `name` of an object, called like it if that is possible."""
        usable = len(name) <= LONGEST and _PLAIN.fullmatch(name)
        base = name if usable else "member"
        taken = base in OWN or base in module_names()
        return self.local(f"{base}_" if taken else base)

    @contextmanager
    def local(self, name: str) -> Iterator[Name]:
        """A variable called `name`, with a number if that is taken; free again afterwards."""
        variable = self.fresh(name)
        try:
            yield variable
        finally:
            self._used.discard(variable.id)

    def _free(self, name: str) -> str:
        variable, number = name, 1
        while variable in self._used:
            number += 1
            variable = f"{name.rstrip('_')}_{number}"
        return variable
