"""What the functions of a plan are called, here and in Python."""

from collections.abc import Iterator
from typing import Final

from eventschema.naming.names import in_words, last_words, snake_name
from eventschema.schema.keywords import DEFINITIONS
from eventschema.schema.pointers import segments_of

LONGEST_NAME: Final = 40
"""How many characters of a location become the name of a function."""

_SILENT: Final = frozenset({"properties", "items", "oneOf", "anyOf", "allOf"})

REST: Final = "members_of_"
"""What the name of a function begins with that checks what a known tag leaves."""


def accepting(function: str) -> str:
    """The name of what accepts or rejects in Python, for a function of the plan."""
    return f"_{function}" if function.startswith(REST) else f"_is_{function}"


def collecting(collector: str) -> str:
    """The name of what collects in Python, for a collector of the plan."""
    return f"_mark_{collector}"


def function_names_of(location: str) -> Iterator[str]:
    """Readable identifiers for a schema location, more and more of it: from the last definition on.

    What stands in a list is called by its index, in words.
    """
    document, _, pointer = location.rpartition("#")
    file = document.rstrip("/").rpartition("/")[2].rpartition(":")[2]
    segments = segments_of(pointer) or [file]
    definitions = [at for at, segment in enumerate(segments) if segment in DEFINITIONS]
    start = definitions[-1] + 1 if definitions and definitions[-1] + 1 < len(segments) else 0
    words = [in_words(each) if each.isdecimal() else snake_name(each) for each in segments]
    pairs = zip(words[start:], segments[start:], strict=True)
    told = [word for word, segment in pairs if segment not in _SILENT]
    if not all(segment in _SILENT or segment.isdecimal() for segment in segments[start:]):
        yield last_words("_".join(told), LONGEST_NAME)
        yield "_".join(told)
    yield "_".join(words) or "schema"
