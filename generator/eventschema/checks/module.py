"""The validators of a schema as a Python module, from its check plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from eventschema.checks.accept import Accept
from eventschema.checks.code import Code, Do
from eventschema.checks.complaints import complaints
from eventschema.checks.explain import Explain
from eventschema.checks.frame import Frame
from eventschema.checks.imports import merged
from eventschema.checks.layout import INDENT, Brackets, Node, laid_out, one_line
from eventschema.checks.lines import lines, signature
from eventschema.checks.marking import marking
from eventschema.checks.surroundings import Surroundings
from eventschema.checks.tables import Tables
from eventschema.formats.source import source_of
from eventschema.literals import python_literal
from eventschema.plan import Function, Plan
from eventschema.render import fill
from eventschema.reserved import RUNTIME

LONGEST_ROOT: Final = 12
"""How many lines the function of the root has at most to stand in `is_valid` once more."""

ALWAYS_IMPORTED: Final = frozenset({"Path", "ValidationError", "Violation", "violations"})


IMPORTS: Final = ("from collections.abc import Iterator", "from typing import Any, Final")


@dataclass(frozen=True, slots=True)
class FunctionText:
    """A function of the module: its head, its schema location in ASCII, the lines of its body."""

    head: str
    location: str
    code: Code
    lines: tuple[str, ...]


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
    tables: Tables
    functions: list[FunctionText]

    @classmethod
    def of(cls, plan: Plan) -> Printing:
        """The module for `plan`."""
        by_name = {function.name: function for function in plan.functions}
        around = Surroundings()
        printing = cls(plan, by_name, around, Tables(around.names), [])
        printing.functions.extend(_functions(printing))
        return printing

    def frame(self, function: str) -> Frame:
        """The frame of what is printed about the instance of a function of the plan."""
        return Frame(function, self.by_name, self.around, self.tables)

    def source(self, runtime: str | None = None) -> str:
        """The text of the module, as `validators_source` returns it."""
        around, functions = self.around, self.functions
        constants = tuple(_constant(name, node) for name, node in around.constants.items())
        by_tag = tuple(
            laid_out(
                Brackets("{", tuple((f"{python_literal(tag)}: ", to) for tag, to in cases), "}"),
                f"{name}: Final = ",
            )
            for name, cases in self.tables.by_name.items()
        )
        text = "\n".join(chain.from_iterable(function.lines for function in functions))
        called = {name for name in around.runtime if f"{name}(" in text}
        from_runtime = tuple(("", name) for name in sorted(called | ALWAYS_IMPORTED))
        borrowed = source_of(sorted(around.borrowed))
        statements = [*IMPORTS, *borrowed.imports, *([] if runtime else RUNTIME.imports)]
        if any("re.compile(" in constant for constant in constants):
            statements.append("import re")
        return fill(
            "python/validators.py.jinja",
            imports=merged(statements),
            library_imports=borrowed.library_imports,
            runtime=runtime
            and laid_out(Brackets("(", from_runtime, ")", spread=True), f"from {runtime} import "),
            contained="" if runtime else RUNTIME.text,
            complaints=sorted(complaints(function.code for function in functions)),
            root=self.plan.root,
            is_valid=_is_valid(self.plan, functions),
            entries=[
                (name, signature(f"violations_of_{name}", "value: Any", "list[Violation]"))
                for name in self.plan.entries
            ],
            definitions=_separated(
                [*borrowed.definitions, *constants],
                after_imports=runtime is not None,
            ),
            functions=functions,
            tables=by_tag,
        )


def _functions(printing: Printing) -> Iterator[FunctionText]:
    for function in printing.plan.functions:
        name, location = function.name, function.location
        accept = Accept(printing.frame(name)).code(function.body)
        yield _text(f"_is_{name}", "value: Any", "bool", location, accept)
        explain = Explain(printing.frame(name)).code(function.body)
        parameters = "value: Any, path: Path, found: list[Violation]"
        yield _text(f"_explain_{name}", parameters, "None", location, explain)
    for collector in printing.plan.collectors:
        name, location = collector.name, collector.location
        frame = printing.frame(name)
        code = marking(frame, collector.marks, "value", "evaluated") or [Do("pass")]
        yield _text(f"_mark_{name}", "value: Any, evaluated: set[Any]", "None", location, code)


def _is_valid(plan: Plan, functions: Sequence[FunctionText]) -> tuple[str, ...]:
    """What `is_valid` tries: the function of the root, without a call if it is short."""
    head = signature(f"_is_{plan.root}", "value: Any", "bool")
    root = next(function for function in functions if function.head == head)
    if len(root.lines) > LONGEST_ROOT:
        return (f"{INDENT}{INDENT}return _is_{plan.root}(value)",)
    return tuple(lines(root.code, 2))


def _text(name: str, parameters: str, returns: str, location: str, code: Code) -> FunctionText:
    head = signature(name, parameters, returns)
    return FunctionText(head, _comment(location), code, tuple(lines(code, 1)))


def _constant(name: str, node: Node) -> str:
    """The definition of a constant, annotated where a type checker cannot tell its type."""
    text = one_line(node)
    annotation = "Final[Any]" if "[]" in text or "{}" in text else "Final"
    return laid_out(node, f"{name}: {annotation} = ")


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
