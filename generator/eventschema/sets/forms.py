"""From schemas to regions: what a schema, with all that it applies, says of each JSON type."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import reduce
from itertools import combinations
from typing import Any, Final, assert_never

from eventschema.ir.types import Decision, Json, JsonType, leaves
from eventschema.ir.values import distinct, identity, json_type
from eventschema.schema.discriminate import Shapes, decide
from eventschema.schema.keywords import ASSERTING, UNIONS
from eventschema.schema.registry import Schema
from eventschema.sets.complement import complement, lacking
from eventschema.sets.demands import (
    CONDITION,
    demand,
    is_dynamic,
    is_indivisible,
    parts,
)
from eventschema.sets.keywords import listings, own_form
from eventschema.sets.meeting import meet
from eventschema.sets.membership import holds
from eventschema.sets.regions import (
    ANYTHING,
    EVERYTHING,
    Among,
    Complement,
    Demand,
    Form,
    Layer,
    Objects,
    OfType,
    Opaque,
    Origin,
    Region,
    Term,
    UndecidedError,
    Values,
)

DEEPEST_NESTING: Final = 10
"""Demands that are looked at to find the regions of one, one because of the other."""


class Forms:
    """The regions of demands, each worked out once.

    `patience` is how many parts of regions are compared, all in all, before the remaining
    demands count as not understood (None: no end).
    """

    def __init__(self, patience: int | None = None) -> None:
        self.patience = patience
        self._forms: dict[Demand, Form] = {}
        self._schemas: dict[Schema, Form] = {}
        self._shapes = Shapes()
        self._nesting = 0

    def __call__(self, wanted: Demand) -> Form:
        """The regions of `wanted`: all of the values that meet it, and others only if opaque."""
        if wanted in self._forms:
            return self._forms[wanted]
        unknown = _opaque(EVERYTHING, *(Opaque(term, _meaningful(term)) for term in wanted.terms))
        if self._nesting == DEEPEST_NESTING or self.is_exhausted:
            return unknown
        self._forms[wanted] = unknown  # while it is asked for inside itself
        self._nesting += 1
        try:
            self._forms[wanted] = reduce(self._meet, map(self._of_term, wanted.terms), EVERYTHING)
        except UndecidedError:
            pass
        finally:
            self._nesting -= 1
        return self._forms[wanted]

    @property
    def is_exhausted(self) -> bool:
        """Whether no more is worked out."""
        return self.patience is not None and self.patience <= 0

    def _meet(self, left: Form, right: Form) -> Form:
        if self.patience is not None:
            kinds = left.keys() & right.keys()
            self.patience -= 1 + sum(_weight(left[name]) * _weight(right[name]) for name in kinds)
        if self.is_exhausted:
            raise UndecidedError
        return meet(self, left, right)

    def _of_term(self, term: Term) -> Form:
        match term:
            case Among(values):
                return _listed(values, None)
            case Complement(refused, _, origin):
                return complement(self, self(refused), Origin(origin, ()))
            case OfType(name):
                return {name: EVERYTHING[name]}
            case Schema():
                if term not in self._schemas:
                    self._schemas[term] = self._of_schema(term)
                return self._schemas[term]
            case _:
                assert_never(term)

    def _of_schema(self, schema: Schema) -> Form:
        form = own_form(schema, demand)
        for part in self._additions(schema):
            form = self._meet(form, part)
        if is_dynamic(schema):
            form = _opaque(form, Opaque(schema, ("$dynamicRef",)))
        if "unevaluatedProperties" in schema.keywords:
            form = self._closed(schema, form)
        if "unevaluatedItems" in schema.keywords:
            form = _opaque(form, Opaque(schema, _meaningful(schema)), kinds=("array",))
        return form

    def _additions(self, schema: Schema) -> Iterator[Form]:
        keywords = schema.keywords
        for values, keyword in listings(schema):
            yield _listed(values, Origin(schema, (keyword,)))
        if is_indivisible(schema):
            yield from (self(demand(part)) for part in parts(schema) if not is_dynamic(schema))
        for keyword in UNIONS:
            if keyword in keywords:
                yield self._union(schema, keyword)
        if "not" in keywords:
            yield self._otherwise(demand(schema.child("not")), Opaque(schema, ("not",)))
        if "if" in keywords and ("then" in keywords or "else" in keywords):
            yield self._conditional(schema)
        for name in keywords.get("dependentSchemas", ()):
            yield self._dependent(schema, name)

    def _union(self, schema: Schema, keyword: str) -> Form:
        arms = [
            self(demand(schema.child(keyword, i))) for i in range(len(schema.keywords[keyword]))
        ]
        if keyword == "oneOf":
            unknown = Opaque(schema, ("oneOf",))
            for left, right in self._overlaps(schema, keyword):
                if self.is_exhausted:
                    return self._joined([_opaque(arm, unknown) for arm in arms])
                arms[left] = self._without(schema, arms[left], right, unknown)
                arms[right] = self._without(schema, arms[right], left, unknown)
        return self._joined(arms)

    def _without(self, schema: Schema, arm: Form, other: int, unknown: Opaque) -> Form:
        refused = demand(schema.child("oneOf", other))
        try:
            return self._meet(arm, self._otherwise(refused, unknown))
        except UndecidedError:
            return _opaque(arm, unknown)

    def _otherwise(self, refused: Demand, unknown: Opaque) -> Form:
        """The values that do not meet `refused`."""
        assert refused.origin is not None
        try:
            return complement(self, self(refused), Origin(refused.origin, ()))
        except UndecidedError:
            return _opaque(EVERYTHING, unknown)

    def _conditional(self, schema: Schema) -> Form:
        condition = demand(schema.child("if"))
        accepted, refused = (
            demand(schema.child(keyword)) if keyword in schema.keywords else ANYTHING
            for keyword in ("then", "else")
        )
        unknown = Opaque(schema, CONDITION)
        return self._joined(
            [
                self._meet(self(condition), self(accepted)),
                self._meet(self._otherwise(condition, unknown), self(refused)),
            ]
        )

    def _dependent(self, schema: Schema, name: str) -> Form:
        source = Origin(schema, ("dependentSchemas", name))
        wanted = self(demand(schema.child("dependentSchemas", name)))
        present: Form = {"object": (Objects(required={name: source}),)}
        both = self._meet(present, wanted).get("object", ())
        return {**EVERYTHING, "object": (lacking(name), *both)}

    def _joined(self, arms: list[Form]) -> Form:
        """The values that are in one of `arms`."""
        regions: dict[JsonType, list[Region]] = {}
        for arm in arms:
            for name, found in arm.items():
                regions.setdefault(name, []).extend(found)
        joined: Form = {name: self._simplified(found) for name, found in regions.items()}
        return {name: found for name, found in joined.items() if found}

    def _simplified(self, regions: list[Region]) -> tuple[Region, ...]:
        """The same union with one set of listed values, less those that other regions have."""
        known = {
            identity(value)
            for region in regions
            if isinstance(region, Values) and not region.opaque
            for value in region.values
        }
        others = [
            region
            if not region.without
            else replace(
                region, without=tuple(v for v in region.without if identity(v) not in known)
            )
            for region in regions
            if not isinstance(region, Values)
        ]
        lists = [region for region in regions if isinstance(region, Values)]
        plain = [inner for inner in lists if not inner.opaque]
        listed = distinct(
            value
            for inner in plain
            for value in inner.values
            if not any(holds(self, region, value) for region in others)
        )
        values = tuple(listed)
        merged = (Values(values, plain[0].source),) if values else ()
        return (*merged, *(inner for inner in lists if inner.opaque), *others)

    def _overlaps(self, schema: Schema, keyword: str) -> set[tuple[int, int]]:
        """The branches, by index, that are not clearly disjoint."""
        branches = [schema.child(keyword, i) for i in range(len(schema.keywords[keyword]))]
        together = _together(decide([self._shapes(branch) for branch in branches]))
        return {
            (left, right)
            for left, right in together
            if self._meet(self(demand(branches[left])), self(demand(branches[right])))
        }

    def _closed(self, schema: Schema, form: Form) -> Form:
        """`form` with what `unevaluatedProperties` says of its objects."""
        if not self._is_plain(schema, set()):
            return _opaque(form, Opaque(schema, _meaningful(schema)), kinds=("object",))
        rest = demand(schema.child("unevaluatedProperties"))
        regions = tuple(
            replace(region, layers=(*region.layers, *_leftover(region, rest)))
            if isinstance(region, Objects)
            else region
            for region in form.get("object", ())
        )
        return {**form, "object": regions} if regions else form

    def _is_plain(self, schema: Schema, seen: set[Schema]) -> bool:
        """Whether it is clear from its region alone which members of an object are evaluated."""
        if schema in seen:
            return True
        seen.add(schema)
        keywords = schema.keywords
        if any(keyword in keywords for keyword in ("if", "not", "dependentSchemas")):
            return False
        unions = [keyword for keyword in UNIONS if keyword in keywords]
        if is_dynamic(schema) or any(self._overlaps(schema, keyword) for keyword in unions):
            return False
        branches = (schema.child(k, i) for k in unions for i in range(len(keywords[k])))
        return all(self._is_plain(part, seen) for part in (*parts(schema), *branches))


def _weight(regions: tuple[Region, ...]) -> int:
    """Of how many parts regions are."""
    return sum(len(region.layers) if isinstance(region, Objects) else 1 for region in regions)


def _leftover(region: Objects, rest: Demand) -> tuple[Layer, ...]:
    if any(layer.evaluates_all for layer in region.layers):
        return ()
    properties = dict.fromkeys(region.declared(), ANYTHING)
    patterns = tuple((pattern, ANYTHING) for pattern in region.patterns())
    return (Layer(properties, patterns, rest, evaluates_all=True),)


def _listed(values: Collection[Json], source: Origin | None) -> Form:
    """Exactly these values."""
    kinds: dict[JsonType, list[Json]] = {}
    for value in distinct(values):
        kinds.setdefault(json_type(value), []).append(value)
    return {name: (Values(tuple(found), source),) for name, found in kinds.items()}


def _opaque(form: Form, *unknown: Opaque, kinds: tuple[JsonType, ...] | None = None) -> Form:
    """At most the values of `form`, as far as `unknown` constraints allow."""
    return {
        name: tuple(replace(region, opaque=(*region.opaque, *unknown)) for region in regions)
        if kinds is None or name in kinds
        else regions
        for name, regions in form.items()
    }


def _meaningful(term: Term) -> tuple[str, ...]:
    keywords: Mapping[str, Any] = term.keywords if isinstance(term, Schema) else {}
    return tuple(sorted(ASSERTING & keywords.keys()))


def _together(decision: Decision) -> set[tuple[int, int]]:
    """The arms that a decision does not tell apart."""
    return {pair for leaf in leaves(decision) for pair in combinations(leaf.arms, 2)}
