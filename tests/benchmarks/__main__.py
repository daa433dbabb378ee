"""Measures every row of the comparison in one run; writes `results/`.

python tests/benchmarks            all of it
python tests/benchmarks is_valid   some rows, to the terminal only
"""

import platform
import sys
import tempfile
import tracemalloc
from importlib.metadata import version
from pathlib import Path
from typing import Final

from peers import FAST, RUST, SCHEMA_FILE, SDK
from processes import datamodel_codegen, generation, imports, run, scale, throughput
from report import PLOT, plot, ratio_table, ratios, table, time_table
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
    wanted = sys.argv[1:]
    timings = [
        timing
        for row, calls in ROWS.items()
        if not wanted or row in wanted
        for timing in measure(row, calls)
    ]
    if wanted:
        print(time_table(timings))
        print(ratio_table(ratios(timings)))
        return
    with tempfile.TemporaryDirectory() as directory:
        workspace = Path(directory)
        models = workspace / "peer_models.py"
        run(datamodel_codegen(SCHEMA_FILE, models))
        timings.append(Timing("import", "module", imports(models)))
        runs = generation(workspace)
        timings.append(Timing("generate", "schema", {k: v.seconds for k, v in runs.items()}))
        sizes = scale(workspace)
        rates = throughput(workspace)
    found = ratios(timings)
    text = "\n\n".join(
        [
            "# Measured",
            f"By `python tests/benchmarks` on Python {platform.python_version()}, "
            f"{platform.machine()}, best of interleaved repeats. "
            + ", ".join(f"{name} {version(name)}" for name in PACKAGES)
            + ".",
            f"![How many times as fast as the peers]({PLOT})",
            ratio_table(found),
            footnotes(),
            "## Generation at scale",
            table(
                ["definitions", "seconds", "ms per definition", "peak memory"],
                [
                    [
                        f"{size:,}",
                        f"{each.seconds:.2f}",
                        f"{each.seconds / size * 1e3:.2f}",
                        f"{each.peak / 1e6:.0f} MB",
                    ]
                    for size, each in sizes.items()
                ],
            ),
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
