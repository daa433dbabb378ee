"""Imports go one way, modules stay small, templates compute nothing."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator" / "eventschema"

LAYERS = """
__main__
cli
validate
documents
lint
__init__
build
vectors
compatibility openapi
api
custom
docs
python
checks
rules drawing
compiler parse
identity
discriminate
load
upgrade
metaschema
dialects
names
reserved
given
formats
regex
render reports
locations
keywords
plan
source
model
shapes
literals findings
errors
runtime
"""
"""From the top down: a module or package imports from the lines below its own, and from itself."""

DEPTH = {name: depth for depth, line in enumerate(LAYERS.split("\n")) for name in line.split()}
FILES = sorted(PACKAGE.rglob("*.py"))


def part(file: Path) -> str:
    """The module or package right below `eventschema` that `file` belongs to."""
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_parts(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.ImportFrom(module="eventschema", names=names):
                yield from (name.name for name in names)
            case ast.ImportFrom(module=str(module)) if module.startswith("eventschema."):
                yield module.split(".")[1]
            case ast.Import(names=names):
                for name in names:
                    if name.name.startswith("eventschema."):
                        yield name.name.split(".")[1]


def test_every_part_has_its_layer() -> None:
    assert {part(file) for file in FILES} == set(DEPTH)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_imports_go_down(file: Path) -> None:
    own = part(file)
    upward = [name for name in imported_parts(file) if name != own and DEPTH[name] <= DEPTH[own]]
    assert not upward


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_a_module_holds_one_idea(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 400
    assert not {"utils", "util", "helpers", "misc", "common"} & set(file.with_suffix("").parts)


def test_templates_lay_out_and_do_not_compute() -> None:
    """No assignments, no inheritance, no includes; a macro only where statements nest in others."""
    tag = re.compile(r"\{%-?\s*(\w+)")
    found = {
        (template.name, word)
        for template in (ROOT / "templates").rglob("*.jinja")
        for word in tag.findall(template.read_text(encoding="utf-8"))
    }
    assert not {word for _, word in found} & {"set", "extends", "import", "from", "include"}
    assert {name for name, word in found if word == "macro"} <= {"validators.py.jinja"}
