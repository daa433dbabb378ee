"""The walk from the root through all schemas that make definitions."""

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from eventschema.ir.types import (
    Anything,
    Choice,
    Field,
    JsonType,
    List,
    Map,
    Module,
    Null,
    Reference,
    Tuple,
    Type,
    Union,
)
from eventschema.model.arms import (
    DraftArm,
    asks_properties,
    bare,
    content,
    is_container,
    joined,
    kind_of_container,
    to_try,
)
from eventschema.model.assemble import Parsed, assemble
from eventschema.model.conditional import Conditions, made, tag_condition
from eventschema.model.conjunction import (
    TOO_MANY,
    Combined,
    Conjunction,
    Key,
    Repetitions,
    TooManyCombinationsError,
    UnionKeyword,
    conjunction,
)
from eventschema.model.drafts import DefinitionDraft, RecordBody, Spot, choices, wish_of
from eventschema.model.facts import (
    ARRAY_LIMITS,
    OBJECT_LIMITS,
    TEXT_LIMITS,
    accepts_all_but_objects,
    asserts,
    branch_names,
    described_field,
    enumerated,
    has_members,
    is_record,
    limits_of,
    said_of_values,
    scalar,
    structured,
    title_of,
    type_order,
    types_of_values,
)
from eventschema.model.members import items, members
from eventschema.naming.names import Wish
from eventschema.schema import discriminate
from eventschema.schema.discriminate import JSON_TYPES, Shape, Shapes, both, either
from eventschema.schema.registry import Schema

NOTHING: Final = Choice(())
OBJECTS: Final = Shape(types=frozenset({"object"}))


def parse(root: Schema, name: str) -> Module:
    """The type model of the schema document `root`, for a module that is called `name`.

    Raises `SchemaError` where schemas nest too deeply or refer to nothing but each other.
    """
    return parsed(root, name).module


def parsed(root: Schema, name: str) -> Parsed:
    """The type model with the schemas behind its definitions."""
    try:
        return _Parser(root, name).run()
    except RecursionError:
        raise root.error("schemas nest too deeply", "name the inner ones in `$defs`") from None


