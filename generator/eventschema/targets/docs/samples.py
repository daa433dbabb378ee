"""A JSON instance as text: as JSON, and as the Python expression that builds the same event."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias, assert_never

from eventschema.ir.types import (
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
from eventschema.source.literals import python_literal
from eventschema.source.module import import_order
from eventschema.targets.docs.decisions import arm_of
from eventschema.targets.docs.markdown import visible

JSON_WIDTH: Final = 80
PYTHON_WIDTH: Final = 88
INDENT: Final = 4


@dataclass(frozen=True, slots=True)
class Brackets:
    """`opening`, elements separated by commas, `closing`, which has the comma of a lone one.

    An element is a label, such as `name=` or `"name": `, and what follows it. Brackets that
    are `spread` have one element per line even where they would fit on one.
    """

    opening: str
    elements: tuple[tuple[str, "Node"], ...]
    closing: str
    spread: bool = False


Node: TypeAlias = str | Brackets


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
        case Tuple(prefix, rest, is_closed=is_closed), list():
            after = [] if rest is None else [rest] * (len(value) - len(prefix))
            typed = zip([*prefix, *after], value, strict=False)
            placed = [_python(module, item_type, item) for item_type, item in typed]
            return _python_tuple(placed) if is_closed else _python_list(placed)
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


def _python_tuple(items: list[Node]) -> Node:
    return Brackets("(", tuple(("", item) for item in items), ",)" if len(items) == 1 else ")")


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


def lay_out(
    node: Node, *, width: int, label: str = "", indent: int = INDENT, trailing_comma: bool
) -> str:
    """`label` and `node` as text, in at most `width` columns where line breaks can achieve that."""
    last_comma = "," if trailing_comma else ""
    return "\n".join(
        _lines(node, label, "", width=width, indent=" " * indent, last_comma=last_comma)
    )


def one_line(node: Node) -> str:
    """`node` without line breaks."""
    if isinstance(node, str):
        return node
    inside = ", ".join(label + one_line(element) for label, element in node.elements)
    return f"{node.opening}{inside}{node.closing}"


def _lines(
    node: Node, before: str, after: str, *, width: int, indent: str, last_comma: str
) -> list[str]:
    flat = f"{before}{one_line(node)}{after}"
    if isinstance(node, str) or not node.elements or (len(flat) <= width and not node.spread):
        return [flat]
    lines = [f"{before}{node.opening}"]
    for position, (label, element) in enumerate(node.elements, 1):
        comma = "," if position < len(node.elements) else last_comma
        inner = _lines(
            element, label, comma, width=width - len(indent), indent=indent, last_comma=last_comma
        )
        lines += (indent + line for line in inner)
    return [*lines, f"{node.closing.removeprefix(last_comma)}{after}"]
