"""Python source is laid out as ruff leaves it, whatever its size."""

import ast
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import eventschema
from eventschema.source.printer import function_lines
from eventschema.source.tree import (
    ANY,
    NONE,
    TRUE,
    And,
    Assign,
    Attribute,
    Call,
    Compare,
    Comprehension,
    Conditional,
    Constant,
    Declare,
    Dict,
    Display,
    Evaluate,
    Expression,
    For,
    Function,
    If,
    JoinedString,
    Name,
    Not,
    Operation,
    Or,
    Pair,
    Parameter,
    Raise,
    Return,
    Slice,
    Starred,
    Statement,
    Subscript,
    call,
    item,
    length,
    method,
)
from packages import ROOT

NAMES = ("v", "value", "UNSET", "None_", "RealtimeConversationItem", "Assistant" * 6)
FUNCTIONS = 600
MOST_PIECES = 5


class Source:
    """Random source, of the kinds that are generated."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def name(self) -> Expression:
        return Name(self.random.choice(NAMES))

    def constant(self) -> Expression:
        text = "x" * self.random.choice([1, 10, 40])
        return self.random.choice([Constant(1), Constant(text), Constant('"'), NONE, TRUE])

    def some(self, least: int, most: int, depth: int) -> tuple[Expression, ...]:
        return tuple(self.value(depth) for _ in range(self.random.randint(least, most)))

    def annotation(self, depth: int = 2, *, union: bool = True) -> Expression:
        match self.random.choice(["name", "list", "dict", "literal", "union"] if depth else [""]):
            case "list":
                return Subscript(Name("list"), (self.annotation(depth - 1),))
            case "dict":
                return Subscript(Name("dict"), (Name("str"), self.annotation(depth - 1)))
            case "literal":
                texts = ("x" * self.random.choice([3, 30, 60]) for _ in range(1, 5))
                return Subscript(Name("Literal"), tuple(map(Constant, texts)))
            case "union" if union:
                arms = range(self.random.randint(2, 4))
                return Operation("|", tuple(self.annotation(1, union=False) for _ in arms))
            case _:
                return self.name()

    def condition(self, depth: int) -> Expression:
        kinds = ["comparison", "comparison", "call", "and", "or", "not", "method"]
        match self.random.choice(kinds if depth else kinds[:3]):
            case "comparison":
                operator = self.random.choice(["==", "!=", "in", "not in", "is", "is not", "<"])
                return Compare(self.operand(), operator, self.operand())  # type: ignore[arg-type]
            case "and":
                return And(tuple(self.condition(depth - 1) for _ in range(2, 5)))
            case "or":
                return Or((self.condition(depth - 1), self.condition(depth - 1)))
            case "not":
                return Not(call("accepts", *self.some(1, 2, 0)))
            case "method":
                return method(self.name(), "isascii")
            case _:
                return call("accepts_" * self.random.randint(1, 4), *self.some(0, 2, 0))

    def operand(self) -> Expression:
        kinds: list[Callable[[], Expression]] = [
            self.name,
            self.constant,
            lambda: Attribute(self.name(), "__class__"),
            lambda: length(self.name()),
            lambda: method(self.name(), "get", self.constant()),
            lambda: item(self.name(), self.constant()),
        ]
        return self.random.choice(kinds)()

    def value(self, depth: int) -> Expression:
        deeper = depth - 1
        kinds: list[Callable[[], Expression]] = [
            self.name,
            self.constant,
            lambda: item(self.name(), self.constant()),
            lambda: Call(self.name(), ()),
            lambda: Call(self.name(), self.some(1, 2, deeper)),
            lambda: method(self.name(), "get", *self.some(1, 3, deeper)),
            lambda: Display("list", self.some(0, 4, deeper)),
            lambda: Display("tuple", self.some(0, 4, deeper)),
            lambda: Display("set", self.some(1, 4, deeper)),
            lambda: Display("list", (Starred(call("map", self.name(), self.name())),)),
            lambda: Dict(tuple(Pair(self.constant(), each) for each in self.some(0, 4, deeper))),
            lambda: Comprehension(self.value(deeper), Name("item"), self.name(), self.operand()),
            lambda: Comprehension(
                Pair(Name("name"), self.value(deeper)), Name("name"), self.name()
            ),
            lambda: Conditional(self.value(deeper), self.condition(1), self.value(deeper)),
            lambda: Operation("+", (self.operand(), self.operand())),
            lambda: self.condition(2),
            lambda: Slice(self.name(), Constant(1)),
        ]
        return self.random.choice(kinds if depth > 0 else kinds[:4])()

    def text(self) -> Expression:
        """JSON text, of which values are put into all but the first piece."""
        pieces: list[tuple[str | Expression, ...]] = []
        for number in range(self.random.randint(2, MOST_PIECES)):
            name = f'"{"x" * self.random.randint(1, 30)}":'
            value = Attribute(Name("record"), "x" * self.random.randint(1, 20))
            pieces.append((name, call("string", value)) if number else ("{", name, "1,"))
        return JoinedString(tuple(pieces))

    def statement(self, depth: int = 2) -> Statement:
        kinds: list[Callable[[], Statement]] = [
            lambda: Assign(Attribute(Name("record"), "x" * 20), self.value(3)),
            lambda: Assign(item(Name("value"), self.constant()), self.value(3)),
            lambda: Assign(Name("text"), self.text(), "+"),
            lambda: Return(self.value(3)),
            lambda: Return(self.text()),
            lambda: Return(self.condition(3)),
            lambda: Evaluate(call("add_members", *self.some(2, 3, 1))),
            lambda: Declare(self.name(), self.annotation()),
            lambda: Declare(self.name(), self.annotation(), Name("UNSET")),
            lambda: Declare(self.name(), self.annotation(), Constant("constant")),
            lambda: If(self.condition(3), [self.statement(0)]),
            lambda: If(self.condition(3), [self.statement(depth - 1)], [self.statement(depth - 1)]),
            lambda: For(Display("tuple", (Name("a"), Name("b"))), self.value(2), [Raise(ANY)]),
            lambda: For(Name("item"), self.value(2), [self.statement(depth - 1)]),
        ]
        return self.random.choice(kinds if depth > 0 else kinds[:10])()


def test_ruff_changes_nothing(tmp_path: Path) -> None:
    source = Source(Random(1))
    lines: list[str] = []
    for number in range(FUNCTIONS):
        name = f"function_{'x' * source.random.randint(0, 60)}_{number}"
        parameters = (Parameter("value", ANY), Parameter("evaluated", source.annotation(1)))
        body = [source.statement() for _ in range(5)]
        function = Function(name, parameters[: 1 + number % 2], ANY, body, "$defs", (Name("once"),))
        lines += ["", "", *function_lines(function)] if lines else function_lines(function)
    file = tmp_path / "functions.py"
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


def test_a_long_function_ends_in_a_call_of_one_that_goes_on() -> None:
    names = [f"member_{letter}{other}" for letter in "abcdefgh" for other in "abcdefgh"]
    schema = {
        "type": "object",
        "properties": {name: {"type": "string", "maxLength": 9} for name in names},
        "required": names[:1],
        "additionalProperties": False,
    }
    files = eventschema.build(schema, package="long")
    for path in ("long/validators.py", "long/codecs.py"):
        functions = [
            node for node in ast.parse(files[path]).body if isinstance(node, ast.FunctionDef)
        ]
        assert max((each.end_lineno or 0) - each.lineno for each in functions) < 200
        assert any("__from_member_" in each.name for each in functions)
    validator = eventschema.compile(schema)
    whole = dict.fromkeys(names, "text")
    assert validator.is_valid(whole)
    assert not validator.is_valid({**whole, names[-1]: "longer than nine"})
    assert not validator.is_valid({**whole, "another": "text"})
