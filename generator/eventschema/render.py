"""Templates filled in: the model and the plan as text."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from eventschema.source.literals import python_literal

_BESIDE: Final = Path(__file__).parent / "templates"
TEMPLATES: Final = _BESIDE if _BESIDE.is_dir() else Path(__file__).parents[2] / "templates"
"""The shipped templates: inside the package when installed, beside `generator/` in a checkout."""

_current: ContextVar[Environment | None] = ContextVar("environment", default=None)


@contextmanager
def overriding(directory: Path) -> Iterator[None]:
    """Inside, templates come from `directory` first, and run in a sandbox."""
    loader = ChoiceLoader([FileSystemLoader(directory), FileSystemLoader(TEMPLATES)])
    before = _current.set(_environment(ImmutableSandboxedEnvironment, loader))
    try:
        yield
    finally:
        _current.reset(before)


def environment() -> Environment:
    """The environment that all templates are filled in with; an unknown name is an error."""
    return _current.get() or _shipped()


def is_shipped(template: str) -> bool:
    """Whether `template` (a path below `templates/`) is not overridden."""
    file = environment().get_template(template).filename
    return file is not None and Path(file).is_relative_to(TEMPLATES)


def fill(template: str, **context: Any) -> str:
    """The text of `template` (a path below `templates/`) for `context`."""
    return environment().get_template(template).render(context)


@cache
def _shipped() -> Environment:
    return _environment(Environment, FileSystemLoader(TEMPLATES))


def _environment(kind: type[Environment], loader: FileSystemLoader | ChoiceLoader) -> Environment:
    result = kind(
        loader=loader,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    result.filters["literal"] = python_literal
    return result
