"""Schema documents read from files, and the lines on which their parts stand."""

import json
import re
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NoReturn

from eventschema.errors import UsageError
from eventschema.schema.pointers import pointer as pointer_of
from eventschema.schema.yaml_text import parse_yaml, yaml_lines

_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')


def read_document(file: Path) -> Any:
    """The JSON value in `file`, which is YAML where its name says so.

    Raises `UsageError` for a file that cannot be read, and for one that is no JSON or has two
    members of one name in an object.
    """
    return parse_document(read_text(file), str(file))


def is_yaml(file: str) -> bool:
    """Whether the name of a file says that it holds YAML."""
    return file.lower().endswith((".yaml", ".yml"))


def parse_document(text: str, file: str) -> Any:
    """The JSON value that `text` says, which was read from `file`.

    Raises `UsageError` as `read_document` does.
    """
    if is_yaml(file):
        return parse_yaml(text, file)
    try:
        return json.loads(text, object_pairs_hook=_members, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        place = f"{file}:{error.lineno}:{error.colno}"
        raise UsageError(f"{place}: is no JSON: {error.msg} (repair it)") from error
    except RecursionError as error:
        raise UsageError(f"{file}: is nested too deeply (flatten it)") from error
    except ValueError as error:
        raise UsageError(f"{file}: {error} (repair it)") from error


def read_text(file: Path, shown: str = "") -> str:
    """The text of `file`, which messages call `shown`.

    Raises `UsageError` where it cannot be read or is no UTF-8.
    """
    name = shown or str(file)
    try:
        return text_of(file.read_bytes(), name)
    except OSError as error:
        raise UsageError(f"{name}: cannot be read: {error.strerror}") from error


def text_of(data: bytes, name: str) -> str:
    """The text of a file, which messages call `name`; raises `UsageError` where it is no UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{name}: is no UTF-8 text at byte {error.start + 1}") from error


def line_of(text: str, pointer: str, file: str) -> int:
    """The line (from 1) of `text` on which the value at the JSON Pointer `pointer` begins.

    `file` is where the text was read. Where there is no such value, it is the line of the nearest
    one around it.
    """
    lines = yaml_lines(text) if is_yaml(file) else _lines(text)
    while pointer not in lines:
        pointer = pointer.rpartition("/")[0]
    return lines[pointer]


@lru_cache(maxsize=8)
def _lines(text: str) -> dict[str, int]:
    """The line on which each value of a JSON text begins, by its JSON Pointer."""
    lines: dict[str, int] = {}
    path: list[str | int | None] = []
    line, counted = 1, 0
    for token in _TOKEN.finditer(text):
        match token[0]:
            case "}" | "]":
                path.pop()
            case ",":
                path[-1] = path[-1] + 1 if isinstance(path[-1], int) else None
            case ":":
                pass
            case name if path and path[-1] is None:
                path[-1] = json.loads(name)
            case value:
                line += text.count("\n", counted, token.start())
                counted = token.start()
                lines[pointer_of(*map(str, path))] = line
                if value in "{[":
                    path.append(None if value == "{" else 0)
    return lines


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        twice, _ = Counter(name for name, _ in pairs).most_common(1)[0]
        raise ValueError(f"has two members {twice!r} in one object")
    return members


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"is no JSON: {name} is no number")
