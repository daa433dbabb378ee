"""The shipped docs: every example runs, every limit holds, every link leads somewhere."""

import ast
import importlib
import json
import posixpath
import pydoc
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from openai.types import realtime
from openai.types.beta import realtime as beta

from eventschema.cli import main
from eventschema.ir.types import Alias, Choice, Field, Module, Record, Text, Union
from eventschema.model import parse
from eventschema.schema.registry import load
from rendered import RENDERER, bound, rendered, same_json

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "generated" / "docs"
PAGES = {
    path.relative_to(DOCS).as_posix(): path.read_text("utf-8")
    for path in sorted(DOCS.rglob("*.md"))
}
DEFINITION_PAGES = [page for page in PAGES if page.count("/") == 2]
GUIDE = "ga/migration_from_beta.md"


@dataclass(frozen=True)
class Block:
    """A fenced code block, and the headings of the second and third level that it stands under."""

    page: str
    section: str
    subsection: str
    language: str
    text: str


def read_blocks(page: str) -> Iterator[Block]:
    headings = {"h1": "", "h2": "", "h3": ""}
    for token, following in pairwise([*RENDERER.parse(PAGES[page]), None]):
        assert token is not None
        if token.type == "heading_open" and following is not None:
            headings[token.tag] = following.content
            headings["h3"] = following.content if token.tag == "h3" else ""
        if token.type == "fence":
            yield Block(page, headings["h2"], headings["h3"], token.info, token.content)


BLOCKS_OF = {page: list(read_blocks(page)) for page in PAGES}
BLOCKS = [block for blocks in BLOCKS_OF.values() for block in blocks]


SECTIONS = ("Example", "Examples")
EXAMPLES = [
    pytest.param(a, b, id=f"{a.page}-{number}")
    for number, (a, b) in enumerate(pairwise(BLOCKS))
    if a.section in SECTIONS and a.language == "json"
]


def generation(page: str) -> str:
    return page.partition("/")[0]


def generated(page: str) -> ModuleType:
    return importlib.import_module(f"realtime_events.{generation(page)}")


@cache
def schema(name: str) -> Any:
    path = ROOT / "schema" / f"realtime_client_event.{name}.schema.json"
    return json.loads(path.read_text("utf-8"))


@cache
def model(name: str) -> Module:
    return parse(load(schema(name)), name)


def class_name(page: str) -> str:
    """What a page says how to import."""
    imported = re.fullmatch(r"from realtime_events\.\w+ import (\w+)\n", BLOCKS_OF[page][0].text)
    assert imported, page
    return imported[1]


@cache
def validator(page: str) -> Any:
    """A validator of the definition that a page is about."""
    whole = Draft202012Validator(schema(generation(page)))
    definition: Any = whole.schema
    for segment in model(generation(page)).by_name[class_name(page)].pointer.split("/")[1:]:
        definition = definition[segment]
    return whole.evolve(schema=definition)


def test_there_is_a_page_for_every_definition() -> None:
    for name in ("ga", "beta"):
        named = [class_name(page) for page in DEFINITION_PAGES if generation(page) == name]
        assert sorted(named) == sorted(model(name).by_name)


@pytest.mark.parametrize(("in_json", "in_python"), EXAMPLES)
def test_a_python_example_builds_its_json_example(in_json: Block, in_python: Block) -> None:
    assert (in_python.language, in_python.subsection) == ("python", in_json.subsection)
    assert same_json(bound(in_python.text), json.loads(in_json.text))


@pytest.mark.parametrize(("in_json", "in_python"), EXAMPLES)
def test_an_example_is_valid(in_json: Block, in_python: Block) -> None:
    instance = json.loads(in_json.text)
    validator(in_json.page).validate(instance)
    if "/events/" in in_json.page:
        generated(in_json.page).validate(instance)


