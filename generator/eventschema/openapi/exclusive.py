"""Unions that say what they mean: `oneOf` where the branches exclude each other, else `anyOf`.

Beside them, what else shows only in the whole schema: defaults and examples that are invalid,
and a type that every branch has anyhow.
"""

import json
from collections.abc import Callable, Sequence
from typing import Final

from eventschema.ir.types import Json, leaves
from eventschema.openapi.edits import Repair
from eventschema.openapi.trees import (
    ANNOTATIONS,
    ORIGIN,
    Keywords,
    ordered,
    rewritten,
    with_subschemas,
)
from eventschema.openapi.trial import Trial, samples
from eventschema.schema.discriminate import Shapes, decide, instance_types
from eventschema.schema.keywords import UNIONS
from eventschema.schema.pointers import pointer
from eventschema.schema.registry import Schema, load

LONGEST_WITNESS: Final = 80


def mended(schema: Keywords, repairs: list[Repair]) -> Keywords:
    """`schema` with its unions mended; what is repaired is added to `repairs`."""
    distinct = rewritten(schema, lambda keywords: _distinct(keywords, repairs))
    return _changed(_changed(distinct, _Unions(repairs)), _Instances(repairs))


def _distinct(keywords: Keywords, repairs: list[Repair]) -> Keywords:
    """`keywords` with each branch of a union once."""
    result = dict(keywords)
    for union in UNIONS:
        branches = keywords.get(union, [])
        kept = {json.dumps(_bare(one), sort_keys=True): one for one in reversed(branches)}
        if len(kept) < len(branches):
            result[union] = list(reversed(kept.values()))
            sentence = f"Two branches of `{union}` say the same; one is enough"
            repairs.append(Repair(keywords[ORIGIN], "duplicate-branch", sentence))
    return result


def _bare(schema: Json) -> Json:
    return rewritten(schema, lambda one: {k: v for k, v in one.items() if k not in ANNOTATIONS})


def _changed(schema: Keywords, change: Callable[[Schema, Keywords, Trial], Keywords]) -> Keywords:
    """`schema` with every schema in it as `change` answers its keywords.

    `change` sees each as it stood before any of them changed, and the keywords as they are now.
    """
    trial = Trial(schema)
    schemas = load(schema).document.schemas

    def changed(one: Json, at: str) -> Json:
        if not isinstance(one, dict):
            return one
        inner = with_subschemas(one, lambda below, path: changed(below, at + pointer(*path)))
        return ordered(change(schemas[at], inner, trial))

    result: Keywords = changed(schema, "")
    return result


class _Unions:
    """Makes each union `oneOf` or `anyOf`."""

    def __init__(self, repairs: list[Repair]) -> None:
        self.repairs = repairs
        self.shapes = Shapes()

    def __call__(self, schema: Schema, keywords: Keywords, trial: Trial) -> Keywords:
        for union, other in (UNIONS, UNIONS[::-1]):
            if union not in schema.keywords or other in schema.keywords:
                continue
            branches = [schema.child(union, at) for at in range(len(schema.keywords[union]))]
            shapes = [self.shapes(branch) for branch in branches]
            if "type" in keywords and "integer" not in keywords["type"]:
                types = instance_types({"type": keywords["type"]})
                if all(shape.types <= types for shape in shapes):
                    keywords = {k: v for k, v in keywords.items() if k != "type"}
            excluding = all(len(leaf.arms) <= 1 for leaf in leaves(decide(shapes)))
            records = sum(shape.types == {"object"} for shape in shapes)
            if union == "anyOf" and excluding and records > 1:
                sentence = "The branches of `anyOf` exclude each other; it is `oneOf`"
                self.repairs.append(Repair(keywords[ORIGIN], "excluding-branches", sentence))
                return _renamed(keywords, union, other)
            if union == "oneOf" and not excluding:
                return self._overlapping(branches, keywords, trial)
        return keywords

    def _overlapping(
        self, branches: Sequence[Schema], keywords: Keywords, trial: Trial
    ) -> Keywords:
        """`anyOf` for `oneOf` where an instance is seen that two branches accept."""
        tried = {json.dumps(one): one for branch in branches for one in samples(branch)}
        for text in sorted(tried, key=len):
            accepting = [
                str(at)
                for at, branch in enumerate(branches)
                if trial.accepts(branch.pointer, tried[text])
            ]
            if len(accepting) > 1:
                shown = text if len(text) <= LONGEST_WITNESS else f"{text[:LONGEST_WITNESS]}…"
                sentence = (
                    f"The branches {' and '.join(accepting)} of `oneOf` both accept `{shown}`,"
                    " which is thereby invalid; it is `anyOf`"
                )
                self.repairs.append(Repair(keywords[ORIGIN], "overlapping-branches", sentence))
                return _renamed(keywords, "oneOf", "anyOf")
        return keywords


class _Instances:
    """Drops defaults and examples that are invalid."""

    def __init__(self, repairs: list[Repair]) -> None:
        self.repairs = repairs

    def __call__(self, schema: Schema, keywords: Keywords, trial: Trial) -> Keywords:
        result = dict(keywords)
        if "default" in result and trial.accepts(schema.pointer, result["default"]) is False:
            self._report(result, "default", result.pop("default"))
        for example in keywords.get("examples", ()):
            if trial.accepts(schema.pointer, example) is False:
                self._report(result, "example", example)
                result["examples"] = [one for one in result["examples"] if one is not example]
        if not result.get("examples", True):
            del result["examples"]
        return result

    def _report(self, keywords: Keywords, kind: str, instance: Json) -> None:
        text = json.dumps(instance, ensure_ascii=False)
        shown = text if len(text) <= LONGEST_WITNESS else f"{text[:LONGEST_WITNESS]}…"
        sentence = f"The {kind} `{shown}` is invalid and is dropped"
        self.repairs.append(Repair(keywords[ORIGIN], f"invalid-{kind}", sentence))


def _renamed(keywords: Keywords, union: str, other: str) -> Keywords:
    return {other if keyword == union else keyword: value for keyword, value in keywords.items()}
