"""Schemas that say the same in the same way: whatever their order, names and descriptions are."""

from collections.abc import Hashable, Iterator, Sequence
from typing import Any, Final, TypeAlias

from eventschema.ir.values import identity
from eventschema.schema.keywords import ASSERTING, REFERENCES, SCHEMA, SCHEMA_ARRAY, SCHEMA_OBJECT
from eventschema.schema.registry import Schema
from eventschema.sets.regions import Complement, Demand, Opaque, Term

_SETS: Final = frozenset({"enum", "required", "type"})

OUTLINED: Final = 3
"""How many levels of subschemas are looked at to tell which branches of two unions belong
together."""

_Pair: TypeAlias = tuple[Schema, Schema]
_Outline: TypeAlias = int


class Likeness:
    """Which schemas are known to say the same."""

    def __init__(self) -> None:
        self._alike: set[_Pair] = set()
        self._different: set[_Pair] = set()
        self._outlines: dict[tuple[Schema, int], _Outline] = {}
        self._numbers: dict[Hashable, _Outline] = {}

    def demands(self, left: Demand, right: Demand) -> bool:
        """Whether two demands have the same terms."""
        pairs = self._paired(_schemas(left), _schemas(right))
        others = _others(left), _others(right)
        return pairs is not None and self._terms(*others) and all(self(*pair) for pair in pairs)

    def _terms(self, left: Sequence[Term], right: Sequence[Term]) -> bool:
        return len(left) == len(right) and all(
            self.demands(ours.demand, theirs.demand)
            if isinstance(ours, Complement) and isinstance(theirs, Complement)
            else ours == theirs
            for ours, theirs in zip(left, right, strict=True)
        )

    def opaque(self, left: Opaque, right: Opaque) -> bool:
        """Whether two constraints that are not understood are the same."""
        if left.keywords != right.keywords:
            return False
        if not isinstance(left.term, Schema) or not isinstance(right.term, Schema):
            return self._terms([left.term], [right.term])
        pairs = self._inner(left.term, right.term, left.keywords)
        return pairs is not None and all(self(*pair) for pair in pairs)

    def __call__(self, left: Schema, right: Schema) -> bool:
        """Whether two schemas say the same; so recursive ones do unless a difference is found."""
        seen: set[_Pair] = set()
        pending = [(left, right)]
        while pending:
            ours, theirs = map(_target, pending.pop())
            pair = (ours, theirs)
            if ours is theirs or pair in seen or pair in self._alike:
                continue
            seen.add(pair)
            keywords = _meaningful(ours)
            same = pair not in self._different and keywords == _meaningful(theirs)
            pairs = self._inner(ours, theirs, keywords) if same else None
            if pairs is None or _is_false(ours) is not _is_false(theirs):
                self._different |= {pair, (left, right)}
                return False
            pending += pairs
        self._alike |= seen
        return True

    def _inner(self, left: Schema, right: Schema, keywords: Sequence[str]) -> list[_Pair] | None:
        """The schemas inside that must be alike; None when something else differs."""
        found: list[_Pair] = []
        for keyword in keywords:
            parts = _parts(left, keyword), _parts(right, keyword)
            if keyword in SCHEMA_ARRAY and keyword != "prefixItems":
                pairs = self._paired(*([schema for _, schema in part] for part in parts))
            else:
                ours, theirs = map(dict, parts)
                same = ours.keys() == theirs.keys() and (
                    bool(ours) or _plain(left, keyword) == _plain(right, keyword)
                )
                pairs = [(ours[name], theirs[name]) for name in ours] if same else None
            if pairs is None:
                return None
            found += pairs
        return found

    def _paired(self, left: Sequence[Schema], right: Sequence[Schema]) -> list[_Pair] | None:
        """The schemas that belong together, whatever their order; None when they do not."""
        ours, theirs = (
            sorted(schemas, key=lambda schema: self._outline(schema, OUTLINED))
            for schemas in (left, right)
        )
        if len(ours) != len(theirs):
            return None
        return list(zip(ours, theirs, strict=True))

    def _outline(self, schema: Schema, depth: int) -> _Outline:
        """A number that is the same for schemas that are alike as far as `depth` levels."""
        schema = _target(schema)
        key = (schema, depth)
        if key not in self._outlines:
            drawn = tuple(self._drawn(schema, keyword, depth) for keyword in _meaningful(schema))
            shape = (_is_false(schema), drawn if depth else None)
            self._outlines[key] = self._numbers.setdefault(shape, len(self._numbers))
        return self._outlines[key]

    def _drawn(self, schema: Schema, keyword: str, depth: int) -> Hashable:
        inside = [
            (name, self._outline(inner, depth - 1) if depth else 0)
            for name, inner in _parts(schema, keyword)
        ]
        if keyword in SCHEMA_ARRAY and keyword != "prefixItems":
            return keyword, tuple(sorted(outline for _, outline in inside))
        return keyword, tuple(sorted(inside)) if inside else _plain(schema, keyword)


def _schemas(demand: Demand) -> list[Schema]:
    return [term for term in demand.terms if isinstance(term, Schema)]


def _others(demand: Demand) -> list[Term]:
    return [term for term in demand.terms if not isinstance(term, Schema)]


def _meaningful(schema: Schema) -> list[str]:
    return sorted(ASSERTING & schema.keywords.keys())


def _target(schema: Schema) -> Schema:
    """What `schema` refers to, if it does nothing else."""
    seen: set[Schema] = set()
    while _meaningful(schema) == ["$ref"] and schema not in seen:
        seen.add(schema)
        schema = schema.resolve("$ref")
    return schema


def _is_false(schema: Schema) -> bool:
    return schema.contents is False


def _parts(schema: Schema, keyword: str) -> Iterator[tuple[str, Schema]]:
    """The schemas that a keyword applies, by name or position; none if it is not there."""
    value = schema.keywords.get(keyword)
    if value is None:
        return
    if keyword in REFERENCES:
        yield "", schema.resolve(keyword)
    elif keyword in SCHEMA:
        yield "", schema.child(keyword)
    elif keyword in SCHEMA_OBJECT:
        yield from ((name, schema.child(keyword, name)) for name in value)
    elif keyword in SCHEMA_ARRAY:
        yield from ((str(index), schema.child(keyword, index)) for index in range(len(value)))


def _plain(schema: Schema, keyword: str) -> Hashable:
    """The value of a keyword that applies no schemas; `then` and `else` need not be there."""
    value: Any = schema.keywords.get(keyword)
    if keyword in _SETS:
        return frozenset(map(identity, value if isinstance(value, list) else [value]))
    if keyword == "dependentRequired":
        return frozenset((name, frozenset(needed)) for name, needed in value.items())
    return identity(value)
