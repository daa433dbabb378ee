"""From a schema to its check plan, for all of JSON Schema 2020-12."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from itertools import count
from typing import Final

from eventschema.errors import SchemaError
from eventschema.ir.plan import Plan
from eventschema.plan import dynamic
from eventschema.plan.applicators import APPLICATORS, fuse
from eventschema.plan.assertions import ASSERTIONS
from eventschema.plan.evaluated import UNEVALUATED_KEYWORDS
from eventschema.plan.lowering import KeywordLowering, Lower, Lowering
from eventschema.plan.repetition import with_memory
from eventschema.plan.work import require_bounded
from eventschema.schema.keywords import BY_NAME, CORE, FORMAT
from eventschema.schema.registry import Schema


def _keyword(name: str, lower: Lower) -> KeywordLowering:
    """`format` means something in every dialect: whether it asserts it asks for itself."""
    known = BY_NAME[name]
    return KeywordLowering(
        lower, CORE if known.vocabulary == FORMAT else known.vocabulary, known.about
    )


KEYWORDS: Final = {
    name: _keyword(name, lower)
    for name, lower in {**APPLICATORS, **ASSERTIONS, **UNEVALUATED_KEYWORDS}.items()
}
"""Every keyword that asserts something; all others are annotations."""


def compile_plan(
    root: Schema,
    entries: Mapping[str, Schema] | None = None,
    *,
    assert_formats: bool = False,
    asked: AbstractSet[str] = frozenset(),
) -> Plan:
    """The check plan of `root` and of every schema in `entries`, by the names they get.

    `root` is one of the entries, or gets a name like `"root"`. `assert_formats` makes `format`
    an assertion. `asked` are entries that are asked on their own about an instance and its parts.

    Raises `SchemaError` for a schema that cannot be honoured.
    """
    named = dict(entries or {})
    if root not in named.values():
        free = (f"root{'_' * length}" for length in count())
        named[next(name for name in free if name not in named)] = root
    try:
        lowering = Lowering(root, KEYWORDS, dynamic.reachable(named.values()), assert_formats, fuse)
        lowering.run(named)
    except RecursionError:
        raise SchemaError(
            "", "its references or applicators nest too deeply", "flatten it"
        ) from None
    plan = Plan(
        lowering.location(root),
        next(name for name, schema in named.items() if schema is root),
        tuple(named),
        tuple(lowering.functions.values()),
        tuple(lowering.collectors.values()),
    )
    require_bounded(plan)
    return with_memory(plan, asked)
