"""What continuous integration asks of a schema and of what was generated from it."""

from typing import Any

from eventschema.cli.files.output import Changes
from eventschema.errors import SchemaError
from eventschema.findings import Finding
from eventschema.lint import invalid_schema, lint
from eventschema.lint.rules import STALE_OUTPUT
from eventschema.load import load


def check_schema(schema: Any, file: str) -> list[Finding]:
    """What is wrong with the schema read from `file`: all that the rules find in it."""
    try:
        return list(lint(load(schema), file))
    except SchemaError as error:
        return [invalid_schema(error, file)]


def check_output(changes: Changes, directory: str) -> list[Finding]:
    """One finding (`STALE_OUTPUT`) for each file that is not what the schemas say."""
    if not changes.root.exists():
        return [_stale(directory, "is missing")]
    return [
        _stale(f"{directory}/{path}", _staleness(changes, path))
        for path in sorted({*changes.written, *changes.removed})
    ]


def _stale(file: str, reason: str) -> Finding:
    return Finding(
        STALE_OUTPUT.id, STALE_OUTPUT.severity, file, "", reason, "run `eventschema generate`"
    )


def _staleness(changes: Changes, path: str) -> str:
    if path in changes.removed:
        return "is no longer generated"
    exists = (changes.root / path).exists()
    return "differs from what the schemas say" if exists else "is missing"
