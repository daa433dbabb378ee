"""The checks of formats as text, to stand in a program of their own."""

import ast
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypeAlias

from eventschema.formats.by_name import FORMATS, require_library

# In the order in which one uses the other.
_MODULES = ("texts", "dates", "network", "hostnames", "resources")


Imported: TypeAlias = tuple[str, tuple[str, ...]]
"""A module, and the names that are imported from it; without any, it is imported whole."""


@dataclass(frozen=True, slots=True)
class FormatSource:
    """What a program needs to check some formats.

    `standard` and `libraries` are the modules of the standard library and other ones that it
    imports, sorted; `definitions` are functions and constants, in an order in which they can be
    executed; `names` are all that these bind.
    """

    standard: tuple[Imported, ...]
    libraries: tuple[Imported, ...]
    definitions: tuple[str, ...]
    names: frozenset[str]

    @property
    def imports(self) -> tuple[str, ...]:
        """The statements that import from the standard library."""
        return tuple(map(_statement, self.standard))

    @property
    def library_imports(self) -> tuple[str, ...]:
        """The statements that import from elsewhere."""
        return tuple(map(_statement, self.libraries))


@dataclass(frozen=True, slots=True)
class _Definition:
    name: str
    text: str
    uses: frozenset[str]


def source(formats: Iterable[str]) -> FormatSource:
    """The functions of `formats` (`is_date_time` for `date-time`) and all that they use.

    Raises `KeyError` for a format that is not known, `MissingFormatLibrary` without its library.
    """
    known = [FORMATS[name] for name in formats]
    for each in known:
        require_library(each)
    return source_of(each.function for each in known)


def source_of(functions: Iterable[str]) -> FormatSource:
    """The functions of this package with the names `functions`, and all that they use."""
    definitions, imports = _package()
    needed: set[str] = set()
    waiting = [*functions]
    while waiting:
        name = waiting.pop()
        if name not in needed and name in definitions:
            needed.add(name)
            waiting += definitions[name].uses
    kept = [definition for name, definition in definitions.items() if name in needed]
    used = frozenset[str]().union(*(definition.uses for definition in kept))
    imported = {name: module for name, module in imports.items() if name in used}
    standard = {name for name, module in imported.items() if _is_standard(module or name)}
    return FormatSource(
        tuple(_modules({name: imported[name] for name in standard})),
        tuple(_modules({name: imported[name] for name in imported.keys() - standard})),
        tuple(definition.text for definition in kept),
        frozenset(needed | imported.keys()),
    )


def _is_standard(module: str) -> bool:
    return module.partition(".")[0] in sys.stdlib_module_names


def _modules(imports: dict[str, str | None]) -> Iterator[Imported]:
    for name in sorted(name for name, module in imports.items() if module is None):
        yield name, ()
    for module in sorted({module for module in imports.values() if module is not None}):
        yield module, tuple(sorted(name for name, origin in imports.items() if origin == module))


def _statement(imported: Imported) -> str:
    module, names = imported
    return f"from {module} import {', '.join(names)}" if names else f"import {module}"


@cache
def _package() -> tuple[dict[str, _Definition], dict[str, str | None]]:
    """All definitions by name, and the module of each imported name (`None`: it is a module)."""
    definitions: dict[str, _Definition] = {}
    imports: dict[str, str | None] = {}
    for module in _MODULES:
        text = files("eventschema.formats").joinpath(f"{module}.py").read_text(encoding="utf-8")
        for statement in ast.parse(text).body:
            match statement:
                case ast.Import(names):
                    imports |= {alias.name: None for alias in names}
                case ast.ImportFrom(origin, names):
                    imports |= {alias.name: origin for alias in names}
                case ast.FunctionDef(name) | ast.Assign([ast.Name(name)]):
                    segment = ast.get_source_segment(text, statement)
                    assert segment is not None
                    definitions[name] = _Definition(name, segment, _names(statement))
    for name in definitions:
        imports.pop(name, None)
    return definitions, imports


def _names(statement: ast.stmt) -> frozenset[str]:
    return frozenset(node.id for node in ast.walk(statement) if isinstance(node, ast.Name))
