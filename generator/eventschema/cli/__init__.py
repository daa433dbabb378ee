"""The command line."""

import click

from eventschema.cli.check import check
from eventschema.cli.diff import diff
from eventschema.cli.endings import Commands
from eventschema.cli.generate import generate
from eventschema.cli.import_openapi import import_openapi
from eventschema.cli.validate import validate


def _show_version(context: click.Context, option: click.Parameter, wanted: bool) -> None:
    if wanted:
        from importlib import metadata  # noqa: PLC0415  (slow, and seldom needed)

        try:
            click.echo(metadata.version("eventschema"))
        except metadata.PackageNotFoundError:
            click.echo("not installed")
        context.exit()


@click.group(
    "eventschema",
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version and exit.",
)
@click.pass_context
def main(context: click.Context) -> None:
    """One JSON Schema of an event union in; dataclasses, validators and docs out.

    What is generated from what stands in the nearest pyproject.toml:

    \b
      [tool.eventschema]
      package = "realtime_events"
      output = "generated"
      [tool.eventschema.modules]
      ga = "schema/realtime_client_event.ga.schema.json"
      beta = "schema/realtime_client_event.beta.schema.json"
      [[tool.eventschema.migrations]]  # the docs guide from one to the other
      from = "beta"
      to = "ga"

    \b
    Examples:
      eventschema generate
      eventschema check
      eventschema validate --module ga recorded.jsonl
      eventschema diff main:schema/events.json schema/events.json

    Every command exits with 0 when all is well, with 1 when it found something, and with 2 and
    one line on standard error when it cannot do what was asked. None of them uses the network.
    """  # noqa: D301
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


for command in (generate, check, validate, diff, import_openapi):
    main.add_command(command)
