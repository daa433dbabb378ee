"""What checks find, as values and as text for people, programs and workflow annotations."""

import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, TypeAlias, assert_never, get_args

from eventschema.locations import ROOT

Format: TypeAlias = Literal["text", "json", "github"]
FORMATS: tuple[Format, ...] = get_args(Format)

Severity: TypeAlias = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to be repaired in `file`, at the JSON Pointer `pointer` where it is a schema.

    `rule` is a stable id, `message` one sentence without its full stop, `hint` what to do (may
    be empty).
    """

    rule: str
    severity: Severity
    file: str
    pointer: str
    message: str
    hint: str = ""


def render(
    findings: Iterable[Finding], form: Format, line_of: Callable[[Finding], int | None]
) -> Iterator[str]:
    """The findings as text, in lines without their ends.

    `json` is an array of objects with the fields of `Finding` and `line` (from 1, or null).
    """
    match form:
        case "text":
            for finding in findings:
                yield _text(finding, line_of(finding))
        case "github":
            for finding in findings:
                yield _annotation_of(finding, line_of(finding))
        case "json":
            objects = [{**asdict(finding), "line": line_of(finding)} for finding in findings]
            yield json.dumps(objects, indent=2, ensure_ascii=False)
        case _:
            assert_never(form)


def annotation(severity: Severity, file: str, line: int | None, title: str, message: str) -> str:
    """A workflow command of GitHub that annotates `file`."""
    properties = {"file": _in_workspace(file), "line": line, "title": title}
    given = ",".join(
        f"{name}={_escaped(str(value)).replace(':', '%3A').replace(',', '%2C')}"
        for name, value in properties.items()
        if value is not None
    )
    return f"::{severity} {given}::{_escaped(message)}"


def one_line(text: str) -> str:
    """The text with every character that is not printable written as an escape."""
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in text
    )


def _text(finding: Finding, line: int | None) -> str:
    place = finding.file if line is None else f"{finding.file}:{line}: {finding.pointer or ROOT}"
    warning = "warning: " if finding.severity == "warning" else ""
    return one_line(f"{place}: {warning}{_sentence(finding)} [{finding.rule}]")


def _annotation_of(finding: Finding, line: int | None) -> str:
    sentence = _sentence(finding)
    message = f"{finding.pointer}: {sentence}" if finding.pointer else sentence
    return annotation(finding.severity, finding.file, line, finding.rule, message)


def _sentence(finding: Finding) -> str:
    return f"{finding.message} ({finding.hint})" if finding.hint else finding.message


def _in_workspace(file: str) -> str:
    """The path as a workflow understands it: from the root of what it has checked out."""
    workspace = os.environ.get("GITHUB_WORKSPACE")
    path = Path(file).absolute()
    if not workspace or not path.is_relative_to(workspace):
        return file
    return path.relative_to(workspace).as_posix()


def _escaped(text: str) -> str:
    """The text of a part of a workflow command, which may have several lines."""
    text = text.replace("%", "%25")
    return "%0A".join("%0D".join(map(one_line, line.split("\r"))) for line in text.split("\n"))
