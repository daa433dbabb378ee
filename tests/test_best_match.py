"""Of several arms of an untagged union that accept an object, the one is taken that knows most."""

import json
import re
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import pytest

from laws import assert_agreement, assert_round_trip, judge_of
from packages import imported

NAMES = "abcd"
PATTERNS = ("^[ab]", "d$", "^x-")
RECORDS = ("One", "Two", "Three", "Four", "Five")
UNIONS = ("Pair", "Other")
TEXT, INTEGER = {"type": "string"}, {"type": "integer"}


def reference(name: str) -> Any:
    return {"$ref": f"#/$defs/{name}"}


def record(r: Random, name: str) -> Any:
    """An object with some of the members, closed or open, now and then another and more."""
    members = {each: r.choice([{}, {}, INTEGER]) for each in NAMES if r.random() < 0.5}
    if r.random() < 0.3:
        members["n"] = r.choice([reference("Root"), {"type": "array", "items": reference("Root")}])
    result: dict[str, Any] = {
        "title": name,
        "type": "object",
        "properties": members or {"a": {}},
        "required": [each for each in members if r.random() < 0.3],
    }
    if r.random() < 0.2:
        result["patternProperties"] = {r.choice(PATTERNS): {}}
    if r.random() < 0.3:
        result["additionalProperties"] = False
    elif r.random() < 0.3 and name != RECORDS[0]:
        result["allOf"] = [reference(r.choice(RECORDS[: RECORDS.index(name)]))]
    return result


def schema(r: Random) -> Any:
    """A union of records and of unions of some, and what holds one."""
    arms = r.sample([*RECORDS, *UNIONS], r.randint(2, 5))
    root: dict[str, Any] = {"anyOf": [reference(name) for name in arms]}
    if r.random() < 0.3:
        root["anyOf"].insert(r.randint(0, 2), {"type": "null"})
    unions = {name: [reference(each) for each in r.sample(RECORDS, 2)] for name in UNIONS}
    return {
        "title": "Held",
        "type": "object",
        "properties": {
            "one": reference("Root"),
            "list": {"type": "array", "items": reference("Root")},
            "map": {"type": "object", "additionalProperties": reference("Root")},
        },
        "additionalProperties": False,
        "$defs": {
            "Root": root,
            **{name: record(r, name) for name in RECORDS},
            **{name: {r.choice(["anyOf", "anyOf", "oneOf"]): unions[name]} for name in UNIONS},
        },
    }


def instance(r: Random, depth: int = 2) -> Any:
    value: Any = {name: r.choice([1, 1, "text"]) for name in (*NAMES, "x-d") if r.random() < 0.45}
    if depth and r.random() < 0.3:
        inner = instance(r, depth - 1)
        value["n"] = r.choice([inner, [inner, instance(r, depth - 1)]])
    return value


class Oracle:
    """What arm is meant, told by asking all of them and counting the members that they declare."""

    def __init__(self, document: Any) -> None:
        self.definitions = document["$defs"]
        self._judges = {
            name: judge_of({**reference(name), "$defs": self.definitions})
            for name in self.definitions
        }

    def accepts(self, name: str, value: Any) -> bool:
        result: bool = self._judges[name].is_valid(value)
        return result

    def known(self, name: str, value: Any) -> set[str]:
        """The members of an object that a record declares."""
        definition = self.definitions[name]
        patterns = definition.get("patternProperties", ())
        found = {
            member
            for member in value
            if member in definition["properties"] or any(re.search(p, member) for p in patterns)
        }
        inherited = (self.known(name_of(each), value) for each in definition.get("allOf", ()))
        return found.union(*inherited)

    def best(self, name: str, value: Any) -> tuple[int, str]:
        """How many members of a valid object the best record of a definition declares, and it."""
        definition = self.definitions[name]
        arms = definition.get("anyOf") or definition.get("oneOf")
        if arms is None:
            return len(self.known(name, value)), name
        names = [name_of(arm) for arm in arms if "$ref" in arm]
        found = [self.best(each, value) for each in names if self.accepts(each, value)]
        return max(found, key=lambda each: each[0])  # the first of those that know as much

    def check(self, parsed: Any, value: Any) -> None:
        """Of what was `parsed`, all that is in it included, the class is the one that is meant."""
        class_ = type(parsed).__name__
        assert class_ == self.best("Root", value)[1], value
        inner = value.get("n")
        if isinstance(inner, dict) and class_ in self._holding():
            self.check(parsed.n, inner)
        if isinstance(inner, list) and class_ in self._holding():
            for part, data in zip(parsed.n, inner, strict=True):
                self.check(part, data)

    def _holding(self) -> set[str]:
        return {name for name in RECORDS if "n" in self.known(name, {"n": 1})}


