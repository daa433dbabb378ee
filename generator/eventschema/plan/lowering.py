"""From a schema to statements of the check plan: what becomes a function, what stands in one."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeAlias

from eventschema.ir.plan import (
    Acceptor,
    Assert,
    Block,
    Branch,
    Collector,
    Delegate,
    Equals,
    InstanceType,
    Marks,
    Members,
    Never,
    Property,
    Statement,
    Typed,
    When,
)
from eventschema.ir.types import JsonType
from eventschema.ir.values import json_type
from eventschema.naming import reserved
from eventschema.naming.names import snake_name
from eventschema.plan import dynamic
from eventschema.plan.cycles import Refusal, endless, refuse_cycles
from eventschema.plan.dynamic import Reach, Scope
from eventschema.plan.extent import is_leaf, is_short, is_small
from eventschema.plan.function_names import REST, function_names_of
from eventschema.plan.knowledge import NOTHING, Known, types_named
from eventschema.runtime._violations import holder
from eventschema.schema.discriminate import JSON_TYPES, Shapes
from eventschema.schema.keywords import CORE, REFERENCES
from eventschema.schema.registry import Schema

DEEPEST_NESTING: Final = 4
"""How many schemas stand inside one another in a function; what lies deeper is one of its own."""

DEEPEST_CALLS: Final = 200
"""How many functions call one another about the same instance at most."""

MOST_OPTIONAL: Final = 3
"""How many optional members an object may have to be checked inside another function."""

MOST_MEMBERS: Final = 20
"""How many members an object has at most for what holds of a member to stand in its function."""

FEWEST_SHARED: Final = 1
"""How many members an object has at least that is called where it has a function of its own."""


MOST_SCOPES: Final = 100
"""In how many dynamic scopes one schema is compiled at most."""


Lower: TypeAlias = "Callable[[Site, Any], Block]"
"""The statements that a keyword of a schema, given its value, comes to."""


@dataclass(frozen=True, slots=True)
class KeywordLowering:
    """How a keyword is lowered, the vocabulary that gives it a meaning, the type it applies to."""

    lower: Lower
    vocabulary: str
    applies_to: JsonType | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """A schema about to be lowered, and where its statements will stand.

    `scope` is the dynamic scope; `nesting` counts the schemas around it in the same function
    `owner`; `in_place` says that it applies to the very instance of that function; `known` is
    what is known of the instance.
    """

    lowering: Lowering
    schema: Schema
    scope: Scope
    owner: str
    nesting: int = 0
    in_place: bool = True
    known: Known = NOTHING

    @property
    def keywords(self) -> Mapping[str, Any]:
        """The keywords of the schema."""
        return self.schema.keywords

    def at(self, *segments: str | int) -> str:
        """The location of the schema, of a keyword of it, or of what is below that."""
        return self.lowering.location(self.schema, *segments)

    def honours(self, keyword: str) -> bool:
        """Whether the schema has this keyword and its dialect gives it a meaning."""
        return keyword in self.keywords and self.lowering.means(self.schema, keyword)

    def inner(self, *segments: str | int, known: Iterable[InstanceType] | None = None) -> Block:
        """What the subschema at `segments` says of a part of the instance."""
        types = NOTHING if known is None else NOTHING.of_types(known)
        return self.lowering.child(self._in_part(types), segments)

    def _in_part(self, known: Known) -> Site:
        """The same site, for what the schema says of a part of the instance."""
        return Site(self.lowering, self.schema, self.scope, self.owner, self.nesting, False, known)

    def of(self, schema: Schema, scope: Scope) -> Site:
        """The site of a schema that stands, or is referred to, in this one."""
        at = self.nesting + 1
        return Site(self.lowering, schema, scope, self.owner, at, self.in_place, self.known)

    def same(self, *segments: str | int) -> Block:
        """What the subschema at `segments` says of the instance itself."""
        return self.lowering.child(self, segments)

    def referred(self, keyword: str) -> Block:
        """What the schema that `keyword` refers to says of the instance itself."""
        target, scope = dynamic.resolve(
            self.schema, keyword, self.scope, self.lowering.reach.dynamic_names
        )
        return self.lowering.reference(self, target, scope)

    def called(self, *segments: str | int) -> Block:
        """The subschema at `segments` on the instance, as one call that builds upon `known`."""
        return self.lowering.called(self, segments)

    def condition(self, *segments: str | int) -> Block:
        """The subschema at `segments` as a condition on the instance: short, or one call."""
        return self.lowering.condition(self, segments)

    def item_condition(self, *segments: str | int) -> Block:
        """The subschema at `segments` as a condition on a part of the instance."""
        return self.lowering.condition(self._in_part(NOTHING), segments)

    def branch(self, *segments: str | int) -> Branch:
        """The subschema at `segments` as an alternative for the instance itself."""
        return self.lowering.branch(self, segments)


@dataclass(slots=True, eq=False)
class Lowering:
    """The functions of one plan, made as they are first needed."""

    root: Schema
    keywords: Mapping[str, KeywordLowering]
    reach: Reach
    assert_formats: bool
    fuse: Callable[[Block], Block]
    shapes: Shapes = field(default_factory=Shapes)
    functions: dict[str, Acceptor] = field(default_factory=dict)
    collectors: dict[str, Collector] = field(default_factory=dict)
    marks: dict[tuple[Schema, Scope, str], Marks | None] = field(default_factory=dict)
    collector_names: dict[tuple[Schema, Scope, str], str] = field(default_factory=dict)
    _names: dict[tuple[Schema, Scope, Known], str] = field(default_factory=dict)
    _scopes: dict[Schema, int] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)
    _entries: set[Schema] = field(default_factory=set)
    _waiting: deque[Site] = field(default_factory=deque)
    _in_place: dict[str, dict[str, Refusal]] = field(default_factory=dict)

    def run(self, entries: Mapping[str, Schema]) -> None:
        """Make the functions of `entries`, under these names, and all that they call."""
        self._taken.update(entries)
        self._entries.update(entries.values())
        for name, schema in entries.items():
            scope = dynamic.enter((), schema, self.reach.dynamic_names)
            first = self._names.setdefault((schema, scope, NOTHING), name)
            if first == name:
                self._waiting.append(Site(self, schema, scope, owner=name))
            else:
                self.functions[name] = Acceptor(name, self.location(schema), (Delegate(first),))
        while self._waiting:
            site = self._waiting.popleft()
            self.functions[site.owner] = Acceptor(site.owner, site.at(), self.lower(site))
        calls = refuse_cycles(self._in_place)
        if max(calls.values(), default=0) > DEEPEST_CALLS:
            raise self.root.error(
                f"more than {DEEPEST_CALLS} schemas apply to one instance, each by reference",
                "refer to the last of them directly",
            )
        for (schema, scope, known), name in self._names.items():
            plain = self._names.get((schema, scope, NOTHING))
            if known.tags and plain is not None:
                self.functions[plain] = _guarded(self.functions[plain], known, Delegate(name))
                self.functions[name] = replace(self.functions[name], rest_of=plain)

    def location(self, schema: Schema, *segments: str | int) -> str:
        """The location of what is at `segments` below a schema, as violations give it."""
        pointer = schema.pointer_to(*segments)
        if schema.document is self.root.document:
            return pointer
        return f"{schema.document.uri}#{pointer}"

    def means(self, schema: Schema, keyword: str) -> bool:
        """Whether the dialect of `schema` gives `keyword` a meaning."""
        vocabulary = self.keywords[keyword].vocabulary
        return vocabulary == CORE or vocabulary in schema.resource.vocabularies

    def lower(self, site: Site) -> Block:
        """The statements of a schema, in the order in which its keywords are written."""
        schema = site.schema
        if isinstance(schema.contents, bool):
            return () if schema.contents else (Assert(Never(), holder(site.at()), site.at()),)
        named: tuple[InstanceType, ...] | None = None
        if site.honours("type") and not (site.honours("enum") or site.honours("const")):
            named = types_named(schema.keywords["type"])
        known = site.known if named is None else site.known.after_type(named)
        listed = _types_listed(site)
        sites = {known: site if known is site.known else replace(site, known=known)}
        groups: dict[JsonType | None, list[Statement]] = {}
        for name, value in schema.keywords.items():
            if name not in self.keywords or not self.means(schema, name):
                continue
            keyword = self.keywords[name]
            applies = keyword.applies_to
            if applies is not None and applies not in listed:
                continue
            if applies is None or known.must_be(applies):
                inside = known
            elif known.may_be(applies):
                inside = known.of_types([applies])
            else:
                continue
            if inside not in sites:
                sites[inside] = replace(site, known=inside)
            statements = keyword.lower(sites[inside], value)
            groups.setdefault(applies, []).extend(statements)
        body: list[Statement] = []
        for applies, group in groups.items():
            fused = self.fuse(tuple(group))
            if applies is None or known.must_be(applies):
                body += fused
            elif fused:
                body.append(When(applies, fused, known.json_types == frozenset({applies, "null"})))
        if named is None or known == site.known:
            return tuple(body)
        return (Typed(named, site.at("type"), tuple(body)),)

    def child(self, site: Site, segments: tuple[str | int, ...]) -> Block:
        """The subschema at `segments`: in the same function if it is small, else called."""
        schema = site.schema.child(*segments)
        scope = dynamic.enter(site.scope, schema, self.reach.dynamic_names)
        nested = site.of(schema, scope)
        crowded = len(site.keywords.get("properties", ())) > MOST_MEMBERS and not is_leaf(schema)
        if crowded:
            return self._call(self._led_on(nested))
        small = isinstance(schema.contents, bool) or not self._is_large(nested)
        return self.lower(nested) if small else self._call(nested)

    def reference(self, site: Site, schema: Schema, scope: Scope) -> Block:
        """A referred schema: in the same function if it is small or used only there."""
        nested = self._led_on(site.of(schema, scope))
        once = self.reach.uses[schema] == self.reach.uses[nested.schema] == 1
        alone = once or is_small(nested.schema, self.keywords.keys())
        if alone and not self._is_large(nested):
            return self.lower(nested)
        return self._call(nested, _known_tags(nested))

    def condition(self, site: Site, segments: tuple[str | int, ...]) -> Block:
        """The subschema at `segments`: a few assertions, or one call."""
        nested = self._nested(site, segments)
        return (
            self.lower(nested)
            if is_short(nested.schema, self.keywords.keys())
            else self._call(nested)
        )

    def branch(self, site: Site, segments: tuple[str | int, ...]) -> Branch:
        """The subschema at `segments` as an alternative, told by what it refers to."""
        nested = self._nested(site, segments)
        return Branch(self.condition(site, segments), nested.at())

    def called(self, site: Site, segments: tuple[str | int, ...]) -> Block:
        """The subschema at `segments`, as one call that builds upon what is known."""
        nested = self._nested(site, segments)
        known = _known_tags(nested)
        if known != NOTHING:
            return self._call(nested, known)
        block = () if self._is_large(nested) else self.lower(nested)
        return block if len(block) == 1 and isinstance(block[0], Delegate) else self._call(nested)

    def _nested(self, site: Site, segments: tuple[str | int, ...]) -> Site:
        """The site of a subschema, or of what it refers to if it does nothing else."""
        schema = site.schema.child(*segments)
        scope = dynamic.enter(site.scope, schema, self.reach.dynamic_names)
        return self._led_on(site.of(schema, scope))

    def _led_on(self, site: Site) -> Site:
        """The same site, but of the schema that references lead to where they do nothing else."""
        schema, scope = site.schema, site.scope
        while schema.keywords.keys() & self.keywords.keys() == {"$ref"}:
            schema, scope = dynamic.resolve(schema, "$ref", scope, self.reach.dynamic_names)
        return site if schema is site.schema else replace(site, schema=schema, scope=scope)

    def _call(self, site: Site, known: Known = NOTHING) -> Block:
        """A call of the function of the schema, which may build upon what is `known`."""
        name = self._function_name(site.schema, site.scope, known)
        if site.in_place:
            segments = [keyword for keyword in REFERENCES if keyword in site.keywords]
            error = endless(site.schema, *segments[:1])
            self._in_place.setdefault(site.owner, {}).setdefault(name, error)
        return (Delegate(name),)

    def _function_name(self, schema: Schema, scope: Scope, known: Known) -> str:
        """The name of the function of `schema`, which is made if there is none."""
        key = schema, scope, known
        if key not in self._names:
            self._scopes[schema] = self._scopes.get(schema, 0) + 1
            if self._scopes[schema] > MOST_SCOPES:
                raise schema.error(
                    f"it would have to be compiled for more than {MOST_SCOPES} dynamic scopes",
                    "give its `$dynamicRef` fewer places to lead to",
                )
            tags = (snake_name(str(tag)) for _, tag in known.tags)
            scopes = (next(function_names_of(self.location(held))) for _, held in scope)
            form = f"{REST}{{}}" if known.tags else "{}"
            name = self.free_name(self.location(schema), form, (*tags, *scopes))
            self._names[key] = name
            self._waiting.append(Site(self, schema, scope, owner=name, known=known))
        return self._names[key]

    def free_name(self, location: str, form: str = "{}", told: Iterable[str] = ()) -> str:
        """A function name made of the end of a schema location, that no function has yet.

        It has more of the location where that is taken, and then what is `told` besides.
        """
        names = [form.format(name) for name in function_names_of(location)]
        names.append("_".join((names[-1], *told)))
        free = (name for name in names if self._is_free(name))
        name = next(free, names[-1])
        while not self._is_free(name):
            name += "_"
        self._taken.add(name)
        return name

    def _is_free(self, name: str) -> bool:
        return name not in self._taken and not reserved.is_function(name)

    def add_function(self, place: str, location: str, body: Block) -> Delegate:
        """Make `body` a function of its own, named after `place`."""
        name = self.free_name(place)
        self.functions[name] = Acceptor(name, location, body)
        return Delegate(name)

    def _is_large(self, site: Site) -> bool:
        """Whether the schema of `site` stands too deep, or says too much, to stand there."""
        keywords = site.keywords
        optional = len(keywords.get("properties", ())) - len(keywords.get("required", ()))
        twice = (
            site.schema in self._entries and len(keywords.get("properties", ())) >= FEWEST_SHARED
        )
        return site.nesting > DEEPEST_NESTING or optional > MOST_OPTIONAL or twice


def _known_tags(site: Site) -> Known:
    """What a function of its own about the instance at `site` can build upon: its tags."""
    names = site.keywords.get("properties", ())
    tags = tuple((name, tag) for name, tag in site.known.tags if name in names)
    return Known(frozenset({"object"}), tags) if tags and site.known.must_be("object") else NOTHING


def _guarded(function: Acceptor, known: Known, call: Delegate) -> Acceptor:
    """`function`, said as: what `known` knows, and then `call`, which builds upon it."""
    match function.body:
        case (Typed(("object",), location, then),):
            members = (part for part in then if isinstance(part, Members))
            properties = [prop for part in members for prop in part.properties]
            guards = [prop for prop in properties if _is_guard(prop, known)]
            if len(guards) == len(known.tags):
                guard = Typed(("object",), location, (Members(tuple(guards)), call))
                return replace(function, body=(guard,), whole=function.body)
    return function


def _is_guard(prop: Property, known: Known) -> bool:
    match prop:
        case Property(name, (Assert(Equals((str() | int() as value,))),), str()):
            return not isinstance(value, bool) and known.has(name, value)
        case _:
            return False


def _types_listed(site: Site) -> frozenset[JsonType]:
    """The types of the values that `const` and `enum` list; all where there are none."""
    types = frozenset(JSON_TYPES)
    if site.honours("const"):
        types &= {json_type(site.keywords["const"])}
    if site.honours("enum"):
        types &= set(map(json_type, site.keywords["enum"]))
    return types
