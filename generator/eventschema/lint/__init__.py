"""What is questionable in a schema that may well be valid: rules with an id and a reason each."""

from collections.abc import Iterator

from eventschema.errors import SchemaError
from eventschema.findings import Finding, Place
from eventschema.lint.references import DANGLING_REFERENCE
from eventschema.lint.rule import Flaw, Rule
from eventschema.lint.rules import (
    INVALID_SCHEMA,
    KEYWORD_RULES,
    MEANING_RULES,
    RULES,
    explained,
    listed,
)
from eventschema.lint.subject import Subject
from eventschema.schema.registry import Schema

__all__ = [
    "RULES",
    "Rule",
    "explained",
    "invalid_schema",
    "lint",
    "listed",
]


def lint(root: Schema, file: str) -> Iterator[Finding]:
    """What the rules find in the document of `root`, which was read from `file`.

    Where something cannot be honoured, only what does not depend on it is found.
    """
    subject = Subject(root)
    first = list(_found(subject, KEYWORD_RULES, file))
    yield from first
    if any(finding.rule == DANGLING_REFERENCE.id for finding in first):
        return
    try:
        _ = subject.validator, subject.module
    except SchemaError as error:
        if not any(finding.place.pointer == error.location for finding in first):
            yield invalid_schema(error, file)
        return
    yield from _found(subject, MEANING_RULES, file)


def invalid_schema(error: SchemaError, file: str) -> Finding:
    """The error as a finding in `file`."""
    return _finding(INVALID_SCHEMA, Flaw(error.location, error.reason, error.hint), file)


def _found(subject: Subject, rules: tuple[Rule, ...], file: str) -> Iterator[Finding]:
    for rule in rules:
        for flaw in rule.find(subject):
            yield _finding(rule, flaw, file)


def _finding(rule: Rule, flaw: Flaw, file: str) -> Finding:
    where = (Place(file, flaw.pointer),)
    return Finding(rule.id, rule.severity, flaw.message, where, flaw.hint)
