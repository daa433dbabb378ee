"""The one way in which text and values of a schema reach Python source."""

from math import isfinite
from typing import Any


def python_literal(value: Any) -> str:
    """A Python expression that evaluates to the JSON value `value`, on one line.

    Whatever a string holds (quotes, backslashes, line breaks, lone surrogates, direction marks),
    it stays inside its quotes: `repr` escapes all that is not printable. The quotes are those
    that a formatter leaves: the ones that need fewer escapes, double ones where that is equal.
    """
    match value:
        case str():
            return _quoted(value)
        case list() | tuple():
            return f"[{', '.join(map(python_literal, value))}]"
        case dict():
            members = (f"{python_literal(k)}: {python_literal(v)}" for k, v in value.items())
            return f"{{{', '.join(members)}}}"
        case float() if not isfinite(value):
            raise ValueError(f"{value!r} is no JSON number")
        case None | bool() | int() | float():
            return repr(value).replace("e+", "e")
        case _:
            raise TypeError(f"{type(value).__name__} is no JSON type")


def _quoted(text: str) -> str:
    if "'" not in text and '"' not in text:
        return f'"{repr(text)[1:-1]}"'
    unquoted = [repr(part)[1:-1] for part in text.split("'")]
    if text.count('"') > text.count("'"):
        inside = "\\'".join(unquoted)
        return f"'{inside}'"
    inside = "'".join(unquoted).replace('"', '\\"')
    return f'"{inside}"'


def f_string_text(text: str, quote: str) -> str:
    """`text` as it stands between the quotes of an f-string, where nothing of it is evaluated."""
    inside = "'".join(repr(part)[1:-1] for part in text.split("'"))
    return inside.replace(quote, f"\\{quote}").replace("{", "{{").replace("}", "}}")
