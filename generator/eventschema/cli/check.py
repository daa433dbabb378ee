"""`eventschema check`."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from eventschema.cli.configuration import find_project
from eventschema.cli.files.output import OutputChanges
from eventschema.cli.options import (
    format_option,
    resources_option,
    schema_option,
    templates_option,
)
from eventschema.cli.project import Project, compared
from eventschema.cli.sources import SchemaFile, Source
from eventschema.errors import SchemaError
from eventschema.findings import Finding, Place, accepted, unused
from eventschema.lint import explained, invalid_schema, lint, listed
from eventschema.lint.rules import INVALID_SCHEMA, STALE_OUTPUT
from eventschema.reports import Format, counted, render


@click.command()
@schema_option
@resources_option
@templates_option
@format_option
@click.option("--explain", metavar="RULE", help="Say what a rule asks and why, with examples.")
@click.option("--rules", is_flag=True, help="List the rules.")
@click.pass_context
def check(
    context: click.Context,
    *,
    schema: SchemaFile | None,
    resources: Sequence[Path],
    templates: Path | None,
    form: Format,
    explain: str | None,
    rules: bool,
) -> None:
    """Check all that continuous integration must know.

    Every schema is one, the rules find nothing in it, and the generated files are what the
    schemas say. With --schema, that one schema is checked and no generated file.

    \b
    Examples:
      eventschema check
      eventschema check --format github
      eventschema check --schema events.json
      eventschema check --explain open-object

    A finding that is meant is ignored by the configuration, with a reason:

    \b
      [[tool.eventschema.ignore]]
      rule = "open-object"
      module = "ga"
      pointer = "/$defs/Metadata"
      reason = "the server takes any member"

    Without a module it is ignored in all of them. A pointer that ends in /* stands for all
    places below it.
    """  # noqa: D301
    if rules or explain is not None:
        for line in listed() if explain is None else explained(explain):
            click.echo(line)
        return
    project = find_project(Path.cwd()).with_resources(resources) if schema is None else None
    if project and templates is not None:
        project = replace(project, templates=templates)
    sources = {"": Source.of(schema, resources)} if schema is not None else {}
    if project:
        sources = project.sources()
    found = (one for source in sources.values() for one in _in_schema(source))
    findings = list(dict.fromkeys(found))  # modules may share files
    if project:
        judged = list(accepted(findings, project.ignores))
        left = (found for found in judged if not found.accepted)
        findings = [*left, *unused(project.ignores, findings, project.configuration)]
    if project and not findings:
        findings = _in_output(project)
    for line in render(findings, form):
        click.echo(line)
    click.echo(f"{counted(len(sources), 'schema')}, {counted(len(findings), 'finding')}", err=True)
    context.exit(1 if findings else 0)


def _in_schema(source: Source) -> list[Finding]:
    """All that the rules find in a schema and in the files beside it, from the top of each down."""
    try:
        found = [source.placed(one) for one in lint(source.root, source.name)]
        for name, root in source.beside.items():
            found += [source.placed(one, name) for one in lint(root, name)]
    except SchemaError as error:
        found = [source.placed(invalid_schema(error, source.name))]
    told = {one.place for one in found if one.rule != INVALID_SCHEMA.id}
    found = [one for one in found if one.rule != INVALID_SCHEMA.id or one.place not in told]
    return sorted(found, key=lambda one: _reading_order(one.place, source.name))


def _reading_order(place: Place, first: str) -> tuple[bool, str, int]:
    return place.file != first, place.file, place.line or 0


def _in_output(project: Project) -> list[Finding]:
    """One finding for each generated file that is not what the schemas say."""
    try:
        changes = compared(project)
    except SchemaError as error:
        place = Place(error.document, error.pointer, error.line)
        return [replace(invalid_schema(error, ""), places=(place,))]
    directory = project.output.as_posix()
    if not changes.root.exists():
        return [_stale(directory, "is missing")]
    return [
        _stale(f"{directory}/{path}", _staleness(changes, path))
        for path in sorted({*changes.written, *changes.removed})
    ]


def _stale(file: str, reason: str) -> Finding:
    rule, hint = STALE_OUTPUT, "run `eventschema generate`"
    return Finding(rule.id, rule.severity, reason, (Place(file),), hint)


def _staleness(changes: OutputChanges, path: str) -> str:
    if path in changes.removed:
        return "is no longer generated"
    exists = (changes.root / path).exists()
    return "differs from what the schemas say" if exists else "is missing"
