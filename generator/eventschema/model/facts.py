"""What a conjunction says of an instance at first sight, one fact for each function."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, Final, Literal, assert_never

from eventschema.ir.types import (
    Absent,
    Annotations,
    Anything,
    Boolean,
    Choice,
    Field,
    Integer,
    Json,
    JsonType,
    Limit,
    List,
    Map,
    Null,
    Number,
    Text,
    Type,
)
from eventschema.ir.values import distinct, identity, json_type
from eventschema.model.conditional import tag_condition, undescribed
from eventschema.model.conjunction import Conjunction, flattened, members_on_condition
from eventschema.model.members import members
from eventschema.schema.discriminate import JSON_TYPES, UNIONS, Shape, branches
from eventschema.schema.keywords import DESCRIPTIVE, FORMAT, KEYWORDS, VALIDATION
from eventschema.schema.registry import Schema


def _limits(instances: JsonType) -> frozenset[str]:
    """The assertions about instances of one type, but for those that name members."""
    return frozenset(
        each.name
        for each in KEYWORDS
        if each.about == instances and each.vocabulary in (VALIDATION, FORMAT)
    ) - {"required", "dependentRequired"}


TEXT_LIMITS: Final = _limits("string")
NUMBER_LIMITS: Final = _limits("number")
ARRAY_LIMITS: Final = _limits("array") | {"contains"}
OBJECT_LIMITS: Final = _limits("object")
ASSERTIONS: Final = frozenset(
    {
        *(each.name for each in KEYWORDS if each.vocabulary == VALIDATION),
        *("contains", "dependentSchemas", "propertyNames", "not", "then", "else"),
    }
) - {"type", "const", "enum"}
"""Keywords that refuse values and do not say of which type those are that are left."""

ABOUT_OBJECTS: Final = frozenset(
    {
        *(each.name for each in KEYWORDS if each.about == "object"),
        *DESCRIPTIVE,
        *("$anchor", "$defs", "$id", "$ref", "$schema", "allOf"),
    }
)
"""Keywords that say nothing of instances that are no objects, or leave it to other schemas."""


def title_of(schema: Schema) -> str:
    """The `title`, or nothing."""
    return str(schema.keywords.get("title", ""))


def has_members(whole: Conjunction) -> bool:
    """Whether an object has members with names of their own, or no members at all."""
    return (
        any(named for _, named in whole.keywords("properties"))
        or bool(members_on_condition(whole.schemas, whole.decided))
        or not members(whole).others
    )


def is_record(whole: Conjunction) -> bool:
    """Whether it describes an object with members and, as far as it says, nothing else."""
    types = whole.types()
    return (
        (types == {"object"} or (len(types) == len(JSON_TYPES) and structured(whole) == ["object"]))
        and has_members(whole)
        and enumerated(whole) is None
        and whole.undecided() is None
        and tag_condition(whole) is None
        and not any(whole.keywords("$dynamicRef"))
    )


def asserts(whole: Conjunction) -> bool:
    """Whether it refuses some values, whatever their types."""
    return any(not ASSERTIONS.isdisjoint(schema.keywords) for schema in whole.schemas)


def structured(whole: Conjunction) -> list[JsonType]:
    """The JSON types that it says something of that a Python type can say, too."""
    arrays = any(whole.keywords("items")) or any(whole.keywords("prefixItems"))
    objects = any(
        bool(value)
        for keyword in ("properties", "patternProperties", "additionalProperties")
        for _, value in whole.keywords(keyword)
        if value is not True
    )
    found: list[tuple[JsonType, bool]] = [("array", arrays), ("object", objects)]
    return [name for name, present in found if present]


def type_order(whole: Conjunction) -> list[JsonType]:
    """The JSON types as the first `type` that names several puts them."""
    for _, named in whole.keywords("type"):
        if isinstance(named, list):
            names = ["number" if name == "integer" else name for name in named]
            return list(dict.fromkeys(name for name in names if name in JSON_TYPES))
    return list(JSON_TYPES)


def is_integral(whole: Conjunction) -> bool:
    """Whether numbers have to be integers."""
    each = ([t] if isinstance(t, str) else t for _, t in whole.keywords("type"))
    return any("integer" in names and "number" not in names for names in each)


def scalar(name: Literal["null", "boolean", "number", "string"], whole: Conjunction) -> Type:
    """The type of instances that hold no others."""
    match name:
        case "null":
            return Null()
        case "boolean":
            return Boolean()
        case "number":
            limits = limits_of(whole, NUMBER_LIMITS)
            return Integer(limits) if is_integral(whole) else Number(limits)
        case "string":
            encodings = [str(value).lower() for _, value in whole.keywords("contentEncoding")]
            return Text(limits_of(whole, TEXT_LIMITS), encodings[0] if encodings else None)
        case _:
            assert_never(name)


def enumerated(whole: Conjunction) -> list[Json] | None:
    """The values that `const` and `enum` leave, in schema order; None where neither is there."""
    lists = [[value] for _, value in whole.keywords("const")]
    lists += [values for _, values in whole.keywords("enum")]
    if not lists:
        return None
    types = whole.types()
    shared = [set(map(identity, values)) for values in lists[1:]]
    return [
        value
        for value in distinct(lists[0])
        if json_type(value) in types and all(identity(value) in values for values in shared)
    ]


def said_of_values(whole: Conjunction) -> Iterator[tuple[Json, str]]:
    """What annotations say of the values of `enum`, and of `const` where that is an alternative."""
    alternatives = {
        branch for union in whole.decided if union[1] in UNIONS for branch in branches(*union)
    }
    for schema, value in whole.keywords("const"):
        if schema in alternatives:
            yield value, _joined(title_of(schema), schema.keywords.get("description", ""))
    for schema, values in whole.keywords("enum"):
        names, texts = (
            next((schema.keywords[name] for name in keywords if name in schema.keywords), ())
            for keywords in (VALUE_NAMES, VALUE_TEXTS)
        )
        for at, value in enumerate(values):
            yield value, _joined(_text_at(names, at, value), _text_at(texts, at, value))


VALUE_NAMES: Final = ("x-enumNames", "x-enum-varnames", "enumNames")
VALUE_TEXTS: Final = (
    *("x-enumDescriptions", "x-enum-descriptions"),
    *("enumDescriptions", "markdownEnumDescriptions"),
)
"""Annotations that generators and editors read: texts in the order of `enum`, or by value."""


def _text_at(texts: Json, at: int, value: Json) -> str:
    text: Json = ""
    match texts:
        case list() if at < len(texts):
            text = texts[at]
        case dict():
            text = texts.get(str(value), "")
    return text if isinstance(text, str) else ""


def _joined(name: str, text: str) -> str:
    return ": ".join(" ".join(part.split()) for part in (name, text) if part.strip())


def types_of_values(
    values: Sequence[Json], said: Iterable[tuple[Json, str]] = ()
) -> Iterator[tuple[frozenset[JsonType], Type]]:
    """Types for an enumeration: literals for scalars, and what is closest for other values."""
    scalars = [int(v) if isinstance(v, float) and v.is_integer() else v for v in values]
    literals = tuple(v for v in scalars if isinstance(v, str | int))
    if literals:
        known = {identity(value): text for value, text in said if text}
        meanings = tuple((v, known[identity(v)]) for v in literals if identity(v) in known)
        yield frozenset[JsonType](map(json_type, literals)), Choice(literals, meanings)
    for kind in (float, list, dict):
        rest = [value for value in scalars if isinstance(value, kind)]
        if rest:
            yield frozenset({json_type(rest[0])}), _closest(rest)
    if None in values:
        yield frozenset({"null"}), Null()


def _closest(values: list[Json]) -> Type:
    limits = (Limit("const", values[0]) if len(values) == 1 else Limit("enum", values),)
    match values[0]:
        case float():
            return Number(limits)
        case list():
            return List(Anything(), limits)
        case _:
            return Map(Anything(), limits)


def limits_of(whole: Conjunction, keywords: AbstractSet[str]) -> tuple[Limit, ...]:
    """The assertions among `keywords`, as they are written."""
    return tuple(
        Limit(keyword, value)
        for schema in whole.schemas
        for keyword, value in schema.keywords.items()
        if keyword in keywords
    )


def accepts_all_but_objects(branch: Conjunction) -> bool:
    """Whether every instance is valid against the branch of a union unless it is an object."""
    return all(
        schema.contents is not False
        and all(name in ABOUT_OBJECTS or name.startswith("x-") for name in schema.keywords)
        for schema in flattened(branch.origin)
    )


def branch_names(shapes: Sequence[Shape], branches: Sequence[Conjunction]) -> list[str]:
    """What sets each branch of a union apart, to name it by: a tag, a member, a JSON type."""
    members = [[*dict.fromkeys(_declared(branch))] for branch in branches]
    member_counts = Counter(name for names in members for name in names)
    tags = [_fixed_tags(shape) for shape in shapes]
    tag_counts = Counter(tag for fixed in tags for tag in fixed)
    required_counts = Counter(name for shape in shapes for name in shape.required)
    names: list[str] = []
    for shape, fixed, declared in zip(shapes, tags, members, strict=True):
        own = [value for name, value in fixed if tag_counts[name, value] == 1]
        own += [name for name in sorted(shape.required) if required_counts[name] == 1]
        own += [name for name in declared if member_counts[name] == 1]
        own += shape.types if len(shape.types) == 1 and shape.types != {"object"} else ()
        names.append(own[0] if own else "")
    return names


def _declared(branch: Conjunction) -> Iterator[str]:
    return (name for _, named in branch.keywords("properties") for name in named)


def _fixed_tags(shape: Shape) -> list[tuple[str, str]]:
    return [
        (name, values[0] if isinstance(values[0], str) else f"{name} {values[0]}")
        for name, values in shape.tags.items()
        if len(values) == 1 and name in shape.required
    ]


def described_field(name: str, type_: Type, schemas: Sequence[Schema], *, required: bool) -> Field:
    """A field with what the schemas of the property say to its readers."""

    def said(keyword: str, otherwise: Any) -> Any:
        found = (base.keywords[keyword] for base in schemas if keyword in base.keywords)
        return next(found, otherwise)

    return Field(
        name=name,
        attribute="",
        type=type_,
        required=required,
        description=said("description", ""),
        default=said("default", Absent()),
        deprecated=said("deprecated", False),
        read_only=said("readOnly", False),
        write_only=said("writeOnly", False),
        examples=tuple(said("examples", ())),
        comment=said("$comment", ""),
    )


def presence(whole: Conjunction) -> Iterator[tuple[str, tuple[tuple[str, ...], ...]]]:
    """The unions whose branches only say which members there have to be, and these members.

    What a branch forbids that others ask for makes it exclude them, as `oneOf` does.
    """
    for keyword in UNIONS:
        for schema, _ in whole.keywords(keyword):
            found = [_asked_members(branch) for branch in branches(schema, keyword)]
            names = tuple(asked for asked, _ in found if asked)
            if len(names) == len(found) > 1:
                others = [
                    {name for at, other in enumerate(names) if at != own for name in other}
                    for own in range(len(names))
                ]
                exclusive = all(
                    other <= not_ for other, (_, not_) in zip(others, found, strict=True)
                )
                yield "oneOf" if exclusive else keyword, names


def _asked_members(schema: Schema) -> tuple[tuple[str, ...], set[str]]:
    """The members that a schema of nothing else requires, and those that it forbids."""
    said = undescribed(schema)
    properties = said.pop("properties", {})
    forbidden = {name for name, member in properties.items() if member is False}
    if any(member not in (True, False, {}) for member in properties.values()):
        return (), set()
    match said.pop("not", {}):
        case {"required": [str(name)], **others} if not others:
            forbidden.add(name)
        case {"anyOf": [*parts], **others} if not others:
            singles = [part["required"] for part in parts if [*part] == ["required"]]
            forbidden.update(names[0] for names in singles if len(names) == 1)
    asked = tuple(said.pop("required", ()))
    said.pop("type", None)
    return ((), set()) if said else (asked, forbidden)


def annotations_of(schema: Schema) -> Annotations:
    """What a schema says to the readers of its definition."""
    keywords = schema.keywords
    return Annotations(
        title=title_of(schema),
        description=keywords.get("description", ""),
        deprecated=keywords.get("deprecated", False),
        examples=tuple(keywords.get("examples", ())),
        comment=keywords.get("$comment", ""),
        extensions=tuple((name, keywords[name]) for name in keywords if name.startswith("x-")),
    )
