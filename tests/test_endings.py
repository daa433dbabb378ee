"""How every command ends where the system refuses something, and when a signal ends it."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Final

import pytest
from click.testing import CliRunner

from eventschema.cli import main
from eventschema.cli.endings import FAILED, NOBODY_READS

SCHEMA: Final = {"title": "A", "type": "object"}
OPENAPI: Final = {"openapi": "3.1.0", "components": {"schemas": {"A": {"type": "object"}}}}


@pytest.fixture(autouse=True)
def directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory: a schema, an OpenAPI document, events of which some are invalid."""
    monkeypatch.chdir(tmp_path)
    Path("s.json").write_text(json.dumps(SCHEMA))
    Path("api.json").write_text(json.dumps(OPENAPI))
    Path("new.json").write_text('{"title": "A", "type": "array"}')
    Path("events.jsonl").write_text("{}\n[]\n" * 1_000)
    return tmp_path


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "eventschema", *arguments]


# --- paths that lead nowhere ---------------------------------------------------------------------

PLACES: Final = (
    ("check", "--schema", "PATH"),
    ("diff", "PATH", "s.json"),
    ("diff", "s.json", "PATH"),
    ("generate", "--schema", "PATH", "--package", "a", "--output", "out"),
    ("generate", "--schema", "s.json", "--package", "a", "--output", "PATH"),
    ("generate", "--check", "--schema", "s.json", "--package", "a", "--output", "PATH"),
    ("generate", "--schema=s.json", "--package=a", "--output=out", "--templates", "PATH"),
    ("import-openapi", "PATH", "--schema", "A"),
    ("import-openapi", "api.json", "--schema", "A", "--output", "PATH"),
    ("import-openapi", "api.json", "--schema", "A", "--update", "PATH"),
    ("import-openapi", "api.json", "--schema", "A", "--update", "PATH", "--check"),
    ("validate", "--schema", "PATH", "events.jsonl"),
    ("validate", "--schema", "s.json", "PATH"),
    ("validate", "--schema", "s.json", "--jobs", "2", "events.jsonl", "PATH"),
)


@pytest.mark.parametrize(
    "path",
    ["a" * 300, "b/" * 3_000, "loop", "loop/x", "s.json/x", "a\0b", "\udcff/\0", "\udcff\n" * 200],
    ids=lambda path: ascii(path[:10]),
)
@pytest.mark.parametrize("arguments", PLACES, ids=" ".join)
def test_a_path_that_leads_nowhere_is_told_in_one_line(
    arguments: tuple[str, ...], path: str
) -> None:
    Path("loop").symlink_to("loop")
    before = set(Path().rglob("*"))
    result = CliRunner().invoke(main, [path if one == "PATH" else one for one in arguments])
    assert isinstance(result.exception, SystemExit)
    assert result.exit_code == FAILED, result.output
    assert result.stderr.startswith("eventschema: ")
    assert result.stderr.count("\n") == 1
    assert "defect" not in result.stderr
    assert set(Path().rglob("*")) == before


def test_templates_of_an_undecodable_name_are_refused() -> None:
    Path("templates").mkdir()
    Path("templates/\udcff.txt.jinja").write_text("x")
    options = ["--schema=s.json", "--package=a", "--output=out", "--templates=templates"]
    result = CliRunner().invoke(main, ["generate", *options])
    assert (result.exit_code, result.stderr.count("\n")) == (FAILED, 1)
    assert "defect" not in result.stderr
    assert not Path("out").exists()


# --- streams that take nothing -------------------------------------------------------------------

PRINTING: Final = (
    ("--help",),
    ("check", "--schema", "s.json"),
    ("diff", "s.json", "new.json"),
    ("generate", "--check", "--schema", "s.json", "--package", "a", "--output", "out"),
    ("import-openapi", "api.json", "--schema", "A"),
    ("validate", "--schema", "s.json", "events.jsonl"),
    ("validate", "--schema", "s.json", "--jobs", "2", "events.jsonl"),
)
every_command = pytest.mark.parametrize("arguments", PRINTING, ids=" ".join)
full_disk = pytest.mark.skipif(not Path("/dev/full").exists(), reason="has no /dev/full")


