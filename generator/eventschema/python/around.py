"""What the functions of a `codecs.py` have in common while they are being made."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field

from eventschema.errors import InternalError
from eventschema.model import ByTag, ByType, Module, Reference, TaggedUnion, Type
from eventschema.names import snake_name
from eventschema.parse import Parsed
from eventschema.plan import accepting
from eventschema.python.carriage import Carriage, Carriages
from eventschema.python.layout import (
    Block,
    Brackets,
    Code,
    Function,
    Statement,
    lay_out,
)
from eventschema.reserved import Names


@dataclass(slots=True)
class Around:
    """The module, its functions and constants, and the names that they use from the runtime.

    `checks` tells which validators decide whether an instance is valid for a definition;
    `names` are those of the constants, the validators' included; `decoders` are the definitions
    that are decoded after they were checked; `borrowed` are functions of the validators.
    """

    module: Module
    checks: Mapping[str, tuple[str, ...]]
    carriages: Carriages
    names: Names
    functions: dict[str, Function] = field(default_factory=dict)
    constants: dict[str, Sequence[str]] = field(default_factory=dict)
    runtime: set[str] = field(default_factory=set)
    anonymous: dict[str, str] = field(default_factory=dict)
    decoders: dict[str, None] = field(default_factory=dict)
    borrowed: set[str] = field(default_factory=set)
    _names: dict[tuple[str, Hashable], str] = field(default_factory=dict)

    def converts(self, type_: Type) -> bool:
        """Whether there may be records in values of `type_`."""
        return self.carriages(type_) == Carriage.CONVERTED

    def function(self, wanted: str, what: Hashable) -> str:
        """The name of the function for `what`: `wanted`, with a number where that is another's."""
        key = wanted, what
        if key not in self._names:
            self._names[key] = self.names.free(wanted)
        return self._names[key]

    def add(self, name: str, parameter: str, returns: str, code: Code) -> None:
        """Add a function, which may be there already."""
        function = Function(name, parameter, returns, code)
        if self.functions.setdefault(name, function) != function:
            raise InternalError(f"two functions would be called {name}")

    def define(self, constant: str, value: Brackets, type_: str = "") -> None:
        """Add a constant; `type_` is what stands behind `Final`."""
        self.constants[constant] = lay_out(value, f"{constant}: Final{type_} = ")

    def constant(self, owner: str, what: str) -> str:
        """The name of a constant: `what` of the function or definition `owner`."""
        key = (owner, what)
        if key not in self._names:
            wanted = f"_{owner.removeprefix('_decode_')}_{what}".rstrip("_").upper()
            self._names[key] = self.names.free(wanted)
        return self._names[key]

    def table(self, decoder: str, decision: ByTag) -> str:
        """The name of the table from tags to functions that the function `decoder` looks into."""
        return self.constant(decoder, f"by_{snake_name(decision.property)}")

    def table_of(self, type_: Type) -> ByTag | None:
        """The decision of a named union of objects if a table of functions can make it."""
        if not isinstance(type_, Reference) or not self.converts(type_):
            return None
        match self.module.by_name[type_.name]:
            case TaggedUnion(decision=ByType(cases=(("object", ByTag() as decision),))):
                return decision if is_table(decision) else None
            case _:
                return None

    def accepts(self, name: str) -> str:
        """The function that says whether a value is valid for a definition."""
        checks = self.checks[name]
        if len(checks) == 1:
            return self._borrowed(checks[0])
        function = f"_accepts_{self.module.by_name[name].snake_name}"
        *first, last = (f"{self._borrowed(check)}(value)" for check in checks)
        refuse = (Statement("return ", "False"),)
        tests = [Block(f"not {test}", refuse) for test in first]
        self.add(function, "value: Any", "bool", [*tests, Statement("return ", last)])
        return function

    def _borrowed(self, check: str) -> str:
        """The function of the validators that a check stands for."""
        function = accepting(check)
        self.borrowed.add(function)
        return function

    def decoder(self, name: str) -> str:
        """The name of the function that decodes a definition."""
        self.decoders.setdefault(name)
        return self.function(f"_decode_{self.module.by_name[name].snake_name}", name)


def around(parsed: Parsed, names: Names) -> Around:
    """The surroundings of the functions for `parsed`; no constant of theirs is in `names`."""
    return Around(parsed.module, parsed.checks, Carriages(parsed.module), names)


def is_table(decision: ByTag) -> bool:
    """Whether every valid object has one of several tags."""
    several = len(decision.cases) > 1
    return several and decision.absent is None and decision.otherwise is None
