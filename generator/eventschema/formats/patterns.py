"""Regular expressions."""

from eventschema import regex


def is_regex(text: str) -> bool:
    """Whether `text` is a regular expression of ECMA-262."""
    try:
        regex.parse(text)
    except regex.InvalidPattern:
        return False
    return True
