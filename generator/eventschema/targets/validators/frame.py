"""The function that is being printed: its variables, and what it refers to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Final

from eventschema.ir.plan import Acceptor, Members
from eventschema.naming.reserved import module_names
from eventschema.source.logic import any_of
from eventschema.source.tree import Compare, Dict, Expression, Name
from eventschema.targets.validators.conditions import among, matches
from eventschema.targets.validators.surroundings import DECIDED, CheckedValue, Surroundings

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


@dataclass(frozen=True, slots=True)
class Frame:
    """The function called `name`, among all `functions` of the plan.

    One that `has_memory` is given what was decided so far.
    """

    name: str
    functions: Mapping[str, Acceptor]
    around: Surroundings
    has_memory: bool = False
    variables: Variables = field(default_factory=Variables)

    def subject(self, v: Expression) -> CheckedValue:
        """What the variable `v` holds."""
        hint = self.name
        if isinstance(v, Name) and v.id != "value":
            hint += f"_{v.id.rstrip('_')}"
        return CheckedValue(v, hint, self.around, self.has_memory)

    @property
    def memory(self) -> Expression:
        """What was decided so far: nothing where that is not known."""
        return DECIDED if self.has_memory else Dict(())

    def key(self, name: str, v: Expression) -> Expression:
        """The literal of the name of a member of `v`."""
        return self.around.literal(name, f"{self.subject(v).hint}_name")

    def has(self, name: str, v: Expression) -> Compare:
        """Whether `v` has a member called `name`."""
        return Compare(self.key(name, v), "in", v)

    def covers(self, members: Members, name: Name) -> Expression:
        """Whether a property or a pattern of `members` covers the name in the variable `name`."""
        names = tuple(prop.name for prop in members.properties)
        subject = self.subject(name)
        patterns = (matches(pattern, subject) for pattern, _ in members.patterns)
        return any_of([*([among(names, subject)] if names else []), *patterns])
