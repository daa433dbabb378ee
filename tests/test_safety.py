"""Whatever text a schema holds, and wherever it stands, nothing of it is executed or rendered."""

import ast
import builtins
import importlib
import itertools
import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest
from click.testing import CliRunner

import eventschema
from eventschema.build import build_distribution
from eventschema.cli import main
from eventschema.cli.files.output import MANIFEST, write
from eventschema.errors import InternalError, SchemaError
from eventschema.source import guard
from eventschema.source.guard import checked, is_plain
from eventschema.targets.python import models
from rendered import importable, rendered

CANARY: Final = "SCHEMA_TEXT_WAS_EXECUTED"
ACT: Final = f"setattr(__import__('builtins'), '{CANARY}', 1)"
"""An expression that leaves a trace where it is evaluated."""

PRODUCT: Final = str(7 * 191)
"""What a template engine makes of `7 * 191`."""

LINE_BREAKS: Final = {
    "line feed": "\n",
    "carriage return": "\r",
    "both": "\r\n",
    "vertical tab": "\v",
    "form feed": "\f",
    "file separator": "\x1c",
    "group separator": "\x1d",
    "record separator": "\x1e",
    "next line": "\x85",
    "line separator": "\u2028",
    "paragraph separator": "\u2029",
}
PAYLOADS: Final = {
    "double quotes": f'" + {ACT} + "',
    "single quotes": f"' + {ACT} + '",
    "triple double quotes": f'"""\n{ACT}\n"""',
    "triple single quotes": f"'''\n{ACT}\n'''",
    "both triple quotes": f'"""\n{ACT}\n"""' + f"'''\n{ACT}\n'''",
    "an escaped quote before": f'\\"""\n{ACT}\n"""',
    "four quotes": f'""""\n{ACT}\n""""',
    "quotes at the end": 'say "yes"',
    "a backslash at the end": f"; {ACT} \\",
    "backslashes at the end": f'\\\\"; {ACT} # \\\\',
    "a backslash and a line": f"\\\n{ACT}\\\n",
    "an escape": f"\\x22\\x22\\x22\\n{ACT}\\N{{QUOTATION MARK}}\\u0022",
    "braces": f"{{{ACT}}}",
    "braces inside out": f"}}{{{ACT}}}{{",
    "braces and quotes": f"\"{{{ACT}}}\" '{{{ACT}}}'",
    "format strings": "{} {0} {0.__class__} {x!r:>{y}} %s %(x)s %n $x ${x}",
    "template expression": "{{ 7 * 191 }}",
    "template statement": "{% if true %}{{ 7 * 191 }}{% endif %}{% raw %}",
    "template comment": "#} {{ 7 * 191 }} {#",
    "template lines": "# for x in range(1)\n{{- 7 * 191 -}}\n# endfor",
    "markup": f"<script>{ACT}</script><img src=x onerror=alert(1)><!-- -->",
    "end of a script": f"</script></style></pre></code>{ACT}",
    "Markdown": f"](javascript:{ACT}) # [a](b)\n\n```\n{ACT}\n~~~\n| a | b |\n\n<b>",
    "direction": f"\u202e{ACT}\u202c \u2066{ACT}\u2069 \u200f\u200e",
    "lone surrogates": f"\ud800 {ACT} \udfff",
    "a pair of surrogates": "\ud83d\ude00",
    "NUL": f"\x00{ACT}\x00",
    "control characters": "\x07\x08\x1b[31m\x7f\x9b31m",
    "byte order mark": f"\ufeff{ACT}",
    "encoding": f"# -*- coding: utf-7 -*-\n+AG8-{ACT}",
    "TOML": f'"]\n[tool.{CANARY}]\nx = 1\n[["',
    "paths": f"../../{CANARY}/..\\..\\{CANARY}",
    "an absolute path": f"/{CANARY}",
    "a drive": f"C:\\{CANARY}:stream",
    "a device": "CON",
    "nothing but spaces": " \t ",
    "nothing": "",
    "dunder": "__class__",
    "a dunder method": "__init__",
    "slots": "__slots__",
    "a keyword": "import",
    "a builtin": "exec",
    "a method": "to_dict",
    "emoji": "👩‍🚀",
    **{
        f"line break: {name}": f"# {line_break}{ACT}{line_break}"
        for name, line_break in LINE_BREAKS.items()
    },
}
Keywords = dict[str, Any]

