"""Where a function that reports looks: a variable, its place in the instance, the list to fill."""

from __future__ import annotations

from dataclasses import dataclass, replace

from eventschema.checks.code import CallOf
from eventschema.checks.frame import Frame
from eventschema.checks.surroundings import LONGEST_LITERAL, Subject, literal_node
from eventschema.literals import python_literal


@dataclass(frozen=True, slots=True)
class Place:
    """The variable `v`, whose value stands at `steps` below the function's own instance.

    `steps` are expressions; violations are added to the list in the variable `found`.
    """

    frame: Frame
    v: str = "value"
    steps: tuple[str, ...] = ()
    found: str = "found"

    @property
    def subject(self) -> Subject:
        """What the variable holds."""
        return self.frame.subject(self.v)

    @property
    def path(self) -> str:
        """The expression of the path."""
        return f"(*path, {', '.join(self.steps)})" if self.steps else "path"

    def inside(self, variable: str, step: str) -> Place:
        """The place of a member or an item, held by `variable`."""
        return replace(self, v=variable, steps=(*self.steps, step))

    def into(self, found: str) -> Place:
        """The same place, with another list to fill."""
        return replace(self, found=found)

    def explained(self, function: str) -> CallOf:
        """A call of a function that reports what it finds here."""
        return CallOf(function, (self.v, self.path, self.found))

    def report(self, helper: str, location: str, *more: str, keyword: str = "") -> CallOf:
        """Report what `helper` of the runtime says; `more` are its further arguments.

        The keyword is the last segment of `location` unless it is given.
        """
        self.frame.around.runtime.add(helper)
        arguments = [self.path, self.v, python_literal(location), *more]
        if keyword and keyword != location.rpartition("/")[2]:
            arguments.append(f"keyword={python_literal(keyword)}")
        return CallOf(helper, tuple(arguments), prefix=f"{self.found} += ")

    def fail(self, location: str, expected: str, keyword: str = "") -> CallOf:
        """Report that the value is not what was expected."""
        return self.report("fail", location, self.text(expected), keyword=keyword)

    def text(self, text: str) -> str:
        """The literal of a text for a message, which is a constant if it is long."""
        if len(text) <= LONGEST_LITERAL:
            return python_literal(text)
        return self.frame.around.constant(literal_node(text), f"{self.subject.hint}_expected")
