"""`eventschema import-openapi`."""

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import click

from eventschema.cli.configuration import ignored_differences
from eventschema.cli.files.atomic import replace_files, staging
from eventschema.cli.options import format_option
from eventschema.errors import SchemaError, UsageError
from eventschema.findings import Finding, Place
from eventschema.openapi import (
    Difference,
    Imported,
    Repair,
    UpstreamComparison,
    compare,
    import_schema,
    updated,
)
from eventschema.reports import Format, counted, one_line, render
from eventschema.schema.dialects import DRAFT_2020_12
from eventschema.schema.documents import is_yaml, line_of, read_document, read_text

INDENTS: Final[Sequence[int | str | None]] = (2, 4, 1, 3, 8, "\t", None)


@click.command("import-openapi", short_help="Make a schema of a component of an OpenAPI document.")
@click.argument("spec", metavar="SPEC", type=click.Path(path_type=Path))
@click.option("--schema", "name", metavar="NAME", required=True, help="The component to import.")
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write the schema to this file; standard output without.",
)
@click.option(
    "--update",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Bring this schema up to date; it is written in place without --output.",
)
@click.option(
    "--check",
    is_flag=True,
    help="Write nothing; tell how upstream differs from the file of --update or --output.",
)
@format_option
@click.pass_context
def import_openapi(
    context: click.Context,
    *,
    spec: Path,
    name: str,
    output: Path | None,
    update: Path | None,
    check: bool,
    form: Format,
) -> None:
    """Make a canonical schema of a component of an OpenAPI document.

    SPEC is an OpenAPI 3.x document as JSON, or as YAML with eventschema[yaml]. The schema holds
    NAME and all that it reaches; what had to be repaired on the way is told on standard error.

    --update changes only what upstream changed: descriptions, examples, names, order and
    comments stay. A difference is meant to be, and is left alone, where a `$comment` in the
    schema explains it and names in backticks what it is about (a property, branch, value, type,
    `null` or keyword; of a limit that upstream sets that limit, such as `maxLength: 64`), or where
    the configuration ignores it, at a JSON Pointer into either document:

    \b
      [[tool.eventschema.ignore]]
      rule = "property-added"
      pointer = "/$defs/Session"
      reason = "only for partners"

    --check exits with 1 when there are other differences.

    \b
    Examples:
      eventschema import-openapi openapi.json --schema ClientEvent --output events.json
      eventschema import-openapi openapi.yaml --schema ClientEvent --update events.json --check
      eventschema import-openapi openapi.yaml --schema ClientEvent --update events.json
    """  # noqa: D301
    file = update or output
    if check and file is None:
        raise UsageError("--check needs a file to compare with (name it with --update)")
    for written in (output, update):
        if written is not None and is_yaml(str(written)):
            raise UsageError(f"{written}: is YAML; schemas are written as JSON (name another file)")
        if written is not None and written.exists() and spec.exists() and written.samefile(spec):
            raise UsageError(f"{written}: is the document to import (choose another file)")
    imported = import_schema(read_document(spec), name, str(spec))
    if check and file is not None:
        differences = _compared(file, imported, spec).differences
        _print_differences(differences, file, spec, form)
        context.exit(1 if differences else 0)
    if update is None:
        _print_repairs(imported.repairs, spec)
        _write(output, _text(imported.schema))
        return
    comparison = _compared(update, imported, spec)
    _print_differences(comparison.differences, update, spec, form)
    _update(update, output or update, imported, comparison, spec)
    left = sum(not difference.edits for difference in comparison.differences)
    click.echo(
        f"{output or update}: {counted(len(comparison.differences) - left, 'difference')} settled,"
        f" {left} left for you to decide",
        err=True,
    )
    context.exit(1 if left else 0)


def _compared(file: Path, imported: Imported, spec: Path) -> UpstreamComparison:
    """How `file` differs from what was imported, other than the configuration says is meant."""
    schema = read_document(file)
    if not isinstance(schema, dict) or schema.get("$schema", DRAFT_2020_12) != DRAFT_2020_12:
        raise UsageError(f"{file}: is no JSON Schema 2020-12 (say it in that dialect first)")
    try:
        comparison = compare(schema, imported)
    except SchemaError as error:
        raise SchemaError(error.pointer, error.reason, error.hint, str(file)) from error
    ignores = ignored_differences(Path.cwd(), file)
    kept = (
        one
        for one in comparison.differences
        if not any(ignore.covers(_finding(one, file, spec)) for ignore in ignores)
    )
    return replace(comparison, differences=tuple(kept))


def _finding(difference: Difference, file: Path, spec: Path) -> Finding:
    upstream = Place(str(spec), difference.upstream)
    line = line_of(read_text(file), difference.pointer, str(file))
    place = Place(str(file), difference.pointer, line)
    hint = f"{spec}#{difference.upstream}"
    return Finding(difference.rule, "error", difference.sentence, (place, upstream), hint)


def _update(
    file: Path, output: Path, imported: Imported, comparison: UpstreamComparison, spec: Path
) -> None:
    """Write what `file` says after the update; byte for byte the same where nothing changes."""
    text, schema = read_text(file), read_document(file)
    update = updated(schema, imported, comparison)
    _print_repairs([one for one in imported.repairs if _is_below(one, update.taken)], spec)
    if update.schema != schema:
        text = _text(update.schema, like=text)
    elif output == file:
        return
    _write(output, text)


def _is_below(repair: Repair, places: Iterable[str]) -> bool:
    return any(repair.pointer == one or repair.pointer.startswith(f"{one}/") for one in places)


def _print_differences(
    differences: Iterable[Difference], file: Path, spec: Path, form: Format
) -> None:
    for line in render((_finding(one, file, spec) for one in differences), form):
        click.echo(line)


def _print_repairs(repairs: Iterable[Repair], spec: Path) -> None:
    for repair in repairs:
        line = f"{spec}#{repair.pointer}: {repair.sentence} [{repair.rule}]"
        click.echo(one_line(line), err=True)


def _text(schema: Any, like: str = "") -> str:
    """The JSON text of `schema`, indented as `like`, a JSON text, is."""
    for indent in INDENTS:
        for ascii_only in (False, True):
            layout: dict[str, Any] = {"indent": indent, "ensure_ascii": ascii_only}
            if like and json.dumps(json.loads(like), **layout) == like.rstrip():
                ending = like[len(like.rstrip()) :]
                return json.dumps(schema, **layout) + ending
    return f"{json.dumps(schema, indent=2, ensure_ascii=False)}\n"


def _write(file: Path | None, text: str) -> None:
    """Replace `file` at once: whatever happens, it holds the old text or the new one."""
    if file is None:
        click.echo(text, nl=False)
        return
    target = Path(os.path.realpath(file))
    stage = target.parent / f".{target.name}.eventschema"
    try:
        if not target.parent.is_dir():
            raise UsageError(f"{file}: there is no directory {str(file.parent)!r} (make it)")
        if target.is_symlink():
            raise UsageError(f"{file}: is a symbolic link that leads to itself (remove it)")
        with staging(stage):
            replace_files(stage, target.parent, {target.name: text.encode()}, frozenset(), {})
    except OSError as error:
        raise UsageError(f"{file}: cannot be written: {error.strerror}") from error
