"""What each block of an article is: headline, dek, byline, heading, paragraph, list item or credit.

A block that is taken for a heading or a credit can never answer, so every rule here leans towards PARAGRAPH.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from knowledge.loading._bylines import is_byline
from knowledge.loading._dates import is_date_line
from knowledge.loading.wording import BYLINE, CREDIT_ANYWHERE, CREDIT_AT_END, SPEECH
from knowledge.models import BlockKind

_TOP = 6
_LONGEST_HEADLINE = 200
_LONGEST_STOPPED_HEADLINE = 130
_LONGEST_KICKER = 60
_LONGEST_DEK = 500
_LONGEST_HEADING = 100
_LONGEST_CREDIT = 300
_MOST_HEADING_WORDS = 14
_OPENING = "“„«‘‚‹\"'"
_CLOSING = "”“»’›\"'"

_WORDLESS = re.compile(r"[\W_]*")
_STOPPED = re.compile(r"[.!?…:;,]$")
_STOPPED_IN_MARKS = re.compile(rf"[.!?…,;:][{_CLOSING}]+$")
_SENTENCE_IN_MARKS = re.compile(r"[.!?…,;:][”“»’›\"']|[”»\"]\s*[―—–-]\s")
_OPEN_ENDED = re.compile(r"[:,;—–-]$")
_DIALOGUE = re.compile(r"[—–-]\s")
_ITEM = re.compile(r"(?:[•‣◦▪*]|\d{1,3}[.)])\s+\S")
_DASH_ITEM = re.compile(r"-\s+[^\u0400-\u04ff]")
_QUOTED = re.compile(r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|\"[^\"]*\"|‘[^’]*’(?!\w)")
_ADDRESS = re.compile(r"https?:|www\.|\w\.(?:com|org|net|ru|ua)\b|(?:^|\s)[@#]\w")
_SPEAKER_LABEL = re.compile(r"(?:[QA]|[^\W\d_a-zа-яёіїєґ]{2,}(?:\s[^\W\d_a-zа-яёіїєґ]{2,})*):\s")
_SENTENCE_INSIDE = re.compile(r"[^\W\d_]{3,}[.!?…]+[”»\"’]*\s+[“«\"‘]?[^\W\d_]")
_DAY_NAME = re.compile(r"\b(?:on|last|next) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_DATELINE = re.compile(r"[^\W\d_a-z][^\W\d_a-z]+[\w .,'’-]{0,60}(?:\([^)]{2,30}\)\s*)?[—–-]+\s")


class Candidate(NamedTuple):
    """A block to be told what it is: its words, and what the markup said of it (see RawBlock)."""

    text: str
    kind: BlockKind | None = None
    level: int = 0
    emphasised: bool = False


def assign_kinds(blocks: Sequence[Candidate], *, explicit: bool, title: str | None, dek: str | None) -> list[BlockKind]:
    """The kind of each block. `explicit`: the format marks headings; `title` and `dek` are the front matter's."""
    kinds: list[BlockKind | None] = [block.kind for block in blocks]
    byline = _place_byline(blocks, kinds, titled=title is not None)
    headline = _place_headline(blocks, kinds, byline, title)
    _place_deks(blocks, kinds, headline, byline, dek)
    _place_dates(blocks, kinds, headline, byline)
    _place_credits(blocks, kinds)
    _place_headings(blocks, kinds, explicit and any(block.level for block in blocks))
    spelled_out = (BlockKind.LIST_ITEM if is_item else BlockKind.PARAGRAPH for is_item in _items(blocks))
    return [kind or rest for kind, rest in zip(kinds, spelled_out, strict=True)]


def doubtful_headline(blocks: Sequence[Candidate], kinds: Sequence[BlockKind]) -> int | None:
    """The paragraph that may be a headline with a full stop, in an article that has none; where it stands.

    It can serve as the title, and still answers.
    """
    if BlockKind.HEADLINE in kinds:
        return None
    first = next((at for at, kind in enumerate(kinds[:_TOP]) if kind is BlockKind.PARAGRAPH), None)
    if first is None or not _may_be_headline(blocks[first].text, [block.text for block in blocks[first + 1 :]]):
        return None
    return first


def _place_byline(blocks: Sequence[Candidate], kinds: list[BlockKind | None], titled: bool) -> int | None:
    """Marks the byline (and others right below it) near the top; where it stands."""
    for at in range(0 if titled else 1, min(_TOP, len(blocks) - 1)):
        if len(blocks[at - 1].text) > _LONGEST_DEK and at:
            return None
        if kinds[at] is None and is_byline(blocks[at].text):
            last = at
            while last < len(blocks) - 1 and kinds[last] is None and is_byline(blocks[last].text):
                kinds[last] = BlockKind.BYLINE
                last += 1
            return at
    return None


