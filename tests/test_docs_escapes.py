"""Whatever a schema says, its docs show it and do nothing else."""

import itertools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import eventschema
from eventschema.targets.docs.markdown import code, fence, inline, paragraphs, plain, summary
from rendered import RENDERER, bound, examples, importable, rendered, same_json

MARKUP = st.text(
    st.sampled_from("\\`*_{}[]()<>#+-.!|~$@:=^&;/?%\"' \nabwx1\u2028\r\x00\u202e\ud800é")
)
ANY_TEXT = st.text() | MARKUP


def shown(text: str) -> str:
    """`text` as a reader sees it: white space is one space, what does not print is U+FFFD."""
    text = re.sub(r"\s+", " ", text)
    return "".join(c if c.isprintable() or c in "\u200c\u200d" else "\ufffd" for c in text)


@given(ANY_TEXT)
def test_plain_text_reads_as_it_was_written(text: str) -> None:
    page = rendered(f"word {plain(text)} word")
    assert page.names == {"p"}
    assert page.text.split() == f"word {shown(text)} word".split()


@given(ANY_TEXT)
def test_a_text_without_backticks_reads_as_it_was_written_wherever_it_stands(text: str) -> None:
    text = text.replace("`", "'")
    for place, tags in (("{}", {"p"}), ("# {}", {"h1"}), ("- {}", {"ul", "li"})):
        page = rendered(place.format(inline(text)))
        assert page.names <= tags
        assert page.text.split() == shown(text).split()


@given(ANY_TEXT)
def test_backticks_mark_code_and_nothing_else_is_markup(text: str) -> None:
    for part in paragraphs(text):
        assert rendered(part).names <= {"p", "code"}


@given(ANY_TEXT)
def test_a_paragraph_is_one_line(text: str) -> None:
    for line in (*paragraphs(text), inline(text), summary(text), code(text)):
        assert line.splitlines() in ([line], [])


@given(ANY_TEXT, ANY_TEXT)
def test_text_and_code_stay_in_their_cells(left: str, right: str) -> None:
    table = f"| a | b |\n| --- | --- |\n| {inline(left)} | {code(right)} |\n"
    html = RENDERER.render(table)
    assert html.count("<tr>") == 2
    assert html.count("<td>") == 2
    assert rendered(table).names <= {"table", "thead", "tbody", "tr", "th", "td", "code"}


@given(st.text().filter(lambda text: text.isprintable() and text == text.strip() != ""))
def test_printable_code_reads_as_it_was_written(text: str) -> None:
    page = rendered(f"word {code(text)}")
    assert [name for name, _ in page.tags] == ["p", "code"]
    assert page.text.removesuffix("\n") == f"word {text}"


@given(st.lists(st.sampled_from(["`", "```", "````", "~~~", "\n", "word", "é"]), min_size=1))
def test_a_fence_is_longer_than_any_in_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    page = rendered(fence("text", text))
    assert page.names == {"pre", "code"}
    assert page.text.removesuffix("\n\n") == text


def test_paragraphs_and_inline_code_are_kept() -> None:
    text = "Send `session.update`\nfirst.\n\nThen *wait*.\r\n \r\nDone."
    assert paragraphs(text) == ("Send `session.update` first.", "Then \\*wait\\*.", "Done.")


def test_identifiers_in_prose_stay_readable() -> None:
    assert inline("Use item_id, not _id_ or 2 < 3.") == "Use item_id, not \\_id\\_ or 2 &lt; 3."


def test_addresses_are_no_links() -> None:
    text = "https://a.example, www.a.example and ada@a.example"
    assert inline(text) == "https:&#47;/a.example, www&#46;a.example and ada&#64;a.example"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Send it. Then wait.", "Send it."),
        ("Set `a.b` now. Later `c`.", "Set `a.b` now."),
        ("Version 1.5 and later.", "Version 1.5 and later."),
        ("A letter, e.g. `A`. Then more.", "A letter, e.g. `A`."),
        ("One\nline.\n\nAnother.", "One line."),
        ("No end", "No end"),
    ],
)
def test_a_summary_is_the_first_sentence(text: str, first: str) -> None:
    assert summary(text) == first


