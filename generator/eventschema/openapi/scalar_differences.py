"""Differences of what is no object: listed values, limits."""

import json
from collections.abc import Sequence

from eventschema.ir.types import Absent, Json
from eventschema.ir.values import json_type
from eventschema.openapi.alternatives import LIMITS, SchemaAlternative
from eventschema.openapi.edits import Edit, KeywordChange, Listed, Replaced, Widened
from eventschema.openapi.report import DifferenceReport, branch_of, code
from eventschema.schema.registry import Schema


def compare_values(
    report: DifferenceReport,
    mine: Sequence[SchemaAlternative],
    theirs: Sequence[SchemaAlternative],
    shared: Sequence[Schema],
) -> None:
    """Report how alternatives of one scalar type differ; `shared` are the parts of all of them."""
    listed, others_listed = _listing(mine), _listing(theirs)
    opened = [one for one in mine if one not in listed]
    others_opened = [one for one in theirs if one not in others_listed]
    kind = mine[0].type
    if listed and others_listed:
        _compare_lists(report, listed, others_listed)
    if others_opened and not opened:
        report(
            "values-opened",
            listed[-1].main,
            others_opened[0].main,
            f"Upstream takes any {kind}; this schema takes only those that it lists",
            Widened(listed[-1].main.pointer, branch_of(others_opened[0])),
            around=(*listed[-1].parts, *shared),
        )
    elif opened and not others_opened:
        main = opened[0].main
        closing = without(opened[0]) if listed else ()
        report(
            "values-closed",
            main,
            others_listed[0].main,
            f"Upstream takes only the {kind}s that it lists; this schema takes any",
            *(closing or (Replaced(main.pointer, branch_of(others_listed[0])),)),
            around=(*opened[0].parts, *shared),
        )
    else:
        compare_each(report, opened, others_opened, shared)


def compare_limits(
    report: DifferenceReport,
    mine: SchemaAlternative,
    theirs: SchemaAlternative,
    shared: Sequence[Schema],
) -> None:
    """Report in which limits two alternatives differ."""
    around = (*mine.parts, *shared)
    if mine.is_integer != theirs.is_integer:
        wanted, given = ("integer", "number") if theirs.is_integer else ("number", "integer")
        part = mine.with_keyword("type") or mine.main
        types = part.keywords.get("type", given)
        instead = wanted if isinstance(types, str) else [wanted if t == given else t for t in types]
        report(
            "type",
            part,
            theirs.main,
            f"Upstream takes any {wanted} here; this schema takes any {given}",
            KeywordChange(part.pointer, "type", instead),
            around=around,
            names=[wanted],
        )
    limits, others = mine.limits(), theirs.limits()
    for keyword in LIMITS[mine.type]:
        value, other = limits.get(keyword, Absent()), others.get(keyword, Absent())
        if value != other:
            part = mine.with_keyword(keyword) or mine.main
            report(
                "limit",
                part,
                theirs.with_keyword(keyword) or theirs.main,
                f"Upstream has {_limit(keyword, other)}; this schema has {_limit(keyword, value)}",
                KeywordChange(part.pointer, keyword, other),
                around=around,
                names=[keyword] if isinstance(other, Absent) else [_setting(keyword, other)],
            )


def compare_each(
    report: DifferenceReport,
    mine: Sequence[SchemaAlternative],
    theirs: Sequence[SchemaAlternative],
    shared: Sequence[Schema],
) -> None:
    """Report how the limits of several alternatives of one type differ.

    Where there are several on both sides, and not as many, a person has to see which is which.
    """
    pairs = list(zip(mine, theirs, strict=False))
    if 1 in (len(mine), len(theirs)):
        pairs = [(one, other) for one in mine for other in theirs]
    if len(pairs) >= max(len(mine), len(theirs)):
        for one, other in pairs:
            compare_limits(report, one, other, shared)
        return
    kind = mine[0].type
    report(
        "alternatives",
        mine[0].main,
        theirs[0].main,
        f"Upstream tells {len(theirs)} kinds of {kind} apart; this schema tells {len(mine)}",
        around=(*mine[0].parts, *shared),
    )


def without(alternative: SchemaAlternative) -> tuple[Edit, ...]:
    """The edits that make a schema accept no such instances; none where a person has to see how."""
    for part in alternative.parts:
        types = part.keywords.get("type")
        if isinstance(types, list) and len(types) > 1:
            names = {"integer", "number"} if alternative.type == "number" else {alternative.type}
            return tuple(
                Listed(part.pointer, "type", one, present=False) for one in types if one in names
            )
    holder = alternative.with_keyword("enum")
    if holder is not None and alternative.values is not None:
        values = alternative.values
        if len(values) < len(holder.keywords["enum"]):
            return tuple(Listed(holder.pointer, "enum", one, present=False) for one in values)
    if (found := alternative.branch()) is not None:
        union, keyword, branch = found
        return (Listed(union.pointer, keyword, branch.contents, present=False),)
    return ()


def same(value: Json, other: Json) -> bool:
    """Whether two JSON values are equal; booleans are no numbers."""
    return json_type(value) == json_type(other) and bool(value == other)


def _listing(alternatives: Sequence[SchemaAlternative]) -> list[SchemaAlternative]:
    return [one for one in alternatives if one.values is not None]


def _compare_lists(
    report: DifferenceReport, mine: Sequence[SchemaAlternative], theirs: Sequence[SchemaAlternative]
) -> None:
    known = [(value, one) for one in mine for value in one.values or ()]
    listed = [(value, one) for one in theirs for value in one.values or ()]
    for value, one in listed:
        if not any(same(value, other) for other, _ in known):
            report(
                "value-added",
                mine[0].main,
                one.main,
                f"Upstream lists the value {code(value)}; this schema does not",
                Listed(mine[0].main.pointer, "enum", value),
                around=mine[0].parts,
                names=[value],
            )
    for value, one in known:
        if not any(same(value, other) for other, _ in listed):
            report(
                "value-removed",
                one.main,
                theirs[0].main,
                f"This schema lists the value {code(value)}; upstream does not",
                Listed(one.main.pointer, "enum", value, present=False),
                around=one.parts,
                names=[value],
            )


def _limit(keyword: str, value: Json | Absent) -> str:
    return f"no `{keyword}`" if isinstance(value, Absent) else f"`{_setting(keyword, value)}`"


def _setting(keyword: str, value: Json) -> str:
    return f"{keyword}: {json.dumps(value, ensure_ascii=False)}"
