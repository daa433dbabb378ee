"""Signals that ask a run to end, as an exception that lets it clean up behind itself."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

ENDING: Final = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


class Interrupted(BaseException):
    """A signal asked the run to end; `status` is the exit status that says so."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.status = 128 + number


@contextmanager
def raised() -> Iterator[None]:
    """Inside, the signals of `ENDING` raise `Interrupted`, but for those that are ignored.

    The first is raised. Others are ignored from then on, and the same again ends the process.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    default = (signal.SIG_DFL, signal.default_int_handler)
    before = {number: signal.getsignal(number) for number in ENDING}
    ours = [number for number, handler in before.items() if handler in default]
    process = os.getpid()

    def interrupt(number: int, _: FrameType | None) -> None:
        if os.getpid() != process:  # a fork that nobody told yet what it is for
            os._exit(128 + number)
        for each in ours:
            signal.signal(each, signal.SIG_DFL if each == number else signal.SIG_IGN)
        raise Interrupted(number)

    try:
        for number in ours:
            signal.signal(number, interrupt)
        yield
    finally:
        for number in ours:
            signal.signal(number, before[number])


@contextmanager
def held() -> Iterator[None]:
    """Inside, the signals of `ENDING` wait, but for calls of `let_through`."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def let_through() -> None:
    """Let a signal that waits be raised now."""
    if hasattr(signal, "pthread_sigmask"):
        before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
        try:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
