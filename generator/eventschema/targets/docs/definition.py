"""The page of an event or a type."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from posixpath import dirname, relpath
from typing import Any, Final

from eventschema.ir.types import (
    Alias,
    Decision,
    Definition,
    Json,
    Record,
    Reference,
    Type,
    meanings,
    references,
)
from eventschema.schema.pointers import ROOT
from eventschema.targets.docs.catalog import DocumentedModule
from eventschema.targets.docs.decisions import HasTag, Row, arm_of, rows, union_of
from eventschema.targets.docs.diagrams import FEWEST_TYPES, structure
from eventschema.targets.docs.examples import readable
from eventschema.targets.docs.limits import either, literal
from eventschema.targets.docs.markdown import (
    code,
    fence,
    inline,
    link,
    paragraphs,
    summary,
    visible,
)
from eventschema.targets.docs.migrations import Migration, changes
from eventschema.targets.docs.nesting import Bounds, nested
from eventschema.targets.docs.pages import (
    AliasValues,
    Changes,
    DefinitionPage,
    Example,
    Mistake,
    Nested,
    Table,
    table,
)
from eventschema.targets.docs.prose import Prose, condition
from eventschema.targets.docs.samples import import_statement, json_sample, python_sample

IN_TYPES: Final = Bounds(fields=6, rows=100, arms=0, deep=False)
IN_EVENTS: Final = Bounds(fields=20, rows=100, arms=12, deep=True)
"""The page of an event should leave little to look up."""


@dataclass(frozen=True)
class Writer:
    """Writes the page at `path` about a definition of `source`.

    `others` are its neighbours, `migrations` lead between them.
    """

    source: DocumentedModule
    others: Sequence[DocumentedModule]
    migrations: Sequence[Migration]
    path: str

    def page(self, definition: Definition, examples: Sequence[Json]) -> DefinitionPage:
        """The page of `definition`."""
        annotations = definition.annotations
        extensions = dict(annotations.extensions)
        is_event = definition.name in self.source.events
        imported = import_statement(self.source.import_name, [definition.name])
        return DefinitionPage(
            heading=self.source.label(definition.name),
            deprecated=annotations.deprecated,
            paragraphs=paragraphs(annotations.description),
            import_block=fence("python", imported),
            properties=self._properties(definition),
            others=self._others(definition),
            nested=tuple(self._nested(definition)),
            arms=self._arms(definition),
            value=self._value(definition),
            structure=structure(self.source, definition.name, FEWEST_TYPES) if is_event else "",
            examples=tuple(self._examples(definition, examples)),
            answers=tuple(self._answer(name) for name in texts(extensions.get("x-answers"))),
            unanswered=extensions.get("x-answers") == [],
            errors=tuple(inline(text) for text in texts(extensions.get("x-errors"))),
            mistakes=tuple(self._mistakes(extensions.get("x-mistakes"))),
            changes=tuple(self._changes(definition.name)),
            notes=tuple(notes(definition)),
            used_by=tuple(self._used_by(definition.name)),
            see_also=tuple(self._see_also(definition.name)),
        )

    @cached_property
    def _prose(self) -> Prose:
        return Prose(self.source.module, lambda name: self._link(self.source, name))

    def _link(self, source: DocumentedModule, name: str) -> str:
        return link(source.label(name), relpath(source.path(name), dirname(self.path)))

    def _properties(self, definition: Definition) -> Table:
        fields = definition.fields if isinstance(definition, Record) else ()
        return table(
            ["Name", "Type", "Description", "Notes"],
            [
                [
                    code(field.name),
                    self._prose.type(field.type),
                    inline(field.description) or self._described(field.type),
                    self._prose.notes(field),
                ]
                for field in fields
            ],
        )

    def _nested(self, definition: Definition) -> Iterator[Nested]:
        """What the values of properties mean, and the records in a record, unless large."""
        if isinstance(definition, Record):
            for field in definition.fields:
                said = meaning_table(field.type)
                if said.rows:
                    yield Nested(f"Values of {code(field.name)}", said)
            bounds = IN_EVENTS if definition.name in self.source.events else IN_TYPES
            for path, inner in nested(self.source.module, definition, bounds):
                heading = f"{code(path)}: {self._link(self.source, inner.name)}"
                yield Nested(heading, self._properties(inner))

    def _described(self, type_: Type) -> str:
        """What the only definition in a type says of itself."""
        names = list(references(type_))
        if len(names) != 1:
            return ""
        return summary(self.source.module.by_name[names[0]].annotations.description)

    def _others(self, definition: Definition) -> str:
        """What is said of the members that a record has to have, and of those it does not name."""
        said = presence_sentences(definition) if isinstance(definition, Record) else []
        return " ".join([*said, *filter(None, [self._of_others(definition)])])

    def _of_others(self, definition: Definition) -> str:
        match definition:
            case Record(fields=(), additional=None):
                return "It has no properties."
            case Record(additional=None):
                return "Other properties are refused."
            case Record(additional=additional, additional_attribute=attribute) if additional:
                values = self._prose.type(additional)
                return f"Other properties are kept in {code(attribute)}; each is {values}."
            case _:
                return ""

    def _arms(self, definition: Definition) -> Table | None:
        """How the arm of a union is chosen."""
        union = union_of(definition)
        return None if union is None else self._decision_table(union.arms, union.decision)

    def _decision_table(self, arms: Sequence[Type], decision: Decision) -> Table:
        found = list(rows(decision))
        columns = tag_columns(found)
        return table(
            [*(map(code, columns) if columns else ["When"]), "Type", "Description"],
            [
                [
                    *(tag_cells(row, columns) if columns else [clause(row)]),
                    self._chosen([arms[index] for index in row.arms]),
                    self._described(arms[row.arms[0]]) if len(row.arms) == 1 else "",
                ]
                for row in found
            ],
        )

    def _chosen(self, arms: Sequence[Type]) -> str:
        if len(arms) == 1:
            return self._prose.type(arms[0])
        return f"the one that accepts it: {either(map(self._prose.type, arms))}"

    def _value(self, definition: Definition) -> AliasValues | None:
        """What the value of an alias is, unless a table says it."""
        if not isinstance(definition, Alias) or self._arms(definition):
            return None
        known, others = self._prose.values(definition.type)
        return AliasValues(
            type=self._prose.type(definition.type),
            nullable=self._prose.nullable(definition.type),
            limits=tuple(self._prose.limits(definition.type, values=False)),
            only=tuple(map(literal, [] if others else known)),
            known=tuple(map(literal, known if others else [])),
            meanings=meaning_table(definition.type),
        )

    def _examples(self, definition: Definition, examples: Sequence[Json]) -> Iterator[Example]:
        value = self._value(definition)
        if value and (value.only or value.known):
            return
        source = self.source
        variable = "event" if definition.name in source.events else "value"
        for number, instance in enumerate(examples, 1):
            python = python_sample(
                source.module, definition.name, instance, source.import_name, variable=variable
            )
            yield Example(
                heading=self._example_heading(definition, examples, number),
                json=fence("json", json_sample(instance)),
                python=fence("python", python),
            )

    def _example_heading(
        self, definition: Definition, examples: Sequence[Json], number: int
    ) -> str:
        """What an example shows: an arm, nothing but what is required, or every property."""
        if len(examples) == 1:
            return ""
        instance = examples[number - 1]
        arm = self._arm(definition, instance)
        if arm is not None:
            return self._prose.type(arm)
        told = f"Example {number}"
        if not isinstance(definition, Record) or not isinstance(instance, dict):
            return told
        names = {field.name for field in definition.fields}
        required = {field.name for field in definition.fields if field.required}
        if number == 1 and instance.keys() == required:
            return "Minimal"
        if number == len(examples) and instance.keys() >= names:
            return "Full"
        parts = "; ".join(self._parts(definition, instance))
        return f"{told}: {parts}" if parts else told

    def _parts(self, record: Record, members: dict[str, Json]) -> Iterator[str]:
        """Which arms of the unions in a record's properties an instance has."""
        for field in record.fields:
            if isinstance(field.type, Reference) and field.name in members:
                union = self.source.module.by_name[field.type.name]
                arm = self._arm(union, members[field.name])
                if isinstance(arm, Reference):
                    yield f"{code(field.name)} is {self._link(self.source, arm.name)}"

    def _arm(self, definition: Definition, instance: Json) -> Type | None:
        """The arm of a union that an instance belongs to."""
        union = union_of(definition)
        return None if union is None else arm_of(self.source.module, union, instance)

    def _answer(self, name: str) -> str:
        known = self.source.event_classes.get(name)
        return code(name) if known is None else self._link(self.source, known)

    def _mistakes(self, annotation: Any) -> Iterator[Mistake]:
        for mistake in annotation if isinstance(annotation, list) else ():
            match mistake:
                case {"explanation": str(explanation), "instance": instance} if readable(instance):
                    found = self.source.violations(instance)
                    yield Mistake(
                        explanation=paragraphs(explanation),
                        instance=fence("json", json_sample(instance)),
                        violations=fence("text", "\n".join(map(line, found))) if found else "",
                    )
                case _:
                    continue

    def _changes(self, name: str) -> Iterator[Changes]:
        wire_name = self.source.events.get(name)
        if wire_name is None:
            return iter(())
        return changes(self.source, wire_name, self.migrations, dirname(self.path))

    def _used_by(self, name: str) -> Iterator[str]:
        for user, properties in self.source.users[name].items():
            where = ", ".join(map(code, properties))
            yield self._link(self.source, user) + (f": {where}" if where else "")

    def _see_also(self, name: str) -> Iterator[str]:
        wire_name = self.source.events.get(name)
        for other in self.others:
            same = name if wire_name is None else other.event_classes.get(wire_name)
            if same is not None and same in other.module.by_name:
                yield f"{self._link(other, same)} in {inline(other.module.name)}"
        index = relpath(self.source.index, dirname(self.path))
        yield link("All events and types", index)


