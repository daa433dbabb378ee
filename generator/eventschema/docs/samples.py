"""A JSON instance as text: as JSON, and as the Python expression that builds the same event."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, assert_never

from eventschema.docs.decisions import arm_of
from eventschema.docs.layout import Brackets, Node, lay_out, one_line
from eventschema.docs.markdown import visible
from eventschema.literals import python_literal
from eventschema.model import (
    Alias,
    Json,
    List,
    Map,
    Module,
    Record,
    Reference,
    TaggedUnion,
    Tuple,
    Type,
    Union,
)
from eventschema.source.imports import import_order

JSON_WIDTH: Final = 80
PYTHON_WIDTH: Final = 88


def json_sample(instance: Json) -> str:
    """`instance` as JSON text, short objects and arrays on one line."""
    node = _json(instance)
    if isinstance(node, Brackets) and isinstance(instance, dict) and len(instance) > 1:
        node = Brackets(node.opening, node.elements, node.closing, spread=True)
    return lay_out(node, width=JSON_WIDTH, indent=2, trailing_comma=False)


def python_sample(
    module: Module,
    name: str,
    instance: Json,
    import_name: str,
    *,
    variable: str,
    also: Sequence[str] = (),
) -> str:
    """Python source that imports what it needs, and `also`, and binds `variable` to `instance`.

    `name` is the definition that `instance` is valid against, `import_name` the generated
    module's dotted name. Records become calls of their classes, all else stays plain data.
    """
    node = _python(module, Reference(name), instance)
    statement = lay_out(node, width=PYTHON_WIDTH, label=f"{variable} = ", trailing_comma=True)
    names = {*_classes(node), *also}
    return f"{import_statement(import_name, names)}\n\n{statement}" if names else statement


def import_statement(import_name: str, names: Iterable[str]) -> str:
    """`from import_name import names`, in the order of import sorters; in brackets when long."""
    start = f"from {import_name} import "
    ordered = sorted(names, key=import_order)
    if len(start) + len(", ".join(ordered)) <= PYTHON_WIDTH:
        return start + ", ".join(ordered)
    imported = Brackets("(", tuple(("", name) for name in ordered), ")", spread=True)
    return lay_out(imported, width=PYTHON_WIDTH, label=start, trailing_comma=True)


def json_literal(value: Json) -> str:
    """`value` as JSON on one line, all of it printable."""
    return one_line(_json(value))


def _json(value: Json) -> Node:
    match value:
        case dict():
            members = ((f"{_json_scalar(name)}: ", _json(v)) for name, v in value.items())
            return Brackets("{", tuple(members), "}")
        case list():
            return Brackets("[", tuple(("", _json(item)) for item in value), "]")
        case _:
            return _json_scalar(value)


def _json_scalar(value: Json) -> str:
    return visible(json.dumps(value, ensure_ascii=False))


def _python(module: Module, type_: Type, value: Json) -> Node:
    match type_, value:
        case Reference(name), _:
            return _python_definition(module, name, value)
        case Union(), _:
            arm = arm_of(module, type_, value)
            return _plain(value) if arm is None else _python(module, arm, value)
        case List(items), list():
            return _python_list([_python(module, items, item) for item in value])
        case Tuple(prefix, rest), list():
            after = [] if rest is None else [rest] * (len(value) - len(prefix))
            typed = zip([*prefix, *after], value, strict=False)
            return _python_list([_python(module, item_type, item) for item_type, item in typed])
        case Map(values), dict():
            return _python_dict({k: _python(module, values, v) for k, v in value.items()})
        case _:
            return _plain(value)


def _python_definition(module: Module, name: str, value: Json) -> Node:
    match module.by_name[name], value:
        case Record() as record, dict():
            return _python_record(module, record, value)
        case (TaggedUnion() as union, _):
            arm = arm_of(module, union, value)
            return _plain(value) if arm is None else _python(module, arm, value)
        case Alias(type=type_), _:
            return _python(module, type_, value)
        case Record(), _:
            return _plain(value)
        case unreachable, _:
            assert_never(unreachable)


def _python_record(module: Module, record: Record, members: dict[str, Json]) -> Node:
    fields = {field.name: field for field in record.fields}
    arguments = list[tuple[str, Node]]()
    others = dict[str, Node]()
    for name, value in members.items():
        if name not in fields:
            others[name] = _python(module, record.additional, value) if record.additional else "..."
        elif not fields[name].constant:
            field = fields[name]
            arguments.append((f"{field.attribute}=", _python(module, field.type, value)))
    if others:
        arguments.append((f"{record.additional_attribute}=", _python_dict(others)))
    return Brackets(f"{record.name}(", tuple(arguments), ")")


def _plain(value: Json) -> Node:
    match value:
        case dict():
            return _python_dict({name: _plain(member) for name, member in value.items()})
        case list():
            return _python_list([_plain(item) for item in value])
        case _:
            return visible(python_literal(value))


def _python_list(items: list[Node]) -> Node:
    return Brackets("[", tuple(("", item) for item in items), "]")


def _python_dict(members: dict[str, Node]) -> Node:
    labelled = ((f"{visible(python_literal(name))}: ", node) for name, node in members.items())
    return Brackets("{", tuple(labelled), "}")


def _classes(node: Node) -> Iterator[str]:
    """The names that are called in `node`."""
    if isinstance(node, Brackets):
        if len(node.opening) > 1:
            yield node.opening[:-1]
        for _, element in node.elements:
            yield from _classes(element)
