"""Rules as values: what each asks of a schema, why, and how it looks where it is kept."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from eventschema.findings import Severity
from eventschema.ir.types import Json
from eventschema.lint.subject import Subject


@dataclass(frozen=True, slots=True)
class Flaw:
    """Where a rule is broken: a JSON Pointer, one sentence without its full stop, what to do."""

    pointer: str
    message: str
    hint: str = ""


Find: TypeAlias = Callable[[Subject], Iterable[Flaw]]


def nothing(subject: Subject) -> Iterable[Flaw]:
    """The flaws that a rule finds in a schema when it is not about schemas alone."""
    del subject
    return ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with a stable `id`.

    `sentence` says in one sentence what is wrong where it is broken, `reason` why that matters;
    `bad` and `good` are whole schemas, which break it and keep it (None: schemas cannot show it).
    """

    id: str
    severity: Severity
    sentence: str
    reason: str
    bad: Json = None
    good: Json = None
    find: Find = field(default=nothing, repr=False)
