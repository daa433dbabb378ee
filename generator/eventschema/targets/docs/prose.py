"""Types as Markdown: what a value is, which limits it has, how a union is told apart."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias, assert_never

from eventschema.ir.types import (
    Absent,
    Alias,
    Anything,
    Boolean,
    Choice,
    Field,
    Integer,
    Json,
    JsonType,
    List,
    Map,
    Module,
    Null,
    Number,
    Record,
    Reference,
    TaggedUnion,
    Text,
    Tuple,
    Type,
    Union,
    flat_arms,
)
from eventschema.ir.values import json_type
from eventschema.targets.docs.decisions import Condition, HasMember, HasOtherTag, HasTag, IsType
from eventschema.targets.docs.limits import PADDED_BASE64, either, limit_sentences, listed, literal
from eventschema.targets.docs.markdown import code

FEW: Final = 10
"""How many allowed values of a named type are repeated where the type is used."""
FEW_KNOWN: Final = 4
"""The same of the known values of an open list."""

FEW_ARMS: Final = 4
"""How many arms of a named union are repeated where the union is used."""

Links: TypeAlias = Callable[[str], str]
"""From the name of a definition to a Markdown link, as seen from the page being written."""

INDEFINITE: Final[dict[JsonType, str]] = {
    "null": "`null`",
    "boolean": "a boolean",
    "number": "a number",
    "string": "a string",
    "array": "an array",
    "object": "an object",
}


@dataclass(frozen=True, slots=True)
class Prose:
    """The sentences of one page."""

    module: Module
    links: Links

    def type(self, type_: Type) -> str:
        """What a value is, without `null`, which the notes tell."""
        _, arms = known_values([arm for arm in flat_arms(type_) if arm != Null()])
        return (
            either(dict.fromkeys(self._arm(arm, alone=len(arms) == 1) for arm in arms)) or "`null`"
        )

    def _arm(self, type_: Type, *, alone: bool) -> str:
        match type_:
            case Text() | Number() | Integer() | Boolean() as scalar:
                return SCALARS[type(scalar)]
            case Null():
                return "`null`"
            case Anything():
                return "any JSON value"
            case Choice(values):
                values = tuple(value for value in values if value is not None)
                shown = scalar_types(values) if alone else map(literal, values)
                return either(shown) or "nothing"
            case List(items):
                return f"array of {self._inner(items)}"
            case Tuple(prefix, rest):
                inner = [self._inner(item) for item in prefix]
                inner += [] if rest is None else [f"any number of {self._inner(rest)}"]
                return f"array of {', then '.join(inner) or 'nothing'}"
            case Map(values):
                return f"map of string to {self._inner(values)}"
            case Union():
                return self.type(type_)
            case Reference(name):
                return self.links(name)
            case _:
                assert_never(type_)

    def _inner(self, type_: Type) -> str:
        _, arms = known_values(flat_arms(type_))
        text = either(dict.fromkeys(self._arm(arm, alone=len(arms) == 1) for arm in arms))
        return f"({text})" if len(arms) > 1 else text

    def notes(self, field: Field) -> str:
        """What a reader must know of a property beside its type and its description."""
        sentences = ["**Required.**" if field.required else "Optional."]
        if self.nullable(field.type):
            sentences.append("Nullable.")
        if field.deprecated:
            sentences.append("**Deprecated.**")
        if field.read_only:
            sentences.append("Read-only.")
        if field.write_only:
            sentences.append("Write-only.")
        sentences += self.limits(field.type)
        sentences += self._arms(field.type)
        if not isinstance(field.default, Absent):
            sentences.append(f"Default: {literal(field.default)}.")
        if field.examples:
            sentences.append(f"For example {either(map(literal, field.examples))}.")
        if field.attribute != field.name and not field.constant:
            sentences.append(f"In Python: {code(field.attribute)}.")
        if field.bytes_attribute:
            sentences.append(f"Its bytes in Python: {code(field.bytes_attribute)}.")
        return " ".join(sentences)

    def _arms(self, type_: Type) -> list[str]:
        """The few arms of a named union, to save a reader the way over its page."""
        named = [arm for arm in flat_arms(type_) if isinstance(arm, Reference)]
        if len(named) != 1:
            return []
        match self.module.by_name[named[0].name]:
            case TaggedUnion(arms=arms) if len(arms) <= FEW_ARMS:
                return [
                    f"{'Either' if len(arms) == 2 else 'One of'} {either(map(self.type, arms))}."
                ]
            case _:
                return []

    def values(self, type_: Type) -> tuple[list[Json], bool]:
        """The values that a type names, and whether it accepts others."""
        known, arms = known_values([arm for arm in self.unfolded(type_) if arm != Null()])
        match arms:
            case [Choice(values)]:
                return [value for value in values if value is not None] or list(values), False
            case _:
                return known, True

    def limits(self, type_: Type, *, values: bool = True) -> list[str]:
        """The limits of a type as sentences; with `values`, the values that it names are one."""
        named, others = self.values(type_)
        if not others:
            return [values_sentence(named)] if values and named else []
        sentences = [known_sentence(named)] if values and named else []
        _, arms = known_values([arm for arm in self.unfolded(type_) if arm != Null()])
        for arm in arms:
            found = self._arm_limits(arm)
            if found and len(arms) > 1 and not isinstance(arm, Choice | Reference):
                found = [f"As {INDEFINITE_ARMS[type(arm)]}: {lower(found[0])}", *found[1:]]
            sentences += found
        return sentences

    def _arm_limits(self, type_: Type) -> list[str]:
        match type_:
            case Text(limits, content_encoding):
                sentences = limit_sentences(limits, "character")
                if content_encoding is not None and PADDED_BASE64 not in sentences:
                    sentences.insert(0, f"Encoded as {content_encoding}.")
                return sentences
            case Number(limits) | Integer(limits):
                return limit_sentences(limits, "")
            case List(items, limits):
                return limit_sentences(limits, "item") + each("Each item", self.limits(items))
            case Tuple(prefix, _, limits, is_closed=True):
                counted = [
                    limit for limit in limits if limit.keyword not in ("minItems", "maxItems")
                ]
                number = "1 item" if len(prefix) == 1 else f"{len(prefix)} items"
                return [f"Exactly {number}; a tuple in Python.", *limit_sentences(counted, "item")]
            case Tuple(_, rest, limits):
                rest_limits = [] if rest is None else self.limits(rest)
                return limit_sentences(limits, "item") + each("Each further item", rest_limits)
            case Map(values, limits, key_limits):
                return [
                    *limit_sentences(limits, "member"),
                    *each("Each name", limit_sentences(key_limits, "character")),
                    *each("Each value", self.limits(values)),
                ]
            case Anything() | Boolean() | Null() | Choice() | Union() | Reference():
                return []
            case _:
                assert_never(type_)

    def unfolded(self, type_: Type) -> list[Type]:
        """The arms of a type, with small aliases of plain values in place of their names."""
        arms = list[Type]()
        for arm in flat_arms(type_):
            plain = self._plain_alias(arm)
            arms += [arm] if plain is None else flat_arms(plain)
        return arms

    def _plain_alias(self, type_: Type) -> Type | None:
        if not isinstance(type_, Reference):
            return None
        definition = self.module.by_name[type_.name]
        if not isinstance(definition, Alias):
            return None
        arms = flat_arms(definition.type)
        if not all(isinstance(arm, PLAIN) for arm in arms):
            return None
        is_open = bool(known_values(arms)[0])
        named = sum(len(arm.values) for arm in arms if isinstance(arm, Choice))
        return definition.type if named <= (FEW_KNOWN if is_open else FEW) else None

    def nullable(self, type_: Type) -> bool:
        """Whether `null` is a value of the type, also by way of a name."""
        seen = set[str]()
        pending = [type_]
        while pending:
            match pending.pop():
                case Null():
                    return True
                case Choice(values) if None in values:
                    return True
                case Union(arms):
                    pending += arms
                case Reference(name) if name not in seen:
                    seen.add(name)
                    match self.module.by_name[name]:
                        case TaggedUnion(arms=arms):
                            pending += arms
                        case Alias(type=aliased):
                            pending.append(aliased)
                        case Record():
                            pass
                case _:
                    pass
        return False


def condition(asked: Condition) -> str:
    """What tells an arm of a union apart, as a clause."""
    match asked:
        case IsType(name):
            return f"it is {INDEFINITE[name]}"
        case HasTag(name, value):
            return f"{code(name)} is {literal(value)}"
        case HasOtherTag(name):
            return f"{code(name)} is anything else"
        case HasMember(name, present):
            return f"it has {code(name)}" if present else f"it has no {code(name)}"
        case _:
            assert_never(asked)


SCALARS: Final[dict[type, str]] = {
    Text: "string",
    Number: "number",
    Integer: "integer",
    Boolean: "boolean",
}
PLAIN: Final = (Text, Number, Integer, Boolean, Null, Choice)
INDEFINITE_ARMS: Final[dict[type, str]] = {
    Text: "a string",
    Number: "a number",
    Integer: "an integer",
    List: "an array",
    Tuple: "an array",
    Map: "an object",
}


def known_values(arms: Sequence[Type]) -> tuple[list[Json], list[Type]]:
    """The strings that an open list of names knows, and the arms that say what is accepted."""
    if not any(isinstance(arm, Text) for arm in arms):
        return [], list(arms)
    names = [a for a in arms if isinstance(a, Choice) and scalar_types(a.values) == ["string"]]
    return [value for arm in names for value in arm.values], [a for a in arms if a not in names]


def values_sentence(values: Sequence[Json]) -> str:
    """The only values that there are."""
    return f"Always {literal(values[0])}." if len(values) == 1 else one_of(map(literal, values))


def one_of(parts: Iterable[str]) -> str:
    """Alternatives as a sentence."""
    known = list(parts)
    return f"{'Either' if len(known) == 2 else 'One of'} {either(known)}."


def known_sentence(values: Sequence[Json]) -> str:
    """The values that are known of an open list."""
    return f"For example {listed(values)}; other strings are accepted."


def each(subject: str, sentences: Sequence[str]) -> list[str]:
    """Sentences about a container's elements."""
    return [f"{subject}: {lower(sentence)}" for sentence in sentences]


def scalar_types(values: Iterable[Json]) -> list[str]:
    """The JSON types of scalars, each once."""
    return list(dict.fromkeys(json_type(value) for value in values))


def lower(sentence: str) -> str:
    """A sentence to stand after a colon."""
    return sentence[:1].lower() + sentence[1:]
