"""What the template of `definitions.py` lays out: a line for each definition with a name."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from eventschema.ir.types import Reference, Type
from eventschema.model import Parsed
from eventschema.source.printer import declaration
from eventschema.source.tree import ANY, Attribute, Declare, Expression, Name, Operation, Subscript
from eventschema.targets.python.models import module_docstring

ENTRY: Final = Name("_Definition")
"""The class of the runtime, under a name that no definition can have."""


@dataclass(frozen=True, slots=True)
class Definitions:
    """The module: what it imports `from typing` and from the `shared` runtime, its definitions."""

    doc: Sequence[str]
    typing: Sequence[str]
    shared: str
    declarations: Sequence[str]


def definitions(parsed: Parsed, shared: str) -> Definitions:
    """The module of entry points for `parsed`; `shared` is what the runtime is relative to."""
    names = parsed.module.named
    types = {name: _annotation(name, parsed.valid[name]) for name in names}
    return Definitions(
        doc=module_docstring(
            "The definitions that the schema names, each with functions of its own.",
            f"`{names[0]}.parse` and `parse_json` make objects of JSON, `is_valid`, `iter_errors`"
            " and `validate` check JSON and make nothing.",
        ),
        typing=[
            "TYPE_CHECKING",
            *(["Any"] if any(isinstance(each, Operation) for each in types.values()) else []),
        ],
        shared=shared,
        declarations=[
            line
            for name, type_ in types.items()
            for line in declaration(Declare(Name(name), Subscript(ENTRY, (type_,))))
        ],
    )


def _annotation(name: str, valid: Type) -> Expression:
    """What `parse` returns: the definition, or anything else where that is valid, too."""
    own = Attribute(Name("models"), name)
    return own if isinstance(valid, Reference) else Operation("|", (own, ANY))
