"""`eventschema diff`."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias, assert_never

import click

from eventschema.api import Validator
from eventschema.cli.options import resources_option
from eventschema.cli.revisions import revised
from eventschema.cli.sources import SchemaFile, Source
from eventschema.diff import (
    Occurrence,
    Refusal,
    Replacement,
    Undecided,
    compare,
    migration_guide,
)
from eventschema.diff.differences import Presence
from eventschema.diff.wording import (
    abbreviated,
    about,
    path_text,
    rule,
    rules,
    sentence,
    spoken,
    spot,
    undecided_sentence,
)
from eventschema.errors import SchemaError
from eventschema.findings import Finding
from eventschema.ir.types import Json
from eventschema.plan import compile_plan
from eventschema.render import fill
from eventschema.reports import annotation, counted, in_text, one_line
from eventschema.schema.registry import Schema
from eventschema.targets.docs.markdown import code
from eventschema.targets.validators import Printing

Asked: TypeAlias = Literal["send", "receive", "both"]
Form: TypeAlias = Literal["text", "json", "markdown", "github"]

WHO: Final = {"send": "send", "receive": "receive", "both": "send or receive"}
HASH: Final = 12
"""Characters of a revision's hash that are shown."""


@dataclass(frozen=True, slots=True)
class Version:
    """A schema as it was named and read: `file` is its path in the working tree."""

    name: str
    file: str
    source: Source

    @property
    def revision(self) -> str:
        """The revision of the repository, short where it is a hash; empty for a file."""
        revision = self.name.removesuffix(self.file).removesuffix(":")
        return revision[:HASH] if re.fullmatch("[0-9a-f]{40}", revision) else revision


@click.command(
    short_help="Tell whether a change to a schema breaks anyone.",
    epilog=f"Rules: {', '.join(rules())}.",
)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "--direction",
    "asked",
    type=click.Choice(["send", "receive", "both"]),
    default="send",
    show_default=True,
    help="Whom the change must not break.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 for what is undecided, too.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown", "github"]),
    default="text",
    show_default=True,
    help="For people, programs, as a migration guide, or as workflow annotations.",
)
@resources_option
@click.pass_context
def diff(
    context: click.Context,
    *,
    old: str,
    new: str,
    asked: Asked,
    strict: bool,
    form: Form,
    resources: Sequence[Path],
) -> None:
    """Tell whether a change to a schema breaks those who send or receive its events.

    OLD and NEW are files, or REV:PATH of the git repository, and FILE#/POINTER is a schema in one.
    What they refer to is read from where they stand. A change is safe for those who send
    if all that OLD accepts is accepted by NEW, and for those who receive if all that NEW accepts
    is accepted by OLD. What makes no difference to that, such as names of definitions, order,
    titles and descriptions, is no change.

    Each finding has a rule and comes with a witness: a smallest instance that one schema accepts
    and the other refuses, checked with the validators of both. Where neither a witness nor a
    proof that there is none is found, it says so ([undecided]); that fails only with --strict.
    It happens with patterns that look around or back, `unevaluatedItems`, `$dynamicRef` with
    several targets, and conditions inside conditions, if they differ. `format` is no assertion.

    \b
    The output is
      text      NEW:LINE: POINTER: sentence [rule], and the witness
      json      {"old", "new", "direction", "breaks", "findings", "undecided"}; a finding is
                {"rule", "direction", "message", "old", "new", "line", "witness", "violation",
                "places": [{"event", "path", "witness", "violation"}], "replacement"}, where
                "old" and "new" are JSON Pointers, after FILE# where the file is another one
                (in full: comparison.schema.json)
      markdown  a migration guide, which tells of both directions
      github    ::error file=NEW,line=LINE,title=RULE::sentence and witness

    \b
    Examples:
      eventschema diff main:schema/events.json schema/events.json
      eventschema diff v1.json v2.json --direction both --strict
      eventschema diff beta.json ga.json --format markdown > migration.md
    """  # noqa: D301
    versions = read_version(old, resources), read_version(new, resources)
    schemas = _schema(versions[0]), _schema(versions[1])
    validators = _validator(schemas[0], versions[0]), _validator(schemas[1], versions[1])
    comparison = compare(*schemas, validators)
    refusals = [each for each in comparison.refusals if asked in (each.direction, "both")]
    undecided = [each for each in comparison.undecided if asked in (each.direction, "both")]
    match form:
        case "text":
            lines = _in_text([*refusals, *undecided], versions[1])
        case "github":
            lines = _annotations([*refusals, *undecided], versions[1])
        case "json":
            report = {
                "old": old,
                "new": new,
                "direction": asked,
                "breaks": bool(refusals),
                "findings": [_refusal(each, versions[1]) for each in refusals],
                "undecided": [_undecided(each, versions[1]) for each in undecided],
            }
            lines = iter([json.dumps(report, indent=2, ensure_ascii=False)])
        case "markdown":
            guide = migration_guide(comparison, *schemas, _heading(*versions))
            lines = iter([fill(guide.template, page=guide)])
        case _:
            assert_never(form)
    for line in lines:
        click.echo(line.rstrip("\n"))
    breaks = "breaks" if len(refusals) == 1 else "break"
    changes = counted(len(refusals), "change")
    click.echo(f"{changes} {breaks} those who {WHO[asked]}, {len(undecided):,} undecided", err=True)
    context.exit(1 if refusals or (strict and undecided) else 0)


