"""What a project generates, and whether its output directory has it."""

from collections.abc import Mapping
from typing import Any

from eventschema.build import build, build_distribution
from eventschema.config import Project
from eventschema.documents import named, read_document
from eventschema.errors import SchemaError


def generated_files(project: Project) -> dict[str, str]:
    """All files of all targets, by path relative to the output directory.

    Raises `UsageError` for a schema that cannot be read, and `SchemaError`, which names its
    file, for one that cannot be honoured.
    """
    schemas = {name: read_document(file) for name, file in project.modules.items()}
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
