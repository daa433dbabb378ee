"""Templates of the user's own: what they replace, what they add, what they see."""

import json
import re
from collections.abc import Iterator
from dataclasses import FrozenInstanceError, fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import eventschema
from eventschema.build import build_distribution
from eventschema.cli import main
from eventschema.errors import UsageError
from eventschema.model import parse
from eventschema.schema.registry import load
from eventschema.targets.custom import context
from eventschema.targets.custom.languages import LANGUAGES, language
from eventschema.targets.custom.translation import lowered
from packages import GENERATIONS, model_of, schema_of
from test_safety import PAYLOADS, hostile_schema

CASE = Path(__file__).parent / "cases" / "templates" / "dart"
LIGHT = json.loads((CASE / "schema.json").read_text("utf-8"))


def written(directory: Path, **templates: str) -> Path:
    """A directory of templates; `__` in a name stands for a slash."""
    for name, text in templates.items():
        file = directory / f"{name.replace('__', '/')}"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return directory


def added(templates: Path, schema: Any = LIGHT, package: str = "light") -> dict[str, str]:
    """What the templates add to what is generated anyway."""
    own = eventschema.build(schema, package=package)
    files = eventschema.build(schema, package=package, templates=templates)
    return {path: text for path, text in files.items() if own.get(path) != text}


# --- another language ---------------------------------------------------------------------------


def test_dart_of_a_small_schema() -> None:
    expected = CASE / "expected" / "light.dart"
    assert added(CASE) == {"dart/lib/light.dart": expected.read_text("utf-8")}


DART_LITERAL_OR_COMMENT = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|//[^\n]*')
DART_CORE = {
    *("Deprecated", "FormatException", "List", "Map", "MapEntry", "Object", "Present", "String"),
    *("T", "TypeError"),
}


def dart_code(text: str) -> str:
    """Dart without what its strings and comments say."""
    return DART_LITERAL_OR_COMMENT.sub('""', text)


def dart_faults(text: str) -> Iterator[str]:
    """What a compiler would not take, as far as can be seen without one."""
    code = dart_code(text)
    open_brackets: list[str] = []
    for bracket in re.findall(r"[][(){}]", code):
        if bracket in "([{":
            open_brackets.append(bracket)
        elif not open_brackets or open_brackets.pop() + bracket not in ("()", "[]", "{}"):
            yield f"an unbalanced {bracket}"
    yield from (f"{bracket} is not closed" for bracket in open_brackets)
    defined = re.findall(r"^(?:sealed class|final class|typedef) (\w+)", code, re.MULTILINE)
    yield from (f"{name} is defined twice" for name in {n for n in defined if defined.count(n) > 1})
    used = set(re.findall(r"\b[A-Z]\w*", code))
    yield from (f"{name} is not defined" for name in sorted(used - {*defined} - DART_CORE))
    functions = set(re.findall(r"^[\w?]+ ((?:de|en)code\w+)\(", code, re.MULTILINE))
    called = set(re.findall(r"\b(?:de|en)code\w+(?=\()", code))
    yield from (f"{name} is not defined" for name in called - functions)
    if "'''" in text or '"""' in text:
        yield "a string of several lines"


@pytest.mark.parametrize("generation", GENERATIONS)
def test_dart_of_the_shipped_schemas_is_one_sealed_class_for_each_union(generation: str) -> None:
    [text] = added(CASE, schema_of(generation), generation).values()
    assert not list(dart_faults(text))
    module = lowered(model_of(generation), language("a.dart"))
    for definition in module.definitions:
        name = definition.names.pascal
        match definition:
            case context.Union(arms=arms, cases=cases):
                assert f"\nsealed class {name} " in text
                assert {arm for case in cases for arm in case.arms} == set(arms)
                for arm in arms:
                    assert re.search(rf"class {arm.names.pascal} implements [^{{]*\b{name}\b", text)
            case context.Record(fields=own):
                [body] = re.findall(rf"\nfinal class {name} .*?\n\}}\n", text, re.DOTALL)
                instance = re.findall(r"^  final .* (\w+);$", body, re.MULTILINE)
                getters = re.findall(r"^  \w+ get (\w+) =>", body, re.MULTILINE)
                more = ["additionalMembers"] if definition.additional else []
                assert instance == [f.names.camel for f in own if f.constant is None] + more
                assert getters == [f.names.camel for f in own if f.constant is not None]
            case context.Alias():
                assert f"\ntypedef {name} = " in text


