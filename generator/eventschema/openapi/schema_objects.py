"""One schema of an OpenAPI document, said in JSON Schema 2020-12: keyword by keyword."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from eventschema.ir.types import Json, JsonType
from eventschema.ir.values import json_type
from eventschema.openapi.document import COMPONENTS, OpenAPI
from eventschema.openapi.edits import Repair
from eventschema.openapi.null import ELSEWHERE, accepts_null, apart_from_null, strip_null, with_null
from eventschema.openapi.trees import (
    ANNOTATIONS,
    ORIGIN,
    Keywords,
    ordered,
    single_branch_inlined,
    with_subschemas,
)
from eventschema.schema.dialects import DRAFT_2020_12
from eventschema.schema.keywords import IN_PLACE, SCHEMA_ARRAY, SCHEMA_OBJECT, UNIONS
from eventschema.schema.pointers import escape, pointer

CONJOINED: Final = IN_PLACE - {*UNIONS}
"""Keywords whose schemas may leave it to others to say which type they are about."""

EXPECTED: Final[Mapping[str, tuple[JsonType, ...]]] = {
    **dict.fromkeys(SCHEMA_ARRAY, ("array",)),
    **dict.fromkeys(SCHEMA_OBJECT, ("object",)),
    "description": ("string",),
    "enum": ("array",),
    "required": ("array",),
    "title": ("string",),
    "type": ("string", "array"),
}
TEXTS: Final = ("required", "type")

OPENAPI_ONLY: Final = frozenset({"discriminator", "externalDocs", "xml"})
IDENTIFIERS: Final = frozenset({"$anchor", "$dynamicAnchor", "$dynamicRef", "$id", "$recursiveRef"})
FORMATS: Final = {
    "byte": {"contentEncoding": "base64"},
    "binary": {"contentMediaType": "application/octet-stream"},
    "int32": {},
    "int64": {},
    "float": {},
    "double": {},
    "password": {},
}
"""The formats that OpenAPI has and JSON Schema has not, and what takes their place."""


@dataclass(frozen=True, slots=True)
class Discriminator:
    """The property that tells the branches of the union at `pointer` apart.

    `mapping` says which of its values means which schema, by pointers into the document.
    """

    pointer: str
    property: str
    mapping: tuple[tuple[str, str], ...]


class Translator:
    """Translates the schemas of a document, and collects what had to be repaired on the way.

    A reference becomes `#` and the pointer of its target in the document.
    """

    def __init__(self, document: OpenAPI) -> None:
        self.document = document
        self.repairs: list[Repair] = []
        self.discriminators: list[Discriminator] = []

    def schema(self, at: str) -> Json:
        """The schema at `at`, translated, with all that stands in it."""
        return self._translated(self.document.schema(at), at, conjoined=False)

    def repair(self, at: str, rule: str, sentence: str) -> None:
        """Report a repair of what stands at `at`."""
        self.repairs.append(Repair(at, rule, sentence))

    def _translated(self, contents: Json, at: str, *, conjoined: bool) -> Json:
        """`contents`, which stands at `at`; `conjoined` with others that may give its type."""
        if isinstance(contents, bool):
            return contents
        if not isinstance(contents, dict):
            raise self.document.error(at, f"this is no schema, but {json_type(contents)}")
        self._refuse_malformed(contents, at)
        self._refuse_identifiers(contents, at)
        self._discriminator(contents, at)
        keywords = self._of_json_schema(contents, at)
        self._reference(keywords, at)
        self._examples(keywords, at)
        self._exclusive_limits(keywords, at)
        self._format(keywords, at)
        keywords = with_subschemas(
            keywords,
            lambda below, path: self._translated(
                below, at + pointer(*path), conjoined=path[0] in CONJOINED
            ),
        )
        self._required(keywords)
        keywords = single_branch_inlined(keywords)
        if not conjoined:
            self._missing_type(keywords, at)
        bare = apart_from_null(keywords)
        is_nullable = self._nullable(keywords, at) if bare is None else True
        keywords = keywords if bare is None else bare
        self._values(keywords, at)
        keywords[ORIGIN] = at
        return ordered(with_null(keywords) if is_nullable else keywords)

    def _refuse_malformed(self, keywords: Keywords, at: str) -> None:
        """Refuse a keyword whose value is of a type that is not looked into further."""
        for keyword, value in keywords.items():
            expected = EXPECTED.get(keyword)
            if expected is not None and json_type(value) not in expected:
                reason = f"`{keyword}` is {json_type(value)}, and not {' or '.join(expected)}"
                raise self.document.error(f"{at}/{escape(keyword)}", reason)
            if keyword in TEXTS and isinstance(value, list):
                for index, one in enumerate(value):
                    if not isinstance(one, str):
                        reason = f"`{keyword}` lists what is no string"
                        raise self.document.error(f"{at}/{keyword}/{index}", reason)

    def _refuse_identifiers(self, keywords: Keywords, at: str) -> None:
        for keyword in sorted(IDENTIFIERS & keywords.keys()):
            reason = f"`{keyword}` inside an OpenAPI document is not supported"
            hint = "refer to `#/components/schemas/NAME`"
            raise self.document.error(f"{at}/{keyword}", reason, hint)
        if keywords.get("$schema", DRAFT_2020_12) != DRAFT_2020_12:
            reason = "a dialect of its own inside an OpenAPI document is not supported"
            raise self.document.error(f"{at}/$schema", reason, "say it in JSON Schema 2020-12")

    def _discriminator(self, keywords: Keywords, at: str) -> None:
        match keywords.get("discriminator"):
            case {"propertyName": str(name), **others}:
                mapping = others.get("mapping")
                entries = mapping.items() if isinstance(mapping, dict) else ()
                here = f"{at}/discriminator/mapping"
                targets = tuple(
                    (value, self._mapped(target, f"{here}/{escape(value)}"))
                    for value, target in entries
                )
                self.discriminators.append(Discriminator(at, name, targets))
                if not any(keyword in keywords for keyword in UNIONS):
                    sentence = (
                        "`discriminator` stands beside no union and is dropped; what inherits from"
                        " this schema is not reached"
                    )
                    self.repair(f"{at}/discriminator", "discriminator-without-union", sentence)

    def _mapped(self, target: Json, at: str) -> str:
        """Where a value of a mapping leads: the name of a component, or a reference."""
        if isinstance(target, str):
            component = f"{COMPONENTS}/{escape(target)}"
            if self.document.schema(component) is not None:
                return component
        return self.document.target(target, at)

    def _of_json_schema(self, contents: Keywords, at: str) -> Keywords:
        kept = {}
        for keyword, value in contents.items():
            if keyword.startswith("x-"):
                sentence = f"The vendor extension `{keyword}` is dropped"
                self.repair(f"{at}/{escape(keyword)}", "vendor-extension", sentence)
            elif keyword in OPENAPI_ONLY:
                sentence = f"`{keyword}` is a keyword of OpenAPI alone and is dropped"
                self.repair(f"{at}/{keyword}", "openapi-keyword", sentence)
            elif keyword not in ("$schema", "$defs", "definitions"):
                kept[keyword] = value.strip() if keyword == "description" else value
        return kept

    def _reference(self, keywords: Keywords, at: str) -> None:
        if "$ref" not in keywords:
            return
        keywords["$ref"] = "#" + self.document.target(keywords["$ref"], f"{at}/$ref")
        if self.document.is_3_0:
            for keyword in sorted(keywords.keys() - ANNOTATIONS - {"$ref", "nullable", "example"}):
                del keywords[keyword]
                sentence = f"OpenAPI 3.0 ignores `{keyword}` beside `$ref`; it is dropped"
                self.repair(f"{at}/{escape(keyword)}", "beside-reference", sentence)

    def _examples(self, keywords: Keywords, at: str) -> None:
        listed = keywords.pop("examples", [])
        if not isinstance(listed, list):
            sentence = "`examples` is no array and is dropped"
            self.repair(f"{at}/examples", "examples-not-listed", sentence)
            listed = []
        if "example" in keywords:
            example = keywords.pop("example")
            listed = listed if example in listed else [example, *listed]
            self.repair(f"{at}/example", "example", "`example` is said with `examples`")
        if listed:
            keywords["examples"] = listed

    def _exclusive_limits(self, keywords: Keywords, at: str) -> None:
        for exclusive, limit in (
            ("exclusiveMinimum", "minimum"),
            ("exclusiveMaximum", "maximum"),
        ):
            is_exclusive = keywords.get(exclusive)
            if isinstance(is_exclusive, bool):
                del keywords[exclusive]
            if is_exclusive is True and limit in keywords:
                keywords[exclusive] = keywords.pop(limit)
                sentence = f"`{exclusive}: true` is said with the limit itself"
                self.repair(f"{at}/{exclusive}", "exclusive-limit", sentence)

    def _format(self, keywords: Keywords, at: str) -> None:
        name = keywords.get("format")
        if not isinstance(name, str) or name not in FORMATS:
            return
        del keywords["format"]
        keywords.update(FORMATS[name])
        instead = ", ".join(f"`{keyword}: {value}`" for keyword, value in FORMATS[name].items())
        sentence = f"JSON Schema has no format `{name}`; " + (
            f"{instead} takes its place" if instead else "it is dropped and sets no limit"
        )
        self.repair(f"{at}/format", "openapi-format", sentence)

    def _required(self, keywords: Keywords) -> None:
        names = keywords.get("required")
        if isinstance(names, list):
            keywords["required"] = list(dict.fromkeys(names))
            if not names:
                del keywords["required"]

    def _missing_type(self, keywords: Keywords, at: str) -> None:
        if ({"type", "const", "enum"} | ELSEWHERE) & keywords.keys():
            return
        for keyword, name in (("properties", "object"), ("items", "array")):
            if keyword in keywords:
                keywords["type"] = name
                sentence = f"`{keyword}` alone accepts what is no {name}; `type: {name}` is added"
                self.repair(at, "missing-type", sentence)
                return

    def _nullable(self, keywords: Keywords, at: str) -> bool:
        """Whether null is to become an arm of its own; it is taken out of `type` and `enum`."""
        says_so = keywords.pop("nullable", False) is True
        accepted = accepts_null(keywords)
        if not (says_so or accepted):
            return False
        if not accepted:
            sentence = "`nullable` is no keyword of JSON Schema; null is a type of its own"
            self.repair(f"{at}/nullable", "nullable", sentence)
        return not accepted if ELSEWHERE & keywords.keys() else strip_null(keywords)

    def _values(self, keywords: Keywords, at: str) -> None:
        values = keywords.get("enum")
        if isinstance(values, list) and values:
            distinct = list({json.dumps(value, sort_keys=True): value for value in values}.values())
            if len(distinct) < len(values):
                self.repair(f"{at}/enum", "duplicate-value", "A value is listed twice in `enum`")
            keywords["enum"] = distinct
            if len(distinct) == 1 and "const" not in keywords:
                keywords["const"] = keywords.pop("enum")[0]
                self.repair(f"{at}/enum", "single-value", "An `enum` of one value is a `const`")
        if "const" in keywords and "default" in keywords:
            del keywords["default"]
            sentence = "There is one value only; the `default` is dropped"
            self.repair(f"{at}/default", "constant-default", sentence)
        values = [keywords["const"]] if "const" in keywords else keywords.get("enum", [])
        if values and all(_has_type(value, keywords.get("type", [])) for value in values):
            del keywords["type"]


def _has_type(value: Json, types: str | list[str]) -> bool:
    named = [types] if isinstance(types, str) else types
    actual = json_type(value)
    integer = actual == "number" and value == int(value)
    return actual in named or (integer and "integer" in named)
