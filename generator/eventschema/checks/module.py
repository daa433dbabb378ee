"""The validators of a schema as a Python module, from its check plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final, Literal, TypeAlias

from eventschema.checks.accept import Accept
from eventschema.checks.code import Code, Do
from eventschema.checks.complaints import complaints
from eventschema.checks.frame import Frame
from eventschema.checks.imports import merged
from eventschema.checks.layout import INDENT, Brackets, Node, laid_out, one_line
from eventschema.checks.lines import lines, signature
from eventschema.checks.marking import marking
from eventschema.checks.printed_rules import PrintedRules
from eventschema.checks.surroundings import Surroundings
from eventschema.checks.tables import Tables
from eventschema.formats.source import source_of
from eventschema.literals import python_literal
from eventschema.plan import Function, Plan, accepting
from eventschema.render import fill
from eventschema.rules import rule_names
from eventschema.runtime import standalone_runtime

Home: TypeAlias = Literal["package", "memory", "alone"]
"""Where a module stands: beside its rules, in this process, or alone with all that it needs."""

LONGEST_ROOT: Final = 12
"""How many lines the function of the root has at most to stand in `is_valid` once more."""

ERRORS: Final = frozenset({"ValidationError", "Violation"})

IMPORTS: Final = ("from collections.abc import Iterator", "from typing import Any, Final")


@dataclass(frozen=True, slots=True)
class FunctionText:
    """A function of the module: its head, its schema location in ASCII, the lines of its body."""

    head: str
    location: str
    code: Code
    lines: tuple[str, ...]


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

    def private(self) -> set[str]:
        """The names that a module beside this one may import."""
        functions = {accepting(function.name) for function in self.plan.functions}
        collectors = {f"_mark_{collector.name}" for collector in self.plan.collectors}
        constants = {*self.around.constants, *self.tables.by_name}
        return functions | collectors | constants | self.around.borrowed

    def source(self, home: Home = "alone", package: str = "") -> str:
        """The text of the module; the runtime is imported from `package`, such as `..`.

        It offers `is_valid`, `iter_errors` and `validate` for the root of the plan. In this
        process, `iter_errors` and the module `re` have to be given to it.
        """
        rules = PrintedRules.of(self.plan, self.around) if home == "alone" else None
        constants = tuple(_constant(name, node) for name, node in self.around.constants.items())
        borrowed = source_of(sorted(self.around.borrowed))
        statements = [*IMPORTS, *borrowed.imports]
        if home != "memory" and any(
            "re.compile(" in text for text in (*constants, *(rules.lines if rules else ()))
        ):
            statements.append("import re")
        runtime = standalone_runtime() if home == "alone" else None
        return fill(
            "python/validators.py.jinja",
            home=home,
            imports=merged([*statements, *(runtime.imports if runtime else ())]),
            library_imports=borrowed.library_imports,
            runtime=self._from_runtime(package, home),
            bodies=runtime.bodies if runtime else (),
            complaints=sorted(complaints(function.code for function in self.functions)),
            root=accepting(self.plan.root),
            root_rule=python_literal(rule_names(self.plan)[self.plan.root]),
            is_valid=_is_valid(self.plan, self.functions),
            definitions=_separated(
                [*borrowed.definitions, *constants], after_imports=home != "alone"
            ),
            functions=self.functions,
            tables=self._tables(),
            rules=rules.lines if rules else (),
        )

    def rules(self, package: str) -> str:
        """The text of `rules.py`."""
        rules = PrintedRules.of(self.plan, self.around)
        return fill(
            "python/rules.py.jinja",
            rules=rules.lines,
            imports=rules.imports(package),
        )

    def _from_runtime(self, package: str, home: Home) -> str:
        text = "\n".join(chain.from_iterable(function.lines for function in self.functions))
        names = {name for name in self.around.runtime if f"{name}(" in text}
        names |= ERRORS if home == "package" else set()
        if home == "alone" or not names:
            return ""
        elements = tuple(("", name) for name in sorted(names))
        return laid_out(Brackets("(", elements, ")", spread=True), f"from {package}_checks import ")

    def _tables(self) -> tuple[str, ...]:
        return tuple(
            laid_out(
                Brackets("{", tuple((f"{python_literal(tag)}: ", to) for tag, to in cases), "}"),
                f"{name}: Final = ",
            )
            for name, cases in self.tables.by_name.items()
        )


def _functions(printing: Printing) -> Iterator[FunctionText]:
    for function in printing.plan.functions:
        name, location = function.name, function.location
        accept = Accept(printing.frame(name)).code(function.body)
        yield _text(accepting(name), "value: Any", "bool", location, accept)
    for collector in printing.plan.collectors:
        name, location = collector.name, collector.location
        frame = printing.frame(name)
        code = marking(frame, collector.marks, "value", "evaluated") or [Do("pass")]
        yield _text(f"_mark_{name}", "value: Any, evaluated: set[Any]", "None", location, code)


def _is_valid(plan: Plan, functions: Sequence[FunctionText]) -> tuple[str, ...]:
    """What `is_valid` tries: the function of the root, without a call if it is short."""
    head = signature(accepting(plan.root), "value: Any", "bool")
    root = next(function for function in functions if function.head == head)
    if len(root.lines) > LONGEST_ROOT:
        return (f"{INDENT}{INDENT}return {accepting(plan.root)}(value)",)
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
