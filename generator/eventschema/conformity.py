"""What continuous integration asks of a schema and of what was generated from it."""

from collections.abc import Iterator
from typing import Any, Final

from eventschema.checks import validators_source
from eventschema.compiler import compile_plan
from eventschema.errors import SchemaError
from eventschema.findings import Finding
from eventschema.load import Schema, load
from eventschema.output import Changes

STALE_OUTPUT: Final = "stale-output"


def check_schema(schema: Any, file: str) -> list[Finding]:
    """What is wrong with the schema read from `file`.

    It must be a schema of its dialect that can be honoured (`invalid-schema`), its `examples`
    and `default` values, wherever they stand, must be valid (`invalid-example`,
    `invalid-default`).
    """
    try:
        root = load(schema)
        return list(_annotations(root, file))
    except SchemaError as error:
        return [invalid_schema(error, file)]


def invalid_schema(error: SchemaError, file: str) -> Finding:
    """The error as a finding in `file`."""
    return Finding("invalid-schema", "error", file, error.pointer, error.reason, error.hint)


def check_output(changes: Changes, directory: str) -> list[Finding]:
    """One finding (`STALE_OUTPUT`) for each file that is not what the schemas say."""
    if not changes.root.exists():
        return [_stale(directory, "is missing")]
    return [
        _stale(f"{directory}/{path}", _staleness(changes, path))
        for path in sorted({*changes.written, *changes.removed})
    ]


def _stale(file: str, reason: str) -> Finding:
    return Finding(STALE_OUTPUT, "error", file, "", reason, "run `eventschema generate`")


def _staleness(changes: Changes, path: str) -> str:
    if path in changes.removed:
        return "is no longer generated"
    exists = (changes.root / path).exists()
    return "differs from what the schemas say" if exists else "is missing"


def _annotations(root: Schema, file: str) -> Iterator[Finding]:
    """The `examples` and `default` values that their own schema rejects."""
    annotated = {
        f"schema_{number}": schema
        for number, schema in enumerate(_subschemas(root))
        if "examples" in schema.keywords or "default" in schema.keywords
    }
    module: dict[str, Any] = {"__name__": "eventschema_examples"}
    exec(validators_source(compile_plan(root, annotated)), module)
    for name, schema in annotated.items():
        violations_of = module[f"violations_of_{name}"]
        for rule, place, value in _values(schema):
            for violation in violations_of(value):
                message = f"{violation.message} [{violation.keyword}]"
                yield Finding(rule, "error", file, place + violation.pointer, message)


def _values(schema: Schema) -> Iterator[tuple[str, str, Any]]:
    """The rule that each example or default must keep, its pointer and itself."""
    for index, value in enumerate(schema.keywords.get("examples", ())):
        yield "invalid-example", schema.pointer_to("examples", index), value
    if "default" in schema.keywords:
        yield "invalid-default", schema.pointer_to("default"), schema.keywords["default"]


def _subschemas(root: Schema) -> Iterator[Schema]:
    """Every schema of the document, in the order in which they are written."""
    stack = [root]
    while stack:
        schema = stack.pop()
        yield schema
        stack.extend(reversed([child for _, child in schema.children()]))
