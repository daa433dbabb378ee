"""What the package offers to Python programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

from eventschema.checks import validators_source
from eventschema.compiler import compile_plan
from eventschema.load import DRAFT_2020_12, load
from eventschema.shapes import compiled

if TYPE_CHECKING:
    from collections.abc import Callable

_NUMBERS: Final = count(1)


class Validator:
    """A schema compiled in memory.

    `source` is the text of its module, which stands alone and needs the standard library only.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        name = f"eventschema_validators_{next(_NUMBERS)}"
        module = ModuleType(name)
        exec(compiled("the validator", source), module.__dict__)
        self.is_valid: Callable[[Any], bool] = module.is_valid
        self.iter_errors: Callable[[Any], Iterator[Any]] = module.iter_errors
        self.validate: Callable[[Any], None] = module.validate


def compile(  # noqa: A001
    schema: Any,
    *,
    resources: Mapping[str, Any] | None = None,
    assert_formats: bool = False,
    dialect: str = DRAFT_2020_12,
) -> Validator:
    """A validator of `schema`, which is what `json.loads` returns.

    `resources` maps URIs to the schemas that it refers to; nothing is fetched. `assert_formats`
    makes `format` an assertion; `dialect` is the metaschema URI of a schema that names none.
    Raises `SchemaError` for a schema that cannot be honoured.
    """
    root = load(schema, resources=resources, dialect=dialect)
    source = validators_source(compile_plan(root, assert_formats=assert_formats))
    return Validator(source)
