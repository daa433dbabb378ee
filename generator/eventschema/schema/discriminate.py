"""Which branch of a union can accept an instance: a decision tree, proven from the schemas.

A shape collects what is necessary for an instance to be valid; what a shape does not say is not
known. So an arm that a decision leaves out is proven to reject, and a decision never changes
what is valid.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Final, TypeAlias, get_args

from eventschema.ir.types import ByMember, ByTag, ByType, Candidates, Decision, JsonType, Tag
from eventschema.ir.values import json_type
from eventschema.schema.keywords import APPLICATOR, VALIDATION
from eventschema.schema.registry import Schema

JSON_TYPES: Final[tuple[JsonType, ...]] = get_args(JsonType)

DEEPEST: Final = 8
"""How many properties a decision asks for at most; no union made by a person needs more."""

MOST_REPEATED: Final = 32
"""In how many leaves of a decision an arm is at most, on the average."""

SHAPING: Final = frozenset({APPLICATOR, VALIDATION})
"""The vocabularies whose keywords say what shape an instance has."""

UNIONS: Final = ("oneOf", "anyOf")
"""The keywords of unions, in the order in which a schema with both of them is looked at."""

Arms: TypeAlias = Sequence[tuple[int, "Shape"]]


@dataclass(frozen=True, slots=True)
class Shape:
    """What must hold for an instance to be valid.

    Of its JSON type: it is one of `types`. If it is an object: it has all `required` members,
    none but `known` ones (None: any), each member in `tags` has one of these values, and none has
    a value of `other_tags`.
    """

    types: frozenset[JsonType] = frozenset(JSON_TYPES)
    required: frozenset[str] = frozenset()
    known: frozenset[str] | None = None
    tags: Mapping[str, tuple[Tag, ...]] = field(default_factory=dict)
    other_tags: AbstractSet[tuple[str, Tag]] = frozenset()


ANYTHING: Final = Shape()
NOTHING: Final = Shape(types=frozenset())


class Shapes:
    """The shapes of the schemas of a document, each worked out once."""

    def __init__(self) -> None:
        self._shapes: dict[Schema, Shape] = {}

    def __call__(self, schema: Schema) -> Shape:
        """The shape of `schema`, through `$ref`, `allOf`, `anyOf` and `oneOf`.

        Of a schema that contains itself nothing is known inside of it.
        """
        begun: set[Schema] = set()
        stack = [(schema, False)]
        while stack:
            inner, is_ready = stack.pop()
            if is_ready:
                self._shapes[inner] = self._shape(inner)
            elif inner not in begun and inner not in self._shapes:
                begun.add(inner)
                stack.append((inner, True))
                stack += ((part, False) for part in _applied(inner))
        return self._shapes[schema]

    def _shape(self, schema: Schema) -> Shape:
        """The shape of a schema, from what is known of those that it applies."""
        if schema.contents is False:
            return NOTHING
        if not schema.resource.vocabularies >= SHAPING:
            return ANYTHING
        shape = self.own(schema)
        for each in conjoined(schema):
            shape = both(shape, self._shapes.get(each, ANYTHING))
        for keyword in UNIONS:
            if keyword in schema.keywords:
                arms = (self._shapes.get(each, ANYTHING) for each in branches(schema, keyword))
                shape = both(shape, either(*arms))
        return shape

    def own(self, schema: Schema) -> Shape:
        """The part of the shape that the keywords of `schema` say without applying others to it."""
        keywords = schema.keywords
        properties = keywords.get("properties", {})
        closed = (
            keywords.get("additionalProperties") is False and "patternProperties" not in keywords
        )
        tags = {name: self._values(schema.child("properties", name)) for name in properties}
        return Shape(
            types=instance_types(keywords),
            required=frozenset(keywords.get("required", ())),
            known=frozenset(properties) if closed else None,
            tags={name: values for name, values in tags.items() if values is not None},
        )

    def _values(self, schema: Schema) -> tuple[Tag, ...] | None:
        """The finite set of values that `schema` allows, when all of them can be tags."""
        seen: set[Schema] = set()
        while schema not in seen:
            seen.add(schema)
            keywords = schema.keywords
            values = keywords.get("enum", [keywords["const"]] if "const" in keywords else None)
            if values is not None:
                return tuple(values) if all(map(is_tag, values)) else None
            if "$ref" not in keywords:
                return None
            schema = schema.resolve("$ref")
        return None


def branches(schema: Schema, keyword: str) -> list[Schema]:
    """The schemas in the array that `keyword` (such as `allOf`) holds; none where it is not."""
    return [schema.child(keyword, at) for at in range(len(schema.keywords.get(keyword, ())))]


def conjoined(schema: Schema) -> list[Schema]:
    """The schemas that an instance of `schema` has to be valid against, too."""
    referred = [schema.resolve("$ref")] if "$ref" in schema.keywords else []
    return [*referred, *branches(schema, "allOf")]


def _applied(schema: Schema) -> Iterator[Schema]:
    """The schemas that the shape of `schema` depends on."""
    yield from conjoined(schema)
    for keyword in UNIONS:
        yield from branches(schema, keyword)


def is_tag(value: Any) -> bool:
    """Whether `value` can be told apart by a table: text or an integer, but no boolean."""
    return isinstance(value, str | int) and not isinstance(value, bool)


def instance_types(keywords: Mapping[str, Any]) -> frozenset[JsonType]:
    """The JSON types that `type`, `const` and `enum` leave."""
    named = keywords.get("type", JSON_TYPES)
    named = [named] if isinstance(named, str) else named
    types: set[JsonType] = {name for name in JSON_TYPES if name in named}
    if "integer" in named:
        types.add("number")
    for values in ([keywords["const"]] if "const" in keywords else None, keywords.get("enum")):
        if values is not None:
            types.intersection_update(map(json_type, values))
    return frozenset(types)


def both(left: Shape, right: Shape) -> Shape:
    """What must hold where `left` and `right` both must."""
    tags = dict(left.tags)
    for name, values in right.tags.items():
        tags[name] = tuple(v for v in values if v in tags[name]) if name in tags else values
    others = left.other_tags | right.other_tags
    if others:
        tags = {n: tuple(v for v in tags[n] if (n, v) not in others) for n in tags}
    known = (
        left.known & right.known
        if left.known is not None and right.known is not None
        else left.known
        if right.known is None
        else right.known
    )
    return Shape(left.types & right.types, left.required | right.required, known, tags, others)


def either(*shapes: Shape) -> Shape:
    """What must hold where one of `shapes` must."""
    objects = [shape for shape in shapes if "object" in shape.types]
    types = NOTHING.types.union(*(shape.types for shape in shapes))
    if not objects:
        return Shape(types)
    tagged = Counter(chain.from_iterable(shape.tags for shape in objects))
    limited = [shape.known for shape in objects if shape.known is not None]
    return Shape(
        types,
        frozenset.intersection(*(shape.required for shape in objects)),
        frozenset().union(*limited) if len(limited) == len(objects) else None,
        {
            name: tuple(dict.fromkeys(chain.from_iterable(s.tags[name] for s in objects)))
            for name, count in tagged.items()
            if count == len(objects)
        },
    )


def decide(arms: Sequence[Shape]) -> Decision:
    """The decision tree of a union of `arms`: by JSON type, then by tags, then by members."""
    numbered = [(index, shape) for index, shape in enumerate(arms) if shape.types]
    by_type: dict[JsonType, Arms] = {
        name: [(index, shape) for index, shape in numbered if name in shape.types]
        for name in JSON_TYPES
    }
    cases: dict[JsonType, Decision] = {
        name: _decide_objects(accepting, frozenset(), MOST_REPEATED * len(accepting))
        if name == "object"
        else _leaf(accepting)
        for name, accepting in by_type.items()
        if accepting
    }
    decisions = set(cases.values())
    if len(decisions) == 1 and len(cases) == len(JSON_TYPES):
        return decisions.pop()
    return ByType(tuple(cases.items()))


def _decide_objects(arms: Arms, asked: frozenset[str], room: float) -> Decision:
    """What `arms` leave of an object of which `asked` are known; `room` is for arms in leaves."""
    if len(arms) <= 1 or len(asked) == DEEPEST:
        return _leaf(arms)
    return _by_tag(arms, asked, room) or _by_member(arms, asked, room) or _leaf(arms)


def _by_tag(arms: Arms, asked: frozenset[str], room: float) -> ByTag | None:
    """Dispatch on the property that leaves the fewest arms in its largest group."""
    groups_of: dict[str, dict[Tag, list[tuple[int, Shape]]]] = {}
    for index, shape in arms:
        for name, values in shape.tags.items():
            groups = groups_of.setdefault(name, {})
            for value in values:
                groups.setdefault(value, []).append((index, shape))
    tagged = Counter(chain.from_iterable(shape.tags for _, shape in arms))
    without = Counter(
        (name, value) for _, s in arms for name, value in s.other_tags if name not in s.tags
    )
    sizes = {
        name: max([0, *(len(groups[value]) - without[name, value] for value in groups)])
        + len(arms)
        - tagged[name]
        for name, groups in groups_of.items()
        if name not in asked
    }
    tag = _best_split(sizes, arms)
    if tag is None:
        return None
    untagged = [(index, shape) for index, shape in arms if tag not in shape.tags]
    absent = [(index, shape) for index, shape in arms if tag not in shape.required]
    cases = {
        value: sorted(
            group + [arm for arm in untagged if (tag, value) not in arm[1].other_tags], key=_index
        )
        for value, group in groups_of[tag].items()
    }
    inside = _Inside(asked | {tag}, room, [*cases.values(), absent, untagged])
    if inside.is_too_large:
        return None
    return ByTag(
        tag,
        tuple((value, inside(group)) for value, group in cases.items()),
        absent=inside(absent) if absent else None,
        otherwise=inside(untagged) if untagged else None,
    )


def _by_member(arms: Arms, asked: frozenset[str], room: float) -> ByMember | None:
    """Dispatch on the presence of the property that leaves the fewest arms on its larger side."""
    unlimited = sum(shape.known is None for _, shape in arms)
    known = Counter(chain.from_iterable(sorted(shape.known or ()) for _, shape in arms))
    required = Counter(chain.from_iterable(sorted(shape.required) for _, shape in arms))
    sizes = {
        name: max(unlimited + known[name], len(arms) - required[name])
        for name in chain(required, known)
        if name not in asked
    }
    member = _best_split(sizes, arms)
    if member is None:
        return None
    present = [(i, s) for i, s in arms if s.known is None or member in s.known]
    absent = [(i, s) for i, s in arms if member not in s.required]
    inside = _Inside(asked | {member}, room, [present, absent])
    if inside.is_too_large:
        return None
    return ByMember(
        member,
        inside(present) if present else None,
        inside(absent) if absent else None,
    )


class _Inside:
    """The decisions of the groups that a question leaves, which share the room that there is."""

    def __init__(self, asked: frozenset[str], room: float, groups: Sequence[Arms]) -> None:
        self._asked = asked
        self._room = room
        self._arms = sum(map(len, groups))

    @property
    def is_too_large(self) -> bool:
        return self._arms > self._room

    def __call__(self, group: Arms) -> Decision:
        return _decide_objects(group, self._asked, self._room * len(group) / self._arms)


def _best_split(sizes: Mapping[str, int], arms: Arms) -> str | None:
    """The property that leaves the fewest arms together, if any splits them at all."""
    name = min(sizes, key=sizes.__getitem__, default=None)
    return None if name is None or sizes[name] >= len(arms) else name


def _leaf(arms: Arms) -> Candidates:
    return Candidates(tuple(index for index, _ in arms))


def _index(arm: tuple[int, Shape]) -> int:
    return arm[0]
