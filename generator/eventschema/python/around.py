"""What the functions of a `codecs.py` have in common while they are being made."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

from eventschema import model
from eventschema.compiler.function_names import accepting
from eventschema.model import ByTag, ByType, Reference, TaggedUnion, Type
from eventschema.names import snake_name
from eventschema.parse import Parsed
from eventschema.python.carriage import Carriage, Carriages
from eventschema.source.module import Module
from eventschema.source.tree import (
    ANY,
    FALSE,
    Call,
    Code,
    Expression,
    If,
    Name,
    Not,
    Return,
    Subscript,
    function,
)

VALUE = Name("value")
RECORD = Name("record")
OBJECT = Subscript(Name("dict"), (Name("str"), ANY))


@dataclass(slots=True)
class Around:
    """The module that is made for `types`, and what its functions are told of each other.

    `checks` tells which validators decide whether an instance is valid for a definition;
    `decoders` are the definitions that are decoded after they were checked.
    """

    types: model.Module
    checks: Mapping[str, tuple[str, ...]]
    carriages: Carriages
    module: Module
    anonymous: dict[Expression, Name] = field(default_factory=dict)
    decoders: dict[str, None] = field(default_factory=dict)
    _names: dict[tuple[str, Hashable], Name] = field(default_factory=dict)

    def converts(self, type_: Type) -> bool:
        """Whether there may be records in values of `type_`."""
        return self.carriages(type_) == Carriage.CONVERTED

    def function(self, wanted: str, what: Hashable) -> Name:
        """The function for `what`, called `wanted` unless that is the name of something else."""
        key = wanted, what
        if key not in self._names:
            self._names[key] = Name(self.module.unused(wanted))
        return self._names[key]

    def add(
        self,
        name: str,
        code: Code,
        *,
        parameter: Name = VALUE,
        takes: Expression = ANY,
        returns: Expression = ANY,
    ) -> None:
        """Add a function with one parameter."""
        self.module.add(function(name, parameter, takes, returns, code))

    def constant(self, owner: str, what: str) -> Name:
        """The name of a constant: `what` of the function or definition `owner`."""
        wanted = f"_{owner.removeprefix('_decode_')}_{what}".rstrip("_").upper()
        return self.function(wanted, (owner, what))

    def table(self, decoder: str, decision: ByTag) -> Name:
        """The name of the table from tags to functions that the function `decoder` looks into."""
        return self.constant(decoder, f"by_{snake_name(decision.property)}")

    def table_of(self, type_: Type) -> ByTag | None:
        """The decision of a named union of objects if a table of functions can make it."""
        if not isinstance(type_, Reference) or not self.converts(type_):
            return None
        match self.types.by_name[type_.name]:
            case TaggedUnion(decision=ByType(cases=(("object", ByTag() as decision),))):
                return decision if is_table(decision) else None
            case _:
                return None

    def accepts(self, name: str) -> Expression:
        """The function that says whether a value is valid for a definition."""
        checks = [Name(accepting(check)) for check in self.checks[name]]
        if len(checks) == 1:
            return checks[0]
        own = f"_accepts_{self.types.by_name[name].snake_name}"
        *first, last = (Call(check, (VALUE,)) for check in checks)
        tests = [If(Not(test), [Return(FALSE)]) for test in first]
        self.add(own, [*tests, Return(last)], returns=Name("bool"))
        return Name(own)

    def decoder(self, name: str) -> Name:
        """The function that decodes a definition."""
        self.decoders.setdefault(name)
        return self.function(f"_decode_{self.types.by_name[name].snake_name}", name)


def around(parsed: Parsed, module: Module) -> Around:
    """What the functions for `parsed` have in common, which stand in `module`."""
    return Around(parsed.module, parsed.checks, Carriages(parsed.module), module)


def is_table(decision: ByTag) -> bool:
    """Whether every valid object has one of several tags."""
    several = len(decision.cases) > 1
    return several and decision.absent is None and decision.otherwise is None