def test_dart_tells_absent_from_null() -> None:
    [text] = added(CASE).values()
    assert "final Present<int?>? afterMs;" in text
    assert "if (afterMs case Present(:final value))" in text


@pytest.mark.parametrize("text", PAYLOADS.values(), ids=PAYLOADS)
def test_hostile_text_stays_text_in_dart(text: str) -> None:
    files = eventschema.build(hostile_schema(text), package="hostile", templates=CASE)
    dart = files["dart/lib/hostile.dart"]
    dart.encode()
    assert not re.search(r"\b(setattr|script|alert)\b", dart_code(dart))
    assert not list(dart_faults(dart.replace("'''", "").replace('"""', "")))


# --- what a template is given -------------------------------------------------------------------


def parts(value: Any) -> Iterator[Any]:
    """All dataclasses that a value is made of."""
    if isinstance(value, tuple):
        for item in value:
            yield from parts(item)
    elif is_dataclass(value):
        yield value
        for each in fields(value):
            yield from parts(getattr(value, each.name))


def test_the_model_is_frozen_and_of_documented_classes_alone() -> None:
    module = lowered(model_of("ga"), language("a.ts"))
    for part in parts(module):
        assert type(part).__module__ == context.__name__
        assert type(part).__doc__
        with pytest.raises(FrozenInstanceError):
            setattr(part, fields(part)[0].name, None)
        for each in fields(part):
            value = getattr(part, each.name)
            allowed = str | bool | tuple | None
            assert is_dataclass(value) or isinstance(value, allowed) or each.name == "raw"


def test_a_template_cannot_change_the_model_or_reach_out_of_it(tmp_path: Path) -> None:
    for code in ("module.definitions.append(1)", "module.__class__.__mro__", "''.__class__"):
        templates = written(tmp_path, **{"x__{module}.txt.jinja": f"{{{{ {code} }}}}"})
        with pytest.raises(UsageError, match=r"\{module\}\.txt\.jinja"):
            eventschema.build(LIGHT, package="light", templates=templates)


ENDINGS = sorted({*LANGUAGES, "txt"})


@pytest.mark.parametrize("ending", ENDINGS)
def test_escaped_text_has_no_line_breaks_and_no_control_characters(ending: str) -> None:
    for text in PAYLOADS.values():
        kind = language(f"a.{ending}")
        shown = [*kind.lines(text), kind.summary(text), kind.literal(text), kind.literal({text: 1})]
        for line in shown:
            line.encode()
            assert all(char.isprintable() or char in "\u200c\u200d" for char in line), line


C_LIKE = ["cs", "dart", "go", "java", "js", "kt", "rs", "swift", "ts"]


@given(st.text() | st.text("\\u/*02aA\n\"'$<{"))
def test_text_ends_no_comment_in_languages_like_c(text: str) -> None:
    for ending in C_LIKE:
        for line in language(f"a.{ending}").lines(text):
            assert not {"*/", "/*"} & {line[i : i + 2] for i in range(len(line))}
            assert all(len(run) % 2 == 0 for run in re.findall(r"(\\+)u", line))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_literals_of_javascript_are_those_of_json(text: str) -> None:
    assert json.loads(language("a.ts").literal(text)) == text
    assert json.loads(language("a.java").literal(text)) == text
    assert json.loads(language("a.dart").literal(text).replace("\\$", "$")) == text


# --- what is written ----------------------------------------------------------------------------