ANNOTATIONS: Final[Mapping[str, Callable[[str], Keywords]]] = {
    "title": lambda text: {"title": text},
    "description": lambda text: {"description": text},
    "$comment": lambda text: {"$comment": text},
    "default": lambda text: {"default": text},
    "default: keys and values": lambda text: {"default": {text: [text, {text: text}]}},
    "examples: keys and values": lambda text: {"examples": [{text: [text, {text: text}]}]},
    "format": lambda text: {"format": text},
    "x-": lambda text: {"x-group": text, "x-answers": [text], "x-errors": [text]},
    "x- that is not known": lambda text: {"x-more": {text: [text]}, f"x-{text}": text},
    "an unknown keyword": lambda text: {f"more{text}": text},
}
"""What is said at every schema: at the root, at definitions, at properties and at items."""

MEMBERS: Final[Mapping[str, Callable[[str], Keywords]]] = {
    "property name": lambda text: {"properties": {text: {"type": "string"}}},
    "property name of a tag": lambda text: {
        "properties": {
            "tagged": {
                "oneOf": [
                    {"properties": {f"{text}tag": {"const": each}}, "required": [f"{text}tag"]}
                    for each in ("a", "b")
                ]
            }
        }
    },
    "const": lambda text: {"properties": {"const": {"const": text}}},
    "const: keys and values": lambda text: {"properties": {"constants": {"const": {text: [text]}}}},
    "enum": lambda text: {"properties": {"enum": {"enum": [text, f"{text}2", 3]}}},
    "tag": lambda text: {
        "properties": {
            "union": {
                "oneOf": [
                    {"properties": {"type": {"const": each}}, "required": ["type"]}
                    for each in (text, f"{text}2")
                ]
            }
        }
    },
    "pattern": lambda text: {"properties": {"pattern": {"type": "string", "pattern": exact(text)}}},
    "patternProperties": lambda text: {
        "properties": {"keys": {"patternProperties": {exact(text): {"type": "string"}}}}
    },
    "propertyNames": lambda text: {"properties": {"names": {"propertyNames": {"const": text}}}},
    "dependentRequired": lambda text: {"dependentRequired": {text: [f"{text}2"]}},
    "definition name": lambda text: {
        "$defs": {f"{text}Part": {"type": "object", "properties": {"x": {"const": text}}}},
        "properties": {"part": {"$ref": f"#/$defs/{reference(text)}Part"}},
    },
}
"""What is said of the members of an object."""

POSITIONS: Final = (*ANNOTATIONS, *MEMBERS, "required")


def exact(text: str) -> str:
    """An ECMA-262 pattern of nothing but `text`; letters and quotes stand for themselves."""
    units = text.encode("utf-16-be", "surrogatepass")
    codes = [int.from_bytes(units[i : i + 2]) for i in range(0, len(units), 2)]
    plain = "<>`% #\"'/:=!_,"
    return "".join(
        chr(code)
        if code < 128 and (chr(code).isalnum() or chr(code) in plain)
        else f"\\u{code:04x}"
        for code in codes
    ).join("^$")


def reference(text: str) -> str:
    """`text` as a part of a JSON Pointer in a URI fragment."""
    escaped = text.replace("~", "~0").replace("/", "~1")
    return "".join(f"%{ord(char):02x}" if char.isascii() else char for char in escaped)


