"""Everything that is known about an article's speakers: frames, reporting clauses and whose voice each one is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from knowledge.models import Article, Block, BlockKind
from knowledge.speakers.common import common_words
from knowledge.speakers.inflected_people import people_among
from knowledge.speakers.inflected_pronouns import antecedent_by_agreement
from knowledge.speakers.mentions import Mentions
from knowledge.speakers.names import Name, hidden_names, names_in, titles_as_surnames
from knowledge.speakers.pronouns import antecedent
from knowledge.speakers.reports import Reports
from knowledge.speakers.roles import Roles
from knowledge.speakers.stage import Clause, Resolve, Stage
from knowledge.speakers.tokens import Frame, frame
from knowledge.speakers.voices import Range, Voice, Voices
from knowledge.speakers.words import Words, words_for

PROSE = frozenset({BlockKind.DEK, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BLOCK_QUOTE})
"""The kinds of block that hold running text. In headlines any word can have a capital, so no names come from them."""

LEARNED = "en"
"""The language that the models of pronouns and of quotations without a clause were learned from."""

_TITLES = frozenset({BlockKind.HEADLINE, BlockKind.HEADING})


@dataclass(frozen=True, slots=True)
class Scene:
    """One block: its frame, its names, its reporting clauses, and whose the names of people are, by first token."""

    block: Block
    frame: Frame
    names: tuple[Name, ...]
    clauses: tuple[Clause, ...]
    people: dict[int, Voice]
    words: Words


@lru_cache(maxsize=4)  # quotations and speakers of one article are found one after the other
def analyse(article: Article, marked: tuple[Range, ...]) -> tuple[Scene, ...]:
    """The scenes of the article's prose blocks, in order. `marked` are the ordered ranges in quotation marks."""
    learned = article.metadata.language == LEARNED
    return scenes_with(article, marked, antecedent if learned else antecedent_by_agreement)


def scenes_with(article: Article, marked: tuple[Range, ...], resolve: Resolve) -> tuple[Scene, ...]:
    """The scenes, where `resolve` says whom the pronoun of a reporting clause means."""
    words = words_for(article.metadata.language)
    blocks = [(number, block) for number, block in enumerate(article.blocks) if block.kind in PROSE]
    whole = {number: frame(article.text, number, b.span.start, b.span.end, (), words) for number, b in blocks}
    lowers = common_words((framed.tokens for framed in whole.values()), words)
    surnames = titles_as_surnames((framed.tokens for framed in whole.values()), words)
    mentioned = [
        (n, name) for n, f in whole.items() for name in names_in(article.text, f.tokens, words, lowers, surnames)
    ]
    mentioned.extend(_hidden(article, whole, mentioned, words))
    people = people_among([name for _, name in mentioned], words)
    stage = Stage(
        Voices(article, people, words, _roles(whole, mentioned, words)),
        words,
        resolve,
        _things(whole, mentioned, words),
    )
    starts = [start for start, _ in marked]
    scenes = []
    for number, block in blocks:
        first = bisect_left(starts, block.span.start)
        last = bisect_left(starts, block.span.end)
        quotes = [(marked[i][0], min(marked[i][1], block.span.end), i) for i in range(first, last)]
        framed = frame(article.text, number, block.span.start, block.span.end, quotes, words)
        names = names_in(article.text, framed.tokens, words, lowers, surnames)
        scenes.append(_scene(block, framed, names, stage, words))
    return tuple(scenes)


def _hidden(
    article: Article, whole: dict[int, Frame], mentioned: Sequence[tuple[int, Name]], words: Words
) -> list[tuple[int, Name]]:
    """The full names of people whom the running text calls by surname alone, from titles and headlines."""
    full = {name.words[-1] for _, name in mentioned if name.full}
    bare = {name.words[0] for _, name in mentioned if len(name.words) == 1 and not name.organisation}
    surnames = frozenset(bare - full)
    titles = {
        number: frame(article.text, number, block.span.start, block.span.end, (), words)
        for number, block in enumerate(article.blocks)
        if block.kind in _TITLES
    }
    frames = sorted((whole | titles).items())
    return [(number, name) for number, framed in frames for name in hidden_names(framed.tokens, surnames)]


def _things(whole: dict[int, Frame], mentioned: Sequence[tuple[int, Name]], words: Words) -> frozenset[tuple[str, ...]]:
    """The words of names that are no people's: "the Bureau", "in Kestle"."""
    return frozenset(
        name.words
        for number, name in mentioned
        if number in whole and whole[number].low(name.lead - 1) in words.thing_marks
    )


def _roles(whole: dict[int, Frame], mentioned: Sequence[tuple[int, Name]], words: Words) -> dict[Range, Range]:
    """The role beside each full name, and the title before a surname, by the name's range."""
    found: dict[Range, Range] = {}
    readers: dict[int, Roles] = {}
    for number, name in mentioned:
        if not name.full and name.lead == name.first:
            continue
        if number not in whole:
            continue
        if number not in readers:
            readers[number] = Roles(whole[number], words, {})
        role = readers[number].beside(name) if name.full else readers[number].between(name.lead, name)
        if role is not None:
            found[(name.start, name.end)] = role
    return found


def _scene(block: Block, framed: Frame, names: Sequence[Name], stage: Stage, words: Words) -> Scene:
    reports = Reports(framed, Mentions(framed, names, words), words).all()
    clauses, voices = stage.play(framed, names, reports)
    return Scene(block, framed, tuple(names), tuple(clauses), voices, words)