def name_of(schema: Any) -> str:
    return str(schema["$ref"].rpartition("/")[2])


@pytest.mark.parametrize("seed", range(60))
def test_the_arm_that_knows_most_is_taken(seed: int) -> None:
    r = Random(seed)
    document = schema(r)
    module, oracle = imported(document, f"best_match_{seed}"), Oracle(document)
    judge, valid = judge_of(document), 0
    for _ in range(80):
        value = instance(r)
        assert_agreement(module, judge, {"one": value})
        if not oracle.accepts("Root", value):
            continue
        valid += 1
        held = {"one": value, "list": [value], "map": {"key": value}}
        parsed = assert_round_trip(module, held)
        for each in (parsed.one, parsed.list_[0], parsed.map["key"]):
            oracle.check(each, value)
        assert module.parse({"one": parsed.one.to_dict()}).one == parsed.one
    assert valid


def codecs_of(module: ModuleType) -> str:
    assert module.__file__ is not None
    return Path(module.__file__).with_name("codecs.py").read_text("utf-8")


def union(keyword: str, **arms: Any) -> Any:
    return {"title": "Root", keyword: [reference(name) for name in arms], "$defs": arms}


def object_of(*required: str, closed: bool = False, **members: Any) -> Any:
    result = {"type": "object", "properties": members, "required": list(required)}
    return {**result, "additionalProperties": False} if closed else result


BASE = object_of("foo", foo=TEXT)
PROVEN = {
    "the extension has a member of its own": union(
        "anyOf", Base=BASE, Ext={"allOf": [reference("Base"), object_of("bar", bar=INTEGER)]}
    ),
    "closed ones know all": union(
        "anyOf",
        Foo=object_of(closed=True, foo=TEXT, both={}),
        Bar=object_of(closed=True, bar=TEXT, both={}),
    ),
    "the first one knows what the second one does": union(
        "anyOf", Large=object_of(foo=TEXT, bar=TEXT), Small=object_of(foo=TEXT)
    ),
    "only one may accept": union("oneOf", Foo=object_of(foo=TEXT), Bar=object_of(bar=TEXT)),
}


@pytest.mark.parametrize("name", PROVEN)
def test_nothing_is_counted_where_the_best_is_proven(name: str) -> None:
    module = imported(PROVEN[name], f"proven_{'_'.join(name.split())}")
    assert "found" not in codecs_of(module)


def test_counting_where_it_is_not() -> None:
    module = imported(
        union("anyOf", Foo=object_of(foo=TEXT), Bar=object_of(bar=TEXT)), "counted_members"
    )
    assert "found.index(max(found))" in codecs_of(module)
    for value, class_ in (({}, "Foo"), ({"bar": "b"}, "Bar"), ({"bar": "b", "foo": "f"}, "Foo")):
        assert type(assert_round_trip(module, value)).__name__ == class_


RPC = {
    "title": "Message",
    "anyOf": [reference(name) for name in ("Notification", "Response", "Request", "Batch")],
    "$defs": {
        "Id": {"type": ["integer", "string", "null"]},
        "Notification": object_of("method", jsonrpc={"const": "2.0"}, method=TEXT, params={}),
        "Request": object_of(
            *("id", "method"), jsonrpc={"const": "2.0"}, id=reference("Id"), method=TEXT, params={}
        ),
        "Response": {"anyOf": [reference("Result"), reference("Failure")]},
        "Result": object_of("id", "result", jsonrpc={}, id=reference("Id"), result={}),
        "Failure": object_of(
            "id", "error", jsonrpc={}, id=reference("Id"), error=reference("Error")
        ),
        "Error": object_of("code", "message", code=INTEGER, message=TEXT, data={}),
        "Batch": {"type": "array", "items": reference("Message")},
        "Message": {"anyOf": [reference(name) for name in ("Notification", "Response", "Request")]},
    },
}


def test_messages_that_members_tell_apart() -> None:
    module = imported(RPC, "messages_by_members")
    messages = {
        "Request": {"jsonrpc": "2.0", "id": 1, "method": "m"},
        "Notification": {"jsonrpc": "2.0", "method": "m", "params": {"id": 1}},
        "Result": {"jsonrpc": "2.0", "id": None, "result": None},
        "Failure": {"jsonrpc": "2.0", "id": 1, "error": {"code": 1, "message": "m"}},
    }
    for name, message in messages.items():
        assert type(assert_round_trip(module, message)).__name__ == name
    assert type(module.parse(messages["Failure"]).error).__name__ == "Error"
    batch = module.parse([*messages.values()])
    assert [type(each).__name__ for each in batch] == [*messages]
    assert json.loads(json.dumps([each.to_dict() for each in batch])) == [*messages.values()]
