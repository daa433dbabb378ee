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
from pathlib import Path
from typing import Any, Final

import pytest

import eventschema
from eventschema.build import build_distribution
from eventschema.errors import InternalError, SchemaError
from eventschema.output import MANIFEST, write
from eventschema.python import models
from eventschema.shapes import checked
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
    if not is_unicode(valid):
        if module.is_valid(valid):
            yield "accepts what JSON cannot carry"
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


def test_a_hole_in_an_escape_ends_in_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "docstring", lambda text, margin, **_: [f'{margin}"""{text}"""'])
    with pytest.raises(InternalError, match=r"hostile/\w+\.py would have, in line \d+, "):
        eventschema.build({"description": f'"""\n{ACT}\n"""'}, package="hostile")


def nested(depth: int, around: Callable[[Any], Any]) -> Any:
    value: Any = {"type": "string"}
    for _ in range(depth):
        value = around(value)
    return value


def chain(length: int, link: Callable[[str], Keywords]) -> Keywords:
    """Definitions that each refer to the next one."""
    links = {f"d{i}": link(f"#/$defs/d{i + 1}") for i in range(length)}
    return {"$ref": "#/$defs/d0", "$defs": {**links, f"d{length}": {"type": "string"}}}


BOMBS: Final[Mapping[str, Callable[[], Any]]] = {
    "nested properties": lambda: nested(3_000, lambda inner: {"properties": {"a": inner}}),
    "nested items": lambda: nested(3_000, lambda inner: {"items": inner}),
    "nested not": lambda: nested(3_000, lambda inner: {"not": inner}),
    "nested anyOf": lambda: nested(3_000, lambda inner: {"anyOf": [inner, {"type": "null"}]}),
    "nested default": lambda: {"default": nested(3_000, lambda inner: [inner])},
    "nested unknown keyword": lambda: {"x-deep": nested(3_000, lambda inner: {"a": inner})},
    "references": lambda: chain(300, lambda uri: {"$ref": uri}),
    "references from items": lambda: chain(300, lambda uri: {"items": {"$ref": uri}}),
    "references, each twice": lambda: chain(
        300, lambda uri: {"anyOf": [{"$ref": uri}, {"$ref": uri}]}
    ),
    "a reference to itself": lambda: {"$ref": "#"},
    "references in a circle": lambda: {"allOf": [{"$ref": "#/allOf/1"}, {"$ref": "#/allOf/0"}]},
    "enum": lambda: {"enum": [f"value {i}" for i in range(20_000)]},
    "enum of long texts": lambda: {"enum": ["x" * 100_000 + str(i) for i in range(20)]},
    "pattern": lambda: {"pattern": "(a|b)" * 5_000},
    "nested groups": lambda: {"pattern": "(" * 3_000 + ")" * 3_000},
    "repeated repetition": lambda: {"pattern": "((a{1000}){1000}){1000}"},
    "a pattern that backtracks": lambda: {"pattern": "^(a+)+$"},
    "definitions": lambda: {
        "$defs": {f"D{i}": {"properties": {"a": {"type": "string"}}} for i in range(300)}
    },
    "long texts": lambda: {"description": "x " * 50_000, "properties": {"y" * 50_000: {}}},
    "long names": lambda: {"$defs": {"Long" * 5_000: {"properties": {"a": {}}}}},
    "a long integer": lambda: {"minimum": 10**5_000},
    "a large length": lambda: {"minLength": 10**300, "maxItems": 10**300, "minProperties": 1e300},
}
MEMORY: Final = 1 << 30
"""The bytes of address space in which every bomb has to end."""


def explode(name: str) -> None:
    """All that is made of a bomb, in little memory; only a `SchemaError` is let through."""
    import resource  # noqa: PLC0415  (only where the test is not skipped)

    schema = BOMBS[name]()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        validator = eventschema.compile(schema)
        validator.is_valid("a" * 20)
        list(validator.iter_errors({"a": [[1]]}))
        files = eventschema.build(schema, package="bomb")
    except SchemaError:
        return
    for path, text in files.items():
        assert not path.endswith(".py") or compile(text, path, "exec")


@pytest.mark.skipif(sys.platform != "linux", reason="needs a limit of the address space")
@pytest.mark.parametrize("bomb", BOMBS, ids=lambda name: name.replace(" ", "-"))
def test_a_bomb_ends_in_little_memory(bomb: str) -> None:
    command = f"import test_safety; test_safety.explode({bomb!r})"
    path = os.pathsep.join(sys.path)
    subprocess.run(
        [sys.executable, "-c", command],
        check=True,
        timeout=120,
        env={**os.environ, "PYTHONPATH": path},
    )