def hostile_schema(text: str, positions: Sequence[str] = POSITIONS) -> Keywords:
    """A schema with `text` in each of `positions`."""
    said: Keywords = {}
    for name in positions:
        if name in ANNOTATIONS:
            said |= ANNOTATIONS[name](text)
    properties: Keywords = {"type": {"const": "say"}, "free": {**said}}
    properties["items"] = {"type": "array", "items": {**said, "type": "string"}, **said}
    event: Keywords = {**said, "type": "object", "required": ["type"]}
    definitions: Keywords = {}
    for name in positions:
        if name in MEMBERS:
            keywords = MEMBERS[name](text)
            definitions |= keywords.pop("$defs", {})
            for member, schema in keywords.pop("properties", {}).items():
                properties[member] = {**said, **schema}
            event |= keywords
    if "required" in positions:
        event["required"] = ["type", f"{text}3"]
    event["properties"] = properties
    stop = {"type": "object", "properties": {"type": {"const": "stop"}}, "required": ["type"]}
    return {
        **said,
        "oneOf": [{"$ref": "#/$defs/Say"}, {"$ref": "#/$defs/Stop"}],
        "$defs": {**definitions, "Say": event, "Stop": stop},
    }


def instance(text: str) -> dict[str, Any]:
    """An instance that is valid for `hostile_schema(text)`."""
    return {
        "type": "say",
        text: text,
        f"{text}2": text,
        f"{text}3": text,
        "free": {text: [text, {text: text}]},
        "items": [text],
        "tagged": {f"{text}tag": "b"},
        "const": text,
        "constants": {text: [text]},
        "enum": f"{text}2",
        "union": {"type": f"{text}2"},
        "pattern": text,
        "keys": {text: text},
        "names": {text: text},
        "part": {"x": text},
    }


@pytest.fixture(autouse=True)
def _no_trace() -> Iterator[None]:
    yield
    assert not vars(builtins).pop(CANARY, None)


@pytest.fixture(params=PAYLOADS, ids=lambda name: name.replace(" ", "-"))
def text(request: pytest.FixtureRequest) -> str:
    return PAYLOADS[request.param]


def names(python: str) -> Iterator[str]:
    """Every name and attribute in Python source: what it refers to, not what its strings say."""
    for node in ast.walk(ast.parse(python)):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name):
                yield name
            case ast.arg(arg=name) | ast.keyword(arg=str(name)):
                yield name
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield name


def flaws(schema: Any, valid: Any, directory: Path) -> Iterator[str]:
    """What goes wrong when all that is made of `schema` is imported, used and read."""
    try:
        files = eventschema.build(schema, package="hostile")
        source = eventschema.compile(schema).source
    except SchemaError as error:
        yield f"refused: {error}"
        return
    for path, content in {**files, "compiled.py": source}.items():
        if PRODUCT in content:
            yield f"{path}: a template was filled in"
        if path.endswith(".py"):
            try:
                used = set(names(content))
            except (SyntaxError, ValueError) as error:
                yield f"{path}: {error}"
                return
            if found := [n for n in used if not n.isascii()] or used & {"setattr", "__import__"}:
                yield f"{path}: refers to {found}"
        elif path.endswith(".jsonl"):
            yield from (
                f"{path}: {line}" for line in content.split("\n")[:-1] if not is_vector(line)
            )
        else:
            page = rendered(content)
            if {*page.names} & {"script", "img", "b", "style", "!--"}:
                yield f"{path}: renders markup"
            yield from (f"{path}: links to {to}" for to in page.links if not is_relative(to))
    try:
        with importable(files, directory):
            module = importlib.import_module("hostile")
            for name in ("models", "codecs", "validators"):
                importlib.import_module(f"hostile.{name}")
            yield from misbehaviour(module, valid)
    except (ImportError, SyntaxError, UnicodeError, NameError, AttributeError) as error:
        yield f"cannot be used: {error!r}"
    if CANARY in vars(builtins):
        del vars(builtins)[CANARY]
        yield "was executed"


def is_relative(target: str) -> bool:
    return target.startswith("#") or (
        target.partition("#")[0].endswith((".md", ".jsonl")) and ":" not in target
    )


def is_vector(line: str) -> bool:
    """Whether a line is in ASCII, one JSON object, and could be sent."""
    return line.isascii() and line.isprintable() and is_unicode(json.loads(line)["instance"])


