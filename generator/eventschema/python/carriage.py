"""What has to happen to a value on its way between JSON data and dataclasses."""

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from enum import IntEnum

from eventschema.model import (
    Alias,
    Anything,
    Definition,
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


class Carriage(IntEnum):
    """How a value travels: as it is, with lists and dicts copied, or with records in it."""

    SAME = 0
    COPIED = 1
    CONVERTED = 2


class Carriages:
    """The carriage of every type of a module.

    Free-form values, which the schema says nothing of, are shared, not copied.
    """

    def __init__(self, module: Module) -> None:
        own = {each.name: _own(each) for each in module.definitions}
        users: defaultdict[str, list[str]] = defaultdict(list)
        for each in module.definitions:
            for name in _references(each):
                users[name].append(each.name)
        for carriage in (Carriage.CONVERTED, Carriage.COPIED):
            pending = deque(name for name, found in own.items() if found == carriage)
            while pending:
                for user in users[pending.popleft()]:
                    if own[user] < carriage:
                        own[user] = carriage
                        pending.append(user)
        self._definitions: Mapping[str, Carriage] = own

    def __call__(self, type_: Type) -> Carriage:
        """How values of `type_` travel."""
        return max(
            _structure(type_),
            *(self._definitions[name] for name in _referred(type_)),
            Carriage.SAME,
        )


def _own(definition: Definition) -> Carriage:
    match definition:
        case Record():
            return Carriage.CONVERTED
        case TaggedUnion(arms=arms):
            return max(map(_structure, arms), default=Carriage.SAME)
        case Alias(type=type_):
            return _structure(type_)


def _structure(type_: Type) -> Carriage:
    """The carriage of a type as far as its own lists and maps go."""
    match type_:
        case List(Anything()) | Map(Anything()):
            return Carriage.SAME
        case List() | Tuple() | Map():
            return Carriage.COPIED
        case Union(arms):
            return max(map(_structure, arms), default=Carriage.SAME)
        case _:
            return Carriage.SAME


def _references(definition: Definition) -> Iterator[str]:
    match definition:
        case Record():
            return
        case TaggedUnion(arms=arms):
            for arm in arms:
                yield from _referred(arm)
        case Alias(type=type_):
            yield from _referred(type_)


def _referred(type_: Type) -> Iterator[str]:
    match type_:
        case Reference(name):
            yield name
        case List(items):
            yield from _referred(items)
        case Tuple(prefix, rest):
            for item in (*prefix, *(() if rest is None else (rest,))):
                yield from _referred(item)
        case Map(values):
            yield from _referred(values)
        case Union(arms):
            for arm in arms:
                yield from _referred(arm)
        case _:
            return
