"""Texts that stand for bytes."""

_BASE64_DIGITS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def is_base64(text: str) -> bool:
    """Whether `text` is base64 in the standard alphabet, with its padding (RFC 4648, section 4)."""
    if len(text) % 4 or not text.isascii():
        return False
    padding = text.encode().translate(None, _BASE64_DIGITS)
    return not padding or (padding in (b"=", b"==") and text.endswith(padding.decode()))
