"""Whatever the schema: `parse` takes what is valid and nothing else, and loses nothing of it."""

import importlib
import json
import sys
from collections import Counter
from itertools import chain, product
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import pytest

from eventschema.errors import SchemaError
from eventschema.model import parsed
from eventschema.schema.registry import load
from eventschema.targets.python.package import PackagedModule, package_files
from laws import identical, to_json_data
from random_schemas import instance, schema, tagged_union

SHARES = 4
SCHEMAS = 40
INSTANCES = 25


def module_of(made: Any, name: str, directory: Path) -> ModuleType:
    """The package of a schema, without docs."""
    root = load(made)
    for path, text in package_files(
        [PackagedModule.of("", root, parsed(root, name))], name
    ).items():
        file = directory / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    importlib.invalidate_caches()
    return importlib.import_module(name)


BESIDE: tuple[dict[str, Any], ...] = (
    {"minProperties": 3},
    {"propertyNames": {"maxLength": 1}},
    {"patternProperties": {"^b": {"type": "string"}}},
    {"additionalProperties": {"type": "integer"}},
    {"dependentRequired": {"b": ["d"]}},
    {"not": {"required": ["b", "c"]}},
    {"unevaluatedProperties": False},
    {"allOf": [{"properties": {"c": {"minProperties": 2}}}, {"required": ["b"]}]},
)
"""Keywords that say more of an object than what its members are."""


def union_of_events(random: Random) -> Any:
    """A union whose events hold others and lists of them, and are more than their members."""
    made = tagged_union(random, 2)
    for arm in chain.from_iterable(made.values()):
        arm["properties"]["c"] = {"$ref": "#/$defs/inner"}
        arm["properties"]["d"] = {"type": "array", "items": {"$ref": "#/$defs/inner"}}
        if random.random() < 0.5:
            arm.update(random.choice(BESIDE))
    return {**made, "$defs": {"inner": tagged_union(random, 1)}}


@pytest.mark.parametrize("share", range(SHARES))
def test_parse_agrees_with_is_valid(
    share: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    random = Random(share)
    verdicts = Counter[bool]()
    for number in range(SCHEMAS):
        made = schema(random) if number % 2 else union_of_events(random)
        name = f"random_events_{share}_{number}"
        try:
            module = module_of(made, name, tmp_path)
        except SchemaError:
            continue
        entries = [module] if hasattr(module, "parse") else []
        if hasattr(module, "definitions"):
            entries += [getattr(module.definitions, name) for name in dir(module.definitions)]
        for _, entry in product(range(INSTANCES), entries):
            value = instance(random, made, made, 6)
            told = f"{json.dumps(made)} and {json.dumps(value)} by {entry!r}"
            valid = entry.is_valid(value)
            verdicts[valid] += 1
            if valid:
                assert identical(to_json_data(entry.parse(value)), value), told
            else:
                with pytest.raises(module.ValidationError) as refused:
                    entry.parse(value)
                assert refused.value.violations == list(entry.iter_errors(value)) != [], told
        for loaded in [loaded for loaded in sys.modules if loaded.partition(".")[0] == name]:
            del sys.modules[loaded]
    assert min(verdicts[True], verdicts[False]) > SCHEMAS
