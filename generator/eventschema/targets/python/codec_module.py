"""What the functions of a `codecs.py` have in common while they are being made."""

from collections.abc import Hashable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import Final

from eventschema.ir.types import ByTag, ByType, Module, Reference, TaggedUnion, Type, Union, within
from eventschema.model import Declared, Parsed
from eventschema.naming.names import last_words, snake_name
from eventschema.naming.reserved import MEMORY
from eventschema.plan.function_names import accepting
from eventschema.source.line import flat
from eventschema.source.module import SourceModule
from eventschema.source.tree import (
    ANY,
    FALSE,
    Call,
    Code,
    Declare,
    Dict,
    Expression,
    If,
    Name,
    Not,
    Parameter,
    Return,
    Subscript,
    call,
    function,
)
from eventschema.source.walk import mentions
from eventschema.targets.python.annotations import annotation
from eventschema.targets.python.conversion import Carriage, Carriages
from eventschema.targets.python.trials import asked_of, asking
from eventschema.targets.validators.surroundings import DECIDED, Surroundings

VALUE = Name("value")
RECORD = Name("record")
OBJECT = Subscript(Name("dict"), (Name("str"), ANY))

LONGEST_NAME: Final = 40
"""How many characters of an annotation become the name of a function."""


@dataclass(slots=True)
class Around:
    """The module that is made for `types`, and what its functions are told of each other.

    `checks` tells which validators decide whether an instance is valid for a definition, `known`
    which members its objects declare; the `validators` stand in another module. `asking` are the
    definitions whose decoding asks those that remember. `decoders` are the functions that decode
    what was checked before, `counters` those that tell how many members are known.
    """

    types: Module
    checks: Mapping[str, tuple[str, ...]]
    known: Mapping[str, Sequence[Declared]]
    carriages: Carriages
    module: SourceModule
    validators: Surroundings
    anonymous: dict[Expression, Name] = field(default_factory=dict)
    asking: AbstractSet[str] = frozenset()
    decoders: dict[str, Reference | Union] = field(default_factory=dict)
    counters: dict[str, Reference] = field(default_factory=dict)
    _names: dict[tuple[str, Hashable], Name] = field(default_factory=dict)

    @property
    def remembering(self) -> AbstractSet[str]:
        """The validators that are told what was decided so far."""
        return self.validators.remembering

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
        memory: bool = False,
    ) -> None:
        """Add a function with one parameter, or two: what was decided so far is the other."""
        made = function(name, parameter, takes, returns, code)
        told = (Parameter(DECIDED.id, Name(MEMORY)),) if memory else ()
        self.module.add(replace(made, parameters=made.parameters + told))

    def memory(self, type_: Type) -> tuple[Expression, ...]:
        """What a function that decodes a `type_` is given besides the value."""
        if not self.remembering:
            return ()
        types = [*within(type_)]
        refers = any(isinstance(each, Reference) and each.name in self.asking for each in types)
        asks = refers or not self.remembering.isdisjoint(asked_of(types, self.checks))
        return (DECIDED,) if asks else ()

    def constant(self, owner: str, what: str) -> Name:
        """The name of a constant: `what` of the function or definition `owner`."""
        wanted = f"_{owner.removeprefix('_decode_')}_{what}".rstrip("_").upper()
        return self.function(wanted, (owner, what))

    def table(self, decoder: str, decision: ByTag) -> Name:
        """The name of the table from tags to functions that the function `decoder` looks into."""
        return self.constant(decoder, f"by_{snake_name(decision.property)}")

    def table_of(self, type_: Type) -> ByTag | None:
        """The decision of a named union of objects if a table of functions can make it."""
        if not isinstance(type_, Reference) or not self.converts(type_) or self.memory(type_):
            return None
        match self.types.by_name[type_.name]:
            case TaggedUnion(decision=ByType(cases=(("object", ByTag() as decision),))):
                return decision if is_table(decision) else None
            case _:
                return None

    def accepted(self, name: str) -> Expression:
        """Whether the variable `value` is valid for a definition."""
        checks = [
            Call(Name(accepting(check)), (VALUE, *((DECIDED,) * (check in self.remembering))))
            for check in self.checks[name]
        ]
        *first, last = checks
        if not first:
            return last
        own, memory = f"_accepts_{self.types.by_name[name].snake_name}", mentions(DECIDED, checks)
        tests = [If(Not(test), [Return(FALSE)]) for test in first]
        self.add(own, [*tests, Return(last)], returns=Name("bool"), memory=memory)
        return call(own, VALUE, *((DECIDED,) * memory))

    def decoder(self, name: str) -> Name:
        """The function that decodes a definition."""
        function = self.function(f"_decode_{self.types.by_name[name].snake_name}", name)
        self.decoders.setdefault(function.id, Reference(name))
        return function

    def counter(self, name: str) -> Name:
        """The function that tells how many members of an object a definition knows."""
        function = self.function(f"_known_to_{self.types.by_name[name].snake_name}", name)
        self.counters.setdefault(function.id, Reference(name))
        return function

    def union_decoder(self, union: Union) -> Name:
        """The function that decodes a union without a name."""
        function = self.function(f"_decode_{told(union)}", repr(union))
        self.decoders.setdefault(function.id, union)
        return function


def told(type_: Type) -> str:
    """What a function for a type without a name is called after."""
    return last_words(snake_name(flat(annotation(type_))), LONGEST_NAME)


def around(parsed: Parsed, module: SourceModule, validators: Surroundings) -> Around:
    """What the functions for `parsed` have in common, which stand in `module`."""
    return Around(
        parsed.module,
        parsed.checks,
        parsed.known,
        Carriages(parsed.module),
        module,
        validators,
        asking=asking(parsed, validators.remembering),
    )


def beginning(code: Code) -> Code:
    """The same code; if it asks what was decided so far, that is nothing."""
    if not mentions(DECIDED, code):
        return code
    return [Declare(DECIDED, Name(MEMORY), Dict(())), *code]


def is_table(decision: ByTag) -> bool:
    """Whether every valid object has one of several tags."""
    several = len(decision.cases) > 1
    return several and decision.absent is None and decision.otherwise is None
