"""Text that both databases can hold."""

from __future__ import annotations


def storable(text: str) -> str:
    """The text with U+FFFD in place of what PostgreSQL (U+0000) or UTF-8 (halves of surrogate pairs) cannot hold."""
    return (
        text.replace("\0", "\N{REPLACEMENT CHARACTER}")
        .encode("utf-16-le", "surrogatepass")
        .decode("utf-16-le", "replace")
    )