def misbehaviour(module: Any, valid: Any) -> Iterator[str]:
    """What a generated module does not do with a valid instance and with an invalid one."""
    if not is_unicode(valid):  # no JSON text says this
        if module.is_valid(valid) == any(module.iter_errors(valid)):
            yield "does not know whether it accepts"
        return
    yield from (f"rejects: {violation}" for violation in module.iter_errors(valid))
    event = module.parse(valid)
    if event.to_dict() != valid or json.loads(event.to_json()) != valid:
        yield "does not give back what it was given"
    if repr(event) == "" or module.parse_json(json.dumps(valid)) != event:
        yield "does not read what it writes"
    for name in valid:
        wrong = {**valid, name: 1.5}
        if module.is_valid(wrong) != (not [str(each) for each in module.iter_errors(wrong)]):
            yield f"contradicts itself on {name!r}"


def is_unicode(value: Any) -> bool:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def test_text_in_every_position_is_only_text(text: str, tmp_path: Path) -> None:
    """All positions at once; if that goes wrong, each alone tells which ones do."""
    if found := list(flaws(hostile_schema(text), instance(text), tmp_path)):
        alone = {
            position: list(flaws(hostile_schema(text, [position]), {"type": "stop"}, tmp_path))
            for position in POSITIONS
        }
        pytest.fail(f"{found}, by position: { {p: f for p, f in alone.items() if f} }")


@pytest.mark.parametrize(
    "keyword", ["$id", "$schema", "$ref", "$anchor", "$dynamicAnchor", "pattern", "format", "type"]
)
def test_text_where_not_every_text_can_stand(keyword: str, text: str, tmp_path: Path) -> None:
    """Either it is refused with its place, or it is only text there too."""
    schema = {"$defs": {"Part": {"type": "string", keyword: text}}, "type": "object"}
    schema["properties"] = {"part": {"$ref": "#/$defs/Part"}}
    for flaw in flaws(schema, {}, tmp_path):
        assert flaw.startswith("refused: ")


def test_a_text_that_names_a_resource_is_only_text(text: str, tmp_path: Path) -> None:
    uri = "urn:example:" + "".join(c for c in text if c.isascii() and c.isalnum())
    schema = {"$id": uri, "$anchor": "a", "type": "object", "properties": {"x": {"$ref": "#a"}}}
    assert not list(flaws(schema, {"x": {"x": {}}}, tmp_path))


def test_a_distribution_is_described_by_nothing_of_the_schemas(text: str, tmp_path: Path) -> None:
    files = build_distribution({"one": hostile_schema(text)}, "hostile_events")
    plain = build_distribution({"one": hostile_schema("plain")}, "hostile_events")
    described = tomllib.loads(files["pyproject.toml"])
    assert described == tomllib.loads(plain["pyproject.toml"])
    assert described.keys() == {"build-system", "project", "tool"}
    output = tmp_path / "deep" / "out"
    write(output, files, "hostile_events")
    written = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")}
    assert written == {f"deep/out/{path}" for path in (*files, MANIFEST)}
    allowed = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./")
    assert set(itertools.chain.from_iterable(files)) <= allowed
    for path, content in files.items():
        assert (output / path).read_bytes() == content.encode()


TERMINAL: Final = "\x1b[31m \x07\x08\x9b31m \r\n \u2028 \u202e\u2066 \x00"
"""What a terminal would act upon, or show as something else."""


