"""How dataclasses become JSON data and JSON text: two functions for each record."""

import json
from dataclasses import dataclass, field
from itertools import takewhile

from eventschema.literals import python_literal
from eventschema.model import (
    Alias,
    Anything,
    Boolean,
    Choice,
    Field,
    Integer,
    List,
    Map,
    Module,
    Number,
    Record,
    Reference,
    Text,
    Type,
    Union,
)
from eventschema.python.carriage import Carriage, Carriages
from eventschema.python.layout import (
    Block,
    Brackets,
    Chain,
    Code,
    Expression,
    Function,
    Hole,
    Labelled,
    Piece,
    Statement,
    Strings,
)


@dataclass(slots=True)
class Encoding:
    """The encoding functions of a module, and what they use from the runtime."""

    module: Module
    carriages: Carriages
    functions: list[Function] = field(default_factory=list)
    runtime: set[str] = field(default_factory=set)

    def run(self) -> None:
        """Make the functions."""
        for definition in self.module.definitions:
            if isinstance(definition, Record):
                self._function(
                    f"_encode_{definition.snake_name}",
                    definition,
                    "dict[str, Any]",
                    self._encode(definition),
                )
                self._function(
                    f"_dump_{definition.snake_name}", definition, "str", self._dump(definition)
                )

    def _function(self, name: str, record: Record, returns: str, code: Code) -> None:
        self.functions.append(Function(name, f"record: {record.name}", returns, code))

    def _encode(self, record: Record) -> Code:
        """Build the dict: required members at the beginning in one go, the others one by one."""
        leading = 0
        while leading < len(record.fields) and record.fields[leading].required:
            leading += 1
        first = [
            Labelled(f"{python_literal(each.name)}: ", self._encoded(each))
            for each in record.fields[:leading]
        ]
        code: list[Statement | Block] = [
            Statement("value: dict[str, Any] = ", Brackets("{", tuple(first), "}", display=True))
        ]
        for each in record.fields[leading:]:
            store = Statement(f"value[{python_literal(each.name)}] = ", self._encoded(each))
            code.append(store if each.required else self._if_set(each, store))
        if record.additional is not None:
            members = f"record.{record.additional_attribute}"
            if self.carriages(record.additional) != Carriage.SAME:
                self.runtime.add("plain")
                members = f"plain({members})"
            self.runtime.add("add_members")
            code.append(Statement("", Brackets("add_members(", ("value", members), ")")))
        return [*code, Statement("return ", "value")]

    def _if_set(self, field_: Field, statement: Statement) -> Block:
        self.runtime.add("UNSET")
        return Block(f"record.{field_.attribute} is not UNSET", [statement])

    def _encoded(self, field_: Field) -> Expression:
        source = f"record.{field_.attribute}"
        if self.carriages(field_.type) == Carriage.SAME:
            return source
        self.runtime.add("plain")
        return f"plain({source})"

    def _dump(self, record: Record) -> Code:
        """Write the text: what always comes in one piece, the rest before and after it."""
        fields = record.fields
        anchor = next((i for i, each in enumerate(fields) if each.required), len(fields))
        code: list[Statement | Block] = [*self._unexpected(record)]
        if anchor:
            code.append(Statement("text = ", '""'))
        for each in fields[:anchor]:
            piece = (*self._member(each), ",")
            code.append(self._if_set(each, Statement("text += ", Strings((piece,)))))
        started: Piece = ("{", Hole("text")) if anchor else ("{",)
        if anchor == len(fields):
            whole: Piece = ("{", Hole("text[:-1]"), "}") if anchor else ("{}",)
            return [*code, Statement("return ", Strings((whole,)))]
        required = list(takewhile(_is_required, fields[anchor:]))
        pieces = [(*started, *self._member(required[0]))]
        pieces += [(",", *self._member(each)) for each in required[1:]]
        following = fields[anchor + len(required) :]
        if not following:
            pieces[-1] = (*pieces[-1], "}")
            return [*code, Statement("return ", Strings(tuple(pieces)))]
        code.append(Statement("text = ", Strings(tuple(pieces))))
        for each in following:
            statement = Statement("text += ", Strings(((",", *self._member(each)),)))
            code.append(statement if each.required else self._if_set(each, statement))
        return [*code, Statement("return ", Strings(((Hole("text"), "}"),)))]

    def _unexpected(self, record: Record) -> Code:
        """What the fast way cannot do: a tag that is not as declared, members without a field."""
        tests: list[Expression] = [
            f"record.{each.attribute} != {python_literal(constant)}"
            for each in record.fields
            if (constant := _text_constant(each)) is not None
        ]
        if record.additional is not None:
            tests.append(f"record.{record.additional_attribute}")
        if not tests:
            return []
        self.runtime.add("json_text")
        test = tests[0] if len(tests) == 1 else Chain("or", tuple(tests))
        plain = Brackets(f"_encode_{record.snake_name}(", ("record",), ")")
        fallback = Brackets("json_text(", (plain,), ")")
        return [Block(test, [Statement("return ", fallback)])]

    def _member(self, field_: Field) -> Piece:
        """A member as JSON text, with a hole for its value unless that is always the same."""
        name = f"{json.dumps(field_.name)}:"
        constant = _text_constant(field_)
        if constant is not None:
            return (name + json.dumps(constant),)
        writer = self._writer(field_.type)
        self.runtime.add(writer)
        return (name, Hole(f"{writer}(record.{field_.attribute})"))

    def _writer(self, type_: Type) -> str:
        """The function that writes values of a type."""
        match type_:
            case Text(content_encoding="base64"):
                return "long_string"
            case Text():
                return "string"
            case Choice(values) if values and all(isinstance(value, str) for value in values):
                return "string"
            case Union(arms) if {self._writer(arm) for arm in arms} == {"string"}:
                return "string"
            case Integer():
                return "integer"
            case Number():
                return "number"
            case Boolean():
                return "boolean"
            case Anything() | Map(Anything()) | List(Anything()):
                return "json_text"
            case Reference(name):
                definition = self.module.by_name[name]
                return self._writer(definition.type) if isinstance(definition, Alias) else "text_of"
            case _:
                return "text_of"


def _is_required(field_: Field) -> bool:
    return field_.required


def _text_constant(field_: Field) -> str | None:
    """The text that the field always has, if there is such."""
    if field_.constant and isinstance(field_.type, Choice):
        value = field_.type.values[0]
        return value if isinstance(value, str) else None
    return None
