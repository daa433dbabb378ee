"""Unions that apply to one instance together: how often their branches are combined at most.

The branches of a union within a branch add up; those of a union beside it multiply.
"""

from dataclasses import dataclass, field
from typing import Final

from eventschema.load import Schema

MOST_IN_TYPE: Final = 256
"""How often the branches that make one type are used again, in another combination."""

MOST_IN_ALL: Final = 20_000
"""The same for all types of a document."""

TOO_MANY: Final = "its alternatives have too many combinations"


class TooManyCombinationsError(Exception):
    """No type says all combinations of the branches of several unions: they are too many."""


@dataclass(slots=True, eq=False)
class Repetitions:
    """How often branches were used again in the types of a document."""

    count: int = 0


@dataclass(slots=True, eq=False)
class Combined:
    """The branches that one type is made of, and how often one of them was used again."""

    in_all: Repetitions
    branches: set[Schema] = field(default_factory=set)
    repeated: int = 0

    def add(self, branch: Schema) -> None:
        """Use `branch`; raises `TooManyCombinationsError` where that is once too often."""
        if branch in self.branches:
            self.repeated += 1
            self.in_all.count += 1
        self.branches.add(branch)
        if self.repeated > MOST_IN_TYPE or self.in_all.count > MOST_IN_ALL:
            raise TooManyCombinationsError