@full_disk
@every_command
def test_what_cannot_be_printed_is_no_verdict(arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            command(*arguments), stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
        assert ended.returncode == FAILED
        assert ended.stderr.splitlines()[-1].startswith("eventschema: standard output cannot be")
        assert "Traceback" not in ended.stderr
        both = subprocess.run(command(*arguments), stdout=full, stderr=full, check=False)
        assert both.returncode == FAILED


@full_disk
def test_a_verdict_that_cannot_be_told_is_none() -> None:
    with Path("/dev/full").open("w") as full:
        for arguments in (("check", "--schema", "s.json"), PRINTING[-1]):
            ended = subprocess.run(
                command(*arguments), stdout=subprocess.DEVNULL, stderr=full, check=False
            )
            assert ended.returncode == FAILED


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
def test_a_standard_stream_that_is_closed() -> None:
    def ended(redirection: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        shell = ["sh", "-c", f'"$@" {redirection}', "sh", *command(*arguments)]
        return subprocess.run(shell, capture_output=True, text=True, check=False)

    validate = ("validate", "--schema", "s.json")
    closed = ended(">&-", *validate, "events.jsonl")
    assert (closed.returncode, closed.stderr.count("\n")) == (FAILED, 1)
    assert "standard output is closed" in closed.stderr
    assert ended("2>&-", *validate, "events.jsonl").returncode == 1
    closed = ended("<&-", *validate, "-")
    assert closed.returncode == FAILED
    assert closed.stderr == "eventschema: -: standard input is closed (give it one)\n"


@every_command
def test_a_pipe_that_nobody_reads_ends_a_command_quietly(arguments: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run(command(*arguments), stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (NOBODY_READS, b"")


# --- signals -------------------------------------------------------------------------------------

processes = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads /proc")


def session(leader: int) -> set[int]:
    """The processes that run in the session of `leader`."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, number, *_ = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(number) == leader and state != "Z":
            found.add(int(stat.parent.name))
    return found


def soon(condition: Any) -> bool:
    """Whether `condition` holds within a minute."""
    end = time.monotonic() + 60
    while not condition() and time.monotonic() < end:
        time.sleep(0.02)
    return bool(condition())


def checking(jobs: int = 2) -> "subprocess.Popen[bytes]":
    """`validate` in a session of its own, that has found something and waits for more."""
    process = subprocess.Popen(
        command("validate", "--schema", "s.json", "--jobs", str(jobs), "-"),
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdin
    assert process.stdout
    process.stdin.write(b"[]\n" + b"{}\n" * 2_000_000)
    process.stdin.flush()
    process.stdout.readline()
    return process


@processes
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    ("name", "status"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)], ids=str
)
def test_a_signal_ends_all_processes_with_its_status(name: str, status: int, jobs: int) -> None:
    process = checking(jobs)
    process.send_signal(getattr(signal, name))
    _, errors = process.communicate(timeout=60)
    assert process.returncode == status
    assert errors.startswith(b"interrupted; so far:\n")
    assert errors.count(b"\n") == 2
    assert soon(lambda: not session(process.pid))


@processes
@pytest.mark.parametrize("name", ["SIGKILL", "SIGQUIT"])
def test_no_process_outlives_the_one_that_started_it(name: str) -> None:
    process = checking()
    assert len(session(process.pid)) > 1
    process.send_signal(getattr(signal, name))
    assert process.wait(60) == -getattr(signal, name)
    assert soon(lambda: not session(process.pid))


@processes
def test_a_process_that_is_killed_is_told() -> None:
    process = checking()
    os.kill(max(session(process.pid) - {process.pid}), signal.SIGKILL)
    _, errors = process.communicate(b"{}\n" * 2_000_000, timeout=60)
    assert process.returncode == FAILED
    assert errors == b"eventschema: a process that checked events was killed (use fewer --jobs)\n"
    assert soon(lambda: not session(process.pid))


def test_an_ignored_signal_stays_ignored() -> None:
    ignoring = "trap '' HUP; exec \"$@\""
    process = subprocess.Popen(
        ["sh", "-c", ignoring, "sh", *command("validate", "--schema", "s.json", "-")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdin
    assert process.stdout
    process.stdin.write(b"{}\n[]\n")
    process.stdin.flush()
    process.stdout.readline()
    process.send_signal(signal.SIGHUP)
    process.communicate(timeout=60)
    assert process.returncode == 1
