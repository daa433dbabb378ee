"""Python expressions are laid out as ruff leaves them, whatever their size."""

import subprocess
import sys
from pathlib import Path
from random import Random

from eventschema.python.layout import (
    Brackets,
    Chain,
    Comprehension,
    Conditional,
    Expression,
    Hole,
    Labelled,
    Strings,
    lay_out,
)
from packages import ROOT

NAMES = ["str", "None", "Foo", "RealtimeConversationItem", "A" * 40, "Assistant" * 6]
STATEMENTS = 1_000


def annotation(random: Random, depth: int = 0) -> Expression:
    kind = "name" if depth > 2 else random.choice(["name", "list", "dict", "literal", "union"])
    match kind:
        case "list":
            return Brackets("list[", (annotation(random, depth + 1),), "]")
        case "dict":
            return Brackets("dict[", ("str", annotation(random, depth + 1)), "]")
        case "literal":
            values = (f'"{"x" * random.choice([3, 30, 60])}"' for _ in range(random.randint(1, 6)))
            return Brackets("Literal[", tuple(values), "]")
        case "union":
            arms = (annotation(random, 3) for _ in range(random.randint(2, 4)))
            lists = (Brackets("list[", (annotation(random, 3),), "]") for _ in range(2))
            return Chain("|", (*arms, *lists))
        case _:
            return random.choice(NAMES)


def value(random: Random, depth: int = 0) -> Expression:
    kinds = ["call", "list", "dict", "conditional"] if depth == 0 else ["call", "list", "dict"]
    kind = "name" if depth > 2 else random.choice(["name", *kinds])
    match kind:
        case "call":
            name = random.choice(["decode(", f"_decode_{'item_' * random.randint(1, 12)}("])
            count = random.randint(1, 2)
            return Brackets(name, tuple(value(random, depth + 1) for _ in range(count)), ")")
        case "list":
            return Comprehension("[", value(random, depth + 1), ("for item in value",), "]")
        case "dict":
            names = ["x" * random.randint(1, 20) for _ in range(random.randint(1, 4))]
            members = (Labelled(f'"{name}": ', value(random, depth + 1)) for name in names)
            return Brackets("{", tuple(members), "}", display=True)
        case "conditional":
            return Conditional(value(random, 2), '"member" in value', value(random, 2))
        case _:
            return random.choice(["UNSET", "value", "x" * 40])


def text(random: Random) -> Strings:
    pieces = [
        (f'"{"x" * random.randint(1, 30)}":', Hole(f"string(record.{'x' * random.randint(1, 30)})"))
        for _ in range(random.randint(1, 5))
    ]
    return Strings((("{",) + pieces[0], *pieces[1:]))


def test_ruff_changes_nothing(tmp_path: Path) -> None:
    random = Random(1)
    lines = ["class Class:"]
    for number in range(STATEMENTS):
        after = random.choice(["", " = UNSET", ' = "constant"'])
        lines += lay_out(annotation(random), f"field_{number}: ", after, margin="    ")
    lines += ["", "", "def function():"]
    for _ in range(STATEMENTS):
        before = random.choice(["record.x = ", "return "])
        lines += lay_out(value(random), before, margin="    ")
        lines += lay_out(text(random), random.choice(["text += ", "return "]), margin="    ")
    lines += ["", ""]
    for number in range(STATEMENTS):
        lines += lay_out(annotation(random), f"Alias{number}: TypeAlias = ")
    file = tmp_path / "statements.py"
    file.write_text("\n".join([*lines, ""]), "utf-8")
    command = [
        sys.executable,
        "-m",
        "ruff",
        "format",
        "--diff",
        "--config",
        ROOT / "pyproject.toml",
        file,
    ]
    run = subprocess.run(command, check=False, capture_output=True, text=True)
    assert run.stdout == ""
    assert "1 file already formatted" in run.stderr
