"""Patterns that are no regular expressions of ECMA-262, or that can be made to run forever."""

from collections.abc import Iterator
from typing import Final

from eventschema.lint.rule import Flaw, Rule
from eventschema.lint.subject import Subject
from eventschema.regex import InvalidPattern, UntranslatablePattern, parse
from eventschema.regex.backtracking import (
    MOST_STEPS,
    TURNS,
    Attack,
    UnjudgedPatternError,
    attack,
)

_UNJUDGED: Final = (
    "with its back-references, it cannot be told whether it backtracks exponentially",
    "write it without them, or try it on long texts and ignore this",
)


def _patterns(subject: Subject) -> Iterator[tuple[str, str]]:
    """Every pattern of the document, with its place."""
    for schema in subject.schemas:
        if "pattern" in schema.keywords:
            yield schema.pointer_to("pattern"), schema.keywords["pattern"]
        for pattern in schema.keywords.get("patternProperties", ()):
            yield schema.pointer_to("patternProperties", pattern), pattern


def _invalid(subject: Subject) -> Iterator[Flaw]:
    for place, pattern in _patterns(subject):
        try:
            parse(pattern)
        except InvalidPattern as error:
            message = f"{pattern!r} is no regular expression: {error.reason}"
            yield Flaw(place, f"{message}, at position {error.position}", error.hint)


def _slow(subject: Subject) -> Iterator[Flaw]:
    found: dict[str, tuple[str, str] | None] = {}
    for place, pattern in _patterns(subject):
        if pattern not in found:
            found[pattern] = _judged(pattern)
        flaw = found[pattern]
        if flaw is not None:
            yield Flaw(place, *flaw)


def _judged(pattern: str) -> tuple[str, str] | None:
    """What is wrong with a pattern, and what to do."""
    try:
        slow = attack(pattern)
    except UntranslatablePattern:
        return None
    except UnjudgedPatternError:
        return _UNJUDGED
    return None if slow is None else (_sentence(slow), "let one text match in one way only")


def _sentence(slow: Attack) -> str:
    parts = [repr(slow.prefix)] if slow.prefix else []
    parts.append(f"{TURNS[-1]} times {slow.turn!r}")
    parts += [repr(slow.end)] if slow.end else []
    steps = f"{slow.steps:,}" if slow.steps < MOST_STEPS else f"more than {MOST_STEPS:,}"
    return f"reading {', '.join(parts)} takes {steps} steps, and each further time multiplies them"


INVALID_PATTERN: Final = Rule(
    "invalid-pattern",
    "error",
    "A pattern is no regular expression of ECMA-262.",
    "JSON Schema patterns are those of ECMA-262 in Unicode mode. What only Python or PCRE"
    " understands, such as `\\\\A` or `(?i)`, fails elsewhere or means something else.",
    {"type": "string", "pattern": "\\A[a-z]+\\Z"},
    {"type": "string", "pattern": "^[a-z]+$"},
    _invalid,
)
SLOW_PATTERN: Final = Rule(
    "slow-pattern",
    "error",
    "A pattern backtracks exponentially.",
    "Where a loop can read the same text in two ways, an engine that backtracks tries all"
    " combinations: thirty characters from a stranger keep it busy for hours. The text that is"
    " told is proven to do so by counting the steps. Where back-references make a proof impossible,"
    " that is said.",
    {"type": "string", "pattern": "^([a-z]+-?)*$"},
    {"type": "string", "pattern": "^[a-z]+(-[a-z]+)*-?$"},
    _slow,
)
