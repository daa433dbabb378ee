"""What a schema has evaluated, put into a set at run time."""

from __future__ import annotations

from itertools import chain
from typing import assert_never

from eventschema.checks.code import Atom, Do, Node, all_of, any_of, chosen, each, when
from eventschema.checks.conditions import a_key, matches, sure
from eventschema.checks.frame import Frame
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


def marking(frame: Frame, marks: Marks, v: str, evaluated: str) -> list[Node]:
    """Put into the set `evaluated` what `marks` mark of the variable `v`."""
    return list(chain.from_iterable(_marking(frame, mark, v, evaluated) for mark in marks))


def _marking(frame: Frame, mark: Mark, v: str, evaluated: str) -> list[Node]:
    match mark:
        case MarkNames(names):
            known = frame.around.sequence(names, f"{frame.subject(v).hint}_names")
            with frame.variables.local("name") as name:
                there = Atom(f"{name} in {v}")
                return each(f"{name} in {known}", when(there, [Do(f"{evaluated}.add({name})")]))
        case MarkMatching(patterns):
            with frame.variables.local("name") as name:
                subject = frame.subject(name)
                found = any_of(matches(pattern, subject) for pattern in patterns)
                add = when(all_of((a_key(subject), found)), [Do(f"{evaluated}.add({name})")])
                return each(f"{name} in {v}", add)
        case MarkPrefix(count):
            return [Do(f"{evaluated}.update(range(min({count}, len({v}))))")]
        case MarkContained(body):
            with frame.variables.local("index") as at, frame.variables.local("item") as item:
                add = when(sure(body, frame.subject(item)), [Do(f"{evaluated}.add({at})")])
                return each(f"{at}, {item} in enumerate({v})", add)
        case MarkAll(of):
            everything = v if of == "members" else f"range(len({v}))"
            return [Do(f"{evaluated}.update({everything})")]
        case MarkIf(condition, then, otherwise):
            test = sure(condition, frame.subject(v))
            sides = (marking(frame, side, v, evaluated) for side in (then, otherwise))
            return chosen(test, *sides)
        case MarkIfMember(name, then):
            return when(frame.has(name, v), marking(frame, then, v, evaluated))
        case MarkCall(collector):
            return [Do(f"_mark_{collector}({v}, {evaluated})")]
        case _:
            assert_never(mark)
