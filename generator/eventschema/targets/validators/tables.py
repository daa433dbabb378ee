"""Tables of functions by the value of a tag."""

from __future__ import annotations

from typing import Final

from eventschema.ir.plan import ChooseByTag, Delegate
from eventschema.plan.function_names import accepting
from eventschema.source.logic import any_of
from eventschema.source.module import SourceModule
from eventschema.source.tree import Constant, Dict, Expression, Name, Pair
from eventschema.targets.validators.conditions import a_key, an_exact_number
from eventschema.targets.validators.surroundings import CheckedValue

FEWEST: Final = 4
"""How many values of a tag make a table; fewer are compared one after the other."""


def table_of(module: SourceModule, union: ChooseByTag, hint: str) -> Name:
    """The table of `union` in `module`, which is made if there is none."""
    cases = (
        Pair(Constant(tag), Name(accepting(block[0].function)))
        for tag, block in union.cases
        if isinstance(block[0], Delegate)
    )
    return module.constant(Dict(tuple(cases)), f"_is_by_{hint.rstrip('_')}".upper())


def is_tabled(union: ChooseByTag) -> bool:
    """Whether the cases of `union` are looked up."""
    return len(union.cases) >= FEWEST and all(
        len(block) == 1 and isinstance(block[0], Delegate) for _, block in union.cases
    )


def keys_of(union: ChooseByTag, tag: CheckedValue) -> Expression:
    """Whether `tag` may be a key of the table of `union`."""
    texts = any(isinstance(value, str) for value, _ in union.cases)
    numbers = any(isinstance(value, int) for value, _ in union.cases)
    return any_of(
        ([a_key(tag)] if texts else []) + ([an_exact_number(tag.variable)] if numbers else [])
    )
