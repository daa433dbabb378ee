"""Which differences from upstream a schema makes on purpose."""

import json
import re
from collections.abc import Collection, Iterable

from eventschema.load import Schema
from eventschema.model import Json

_IN_BACKTICKS = re.compile(r"`([^`]+)`")


def is_deliberate(places: Iterable[Schema], names: Collection[Json]) -> bool:
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
