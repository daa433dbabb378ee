"""What the template of `codecs.py` lays out."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from eventschema.ir.types import Record, Reference
from eventschema.model import Parsed
from eventschema.naming.reserved import MEMORY, checks_names
from eventschema.plan.function_names import accepting
from eventschema.source.layout import INDENT, lay_out
from eventschema.source.line import flat
from eventschema.source.module import SourceModule, import_lines
from eventschema.source.printer import declaration, lines
from eventschema.source.tree import (
    ANY,
    NONE,
    Attribute,
    Code,
    Declare,
    If,
    Name,
    Return,
    call,
    function,
    method,
)
from eventschema.targets.python.annotations import annotation
from eventschema.targets.python.codec_module import VALUE, Around, around
from eventschema.targets.python.decoded_values import decoded
from eventschema.targets.python.decoding import add_decoding
from eventschema.targets.python.dumping import add_dumping
from eventschema.targets.python.encoding import add_encoding
from eventschema.targets.python.models import module_docstring
from eventschema.targets.python.readers import Readers
from eventschema.targets.python.reading_entries import (
    add_definition_reader,
    add_reader,
    add_reading,
    root_code,
)
from eventschema.targets.validators import Printing

FROM_CHECKS: Final = frozenset({"ValidationError"})
FROM_RUNTIME: Final = frozenset({"DUMPERS", "ENCODERS", "UNSET"})


@dataclass(frozen=True, slots=True)
class Codecs:
    """The module: its imports, functions and what follows them.

    `root_type` is what `parse` returns, `parse` its lines, which check and build at once where
    the root `reads`; there is neither without a `root`. `noqa` are the rules of linters that it
    breaks where speed asks for it.
    """

    doc: Sequence[str]
    noqa: Sequence[str]
    imports: Sequence[str]
    root: str | None
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
    readers.reserve([*records, *(module.by_name[name] for name in module.named)])
    root_type = NONE if module.root is None else annotation(parsed.valid[module.root])
    read_root = [] if module.root is None else root_code(parsed.valid[module.root], readers)
    body = read_root or _checked_root(module.root, parsed, about)
    parse = function("parse", VALUE, ANY, root_type, body)
    for record in records:
        add_reader(record, readers)
    for name in module.named:
        add_definition_reader(name, readers)
    asked = {
        accepting(parsed.checks[name][0]) for name in module.named if _is_asked(name, parsed, about)
    }
    classes = (Name(record.name) for record in records)
    registered = call("register", Attribute(Name("validators"), "violations"), *classes)
    add_reading(readers)
    add_decoding(about)
    add_encoding(about)
    add_dumping(about)
    made = about.module
    optional = any(not field.required for each in records for field in each.fields)
    constants = [declaration(constant) for constant in made.constants.values()]
    roots = [] if module.root is None else [module.root]
    missing = made.missing(*([parse] if roots else []), *([registered] if records else []))
    used = missing | ({"ValidationError", "data_of", "too_deep"} if roots else set())
    if records:
        constants.append(lay_out(registered))
    return Codecs(
        doc=module_docstring(f"Between JSON and the types of `{module.root or module.name}`.", ""),
        noqa=sorted(made.complaints | ({"SIM401"} if optional else set())),
        imports=[
            "from typing import Any, Final" if made.constants else "from typing import Any",
            "",
            *_imports(used, validators, {*roots, *(each.name for each in records)}, package),
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
        borrowed=used & validators.private() | asked,
    )


def _is_asked(name: str, parsed: Parsed, about: Around) -> bool:
    """Whether there is more that is valid for a definition than what is read."""
    return parsed.valid[name] != Reference(name) or not about.converts(Reference(name))


def _checked_root(root: str | None, parsed: Parsed, about: Around) -> Code:
    """What checks the variable `value` as a whole, and returns what it becomes."""
    if root is None:
        return []
    type_ = parsed.valid[root]
    result, valid = Name("result"), method(Name("validators"), "is_valid", VALUE)
    made = Declare(result, annotation(type_), decoded(type_, VALUE, about))
    return [If(valid, [made, Return(result)])]


def _imports(
    used: AbstractSet[str], validators: Printing, models: AbstractSet[str], package: str
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
