"""Errors stay whole when they are copied, pickled and raised in other processes."""

import copy
import pickle
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import Any

import pytest

import eventschema
from realtime_events import ga

WRONG = {"type": "response.create", "response": {"temperature": "hot"}, "more": 1}
SCHEMA = {"properties": {"a": {"type": "string"}, "b": {"maximum": 1}}}


def generated() -> None:
    ga.validate(WRONG)


def in_memory() -> None:
    eventschema.compile(SCHEMA).validate({"a": 1, "b": 2})


def raised(refuse: Callable[[], None]) -> Any:
    with pytest.raises(ValueError, match="\n") as caught:
        refuse()
    return caught.value


both = pytest.mark.parametrize("refuse", [generated, in_memory])


@both
@pytest.mark.parametrize(
    "travel",
    [
        copy.copy,
        copy.deepcopy,
        *(
            lambda error, protocol=protocol: pickle.loads(pickle.dumps(error, protocol))
            for protocol in range(pickle.HIGHEST_PROTOCOL + 1)
        ),
    ],
)
def test_copies_are_whole(refuse: Callable[[], None], travel: Callable[[Any], Any]) -> None:
    error = raised(refuse)
    error.add_note("of 2026")
    there = travel(error)
    assert type(there) is type(error)
    assert str(there) == str(error) == "\n".join(map(str, error.violations))
    assert there.violations == error.violations
    assert [type(each) for each in there.violations] == [type(each) for each in error.violations]
    assert there.__notes__ == ["of 2026"]


@both
def test_errors_come_back_from_other_processes(refuse: Callable[[], None]) -> None:
    with ProcessPoolExecutor(1) as pool:
        error: Any = pool.submit(refuse).exception()
    assert str(error) == str(raised(refuse))
    assert error.violations == raised(refuse).violations


def test_all_validators_in_memory_raise_the_same_class() -> None:
    assert type(raised(in_memory)) is type(raised(in_memory))
