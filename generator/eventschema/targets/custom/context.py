"""What custom templates see: a frozen model of the schemas, its text escaped for the target.

A template whose output path has `{module}` or `{definition}` is filled in for each of them:

    package       the name of the package
    modules       all modules
    module        Module(names, root, events, definitions, doc): with `{module}` in the path
    definition    one of the module's definitions: with `{definition}` or `{Definition}`

    definition  = Record(kind "record", names, pointer, doc, deprecated, fields, additional, unions)
                | Union(kind "union", names, pointer, doc, deprecated, arms, cases, unions)
                | Alias(kind "alias", names, pointer, doc, deprecated, type)
    field       = Field(key, names, type, required, constant, doc, default, deprecated)
    type        = Type(kind, nullable, values, closed, items, reference, is_class): see there
    arm         = Arm(names, type, wrapped)
    case        = Case(conditions, arms): the first case whose conditions all hold
    condition   = Condition(kind, json_type, key, value)

All text can stand in the target as it is:

- `names` are identifiers in the usual styles, none of them a reserved word of the language;
- `doc.lines` are the wrapped lines of a description, for line comments, block comments,
  docstrings or paragraphs of the target; `doc.summary` is its first sentence;
- `literal` is a value as a literal of the language; arrays and objects are in JSON's notation.

What is called `raw` or begins with `raw_` is what the schema says, escaped for nothing.

The language is known by what the output path ends with: see `eventschema.targets.custom.languages`.
"""

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

Kind: TypeAlias = Literal[
    "any",
    "boolean",
    "bytes",
    "choice",
    "integer",
    "list",
    "map",
    "number",
    "null",
    "reference",
    "string",
    "union",
]


@dataclass(frozen=True, slots=True)
class Names:
    """One name: `session_update`, `sessionUpdate`, `SessionUpdate`, `SESSION_UPDATE`.

    `snake`, `camel` and `constant` differ from all others in the same record, `pascal` and
    `snake` from those of all other definitions.
    """

    snake: str
    camel: str
    pascal: str
    constant: str


@dataclass(frozen=True, slots=True)
class Doc:
    """A description: its first sentence, its lines and what the schema says."""

    summary: str
    lines: tuple[str, ...]
    raw: str


@dataclass(frozen=True, slots=True)
class Value:
    """A JSON value: as a literal of the language and as `json.loads` returns it."""

    literal: str
    names: Names
    raw: Any


@dataclass(frozen=True, slots=True)
class Type:
    """A type.

    | kind | meaning |
    | --- | --- |
    | `string`, `integer`, `number`, `boolean`, `any` | what JSON has; `any` includes null |
    | `string`, `integer`, `boolean` with `values` | of which these are known |
    | the same, `closed` | of which these are all |
    | `choice` | one of `values`, of several JSON types; without any, no value at all |
    | `bytes` | a string in base64 |
    | `null` | null and nothing else |
    | `list` | an array of `items` |
    | `map` | an object whose members are data, of `items` |
    | `reference` | the definition `reference` |
    | `union` | any of several types, which have no name |

    `nullable` says whether null is allowed besides.
    """

    kind: Kind
    nullable: bool = False
    values: tuple[Value, ...] = ()
    closed: bool = False
    items: "Type | None" = None
    reference: Names | None = None
    is_class: bool = False
    """Whether the reference is to a record or a union, not to an alias."""


@dataclass(frozen=True, slots=True)
class Field:
    """A member of a record; `key` is its name in JSON.

    A field that is not `required` may be absent, whatever its type. A `constant` is the one
    value that a required field always has, such as a tag.
    """

    key: Value
    names: Names
    type: Type
    required: bool
    constant: Value | None
    doc: Doc
    default: Value | None
    deprecated: bool


@dataclass(frozen=True, slots=True)
class Record:
    """An object with known members; `additional` types all others, None when there are none.

    `unions` are those that have the record as an arm.
    """

    names: Names
    pointer: str
    doc: Doc
    deprecated: bool
    fields: tuple[Field, ...]
    additional: Type | None
    unions: tuple[Names, ...]
    kind: Literal["record"] = "record"


@dataclass(frozen=True, slots=True)
class Arm:
    """An arm of a union.

    `wrapped` ones are no records or unions of their own: where the language wants a class for
    each arm, `names` is what it could be called.
    """

    names: Names
    type: Type
    wrapped: bool


@dataclass(frozen=True, slots=True)
class Condition:
    """What holds for a JSON value: it has a type, or is an object that has or lacks a member.

    kind `type`: it is of `json_type` (`null`, `boolean`, `number`, `string`, `array`, `object`);
    `equals`: its member `key` is `value`; `present`, `absent`: it has or lacks the member `key`.
    The last three hold for objects only, which no other condition need say.
    """

    kind: Literal["type", "equals", "present", "absent"]
    json_type: str = ""
    key: Value | None = None
    value: Value | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """The arms that a value may be of when all conditions hold; mostly there is one."""

    conditions: tuple[Condition, ...]
    arms: tuple[Arm, ...]


@dataclass(frozen=True, slots=True)
class Union:
    """A named union; a valid value is of the first case that it meets.

    `unions` are those that have this one as an arm.
    """

    names: Names
    pointer: str
    doc: Doc
    deprecated: bool
    arms: tuple[Arm, ...]
    cases: tuple[Case, ...]
    unions: tuple[Names, ...]
    kind: Literal["union"] = "union"


@dataclass(frozen=True, slots=True)
class Alias:
    """A name for a type."""

    names: Names
    pointer: str
    doc: Doc
    deprecated: bool
    type: Type
    kind: Literal["alias"] = "alias"


Definition: TypeAlias = Record | Union | Alias


@dataclass(frozen=True, slots=True)
class Module:
    """A schema: its definitions in schema order, `root` the one that its document is.

    There is no `root`, and there are no `events`, where the document only holds definitions.
    """

    names: Names
    root: Names | None
    events: tuple[Names, ...]
    definitions: tuple[Definition, ...]
    doc: Doc
