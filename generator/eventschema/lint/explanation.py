"""Rules as text for people."""

import json
from collections.abc import Iterator
from difflib import get_close_matches
from textwrap import indent, wrap
from typing import Final

from eventschema.errors import UsageError
from eventschema.lint.rule import Rule
from eventschema.lint.rules import RULES
from eventschema.model import Json

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
