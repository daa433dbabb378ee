"""The records that a record consists of, with where in it they stand."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from eventschema.ir.types import (
    List,
    Map,
    Module,
    Record,
    Reference,
    Tuple,
    Type,
    parts,
)
from eventschema.targets.docs.decisions import union_of


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much of what a record consists of is told.

    `fields` are the most that a record may have to be told of at all, `rows` the most in all,
    `arms` the most of a union. `deep` asks for the records in the records, too.
    """

    fields: int
    rows: int
    arms: int
    deep: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """`order` sorts what was found as a reader meets it, what is inside after what is around."""

    order: tuple[int, ...]
    path: str
    record: Record


def nested(module: Module, record: Record, bounds: Bounds) -> list[tuple[str, Record]]:
    """The records inside `record`, each once, with the path to it, such as `session.tools[]`.

    Outer levels come into the bounds before inner ones.
    """
    seen, rows = {record.name}, 0
    found = list[_Found]()
    pending = deque([_Found((), "", record)])
    while pending:
        around = pending.popleft()
        for number, (path, inner) in enumerate(_directly_in(module, around, bounds.arms)):
            if inner.name in seen or len(inner.fields) > bounds.fields:
                continue
            seen.add(inner.name)
            rows += len(inner.fields)
            if rows > bounds.rows:
                pending.clear()
                break
            found.append(_Found((*around.order, number), path, inner))
            if bounds.deep:
                pending.append(found[-1])
    return [(each.path, each.record) for each in sorted(found, key=lambda each: each.order)]


def _directly_in(module: Module, around: _Found, arms: int) -> Iterator[tuple[str, Record]]:
    start = f"{around.path}." if around.path else ""
    for field in around.record.fields:
        yield from _records(module, field.type, start + field.name, arms)


def _records(module: Module, type_: Type, path: str, arms: int) -> Iterator[tuple[str, Record]]:
    """The records in a type, also those in a union of at most `arms` arms that it names."""
    match type_:
        case Reference(name):
            definition = module.by_name[name]
            union = union_of(definition)
            if isinstance(definition, Record):
                if definition.fields:
                    yield path, definition
            elif union is not None and len(union.arms) <= arms:
                for arm in union.arms:
                    yield from _records(module, arm, path, 0)
        case _:
            inside = {List: "[]", Tuple: "[]", Map: ".*"}.get(type(type_), "")
            for part in parts(type_):
                yield from _records(module, part, path + inside, arms)