@pytest.mark.parametrize("name", ["ga", "beta"])
def test_a_mistake_has_the_violations_that_the_command_prints(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mistakes = [
        (instance, printed)
        for instance, printed in pairwise(BLOCKS)
        if instance.section == "Common mistakes" and instance.language == "json"
        if generation(instance.page) == name
    ]
    monkeypatch.chdir(tmp_path)
    files = [f"event{number}.json" for number in range(len(mistakes))]
    for file, (instance, _) in zip(files, mistakes, strict=True):
        Path(file).write_text(instance.text, "utf-8")
    schema_file = ROOT / "schema" / f"realtime_client_event.{name}.schema.json"
    result = CliRunner().invoke(main, ["validate", "--schema", str(schema_file), *files])
    documented = "".join(
        printed.text.replace("event.json:", f"{file}:")
        for file, (_, printed) in zip(files, mistakes, strict=True)
    )
    assert result.stdout == documented
    assert result.exit_code == 1


@pytest.mark.parametrize("page", PAGES)
def test_every_python_block_runs(page: str) -> None:
    for block in BLOCKS_OF[page]:
        if block.language == "python":
            exec(compile(block.text, page, "exec"), {})


@pytest.mark.parametrize("page", [page for page in DEFINITION_PAGES if "/events/" in page])
def test_an_event_page_says_all_that_a_reader_looks_for(page: str) -> None:
    headings = re.findall(r"^##+ (.+)$", PAGES[page], re.MULTILINE)
    told = {"Properties", "Minimal", "Full", "Answers", "Errors", "Common mistakes"}
    assert told <= set(headings)
    first, second, *_ = PAGES[page].split("\n\n")[1:]
    assert first.endswith(".")
    assert second.endswith(".")


@pytest.mark.parametrize(
    ("name", "known"), [("ga", realtime.RealtimeServerEvent), ("beta", beta.RealtimeServerEvent)]
)
def test_the_answers_are_events_that_the_official_client_knows(name: str, known: Any) -> None:
    union, *_ = get_args(known)
    types = {tag for event in get_args(union) for tag in get_args(event.__annotations__["type"])}
    for definition in schema(name)["$defs"].values():
        assert set(definition.get("x-answers", ())) <= types


def test_the_events_of_the_guide_are_what_they_stand_for() -> None:
    refused = 0
    for section in re.split(r"\n##+ ", PAGES[GUIDE]):
        is_new = section.startswith(("New", "Relaxed"))
        for now, text in re.findall(r"(Now:\n\n)?```json\n(.*?)```", section, re.DOTALL):
            event = json.loads(text)
            assert generated("ga/").is_valid(event) == (is_new or bool(now))
            assert generated("beta/").is_valid(event) or is_new or now
            refused += not is_new and not now
    assert refused >= 20


def test_an_event_page_tells_how_the_other_generation_differs() -> None:
    whole = rendered(PAGES[GUIDE].partition("\n## ")[0])
    for page in DEFINITION_PAGES:
        if "/events/" in page:
            other = "Changes in ga" if generation(page) == "beta" else "Changes since beta"
            section = PAGES[page].partition(f"\n## {other}\n")[2].partition("\n## ")[0]
            unchanged = posixpath.join("events", posixpath.basename(page)) in whole.links
            assert section.strip().startswith("None: ") == unchanged
            leads = f"{posixpath.relpath(GUIDE, posixpath.dirname(page))}#"
            assert unchanged or any(
                f"{link}#".startswith(leads) for link in rendered(section).links
            )


def test_every_block_is_of_a_kind_that_is_tested() -> None:
    kinds = {(block.section, block.language) for block in BLOCKS if block.page != GUIDE}
    examples = {(section, language) for section in SECTIONS for language in ("json", "python")}
    mistakes = {("Common mistakes", "json"), ("Common mistakes", "text")}
    diagrams = {("Diagram", "mermaid"), ("Structure", "mermaid")}
    assert kinds == {("", "python")} | examples | mistakes | diagrams


def test_python_blocks_are_laid_out_as_ruff_does(tmp_path: Path) -> None:
    for number, block in enumerate(BLOCKS):
        if block.language == "python":
            (tmp_path / f"block_{number}.py").write_text(block.text, "utf-8")
    for command in (
        ["format", "--check", "--line-length=88"],
        ["check", "--select=I,F", "--ignore=F401"],
    ):
        ruff = [sys.executable, "-m", "ruff", *command, "--isolated", "--no-cache", str(tmp_path)]
        result = subprocess.run(ruff, capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_to_a_page(page: str) -> None:
    for link in rendered(PAGES[page]).links:
        target, _, anchor = link.partition("#")
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page), target))
        assert path in PAGES
        assert not anchor or anchor in anchors(path)


