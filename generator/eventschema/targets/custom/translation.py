"""From the type model to the model that custom templates see, for one language."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, assert_never

from eventschema.ir.types import (
    Absent,
    Alias,
    Anything,
    Boolean,
    ByMember,
    ByTag,
    ByType,
    Candidates,
    Choice,
    Decision,
    Definition,
    Field,
    Integer,
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
    parts,
)
from eventschema.naming.names import class_name, snake_name
from eventschema.targets.custom import context
from eventschema.targets.custom.languages import Language

KINDS: Final[Mapping[type, context.Kind]] = {bool: "boolean", int: "integer", str: "string"}


def lowered(module: Module, language: Language) -> context.Module:
    """`module` as templates of `language` see it."""
    return _Lowering(module, language).module_context()


def names(text: str, language: Language) -> context.Names:
    """`text` as an identifier in all styles, a reserved word with `_` behind it."""
    snake = snake_name(text)
    pascal = class_name(text)
    first, *others = snake.split("_")
    camel = first + "".join(part[:1].upper() + part[1:] for part in others)
    snake, camel, pascal = (
        f"{name}_" if name in language.reserved else name for name in (snake, camel, pascal)
    )
    return context.Names(snake, camel, pascal, constant=snake_name(text).upper())


@dataclass
class _Lowering:
    module: Module
    language: Language
    unions: Mapping[str, list[context.Names]] = field(init=False)
    named: dict[str, context.Names] = field(init=False)

    def __post_init__(self) -> None:
        self.named = {each.name: self.names(each.name) for each in self.module.definitions}
        unions: defaultdict[str, list[context.Names]] = defaultdict(list)
        for each in self.module.definitions:
            for arm in self.arms_of(each) or ():
                target = self.resolved(arm)
                if isinstance(target, Reference) and self.is_class(target.name):
                    unions[target.name].append(self.named[each.name])
        self.unions = unions

    def module_context(self) -> context.Module:
        module = self.module
        return context.Module(
            self.names(module.name),
            None if module.root is None else self.named[module.root],
            tuple(self.named[name] for name in module.events),
            tuple(map(self.definition, module.definitions)),
            self.doc(module.annotations.description),
        )

    def names(self, text: str) -> context.Names:
        return names(text, self.language)

    def doc(self, text: str) -> context.Doc:
        return context.Doc(self.language.summary(text), self.language.lines(text), text)

    def value(self, raw: Any) -> context.Value:
        name = raw if isinstance(raw, str) else str(raw)[:40]
        return context.Value(self.language.literal(raw), self.names(name), raw)

    def definition(self, definition: Definition) -> context.Definition:
        own = self.named[definition.name]
        doc = self.doc(definition.annotations.description or definition.annotations.title)
        said = (own, self.language.text(definition.pointer), doc, definition.annotations.deprecated)
        unions = tuple(self.unions.get(definition.name, ()))
        match definition:
            case Record(fields=fields, additional=more):
                additional = None if more is None else self.type(more)
                return context.Record(*said, tuple(self.fields(fields)), additional, unions)
            case TaggedUnion(arms=arms, decision=decision):
                return self.union(said, arms, decision, unions)
            case Alias(type=Union(arms, decision)) if self.arms_of(definition):
                return self.union(said, arms, decision, unions)
            case Alias(type=type_):
                return context.Alias(*said, self.type(type_))
            case _:
                assert_never(definition)

    def arms_of(self, definition: Definition) -> tuple[Type, ...] | None:
        """The arms of what becomes a union: two or more, of which none is null or known text."""
        match definition:
            case TaggedUnion(arms=arms):
                return arms
            case Alias(type=Union(arms)):
                plain = self.type(Union(arms, Candidates(())))
                return arms if plain.kind == "union" and not plain.nullable else None
            case _:
                return None

    def is_class(self, name: str) -> bool:
        definition = self.module.by_name[name]
        return isinstance(definition, Record) or self.arms_of(definition) is not None

    def resolved(self, type_: Type) -> Type:
        """What a reference to aliases of one another comes to: a class, or another type."""
        seen: set[str] = set()
        while isinstance(type_, Reference) and type_.name not in seen:
            seen.add(type_.name)
            definition = self.module.by_name[type_.name]
            if not isinstance(definition, Alias):
                break
            if not isinstance(definition.type, Reference):
                break
            type_ = definition.type
        return type_

    def fields(self, fields: Iterable[Field]) -> Iterator[context.Field]:
        taken: set[str] = set()
        for each in fields:
            own = self.names(each.attribute)
            while own.camel in taken or own.snake in taken:
                own = self.names(f"{own.snake}_again")
            taken |= {own.camel, own.snake}
            yield context.Field(
                self.value(each.name),
                own,
                self.type(each.type),
                each.required,
                self.constant(each),
                self.doc(each.description),
                None if isinstance(each.default, Absent) else self.value(each.default),
                each.deprecated,
            )

    def constant(self, field_: Field) -> context.Value | None:
        match field_.type:
            case Choice((only,)) if field_.required:
                return self.value(only)
            case _:
                return None

    def union(
        self,
        said: tuple[context.Names, str, context.Doc, bool],
        types: tuple[Type, ...],
        decision: Decision,
        unions: tuple[context.Names, ...],
    ) -> context.Union:
        arms = tuple(self.arms(said[0], types))
        cases = tuple(
            context.Case(conditions, tuple(arms[index] for index in indexes))
            for conditions, indexes in self.cases(decision)
        )
        return context.Union(*said, arms, cases, unions)

    def arms(self, union: context.Names, types: Iterable[Type]) -> Iterator[context.Arm]:
        taken = {each.pascal for each in self.named.values()}
        for type_ in types:
            lowered_type = self.type(self.resolved(type_))
            reference = lowered_type.reference
            if reference is not None and lowered_type.is_class:
                yield context.Arm(reference, lowered_type, wrapped=False)
                continue
            name = f"{union.pascal}{reference.pascal if reference else lowered_type.kind.title()}"
            number = 1
            while (numbered := name if number == 1 else f"{name}{number}") in taken:
                number += 1
            taken.add(numbered)
            yield context.Arm(self.names(numbered), lowered_type, wrapped=True)

    def cases(
        self, decision: Decision | None
    ) -> Iterator[tuple[tuple[context.Condition, ...], tuple[int, ...]]]:
        """The ways through a decision, in an order in which the first one that fits is right."""
        match decision:
            case None:
                return
            case Candidates(arms):
                yield (), arms
            case ByType(cases):
                for json_type, below in cases:
                    yield from self.behind(context.Condition("type", json_type), below)
            case ByTag(name, cases, absent, otherwise):
                key = self.value(name)
                for tag, below in cases:
                    equals = context.Condition("equals", key=key, value=self.value(tag))
                    yield from self.behind(equals, below)
                yield from self.behind(context.Condition("absent", key=key), absent)
                yield from self.behind(context.Condition("present", key=key), otherwise)
            case ByMember(name, present, absent):
                key = self.value(name)
                yield from self.behind(context.Condition("present", key=key), present)
                yield from self.behind(context.Condition("absent", key=key), absent)
            case _:
                assert_never(decision)

    def behind(
        self, condition: context.Condition, decision: Decision | None
    ) -> Iterator[tuple[tuple[context.Condition, ...], tuple[int, ...]]]:
        for conditions, arms in self.cases(decision):
            implied = condition.json_type == "object" and conditions
            yield conditions if implied else (condition, *conditions), arms

    def type(self, type_: Type) -> context.Type:
        match type_:
            case Text(content_encoding=encoding):
                return context.Type("bytes" if encoding == "base64" else "string")
            case Number():
                return context.Type("number")
            case Integer():
                return context.Type("integer")
            case Boolean():
                return context.Type("boolean")
            case Null():
                return context.Type("null", nullable=True)
            case Anything():
                return context.Type("any", nullable=True)
            case Choice(values):
                return self.choice(values)
            case List(items):
                return context.Type("list", items=self.type(items))
            case Tuple():
                every = dict.fromkeys(map(self.type, parts(type_)))
                return context.Type("list", items=self.either(tuple(every)))
            case Map(values):
                return context.Type("map", items=self.type(values))
            case Union(arms):
                return self.either(tuple(dict.fromkeys(map(self.type, arms))))
            case Reference(name):
                return context.Type(
                    "reference",
                    self.is_nullable(name),
                    reference=self.named[name],
                    is_class=self.is_class(name),
                )
            case _:
                assert_never(type_)

    def choice(self, values: tuple[str | int | bool | None, ...]) -> context.Type:
        present = tuple(self.value(value) for value in values if value is not None)
        nullable = None in values
        if nullable and not present:
            return context.Type("null", nullable=True)
        kinds: set[context.Kind] = {KINDS[type(value.raw)] for value in present}
        kind: context.Kind = kinds.pop() if len(kinds) == 1 else "choice"
        return context.Type(kind, nullable, present, closed=True)

    def either(self, types: tuple[context.Type, ...]) -> context.Type:
        """One of several types: null is told apart, known texts join the type of all text."""
        nullable = any(each.nullable for each in types)
        present = [each for each in types if each.kind != "null"]
        if nullable and not present:
            return context.Type("null", nullable=True)
        if len(present) == 1:
            return replace(present[0], nullable=nullable)
        if all(each.kind == "string" for each in present):
            known = dict.fromkeys(value for each in present for value in each.values)
            closed = all(each.closed for each in present)
            return context.Type("string", nullable, tuple(known), closed)
        return context.Type("union", nullable)

    def is_nullable(self, name: str, above: frozenset[str] = frozenset()) -> bool:
        """Whether null is among what the alias `name` stands for."""
        definition = self.module.by_name[name]
        if name in above or not isinstance(definition, Alias):
            return False
        return self.allows_null(definition.type, above | {name})

    def allows_null(self, type_: Type, above: frozenset[str]) -> bool:
        match type_:
            case Null() | Anything():
                return True
            case Choice(values):
                return None in values
            case Union(arms):
                return any(self.allows_null(arm, above) for arm in arms)
            case Reference(name):
                return self.is_nullable(name, above)
            case _:
                return False
