"""A directory of the user's templates: those that replace shipped ones, and those that are new.

A template with the path of a shipped one (`python/models.py.jinja`) replaces it. Every other file
`*.jinja` is a new one, and its path without `.jinja` is where its text goes: `{module}`,
`{definition}` (`session_update`), `{Definition}` (`SessionUpdate`) and `{package}` in it stand for
names, and the template is filled in for each of them. What begins with `_` is only for the other
templates to include. What a new template is given is said in `eventschema.targets.custom.context`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from jinja2 import TemplateError, TemplateSyntaxError

from eventschema.errors import UsageError
from eventschema.ir.types import Module
from eventschema.render import TEMPLATES, environment, overriding
from eventschema.targets.custom import context
from eventschema.targets.custom.languages import language
from eventschema.targets.custom.translation import lowered

SUFFIX: Final = ".jinja"
PLACEHOLDERS: Final = ("package", "module", "definition", "Definition")
_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")


def overrides(directory: Path | None) -> AbstractContextManager[None]:
    """Inside, templates in `directory` come before the shipped ones of the same path.

    Raises `UsageError` for a directory without templates, and for a template beside the shipped
    ones that replaces none of them.
    """
    if directory is None:
        return nullcontext()
    shipped = _templates(TEMPLATES)
    folders = {path.partition("/")[0] for path in shipped}
    found = _templates(directory)
    if not found:
        raise UsageError(f"{directory}: has no template (a file *{SUFFIX})")
    for path in found:
        if path not in shipped and path.partition("/")[0] in folders and not _is_partial(path):
            close = get_close_matches(path, shipped, 1)
            hint = f"did you mean {close[0]!r}?" if close else f"known are {', '.join(shipped)}"
            raise UsageError(f"{directory / path}: replaces no shipped template ({hint})")
    return overriding(directory)


def custom_files(
    directory: Path | None, modules: Sequence[Module], package: str, taken: Mapping[str, str]
) -> dict[str, str]:
    """What the new templates in `directory` make of `modules`, by path.

    Raises `UsageError`, which names the template, for one that fails, for a placeholder that is
    not known, and for a path in `taken` or of two texts.
    """
    files: dict[str, str] = {}
    shipped = _templates(TEMPLATES)
    for template in [] if directory is None else _templates(directory):
        if template in shipped or _is_partial(template):
            continue
        assert directory is not None
        for path, names in _outputs(directory, template, modules, package):
            if path in files or path in taken:
                raise UsageError(
                    f"{directory / template}: would write {path} a second time"
                    " (put {module} or {definition} into its name)"
                )
            files[path] = _filled(directory, template, names)
    return files


def _templates(directory: Path) -> list[str]:
    found = directory.rglob(f"*{SUFFIX}")
    return sorted(file.relative_to(directory).as_posix() for file in found if file.is_file())


def _is_partial(template: str) -> bool:
    return template.rpartition("/")[2].startswith("_")


def _outputs(
    directory: Path, template: str, modules: Sequence[Module], package: str
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The paths that a template writes, and what it is given for each."""
    path = template.removesuffix(SUFFIX)
    used = set(_PLACEHOLDER.findall(path))
    for name in sorted(used.difference(PLACEHOLDERS)):
        known = ", ".join(f"{{{each}}}" for each in PLACEHOLDERS)
        raise UsageError(
            f"{directory / template}: {{{name}}} in its name is not known (known are {known})"
        )
    seen = tuple(lowered(module, language(path)) for module in modules)
    given: dict[str, Any] = {"package": package, "modules": seen}
    if not used & {"module", "definition", "Definition"}:
        yield _filled_in(path, package), given
        return
    for module in seen:
        name = module.names.snake
        if not used & {"definition", "Definition"}:
            yield _filled_in(path, package, name), {**given, "module": module}
            continue
        for each in module.definitions:
            target = _filled_in(path, package, name, each.names)
            yield target, {**given, "module": module, "definition": each}


def _filled_in(
    path: str, package: str, module: str = "", definition: context.Names | None = None
) -> str:
    values = {"package": package, "module": module}
    if definition is not None:
        values |= {"definition": definition.snake, "Definition": definition.pascal}
    return _PLACEHOLDER.sub(lambda found: values[found[1]], path)


def _filled(directory: Path, template: str, names: Mapping[str, Any]) -> str:
    try:
        return environment().get_template(template).render(names)
    except TemplateSyntaxError as error:
        file = directory / (error.name or template)
        raise UsageError(f"{file}:{error.lineno}: is no template: {error.message}") from error
    except TemplateError as error:
        raise UsageError(f"{directory / template}: {error.message}") from error
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise UsageError(f"{directory / template}: cannot be filled in: {error}") from error
