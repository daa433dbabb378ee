"""The uses of a definition: upstream may have changed what it says in one of them alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from eventschema.openapi.edits import Difference, Replaced
from eventschema.openapi.place import used_definition
from eventschema.schema.pointers import segments_of
from eventschema.schema.registry import Schema

DEEPEST: Final = 20
"""How many definitions, one used in the other, a difference is carried through at most."""

Context: TypeAlias = Mapping[str, str]
"""For definitions of my side, the pointer of what they are compared with where we are."""


@dataclass(frozen=True, slots=True)
class Use:
    """A place of my side that uses a definition, upstream's side of it, and what is around it."""

    mine: Schema
    theirs: Schema
    context: Context


@dataclass(frozen=True, slots=True)
class Found:
    """A difference, and the definition that shows it, compared with its counterpart, if any."""

    difference: Difference
    definition: str | None
    counterpart: str | None


def found(difference: Difference, context: Context) -> Found:
    """`difference` as it shows in `context`."""
    match segments_of(difference.pointer):
        case ["$defs", name, *_]:
            return Found(difference, name, context.get(name))
        case _:
            return Found(difference, None, None)


class Uses:
    """The uses of each definition of my side, by the counterpart that it has there."""

    def __init__(self) -> None:
        self._uses: dict[str, dict[str, list[Use]]] = {}

    def add(self, definition: str, counterpart: str, use: Use) -> None:
        """Note that `definition` is compared with what is at the pointer `counterpart`."""
        self._uses.setdefault(definition, {}).setdefault(counterpart, []).append(use)

    def apart(self, every: Sequence[Found]) -> tuple[list[Found], frozenset[tuple[str, str]]]:
        """The differences, each where it has to be settled.

        A definition follows one of its counterparts: one that it does not differ from, or else
        the one with most uses. What differs otherwise from another one is a difference of the use
        and not of the definition; these pairs of definition and counterpart are answered, too.
        """
        apart = set[tuple[str, str]]()
        settled = list(every)
        for _ in range(DEEPEST):
            strangers = self._strangers(settled)
            moved = list[Found]()
            for one in settled:
                own = (one.definition or "", one.counterpart or "")
                if own in strangers:
                    uses = self._uses[own[0]][own[1]]
                    moved += [_at(use, one.difference, own[0]) for use in uses]
                else:
                    moved.append(one)
            if not strangers:
                break
            apart |= strangers
            settled = moved
        return settled, frozenset(apart)

    def _strangers(self, every: Sequence[Found]) -> set[tuple[str, str]]:
        """The definitions and counterparts that differ, and not as the definition's own does."""
        said = dict[tuple[str, str], set[tuple[str, str, str]]]()
        for one in every:
            if one.definition is not None and one.counterpart is not None:
                what = (one.difference.rule, one.difference.pointer, one.difference.sentence)
                said.setdefault((one.definition, one.counterpart), set()).add(what)
        strangers = set[tuple[str, str]]()
        for name in {name for name, _ in said}:
            uses = self._uses.get(name, {})
            saying = {other: said.get((name, other), set()) for other in uses}
            own = min(
                saying,
                key=lambda other: (bool(saying[other]), -len(uses[other]), len(saying[other])),
            )
            strangers |= {(name, o) for o in saying if saying[o] and saying[o] != saying[own]}
        return strangers


def _at(use: Use, difference: Difference, definition: str) -> Found:
    refers = used_definition(use.mine) == definition
    where = f", in this use of `{definition}` alone"
    moved = replace(
        difference,
        pointer=use.mine.pointer,
        sentence=difference.sentence.removesuffix(where) + where,
        edits=(Replaced(use.mine.pointer, use.theirs.contents),) if refers else (),
    )
    return found(moved, use.context)
