"""What was counted while events were checked."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Final, TypeAlias, TypeVar

from eventschema.reports import counted, one_line
from eventschema.schema.pointers import ROOT

Kind: TypeAlias = tuple[str, str]
"""A keyword, and a JSON Pointer in which `*` stands for every index of an array."""

KINDS: Final = 1_000
"""How many kinds are counted apart at most: invalid events may make up any number."""

OTHERS: Final = "(others)"

_Each = TypeVar("_Each")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many events there were, how many of them were invalid, and how many violations.

    `types` counts the events by type, `places` the violations by keyword and place; both are
    empty unless asked for.
    """

    events: int = 0
    invalid: int = 0
    violations: int = 0
    types: Counter[str] = field(default_factory=Counter)
    places: Counter[Kind] = field(default_factory=Counter)

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.events + other.events,
            self.invalid + other.invalid,
            self.violations + other.violations,
            _limited(self.types + other.types, OTHERS),
            _limited(self.places + other.places, (OTHERS, OTHERS)),
        )


def _limited(counts: Counter[_Each], others: _Each) -> Counter[_Each]:
    """The most frequent kinds; the rest counted together as `others`."""
    if len(counts) <= KINDS + 1:
        return counts
    rest = counts.pop(others, 0)
    kept = Counter(dict(counts.most_common(KINDS)))
    kept[others] = rest + counts.total() - kept.total()
    return kept


def sentence(tally: Tally) -> str:
    """The numbers in one line."""
    events, violations = counted(tally.events, "event"), counted(tally.violations, "violation")
    if not tally.invalid:
        return f"{events}, all valid" if tally.events else "no events"
    return f"{events}, {tally.invalid:,} invalid, {violations}"


def table(tally: Tally) -> str:
    """The numbers by type and by place, the largest first; empty where nothing was counted."""
    places = {
        f"{pointer or ROOT} [{keyword}]": count
        for (keyword, pointer), count in tally.places.items()
    }
    parts = (("events by type", dict(tally.types)), ("violations by place", places))
    return "".join(_part(title, counts) for title, counts in parts if counts)


def _part(title: str, counts: dict[str, int]) -> str:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    width = len(f"{ordered[0][1]:,}")
    rows = "".join(f"  {count:>{width},}  {one_line(name)}\n" for name, count in ordered)
    return f"{title}:\n{rows}"


def as_json(tally: Tally) -> dict[str, object]:
    """The numbers as a JSON object."""
    return {
        "events": tally.events,
        "invalid": tally.invalid,
        "violations": tally.violations,
        "types": dict(tally.types.most_common()),
        "places": [
            {"keyword": keyword, "pointer": pointer, "count": count}
            for (keyword, pointer), count in tally.places.most_common()
        ],
    }
