"""ECMA-262 regular expressions, as JSON Schema writes them, for Python."""

from eventschema.regex.equivalents import (
    Base64,
    Infix,
    KnownPattern,
    Prefix,
    Texts,
    is_whole,
    longest_identifier,
    recognise,
)
from eventschema.regex.nodes import InvalidPattern, UntranslatablePattern
from eventschema.regex.python import translate
from eventschema.regex.syntax import parse

__all__ = [
    "Base64",
    "Infix",
    "InvalidPattern",
    "KnownPattern",
    "Prefix",
    "Texts",
    "UntranslatablePattern",
    "is_whole",
    "longest_identifier",
    "parse",
    "recognise",
    "translate",
]
