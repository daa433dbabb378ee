"""From the type model to the model that custom templates see, for one language."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, assert_never

from eventschema import model
from eventschema.custom import context
from eventschema.custom.languages import Language
from eventschema.model import Absent
from eventschema.names import class_name, snake_name

KINDS: Final[Mapping[type, context.Kind]] = {bool: "boolean", int: "integer", str: "string"}


def lowered(module: model.Module, language: Language) -> context.Module:
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
    module: model.Module
    language: Language
    unions: Mapping[str, list[context.Names]] = field(init=False)
    named: dict[str, context.Names] = field(init=False)

    def __post_init__(self) -> None:
        self.named = {each.name: self.names(each.name) for each in self.module.definitions}
        unions: defaultdict[str, list[context.Names]] = defaultdict(list)
        for each in self.module.definitions:
            for arm in self.arms_of(each) or ():
                target = self.resolved(arm)
                if isinstance(target, model.Reference) and self.is_class(target.name):
                    unions[target.name].append(self.named[each.name])
        self.unions = unions

    def module_context(self) -> context.Module:
        module = self.module
        root = module.by_name[module.root]
        return context.Module(
            self.names(module.name),
            self.named[module.root],
            tuple(self.named[name] for name in module.events),
            tuple(map(self.definition, module.definitions)),
            self.doc(root.annotations.description),
        )

    def names(self, text: str) -> context.Names:
        return names(text, self.language)

    def doc(self, text: str) -> context.Doc:
        return context.Doc(self.language.summary(text), self.language.lines(text), text)

    def value(self, raw: Any) -> context.Value:
        name = raw if isinstance(raw, str) else str(raw)[:40]
        return context.Value(self.language.literal(raw), self.names(name), raw)

    def definition(self, definition: model.Definition) -> context.Definition:
        own = self.named[definition.name]
        doc = self.doc(definition.annotations.description or definition.annotations.title)
        said = (own, self.language.text(definition.pointer), doc, definition.annotations.deprecated)
        unions = tuple(self.unions.get(definition.name, ()))
        match definition:
            case model.Record(fields=fields, additional=more):
                additional = None if more is None else self.type(more)
                return context.Record(*said, tuple(self.fields(fields)), additional, unions)
            case model.TaggedUnion(arms=arms, decision=decision):
                return self.union(said, arms, decision, unions)
            case model.Alias(type=model.Union(arms, decision)) if self.arms_of(definition):
                return self.union(said, arms, decision, unions)
            case model.Alias(type=type_):
                return context.Alias(*said, self.type(type_))
            case _:
                assert_never(definition)

    def arms_of(self, definition: model.Definition) -> tuple[model.Type, ...] | None:
        """The arms of what becomes a union: two or more, of which none is null or known text."""
        match definition:
            case model.TaggedUnion(arms=arms):
                return arms
            case model.Alias(type=model.Union(arms)):
                plain = self.type(model.Union(arms, model.Candidates(())))
                return arms if plain.kind == "union" and not plain.nullable else None
            case _:
                return None

    def is_class(self, name: str) -> bool:
        definition = self.module.by_name[name]
        return isinstance(definition, model.Record) or self.arms_of(definition) is not None

    def resolved(self, type_: model.Type) -> model.Type:
        """What a reference to aliases of one another comes to: a class, or another type."""
        seen: set[str] = set()
        while isinstance(type_, model.Reference) and type_.name not in seen:
            seen.add(type_.name)
            definition = self.module.by_name[type_.name]
            if not isinstance(definition, model.Alias):
                break
            if not isinstance(definition.type, model.Reference):
                break
            type_ = definition.type
        return type_

    def fields(self, fields: Iterable[model.Field]) -> Iterator[context.Field]:
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

    def constant(self, field_: model.Field) -> context.Value | None:
        match field_.type:
            case model.Choice((only,)) if field_.required:
                return self.value(only)
            case _:
                return None

    def union(
        self,
        said: tuple[context.Names, str, context.Doc, bool],
        types: tuple[model.Type, ...],
        decision: model.Decision,
        unions: tuple[context.Names, ...],
    ) -> context.Union:
        arms = tuple(self.arms(said[0], types))
        cases = tuple(
            context.Case(conditions, tuple(arms[index] for index in indexes))
            for conditions, indexes in self.cases(decision)
        )
        return context.Union(*said, arms, cases, unions)

    def arms(self, union: context.Names, types: Iterable[model.Type]) -> Iterator[context.Arm]:
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
        self, decision: model.Decision | None
    ) -> Iterator[tuple[tuple[context.Condition, ...], tuple[int, ...]]]:
        """The ways through a decision, in an order in which the first one that fits is right."""
        match decision:
            case None:
                return
            case model.Candidates(arms):
                yield (), arms
            case model.ByType(cases):
                for json_type, below in cases:
                    yield from self.behind(context.Condition("type", json_type), below)
            case model.ByTag(name, cases, absent, otherwise):
                key = self.value(name)
                for tag, below in cases:
                    equals = context.Condition("equals", key=key, value=self.value(tag))
                    yield from self.behind(equals, below)
                yield from self.behind(context.Condition("absent", key=key), absent)
                yield from self.behind(context.Condition("present", key=key), otherwise)
            case model.ByMember(name, present, absent):
                key = self.value(name)
                yield from self.behind(context.Condition("present", key=key), present)
                yield from self.behind(context.Condition("absent", key=key), absent)
            case _:
                assert_never(decision)

    def behind(
        self, condition: context.Condition, decision: model.Decision | None
    ) -> Iterator[tuple[tuple[context.Condition, ...], tuple[int, ...]]]:
        for conditions, arms in self.cases(decision):
            implied = condition.json_type == "object" and conditions
            yield conditions if implied else (condition, *conditions), arms

    def type(self, type_: model.Type) -> context.Type:
        match type_:
            case model.Text(content_encoding=encoding):
                return context.Type("bytes" if encoding == "base64" else "string")
            case model.Number():
                return context.Type("number")
            case model.Integer():
                return context.Type("integer")
            case model.Boolean():
                return context.Type("boolean")
            case model.Null():
                return context.Type("null", nullable=True)
            case model.Anything():
                return context.Type("any", nullable=True)
            case model.Choice(values):
                return self.choice(values)
            case model.List(items):
                return context.Type("list", items=self.type(items))
            case model.Tuple():
                every = dict.fromkeys(map(self.type, model.parts(type_)))
                return context.Type("list", items=self.either(tuple(every)))
            case model.Map(values):
                return context.Type("map", items=self.type(values))
            case model.Union(arms):
                return self.either(tuple(dict.fromkeys(map(self.type, arms))))
            case model.Reference(name):
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
        if name in above or not isinstance(definition, model.Alias):
            return False
        return self.allows_null(definition.type, above | {name})

    def allows_null(self, type_: model.Type, above: frozenset[str]) -> bool:
        match type_:
            case model.Null() | model.Anything():
                return True
            case model.Choice(values):
                return None in values
            case model.Union(arms):
                return any(self.allows_null(arm, above) for arm in arms)
            case model.Reference(name):
                return self.is_nullable(name, above)
            case _:
                return False
