"""The configuration: `[tool.eventschema]` of the nearest `pyproject.toml`, checked by a schema."""

import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import reduce
from keyword import kwlist
from pathlib import Path
from typing import Any, Final

from eventschema.api import compile  # noqa: A004
from eventschema.cli.project import Project
from eventschema.cli.sources import SchemaFile, resource_files
from eventschema.errors import UsageError
from eventschema.findings import Ignore
from eventschema.ir.types import Json
from eventschema.lint import RULES
from eventschema.openapi import DIFFERENCE_RULES
from eventschema.runtime._checks import Violation
from eventschema.schema.pointers import pointer, segments_of, step

FILE: Final = "pyproject.toml"
OWNER: Final = "[tool.eventschema]"
"""Whom the written files belong to where a configuration says what is written."""

_TABLE: Final = ("tool", "eventschema")
_TEXT: Final = {"type": "string", "not": {"pattern": r"^$|\u0000"}}
_WORDS: Final = {"type": "string", "not": {"pattern": r"^\s*$"}}
_NAME: Final = {
    "pattern": rf"^(?!(?:{'|'.join(kwlist)})$)[A-Za-z][A-Za-z0-9_]*$",
    "title": "name of a Python package or module",
    "description": "use lower-case letters, digits and _",
}
_POINTER: Final = {
    "type": "string",
    "pattern": "^$|^/",
    "title": "JSON Pointer",
    "description": 'such as pointer = "/$defs/Metadata", or "/$defs/Metadata/*" for all below it',
}
_MODULE: Final = 'such as ga = "schema/events.schema.json"'
_EXAMPLES: Final = {
    "rule": 'such as rule = "open-object"; `eventschema check --rules` lists them',
    "pointer": _POINTER["description"],
    "reason": 'such as reason = "the server takes any member"',
    "from": 'such as from = "v1"',
    "to": 'such as to = "v2"',
    "package": 'such as package = "acme_events"',
    "modules": f"a table of modules and their schemas, {_MODULE}",
}
_GRAVITY: Final = (
    *("type", "additionalProperties", "required"),
    *("minProperties", "not", "pattern", "enum"),
)
"""The keywords of which one is told first where several are violated."""


def find_project(directory: Path) -> Project:
    """The project of the nearest `pyproject.toml` at or above `directory` that has one.

    Its paths are relative to `directory` where they lead below it.
    Raises `UsageError` where there is none, and for every mistake in it.
    """
    configuration = _nearest(directory)
    if configuration is None:
        raise UsageError(
            f"no {FILE} here or above has a table {OWNER} (add one, or name a schema with --schema)"
        )
    return configuration.project(directory)


def ignored_differences(directory: Path, schema: Path) -> tuple[Ignore, ...]:
    """The differences of the file `schema` from upstream that are meant, with their reasons.

    They stand in `[[tool.eventschema.ignore]]` of the nearest `pyproject.toml`; there need be none.
    Raises `UsageError` for every mistake in them.
    """
    configuration = _nearest(directory)
    if configuration is None:
        return ()
    modules = {"type": "object", "additionalProperties": _TEXT}
    ignores = _tables(_ignore(configuration.modules))
    properties = {"modules": modules, "ignore": ignores}
    table = configuration.checked({"type": "object", "properties": properties})
    names = table.get("modules", {})
    files = {name: SchemaFile.of(file, configuration.folder).path for name, file in names.items()}
    return tuple(
        replace(ignore, file="")
        for ignore in _ignores(table, files)
        if ignore.rule in DIFFERENCE_RULES
        if not ignore.file or Path(ignore.file).resolve() == schema.resolve()
    )


def shown(path: Path, directory: Path) -> Path:
    """`path` as a person in `directory` writes it."""
    return path.relative_to(directory) if path.is_relative_to(directory) else path


def _nearest(directory: Path) -> "_Configuration | None":
    """The nearest configuration at or above `directory`."""
    for folder in (directory, *directory.parents):
        file = folder / FILE
        if file.is_file():
            name = shown(file, directory)
            match _contents(file, name):
                case {"tool": {"eventschema": table}}:
                    return _Configuration(name, folder, table)
    return None


def _contents(file: Path, name: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_bytes().decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"{name}: is no TOML: {error} (repair it)") from error
    except OSError as error:
        raise UsageError(f"{name}: cannot be read: {error.strerror}") from error


