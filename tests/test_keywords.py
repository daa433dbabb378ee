"""The table of keywords agrees with the metaschemas, and with what is done about each keyword."""

from eventschema.plan import KEYWORDS as LOWERED
from eventschema.runtime import _violations
from eventschema.schema.dialects import DRAFT_2020_12, bundled, keywords_of
from eventschema.schema.keywords import (
    ASSERTING,
    BY_NAME,
    KEYWORDS,
    SCHEMA,
    SCHEMA_ARRAY,
    SCHEMA_OBJECT,
)


def test_each_keyword_has_one_row() -> None:
    assert len(BY_NAME) == len(KEYWORDS)


def test_vocabularies_are_those_of_the_metaschema() -> None:
    vocabularies = bundled(DRAFT_2020_12)["$vocabulary"]
    official = {name: uri for uri in vocabularies for name in keywords_of(uri)}
    table = {each.name: each.vocabulary for each in KEYWORDS if each.name != "definitions"}
    assert table == official


def test_every_assertion_is_compiled() -> None:
    assert LOWERED.keys() == ASSERTING | {"format"}


def test_what_explains_agrees_with_the_table() -> None:
    assert _violations.HOLDERS == SCHEMA | SCHEMA_ARRAY | SCHEMA_OBJECT
    about = {name: keyword.type for name, keyword in _violations.KEYWORDS.items()}
    assert {name: BY_NAME[name].about for name in about if name in BY_NAME} == {
        name: kind for name, kind in about.items() if name in BY_NAME
    }
