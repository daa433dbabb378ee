"""The validators of a schema as a Python module, from its check plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from eventschema.checks.accept import SET_OF_ANY, VALUE, Accept
from eventschema.checks.complaints import complaints
from eventschema.checks.conditions import RUNTIME
from eventschema.checks.frame import Frame
from eventschema.checks.marking import marking
from eventschema.checks.surroundings import Surroundings
from eventschema.formats import FORMATS
from eventschema.formats.source import Imported, source_of
from eventschema.plan import Function, Plan
from eventschema.render import fill
from eventschema.source.imports import merged, spread
from eventschema.source.layout import INDENT
from eventschema.source.module import Module
from eventschema.source.printer import declaration, function_lines, lines, signature
from eventschema.source.tree import (
    ANY,
    NONE,
    Declare,
    Name,
    Parameter,
    Pass,
    Return,
    Subscript,
    call,
)
from eventschema.source.tree import Function as Definition

LONGEST_ROOT: Final = 12
"""How many lines the function of the root has at most to stand in `is_valid` once more."""

ALWAYS_IMPORTED: Final = frozenset({"Path", "ValidationError", "Violation", "violations"})


IMPORTS: Final[tuple[Imported, ...]] = (
    ("collections.abc", ("Iterator",)),
    ("typing", ("Any", "Final")),
)

RUNTIME_IMPORTS: Final[tuple[Imported, ...]] = (
    ("collections.abc", ("Callable", "Collection", "Hashable", "Sequence")),
    ("fractions", ("Fraction",)),
    ("functools", ("lru_cache",)),
    ("itertools", ("islice",)),
    ("json", ("dumps",)),
    ("math", ("isfinite",)),
    ("typing", ("NamedTuple", "TypeAlias")),
)
"""What the template `_checks_runtime.py.jinja` needs to be imported."""

_VALUE: Final = Parameter("value", ANY)
_EVALUATED: Final = Name("evaluated")


def validators_source(plan: Plan, runtime: str | None = None) -> str:
    """The text of the module; `runtime` is where it imports its runtime from (None: contained).

    It offers `is_valid`, `iter_errors` and `validate` for the root of the plan, and for each of
    its entries `is_<name>(value) -> bool` and `violations_of_<name>(value) -> list[Violation]`.
    """
    return Printing.of(plan).source(runtime)


@dataclass(frozen=True, slots=True)
class Printing:
    """A module whose functions are printed; others may still be, and refer to what it holds."""

    plan: Plan
    by_name: Mapping[str, Function]
    around: Surroundings
    functions: list[list[str]]

    @classmethod
    def of(cls, plan: Plan) -> Printing:
        """The module for `plan`."""
        offered = frozenset(f"is_{name}" for name in plan.entries)
        by_name = {function.name: function for function in plan.functions}
        printing = cls(plan, by_name, Surroundings(Module({*_borrowable()}), offered), [])
        for definition in _definitions(printing):
            printing.module.add(definition)
            printing.functions.append(function_lines(definition))
        return printing

    @property
    def module(self) -> Module:
        """The functions and constants."""
        return self.around.module

    def frame(self, function: str) -> Frame:
        """The frame of what is printed about the instance of a function of the plan."""
        return Frame(function, self.by_name, self.around)

    def private(self) -> set[str]:
        """The names that a module beside this one may import."""
        borrowed = {self.around.name_of(function) for function in self.around.borrowed}
        return self.module.functions.keys() | self.module.constants.keys() | borrowed

    def source(self, runtime: str | None = None) -> str:
        """The text of the module, as `validators_source` returns it."""
        module, around = self.module, self.around
        missing = module.missing()
        borrowed = source_of(sorted(around.borrowed))
        imports = [*IMPORTS, *borrowed.standard, *([] if runtime else RUNTIME_IMPORTS)]
        if "re" in missing:
            imports.append(("re", ()))
        return fill(
            "python/validators.py.jinja",
            imports=[*merged(imports)],
            library_imports=[*merged(borrowed.libraries)],
            runtime=runtime and spread(runtime, (missing & RUNTIME) | ALWAYS_IMPORTED),
            complaints=sorted(complaints(each.body for each in module.functions.values())),
            root=self.plan.root,
            is_valid=_is_valid(self.plan, module),
            entries=[(name, _violations_head(name)) for name in self.plan.entries],
            definitions=_separated(
                [
                    *(_renamed(text, around.offered) for text in borrowed.definitions),
                    *map(_text, module.early()),
                ],
                after_imports=runtime is not None,
            ),
            functions=self.functions,
            tables=[*map(_text, module.late())],
        )


def _text(constant: Declare) -> str:
    return "\n".join(declaration(constant))


def _violations_head(name: str) -> str:
    found = Subscript(Name("list"), (Name("Violation"),))
    return "\n".join(signature(Definition(f"violations_of_{name}", (_VALUE,), found, ())))


@cache
def _borrowable() -> frozenset[str]:
    """All names that functions of the package `formats` bring along."""
    return source_of([*(known.function for known in FORMATS.values()), "is_base64"]).names


def _renamed(definition: str, offered: frozenset[str]) -> str:
    """A definition of the package `formats`, with other names for functions that are `offered`."""
    for name in sorted(offered & _borrowable()):
        definition = re.sub(rf"\b{name}\b", f"{name}_text", definition)
    return definition


def _definitions(printing: Printing) -> Iterator[Definition]:
    for function in printing.plan.functions:
        name, comment = function.name, _comment(function.location)
        code = Accept(printing.frame(name)).code(function.body)
        yield Definition(f"_is_{name}", (_VALUE,), Name("bool"), code, comment)
    for collector in printing.plan.collectors:
        name, comment = collector.name, _comment(collector.location)
        code = marking(printing.frame(name), collector.marks, VALUE, _EVALUATED)
        parameters = (_VALUE, Parameter(_EVALUATED.id, SET_OF_ANY))
        yield Definition(f"_mark_{name}", parameters, NONE, code or [Pass()], comment)


def _is_valid(plan: Plan, module: Module) -> list[str]:
    """What `is_valid` tries: the function of the root, without a call if it is short."""
    root = module.functions[f"_is_{plan.root}"]
    whole = [*lines(root.body, INDENT * 2)]
    if len([*lines(root.body, INDENT)]) > LONGEST_ROOT:
        whole = [*lines([Return(call(root.name, VALUE))], INDENT * 2)]
    return whole


def _comment(location: str) -> str:
    """A location as it may stand in a comment: in ASCII, on one line."""
    return ascii(location)[1:-1] or "(root)"


def _separated(definitions: Sequence[str], *, after_imports: bool) -> str:
    """Functions and constants, each behind the blank lines that a formatter puts before it."""
    parts: list[str] = []
    after_function = not after_imports
    for definition in definitions:
        is_function = definition.startswith("def ")
        parts.append("\n\n" if is_function or after_function else "\n" if not parts else "")
        parts.append(f"{definition}\n")
        after_function = is_function
    return "".join(parts)