def presence_sentences(record: Record) -> list[str]:
    """Which of several members a record has to have."""
    return [
        f"It has {'exactly' if keyword == 'oneOf' else 'at least'} one of "
        + ", ".join(" and ".join(map(code, names)) for names in branches)
        + "."
        for keyword, branches in record.presence
    ]


def meaning_table(type_: Type) -> Table:
    """What the values that a type names mean."""
    known = [[literal(value), inline(text)] for value, text in meanings(type_)]
    return table(["Value", "Meaning"], known)


def tag_columns(found: Sequence[Row]) -> list[str]:
    """The properties that rows of nothing but tags ask for; none if they ask for more."""
    conditions = [asked for row in found for asked in row.conditions]
    tags = [asked for asked in conditions if isinstance(asked, HasTag)]
    return list(dict.fromkeys(tag.property for tag in tags)) if len(tags) == len(conditions) else []


def tag_cells(row: Row, columns: Sequence[str]) -> list[str]:
    """The values that a row asks of the properties in `columns`."""
    values = {asked.property: asked.value for asked in row.conditions if isinstance(asked, HasTag)}
    return [literal(values[name]) if name in values else "" for name in columns]


def clause(row: Row) -> str:
    """All conditions of a row."""
    return " and ".join(map(condition, row.conditions)) or "always"


def notes(definition: Definition) -> Iterator[str]:
    """The comments of a definition, and of its properties."""
    yield from paragraphs(definition.annotations.comment)
    if isinstance(definition, Record):
        for field in definition.fields:
            if field.comment:
                yield f"{code(field.name)}: {inline(field.comment)}"


def texts(annotation: Any) -> list[str]:
    """The texts of an annotation that is an array of them."""
    if not isinstance(annotation, list):
        return []
    return [text for text in annotation if isinstance(text, str)]


def line(violation: Any) -> str:
    """A violation as `eventschema validate event.json` prints it."""
    place = f"event.json:1: {violation.pointer or ROOT}"
    return visible(f"{place}: {violation.message} [{violation.keyword}]")
