"""The files of the vectors: JSON Lines for each event, and a page that says how to read them."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from eventschema.api import Validator
from eventschema.ir.types import Module
from eventschema.model import Parsed
from eventschema.render import fill
from eventschema.targets.docs.catalog import DEVICES, LONGEST_STEM, event_tags
from eventschema.targets.docs.markdown import code
from eventschema.targets.vectors.suites import Vector, suites

DIRECTORY: Final = "vectors"

_STEM: Final = re.compile(rf"[A-Za-z0-9][A-Za-z0-9._-]{{0,{LONGEST_STEM - 1}}}")


@dataclass(frozen=True, slots=True)
class VectorModule:
    """A parsed schema and its validator; `name` is that of its module in a package of several."""

    name: str
    parsed: Parsed
    validator: Validator


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event in the table of a module; all texts are Markdown."""

    event: str
    file: str
    valid: int
    invalid: int


@dataclass(frozen=True, slots=True)
class ModuleSection:
    """A module on the page: its heading (Markdown), its events and what they do not show."""

    heading: str
    rows: tuple[EventRow, ...]
    gaps: tuple[str, ...]


def vector_files(sources: Sequence[VectorModule]) -> dict[str, str]:
    """The files by path: `vectors/<module>/<event type>.jsonl` and `vectors/README.md`."""
    files: dict[str, str] = {}
    sections: list[ModuleSection] = []
    for source in sources:
        module = source.parsed.module
        found = suites(source.parsed, source.validator)
        labels = event_tags(module)
        stems = _stems(module, found.by_event, labels)
        rows: list[EventRow] = []
        for name, vectors in found.by_event.items():
            file = f"{source.name}/{stems[name]}.jsonl" if source.name else f"{stems[name]}.jsonl"
            files[f"{DIRECTORY}/{file}"] = "".join(f"{_line(vector)}\n" for vector in vectors)
            valid = sum(vector.valid for vector in vectors)
            rows.append(EventRow(code(labels.get(name, name)), file, valid, len(vectors) - valid))
        gaps = tuple(f"{code(gap.pointer)}: {gap.reason}" for gap in found.gaps)
        sections.append(ModuleSection(code(source.name or module.name), tuple(rows), gaps))
    files[f"{DIRECTORY}/README.md"] = fill("vectors/README.md.jinja", sections=sections)
    return files


def _line(vector: Vector) -> str:
    members = {"valid": vector.valid, "shows": vector.shows}
    if not vector.valid:
        members |= {"pointer": vector.pointer, "keyword": vector.keyword}
    return json.dumps({**members, "instance": vector.instance})


def _stems(module: Module, names: Iterable[str], labels: Mapping[str, str]) -> Mapping[str, str]:
    """A file name for each event: its type, where that is a name for a file that no other has."""
    wanted = {name: labels.get(name, module.by_name[name].snake_name) for name in names}
    usage = Counter(stem.lower() for stem in wanted.values())
    return {
        name: stem
        if _is_stem(stem) and usage[stem.lower()] == 1
        else f"{module.by_name[name].snake_name[:LONGEST_STEM]}__{number}"
        for number, (name, stem) in enumerate(wanted.items())
    }


def _is_stem(text: str) -> bool:
    """Whether every system takes `text` for the name of a file."""
    device = DEVICES.fullmatch(text.partition(".")[0].lower())
    return _STEM.fullmatch(text) is not None and device is None
