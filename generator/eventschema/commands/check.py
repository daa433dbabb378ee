"""`eventschema check`."""

from functools import cache
from pathlib import Path

import click

from eventschema.commands.options import counted, format_option, schema_option
from eventschema.config import Project, find_project
from eventschema.conformity import STALE_OUTPUT, check_output, check_schema, invalid_schema
from eventschema.documents import line_of, read_document, read_text
from eventschema.errors import SchemaError
from eventschema.findings import Finding, Format, render
from eventschema.generation import generated_files
from eventschema.output import compare


@click.command()
@schema_option
@format_option
@click.pass_context
def check(context: click.Context, *, schema: Path | None, form: Format) -> None:
    """Check all that continuous integration must know.

    Every schema is one, every example and default in it is valid, and the generated files are
    what the schemas say. With --schema, that one schema is checked and no generated file.

    \b
    Examples:
      eventschema check
      eventschema check --format github
      eventschema check --schema events.json
    """  # noqa: D301
    project = find_project(Path.cwd()) if schema is None else None
    files = [schema] if schema is not None else list(project.modules.values() if project else ())
    findings = [found for file in files for found in check_schema(read_document(file), str(file))]
    if project and not findings:
        findings = _check_generated(project)
    for line in render(findings, form, _line_of):
        click.echo(line)
    click.echo(f"{counted(len(files), 'schema')}, {counted(len(findings), 'finding')}", err=True)
    context.exit(1 if any(found.severity == "error" for found in findings) else 0)


def _check_generated(project: Project) -> list[Finding]:
    try:
        files = generated_files(project)
    except SchemaError as error:
        return [invalid_schema(error, error.document)]
    return check_output(compare(project.output, files, project.owner), project.output.as_posix())


def _line_of(finding: Finding) -> int | None:
    if finding.rule == STALE_OUTPUT:
        return None
    return line_of(_text(finding.file), finding.pointer)


@cache
def _text(file: str) -> str:
    return read_text(Path(file))
