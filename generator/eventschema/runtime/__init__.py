"""What generated code runs on: modules whose text goes into every package as it stands here."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

NAMES: Final = (
    *("_checks", "_assertions", "_parts", "_words"),
    *("_alternatives", "_apart", "_unions", "_violations"),
)
"""The modules, in the order in which one uses the other."""


@cache
def text_of(name: str) -> str:
    """The text of a module of the runtime."""
    return files(__name__).joinpath(f"{name}.py").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class StandaloneRuntime:
    """The names that modules of the runtime import from elsewhere, and the rest of their texts."""

    imports: tuple[tuple[str, tuple[str, ...]], ...]
    bodies: tuple[str, ...]


@cache
def standalone_runtime() -> StandaloneRuntime:
    """The runtime as it stands in a module that needs nothing else."""
    imports: list[tuple[str, tuple[str, ...]]] = []
    bodies: list[str] = []
    for name in NAMES:
        text = text_of(name)
        statements = [
            node for node in ast.parse(text).body if isinstance(node, ast.Import | ast.ImportFrom)
        ]
        for node in statements:
            match node:
                case ast.Import(aliases):
                    imports += ((alias.name, ()) for alias in aliases)
                case ast.ImportFrom(str(module), aliases, 0) if module != "__future__":
                    imports.append((module, tuple(alias.name for alias in aliases)))
                case _:
                    pass
        end = max(node.end_lineno or 0 for node in statements)
        bodies.append("\n".join(text.splitlines()[end:]).strip("\n"))
    return StandaloneRuntime(tuple(imports), tuple(bodies))
