"""The layout of a canonical schema: every object a definition with a name, and references to it."""

from collections.abc import Mapping, Sequence
from typing import Final

from eventschema.ir.types import Json
from eventschema.naming.names import Wish, settle, singular
from eventschema.openapi.document import COMPONENTS
from eventschema.openapi.edits import Repair
from eventschema.openapi.trees import ORIGIN, Keywords, ordered, rewritten, with_subschemas
from eventschema.schema.dialects import DRAFT_2020_12
from eventschema.schema.keywords import SCHEMA, SCHEMA_ARRAY, SCHEMA_OBJECT, UNIONS
from eventschema.schema.pointers import pointer, segments_of

OF_PLACE: Final = frozenset({"default", "deprecated", "description", "readOnly", "writeOnly"})
"""Annotations that are about the place where an object is used, and stay there."""

TESTS: Final = frozenset(
    {"contains", "dependentSchemas", "else", "if", "not", "propertyNames", "then"}
)
"""Keywords whose schemas test a value and do not describe one."""


def laid_out(found: Mapping[str, Json], name: str, repairs: list[Repair]) -> Keywords:
    """The canonical schema titled `name`, of the schemas of a closure by pointer, the root first.

    What is repaired is added to `repairs`.
    """
    layout = _Layout(found, name)
    names = layout.names()
    root = next(iter(found))
    references = {f"#{at}": f"#{pointer('$defs', one)}" for at, one in names.items()}
    references[f"#{root}"] = "#"

    def named(keywords: Keywords) -> Keywords:
        reference = keywords.get("$ref")
        return keywords if reference is None else {**keywords, "$ref": references[reference]}

    for at in layout.objects:
        sentence = f"The object is the definition `{names[at]}`"
        repairs.append(Repair(at, "named-object", sentence))
    contents = {at: rewritten(schema, named) for at, schema in layout.definitions.items()}
    top = contents.pop(root)
    keywords = top if isinstance(top, dict) else {"not": {}} if top is False else {}
    definitions = {"$defs": {names[at]: contents[at] for at in contents}} if contents else {}
    return ordered({**keywords, "$schema": DRAFT_2020_12, "title": name, **definitions})


class _Layout:
    """The definitions by where they stand in the document, and what each could be called."""

    def __init__(self, found: Mapping[str, Json], name: str) -> None:
        self.found = found
        self.definitions: dict[str, Json] = {}
        self.wishes: dict[str, Wish] = {}
        self.objects: list[str] = []
        for at in found:
            self.define(at, found[at], _wish(at) if self.definitions else Wish(given=name))

    def define(self, at: str, schema: Json, wish: Wish) -> None:
        number = len(self.wishes)
        self.wishes[at] = wish
        self.definitions[at] = None  # its place in the order, which comes before what is in it
        self.definitions[at] = self.inside(schema, number, ())

    def inside(self, schema: Json, owner: int, place: tuple[str, ...]) -> Json:
        """`schema`, at `place` in the definition numbered `owner`, its objects made definitions."""
        if not isinstance(schema, dict):
            return schema

        objects = {union: sum(map(_is_object, schema.get(union, ()))) for union in UNIONS}

        def below(child: Json, path: tuple[str | int, ...]) -> Json:
            if path[0] in TESTS:
                return child
            is_alone = place and objects.get(str(path[0])) == 1
            there = place if is_alone else _place(child, path, place)
            if path[0] != "allOf" and _is_object(child):
                return self.reference(child, owner, there, is_branch=path[0] in UNIONS)
            return self.inside(child, owner, there)

        return with_subschemas(schema, below)

    def reference(
        self, schema: Keywords, owner: int, place: tuple[str, ...], *, is_branch: bool
    ) -> Keywords:
        at = schema[ORIGIN]
        moved = set[str]() if is_branch else OF_PLACE - {"description"}
        if at not in self.definitions and at not in self.found:
            contents = {k: v for k, v in schema.items() if k not in moved}
            self.objects.append(at)
            wish = Wish(title=schema.get("title", ""), parent=owner, place=place or ("object",))
            self.define(at, contents, wish)
        kept = set[str]() if is_branch else OF_PLACE
        of_place = {k: v for k, v in schema.items() if k in kept}
        return ordered({**of_place, "$ref": f"#{at}", ORIGIN: at})

    def names(self) -> dict[str, str]:
        """The name of each definition; components keep theirs as it is written."""
        settled = settle(list(self.wishes.values()))
        return {
            at: wish.given or one
            for (at, wish), one in zip(self.wishes.items(), settled, strict=True)
        }


def _wish(at: str) -> Wish:
    """What the target of a reference could be called: a component by its name."""
    segments = segments_of(at)
    if pointer(*segments[:-1]) == COMPONENTS:
        return Wish(given=segments[-1])
    keywords = SCHEMA | SCHEMA_ARRAY | SCHEMA_OBJECT | set(segments_of(COMPONENTS))
    place = tuple(one for one in segments if one not in keywords and not one.isdecimal())
    return Wish(place=place or ("definition",))


def _is_object(schema: Json) -> bool:
    if not isinstance(schema, dict) or "$ref" in schema:
        return False
    unions = any(union in schema for union in UNIONS)
    is_open = schema.get("type") == "object" and not unions
    return is_open or "properties" in schema or "allOf" in schema


def _place(child: Json, path: Sequence[str | int], place: tuple[str, ...]) -> tuple[str, ...]:
    """What stands at `path` in a schema that stands at `place`, in words."""
    match path:
        case ("properties", str(name)):
            return (*place, name)
        case ("items",):
            return (*place[:-1], singular(place[-1])) if place else ("item",)
        case ("anyOf" | "oneOf", _):
            return (*place, *_trait(child))
        case ("allOf", _):
            return place
        case _:
            return (*place, "value")


def _trait(schema: Json) -> tuple[str, ...]:
    """What marks one object among others: its tag, or what it requires."""
    if not isinstance(schema, dict):
        return ()
    for one in schema.get("properties", {}).values():
        if isinstance(one, dict) and isinstance(one.get("const"), str):
            return (one["const"],)
    required = schema.get("required", ())
    return ("with", *required[:2]) if required else ("object",)
