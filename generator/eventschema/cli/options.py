"""What several commands share."""

from collections.abc import Sequence
from pathlib import Path

import click

from eventschema.cli.sources import SchemaFile, resource_files
from eventschema.errors import UsageError
from eventschema.reports import FORMATS


def _named(context: click.Context, option: click.Parameter, name: str | None) -> SchemaFile | None:
    return None if name is None else SchemaFile.of(name)


def _expanded(context: click.Context, option: click.Parameter, names: Sequence[str]) -> list[Path]:
    try:
        return resource_files(names)
    except LookupError as error:
        raise UsageError(f"{error.args[0]}: there is no such file (correct --resources)") from error


schema_option = click.option(
    "--schema",
    metavar="FILE",
    callback=_named,
    help="Work on this schema; needs no configuration. FILE#/POINTER: on a schema in it.",
)

resources_option = click.option(
    "--resources",
    metavar="FILE",
    multiple=True,
    callback=_expanded,
    help="A document that others refer to by its `$id`, or several by `*`; may be given again.",
)

templates_option = click.option(
    "--templates",
    metavar="DIR",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Templates that replace shipped ones or add files; overrides the configured ones.",
)

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How to print what was found: for people, programs or workflow annotations.",
)