def _place_headline(
    blocks: Sequence[Candidate], kinds: list[BlockKind | None], byline: int | None, title: str | None
) -> int | None:
    """Marks the headline; where it stands."""
    top = [at for at in range(min(_TOP, len(blocks))) if kinds[at] is None and not _is_small_print(blocks[at].text)]
    if not top:
        return None
    first = next((at for at in top if blocks[at].level == 1), top[0])
    if any(len(blocks[at].text) > _LONGEST_KICKER for at in range(first) if kinds[at] is None):
        first = top[0]
    if blocks[first].level == 1:
        is_one = True
    elif title is not None:
        is_one = _same(blocks[first].text, title)
    elif blocks[first].level:
        is_one = True
    elif byline is not None and first < byline:
        is_one = len(blocks[first].text) <= _LONGEST_DEK
    else:
        is_one = _looks_like_headline(blocks[first].text, [block.text for block in blocks[first + 1 :]])
    if not is_one:
        return None
    kinds[first] = BlockKind.HEADLINE
    return first


def _place_deks(
    blocks: Sequence[Candidate],
    kinds: list[BlockKind | None],
    headline: int | None,
    byline: int | None,
    dek: str | None,
) -> None:
    """Marks what stands between headline and byline, the front matter's dek, or a standfirst in emphasis marks."""
    if dek is not None:
        for at, block in enumerate(blocks[:_TOP]):
            if kinds[at] is None and _same(block.text, dek):
                kinds[at] = BlockKind.DEK
    if headline is None:
        return
    if byline is not None:
        for at in range(headline + 1, byline):
            if kinds[at] is None and len(blocks[at].text) <= _LONGEST_DEK and not _is_small_print(blocks[at].text):
                kinds[at] = BlockKind.DEK
        return
    at = headline + 1
    if at < len(blocks) - 1 and kinds[at] is None and blocks[at].emphasised and _STOPPED.search(blocks[at].text):
        kinds[at] = BlockKind.DEK


def _place_dates(
    blocks: Sequence[Candidate], kinds: list[BlockKind | None], headline: int | None, byline: int | None
) -> None:
    """Marks lines near the top that hold a date and nothing else."""
    last = max(headline if headline is not None else -1, byline if byline is not None else -1) + 3
    for at in range(min(last, len(blocks))):
        if kinds[at] is None and is_date_line(blocks[at].text):
            kinds[at] = BlockKind.CREDIT


def _place_credits(blocks: Sequence[Candidate], kinds: list[BlockKind | None]) -> None:
    """Marks picture credits anywhere, lines without a word, and the set phrases that close an article."""
    for at, block in enumerate(blocks):
        if kinds[at] is None and (_is_picture_credit(block.text) or _WORDLESS.fullmatch(block.text)):
            kinds[at] = BlockKind.CREDIT
    for at in range(len(blocks) - 1, 0, -1):
        if kinds[at] is BlockKind.CREDIT:
            continue
        text = blocks[at].text
        if kinds[at] is not None or len(text) > _LONGEST_CREDIT:
            return
        if BYLINE.match(text) and is_byline(text):
            kinds[at] = BlockKind.BYLINE
        elif CREDIT_AT_END.match(text):
            kinds[at] = BlockKind.CREDIT
        else:
            return


def _place_headings(blocks: Sequence[Candidate], kinds: list[BlockKind | None], marked: bool) -> None:
    """Marks headings: those the markup marks, or, where it marks none, those that look like one and stand alone."""
    for at, block in enumerate(blocks):
        if kinds[at] is None and block.level:
            kinds[at] = BlockKind.HEADING
    likely = [
        kinds[at] is None and _looks_like_heading(block.text) and (not marked or block.emphasised)
        for at, block in enumerate(blocks)
    ]
    alone = [
        at
        for at in range(1, len(blocks) - 1)
        if likely[at] and not likely[at - 1] and not likely[at + 1] and _stands_between(blocks, kinds, at)
    ]
    has_plain = any(not blocks[at].text.endswith("?") for at in alone)
    for at in alone:
        # A question may be the reporter's own prose; it is a heading only where there are other headings.
        if has_plain or not blocks[at].text.endswith("?"):
            kinds[at] = BlockKind.HEADING


