"""Whether all values that meet one demand are known to meet another one."""

from collections import deque
from typing import TypeAlias

from eventschema.diff.differences import Breach, SomeRefused
from eventschema.diff.relations import (
    ENOUGH,
    Obligations,
    Tools,
    of_any,
    of_listed,
    of_numbers,
    of_strings,
    sought,
)
from eventschema.diff.relations_arrays import of_arrays
from eventschema.diff.relations_objects import of_objects
from eventschema.diff.variants import Variants
from eventschema.ir.types import JsonType
from eventschema.sets.meeting import is_empty
from eventschema.sets.membership import every, meets
from eventschema.sets.regions import (
    Arrays,
    Demand,
    Numbers,
    Objects,
    Region,
    Strings,
    UndecidedError,
    Values,
)

_Pair: TypeAlias = tuple[Demand, Demand]


class Inclusion:
    """Pairs of demands, the first of which is inside the second, as far as is known.

    What is asked for while it is being worked out counts as inside: a difference between
    recursive schemas is one that some finite value shows.
    """

    def __init__(self, tools: Tools) -> None:
        self.tools = tools
        self.variants = Variants(tools.forms)
        self._inside: dict[_Pair, None] = {}
        self._unknown: set[_Pair] = set()

    def __call__(self, ours: Demand, theirs: Demand) -> bool:
        """Whether every value that meets `ours` is known to meet `theirs`."""
        before = len(self._inside)
        pending = deque([(ours, theirs)])
        while pending:
            pair = pending.popleft()
            if pair in self._inside or not pair[1].terms:
                continue
            parts = None if pair in self._unknown else self._parts(pair)
            if parts is None:
                while len(self._inside) > before:
                    self._inside.popitem()
                self._unknown |= {pair, (ours, theirs)}
                return False
            pending += parts
        return True

    def _parts(self, pair: _Pair) -> list[_Pair] | None:
        """The pairs that must be inside for `pair` to be; None when something else is amiss."""
        self._inside[pair] = None
        ours, theirs = pair
        parts: list[_Pair] = []
        if self.tools.likeness.demands(ours, theirs):
            return parts
        for kind, regions in self.tools.forms(ours).items():
            for region in regions:
                found = self._region(kind, region, theirs)
                if found is None:
                    return None
                parts += found
        return parts

    def _region(self, kind: JsonType, ours: Region, theirs: Demand) -> list[_Pair] | None:
        forms = self.tools.forms
        if isinstance(ours, Values):
            return [] if every(meets(forms, theirs, v) for v in ours.values) else None
        regions = forms(theirs).get(kind, ())
        candidates = self.variants.candidates(ours, regions)
        if len(candidates) == 1:
            parts = self._obligations(ours, regions[candidates[0]])
            if parts is not None:
                return parts
        for index in candidates if len(candidates) > 1 else ():
            parts = self._obligations(ours, regions[index])
            if parts is not None and all(self(*part) for part in parts):
                return []
        if len(candidates) > 1:
            pieces = self.variants.pieces(ours, [regions[index] for index in candidates])
            found = [self._region(kind, piece, theirs) for piece, _ in pieces]
            if pieces and None not in found:
                return [part for parts in found for part in parts or ()]
        return [] if is_empty(forms, ours) else None

    def _obligations(self, ours: Region, theirs: Region) -> list[_Pair] | None:
        parts: list[_Pair] = []
        for obligation in self.relate(ours, theirs):
            if isinstance(obligation, Breach):
                return None
            parts.append((obligation.ours, obligation.theirs))
        return parts

    def region(self, kind: JsonType, ours: Region, theirs: Demand) -> bool:
        """Whether every value of `ours`, of type `kind`, is known to meet `theirs`."""
        parts = self._region(kind, ours, theirs)
        return parts is not None and all(self(*part) for part in parts)

    def relate(self, ours: Region, theirs: Region) -> Obligations:
        """What must hold for `ours`, which is not listed, to be in `theirs`, of the same type."""
        try:
            yield from self._relate(ours, theirs)
        except UndecidedError:
            yield Breach(
                SomeRefused(), sought(lambda: self.tools.instances.of_region(ours, ENOUGH))
            )

    def _relate(self, ours: Region, theirs: Region) -> Obligations:
        yield from of_any(self.tools, ours, theirs)
        match ours, theirs:
            case _, Values():
                yield from of_listed(self.tools, ours, theirs)
            case Numbers(), Numbers():
                yield from of_numbers(ours, theirs)
            case Strings(), Strings():
                yield from of_strings(self.tools, ours, theirs)
            case Arrays(), Arrays():
                yield from of_arrays(self.tools, self, ours, theirs)
            case Objects(), Objects():
                yield from of_objects(self.tools, ours, theirs)
            case _:
                raise UndecidedError
