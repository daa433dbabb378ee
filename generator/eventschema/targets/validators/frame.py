"""The function that is being printed: its variables, and what it refers to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from eventschema.ir.plan import Acceptor, Members
from eventschema.source.logic import any_of
from eventschema.source.tree import Compare, Dict, Expression, Name
from eventschema.targets.validators.conditions import among, matches
from eventschema.targets.validators.surroundings import DECIDED, CheckedValue, Surroundings
from eventschema.targets.validators.variables import Variables


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
