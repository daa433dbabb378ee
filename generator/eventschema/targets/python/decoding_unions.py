"""The functions that decode unions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from eventschema.ir.types import ByTag, Candidates, Type, Union
from eventschema.naming.names import snake_name
from eventschema.source.module import FINAL
from eventschema.source.tree import (
    Call,
    Code,
    Constant,
    Dict,
    Expression,
    Name,
    Pair,
    Return,
    Subscript,
    item,
)
from eventschema.targets.python.choosing import Chooser
from eventschema.targets.python.codec_module import VALUE, is_table
from eventschema.targets.python.counting import best
from eventschema.targets.python.decoded_values import callable_for, decoded


@dataclass(frozen=True, slots=True)
class Decoding(Chooser):
    """The function that decodes a union."""

    def result(self, arm: Type | None) -> Expression:
        """What the value becomes."""
        return VALUE if arm is None else decoded(arm, VALUE, self.around)

    def best(self, arms: Sequence[Type]) -> Code:
        """Decode as the arm that knows most."""
        return best(arms, [self.result(arm) for arm in arms], self.around)

    def by_tag(self, decision: ByTag) -> Code:
        """A look into a table of functions, where every object has a tag and that is enough."""
        around, found = self.around, list[Pair]()
        if not is_table(decision) or around.memory(Union(tuple(self.arms), decision)):
            return Chooser.by_tag(self, decision)
        for tag, case in decision.cases:
            match case:
                case Candidates((arm,)):
                    function = callable_for(self.arms[arm], around)
                case _:
                    name = f"{self.name}__{snake_name(str(tag))}"
                    function = around.function(name, (type(tag), tag))
                    code = replace(self, name=function.id).branch(case)
                    around.add(function.id, code)
            found.append(Pair(Constant(tag), function))
        table = around.table(self.name, decision)
        annotation = Subscript(FINAL, (Name("Decoders"),))
        around.module.define(table.id, Dict(tuple(found)), annotation)
        tag_ = item(VALUE, Constant(decision.property))
        return (Return(Call(item(table, tag_), (VALUE,))),)
