"""What checks find, as values, and which of it a project has decided to live with."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

Severity: TypeAlias = Literal["error", "warning"]

Direction: TypeAlias = Literal["send", "receive"]
"""Whom something is about: those who send events, or those who receive them."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in `file`, at a JSON Pointer where that is JSON; `line` is None where none is meant.

    Without a line, the file is meant as a whole.
    """

    file: str
    pointer: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to be repaired at the first of `places`, which shows at the others, too.

    `rule` is a stable id, `message` one sentence without its full stop, `hint` what to do (may
    be empty). `direction` says for whom it is one, if not for all. `accepted` is the reason for
    which it may stay, empty where it may not.
    """

    rule: str
    severity: Severity
    message: str
    places: tuple[Place, ...]
    hint: str = ""
    direction: Direction | None = None
    accepted: str = ""

    @property
    def place(self) -> Place:
        """Where it is to be repaired."""
        return self.places[0]


@dataclass(frozen=True, slots=True)
class Ignore:
    """`rule` is not followed at `pointer` of a module, or (ending in `/*`) at all places below.

    `file` is the schema file of the module, empty for those of all modules; `reason` says why.
    """

    rule: str
    pointer: str
    reason: str
    file: str = ""

    def covers(self, finding: Finding) -> bool:
        """Whether `finding` is meant, at any of its places."""
        return finding.rule == self.rule and any(map(self._is_at, finding.places))

    def _is_at(self, place: Place) -> bool:
        if self.file not in ("", place.file):
            return False
        if self.pointer.endswith("/*"):
            return place.pointer.startswith(self.pointer[:-1])
        return place.pointer == self.pointer


def accepted(findings: Iterable[Finding], ignores: Sequence[Ignore]) -> Iterator[Finding]:
    """The findings, each that one of `ignores` covers with its reason."""
    for finding in findings:
        reasons = (ignore.reason for ignore in ignores if ignore.covers(finding))
        yield replace(finding, accepted=next(reasons, ""))


def unused(
    ignores: Iterable[Ignore], findings: Sequence[Finding], configuration: str
) -> Iterator[Finding]:
    """One finding in the file `configuration` for each of `ignores` that covers none."""
    for ignore in ignores:
        if not any(map(ignore.covers, findings)):
            place = f"{ignore.file or 'all modules'}, {ignore.pointer or 'at the root'}"
            message = f"{ignore.rule} is ignored in {place}, where nothing is found"
            where = (Place(configuration),)
            yield Finding("unused-ignore", "error", message, where, "remove it")
