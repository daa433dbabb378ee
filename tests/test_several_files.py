"""Schemas in several files: what a reference leads to, and what is never read."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from eventschema.cli import main

TEXT = {"type": "string"}
STARTED = {
    "title": "Started",
    "type": "object",
    "properties": {"type": {"const": "started"}, "room": {"$ref": "room.json"}},
    "required": ["type"],
}
ROOM = {
    "title": "Room",
    "type": "object",
    "properties": {"id": TEXT, "last": {"$ref": "../events.json"}},
    "required": ["id"],
}
STOPPED = {
    "$defs": {
        "Stopped": {
            "$anchor": "stop",
            "type": "object",
            "properties": {"type": {"const": "stopped"}},
            "required": ["type"],
        }
    }
}
EVENTS = {
    "title": "E",
    "oneOf": [{"$ref": "defs/started.json"}, {"$ref": "defs/../defs/stopped.json#stop"}],
}
FILES = {
    "pyproject.toml": "",
    "events.json": EVENTS,
    "defs/started.json": STARTED,
    "defs/room.json": ROOM,
    "defs/stopped.json": STOPPED,
    "good.jsonl": '{"type": "started", "room": {"id": "r", "last": {"type": "stopped"}}}\n',
    "bad.jsonl": '{"type": "started", "room": {"last": {"type": "stopped"}}}\n',
}
REMEDY = "give its file with --resources, or `resources` in the configuration"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    project = tmp_path / "project"
    write(project, FILES)
    monkeypatch.chdir(project)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    return project


def write(folder: Path, files: Mapping[str, Any]) -> None:
    for name, contents in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        text = contents if isinstance(contents, str) else json.dumps(contents, indent=1)
        file.write_text(text, encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def refused(*arguments: str) -> str:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1
    return result.stderr


def refers_to(reference: str) -> dict[str, Any]:
    return {"properties": {"b": {"$ref": reference}}}


def is_text(schema: Any, *options: str) -> bool:
    """Whether the member `b` is a text, says `schema` and what it refers to."""
    write(Path(), {"it.json": schema, "is.jsonl": '{"b": "x"}', "is_not.jsonl": '{"b": 1}'})
    validate = ("validate", "--schema", "it.json", *options)
    return [run(*validate, f"{file}.jsonl").exit_code for file in ("is", "is_not")] == [0, 1]


# --- references ----------------------------------------------------------------------------------


def test_references_are_read_from_the_files_beside(folder: Path) -> None:
    assert run("validate", "--schema", "events.json", "good.jsonl").exit_code == 0
    found = run("validate", "--schema", "events.json", "--format", "json", "bad.jsonl")
    assert found.exit_code == 1
    violation = json.loads(found.stdout)
    assert violation["pointer"] == "/room"
    assert violation["schema_pointer"] == "defs/room.json#/required"


def test_what_is_generated_knows_no_path_of_the_machine(folder: Path) -> None:
    arguments = ("generate", "--schema", "events.json", "--package", "acme", "--output", "out")
    assert run(*arguments).exit_code == 0
    texts = {file: file.read_text() for file in folder.rglob("out/**/*") if file.is_file()}
    for text in texts.values():
        assert str(folder.parent) not in text
        assert "file:" not in text
    models = texts[folder / "out/acme/models.py"]
    for name in ("Started", "Stopped", "Room"):
        assert f"class {name}(Record)" in models
    assert run(*arguments, "--check").exit_code == 0
    write(folder, {"defs/room.json": {**ROOM, "description": "Where it is."}})
    assert "Where it is." in run(*arguments, "--check").stdout


def test_one_file_is_one_document_whatever_leads_there(folder: Path) -> None:
    write(folder, {"größe.json": TEXT})
    for reference in ("größe.json", "gr%C3%B6%c3%9fe.json", "defs/../größe.json", "./größe.json#"):
        assert is_text(refers_to(reference))
    identified = {"$id": "https://acme.test/b.json", **ROOM, "properties": {"id": TEXT}}
    schema = {
        "type": "object",
        "properties": {"b": {"$ref": "b.json"}, "c": {"$ref": "https://acme.test/b.json"}},
    }
    write(folder, {"b.json": identified, "a.json": schema})
    assert run("generate", "--schema", "a.json", "--package", "a", "--output", "out").exit_code == 0
    assert (folder / "out/a/models.py").read_text().count("class Room") == 1


def test_a_document_with_an_identifier_has_files_at_the_same_relative_paths(folder: Path) -> None:
    b = {"$id": "https://acme.test/schemas/common/b.json", "$ref": "c.json#/$defs/C"}
    write(folder, {"schema/common/b.json": b, "schema/common/c.json": {"$defs": {"C": TEXT}}})
    for reference in ("common/b.json", "https://acme.test/schemas/common/b.json"):
        schema = {"$id": "https://acme.test/schemas/a.json", **refers_to(reference)}
        write(folder, {"schema/a.json": schema, "b.jsonl": '{"b": 1}'})
        assert run("validate", "--schema", "schema/a.json", "b.jsonl").exit_code == 1


def test_a_known_identifier_wins(folder: Path) -> None:
    root = {"$id": "https://acme.test/a.json", **refers_to("b.json")}
    write(folder, {"b.json": {"type": "integer"}})
    known = {"$id": "https://acme.test/b.json", **TEXT}
    assert is_text({**root, "$defs": {"B": known}})
    write(folder, {"elsewhere/of_that_name.json": known})
    assert is_text(root, "--resources", "elsewhere/*.json")


@pytest.mark.parametrize("root", [{}, {"$id": "https://acme.test/a.json"}])
def test_a_file_that_says_it_is_another_is_an_error(folder: Path, root: Any) -> None:
    write(folder, {"b.json": {"title": "B", "$id": "https://acme.test/other.json"}})
    write(folder, {"a.json": {**root, **refers_to("b.json")}})
    told = refused("validate", "--schema", "a.json", "good.jsonl")
    assert told.startswith(
        "eventschema: b.json:3#/$id: the file says that it is 'https://acme.test"
    )


def test_relative_identifiers(folder: Path) -> None:
    write(folder, {"b.json": {"$id": "b.json", **TEXT}, "urn.json": {"$id": "urn:acme:b", **TEXT}})
    assert is_text({"$id": "it.json", **refers_to("b.json")})
    assert is_text({"$id": "/schemas/it.json", **refers_to("b.json")})
    assert is_text(refers_to("urn.json"))


def test_resources_are_found_by_their_identifiers(folder: Path, tmp_path: Path) -> None:
    b = {"$id": "https://acme.test/b", "$defs": {"C": {"$id": "c", **TEXT}}, "$ref": "c"}
    write(tmp_path, {"anywhere/one.json": b, "anywhere/two.json": TEXT})
    write(folder, {"a.json": refers_to("https://acme.test/b")})
    told = refused("validate", "--schema", "a.json", "good.jsonl")
    assert f"leads nowhere ({REMEDY}; nothing is fetched)" in told
    options = ("--resources", "../anywhere/*.json")
    assert is_text(refers_to("https://acme.test/b"), *options)
    assert is_text(refers_to("https://acme.test/c"), *options)
    assert is_text(refers_to("../anywhere/two.json"), *options)
    write(tmp_path, {"anywhere/again.json": b})
    told = refused("validate", "--schema", "a.json", *options, "good.jsonl")
    assert "'../anywhere/again.json' and '../anywhere/one.json' have that identifier" in told
    assert "../nothing/*.json: there is no such file" in refused(
        "validate", "--schema", "a.json", "--resources", "../nothing/*.json", "good.jsonl"
    )


# --- what is not read ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "reference",
    [
        "../outside.json",
        "../../../../../../../../etc/hostname",
        "%2e%2e/outside.json",
        "..%2Foutside.json",
        "defs/../../outside.json",
        "/etc/hostname",
        "file:///etc/hostname",
        "link.json",
        "linked/outside.json",
    ],
)
def test_nothing_outside_of_the_project_is_read(folder: Path, reference: str) -> None:
    (folder.parent / "outside.json").write_text("{")
    (folder / "link.json").symlink_to("../outside.json")
    (folder / "linked").symlink_to("..")
    write(folder, {"a.json": refers_to(reference)})
    for command in (
        ("generate", "--schema", "a.json", "--package", "acme", "--output", "out"),
        ("validate", "--schema", "a.json", "good.jsonl"),
        ("diff", "events.json", "a.json"),
    ):
        told = refused(*command)
        assert told.startswith("eventschema: a.json#/properties/b/$ref: the reference ")
        assert repr(reference) in told
        assert "outside of the project" in told
        assert REMEDY in told
        assert "is no JSON" not in told
    assert "outside of the project" in run("check", "--schema", "a.json").stdout


def test_the_project_is_where_a_configuration_or_a_repository_is(folder: Path) -> None:
    write(folder, {"deep/er/a.json": refers_to("../../defs/room.json"), "b.jsonl": '{"b": 1}'})
    arguments = ("validate", "--schema", "deep/er/a.json", "b.jsonl")
    assert run(*arguments).exit_code == 1
    (folder / "pyproject.toml").unlink()
    assert "only files below 'deep/er' are read" in refused(*arguments)
    (folder / ".git").mkdir()
    assert run(*arguments).exit_code == 1


def test_a_link_inside_of_the_project_is_followed(folder: Path) -> None:
    write(folder, {"b.json": TEXT})
    (folder / "link.json").symlink_to("b.json")
    assert is_text(refers_to("link.json"))


@pytest.mark.parametrize(
    ("reference", "told"),
    [
        ("Defs/Rooom.json", "a.json#/properties/b/$ref: the reference 'Defs/Rooom.json' leads now"),
        ("defs/Room.json", "there is no file 'defs/Room.json'; did you mean 'room.json'?"),
        ("defs", "leads to a directory"),
        ("defs/", "leads to a directory"),
        ("https://acme.test/x.json", "nothing is fetched"),
        ("\0.json", "leads nowhere"),
        ("defs/stopped.json#/$defs/Stop", "leads nowhere"),
        ("broken.json", "broken.json:2:"),
        ("wrong.json", "wrong.json:3#/properties/x/type: 'strin' is not"),
        ("dangling.json", "dangling.json:4#/properties/x/$ref: the reference 'no.json'"),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(folder: Path, reference: str, told: str) -> None:
    write(folder, {"broken.json": "{\n!", "a.json": refers_to(reference)})
    write(folder, {"wrong.json": '{"properties":\n{"x":\n{"type": "strin"}}}'})
    write(folder, {"dangling.json": {"properties": {"x": {"$ref": "no.json"}}}})
    assert told in refused("validate", "--schema", "a.json", "good.jsonl")


@pytest.mark.parametrize("command", ["validate", "check", "diff", "generate"])
def test_a_url_is_not_fetched(folder: Path, command: str) -> None:
    url = "https://acme.test/s.json"
    arguments = {
        "validate": ("--schema", url, "good.jsonl"),
        "check": ("--schema", url),
        "diff": (url, "events.json"),
        "generate": ("--schema", url, "--package", "a", "--output", "out"),
    }
    assert f"{url}: nothing is fetched" in refused(command, *arguments[command])


# --- a definition as the root --------------------------------------------------------------------


def test_a_definition_is_the_root_wherever_a_file_is_named(folder: Path) -> None:
    a = {"type": "object", **refers_to("#/$defs/B")}
    old = {"$defs": {"A": a, "B": TEXT}}
    new = {"$defs": {"A": {**a, "required": ["b"]}, "B": TEXT}}
    write(folder, {"old.json": old, "new.json": new, "b.jsonl": '{"b": 1}'})
    found = run("diff", "old.json#/$defs/A", "new.json#/$defs/A")
    assert found.exit_code == 1
    assert "[property-required]" in found.stdout
    assert run("validate", "--schema", "old.json#/$defs/A", "b.jsonl").exit_code == 1
    assert "'A' has no description" in run("check", "--schema", "old.json#/$defs/A").stdout
    generate = ("generate", "--schema", "old.json#/$defs/A", "--package", "a", "--output", "out")
    assert run(*generate).exit_code == 0
    assert "class A(Record)" in (folder / "out/a/models.py").read_text()
    told = refused("validate", "--schema", "old.json#/$defs/AA", "b.jsonl")
    assert "there is no schema at '/$defs/AA' (did you mean '/$defs/A'?)" in told


def test_a_configuration_names_resources_and_definitions(folder: Path) -> None:
    configuration = """\
