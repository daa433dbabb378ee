"""What type checkers see: exhaustive matches, narrowing by `UNSET`, wrong values refused."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from eventschema.build import build
from packages import schema_of

EXHAUSTIVE = """
from typing import assert_never

import events


def name(event: events.RealtimeClientEvent) -> str:
    match event:
{cases}
        case _:
            assert_never(event)
"""

NARROWING = """
from typing import Literal, assert_type

import events


def narrow(event: events.ConversationItemCreateEvent) -> None:
    previous = event.previous_item_id
    assert_type(previous, str | None | events.UnsetType)
    if previous is events.UNSET:
        return
    assert_type(previous, str | None)
    if event.event_id is not events.UNSET:
        assert_type(event.event_id, str)
    if event.previous_item_id:
        assert_type(event.previous_item_id, str)


def read(data: object, text: str | bytes) -> None:
    assert_type(events.parse(data), events.RealtimeClientEvent)
    assert_type(events.parse_json(text), events.RealtimeClientEvent)
    assert_type(events.ResponseCancelEvent.from_dict(data), events.ResponseCancelEvent)
    assert_type(events.ResponseCancelEvent().type, Literal["response.cancel"])
    assert_type(events.is_valid(data), bool)
    for violation in events.iter_errors(data):
        assert_type(violation.pointer, str)


def encode(event: events.InputAudioBufferAppendEvent) -> None:
    assert_type(event.audio_bytes, bytes)
    event.audio_bytes = b""
    assert_type(events.base64_text(b""), str)


def open_names(model: events.RealtimeModel) -> None:
    events.RealtimeSessionCreateRequest(model="gpt-realtime")
    events.RealtimeSessionCreateRequest(model="gpt-unheard-of")
"""

MISTAKES = {
    "a wrong tag": 'events.ResponseCancelEvent(type="response.create")',
    "a name that is not on the list": 'events.NoiseReduction(type="mid_field")',
    "null that is not allowed": "events.ResponseCancelEvent(response_id=None)",
    "a required member left out": "events.ConversationItemDeleteEvent()",
    "an unknown member": 'events.ResponseCancelEvent(reason="")',
    "a positional argument": 'events.ResponseCancelEvent("id")',
    "a wrong item": "events.ConversationItemCreateEvent(item=events.ResponseCancelEvent())",
    "a name that the module does not have": "events.ResponseCancleEvent()",
    "absence taken for text": "events.ResponseCancelEvent().response_id.upper()",
}


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with the package `events` and programs that use it."""
    home = tmp_path_factory.mktemp("typing")
    files = build(schema_of("ga"), package="events")
    for path, text in files.items():
        if path.startswith("events/"):
            (home / path).parent.mkdir(exist_ok=True)
            (home / path).write_text(text, "utf-8")
    (home / "exhaustive.py").write_text(program(arms()), "utf-8")
    (home / "forgetful.py").write_text(program(arms()[1:]), "utf-8")
    (home / "narrowing.py").write_text(NARROWING, "utf-8")
    mistakes = "\n".join(["import events", "", *MISTAKES.values()])
    (home / "mistakes.py").write_text(f"{mistakes}\n", "utf-8")
    return home


def arms() -> list[str]:
    return [arm["$ref"].rpartition("/")[2] for arm in schema_of("ga")["oneOf"]]


def program(names: list[str]) -> str:
    cases = [f"        case events.{name}():\n            return event.type" for name in names]
    return EXHAUSTIVE.format(cases="\n".join(cases))


@pytest.fixture(scope="module")
def mypy(directory: Path) -> dict[str, set[int]]:
    """The lines with errors of each file, as mypy tells them."""
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "."]
    run = subprocess.run(command, check=False, cwd=directory, capture_output=True, text=True)
    found = re.findall(r"^(\S+?):(\d+): error:", run.stdout, re.MULTILINE)
    return collected((file, int(line)) for file, line in found)


@pytest.fixture(scope="module")
def pyright(directory: Path) -> dict[str, set[int]]:
    """The lines with errors of each file, as pyright tells them."""
    command = [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable]
    run = subprocess.run(command, check=False, cwd=directory, capture_output=True, text=True)
    return collected(
        (
            Path(found["file"]).relative_to(directory.resolve()).as_posix(),
            found["range"]["start"]["line"] + 1,
        )
        for found in json.loads(run.stdout)["generalDiagnostics"]
        if found["severity"] == "error"
    )


def collected(errors: Iterator[tuple[str, int]]) -> dict[str, set[int]]:
    files: dict[str, set[int]] = {}
    for file, line in errors:
        files.setdefault(file.removeprefix("./"), set()).add(line)
    return files


@pytest.fixture(params=["mypy", "pyright"])
def errors(request: pytest.FixtureRequest) -> dict[str, set[int]]:
    found: dict[str, set[int]] = request.getfixturevalue(request.param)
    return found


def test_a_match_of_all_events_is_exhaustive(errors: dict[str, set[int]]) -> None:
    assert "exhaustive.py" not in errors


def test_a_match_that_forgets_an_event_is_not(errors: dict[str, set[int]]) -> None:
    assert errors["forgetful.py"] == {program(arms()[1:]).count("\n")}


def test_unset_narrows_and_results_have_types(errors: dict[str, set[int]]) -> None:
    assert "narrowing.py" not in errors


def test_every_mistake_is_an_error(errors: dict[str, set[int]]) -> None:
    assert errors["mistakes.py"] == set(range(3, 3 + len(MISTAKES)))


def test_the_package_itself_has_no_errors(errors: dict[str, set[int]]) -> None:
    assert not [file for file in errors if file.startswith("events/")]
