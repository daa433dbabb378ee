"""How validated JSON data becomes dataclasses: one function for each definition that needs one."""

from eventschema.ir.types import (
    Alias,
    Field,
    Record,
    Reference,
    TaggedUnion,
    Type,
    Union,
)
from eventschema.source.tree import (
    Assign,
    Attribute,
    Code,
    Compare,
    Comprehension,
    Conditional,
    Constant,
    Display,
    Expression,
    If,
    Name,
    Pair,
    Return,
    Statement,
    call,
    item,
    method,
)
from eventschema.targets.python.codec_module import OBJECT, RECORD, VALUE, Around
from eventschema.targets.python.counting import add_counting
from eventschema.targets.python.decoded_values import (
    ITEM,
    NAME,
    NAMED_ITEM,
    decoded,
    needs_variable,
    text_constant,
)
from eventschema.targets.python.decoding_unions import Decoding


def add_decoding(around: Around) -> None:
    """Add the functions that are wanted, and those that these want."""
    done = 0
    while done < len(around.decoders):
        wanted = [*around.decoders.items()][done:]
        done += len(wanted)
        for name, type_ in wanted:
            _add(name, type_, around)
    add_counting(around)


def _add(name: str, type_: Reference | Union, around: Around) -> None:
    memory = bool(around.memory(type_))
    match around.types.by_name[type_.name] if isinstance(type_, Reference) else type_:
        case Record() as record:
            code, class_ = _record(record, around), Name(record.name)
            around.add(name, code, takes=OBJECT, returns=class_, memory=memory)
        case _ if not around.converts(type_):
            pass
        case (
            Union(arms, decision)
            | TaggedUnion(arms=arms, decision=decision)
            | Alias(type=Union(arms, decision))
        ):
            code = Decoding(name, arms, around).body(decision)
            around.add(name, code, memory=memory)
        case Alias(type=aliased):
            around.add(name, [Return(decoded(aliased, VALUE, around))], memory=memory)


def _record(record: Record, around: Around) -> Code:
    made = call("new", Name(record.name))
    if not record.fields and record.additional is None:
        return [Return(made)]
    code: list[Statement] = [Assign(RECORD, made)]
    for field in record.fields:
        code += _field(field, around)
    if record.additional is not None:
        code.append(_additional(record, record.additional, around))
    return [*code, Return(RECORD)]


def _field(field: Field, around: Around) -> Code:
    target = Attribute(RECORD, field.attribute)
    constant = text_constant(field)
    if constant is not None:
        return [Assign(target, Constant(constant))]
    name, unset = Constant(field.name), Name("UNSET")
    source, there = item(VALUE, name), Compare(name, "in", VALUE)
    if needs_variable(field.type, around):
        present = [Assign(ITEM, source), Assign(target, decoded(field.type, ITEM, around))]
        return present if field.required else [If(there, present, [Assign(target, unset)])]
    expression = decoded(field.type, source, around)
    if field.required:
        return [Assign(target, expression)]
    return [Assign(target, Conditional(expression, there, unset))]


def _additional(record: Record, type_: Type, around: Around) -> Statement:
    """Keep the members that have no attribute of their own."""
    test: Expression | None = None
    if record.fields:
        test = Compare(NAME, "not in", known_members(record, around))
    each = Pair(NAME, decoded(type_, ITEM, around))
    members = Comprehension(each, NAMED_ITEM, method(VALUE, "items"), test)
    return Assign(Attribute(RECORD, record.additional_attribute), members)


def known_members(record: Record, around: Around) -> Name:
    """The constant that holds the names of the members that have an attribute of their own."""
    constant = around.constant(record.snake_name, "members")
    known = Display("set", tuple(Constant(field.name) for field in record.fields))
    around.module.define(constant.id, known)
    return constant
