"""Markdown docs of generated modules: what every page says, as values for the templates.

Beside the schema's assertions the pages show these annotations, on definitions and properties
where JSON Schema has them: `title`, `description`, `default`, `examples`, `deprecated`,
`readOnly`, `writeOnly`, and `$comment` as a note on the schema. A definition may also have

- `x-diagram`: true for a diagram of what it consists of in the index of its module,

and an event

- `x-group`: what the event is for, a few words; the index is grouped by it,
- `x-answers`: an array of the names of events that answer it, empty if none does,
- `x-errors`: an array of sentences on what can go wrong,
- `x-mistakes`: an array of objects with an `explanation` and an invalid `instance`, which is
  shown with what the validator says of it.

Annotations of another shape are not shown. In all texts, a blank line starts a paragraph and
backticks mark code; nothing else is markup.
"""

from collections.abc import Sequence
from posixpath import dirname

from eventschema.errors import SchemaError
from eventschema.targets.docs.catalog import DocumentedModule
from eventschema.targets.docs.definition import Writer
from eventschema.targets.docs.examples import examples
from eventschema.targets.docs.indexes import module_page, overview_page
from eventschema.targets.docs.migrations import Migration, Route
from eventschema.targets.docs.pages import Page
from eventschema.targets.docs.site import site

__all__ = ["DocumentedModule", "Migration", "Page", "Route", "pages", "site"]


def pages(
    sources: Sequence[DocumentedModule], migrations: Sequence[Migration] = ()
) -> dict[str, Page]:
    """The pages of the docs by path: for each module an index and a page per definition.

    Modules in directories below another one also get an overview there. The guides that
    `migrations` lead to are linked and not among the pages.
    Raises `SchemaError` for types that nest too deeply to be described.
    """
    result = dict[str, Page]()
    if dirname(sources[0].directory):
        path = f"{dirname(sources[0].directory)}/index.md"
        result[path] = overview_page(sources, migrations, path)
    for source in sources:
        others = [other for other in sources if other is not source]
        shown = examples(source.module, source.violations)
        result[source.index] = module_page(source, others, migrations, shown)
        for definition in source.module.definitions:
            path = source.path(definition.name)
            writer = Writer(source, others, migrations, path)
            try:
                result[path] = writer.page(definition, shown[definition.name])
            except RecursionError:
                raise SchemaError(
                    definition.pointer, "it nests too deeply to be described", "name inner schemas"
                ) from None
    return result