def _stands_between(blocks: Sequence[Candidate], kinds: Sequence[BlockKind | None], at: int) -> bool:
    """Whether what comes before is finished and a longer paragraph comes after."""
    before, after = blocks[at - 1].text, blocks[at + 1].text
    if kinds[at + 1] not in (None, BlockKind.LIST_ITEM, BlockKind.BLOCK_QUOTE) or len(after) <= len(blocks[at].text):
        return False
    return kinds[at - 1] is not None or not _OPEN_ENDED.search(before)


def _looks_like_headline(text: str, rest: Sequence[str]) -> bool:
    """Whether the first block is a headline rather than the first paragraph: short, and without a final stop or with
    the capitals of one."""
    if not _stands_above(text, rest):
        return False
    if not _is_stopped(text):
        bare = _QUOTED.sub("", text)
        return not (_SENTENCE_INSIDE.search(bare) and len(text) > _LONGEST_STOPPED_HEADLINE)
    return len(text) <= _LONGEST_STOPPED_HEADLINE and _is_title_case(text)


def _may_be_headline(text: str, rest: Sequence[str]) -> bool:
    """Whether the first block is a single short sentence that reports no speech, followed by enough of longer
    paragraphs: a headline with a full stop, or the first paragraph."""
    if not _stands_above(text, rest) or len(text) > _LONGEST_STOPPED_HEADLINE or len(rest) < 3:
        return False
    bare = _QUOTED.sub("", text)
    return not (_SENTENCE_INSIDE.search(bare) or SPEECH.search(bare) or _DAY_NAME.search(bare))


def _is_stopped(text: str) -> bool:
    return text[-1] in ".…" or _STOPPED_IN_MARKS.search(text) is not None


def _stands_above(text: str, rest: Sequence[str]) -> bool:
    """Whether a block is no longer than a headline, shorter than the paragraphs below, and nothing else plainly."""
    if len(text) > _LONGEST_HEADLINE or not rest or _DIALOGUE.match(text) or _ITEM.match(text):
        return False
    longest = max(len(other) for other in rest[:3])
    if longest <= len(text) or _ADDRESS.search(text):
        return False
    return text[-1] not in ":,;" and not _DATELINE.match(text)


def _is_title_case(text: str) -> bool:
    """Whether nearly all longer words are capitalised, as in an English headline: "Mayor Says Bridge Will Open"."""
    words = re.findall(r"[^\W\d_]{4,}", text)
    return len(words) > 3 and sum(word[0].isupper() for word in words) * 10 >= len(words) * 8


def _looks_like_heading(text: str) -> bool:
    """Whether a line, by itself, reads like a heading: short, capitalised, no final stop, no speech."""
    if len(text) > _LONGEST_HEADING or len(text.split()) > _MOST_HEADING_WORDS or _ADDRESS.search(text):
        return False
    start = text.lstrip(_OPENING + "([¿¡")
    if not start or not (start[0].isupper() or start[0].isdigit()) or _DIALOGUE.match(text) or _ITEM.match(text):
        return False
    if _SPEAKER_LABEL.match(text) or not any(map(str.isalpha, text)):
        return False
    bare = _QUOTED.sub("", text)
    if SPEECH.search(bare) or any(mark in bare for mark in '“”„«»"'):
        return False
    if _SENTENCE_IN_MARKS.search(text):
        return False
    if text.endswith("?"):
        return not _SENTENCE_INSIDE.search(text)
    return not _STOPPED.search(text) and not _OPEN_ENDED.search(text)


def _items(blocks: Sequence[Candidate]) -> list[bool]:
    """Which blocks are items of a list that plain text spells out: a bullet, or two numbers or dashes in a row."""
    bullets = [bool(_ITEM.match(block.text) or _DASH_ITEM.match(block.text)) for block in blocks]
    sure = [bool(re.match(r"[•‣◦▪]\s", block.text)) for block in blocks]
    return [
        here and (sure[at] or any(bullets[max(at - 1, 0) : at]) or any(bullets[at + 1 : at + 2]))
        for at, here in enumerate(bullets)
    ]


def _is_picture_credit(text: str) -> bool:
    return len(text) <= _LONGEST_CREDIT and bool(CREDIT_ANYWHERE.match(text)) and not SPEECH.search(text)


def _is_small_print(text: str) -> bool:
    """A date, a credit or a line without a word: nothing a headline or a dek could be."""
    return bool(_WORDLESS.fullmatch(text)) or is_date_line(text) or _is_picture_credit(text)


def _same(text: str, other: str) -> bool:
    """Whether two lines say the same, marks, blanks and capitals aside."""
    return re.sub(r"[\W_]+", "", text).casefold() == re.sub(r"[\W_]+", "", other).casefold()
