"""Branches of unions that are never chosen, or that nothing tells apart."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Final

from eventschema.ir.types import (
    ByTag,
    ByType,
    Decision,
    JsonType,
    decisions,
    leaves,
)
from eventschema.ir.values import identity
from eventschema.lint.rule import Flaw, Rule
from eventschema.lint.subject import Subject
from eventschema.model.conjunction import conjunction, flattened
from eventschema.model.facts import enumerated
from eventschema.schema.discriminate import UNIONS, Shape, both, decide
from eventschema.schema.registry import Schema

_ANNOTATIONS: Final = frozenset(
    {"$comment", "default", "deprecated", "description", "examples", "title"}
)


@dataclass(frozen=True, slots=True)
class _Union:
    """A union: its schema, its keyword, and what is necessary for each of its branches."""

    schema: Schema
    keyword: str
    shapes: tuple[Shape, ...]

    def branch(self, index: int) -> str:
        """The JSON Pointer of a branch."""
        return self.schema.pointer_to(self.keyword, index)


def _unions(subject: Subject) -> Iterator[_Union]:
    for schema in subject.schemas:
        for keyword in UNIONS:
            if keyword in schema.keywords:
                outer = reduce(both, map(subject.shapes.own, flattened(schema)))
                branches = range(len(schema.keywords[keyword]))
                shapes = (subject.shapes(schema.child(keyword, index)) for index in branches)
                yield _Union(schema, keyword, tuple(both(outer, shape) for shape in shapes))


def _impossible(subject: Subject) -> Iterator[Flaw]:
    for union in _unions(subject):
        for index, shape in enumerate(union.shapes):
            reason = _emptiness(shape)
            if reason:
                message = f"the branch is never chosen: {reason}"
                yield Flaw(union.branch(index), message, "correct it, or remove it")


def _emptiness(shape: Shape) -> str:
    """Why no instance has a shape; empty where one may."""
    if not shape.types:
        return "no instance is of a type that it and its surroundings allow"
    if shape.types == {"object"}:
        for name in sorted(shape.required):
            if shape.known is not None and name not in shape.known:
                return f"the member {name!r} is required and refused"
            if shape.tags.get(name) == ():
                return f"no value of the member {name!r} is left"
    return ""


def _duplicate(subject: Subject) -> Iterator[Flaw]:
    for union in _unions(subject):
        first: dict[object, int] = {}
        for index in range(len(union.shapes)):
            key = _meaning(union.schema.child(union.keyword, index))
            earlier = first.setdefault(key, index)
            if earlier != index:
                effect = (
                    "so that `oneOf` refuses what both accept"
                    if union.keyword == "oneOf"
                    else "and is never needed"
                )
                message = f"the branch says the same as {union.branch(earlier)}, {effect}"
                yield Flaw(union.branch(index), message, "remove one of them")


def _meaning(schema: Schema) -> object:
    """Equal for schemas that obviously accept the same instances."""
    seen = {schema}
    while (
        "$ref" in schema.keywords
        and schema.keywords.keys() - _ANNOTATIONS == {"$ref"}
        and (target := schema.resolve("$ref")) not in seen
    ):
        seen.add(target)
        schema = target
    asserting = {k: v for k, v in schema.keywords.items() if k not in _ANNOTATIONS}
    if schema.contents is False or "$ref" in asserting or "$dynamicRef" in asserting:
        return schema
    return identity(asserting), schema.resource


def _ambiguous(subject: Subject) -> Iterator[Flaw]:
    for union in _unions(subject):
        kinds: dict[tuple[int, ...], list[JsonType]] = {}
        for kind, arms in _undecided(decide(union.shapes), union):
            kinds.setdefault(arms, []).append(kind)
        for arms, names in kinds.items():
            which = " or ".join(dict.fromkeys(names))
            branches = _listed([union.branch(arm) for arm in arms])
            message = f"whether {branches} describes a value of type {which} has to be tried out"
            hint = "give each a required member with its own `const`"
            if "object" not in names:
                hint = "`anyOf` says that more than one may" if union.keyword == "oneOf" else ""
            yield Flaw(union.schema.pointer_to(union.keyword), message, hint)


def _undecided(decision: Decision, union: _Union) -> Iterator[tuple[JsonType, tuple[int, ...]]]:
    """The groups of branches that nothing tells apart, and the JSON type of their instances.

    In `anyOf`, scalars and arrays need not be told apart: what accepts them makes no difference.
    """
    cases: Mapping[JsonType, Decision]
    match decision:
        case ByType(pairs):
            cases = dict(pairs)
        case _:
            cases = {"object": decision}
    for kind, case in cases.items():
        if kind == "object" or union.keyword == "oneOf":
            for leaf in dict.fromkeys(leaves(case)):
                branches = {arm: union.schema.child(union.keyword, arm) for arm in leaf.arms}
                arms = _overlapping(branches)
                if arms:
                    yield kind, arms


def _overlapping(branches: Mapping[int, Schema]) -> tuple[int, ...]:
    """The branches that do not differ from all others in the values that they list.

    None where those that are left are duplicates of one another, which is another rule's matter.
    """
    listed = {arm: enumerated(conjunction(branch, branch)) for arm, branch in branches.items()}
    values = {arm: None if v is None else {*map(identity, v)} for arm, v in listed.items()}
    counts = Counter(value for own in values.values() for value in own or ())
    are_listed = None not in values.values()
    arms = [
        arm
        for arm, own in values.items()
        if own is None or not are_listed or any(counts[value] > 1 for value in own)
    ]
    return tuple(arms) if len({_meaning(branches[arm]) for arm in arms}) > 1 else ()


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}"


def _optional_tags(subject: Subject) -> Iterator[Flaw]:
    for union in _unions(subject):
        steps = decisions(decide(union.shapes))
        for tag in dict.fromkeys(each.property for each in steps if isinstance(each, ByTag)):
            for index, shape in enumerate(union.shapes):
                if tag in shape.tags and tag not in shape.required:
                    message = f"the member {tag!r} tells the branches apart and may be absent"
                    hint = f"add {tag!r} to `required`"
                    yield Flaw(union.branch(index), message, hint)


_SAY: Final = {
    "type": "object",
    "properties": {"type": {"const": "say"}, "text": {"type": "string"}},
    "required": ["type"],
    "additionalProperties": False,
}
_STOP: Final = {
    "type": "object",
    "properties": {"type": {"const": "stop"}},
    "required": ["type"],
    "additionalProperties": False,
}
_TEXT: Final = {
    "title": "Text",
    "type": "object",
    "properties": {"text": {"type": "string"}},
    "additionalProperties": False,
}
_AUDIO: Final = {
    "title": "Audio",
    "type": "object",
    "properties": {"audio": {"type": "string"}},
    "additionalProperties": False,
}
_TAG_MAY_BE_ABSENT: Final = {name: value for name, value in _STOP.items() if name != "required"}

IMPOSSIBLE_BRANCH: Final = Rule(
    "impossible-branch",
    "error",
    "A branch of a union accepts nothing.",
    "What the branch asks for contradicts itself or the schema around it. It is dead, and the"
    " instances that it was written for are refused.",
    {"type": "object", "oneOf": [_SAY, {"type": "string"}]},
    {"oneOf": [_SAY, {"type": "string"}]},
    _impossible,
)
DUPLICATE_BRANCH: Final = Rule(
    "duplicate-branch",
    "error",
    "Two branches of a union say the same.",
    "Under `oneOf`, an instance that two branches accept is refused, so that neither of them is"
    " ever chosen. In `anyOf` the second one does nothing.",
    {"oneOf": [{"type": "string"}, {"type": "null"}, {"type": "string", "title": "again"}]},
    {"oneOf": [{"type": "string"}, {"type": "null"}]},
    _duplicate,
)
AMBIGUOUS_UNION: Final = Rule(
    "ambiguous-union",
    "warning",
    "Neither its type nor a tag nor its members tell which branch describes an instance.",
    "Branches have to be tried one after the other: that is slow, its errors are those of all"
    " branches, and under `oneOf` an instance that two of them accept is refused.",
    {"oneOf": [_TEXT, _AUDIO]},
    {"oneOf": [_STOP, _SAY]},
    _ambiguous,
)
OPTIONAL_TAG: Final = Rule(
    "optional-tag",
    "warning",
    "The tag that tells the branches of a union apart is not required.",
    "Without its tag an instance is described by what it does not say, and a branch that is added"
    " later may change what it means.",
    {"oneOf": [_TAG_MAY_BE_ABSENT, _SAY]},
    {"oneOf": [_STOP, _SAY]},
    _optional_tags,
)
