"""The command line: its commands, and how they fail."""

import errno
import gc
import io
import os
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import active_children
from pathlib import Path
from typing import Any, Final, NoReturn, TextIO

import click

from eventschema.cli.check import check
from eventschema.cli.diff import diff
from eventschema.cli.generate import generate
from eventschema.cli.import_openapi import import_openapi
from eventschema.cli.signals import Interrupted, raised
from eventschema.cli.validate import validate
from eventschema.errors import InternalError, SchemaError, UsageError
from eventschema.reports import one_line

MOST_NEW: Final = 100_000
"""How many new objects are looked through for cycles at once: a run makes many, and few cycles."""


FAILED: Final = 2
INTERRUPTED: Final = 128 + 2
NOBODY_READS: Final = 128 + 13
"""What a shell shows for a process that a closed pipe ended (SIGPIPE)."""


class Commands(click.Group):
    """Commands that fail with one line on standard error and a status, never with a traceback."""

    def main(self, *args: Any, **options: Any) -> NoReturn:
        """Run a command and exit with its status."""
        gc.freeze()
        gc.set_threshold(MOST_NEW)
        if sys.stderr is None:
            sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115
        if sys.stdout is None:
            _leave(_refused("standard output is closed (redirect it to a file, or to /dev/null)"))
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="backslashreplace")
        run = super().main
        with raised():
            status = _status(lambda: run(*args, **{**options, "standalone_mode": False}))
        _leave(status)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; no name of a file has a NUL."""
        if any("\0" in argument for argument in args):
            raise click.UsageError("an argument has a NUL character in it", ctx)
        return super().parse_args(ctx, args)


def _status(run: Callable[[], object]) -> int:
    """The exit status of what `run` does; where it fails, one line has said why."""
    try:
        status = run()
        sys.stdout.flush()
    except Interrupted as end:
        _stop(end.status)
    except click.Abort:
        return INTERRUPTED
    except BrokenPipeError:
        return NOBODY_READS
    except SystemExit as end:
        if end.code == 1:  # what click makes of a closed pipe
            return NOBODY_READS
        raise
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "eventschema"
        return _refused(f"{error.format_message()} (see {command} --help)")
    except (click.ClickException, InternalError, SchemaError, UsageError) as error:
        return _refused(str(error))
    except OSError as error:
        return _refused(_reason(error))
    except RecursionError:
        return _refused("the input is nested too deeply (flatten it)")
    except MemoryError:
        return _refused("the input needs more memory than there is (split it)")
    except Exception as error:
        return _refused(str(InternalError(_last_words(error))))
    return status if isinstance(status, int) else 0


def _reason(error: OSError) -> str:
    reason = error.strerror or str(error)
    file = error.filename2 or error.filename
    match file, error.errno:
        case None, errno.ENOENT:
            return "the working directory does not exist any more (change to one that does)"
        case None, errno.ENOSPC | errno.EDQUOT | errno.EFBIG | errno.EIO:
            return f"standard output cannot be written: {reason}"
        case None, _:
            return reason
        case _:
            return f"{file}: {reason}"


def _last_words(error: Exception) -> str:
    """An error that nobody foresaw, and where it came from."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} at {Path(place.filename).name}:{place.lineno}"


def _refused(message: str) -> int:
    with suppress(OSError):
        click.echo(f"eventschema: {one_line(message)}", err=True)
    return FAILED


def _leave(status: int) -> NoReturn:
    """Exit; the interpreter has nothing left to print that it would complain about."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except OSError:
            _discard(stream)
    sys.exit(status)


def _stop(status: int) -> NoReturn:
    """Exit at once: what other processes are still at, and what nobody takes, is not waited for."""
    for process in active_children():
        process.kill()
    os._exit(status)


def _discard(stream: TextIO) -> None:
    """Let what was printed and is not yet written go nowhere."""
    with suppress(OSError), Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), stream.fileno())


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
