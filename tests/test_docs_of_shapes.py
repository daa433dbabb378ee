"""What the docs and models say of values, of members of which one is required, and of events."""

from typing import Any

import pytest

import eventschema

TEXT = {"type": "string"}


def page(schema: Any, name: str) -> str:
    return eventschema.build(schema, package="acme")[f"docs/{name}.md"]


ANNOTATED = (
    {
        "oneOf": [
            {"const": "s", "title": "Small", "description": "Fits one."},
            {"const": "l", "title": "Large", "description": "Fits ten."},
        ]
    },
    *(
        {"enum": ["s", "l"], names: ["Small", "Large"], texts: ["Fits one.", "Fits ten."]}
        for names, texts in (
            ("x-enumNames", "enumDescriptions"),
            ("x-enum-varnames", "x-enum-descriptions"),
            ("x-enumNames", "markdownEnumDescriptions"),
        )
    ),
)


@pytest.mark.parametrize("size", ANNOTATED)
def test_values_keep_their_texts(size: Any) -> None:
    schema = {"title": "Cup", "type": "object", "properties": {"size": size}}
    said = page(schema, "events/cup")
    assert "### Values of `size`\n\n| Value | Meaning |\n" in said
    assert '| `"s"` | Small: Fits one. |\n| `"l"` | Large: Fits ten. |\n' in said
    models = eventschema.build(schema, package="acme")["acme/models.py"]
    assert '- `"s"`: Small: Fits one.\n    - `"l"`: Large: Fits ten.\n' in models


def test_named_values_keep_their_texts() -> None:
    schema = {
        "title": "Cup",
        "type": "object",
        "properties": {"size": {"$ref": "#/$defs/Size"}},
        "$defs": {"Size": {"description": "How large.", **ANNOTATED[0]}},
    }
    assert '| `"s"` | Small: Fits one. |\n' in page(schema, "types/size")
    models = eventschema.build(schema, package="acme")["acme/models.py"]
    assert '"""How large.\n\n- `"s"`: Small: Fits one.\n' in models


def requires(name: str, **others: Any) -> dict[str, Any]:
    return {"required": [name], **others}


@pytest.mark.parametrize(
    ("union", "said"),
    [
        ({"oneOf": [requires("uses"), requires("run")]}, "exactly one of `uses`, `run`"),
        ({"anyOf": [requires("uses"), requires("run")]}, "at least one of `uses`, `run`"),
        (
            {
                "anyOf": [
                    requires("uses", **{"not": {"required": ["run"]}}),
                    requires("run", properties={"uses": False}),
                ]
            },
            "exactly one of `uses`, `run`",
        ),
    ],
)
def test_members_of_which_one_is_required_are_no_union(union: Any, said: str) -> None:
    step = {"title": "Step", "type": "object", "properties": {"uses": TEXT, "run": TEXT}, **union}
    assert said in page(step, "events/step")
    models = eventschema.build(step, package="acme")["acme/models.py"]
    assert models.count("\nclass ") == 1


def test_events_of_a_union_of_unions_are_named_by_their_own_tags() -> None:
    methods = {"A": "completion/complete", "B": "tools/call", "C": "ping", "D": "roots/list"}
    schema = {
        "title": "Message",
        "anyOf": [{"$ref": "#/$defs/Client"}, {"$ref": "#/$defs/Server"}],
        "$defs": {
            "Client": {"anyOf": [{"$ref": "#/$defs/A"}, {"$ref": "#/$defs/B"}]},
            "Server": {"anyOf": [{"$ref": "#/$defs/C"}, {"$ref": "#/$defs/D"}]},
            **{
                name: requires("method", type="object", properties={"method": {"const": method}})
                for name, method in methods.items()
            },
        },
    }
    index = page(schema, "index")
    for name, method in methods.items():
        assert f"| [`{method}`](events/{name.lower()}.md) | `{name}` |" in index