@cache
def anchors(page: str) -> list[str]:
    """The places of a page that can be linked to, as code hosts name them."""
    headings = re.findall(r"^##+ (.+)$", PAGES[page], re.MULTILINE)
    texts = (rendered(heading).text.strip().lower() for heading in headings)
    return [re.sub(r"[^\w -]", "", text).replace(" ", "-") for text in texts]


def test_every_page_is_reached_from_the_front_page() -> None:
    seen, pending = set[str](), ["index.md"]
    while pending:
        page = pending.pop()
        if page not in seen:
            seen.add(page)
            links = rendered(PAGES[page]).links
            folder = posixpath.dirname(page)
            targets = (link.partition("#")[0] for link in links)
            pending += (posixpath.normpath(posixpath.join(folder, target)) for target in targets)
    assert seen == set(PAGES)


@pytest.mark.parametrize("page", PAGES)
def test_every_row_has_the_cells_of_its_header(page: str) -> None:
    header = ""
    for line in PAGES[page].split("\n"):
        header = (header or line) if line.startswith("|") else ""
        assert not header or line.count("|") == header.count("|")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_one_title_and_no_empty_section(page: str) -> None:
    headings = re.findall(r"^(#+) .+\n\n(?=(.))", PAGES[page], re.MULTILINE)
    levels = [len(marks) for marks, _ in headings]
    assert levels.count(1) == 1
    assert levels[0] == 1
    for (marks, following), next_level in zip(headings, [*levels[1:], 0], strict=True):
        assert following != "#" or next_level > len(marks)


def test_all_values_of_an_enumeration_are_listed() -> None:
    for page in DEFINITION_PAGES:
        match model(generation(page)).by_name[class_name(page)]:
            case Alias(type=Choice(values)) | Alias(type=Union((Choice(values), Text()))):
                listed = re.findall(r"^- `(.+)`$", PAGES[page], re.MULTILINE)
                assert [json.loads(value) for value in listed] == list(values)
            case _:
                continue


@dataclass(frozen=True)
class Row:
    """A documented property: the page's first example, and what the notes say."""

    page: str
    name: str
    notes: str

    @property
    def field(self) -> Field:
        record = model(generation(self.page)).by_name[class_name(self.page)]
        assert isinstance(record, Record)
        return next(field for field in record.fields if field.name == self.name)

    @property
    def example(self) -> dict[str, Any]:
        found = next(b for b in BLOCKS_OF[self.page] if b.section in SECTIONS)
        example: dict[str, Any] = json.loads(found.text)
        return example

    def accepts(self, value: Any) -> bool:
        """Whether the property may have a value."""
        return self._is_valid({**self.example, self.name: value})

    def accepts_absence(self) -> bool:
        return self._is_valid({k: v for k, v in self.example.items() if k != self.name})

    def _is_valid(self, instance: Any) -> bool:
        module = generated(self.page)
        try:
            getattr(module, class_name(self.page)).from_dict(instance)
        except module.ValidationError:
            return False
        return True

    def values(self, start: str) -> list[Any]:
        """The values of the sentence that starts with `start`, with their quotes."""
        found = re.search(rf"(?:^|\. |\*\* ){start} (`[^[]*?`)[;.](?: |$)", self.notes)
        return [json.loads(text) for text in re.findall(r"`([^`]+)`", found[1])] if found else []


def rows() -> Iterator[Row]:
    for page in DEFINITION_PAGES:
        if isinstance(model(generation(page)).by_name[class_name(page)], Record):
            section = PAGES[page].partition("\n## Properties\n")[2].partition("\n#")[0]
            for line in section.split("\n"):
                if line.startswith("| `"):
                    name, _, _, notes = line.strip("| ").split(" | ")
                    yield Row(page, name.strip("`"), notes)


