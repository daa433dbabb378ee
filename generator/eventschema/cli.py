"""The command line: its commands, and how they fail."""

import gc
import io
import sys
from typing import Any, Final, NoReturn

import click

from eventschema.commands.check import check
from eventschema.commands.diff import diff
from eventschema.commands.generate import generate
from eventschema.commands.import_openapi import import_openapi
from eventschema.commands.validate import INTERRUPTED, validate
from eventschema.errors import InternalError, SchemaError, UsageError
from eventschema.findings import one_line

MOST_NEW: Final = 100_000
"""How many new objects are looked through for cycles at once: a run makes many, and few cycles."""


class Commands(click.Group):
    """Commands that fail with one line on standard error and a status, never with a traceback."""

    def main(self, *args: Any, **options: Any) -> NoReturn:
        """Run a command and exit with its status."""
        gc.freeze()
        gc.set_threshold(MOST_NEW)
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="backslashreplace")
        try:
            status = super().main(*args, **{**options, "standalone_mode": False})
        except click.Abort:
            sys.exit(INTERRUPTED)
        except click.UsageError as error:
            command = error.ctx.command_path if error.ctx else "eventschema"
            _fail(f"{error.format_message()} (see {command} --help)")
        except (click.ClickException, InternalError, SchemaError, UsageError) as error:
            _fail(str(error))
        except RecursionError:
            _fail("the input is nested too deeply (flatten it)")
        sys.exit(status if isinstance(status, int) else 0)


def _fail(message: str) -> NoReturn:
    click.echo(f"eventschema: {one_line(message)}", err=True)
    sys.exit(2)


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
