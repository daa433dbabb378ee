"""What the template of `codecs.py` lays out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from eventschema.model import Record
from eventschema.parse import Parsed
from eventschema.python.annotations import annotation
from eventschema.python.around import Around, around
from eventschema.python.decoding import add_decoding
from eventschema.python.dumping import add_dumping
from eventschema.python.encoding import add_encoding
from eventschema.python.imports import import_lines
from eventschema.python.layout import (
    Brackets,
    Expression,
    Function,
    Labelled,
    flat,
    lay_out,
    statements,
)
from eventschema.python.models import module_docstring
from eventschema.python.values import decoded

MOST_STATEMENTS: Final = 50
"""How many statements a function may have without a linter's complaint."""

FROM_CHECKS: Final = frozenset({"ValidationError", "Violation"})
FROM_RUNTIME: Final = frozenset({"ENCODERS", "UNSET"})


@dataclass(frozen=True, slots=True)
class Codecs:
    """The module: its imports, functions and what follows them.

    `root_type` is what `parse` returns and `decode_root` the expression that decodes `value`;
    `noqa` are the rules of linters that it breaks where speed asks for it.
    """

    doc: Sequence[str]
    noqa: Sequence[str]
    imports: Sequence[str]
    root: str
    root_type: str
    decode_root: str
    functions: Sequence[Function]
    constants: Sequence[Sequence[str]]


def codecs(parsed: Parsed, package: str) -> Codecs:
    """The module of codecs for `parsed`; `package` is what the shared modules are relative to."""
    module = parsed.module
    about = around(parsed)
    add_decoding(about)
    add_encoding(about)
    add_dumping(about)
    records = [each for each in module.definitions if isinstance(each, Record)]
    root_type = annotation(parsed.root_type)
    decode_root = decoded(parsed.root_type, "value", about)
    used = {"ValidationError", "data_of", "too_deep", *about.runtime}
    constants = [*about.constants.values()]
    if records:
        constants.append(_registration(records, about))
        used |= {"Codec", "new", "register"}
    functions = [*about.functions.values()]
    if any("Violation" in function.returns for function in functions):
        used.add("Violation")
    return Codecs(
        doc=module_docstring(f"Between JSON and the types of `{module.root}`.", ""),
        noqa=list(_broken_rules(records, functions)),
        imports=[
            "from typing import Any, Final" if about.constants else "from typing import Any",
            "",
            *_imports(used, [module.root, *(each.name for each in records)], package),
        ],
        root=module.root,
        root_type=flat(root_type),
        decode_root=flat(decode_root),
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


def _registration(records: Sequence[Record], about: Around) -> list[str]:
    """The statement that lets the records find their codecs."""
    entries: list[Expression] = []
    for record in records:
        functions = (
            f"_decode_{record.snake_name}",
            f"_encode_{record.snake_name}",
            f"_dump_{record.snake_name}",
            about.accepts(record.name),
            about.violations(record.name),
        )
        entries.append(Labelled(f"{record.name}: ", Brackets("Codec(", functions, ")")))
    codecs = Brackets("{", tuple(entries), "}", display=True)
    return lay_out(Brackets("register(", (codecs,), ")"))
