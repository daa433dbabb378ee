"""Files of events read one after another and checked, by one process or by several."""

import os
import signal
import sys
import zlib
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from io import BufferedReader, UnsupportedOperation
from multiprocessing import parent_process
from pathlib import Path
from threading import Thread
from typing import Any, Final, TypeAlias

from eventschema.errors import UsageError
from eventschema.schema.documents import is_yaml
from eventschema.schema.yaml_text import require_library
from eventschema.validate.checker import Checker, Report, Settings
from eventschema.validate.stream import JsonLines, JsonValues, Lines, read_events, yaml_events

STANDARD_INPUT: Final = "-"

_AHEAD: Final = 2
"""How many blocks of lines are read ahead for each process."""

_KILLED: Final = "a process that checked events was killed (use fewer --jobs)"

_Submit: TypeAlias = Callable[[str, Lines], Future[Report]]


class _UnreadableError(UsageError):
    """What a file holds cannot be read any further."""


def check_files(
    files: Sequence[str], settings: Settings, jobs: int = 1
) -> Generator[tuple[Report, int]]:
    """Reports on the events of all files, in order, each with how many bytes were read by then.

    `-` is the standard input. Lines are shared out among `jobs` processes; what is reported is
    the same for any number. They end soon after this is closed. Raises `UsageError` for a file that
    cannot be read, after the reports on what was read before.
    """
    for file in files:
        if file != STANDARD_INPUT and not Path(file).exists():
            raise UsageError(f"{file}: does not exist")
        if is_yaml(file.removesuffix(".gz")):
            require_library(file)
    checker = Checker(settings)
    waiting: deque[tuple[Future[Report], int]] = deque()
    read = 0
    with _submitting(checker, jobs) as submit:
        try:
            for file in files:
                read_all = yaml_events if is_yaml(file.removesuffix(".gz")) else read_events
                with _opened(file) as stream:
                    match read_all(stream, arrays_are_events=settings.arrays_are_events):
                        case JsonLines(blocks):
                            for lines in blocks:
                                waiting.append((submit(file, lines), read + _position(stream)))
                                while len(waiting) > (_AHEAD * jobs if jobs > 1 else 0):
                                    yield _next(waiting)
                        case JsonValues(events):
                            while waiting:
                                yield _next(waiting)
                            for report in checker.check_events(file, events):
                                yield report, read + _position(stream)
                    read += _position(stream)
        except _UnreadableError:
            while waiting:
                yield _next(waiting)
            raise
        while waiting:
            yield _next(waiting)


def size_of(files: Sequence[str]) -> int | None:
    """How many bytes there are to be read; None where that cannot be known."""
    paths = [Path(file) for file in files]
    known = STANDARD_INPUT not in files and all(path.is_file() for path in paths)
    return sum(path.stat().st_size for path in paths) if known else None


@contextmanager
def _opened(file: str) -> Iterator[BufferedReader]:
    """The bytes of `file`; what goes wrong with them while they are read is a `UsageError`."""
    try:
        if file == STANDARD_INPUT:
            if sys.stdin is None:
                raise _UnreadableError(f"{file}: standard input is closed (give it one)")
            stdin: Any = sys.stdin.buffer
            yield stdin if isinstance(stdin, BufferedReader) else BufferedReader(stdin)
        else:
            with Path(file).open("rb") as stream:
                yield stream
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or error
        raise _UnreadableError(f"{file}: cannot be read: {reason}") from error


def _position(stream: BufferedReader) -> int:
    """How many bytes were read, as far as the stream can tell."""
    try:
        return stream.raw.tell()
    except (OSError, UnsupportedOperation):
        return 0


def _next(waiting: deque[tuple[Future[Report], int]]) -> tuple[Report, int]:
    future, read = waiting.popleft()
    try:
        return future.result(), read
    except BrokenProcessPool as error:
        raise UsageError(_KILLED) from error


@contextmanager
def _submitting(checker: Checker, jobs: int) -> Iterator[_Submit]:
    """How lines are handed in to be checked: here, or by `jobs` processes."""
    if jobs == 1:
        yield lambda file, lines: _done(checker.check_lines(file, lines))
        return
    executor = ProcessPoolExecutor(jobs, initializer=_start, initargs=(checker.settings,))
    try:
        yield partial(_submit, executor)
    except BaseException:
        executor.shutdown(wait=False, cancel_futures=True)
        raise
    executor.shutdown()


def _submit(executor: ProcessPoolExecutor, file: str, lines: Lines) -> Future[Report]:
    try:
        if lines.offset is None or not Path(file).is_file():
            return executor.submit(_check_lines, file, lines)
        return executor.submit(_check_span, file, lines.first, lines.offset, len(lines.data))
    except BrokenProcessPool as error:
        raise UsageError(_KILLED) from error
    except OSError as error:
        reason = f"processes cannot be started: {error.strerror} (use fewer --jobs)"
        raise UsageError(reason) from error


def _done(report: Report) -> Future[Report]:
    future: Future[Report] = Future()
    future.set_result(report)
    return future


_checkers: Final[list[Checker]] = []
"""The checker of a process that was started to check lines."""


def _start(settings: Settings) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    _checkers.append(Checker(settings))


def _end_with_parent() -> None:
    """Wait until the process that would take the reports is gone, however it ended."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _check_span(file: str, first: int, offset: int, size: int) -> Report:
    """Read the lines here: that is cheaper than sending them."""
    with _opened(file) as stream:
        stream.seek(offset)
        data = stream.read(size)
    if len(data) < size:
        raise UsageError(f"{file}: became shorter while it was read (wait until it is written)")
    return _check_lines(file, Lines(first, data, offset))


def _check_lines(file: str, lines: Lines) -> Report:
    return _checkers[0].check_lines(file, lines)
