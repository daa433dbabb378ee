"""Differences of objects: their members, which of them are required, which others they take."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from eventschema.ir.types import Absent, Json
from eventschema.openapi.alternatives import Alternatives, SchemaAlternative
from eventschema.openapi.edits import Edit, KeywordChange, Listed, PropertyChange
from eventschema.openapi.matching import MatchedObjects
from eventschema.openapi.report import DifferenceReport
from eventschema.openapi.scalar_differences import compare_limits
from eventschema.openapi.trees import ANNOTATIONS
from eventschema.schema.keywords import OTHER_MEMBERS
from eventschema.schema.registry import Schema

COMPARED_AS_TEXT: Final = (
    "contains",
    "dependentRequired",
    "dependentSchemas",
    "else",
    "if",
    "not",
    "patternProperties",
    "propertyNames",
    "then",
    "unevaluatedItems",
)


@dataclass(frozen=True, slots=True)
class Records:
    """Compares objects that are matched; `visit` compares what is in them later."""

    report: DifferenceReport
    alternatives: Alternatives
    visit: Callable[[Sequence[Schema], Sequence[Schema]], None]

    def compare(self, group: MatchedObjects, shared: Sequence[Schema]) -> None:
        """Report how the objects of `group` differ; `shared` are parts of all alternatives."""
        self._members(group, self._compare_tags(group))
        for mine in group.mine:
            self._required(mine, group.theirs, shared)
            for theirs in group.theirs:
                self._other_members(mine, theirs, shared)
                compare_limits(self.report, mine, theirs, shared)

    def _compare_tags(self, group: MatchedObjects) -> frozenset[str]:
        """Compare the tags that tell the objects of a side apart as a whole, and name them."""
        if len(group.mine) == len(group.theirs) == 1:
            return frozenset()
        mine = [self.alternatives.tags(record) for record in group.mine]
        theirs = [self.alternatives.tags(record) for record in group.theirs]
        several = mine if len(mine) > 1 else theirs
        names = [
            name
            for name in several[0]
            if all(name in one for one in several) and len({one[name] for one in several}) > 1
        ]
        for name in names:
            known = {value for one in mine for value in one.get(name, ())}
            listed = {value for one in theirs for value in one.get(name, ())}
            for value in sorted(listed - known, key=str):
                self.report(
                    "branch-added",
                    group.mine[0].main,
                    group.theirs[0].properties()[name],
                    f"Upstream has the variant `{name}: {json.dumps(value)}`; this schema does not",
                    around=group.mine[0].parts,
                    names=[value],
                )
        return frozenset(names)

    def _members(self, group: MatchedObjects, tags: frozenset[str]) -> None:
        mine = [(record, record.properties()) for record in group.mine]
        theirs = [(record, record.properties()) for record in group.theirs]
        for name in dict.fromkeys(name for _, members in (*mine, *theirs) for name in members):
            here = [(record, members[name]) for record, members in mine if name in members]
            there = [(record, members[name]) for record, members in theirs if name in members]
            if not here:
                self._added(group, *there[0], name)
            elif not there:
                for record, member in here:
                    self._removed(record, member, group.theirs[0], name)
            elif name not in tags:
                self.visit([member for _, member in here], [member for _, member in there])

    def _added(
        self, group: MatchedObjects, theirs: SchemaAlternative, member: Schema, name: str
    ) -> None:
        mine = group.mine[0]
        before = list(theirs.properties())
        earlier = reversed(before[: before.index(name)])
        after = next((one for one in earlier if one in mine.properties()), None)
        record = mine.main
        required = name in theirs.required()
        edits: list[Edit] = [PropertyChange(record.pointer, name, member.contents, after)]
        if required:
            edits.append(Listed(record.pointer, "required", name))
        self.report(
            "property-added",
            record,
            member,
            f"Upstream has the {'required ' if required else ''}property `{name}`;"
            " this schema does not",
            *(edits if len(group.mine) == 1 else ()),
            around=mine.parts,
            names=[name],
        )

    def _removed(
        self, mine: SchemaAlternative, member: Schema, theirs: SchemaAlternative, name: str
    ) -> None:
        holders = (part for part in mine.parts if name in part.keywords.get("properties", ()))
        holder = next(holders, mine.main)
        self.report(
            "property-removed",
            member,
            theirs.main,
            f"This schema has the property `{name}`; upstream does not",
            PropertyChange(holder.pointer, name, Absent()),
            Listed(holder.pointer, "required", name, present=False),
            names=[name],
        )

    def _required(
        self, mine: SchemaAlternative, theirs: Sequence[SchemaAlternative], shared: Sequence[Schema]
    ) -> None:
        needed = [frozenset(one.required()) for one in theirs]
        known = {name for one in theirs for name in one.properties()}
        names = dict.fromkeys(name for one in theirs for name in one.required())
        for name in (*names, *mine.required()):
            here, there = name in mine.required(), all(name in one for one in needed)
            if there and not here and name in mine.properties():
                self.report(
                    "required-added",
                    mine.main,
                    theirs[0].main,
                    f"Upstream requires `{name}`; this schema does not",
                    Listed(mine.main.pointer, "required", name),
                    around=mine.parts,
                    names=[name],
                )
            elif here and name in known and not any(name in one for one in needed):
                holders = [part for part in mine.parts if name in part.keywords.get("required", ())]
                self.report(
                    "required-removed",
                    mine.main,
                    theirs[0].main,
                    f"This schema requires `{name}`; upstream does not",
                    *(Listed(one.pointer, "required", name, present=False) for one in holders),
                    around=(*mine.parts, *shared),
                    names=[name],
                )

    def _other_members(
        self, mine: SchemaAlternative, theirs: SchemaAlternative, shared: Sequence[Schema]
    ) -> None:
        """Compare what the members may be that have no schema of their own."""
        part, rest = _rest(mine)
        other_part, other_rest = _rest(theirs)
        if isinstance(rest, Schema) and isinstance(other_rest, Schema):
            self.visit([rest], [other_rest])
        elif rest != other_rest:
            self.report(
                "other-members",
                part,
                other_part,
                f"Upstream {_taking(other_rest)}; this schema {_taking(rest)}",
                *(
                    KeywordChange(part.pointer, keyword, Absent())
                    for keyword in OTHER_MEMBERS
                    if keyword in part.keywords and other_rest is None
                ),
                *(
                    [KeywordChange(part.pointer, "additionalProperties", _contents(other_rest))]
                    if other_rest is not None
                    else []
                ),
                around=(*mine.parts, *shared, mine.main.document.schemas[""]),
                names=[] if other_rest is None else ["additionalProperties"],
            )


def compare_as_text(
    report: DifferenceReport,
    mine: SchemaAlternative,
    theirs: SchemaAlternative,
    shared: Sequence[Schema],
) -> None:
    """Report keywords that are not understood here and do not say the same, word for word."""
    for keyword in COMPARED_AS_TEXT:
        value, other = mine.keyword(keyword), theirs.keyword(keyword)
        if _essence(value) != _essence(other):
            part = mine.with_keyword(keyword) or mine.main
            present = theirs.with_keyword(keyword) is not None
            report(
                "keyword",
                part,
                theirs.with_keyword(keyword) or theirs.main,
                f"Upstream and this schema have a different `{keyword}`, or one has none",
                KeywordChange(part.pointer, keyword, other if present else Absent()),
                around=(*mine.parts, *shared),
                names=[keyword],
            )


def _rest(record: SchemaAlternative) -> tuple[Schema, Schema | bool | None]:
    """What says which members an object may have beside the named ones; None: any."""
    for keyword in OTHER_MEMBERS:
        part = record.with_keyword(keyword)
        value = None if part is None else part.keywords[keyword]
        if part is not None and value not in (True, {}):
            return part, part.child(keyword) if isinstance(value, dict) else False
    return record.main, None


def _taking(rest: Schema | bool | None) -> str:
    match rest:
        case None:
            return "takes any other members"
        case Schema():
            return "takes other members of one kind"
        case _:
            return "takes no other members"


def _contents(rest: Schema | bool) -> Json:
    return rest.contents if isinstance(rest, Schema) else rest


def _essence(value: Json) -> Json:
    """`value` without annotations, and without the names of definitions."""
    match value:
        case dict():
            kept = {k: v for k, v in value.items() if k not in ANNOTATIONS}
            return {k: "" if k == "$ref" else _essence(v) for k, v in kept.items()}
        case list():
            return [_essence(one) for one in value]
        case _:
            return value
