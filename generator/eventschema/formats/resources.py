"""URIs, IRIs and templates of them."""

import re

from eventschema.formats.network import is_ipv6

_UNRESERVED = r"A-Za-z0-9._~\-"
_SUB_DELIMITERS = "!$&'()*+,;="
_BEYOND_ASCII = (
    "\xa0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef"
    "\U00010000-\U0001fffd\U00020000-\U0002fffd\U00030000-\U0003fffd\U00040000-\U0004fffd"
    "\U00050000-\U0005fffd\U00060000-\U0006fffd\U00070000-\U0007fffd\U00080000-\U0008fffd"
    "\U00090000-\U0009fffd\U000a0000-\U000afffd\U000b0000-\U000bfffd\U000c0000-\U000cfffd"
    "\U000d0000-\U000dfffd\U000e1000-\U000efffd"
)
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"


def _run(characters: str) -> str:
    """A pattern of any number of `characters` and percent-encoded octets."""
    return f"[{characters}]*(?:%[0-9A-Fa-f]{{2}}[{characters}]*)*"


def _reference(start: str, beyond_ascii: str, private: str) -> re.Pattern[str]:
    """A reference that begins with `start`, by the grammar of RFC 3986 or RFC 3987.

    The group `ipv6` is the IPv6 address of the host, if there is one.
    """
    name = f"{beyond_ascii}{_UNRESERVED}{_SUB_DELIMITERS}"
    path = f"/{name}:@"
    future = f"[vV][0-9A-Fa-f]+\\.[{_UNRESERVED}{_SUB_DELIMITERS}:]+"
    ip_literal = rf"\[(?:(?P<ipv6>[0-9A-Fa-f:.]+)|{future})\]"
    authority = f"(?:{_run(f'{name}:')}@)?(?:{ip_literal}|{_run(name)})(?::[0-9]*)?"
    return re.compile(
        f"{start}(?://{authority}(?:/{_run(path)})?|(?!//){_run(path)})"
        rf"(?:\?{_run(f'{private}{path}?')})?(?:#{_run(f'{path}?')})?"
    )


_SCHEME = r"[A-Za-z][A-Za-z0-9+.\-]*:"
_NO_SCHEME = "(?![^/?#]*:)"
_URI = _reference(_SCHEME, "", "")
_RELATIVE_URI = _reference(_NO_SCHEME, "", "")
_IRI = _reference(_SCHEME, _BEYOND_ASCII, _PRIVATE)
_RELATIVE_IRI = _reference(_NO_SCHEME, _BEYOND_ASCII, _PRIVATE)

_VARIABLE = (
    r"(?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2})+(?:\.(?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2})+)*"
    r"(?::[1-9][0-9]{0,3}|\*)?"
)
_EXPRESSION = rf"\{{[+#./;?&=,!@|]?{_VARIABLE}(?:,{_VARIABLE})*\}}"
_LITERALS = rf"[!#$&'()*+,\-./0-9:;=?@A-Z\[\]_a-z~{_BEYOND_ASCII}{_PRIVATE}]"
_URI_TEMPLATE = re.compile(f"{_LITERALS}*(?:(?:%[0-9A-Fa-f]{{2}}|{_EXPRESSION}){_LITERALS}*)*")


def is_uri(text: str) -> bool:
    """Whether `text` is a URI with a scheme (RFC 3986, section 3)."""
    return _has_form(_URI, text)


def is_uri_reference(text: str) -> bool:
    """Whether `text` is a URI or a relative reference (RFC 3986, section 4.1)."""
    return _has_form(_URI, text) or _has_form(_RELATIVE_URI, text)


def is_iri(text: str) -> bool:
    """Whether `text` is an IRI with a scheme (RFC 3987, section 2.2)."""
    return _has_form(_IRI, text)


def is_iri_reference(text: str) -> bool:
    """Whether `text` is an IRI or a relative reference (RFC 3987, section 2.2)."""
    return _has_form(_IRI, text) or _has_form(_RELATIVE_IRI, text)


def is_uri_template(text: str) -> bool:
    """Whether `text` is a URI template of any level (RFC 6570, section 2)."""
    return _URI_TEMPLATE.fullmatch(text) is not None


def _has_form(reference: re.Pattern[str], text: str) -> bool:
    match = reference.fullmatch(text)
    return match is not None and (match["ipv6"] is None or is_ipv6(match["ipv6"]))
