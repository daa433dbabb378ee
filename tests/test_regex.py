"""ECMA-262 regular expressions mean in generated Python what they mean in the schema.

The verdicts in `regex_verdicts` were recorded with node v20.20.2 (Unicode 17): see `record.mjs`.
"""

import json
import re
import sys
import warnings
from base64 import b64encode
from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

import eventschema
from ecma_matcher import OutOfStepsError, search
from eventschema.formats.texts import is_base64
from eventschema.regex import (
    Base64,
    Infix,
    InvalidPattern,
    KnownPattern,
    Prefix,
    Texts,
    UntranslatablePattern,
    parse,
    recognise,
    translate,
)
from eventschema.regex.automaton import Automaton, shortest
from json_schema_test_suite import SuiteCase, load_cases, requires_suite

RECORDED = [
    json.loads(line)
    for line in (Path(__file__).parent / "regex_verdicts" / "verdicts.jsonl").open(encoding="utf-8")
]
DRAFTS = ["draft4", "draft6", "draft7", "draft2019-09", "draft2020-12"]


def matches(pattern: str, text: str) -> bool:
    return re.compile(translate(pattern)).search(text) is not None


# What node says

REFUSALS = {
    "Python looks behind only for text of one length",
    "a reference from or into a lookbehind has no equivalent in Python",
    "a reference to a group in a repetition that may match nothing",
    "a reference to a group that some rounds of a repetition skip",
}


@pytest.mark.parametrize(
    ("pattern", "verdicts"), [pytest.param(p, v, id=ascii(p)) for p, v in RECORDED if v is not None]
)
def test_a_translation_matches_what_the_pattern_matches_in_node(
    pattern: str, verdicts: dict[str, bool]
) -> None:
    parse(pattern)
    try:
        translated = re.compile(translate(pattern))
    except UntranslatablePattern as refusal:
        if refusal.reason not in REFUSALS:
            raise
        return
    assert {text: translated.search(text) is not None for text in verdicts} == verdicts


@pytest.mark.parametrize("pattern", [p for p, v in RECORDED if v is None], ids=ascii)
def test_what_is_no_pattern_in_node_is_refused(pattern: str) -> None:
    with pytest.raises(InvalidPattern) as refusal:
        translate(pattern)
    assert 0 <= refusal.value.position <= len(pattern)
    assert refusal.value.reason in str(refusal.value)


# What the standard says, for patterns that nobody wrote

ATOMS = st.one_of(
    st.sampled_from(["a", "b", "a", "b", ".", "[ab]", "[^a]", "\\w", "\\1", "\\2", "()"]),
    st.sampled_from(["^", "$", "\\b", "\\B"]).map(lambda place: f"(?:{place})"),
)
QUANTIFIERS = ["*", "+", "?", "*?", "+?", "??", "{0}", "{2}", "{1,2}", "{2,}", "{0,2}?"]


TEXTS = st.lists(st.text("ab\n", max_size=6), min_size=4)


def larger(smaller: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    choice = st.one_of(smaller, st.builds("{}|{}".format, smaller, smaller))
    opening = st.sampled_from(["(", "(", "(?:", "(?=", "(?!"])
    groups = st.builds("{}{})".format, opening, choice)
    repeatable = st.sampled_from(["(", "(?:"])
    repeats = st.builds("{}{}){}".format, repeatable, choice, st.sampled_from(QUANTIFIERS))
    return st.one_of(groups, repeats, st.builds("{}{}".format, smaller, smaller))


@given(st.recursive(ATOMS, larger, max_leaves=12), TEXTS)
@example("(?:(a)|b)*\\1", ["ab"])
@example("(?:(a)|(b))\\1\\2c?$", ["aa", "ab"])
def test_a_translation_matches_what_the_algorithm_of_the_standard_matches(
    pattern: str, texts: list[str]
) -> None:
    try:
        translated = re.compile(translate(pattern))
    except UntranslatablePattern:
        assume(False)
    for text in texts:
        try:
            expected = search(pattern, text)
        except OutOfStepsError:
            continue
        assert (translated.search(text) is not None) == expected


@given(st.text(), st.text())
def test_escaped_text_matches_itself_alone(text: str, other: str) -> None:
    escaped = "".join(f"\\u{{{ord(character):x}}}" for character in text)
    joined = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    assume(text == joined)
    assert matches(f"^{escaped}$", text)
    assert matches(f"^{escaped}$", other) == (text == other)


@given(st.sets(st.characters(), max_size=8), st.characters())
@example(set("[]^-&|~\\"), "-")
def test_a_class_matches_its_members_alone(members: set[str], character: str) -> None:
    escaped = "".join(f"\\u{{{ord(member):x}}}" for member in members)
    assert matches(f"^[{escaped}]$", character) == (character in members)
    assert matches(f"^[^{escaped}]$", character) == (character not in members)


@given(st.text("ab01,-^$|.*+?()[]{}<>=!:\\pkuxcdDwWsSbBLP\u2028é😀"))
def test_any_text_is_translated_or_refused(text: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            translated = translate(text)
        except UntranslatablePattern as refusal:
            position = refusal.position
        else:
            re.compile(translated)
            position = 0
    assert 0 <= position <= len(text)


# What is read as it is meant, though Unicode mode refuses it


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        (r"^\-\_\@\:\"\'\#\%\&\~\!\,\;\<\>\=\`\ $", "-_@:\"'#%&~!,;<>=` ", True),
        (r"^[\w-.]+$", "a-b.c", True),
        (r"^[\w-.]+$", "a+b", False),
        (r"^[.-\d]+$", "1-2.3", True),
        (r"^[.-\d]+$", "/", False),
        (r"^{[a-z]+}$", "{name}", True),
        (r"^a{1$", "a{1", True),
        (r"^a{b}$", "a{b}", True),
        (r"^]}$", "]}", True),
    ],
)
def test_spellings_outside_unicode_mode_with_one_meaning(
    pattern: str, text: str, expected: bool
) -> None:
    assert matches(pattern, text) == expected


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        (
            "a{,3}",
            r"{,3} is no quantifier at position 1 (write {0,3} to repeat, \{,3} for the text)",
        ),
        (
            "ab++",
            "a quantifier after a quantifier at position 3 (there are no possessive quantifiers)",
        ),
        (r"\Aabc", r"\A is no escape at position 0 (the start is ^)"),
        ("(?i)abc", "(?i opens no group at position 0 (there are no inline flags)"),
        ("(?>a)", "(?> opens no group at position 0 (there are no atomic groups)"),
        (
            r"a\2(b)",
            r"there is no group 2 at position 1 (\xHH or \u{H…} is a character by its code)",
        ),
        ("ab)", r"a closing parenthesis that nothing opened at position 2 (write \))"),
        ("[z-a]", "z-a is a range out of order at position 1"),
        (r"\p{Foo}", "Foo is no Unicode property at position 0"),
    ],
)
def test_a_refusal_says_what_and_where_and_what_to_do(pattern: str, reason: str) -> None:
    with pytest.raises(InvalidPattern) as refusal:
        translate(pattern)
    assert str(refusal.value) == reason


