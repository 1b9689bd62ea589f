"""Text counted as Telegram counts it: in UTF-16 code units."""

from __future__ import annotations


def length(text: str) -> int:
    """UTF-16 units of a text."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def is_whole(text: str) -> bool:
    """Whether the text is free of lone surrogates, that is, whether it can be sent as UTF-8."""
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def units(text: str) -> bytes:
    """The text as little-endian UTF-16: unit `i` is at `2 * i`."""
    return text.encode("utf-16-le")


def cut(text: str, offset: int, count: int) -> str:
    """The part of a text that begins at unit `offset` and is `count` units long."""
    if text.isascii():
        return text[offset : offset + count]
    return units(text)[2 * offset : 2 * (offset + count)].decode("utf-16-le", "surrogatepass")


def splits_character(raw: bytes, at: int) -> bool:
    """Whether unit `at` of `units(text)` is the second half of a character."""
    return 0 < at < len(raw) // 2 and 0xDC <= raw[2 * at + 1] <= 0xDF