@dataclass(frozen=True, slots=True)
class _Configuration:
    """The table in the file `name` (as messages call it) of `folder`, not yet checked."""

    name: Path
    folder: Path
    table: Any

    @property
    def modules(self) -> list[str]:
        """The names of the modules, as far as there are any."""
        match self.table:
            case {"modules": dict(modules)}:
                return [*modules]
            case _:
                return []

    def checked(self, schema: Json) -> dict[str, Any]:
        """The table; raises `UsageError` where it breaks `schema`."""
        violations = compile(schema).iter_errors(self.table)
        first = min(violations, key=lambda each: _GRAVITY.index(each.keyword), default=None)
        if first is not None:
            raise self.mistake(*_told(first, schema))
        table: dict[str, Any] = self.table
        return table

    def project(self, directory: Path) -> Project:
        """What the table says, for a person in `directory`."""
        table = self.checked(_schema(self.modules))
        modules = {name: self._module(name, file) for name, file in table["modules"].items()}
        for name, module in modules.items():
            if not module.path.is_file():
                reason = f"there is no file {str(shown(module.path, directory))!r}"
                raise self.mistake(("modules", name), reason, "correct the path")
        modules = {
            name: replace(module, path=shown(module.path, directory))
            for name, module in modules.items()
        }
        templates = self.folder / table["templates"] if "templates" in table else None
        if templates is not None and not templates.is_dir():
            reason = f"there is no directory {table['templates']!r}"
            raise self.mistake(("templates",), reason, "correct the path")
        migrations = [(each["from"], each["to"]) for each in table.get("migrations", ())]
        for number, (old, new) in enumerate(migrations):
            if old == new:
                at = ("migrations", number)
                raise self.mistake(at, "leads nowhere", 'such as from = "v1", to = "v2"')
        files = {name: module.path for name, module in modules.items()}
        return Project(
            table["package"],
            shown(self.folder / table.get("output", "generated"), directory),
            modules,
            OWNER,
            tuple(one for one in _ignores(table, files) if one.rule in RULES),
            str(self.name),
            templates and shown(templates, directory),
            tuple(migrations),
            tuple(shown(each, directory) for each in self._resources(table)),
        )

    def _module(self, name: str, file: str) -> SchemaFile:
        try:
            return SchemaFile.of(file, self.folder)
        except UsageError as error:
            raise self.mistake(("modules", name), str(error), "") from error

    def _resources(self, table: Mapping[str, Any]) -> Iterator[Path]:
        """The files that are named as resources, each of which must exist."""
        for number, pattern in enumerate(table.get("resources", ())):
            try:
                yield from resource_files([pattern], self.folder)
            except LookupError as error:
                reason = f"there is no file {pattern!r}"
                raise self.mistake(("resources", number), reason, "correct the path") from error

    def mistake(self, path: Iterable[str | int], reason: str, hint: str) -> UsageError:
        """What to raise for a mistake at `path` in the table."""
        remedy = f" ({hint})" if hint else ""
        return UsageError(f"{self.name}#{pointer(*_TABLE, *path)}: {reason}{remedy}")


def _schema(modules: Collection[str]) -> dict[str, Json]:
    """What the configuration of a project with these modules must be."""
    module = {**_TEXT, "enum": [*modules], "title": "module"}
    of_modules = {"propertyNames": _NAME, "additionalProperties": _TEXT, "minProperties": 1}
    properties = {
        "output": _TEXT,
        "package": {**_TEXT, **_NAME},
        "templates": _TEXT,
        "modules": {"type": "object", **of_modules},
        "resources": {"type": "array", "items": _TEXT, "title": "list of files"},
        "migrations": _tables(_closed({"from": module, "to": module}, "from", "to")),
        "ignore": _tables(_ignore(modules)),
    }
    return _closed(properties, "package", "modules")


def _ignore(modules: Collection[str]) -> Json:
    properties = {
        "rule": {**_WORDS, "enum": [*RULES, *DIFFERENCE_RULES], "title": "rule"},
        "module": {**_WORDS, "enum": [*modules], "title": "module"},
        "pointer": _POINTER,
        "reason": _WORDS,
    }
    return _closed(properties, "rule", "pointer", "reason")


def _closed(properties: Mapping[str, Json], *required: str) -> dict[str, Json]:
    said = {"properties": properties, "required": [*required], "additionalProperties": False}
    return {"type": "object", **said}


def _tables(items: Json) -> Json:
    return {"type": "array", "items": items}


def _told(violation: Violation, schema: Json) -> tuple[Iterable[str | int], str, str]:
    """Where in the table the mistake is, what it is, and what to do."""
    *owner, keyword = segments_of(violation.schema_pointer)
    said = reduce(step, owner, schema)
    path, value = violation.path, violation.value
    match keyword, said:
        case "type", {"type": "array", "title": title}:
            return path, f"must be a {title}", 'such as resources = ["schema/common/*.json"]'
        case "type", {"type": "array"}:
            return (
                path,
                "must be a list of tables",
                f"write [[{'.'.join((*_TABLE, *map(str, path)))}]]",
            )
        case "type", {"type": "object"}:
            return path, "must be a table", ""
        case "additionalProperties", _:
            *around, key = path
            return around, f"the key {key!r} is not known", _closest(str(key), said["properties"])
        case "required", _:
            key = next(key for key in said["required"] if key not in value)
            return path, f"the key {key!r} is missing", _EXAMPLES[key]
        case "enum", _:
            return path, f"there is no {said['title']} {value!r}", _closest(value, said["enum"])
        case "pattern", _:
            return path, f"{value!r} is no {said['title']}", said["description"]
        case "minProperties", _:
            return path, "names no schema", _MODULE
        case _:
            return path, "must be a text that is not empty", ""


def _closest(name: str, known: Collection[str]) -> str:
    close = get_close_matches(name, known, 1)
    return f"did you mean {close[0]!r}?" if close else f"known are {', '.join(known)}"


def _ignores(table: Mapping[str, Any], files: Mapping[str, Path]) -> Iterator[Ignore]:
    for one in table.get("ignore", ()):
        file = str(files[one["module"]]) if "module" in one else ""
        yield Ignore(one["rule"], one["pointer"], one["reason"], file)