# What Python cannot say


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("(?<=a+)b", "Python looks behind only for text of one length at position 0"),
        (r"(?<=(a))\1", "a reference from or into a lookbehind has no equivalent in Python"),
        (r"(?:(a)|b)*\1", "a reference to a group that some rounds of a repetition skip"),
        (r"(?:(a)?b\1)*", "a reference to a group that some rounds of a repetition skip"),
        (r"(a*)*\1", "a reference to a group in a repetition that may match nothing"),
        (r"\p{Script=Greek}", "does not know the Unicode property Script=Greek at position 0"),
        (r"a[\p{Emoji}]", "does not know the Unicode property Emoji at position 2"),
        ("a{4294967295}", "Python repeats at most 4294967294 times at position 1"),
        (f"a{{{'9' * 10_000}}}", "Python repeats at most 4294967294 times"),
        ("(?:(?=a)|b){2000}", "more than 1000 repetitions of what may match nothing"),
        (r"\p{L}" * 1_000, "longer than 1000000 characters"),
    ],
)
def test_what_has_no_equivalent_is_refused(pattern: str, reason: str) -> None:
    parse(pattern)
    with pytest.raises(UntranslatablePattern, match=re.escape(reason)):
        translate(pattern)


def test_deep_nesting_is_refused_even_far_down_the_stack() -> None:
    deepest = "(?:a|(?:b" * 25 + ")*c)+" * 25

    def below(frames: int) -> None:
        if frames:
            return below(frames - 1)
        assert matches(f"^{deepest}$", "a")
        with pytest.raises(InvalidPattern, match="nested more than 50 deep"):
            translate("(" * 100_000)
        return None

    below(300)


@pytest.mark.parametrize("part", ["(?:a?){4000000000}", "(?:){4000000000}", "(?:(?:a?){999}){999}"])
def test_repetitions_of_nothing_take_no_time(part: str) -> None:
    assert matches(f"{part}b", "aab")
    assert not matches(f"{part}b", "aac")


def test_a_long_pattern_takes_time_in_proportion() -> None:
    assert matches("a" * 100_000, "a" * 100_000)
    assert recognise("a" * 100_000) is None
    with pytest.raises(InvalidPattern):
        translate("\\u{" + "0" * 100_000)


# Patterns with a faster equivalent

DIGIT = "[A-Za-z0-9+/]"
STANDARD = f"^(?:{DIGIT}{{4}})*(?:{DIGIT}{{2}}==|{DIGIT}{{3}}=)?$"