ROWS = [pytest.param(row, id=f"{row.page}-{row.name}") for row in rows()]


def test_every_property_is_documented() -> None:
    documented = {(param.values[0].page, param.values[0].name) for param in ROWS}
    expected = {
        (page, field.name)
        for page in DEFINITION_PAGES
        if isinstance(record := model(generation(page)).by_name[class_name(page)], Record)
        for field in record.fields
    }
    assert documented == expected


@pytest.mark.parametrize("row", ROWS)
def test_what_is_required_and_nullable_is_true(row: Row) -> None:
    assert row.accepts_absence() == row.notes.startswith("Optional.")
    assert row.accepts(None) == ("Nullable." in row.notes or "any JSON value" in row.notes)


@pytest.mark.parametrize("row", ROWS)
def test_the_values_that_are_named_are_those_that_are_accepted(row: Row) -> None:
    match row.field.type:
        case Choice(values):
            assert row.values("One of") + row.values("Either") + row.values("Always") == [*values]
        case _:
            pass
    only = row.values("One of") or row.values("Either") or row.values("Always")
    known = row.values("For example")
    assert all(map(row.accepts, [*only, *known, *row.values("Default:")]))
    assert row.accepts("no such value") or not known
    assert not (only and row.accepts("no such value"))


Probes = tuple[list[Any], list[Any]]
"""Values that must be accepted, and values that must be refused."""


def numbers(least: float | None, most: float | None) -> Probes:
    step = 1 if most is None or most > 2 else 0.01
    bounds = [bound for bound in (least, most) if bound is not None]
    beyond = [*([] if least is None else [least - step]), *([] if most is None else [most + step])]
    return [number(value) for value in bounds], [number(value) for value in beyond]


def number(value: float) -> int | float:
    return int(value) if float(value).is_integer() else value


def matching(pattern: str) -> Probes:
    """Strings that a pattern tells apart, as another engine has it."""
    strings = ["", "a", "A_1-", "a b", "a" * 64, "a" * 65, "é", "AAAA", "AAA=", "AAA", "A,AA="]
    strings += [f"data:image/{kind};base64,AAA{end}" for kind in ("png", "gif") for end in "=!"]
    found = [(text, re.search(pattern, text) is not None) for text in strings]
    return [text for text, fits in found if fits], [text for text, fits in found if not fits]


def members(count: int) -> dict[str, str]:
    return {f"name_{n}": "value" for n in range(count)}


LIMITS: dict[str, Callable[..., Probes]] = {
    r"At most (\d+) characters": lambda most: (["A" * most], ["A" * (most + 1)]),
    r"(?:As an integer: )?([\d.]+) to ([\d.]+)": numbers,
    r"At least (\d+)": lambda least: numbers(least, None),
    r"At least 1 item": lambda: ([], [[]]),
    r"Exactly 1 item": lambda: ([], [[], ["text", "audio"]]),
    r"1 to 2 items": lambda: ([["text"], ["text", "audio"]], [[], ["text", "audio", "text"]]),
    r"No two items are equal": lambda: ([["text"]], [["text", "text"]]),
    r"At most (\d+) members": lambda most: ([members(most)], [members(most + 1)]),
    r"Each name: at most (\d+) characters": lambda most: (
        [{"n" * most: "value"}],
        [{"n" * (most + 1): "value"}],
    ),
    r"Each value: at most (\d+) characters": lambda most: (
        [{"name": "v" * most}],
        [{"name": "v" * (most + 1)}],
    ),
    r'At least one item is "text"': lambda: ([["text"]], [["audio"]]),
    r"Each item: (?:always|either) .*": lambda: ([], [["no such value"]]),
    r"Padded base64": lambda: (["", "AAAA", "AAA="], ["AAA", "AAA=A", "AA A", "data:,AAAA"]),
    r"Matches (\S+)": matching,
}
NO_LIMIT = (
    r"\*\*Required\.\*\*|Optional|Nullable|Always .*|(One of|Either|For example|Default:) .*"
    r"|other strings .*|Format: .*|Type: .*|In Python: .*|Its bytes in Python: .*"
)
"""What is tested elsewhere, or limits nothing."""


