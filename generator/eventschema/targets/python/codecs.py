"""What the template of `codecs.py` lays out."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from eventschema.ir.types import Record
from eventschema.model import Parsed
from eventschema.naming.reserved import MEMORY, checks_names
from eventschema.source.layout import INDENT, lay_out
from eventschema.source.line import flat
from eventschema.source.module import SourceModule, import_lines
from eventschema.source.printer import declaration, lines
from eventschema.source.tree import (
    ANY,
    Attribute,
    Code,
    Constant,
    Declare,
    Dict,
    If,
    Name,
    Pair,
    Return,
    call,
    function,
    method,
    tuple_of,
)
from eventschema.targets.python.annotations import annotation
from eventschema.targets.python.codec_module import VALUE, Around, around
from eventschema.targets.python.decoded_values import decoded
from eventschema.targets.python.decoding import add_decoding
from eventschema.targets.python.dumping import add_dumping
from eventschema.targets.python.encoding import add_encoding
from eventschema.targets.python.models import module_docstring
from eventschema.targets.python.readers import Readers
from eventschema.targets.python.reading_entries import add_reader, add_reading, root_code
from eventschema.targets.rules import rule_names
from eventschema.targets.validators import Printing

FROM_CHECKS: Final = frozenset({"ValidationError"})
FROM_RUNTIME: Final = frozenset({"DUMPERS", "ENCODERS", "UNSET"})


@dataclass(frozen=True, slots=True)
class Codecs:
    """The module: its imports, functions and what follows them.

    `root_type` is what `parse` returns, `parse` its lines, which check and build at once where
    the root `reads`; `noqa` are the rules of linters that it breaks where speed asks for it.
    """

    doc: Sequence[str]
    noqa: Sequence[str]
    imports: Sequence[str]
    root: str
    root_type: str
    parse: Sequence[str]
    reads: bool
    functions: Sequence[Sequence[str]]
    constants: Sequence[Sequence[str]]
    borrowed: AbstractSet[str]


def codecs(parsed: Parsed, package: str, validators: Printing) -> Codecs:
    """The module of codecs for `parsed`; `package` is what the shared modules are relative to.

    It borrows from the module of `validators`, and may add constants to that.
    """
    module = parsed.module
    about = around(parsed, SourceModule(validators.module.reserved), validators.around)
    readers = Readers(about, validators)
    records = [each for each in module.definitions if isinstance(each, Record)]
    readers.reserve(records)
    root_type = annotation(parsed.root_type)
    read_root = root_code(parsed.root_type, readers)
    parse = function("parse", VALUE, ANY, root_type, read_root or _checked_root(parsed, about))
    for record in records:
        add_reader(record, readers)
    entries = Dict(tuple(_codec(record, readers) for record in records))
    registered = call("register", Attribute(Name("validators"), "violations"), entries)
    add_reading(readers)
    add_decoding(about)
    add_encoding(about)
    add_dumping(about)
    made = about.module
    optional = any(not field.required for each in records for field in each.fields)
    constants = [declaration(constant) for constant in made.constants.values()]
    missing = made.missing(parse, *([registered] if records else []))
    used = missing | {"ValidationError", "data_of", "too_deep"}
    if records:
        constants.append(lay_out(registered))
    return Codecs(
        doc=module_docstring(f"Between JSON and the types of `{module.root}`.", ""),
        noqa=sorted(made.complaints | ({"SIM401"} if optional else set())),
        imports=[
            "from typing import Any, Final" if made.constants else "from typing import Any",
            "",
            *_imports(used, validators, [module.root, *(each.name for each in records)], package),
        ],
        root=module.root,
        root_type=flat(root_type),
        parse=list(lines(parse.body, INDENT * 2)),
        reads=bool(read_root),
        functions=[
            made.functions[name]
            for name in sorted(
                made.functions, key=lambda name: readers.is_other(made.beginning(name))
            )
        ],
        constants=constants,
        borrowed=used & validators.private(),
    )


def _checked_root(parsed: Parsed, about: Around) -> Code:
    """What checks the variable `value` as a whole, and returns what it becomes."""
    result, valid = Name("result"), method(Name("validators"), "is_valid", VALUE)
    made = Declare(result, annotation(parsed.root_type), decoded(parsed.root_type, VALUE, about))
    return [If(valid, [made, Return(result)])]


def _imports(
    used: AbstractSet[str], validators: Printing, models: Sequence[str], package: str
) -> list[str]:
    private = used & validators.private()
    checks = used & (FROM_CHECKS | checks_names() | {MEMORY})
    runtime = used & FROM_RUNTIME
    known = {"Any", "Final", "validators", *models}
    shared = [
        *import_lines(f"{package}_checks", checks),
        *import_lines(f"{package}_json", used - private - checks - runtime - known),
        *import_lines(f"{package}_runtime", runtime),
    ]
    own = import_lines(".", ["validators"])
    types = import_lines(".models", models)
    checks_of_own = import_lines(".validators", private)
    if package == ".":
        return [*own, *shared, *types, *checks_of_own]
    return [*shared, *own, *types, *checks_of_own]


def _codec(record: Record, readers: Readers) -> Pair:
    """The entry that lets a record find its functions."""
    names = rule_names(readers.printing.plan)
    rules = (names[check] for check in readers.around.checks[record.name])
    return Pair(Name(record.name), tuple_of(*map(Constant, (record.snake_name, *rules))))
