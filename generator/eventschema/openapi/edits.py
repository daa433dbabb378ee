"""What an import has to say: repairs of the document, and differences from a schema."""

from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias, get_args

from eventschema.ir.types import Absent, Json


@dataclass(frozen=True, slots=True)
class Repair:
    """What stands at `pointer` in the OpenAPI document, and the imported schema says otherwise.

    `rule` is a stable id, `sentence` says what was done, without its full stop.
    """

    pointer: str
    rule: str
    sentence: str


@dataclass(frozen=True, slots=True)
class KeywordChange:
    """Let the schema at `pointer` say `keyword: value`, or nothing of it where that is absent."""

    pointer: str
    keyword: str
    value: Json | Absent


@dataclass(frozen=True, slots=True)
class PropertyChange:
    """Let the object at `pointer` have the property `name`, or not where `schema` is absent.

    A new one comes after the property `after`, or last.
    """

    pointer: str
    name: str
    schema: Json | Absent
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """Let the array `keyword` of the schema at `pointer` hold `value`, or not.

    `const` counts as an `enum` of one value, and a single `type` as a list of one.
    """

    pointer: str
    keyword: str
    value: Json
    present: bool = True


@dataclass(frozen=True, slots=True)
class Widened:
    """Let the schema at `pointer` accept what `branch` accepts, too."""

    pointer: str
    branch: Json


@dataclass(frozen=True, slots=True)
class Replaced:
    """Let the schema at `pointer` assert what `schema` asserts; its annotations stay."""

    pointer: str
    schema: Json


Rule: TypeAlias = Literal[
    "alternatives",
    "annotation",
    "branch-added",
    "branch-removed",
    "default",
    "items",
    "keyword",
    "limit",
    "null-added",
    "null-removed",
    "other-members",
    "property-added",
    "property-removed",
    "required-added",
    "required-removed",
    "type",
    "type-added",
    "type-removed",
    "value-added",
    "value-removed",
    "values-closed",
    "values-opened",
]
DIFFERENCE_RULES: Final[tuple[Rule, ...]] = get_args(Rule)

Edit: TypeAlias = KeywordChange | PropertyChange | Listed | Widened | Replaced


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a schema differs from upstream's document.

    `pointer` is in the schema, `upstream` in the document; `sentence` has no full stop. `edits`
    make the schema say what upstream says, in terms of the imported schema; where there are none,
    a person has to decide how.
    """

    rule: Rule
    pointer: str
    upstream: str
    sentence: str
    edits: tuple[Edit, ...] = field(default=(), hash=False)
