"""The function that is being printed: its variables, and what it refers to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from eventschema.checks.code import Atom, Expression, any_of
from eventschema.checks.conditions import among, matches
from eventschema.checks.surroundings import Subject, Surroundings
from eventschema.checks.tables import Tables
from eventschema.checks.variables import Variables
from eventschema.plan import Function, Members


@dataclass(frozen=True, slots=True)
class Frame:
    """The function called `name`, among all `functions` of the plan."""

    name: str
    functions: Mapping[str, Function]
    around: Surroundings
    tables: Tables
    variables: Variables = field(default_factory=Variables)

    def subject(self, v: str) -> Subject:
        """What the variable `v` holds."""
        plain = v.isidentifier() and v != "value"
        return Subject(v, f"{self.name}_{v.rstrip('_')}" if plain else self.name, self.around)

    def key(self, name: str, v: str) -> str:
        """The literal of the name of a member of `v`."""
        return self.around.literal(name, f"{self.subject(v).hint}_name")

    def has(self, name: str, v: str) -> Atom:
        """Whether `v` has a member called `name`."""
        key = self.key(name, v)
        return Atom(f"{key} in {v}", f"{key} not in {v}")

    def covers(self, members: Members, name: str) -> Expression:
        """Whether a property or a pattern of `members` covers the name in the variable `name`."""
        names = tuple(prop.name for prop in members.properties)
        subject = self.subject(name)
        patterns = (matches(pattern, subject) for pattern, _ in members.patterns)
        return any_of([*([among(names, subject)] if names else []), *patterns])
