"""How a canonical schema differs from what upstream's document says today.

Both are walked side by side from their roots: branches are matched by their tags, members by
their names. What definitions are called, and which of them there are, makes no difference.
"""

import json
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from eventschema.ir.types import Absent, Json
from eventschema.openapi.alternatives import Alternatives, SchemaAlternative, definition
from eventschema.openapi.edits import Difference, KeywordChange, Replaced, Widened
from eventschema.openapi.importer import Imported
from eventschema.openapi.matching import matched
from eventschema.openapi.null import NULL
from eventschema.openapi.object_differences import Records, compare_as_text
from eventschema.openapi.place import Counterparts, shared, union_of
from eventschema.openapi.report import DifferenceReport, branch_of
from eventschema.openapi.scalar_differences import compare_each, compare_values, without
from eventschema.openapi.text_differences import compare_annotations
from eventschema.openapi.uses import Use, Uses
from eventschema.schema.discriminate import JSON_TYPES
from eventschema.schema.given import Given
from eventschema.schema.keywords import UNIONS
from eventschema.schema.pointers import pointer
from eventschema.schema.registry import Schema, load


@dataclass(frozen=True, slots=True)
class UpstreamComparison:
    """How a schema differs from an imported one, what is meant left out.

    `names` maps definitions of the imported schema to those of the other that say the same.
    """

    differences: tuple[Difference, ...]
    names: Mapping[str, str]


def compare(schema: Json, imported: Imported) -> UpstreamComparison:
    """How the canonical `schema` differs from `imported`, but for what a `$comment` in it explains.

    Raises `SchemaError` when `schema` is none.
    """
    report = DifferenceReport(imported.origins)
    walk = _Walk(report)
    alone = Given({}, "bundle the documents into one first")
    walk.run(load(schema, resources=alone), load(imported.schema))
    settled, apart = walk.uses.apart(report.found)
    names = {
        theirs: mine
        for theirs, mine in walk.names.items()
        if (mine, pointer("$defs", theirs)) not in apart
    }
    return UpstreamComparison(tuple(dict.fromkeys(one.difference for one in settled)), names)