@pytest.mark.parametrize(
    "arguments",
    [
        ["validate", "--schema", "one.json", "events.json"],
        ["validate", "--schema", "one.json", "--format", "json", "events.json"],
        ["validate", "--schema", "one.json", "--format", "github", "events.json"],
        ["validate", "--schema", "reference.json", "events.json"],
        ["validate", "--schema", "no.json", "events.json"],
        ["validate", "--schema", f"{TERMINAL[:9]}.json", "events.json"],
        ["validate", "--schema", "one.json", "no.json"],
        ["diff", "one.json", "other.json"],
        ["diff", "other.json", "one.json"],
        ["check"],
        ["check", "--format", "github"],
        ["generate", "--check"],
        ["generate", "--schema", "one.json", "--package", TERMINAL, "--output", "out"],
        ["import-openapi", "one.json", "--schema", TERMINAL],
    ],
    ids=" ".join,
)
def test_a_terminal_is_told_nothing(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    members = {TERMINAL: {"enum": [TERMINAL]}, "a": {"const": TERMINAL}}
    one = {"type": "object", "title": TERMINAL, "properties": members, "required": [TERMINAL]}
    files = {
        "one.json": {**one, "additionalProperties": False, "$defs": {TERMINAL: {"x-": TERMINAL}}},
        "other.json": {"type": "object", "properties": {TERMINAL: {"type": "integer"}}},
        "reference.json": {"$ref": f"#/$defs/{TERMINAL}"},
        "events.json": {TERMINAL: TERMINAL[1:], f"{TERMINAL}1": 1, "a": [TERMINAL]},
    }
    for name, value in files.items():
        (tmp_path / name).write_text(json.dumps(value), "utf-8")
    (tmp_path / "no.json").write_text(f'{{"a": "{TERMINAL}"', "utf-8")
    (tmp_path / "pyproject.toml").write_text(
        '[tool.eventschema]\noutput = "out"\npackage = "events"\n'
        '[tool.eventschema.modules]\none = "one.json"\n',
        "utf-8",
    )
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, arguments, color=True)
    assert result.exit_code in {1, 2}, result.output
    assert isinstance(result.exception, SystemExit)
    assert result.output
    own = {"\n", "\x1b"} if "--check" in arguments else {"\n"}  # the colours of a difference
    shown = set(result.output) - own
    assert {character for character in shown if not character.isprintable()} == set()


@pytest.mark.parametrize(
    "code",
    [
        "import os",
        "from os import system",
        "from json import *",
        "import json",
        "eval('1')",
        "exec(b'')",
        "open('/dev/null')",
        "x = __import__",
        "x = globals()",
        "x = getattr(int, 'real')",
        "x = ().__class__.__bases__",
        "x = is_valid.__globals__",
        "import re\nx = re.enum.sys",
        "global x",
        "del x",
        "while True: pass",
        "with x: pass",
        "async def f(): pass",
        "def f(): yield",
        "def f(x=open): pass",
        "class A(metaclass=compile): pass",
        "x: eval('1')",
        "f'{eval(1)}'",
        "@exec\ndef f(): pass",
        "match x:\n    case 1: pass",
        "assert x",
        "x = (",
        "x = '\\N{nothing}'",
        "x = 1\0",
    ],
)
def test_python_that_no_template_writes_is_not_handed_out(code: str) -> None:
    with pytest.raises(InternalError, match=r"^a/models\.py would "):
        checked("a/models.py", code)


PIECES: Final = (
    *("'", '"', '"""', "\\", "\n", "\r", "\f", "\0", " ", ";", "#", "{", "}", "(", ")", "[", "]"),
    *(":", "=", ".", ",", "*", "/", "+", "-", "<", ">", "@", "~", "^", "!", "0", "é", "f", "rb"),
    *(
        "exec",
        ".__globals__",
        "__import__",
        "re",
        "\nre.enum",
        "await ",
        "async ",
        "yield ",
        "match ",
    ),
    *("type ", "*x", "try: pass", "while 1: pass", "import os", "del x", "lambda: ", "if 1: "),
)
PLAIN: Final = (
    'x = "a"',
    "x = ['a', \"b\\n\", '']",
    'x = f(""" " \' """)',
    '# "a\nx: Final = 1.5',
    "def f(x: int) -> int:\n    try:\n        return x\n    except E:\n        pass",
    "class A(B):\n    x: int = -1",
    "for x in y:\n    if x.y(1)[2:3] // 4 != {5: 6, **z}:\n        z += 1",
    "x = [y for y in z if type(y) is int and re.compile('')]",
    "def f():\n    yield from map(lambda x: x, y)",
)


