"""Lengths and offsets as Telegram counts them: in UTF-16 code units."""

_CODEC = "utf-16-le"
_UNIT = 2
"""Bytes of one UTF-16 code unit."""


def units(text: str) -> int:
    """Length of `text` in UTF-16 code units (a lone surrogate counts as one)."""
    return len(text.encode(_CODEC, "surrogatepass")) // _UNIT


def part(text: str, offset: int, length: int) -> str:
    """The characters of `text` in the UTF-16 range; a range that splits a pair gives U+FFFD for its half."""
    raw = text.encode(_CODEC, "surrogatepass")
    return raw[offset * _UNIT : (offset + length) * _UNIT].decode(_CODEC, "replace")


def without(text: str, ranges: list[tuple[int, int]]) -> str:
    """`text` without the UTF-16 `ranges` (offset, length), each replaced by a space."""
    raw = text.encode(_CODEC, "surrogatepass")
    for offset, length in sorted(ranges, reverse=True):
        raw = raw[: offset * _UNIT] + " ".encode(_CODEC) + raw[(offset + length) * _UNIT :]
    return raw.decode(_CODEC, "replace")


def well_formed(text: str) -> str:
    """`text` with every lone surrogate replaced by U+FFFD, so that it can be encoded and sent."""
    return text.encode(_CODEC, "surrogatepass").decode(_CODEC, "replace")


def reach(text: str, start: int, end: int, limit: int) -> int:
    """The furthest code point offset up to `end` such that text[start:offset] has at most `limit` UTF-16 units."""
    stop = min(end, start + limit)
    while (excess := units(text[start:stop]) - limit) > 0:
        stop -= (excess + 1) // 2
    return stop
