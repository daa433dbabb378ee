"""`eventschema generate`."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import click

from eventschema.cli.configuration import find_project
from eventschema.cli.files.output import diff
from eventschema.cli.options import resources_option, schema_option, templates_option
from eventschema.cli.project import Project, compared, single, written
from eventschema.cli.sources import SchemaFile
from eventschema.errors import UsageError
from eventschema.reports import counted, one_line

_COLOR: Final = {"+": "green", "-": "red", "@": "cyan"}


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; print a diff of what would change.")
@schema_option
@resources_option
@click.option("--package", metavar="NAME", help="With --schema: the package to write.")
@click.option(
    "--output",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The directory to write to; overrides the configured one.",
)
@templates_option
@click.option("--overwrite", is_flag=True, help="Replace files in the way that others wrote.")
@click.pass_context
def generate(
    context: click.Context,
    *,
    check: bool,
    schema: SchemaFile | None,
    resources: Sequence[Path],
    package: str | None,
    output: Path | None,
    templates: Path | None,
    overwrite: bool,
) -> None:
    """Write the package and the docs of every schema.

    With a configuration, it is an installable distribution, whose docs `zensical build` makes a
    site of; with --schema it is DIR/NAME and DIR/docs. Conformance vectors come with both.

    Only files that change are written. Files that are no longer generated are removed, files
    of others are kept; --overwrite names those in its way and replaces them, but never what is read
    (configuration, schemas, templates). A run that is killed leaves the old files or the new ones.
    What was rendered from the same input before is taken from ~/.cache/eventschema.

    A schema is JSON or YAML. What it refers to is read from the files beside it, from nowhere
    outside of the project, and from those that --resources names.

    \b
    Examples:
      eventschema generate
      eventschema generate --check
      eventschema generate --schema events.json --package acme_events --output src
      eventschema generate --templates templates
    """  # noqa: D301
    project = _project(schema, package, output, resources)
    if templates is not None:
        project = replace(project, templates=templates)
    if check:
        changes = compared(project)
        for line in diff(changes, project.output.as_posix()):
            click.secho(line, nl=False, fg=_COLOR.get(line[0]))
        context.exit(1 if changes else 0)
    changes = written(project, overwrite=overwrite, announce=_tell)
    number, removed = len(changes.written), len(changes.removed)
    click.echo(f"{project.output}: {counted(number, 'file')} written, {removed} removed")


def _tell(line: str) -> None:
    click.echo(one_line(line), err=True)


def _project(
    schema: SchemaFile | None, package: str | None, output: Path | None, resources: Sequence[Path]
) -> Project:
    if schema is not None and package is not None and output is not None:
        return single(schema, package, output, resources)
    if schema is not None or package is not None:
        raise UsageError(
            "--schema, --package and --output go together (give all three, or configure them)"
        )
    project = find_project(Path.cwd()).with_resources(resources)
    return project if output is None else replace(project, output=output)
