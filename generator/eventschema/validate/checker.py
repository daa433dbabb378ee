"""Events checked, and their violations as lines of text."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, Protocol, assert_never

from eventschema.api import executed
from eventschema.findings import Finding, Place
from eventschema.reports import Format, annotation, in_text
from eventschema.schema.pointers import ROOT, pointer
from eventschema.validate.stream import Lines, decoder, loads
from eventschema.validate.tally import Kind, Tally
from eventschema.validate.window import BLANK, Broken, Event

_BATCH: Final = 1_000
"""How many events are reported on together at most where they are read one by one."""

_NAME: Final = 200
"""How much of the type of an event is kept; an invalid one may be of any length."""


class AnyViolation(Protocol):
    """What the validators yield."""

    @property
    def pointer(self) -> str:
        """Where in the event, as a JSON Pointer."""
        ...

    @property
    def path(self) -> Iterable[str | int]:
        """The segments of `pointer`."""
        ...

    @property
    def keyword(self) -> str:
        """The keyword that is violated."""
        ...

    @property
    def message(self) -> str:
        """One sentence without its full stop."""
        ...

    @property
    def schema_pointer(self) -> str:
        """Where in the schema, as a JSON Pointer."""
        ...


@dataclass(frozen=True, slots=True)
class Settings:
    """How to check and report.

    `source` is the text of the validator (`eventschema.compile(schema).source`), `tag` the
    property that tells an event's type; nothing is counted by type and place without `count`.
    An array at the top of a file is a list of events unless `arrays_are_events`.
    """

    source: str
    form: Format = "text"
    count: bool = False
    tag: str | None = None
    arrays_are_events: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """Lines to print (all with their ends), and what they are about."""

    text: str
    tally: Tally


class Checker:
    """Checks events of named files by the validator of its settings."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.validator = executed(settings.source)

    def check_lines(self, file: str, lines: Lines) -> Report:
        """The report on whole lines of JSON Lines; a broken one counts as an invalid event."""
        draft = _Draft(file, self.settings)
        decode, is_valid, count = decoder.raw_decode, self.validator.is_valid, self.settings.count
        try:
            text = lines.data.decode()
        except UnicodeDecodeError:
            for number, data in enumerate(lines.data.split(b"\n"), lines.first):
                self._check_line(draft, number, data.decode("utf-8", "surrogateescape"))
            return draft.report()
        begin, number = 0, lines.first
        while begin < len(text):
            line_end = text.find("\n", begin)
            if line_end < 0:
                line_end = len(text)
            try:
                value, end = decode(text, begin)
                valid = (end == line_end or text[end:line_end] == "\r") and is_valid(value)
            except (ValueError, RecursionError):
                value, valid = None, False
            if not valid:
                self._check_line(draft, number, text[begin:line_end])
            elif count:
                draft.add(value)
            else:
                draft.events += 1
            begin = line_end + 1
            number += 1
        return draft.report()

    def check_events(self, file: str, events: Iterable[Event | Broken]) -> Iterator[Report]:
        """Reports on events read one by one: at the latest when there is something to print."""
        draft = _Draft(file, self.settings)
        for event in events:
            match event:
                case Event():
                    self._check(draft, event)
                case Broken():
                    draft.add_broken(event)
                case _:
                    assert_never(event)
            if draft.lines or draft.events == _BATCH:
                yield draft.report()
                draft = _Draft(file, self.settings)
        yield draft.report()

    def _check_line(self, draft: "_Draft", number: int, line: str) -> None:
        if not line.strip(BLANK):
            return
        try:
            self._check(draft, Event(number, None, loads(line)))
        except ValueError as error:
            draft.add_broken(Broken(number, None, str(error)))

    def _check(self, draft: "_Draft", event: Event) -> None:
        try:
            if self.validator.is_valid(event.value):
                draft.add(event.value)
            else:
                draft.add_invalid(event, self.validator.iter_errors(event.value))
        except RecursionError:
            draft.add_broken(Broken(event.line, event.index, "is nested too deeply"))


class _Draft:
    """A report while it is being written."""

    def __init__(self, file: str, settings: Settings) -> None:
        self.file = file
        self.settings = settings
        self.lines: list[str] = []
        self.events = 0
        self.invalid = 0
        self.types: Counter[str] = Counter()
        self.places: Counter[Kind] = Counter()

    def report(self) -> Report:
        tally = Tally(self.events, self.invalid, len(self.lines), self.types, self.places)
        return Report("".join(f"{line}\n" for line in self.lines), tally)

    def add(self, value: Any) -> None:
        """Count an event, valid or not."""
        self.events += 1
        if self.settings.count:
            self.types[self._type(value)] += 1

    def add_invalid(self, event: Event, violations: Iterable[AnyViolation]) -> None:
        lines, places = [], []
        for found in violations:
            place = Place(self.file, found.pointer, event.line)
            finding = Finding(found.keyword, "error", found.message, (place,))
            lines.append(self._line(finding, event.index, found.schema_pointer))
            places.append((found.keyword, _pattern(found.path)))
        self.add(event.value)
        self.invalid += 1
        self.lines += lines
        if self.settings.count:
            self.places.update(places)

    def add_broken(self, broken: Broken) -> None:
        self.events += 1
        self.invalid += 1
        place = Place(self.file, "", broken.line)
        finding = Finding("json", "error", broken.reason, (place,))
        self.lines.append(self._line(finding, broken.index))
        if self.settings.count:
            self.types["(no JSON)"] += 1
            self.places["json", ""] += 1

    def _type(self, value: Any) -> str:
        tag = self.settings.tag
        found = value.get(tag) if isinstance(value, dict) and tag is not None else None
        return str(found)[:_NAME] if isinstance(found, str | int) else f"(no {tag or 'type'})"

    def _line(self, finding: Finding, index: int | None, schema_pointer: str = "") -> str:
        place = finding.place
        match self.settings.form:
            case "text":
                return in_text(finding, finding.message)
            case "json":
                members = {
                    "file": place.file,
                    "line": place.line,
                    "index": index,
                    "pointer": place.pointer,
                    "keyword": finding.rule,
                    "message": finding.message,
                    "schema_pointer": schema_pointer,
                }
                return json.dumps(members)
            case "github":
                return annotation(finding, f"{place.pointer or ROOT}: {finding.message}")
            case _:
                assert_never(self.settings.form)


def _pattern(path: Iterable[str | int]) -> str:
    """The JSON Pointer of `path` with `*` for every index of an array."""
    return pointer(*("*" if isinstance(segment, int) else segment for segment in path))
