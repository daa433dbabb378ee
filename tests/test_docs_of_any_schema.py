"""The docs of a schema that nobody wrote annotations for: what it says, on readable pages."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

import eventschema
from rendered import bound, examples, importable, same_json

DEBUGGER = {
    "title": "Debugger message",
    "oneOf": [
        {"$ref": "#/$defs/LaunchRequest"},
        {"$ref": "#/$defs/AttachRequest"},
        {"$ref": "#/$defs/StoppedEvent"},
    ],
    "$defs": {
        "LaunchRequest": {
            "type": "object",
            "properties": {
                "kind": {"const": "request"},
                "command": {"const": "launch"},
                "programPath": {"type": "string", "minLength": 1},
                "env": {"type": "object", "additionalProperties": {"type": ["string", "null"]}},
            },
            "required": ["kind", "command", "programPath"],
        },
        "AttachRequest": {
            "deprecated": True,
            "type": "object",
            "properties": {
                "kind": {"const": "request"},
                "command": {"const": "attach"},
                "port": {"type": "integer", "minimum": 1, "maximum": 65535, "default": 5678},
            },
            "required": ["kind", "command"],
            "additionalProperties": False,
        },
        "StoppedEvent": {
            "type": "object",
            "properties": {
                "kind": {"const": "event"},
                "frames": {"type": "array", "items": {"$ref": "#/$defs/Frame"}, "maxItems": 50},
            },
            "required": ["kind"],
            "additionalProperties": False,
        },
        "Frame": {
            "description": "A place in the program. It may be inlined.",
            "type": "object",
            "properties": {
                "source": {"type": ["string", "null"]},
                "range": {"prefixItems": [{"type": "integer"}, {"type": "integer"}]},
                "caller": {"$ref": "#/$defs/Frame"},
            },
            "required": ["source"],
            "additionalProperties": False,
        },
    },
}


def docs(schema: Any) -> dict[str, str]:
    """The docs of `schema` as package `acme`, by path."""
    files = eventschema.build(schema, package="acme")
    return {path: text for path, text in files.items() if path.startswith("docs/")}


DOCS = docs(DEBUGGER)

INDEX = """\
# Debugger message

```python
from acme import StoppedEvent, parse_json

event = StoppedEvent()
text = event.to_json()
assert parse_json(text) == event
```

## Events

| Event | Class | Description |
| --- | --- | --- |
| [`request / launch`](events/launch_request.md) | `LaunchRequest` |  |
| [`request / attach`](events/attach_request.md) | `AttachRequest` | **Deprecated.** |
| [`event`](events/stopped_event.md) | `StoppedEvent` |  |

## Diagram

```mermaid
flowchart LR
    root["DebuggerMessage"]
    root --> event1["request #47; launch"]
    root --> event2["request #47; attach"]
    root --> event3["event"]
```

## Types

| Type | Description |
| --- | --- |
| [DebuggerMessage](types/debugger_message.md) |  |
| [Frame](types/frame.md) | A place in the program. |
"""


def test_the_index_lists_events_by_their_tags_and_types_by_name() -> None:
    assert DOCS["docs/index.md"] == INDEX


LAUNCH = """\
# `request / launch`

```python
from acme import LaunchRequest
```

## Properties

| Name | Type | Notes |
| --- | --- | --- |
| `kind` | string | **Required.** Always `"request"`. |
| `command` | string | **Required.** Always `"launch"`. |
| `programPath` | string | **Required.** At least 1 character. In Python: `program_path`. |
| `env` | map of string to (string or `null`) | Optional. |

Other properties are kept in `additional_properties`; each is any JSON value.

## Examples

### Minimal

```json
{
  "kind": "request",
  "command": "launch",
  "programPath": "string"
}
```

```python
from acme import LaunchRequest

event = LaunchRequest(program_path="string")
```

### Full

```json
{
  "kind": "request",
  "command": "launch",
  "programPath": "string",
  "env": {"name": "string"}
}
```

```python
from acme import LaunchRequest

event = LaunchRequest(program_path="string", env={"name": "string"})
```

## Used by

- [DebuggerMessage](../types/debugger_message.md)

## See also

