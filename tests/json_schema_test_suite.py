"""The official JSON-Schema-Test-Suite, as cases for parametrised tests."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

HOW_TO_GET_THE_SUITE = (
    "the JSON-Schema-Test-Suite is not on this machine: "
    "git clone https://github.com/json-schema-org/JSON-Schema-Test-Suite, "
    "then set JSON_SCHEMA_TEST_SUITE to its directory"
)
REMOTES_BASE_URI = "http://localhost:1234/"


@dataclass(frozen=True, slots=True)
class SuiteCase:
    """One instance of the suite with its schema and its verdict.

    `draft` is a directory name such as `"draft2020-12"`; `file` is the path below it without
    `.json`, such as `"optional/format/date"`. `group` and `test` are the suite's descriptions.
    """

    draft: str
    file: str
    group: str
    test: str
    schema: Any
    instance: Any
    valid: bool

    @property
    def name(self) -> str:
        return f"{self.draft}/{self.file}: {self.group}: {self.test}"


def suite_directory() -> Path | None:
    """The root of the suite: `$JSON_SCHEMA_TEST_SUITE`, else `../shared`, else `None`."""
    given = os.environ.get("JSON_SCHEMA_TEST_SUITE")
    if given:
        return Path(given)
    checkout = Path(__file__).resolve().parent.parent
    beside = checkout.parent / "shared" / "json-schema-test-suite"
    return beside if beside.is_dir() else None


requires_suite = pytest.mark.skipif(suite_directory() is None, reason=HOW_TO_GET_THE_SUITE)


def load_cases(draft: str, relative: str = "") -> list[SuiteCase]:
    """The cases of one file or directly inside one directory, in a stable order.

    `relative` is below the draft: `""` gives the required tests, `"optional/format"` and
    `"optional/bignum"` what they say. Empty without the suite; raises `FileNotFoundError` for a
    name that the suite does not have.
    """
    suite = suite_directory()
    if suite is None:
        return []
    drafts = suite / "tests" / draft
    place = drafts / relative
    files = sorted(place.glob("*.json")) if place.is_dir() else [drafts / f"{relative}.json"]
    return [case for file in files for case in _read(draft, drafts, file)]


def load_remotes(draft: str) -> Mapping[str, Any]:
    """The schemas that the suite's references to other resources mean, by URI."""
    suite = suite_directory()
    if suite is None:
        return {}
    remotes = suite / "remotes"
    return {
        REMOTES_BASE_URI + path.relative_to(remotes).as_posix(): json.loads(path.read_bytes())
        for path in sorted(remotes.rglob("*.json"))
        if not _of_another_draft(path.relative_to(remotes), draft)
    }


def _of_another_draft(path: Path, draft: str) -> bool:
    folder = path.parts[0]
    return folder != draft and (folder.startswith("draft") or folder == "v1")


def _read(draft: str, root: Path, file: Path) -> list[SuiteCase]:
    name = file.relative_to(root).with_suffix("").as_posix()
    return [
        SuiteCase(
            draft=draft,
            file=name,
            group=group["description"],
            test=test["description"],
            schema=group["schema"],
            instance=test["data"],
            valid=test["valid"],
        )
        for group in json.loads(file.read_bytes())
        for test in group["tests"]
    ]
