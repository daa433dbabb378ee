"""What a schema has evaluated, put into a set at run time."""

from __future__ import annotations

from itertools import chain
from typing import assert_never

from eventschema.ir.plan import (
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
from eventschema.plan.function_names import collecting
from eventschema.source.logic import all_of, any_of, chosen, each, when
from eventschema.source.tree import (
    Compare,
    Constant,
    Evaluate,
    Expression,
    Statement,
    call,
    length,
    method,
    tuple_of,
)
from eventschema.targets.validators.conditions import a_key, matches, sure
from eventschema.targets.validators.frame import Frame


def marking(frame: Frame, marks: Marks, v: Expression, evaluated: Expression) -> list[Statement]:
    """Put into the set `evaluated` what `marks` mark of the variable `v`."""
    return list(chain.from_iterable(_marking(frame, mark, v, evaluated) for mark in marks))


def _marking(frame: Frame, mark: Mark, v: Expression, evaluated: Expression) -> list[Statement]:
    match mark:
        case MarkNames(names):
            known = frame.around.sequence(names, f"{frame.subject(v).hint}_names")
            with frame.variables.local("name") as name:
                return each(name, known, when(Compare(name, "in", v), [_put(name, evaluated)]))
        case MarkMatching(patterns):
            with frame.variables.local("name") as name:
                subject = frame.subject(name)
                found = any_of(matches(pattern, subject) for pattern in patterns)
                add = when(all_of((a_key(subject), found)), [_put(name, evaluated)])
                return each(name, v, add)
        case MarkPrefix(count):
            indexes = call("range", call("min", Constant(count), length(v)))
            return [Evaluate(method(evaluated, "update", indexes))]
        case MarkContained(body):
            with frame.variables.local("index") as at, frame.variables.local("item") as item:
                add = when(sure(body, frame.subject(item)), [_put(at, evaluated)])
                return each(tuple_of(at, item), call("enumerate", v), add)
        case MarkAll(of):
            everything = v if of == "members" else call("range", length(v))
            return [Evaluate(method(evaluated, "update", everything))]
        case MarkIf(condition, then, otherwise):
            test = sure(condition, frame.subject(v))
            sides = (marking(frame, side, v, evaluated) for side in (then, otherwise))
            return chosen(test, *sides)
        case MarkIfMember(name, then):
            return when(frame.has(name, v), marking(frame, then, v, evaluated))
        case MarkCall(collector):
            return [Evaluate(call(collecting(collector), v, evaluated, frame.memory))]
        case _:
            assert_never(mark)


def _put(step: Expression, evaluated: Expression) -> Evaluate:
    return Evaluate(method(evaluated, "add", step))
