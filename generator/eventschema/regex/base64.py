"""Whether a pattern is that of padded base64, however it is spelled."""

from typing import Final

from eventschema.regex.automaton import Automaton, BeyondAutomataError, reading, shortest
from eventschema.regex.characters import characters, complement, intersection, union
from eventschema.regex.nodes import Characters, Sequence, UnicodeProperty
from eventschema.regex.python import character_set
from eventschema.regex.syntax import parse

_MOST_STATES: Final = 64
_DIGIT: Final = "[A-Za-z0-9+/]"
_BASE64: Final = f"^(?:{_DIGIT}{{4}})*(?:{_DIGIT}{{2}}==|{_DIGIT}{{3}}=)?$"
_DIGITS: Final = union(((0x41, 0x5A), (0x61, 0x7A)), characters("0123456789+/"))
_PAD: Final = characters("=")
_KINDS: Final = (_DIGITS, _PAD, complement(union(_DIGITS, _PAD)))
"""The characters that base64 does not tell apart."""


def matches_base64(whole: Sequence) -> bool:
    """Whether a pattern matches every non-empty base64 text and nothing else but the empty one."""
    try:
        if not all(_keeps_kinds(node) for node, _ in reading(whole)):
            return False
        both = Automaton(whole), Automaton(parse(_BASE64).body)
        differences = (zip(both, verdicts, strict=True) for verdicts in _DIFFERENT)
        return all(shortest([*one], 1, states=_MOST_STATES) is None for one in differences)
    except BeyondAutomataError:
        return False


_DIFFERENT: Final = ((True, False), (False, True))


def _keeps_kinds(node: Characters) -> bool:
    """Whether `node` matches all or none of the characters of each kind."""
    if any(isinstance(member, UnicodeProperty) for member in node.members):
        return False
    own = character_set(node)
    return all(intersection(own, kind) in ((), kind) for kind in _KINDS)
