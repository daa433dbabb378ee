"""What a schema has evaluated, put into a set at run time."""

from __future__ import annotations

from itertools import chain
from typing import assert_never

from eventschema.checks.code import Atom, Do, Node, all_of, any_of, chosen, each
from eventschema.checks.conditions import Subject, Surroundings, a_key, matches, sure
from eventschema.checks.variables import Variables
from eventschema.plan import (
    Mark,
    MarkAll,
    MarkCall,
    MarkContained,
    MarkIf,
    MarkIfMember,
    MarkMatching,
    MarkNames,
    MarkPrefix,
    Marks,
)


class Marking:
    """Prints marks inside the function called `name`."""

    def __init__(self, name: str, around: Surroundings, variables: Variables) -> None:
        self._name = name
        self._around = around
        self._variables = variables

    def subject(self, v: str) -> Subject:
        """The variable `v`, and what constants about it are called."""
        plain = v.isidentifier() and v != "value"
        hint = f"{self._name}_{v.rstrip('_')}" if plain else self._name
        return Subject(v, hint, self._around)

    def marks(self, marks: Marks, v: str) -> list[Node]:
        """Put into the set `evaluated` what `marks` mark."""
        return list(chain.from_iterable(self._mark(mark, v) for mark in marks))

    def _mark(self, mark: Mark, v: str) -> list[Node]:
        subject = self.subject(v)
        match mark:
            case MarkNames(names):
                table = f"{self._around.literal(list(names), subject.hint + '_names')}"
                with self._variables.local("name") as name:
                    found = f"{name} for {name} in {table} if {name} in {v}"
                return [Do(f"evaluated.update({found})")]
            case MarkMatching(patterns):
                with self._variables.local("name") as name:
                    test = any_of(matches(pattern, self.subject(name)) for pattern in patterns)
                    found = all_of((a_key(name), test))
                    add: list[Node] = [Do(f"evaluated.add({name})")]
                    return each(f"{name} in {v}", chosen(found, add, []))
            case MarkPrefix(count):
                return [Do(f"evaluated.update(range(min({count}, len({v}))))")]
            case MarkContained(item_block):
                with self._variables.local("index") as at, self._variables.local("item") as item:
                    test = sure(item_block, self.subject(item))
                    add = [Do(f"evaluated.add({at})")]
                    return each(f"{at}, {item} in enumerate({v})", chosen(test, add, []))
            case MarkAll("members"):
                return [Do(f"evaluated.update({v})")]
            case MarkAll("items"):
                return [Do(f"evaluated.update(range(len({v})))")]
            case MarkIf(test, then, otherwise):
                sides = self.marks(then, v), self.marks(otherwise, v)
                return chosen(sure(test, subject), *sides)
            case MarkIfMember(name, then):
                return chosen(Atom(f"{self._key(name, v)} in {v}"), self.marks(then, v), [])
            case MarkCall(collector):
                return [Do(f"_mark_{collector}({v}, evaluated)")]
            case _:
                assert_never(mark)

    def _key(self, name: str, v: str) -> str:
        return self._around.literal(name, f"{self.subject(v).hint}_name")
