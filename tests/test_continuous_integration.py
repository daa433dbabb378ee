"""What is ready to use in CI: hooks, the action, the workflows, the README's commands and JSON."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from eventschema.cli import main
from packages import ROOT
from rendered import fences

README = ROOT.joinpath("README.md").read_text("utf-8")
HOOKS = yaml.safe_load(ROOT.joinpath(".pre-commit-hooks.yaml").read_text("utf-8"))
ACTION_PATH = ".github/actions/eventschema"
ACTION = yaml.safe_load(ROOT.joinpath(ACTION_PATH, "action.yml").read_text("utf-8"))
PROJECT_WORKFLOWS = {
    path.stem: yaml.safe_load(path.read_text("utf-8"))
    for path in ROOT.joinpath(".github/workflows").iterdir()
}
BLOCKS = [yaml.safe_load(text) for language, text in fences(README) if language == "yaml"]
WORKFLOWS = [block for block in BLOCKS if "jobs" in block]
OUTPUTS = ROOT / "generator/eventschema/cli/schemas"
LOCK = ".ci/constraints.txt"
PIN = re.compile(r"([a-z0-9-]+)==[0-9][0-9a-z.]*( ; [^/]+)?")
"""A version of a package, perhaps for some machines and Pythons; no place to get it from."""

EVENTS = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Event",
    "description": "What may be sent.",
    "oneOf": [{"$ref": "#/$defs/SayEvent"}, {"$ref": "#/$defs/StopEvent"}],
    "$defs": {
        name: {
            "description": "An event.",
            "type": "object",
            "properties": {
                "type": {"description": "The tag.", "const": tag},
                "text": {"description": "What is said.", "type": "string", "maxLength": 5},
            },
            "required": ["type"],
            "additionalProperties": False,
            "examples": [{"type": tag}],
        }
        for name, tag in (("SayEvent", "say"), ("StopEvent", "stop"))
    },
}
CONFIGURATION = """\
[tool.eventschema]
package = "acme_events"
[tool.eventschema.modules]
v1 = "schema/events.json"
"""
FILE = "schema/events.json"
NOTHING = f"check --schema {FILE}"
"""What finds nothing, whatever is generated."""


@pytest.fixture(scope="session")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory of programs: `eventschema`, as the interpreter that runs the tests has it."""
    folder = tmp_path_factory.mktemp("runner") / "eventschema" / "bin"
    folder.mkdir(parents=True)
    program = folder / "eventschema"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m eventschema "$@"\n')
    program.chmod(0o755)
    return folder


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a schema, what is generated from it and recorded events; its clone.

    The clone is the working directory, with nothing but the last commit in it.
    """
    origin, clone = tmp_path / "origin", tmp_path / "clone"
    (origin / "schema").mkdir(parents=True)
    (origin / "pyproject.toml").write_text(CONFIGURATION)
    (origin / FILE).write_text(json.dumps(EVENTS, indent=2))
    (origin / "recorded").mkdir()
    (origin / "recorded/events.jsonl").write_text(
        '{"type": "say", "text": "hi"}\n{"type": "stop"}\n'
    )
    (origin / "openapi.yaml").write_text(json.dumps(openapi()))
    monkeypatch.chdir(origin)
    assert CliRunner().invoke(main, ["generate"]).exit_code == 0
    git("init", "--initial-branch=main")
    git("add", ".")
    git("commit", "-m", "first")
    (origin / "notes.txt").write_text("no schema")
    git("add", ".")
    git("commit", "-m", "second")
    git("clone", "--depth=1", origin.as_uri(), str(clone))
    monkeypatch.chdir(clone)
    return clone


def openapi(**members: Any) -> dict[str, Any]:
    """Upstream's document, in which `members` are more of what an event may say."""
    text = json.dumps(EVENTS).replace("#/$defs/", "#/components/schemas/")
    schemas = json.loads(text)["$defs"]
    schemas["SayEvent"]["properties"] |= members
    union = {name: json.loads(text)[name] for name in ("title", "description", "oneOf")}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Acme", "version": "1"},
        "components": {"schemas": {"ClientEvent": union, **schemas}},
    }


