"""A canonical schema brought up to date: what upstream changed is changed, all else stays."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Final, assert_never

from eventschema.ir.types import Absent, Json
from eventschema.openapi.compare import UpstreamComparison
from eventschema.openapi.edits import Edit, KeywordChange, Listed, PropertyChange, Replaced, Widened
from eventschema.openapi.importer import Imported
from eventschema.openapi.null import SCALARS, is_null
from eventschema.openapi.scalar_differences import same
from eventschema.openapi.trees import (
    ANNOTATIONS,
    Keywords,
    rank,
    references,
    rewritten,
    single_branch_inlined,
)
from eventschema.schema.keywords import UNIONS
from eventschema.schema.pointers import pointer, segments_of

OF_DOCUMENT: Final = frozenset({"$schema", "$id", "$defs"})
"""Keywords that are about a whole document."""


@dataclass(frozen=True, slots=True)
class Updated:
    """A schema brought up to date, and the places of upstream's document that came into it."""

    schema: Json
    taken: tuple[str, ...]


def updated(schema: Json, imported: Imported, comparison: UpstreamComparison) -> Updated:
    """`schema` with all that its `comparison` with `imported` found changed as upstream has it.

    Its descriptions, examples, names, comments and order stay. A definition that came with what
    upstream dropped goes with it; one that upstream brings comes last.
    """
    editor = _Editor(schema, imported, comparison.names)
    edits = [edit for difference in comparison.differences for edit in difference.edits]
    places = [editor.place(edit.pointer) for edit in edits]
    done = sorted(range(len(edits)), key=lambda at: isinstance(edits[at], Widened | Replaced))
    for at in done:
        editor.apply(edits[at], places[at])
    editor.prune(_reached(schema))
    changed = [difference.upstream for difference in comparison.differences if difference.edits]
    return Updated(editor.result, (*dict.fromkeys(changed), *editor.taken))


class _Editor:
    """Edits a copy of a schema, in terms of an imported one."""

    def __init__(self, schema: Json, imported: Imported, names: Mapping[str, str]) -> None:
        self.result: Keywords = deepcopy(schema)
        self.imported = imported
        self.names = dict(names)
        self.taken: list[str] = []

    def place(self, at: str) -> Keywords:
        """The schema at the pointer `at` of the copy, a boolean one said with keywords."""
        holder: Any = {"": self.result}
        key: Any = ""
        for segment in segments_of(at):
            holder = holder[key]
            key = int(segment) if isinstance(holder, list) else segment
        if isinstance(holder[key], bool):
            holder[key] = {} if holder[key] else {"not": {}}
        keywords: Keywords = holder[key]
        return keywords

    def apply(self, edit: Edit, place: Keywords) -> None:
        match edit:
            case KeywordChange(_, keyword, Absent()):
                place.pop(keyword, None)
            case KeywordChange(_, keyword, value):
                _say(place, keyword, self.adopted({keyword: value})[keyword])
            case PropertyChange(_, name, Absent()):
                place.get("properties", {}).pop(name, None)
            case PropertyChange(_, name, schema, after):
                _say(place, "properties", _inserted(place, name, self.adopted(schema), after))
            case Listed(_, keyword, value, present):
                _list(place, keyword, value, present=present)
            case Widened(_, branch):
                _widen(place, self.adopted(branch))
            case Replaced(_, schema):
                _hold(place, _around(place))
                asserted = {"not": {}} if schema is False else {} if schema is True else schema
                for keyword, value in self.adopted(asserted).items():
                    if keyword not in ANNOTATIONS:
                        _say(place, keyword, value)
            case _:
                assert_never(edit)

    def adopted(self, schema: Json) -> Json:
        """A part of the imported schema, referring to the definitions of this one."""
        if isinstance(schema, dict):
            schema = {keyword: schema[keyword] for keyword in schema if keyword not in OF_DOCUMENT}
        return rewritten(schema, self._referring)

    def prune(self, reached_before: frozenset[str]) -> None:
        """Remove the definitions that nothing refers to any more."""
        for name in reached_before - _reached(self.result):
            del self.result["$defs"][name]

    def _referring(self, keywords: Keywords) -> Keywords:
        match segments_of(keywords.get("$ref", "").removeprefix("#")):
            case ["$defs", name]:
                return {**keywords, "$ref": f"#{pointer('$defs', self._definition(name))}"}
            case _:
                return keywords

    def _definition(self, name: str) -> str:
        """What the definition `name` of the imported schema is called here; it is taken over."""
        definitions: Keywords = self.result.setdefault("$defs", {})
        if self.names.get(name) not in definitions:
            own, number = name, 1
            while own in definitions:
                number += 1
                own = f"{name}{number}"
            self.names[name] = own
            definitions[own] = {}  # its place, which it may refer to itself
            definitions[own] = self.adopted(self.imported.schema["$defs"][name])
            self.taken.append(self.imported.origins.get(pointer("$defs", name), ""))
        return self.names[name]