- [All events and types](../index.md)
"""


def test_an_event_without_examples_gets_valid_ones() -> None:
    assert DOCS["docs/events/launch_request.md"] == LAUNCH


def test_small_types_are_shown_where_they_are_used() -> None:
    assert "### `frames[]`: [Frame](../types/frame.md)" in DOCS["docs/events/stopped_event.md"]


def test_the_page_of_an_event_shows_what_is_inside_as_far_as_there_is_room() -> None:
    def around(inner: Any, others: int = 0) -> Any:
        properties = {"inner": inner, **{f"other_{n}": {} for n in range(others)}}
        return {"type": "object", "properties": properties}

    schema = {
        "title": "Event",
        "oneOf": [{"$ref": "#/$defs/Ping"}, {"$ref": "#/$defs/Pong"}],
        "$defs": {
            "Ping": {
                "properties": {
                    "type": {"const": "ping"},
                    "first": around({"type": "array", "items": around({"type": "null"})}),
                    "second": around(around({}), others=30),
                    "third": {"additionalProperties": around({"type": "string"})},
                },
                "required": ["type"],
            },
            "Pong": {"properties": {"type": {"const": "pong"}}, "required": ["type"]},
        },
    }
    headings = re.findall(r"^### `(.+)`: \[", docs(schema)["docs/events/ping.md"], re.MULTILINE)
    assert headings == ["first", "first.inner[]", "third.*"]


def test_a_recursive_type_is_shown_once() -> None:
    frame = DOCS["docs/types/frame.md"]
    assert "| `caller` | [Frame](frame.md) | A place in the program. | Optional. |" in frame
    assert "### `caller`" not in frame
    assert "range=[1, 1]" in frame


def property_row(schema: Any, *, required: bool = False) -> str:
    """The row of the docs for a property `value` with a schema."""
    record = {"title": "Box", "type": "object", "properties": {"value": schema}}
    page = docs({**record, "required": ["value"] if required else []})["docs/events/box.md"]
    return next(line for line in page.split("\n") if line.startswith("| `value`"))


@pytest.mark.parametrize(
    ("schema", "type_", "notes"),
    [
        ({}, "any JSON value", "Optional."),
        ({"type": "null"}, "`null`", "Optional. Nullable."),
        ({"type": "string", "maxLength": 20000}, "string", "Optional. At most 20,000 characters."),
        (
            {"type": "string", "minLength": 2, "maxLength": 2},
            "string",
            "Optional. Exactly 2 characters.",
        ),
        (
            {"type": "string", "pattern": "^a|b$"},
            "string",
            "Optional. Matches <code>&#94;a&#124;b&#36;</code>.",
        ),
        ({"type": "string", "pattern": "^urn:"}, "string", 'Optional. Starts with `"urn:"`.'),
        ({"type": "string", "format": "uuid"}, "string", "Optional. Format: `uuid`."),
        ({"type": "integer", "minimum": 0}, "integer", "Optional. At least 0."),
        (
            {"type": "number", "exclusiveMinimum": 0, "maximum": 1},
            "number",
            "Optional. More than 0, at most 1.",
        ),
        ({"type": "number", "multipleOf": 0.5}, "number", "Optional. A multiple of 0.5."),
        (
            {"enum": ["a", "b", None]},
            "string",
            'Optional. Nullable. Either `"a"` or `"b"`.',
        ),
        ({"enum": ["on", 1]}, "string or number", 'Optional. Either `"on"` or `1`.'),
        (
            {"type": "array", "items": {"type": "string", "maxLength": 3}, "uniqueItems": True},
            "array of string",
            "Optional. No two items are equal. Each item: at most 3 characters.",
        ),
        (
            {"type": "array", "contains": {"enum": ["a", "b"]}},
            "array of any JSON value",
            'Optional. At least one item is `"a"` or `"b"`.',
        ),
        (
            {"type": "object", "additionalProperties": {"type": "integer"}, "maxProperties": 1},
            "map of string to integer",
            "Optional. At most 1 member.",
        ),
        (
            {"anyOf": [{"type": "integer", "maximum": 9}, {"const": "inf"}]},
            'integer or `"inf"`',
            "Optional. As an integer: at most 9.",
        ),
        (
            {"anyOf": [{"enum": ["a", "b"]}, {"type": "string"}]},
            "string",
            'Optional. For example `"a"` or `"b"`; other strings are accepted.',
        ),
        (
            {"type": "boolean", "default": False, "readOnly": True, "deprecated": True},
            "boolean",
            "Optional. **Deprecated.** Read-only. Default: `false`.",
        ),
    ],
)
def test_what_a_property_is_in_words(schema: Any, type_: str, notes: str) -> None:
    assert property_row(schema) == f"| `value` | {type_} | {notes} |"


def test_a_required_property_says_so_first() -> None:
    assert property_row({"type": "string"}, required=True).endswith("| **Required.** |")


def test_a_union_says_how_its_arm_is_chosen() -> None:
    page = docs(
        {
            "title": "Answer",
            "$defs": {
                "Done": {"type": "object", "properties": {"result": {}}, "required": ["result"]},
                "Failed": {
                    "type": "object",
                    "properties": {"error": {"type": "string"}},
                    "required": ["error"],
                    "additionalProperties": False,
                },
            },
            "oneOf": [{"$ref": "#/$defs/Done"}, {"$ref": "#/$defs/Failed"}, {"type": "null"}],
        }
    )["docs/types/answer.md"]
    assert "| it is `null` | `null` |" in page
    assert "| it is an object and it has `result` | [Done](../events/done.md) |" in page
    assert "| it is an object and it has no `result` | [Failed](../events/failed.md) |" in page


def test_an_example_that_cannot_be_made_up_is_left_out() -> None:
    schema = {
        "title": "Box",
        "type": "object",
        "properties": {"code": {"type": "string", "pattern": "^[A-Z]{3}-[0-9]{9}$"}},
        "required": ["code"],
    }
    assert "## Example" not in docs(schema)["docs/events/box.md"]


def test_examples_are_found_inside_other_examples() -> None:
    schema = {
        "title": "Order",
        "type": "object",
        "properties": {"lines": {"type": "array", "items": {"$ref": "#/$defs/Line"}}},
        "examples": [{"lines": [{"text": "one"}, {"text": "a bell", "count": 2}]}],
        "$defs": {
            "Line": {
                "type": "object",
                "properties": {"text": {"type": "string"}, "count": {"type": "integer"}},
                "required": ["text"],
            }
        },
    }
    page = docs(schema)["docs/types/line.md"]
    assert '### Minimal\n\n```json\n{"text": "one"}\n```' in page
    assert 'value = Line(text="a bell", count=2)' in page


def test_an_example_of_an_event_that_is_invalid_is_left_out() -> None:
    schema = {
        "title": "Event",
        "oneOf": [{"$ref": "#/$defs/Ping"}, {"$ref": "#/$defs/Pong"}],
        "$defs": {
            name: {
                "type": "object",
                "properties": {"type": {"const": name}, "n": {"type": "integer"}},
                "required": ["type"],
                "examples": [{"type": name, "n": "one"}, {"type": name, "n": 1}],
            }
            for name in ("Ping", "Pong")
        },
    }
    assert '"one"' not in docs(schema)["docs/events/ping.md"]


def test_names_that_systems_refuse_are_no_file_names() -> None:
    long = "Long" * 100
    names = ["Con", "Aux", "Com1", "Index", long]
    schema = {
        "title": "Event",
        "oneOf": [{"$ref": f"#/$defs/{name}"} for name in names],
        "$defs": {
            name: {"type": "object", "properties": {"t": {"const": name}}, "required": ["t"]}
            for name in names
        },
    }
    stems = {path.rpartition("/")[2].removesuffix(".md") for path in docs(schema)}
    assert not stems & {"con", "aux", "com1"}
    assert max(map(len, stems)) < 120
    assert len(stems) == len(names) + 1


def test_made_up_examples_run_and_are_valid(tmp_path: Path) -> None:
    files = eventschema.build(DEBUGGER, package="acme")
    validator = eventschema.compile(DEBUGGER)
    with importable(files, tmp_path):
        for path, page in files.items():
            for in_json, in_python in examples(page) if path.endswith(".md") else ():
                assert same_json(bound(in_python), json.loads(in_json))
                if "/events/" in path:
                    validator.validate(json.loads(in_json))
