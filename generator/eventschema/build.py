"""Everything that is generated from schemas, as text by path. Nothing but templates is read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from keyword import iskeyword
from pathlib import Path
from typing import Any, Final

from eventschema.api import Validator
from eventschema.diff import Guide, compare, event_changes, migration_guide
from eventschema.errors import UsageError
from eventschema.model import Parsed, parsed
from eventschema.regex.running import TooManyStepsError
from eventschema.render import fill
from eventschema.runtime._checks import Violation
from eventschema.schema.registry import DRAFT_2020_12, Schema, load
from eventschema.targets import docs, vectors
from eventschema.targets.custom import custom_files, overrides
from eventschema.targets.docs.examples import Violations
from eventschema.targets.docs.samples import python_sample
from eventschema.targets.python.package import PackagedModule, package_files

DOCS: Final = "docs"


def build(
    schema: Any,
    *,
    package: str,
    resources: Mapping[str, Any] | None = None,
    dialect: str = DRAFT_2020_12,
    templates: Path | None = None,
) -> dict[str, str]:
    """The Python package `package`, its docs and conformance vectors, by path.

    Such as `acme_events/models.py`, `docs/index.md` and `vectors/order.placed.jsonl`.
    `schema` is what `json.loads` returns, or what `load` made of that and of all it refers to;
    `resources` maps URIs to the schemas that it refers to;
    `dialect` is the metaschema URI of a schema that names none; `templates` is a directory of
    templates that replace shipped ones or add files (see `eventschema.targets.custom`).
    Raises `SchemaError` for a schema that cannot be honoured, `UsageError` for a name that cannot
    be imported or a template that cannot be filled in.
    """
    _require_name(package)
    root = _loaded(schema, resources, dialect)
    source = PackagedModule.of("", root, parsed(root, package))
    checked = {"": _checked(source, package)}
    with overrides(templates):
        files = package_files([source], package) | _docs_and_vectors(checked)
        return files | custom_files(templates, [source.parsed.module], package, files)


def build_distribution(
    modules: Mapping[str, Any],
    package: str,
    *,
    resources: Mapping[str, Any] | None = None,
    dialect: str = DRAFT_2020_12,
    version: str = "0.1.0",
    templates: Path | None = None,
    migrations: Sequence[tuple[str, str]] = (),
) -> dict[str, str]:
    """An installable distribution: `package` with a module for each schema, their docs and vectors.

    `modules` maps the names of the modules to schemas. `migrations` are pairs of them, old and
    new: the docs guide from one to the other. The rest is as for `build`.
    """
    for name in (package, *modules):
        _require_name(name)
    sources = []
    for name, schema in modules.items():
        root = _loaded(schema, resources, dialect)
        sources.append(PackagedModule.of(name, root, parsed(root, name)))
    checked = {source.name: _checked(source, package) for source in sources}
    context = {
        "distribution": package.replace("_", "-"),
        "package": package,
        "modules": list(modules),
        "version": version,
        "example": _example(sources[0], package),
    }
    with overrides(templates):
        files = {
            "README.md": fill("distribution/README.md.jinja", **context),
            "pyproject.toml": fill("distribution/pyproject.toml.jinja", **context),
            **package_files(sources, package),
            **_docs_and_vectors(checked, migrations),
        }
        models = [source.parsed.module for source in sources]
        return files | custom_files(templates, models, package, files)


def _loaded(schema: Any, resources: Mapping[str, Any] | None, dialect: str) -> Schema:
    if isinstance(schema, Schema):
        return schema
    return load(schema, resources=resources, dialect=dialect)


def _require_name(name: str) -> None:
    """Names become modules and directories: nothing but what Python can import is let through."""
    usable = name.isascii() and name.isidentifier() and not iskeyword(name)
    if not usable or name.startswith("_"):
        raise UsageError(f"{name!r} is no name for a Python package or module")


def _docs_and_vectors(
    checked: Mapping[str, "_Checked"], migrations: Sequence[tuple[str, str]] = ()
) -> dict[str, str]:
    """What shows instances, and so needs to validate them."""
    guides = [_guide(checked[old], checked[new]) for old, new in migrations]
    documented = [each.documented for each in checked.values()]
    migrated = [migration for migration, _ in guides]
    pages = docs.pages(documented, migrated)
    varied = [
        vectors.VectorModule(name, c.source.parsed, c.validator) for name, c in checked.items()
    ]
    files = {path: fill(page.template, page=page) for path, page in pages.items()}
    files |= {m.way.path: fill(guide.template, page=guide) for m, guide in guides}
    if "" not in checked:  # only a distribution is a site of its own
        files |= _site_files(documented, migrated)
    return files | vectors.vector_files(varied)


def _site_files(
    sources: Sequence[docs.DocumentedModule], migrations: Sequence[docs.Migration]
) -> dict[str, str]:
    site = docs.site(sources, migrations)
    return {
        "zensical.toml": fill(site.template, site=site, docs=DOCS),
        f"{DOCS}/assets/site.css": fill("zensical/site.css.jinja"),
    }


@dataclass(frozen=True, slots=True)
class _Checked:
    """A source with its validator, and as the docs know it."""

    source: PackagedModule
    validator: Validator
    documented: docs.DocumentedModule


def _checked(source: PackagedModule, package: str) -> _Checked:
    """What validates instances while the docs and vectors are made is no template of a user's."""
    validator = Validator.within_budget(source.validators)
    documented = docs.DocumentedModule(
        source.parsed.module,
        f"{package}.{source.name}" if source.name else package,
        f"{DOCS}/{source.name}" if source.name else DOCS,
        _violations(validator, source.parsed),
    )
    return _Checked(source, validator, documented)


def _guide(old: _Checked, new: _Checked) -> tuple[docs.Migration, Guide]:
    """The way from one module to another, and the guide to it."""
    roots = old.source.root, new.source.root
    comparison = compare(*roots, (old.validator, new.validator))
    way = docs.Route(old.documented, new.documented)
    guide = migration_guide(comparison, *roots, way.title, links=way.links, see_also=way.see_also)
    return docs.Migration(way, event_changes(guide, comparison)), guide


def _violations(validator: Validator, parsed: Parsed) -> Violations:
    """What a validator finds wrong with an instance; what it cannot tell counts as wrong."""

    def found(instance: Any, definition: str | None = None, /) -> list[Violation]:
        try:
            if definition is None:
                return [*validator.iter_errors(instance)]
            checks = parsed.checks.get(definition)
            if checks is not None:
                return [each for check in checks for each in validator.violations(instance, check)]
            return [Violation("", (), "", "expected to be asked by name", "", instance)]
        except TooManyStepsError:
            return [Violation("", (), "pattern", "expected patterns that are fast", "", instance)]

    return found


def _example(source: PackagedModule, package: str) -> str:
    """The smallest example of the first event as Python, or nothing."""
    module = source.parsed.module
    for name in module.events[:1]:
        examples = module.by_name[name].annotations.examples
        if examples:
            return python_sample(
                module, name, examples[0], f"{package}.{source.name}", variable="event"
            )
    return ""
