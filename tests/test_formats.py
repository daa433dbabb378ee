"""Each format of JSON Schema, asserted: the official suite, then properties of the grammars."""

import ast
import ipaddress
import subprocess
import sys
import uuid
from collections.abc import Callable
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from eventschema.formats import FORMATS, MissingFormatLibrary, by_name, check, source
from eventschema.formats.source import source_of
from json_schema_test_suite import SuiteCase, load_cases, requires_suite

DRAFTS = ["draft4", "draft6", "draft7", "draft2019-09", "draft2020-12"]

KNOWN_FAILURES: dict[str, str] = {}
"""Tests of the suite that fail, by name, each with its reason."""


# The official suite


@requires_suite
@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=case.name,
            marks=[pytest.mark.xfail(reason=KNOWN_FAILURES[case.name], strict=True)]
            if case.name in KNOWN_FAILURES
            else [],
        )
        for draft in DRAFTS
        for case in load_cases(draft, "optional/format")
        if isinstance(case.instance, str) and case.schema["format"] in FORMATS
    ],
)
def test_the_official_suite(case: SuiteCase) -> None:
    assert check(case.schema["format"])(case.instance) == case.valid


@requires_suite
def test_every_format_of_the_official_suite_is_known() -> None:
    asked = {
        case.schema["format"]
        for draft in DRAFTS
        for case in load_cases(draft, "optional/format")
        if not case.file.endswith("unknown")
    }
    assert asked == set(FORMATS)


# What the suite does not ask


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("date", "0000-02-29", True),
        ("date", "1900-02-29", False),
        ("date", "２０２０-01-01", False),
        ("date-time", "2020-01-01 00:00:00Z", False),
        ("date-time", "2020-01-01T00:00:00.Z", False),
        ("date-time", "2016-12-31T15:59:60-08:00", True),
        ("time", "24:00:00Z", False),
        ("duration", "p1yt1h", True),
        ("duration", "PT1ſ", False),
        ("duration", "P1DT", False),
        ("email", "a@b", True),
        ("email", "a@-b.org", False),
        ("email", "a@b..org", False),
        ("email", '"a\\"b"@c.org', True),
        ("email", '"a"b"@c.org', False),
        ("email", "a@[ipv6:::1]", True),
        ("email", "a@[IPv6:1.2.3.4]", False),
        ("email", "a@[tag:x]", False),
        ("email", "é@example.org", False),
        ("idn-email", "é@bücher.example", True),
        ("idn-email", "a\ud800@example.org", False),
        ("hostname", "a.b-c.D9", True),
        ("hostname", "ab--cd.example", True),
        ("hostname", "example..org", False),
        ("hostname", "xn--", False),
        ("hostname", "XN--9N2BP8Q.example", True),
        ("idn-hostname", "bücher.EXAMPLE", True),
        ("idn-hostname", "Bücher.example", False),
        ("idn-hostname", "☃.example", False),
        ("ipv6", "::ffff:1.2.3.4", True),
        ("ipv6", "fe80::1%1", False),
        ("json-pointer", "/~", False),
        ("relative-json-pointer", "0+1/a", True),
        ("relative-json-pointer", "0-1", True),
        ("relative-json-pointer", "0+01", False),
        ("relative-json-pointer", "0+", False),
        ("relative-json-pointer", "1a", False),
        ("uri", "a:", True),
        ("uri", "a://[::1]:80/x?y#z", True),
        ("uri", "a://[v1.x:y]", True),
        ("uri", "a://[::1%25eth0]", False),
        ("uri", "a://[]", False),
        ("uri", "a:///p", True),
        ("uri", "a:/p//q", True),
        ("uri", "a://h:p", False),
        ("uri", "a:b#c#d", False),
        ("uri", "http://example.org/é", False),
        ("uri-reference", "a/b:c", True),
        ("uri-reference", "//user@host:1", True),
        ("uri-reference", ":a", False),
        ("iri", "http://example.org/\ue000", False),
        ("iri", "http://example.org/?\ue000", True),
        ("iri", "http://example.org/\ud800", False),
        ("iri-reference", "é:b", False),
        ("uri-template", "{=reserved}", True),
        ("uri-template", "{a:1,b*}", True),
        ("uri-template", "%2", False),
        ("uuid", "{2eb8aa08-aa98-11ea-b4aa-73b441d16380}", False),
        ("regex", r"^\p{L}+(?<=a+)$", True),
        ("regex", "(", False),
    ],
)
def test_edges(name: str, text: str, expected: bool) -> None:
    assert check(name)(text) == expected


