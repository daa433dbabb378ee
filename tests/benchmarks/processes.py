"""What only whole processes show: imports, generation, memory, throughput."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any, Final

from peers import ROOT, SCHEMA_FILE
from workload import EVENTS

ENVIRONMENT: Final = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | {
    "PYTHONPATH": os.pathsep.join([str(ROOT / "generated"), str(ROOT / "generator")]),
    "PYTHONWARNINGS": "ignore",
}
EVENTSCHEMA: Final = (sys.executable, "-m", "eventschema")
SIZES: Final = (100, 1_000, 10_000)


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process: seconds on the clock and of the CPU, peak resident memory in bytes."""

    seconds: float
    cpu: float
    peak: int


def run(command: Iterable[str | Path], cwd: Path = ROOT) -> Run:
    """Run `command` to its end; its failure is ours."""
    start = perf_counter()
    process = subprocess.Popen(
        list(map(str, command)), cwd=cwd, env=ENVIRONMENT, stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Run(seconds, usage.ru_utime + usage.ru_stime, peak)


def best_runs(commands: dict[str, list[str | Path]], repeats: int) -> dict[str, Run]:
    """The cheapest of `repeats` interleaved runs of each command."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(repeats):
        for name, command in commands.items():
            runs[name].append(run(command))
    return {name: min(of_one, key=lambda each: each.cpu) for name, of_one in runs.items()}


def imports(pydantic_models: Path, repeats: int) -> dict[str, float]:
    """CPU seconds that each import adds to an empty interpreter."""
    statements = {
        "nothing": "pass",
        "eventschema": "import realtime_events.ga",
        "official SDK": "import openai.types.realtime",
        "datamodel-code-generator": (
            f"import sys; sys.path.insert(0, {str(pydantic_models.parent)!r}); "
            f"import {pydantic_models.stem}"
        ),
    }
    commands = {name: [sys.executable, "-c", code] for name, code in statements.items()}
    runs = best_runs(commands, repeats)
    empty = runs.pop("nothing").cpu
    return {name: run.cpu - empty for name, run in runs.items()}


def generation(workspace: Path, repeats: int) -> dict[str, dict[str, float]]:
    """CPU seconds for both shipped modules with all targets, and for models alone of one.

    `generate` has no cache; `generate again` has the result of the same input in one.
    """
    ours = [*EVENTSCHEMA, "generate", "--output", workspace / "generated"]
    peer = "datamodel-code-generator"
    caches = {"generate": os.devnull, "generate again": workspace / "caches"}
    runs = best_runs(
        {row: ["env", f"XDG_CACHE_HOME={cache}", *ours] for row, cache in caches.items()}
        | {peer: datamodel_codegen(SCHEMA_FILE, workspace / "peer_models.py")},
        repeats,
    )
    return {row: {"eventschema": runs[row].cpu, peer: runs[peer].cpu} for row in caches}


def datamodel_codegen(schema: Path, output: Path) -> list[str | Path]:
    """The command that makes pydantic models of `schema`."""
    return [
        sys.executable, "-m", "datamodel_code_generator",
        "--input", schema, "--input-file-type", "jsonschema",
        "--output", output, "--output-model-type", "pydantic_v2.BaseModel",
        "--target-python-version", "3.11",
    ]  # fmt: skip


def scale(workspace: Path) -> dict[int, Run]:
    """`generate` on unions of 100, 1,000 and 10,000 definitions."""
    runs = {}
    for size in SIZES:
        schema, output = workspace / f"{size}.schema.json", workspace / str(size)
        schema.write_text(json.dumps(union_of(size)), encoding="utf-8")
        names = ["--schema", schema, "--package", f"events_{size}", "--output", output]
        uncached = ["env", f"XDG_CACHE_HOME={os.devnull}"]
        runs[size] = run([*uncached, *EVENTSCHEMA, "generate", *names], cwd=workspace)
    return runs


def union_of(size: int) -> dict[str, Any]:
    """A schema of `size` definitions: half events, half payloads that they refer to."""
    definitions: dict[str, Any] = {}
    for number in range(size // 2):
        definitions[f"Event{number}"] = {
            "type": "object",
            "description": f"Something of kind {number} happened.",
            "properties": {
                "type": {"const": f"event.{number}"},
                "id": {"type": "string", "maxLength": 64},
                "payload": {"$ref": f"#/$defs/Payload{number}"},
            },
            "required": ["type", "payload"],
            "additionalProperties": False,
        }
        definitions[f"Payload{number}"] = {
            "type": "object",
            "description": f"What event {number} carries.",
            "properties": {
                "count": {"type": "integer", "minimum": 0},
                "labels": {"type": "array", "items": {"type": "string"}},
                "mode": {"enum": ["on", "off"]},
                "parent": {"$ref": f"#/$defs/Payload{number // 2}"},
            },
            "required": ["count"],
        }
    events = [{"$ref": f"#/$defs/Event{number}"} for number in range(size // 2)]
    return {"title": "Anything", "oneOf": events, "$defs": definitions}


def throughput(workspace: Path, events: int = 80_000) -> dict[str, tuple[float, float]]:
    """MB and events per second of `eventschema validate`, by number of jobs."""
    lines = [json.dumps(event) for event in EVENTS.values()]
    file = workspace / "events.jsonl"
    file.write_text("\n".join(lines * (events // len(lines))) + "\n", encoding="utf-8")
    size = file.stat().st_size / 1e6
    rates = {}
    for jobs in (1, os.cpu_count() or 1):
        command = [*EVENTSCHEMA, "validate", "--module", "ga", "--jobs", str(jobs), file]
        seconds = min(run(command).seconds for _ in range(2))
        rates[f"{jobs} job" + "s" * (jobs > 1)] = size / seconds, events / seconds
    return rates
