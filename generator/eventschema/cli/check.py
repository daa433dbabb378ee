"""`eventschema check`."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import click

from eventschema.cli.conformity import check_output, check_schema
from eventschema.cli.generation import compared
from eventschema.cli.options import (
    counted,
    format_option,
    schema_option,
    templates_option,
)
from eventschema.cli.project import Project, find_project
from eventschema.documents import line_of, read_document, read_text
from eventschema.errors import SchemaError
from eventschema.findings import Finding, Format, render
from eventschema.lint import explained, invalid_schema, listed, without_ignored
from eventschema.lint.rules import STALE_OUTPUT, UNUSED_IGNORE


@click.command()
@schema_option
@templates_option
@format_option
@click.option("--explain", metavar="RULE", help="Say what a rule asks and why, with examples.")
@click.option("--rules", is_flag=True, help="List the rules.")
@click.pass_context
def check(
    context: click.Context,
    *,
    schema: Path | None,
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
    project = find_project(Path.cwd()) if schema is None else None
    if project and templates is not None:
        project = replace(project, templates=templates)
    files = [schema] if schema is not None else list(project.modules.values() if project else ())
    findings = [
        found
        for file in files
        for found in sorted(check_schema(read_document(file), str(file)), key=_place)
    ]
    if project:
        findings = without_ignored(findings, project.ignores, project.configuration)
    if project and not findings:
        findings = _check_generated(project)
    for line in render(findings, form, _line_of):
        click.echo(line)
    click.echo(f"{counted(len(files), 'schema')}, {counted(len(findings), 'finding')}", err=True)
    context.exit(1 if findings else 0)


def _check_generated(project: Project) -> list[Finding]:
    try:
        changes = compared(project)
    except SchemaError as error:
        return [invalid_schema(error, error.document)]
    return check_output(changes, project.output.as_posix())


def _place(finding: Finding) -> int:
    return line_of(_text(finding.file), finding.pointer)


def _line_of(finding: Finding) -> int | None:
    if finding.rule in (STALE_OUTPUT.id, UNUSED_IGNORE.id):
        return None
    return _place(finding)


@cache
def _text(file: str) -> str:
    return read_text(Path(file))
