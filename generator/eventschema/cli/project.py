"""A project: what it generates from what, and whether its output directory has it."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from eventschema.build import build, build_distribution
from eventschema.cli.files.cache import cached, contents
from eventschema.cli.files.output import OutputChanges, compare, write
from eventschema.cli.sources import SchemaFile, Source
from eventschema.errors import SchemaError, UsageError
from eventschema.findings import Ignore
from eventschema.schema.documents import is_yaml
from eventschema.schema.registry import Schema


@dataclass(frozen=True, slots=True)
class Project:
    """What is generated from what, and where to.

    `modules` maps the names of the package's modules to schemas; the one module without a name is
    the package itself. `resources` are files that schemas may refer to by their identifiers.
    `owner` is whom the written files belong to in `output`. `migrations` are pairs of modules: the
    docs guide from the one to the other.
    `ignores` are the findings of `eventschema check` that are meant, as `configuration` (the file)
    says. `templates` is a directory of templates of the user's own.
    """

    package: str
    output: Path
    modules: Mapping[str, SchemaFile]
    owner: str
    ignores: tuple[Ignore, ...] = ()
    configuration: str = ""
    templates: Path | None = None
    migrations: tuple[tuple[str, str], ...] = ()
    resources: tuple[Path, ...] = ()

    def sources(self) -> dict[str, Source]:
        """The schemas of the modules. Raises `UsageError` for files that cannot be read."""
        return {name: Source.of(file, self.resources) for name, file in self.modules.items()}

    def with_resources(self, resources: Sequence[Path]) -> "Project":
        """The project, in which schemas may refer to further files."""
        return replace(self, resources=(*self.resources, *resources))

    def inputs(self) -> list[Path]:
        """The files of the user that are read to generate."""
        templates = [] if self.templates is None else self.templates.rglob("*")
        configuration = [Path(self.configuration)] if self.configuration else []
        return [
            *configuration,
            *(module.path for module in self.modules.values()),
            *self.resources,
            *(one for one in templates if one.is_file()),
        ]


def single(
    schema: SchemaFile, package: str, output: Path, resources: Sequence[Path] = ()
) -> Project:
    """The project without a configuration: one schema, its package and its docs."""
    return Project(package, output, {"": schema}, package, resources=(*resources,))


def generated_files(project: Project) -> dict[str, str]:
    """All files of all targets, by path relative to the output directory.

    They are rendered only if the schemas, the configuration or the templates are not those of
    one of the last times. Raises `UsageError` for a schema that cannot be read, and
    `SchemaError`, which names its file, for one that cannot be honoured.
    """
    sources = project.sources()
    return cached(_inputs(sources, project), lambda: _rendered(sources, project))


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


def _inputs(sources: Mapping[str, Source], project: Project) -> Iterator[bytes]:
    """All that decides what is generated, the generator aside."""
    yield repr((project.package, project.migrations)).encode()
    for name, source in sources.items():
        with _named(source):
            texts = sorted(source.texts.items())
        form = "yaml" if is_yaml(source.name) else "json"
        yield repr((name, form, source.fragment, [each for each, _ in texts])).encode()
        yield from (text.encode() for _, text in texts)
    if project.templates is not None:
        yield from contents(project.templates)


@contextmanager
def _named(source: Source) -> Iterator[None]:
    """Errors about the documents of `source` name their files."""
    try:
        yield
    except SchemaError as error:
        raise source.named(error) from error


def _rendered(sources: Mapping[str, Source], project: Project) -> dict[str, str]:
    schemas = {}
    for name, source in sources.items():
        with _named(source):
            schemas[name] = source.root
    try:
        return _built(schemas, project)
    except SchemaError as error:
        for name, schema in schemas.items():
            with _named(sources[name]):
                _built({name: schema}, project)
        raise error


def _built(schemas: Mapping[str, Schema], project: Project) -> dict[str, str]:
    if "" in schemas:
        return build(schemas[""], package=project.package, templates=project.templates)
    migrations = [pair for pair in project.migrations if all(name in schemas for name in pair)]
    return build_distribution(
        schemas, project.package, templates=project.templates, migrations=migrations
    )
