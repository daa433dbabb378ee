"""Which differences from upstream a schema makes on purpose."""

import json
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from eventschema.load import Schema
from eventschema.model import Json
from eventschema.openapi.findings import Difference

_IN_BACKTICKS = re.compile(r"`([^`]+)`")


@dataclass(frozen=True, slots=True)
class Deliberate:
    """What says that a difference is meant: `$comment` in the schema, and the configuration.

    A `$comment` speaks for what the schema demands beyond upstream where it stands. Whatever has
    a name (a property, a branch, a value, a type, null, a keyword that upstream has) must be named
    in it, in backticks: what upstream changes later is not covered by what was written before.
    Where a property or a branch is the schema's own, a `$comment` at it that names nothing will do.

    `ignored` are JSON Pointers into the schema or into upstream's document: what differs at or
    below one of them is meant.
    """

    ignored: Iterable[str] = ()

    def covers(
        self,
        difference: Difference,
        places: Iterable[Schema],
        names: Collection[Json],
        owned: Schema | None,
    ) -> bool:
        """Whether `difference`, which shows at `places`, is meant.

        `names` are what it is about, and `owned` is the schema that upstream does not have.
        """
        own = "" if owned is None else owned.keywords.get("$comment", "")
        comments = [one.keywords["$comment"] for one in places if "$comment" in one.keywords]
        return (
            self._is_ignored(difference)
            or any(not names or any(_names(one, name) for name in names) for one in comments)
            or bool(own and not _IN_BACKTICKS.search(own))
        )

    def _is_ignored(self, difference: Difference) -> bool:
        return any(
            at == ignored or at.startswith(f"{ignored}/")
            for ignored in self.ignored
            for at in (difference.pointer, difference.upstream)
        )


def _names(comment: str, name: Json) -> bool:
    text = json.dumps(name, ensure_ascii=False)
    return not {text, text.strip('"')}.isdisjoint(_IN_BACKTICKS.findall(comment))
