"""The configuration: `[tool.eventschema]` of the nearest `pyproject.toml`."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from keyword import iskeyword
from pathlib import Path
from typing import Any, Final

from eventschema.cli.project import Project
from eventschema.errors import UsageError
from eventschema.findings import Ignore
from eventschema.lint import RULES
from eventschema.locations import pointer
from eventschema.openapi import DIFFERENCE_RULES

FILE: Final = "pyproject.toml"
KEYS: Final = ("output", "package", "templates", "modules", "migrations", "ignore")
MIGRATION_KEYS: Final = ("from", "to")
IGNORE_KEYS: Final = ("rule", "module", "pointer", "reason")
OWNER: Final = "[tool.eventschema]"
"""Whom the written files belong to where a configuration says what is written."""


def find_project(directory: Path) -> Project:
    """The project of the nearest `pyproject.toml` at or above `directory` that has one.

    Its paths are relative to `directory` where they lead below it.
    Raises `UsageError` where there is none, and for every mistake in it.
    """
    found = _nearest(directory)
    if found is None:
        raise UsageError(
            f"no {FILE} here or above has a table [tool.eventschema]"
            " (add one, or name a schema with --schema)"
        )
    configuration, folder = found
    return configuration.project(folder, directory)


def ignored_differences(directory: Path, schema: Path) -> tuple[Ignore, ...]:
    """The differences of the file `schema` from upstream that are meant, with their reasons.

    They stand in `[[tool.eventschema.ignore]]` of the nearest `pyproject.toml`; there need be none.
    Raises `UsageError` for every mistake in them.
    """
    found = _nearest(directory)
    if found is None:
        return ()
    configuration, folder = found
    modules = ("tool", "eventschema", "modules")
    names = configuration.table(*modules) if configuration.has(*modules) else {}
    files = {name: folder / configuration.text(*modules, name) for name in names}
    return tuple(
        replace(ignore, file="")
        for ignore in configuration.ignores(files)
        if ignore.rule in DIFFERENCE_RULES
        if not ignore.file or Path(ignore.file).resolve() == schema.resolve()
    )


def _nearest(directory: Path) -> "tuple[_Configuration, Path] | None":
    """The nearest configuration at or above `directory`, and where it stands."""
    for folder in (directory, *directory.parents):
        file = folder / FILE
        if file.is_file():
            name = shown(file, directory)
            configuration = _Configuration(name, _contents(file, name))
            if configuration.has("tool", "eventschema"):
                return configuration, folder
    return None


def shown(path: Path, directory: Path) -> Path:
    """`path` as a person in `directory` writes it."""
    return path.relative_to(directory) if path.is_relative_to(directory) else path


def _contents(file: Path, name: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_bytes().decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"{name}: is no TOML: {error} (repair it)") from error
    except OSError as error:
        raise UsageError(f"{name}: cannot be read: {error.strerror}") from error


@dataclass(frozen=True, slots=True)
class _Configuration:
    """A parsed `pyproject.toml`, and what it is called in messages."""

    file: Path
    contents: Mapping[str, Any]

    def has(self, *keys: str) -> bool:
        table: Any = self.contents
        for key in keys:
            if not isinstance(table, dict) or key not in table:
                return False
            table = table[key]
        return True

    def project(self, folder: Path, directory: Path) -> Project:
        path = ("tool", "eventschema")
        table = self.table(*path)
        self.refuse_others(table, KEYS, *path)
        package = self.name(self.text(*path, "package"), *path, "package")
        output = self.text(*path, "output") if "output" in table else "generated"
        modules = self.table(*path, "modules")
        if not modules:
            raise self.mistake("names no schema", _EXAMPLE, *path, "modules")
        files = {
            self.name(name, *path, "modules", name): folder / self.text(*path, "modules", name)
            for name in modules
        }
        for name, schema in files.items():
            if not schema.is_file():
                reason = f"there is no file {str(shown(schema, directory))!r}"
                raise self.mistake(reason, "correct the path", *path, "modules", name)
        shown_files = {name: shown(schema, directory) for name, schema in files.items()}
        templates = self.directory(folder, *path, "templates") if "templates" in table else None
        return Project(
            package,
            shown(folder / output, directory),
            shown_files,
            OWNER,
            tuple(one for one in self.ignores(shown_files) if one.rule in RULES),
            str(self.file),
            templates and shown(templates, directory),
            tuple(self.migrations(files)),
        )

    def directory(self, folder: Path, *path: str) -> Path:
        name = self.text(*path)
        if not (folder / name).is_dir():
            raise self.mistake(f"there is no directory {name!r}", "correct the path", *path)
        return folder / name

    def migrations(self, modules: Mapping[str, Path]) -> Iterator[tuple[str, str]]:
        for at, entry in self.entries(MIGRATION_KEYS, "tool", "eventschema", "migrations"):
            for key in MIGRATION_KEYS:
                self.one_of(self.text(*at, key), modules, "module", *at, key)
            if entry["from"] == entry["to"]:
                raise self.mistake("leads nowhere", 'such as from = "v1", to = "v2"', *at)
            yield entry["from"], entry["to"]

    def ignores(self, files: Mapping[str, Path]) -> Iterator[Ignore]:
        for at, entry in self.entries(IGNORE_KEYS, "tool", "eventschema", "ignore"):
            for key in ("rule", "pointer", "reason"):
                if key not in entry:
                    raise self.mistake(f"the key {key!r} is missing", _EXAMPLES[key], *at)
            for key, value in entry.items():
                if not isinstance(value, str) or (not value.strip() and key != "pointer"):
                    raise self.mistake("must be a text that is not empty", "", *at, key)
            self.one_of(entry["rule"], (*RULES, *DIFFERENCE_RULES), "rule", *at, "rule")
            if entry["pointer"] and not entry["pointer"].startswith("/"):
                reason = f"{entry['pointer']!r} is no JSON Pointer"
                raise self.mistake(reason, _EXAMPLES["pointer"], *at, "pointer")
            file = ""
            if "module" in entry:
                self.one_of(entry["module"], files, "module", *at, "module")
                file = str(files[entry["module"]])
            yield Ignore(entry["rule"], entry["pointer"], entry["reason"], file)

    def entries(
        self, keys: Iterable[str], *path: str
    ) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
        """The tables of a list that need not be there, each with its place."""
        tables = self.value(*path) if self.has(*path) else []
        if not isinstance(tables, list):
            raise self.mistake("must be a list of tables", f"write [[{'.'.join(path)}]]", *path)
        for number, entry in enumerate(tables):
            at = (*path, str(number))
            if not isinstance(entry, dict):
                raise self.mistake("must be a table", "", *at)
            self.refuse_others(entry, keys, *at)
            yield at, entry

    def one_of(self, name: str, known: Iterable[str], what: str, *path: str) -> None:
        names = list(known)
        if name not in names:
            close = get_close_matches(name, names, 1)
            hint = f"did you mean {close[0]!r}?" if close else f"known are {', '.join(names)}"
            raise self.mistake(f"there is no {what} {name!r}", hint, *path)

    def value(self, *path: str) -> Any:
        value: Any = self.contents
        for depth, key in enumerate(path):
            if isinstance(value, list):
                value = value[int(key)]
                continue
            if not isinstance(value, dict):
                raise self.mistake("must be a table", "", *path[:depth])
            if key not in value:
                raise self.mistake(f"the key {key!r} is missing", _EXAMPLES[key], *path[:depth])
            value = value[key]
        return value

    def table(self, *path: str) -> dict[str, Any]:
        value = self.value(*path)
        if not isinstance(value, dict):
            raise self.mistake("must be a table", "", *path)
        return value

    def text(self, *path: str) -> str:
        value = self.value(*path)
        if not isinstance(value, str) or not value or "\0" in value:
            raise self.mistake("must be a text that is not empty", "", *path)
        return value

    def name(self, name: str, *path: str) -> str:
        if not name.isascii() or not name.isidentifier() or iskeyword(name) or name[0] == "_":
            reason = f"{name!r} is no name of a Python package or module"
            raise self.mistake(reason, "use lower-case letters, digits and _", *path)
        return name

    def refuse_others(self, table: Iterable[str], keys: Iterable[str], *path: str) -> None:
        for key in table:
            if key not in keys:
                close = get_close_matches(key, keys, 1)
                hint = f"did you mean {close[0]!r}?" if close else f"known are {', '.join(keys)}"
                raise self.mistake(f"the key {key!r} is not known", hint, *path)

    def mistake(self, reason: str, hint: str, *path: str) -> UsageError:
        remedy = f" ({hint})" if hint else ""
        return UsageError(f"{self.file}#{pointer(*path)}: {reason}{remedy}")


_EXAMPLE: Final = 'such as ga = "schema/events.schema.json"'
_EXAMPLES: Final = {
    "rule": 'such as rule = "open-object"; `eventschema check --rules` lists them',
    "pointer": 'such as pointer = "/$defs/Metadata", or "/$defs/Metadata/*" for all below it',
    "reason": 'such as reason = "the server takes any member"',
    "from": 'such as from = "v1"',
    "to": 'such as to = "v2"',
    "package": 'such as package = "acme_events"',
    "modules": f"a table of modules and their schemas, {_EXAMPLE}",
}
