"""What was generated before from the same input is not rendered again, and nothing else is."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from eventschema.cli import project as projects
from eventschema.cli.files import cache
from eventschema.cli.files.cache import LARGEST, MOST_KEPT, cached
from eventschema.cli.project import Project, generated_files
from eventschema.cli.sources import SchemaFile
from eventschema.errors import SchemaError

SCHEMA = {"title": "Ping", "properties": {"type": {"const": "ping"}}, "required": ["type"]}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    return tmp_path / "caches" / "eventschema"


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is built, once for every time."""
    built: list[str] = []

    def counting(build: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*args: Any, **options: Any) -> Any:
            built.append(build.__name__)
            return build(*args, **options)

        return counted

    for name in ("build", "build_distribution"):
        monkeypatch.setattr(projects, name, counting(getattr(projects, name)))
    return built


@pytest.fixture
def project(tmp_path: Path, home: Path) -> Project:
    schema = tmp_path / "ping.schema.json"
    schema.write_text(json.dumps(SCHEMA))
    return Project("acme", tmp_path / "out", {"v1": SchemaFile(schema)}, "acme")


def test_the_same_is_built_once(project: Project, builds: list[str]) -> None:
    first = generated_files(project)
    assert generated_files(project) == first
    assert len(builds) == 1


def test_whatever_decides_the_result_has_it_built(
    project: Project, builds: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    generated_files(project)
    schema = project.modules["v1"]
    templates = tmp_path / "templates"
    templates.mkdir()
    (templates / "note.md.jinja").write_text("1")
    variants = [
        replace(project, package="other"),
        replace(project, modules={"v2": schema}),
        replace(project, modules={"": schema}),
        replace(project, modules={"v1": schema, "v2": schema}),
        replace(project, modules={"v2": schema, "v1": schema}),
        replace(project, modules={"v1": schema, "v2": schema}, migrations=(("v1", "v2"),)),
        replace(project, templates=templates),
    ]
    for number, variant in enumerate(variants, 2):
        generated_files(variant)
        assert len(builds) == number
    (templates / "note.md.jinja").write_text("2")
    assert generated_files(variants[-1])["note.md"].strip() == "2"
    schema.path.write_text(json.dumps({**SCHEMA, "description": "A ping."}))
    assert "A ping." in generated_files(project)["acme/v1/models.py"]
    before = len(builds)
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    (shipped / "changed.jinja").write_text("")
    monkeypatch.setattr(cache, "TEMPLATES", shipped)
    generated_files(project)
    assert len(builds) == before + 1


def test_an_error_is_told_every_time(project: Project) -> None:
    project.modules["v1"].path.write_text('{"type": 5}')
    for _ in range(2):
        with pytest.raises(SchemaError, match=r"ping\.schema\.json"):
            generated_files(project)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"a": 1}', b"\xff"])
def test_what_is_broken_is_made_again(home: Path, content: bytes) -> None:
    assert cached([b"x"], lambda: {"a": "1"}) == {"a": "1"}
    (file,) = home.iterdir()
    file.write_bytes(content)
    assert cached([b"x"], lambda: {"a": "2"}) == {"a": "2"}
    assert cached([b"x"], lambda: {"a": "3"}) == {"a": "2"}


def test_only_the_last_are_kept(home: Path) -> None:
    for number in range(MOST_KEPT + 3):
        cached([b"%d" % number], lambda: {"a": ""})
    assert len([*home.iterdir()]) == MOST_KEPT
    cached([b"large"], lambda: {"a": "x" * (LARGEST + 1)})
    assert cached([b"large"], lambda: {"a": "again"}) == {"a": "again"}


def test_without_a_place_for_it_there_is_none(home: Path) -> None:
    home.parent.write_text("a file")
    for text in ("1", "2"):
        assert cached([b"x"], lambda text=text: {"a": text}) == {"a": text}
