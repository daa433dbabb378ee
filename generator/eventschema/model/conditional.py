"""Objects whose members depend on their tag: `if` where it asks for nothing but that."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal, TypeAlias, TypeGuard

from eventschema.ir.types import Tag
from eventschema.model.conjunction import (
    Conjunction,
    UnionKeyword,
    flattened,
    members_on_condition,
)
from eventschema.schema.discriminate import Shapes, instance_types, is_tag
from eventschema.schema.keywords import DESCRIPTIVE, subschema_segments
from eventschema.schema.pointers import step
from eventschema.schema.registry import Schema

MOST_ARMS: Final = 64
"""How many classes a tag tells apart at most; beyond that one has the members of all."""

MOST_NAMED: Final = 3
"""How many tags of one class its name has at most."""

State: TypeAlias = Tag | tuple[Literal["other", "absent"]]
"""A value of a tag, any that no condition names, or its absence."""

OTHER: Final[State] = ("other",)
ABSENT: Final[State] = ("absent",)


@dataclass(frozen=True, slots=True)
class Test:
    """What an `if` asks of the member `name`: in which of its states it holds."""

    name: str
    values: tuple[Tag, ...]
    of_values: bool
    of_others: bool
    if_absent: bool

    def holds(self, state: State) -> bool:
        """Whether the `if` accepts objects whose tag is in `state`."""
        if state == ABSENT:
            return self.if_absent
        return self.of_values if state in self.values else self.of_others


@dataclass(frozen=True, slots=True)
class Arm:
    """What applies to an object whose tag is in one of some states, and a word for these."""

    whole: Conjunction
    hint: str


def tag_condition(whole: Conjunction) -> UnionKeyword | None:
    """The first open `if` that tests a tag and declares members which the object has not."""
    if whole.is_simplified or "object" not in whole.types():
        return None
    declared = {name for _, named in whole.keywords("properties") for name in named}
    for schema, _ in whole.keywords("if"):
        if (schema, "if") not in whole.decided and _test(schema) is not None:
            added = members_on_condition([schema], keyword="if")
            if not added.keys() <= declared:
                return schema, "if"
    return None


def _test(schema: Schema) -> Test | None:
    """What the `if` of `schema` asks if that is a tag and nothing else."""
    return _asked(schema.child("if"))


def _asked(schema: Schema) -> Test | None:
    keywords = undescribed(schema)
    if keywords.keys() == {"not"}:
        test = _asked(schema.child("not"))
        return test and replace(
            test,
            of_values=not test.of_values,
            of_others=not test.of_others,
            if_absent=not test.if_absent,
        )
    if keywords.keys() == {"$ref"}:
        return None
    properties, required = keywords.get("properties", {}), keywords.get("required", [])
    if keywords.keys() - {"type", "properties", "required"} or len(properties) != 1:
        return None
    (name,) = properties
    if not {*required} <= {name} or "object" not in instance_types(keywords):
        return None
    tag, is_value = schema.child("properties", name), True
    if undescribed(tag).keys() == {"not"}:
        tag, is_value = tag.child("not"), False
    keywords = undescribed(tag)
    values = keywords.get("enum", [keywords["const"]] if "const" in keywords else [])
    if not values or len(keywords) > 1 or not all(map(is_tag, values)):
        return None
    return Test(name, tuple(values), is_value, not is_value, name not in required)


def undescribed(schema: Schema) -> dict[str, Any]:
    """The keywords of a schema, but for what they say to its readers."""
    return {name: value for name, value in schema.keywords.items() if name not in DESCRIPTIVE}


@dataclass(slots=True, eq=False)
class Conditions:
    """The conditions on tags in a document, and the schemas that are made of them, each once."""

    shapes: Shapes
    _guards: dict[tuple[Schema, tuple[State, ...], tuple[Tag, ...]], Schema] = field(
        default_factory=dict
    )

    def arms(self, whole: Conjunction, condition: UnionKeyword) -> list[Arm] | None:
        """What applies by the tag that `condition` tests; None where these are too many."""
        owner, _ = condition
        test = _test(owner)
        if test is None:
            return None
        name = test.name
        decided, values = _conditions_on(name, whole)
        shape = whole.shape(self.shapes)
        states: list[State] = [*shape.tags.get(name, values)]
        if name not in shape.tags:
            states = [value for value in states if (name, value) not in shape.other_tags]
            states.append(OTHER)
        if name not in shape.required:
            states.append(ABSENT)
        groups: dict[tuple[Schema, ...], list[State]] = {}
        for state in states:
            groups.setdefault(tuple(_applied(name, state, whole)), []).append(state)
        if len(groups) > MOST_ARMS:
            return None
        known = tuple(state for state in states if _is_tag(state))
        arms: list[Arm] = []
        for applied, group in groups.items():
            guard = self._guard(owner, name, tuple(group), known)
            refused = {(name, tag) for tag in known if tag not in group} if OTHER in group else ()
            arm = replace(
                _with_schemas(whole, (guard, *applied)),
                decided=whole.decided | decided,
                other_tags=whole.other_tags.union(refused),
            )
            arms.append(Arm(arm, _hint(name, group)))
        return [arm for arm in arms if arm.whole.types()]

    def _guard(
        self, owner: Schema, name: str, states: tuple[State, ...], known: tuple[Tag, ...]
    ) -> Schema:
        """A schema of the objects whose member `name` is in one of `states`."""
        key = (owner, states, known)
        if key not in self._guards:
            tags = [state for state in states if _is_tag(state)]
            tag: Any = {"enum": tags} if tags else False
            if OTHER in states:
                tag = {"not": {"enum": [value for value in known if value not in tags]}}
            contents: dict[str, Any] = {"type": "object", "properties": {name: tag}}
            if ABSENT not in states:
                contents["required"] = [name]
            place = owner.child("if")
            self._guards[key] = made(place, place.pointer, contents)
        return self._guards[key]


def _with_schemas(whole: Conjunction, bases: tuple[Schema, ...]) -> Conjunction:
    """The same, and `bases` apply, too: what follows from a state of the tag is described there."""
    guard, *applied = bases
    titled = [schema for schema in applied if "title" in schema.keywords]
    schemas = dict.fromkeys(
        (*whole.schemas, *(inner for base in bases for inner in flattened(base)))
    )
    return replace(
        whole,
        origin=[*titled, *applied, guard][0],
        bases=(*whole.bases, *bases),
        schemas=tuple(schemas),
    )


def _is_tag(state: State) -> TypeGuard[Tag]:
    return not isinstance(state, tuple)


def _hint(name: str, states: list[State]) -> str:
    match states:
        case [("absent",)]:
            return f"no {name}"
        case [str(value)]:
            return value
        case [int(value)]:
            return f"{name} {value}"
        case [*values] if OTHER not in values and len(values) <= MOST_NAMED:
            return " or ".join(_hint(name, [value]) for value in values)
        case _:
            return "other"


def made(place: Schema, pointer: str, contents: Any) -> Schema:
    """A schema that stands at `pointer` as far as messages go."""
    schema = Schema(place.document, pointer, contents, place.resource)
    for segments in subschema_segments(schema.keywords):
        below: Any = contents
        for segment in segments:
            below = step(below, segment)
        schema.subschemas[segments] = made(place, schema.pointer_to(*segments), below)
    return schema


def _conditions_on(
    name: str, whole: Conjunction
) -> tuple[frozenset[UnionKeyword], tuple[Tag, ...]]:
    """The open conditions on the tag `name`, and the values that they name."""
    found: dict[UnionKeyword, None] = {}
    values: dict[Tag, None] = {}
    pending = [*whole.schemas]
    while pending:
        schema = pending.pop(0)
        test = _open_test(schema, name, whole.decided | found.keys())
        if test is not None:
            found[schema, "if"] = None
            values |= dict.fromkeys(test.values)
            for keyword in ("then", "else"):
                if keyword in schema.keywords:
                    pending += flattened(schema.child(keyword))
    return frozenset(found), tuple(values)


def _open_test(schema: Schema, name: str, decided: AbstractSet[UnionKeyword]) -> Test | None:
    if "if" not in schema.keywords or (schema, "if") in decided:
        return None
    test = _test(schema)
    return test if test is not None and test.name == name else None


def _applied(name: str, state: State, whole: Conjunction) -> Iterator[Schema]:
    """What conditions on the tag `name` apply to an object where that is in `state`."""
    done = set(whole.decided)
    pending = [*whole.schemas]
    while pending:
        schema = pending.pop(0)
        test = _open_test(schema, name, done)
        if test is not None:
            done.add((schema, "if"))
            keyword = "then" if test.holds(state) else "else"
            if keyword in schema.keywords:
                yield schema.child(keyword)
                pending += flattened(schema.child(keyword))