def test_where_new_templates_write_to(tmp_path: Path) -> None:
    names = ["a.txt", "{package}__{module}.txt", "b__{definition}.txt", "c__{Definition}.txt"]
    templates = written(tmp_path, **{f"{name}.jinja": "{{ package }}" for name in names})
    written(tmp_path, **{"b___part.txt.jinja": "", "README": "not a template"})
    files = added(templates)
    definitions = lowered(parse(load(LIGHT), "light"), language("")).definitions
    assert set(files) == {
        "a.txt",
        "light/light.txt",
        *(f"b/{each.names.snake}.txt" for each in definitions),
        *(f"c/{each.names.pascal}.txt" for each in definitions),
    }
    assert set(files.values()) == {"light"}


def test_names_never_lead_out_of_the_output(tmp_path: Path) -> None:
    templates = written(tmp_path, **{"x__{definition}.txt.jinja": "", "y__{module}.jinja": ""})
    for name in ("paths", "an absolute path", "a drive", "a device", "NUL", "nothing"):
        text = PAYLOADS[name]
        files = eventschema.build(hostile_schema(text), package="light", templates=templates)
        assert len(files) > 20
        for path in (path for path in files if path.startswith(("x", "y"))):
            assert re.fullmatch(r"x/\w+\.txt|y/\w+", path, re.ASCII)


def test_a_replaced_template(tmp_path: Path) -> None:
    templates = written(tmp_path, **{"python__models.py.jinja": "import msgspec\n"})
    assert added(templates) == {"light/models.py": "import msgspec\n"}
    assert "msgspec" not in eventschema.build(LIGHT, package="light")["light/models.py"]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("x.txt.jinja", "{{ nothing }}", "x.txt.jinja: "),
        ("x.txt.jinja", "a\n{% if %}", "x.txt.jinja:2: is no template: "),
        ("x.txt.jinja", "{{ 1 / 0 }}", "x.txt.jinja: cannot be filled in: "),
        ("x__{name}.jinja", "", r"\{name\} in its name is not known \(known are \{package\}, "),
        ("light__models.py.jinja", "", "would write light/models.py a second time"),
        ("python__model.py.jinja", "", "did you mean 'python/models.py.jinja'?"),
        ("README", "", "has no template"),
    ],
)
def test_a_template_that_is_wrong(tmp_path: Path, name: str, text: str, message: str) -> None:
    templates = written(tmp_path, **{name: text})
    with pytest.raises(UsageError, match=message):
        eventschema.build(LIGHT, package="light", templates=templates)


def test_two_modules_do_not_write_to_one_file(tmp_path: Path) -> None:
    templates = written(tmp_path, **{"x__{definition}.txt.jinja": ""})
    with pytest.raises(UsageError, match="a second time"):
        build_distribution({"one": LIGHT, "two": LIGHT}, "light_events", templates=templates)


def test_the_command_and_the_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, **{"templates__names__{module}.txt.jinja": "{{ module.root.pascal }}\n"})
    Path("s.json").write_text(json.dumps(LIGHT))
    command = "generate --schema s.json --package light --output out --templates templates"
    assert CliRunner().invoke(main, command.split()).exit_code == 0
    assert Path("out/names/light.txt").read_text() == "LightEvent\n"
    table = '[tool.eventschema]\npackage = "light"\ntemplates = "templates"\n'
    Path("pyproject.toml").write_text(f'{table}[tool.eventschema.modules]\none = "s.json"\n')
    assert CliRunner().invoke(main, ["generate"]).exit_code == 0
    assert Path("generated/names/one.txt").read_text() == "LightEvent\n"
    stale = written(tmp_path, **{"other__names__{module}.txt.jinja": "{{ module.root.snake }}\n"})
    result = CliRunner().invoke(main, ["generate", "--check", "--templates", str(stale / "other")])
    assert result.exit_code == 1
    assert "+light_event\n" in result.output
