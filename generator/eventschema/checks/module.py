"""The validators of a schema as a Python module, from its check plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final

from eventschema.checks.accept import Accept
from eventschema.checks.code import Check, Code, Loop, lines, signature
from eventschema.checks.conditions import Surroundings
from eventschema.checks.explain import Explain
from eventschema.checks.layout import Brackets, laid_out
from eventschema.checks.marking import Marking
from eventschema.checks.tables import Tables
from eventschema.checks.variables import Variables
from eventschema.literals import python_literal
from eventschema.plan import Plan
from eventschema.render import fill

MOST_STATEMENTS: Final = 50
"""How many statements a function may have without a linter's complaint."""

ALWAYS_IMPORTED: Final = frozenset({"Path", "ValidationError", "Violation", "violations"})


@dataclass(frozen=True, slots=True)
class FunctionText:
    """A function of the module: its head, its schema location in ASCII, the lines of its body."""

    head: str
    location: str
    lines: tuple[str, ...]
    is_long: bool = False


def validators_source(plan: Plan, runtime: str | None = None) -> str:
    """The text of the module; `runtime` is where it imports its runtime from (None: contained).

    It offers `is_valid`, `iter_errors` and `validate` for the root of the plan, and for each of
    its entries `is_<name>(value) -> bool` and `violations_of_<name>(value) -> list[Violation]`.
    """
    around, tables = Surroundings(), Tables()
    functions = tuple(_functions(plan, around, tables))
    constants = tuple(
        laid_out(node, f"{name}: Final = ") for name, node in around.constants.items()
    )
    by_tag = tuple(
        laid_out(
            Brackets("{", tuple((f"{python_literal(tag)}: ", to) for tag, to in cases), "}"),
            f"{name}: Final = ",
        )
        for name, cases in tables.by_name.items()
    )
    text = "\n".join(chain.from_iterable(function.lines for function in functions))
    called = {name for name in around.runtime if f"{name}(" in text}
    imported = tuple(("", name) for name in sorted(called | ALWAYS_IMPORTED))
    return fill(
        "python/validators.py.jinja",
        runtime=runtime,
        imported=laid_out(Brackets("(", imported, ")", spread=True), f"from {runtime} import "),
        patterns=any("re.compile(" in text for text in constants),
        is_long=any(function.is_long for function in functions),
        root=plan.root,
        entries=plan.entries,
        constants=constants,
        functions=functions,
        tables=by_tag,
    )


def _functions(plan: Plan, around: Surroundings, tables: Tables) -> Iterator[FunctionText]:
    by_name = {function.name: function for function in plan.functions}
    for function in plan.functions:
        name, location = function.name, function.location
        accept = Accept(name, by_name, around, tables).code(function.body)
        yield _text(f"_is_{name}", "value: Any", "bool", location, accept)
        explain = Explain(name, around, tables).code(function.body)
        parameters = "value: Any, path: Path, found: list[Violation]"
        yield _text(f"_explain_{name}", parameters, "None", location, explain)
    for collector in plan.collectors:
        name, location = collector.name, collector.location
        marks = Marking(name, around, Variables()).marks(collector.marks, "value")
        yield _text(f"_mark_{name}", "value: Any, evaluated: set[Any]", "None", location, marks)


def _text(name: str, parameters: str, returns: str, location: str, code: Code) -> FunctionText:
    head = signature(name, parameters, returns)
    is_long = _statements(code) > MOST_STATEMENTS
    return FunctionText(head, _comment(location), tuple(lines(code, 1)), is_long)


def _statements(code: Code) -> int:
    """How many statements there are, those inside others included."""
    count = 0
    for node in code:
        count += 1
        match node:
            case Check(_, then, otherwise):
                count += _statements(then) + _statements(otherwise) + bool(otherwise)
            case Loop(_, body):
                count += _statements(body)
            case _:
                pass
    return count


def _comment(location: str) -> str:
    """A location as it may stand in a comment: in ASCII, on one line."""
    return ascii(location)[1:-1] or "(root)"