def git(*arguments: str) -> str:
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.com"]
    command = ["git", *identity, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def bash(
    script: str, tools: Path, variables: Mapping[str, str] = {}
) -> subprocess.CompletedProcess[str]:
    """The script as a workflow runs it."""
    path = f"{tools}{os.pathsep}{os.environ['PATH']}"
    command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script]
    environment = {**os.environ, "PATH": path, **variables}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def parsed(arguments: list[str]) -> None:
    """Raise `click.UsageError` unless the arguments are those of a command."""
    name, command, rest = main.resolve_command(main.make_context("eventschema", []), arguments)
    assert command is not None
    command.make_context(name, rest)


def steps(workflow: Any) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


# --- the README --------------------------------------------------------------------------------


def commands() -> list[str]:
    """The README's shell blocks that call nothing but the tool."""
    blocks = [text for language, text in fences(README) if language == "sh"]
    return [text for text in blocks if "eventschema " in text and "pip install" not in text]


def test_every_command_of_the_readme_runs(
    tools: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("schema", "tests"):
        (tmp_path / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "generated", tmp_path / "generated")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    monkeypatch.chdir(tmp_path)
    assert len(commands()) > 4
    for script in commands():
        ended = bash(script, tools)
        assert ended.returncode == 0, (script, ended.stderr)


def test_every_command_of_the_workflows_runs(project: Path, tools: Path) -> None:
    assert len(WORKFLOWS) == 3
    git("fetch", "--unshallow")
    ran = 0
    for workflow in WORKFLOWS:
        for step in steps(workflow):
            script = step.get("run", "")
            if script.startswith("eventschema "):
                ended = bash(script, tools, {"GITHUB_BASE_REF": "main"})
                assert ended.returncode == 0, (script, ended.stderr)
                ran += 1
            if ACTION_PATH in step.get("uses", ""):
                given = step["with"]
                assert given.keys() <= ACTION["inputs"].keys()
                arguments = given.get("args", ACTION["inputs"]["args"]["default"])
                ended = bash(f"eventschema {arguments}", tools)
                assert ended.returncode == 0, (arguments, ended.stderr)
                assert all((project / file).exists() for file in given.get("compare", "").split())
                ran += 1
    assert ran == 4


def test_the_workflows_of_the_project_itself() -> None:
    used = [step["uses"] for step in steps(PROJECT_WORKFLOWS["ci"]) if "uses" in step]
    assert f"./{ACTION_PATH}" in used
    for workflow in PROJECT_WORKFLOWS.values():
        assert workflow["permissions"] == {"contents": "read"}
        for step in steps(workflow):
            assert "${{" not in step.get("run", "")
            if step.get("uses") == f"./{ACTION_PATH}":
                assert all((ROOT / file).exists() for file in step["with"]["compare"].split())
            if "try-repo" in step.get("run", ""):
                assert shlex.split(step["run"])[3] in [hook["id"] for hook in HOOKS]


def test_the_newest_of_everything_is_tested_as_what_is_locked_is() -> None:
    """On the same machines and Pythons, by the same script, but without the lock."""
    locked, newest = (PROJECT_WORKFLOWS[name]["jobs"]["test"] for name in ("ci", "newest"))
    assert json.loads(json.dumps(newest).replace(".ci/run newest", ".ci/run")) == locked
    assert newest != locked


# --- the lock ----------------------------------------------------------------------------------


def test_both_commands_of_the_readme_install_what_is_locked() -> None:
    installing = [text for language, text in fences(README) if "-e ./generated" in text]
    assert [text.count(f"pip install -c {LOCK} -e ") for text in installing] == [1, 1, 0]


def test_everything_that_the_project_names_is_locked_and_nothing_of_a_machine_is() -> None:
    lines = ROOT.joinpath(LOCK).read_text("utf-8").splitlines()
    pins = [PIN.fullmatch(line) for line in lines if not line.startswith("#")]
    assert all(pins)
    locked = {pin[1] for pin in pins if pin}
    document = tomllib.loads(ROOT.joinpath("pyproject.toml").read_text("utf-8"))
    extras = document["project"]["optional-dependencies"]
    wanted = [*document["build-system"]["requires"], *document["project"]["dependencies"]]
    wanted += chain.from_iterable(extras[name] for name in ("docs", "formats", "test", "yaml"))
    names = {re.split(r"[^\w-]", requirement)[0].lower() for requirement in wanted}
    assert names - locked == {"eventschema"}


# --- hooks -------------------------------------------------------------------------------------


def test_every_hook_runs_as_the_readme_configures_it(project: Path, tools: Path) -> None:
    hooks = {hook["id"]: hook for hook in HOOKS}
    [repository] = [repo for block in BLOCKS for repo in block.get("repos", ())]
    assert {used["id"] for used in repository["hooks"]} == hooks.keys()
    for used in repository["hooks"]:
        hook = hooks[used["id"]]
        arguments = [*shlex.split(hook["entry"]), *used.get("args", ())]
        if hook.get("pass_filenames", True):
            files = [file for file in git("ls-files").split() if re.search(used["files"], file)]
            assert files == ["recorded/events.jsonl"]
            arguments += files
        parsed(arguments[1:])
        ended = bash(shlex.join(arguments), tools)
        assert ended.returncode == 0, (arguments, ended.stderr)
    assert git("status", "--porcelain") == ""
    (project / "generated/README.md").write_text("edited")
    assert bash(hooks["eventschema-check"]["entry"], tools).returncode == 1


# --- the action --------------------------------------------------------------------------------


def run_action(tools: Path, **inputs: str) -> tuple[int, str, str]:
    """The status, output and summary of the action's steps after the installation."""
    summary = tools.parent / "summary.md"
    summary.write_text("")
    status, output = 0, ""
    for step in ACTION["runs"]["steps"]:
        script = step.get("run", "")
        assert "${{" not in script, "text of others becomes part of a script"
        if not script or step["name"] == "Install" or ("if" in step and not inputs.get("compare")):
            continue
        variables = {name: expanded(value, inputs) for name, value in step["env"].items()}
        given = {"RUNNER_TEMP": str(tools.parents[1]), "GITHUB_STEP_SUMMARY": str(summary)}
        given["GITHUB_WORKSPACE"] = str(Path.cwd())
        ended = bash(script, tools, {**given, **variables})
        assert ended.returncode in (0, 1, 2, 128), ended.stderr
        status, output = max(status, ended.returncode), output + ended.stdout
    return status, output, summary.read_text()


def expanded(value: str, inputs: Mapping[str, str]) -> str:
    """What stands for `${{ inputs.name }}`."""
    name = value.removeprefix("${{ inputs.").removesuffix(" }}")
    return inputs.get(name, ACTION["inputs"][name]["default"])


def change(*path: str, value: Any) -> None:
    schema: Any = json.loads(Path(FILE).read_text())
    place = schema
    for segment in path[:-1]:
        place = place[segment]
    place[path[-1]] = value
    Path(FILE).write_text(json.dumps(schema, indent=2))


@pytest.mark.usefixtures("project")
def test_the_action_finds_nothing_where_nothing_changed(tools: Path) -> None:
    assert run_action(tools, compare=FILE, base="main") == (0, "", "")


@pytest.mark.usefixtures("project")
def test_the_action_annotates_and_summarises_what_breaks(tools: Path) -> None:
    change("$defs", "SayEvent", "properties", "text", "maxLength", value=3)
    base = git("ls-remote", "origin", "main").split()[0]
    status, output, summary = run_action(tools, compare=FILE, base=base)
    assert status == 1
    assert f"::error file={FILE},line=" in output
    assert ",title=limit-tightened::" in output
    assert summary.startswith("# ")
    assert "at most 3 characters" in summary
    status, output, summary = run_action(
        tools,
        args=NOTHING,
        compare=FILE,
        base=base,
        direction="receive",
    )
    assert (status, output) == (0, "")
    assert summary


@pytest.mark.usefixtures("project")
def test_the_action_fetches_the_base_revision(tools: Path) -> None:
    base = subprocess.run(
        ["git", "-C", "../origin", "rev-parse", "main~1"],
        capture_output=True,
        check=True,
        text=True,
    ).stdout.strip()
    change("title", value="Other")
    status, output, summary = run_action(tools, args=NOTHING, compare=FILE, base=base)
    assert (status, output) == (0, "")
    assert "`say`, `stop`" in summary


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("base", ["", "0" * 40])
def test_the_action_says_when_there_is_no_base(tools: Path, base: str) -> None:
    status, output, summary = run_action(tools, args=NOTHING, compare=FILE, base=base)
    assert (status, output) == (0, "::notice::There is no base revision to compare with.\n")
    assert summary == ""


@pytest.mark.usefixtures("project")
def test_the_action_says_when_a_schema_is_new(tools: Path) -> None:
    shutil.copy(FILE, "new.json")
    schemas = f"new.json\n{FILE}\n"
    status, output, _ = run_action(tools, args=NOTHING, compare=schemas, base="main")
    assert (status, output) == (0, "::notice::There was no new.json before.\n")


@pytest.mark.usefixtures("project")
def test_the_action_refuses_a_base_that_does_not_exist(tools: Path) -> None:
    assert run_action(tools, args=NOTHING, compare=FILE, base="nowhere")[0] == 128


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("text", ["$(touch owned)", "`touch owned`", "; touch owned", "--help\n*"])
def test_what_the_action_is_given_is_text(tools: Path, text: str) -> None:
    run_action(tools, args=f"check --schema {text}", compare=text, base=text, direction=text)
    run_action(tools, args=NOTHING, compare=f"{text} {FILE}", base="main", direction=text)
    assert not Path("owned").exists()


# --- JSON --------------------------------------------------------------------------------------


def assert_described(name: str, value: Any) -> None:
    schema = json.loads((OUTPUTS / f"{name}.schema.json").read_text("utf-8"))
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(value)


def printed(*arguments: str) -> tuple[str, str]:
    result = CliRunner().invoke(main, [*arguments, "--format", "json"])
    assert result.exit_code in (0, 1), result.stderr
    return result.stdout, result.stderr


def test_the_schemas_of_what_is_printed_follow_the_rules() -> None:
    for file in OUTPUTS.iterdir():
        result = CliRunner().invoke(main, ["check", "--schema", str(file)])
        assert (result.exit_code, result.stdout) == (0, "")


@pytest.mark.usefixtures("project")
def test_findings_are_what_their_schema_says() -> None:
    assert_described("findings", json.loads(printed("check")[0]))
    upstream = openapi(loud={"type": "boolean"})
    Path("openapi.json").write_text(json.dumps(upstream))
    of_upstream = ["import-openapi", "openapi.json", "--schema", "ClientEvent"]
    differences = json.loads(printed(*of_upstream, "--update", FILE, "--check")[0])
    assert [found["rule"] for found in differences] == ["property-added"]
    assert_described("findings", differences)
    change("$defs", "SayEvent", "examples", value=[{"type": "stop"}])
    change("$defs", "StopEvent", "minLength", value=1)
    Path("generated/README.md").write_text("edited")
    found = json.loads(printed("check")[0])
    assert len(found) == 2
    assert_described("findings", found)
    change("$defs", "SayEvent", "examples", value=[{"type": "say"}])
    Path(FILE).write_text(json.dumps(EVENTS))
    [stale] = json.loads(printed("check")[0])
    assert stale["line"] is None
    assert_described("findings", [stale])


@pytest.mark.usefixtures("project")
def test_violations_and_their_summary_are_what_their_schemas_say() -> None:
    Path("events.jsonl").write_text('{"type": "say", "text": "too long"}\n{"type": "go"}\n{\n')
    Path("array.json").write_text('[{"type": "say", "text": 5}, 1]')
    lines, summary = printed(
        "validate", "--schema", FILE, "--summary", "events.jsonl", "array.json"
    )
    assert len(lines.splitlines()) == 5
    for line in lines.splitlines():
        assert_described("violation", json.loads(line))
    assert_described("summary", json.loads(summary))


def test_comparisons_are_what_their_schema_says(project: Path) -> None:
    for old, new in (("beta", "ga"), ("ga", "beta")):
        files = [f"{ROOT}/schema/realtime_client_event.{name}.schema.json" for name in (old, new)]
        comparison = json.loads(printed("diff", *files, "--direction", "both")[0])
        assert comparison["findings"]
        assert_described("comparison", comparison)
    versions = {"any": {"type": "string"}, "back": {"type": "string", "pattern": "(?<!x)$"}}
    for name, schema in versions.items():
        (project / f"{name}.json").write_text(json.dumps(schema))
    comparison = json.loads(printed("diff", "any.json", "back.json")[0])
    assert comparison["undecided"]
    assert_described("comparison", comparison)
