"""What the keywords of a schema say by themselves, without applying others to the instance."""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any, Final

from eventschema.ir.types import Json
from eventschema.ir.values import exact
from eventschema.schema.discriminate import instance_types
from eventschema.schema.registry import Schema
from eventschema.sets.regions import (
    ANYTHING,
    EVERYTHING,
    NOTHING,
    Arrays,
    Bound,
    Containing,
    Demand,
    Dependency,
    Form,
    Layer,
    Numbers,
    Objects,
    Origin,
    PatternConstraint,
    Region,
    Strings,
)

_COUNTS: Final = frozenset({"minItems", "minLength", "minProperties"})

_Demanded = Callable[[Schema], Demand]


def listings(schema: Schema) -> Iterator[tuple[list[Json], str]]:
    """The values that `enum` and `const` list, with the keyword."""
    if "enum" in schema.keywords:
        yield schema.keywords["enum"], "enum"
    if "const" in schema.keywords:
        yield [schema.keywords["const"]], "const"


def own_form(schema: Schema, demanded: _Demanded) -> Form:
    """The regions that the keywords leave, disregarding `enum` and `const`.

    `demanded` answers the demand of a subschema.
    """
    keywords = schema.keywords
    regions: dict[str, Region] = {
        "number": _numbers(schema, keywords),
        "string": _strings(schema, keywords),
        "array": _arrays(schema, keywords, demanded),
        "object": _objects(schema, keywords, demanded),
    }
    types = instance_types({"type": keywords["type"]} if "type" in keywords else {})
    return {
        name: (regions[name],) if name in regions else everything
        for name, everything in EVERYTHING.items()
        if name in types
    }


def _limit(schema: Schema, keywords: Mapping[str, Any], keyword: str) -> Bound | None:
    if keyword not in keywords or (keyword in _COUNTS and keywords[keyword] <= 0):
        return None
    return Bound(keyword, exact(keywords[keyword]), Origin(schema, (keyword,)))


def _numbers(schema: Schema, keywords: Mapping[str, Any]) -> Numbers:
    lower = [
        _limit(schema, keywords, "minimum"),
        _limit(schema, keywords, "exclusiveMinimum"),
    ]
    upper = [
        _limit(schema, keywords, "maximum"),
        _limit(schema, keywords, "exclusiveMaximum"),
    ]
    steps = [_limit(schema, keywords, "multipleOf")]
    named = keywords.get("type", "number")
    if "integer" in named and "number" not in named:
        steps.append(Bound("type", Fraction(1), Origin(schema, ("type",))))
    return Numbers(
        max(filter(None, lower), key=lambda limit: (limit.value, limit.exclusive), default=None),
        min(
            filter(None, upper), key=lambda limit: (limit.value, not limit.exclusive), default=None
        ),
        tuple(filter(None, steps)),
        origin=schema,
    )


def _strings(schema: Schema, keywords: Mapping[str, Any]) -> Strings:
    pattern = keywords.get("pattern")
    return Strings(
        _limit(schema, keywords, "minLength"),
        _limit(schema, keywords, "maxLength"),
        () if pattern is None else (PatternConstraint(pattern, Origin(schema, ("pattern",))),),
        origin=schema,
    )


def _arrays(schema: Schema, keywords: Mapping[str, Any], demanded: _Demanded) -> Arrays:
    prefix = tuple(
        demanded(schema.child("prefixItems", index))
        for index in range(len(keywords.get("prefixItems", ())))
    )
    rest = demanded(schema.child("items")) if "items" in keywords else ANYTHING
    most = _limit(schema, keywords, "maxItems")
    if rest == NOTHING and (most is None or most.value > len(prefix)):
        most = Bound("maxItems", Fraction(len(prefix)), Origin(schema, ("items",)))
    return Arrays(
        prefix,
        rest,
        _limit(schema, keywords, "minItems"),
        most,
        Origin(schema, ("uniqueItems",)) if keywords.get("uniqueItems") else None,
        tuple(_contains(schema, demanded)) if "contains" in keywords else (),
        origin=schema,
    )


def _contains(schema: Schema, demanded: _Demanded) -> Iterator[Containing]:
    least = int(schema.keywords.get("minContains", 1))
    most = schema.keywords.get("maxContains")
    if least > 0 or most is not None:
        item = demanded(schema.child("contains"))
        yield Containing(
            item, least, most if most is None else int(most), Origin(schema, ("contains",))
        )


def _objects(schema: Schema, keywords: Mapping[str, Any], demanded: _Demanded) -> Objects:
    layer = Layer(
        {
            name: demanded(schema.child("properties", name))
            for name in keywords.get("properties", ())
        },
        tuple(
            (pattern, demanded(schema.child("patternProperties", pattern)))
            for pattern in keywords.get("patternProperties", ())
        ),
        demanded(schema.child("additionalProperties"))
        if "additionalProperties" in keywords
        else ANYTHING,
        evaluates_all="additionalProperties" in keywords,
    )
    required = Origin(schema, ("required",))
    dependent = keywords.get("dependentRequired", {})
    return Objects(
        (layer,) if layer.properties or layer.patterns or layer.evaluates_all else (),
        dict.fromkeys(keywords.get("required", ()), required),
        _limit(schema, keywords, "minProperties"),
        _limit(schema, keywords, "maxProperties"),
        demanded(schema.child("propertyNames")) if "propertyNames" in keywords else ANYTHING,
        tuple(
            Dependency(name, needed, Origin(schema, ("dependentRequired", name)))
            for name, names in dependent.items()
            for needed in names
        ),
        origin=schema,
    )
