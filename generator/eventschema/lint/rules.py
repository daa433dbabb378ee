"""All rules, in the order in which a schema is held against them."""

import json
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from textwrap import indent, wrap
from typing import Final

from eventschema.errors import UsageError
from eventschema.ir.types import Json
from eventschema.lint.branches import (
    AMBIGUOUS_UNION,
    DUPLICATE_BRANCH,
    IMPOSSIBLE_BRANCH,
    OPTIONAL_TAG,
)
from eventschema.lint.contradictions import CONTRADICTORY_LIMITS
from eventschema.lint.documentation import MISSING_DESCRIPTION, MISSING_EXAMPLE
from eventschema.lint.meaningless import INEFFECTIVE_KEYWORD, UNKNOWN_KEYWORD
from eventschema.lint.objects import OPEN_OBJECT, UNDECLARED_REQUIRED
from eventschema.lint.patterns import INVALID_PATTERN, SLOW_PATTERN
from eventschema.lint.python_names import NAME_COLLISION, UNTYPED_VALUE
from eventschema.lint.references import DANGLING_REFERENCE, UNUSED_DEFINITION
from eventschema.lint.rejected_values import EXCLUDED_VALUE, INVALID_DEFAULT, INVALID_EXAMPLE
from eventschema.lint.rule import Rule

INVALID_SCHEMA: Final = Rule(
    "invalid-schema",
    "error",
    "The document is no schema of its dialect, or says what cannot be honoured.",
    "Nothing is generated from such a schema, and nothing else is found in it before it is"
    " repaired: its draft's metaschema refuses it, its references go in circles, or a pattern has"
    " no equivalent in Python.",
    {"type": "objekt"},
    {"type": "object"},
)
STALE_OUTPUT: Final = Rule(
    "stale-output",
    "error",
    "A generated file is not what the schemas say.",
    "Generated files are committed, so that a change to a schema shows its consequences. One that"
    " was edited by hand, or not generated again, is misleading.",
)
UNUSED_IGNORE: Final = Rule(
    "unused-ignore",
    "error",
    "The configuration ignores a finding that does not exist.",
    "The schema was repaired, or the pointer is misspelled. An entry that is left behind would"
    " hide the next mistake at its place.",
)

KEYWORD_RULES: Final = (DANGLING_REFERENCE, UNKNOWN_KEYWORD, INEFFECTIVE_KEYWORD, INVALID_PATTERN)
"""Rules that ask for nothing but a schema that was loaded."""

MEANING_RULES: Final = (
    UNUSED_DEFINITION,
    UNDECLARED_REQUIRED,
    INVALID_EXAMPLE,
    INVALID_DEFAULT,
    EXCLUDED_VALUE,
    CONTRADICTORY_LIMITS,
    IMPOSSIBLE_BRANCH,
    DUPLICATE_BRANCH,
    AMBIGUOUS_UNION,
    OPTIONAL_TAG,
    OPEN_OBJECT,
    SLOW_PATTERN,
    NAME_COLLISION,
    UNTYPED_VALUE,
    MISSING_DESCRIPTION,
    MISSING_EXAMPLE,
)
"""Rules that ask for a schema that can be honoured."""

RULES: Final[Mapping[str, Rule]] = {
    rule.id: rule
    for rule in (INVALID_SCHEMA, *KEYWORD_RULES, *MEANING_RULES, STALE_OUTPUT, UNUSED_IGNORE)
}
"""Every rule that a finding can be of, by its id."""


_WIDTH: Final = 88


def explained(rule_id: str) -> Iterator[str]:
    """What a rule asks and why, with a schema that breaks it and one that keeps it, in lines.

    Raises `UsageError`, which names all rules, where there is none of that id.
    """
    rule = RULES.get(rule_id)
    if rule is None:
        close = get_close_matches(rule_id, RULES, 1)
        closest = f"did you mean {close[0]!r}? " if close else ""
        known = ", ".join(RULES)
        raise UsageError(f"there is no rule {rule_id!r} ({closest}known are {known})")
    yield f"{rule.id} ({rule.severity})"
    yield ""
    yield rule.sentence
    yield ""
    yield from wrap(rule.reason, _WIDTH)
    if rule.bad is not None:
        yield from ("", "Found in:", "", *_example(rule.bad))
        yield from ("", "Not found in:", "", *_example(rule.good))
    yield ""
    yield from _how_to_ignore(rule)


def listed() -> Iterator[str]:
    """Every rule in a line: its id and its sentence."""
    width = max(map(len, RULES))
    for rule in RULES.values():
        yield f"{rule.id:{width}}  {rule.sentence}"


def _example(schema: Json) -> list[str]:
    return indent(json.dumps(schema, indent=2, ensure_ascii=False), "  ").split("\n")


def _how_to_ignore(rule: Rule) -> Iterator[str]:
    if rule.bad is None:
        return
    yield "Where it is meant, in pyproject.toml ('/*' at the end: everywhere below):"
    yield ""
    yield "  [[tool.eventschema.ignore]]"
    yield f'  rule = "{rule.id}"'
    yield '  pointer = "/$defs/Example"'
    yield '  reason = "why it is right there"'
