"""What has to happen to a value on its way between JSON data and dataclasses."""

from collections import defaultdict, deque
from collections.abc import Mapping
from enum import IntEnum

from eventschema.ir.types import (
    Anything,
    Definition,
    List,
    Map,
    Module,
    Record,
    Tuple,
    Type,
    Union,
    parts,
    references,
)


class Carriage(IntEnum):
    """How a value travels: as it is, with lists and dicts copied, or with more than JSON in it."""

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
            for name in references(each):
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
            *(self._definitions[name] for name in references(type_)),
            Carriage.SAME,
        )


def _own(definition: Definition) -> Carriage:
    if isinstance(definition, Record):
        return Carriage.CONVERTED
    return max(map(_structure, parts(definition)), default=Carriage.SAME)


def _structure(type_: Type) -> Carriage:
    """The carriage of a type as far as its own lists and maps go."""
    match type_:
        case List(Anything()) | Map(Anything()):
            return Carriage.SAME
        case Tuple(is_closed=True):
            return Carriage.CONVERTED
        case List() | Tuple() | Map():
            return max([Carriage.COPIED, *map(_structure, parts(type_))])
        case Union(arms):
            return max(map(_structure, arms), default=Carriage.SAME)
        case _:
            return Carriage.SAME
