"""Names and addresses of hosts and mailboxes."""

import re
from ipaddress import AddressValueError, IPv4Address, IPv6Address

_LABEL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?")
_INTERNATIONAL_LABEL = re.compile(
    r"[A-Za-z0-9\x80-\ud7ff\ue000-\U0010ffff](?:[A-Za-z0-9\x80-\ud7ff\ue000-\U0010ffff-]*[A-Za-z0-9\x80-\ud7ff\ue000-\U0010ffff])?"
)
_LOCAL_PART = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r'|"(?:[ !#-\[\]-~]|\\[ -~])*"'
)
_INTERNATIONAL_LOCAL_PART = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~\x80-\ud7ff\ue000-\U0010ffff-]+"
    r"(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~\x80-\ud7ff\ue000-\U0010ffff-]+)*"
    r'|"(?:[ !#-\[\]-~\x80-\ud7ff\ue000-\U0010ffff]|\\[ -~])*"'
)


def is_ipv4(text: str) -> bool:
    """Whether `text` is an IPv4 address in four decimal numbers (RFC 2673, section 3.2)."""
    try:
        IPv4Address(text)
    except AddressValueError:
        return False
    return True


def is_ipv6(text: str) -> bool:
    """Whether `text` is an IPv6 address (RFC 4291, section 2.2), without a zone."""
    try:
        IPv6Address(text)
    except AddressValueError:
        return False
    return "%" not in text


def is_email(text: str) -> bool:
    """Whether `text` is a Mailbox of RFC 5321, section 4.1.2."""
    return _has_mailbox(text, _LOCAL_PART, _LABEL)


def is_idn_email(text: str) -> bool:
    """Whether `text` is a Mailbox of RFC 6531, section 3.3."""
    return _has_mailbox(text, _INTERNATIONAL_LOCAL_PART, _INTERNATIONAL_LABEL)


def _has_mailbox(text: str, local_part: re.Pattern[str], label: re.Pattern[str]) -> bool:
    local, _, domain = text.rpartition("@")
    if local_part.fullmatch(local) is None:
        return False
    if domain.startswith("[") and domain.endswith("]"):
        return is_ipv4(domain[1:-1]) or (domain[1:6].lower() == "ipv6:" and is_ipv6(domain[6:-1]))
    return all(label.fullmatch(part) for part in domain.split("."))
