"""What several commands share."""

from pathlib import Path

import click

from eventschema.reports import FORMATS

schema_option = click.option(
    "--schema",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Work on this schema; needs no configuration.",
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
