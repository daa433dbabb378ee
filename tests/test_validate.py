"""`eventschema validate`: whatever the form of the input, each event once, with its line."""

import gzip
import io
import json
import os
import signal
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import eventschema
from eventschema.errors import UsageError
from eventschema.validate import stream, window
from eventschema.validate.checker import Checker, Settings
from eventschema.validate.jobs import check_files
from eventschema.validate.stream import JsonLines, JsonValues, loads, read_events
from eventschema.validate.tally import KINDS, Tally, as_json, sentence, table
from eventschema.validate.window import Broken, Event
from quoted import by_json

SCHEMA = {
    "oneOf": [
        {
            "type": "object",
            "properties": {
                "type": {"const": "say"},
                "text": {"type": "string"},
                "parts": {"type": "array", "items": {"type": "integer"}},
            },
            "required": ["type"],
        },
        {
            "type": "object",
            "properties": {"type": {"const": "stop"}},
            "required": ["type"],
            "additionalProperties": False,
        },
    ]
}
SOURCE = eventschema.compile(SCHEMA).source

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
OBJECTS = st.dictionaries(st.text(), VALUES, max_size=4)
BLOCKS = st.integers(min_value=1, max_value=40)

no_deadline = settings(deadline=None)


def read(data: bytes, *, block: int = 1 << 20, arrays_are_events: bool = False) -> list[Any]:
    """The events and broken places of `data`, read `block` bytes at a time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stream, "BLOCK", block)
        patch.setattr(window, "BLOCK", block)
        content: Any = io.BufferedReader(io.BytesIO(data))
        match read_events(content, arrays_are_events=arrays_are_events):
            case JsonLines(blocks):
                return [event for lines in blocks for event in events_of(lines)]
            case JsonValues(events):
                return list(events)


def events_of(lines: stream.Lines) -> Iterator[Event | Broken]:
    for number, line in enumerate(lines.data.split(b"\n"), lines.first):
        if line.strip():
            try:
                yield Event(number, None, loads(line.decode("utf-8", "surrogateescape")))
            except ValueError as error:
                yield Broken(number, None, str(error))


def lines_and_values(events: list[Any]) -> list[tuple[int, Any]]:
    return [(event.line, event.value) for event in events]


# --- every form of input -----------------------------------------------------------------------


@no_deadline
@given(
    st.lists(OBJECTS, min_size=1), st.booleans(), st.sampled_from(["\n", "\r\n", "\n\n"]), BLOCKS
)
def test_json_lines(values: list[Any], ascii_only: bool, end: str, block: int) -> None:
    text = "".join(json.dumps(value, ensure_ascii=ascii_only) + end for value in values)
    step = end.count("\n")
    expected = [(1 + step * number, value) for number, value in enumerate(values)]
    for data in in_bytes(text):
        assert lines_and_values(read(data, block=block)) == expected
        assert lines_and_values(read(data.rstrip(b"\r\n"), block=block)) == expected


@no_deadline
@given(st.lists(OBJECTS, min_size=1), st.booleans(), st.integers(1, 4), BLOCKS)
def test_an_array_of_many_lines(
    values: list[Any], ascii_only: bool, indent: int, block: int
) -> None:
    text = json.dumps(values, ensure_ascii=ascii_only, indent=indent)
    expected, line = [], 2
    for value in values:
        expected.append((line, value))
        line += json.dumps(value, indent=indent).count("\n") + 1
    for data in in_bytes(text):
        assert lines_and_values(read(data, block=block)) == expected


@no_deadline
@given(st.lists(VALUES), BLOCKS)
def test_an_array_on_one_line(values: list[Any], block: int) -> None:
    for data in in_bytes(json.dumps(values)):
        events = read(data, block=block)
        assert [(e.line, e.index, e.value) for e in events] == [
            (1, index, value) for index, value in enumerate(values)
        ]


@no_deadline
@given(st.lists(OBJECTS.filter(bool), min_size=1), st.integers(1, 4), BLOCKS)
def test_documents_of_many_lines(values: list[Any], indent: int, block: int) -> None:
    texts = [json.dumps(value, indent=indent) + "\n" for value in values]
    expected, line = [], 1
    for value, text in zip(values, texts, strict=True):
        expected.append((line, value))
        line += text.count("\n")
    for data in in_bytes("".join(texts)):
        assert lines_and_values(read(data, block=block)) == expected


def in_bytes(text: str) -> list[bytes]:
    """The text as it is, with a byte order mark, and compressed."""
    data = text.encode()
    return [data, b"\xef\xbb\xbf" + data, gzip.compress(data)]


@pytest.mark.parametrize("data", [b"", b"\n", b" \r\n\t\n", b"[]", b"\n[\n]\n"])
def test_nothing_is_no_event(data: bytes) -> None:
    assert read(data) == []


def test_arrays_can_be_events() -> None:
    one, two = b'["EVENT", {}]', b'[\n"CLOSE"]'
    assert lines_and_values(read(one)) == [(1, "EVENT"), (1, {})]
    assert lines_and_values(read(one, arrays_are_events=True)) == [(1, ["EVENT", {}])]
    assert lines_and_values(read(two, arrays_are_events=True)) == [(1, ["CLOSE"])]
    lines = one + b"\n" + one + b"\n"
    assert lines_and_values(read(lines)) == [(1, ["EVENT", {}]), (2, ["EVENT", {}])]


# --- what is broken ----------------------------------------------------------------------------

BROKEN_LINES = st.sampled_from(
    ['{"type": "say"', '{"type": }', '{"a": [1, 2}', "{", '{"a": "x', '{"a" 1}', "{'a': 1}"]
)


@no_deadline
@given(st.lists(OBJECTS.map(json.dumps) | BROKEN_LINES, min_size=1), BLOCKS)
def test_a_broken_line_is_reported_and_stops_nothing(lines: list[str], block: int) -> None:
    expected = [(number, is_json(line)) for number, line in enumerate(lines, 1)]
    events = read("\n".join(lines).encode(), block=block)
    if not any(whole for _, whole in expected[:2]):
        events, expected = events[:1], expected[:1]
    assert [(event.line, isinstance(event, Event)) for event in events] == expected


def is_json(line: str) -> bool:
    try:
        json.loads(line)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize(
    ("data", "reasons"),
    [
        (b'{"a": NaN}\n{}', ["is no JSON: NaN is no number"]),
        (b'{}\n{"a": -Infinity}', ["is no JSON: -Infinity is no number"]),
        (b'[{"a": NaN}, {}]', ["is no JSON: NaN is no number"]),
        (b'{}\n{"a": "\xff"}', ["is no UTF-8 text"]),
        (b'[{}, {"a": "\xff"}, {}]', ["is no UTF-8 text"]),
        (b'{}\n{"a": "\xed\xa0\x80"}', ["is no UTF-8 text"]),
        (b'{}\n{"a": "\\ud800"}', ["is no JSON: it has a lone surrogate"]),
        (b'[{}, {"a": "\\ud800"}]', ["is no JSON: it has a lone surrogate"]),
        (b'{}\n{"a": "\\ud83d\\ude00"}', []),
        (b"{}\n{} {}", ["is no JSON: more follows the value at column 4"]),
        (b"{}\n{}x", ["is no JSON: more follows the value at column 3"]),
        (b"{}\n" + b"[" * 100_000, ["is nested too deeply"]),
        (b"{}\n" + b"1" * 5_000, [f"is no JSON: {by_json('1' * 5_000)}"]),
        (b"hello\n{}", [f"is no JSON: {by_json('hello')} at column 1"]),
        (b"[{}, {}", ["is no JSON: the array does not end"]),
        (b"[{}, {}]x", ["is no JSON: more follows the array"]),
        (b"[{}, ]", ["is no JSON: nothing follows the comma"]),
        (b"[{}\n{}]", ["is no JSON: a comma is missing before it"]),
        (b'[{"a": }, {}]', [f"is no JSON: {by_json('[}')} at column 8"]),
        (b"[" * 100_000, ["is nested too deeply"]),
    ],
)
@pytest.mark.parametrize("block", [1 << 20, 7])
def test_reasons(data: bytes, reasons: list[str], block: int) -> None:
    broken = [event.reason for event in read(data, block=block) if isinstance(event, Broken)]
    assert len(broken) == len(reasons)
    for reason, beginning in zip(broken, reasons, strict=True):
        assert reason.startswith(beginning)


@pytest.mark.parametrize("block", [1 << 20, 16, 3])
def test_the_rest_of_a_broken_array_is_read(block: int) -> None:
    reason = by_json('{"b": ,')
    text = '[\n  {"a": 1},\n  {\n    "b": ,\n    "c": {"d": 2}\n  },\n  {"e": 3}\n]\n'
    assert read(text.encode(), block=block) == [
        Event(2, 0, {"a": 1}),
        Broken(3, 1, f"is no JSON: {reason} at line 4 column 10"),
        Event(7, 2, {"e": 3}),
    ]


@pytest.mark.parametrize("block", [1 << 20, 16, 3])
def test_the_documents_after_a_broken_one_are_read(block: int) -> None:
    reason = by_json('{"b" 2')
    text = '{\n  "a": 1\n}\n{\n  "b" 2\n}\n{\n  "c": 3\n}\n'
    assert read(text.encode(), block=block) == [
        Event(1, 0, {"a": 1}),
        Broken(4, 1, f"is no JSON: {reason} at line 5 column 7"),
        Event(7, 2, {"c": 3}),
    ]


# --- reports -----------------------------------------------------------------------------------

LINES = b"""\
{"type": "say", "text": "hi"}
{"type": "stop", "now": true}

