"""ECMA-262 regular expressions, as JSON Schema writes them, for Python."""

from eventschema.regex.known import (
    Base64,
    Contains,
    KnownPattern,
    OneOf,
    Prefix,
    is_whole,
    longest_identifier,
    recognise,
)
from eventschema.regex.python import translate
from eventschema.regex.syntax import parse
from eventschema.regex.tree import InvalidPattern, UntranslatablePattern

__all__ = [
    "Base64",
    "Contains",
    "InvalidPattern",
    "KnownPattern",
    "OneOf",
    "Prefix",
    "UntranslatablePattern",
    "is_whole",
    "longest_identifier",
    "parse",
    "recognise",
    "translate",
]