def _say(place: Keywords, keyword: str, value: Json) -> None:
    """Let the schema `place` have a keyword, where people look for it if it is new."""
    later = [] if keyword in place else [name for name in place if rank(name) > rank(keyword)]
    moved = {name: place.pop(name) for name in later}
    place[keyword] = value
    place.update(moved)


def _inserted(place: Keywords, name: str, schema: Json, after: str | None) -> dict[str, Json]:
    """The properties of `place` with another one."""
    properties = dict(place.get("properties", {}))
    if name in properties:
        return properties
    names = list(properties)
    names.insert(len(names) if after is None else names.index(after) + 1, name)
    return {one: schema if one == name else properties[one] for one in names}


def _list(place: Keywords, keyword: str, value: Json, *, present: bool) -> None:
    given = [place["const"]] if keyword == "enum" and "const" in place else place.get(keyword, [])
    listed = [given] if isinstance(given, str) else given
    others = [one for one in listed if not same(one, value)]
    if present and len(others) == len(listed):
        _add_to_list(place, keyword, listed, value)
    elif not present and others and len(others) < len(listed):
        place[keyword] = others[0] if keyword == "type" and len(others) == 1 else others
        _hold(place, single_branch_inlined(place))
    elif not present and not others and keyword == "required":
        place.pop(keyword, None)


def _add_to_list(place: Keywords, keyword: str, listed: list[Json], value: Json) -> None:
    if "const" in place:
        renamed = {"enum" if one == "const" else one: place[one] for one in place}
        _hold(place, {**renamed, "enum": [*listed, value]})
        return
    order = list(place.get("properties", ())) if keyword == "required" else []
    after = order.index(value) if value in order else len(order)
    later = [one for one in listed if one in order and order.index(one) > after]
    at = listed.index(later[0]) if later else len(listed)
    _say(place, keyword, [*listed[:at], value, *listed[at:]])


def _widen(place: Keywords, branch: Json) -> None:
    """Let the schema `place` accept what `branch` accepts, too; null comes last."""
    for union in UNIONS:
        if union in place:
            branches = [one for one in place[union] if one != branch]
            at = len(branches) - (bool(branches) and is_null(branches[-1]))
            place[union] = [*branches[:at], branch, *branches[at:]]
            return
    types = place.get("type", "object")
    listed = [types] if isinstance(types, str) else types
    if is_null(branch) and SCALARS.issuperset(listed) and not place.keys() & {"const", "enum"}:
        place["type"] = [*listed, "null"]
        return
    outer = _around(place)
    inner = {k: v for k, v in place.items() if k not in outer}
    are_records = "$ref" in inner and isinstance(branch, dict) and "$ref" in branch
    _hold(place, outer)
    _say(place, "oneOf" if are_records else "anyOf", [inner, branch])


def _around(place: Keywords) -> Keywords:
    """What the schema `place` says besides what it asserts."""
    kept = ANNOTATIONS | OF_DOCUMENT
    return {k: v for k, v in place.items() if k in kept or k.startswith("x-")}


def _hold(place: Keywords, contents: Keywords) -> None:
    """Let `place`, which others refer to, hold `contents`."""
    held = dict(contents)
    place.clear()
    place.update(held)


def _reached(schema: Keywords) -> frozenset[str]:
    """The names of the definitions that the root of `schema` leads to."""
    definitions = schema.get("$defs", {})
    found = set[str]()
    pending: list[Json] = [{k: v for k, v in schema.items() if k != "$defs"}]
    while pending:
        for reference in references(pending.pop()):
            match segments_of(reference):
                case ["$defs", name, *_] if name in definitions and name not in found:
                    found.add(name)
                    pending.append(definitions[name])
    return frozenset(found)