def read_version(name: str, resources: Sequence[Path] = ()) -> Version:
    """The schema in a file, or in `REV:PATH` in the git repository.

    Raises `UsageError` for what cannot be read.
    """
    revision, colon, path = name.partition(":")
    if not colon or path.startswith("//") or Path(SchemaFile.of(name).path).exists():
        schema = SchemaFile.of(name)
        return Version(name, str(schema.path), Source.of(schema, resources))
    file, _, fragment = path.partition("#")
    return Version(f"{revision}:{file}", file, revised(revision, file, fragment))


def _schema(version: Version) -> Schema:
    try:
        return version.source.root
    except SchemaError as error:
        raise version.source.named(error) from error


def _validator(schema: Schema, version: Version) -> Validator:
    try:
        return Validator.within_budget(Printing.of(compile_plan(schema)))
    except SchemaError as error:
        raise version.source.named(error) from error


def _heading(old: Version, new: Version) -> str:
    """What to call the way from one version to another, as Markdown."""
    if Path(old.file) == Path(new.file) and old.revision:
        until = f" until {code(new.revision)}" if new.revision else ""
        return f"{code(Path(new.file).as_posix())} since {code(old.revision)}{until}"
    differ = Path(old.file).name != Path(new.file).name
    names = (Path(version.file).name if differ else version.name for version in (old, new))
    return "From {} to {}".format(*map(code, names))


def _in_text(found: Iterable[Refusal | Undecided], new: Version) -> Iterator[str]:
    """A line for each, and below it what shows it."""
    for each in found:
        finding = _finding(each, new, new.name)
        yield in_text(finding, finding.message)
        yield from (f"  {one_line(detail)}" for detail in _details(each))


def _annotations(found: Iterable[Refusal | Undecided], new: Version) -> Iterator[str]:
    for each in found:
        finding = _finding(each, new, new.file)
        yield annotation(finding, "\n".join((f"{finding.message}.", *_details(each))))


def _finding(found: Refusal | Undecided, new: Version, file: str) -> Finding:
    """What was found as a finding in the new version, which is called `file`."""
    place = new.source.place(found.new)
    if place.file == new.name:
        place = replace(place, file=file)
    places = (place,)
    direction = found.direction
    match found:
        case Refusal():
            said = spoken(sentence(found))
            return Finding(rule(found), "error", said, places, direction=direction)
        case Undecided():
            said = spoken(undecided_sentence(found))
            return Finding("undecided", "warning", said, places, direction=direction)
        case _:
            assert_never(found)


def _details(found: Refusal | Undecided) -> Iterator[str]:
    if isinstance(found, Undecided):
        return
    refusing = "new" if found.direction == "send" else "old"
    first, *others = found.places
    yield f"witness: {_compact(first.witness)}"
    yield f"{refusing} schema: {first.violation}"
    if found.replacement is not None:
        yield f"instead, perhaps: {_compact(found.replacement.instance)}"
    for place in others:
        yield f"also: {spoken(spot(found, place))}"


def _compact(value: Json) -> str:
    return json.dumps(abbreviated(value), ensure_ascii=False)


def _refusal(refusal: Refusal, new: Version) -> dict[str, Any]:
    return {
        "rule": rule(refusal),
        **_common(refusal, new),
        "witness": refusal.witness,
        "violation": refusal.places[0].violation,
        "places": [_occurrence(refusal, place) for place in refusal.places],
        "replacement": refusal.replacement and _replacement(refusal.replacement),
    }


def _undecided(undecided: Undecided, new: Version) -> dict[str, Any]:
    path = path_text(undecided.path)
    return {**_common(undecided, new), "event": undecided.event, "path": path}


def _common(found: Refusal | Undecided, new: Version) -> dict[str, Any]:
    finding = _finding(found, new, new.name)
    return {
        "direction": finding.direction,
        "message": finding.message,
        "old": found.old,
        "new": found.new,
        "line": finding.place.line,
    }


def _occurrence(refusal: Refusal, place: Occurrence) -> dict[str, Any]:
    return {
        "event": place.event,
        "path": path_text((*place.path, *about(refusal.difference))),
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