[tool.eventschema]
package = "acme"
output = "out"
resources = ["common/*.json"]
[tool.eventschema.modules]
stop = "defs/stopped.json#/$defs/Stopped"
a = "a.json"
"""
    b = {**ROOM, "$id": "https://acme.test/b", "properties": {"id": TEXT}}
    schema = {"type": "object", **refers_to("https://acme.test/b")}
    write(folder, {"pyproject.toml": configuration, "common/b.json": b, "a.json": schema})
    assert run("generate").exit_code == 0
    assert "class Stopped(Record)" in (folder / "out/acme/stop/models.py").read_text()
    assert "class Room(Record)" in (folder / "out/acme/a/models.py").read_text()
    assert run("generate", "--check").exit_code == 0
    write(folder, {"common/b.json": {**b, "description": "It hums."}})
    assert run("generate", "--check").exit_code == 1
    assert run("validate", "--module", "stop", "bad.jsonl").exit_code == 1
    write(folder, {"pyproject.toml": configuration.replace("common/*", "nothing")})
    assert "pyproject.toml#/tool/eventschema/resources/0: there is no file" in refused("generate")
    write(folder, {"pyproject.toml": configuration.replace('["common/*.json"]', '"common"')})
    assert "must be a list of files (such as resources" in refused("generate")


# --- check and diff ------------------------------------------------------------------------------


def test_check_looks_into_the_files_beside(folder: Path) -> None:
    write(folder, {"defs/room.json": {**ROOM, "examples": [{"id": 5}]}})
    found = run("check", "--schema", "events.json").stdout
    assert "defs/room.json:17: /examples/0/id: expected a string, got 5 [type]" in found
    assert "is not used" not in found


def test_diff_names_the_file_of_a_difference(folder: Path) -> None:
    git = ("git", "-c", "user.name=A", "-c", "user.email=a@acme.test")
    for arguments in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "One")):
        subprocess.run([*git, *arguments], check=True)
    write(folder, {"defs/room.json": {**ROOM, "required": ["id", "last"]}})
    found = run("diff", "HEAD:events.json", "events.json")
    assert found.exit_code == 1
    assert found.stdout.startswith("defs/room.json:12: /required: ")
    found = run("diff", "HEAD:./events.json", "events.json", "--format", "json")
    [finding] = json.loads(found.stdout)["findings"]
    assert finding["new"] == "defs/room.json#/required"
    assert run("diff", "HEAD:events.json", "HEAD:events.json").exit_code == 0
    (folder / "defs/room.json").unlink()
    assert run("diff", "HEAD:events.json", "HEAD:events.json").exit_code == 0