{"type": "say", "parts": [1, "2", 3, null]}
{"type": "say"
{"type": "stop"}
"""


def report(data: bytes, **options: Any) -> tuple[str, Tally]:
    checker = Checker(Settings(SOURCE, **options))
    found = checker.check_lines("f.jsonl", stream.Lines(1, data, 0))
    return found.text, found.tally


def test_text_is_one_line_for_each_violation() -> None:
    text, tally = report(LINES)
    lines = text.splitlines()
    assert [line.split(": ")[:2] for line in lines] == [
        ["f.jsonl:2", "/now"],
        ["f.jsonl:4", "/parts/1"],
        ["f.jsonl:4", "/parts/3"],
        ["f.jsonl:5", "(root)"],
    ]
    assert [line.rpartition(" ")[2] for line in lines] == [
        "[additionalProperties]",
        "[type]",
        "[type]",
        "[json]",
    ]
    assert (tally.events, tally.invalid, tally.violations) == (5, 3, 4)


def test_json_is_one_object_for_each_violation() -> None:
    text, _ = report(LINES, form="json")
    objects = [json.loads(line) for line in text.splitlines()]
    keys = ["file", "line", "index", "pointer", "keyword", "message", "schema_pointer"]
    assert [list(found) for found in objects] == [keys] * 4
    assert objects[1] | {"message": ""} == {
        "file": "f.jsonl",
        "line": 4,
        "index": None,
        "pointer": "/parts/1",
        "keyword": "type",
        "message": "",
        "schema_pointer": "/oneOf/0/properties/parts/items/type",
    }


def test_github_is_an_annotation_for_each_violation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(Path.cwd().parent))
    text, _ = report(
        b'{"type": "say", "100%,\\n": 1}\n{"type": "stop", "a%\\n,b": 1}', form="github"
    )
    title = "title=additionalProperties"
    assert text.startswith(f"::error file={Path.cwd().name}/f.jsonl,line=2,{title}::/a%25%0A,b: ")
    assert text.count("\n") == 1


@no_deadline
@given(st.text())
def test_hostile_names_stay_on_their_line(name: str) -> None:
    data = json.dumps({"type": "stop", name: 1}).encode()
    text, _ = report(data)
    assert text.count("\n") <= 1
    assert text.removesuffix("\n").isprintable()


def test_events_are_counted_by_type_and_violations_by_place() -> None:
    _, tally = report(LINES, count=True, tag="type")
    assert tally.types == {"say": 2, "stop": 2, "(no JSON)": 1}
    assert tally.places == {
        ("additionalProperties", "/now"): 1,
        ("type", "/parts/*"): 2,
        ("json", ""): 1,
    }
    assert table(tally) == (
        "events by type:\n"
        "  2  say\n"
        "  2  stop\n"
        "  1  (no JSON)\n"
        "violations by place:\n"
        "  2  /parts/* [type]\n"
        "  1  (root) [json]\n"
        "  1  /now [additionalProperties]\n"
    )
    assert sentence(tally) == "5 events, 3 invalid, 4 violations"
    assert as_json(tally)["places"][0] == {  # type: ignore[index]
        "keyword": "type",
        "pointer": "/parts/*",
        "count": 2,
    }


def test_counting_needs_bounded_memory() -> None:
    tally = Tally()
    for part in range(50):
        data = "".join(f'{{"type": "{part}-{number}"}}\n' for number in range(100))
        tally += report(data.encode(), count=True, tag="type")[1]
    assert len(tally.types) == KINDS + 1
    assert tally.types.total() == tally.events == 5_000


def test_an_event_nested_too_deeply_is_a_violation() -> None:
    deep = '{"type": "say", "x": ' + "[" * 900 + "]" * 900 + "}"
    recursive = {"$ref": "#/$defs/a", "$defs": {"a": {"items": {"$ref": "#/$defs/a"}}}}
    checker = Checker(
        Settings(
            eventschema.compile(
                {"additionalProperties": recursive | {"$id": "https://x.test/"}}
            ).source
        )
    )
    found = checker.check_lines("f", stream.Lines(1, f"{deep}\n{{}}\n".encode(), 0))
    assert found.tally.events == 2


# --- files and processes -----------------------------------------------------------------------


def check(files: list[Path], **options: Any) -> tuple[str, Tally]:
    jobs = options.pop("jobs", 1)
    parts, tally = [], Tally()
    for part, _ in check_files([str(file) for file in files], Settings(SOURCE, **options), jobs):
        parts.append(part.text)
        tally += part.tally
    return "".join(parts), tally


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    lines = "".join(
        json.dumps({"type": "say", "parts": [number if number % 7 else "x"]}) + "\n"
        for number in range(2_000)
    )
    (tmp_path / "a.jsonl").write_text(lines)
    (tmp_path / "b.json").write_text(json.dumps([{"type": "stop"}, {"type": "go"}], indent=2))
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(b"\xef\xbb\xbf" + lines.encode()))
    (tmp_path / "d.jsonl").write_bytes(b"\xef\xbb\xbf" + lines.encode())
    return sorted(tmp_path.iterdir())


def test_any_number_of_processes_reports_the_same(
    files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = check(files, count=True, tag="type")
    assert alone[1].events == 6_002
    assert alone[1].invalid == 3 * 286 + 1
    monkeypatch.setattr(stream, "BLOCK", 5_000)
    assert check(files, count=True, tag="type") == alone
    assert check(files, count=True, tag="type", jobs=3) == alone


EVENTS = st.sampled_from(
    [b'{"type": "stop"}', b'{"type": "go"}', b'{"type"', b"[1]", b"", b'"\xff"', b"[" * 3_000]
)
LINES_OF_EVENTS = st.lists(EVENTS, max_size=200).map(b"\n".join)
CUTS = st.integers(min_value=1, max_value=40)
CONTENTS = st.one_of(
    LINES_OF_EVENTS,
    LINES_OF_EVENTS.map(gzip.compress),
    st.builds(lambda data, cut: gzip.compress(data)[:-cut], LINES_OF_EVENTS, CUTS),
    st.builds(lambda data, cut: b"[\n" + data[cut:], LINES_OF_EVENTS, CUTS),
    st.none(),
)
"""What a file may hold: lines, the gzip of lines, one that is cut, no JSON; None: a directory."""


def told(files: list[Path], jobs: int) -> tuple[str, Tally, str]:
    """What is reported, what is counted, and why no more is."""
    parts, tally = [], Tally()
    try:
        for part, _ in check_files([str(file) for file in files], Settings(SOURCE), jobs):
            parts.append(part.text)
            tally += part.tally
    except UsageError as error:
        return "".join(parts), tally, str(error)
    return "".join(parts), tally, ""


@settings(max_examples=30, deadline=None)
@given(st.lists(CONTENTS, min_size=1, max_size=3))
def test_two_processes_tell_the_same_as_one_of_files_that_break(
    tmp_path_factory: pytest.TempPathFactory, contents: list[bytes | None]
) -> None:
    files = []
    for number, content in enumerate(contents):
        file = tmp_path_factory.getbasetemp() / f"broken-{number}"
        if file.is_dir():
            file.rmdir()
        file.unlink(missing_ok=True)
        file.mkdir() if content is None else file.write_bytes(content)
        files.append(file)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stream, "BLOCK", 64)
        assert told(files, jobs=2) == told(files, jobs=1)


class Endless(io.RawIOBase):
    """An array of many events that is made up while it is read."""

    def __init__(self, item: bytes, count: int) -> None:
        self.items = iter([b"[", *[item] * count, b'{"type": "stop"}]'])

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        item = next(self.items, b"")
        buffer[: len(item)] = item
        return len(item)


@pytest.mark.parametrize("join", [b",", b",\n"])
def test_a_large_array_is_read_at_constant_memory(join: bytes) -> None:
    item = json.dumps({"type": "say", "text": "x" * 2_000}).encode() + join
    content: Any = io.BufferedReader(Endless(item, 20_000))
    tracemalloc.start()
    try:
        match read_events(content):
            case JsonValues(events):
                assert sum(1 for _ in events) == 20_001
            case JsonLines():
                pytest.fail("not JSON Lines")
        assert tracemalloc.get_traced_memory()[1] < 16_000_000
    finally:
        tracemalloc.stop()


# --- the command -------------------------------------------------------------------------------


@pytest.fixture
def schema(tmp_path: Path) -> Path:
    file = tmp_path / "schema.json"
    file.write_text(json.dumps(SCHEMA))
    return file


def command(schema: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "eventschema", "validate", "--schema", str(schema), *arguments]


def test_interrupted_it_tells_what_it_counted(schema: Path) -> None:
    process = started(schema, "-")
    assert process.stdin
    assert process.stdout
    assert process.stderr
    process.stdin.write(b'{"type": "say"}\n{"type": "go"}\n')
    process.stdin.flush()
    assert process.stdout.readline().startswith(b"-:2: /type: ")
    process.send_signal(signal.SIGINT)
    assert process.wait(60) == 130
    assert process.stderr.read().decode().splitlines() == [
        "interrupted; so far:",
        "2 events, 1 invalid, 1 violation",
    ]


def test_interrupted_with_all_its_processes_it_ends_quietly(schema: Path) -> None:
    process = started(schema, "--jobs", "2", "-")
    assert process.stdin
    assert process.stdout
    assert process.stderr
    process.stdin.write(b'{"type": "go"}\n' + b'{"type": "stop"}\n' * 60_000)
    process.stdin.flush()
    process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    first, second = errors.decode().splitlines()
    assert (process.returncode, first) == (130, "interrupted; so far:")
    assert "invalid" in second


def started(schema: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """The command with pipes for all its streams, in a process group of its own.

    A test that runs in the background ignores interrupts, and what it starts would do so too.
    """
    return subprocess.Popen(
        command(schema, *arguments),
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_closed_pipe_ends_it_quietly(schema: Path, tmp_path: Path, jobs: str) -> None:
    file = tmp_path / "many.jsonl"
    file.write_text('{"type": "go"}\n' * 200_000)
    process = subprocess.Popen(
        command(schema, "--jobs", jobs, str(file)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout
    assert process.stderr
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(60) != 0


def test_a_bar_is_shown_on_a_terminal(schema: Path, tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    file = tmp_path / "a.jsonl"
    file.write_text('{"type": "say"}\n{"type": "go"}\n')
    terminal, inside = pty.openpty()
    process = subprocess.run(
        command(schema, str(file)), stdout=subprocess.PIPE, stderr=inside, check=False
    )
    os.close(inside)
    shown = os.read(terminal, 100_000)
    assert b"validating" in shown
    assert b"2 events, 1 invalid" in shown
    assert process.stdout.count(b"\n") == 1
