"""Packages that a test builds and imports."""

import importlib
import json
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

from eventschema.ir.types import Module
from eventschema.model import parse, parsed
from eventschema.schema.registry import load
from eventschema.targets.python.package import PackagedModule, package_files

ROOT = Path(__file__).parents[1]
GENERATIONS = ("ga", "beta")

_directory = TemporaryDirectory(prefix="eventschema-tests-")
sys.path.insert(0, _directory.name)


def imported(schema: Any, package: str) -> ModuleType:
    """The package that is generated from `schema`."""
    root = load(schema)
    for path, text in package_files(
        [PackagedModule.of("", root, parsed(root, package))], package
    ).items():
        if path.startswith(package):
            file = Path(_directory.name, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    importlib.invalidate_caches()
    return importlib.import_module(package)


@cache
def schema_of(generation: str) -> Any:
    """A shipped schema."""
    path = ROOT / "schema" / f"realtime_client_event.{generation}.schema.json"
    return json.loads(path.read_text("utf-8"))


@cache
def model_of(generation: str) -> Module:
    """The type model of a shipped schema."""
    return parse(load(schema_of(generation)), generation)


@cache
def module_of(generation: str) -> ModuleType:
    """The module that is generated from a shipped schema."""
    return imported(schema_of(generation), f"built_{generation}")
