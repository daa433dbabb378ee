"""Comparisons of schemas as text for people, programs and workflow annotations."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from eventschema.compatibility import Comparison, Finding, Place, Replacement, Undecided
from eventschema.compatibility.differences import Presence
from eventschema.compatibility.wording import (
    abbreviated,
    about,
    path_text,
    rule,
    sentence,
    spoken,
    spot,
    undecided_sentence,
)
from eventschema.docs.markdown import code
from eventschema.documents import line_of
from eventschema.findings import annotation, one_line
from eventschema.locations import ROOT
from eventschema.model import Json

UNDECIDED: Final = "undecided"
HASH: Final = 12
"""Characters of a revision's hash that are shown."""


@dataclass(frozen=True, slots=True)
class Version:
    """A schema as it was named and read: `file` is its path in the working tree."""

    name: str
    file: str
    text: str

    @property
    def revision(self) -> str:
        """The revision of the repository, short where it is a hash; empty for a file."""
        revision = self.name.removesuffix(self.file).removesuffix(":")
        return revision[:HASH] if re.fullmatch("[0-9a-f]{40}", revision) else revision


def heading(old: Version, new: Version) -> str:
    """What to call the way from one version to another, as Markdown."""
    if Path(old.file) == Path(new.file) and old.revision:
        until = f" until {code(new.revision)}" if new.revision else ""
        return f"{code(Path(new.file).as_posix())} since {code(old.revision)}{until}"
    differ = Path(old.file).name != Path(new.file).name
    names = (Path(version.file).name if differ else version.name for version in (old, new))
    return "From {} to {}".format(*map(code, names))


def as_text(comparison: Comparison, new: Version) -> Iterator[str]:
    """A line for each finding, and below it what shows it."""
    for finding in comparison.findings:
        yield _line(new, finding.new, spoken(sentence(finding)), rule(finding))
        yield from (f"  {one_line(detail)}" for detail in _details(finding))
    for each in comparison.undecided:
        yield _line(new, each.new, spoken(undecided_sentence(each)), UNDECIDED)


def as_annotations(comparison: Comparison, new: Version) -> Iterator[str]:
    """A workflow command of GitHub for each finding."""
    for finding in comparison.findings:
        line = line_of(new.text, finding.new)
        details = "\n".join((f"{spoken(sentence(finding))}.", *_details(finding)))
        yield annotation("error", new.file, line, rule(finding), details)
    for each in comparison.undecided:
        line = line_of(new.text, each.new)
        said = f"{spoken(undecided_sentence(each))}."
        yield annotation("warning", new.file, line, UNDECIDED, said)


def as_json(comparison: Comparison, old: Version, new: Version, direction: str) -> str:
    """One JSON object, which the command's help describes."""
    report = {
        "old": old.name,
        "new": new.name,
        "direction": direction,
        "breaks": bool(comparison.findings),
        "findings": [_finding(finding, new) for finding in comparison.findings],
        "undecided": [_undecided(each, new) for each in comparison.undecided],
    }
    return json.dumps(report, indent=2, ensure_ascii=False)


def _line(new: Version, pointer: str, message: str, name: str) -> str:
    place = f"{new.name}:{line_of(new.text, pointer)}: {pointer or ROOT}"
    return one_line(f"{place}: {message} [{name}]")


def _details(finding: Finding) -> Iterator[str]:
    refusing = "new" if finding.direction == "send" else "old"
    first, *others = finding.places
    yield f"witness: {_compact(first.witness)}"
    yield f"{refusing} schema: {first.violation}"
    if finding.replacement is not None:
        yield f"instead, perhaps: {_compact(finding.replacement.instance)}"
    for place in others:
        yield f"also: {spoken(spot(finding, place))}"


def _compact(value: Json) -> str:
    return json.dumps(abbreviated(value), ensure_ascii=False)


def _finding(finding: Finding, new: Version) -> dict[str, Any]:
    return {
        "rule": rule(finding),
        "direction": finding.direction,
        "message": spoken(sentence(finding)),
        "old": finding.old,
        "new": finding.new,
        "line": line_of(new.text, finding.new),
        "witness": finding.witness,
        "violation": finding.places[0].violation,
        "places": [_place(finding, place) for place in finding.places],
        "replacement": finding.replacement and _replacement(finding.replacement),
    }


def _place(finding: Finding, place: Place) -> dict[str, Any]:
    return {
        "event": place.event,
        "path": path_text((*place.path, *about(finding.difference))),
        "witness": place.witness,
        "violation": place.violation,
    }


def _replacement(replacement: Replacement) -> dict[str, Any]:
    return {
        "event": replacement.event,
        "path": path_text(replacement.path),
        "tags": {
            name: tag.value if isinstance(tag, Presence) else tag for name, tag in replacement.tags
        },
        "keeps": replacement.keeps,
        "instance": replacement.instance,
        "restrictions": [spoken(sentence(each)) for each in replacement.restrictions],
        "takes": list(replacement.takes),
        "moves": [
            {"old": path_text(move.old), "new": move.new and path_text(move.new)}
            for move in replacement.moves
        ],
    }


def _undecided(undecided: Undecided, new: Version) -> dict[str, Any]:
    return {
        "direction": undecided.direction,
        "message": spoken(undecided_sentence(undecided)),
        "old": undecided.old,
        "new": undecided.new,
        "line": line_of(new.text, undecided.new),
        "event": undecided.event,
        "path": path_text(undecided.path),
    }
