"""Imports go one way, every name has one meaning, modules stay small, templates compute nothing."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator" / "eventschema"

FLOORS = """
__main__
cli
build
lint validate targets.custom targets.vectors
api targets.python
openapi targets.validators
model plan
diff naming
render reports sets targets.docs targets.rules
formats schema source
drawing errors findings ir regex runtime
"""
"""From the top down: a room imports from the floors below its own, and from itself."""

FLOOR = {room: floor for floor, line in enumerate(FLOORS.split("\n")) for room in line.split()}
FILES = sorted(PACKAGE.rglob("*.py"))

TWINS = {
    "__init__.py": "what a room offers",
    "keywords.py": "the facts about all keywords, and what each says as a set of values",
}
"""Files of one name in several rooms, and why."""

MIRROR = PACKAGE / "targets" / "custom" / "context.py"
"""The type model once more, escaped for the templates of users."""


def module(file: Path) -> str:
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module(file): file for file in FILES}
TREES = {name: ast.parse(file.read_text(encoding="utf-8")) for name, file in MODULES.items()}


def room(name: str) -> str:
    """The room that a module is in: `targets.docs` for `eventschema.targets.docs.pages`."""
    parts = name.split(".")[1:]
    return ".".join(parts[: 2 if parts[:1] == ["targets"] else 1]) or "__init__"


def imported(name: str) -> Iterator[str]:
    """The modules of the package that a module imports."""
    for node in ast.walk(TREES[name]):
        match node:
            case ast.ImportFrom(module=str(base), names=names) if (
                base.split(".")[0] == "eventschema"
            ):
                for each in (f"{base}.{name.name}" for name in names):
                    yield each if each in MODULES else base
            case ast.Import(names=names):
                yield from (name.name for name in names if name.name in MODULES)


def test_every_room_has_its_floor() -> None:
    assert {room(name) for name in MODULES} - {"targets", "__init__"} == set(FLOOR)


@pytest.mark.parametrize("name", MODULES)
def test_imports_go_down(name: str) -> None:
    own = room(name)
    others = {room(each) for each in imported(name)} - {own}
    assert not {each for each in others if FLOOR[each] <= FLOOR.get(own, -1)}


def test_no_import_leads_back() -> None:
    graph = {name: set(imported(name)) - {name} for name in MODULES}
    assert [*TopologicalSorter(graph).static_order()]


@pytest.mark.parametrize("name", MODULES)
def test_a_module_holds_one_idea(name: str) -> None:
    assert len(MODULES[name].read_text(encoding="utf-8").splitlines()) <= 400
    assert not {"utils", "util", "helpers", "misc", "common"} & set(name.split("."))


def test_no_room_has_one_file_only() -> None:
    folders = Counter(file.parent for file in FILES if file.name != "__init__.py")
    assert not [folder for folder, count in folders.items() if count == 1]


def test_a_file_name_has_one_meaning() -> None:
    names = Counter(file.name for file in FILES)
    assert {name for name, count in names.items() if count > 1} == TWINS.keys()


def test_a_class_name_has_one_meaning() -> None:
    """But for what templates of users see, which is called as in the type model."""
    names = Counter(
        node.name
        for name, file in MODULES.items()
        if file != MIRROR
        for node in TREES[name].body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert not {name for name, count in names.items() if count > 1}


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
