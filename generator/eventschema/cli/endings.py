"""How commands end: their statuses, and what is said when they fail."""

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

from eventschema.cli.signals import Interrupted, raised
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
