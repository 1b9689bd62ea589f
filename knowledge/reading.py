"""One article, read: its passages, its quotations, and the analysed words of every sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from knowledge.analysis import Word, words
from knowledge.copies import Text, sketch
from knowledge.holdings import Holdings, holdings_of
from knowledge.languages import Language, language_of
from knowledge.languages.countries import phrases_of
from knowledge.models import (
    Article,
    BlockKind,
    Citation,
    Passage,
    Person,
    Quotation,
    Span,
    Speaker,
    SpeakerStatus,
    cut,
)
from knowledge.naming import by_sound
from knowledge.proper_names import proper_names
from knowledge.quotations import find_quotations
from knowledge.quotations.reported import find_reports
from knowledge.roster import people_of
from knowledge.speakers import scenes_of, speaker_in
from knowledge.splitting import split
from knowledge.terms import Phrases, by_first, explained, together
from knowledge.utterances import Utterance, utterances_of

OUTLET = Speaker(status=SpeakerStatus.OUTLET)

_RUNNING = frozenset({BlockKind.DEK, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BLOCK_QUOTE})


@dataclass(frozen=True, eq=False)
class ReadPassage:
    """A passage with its number and its analysed words, sentence by sentence of `passage.sentences`.

    `speakers` holds the stems of the labels of all who are quoted in a sentence, `heading` those of the heading above;
    `beside` the terms that words of a sentence make together, each with what is written there.
    """

    passage: Passage
    number: int
    sentences: tuple[tuple[Word, ...], ...]
    speakers: tuple[frozenset[str], ...]
    quoted: tuple[bool, ...]
    heading: frozenset[str]
    holdings: tuple[Holdings, ...]
    beside: tuple[Mapping[str, str], ...]

    @cached_property
    def stems(self) -> tuple[frozenset[str], ...]:
        """The stems of each sentence, those of its speakers and of terms of several words included."""
        return tuple(
            frozenset(word.stem for word in sentence) | speakers | beside.keys()
            for sentence, speakers, beside in zip(self.sentences, self.speakers, self.beside, strict=True)
        )

    @cached_property
    def all_stems(self) -> frozenset[str]:
        """The stems of the whole passage."""
        return frozenset().union(*self.stems)

    @cached_property
    def terms(self) -> list[str]:
        """What the index holds of the passage: its content words, in order, and the terms that words make together."""
        held = [word.stem for sentence in self.sentences for word in sentence if word.content]
        return held + sorted(frozenset().union(*self.beside).difference(held))

    @property
    def key(self) -> tuple[str, int]:
        """The version of its article and its number there."""
        return self.passage.span.version, self.number

    @cached_property
    def sketch(self) -> tuple[int, ...]:
        """A few numbers of which its copies in other articles have some too."""
        return sketch([word.folded for sentence in self.sentences for word in sentence])


class Reading:
    """An article made ready for questions. Immutable, like the version it belongs to."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.language: Language = language_of(article.metadata.language)
        self.passages: tuple[Passage, ...] = split(article)
        self.quotations: tuple[Quotation, ...] = find_quotations(article)
        scenes = scenes_of(article, self.quotations)
        sentences = (sentence for passage in self.passages for sentence in passage.sentences)
        self._speakers: dict[int, Speaker] = {
            sentence.start: speaker_in(article, sentence, self.quotations, scenes) for sentence in sentences
        }
        self._starts = [quotation.span.start for quotation in self.quotations]
        self.read: tuple[ReadPassage, ...] = tuple(self._read(*numbered) for numbered in enumerate(self.passages))

    @cached_property
    def reports(self) -> tuple[Quotation, ...]:
        """What somebody said in the reporter's words, in order."""
        return find_reports(self.article, self.quotations)

    @cached_property
    def utterances(self) -> tuple[Utterance, ...]:
        """The words of all quotations and reports, ready to be compared."""
        return (*utterances_of(self.article, self.quotations), *utterances_of(self.article, self.reports))

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Who speaks in the article, most quotations first."""
        return people_of(self.article, (*self.quotations, *self.reports))

    @property
    def heard(self) -> bool:
        """Whether `hear` is done."""
        return "people" in self.__dict__ and "utterances" in self.__dict__

    def hear(self) -> None:
        """Makes the people and the words of all quotations ready, which takes some milliseconds the first time."""
        for utterance in self.utterances:
            utterance.prepare()
        _ = self.people

    @cached_property
    def block_words(self) -> tuple[tuple[Word, ...], ...]:
        """The words of each block of the article, headline, byline and credits included."""
        code = self.language.code
        return tuple(tuple(words(cut(self.article, block.span), code)) for block in self.article.blocks)

    @property
    def words(self) -> Iterable[Word]:
        """The words of all blocks, in order."""
        return chain.from_iterable(self.block_words)

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of words that are names."""
        return proper_names(self.block_words, self.language)

    @cached_property
    def spellings(self) -> dict[str, str]:
        """Each stem with the first word of it, folded; a name with a capital."""
        found: dict[str, str] = {}
        for word in self.words:
            found.setdefault(word.stem, word.folded.capitalize() if word.stem in self.names else word.folded)
        return found

    @cached_property
    def mentions(self) -> frozenset[str]:
        """The stems of all words of the article, and the terms that words of its passages make together."""
        return frozenset(self.spellings.keys() | self.made.keys())

    @cached_property
    def made(self) -> dict[str, str]:
        """The terms that words of the passages make together, each with what the last of them writes."""
        return {stem: written for read in self.read for beside in read.beside for stem, written in beside.items()}

    @cached_property
    def phrases(self) -> Phrases:
        """What several words stand for in this article: countries, and the abbreviations that it explains."""
        texts = (cut(self.article, block.span) for block in self.article.blocks)
        return by_first((*phrases_of(self.language.code), *explained(texts, self.language.code)))

    @cached_property
    def sounds(self) -> dict[str, frozenset[str]]:
        """The stems of the article's names by how they sound."""
        return by_sound({stem: self.spellings[stem] for stem in self.names})

    @cached_property
    def lines(self) -> frozenset[str]:
        """The stems of what is no running text: headline, byline, headings, credits, front matter."""
        blocks = (block for block in self.article.blocks if block.kind not in _RUNNING)
        return frozenset(w.stem for b in blocks for w in words(cut(self.article, b.span), self.language.code))

    def cite(self, passage: Passage, highlight: Span | None = None) -> Citation:
        """A passage as evidence, with who speaks in the sentence where the highlight begins (by default the first).

        A headline, a byline and the like are the outlet's own words.
        """
        highlight = highlight or passage.sentences[0]
        sentence = max((s for s in passage.sentences if s.start <= highlight.start), key=lambda s: s.start)
        return Citation(passage=passage, highlight=highlight, speaker=self._speakers.get(sentence.start, OUTLET))

    def text_of(self, read: ReadPassage) -> Text:
        """A passage of this article, made ready to be compared with those of others."""
        labels = (self._speakers[sentence.start].label for sentence in read.passage.sentences)
        voices = tuple(cut(self.article, label) if label is not None else "" for label in labels)
        return Text(cut(self.article, read.passage.span), read.sentences, voices)

    def stems_of(self, *spans: Span | None) -> frozenset[str]:
        """The stems of the content words of some spans of the article."""
        return frozenset().union(*map(self._stems, spans))

    def passage_of(self, span: Span) -> Passage | None:
        """The passage in which a span begins; None for a heading or a credit."""
        place = bisect_right(self.passages, span.start, key=lambda passage: passage.span.start) - 1
        return self.passages[place] if place >= 0 and span.start < self.passages[place].span.end else None

    def _read(self, number: int, passage: Passage) -> ReadPassage:
        quoted = [self._quotations_in(sentence) for sentence in passage.sentences]
        speakers = tuple(frozenset().union(*(self._label_stems(q) for q in found)) for found in quoted)
        code = self.language.code
        texts = tuple(cut(self.article, s) for s in passage.sentences)
        sentences = tuple(tuple(words(text, code)) for text in texts)
        return ReadPassage(
            passage=passage,
            number=number,
            sentences=sentences,
            speakers=speakers,
            quoted=tuple(bool(found) for found in quoted),
            heading=self._stems(passage.heading),
            holdings=tuple(holdings_of(*each, self.language) for each in zip(texts, sentences, speakers, strict=True)),
            beside=tuple(self._beside(*each) for each in zip(texts, sentences, strict=True)),
        )

    def _beside(self, text: str, sentence: Sequence[Word]) -> dict[str, str]:
        made = together(text, sentence, self.language.code, self.phrases)
        plain = {word.stem for word in sentence}
        return {term.stem: text[term.start : term.end] for term in made if term.stem not in plain}

    def _quotations_in(self, sentence: Span) -> list[Quotation]:
        """The quotations that share a character with a sentence: they stand in order and do not overlap."""
        found = []
        for place in range(max(bisect_right(self._starts, sentence.start) - 1, 0), len(self.quotations)):
            if self._starts[place] >= sentence.end:
                break
            if self.quotations[place].span.meets(sentence):
                found.append(self.quotations[place])
        return found

    def _label_stems(self, quotation: Quotation) -> frozenset[str]:
        return self._stems(quotation.speaker.label) | self._stems(quotation.speaker.role)

    def _stems(self, span: Span | None) -> frozenset[str]:
        if span is None:
            return frozenset()
        return frozenset(w.stem for w in words(cut(self.article, span), self.language.code) if w.content)
