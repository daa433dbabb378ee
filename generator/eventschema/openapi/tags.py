"""Tags: the properties whose values tell the branches of a union apart."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eventschema.ir.types import Json, Tag
from eventschema.openapi.edits import Repair
from eventschema.openapi.schema_objects import Discriminator
from eventschema.openapi.trees import ORIGIN, Keywords, ordered, subschemas
from eventschema.schema.discriminate import is_tag
from eventschema.schema.keywords import UNIONS


@dataclass(frozen=True, slots=True)
class Tags:
    """Finds the tags in `found`, the schemas of a closure by pointer, and mends them there."""

    found: dict[str, Json]
    discriminators: Sequence[Discriminator]
    repairs: list[Repair]

    def fix_mapped_values(self) -> None:
        """Give a tag the values that the mapping of a discriminator has for its schema."""
        mapped = dict[tuple[str, str], list[str]]()
        for discriminator in self.discriminators:
            for value, target in discriminator.mapping:
                if target in self.found:
                    mapped.setdefault((target, discriminator.property), []).append(value)
        for (target, name), values in mapped.items():
            self._fix(target, name, list(dict.fromkeys(values)))

    def require(self) -> None:
        """Require the tag of each union in every branch of it."""
        asked = {one.pointer: one.property for one in self.discriminators}
        for schema in list(self.found.values()):
            for union in _unions(schema):
                records = list(self._records(union, frozenset()))
                self._require(records, asked.get(union[ORIGIN]))

    def _fix(self, target: str, name: str, values: list[str]) -> None:
        schema = self.found[target]
        declared = list(self._declared(schema, name))
        allowed = [value for value in values if all(_allows(one, value) for one in declared)]
        if not (declared and allowed) or any("const" in one for one in declared):
            return
        own = schema.get("properties", {}).get(name, {})
        described = next((one for one in declared if "description" in one), declared[0])
        kept: Keywords = {k: described[k] for k in ("description", ORIGIN) if k in described}
        fixed = {"const": allowed[0]} if len(allowed) == 1 else {"enum": allowed}
        properties = {**schema.get("properties", {}), name: ordered({**kept, **fixed})}
        self.found[target] = ordered({**schema, "properties": properties})
        listed = " or ".join(f"`{json.dumps(value, ensure_ascii=False)}`" for value in allowed)
        sentence = f"`{name}` is {listed}, as the mapping of a discriminator says"
        at = own.get(ORIGIN, target)
        self.repairs.append(Repair(at, "mapped-tag", sentence))

    def _require(self, records: Sequence[Keywords], asked: str | None) -> None:
        name = self._tag(records, asked)
        if name is None:
            return
        groups = dict[frozenset[Tag], list[Keywords]]()
        for record in records:
            if name not in self._required(record):
                record["required"] = [name, *record.get("required", ())]
                order = list(record.get("properties", ()))
                record["required"].sort(key=lambda one: order.index(one) if one in order else -1)
                sentence = f"`{name}` tells the branches of a union apart and is required"
                self.repairs.append(Repair(record[ORIGIN], "required-tag", sentence))
            groups.setdefault(self._values(record, name), []).append(record)
        for group in groups.values():
            self._require(group, None)

    def _tag(self, records: Sequence[Keywords], asked: str | None) -> str | None:
        """The property that tells at least two groups of `records` apart, if there is one.

        It is the one that is `asked` for, or else a constant of all of them, preferably one that
        most of them require already.
        """
        if len(records) < 2:
            return None
        names = list(dict.fromkeys(self._properties(records[0])))
        required = [self._required(record) for record in records]
        frequency = {name: sum(name in each for each in required) for name in names}
        names.sort(key=lambda name: (name != asked, -frequency[name]))
        for name in names:
            values = [self._values(record, name) for record in records]
            kinds = set(values)
            are_apart = sum(map(len, kinds)) == len(frozenset[Tag]().union(*kinds))
            are_tags = name == asked or all(len(kind) == 1 for kind in kinds)
            if all(kinds) and len(kinds) > 1 and are_apart and are_tags:
                return name
        return None

    def _records(self, schema: Json, seen: frozenset[str]) -> Iterator[Keywords]:
        """The objects that `schema` is one of."""
        if not isinstance(schema, dict):
            return
        if "properties" in schema or "allOf" in schema:
            yield schema
            return
        target = schema.get("$ref", "").removeprefix("#")
        if target in self.found and target not in seen:
            yield from self._records(self.found[target], seen | {target})
        for union in UNIONS:
            for branch in schema.get(union, ()):
                yield from self._records(branch, seen)
        if schema.get("type") == "object" and not any(union in schema for union in UNIONS):
            yield schema

    def _parts(self, schema: Json, seen: frozenset[str] = frozenset()) -> Iterator[Keywords]:
        """`schema`, and all that it refers to or is composed of."""
        if not isinstance(schema, dict):
            return
        yield schema
        target = schema.get("$ref", "").removeprefix("#")
        if target in self.found and target not in seen:
            yield from self._parts(self.found[target], seen | {target})
        for branch in schema.get("allOf", ()):
            yield from self._parts(branch, seen)

    def _properties(self, record: Keywords) -> Iterator[str]:
        for part in self._parts(record):
            yield from part.get("properties", ())

    def _required(self, record: Keywords) -> frozenset[str]:
        return frozenset(name for part in self._parts(record) for name in part.get("required", ()))

    def _declared(self, record: Keywords, name: str) -> Iterator[Keywords]:
        """All that `record` says of the property `name`."""
        for part in self._parts(record):
            yield from self._parts(part.get("properties", {}).get(name))

    def _values(self, record: Keywords, name: str) -> frozenset[Tag]:
        """The values that a tag has in `record`; none for a property that is no tag."""
        found: frozenset[Tag] | None = None
        for one in self._declared(record, name):
            listed = [one["const"]] if "const" in one else one.get("enum")
            if listed is not None and all(map(is_tag, listed)):
                found = frozenset(listed) if found is None else found & frozenset(listed)
        return found or frozenset()


def _unions(schema: Json) -> Iterator[Keywords]:
    if isinstance(schema, dict):
        if any(union in schema for union in UNIONS):
            yield schema
        for below in subschemas(schema):
            yield from _unions(below)


def _allows(schema: Keywords, value: str) -> bool:
    """Whether a property that says `schema` may have `value`, as far as a tag's schema goes."""
    return schema.get("type", "string") == "string" and value in schema.get("enum", [value])
