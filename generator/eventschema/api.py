"""What the package offers to Python programs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from itertools import count
from types import CodeType, ModuleType
from typing import Any, Final, assert_never

from eventschema.formats.by_name import check
from eventschema.formats.texts import is_base64
from eventschema.naming.reserved import MEMORY, checks_names
from eventschema.plan import compile_plan
from eventschema.plan.function_names import accepting, collecting
from eventschema.regex import Base64, Infix, Prefix, Texts, recognise, translate
from eventschema.regex.running import Affordable
from eventschema.runtime import _checks
from eventschema.runtime._assertions import Pattern, filled, holding, one_of, starting
from eventschema.runtime._checks import ValidationError, Violation
from eventschema.runtime._violations import Reader
from eventschema.schema.registry import DRAFT_2020_12, load
from eventschema.source.guard import checked, compiled
from eventschema.targets.rules import rule_names, rules_of
from eventschema.targets.validators import Printing

_NUMBERS: Final = count(1)


class Validator:
    """A schema compiled in memory.

    The violations that it finds are of the classes in `eventschema`.
    """

    def __init__(self, printing: Printing, engine: Any = re) -> None:
        self._printing = printing
        self._engine = engine
        code = compiled("the validator", printing.source("memory"))
        runtime = {name: getattr(_checks, name) for name in (*checks_names(), MEMORY)}
        self._module = executed(code, **runtime, re=engine, iter_errors=self.iter_errors)
        self.is_valid: Callable[[Any], bool] = self._module.is_valid

    @classmethod
    def within_budget(cls, printing: Printing) -> Validator:
        """The validator for what the generator checks itself, since it runs no pattern for long.

        Where it would have to, it raises `TooManyStepsError`.
        """
        return cls(printing, Affordable(printing.around.patterns))

    @cached_property
    def source(self) -> str:
        """The text of its module, which stands alone and needs the standard library only."""
        printing = Printing.of(self._printing.plan)
        checked("the rules", printing.rules("."))
        return printing.source("alone")

    def iter_errors(self, value: Any) -> Iterator[Violation]:
        """All violations of `value`, in schema order."""
        yield from self.violations(value, self._printing.plan.root)

    def validate(self, value: Any) -> None:
        """Raise `ValidationError` with all violations unless `value` is valid."""
        if not self.is_valid(value):
            raise ValidationError([*self.iter_errors(value)])

    def violations(self, value: Any, function: str) -> list[Violation]:
        """All violations of `value` by what a function of the plan stands for."""
        accepts = getattr(self._module, accepting(function))
        return self._reader.violations(value, self._rule_names[function], accepts)

    @cached_property
    def _rule_names(self) -> dict[str, str]:
        return rule_names(self._printing.plan)

    @cached_property
    def _reader(self) -> Reader:
        return Reader(rules_of(self._printing.plan, _Functions(self._module, self._engine)))


def executed(source: str | CodeType, **given: Any) -> ModuleType:
    """The module that has this text, such as the source of a validator, and what is given to it."""
    module = ModuleType(f"eventschema_validators_{next(_NUMBERS)}")
    module.__dict__.update(given)
    exec(source, module.__dict__)
    return module


class _Functions:
    """The values of the keywords for which words are not enough, as functions."""

    def __init__(self, module: ModuleType, engine: Any) -> None:
        self._module = module
        self._engine = engine

    def pattern(self, source: str) -> Pattern:
        """A `Pattern`."""
        is_base64 = isinstance(recognise(source), Base64)
        return Pattern(self.finder(source), None if is_base64 else source)

    def finder(self, source: str) -> Callable[[str], Any]:
        """What finds a match of a pattern."""
        match recognise(source):
            case None:
                finds: Callable[[str], Any] = self._engine.compile(translate(source)).search
                return finds
            case Base64(empty):
                return is_base64 if empty else filled(is_base64)
            case Texts(texts):
                return one_of(texts)
            case Prefix(text):
                return starting(text)
            case Infix(text):
                return holding(text)
            case known:
                assert_never(known)

    def format(self, name: str) -> Callable[[str], bool]:
        """The function of a format."""
        return check(name)

    def collector(self, name: str) -> Callable[[Any, set[Any]], None]:
        """The function of a collector."""
        function: Callable[[Any, set[Any]], None] = getattr(self._module, collecting(name))
        return function


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
    return Validator(Printing.of(compile_plan(root, assert_formats=assert_formats), read=False))
