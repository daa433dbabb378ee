"""Templates filled in: the model and the plan as text."""

from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from eventschema.literals import python_literal

_BESIDE: Final = Path(__file__).parent / "templates"
TEMPLATES: Final = _BESIDE if _BESIDE.is_dir() else Path(__file__).parents[2] / "templates"
"""The shipped templates: inside the package when installed, beside `generator/` in a checkout."""


@cache
def environment() -> Environment:
    """The environment that all templates are filled in with; an unknown name is an error."""
    result = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    result.filters["literal"] = python_literal
    return result


def fill(template: str, **context: Any) -> str:
    """The text of `template` (a path below `templates/`) for `context`."""
    return environment().get_template(template).render(context)
