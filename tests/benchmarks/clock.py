"""Times of callables that compete: interleaved, best of many repeats."""

from collections.abc import Callable, Mapping
from math import exp, log
from time import perf_counter
from typing import Final

Callables = Mapping[str, Callable[[], object]]

BLOCK: Final = 0.001
"""Seconds that one timed block of calls should take: short, so that some are not disturbed."""


def best_times(callables: Callables, repeats: int) -> dict[str, float]:
    """Seconds per call of each callable, the best of `repeats` interleaved blocks."""
    counts = {name: _calls_per_block(call) for name, call in callables.items()}
    best = dict.fromkeys(callables, float("inf"))
    for _ in range(repeats):
        for name, call in callables.items():
            best[name] = min(best[name], _block(call, counts[name]) / counts[name])
    return best


def geometric_mean(values: list[float]) -> float:
    """The geometric mean of positive numbers."""
    return exp(sum(map(log, values)) / len(values))


def _calls_per_block(call: Callable[[], object]) -> int:
    call()  # what is imported or compiled at the first call is not part of the others
    count = 1
    while (seconds := _block(call, count)) < BLOCK / 4:
        count *= 4
    return max(1, round(count * BLOCK / seconds))


def _block(call: Callable[[], object], count: int) -> float:
    calls = range(count)
    start = perf_counter()
    for _ in calls:
        call()
    return perf_counter() - start
