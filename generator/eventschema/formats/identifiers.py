"""Identifiers: JSON Pointers and UUIDs."""

import re

_UUID = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_WRONG_ESCAPE = re.compile(r"~(?![01])")
_STEPS_UP = re.compile(r"(?:0|[1-9][0-9]*)(?:#\Z|(?:[+-](?:0|[1-9][0-9]*))?(?=/|\Z))")


def is_uuid(text: str) -> bool:
    """Whether `text` is a UUID in its text form (RFC 4122, section 3)."""
    return _UUID.fullmatch(text) is not None


def is_json_pointer(text: str) -> bool:
    """Whether `text` is a JSON Pointer in its string form (RFC 6901, section 5)."""
    return not text or (text.startswith("/") and _WRONG_ESCAPE.search(text) is None)


def is_relative_json_pointer(text: str) -> bool:
    """Whether `text` is a Relative JSON Pointer (draft-bhutton-relative-json-pointer-00)."""
    match = _STEPS_UP.match(text)
    return match is not None and is_json_pointer(text[match.end() :])
