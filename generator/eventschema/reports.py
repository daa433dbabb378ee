"""Findings as text for people, for programs and for the annotations of workflows."""

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal, TypeAlias, assert_never, get_args

from eventschema.findings import Finding
from eventschema.schema.pointers import ROOT

Format: TypeAlias = Literal["text", "json", "github"]
FORMATS: tuple[Format, ...] = get_args(Format)


def render(findings: Iterable[Finding], form: Format) -> Iterator[str]:
    """The findings in lines without their ends; `json` is one array."""
    match form:
        case "text":
            for finding in findings:
                warning = "warning: " if finding.severity == "warning" else ""
                yield in_text(finding, f"{warning}{_sentence(finding)}")
        case "github":
            for finding in findings:
                pointer = finding.place.pointer
                at = f"{pointer}: " if pointer else ""
                yield annotation(finding, f"{at}{_sentence(finding)}")
        case "json":
            yield json.dumps([*map(_object, findings)], indent=2, ensure_ascii=False)
        case _:
            assert_never(form)


def in_text(finding: Finding, said: str) -> str:
    """The line that says something of a finding at its place."""
    place = finding.place
    at = place.file if place.line is None else f"{place.file}:{place.line}: {place.pointer or ROOT}"
    return one_line(f"{at}: {said} [{finding.rule}]")


def annotation(finding: Finding, said: str) -> str:
    """The workflow command of GitHub that says something of a finding at its place."""
    place = finding.place
    properties = {"file": _in_workspace(place.file), "line": place.line, "title": finding.rule}
    given = ",".join(
        f"{name}={_escaped(str(value)).replace(':', '%3A').replace(',', '%2C')}"
        for name, value in properties.items()
        if value is not None
    )
    return f"::{finding.severity} {given}::{_escaped(said)}"


def one_line(text: str) -> str:
    """The text with every character that is not printable written as an escape."""
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in text
    )


def counted(number: int, noun: str) -> str:
    """A number and its noun, such as `1 event` or `2,000 events`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _sentence(finding: Finding) -> str:
    return f"{finding.message} ({finding.hint})" if finding.hint else finding.message


def _object(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "file": finding.place.file,
        "pointer": finding.place.pointer,
        "message": finding.message,
        "hint": finding.hint,
        "line": finding.place.line,
    }


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
