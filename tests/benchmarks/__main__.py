"""Measures every row of the comparison in one run; writes `results/`.

python tests/benchmarks                 all of it, in some minutes
python tests/benchmarks is_valid parse  some rows, to the terminal only
"""

import platform
import tempfile
import tracemalloc
from argparse import ArgumentParser
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Final

from notes import shortfalls
from peers import FAST, RUST, SDK
from processes import Run, generation, imports, scale, throughput
from report import PLOT, kind_table, plot, ratio_table, ratios, table, time_table
from rows import OURS, ROWS, Timing, accepted_broken, measure
from workload import EVENTS

from realtime_events import ga

RESULTS: Final = Path(__file__).parent / "results"
PACKAGES: Final = (
    "jsonschema-rs",
    "fastjsonschema",
    "pydantic",
    "openai",
    "msgspec",
    "orjson",
    "datamodel-code-generator",
)


def main() -> None:
    """Measure, print, and write the results when everything was measured."""
    options = ArgumentParser(prog="python tests/benchmarks", description="Measures against peers.")
    options.add_argument("rows", nargs="*", help="all by default")
    options.add_argument("--repeats", type=int, default=100, help="of each timed block of calls")
    chosen = options.parse_args()
    if unknown := [row for row in chosen.rows if row not in ROWS]:
        options.error(f"no row is called {unknown[0]!r} (there are {', '.join(ROWS)})")
    timings = [timing for row in chosen.rows or ROWS for timing in measure(row, chosen.repeats)]
    if chosen.rows:
        print(time_table(timings))
        print(ratio_table(ratios(timings)))
        return
    with tempfile.TemporaryDirectory() as directory:
        workspace = Path(directory)
        few = max(1, chosen.repeats // 20)
        generated = generation(workspace, few)
        imported = imports(workspace / "peer_models.py", 4 * few)
        timings.append(Timing("import", "module", imported))
        timings += [Timing(row, "schemas", seconds) for row, seconds in generated.items()]
        sizes = scale(workspace)
        rates = throughput(workspace)
    found = ratios(timings)
    text = "\n\n".join(
        [
            "# Measured",
            f"By `python tests/benchmarks` on Python {platform.python_version()}, "
            f"{platform.machine()}, best of {chosen.repeats} interleaved repeats. "
            + ", ".join(f"{name} {version(name)}" for name in PACKAGES)
            + ".",
            f"![How many times as fast as the peers]({PLOT})",
            ratio_table(found),
            footnotes(),
            *shortfalls(found),
            "## Per kind of event",
            kind_table(found),
            "## Generation at scale",
            scale_table(sizes),
            "## Throughput of `eventschema validate`",
            table(
                ["jobs", "MB/s", "events/s"],
                [[jobs, f"{mb:.1f}", f"{events:,.0f}"] for jobs, (mb, events) in rates.items()],
            ),
            "## Memory per parsed event",
            memory_table(),
            "## Every time",
            time_table(timings),
        ]
    )
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "README.md").write_text(text + "\n", encoding="utf-8")
    plot(found, RESULTS)
    print(text)


def scale_table(sizes: Mapping[int, Run]) -> str:
    """What generation costs as schemas grow."""
    return table(
        ["definitions", "CPU seconds", "ms per definition", "peak memory"],
        [
            [
                f"{size:,}",
                f"{each.cpu:.2f}",
                f"{each.cpu / size * 1e3:.2f}",
                f"{each.peak / 1e6:.0f} MB",
            ]
            for size, each in sizes.items()
        ],
    )


def footnotes() -> str:
    """Where a peer does less than the row asks, as found in this run."""
    refused = {
        "jsonschema-rs": accepted_broken(RUST.validate),
        "fastjsonschema": accepted_broken(FAST),
        "pydantic": accepted_broken(SDK.validate_python),
        OURS: accepted_broken(ga.validate),
    }
    lines = [
        f"- {peer} accepts {len(kinds)} of the {len(EVENTS)} broken events"
        + (f": {', '.join(kinds)}." if kinds else ".")
        for peer, kinds in refused.items()
    ]
    lines += [
        "- pydantic reads the official SDK's types, with the schema's base64 `pattern` on `audio` "
        "of the append event; the SDK's types keep unknown members and check no limits.",
        "- msgspec is measured where its structs can express the event: it has one tag per union, "
        "so items told apart by `type` and then `role` are out of its reach.",
        "- `pydantic` dumps with `exclude_unset=True`, which gives the same members as we do.",
    ]
    return "\n".join(lines)


def memory_table(count: int = 2_000) -> str:
    """Bytes that one parsed event keeps, beside those of pydantic's object."""
    rows = []
    for kind, event in EVENTS.items():
        kept = [_bytes_per_object(parse, event, count) for parse in (ga.parse, SDK.validate_python)]
        rows.append([kind, *(f"{size:,.0f} B" for size in kept)])
    return table(["event", OURS, "pydantic"], rows)


def _bytes_per_object(parse, event, count: int) -> float:  # type: ignore[no-untyped-def]
    parse(event)
    tracemalloc.start()
    objects = [parse(event) for _ in range(count)]
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return size / len(objects)


if __name__ == "__main__":
    main()
