"""Text and values of a schema in the languages of custom targets, known by file endings.

| ending | text | literals |
| --- | --- | --- |
| `.dart` `.kt` `.kts` | in `//`, `///` and `/* */` comments | in double quotes, `$` escaped |
| `.cs` `.java` `.js` `.mjs` `.ts` `.tsx` | in the same comments | in double quotes |
| `.go` `.rs` `.swift` | in the same comments | in double quotes |
| `.py` | in docstrings and `#` comments | as `repr` has them |
| `.md` | as Markdown paragraphs | as inline code |
| `.html` `.htm` `.xml` `.svg` | as text or attribute values | JSON, escaped the same way |
| any other | on one line, what does not print as JSON escapes | JSON in ASCII |

For any other ending only line breaks and control characters are taken care of.
"""

import html
import json
import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from math import isfinite
from typing import Any, Final

from eventschema.source.literals import python_literal
from eventschema.targets.docs import markdown
from eventschema.targets.python.docstrings import escaped

WIDTH: Final = 92
_PARAGRAPH: Final = re.compile(r"(?:\r\n|[\n\r\u2028\u2029])\s*(?:\r\n|[\n\r\u2028\u2029])")
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])(?<!\b[ei]\.[ge]\.)\s+(?=[A-Z`])")
_ODD_UNICODE_ESCAPE: Final = re.compile(r"(?<!\\)((?:\\\\)*)\\(?=u)")
_NAMED: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


@dataclass(frozen=True, slots=True)
class Language:
    """How text and JSON values stand in files of one kind, and which names they cannot have."""

    text: Callable[[str], str]
    literal: Callable[[Any], str]
    reserved: frozenset[str] = frozenset()
    wraps: bool = True

    def lines(self, text: str) -> tuple[str, ...]:
        """The paragraphs of `text`, wrapped, with an empty line between two."""
        lines: list[str] = []
        for paragraph in _PARAGRAPH.split(text.strip()):
            plain = " ".join(paragraph.split())
            width = WIDTH if self.wraps else max(len(plain), 1)
            wrapped = textwrap.wrap(plain, width, break_long_words=False, break_on_hyphens=False)
            lines += ["", *map(self.text, wrapped)] if lines else map(self.text, wrapped)
        return tuple(lines)

    def summary(self, text: str) -> str:
        """The first sentence of `text`."""
        first = " ".join(_PARAGRAPH.split(text.strip())[0].split())
        return self.text(_SENTENCE_END.split(first)[0])


def language(path: str) -> Language:
    """The language of the file at `path`."""
    name = path.rpartition("/")[2]
    return LANGUAGES.get(name.rpartition(".")[2].lower() if "." in name else "", OTHER)


def _visible(text: str) -> str:
    return "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in text)


def _comment(text: str) -> str:
    """`text` in a comment of a language like C: it neither ends nor begins one.

    Java reads Unicode escapes before it knows what a comment is.
    """
    parted = _visible(text).replace("*/", "* /").replace("/*", "/ *")
    return _ODD_UNICODE_ESCAPE.sub(r"\1\\\\", parted)


def _unit(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i : i + 2].hex()}" for i in range(0, len(units), 2))


def _braced(char: str) -> str:
    return f"\\u{{{_scalar(char):x}}}"


def _go(char: str) -> str:
    code = _scalar(char)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _scalar(char: str) -> int:
    """The code of a character, that of U+FFFD for a lone surrogate, which the language lacks."""
    code = ord(char)
    return 0xFFFD if 0xD800 <= code < 0xE000 else code


def _quoted(text: str, escape: Callable[[str], str], dollar: str) -> str:
    return "".join(
        _NAMED.get(char)
        or (dollar if char == "$" else char if char.isprintable() and char != "<" else escape(char))
        for char in text
    ).join('""')


def _literal(value: Any, text: Callable[[str], str], null: str) -> str:
    match value:
        case str():
            return text(value)
        case None:
            return null
        case list() | tuple():
            return f"[{', '.join(_literal(item, text, null) for item in value)}]"
        case dict():
            members = (f"{text(k)}: {_literal(v, text, null)}" for k, v in value.items())
            return f"{{{', '.join(members)}}}"
        case float() if not isfinite(value):
            raise ValueError(f"{value!r} is no JSON number")
        case _:
            return json.dumps(value)


_CLASSES: Final = frozenset(
    {
        *(
            "Array",
            "Bool",
            "Boolean",
            "Class",
            "Date",
            "Deprecated",
            "Dictionary",
            "Double",
            "Enum",
        ),
        *("Error", "Exception", "Float", "FormatException", "Function", "Future", "Int", "Integer"),
        *("Iterable", "List", "Long", "Map", "MapEntry", "Never", "Null", "Number", "Object"),
        *("Option", "Optional", "Promise", "Record", "Result", "Set", "Some", "Stream", "String"),
        *("Symbol", "Type", "Vec", "Void"),
    }
)
"""Classes that languages like C have without an import, or close to it."""


def _like_c(
    reserved: str,
    *,
    escape: Callable[[str], str] = _unit,
    dollar: str = "$",
    null: str = "null",
) -> Language:
    quoted = partial(_quoted, escape=escape, dollar=dollar)
    words = frozenset(reserved.split()) | _CLASSES
    return Language(_comment, partial(_literal, text=quoted, null=null), words)


def _html(text: str) -> str:
    shown = "".join(char if char.isprintable() else "\ufffd" for char in text)
    return html.escape(shown)


_DART = _like_c(
    "abstract as assert async await base break case catch class const continue covariant default"
    " deferred do dynamic else enum export extends extension external factory false final finally"
    " for get hide if implements import in interface is late library mixin new null on operator"
    " part required rethrow return sealed set show static super switch sync this throw true try"
    " typedef var void when while with yield hashCode runtimeType toString noSuchMethod fromJson"
    " toJson",
    dollar="\\$",
)
_JAVASCRIPT = _like_c(
    "any arguments as await boolean break case catch class const constructor continue debugger"
    " default delete do else enum eval export extends false finally for function if implements"
    " import in instanceof interface let new null number package private protected public return"
    " static string super switch symbol this throw true try type typeof var void while with yield"
)
_JAVA = _like_c(
    "abstract assert boolean break byte case catch char class const continue default do double else"
    " enum extends false final finally float for getClass goto hashCode if implements import"
    " instanceof int interface long native new notify notifyAll null package private protected"
    " public return short static strictfp super switch synchronized this throw throws toString"
    " transient true try var void volatile wait while yield"
)
_KOTLIN = _like_c(
    "as break class continue do else false for fun if in interface is null object package return"
    " super this throw true try typealias typeof val var when while",
    dollar="\\$",
)
_CSHARP = _like_c(
    "abstract as base bool break byte case catch char checked class const continue decimal default"
    " delegate do double else enum event explicit extern false finally fixed float for foreach goto"
    " if implicit in int interface internal is lock long namespace new null object operator out"
    " override params private protected public readonly record ref return sbyte sealed short sizeof"
    " stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe"
    " ushort using virtual void volatile while"
)
_SWIFT = _like_c(
    "Any Protocol Self Type as associatedtype break case catch class continue default defer deinit"
    " do else enum extension fallthrough false fileprivate for func guard if import in init inout"
    " internal is let nil open operator precedencegroup private protocol public repeat rethrows"
    " return self static struct subscript super switch throw throws true try typealias var where"
    " while",
    escape=_braced,
    null="nil",
)
_GO = _like_c(
    "any append bool break byte case chan const continue copy default defer else error fallthrough"
    " false float64 for func go goto if import int interface len make map nil package range return"
    " rune select string struct switch true type var",
    escape=_go,
    null="nil",
)
_RUST = _like_c(
    "Self abstract as async await become box break const continue crate do dyn else enum extern"
    " false final fn for gen if impl in let loop macro match mod move mut override priv pub ref"
    " return self static struct super trait true try type typeof unsafe unsized use virtual where"
    " while yield",
    escape=_braced,
    null="None",
)
_PYTHON = Language(escaped, python_literal)
_MARKDOWN = Language(
    markdown.inline,
    lambda value: markdown.code(json.dumps(value, ensure_ascii=False)),
    wraps=False,
)
_MARKUP = Language(_html, lambda value: _html(json.dumps(value, ensure_ascii=False)))
OTHER: Final = Language(_visible, json.dumps)

LANGUAGES: Final = {
    "cs": _CSHARP,
    "dart": _DART,
    "go": _GO,
    "htm": _MARKUP,
    "html": _MARKUP,
    "java": _JAVA,
    "js": _JAVASCRIPT,
    "kt": _KOTLIN,
    "kts": _KOTLIN,
    "md": _MARKDOWN,
    "mjs": _JAVASCRIPT,
    "py": _PYTHON,
    "rs": _RUST,
    "svg": _MARKUP,
    "swift": _SWIFT,
    "ts": _JAVASCRIPT,
    "tsx": _JAVASCRIPT,
    "xml": _MARKUP,
}
