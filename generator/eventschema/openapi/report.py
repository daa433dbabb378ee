"""Differences as they are found: those that are meant left out, the others put into words."""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from eventschema.ir.types import Json
from eventschema.openapi.alternatives import SchemaAlternative, definition
from eventschema.openapi.edits import Difference, Edit, Rule
from eventschema.openapi.uses import Found, found
from eventschema.schema.pointers import pointer, segments_of
from eventschema.schema.registry import Schema

EVERYWHERE: Final = frozenset({"other-members"})
"""The rules of which the `$comment` of the whole document may speak."""

_IN_BACKTICKS: Final = re.compile(r"`([^`]+)`")


class DifferenceReport:
    """Collects the differences that are not deliberate, each once."""

    def __init__(self, origins: Mapping[str, str]) -> None:
        self._origins = origins
        self._found: dict[Found, None] = {}
        self.context: Mapping[str, str] = {}
        """What the definitions around the place at hand are compared with."""

    @property
    def found(self) -> list[Found]:
        """The differences, in the order in which they were found."""
        return list(self._found)

    def __call__(
        self,
        rule: Rule,
        mine: Schema,
        theirs: Schema,
        sentence: str,
        *edits: Edit,
        around: Iterable[Schema] = (),
        names: Collection[Json] = (),
    ) -> None:
        """Report a difference of `mine` from `theirs`, unless it is meant.

        It shows `around` them, too, and is about what has one of `names`.
        """
        upstream = self._origin(theirs.pointer)
        difference = Difference(rule, mine.pointer, upstream, sentence, edits)
        outer = [one for one in (*around, *_enclosing(mine)) if one.pointer or rule in EVERYWHERE]
        if not _is_deliberate((mine, *outer), names):
            self._found.setdefault(found(difference, self.context))

    def _origin(self, at: str) -> str:
        while at not in self._origins and at:
            at = at.rpartition("/")[0]
        return self._origins.get(at, "")


def _enclosing(schema: Schema) -> Iterator[Schema]:
    """The schemas that `schema` stands in, up to the property or definition."""
    segments = segments_of(schema.pointer)
    while segments and segments[-2:-1] not in (["properties"], ["$defs"]):
        segments.pop()
        outer = schema.document.schemas.get(pointer(*segments))
        if outer is not None:
            yield outer


def _is_deliberate(places: Iterable[Schema], names: Collection[Json]) -> bool:
    """Whether a difference that shows at `places` is meant: whether a `$comment` there explains it.

    Of what has a name (a property, a branch, a value, a type, null, a keyword) it must have one of
    the `names` in backticks, of a limit that upstream sets the limit itself, such as
    `maxLength: 64`: what upstream changes later is not covered by what was written before.
    """
    comments = [one.keywords["$comment"] for one in places if "$comment" in one.keywords]
    return any(not names or any(_names(one, name) for name in names) for one in comments)


def _names(comment: str, name: Json) -> bool:
    text = json.dumps(name, ensure_ascii=False)
    return not {text, text.strip('"')}.isdisjoint(_IN_BACKTICKS.findall(comment))


def code(value: Json) -> str:
    """`value` as JSON, as text of a sentence."""
    return f"`{json.dumps(value, ensure_ascii=False)}`"


def branch_of(alternative: SchemaAlternative) -> Json:
    """A schema for what `alternative` accepts: a reference where it is a definition."""
    main = alternative.main
    return main.contents if definition(main) is None else {"$ref": f"#{main.pointer}"}
