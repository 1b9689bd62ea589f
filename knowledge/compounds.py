"""Words that are written together from two: "policymaker", "Bürgermeisterwahl"."""

from __future__ import annotations

from functools import lru_cache

from knowledge.analysis import stem

SHORTEST_PART = 4
"""Letters that each part has at least."""
_LINKS = {"de": ("", "s", "es", "n", "en", "e"), "ru": ("", "о", "е"), "uk": ("", "о", "е")}
"""What a language may put between the parts, or behind the stem of the first one."""


@lru_cache(maxsize=65536)
def parts_of(folded: str, language: str) -> tuple[tuple[str, str], ...]:
    """The pairs of stems that a word could be made of, those with the longest second part first."""
    if not folded.isalpha():
        return ()
    found: dict[tuple[str, str], None] = {}
    for place in range(SHORTEST_PART, len(folded) - SHORTEST_PART + 1):
        head, tail = folded[:place], stem(folded[place:], language)
        for link in _LINKS.get(language, ("",)):
            bare = head.removesuffix(link) if link else head
            if (not link or bare != head) and len(bare) >= SHORTEST_PART:
                found.setdefault((stem(bare, language), tail))
    return tuple(found)
