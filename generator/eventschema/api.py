"""What the package offers to Python programs."""

from __future__ import annotations

import builtins
from collections.abc import Iterator, Mapping
from itertools import count
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

from eventschema.checks import Printing, validators_source
from eventschema.compiler import compile_plan
from eventschema.load import DRAFT_2020_12, load
from eventschema.regex.running import Affordable
from eventschema.reserved import RUNTIME
from eventschema.shapes import checked

if TYPE_CHECKING:
    from collections.abc import Callable

_NUMBERS: Final = count(1)


class Validator:
    """A schema compiled in memory.

    `source` is the text of its module, which stands alone and needs the standard library only;
    in memory, the runtime in it is the module `eventschema.runtime`, so that errors can be pickled.
    """

    def __init__(self, source: str, patterns: Mapping[str, str] | None = None) -> None:
        self.source = source
        name = f"eventschema_validators_{next(_NUMBERS)}"
        self.module = module = ModuleType(name)
        text = source.replace(RUNTIME.text, "from eventschema.runtime import *\n")
        if patterns is not None:
            text = text.replace("\nimport re\n", "\n")
            module.__dict__["re"] = Affordable(patterns)
        exec(builtins.compile(text, f"<{name}>", "exec"), module.__dict__)
        self.is_valid: Callable[[Any], bool] = module.is_valid
        self.iter_errors: Callable[[Any], Iterator[Any]] = module.iter_errors
        self.validate: Callable[[Any], None] = module.validate

    @classmethod
    def within_budget(cls, printing: Printing) -> Validator:
        """The validator for what the generator checks itself, since it runs no pattern for long.

        Where it would have to, it raises `TooManyStepsError`.
        """
        text = checked("the validators", printing.source())
        return cls(text, printing.around.patterns)


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
    return Validator(checked("the validator", source))
