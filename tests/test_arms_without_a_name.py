"""Unions that no definition names are decoded like those that one does, however arms are told."""

from typing import Any

import pytest

from eventschema.ir.types import ByType, Candidates, Null, Reference, Union
from eventschema.model import parsed
from eventschema.schema.registry import load
from eventschema.source.line import flat
from eventschema.source.module import SourceModule
from eventschema.targets.python.codec_module import VALUE, around
from eventschema.targets.python.decoded_values import decoded
from eventschema.targets.python.decoding import add_decoding
from eventschema.targets.validators.surroundings import Surroundings
from laws import assert_round_trip
from packages import imported


def event(tag: str, **properties: Any) -> Any:
    properties = {"type": {"const": tag}, **properties}
    return {"type": "object", "properties": properties, "required": ["type"]}


INTEGER = {"type": "integer"}
EVENTS = {
    "A": event("a", x=INTEGER),
    "B": event("a", y=INTEGER),
    **{name: event(name.lower()) for name in "CDEF"},
}
SCHEMA = {
    "title": "Root",
    "anyOf": [{"$ref": f"#/$defs/{name}"} for name in EVENTS],
    "$defs": EVENTS,
}


def test_arms_behind_one_tag_of_many_are_tried() -> None:
    module = imported(SCHEMA, "arms_behind_one_tag")
    for value, class_ in [
        ({"type": "a", "x": 1}, "A"),
        ({"type": "a", "x": "text", "y": 1}, "B"),
        ({"type": "f"}, "F"),
    ]:
        assert type(assert_round_trip(module, value)).__name__ == class_
    with pytest.raises(module.ValidationError):
        module.parse({"type": "a", "x": "text", "y": "text"})


def test_arms_of_one_json_type_are_tried() -> None:
    """A record is never left as a dict."""
    about = around(
        parsed(load(SCHEMA), "m"), SourceModule(), Surroundings(frozenset(), SourceModule())
    )
    arms = (Reference("A"), Reference("B"), Null())
    decision = ByType((("object", Candidates((0, 1))), ("null", Candidates((2,)))))
    function = flat(decoded(Union(arms, decision), VALUE, about)).removesuffix("(value)")
    add_decoding(about)
    assert [line.strip() for line in about.module.functions[function]][1:] == [
        "if isinstance(value, dict):",
        "if _is_a(value):",
        "return _decode_a(value)",
        "return _decode_b(value)",
        "return value",
    ]
