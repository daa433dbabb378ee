"""What the template of `codecs.py` lays out."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from eventschema.checks import Printing
from eventschema.checks.complaints import MOST_STATEMENTS, TOO_MANY_STATEMENTS
from eventschema.checks.lines import lines as code_lines
from eventschema.literals import python_literal
from eventschema.model import Record
from eventschema.parse import Parsed
from eventschema.python.annotations import annotation
from eventschema.python.around import around
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
from eventschema.python.readers import Reader, Readers
from eventschema.python.reading_entries import add_reading, reader, root_code
from eventschema.python.values import decoded
from eventschema.rules import rule_names

FROM_CHECKS: Final = frozenset({"ValidationError"})
FROM_RUNTIME: Final = frozenset({"DUMPERS", "ENCODERS", "UNSET"})


@dataclass(frozen=True, slots=True)
class Codecs:
    """The module: its imports, functions and what follows them.

    `root_type` is what `parse` returns, `read_root` the lines that check and build that at once,
    if there are such, and `decode_root` the expression that decodes a valid `value`; `noqa` are
    the rules of linters that it breaks where speed asks for it.
    """

    doc: Sequence[str]
    noqa: Sequence[str]
    imports: Sequence[str]
    root: str
    root_type: str
    read_root: Sequence[str]
    decode_root: str
    functions: Sequence[Function | Reader]
    constants: Sequence[Sequence[str]]


def codecs(parsed: Parsed, package: str, validators: Printing) -> Codecs:
    """The module of codecs for `parsed`; `package` is what the shared modules are relative to.

    It borrows from the module of `validators`, and may add constants to that.
    """
    module = parsed.module
    about = around(parsed, validators.around.names)
    readers = Readers(about, validators)
    root_type = annotation(parsed.root_type)
    read_root = root_code(parsed.root_type, readers)
    decode_root = "" if read_root else flat(decoded(parsed.root_type, "value", about))
    records = [each for each in module.definitions if isinstance(each, Record)]
    registered = [_codec(record, readers) for record in records]
    add_reading(readers)
    add_decoding(about)
    add_encoding(about)
    add_dumping(about)
    private, checks = readers.borrowed(read_root)
    private |= about.borrowed
    used = {"ValidationError", "data_of", "too_deep", *about.runtime}
    constants = [*about.constants.values()]
    if read_root:
        used |= {"InvalidError"}
    if records:
        codecs = Brackets("{", tuple(registered), "}", display=True)
        constants.append(lay_out(Brackets("register(", ("validators.violations", codecs), ")")))
        used |= {"new", "register"}
    functions = [*about.functions.values()]
    return Codecs(
        doc=module_docstring(f"Between JSON and the types of `{module.root}`.", ""),
        noqa=sorted({*_broken_rules(records, functions), *readers.rules}),
        imports=[
            "from typing import Any, Final" if about.constants else "from typing import Any",
            "",
            *_imports(
                used, checks, private, [module.root, *(each.name for each in records)], package
            ),
        ],
        root=module.root,
        root_type=flat(root_type),
        read_root=list(code_lines(read_root, 2)),
        decode_root=decode_root,
        functions=[*readers.functions, *functions],
        constants=constants,
    )


def _broken_rules(records: Sequence[Record], functions: Sequence[Function]) -> Iterator[str]:
    if any(statements(function.code) > MOST_STATEMENTS for function in functions):
        yield TOO_MANY_STATEMENTS
    if any(not each.required for record in records for each in record.fields):
        yield "SIM401"


def _imports(
    used: AbstractSet[str],
    checks: AbstractSet[str],
    private: AbstractSet[str],
    models: Iterable[str],
    package: str,
) -> list[str]:
    shared = [
        *import_lines(f"{package}_checks", (used & FROM_CHECKS) | checks),
        *import_lines(f"{package}_json", used - FROM_CHECKS - FROM_RUNTIME),
        *import_lines(f"{package}_runtime", used & FROM_RUNTIME),
    ]
    own = import_lines(".", ["validators"])
    types = import_lines(".models", models)
    checks_of_own = import_lines(".validators", private)
    if package == ".":
        return [*own, *shared, *types, *checks_of_own]
    return [*shared, *own, *types, *checks_of_own]


def _codec(record: Record, readers: Readers) -> Expression:
    """The entry that lets a record find its functions."""
    names = rule_names(readers.printing.plan)
    entry = (
        reader(record, readers),
        f"_encode_{record.snake_name}",
        f"_dump_{record.snake_name}",
        *(python_literal(names[check]) for check in readers.around.checks[record.name]),
    )
    return Labelled(f"{record.name}: ", Brackets("(", entry, ")", display=True))