PAYLOADS = {
    "tag": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "closing tag": "</code></pre></td></table><b>out</b>",
    "comment": "<!-- out --> <?php out ?> <![CDATA[ out ]]>",
    "link": "[out](https://evil.example) <https://evil.example> ![out](x.png)",
    "script link": "[out](javascript:alert(1))",
    "bare link": "https://evil.example www.evil.example someone@evil.example",
    "reference": "[out]\n\n[out]: https://evil.example",
    "heading": "out\n# out\n\nout\n===\n",
    "rule": "\n\n---\n\n***\n\n___\n",
    "list": "\n\n- out\n\n1. out\n\n* out\n\n+ out\n",
    "quote": "\n\n> out\n",
    "code block": "\n\n    out\n\n\tout\n",
    "fence": "\n```\nout\n```\n~~~\nout\n~~~\n",
    "backticks": "` `` ``` ```` `out",
    "code with markup": "`</code><b>out</b>` ``a`b|c`` `{{ out }}`",
    "emphasis": "*out* **out** _out_ __out__ ~~out~~ ==out== ++out++ ^out^",
    "table": "| out | out |\n| --- | --- |\n| out | out |",
    "pipes": "a|b||c\\|d",
    "backslash": "ends with \\",
    "entities": "&lt;b&gt; &#60;b&#62; &amp;",
    "template": "{{ 7*7 }} {% raw %} {# out #} ${out} {0} %(out)s",
    "attributes": "out{: onclick=alert(1) }{#id .class}",
    "directives": "::: os\n!!! note\n??? note\n/// note\n--8<-- 'x'",
    "mathematics": "$out$ $$out$$",
    "emoji": ":boom:",
    "mermaid": 'out"] --> x["out\n    click root "https://evil.example"',
    "line breaks": "a\rb\fc\vd\x1ce\x1df\x1eg\x85h\u2028i\u2029j",
    "quotes": "\"\"\" ''' \" '",
    "nothing": "\x00\x07\x1b[31m",
    "directions": "\u202eout\u202c \u2066out\u2069 \u200fout",
    "surrogate": "\ud800out",
    "path": "../../out/../C:\\out con nul",
}

TAGS = {"h1", "h2", "h3", "p", "pre", "code", "table", "thead", "tbody", "tr", "th", "td"}
TAGS |= {"ul", "li", "a", "strong"}


def schema_with(payload: str) -> dict[str, Any]:
    """A schema with the payload in every place where text can stand."""
    values = {
        "title": payload,
        "description": payload,
        "$comment": payload,
        "default": payload,
        "examples": [payload],
        "x-group": payload,
        "x-answers": [payload],
        "x-errors": [payload],
        "x-unknown": {payload: payload},
    }
    event = {
        **values,
        "type": "object",
        "properties": {
            "type": {**values, "const": payload},
            payload: {**values, "enum": [payload, f"{payload}2"]},
            "format": {**values, "type": "string", "format": payload},
            "pattern": {**values, "type": "string", "pattern": ecma_pattern(payload)},
            "map": {**values, "type": "object", "additionalProperties": {"const": payload}},
            "inline": {**values, "type": "object", "properties": {payload: {"const": payload}}},
            "free": {**values},
        },
        "required": ["type"],
        "examples": [{"type": payload, "free": {payload: [payload]}, "more": {payload: payload}}],
        "x-mistakes": [{"explanation": payload, "instance": {"type": payload, payload: payload}}],
    }
    other = {"type": "object", "properties": {"type": {"const": "other"}}, "required": ["type"]}
    return {
        **values,
        "$id": "urn:hostile",
        "examples": [],
        "oneOf": [{"$ref": "#/$defs/Hostile"}, {"$ref": "#/$defs/Other"}],
        "$defs": {"Hostile": event, "Other": other, payload: {"$anchor": "a", **event}},
    }