# What the standard library and the grammars write


@given(st.dates())
def test_every_date_is_a_date(day: date) -> None:
    assert check("date")(day.isoformat())


DIGITS_AND_HYPHENS = st.text("0123456789-", min_size=10, max_size=10)
NEARLY_DATES = st.from_regex(r"\A[0-9]{4}-[01][0-9]-[0-3][0-9]\Z")


@given(DIGITS_AND_HYPHENS | NEARLY_DATES)
def test_a_date_is_in_the_calendar(text: str) -> None:
    assume(not text.startswith("0000"))
    try:
        expected = date.fromisoformat(text).isoformat() == text
    except ValueError:
        expected = False
    assert check("date")(text) == expected


MINUTES_AHEAD = st.integers(1 - 24 * 60, 24 * 60 - 1)
OFFSETS = MINUTES_AHEAD.map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.datetimes(timezones=OFFSETS))
def test_every_moment_is_a_date_time(moment: datetime) -> None:
    assert check("date-time")(moment.isoformat())
    assert not check("date-time")(moment.replace(tzinfo=None).isoformat())


@given(st.times(), MINUTES_AHEAD)
@example(time(0, 59), 60)
@example(time(23, 59), 60)
def test_a_leap_second_is_the_last_of_a_day_in_utc(local: time, ahead: int) -> None:
    hours, minutes = divmod(abs(ahead), 60)
    text = f"{local:%H:%M}:60{'-' if ahead < 0 else '+'}{hours:02}:{minutes:02}"
    minute_in_utc = (local.hour * 60 + local.minute - ahead) % (24 * 60)
    assert check("time")(text) == (minute_in_utc == 23 * 60 + 59)
    assert check("date-time")(f"2016-12-31t{text}") == check("time")(text)