def limits(notes: str) -> Iterator[tuple[Callable[..., Probes], list[Any]]]:
    """The limits in a text, and their numbers or patterns. Anything unknown fails."""
    for sentence in re.split(r"(?<=\.|\*) (?=[A-Z0-9*])", notes):
        said = rendered(sentence).text.strip().removesuffix(".")
        said = re.sub(r"(?<=\d),(?=\d{3}\b)(?!.*\})", "", said)
        if not re.fullmatch(NO_LIMIT, sentence.removesuffix(".")):
            pattern = next((each for each in LIMITS if re.fullmatch(each, said)), None)
            assert pattern, f"no test knows the limit {said!r}"
            found = re.fullmatch(pattern, said)
            assert found
            yield LIMITS[pattern], [float_or_text(group) for group in found.groups()]


def float_or_text(group: str) -> Any:
    return number(float(group)) if re.fullmatch(r"[\d.]+", group) else group


@pytest.mark.parametrize("row", ROWS)
def test_the_limits_of_a_property_are_exact(row: Row) -> None:
    for probes, arguments in limits(row.notes):
        accepted, refused = probes(*arguments)
        assert all(map(row.accepts, accepted))
        assert not any(map(row.accepts, refused))


@pytest.mark.parametrize(
    "page", [page for page in DEFINITION_PAGES if "\n## Value\n" in PAGES[page]]
)
def test_the_limits_of_a_value_are_exact(page: str) -> None:
    section = PAGES[page].partition("\n## Value\n")[2].partition("\n## ")[0]
    for line in section.partition("\n\nAllowed")[0].partition("\n\nKnown")[0].strip().split("\n"):
        for probes, arguments in limits(line.removeprefix("- ")):
            accepted, refused = probes(*arguments)
            assert all(map(validator(page).is_valid, accepted)), line
            assert not any(map(validator(page).is_valid, refused)), line


@pytest.mark.parametrize(("ours", "theirs"), [("ga", "beta"), ("beta", "ga")])
def test_an_event_links_to_the_same_event_of_the_other_generation(ours: str, theirs: str) -> None:
    there = {class_name(p) for p in DEFINITION_PAGES if p.startswith(f"{theirs}/events/")}
    for page in DEFINITION_PAGES:
        if page.startswith(f"{ours}/events/"):
            linked = {link for link in rendered(PAGES[page]).links if f"/{theirs}/events/" in link}
            assert len(linked) == (class_name(page) in there)


@pytest.mark.parametrize("name", ["ga", "beta"])
def test_an_editor_shows_the_description_of_a_field(name: str) -> None:
    tree = ast.parse((ROOT / f"generated/realtime_events/{name}/models.py").read_text("utf-8"))
    hovered = {
        (owner.name, field.target.id): following.value.value
        for owner in ast.walk(tree)
        if isinstance(owner, ast.ClassDef)
        for field, following in pairwise(owner.body)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant)
    }
    for record in model(name).definitions:
        for field in record.fields if isinstance(record, Record) else ():
            text = str(hovered[record.name, field.attribute])
            assert " ".join(text.split()).startswith(" ".join(field.description.split()))


@pytest.mark.parametrize("name", ["ga", "beta"])
def test_help_on_a_module_shows_its_events_and_all_its_functions(name: str) -> None:
    text = pydoc.plain(pydoc.render_doc(f"realtime_events.{name}"))
    described, functions = text.partition("\nCLASSES\n")[0], text.partition("\nFUNCTIONS\n")[2]
    for event in model(name).events:
        assert f"`{event}`" in described
        assert f"    class {event}(" in text
    for function in ("is_valid", "iter_errors", "parse", "parse_json", "validate"):
        assert f"`{function}`" in described
        assert re.search(rf"^    {function}\(.*\n        \w", functions, re.MULTILINE)
