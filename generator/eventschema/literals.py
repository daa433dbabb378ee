"""The one way in which text and values of a schema reach Python source."""

from math import isfinite
from typing import Any


def python_literal(value: Any) -> str:
    """A Python expression that evaluates to the JSON value `value`, on one line.

    Whatever a string holds (quotes, backslashes, line breaks, lone surrogates, direction marks),
    it stays inside its quotes: `repr` escapes all that is not printable.
    """
    match value:
        case str():
            quoted = repr(value)
            return quoted if '"' in value else f'"{quoted[1:-1]}"'
        case list() | tuple():
            return f"[{', '.join(map(python_literal, value))}]"
        case dict():
            members = (f"{python_literal(k)}: {python_literal(v)}" for k, v in value.items())
            return f"{{{', '.join(members)}}}"
        case float() if not isfinite(value):
            raise ValueError(f"{value!r} is no JSON number")
        case None | bool() | int() | float():
            return repr(value)
        case _:
            raise TypeError(f"{type(value).__name__} is no JSON type")
