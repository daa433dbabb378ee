"""How validated JSON data becomes dataclasses: one function for each definition that needs one."""

from eventschema.literals import python_literal
from eventschema.model import (
    Alias,
    Choice,
    Definition,
    Field,
    Record,
    Reference,
    TaggedUnion,
    Type,
    Union,
)
from eventschema.python.around import Around
from eventschema.python.layout import (
    Block,
    Brackets,
    Code,
    Comprehension,
    Conditional,
    Labelled,
    Statement,
)
from eventschema.python.unions import union_body
from eventschema.python.values import decoded, needs_variable


def add_decoding(around: Around) -> None:
    """Add the functions that are wanted, and those that these want."""
    done = 0
    while done < len(around.decoders):
        wanted = [*around.decoders][done:]
        done += len(wanted)
        for name in wanted:
            _add(around.module.by_name[name], around)


def _add(definition: Definition, around: Around) -> None:
    name = around.decoder(definition.name)
    match definition:
        case Record():
            code = _record(definition, around)
            around.add(name, "value: dict[str, Any]", definition.name, code)
        case _ if not around.converts(Reference(definition.name)):
            pass
        case TaggedUnion(arms=arms, decision=decision) | Alias(type=Union(arms, decision)):
            around.add(name, "value: Any", "Any", union_body(name, arms, decision, around))
        case Alias(type=type_):
            result = Statement("return ", decoded(type_, "value", around))
            around.add(name, "value: Any", "Any", [result])


def _record(record: Record, around: Around) -> Code:
    if not record.fields and record.additional is None:
        return [Statement("return ", f"new({record.name})")]
    code: list[Statement | Block] = [Statement("record = ", f"new({record.name})")]
    for field in record.fields:
        code += _field(field, around)
    if record.additional is not None:
        code.append(_additional(record, record.additional, around))
    return [*code, Statement("return ", "record")]


def _field(field: Field, around: Around) -> Code:
    target = f"record.{field.attribute} = "
    if field.constant and isinstance(field.type, Choice):
        constant = field.type.values[0]
        if isinstance(constant, str):
            return [Statement(target, python_literal(constant))]
    name = python_literal(field.name)
    source = f"value[{name}]"
    if not field.required:
        around.runtime.add("UNSET")
    if needs_variable(field.type, around):
        chosen = Statement(target, decoded(field.type, "item", around))
        present = (Statement("item = ", source), chosen)
        unset = Statement(target, "UNSET")
        return present if field.required else [Block(f"{name} in value", present, [unset])]
    expression = decoded(field.type, source, around)
    if field.required:
        return [Statement(target, expression)]
    return [Statement(target, Conditional(expression, f"{name} in value", "UNSET"))]


def _additional(record: Record, type_: Type, around: Around) -> Statement:
    """Keep the members that have no attribute of their own."""
    clauses = ["for name, item in value.items()"]
    if record.fields:
        known = tuple(python_literal(field.name) for field in record.fields)
        constant = around.constant(record.snake_name, "members")
        around.define(constant, Brackets("{", known, "}", display=True))
        clauses.append(f"if name not in {constant}")
    item = Labelled("name: ", decoded(type_, "item", around))
    members = Comprehension("{", item, tuple(clauses), "}")
    return Statement(f"record.{record.additional_attribute} = ", members)