@given(st.ip_addresses())
def test_every_address_is_of_its_version_alone(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    assert check("ipv4")(str(address)) == (address.version == 4)
    assert check("ipv6")(str(address)) == (address.version == 6)
    assert check("uri")(f"ws://[{address}]:443/") == (address.version == 6)


@given(st.uuids())
def test_every_uuid_is_a_uuid(identifier: uuid.UUID) -> None:
    assert check("uuid")(str(identifier))
    assert not check("uuid")(identifier.hex)


@given(st.lists(st.text(), max_size=4))
def test_every_list_of_names_is_a_json_pointer(names: list[str]) -> None:
    pointer = "".join("/" + name.replace("~", "~0").replace("/", "~1") for name in names)
    assert check("json-pointer")(pointer)
    assert check("relative-json-pointer")(f"10{pointer}")


@given(st.emails())
def test_every_address_of_a_mailbox_is_an_email(address: str) -> None:
    assert check("email")(address)
    assert check("idn-email")(address)


@given(st.text(), st.sampled_from(["uri", "uri-reference", "iri", "iri-reference"]))
def test_percent_encoding_makes_any_text_a_part_of_a_uri(text: str, name: str) -> None:
    encoded = "".join(f"%{octet:02X}" for octet in text.encode("utf-8", "surrogatepass"))
    assert check(name)(f"a://{encoded}@{encoded}:1/{encoded}?{encoded}#{encoded}")


GENERAL = st.one_of(
    st.text(),
    st.text("a1:/?#[]@!$&'()*+,;=%.-~{}^ \n\xa0é\"\\"),
    st.text("0123456789:.-+TZPYMDHS"),
)


@given(GENERAL)
def test_what_is_valid_for_a_stricter_format_is_valid_for_the_wider_one(text: str) -> None:
    for strict, wide in (
        ("uri", "iri"),
        ("uri", "uri-reference"),
        ("iri", "iri-reference"),
        ("uri-reference", "iri-reference"),
        ("email", "idn-email"),
        ("hostname", "idn-hostname"),
    ):
        assert check(wide)(text) or not check(strict)(text), (strict, wide)


@pytest.mark.parametrize("name", FORMATS)
@given(text=GENERAL)
def test_every_text_gets_a_verdict(name: str, text: str) -> None:
    assert check(name)(text) in {True, False}
    assert check(name)(f"{text}\n") is False or name in {"json-pointer", "regex"}


STARTS = ["", "P", '"', "/", "a:", "a@", "http://", "{"]
REPEATED = ["a", "-", ".", "1", ":", "@", "/", "%41", "~0", "{a}", "a.", '"', "\\a", "1:", "é", "("]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("start", STARTS)
def test_long_texts_get_a_verdict_too(name: str, start: str) -> None:
    for part in REPEATED:
        assert check(name)(start + part * 10_000 + "\x00") in {True, False}


# The checks as text


def run(*formats: str) -> dict[str, Callable[[str], bool]]:
    needed = source(formats)
    module: dict[str, Any] = {}
    exec("\n".join((*needed.imports, *needed.library_imports, *needed.definitions)), module)
    assert module.keys() - {"__builtins__"} == needed.names
    return {name: module[FORMATS[name].function] for name in formats}


@pytest.mark.parametrize("name", FORMATS)
def test_the_text_of_a_check_stands_alone(name: str) -> None:
    needed = source([name])
    allowed = {FORMATS[name].library} - {None}
    imported = "\n".join((*needed.imports, *needed.library_imports))
    for statement in ast.parse(imported).body:
        match statement:
            case ast.Import([ast.alias(module)]) | ast.ImportFrom(str(module)):
                assert module in sys.stdlib_module_names | allowed
            case _:
                pytest.fail(f"no import: {ast.dump(statement)}")
    assert bool(needed.library_imports) == bool(allowed)


@requires_suite
def test_the_text_of_the_checks_gives_the_same_verdicts() -> None:
    checks = run(*FORMATS)
    for case in load_cases("draft2020-12", "optional/format"):
        name = case.schema["format"]
        if isinstance(case.instance, str) and name in checks:
            assert checks[name](case.instance) == check(name)(case.instance), case.name


def test_the_text_holds_only_what_is_needed() -> None:
    needed = source(["uuid"])
    assert needed.imports == ("import re",)
    assert needed.names == {"re", "_UUID", "is_uuid"}
    assert len(needed.definitions) == 2
    assert source_of(["is_base64"]).names == {"is_base64", "_BASE64_DIGITS"}


def test_no_two_definitions_share_a_name() -> None:
    formats = Path(by_name.__file__).parent
    bound = [
        name
        for module in {known.module for known in FORMATS.values()}
        for statement in ast.parse((formats / f"{module}.py").read_text(encoding="utf-8")).body
        for name in _bound_by(statement)
    ]
    assert len(bound) == len(set(bound))


def _bound_by(statement: ast.stmt) -> list[str]:
    match statement:
        case ast.FunctionDef(name) | ast.Assign([ast.Name(name)]):
            return [name]
        case ast.Import() | ast.ImportFrom() | ast.Expr(ast.Constant()):
            return []
    raise AssertionError(f"the text of a check cannot hold {ast.dump(statement)}")


# Libraries


def test_a_format_without_its_library_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    missing = by_name.Format("hostname", "hostnames", "no_such_library")
    monkeypatch.setattr(by_name, "FORMATS", MappingProxyType({"hostname": missing}))
    with pytest.raises(MissingFormatLibrary) as refusal:
        check("hostname")
    assert str(refusal.value) == (
        "the format hostname needs the library no_such_library (install eventschema[formats])"
    )


def test_the_other_formats_need_no_library() -> None:
    program = (
        "import sys; sys.modules['idna'] = None\n"
        "from eventschema.formats import FORMATS, check\n"
        "assert check('email')('a@b.org') and check('uri')('a:b') and check('date')('2020-01-01')\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