class _Walk:
    """The places of two schemas, from the roots on."""

    def __init__(self, report: DifferenceReport) -> None:
        self.report = report
        self.names: dict[str, str] = {}
        self.alternatives = Alternatives()
        self.uses = Uses()
        self.records = Records(report, self.alternatives, self.visit)
        self.pending = deque[Counterparts]()
        self.seen = set[tuple[tuple[Schema, ...], tuple[Schema, ...]]]()

    def run(self, mine: Schema, theirs: Schema) -> None:
        self.visit([mine], [theirs])
        while self.pending:
            self.compare(self.pending.popleft())

    def visit(self, mine: Sequence[Schema], theirs: Sequence[Schema]) -> None:
        """Compare the two sides later, once."""
        sides = tuple(dict.fromkeys(mine)), tuple(dict.fromkeys(theirs))
        if sides not in self.seen:
            self.seen.add(sides)
            left = tuple(one for schema in sides[0] for one in self.alternatives(schema))
            right = tuple(one for schema in sides[1] for one in self.alternatives(schema))
            self.pending.append(Counterparts(*sides, left, right, self.report.context))

    def enter(self, place: Counterparts) -> None:
        """Note which definitions `place` uses; those of objects are noted when they are matched."""
        if (names := place.names()) is not None:
            self.names.setdefault(*names)
        records = {one.main for one in place.left if one.type == "object"}
        parts = {part for one in place.left for part in one.parts} - records
        self.use({name for part in parts if (name := definition(part))}, place.counterpart(), place)

    def use(self, names: Iterable[str], counterpart: str, place: Counterparts) -> None:
        self.report.context = {**self.report.context, **dict.fromkeys(names, counterpart)}
        for name in names:
            use = Use(place.mine[0], place.theirs[0], place.context)
            self.uses.add(name, counterpart, use)

    def compare(self, place: Counterparts) -> None:
        self.report.context = place.context
        self.enter(place)
        compare_annotations(self.report, place)
        here, there = ({one.type for one in side} for side in (place.left, place.right))
        some, others = here - {"null"}, there - {"null"}
        if some and others and some.isdisjoint(others):
            mine, theirs = place.mine[0], place.theirs[0]
            sentence = f"Upstream takes {_types(there)}; this schema takes {_types(here)}"
            edit = Replaced(mine.pointer, theirs.contents)
            self.report("type", mine, theirs, sentence, edit, around=place.shared, names=others)
            return
        for name in JSON_TYPES:
            left, right = place.of_type(name)
            if left and right:
                self.same_type(place, left, right)
            elif right:
                self.added(place, right)
            elif left:
                self.removed(place, left)

    def same_type(
        self,
        place: Counterparts,
        left: Sequence[SchemaAlternative],
        right: Sequence[SchemaAlternative],
    ) -> None:
        match left[0].type:
            case "null":
                pass
            case "object":
                self.objects(place, left, right)
            case "array":
                compare_each(self.report, left, right, place.shared)
                self.items(place, left, right)
            case _:
                compare_values(self.report, left, right, place.shared)
        if len(left) == len(right) == 1:
            compare_as_text(self.report, left[0], right[0], place.shared)

    def objects(
        self,
        place: Counterparts,
        left: Sequence[SchemaAlternative],
        right: Sequence[SchemaAlternative],
    ) -> None:
        matching = matched(left, right, self.alternatives)
        for group in matching.groups:
            if len(group.mine) == len(group.theirs) == 1:
                theirs, mine = (definition(one.main) for one in (*group.theirs, *group.mine))
                if theirs is not None and mine is not None:
                    self.names.setdefault(theirs, mine)
            around = self.report.context
            names = {name for one in group.mine if (name := definition(one.main))}
            self.use(names, group.theirs[0].main.pointer, place)
            self.records.compare(group, place.shared)
            self.report.context = around
        union = _union([one for group in matching.groups for one in group.mine])
        union = union or union_of(place.mine[0])
        theirs_too = _union([one for group in matching.groups for one in group.theirs])
        for one in matching.only_theirs:
            label, name = self.label(one, [*left, *right])
            self.report(
                "branch-added",
                union,
                one.main,
                f"Upstream has the variant {label}; this schema does not",
                Widened(union.pointer, branch_of(one)),
                around=place.shared,
                names=[name],
            )
        for one in matching.only_mine:
            label, name = self.label(one, [*left, *right])
            self.report(
                "branch-removed",
                one.main,
                theirs_too or union_of(place.theirs[0]),
                f"This schema has the variant {label}; upstream does not",
                *without(one),
                around=one.parts,
                names=[name],
            )

    def added(self, place: Counterparts, right: Sequence[SchemaAlternative]) -> None:
        kind, main, mine = right[0].type, right[0].main, place.mine[0]
        if kind == "null":
            sentence = "Upstream allows `null`; this schema does not"
            edits = [Widened(one.pointer, NULL) for one in place.mine]
            self.report(
                "null-added", mine, main, sentence, *edits, around=place.shared, names=[None]
            )
            return
        sentence = f"Upstream takes {_types([kind])}, too; this schema does not"
        edits = [Widened(union_of(mine).pointer, branch_of(one)) for one in right]
        self.report("type-added", mine, main, sentence, *edits, around=place.shared, names=[kind])

    def removed(self, place: Counterparts, left: Sequence[SchemaAlternative]) -> None:
        kind, theirs = left[0].type, place.theirs[0]
        mine = next(one for one in place.mine if one in left[0].parts)
        edits = [edit for one in left for edit in without(one)]
        if kind == "null":
            sentence = "This schema allows `null`; upstream does not"
            self.report(
                "null-removed", mine, theirs, sentence, *edits, around=place.shared, names=[None]
            )
            return
        sentence = f"This schema takes {_types([kind])}, too; upstream does not"
        self.report(
            "type-removed", mine, theirs, sentence, *edits, around=place.shared, names=[kind]
        )

    def items(
        self,
        place: Counterparts,
        left: Sequence[SchemaAlternative],
        right: Sequence[SchemaAlternative],
    ) -> None:
        for keyword in ("items", "prefixItems"):
            mine, theirs = _holders(left, keyword), _holders(right, keyword)
            if keyword == "items" and mine and theirs:
                self.visit(
                    [part.child("items") for part in mine], [part.child("items") for part in theirs]
                )
                continue
            count, other = _count(mine, keyword), _count(theirs, keyword)
            for index in range(min(count, other)):
                self.visit([mine[0].child(keyword, index)], [theirs[0].child(keyword, index)])
            if count != other:
                part = mine[0] if mine else left[0].main
                wanted = theirs[0].keywords[keyword] if theirs else Absent()
                self.report(
                    "items",
                    part,
                    theirs[0] if theirs else right[0].main,
                    f"Upstream has {'' if theirs else 'no '}`{keyword}`; this schema has"
                    f" {'others' if mine and theirs else 'some' if mine else 'none'}",
                    KeywordChange(part.pointer, keyword, wanted),
                    around=(*left[0].parts, *place.shared),
                    names=[keyword] if theirs else [],
                )

    def label(
        self, record: SchemaAlternative, among: Sequence[SchemaAlternative]
    ) -> tuple[str, Json]:
        """What to call one of several objects, and the name that tells it apart."""
        required = record.required()
        tags = {
            name: next(iter(values))
            for name, values in self.alternatives.tags(record).items()
            if len(values) == 1 and name in required
        }
        if not tags:
            name = definition(record.main) or "object"
            return f"`{name}`", name
        known = [self.alternatives.tags(one) for one in among]
        rarest = min(tags, key=lambda name: sum(tags[name] in one.get(name, ()) for one in known))
        return f"`{', '.join(f'{k}: {json.dumps(v)}' for k, v in tags.items())}`", tags[rarest]


def _union(alternatives: Sequence[SchemaAlternative]) -> Schema | None:
    """The innermost union that has all of `alternatives` among its branches."""
    parts = [part for part in shared(alternatives) if part.keywords.keys() & set(UNIONS)]
    return parts[-1] if parts else None


def _holders(alternatives: Sequence[SchemaAlternative], keyword: str) -> list[Schema]:
    found = (one.with_keyword(keyword) for one in alternatives)
    return [part for part in found if part is not None]


def _count(holders: Sequence[Schema], keyword: str) -> int:
    """How many schemas `keyword` has; one that has a single schema has one."""
    value = holders[0].keywords[keyword] if holders else []
    return len(value) if isinstance(value, list) else 1


def _types(names: Iterable[str]) -> str:
    return " or ".join(f"`{name}`" for name in sorted(names))