@pytest.mark.filterwarnings("ignore:invalid", "ignore:.*is not ", "ignore:.*indices must be")
def test_what_is_plain_needs_no_syntax_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever anything is put into what a template writes, twice."""
    random = Random(1)
    changed = dict.fromkeys(PLAIN)
    for text in PLAIN:
        for at in range(len(text) + 1):
            changed |= {f"{text[:at]}{piece}{text[at:]}": None for piece in PIECES}
    for text in random.sample(list(changed), 10_000):
        at = random.randrange(len(text) + 1)
        changed[f"{text[:at]}{random.choice(PIECES)}{text[at:]}"] = None
    plain = [text for text in changed if is_plain(text) and is_python(text)]
    assert len(plain) > 1000
    monkeypatch.setattr(guard, "is_plain", lambda source: False)
    for text in plain:
        assert checked("a/models.py", text) == text


def is_python(text: str) -> bool:
    try:
        builtins.compile(text, "<text>", "exec")
    except (SyntaxError, ValueError):
        return False
    return True


def test_variables_named_like_modules_are_looked_up_in_the_imports_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_at: list[str] = []

    def counted(source: str) -> bool:
        looked_at.append(source)
        return is_plain(source)

    monkeypatch.setattr(guard, "is_plain", counted)
    checked("a/models.py", guard.BREAK.join(["x = regex.a + regex.b"] * 50))
    assert len(looked_at) == 2 * 50


def test_a_variable_may_be_named_like_a_module_that_is_not_imported() -> None:
    text = "def is_regex(regex: Any) -> bool:\n    return regex.isascii()"
    assert checked("a/models.py", text) == text
    for imported in ("import regex", "from eventschema import regex"):
        with pytest.raises(InternalError, match="in line 5, what no template writes: regex"):
            checked("a/models.py", f"{imported}\n\n\n{text}")
    tool = {"type": "object", "properties": {"a": {"maxLength": 3}}, "required": ["a"]}
    schema = {"type": "object", "properties": {"regex": {**tool, "title": "regex"}}}
    assert not eventschema.compile(schema).is_valid({"regex": {}})


@pytest.mark.parametrize("overridden", [None, "codecs"])
def test_a_hole_in_an_escape_ends_in_an_error(
    overridden: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever other file is made by a template of the user's own."""
    if overridden:
        (tmp_path / "python").mkdir()
        (tmp_path / "python" / f"{overridden}.py.jinja").write_text("OWN = True\n", "utf-8")
    monkeypatch.setattr(models, "docstring", lambda text, margin, **_: [f'{margin}"""{text}"""'])
    with pytest.raises(InternalError, match=r"hostile/\w+\.py would have, in line \d+, "):
        eventschema.build(
            {"description": f'"""\n{ACT}\n"""'},
            package="hostile",
            templates=tmp_path if overridden else None,
        )


OF_SCHEMAS: Final = ("allOf", "anyOf", "oneOf")


def nested(depth: int, around: Callable[[Any], Any]) -> Any:
    value: Any = {"type": "string"}
    for _ in range(depth):
        value = around(value)
    return value


def chain(length: int, link: Callable[[str], Keywords]) -> Keywords:
    """Definitions that each refer to the next one."""
    links = {f"d{i}": link(f"#/$defs/d{i + 1}") for i in range(length)}
    return {"$ref": "#/$defs/d0", "$defs": {**links, f"d{length}": {"type": "string"}}}


def doubled(keyword: str, depth: int = 30) -> Keywords:
    """Definitions that each apply the next one twice."""
    twice = {
        f"d{i}": {keyword: [{"$ref": f"#/$defs/d{i + 1}"}] * 2, "minLength": 1}
        for i in range(depth)
    }
    return {"$ref": "#/$defs/d0", "$defs": {**twice, f"d{depth}": {"type": "string"}}}


def diamonds(keyword: str, depth: int = 30) -> Keywords:
    """Definitions that each come to the next one in two different ways."""
    links: Keywords = {f"d{depth}": {"type": "string"}}
    for i in range(depth):
        links[f"d{i}"] = {keyword: [{"$ref": f"#/$defs/{side}{i}"} for side in "lr"]}
        for side, longest in (("l", 8), ("r", 9)):
            below = {"$ref": f"#/$defs/d{i + 1}", "maxLength": longest}
            links[f"{side}{i}"] = {"allOf": [below], "minLength": 1}
    return {"$ref": "#/$defs/d0", "$defs": links}


