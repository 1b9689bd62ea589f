"""Everything that is known about an article's speakers: frames, reporting clauses and whose voice each one is."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from knowledge.models import Article, Block, BlockKind
from knowledge.speakers.mention import Mention, MentionKind
from knowledge.speakers.mentions import Mentions
from knowledge.speakers.names import Name, People, common_words, names_in
from knowledge.speakers.reports import CueKind, Report, Reports
from knowledge.speakers.roles import Roles
from knowledge.speakers.tokens import Frame, TokenKind, frame
from knowledge.speakers.voices import Heard, Range, Voice, Voices
from knowledge.speakers.words import Words, words_for

PROSE = frozenset({BlockKind.DEK, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BLOCK_QUOTE})
"""The kinds of block that hold running text. In headlines any word can have a capital, so no names come from them."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A reporting clause and whose voice it is; `voice` is None when its subject could not be read."""

    report: Report
    voice: Voice | None


@dataclass(frozen=True, slots=True)
class Scene:
    """One block: its frame, its names, its reporting clauses, and the subjects that its sentences start with."""

    block: Block
    frame: Frame
    names: tuple[Name, ...]
    clauses: tuple[Clause, ...]
    words: Words


@lru_cache(maxsize=4)  # quotations and speakers of one article are found one after the other
def analyse(article: Article, marked: tuple[Range, ...]) -> tuple[Scene, ...]:
    """The scenes of the article's prose blocks, in order. `marked` are the ordered ranges in quotation marks."""
    words = words_for(article.metadata.language)
    blocks = [(number, block) for number, block in enumerate(article.blocks) if block.kind in PROSE]
    whole = {number: frame(article.text, number, b.span.start, b.span.end, (), words) for number, b in blocks}
    lowers = common_words(framed.tokens for framed in whole.values())
    mentioned = [(n, name) for n, f in whole.items() for name in names_in(article.text, f.tokens, words, lowers)]
    people = People([name for _, name in mentioned], words)
    voices = Voices(article, people, words, _roles(whole, mentioned, words))
    starts = [start for start, _ in marked]
    scenes = []
    for number, block in blocks:
        first = bisect_left(starts, block.span.start)
        last = bisect_left(starts, block.span.end)
        quotes = [(marked[i][0], min(marked[i][1], block.span.end), i) for i in range(first, last)]
        framed = frame(article.text, number, block.span.start, block.span.end, quotes, words)
        scenes.append(_scene(article, block, number, framed, voices, words, lowers))
    return tuple(scenes)


def _roles(whole: dict[int, Frame], mentioned: Sequence[tuple[int, Name]], words: Words) -> dict[Range, Range]:
    """The role beside each full name, by the name's range: the first that the article gives that person's form."""
    found: dict[Range, Range] = {}
    readers: dict[int, Roles] = {}
    for number, name in mentioned:
        if not name.full:
            continue
        if number not in readers:
            readers[number] = Roles(whole[number], words, {})
        role = readers[number].beside(name)
        if role is not None:
            found[(name.start, name.end)] = role
    return found


def _scene(
    article: Article, block: Block, number: int, framed: Frame, voices: Voices, words: Words, lowers: frozenset[str]
) -> Scene:
    names = names_in(article.text, framed.tokens, words, lowers)
    mentions = Mentions(framed, names, words)
    reports = Reports(framed, mentions, words).all()
    subjects = _subjects(framed, mentions, reports)
    heard = Heard(number)
    waiting, unmet = deque(subjects), deque(names)
    labelled: set[int] = set()
    clauses: list[Clause] = []
    for report in reports:
        place = report.mention.first if report.mention is not None else report.first
        while unmet and unmet[0].last < place:
            name = unmet.popleft()
            if name.first not in labelled:
                voices.meet(name, heard)
        if report.mention is not None and report.mention.kind is MentionKind.LABEL:
            labelled.update(range(report.mention.first, report.mention.last + 1))
        while waiting and waiting[0].first < report.reach[0]:
            heard.add(voices.of(waiting.popleft(), heard))
        clauses.append(Clause(report, _voice(report, clauses, heard, voices)))
        said = clauses[-1].voice
        if said is not None:
            heard.add(said)
    return Scene(block, framed, tuple(names), tuple(clauses), words)


def _voice(report: Report, clauses: Sequence[Clause], heard: Heard, voices: Voices) -> Voice | None:
    if report.mention is None:
        return None
    if report.kind is CueKind.PARTICIPLE and clauses and clauses[-1].report.mention is report.mention:
        return clauses[-1].voice
    return voices.of(report.mention, heard)


def _subjects(framed: Frame, mentions: Mentions, reports: Sequence[Report]) -> list[Mention]:
    """The names that sentences without a reporting clause of their own start with: people a pronoun can mean."""
    with_report = {framed.starts[report.first] for report in reports}
    found: list[Mention] = []
    index = 0
    while index < len(framed.tokens):
        end = framed.ends[index]
        if index not in with_report and framed.kind(index) is not TokenKind.QUOTE:
            subject = mentions.subject(index, end)
            if subject is not None and subject.name is not None:
                found.append(subject)
        index = end
    return found
