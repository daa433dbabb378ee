"""The commands: what they print, what they write, and how they exit."""

import errno
import gzip
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from eventschema.cli import main
from eventschema.cli.files.output import MANIFEST
from eventschema.schema.documents import line_of
from quoted import by_json

SAY = {
    "title": "SayEvent",
    "description": "Say something.",
    "type": "object",
    "properties": {
        "type": {"description": "The tag.", "const": "say"},
        "text": {"description": "What.", "type": "string", "maxLength": 5, "default": "hi"},
        "parts": {"description": "How.", "type": "array", "items": {"type": "integer"}},
    },
    "required": ["type", "text"],
    "additionalProperties": False,
    "examples": [{"type": "say", "text": "hello"}],
}
STOP = {
    "title": "StopEvent",
    "description": "Say no more.",
    "type": "object",
    "properties": {"type": {"description": "The tag.", "const": "stop"}},
    "required": ["type"],
    "additionalProperties": False,
    "examples": [{"type": "stop"}],
}
SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://example.test/events",
    "title": "Event",
    "description": "What may be sent.",
    "oneOf": [{"$ref": "#/$defs/SayEvent"}, {"$ref": "#/$defs/StopEvent"}],
    "$defs": {"SayEvent": SAY, "StopEvent": STOP},
}
CONFIGURATION = """\
[tool.eventschema]
package = "acme_events"
output = "out"
[tool.eventschema.modules]
one = "schema/one.json"
two = "schema/two.json"
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory with a configuration of two modules, and the working directory."""
    (tmp_path / "schema").mkdir()
    (tmp_path / "pyproject.toml").write_text(CONFIGURATION)
    for name in ("one", "two"):
        (tmp_path / f"schema/{name}.json").write_text(json.dumps(SCHEMA, indent=2))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A schema file in the working directory, which has no configuration."""
    (tmp_path / "s.json").write_text(json.dumps(SCHEMA, indent=2))
    monkeypatch.chdir(tmp_path)
    return Path("s.json")


def run(*arguments: str | Path, stdin: str | bytes = "") -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def refusal(*arguments: str | Path) -> str:
    """The one line with which a command refuses to work."""
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("eventschema: ")
    assert result.stderr.count("\n") == 1
    return result.stderr.removeprefix("eventschema: ").removesuffix("\n")


def tree(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def edit(file: Path, *path: str | int, value: Any) -> None:
    """Replace what is at `path` of a schema file."""
    schema = json.loads(file.read_text())
    place = schema
    for segment in path[:-1]:
        place = place[segment]
    place[path[-1]] = value
    file.write_text(json.dumps(schema, indent=2))


# --- generate ----------------------------------------------------------------------------------


def test_generate_writes_all_targets_of_all_modules(project: Path) -> None:
    result = run("generate")
    files = tree(project / "out")
    assert result.exit_code == 0
    assert result.stdout == f"out: {len(files)} files written, 0 removed\n"
    for module in ("one", "two"):
        for file in ("__init__.py", "models.py", "codecs.py", "validators.py"):
            assert f"acme_events/{module}/{file}" in files
        assert f"docs/{module}/index.md" in files
    assert {"README.md", "pyproject.toml", "acme_events/py.typed", MANIFEST} <= files.keys()
    again = run("generate")
    assert again.stdout == "out: 0 files written, 0 removed\n"
    assert tree(project / "out") == files


def test_generate_works_from_below_the_configuration(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "deep/er").mkdir(parents=True)
    (project / "deep/pyproject.toml").write_text("[tool.other]\n")
    monkeypatch.chdir(project / "deep/er")
    assert run("generate").exit_code == 0
    assert (project / "out/acme_events/one/models.py").exists()


def test_generate_elsewhere(project: Path) -> None:
    run("generate")
    assert run("generate", "--output", "elsewhere").exit_code == 0
    assert tree(project / "elsewhere") == tree(project / "out")


def test_generate_prunes_a_module(project: Path) -> None:
    run("generate")
    (project / "out/notes.txt").write_text("mine")
    (project / "pyproject.toml").write_text(CONFIGURATION.replace('two = "schema/two.json"', ""))
    assert run("generate").exit_code == 0
    assert not (project / "out/acme_events/two").exists()
    assert not (project / "out/docs/two").exists()
    assert (project / "out/notes.txt").read_text() == "mine"


def test_generate_check_writes_nothing(project: Path) -> None:
    result = run("generate", "--check")
    assert result.exit_code == 1
    assert not (project / "out").exists()
    run("generate")
    assert run("generate", "--check").exit_code == 0
    assert run("generate", "--check").output == ""


def test_generate_check_shows_an_edit_by_hand(project: Path) -> None:
    run("generate")
    models = project / "out/acme_events/one/models.py"
    models.write_text(models.read_text() + "edited = 1\n")
    before = tree(project / "out")
    result = run("generate", "--check")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[:2] == [
        "--- a/out/acme_events/one/models.py",
        "+++ b/out/acme_events/one/models.py",
    ]
    assert [line for line in lines[2:] if line[0] in "+-"] == ["-edited = 1"]
    assert tree(project / "out") == before


def test_generate_check_shows_what_a_schema_changes(project: Path) -> None:
    run("generate")
    edit(project / "schema/two.json", "$defs", "StopEvent", "description", value="Be quiet.")
    result = run("generate", "--check")
    assert result.exit_code == 1
    assert "+++ b/out/acme_events/two/models.py\n" in result.stdout
    assert "Be quiet." in result.stdout
    assert "/one/" not in result.stdout
    assert run("generate").exit_code == 0
    assert run("generate", "--check").exit_code == 0


def test_generate_without_a_configuration(schema: Path) -> None:
    result = run("generate", "--schema", schema, "--package", "acme", "--output", "out")
    assert result.exit_code == 0
    files = tree(Path("out"))
    assert {"acme/models.py", "acme/py.typed", "docs/index.md"} <= files.keys()
    assert all(
        path.startswith(("acme/", "docs/", "vectors/")) for path in files.keys() - {MANIFEST}
    )
    use = "import acme; assert acme.parse({'type': 'stop'}).to_dict() == {'type': 'stop'}"
    environment = {**os.environ, "PYTHONPATH": "out"}
    subprocess.run([sys.executable, "-c", use], env=environment, check=True)


def test_generate_into_the_working_directory(schema: Path) -> None:
    options = ("--schema", schema, "--package", "acme", "--output", ".")
    assert run("generate", *options).exit_code == 0
    assert Path("acme/models.py").exists()
    assert schema.exists()
    assert run("generate", "--check", *options).exit_code == 0


def test_generate_does_not_overwrite_what_others_wrote(schema: Path) -> None:
    options = ("--schema", schema, "--package", "acme", "--output", ".")
    Path("acme").mkdir()
    Path("acme/models.py").write_text("precious")
    assert refusal("generate", *options) == (
        "acme/models.py: was not written by eventschema and would be overwritten "
        "(move it away, or pass --overwrite)"
    )
    assert tree(Path("acme")) == {"models.py": b"precious"}
    assert run("generate", *options, "--overwrite").exit_code == 0


@pytest.mark.parametrize("output", [".", "..", "schema/..", "link", "absolute"])
def test_generate_never_takes_the_configuration(project: Path, output: str) -> None:
    (project / "link").symlink_to(".")
    output = str(project) if output == "absolute" else output
    before = tree(project)
    (project / "pyproject.toml").write_text(CONFIGURATION.replace('"out"', json.dumps(output)))
    before = tree(project)
    reason = "is or contains the directory of pyproject.toml (choose another output"
    for command in (
        ("generate",),
        ("generate", "--overwrite"),
        ("generate", "--check"),
        ("check",),
    ):
        assert reason in refusal(*command)
    assert run("generate", "--output", "out").exit_code == 0
    assert reason in refusal("generate", "--overwrite", "--output", output)
    assert {path: text for path, text in tree(project).items() if path in before} == before


def test_generate_never_takes_what_it_reads(project: Path) -> None:
    (project / "out").mkdir()
    (project / "elsewhere").mkdir()
    (project / "pyproject.toml").rename(project / "out/pyproject.toml")
    (project / "pyproject.toml").symlink_to("out/pyproject.toml")
    assert refusal("generate", "--overwrite").startswith("pyproject.toml: was read")
    (project / "pyproject.toml").unlink()
    (project / "pyproject.toml").write_text(
        CONFIGURATION.replace("schema/two.json", "out/README.md")
    )
    (project / "out/pyproject.toml").unlink()
    (project / "schema/two.json").rename(project / "out/README.md")
    before = tree(project)
    assert refusal("generate", "--overwrite").startswith("out/README.md: was read")
    assert tree(project) == before


def test_generate_names_what_it_overwrites(project: Path) -> None:
    (project / "out").mkdir()
    (project / "out/README.md").write_text("precious")
    (project / "out/pyproject.toml").write_text("precious")
    assert refusal("generate").startswith("out/README.md, out/pyproject.toml: were not written by")
    assert run("generate", "--overwrite").stderr.splitlines() == [
        f"out/{name}: was not written by eventschema; it is overwritten"
        for name in ("README.md", "pyproject.toml")
    ]


def test_generate_leaves_everything_when_a_schema_is_wrong(project: Path) -> None:
    run("generate")
    before = tree(project / "out")
    edit(project / "schema/two.json", "$defs", "StopEvent", "type", value="objekt")
    message = refusal("generate")
    assert message.startswith("schema/two.json#/$defs/StopEvent/type: ")
    assert tree(project / "out") == before


# --- check -------------------------------------------------------------------------------------


def test_check_finds_nothing(project: Path) -> None:
    run("generate")
    result = run("check")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "2 schemas, 0 findings\n"


def findings(*arguments: str | Path) -> list[dict[str, Any]]:
    result = run("check", "--format", "json", *arguments)
    found: list[dict[str, Any]] = json.loads(result.stdout)
    assert result.exit_code == (1 if found else 0)
    return found


def places(found: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    return [(one["rule"], one["file"], one["pointer"]) for one in found]


def test_check_finds_stale_files(project: Path) -> None:
    assert places(findings()) == [("stale-output", "out", "")]
    run("generate")
    assert findings() == []
    (project / "out/README.md").unlink()
    (project / "out/docs/index.md").write_text("edited")
    assert [(one["file"], one["message"]) for one in findings()] == [
        ("out/README.md", "is missing"),
        ("out/docs/index.md", "differs from what the schemas say"),
    ]


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        (("type",), 5, ("invalid-schema", "/type")),
        (("$defs", "SayEvent", "type"), "objekt", ("invalid-schema", "/$defs/SayEvent/type")),
        (
            ("$defs", "SayEvent", "properties", "text", "pattern"),
            "(",
            ("invalid-pattern", "/$defs/SayEvent/properties/text/pattern"),
        ),
        (("oneOf", 0, "$ref"), "#/$defs/Nobody", ("dangling-reference", "/oneOf/0/$ref")),
        (
            ("$defs", "SayEvent", "examples"),
            [{"type": "say", "text": "hello"}, {"type": "say", "text": "too long"}],
            ("invalid-example", "/$defs/SayEvent/examples/1/text"),
        ),
        (
            ("$defs", "SayEvent", "properties", "parts", "examples"),
            [[1, 2.5]],
            ("invalid-example", "/$defs/SayEvent/properties/parts/examples/0/1"),
        ),
        (
            ("$defs", "SayEvent", "properties", "text", "default"),
            None,
            ("invalid-default", "/$defs/SayEvent/properties/text/default"),
        ),
        (("examples",), [{"type": "go"}], ("invalid-example", "/examples/0/type")),
    ],
)
def test_check_points_at_what_is_wrong_in_a_schema(
    schema: Path, path: tuple[str | int, ...], value: Any, expected: tuple[str, str]
) -> None:
    edit(schema, *path, value=value)
    [found] = findings("--schema", schema)
    assert (found["rule"], found["pointer"]) == expected
    assert (found["file"], found["severity"]) == ("s.json", "error")
    text = run("check", "--schema", schema).stdout
    assert text.startswith(f"s.json:{found['line']}: {found['pointer']}: {found['message']}")
    assert text.endswith(f" [{found['rule']}]\n")
    annotation = run("check", "--schema", schema, "--format", "github").stdout
    place = f"file=s.json,line={found['line']},title={found['rule']}"
    assert annotation.startswith(f"::error {place}::{found['pointer']}: ")


def test_the_line_of_a_pointer() -> None:
    text = '{\n "a": [\n  1, {"b\\"/": 2},\n  [],\n  "x"\n ],\n "c": {}\n}\n'
    assert [
        line_of(text, pointer, "s.json")
        for pointer in ("", "/a", "/a/0", "/a/1", '/a/1/b"~1', "/a/2", "/a/3", "/c", "/a/9/x", "/z")
    ] == [1, 2, 3, 3, 3, 4, 5, 7, 2, 1]


# --- validate ----------------------------------------------------------------------------------


def test_validate_reads_every_form(schema: Path) -> None:
    events = [{"type": "say", "text": "hi"}, {"type": "stop"}]
    Path("a.jsonl").write_text("".join(f"{json.dumps(event)}\n" for event in events))
    Path("b.json").write_text(json.dumps(events))
    Path("c.json").write_text(json.dumps(events[0], indent=2))
    Path("d.gz").write_bytes(gzip.compress(Path("a.jsonl").read_bytes()))
    lines = Path("a.jsonl").read_bytes()
    files = ("a.jsonl", "b.json", "c.json", "d.gz", "-")
    for stdin in (lines, gzip.compress(lines)):
        result = run("validate", "--schema", schema, *files, stdin=stdin)
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr == "9 events, all valid\n"


def test_validate_prints_one_line_for_each_violation(schema: Path) -> None:
    Path("events.jsonl").write_text(
        '{"type": "say", "text": "too long"}\n'
        '{"type": "stop"}\n'
        '{"type": "say", "parts": [1, "two"]}\n'
        '{"type": "say",\n'
        '{"type": "go"}\n'
    )
    result = run("validate", "--schema", schema, "events.jsonl")
    assert result.exit_code == 1
    lines = [line.partition(": ") for line in result.stdout.splitlines()]
    assert [
        (place, rest.partition(": ")[0], rest.rpartition(" ")[2]) for place, _, rest in lines
    ] == [
        ("events.jsonl:1", "/text", "[maxLength]"),
        ("events.jsonl:3", "(root)", "[required]"),
        ("events.jsonl:3", "/parts/1", "[type]"),
        ("events.jsonl:4", "(root)", "[json]"),
        ("events.jsonl:5", "/type", "[oneOf]"),
    ]
    assert result.stderr == "5 events, 4 invalid, 5 violations\n"


def test_validate_names_the_line_on_which_an_event_begins(schema: Path) -> None:
    Path("events.json").write_text(
        json.dumps([{"type": "stop"}, {"type": "say", "text": "too long"}], indent=2)
    )
    result = run("validate", "--schema", schema, "events.json", "--format", "json")
    found = json.loads(result.stdout)
    assert (found["line"], found["index"], found["pointer"]) == (5, 1, "/text")


def test_validate_counts(schema: Path) -> None:
    stdin = '{"type": "stop"}\n{"type": "stop", "x": 1}\n{"type": "go"}\n'
    result = run("validate", "--schema", schema, "--summary", "-", stdin=stdin)
    assert result.stderr == (
        "events by type:\n"
        "  2  stop\n"
        "  1  go\n"
        "violations by place:\n"
        "  1  /type [oneOf]\n"
        "  1  /x [additionalProperties]\n"
        "3 events, 2 invalid, 2 violations\n"
    )
    result = run("validate", "--schema", schema, "--summary", "--format=json", "-", stdin=stdin)
    counted = json.loads(result.stderr)
    assert counted["events"] == 3
    assert counted["types"] == {"stop": 2, "go": 1}
    assert len(counted["places"]) == 2


def test_validate_chooses_the_module(project: Path) -> None:
    edit(project / "schema/two.json", "oneOf", value=[{"$ref": "#/$defs/StopEvent"}])
    say = '{"type": "say", "text": "hi"}'
    assert run("validate", "--module", "one", "-", stdin=say).exit_code == 0
    assert run("validate", "--module", "two", "-", stdin=say).exit_code == 1
    assert refusal("validate", "-") == (
        "which module do the events belong to? (--module with one of one, two)"
    )
    assert refusal("validate", "--module", "three", "-") == (
        "there is no module 'three' (the modules are one, two)"
    )
    (project / "pyproject.toml").write_text(CONFIGURATION.replace('two = "schema/two.json"', ""))
    assert run("validate", "-", stdin=say).exit_code == 0


def test_validate_takes_arrays_for_events_where_all_events_are_arrays(schema: Path) -> None:
    schema.write_text('{"type": "array", "prefixItems": [{"const": "EVENT"}]}')
    assert run("validate", "--schema", schema, "-", stdin='["EVENT", {}]').exit_code == 0
    assert run("validate", "--schema", schema, "-", stdin='[\n"CLOSE"\n]').exit_code == 1


# --- wrong use and unreadable input --------------------------------------------------------------


def test_one_line_for_wrong_use(schema: Path) -> None:
    assert "'generat'" in refusal("generat")
    assert refusal("generat").endswith("(see eventschema --help)")
    assert "--chek" in refusal("generate", "--chek")
    assert refusal("generate", "--chek").endswith("(see eventschema generate --help)")
    assert "FILE" in refusal("validate", "--schema", schema)
    together = "--schema, --package and --output go together (give all three, or configure them)"
    assert refusal("generate", "--schema", schema) == together
    assert refusal("generate", "--package", "x") == together
    assert "exclude each other" in refusal("validate", "--schema", "a", "--module", "b", "-")
    assert "xml" in refusal("check", "--format", "xml")
    for command in (("generate",), ("check",), ("validate", "-")):
        assert refusal(*command) == (
            "no pyproject.toml here or above has a table [tool.eventschema] "
            "(add one, or name a schema with --schema)"
        )


@pytest.mark.parametrize("package", ["my-events", "class", "a.b", "", "../x", "_a", "ä", "a\nb"])
def test_a_package_must_be_a_name(schema: Path, package: str) -> None:
    options = ("--schema", schema, "--package", package, "--output", "out")
    assert "no name for a Python package" in refusal("generate", *options)
    assert not Path("out").exists()


NO_COLON = by_json('{"type" 1')


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"[1;]", f"s.json:1:3: is no JSON: {by_json('[1;')} (repair it)"),
        (b'{\n  "type" 1\n}', f"s.json:2:10: is no JSON: {NO_COLON} (repair it)"),
        (b"", "s.json:1:1: is no JSON: "),
        (b"\xff{}", "s.json: is no UTF-8 text at byte 1"),
        (b'{"a": {"b": 1, "b": 2}}', "s.json: has two members 'b' in one object (repair it)"),
        (b'{"const": NaN}', "s.json: is no JSON: NaN is no number (repair it)"),
        (b"[" * 100_000, "s.json: is nested too deeply (flatten it)"),
        (b'{"not": ' * 3_000 + b"{}" + b"}" * 3_000, "s.json"),
        (b"1" * 5_000, "s.json: "),
        (b"[]", "s.json#: "),
        (b'{"$ref": "#/$defs/x"}', "s.json#/$ref: "),
        (b'{"$ref": "https://example.test/other"}', "s.json#/$ref: "),
        (b'{"$schema": "https://example.test/dialect"}', "s.json#/$schema: "),
    ],
)
def test_one_line_for_a_schema_that_is_none(schema: Path, content: bytes, message: str) -> None:
    schema.write_bytes(content)
    options = ("--schema", schema, "--package", "acme", "--output", "out")
    assert refusal("generate", *options).startswith(message)
    assert refusal("validate", "--schema", schema, "-").startswith(message)
    assert not Path("out").exists()


def test_one_line_for_a_file_that_cannot_be_read(schema: Path) -> None:
    Path("ok.json").write_text("{}")
    Path("cut.gz").write_bytes(gzip.compress(b'{"type": "stop"}\n' * 1_000)[:-20])
    Path("damaged.gz").write_bytes(b"\x1f\x8b\x08\x00" + b"\xff" * 50)
    validate = ("validate", "--schema", schema)
    assert refusal(*validate, "nothing.json") == "nothing.json: does not exist"
    assert refusal(*validate, "ok.json", "nothing.json") == "nothing.json: does not exist"
    assert refusal(*validate, ".") == f".: cannot be read: {os.strerror(errno.EISDIR)}"
    assert refusal(*validate, "cut.gz").startswith("cut.gz: cannot be read: ")
    assert refusal(*validate, "damaged.gz").startswith("damaged.gz: cannot be read: ")
    assert refusal("check", "--schema", "nothing.json").startswith("nothing.json: cannot be read")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything may be written")
def test_one_line_for_a_directory_that_may_not_be_written(schema: Path) -> None:
    Path("locked").mkdir(mode=0o500)
    options = ("--schema", schema, "--package", "acme", "--output", "locked/out")
    assert "cannot be written" in refusal("generate", *options)


CONFIGURATIONS: Mapping[str, str] = {
    "[tool.eventschema": "pyproject.toml: is no TOML: ",
    "tool.eventschema = 1": "pyproject.toml#/tool/eventschema: must be a table",
    "[tool.eventschema]": "pyproject.toml#/tool/eventschema: the key 'package' is missing",
    "[tool.eventschema]\npackage = 'a'": (
        "pyproject.toml#/tool/eventschema: the key 'modules' is missing"
    ),
    "[tool.eventschema]\npackage = 'a'\nmodules = 'b'": (
        "pyproject.toml#/tool/eventschema/modules: must be a table"
    ),
    "[tool.eventschema]\npackage = 'a'\nmodules = {}": (
        "pyproject.toml#/tool/eventschema/modules: names no schema"
    ),
    "[tool.eventschema]\npackage = 'a'\nmodules = {b = 'c.json'}": (
        "pyproject.toml#/tool/eventschema/modules/b: there is no file 'c.json'"
    ),
    "[tool.eventschema]\npackage = 'a'\nmodules = {b = 1}": (
        "pyproject.toml#/tool/eventschema/modules/b: must be a text"
    ),
    "[tool.eventschema]\npackage = 'a'\nmodules = {'b~/c' = 's.json'}": (
        "pyproject.toml#/tool/eventschema/modules/b~0~1c: 'b~/c' is no name"
    ),
    "[tool.eventschema]\npackage = 'a-b'\nmodules = {b = 's.json'}": (
        "pyproject.toml#/tool/eventschema/package: 'a-b' is no name"
    ),
    "[tool.eventschema]\npackage = 'a'\nouput = 'x'\nmodules = {b = 's.json'}": (
        "pyproject.toml#/tool/eventschema: the key 'ouput' is not known (did you mean 'output'?)"
    ),
    "[tool.eventschema]\npackage = 'a'\nmodules = {b = 's.json'}\nmigrations = 1": (
        "pyproject.toml#/tool/eventschema/migrations: must be a list of tables"
    ),
    "[tool.eventschema]\npackage = 'a'\nmodules = {b = 's.json'}\nmigrations = [{from = 'b'}]": (
        "pyproject.toml#/tool/eventschema/migrations/0: the key 'to' is missing (such as to = "
    ),
    "[tool.eventschema]\npackage = 'a'\nmodules = {b = 's.json'}\n"
    "migrations = [{from = 'b', to = 'c'}]": (
        "pyproject.toml#/tool/eventschema/migrations/0/to: there is no module 'c' (known are b)"
    ),
    "[tool.eventschema]\npackage = 'a'\nmodules = {b = 's.json'}\n"
    "migrations = [{from = 'b', to = 'b'}]": (
        "pyproject.toml#/tool/eventschema/migrations/0: leads nowhere"
    ),
    "[tool.eventschema]\npackage = 'a'\noutput = ''\nmodules = {b = 's.json'}": (
        "pyproject.toml#/tool/eventschema/output: must be a text"
    ),
}


@pytest.mark.parametrize(("text", "message"), CONFIGURATIONS.items())
def test_one_line_for_a_mistake_in_the_configuration(schema: Path, text: str, message: str) -> None:
    Path("pyproject.toml").write_text(text)
    for command in (("generate",), ("check",), ("validate", "-")):
        assert refusal(*command).startswith(message)


# --- help --------------------------------------------------------------------------------------


def test_help_is_shown_without_a_command() -> None:
    result = run()
    assert (result.exit_code, result.stdout) == (0, run("--help").stdout)


@pytest.mark.parametrize("command", list(main.commands))
def test_every_command_has_help_with_examples(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "Examples:\n    eventschema " in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 100


def test_the_version() -> None:
    assert run("--version").exit_code == 0
