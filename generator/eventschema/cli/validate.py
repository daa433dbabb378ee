"""`eventschema validate`."""

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import click

from eventschema.api import Validator
from eventschema.cli.configuration import find_project
from eventschema.cli.options import format_option, resources_option, schema_option
from eventschema.cli.signals import Interrupted
from eventschema.cli.sources import SchemaFile, Source
from eventschema.errors import SchemaError, UsageError
from eventschema.plan import compile_plan
from eventschema.reports import Format
from eventschema.schema.discriminate import Shapes
from eventschema.targets.validators import Printing
from eventschema.validate.checker import Settings
from eventschema.validate.jobs import check_files, size_of
from eventschema.validate.tally import Tally, as_json, sentence, table


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--module", metavar="NAME", help="The module whose schema the events must follow.")
@schema_option
@resources_option
@format_option
@click.option(
    "--jobs",
    type=click.IntRange(min=0),
    default=1,
    show_default=True,
    help="How many processes share the lines of JSON Lines; 0: one for each processor.",
)
@click.option("--summary", is_flag=True, help="Count events by type and violations by place.")
@click.pass_context
def validate(
    context: click.Context,
    *,
    files: tuple[str, ...],
    module: str | None,
    schema: SchemaFile | None,
    resources: Sequence[Path],
    form: Format,
    jobs: int,
    summary: bool,
) -> None:
    """Check events against a schema.

    A FILE holds one JSON document, an array of events or JSON Lines, as they are or compressed
    with gzip; `-` is standard input. FILE.yaml and FILE.yml hold one or several documents of YAML,
    and are read whole; of others nothing but the event at hand is held in memory. A
    broken line is one violation. The line of an event that spans several is where it begins.

    \b
    A violation is printed as
      text    FILE:LINE: POINTER: message [keyword], where an empty POINTER is (root)
      json    {"file", "line", "index", "pointer", "keyword", "message", "schema_pointer"};
              index is that of an array's item, null in JSON Lines
      github  ::error file=FILE,line=LINE,title=KEYWORD::POINTER: message

    What was counted is told on standard error, also after Ctrl-C or SIGTERM.

    \b
    Examples:
      eventschema validate --module ga recorded.jsonl
      eventschema validate --schema events.json --jobs 0 --summary logs/*.jsonl.gz
      tail -f events.log | eventschema validate --module ga -
    """  # noqa: D301
    settings = _settings(_chosen(schema, module, resources), form, summary)
    tally = Tally()
    checked = check_files(files, settings, jobs or os.cpu_count() or 1)
    try:
        with _printing(files) as output, closing(checked) as reports:
            for report, read in reports:
                tally += report.tally
                output(report.text, read)
    except Interrupted:
        with suppress(OSError):
            click.echo("interrupted; so far:", err=True)
            _tell(tally, form, summary)
        raise
    _tell(tally, form, summary)
    context.exit(1 if tally.invalid else 0)


def _chosen(schema: SchemaFile | None, module: str | None, resources: Sequence[Path]) -> Source:
    """The schema that the options mean."""
    if schema is not None and module is not None:
        raise UsageError("--schema and --module exclude each other (give one of them)")
    if schema is not None:
        return Source.of(schema, resources)
    project = find_project(Path.cwd()).with_resources(resources)
    modules = project.modules
    if module is None and len(modules) == 1:
        [module] = modules
    names = ", ".join(modules)
    if module is None:
        raise UsageError(f"which module do the events belong to? (--module with one of {names})")
    if module not in modules:
        raise UsageError(f"there is no module {module!r} (the modules are {names})")
    return Source.of(modules[module], project.resources)


def _settings(chosen: Source, form: Format, count: bool) -> Settings:
    try:
        shape = Shapes()(chosen.root)
        source = Validator(Printing.of(compile_plan(chosen.root), read=False)).source
    except SchemaError as error:
        raise chosen.named(error) from error
    tag = max(shape.tags, key=lambda name: len(shape.tags[name]), default=None)
    return Settings(source, form, count, tag, arrays_are_events=shape.types == {"array"})


@contextmanager
def _printing(files: Sequence[str]) -> Iterator[Callable[[str, int], None]]:
    """How to print the next lines, given how many bytes were read; with a bar on a terminal."""
    size = size_of(files)
    if size is None or not sys.stderr.isatty():
        yield lambda text, read: click.echo(text, nl=False) if text else None
        return
    with click.progressbar(length=size, label="validating", file=sys.stderr) as bar:

        def output(text: str, read: int) -> None:
            if text:
                click.echo("\r\x1b[K" if sys.stdout.isatty() else "", nl=False, err=True)
                click.echo(text, nl=False)
            bar.update(read - bar.pos)

        yield output


def _tell(tally: Tally, form: Format, summary: bool) -> None:
    if summary and form == "json":
        click.echo(json.dumps(as_json(tally)), err=True)
    else:
        click.echo((table(tally) if summary else "") + sentence(tally), err=True)