def ecma_pattern(text: str) -> str:
    """A regular expression that matches `text` and shows most of it."""
    return "".join(
        c if c.isalnum() or c in "<>`|{}% #\"'/:=!" else f"\\u{ord(c):04x}" for c in text
    )


@pytest.fixture(scope="module", params=PAYLOADS, ids=lambda name: name.replace(" ", "-"))
def hostile_files(request: pytest.FixtureRequest) -> dict[str, str]:
    return eventschema.build(schema_with(PAYLOADS[request.param]), package="hostile")


@pytest.fixture(scope="module")
def hostile_docs(hostile_files: dict[str, str]) -> dict[str, str]:
    return {path: text for path, text in hostile_files.items() if path.startswith("docs/")}


def test_no_markup_of_a_payload_is_rendered(hostile_docs: dict[str, str]) -> None:
    for markdown in hostile_docs.values():
        page = rendered(markdown)
        assert page.names <= TAGS
        assert all(
            (tag, name) in {("a", "href"), ("code", "class")}
            for tag, attributes in page.tags
            for name, _ in attributes
        )


def test_links_lead_to_pages_of_the_docs(hostile_docs: dict[str, str]) -> None:
    for path, markdown in hostile_docs.items():
        folder = path.rpartition("/")[0]
        for link in rendered(markdown).links:
            assert resolved(folder, link) in hostile_docs


def resolved(folder: str, link: str) -> str:
    segments = folder.split("/")
    for segment in link.split("/"):
        if segment == "..":
            segments.pop()
        else:
            segments.append(segment)
    return "/".join(segments)


def test_paths_are_plain_and_stay_in_the_directory(hostile_docs: dict[str, str]) -> None:
    assert all(
        re.fullmatch(r"docs/((events|types)/)?[a-z0-9_]+\.md", path) for path in hostile_docs
    )
    assert len({path.casefold() for path in hostile_docs}) == len(hostile_docs)


def test_nothing_unprintable_and_no_template_tag_is_written(hostile_docs: dict[str, str]) -> None:
    for markdown in hostile_docs.values():
        assert all(c.isprintable() or c in "\n\u200c\u200d" for c in markdown)
        assert not re.search(r"\{[{%#]", markdown)
        markdown.encode()


def test_every_row_has_the_cells_of_its_header(hostile_docs: dict[str, str]) -> None:
    for markdown in hostile_docs.values():
        for header, row in table_rows(markdown):
            assert row.count("|") == header.count("|"), row


def table_rows(markdown: str) -> Iterator[tuple[str, str]]:
    """Every row of every table with its header; no cell may hold a bare pipe."""
    lines = markdown.split("\n")
    for is_row, group in itertools.groupby(lines, key=lambda line: line.startswith("|")):
        if is_row:
            header, *rows = group
            yield from ((header, row) for row in rows)


def test_diagrams_hold_quoted_labels_only(hostile_docs: dict[str, str]) -> None:
    node = r'\w+(\[|\()"[\w .;#-]*"(\]|\))'
    line = rf'    (\w+ (---|-->|-\.->|-- "[\w .;#-]*" -->) )?({node}|\w+)'
    for markdown in hostile_docs.values():
        for diagram in re.findall(r"```mermaid\nflowchart LR\n(.*?)\n```", markdown, re.DOTALL):
            assert all(re.fullmatch(line, text) for text in diagram.split("\n"))


def test_python_examples_run_and_build_their_json_examples(
    hostile_files: dict[str, str], tmp_path: Path
) -> None:
    count = 0
    with importable(hostile_files, tmp_path):
        for path, markdown in hostile_files.items():
            for in_json, in_python in examples(markdown) if path.endswith(".md") else ():
                assert same_json(bound(in_python), json.loads(in_json))
                count += 1
    assert count
