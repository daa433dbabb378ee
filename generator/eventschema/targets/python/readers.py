"""The functions that read: each checks what one of the plan checks, and builds a type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from eventschema.ir.types import Definition, Record, Reference, Type
from eventschema.source.module import FINAL
from eventschema.source.tree import (
    ANY,
    Call,
    Code,
    Dict,
    Expression,
    Name,
    Return,
    Subscript,
)
from eventschema.targets.python.codec_module import VALUE, Around, beginning
from eventschema.targets.validators import Printing
from eventschema.targets.validators.surroundings import DECIDED


@dataclass(slots=True)
class Readers:
    """The functions that read, made as they are first needed."""

    around: Around
    printing: Printing
    _names: dict[tuple[str, str], Name] = field(default_factory=dict)
    _own: set[str] = field(default_factory=set)
    _pending: list[tuple[Name, str, Type]] = field(default_factory=list)

    def name(self, function: str, type_: Type) -> Name:
        """What makes a `type_` of a value that `function` of the plan accepts."""
        key = (function, repr(type_))  # a type may hold values that have no hash
        if key not in self._names:
            name = self._names[key] = self._free_name(function, type_)
            self._own.add(name.id)
            self._pending.append((name, function, type_))
        return self._names[key]

    def reserve(self, definitions: Iterable[Definition]) -> None:
        """No other function gets the name of what reads one of `definitions`."""
        self.around.module.reserved.update(self.own_name(each).id for each in definitions)

    def own_name(self, definition: Definition) -> Name:
        """The name of the function that reads a definition on its own."""
        return Name(f"_read_{definition.snake_name}")

    def memory(self, function: str) -> tuple[Expression, ...]:
        """What the readers of a function of the plan are given besides the value."""
        return (DECIDED,) if function in self.around.remembering else ()

    def alone(self, function: str, type_: Type) -> Name:
        """The same for a value that nothing is decided about so far."""
        name, memory = self.name(function, type_), self.memory(function)
        if not memory:
            return name
        own = self._own_name_for(function, type_)
        alone = own or self.around.function(f"{name.id}_alone", name)
        self._own.add(alone.id)
        self._define(alone, type_, [Return(Call(name, (VALUE, *memory)))])
        return alone

    def _free_name(self, function: str, type_: Type) -> Name:
        own = None if self.memory(function) else self._own_name_for(function, type_)
        return own or Name(self.around.module.unused(f"_read_{function}"))

    def _own_name_for(self, function: str, type_: Type) -> Name | None:
        """The name of what reads a definition on its own, if that is what `function` accepts."""
        match type_:
            case Reference(name) if self.around.checks.get(name) == (function,):
                definition = self.around.types.by_name[name]
                alone = isinstance(definition, Record) or name in self.around.types.named
                return self.own_name(definition) if alone else None
            case _:
                return None

    def is_other(self, function: str) -> bool:
        """Whether the function is none of these."""
        return function not in self._own

    def pending(self) -> Iterator[tuple[Name, str, Type]]:
        """The functions to be printed, those included that printing others asks for."""
        yield from self._pending

    def add(self, name: Name, function: str, type_: Type, code: Code) -> None:
        """Add a function that reads what `function` of the plan accepts."""
        self._define(name, type_, code, memory=bool(self.memory(function)))

    def _define(self, name: Name, type_: Type, code: Code, *, memory: bool = False) -> None:
        returns: Expression = ANY
        if isinstance(type_, Reference) and isinstance(
            self.around.types.by_name[type_.name], Record
        ):
            returns = Name(type_.name)
        body = code if memory else beginning(code)
        self.around.add(name.id, body, returns=returns, memory=memory)

    def table(self, hint: str, value: Dict, *, alone: bool) -> Name:
        """The name of a table from tags to readers, which are given the value `alone` or more."""
        name = self.around.constant(f"read_{hint}", "")
        annotation = Name("Readers") if alone else ANY
        self.around.module.define(name.id, value, Subscript(FINAL, (annotation,)))
        return name