def tagged(name: str, tag: str) -> Keywords:
    return {"properties": {name: {"const": tag}}, "required": [name]}


BOMBS: Final[Mapping[str, Mapping[str, Callable[[], Any]]]] = {
    "nesting": {
        "properties": lambda: nested(3_000, lambda inner: {"properties": {"a": inner}}),
        "items": lambda: nested(100_000, lambda inner: {"items": inner}),
        "not": lambda: nested(120, lambda inner: {"not": inner}),
        "anyOf": lambda: nested(60, lambda inner: {"anyOf": [inner, {"type": "null"}]}),
        "if": lambda: nested(120, lambda inner: {"if": inner, "then": {"minLength": 1}}),
        "then and else": lambda: nested(
            100, lambda inner: {"if": {"minLength": 3}, "then": inner, "else": {"maxLength": 1}}
        ),
        "dependentSchemas": lambda: nested(60, lambda inner: {"dependentSchemas": {"a": inner}}),
        "const": lambda: {"const": nested(120, lambda inner: [inner])},
        "default": lambda: {"default": nested(3_000, lambda inner: [inner])},
        "unknown keyword": lambda: {"x-deep": nested(3_000, lambda inner: {"a": inner})},
        "long arrays": lambda: nested(
            5, lambda inner: {"type": "array", "minItems": 100, "items": inner}
        ),
    },
    "references": {
        "short": lambda: chain(150, lambda uri: {"$ref": uri}),
        "long": lambda: chain(5_000, lambda uri: {"$ref": uri}),
        "from allOf": lambda: chain(5_000, lambda uri: {"allOf": [{"$ref": uri}]}),
        "from anyOf": lambda: chain(150, lambda uri: {"anyOf": [{"$ref": uri}, {"type": "null"}]}),
        "from items": lambda: chain(150, lambda uri: {"items": {"$ref": uri}}),
        "to itself": lambda: {"$ref": "#"},
        "to itself from a branch": lambda: {"anyOf": [{"$ref": "#"}, {"type": "null"}]},
        "in a circle": lambda: {"allOf": [{"$ref": "#/allOf/1"}, {"$ref": "#/allOf/0"}]},
        "of a tag to itself": lambda: {
            "oneOf": [{"properties": {"t": {"$ref": "#"}}, "required": ["t"]}, tagged("t", "a")]
        },
    },
    "multiplication": {
        **{f"{keyword}, twice": partial(doubled, keyword) for keyword in OF_SCHEMAS},
        **{f"{keyword}, in diamonds": partial(diamonds, keyword) for keyword in OF_SCHEMAS},
        "properties, twice": lambda: {
            "allOf": [{"properties": {"a": {"$ref": "#"}}}, {"properties": {"a": {"$ref": "#"}}}]
        },
        "required members, twice": lambda: nested(
            3, lambda inner: {"properties": {str(i): inner for i in range(9)}, "required": ["0"]}
        ),
        "unions side by side": lambda: {
            "allOf": [{"anyOf": [tagged(f"p{i}", "a"), tagged(f"p{i}", "b")]} for i in range(16)]
        },
        "tags side by side": lambda: {
            "oneOf": [
                {
                    "properties": {
                        f"t{j}": {"enum": [f"v{k}" for k in range(8) if k != (i + j) % 8]}
                        for j in range(10)
                    }
                }
                for i in range(40)
            ]
        },
        "branches that nothing tells apart": lambda: {
            "oneOf": [
                {"type": "object", "properties": {f"a{i}": {"type": "string"}}} for i in range(60)
            ]
        },
    },
    "sizes": {
        "enum": lambda: {"enum": [f"value {i}" for i in range(20_000)]},
        "enum of objects": lambda: {"enum": [{"a": i} for i in range(2_000)]},
        "enum of long texts": lambda: {"enum": ["x" * 100_000 + str(i) for i in range(20)]},
        "properties": lambda: {
            "type": "object",
            "properties": {f"p{i}": {"type": "string"} for i in range(400)},
            "required": [f"p{i}" for i in range(400)],
        },
        "required": lambda: {"type": "object", "required": [f"p{i}" for i in range(5_000)]},
        "patternProperties": lambda: {"patternProperties": {f"^{i}": {} for i in range(500)}},
        "allOf": lambda: {"allOf": [{"properties": {f"a{i}": {}}} for i in range(500)]},
        "texts": lambda: {"description": "x " * 50_000, "properties": {"y" * 50_000: {}}},
        "names": lambda: {"$defs": {"Long" * 5_000: {"properties": {"a": {}}}}},
        "names that collide": lambda: {"properties": {"-" * i + "a": {} for i in range(300)}},
    },
    "patterns": {
        "long": lambda: {"pattern": "(a|b)" * 5_000},
        "nested groups": lambda: {"pattern": "(" * 3_000 + ")" * 3_000},
        "repetition": lambda: {"pattern": "^a{0,30000}$"},
        "repeated repetition": lambda: {"pattern": "((a{1000}){1000}){1000}"},
        "endless repetition": lambda: {"pattern": "a{99999999999999999999}"},
        "backtracking": lambda: {"pattern": "^(a+)+$"},
        "together": lambda: {
            "type": "string",
            "allOf": [{"pattern": f"^(a{{{p}}})*$"} for p in (97, 101, 103, 107)],
            "minLength": 1,
        },
        "many states": lambda: {"pattern": "^[ab]*a[ab]{18}$"},
    },
    "numbers": {
        "an integer": lambda: {"minimum": 10**4_000, "multipleOf": 10**4_000 + 1},
        "a longer integer": lambda: {"minimum": 10**5_000},
        "1e400": lambda: json.loads('{"minimum": 1e400}'),
        "multiples": lambda: {"multipleOf": 1e-300, "minimum": 1e300},
        "multiples together": lambda: {
            "allOf": [{"multipleOf": 10**4_000 + 1}, {"multipleOf": 10**4_000 + 3}]
        },
        "lengths": lambda: {
            "minLength": 10**300, "maxLength": 10**4_000, "maxItems": 10**300,
            "minProperties": 1e300, "minItems": 10**9,
        },
        "contains": lambda: {"type": "array", "contains": {"const": 1}, "minContains": 10**9},
        "a required long array": lambda: {
            "type": "object",
            "properties": {"a": {"type": "array", "minItems": 10**9}},
            "required": ["a"],
        },
    },
}  # fmt: skip
MEMORY: Final = 1 << 30
"""The bytes of address space in which every bomb has to end."""