class _Parser:
    def __init__(self, root: Schema, name: str) -> None:
        self._root = root
        self._name = name
        self._shapes = Shapes()
        self._conditions = Conditions(self._shapes)
        self._drafts: list[DefinitionDraft] = []
        self._pending: deque[DefinitionDraft] = deque()
        self._targets: dict[Schema, DefinitionDraft] = {}
        self._inline: dict[tuple[str, Key, Type | None], DefinitionDraft] = {}
        self._twins: dict[tuple[Wish, frozenset[str]], DefinitionDraft] = {}
        self._keys: dict[Schema, Key] = {}
        self._open: dict[Key, DefinitionDraft | None] = {}
        self._repetitions = Repetitions()

    def run(self) -> Parsed:
        root = self._target(self._root)
        kept = [*map(self._target, self._root.document.definitions())]
        while self._pending:
            draft = self._pending.popleft()
            self._define_record(draft) if draft.is_record else self._define_type(draft)
        wholes = {each.reference: self._valid(each) for each in [*self._targets.values()]}
        return assemble(self._name, self._drafts, root, kept, wholes)

    def _valid(self, draft: DefinitionDraft) -> Type:
        """The type of all that is valid for a definition, be it a record or something else."""
        if not draft.is_record:
            return Reference(draft.reference)
        return self._combined(self._record_arms(draft.whole, draft), draft.whole, Spot(draft))

    def _draft(self, whole: Conjunction, wish: Wish, *, is_record: bool) -> DefinitionDraft:
        draft = DefinitionDraft(len(self._drafts), whole, wish, is_record)
        self._drafts.append(draft)
        return draft

    def _target(self, schema: Schema) -> DefinitionDraft:
        """The definition of a schema that is referred to."""
        if schema not in self._targets:
            whole = conjunction(schema, schema)
            self._targets[schema] = self._draft(
                whole,
                wish_of(schema, self._root, self._name),
                is_record=self._alias_target(whole, schema) is None and is_record(whole),
            )
            self._pending.append(self._targets[schema])
        return self._targets[schema]

    def _define_record(self, draft: DefinitionDraft) -> None:
        known = members(draft.whole)
        place = Spot(draft)
        fields: list[Field] = []
        for name, member in known.named.items():
            type_ = self._type(member, place.inside(name))
            described = (*member.bases, *known.conditional.get(name, ()))
            fields.append(described_field(name, type_, described, required=name in known.required))
        additional = self._others(known.others, place.inside("value")) if known.others else None
        if additional is not None and draft.whole.is_simplified:
            additional = Anything(TOO_MANY, draft.whole.origin.pointer)
        draft.body = RecordBody(tuple(fields), additional)

    def _others(self, others: Sequence[Conjunction], place: Spot) -> Type:
        if len(others) == 1:
            return self._type(others[0], place)
        arms = [arm for other in others for arm in self._arms(other, place.inside("entry"))]
        schemas = dict.fromkeys(schema for other in others for schema in other.schemas)
        first = others[0].origin
        nameless = made(first, first.pointer, True)
        return self._combined(arms, Conjunction(nameless, (), tuple(schemas)), place, "others")

    def _define_type(self, draft: DefinitionDraft) -> None:
        place = Spot(draft)
        arms = joined(self._arms(draft.whole, place))
        if len(arms) > 1:
            self._define_union(draft, arms)
        else:
            draft.body = arms[0].type if arms else NOTHING

    def _type(self, whole: Conjunction, place: Spot) -> Type:
        """The type of `whole`; one that contains itself becomes a definition."""
        key = whole.key()
        if key in self._open:
            draft = self._open[key] or self._draft(
                whole, self._placed(whole, place), is_record=False
            )
            self._open[key] = draft
            return Reference(draft.reference)
        self._open[key] = None
        type_ = self._combined(self._arms(whole, place), whole, place)
        own = self._open.pop(key)
        if own is None:
            return type_
        own.body = type_
        return Reference(own.reference)

    def _placed(self, whole: Conjunction, place: Spot) -> Wish:
        title = title_of(whole.origin)
        return Wish(title=title, parent=place.owner.number, place=place.path)

    def _combined(
        self, arms: Sequence[DraftArm], whole: Conjunction, place: Spot, kind: str = "union"
    ) -> Type:
        """One type for several arms; a union that looks into objects becomes a definition."""
        arms = joined(arms)
        if len(arms) < 2:
            return arms[0].type if arms else NOTHING
        types = [arm.type for arm in arms]
        decision = discriminate.decide([arm.shape for arm in arms])
        if not asks_properties(decision) and not to_try(decision, types):
            return Union(tuple(types), decision)
        valued = [arm for arm in arms if arm.type != Null()]
        key = (kind, whole.key(), None)
        if key not in self._inline:
            draft = self._draft(whole, self._placed(whole, place), is_record=False)
            self._inline[key] = draft
            self._define_union(draft, valued)
        reference = Reference(self._inline[key].reference)
        if len(valued) == len(arms):
            return reference
        shape = either(*(arm.shape for arm in valued))
        return Union((reference, Null()), discriminate.decide([shape, arms[-1].shape]))

    def _define_union(self, draft: DefinitionDraft, arms: Sequence[DraftArm]) -> None:
        """A union is the body of `draft`; arms that have to be tried get names."""
        place = Spot(draft)
        decision = discriminate.decide([arm.shape for arm in arms])
        tried = to_try(decision, [arm.type for arm in arms])
        types = (
            self._named(arm, place) if index in tried and is_container(arm.type) else arm.type
            for index, arm in enumerate(arms)
        )
        draft.body = Union(tuple(types), decision)
        draft.choices = [choices(arm.whole) for arm in arms]

    def _named(self, arm: DraftArm, place: Spot) -> Reference:
        bases = frozenset((base, frozenset[str]()) for base in arm.whole.bases)
        key = ("arm", bases, bare(arm.type))
        if key not in self._inline:
            noun = f"{content(arm.type)} {kind_of_container(arm.type)}"
            wish = Wish("", title_of(arm.whole.origin), place.owner.number, (*place.path, noun))
            self._inline[key] = draft = self._draft(arm.whole, wish, is_record=False)
            draft.body = arm.type
        return Reference(self._inline[key].reference)

    def _arms(
        self, whole: Conjunction, place: Spot, combined: Combined | None = None
    ) -> list[DraftArm]:
        """What an instance of `whole` can be; nothing where no instance is valid."""
        target = self._alias_target(whole, None if place.path else place.owner.whole.origin)
        if target is not None:
            draft = self._target(target)
            return self._record_arms(whole, draft) if draft.is_record else [self._arm(draft, whole)]
        union = whole.undecided()
        condition = tag_condition(whole) if union is None else None
        if condition is not None:
            return self._conditional(whole, condition, place, combined)
        if union is None:
            return self._single(whole, place)
        if combined is not None:
            return self._branches(whole, union, place, combined)
        try:
            return self._branches(whole, union, place, Combined(self._repetitions))
        except TooManyCombinationsError:
            return self._simplified(whole.simplified(), place)

    def _alias_target(self, whole: Conjunction, but: Schema | None) -> Schema | None:
        """What is referred to and says as much of the type as `whole`, if there is such."""
        targets = [target for target in whole.targets() if target is not but]
        if not targets:
            return None
        key = whole.key()
        for target in targets:
            if target not in self._keys:
                self._keys[target] = conjunction(target, target).key()
            if self._keys[target] == key and (key or "$ref" not in target.keywords):
                return target
        return None

    def _arm(self, draft: DefinitionDraft, whole: Conjunction) -> DraftArm:
        return DraftArm(Reference(draft.reference), whole.shape(self._shapes), whole)

    def _record_arms(self, whole: Conjunction, draft: DefinitionDraft) -> list[DraftArm]:
        """A record, and whatever is no object where the schema does not say that it is one."""
        arm = self._arm(draft, whole)
        if arm.shape.types <= {"object"}:
            return [arm]
        others = replace(arm.shape, types=arm.shape.types - {"object"})
        reason = "the schema does not say that it is an object"
        return [
            replace(arm, shape=replace(arm.shape, types=frozenset({"object"}))),
            DraftArm(Anything(reason, whole.origin.pointer), others, whole),
        ]

    def _branches(
        self, whole: Conjunction, union: UnionKeyword, place: Spot, combined: Combined
    ) -> list[DraftArm]:
        wholes = [whole.with_branch(union, at) for at in range(len(discriminate.branches(*union)))]
        wholes = [branch for branch in wholes if branch.types()]
        hints = branch_names([branch.shape(self._shapes) for branch in wholes], wholes)
        arms: list[DraftArm] = []
        for branch, hint in zip(wholes, hints, strict=True):
            combined.add(branch.origin)
            arms += self._arms(branch, place.inside(hint), combined)
        if union[1] == "oneOf" and sum(map(accepts_all_but_objects, wholes)) > 1:
            arms = [replace(arm, shape=both(arm.shape, OBJECTS)) for arm in arms]
        return [arm for arm in arms if arm.shape.types]

    def _conditional(
        self,
        whole: Conjunction,
        condition: UnionKeyword,
        place: Spot,
        combined: Combined | None,
    ) -> list[DraftArm]:
        """A record for each way in which conditions on a tag are decided."""
        ways = self._conditions.arms(whole, condition)
        if ways is None:
            return self._arms(whole.simplified(), place, combined)
        arms = [
            arm for way in ways for arm in self._arms(way.whole, place.inside(way.hint), combined)
        ]
        shape, types = whole.shape(self._shapes), whole.types() - {"object"}
        if len(types) < len(JSON_TYPES) - 1:
            others: list[JsonType] = [name for name in type_order(whole) if name in types]
            return arms + [self._of_type(name, whole, shape, place) for name in others]
        type_ = Anything("the schema does not say that it is an object", whole.origin.pointer)
        return [*arms, DraftArm(type_, replace(shape, types=types), whole)]

    def _simplified(self, whole: Conjunction, place: Spot) -> list[DraftArm]:
        """The arms of a conjunction whose unions are left to the validators."""
        if is_record(whole):
            return self._record_arms(whole, self._record(whole, place))
        type_ = Anything(TOO_MANY, whole.origin.pointer)
        return [DraftArm(type_, whole.shape(self._shapes), whole)]

    def _single(self, whole: Conjunction, place: Spot) -> list[DraftArm]:
        """The arms of a conjunction without unions: one for each JSON type, or for all."""
        shape = whole.shape(self._shapes)
        if any(whole.keywords("$dynamicRef")):
            reason = "what `$dynamicRef` refers to depends on where the schema is used"
            return [DraftArm(Anything(reason, whole.origin.pointer), shape, whole)]
        values = enumerated(whole)
        if values is not None:
            return [
                DraftArm(type_, replace(shape, types=shape.types & types), whole)
                for types, type_ in types_of_values(values, said_of_values(whole))
            ]
        if is_record(whole):
            return self._record_arms(whole, self._record(whole, place))
        types: list[JsonType] = [name for name in type_order(whole) if name in whole.types()]
        if len(types) < len(JSON_TYPES):
            return [self._of_type(name, whole, shape, place) for name in types]
        arms = [self._of_type(name, whole, shape, place) for name in structured(whole)]
        reason = "the schema does not say of which type it is" if asserts(whole) else ""
        if arms:
            reason = f"the schema does not say that it is an {structured(whole)[0]}"
        pointer = whole.origin.pointer if reason else ""
        others = shape.types.difference(*(arm.shape.types for arm in arms))
        return [*arms, DraftArm(Anything(reason, pointer), replace(shape, types=others), whole)]

    def _record(self, whole: Conjunction, place: Spot) -> DefinitionDraft:
        key = ("record", whole.key(), None)
        if key not in self._inline:
            path = place.path or ("object",)
            wish = Wish("", title_of(whole.origin), place.owner.number, path)
            twin = (wish, whole.said(beside=place.owner.whole))
            if twin not in self._twins:
                self._twins[twin] = self._draft(whole, wish, is_record=True)
                self._pending.append(self._twins[twin])
            self._inline[key] = self._twins[twin]
        return self._inline[key]

    def _of_type(self, name: JsonType, whole: Conjunction, shape: Shape, place: Spot) -> DraftArm:
        return DraftArm(
            self._typed(name, whole, place), replace(shape, types=frozenset({name})), whole
        )

    def _typed(self, name: JsonType, whole: Conjunction, place: Spot) -> Type:
        match name:
            case "array":
                return self._array(whole, place)
            case "object":
                return self._object(whole, place)
            case _:
                return scalar(name, whole)

    def _array(self, whole: Conjunction, place: Spot) -> Type:
        known = items(whole)
        limits = limits_of(whole, ARRAY_LIMITS)
        rest = None if known.rest is None else self._type(known.rest, place.item())
        if rest is not None and not known.prefix:
            return List(rest, limits)
        prefix = (
            self._type(item, place.inside(f"item {n}")) for n, item in enumerate(known.prefix, 1)
        )
        closed = rest is None and any(
            least >= len(known.prefix) > 0 for _, least in whole.keywords("minItems")
        )
        return Tuple(tuple(prefix), rest, limits, closed)

    def _object(self, whole: Conjunction, place: Spot) -> Type:
        if has_members(whole):
            return Reference(self._record(whole, place).reference)
        values = self._others(members(whole).others, place.item())
        names = list(whole.children("propertyNames"))
        key_limits = limits_of(conjunction(whole.origin, *names), TEXT_LIMITS)
        return Map(values, limits_of(whole, OBJECT_LIMITS), key_limits)
