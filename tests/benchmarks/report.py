"""The measurements as Markdown and as a plot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import matplotlib as mpl
from clock import geometric_mean
from matplotlib import pyplot as plt
from rows import OURS, Timing

PLOT: Final = "ratios.svg"


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times as fast as `peer` we are on `row`, per kind of event."""

    row: str
    peer: str
    by_kind: Mapping[str, float]
    floor: float | None = None
    floor_every_kind: float | None = None

    @property
    def mean(self) -> float:
        """The geometric mean over the kinds."""
        return geometric_mean(list(self.by_kind.values()))

    @property
    def worst(self) -> float:
        """The ratio on the kind that suits us least."""
        return min(self.by_kind.values())

    @property
    def verdict(self) -> str:
        """Whether the floors are reached; empty where there is none."""
        if self.floor is None:
            return ""
        reached = self.mean >= self.floor and self.worst >= (self.floor_every_kind or 0)
        return "yes" if reached else "no"


FLOORS: Final[dict[tuple[str, str], tuple[float, float | None]]] = {
    ("is_valid", "jsonschema-rs"): (1.0, None),
    ("is_valid", "fastjsonschema"): (30, 7),
    ("iter_errors", "jsonschema-rs"): (10, None),
    ("parse", "pydantic"): (5, 3),
    ("to_dict", "pydantic"): (5, 3),
    ("to_json", "json.dumps(to_dict())"): (3, 1.5),
    ("parse_json", "pydantic"): (1.8, None),
    ("import", "official SDK"): (10, None),
    ("import", "datamodel-code-generator"): (4, None),
    ("generate", "datamodel-code-generator"): (2, None),
}


def ratios(timings: Sequence[Timing]) -> list[Ratio]:
    """One ratio per row and peer, in the order measured."""
    by_pair: dict[tuple[str, str], dict[str, float]] = {}
    for timing in timings:
        for peer, seconds in timing.seconds.items():
            if peer != OURS:
                kinds = by_pair.setdefault((timing.row, peer), {})
                kinds[timing.kind] = seconds / timing.seconds[OURS]
    return [
        Ratio(row, peer, kinds, *FLOORS.get((row, peer), (None, None)))
        for (row, peer), kinds in by_pair.items()
    ]


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def times(number: float) -> str:
    """A ratio for readers."""
    return f"{number:.2f}x" if number < 10 else f"{number:.0f}x"


def ratio_table(found: Sequence[Ratio]) -> str:
    """Every ratio beside its floor."""
    return table(
        ["what", "against", "geometric mean", "slowest kind", "floor", "reached"],
        [
            [
                f"`{ratio.row}`",
                ratio.peer,
                times(ratio.mean),
                times(ratio.worst),
                _floor(ratio),
                ratio.verdict,
            ]
            for ratio in found
        ],
    )


def _floor(ratio: Ratio) -> str:
    if ratio.floor is None:
        return ""
    every = f", every kind {ratio.floor_every_kind:g}x" if ratio.floor_every_kind else ""
    return f"{ratio.floor:g}x{every}"


def kind_table(found: Sequence[Ratio]) -> str:
    """Every ratio that there is a floor for, per kind of event."""
    shown = [ratio for ratio in found if ratio.floor is not None and len(ratio.by_kind) > 1]
    kinds = list(shown[0].by_kind)
    return table(
        ["event", *(f"`{ratio.row}` / {ratio.peer}" for ratio in shown)],
        [[kind, *(times(ratio.by_kind[kind]) for ratio in shown)] for kind in kinds],
    )


def time_table(timings: Sequence[Timing]) -> str:
    """Microseconds per call, per kind of event."""
    return table(
        ["what", "event", "competitor", "µs"],
        [
            [f"`{timing.row}`", timing.kind, peer, f"{seconds * 1e6:.2f}"]
            for timing in timings
            for peer, seconds in timing.seconds.items()
        ],
    )


def plot(found: Sequence[Ratio], directory: Path) -> None:
    """Bars of the geometric means on a logarithmic axis, a mark at each floor."""
    mpl.rcParams["svg.hashsalt"] = "eventschema"
    mpl.rcParams["svg.fonttype"] = "none"
    shown = list(reversed(found))
    figure, axes = plt.subplots(figsize=(9, 0.36 * len(shown) + 1.2))
    places = range(len(shown))
    axes.barh(places, [ratio.mean for ratio in shown], color="#3b7dd8", height=0.62)
    for place, ratio in zip(places, shown, strict=True):
        axes.text(ratio.mean * 1.05, place, times(ratio.mean), va="center", fontsize=8)
        if ratio.floor:
            axes.plot([ratio.floor] * 2, [place - 0.42, place + 0.42], color="#d1495b", lw=2)
    axes.set_yticks(places, [f"{ratio.row} / {ratio.peer}" for ratio in shown], fontsize=8)
    axes.set_xscale("log")
    axes.axvline(1, color="black", lw=0.8)
    axes.set_xlabel("times as fast as the peer (red: the floor we set ourselves)")
    axes.spines[["top", "right"]].set_visible(False)
    figure.tight_layout()
    figure.savefig(directory / PLOT, metadata={"Date": None})