LARGEST_OUTPUT: Final = 20_000_000
"""The characters of all files that are made of one."""


def explode(kind: str) -> None:
    """All that is made of each bomb, in little memory; only a `SchemaError` is let through."""
    import resource  # noqa: PLC0415  (only where the test is not skipped)

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for name, bomb in BOMBS[kind].items():
        print(name, flush=True)
        refused = None
        try:
            use(bomb())
        except SchemaError as error:
            refused = error
        if refused:
            print(f"    {str(refused)[:200]}")
            assert refused.hint


def use(schema: Any) -> None:
    validator = eventschema.compile(schema)
    validator.is_valid("a" * 20)
    list(validator.iter_errors(nested(30, lambda inner: {"a": inner})))
    files = eventschema.build(schema, package="bomb")
    assert sum(map(len, files.values())) < LARGEST_OUTPUT
    for path, text in files.items():
        assert not path.endswith(".py") or compile(text, path, "exec")


@pytest.mark.skipif(sys.platform != "linux", reason="needs a limit of the address space")
@pytest.mark.parametrize("kind", BOMBS)
def test_bombs_end_in_little_memory(kind: str) -> None:
    """A result, or an error that says where and what to do; the last name is that of a culprit."""
    command = f"import test_safety; test_safety.explode({kind!r})"
    path = os.pathsep.join(sys.path)
    ended = subprocess.run(
        [sys.executable, "-c", command],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert ended.returncode == 0, f"{ended.stdout}{ended.stderr[-2_000:]}"
