"""What the template of `codecs.py` lays out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from eventschema.model import Record, Reference
from eventschema.parse import Parsed
from eventschema.python.carriage import Carriages
from eventschema.python.decoding import Decoding
from eventschema.python.encoding import Encoding
from eventschema.python.imports import import_lines
from eventschema.python.layout import (
    Brackets,
    Chain,
    Function,
    Labelled,
    Statement,
    flat,
    lay_out,
    statements,
)
from eventschema.python.models import module_docstring

MOST_STATEMENTS: Final = 50
"""How many statements a function may have without a linter's complaint."""

FROM_CHECKS: Final = frozenset({"ValidationError", "Violation"})
FROM_RUNTIME: Final = frozenset({"CODECS", "UNSET"})


@dataclass(frozen=True, slots=True)
class Codecs:
    """The module: its imports, the root's name and decoding, functions and what follows them.

    `noqa` are the rules of linters that it breaks where speed asks for it.
    """

    doc: Sequence[str]
    noqa: Sequence[str]
    imports: Sequence[str]
    root: str
    decode_root: str
    functions: Sequence[Function]
    constants: Sequence[Sequence[str]]


def codecs(parsed: Parsed, package: str) -> Codecs:
    """The module of codecs for `parsed`; `package` is what the shared modules are relative to."""
    module = parsed.module
    carriages = Carriages(module)
    decoding = Decoding(module, parsed.checks, carriages)
    decoding.run()
    encoding = Encoding(module, carriages)
    encoding.run()
    records = [each for each in module.definitions if isinstance(each, Record)]
    joint = [each for each in records if len(parsed.checks[each.name]) > 1]
    decode_root = flat(decoding.expression(Reference(module.root), "value"))
    functions = [
        *decoding.functions,
        *encoding.functions,
        *(function for each in joint for function in _joint_checks(each, parsed)),
    ]
    constants = [*decoding.constants.values()]
    used = {"ValidationError", "data_of", "too_deep", *decoding.runtime, *encoding.runtime}
    if joint:
        used.add("Violation")
    if records:
        constants.append(_registration(records, parsed))
        used |= {"CODECS", "Codec", "new"}
    return Codecs(
        doc=module_docstring(f"Between JSON and the types of `{module.root}`.", ""),
        noqa=list(_broken_rules(records, functions)),
        imports=[
            "from typing import Any, Final" if decoding.constants else "from typing import Any",
            "",
            *_imports(used, [module.root, *(each.name for each in records)], package),
        ],
        root=module.root,
        decode_root=decode_root,
        functions=functions,
        constants=constants,
    )


def _broken_rules(records: Sequence[Record], functions: Sequence[Function]) -> Iterator[str]:
    if any(statements(function.code) > MOST_STATEMENTS for function in functions):
        yield "PLR0915"
    if any(not each.required for record in records for each in record.fields):
        yield "SIM401"


def _imports(used: Iterable[str], models: Iterable[str], package: str) -> list[str]:
    names = frozenset(used)
    shared = [
        *import_lines(f"{package}_checks", names & FROM_CHECKS),
        *import_lines(f"{package}_json", names - FROM_CHECKS - FROM_RUNTIME),
        *import_lines(f"{package}_runtime", names & FROM_RUNTIME),
    ]
    own = import_lines(".", ["validators"])
    types = import_lines(".models", models)
    return [*own, *shared, *types] if package == "." else [*shared, *own, *types]


def _registration(records: Sequence[Record], parsed: Parsed) -> list[str]:
    """The statement that lets the records find their codecs."""
    entries = tuple(
        Labelled(
            f"{record.name}: ",
            Brackets(
                "Codec(",
                tuple(f"_{verb}_{record.snake_name}" for verb in ("decode", "encode", "dump"))
                + _checks(record, parsed),
                ")",
            ),
        )
        for record in records
    )
    table = Brackets("{", entries, "}", display=True)
    return lay_out(Brackets("CODECS.update(", (table,), ")"))


def _checks(record: Record, parsed: Parsed) -> tuple[str, str]:
    names = parsed.checks[record.name]
    if len(names) > 1:
        return f"_is_{record.snake_name}", f"_violations_of_{record.snake_name}"
    return f"validators.is_{names[0]}", f"validators.violations_of_{names[0]}"


def _joint_checks(record: Record, parsed: Parsed) -> Iterator[Function]:
    """Validators of a record that several schemas describe together."""
    names = parsed.checks[record.name]
    accepts = Chain("and", tuple(f"validators.is_{name}(value)" for name in names))
    found = Chain("+", tuple(f"validators.violations_of_{name}(value)" for name in names))
    for name, returns, result in (
        (f"_is_{record.snake_name}", "bool", accepts),
        (f"_violations_of_{record.snake_name}", "list[Violation]", found),
    ):
        yield Function(name, "value: Any", returns, [Statement("return ", result)])
