"""`eventschema diff`: what it reads, what it prints, how it exits; the guide from beta to GA."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

import eventschema
from eventschema.cli import main
from eventschema.diff import compare, migration_guide
from eventschema.render import fill
from eventschema.schema.registry import load
from rendered import fences, rendered

SCHEMA = Path(__file__).parents[1] / "schema"
BETA = SCHEMA / "realtime_client_event.beta.schema.json"
GA = SCHEMA / "realtime_client_event.ga.schema.json"

CASES = Path(__file__).parent / "cases" / "diff"

STRING = {"type": "string"}
NARROW = {"type": "string", "maxLength": 2}
LOOKING_BACK = {"type": "string", "pattern": "(?<!x)$"}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["diff", *arguments])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, schema in (("any", STRING), ("short", NARROW), ("back", LOOKING_BACK)):
        (tmp_path / f"{name}.json").write_text(json.dumps(schema))
    return tmp_path


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ("any.json short.json", 1),
        ("short.json any.json", 0),
        ("any.json any.json --direction both", 0),
        ("short.json any.json --direction receive", 1),
        ("any.json short.json --direction receive", 0),
        ("short.json any.json --direction both", 1),
        ("any.json back.json", 0),
        ("any.json back.json --strict", 1),
        ("back.json any.json --strict", 0),
    ],
)
def test_it_exits_with_1_when_something_breaks_in_the_asked_direction(
    arguments: str, status: int
) -> None:
    for form in ("text", "json", "markdown", "github"):
        assert run(*arguments.split(), "--format", form).exit_code == status


@pytest.mark.usefixtures("folder")
def test_text_has_a_line_for_each_finding_and_what_shows_it_below() -> None:
    assert run("any.json", "short.json").stdout.splitlines() == [
        "short.json:1: /maxLength: The instance must have at most 2 characters now"
        " [limit-tightened]",
        '  witness: "aaa"',
        "  new schema: (root): expected at most 2 characters, got 3 [maxLength]",
    ]
    assert "1 change breaks those who send, 0 undecided" in run("any.json", "short.json").stderr


@pytest.mark.usefixtures("folder")
def test_what_is_undecided_is_said() -> None:
    assert run("any.json", "back.json").stdout == (
        "back.json:1: /pattern: It is undecided whether the instance still takes all that it took"
        " [undecided]\n"
    )


@pytest.mark.usefixtures("folder")
def test_json_for_programs() -> None:
    report = json.loads(run("any.json", "short.json", "--format", "json").stdout)
    violation = report["findings"][0]["violation"]
    assert report == {
        "old": "any.json",
        "new": "short.json",
        "direction": "send",
        "breaks": True,
        "findings": [
            {
                "rule": "limit-tightened",
                "direction": "send",
                "message": "The instance must have at most 2 characters now",
                "old": "",
                "new": "/maxLength",
                "line": 1,
                "witness": "aaa",
                "violation": violation,
                "places": [{"event": None, "path": "", "witness": "aaa", "violation": violation}],
                "replacement": None,
            }
        ],
        "undecided": [],
    }


@pytest.mark.usefixtures("folder")
def test_annotations_for_workflows() -> None:
    annotation = run("any.json", "short.json", "--format", "github").stdout
    assert annotation.startswith("::error file=short.json,line=1,title=limit-tightened::")
    warning = run("any.json", "back.json", "--format", "github").stdout
    assert warning.startswith("::warning file=back.json,line=1,title=undecided::")


def test_a_version_of_the_repository(folder: Path) -> None:
    def git(*arguments: str) -> None:
        identity = ["-c", "user.name=a", "-c", "user.email=a@example.com"]
        subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)

    git("init")
    (folder / "deep").mkdir()
    (folder / "deep" / "events.json").write_text(json.dumps(STRING))
    git("add", ".")
    git("commit", "-m", "first")
    (folder / "deep" / "events.json").write_text(json.dumps(NARROW))
    found = run("HEAD:deep/events.json", "deep/events.json")
    assert found.exit_code == 1
    assert found.stdout.startswith("deep/events.json:1: /maxLength: ")
    guide = run("HEAD:./deep/events.json", "deep/events.json", "--format", "markdown").stdout
    assert guide.startswith("# `deep/events.json` since `HEAD`\n")
    back = run("deep/events.json", "HEAD:deep/events.json", "--direction", "receive")
    assert back.exit_code == 1
    assert back.stdout.startswith("HEAD:deep/events.json:1: (root): ")
    for missing in ("HEAD:nowhere.json", "nowhere:deep/events.json"):
        refused = run(missing, "any.json")
        assert refused.exit_code == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "is no JSON"),
        ('{"type": "strin"}', "/type"),
        ('{"$ref": "#/$defs/nowhere"}', "leads nowhere"),
        ('{"$ref": "other.json"}', "there is no file 'other.json'"),
        ('{"$ref": "https://example.test/a"}', "nothing is fetched"),
    ],
)
def test_unusable_input_is_one_line_and_exit_2(folder: Path, text: str, told: str) -> None:
    (folder / "broken.json").write_text(text)
    for arguments in (("broken.json", "any.json"), ("any.json", "broken.json")):
        command = [sys.executable, "-m", "eventschema", "diff", *arguments]
        ended = subprocess.run(command, capture_output=True, text=True, check=False)
        assert ended.returncode == 2
        assert ended.stdout == ""
        assert len(ended.stderr.splitlines()) == 1
        assert "broken.json" in ended.stderr
        assert told in ended.stderr


def test_every_event_of_the_guide_from_beta_to_ga_is_what_it_stands_for() -> None:
    schemas = [json.loads(file.read_text("utf-8")) for file in (BETA, GA)]
    old, new = (load(schema) for schema in schemas)
    beta, ga = (eventschema.compile(schema) for schema in schemas)
    guide = migration_guide(compare(old, new, (beta, ga)), old, new, "From beta to GA")
    groups = [group for section in guide.sections for group in section.groups]
    for change in (change for group in groups for change in group.shown):
        for block in filter(None, [change.before]):
            event = json.loads(fences(block)[0][1])
            assert beta.is_valid(event)
            assert not ga.is_valid(event)
        for block in filter(None, [change.after]):
            assert ga.is_valid(json.loads(fences(block)[0][1]))
    assert sum(bool(change.before) for group in groups for change in group.shown) > 20
    assert sum(bool(change.after) for group in groups for change in group.shown) > 20
    assert sum(len(group.brief) for group in groups) > 5


def test_the_guide_tells_where_the_members_of_a_removed_event_went() -> None:
    section = run(str(BETA), str(GA), "--format", "markdown").stdout.split("\n## ")[1]
    assert section.startswith("Removed events\n")
    assert "| `session.turn_detection` | `session.audio.input.turn_detection` |" in section
    assert "| `session.client_secret` | removed |" in section


def test_the_guide_tells_which_values_a_replacement_takes() -> None:
    section = run(str(BETA), str(GA), "--format", "markdown").stdout.split("\n## ")[2]
    assert "with some of its values. It must have at most 1 item now" in section
    assert 'It takes, for example, `{"type": "audio/pcm", "rate": 24000}`,' in section


def test_the_guide_from_beta_to_ga_tells_where_the_session_went() -> None:
    guide = run(str(BETA), str(GA), "--format", "markdown").stdout
    section = guide.split("\n## ")[2]
    assert section.startswith("`session.update`\n")
    rows = [line.split("|")[1:3] for line in section.splitlines() if line.startswith("| ")][2:]
    assert [(before.strip(" `"), now.strip().replace("`", "")) for before, now in rows] == [
        ("—", "session.type, required"),
        ("session.modalities", "session.output_modalities, with some of its values"),
        ("session.voice", "session.audio.output.voice"),
        ("session.input_audio_format", "session.audio.input.format, with other values"),
        ("session.output_audio_format", "session.audio.output.format, with other values"),
        ("session.input_audio_transcription", "session.audio.input.transcription"),
        ("session.turn_detection", "session.audio.input.turn_detection"),
        ("session.input_audio_noise_reduction", "session.audio.input.noise_reduction"),
        ("session.speed", "session.audio.output.speed"),
        ("session.temperature", "removed"),
        ("session.max_response_output_tokens", "session.max_output_tokens"),
        ("session.client_secret", "removed"),
    ]


HOSTILE = st.text(st.sampled_from("`|<>[]()!*_~{}%#&\\\"' \na\u2028\x00:"), min_size=1)


@given(HOSTILE, HOSTILE)
def test_what_a_schema_says_is_shown_and_does_nothing_else(name: str, value: str) -> None:
    def event(**members: Any) -> dict[str, Any]:
        properties = {"type": {"const": value}, **members}
        return {"type": "object", "properties": properties, "required": ["type"]}

    closed = {"additionalProperties": False}
    old = {"oneOf": [event(**{name: {"enum": [value, "b"]}}) | closed, event(type={"const": "b"})]}
    new = {"oneOf": [event(**{name: {"const": "b", "description": value}}), event() | closed]}
    new["oneOf"][1]["properties"]["type"] = {"const": "c"}
    schemas = load(old), load(new)
    comparison = compare(*schemas, (eventschema.compile(old), eventschema.compile(new)))
    guide = migration_guide(comparison, *schemas, "From old to new")
    page = rendered(fill(guide.template, page=guide))
    plain = {"h1", "h2", "h3", "p", "code", "pre", "strong", "table", "thead", "tbody"}
    assert page.names <= plain | {"tr", "th", "td", "ul", "li"}


def test_the_guide_names_every_place_of_a_shared_definition(folder: Path) -> None:
    case = json.loads((CASES / "shared_definition.json").read_text())
    for name in ("old", "new"):
        (folder / f"{name}.json").write_text(json.dumps(case[name]))
    guide = run("old.json", "new.json", "--format", "markdown").stdout
    order, move = guide.split("\n## ")[1:]
    assert "| `bill_to.zip` | `bill_to.postal_zip` |" in order
    assert "The same is true of `bill_to.street`." in order
    assert "| `to.zip` | `to.postal_zip` |" in move
    assert "### New" not in guide
