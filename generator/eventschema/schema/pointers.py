"""Locations: URI references resolved and compared, JSON Pointers written and read."""

import re
from typing import Any, Final
from urllib.parse import quote, urljoin

ROOT: Final = "(root)"
"""What text shows for the empty JSON Pointer; all others begin with a slash."""

_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_SCHEME_AND_HOST: Final = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.\-]*:)?(?://[^/?#]*)?")
_NORMAL: Final = re.compile(
    r"(?:[a-z][a-z0-9+.\-]*://[a-z0-9.\-]*(?=/|\Z)|(?!//))[A-Za-z0-9._~/\-]*"
)
_ESCAPED: Final = re.compile(r"%[0-9A-Fa-f]{2}")
_UNRESERVED: Final = re.compile(r"[A-Za-z0-9._~\-]")
_INDEX: Final = re.compile(r"0|[1-9][0-9]*")
_ALLOWED: Final = "%:/?#[]@!$&'()*+,;="


def resolve(base: str, reference: str) -> tuple[str, str]:
    """The absolute URI that `reference` means where `base` is the base URI, and its fragment.

    The URI is in normal form, the fragment as it is written. Raises `ValueError` for what is no
    URI reference.
    """
    uri, _, fragment = reference.partition("#")
    if not uri:
        return base, fragment
    uri = normal(uri)
    scheme = _SCHEME.match(base)
    if _SCHEME.match(uri) or scheme is None or not base.startswith("/", scheme.end()):
        return urljoin(base, uri), fragment
    hierarchy = f"http:{base[scheme.end() :]}"  # urljoin refuses schemes that it has not heard of
    return scheme[0] + urljoin(hierarchy, uri).removeprefix("http:"), fragment


def is_called(own: str, uri: str) -> bool:
    """Whether a document that calls itself `own` is what `uri` means.

    A file is what the last name in its identifier says; one that has no path says nothing of it.
    """
    if own == uri or not uri.startswith("file:") or "/" not in own:
        return own == uri or uri.startswith("file:")
    wanted, name = (each.rpartition("/")[2] for each in (uri, own))
    return name in (wanted, wanted.rpartition(".")[0]) or name.rpartition(".")[0] == wanted


def place_of(location: str) -> tuple[str, str]:
    """The name of the document, empty for the one that was loaded, and the JSON Pointer in it."""
    if location.startswith("/"):
        return "", location
    document, _, at = location.partition("#")
    return document, at


def normal(uri: str) -> str:
    """The form of `uri` that equivalent URIs share, as far as RFC 3986 tells without its scheme."""
    if _NORMAL.fullmatch(uri):
        return uri
    escaped = quote(uri, safe=_ALLOWED, errors="surrogatepass")
    plain = _ESCAPED.sub(_unescape_unreserved, escaped)
    return _SCHEME_AND_HOST.sub(lambda found: found[0].lower(), plain, count=1)


def _unescape_unreserved(escaped: re.Match[str]) -> str:
    character = chr(int(escaped[0][1:], 16))
    return character if _UNRESERVED.fullmatch(character) else escaped[0].upper()


def escape(segment: str) -> str:
    """A reference token of a JSON Pointer (RFC 6901)."""
    return segment.replace("~", "~0").replace("/", "~1")


def pointer(*segments: str | int) -> str:
    """The JSON Pointer of `segments`; empty without any."""
    text = ""
    for segment in segments:
        token = str(segment)
        text += f"/{escape(token) if '/' in token or '~' in token else token}"
    return text


def segments_of(pointer: str) -> list[str]:
    """The segments of a JSON Pointer, none of the empty one."""
    return [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]


def step(value: Any, segment: str) -> Any:
    """The JSON value at one segment of a JSON Pointer; raises `LookupError` where there is none."""
    if isinstance(value, list) and _INDEX.fullmatch(segment):
        return value[int(segment)]
    if isinstance(value, dict):
        return value[segment]
    raise LookupError(segment)
