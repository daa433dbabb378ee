"""Texts of one kind: base64, JSON Pointers, UUIDs, regular expressions."""

import re

from eventschema import regex

_UUID = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_WRONG_ESCAPE = re.compile(r"~(?![01])")
_STEPS_UP = re.compile(r"(?:0|[1-9][0-9]*)(?:#\Z|(?:[+-](?:0|[1-9][0-9]*))?(?=/|\Z))")
_BASE64_DIGITS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def is_base64(text: str) -> bool:
    """Whether `text` is base64 in the standard alphabet, with its padding (RFC 4648, section 4)."""
    if len(text) % 4 or not text.isascii():
        return False
    padding = text.encode().translate(None, _BASE64_DIGITS)
    return not padding or (padding in (b"=", b"==") and text.endswith(padding.decode()))


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


def is_regex(text: str) -> bool:
    """Whether `text` is a regular expression of ECMA-262."""
    try:
        regex.parse(text)
    except regex.InvalidPattern:
        return False
    return True
