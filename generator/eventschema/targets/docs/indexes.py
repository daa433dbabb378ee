"""The pages that lead to others: the index of a module, and the overview of several."""

from collections.abc import Iterator, Mapping, Sequence
from posixpath import dirname, relpath

from eventschema.ir.types import Definition, Json, Record
from eventschema.source.literals import python_literal
from eventschema.targets.docs.catalog import DocumentedModule
from eventschema.targets.docs.diagrams import events_diagram, structure
from eventschema.targets.docs.examples import length
from eventschema.targets.docs.markdown import code, fence, inline, link, paragraphs, summary
from eventschema.targets.docs.migrations import Migration, guides
from eventschema.targets.docs.pages import (
    EventGroup,
    ModulePage,
    OverviewPage,
    Structure,
    Table,
    table,
)
from eventschema.targets.docs.samples import import_statement, python_sample


def module_page(
    source: DocumentedModule,
    others: Sequence[DocumentedModule],
    migrations: Sequence[Migration],
    examples: Mapping[str, Sequence[Json]],
) -> ModulePage:
    """The index of a module; `examples` are those of its definitions."""
    return ModulePage(
        heading=title(source, alone=not others),
        paragraphs=paragraphs(source.module.annotations.description),
        usage=fence("python", usage(source, examples)),
        groups=tuple(groups(source)),
        diagram=events_diagram(source),
        structures=tuple(structures(source)),
        types=types(source),
        see_also=(
            *guides(source, migrations),
            *(link(title(o, alone=False), relpath(o.index, source.directory)) for o in others),
        ),
    )


def overview_page(
    sources: Sequence[DocumentedModule], migrations: Sequence[Migration], path: str
) -> OverviewPage:
    """The index of several modules at `path`."""
    wire_names = dict.fromkeys(name for source in sources for name in source.events.values())
    columns = [code(source.import_name) for source in sources]
    return OverviewPage(
        heading=", ".join(dict.fromkeys(title(source, alone=True) for source in sources)),
        modules=table(
            ["Module", "Contents", "Description"],
            [
                [
                    link(code(source.import_name), relpath(source.index, dirname(path))),
                    f"{counted(len(source.events), 'event')}, {counted(len(source.types), 'type')}",
                    summary(source.module.annotations.description),
                ]
                for source in sources
            ],
        ),
        events=table(
            ["Event", *columns],
            [
                [code(name), *(link_to_event(source, name, dirname(path)) for source in sources)]
                for name in wire_names
            ],
        ),
        guides=tuple(link(m.way.title, relpath(m.way.path, dirname(path))) for m in migrations),
    )


def counted(number: int, noun: str) -> str:
    """How many there are of something."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def link_to_event(source: DocumentedModule, wire_name: str, directory: str) -> str:
    """A link to the page of an event, or nothing where the module does not have it."""
    name = source.event_classes.get(wire_name)
    return "" if name is None else link(inline(name), relpath(source.path(name), directory))


def title(source: DocumentedModule, *, alone: bool) -> str:
    """The title of the root, and the module's name where there are others."""
    own = inline(source.title)
    return own if alone else f"{own} ({inline(source.module.name)})"


def usage(source: DocumentedModule, examples: Mapping[str, Sequence[Json]]) -> str:
    """Python source that builds, sends and receives the shortest event there is."""
    module = source.module
    if module.root is None:
        return usage_of_definitions(source, examples)
    known = [
        (name, example) for name in source.events or [module.root] for example in examples[name]
    ]
    if not known:
        return import_statement(source.import_name, ["parse_json"])
    name, shortest = min(known, key=lambda pair: length(pair[1]))
    if not isinstance(module.by_name[name], Record):
        return import_statement(source.import_name, ["parse_json"])
    built = python_sample(
        module, name, shortest, source.import_name, variable="event", also=["parse_json"]
    )
    return f"{built}\ntext = event.to_json()\nassert parse_json(text) == event"


def usage_of_definitions(source: DocumentedModule, examples: Mapping[str, Sequence[Json]]) -> str:
    """Python source that reads and writes the shortest object that a definition has a name for."""
    module = source.module
    imported = import_statement(source.import_name, ["definitions"])
    known = [
        (name, example)
        for name in module.named
        if isinstance(module.by_name[name], Record)
        for example in examples[name]
    ]
    if not known:
        return f"{imported}\n\nparse = definitions.{module.named[0]}.parse"
    name, shortest = min(known, key=lambda pair: (not pair[1], length(pair[1])))
    return (
        f"{imported}\n\n"
        f"value = definitions.{name}.parse({python_literal(shortest)})\n"
        "text = value.to_json()\n"
        f"assert definitions.{name}.parse_json(text) == value"
    )


def groups(source: DocumentedModule) -> Iterator[EventGroup]:
    """The events by purpose."""
    named_otherwise = any(name != wire_name for name, wire_name in source.events.items())
    for heading, names in source.by_purpose.items():
        rows = [
            [
                link(source.label(name), relpath(source.path(name), source.directory)),
                *([code(name)] if named_otherwise else []),
                described(source.module.by_name[name]),
            ]
            for name in names
        ]
        header = ["Event", "Class", "Description"] if named_otherwise else ["Event", "Description"]
        yield EventGroup(inline(heading), table(header, rows))


def structures(source: DocumentedModule) -> Iterator[Structure]:
    """Diagrams of the definitions whose annotation `x-diagram` asks for one."""
    for definition in source.module.definitions:
        if dict(definition.annotations.extensions).get("x-diagram") is True:
            diagram = structure(source, definition.name)
            if diagram:
                name = definition.name
                target = relpath(source.path(name), source.directory)
                yield Structure(link(source.label(name), target), diagram)


def described(definition: Definition) -> str:
    """What a definition is, in a sentence."""
    sentence = summary(definition.annotations.description)
    return f"**Deprecated.** {sentence}".strip() if definition.annotations.deprecated else sentence


def types(source: DocumentedModule) -> Table:
    """The definitions that are no events, by name."""
    rows = [
        [
            link(source.label(name), relpath(source.path(name), source.directory)),
            described(source.module.by_name[name]),
        ]
        for name in source.types
    ]
    return table(["Type", "Description"], rows)
