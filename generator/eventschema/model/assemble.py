"""From drafts to the module: names settled, definitions in schema order, nothing unreachable."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from eventschema.ir.types import (
    Alias,
    Anything,
    Definition,
    Map,
    Module,
    Null,
    Record,
    Reference,
    TaggedUnion,
    Text,
    Type,
    Union,
    flat_arms,
    mapped,
)
from eventschema.model.arms import asks_properties, to_try
from eventschema.model.best_match import Declared, Knowledges, declared, ordered
from eventschema.model.drafts import Body, DefinitionDraft, RecordBody
from eventschema.model.facts import annotations_of, presence
from eventschema.naming import reserved
from eventschema.naming.names import (
    Wish,
    attributes,
    class_name,
    in_words,
    settle,
    snake_name,
)
from eventschema.schema.keywords import ASSERTING
from eventschema.schema.registry import Document, Schema


@dataclass(frozen=True, slots=True)
class Parsed:
    """A module and how its definitions are validated.

    An instance is valid for a definition when all schemas in `checks` under its name accept it;
    there is an entry for the root, for every record, for every definition that the schema names
    and for every arm of a union that is tried. `entries` are these schemas by the name of their
    validator. `valid` are the types of all that is valid for the root and for what is named: the
    definition, and anything else where the schema does not say what it describes. `known` are the
    members that the objects of a definition declare.
    """

    module: Module
    valid: Mapping[str, Type]
    entries: Mapping[str, Schema]
    checks: Mapping[str, tuple[str, ...]]
    known: Mapping[str, Sequence[Declared]]


def assemble(
    name: str,
    drafts: Sequence[DefinitionDraft],
    root: DefinitionDraft,
    kept: Sequence[DefinitionDraft],
    valid: Mapping[str, Type],
) -> Parsed:
    """The module `name` of what `root` and `kept` reach.

    `valid` are the types of all that is valid for the root and for what has been referred to.
    Raises `SchemaError` for definitions that consist of nothing but each other.
    """
    root = _without_alias(root, drafts)
    asserts = not ASSERTING.isdisjoint(root.whole.origin.keywords)
    describes = bool(root.wish.given) or asserts or root.body != Anything() or not kept
    reached = _reachable(drafts, [root, *kept] if describes else kept)
    order = _in_schema_order(reached, root.whole.origin.document)
    _refuse_loops(order, drafts)
    names = _names(order, drafts)
    knowledges = Knowledges(drafts)
    definitions = {names[draft.reference]: _definition(draft, names, knowledges) for draft in order}
    root_name = names[root.reference] if describes else None
    named = [names[each.reference] for each in order if each.wish.given]
    module = Module(
        name,
        root_name,
        tuple(_with_attributes(each, definitions) for each in definitions.values()),
        tuple(dict.fromkeys(_records(root_name, definitions, set()))) if root_name else (),
        tuple(named),
        annotations_of(root.whole.origin),
    )
    bases = {
        definition: draft.whole.bases for definition, draft in zip(definitions, order, strict=True)
    }
    known = {
        names[draft.reference]: declared(draft.whole)
        for draft in order
        if isinstance(draft.body, RecordBody | Map)
    }
    types = {
        names[each.reference]: _renamed(valid[each.reference], names)
        for each in order
        if each is root or each.wish.given
    }
    return Parsed(module, types, *_entries(module, bases), known)


def _without_alias(root: DefinitionDraft, drafts: Sequence[DefinitionDraft]) -> DefinitionDraft:
    """What the root refers to, when it adds neither a name nor anything else."""
    if not isinstance(root.body, Reference):
        return root
    target = drafts[int(root.body.name)]
    same = not root.wish.title or class_name(root.wish.title) == class_name(target.wish.given)
    return target if same and target.wish.given else root


def _reachable(
    drafts: Sequence[DefinitionDraft], kept: Iterable[DefinitionDraft]
) -> list[DefinitionDraft]:
    found: dict[int, None] = {}
    stack = [draft.number for draft in kept]
    while stack:
        number = stack.pop()
        if number not in found:
            found[number] = None
            stack += drafts[number].references
    return [drafts[number] for number in sorted(found)]


def _in_schema_order(
    drafts: Iterable[DefinitionDraft], document: Document
) -> list[DefinitionDraft]:
    """The drafts as their schemas are written in `document`, and then those of other documents."""
    written = (schema for _, schema in document.written())
    positions = {schema: position for position, schema in enumerate(written)}
    return sorted(drafts, key=lambda d: (positions.get(d.whole.origin, len(positions)), d.number))


def _refuse_loops(order: Sequence[DefinitionDraft], drafts: Sequence[DefinitionDraft]) -> None:
    """Every value has to be read at some point: names alone must not lead back to themselves."""
    finished: set[int] = set()
    for draft in order:
        chain: dict[int, None] = {}
        stack = [(draft.number, False)]
        while stack:
            number, left = stack.pop()
            if left:
                finished.add(number)
                del chain[number]
            elif number in chain:
                raise drafts[number].whole.origin.error(
                    "the schema refers to itself without looking into the instance",
                    "remove the reference that leads back to it",
                )
            elif number not in finished:
                chain[number] = None
                stack.append((number, True))
                stack += [(inner, False) for inner in _aliased(drafts[number].body)]


def _aliased(body: Body) -> Iterator[int]:
    arms = () if isinstance(body, RecordBody) else flat_arms(body)
    return (int(arm.name) for arm in arms if isinstance(arm, Reference))


def _names(order: Sequence[DefinitionDraft], drafts: Sequence[DefinitionDraft]) -> dict[str, str]:
    indexes = {draft.number: index for index, draft in enumerate(order)}
    wishes = [_within(indexes, draft.wish, drafts) for draft in order]
    return {draft.reference: name for draft, name in zip(order, settle(wishes), strict=True)}


def _within(indexes: Mapping[int, int], wish: Wish, drafts: Sequence[DefinitionDraft]) -> Wish:
    """A wish whose parent is one of those in `indexes`; what is left out lends its name."""
    while wish.parent is not None and wish.parent not in indexes:
        outer = drafts[wish.parent].wish
        named = (outer.given or outer.title,) if outer.given or outer.title else outer.place
        wish = replace(wish, parent=outer.parent, place=(*named, *wish.place))
    return replace(wish, parent=None if wish.parent is None else indexes[wish.parent])


def _definition(
    draft: DefinitionDraft, names: Mapping[str, str], knowledges: Knowledges
) -> Definition:
    origin = draft.whole.origin
    name = names[draft.reference]
    pointer = origin.location()
    annotations = annotations_of(origin)
    match draft.body:
        case RecordBody(fields, additional):
            return Record(
                name,
                snake_name(name),
                pointer,
                annotations,
                tuple(replace(each, type=_renamed(each.type, names)) for each in fields),
                None if additional is None else _renamed(additional, names),
                presence=tuple(presence(draft.whole)),
            )
        case Union(arms, decision) if draft.choices:
            renamed = tuple(_renamed(arm, names) for arm in arms)
            decision = ordered(decision, [*map(knowledges, arms)], draft.choices)
            if asks_properties(decision):
                return TaggedUnion(name, snake_name(name), pointer, annotations, renamed, decision)
            return Alias(name, snake_name(name), pointer, annotations, Union(renamed, decision))
        case body:
            return Alias(name, snake_name(name), pointer, annotations, _renamed(body, names))


def _renamed(type_: Type, names: Mapping[str, str]) -> Type:
    if isinstance(type_, Reference):
        return Reference(names[type_.name])
    return mapped(type_, lambda part: _renamed(part, names))


def _with_attributes(definition: Definition, definitions: Mapping[str, Definition]) -> Definition:
    """A record with the names of its attributes and helpers."""
    if not isinstance(definition, Record):
        return definition
    fields = definition.fields
    encoded = [each.name for each in fields if _is_base64(each.type, definitions)]
    helpers = [f"{name}_bytes" for name in encoded]
    if definition.additional is not None:
        helpers.append("additional_properties")
    own, others = attributes([each.name for each in fields], helpers)
    by_field = dict(zip(encoded, others, strict=False))
    return replace(
        definition,
        fields=tuple(
            replace(each, attribute=attribute, bytes_attribute=by_field.get(each.name, ""))
            for each, attribute in zip(fields, own, strict=True)
        ),
        additional_attribute="" if definition.additional is None else others[-1],
    )


def _is_base64(type_: Type, definitions: Mapping[str, Definition]) -> bool:
    """Whether a value is base64 text, or null, also by way of a name."""
    match type_:
        case Text(content_encoding=encoding):
            return encoding == "base64"
        case Reference(name):
            alias = definitions[name]
            return isinstance(alias, Alias) and _is_base64(alias.type, definitions)
        case Union((arm, Null())):
            return _is_base64(arm, definitions)
        case _:
            return False


def _records(name: str, definitions: Mapping[str, Definition], seen: set[str]) -> Iterator[str]:
    """The records that a definition is or chooses from."""
    if name in seen:
        return
    seen.add(name)
    match definitions[name]:
        case Record():
            yield name
        case TaggedUnion(arms=arms) | Alias(type=Union(arms)):
            for arm in arms:
                if isinstance(arm, Reference):
                    yield from _records(arm.name, definitions, seen)
        case Alias(type=Reference(target)):
            yield from _records(target, definitions, seen)
        case Alias():
            return


def _entries(
    module: Module, bases: Mapping[str, Sequence[Schema]]
) -> tuple[dict[str, Schema], dict[str, tuple[str, ...]]]:
    """Validators for the definitions that need some, and which ones a definition needs."""
    validated = _validated(module)
    needed = [each for each in module.definitions if each.name in validated]
    alone = [each for each in module.definitions if len(bases[each.name]) == 1]
    names = {
        bases[each.name][0]: reserved.function_name(each.snake_name)
        for each in sorted(alone, key=lambda each: each.name in module.named)
    }
    checks: dict[str, tuple[str, ...]] = {}
    for each in needed:
        *outer, own = bases[each.name]
        names.setdefault(own, reserved.function_name(each.snake_name))
        for number, base in enumerate(outer, 1):
            names.setdefault(base, f"{each.snake_name}_{in_words(str(number))}")
        checks[each.name] = tuple(names[base] for base in bases[each.name])
    schemas = {name: schema for schema, name in names.items()}
    used = dict.fromkeys(name for check in checks.values() for name in check)
    return {name: schemas[name] for name in used}, checks


def _validated(module: Module) -> frozenset[str]:
    """The definitions whose instances are validated on their own."""
    return frozenset(
        {
            *([module.root] if module.root else ()),
            *module.named,
            *(each.name for each in module.definitions if isinstance(each, Record)),
            *(name for each in module.definitions for name in _tried(each)),
        }
    )


def _tried(definition: Definition) -> Iterator[str]:
    match definition:
        case TaggedUnion(arms=arms, decision=decision) | Alias(type=Union(arms, decision)):
            for index in sorted(to_try(decision, arms)):
                arm = arms[index]
                if isinstance(arm, Reference):
                    yield arm.name
        case _:
            return