@pytest.mark.parametrize(
    ("pattern", "known"),
    [
        (STANDARD, Base64(empty=True)),
        (r"^([0-9a-zA-Z+\/]{4})*([0-9a-zA-Z+\/]{3}=|[0-9a-zA-Z+\/]{2}==)?$", Base64(empty=True)),
        (f"^({DIGIT}{{4}})*({DIGIT}{{4}}|{DIGIT}{{3}}=|{DIGIT}{{2}}==)$", Base64(empty=False)),
        (f"^(?:{DIGIT}{{4}})*(?:{DIGIT}{{2}}(?:={{2}}|{DIGIT}=))?$", Base64(empty=True)),
        (f"^(?:{DIGIT * 4})*(?:|{DIGIT * 2}==|{DIGIT * 3}=)$", Base64(empty=True)),
        (f"^{DIGIT}*={{0,2}}$", None),
        (f"^(?:{DIGIT}{{4}})*$", None),
        (STANDARD.removesuffix("$"), Prefix("")),
        (f"^(?:{DIGIT}{{4}})*(?:{DIGIT}[AQgw]==|{DIGIT}{{3}}=)?$", None),
        (STANDARD.replace("+/", "_-"), None),
        ("^(auto|none|required)$", Texts(("auto", "none", "required"))),
        ("^v[12]$", Texts(("v1", "v2"))),
        ("^$", Texts(("",))),
        ("^x-", Prefix("x-")),
        ("^x-.*", Prefix("x-")),
        ("^x-.*$", None),
        (r"\.json", Infix(".json")),
        (".*", Infix("")),
        ("a|b", None),
        ("^a|b$", None),
        (r"^\p{L}", None),
        (r"(a)\1", None),
    ],
)
def test_known_patterns(pattern: str, known: KnownPattern | None) -> None:
    assert recognise(pattern) == known


def holds(known: KnownPattern, text: str) -> bool:
    match known:
        case Base64(empty):
            return is_base64(text) if text else empty
        case Texts(texts):
            return text in texts
        case Prefix(start):
            return text.startswith(start)
        case Infix(part):
            return part in text


PLAIN = st.sampled_from(
    ["a", "b", "x-", "[ab]", "(?:a|b|)", "(a|bb)", "a{2}", "[]", ".*", "a*", r"\.", "^", "$"]
)


@given(st.lists(PLAIN).map("".join), st.booleans(), st.booleans(), st.text("abx-.\n", max_size=5))
def test_a_known_pattern_has_the_verdicts_of_its_regular_expression(
    middle: str, start: bool, end: bool, text: str
) -> None:
    pattern = "^" * start + middle + "$" * end
    try:
        known = recognise(pattern)
    except InvalidPattern:
        assume(False)
    if known is not None:
        assert holds(known, text) == matches(pattern, text)


@pytest.mark.parametrize(
    ("pattern", "text", "filled"),
    [
        ("b|a*$^", "", "b"),
        ("^(?:^|a){3}bc?$", "b", "b"),
        ("(?:){4000000000}a{2}|[]", "aa", "aa"),
        ("^(?:a?){3}(?:b|$)", "", "a"),
        ("^$^", "", None),
    ],
)
def test_the_shortest_text_that_a_pattern_matches(
    pattern: str, text: str, filled: str | None
) -> None:
    automaton = Automaton(parse(pattern).body)
    assert shortest([(automaton, True)]) == text
    assert shortest([(automaton, True)], least=1) == filled
    assert shortest([(automaton, True), (automaton, False)]) is None


NEARLY_BASE64 = st.one_of(
    st.binary().map(lambda data: b64encode(data).decode()),
    st.text("AZaz09+/=", max_size=12),
    st.text("A=\n-_ é\x00\ud800", max_size=9),
)


WHOLE = (
    r"^\w+$",
    r"^\w*$",
    r"^\w{2,}$",
    "^[A-Za-z0-9_-]{1,3}$",
    "^[a-z_]{1,3}$",
    "^[^-]{0,2}$",
    "^a|b$",
    "^(a|_b)$",
    "^a$\n?$",
)


@pytest.mark.parametrize("pattern", WHOLE)
@given(text=st.text("aZb_09-\u00e9\n ", max_size=4))
def test_a_pattern_of_whole_texts_has_the_verdicts_of_its_regular_expression(
    pattern: str, text: str
) -> None:
    expected = re.search(translate(pattern), text) is not None
    assert validator_of(pattern).is_valid(text) is expected


@cache
def validator_of(pattern: str) -> eventschema.Validator:
    return eventschema.compile({"type": "string", "pattern": pattern})


@given(NEARLY_BASE64)
@example("=")
@example("====")
@example("A===")
@example("AA=A")
@example("=AAA")
@example("AAAA=")
@example("AAA=\n")
@example("ＡAAA")
def test_base64_without_a_regular_expression(text: str) -> None:
    assert is_base64(text) == matches(STANDARD, text)


# What the official suite says


@requires_suite
@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=case.name)
        for draft in DRAFTS
        for file in ("pattern", "optional/ecmascript-regex", "optional/non-bmp-regex")
        for case in load_cases(draft, file)
        if "pattern" in case.schema and isinstance(case.instance, str)
    ],
)
def test_the_official_suite(case: SuiteCase) -> None:
    assert matches(case.schema["pattern"], case.instance) == case.valid


def test_properties_are_those_of_the_running_interpreter() -> None:
    letters = re.compile(translate(r"^\p{L}$"))
    assert all(letters.search(chr(code)) for code in range(sys.maxunicode) if chr(code).isalpha())
