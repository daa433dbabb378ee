"""Names of hosts, whose internationalized labels need the tables of IDNA."""

import re
import unicodedata

import idna

_LONGEST_NAME = 253
_LONGEST_LABEL = 63
_PLAIN_LABEL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?")
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_LABEL_SEPARATOR = re.compile("[.\u3002\uff0e\uff61]")


def is_hostname(text: str) -> bool:
    """Whether `text` is a host name of RFC 1123, section 2.1, whose A-labels are those of IDNA."""
    return text.isascii() and is_idn_hostname(text)


def is_idn_hostname(text: str) -> bool:
    """Whether `text` is a host name, in which U-labels may stand (RFC 5890, section 2.3.2.3)."""
    if len(text) > _LONGEST_NAME:
        return False
    labels = _LABEL_SEPARATOR.split(text)
    try:
        shown = [_unicode_label(label) for label in labels]
        length = sum(len(_ascii_label(label)) + 1 for label in shown) - 1
        directions = set(map(unicodedata.bidirectional, "".join(shown)))
        if directions & _RIGHT_TO_LEFT:
            for label in shown:
                idna.check_bidi(label, check_ltr=True)
    except idna.IDNAError:
        return False
    return length <= _LONGEST_NAME


def _unicode_label(label: str) -> str:
    """The U-label of an A-label, any other valid label as it is. Raises `idna.IDNAError`."""
    if not label.isascii():
        idna.check_label(label)
        return label
    if len(label) > _LONGEST_LABEL or _PLAIN_LABEL.fullmatch(label) is None:
        raise idna.IDNAError("no label of a host name")
    if not label.lower().startswith("xn--"):
        return label
    decoded = idna.ulabel(label)
    # Python's decoder also takes Punycode that no encoder writes.
    if _ascii_label(decoded) != label.lower():
        raise idna.IDNAError("no canonical Punycode")
    return decoded


def _ascii_label(label: str) -> str:
    return label if label.isascii() else idna.alabel(label).decode()
