"""Where sentences end: sentencex, corrected for what it gets wrong in news.

sentencex (MIT, the segmenter of Wikimedia's translation tools) cuts after some titles ("Dr. Who"), between a quotation
that ends in a question mark and the words that say who asked, and never inside quotation marks, however long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import sentencex

from knowledge.loading.wording import SPEECH

_CHUNK = 4000
"""Characters given to sentencex at once: its time grows faster than the text where quotation marks are left open."""

_LONG = 300
"""A sentence over this many characters is cut inside its quotation marks as well."""

_MARKS = '“”„«»"'
_UNMARKED = str.maketrans(dict.fromkeys(_MARKS, " "))
_LETTER = re.compile(r"[^\W_]")
_STOP = re.compile(r"[.!?…。！？]+[\"”»’)\]]*\s+")
_LATE_CLOSING = re.compile(r"[”»’)\]]+(?=\s|$)\s*|\"(?=\s|$)\s*")
_REPORTING = re.compile(r"[—–-]?\s*(?:[^\W\d_a-zа-яёіїєґ][\w.'’-]*\s+){0,5}")
_ENDS_QUOTE = re.compile(r"[.!?…,][\"”»’]+$")
_OPENING = re.compile(r"[\s—–\-“„«‘\"(\[]*")
_LAST_WORD = re.compile(r"(?:^|[\s(\[“„«\"‘'—–-])((?:[^\W\d_]+\.\s?)+)$")
_ITEM_NUMBER = re.compile(r"[\W_]*\d{0,3}[\W_]*")
_INITIAL = re.compile(r"(?:[^\W\d_]-)?[^\W\d_]\.")
_CLOSES_TOO = re.compile(r"(?:\d\s?(?:г|гг|р|рр)|\bт\.\s?[дп]|\bт\.\s?ін)\.$")
_HOUR = re.compile(r"\b[ap]\.\s?m\.$")
_DAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|[A-Z]{2,4}\b(?=[\s.,])")
_BEFORE_NAMES = frozenset(
    word
    for words in (
        "mr mrs ms messrs dr prof sen sens rep reps gov gen col lt sgt capt maj cmdr adm st rev hon pres supt det insp",
        "fr mt ft no nos vs fig cf eg ie approx",
        "г гг ул им тов гр проф акад ген полк подп св о п стр рис д кв пр пл обл р м пос напр см ср",
        "вул ім пан буд див пор",
        "hr hrn frau nr bzw ca vgl abs art",
        "m mm mme mmes mlle mlles me pr ste",
        "sr sra sres srta dra d dña ud uds lic ing gral arq",
    )
    for word in words.split()
)
_ENDINGS_TOO = frozenset(["no", "art", "fig", "d", "m", "p", "о", "п", "р", "т", "м"])
_PRONOUN = "I."


def sentences(text: str, language: str) -> list[tuple[int, int]]:
    """The sentences of `text`, as offsets of it: in order, without blanks around them, together all of it but blanks.

    `language` is an ISO 639-1 code; sentencex falls back to a related language or to English for one it does not know.
    """
    cuts = _corrected(text, _candidates(text, language))
    found: list[tuple[int, int]] = []
    for start, end in _between(cuts, 0, len(text)):
        if end - start > _LONG and any(mark in text[start:end] for mark in _MARKS):
            inner = text[start:end].translate(_UNMARKED)
            places = (start + place for place in _candidates(inner, language))
            found.extend(_between(_corrected(text, places, start), start, end))
        else:
            found.append((start, end))
    return [trimmed for start, end in found if (trimmed := _trim(text, start, end))]


def _between(cuts: list[int], start: int, end: int) -> Iterator[tuple[int, int]]:
    for cut in cuts:
        if start < cut < end:
            yield start, cut
            start = cut
    if start < end:
        yield start, end


def _candidates(text: str, language: str) -> Iterator[int]:
    """Where sentencex starts a new sentence in `text`."""
    for start, end in _chunks(text):
        if start and _STOP.search(text, max(start - 12, 0), start):
            yield start
        for boundary in sentencex.get_sentence_boundaries(language, text[start:end]):
            if boundary["start_index"]:
                yield start + boundary["start_index"]


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    """Cuts a long text behind a full stop or at a blank, so that no chunk is over `_CHUNK` characters."""
    start = 0
    while len(text) - start > _CHUNK:
        half, limit = start + _CHUNK // 2, start + _CHUNK
        stops = [stop.end() for stop in _STOP.finditer(text, half, limit)]
        end = stops[-1] if stops else text.rfind(" ", half, limit) + 1 or limit
        yield start, end
        start = end
    yield start, len(text)


def _corrected(text: str, cuts: Iterator[int], start: int = 0) -> list[int]:
    """The cuts that stand, each moved behind the closing marks it came before."""
    kept: list[int] = []
    for cut in cuts:
        late = _LATE_CLOSING.match(text, cut)
        place = late.end() if late else _before_marks(text, cut)
        begin = kept[-1] if kept else start
        if place > begin and not _belong_together(text, begin, place):
            kept.append(place)
    return kept


def _belong_together(text: str, begin: int, cut: int) -> bool:
    """Whether what ends at `cut`, and began at `begin`, goes on behind it."""
    before = text[max(begin, cut - 60) : cut].rstrip()
    after = text[cut : cut + 80]
    if cut - begin < 60 and _ITEM_NUMBER.fullmatch(before):
        return True
    opening = _OPENING.match(after)
    first = after[opening.end() : opening.end() + 1] if opening else ""
    if not first or first.islower():
        return True
    if _HOUR.search(before) and _DAY.match(after):
        return True
    if _ENDS_QUOTE.search(before):
        name = _REPORTING.match(after)
        return bool(name and SPEECH.match(after, name.end()))
    return _ends_in_abbreviation(before, after)


def _ends_in_abbreviation(before: str, after: str) -> bool:
    """Whether the last word is an initial or a title, so that a name or a number follows."""
    last = _LAST_WORD.search(before)
    if not last or _CLOSES_TOO.search(before):
        return False
    word = last[1].split()[-1]
    if word == _PRONOUN:
        return False
    plain = word.rstrip(".").lower()
    if plain in _ENDINGS_TOO and word[0].islower():
        return after[:1].isdigit() or (after[:1].isupper() and plain not in ("no", "art", "fig", "p"))
    if _INITIAL.fullmatch(word) and word[0].isupper():
        return True
    return plain in _BEFORE_NAMES


def _before_marks(text: str, cut: int) -> int:
    """`cut`, moved before the opening marks that stand right in front of it."""
    while cut and text[cut - 1] in _MARKS and (cut < 2 or text[cut - 2].isspace() or text[cut - 2] in _MARKS):
        cut -= 1
    return cut


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return (start, end) if start < end else None
