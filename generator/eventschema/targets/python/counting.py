"""How many of its members are known to an arm of a union: where several accept an object."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from eventschema.ir.types import Alias, Anything, Map, Record, Reference, TaggedUnion, Type, Union
from eventschema.source.logic import any_of
from eventschema.source.tree import (
    Assign,
    Call,
    Code,
    Compare,
    Comprehension,
    Conditional,
    Constant,
    Display,
    Expression,
    If,
    Name,
    Operation,
    Return,
    Statement,
    call,
    length,
    method,
    tuple_of,
)
from eventschema.targets.python.choosing import Chooser
from eventschema.targets.python.codec_module import VALUE, Around
from eventschema.targets.python.decoded_values import NAME
from eventschema.targets.validators.conditions import matches
from eventschema.targets.validators.surroundings import CheckedValue

NONE_KNOWN: Final = Constant(0)
REFUSED: Final = Constant(-1)


def best(arms: Sequence[Type], results: Sequence[Expression], around: Around) -> Code:
    """Return the result of the arm that accepts the value and knows most of its members."""
    found, at = Name("found"), Name("best")
    code: list[Statement] = [
        Assign(found, tuple_of(*_counts(arms, around))),
        Assign(at, method(found, "index", call("max", found))),
    ]
    *first, last = results
    for index, result in enumerate(first):
        code.append(If(Compare(at, "==", Constant(index)), [Return(result)]))
    return (*code, Return(last))


def _counts(arms: Sequence[Type], around: Around) -> list[Expression]:
    """How many members each arm knows; less than none where it does not accept the value."""
    counts: list[Expression] = []
    for arm in arms:
        match arm:
            case Reference(name):
                accepted = around.accepted(name)
                counts.append(Conditional(_count(arm, around), accepted, REFUSED))
            case Anything():
                counts.append(NONE_KNOWN)
            case _:
                counts.append(REFUSED)
    return counts


@dataclass(frozen=True, slots=True)
class Counting(Chooser):
    """The function that tells how many members of an object a union knows."""

    def result(self, arm: Type | None) -> Expression:
        """How many an arm knows."""
        return NONE_KNOWN if arm is None else _count(arm, self.around)

    def best(self, arms: Sequence[Type]) -> Code:
        """How many the arm knows that knows most."""
        return (Return(call("max", *_counts(arms, self.around))),)


def add_counting(around: Around) -> None:
    """Add the functions that are wanted, and those that these want."""
    done = 0
    while done < len(around.counters):
        wanted = [*around.counters.items()][done:]
        done += len(wanted)
        for name, reference in wanted:
            memory = bool(around.memory(reference))
            match around.types.by_name[reference.name]:
                case TaggedUnion(arms=arms, decision=decision) | Alias(type=Union(arms, decision)):
                    code = Counting(name, arms, around).body(decision)
                    around.add(name, code, returns=Name("int"), memory=memory)
                case _:
                    pass


def _count(arm: Type, around: Around) -> Expression:
    """How many members of the object `value`, which is valid for `arm`, that knows."""
    if not isinstance(arm, Reference):
        return NONE_KNOWN
    match around.types.by_name[arm.name]:
        case TaggedUnion() | Alias(type=Union()):
            return Call(around.counter(arm.name), (VALUE, *around.memory(arm)))
        case Record() | Alias(type=Map()) as definition:
            return _declared(definition, around)
        case Alias(type=aliased):
            return _count(aliased, around)


def _declared(definition: Record | Alias, around: Around) -> Expression:
    """How many members of `value` a definition declares."""
    declared, owner = around.known[definition.name], definition.snake_name
    names = [name for keyword, name in declared if keyword == "properties"]
    patterns = [pattern for keyword, pattern in declared if keyword == "patternProperties"]
    if not declared:
        return NONE_KNOWN
    known = _constant(definition, names, around)
    if not patterns:
        return length(Operation("&", (known, method(VALUE, "keys"))))
    subject = CheckedValue(NAME, f"{owner}_name", around.validators)
    tests: list[Expression] = [Compare(NAME, "in", known)] if names else []
    test = any_of([*tests, *(matches(pattern, subject) for pattern in patterns)])
    return length(Comprehension(NAME, NAME, VALUE, test))


def _constant(definition: Record | Alias, names: Sequence[str], around: Around) -> Name:
    """The constant that holds `names`, which a definition declares: its attributes, as a rule."""
    fields = [each.name for each in definition.fields] if isinstance(definition, Record) else []
    is_usual = {*names} == {*fields}
    constant = around.constant(definition.snake_name, "members" if is_usual else "known")
    if names:
        held = tuple(map(Constant, fields if is_usual else names))
        around.module.define(constant.id, Display("set", held))
    return constant
