"""`eventschema diff`."""

import os
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Final, Literal, TypeAlias

import click

from eventschema.api import Validator
from eventschema.checks import Printing
from eventschema.cli.diff_formats import (
    Version,
    as_annotations,
    as_json,
    as_text,
    heading,
)
from eventschema.cli.options import counted
from eventschema.compatibility import Comparison, compare, migration_guide
from eventschema.compatibility.wording import rules
from eventschema.compiler import compile_plan
from eventschema.documents import named, parse_document, read_text
from eventschema.errors import SchemaError, UsageError
from eventschema.load import Schema, load
from eventschema.render import fill

Asked: TypeAlias = Literal["send", "receive", "both"]
Form: TypeAlias = Literal["text", "json", "markdown", "github"]

WHO: Final = {"send": "send", "receive": "receive", "both": "send or receive"}


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
@click.pass_context
def diff(
    context: click.Context, *, old: str, new: str, asked: Asked, strict: bool, form: Form
) -> None:
    """Tell whether a change to a schema breaks those who send or receive its events.

    OLD and NEW are files, or REV:PATH of the git repository. A change is safe for those who send
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
                "old" and "new" are JSON Pointers (in full: comparison.schema.json)
      markdown  a migration guide, which tells of both directions
      github    ::error file=NEW,line=LINE,title=RULE::sentence and witness

    \b
    Examples:
      eventschema diff main:schema/events.json schema/events.json
      eventschema diff v1.json v2.json --direction both --strict
      eventschema diff beta.json ga.json --format markdown > migration.md
    """  # noqa: D301
    versions = read_version(old), read_version(new)
    schemas = _schema(versions[0]), _schema(versions[1])
    validators = _validator(schemas[0], versions[0]), _validator(schemas[1], versions[1])
    comparison = compare(*schemas, validators)
    wanted = _in_direction(comparison, asked)
    match form:
        case "text":
            lines = as_text(wanted, versions[1])
        case "github":
            lines = as_annotations(wanted, versions[1])
        case "json":
            lines = iter([as_json(wanted, *versions, asked)])
        case "markdown":
            guide = migration_guide(comparison, *schemas, heading(*versions))
            lines = iter([fill(guide.template, page=guide)])
    for line in lines:
        click.echo(line.rstrip("\n"))
    found, undecided = len(wanted.findings), len(wanted.undecided)
    breaks = "breaks" if found == 1 else "break"
    told = f"{counted(found, 'change')} {breaks} those who {WHO[asked]}, {undecided:,} undecided"
    click.echo(told, err=True)
    context.exit(1 if found or (strict and undecided) else 0)


def read_version(name: str) -> Version:
    """The text of a file, or of `REV:PATH` in the git repository.

    Raises `UsageError` for what cannot be read.
    """
    revision, colon, path = name.partition(":")
    if not colon or Path(name).exists():
        return Version(name, name, read_text(Path(name)))
    try:
        shown = subprocess.run(
            ["git", "cat-file", "blob", f"{revision}:{path}"],
            capture_output=True,
            check=False,
            env={**os.environ, "LC_ALL": "C"},
        )
    except OSError as error:
        raise UsageError(f"{name}: git cannot be run: {error.strerror}") from error
    if shown.returncode != 0:
        reason = shown.stderr.decode(errors="replace").strip().removeprefix("fatal: ")
        raise UsageError(f"{name}: is no file, and git cannot show it: {reason}")
    try:
        return Version(name, path, shown.stdout.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UsageError(f"{name}: is no UTF-8 text at byte {error.start + 1}") from error


def _schema(version: Version) -> Schema:
    contents = parse_document(version.text, version.name)
    try:
        return load(contents)
    except SchemaError as error:
        raise named(error, Path(version.name)) from error


def _validator(schema: Schema, version: Version) -> Validator:
    try:
        return Validator.within_budget(Printing.of(compile_plan(schema)))
    except SchemaError as error:
        raise named(error, Path(version.name)) from error


def _in_direction(comparison: Comparison, asked: Asked) -> Comparison:
    if asked == "both":
        return comparison
    return replace(
        comparison,
        findings=tuple(each for each in comparison.findings if each.direction == asked),
        undecided=tuple(each for each in comparison.undecided if each.direction == asked),
    )
