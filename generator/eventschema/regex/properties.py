"""Unicode properties: the names that ECMA-262 knows, and the sets that `unicodedata` can give."""

import sys
import unicodedata
from collections.abc import Callable
from functools import cache

from eventschema.regex.characters import (
    EVERYTHING,
    HEX_DIGITS,
    LINE_TERMINATORS,
    SPACE_SEPARATORS,
    Ranges,
    characters,
    ranges_of,
    union,
)

_GENERAL_CATEGORIES = """
Lu Uppercase_Letter|Ll Lowercase_Letter|Lt Titlecase_Letter|Lm Modifier_Letter|Lo Other_Letter
LC Cased_Letter|L Letter|Mn Nonspacing_Mark|Mc Spacing_Mark|Me Enclosing_Mark
M Mark Combining_Mark|Nd Decimal_Number digit|Nl Letter_Number|No Other_Number|N Number
Pc Connector_Punctuation|Pd Dash_Punctuation|Ps Open_Punctuation|Pe Close_Punctuation
Pi Initial_Punctuation|Pf Final_Punctuation|Po Other_Punctuation|P Punctuation punct
Sm Math_Symbol|Sc Currency_Symbol|Sk Modifier_Symbol|So Other_Symbol|S Symbol
Zs Space_Separator|Zl Line_Separator|Zp Paragraph_Separator|Z Separator
Cc Control cntrl|Cf Format|Cs Surrogate|Co Private_Use|Cn Unassigned|C Other
"""
_BINARY_PROPERTIES = """
ASCII|ASCII_Hex_Digit AHex|Alphabetic Alpha|Any|Assigned|Bidi_Control Bidi_C|Bidi_Mirrored Bidi_M
Case_Ignorable CI|Cased|Changes_When_Casefolded CWCF|Changes_When_Casemapped CWCM
Changes_When_Lowercased CWL|Changes_When_NFKC_Casefolded CWKCF|Changes_When_Titlecased CWT
Changes_When_Uppercased CWU|Dash|Default_Ignorable_Code_Point DI|Deprecated Dep|Diacritic Dia
Emoji|Emoji_Component EComp|Emoji_Modifier EMod|Emoji_Modifier_Base EBase
Emoji_Presentation EPres|Extended_Pictographic ExtPict|Extender Ext|Grapheme_Base Gr_Base
Grapheme_Extend Gr_Ext|Hex_Digit Hex|IDS_Binary_Operator IDSB|IDS_Trinary_Operator IDST
ID_Continue IDC|ID_Start IDS|Ideographic Ideo|Join_Control Join_C|Logical_Order_Exception LOE
Lowercase Lower|Math|Noncharacter_Code_Point NChar|Pattern_Syntax Pat_Syn
Pattern_White_Space Pat_WS|Quotation_Mark QMark|Radical|Regional_Indicator RI
Sentence_Terminal STerm|Soft_Dotted SD|Terminal_Punctuation Term|Unified_Ideograph UIdeo
Uppercase Upper|Variation_Selector VS|White_Space space|XID_Continue XIDC|XID_Start XIDS
"""


def _aliases(table: str) -> dict[str, str]:
    rows = [row.split() for line in table.strip().splitlines() for row in line.split("|")]
    return {name: names[0] for names in rows for name in names}


_CATEGORY_OF_NAME = _aliases(_GENERAL_CATEGORIES)
_PROPERTY_OF_NAME = _aliases(_BINARY_PROPERTIES)
_SCRIPT_PROPERTIES = frozenset({"Script", "sc", "Script_Extensions", "scx"})


def canonical_property(expression: str) -> str | None:
    r"""The canonical name of what stands between the braces of `\p{…}`.

    A general category gives its short name (`Lu`), a binary property its long one, a script
    `Script=…` as written: whether a script of that name exists is not known here. `None` for what
    is no Unicode property in ECMA-262.
    """
    name, equals, value = expression.partition("=")
    if not equals:
        return _CATEGORY_OF_NAME.get(name) or _PROPERTY_OF_NAME.get(name)
    if name in {"General_Category", "gc"}:
        return _CATEGORY_OF_NAME.get(value)
    if name in _SCRIPT_PROPERTIES and value.isascii() and value.isidentifier():
        return f"Script={value}"
    return None


@cache
def property_ranges(canonical_name: str) -> Ranges | None:
    """The code points that have a property, by the running interpreter's version of Unicode.

    `None` where the standard library does not know the property.
    """
    if canonical_name in _CATEGORY_OF_NAME:
        return _category_ranges(canonical_name)
    if canonical_name in _STABLE:
        return _STABLE[canonical_name]
    if test := _TESTS.get(canonical_name):
        return ranges_of(c for c in range(sys.maxunicode + 1) if test(chr(c)))
    return None


def _category_ranges(category: str) -> Ranges:
    prefixes = ("Lu", "Ll", "Lt") if category == "LC" else category
    return union(*(part for name, part in _by_category().items() if name.startswith(prefixes)))


@cache
def _by_category() -> dict[str, Ranges]:
    code_points: dict[str, list[int]] = {}
    for code_point in range(sys.maxunicode + 1):
        code_points.setdefault(unicodedata.category(chr(code_point)), []).append(code_point)
    return {category: ranges_of(members) for category, members in code_points.items()}


_STABLE: dict[str, Ranges] = {
    "Any": EVERYTHING,
    "ASCII": ((0, 0x7F),),
    "ASCII_Hex_Digit": HEX_DIGITS,
    "Hex_Digit": union(HEX_DIGITS, characters("０１２３４５６７８９ＡＢＣＤＥＦａｂｃｄｅｆ")),
    "White_Space": union(((0x09, 0x0D), (0x85, 0x85)), LINE_TERMINATORS, SPACE_SEPARATORS),
}
_TESTS: dict[str, Callable[[str], bool]] = {
    "Assigned": lambda character: unicodedata.category(character) != "Cn",
    "Bidi_Mirrored": lambda character: unicodedata.mirrored(character) == 1,
    "Lowercase": str.islower,
    "Uppercase": str.isupper,
    "XID_Continue": lambda character: f"x{character}".isidentifier(),
    "XID_Start": lambda character: character != "_" and character.isidentifier(),
}
