"""Values for a place that show something about what may stand there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from eventschema.ir.types import Json
from eventschema.ir.values import as_json
from eventschema.sets.regions import Bound

LONGEST: Final = 5_000
"""Characters of a string that shows where a limit is."""

LARGEST: Final = 128
"""Items or members of an array or object that shows where a limit is."""


MOST_LISTED: Final = 1_000
"""Values of an enumeration that are shown."""


@dataclass(frozen=True, slots=True)
class Variation:
    """Values that show the same: of an event with one of them the verdict is `valid`.

    None stands for either verdict. The first value counts whose event has the verdict.
    """

    shows: str
    values: Iterable[Json]
    valid: bool | None


def kept(limit: Bound, values: Iterable[Json]) -> Iterator[Variation]:
    """Values that go as far as `limit` lets them."""
    yield Variation(f"at {_said(limit)}", values, valid=True)


def broken(limit: Bound, values: Iterable[Json]) -> Iterator[Variation]:
    """Values that go a step beyond `limit`."""
    yield Variation(f"beyond {_said(limit)}", values, valid=False)


def _said(limit: Bound) -> str:
    return f"{limit.keyword} {as_json(limit.value)}"
