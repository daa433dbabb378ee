"""A project: what it generates from what, and whether its output directory has it."""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eventschema.build import build, build_distribution
from eventschema.cli.files.cache import cached, contents
from eventschema.cli.files.output import OutputChanges, compare, write
from eventschema.errors import SchemaError, UsageError
from eventschema.findings import Ignore
from eventschema.schema.documents import named, parse_document, read_text


@dataclass(frozen=True, slots=True)
class Project:
    """What is generated from what, and where to.

    `modules` maps the names of the package's modules to schema files; the one module without a
    name is the package itself. `owner` is whom the written files belong to in `output`.
    `migrations` are pairs of modules: the docs guide from the one to the other.
    `ignores` are the findings of `eventschema check` that are meant, as `configuration` (the file)
    says. `templates` is a directory of templates of the user's own.
    """

    package: str
    output: Path
    modules: Mapping[str, Path]
    owner: str
    ignores: tuple[Ignore, ...] = ()
    configuration: str = ""
    templates: Path | None = None
    migrations: tuple[tuple[str, str], ...] = ()

    def inputs(self) -> list[Path]:
        """The files of the user that are read to generate."""
        templates = [] if self.templates is None else self.templates.rglob("*")
        configuration = [Path(self.configuration)] if self.configuration else []
        return [
            *configuration,
            *self.modules.values(),
            *(one for one in templates if one.is_file()),
        ]


def single(schema: Path, package: str, output: Path) -> Project:
    """The project without a configuration: one schema, its package and its docs."""
    return Project(package, output, {"": schema}, package)


def generated_files(project: Project) -> dict[str, str]:
    """All files of all targets, by path relative to the output directory.

    They are rendered only if the schemas, the configuration or the templates are not those of
    one of the last times. Raises `UsageError` for a schema that cannot be read, and
    `SchemaError`, which names its file, for one that cannot be honoured.
    """
    texts = {name: read_text(file) for name, file in project.modules.items()}
    return cached(_inputs(texts, project), lambda: _rendered(texts, project))


def compared(project: Project) -> OutputChanges:
    """How the output directory differs from what is generated.

    Raises what `generated_files` and `output.compare` raise, and `UsageError` for an
    output directory that is, or contains, that of the configuration.
    """
    _require_output_beside_configuration(project)
    files = generated_files(project)
    return compare(project.output, files, project.owner, inputs=project.inputs())


def written(
    project: Project, *, overwrite: bool, announce: Callable[[str], object]
) -> OutputChanges:
    """Make the output directory hold what is generated, and answer what changed.

    Raises what `compared` and `output.write` raise; the arguments are those of `write`.
    """
    _require_output_beside_configuration(project)
    return write(
        project.output,
        generated_files(project),
        project.owner,
        overwrite=overwrite,
        inputs=project.inputs(),
        announce=announce,
    )


def _require_output_beside_configuration(project: Project) -> None:
    """A distribution has a `pyproject.toml` and a `README.md` of its own."""
    output = Path(os.path.realpath(project.output))
    if not project.configuration or not output.exists():
        return
    folder = Path(os.path.realpath(Path(project.configuration).parent))
    if any(output.samefile(each) for each in (folder, *folder.parents)):
        raise UsageError(
            f"{project.output}: is or contains the directory of {project.configuration}"
            " (choose another output, such as generated)"
        )


def _inputs(texts: Mapping[str, str], project: Project) -> Iterator[bytes]:
    """All that decides what is generated, the generator aside."""
    yield repr((project.package, project.migrations, [*texts])).encode()
    yield from (text.encode() for text in texts.values())
    if project.templates is not None:
        yield from contents(project.templates)


def _rendered(texts: Mapping[str, str], project: Project) -> dict[str, str]:
    files = project.modules
    schemas = {name: parse_document(text, str(files[name])) for name, text in texts.items()}
    try:
        return _built(schemas, project)
    except SchemaError as error:
        for name, schema in schemas.items():
            try:
                _built({name: schema}, project)
            except SchemaError as own:
                raise named(own, project.modules[name]) from own
        raise error


def _built(schemas: Mapping[str, Any], project: Project) -> dict[str, str]:
    if "" in schemas:
        return build(schemas[""], package=project.package, templates=project.templates)
    migrations = [pair for pair in project.migrations if all(name in schemas for name in pair)]
    return build_distribution(
        schemas, project.package, templates=project.templates, migrations=migrations
    )
