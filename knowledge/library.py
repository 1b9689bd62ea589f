"""The articles: load, add, replace, remove, look up, ask. The face that the bot and the command line talk to."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from knowledge.answering import ask
from knowledge.answering.answer import weigh_all
from knowledge.answering.filters import narrow, narrowed
from knowledge.answering.followups import Acquaintance, complete
from knowledge.answering.speech import SpeechQuestion, speech_question
from knowledge.answering.understanding import understand
from knowledge.collection import Collection
from knowledge.errors import LoadingError, UnknownPassage, UnknownVersion
from knowledge.loading import DEFAULT_LIMIT, article_files, forget_detector, load_file
from knowledge.matching import Found, match, nearest, tells
from knowledge.misattribution import Namer
from knowledge.models import (
    SHORT_VERSION,
    Answer,
    Article,
    Citation,
    NoAnswer,
    Passage,
    Person,
    Quotation,
    QuotationMatch,
    Span,
    SpeakerProfile,
    SpeakerQuotations,
    cut,
)
from knowledge.reading import Reading
from knowledge.roster import Roster
from knowledge.topics import about
from knowledge.utterances import Utterance


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What became of a load: the articles that are in now, an error for each file that could not be read, and the
    files that the articles came from, by the id of the article."""

    loaded: tuple[Article, ...]
    errors: tuple[LoadingError, ...]
    files: Mapping[str, Path]


class Library:
    """Holds the current version of every article, and every earlier version that was ever added.

    The asynchronous methods run on the event loop: a question takes about a millisecond. Only loading goes to a
    thread.
    """

    def __init__(self) -> None:
        self._readings: dict[str, Reading] = {}
        self._kept: dict[str, Article] = {}
        self._short: dict[str, str] = {}
        self._current: dict[str, Reading] = {}
        self._collections: dict[str, Collection] = {}
        self._roster: Roster | None = None

    async def load(self, *paths: Path, limit: int = DEFAULT_LIMIT) -> LoadReport:
        """Loads files, and folders of files. A file that cannot be read is reported and the others still load.

        `limit` is in bytes a file.
        """
        loaded: dict[str, Article] = {}
        files: dict[str, Path] = {}
        errors: list[LoadingError] = []
        for path in paths:
            for file, error in _files(path):
                if error is not None:
                    errors.append(error)
                    continue
                try:
                    article = await asyncio.to_thread(load_file, file, limit=limit)
                    _check_name(file, files.setdefault(article.id, file))
                except LoadingError as fault:
                    errors.append(fault)
                    continue
                await self.add(article)
                loaded[article.id] = article
        forget_detector()
        return LoadReport(tuple(loaded.values()), tuple(errors), {name: files[name] for name in loaded})

    async def add(self, article: Article) -> None:
        """Adds an article, in place of the current version of the same id; the earlier version stays readable."""
        reading = self._readings.get(article.version)
        if reading is None or reading.article != article:  # what is known of a text can change without the text
            reading = await asyncio.to_thread(Reading, article)
        await self.remove(article.id)
        self._readings[article.version] = reading
        self._short[article.short_version] = article.version
        self._current[article.id] = reading
        self._roster = None
        code = reading.language.code
        if code not in self._collections:
            self._collections[code] = Collection(reading.language)
        self._collections[code].add(reading)

    async def remove(self, article_id: str) -> None:
        """Takes an article out of what is asked; its versions stay readable. Nothing happens when it is not there."""
        self._roster = None
        reading = self._current.pop(article_id, None)
        if reading is None or any(_alike(reading, other) for other in self._current.values()):
            return
        code = reading.language.code
        self._collections[code].remove(reading.article.version)
        if not self._collections[code].readings:
            del self._collections[code]

    def keep(self, articles: Iterable[Article]) -> None:
        """Makes versions readable that are not asked, such as those that were added before a restart.

        They are read when somebody looks at them. A version that is there already stays as it is.
        """
        for article in articles:
            if article.version not in self._readings:
                self._kept.setdefault(article.version, article)
                self._short.setdefault(article.short_version, article.version)

    async def ready(self) -> None:
        """Reads who says what in the articles that were added since, in a thread; the look-ups wait for it.

        Without it, the first call of `speakers` or `people` takes the time that reading takes.
        """
        unread = [reading for reading in self._current_readings() if not reading.heard]
        if unread:
            await asyncio.to_thread(_hear, unread)

    def articles(self) -> tuple[Article, ...]:
        """The current version of every article, in the order they were added."""
        return tuple(reading.article for reading in self._current.values())

    def article(self, version: str) -> Article:
        """The article of a version, full or short. Raises UnknownVersion."""
        return self._reading(version).article

    def passages(self, version: str) -> tuple[Passage, ...]:
        """All passages of a version, in order. Raises UnknownVersion."""
        return self._reading(version).passages

    def passage(self, version: str, number: int) -> Passage:
        """One passage by its number, from 0. Raises UnknownVersion or UnknownPassage."""
        passages = self.passages(version)
        if not 0 <= number < len(passages):
            raise UnknownPassage(f"version {version[:SHORT_VERSION]} has {len(passages)} passages, none is {number}")
        return passages[number]

    def quotations(self, version: str) -> tuple[Quotation, ...]:
        """All quotations of a version, in order. Raises UnknownVersion."""
        return self._reading(version).quotations

    def reports(self, version: str) -> tuple[Quotation, ...]:
        """What somebody said in the reporter's words (REPORTED), in order. Raises UnknownVersion."""
        return self._reading(version).reports

    def people(self, version: str) -> tuple[Person, ...]:
        """Who speaks in a version, most quotations first, then by first mention. Raises UnknownVersion."""
        return self._reading(version).people

    def speakers(self) -> tuple[SpeakerProfile, ...]:
        """Who speaks in the current articles, most quotations first."""
        return self._everybody().profiles

    def speakers_like(self, name: str, limit: int = 3) -> tuple[SpeakerProfile, ...]:
        """The speakers whose names look most like one that nobody has, best first."""
        return self._everybody().like(name, limit)

    def speech_question(self, question: str) -> SpeechQuestion | None:
        """Whose words a plain question asks for ("what did X say about Y", "who said that ..."); None for others."""
        return speech_question(question)

    def cite(self, passage: Passage, highlight: Span | None = None) -> Citation:
        """A passage as evidence, with who speaks in the highlighted sentence. Raises UnknownVersion."""
        return self._reading(passage.span.version).cite(passage, highlight)

    def copies(self, passage: Passage) -> tuple[Citation, ...]:
        """The same passage in other current articles, the earliest first, one citation an article.

        An article whose whole text is the same has the same version, and so no passage of its own: see `namesakes`.
        Raises UnknownVersion.
        """
        version, number = passage.span.version, passage.number
        reading = self._reading(version)
        collection = self._collections.get(reading.language.code)
        if collection is None or number is None:
            return ()
        found: dict[str, Citation] = {}
        for copy in collection.copies(reading.read[number], reading):
            other = copy.passage.span.version
            if other != version and other not in found:
                found[other] = collection.readings[other].cite(copy.passage)
        return tuple(found.values())

    def namesakes(self, version: str) -> tuple[Article, ...]:
        """The current articles of this version under other ids than that of `article(version)`: the same text twice."""
        first = self._reading(version).article
        return tuple(
            reading.article
            for reading in self._current.values()
            if reading.article.version == first.version and reading.article.id != first.id
        )

    def cut(self, span: Span) -> str:
        """The words of a span. Raises UnknownVersion, or OutOfRange when it does not fit."""
        return cut(self.article(span.version), span)

    def collections(self) -> tuple[Collection, ...]:
        """The current articles as questions see them, one collection a language. Not to be changed."""
        return tuple(self._collections.values())

    async def ask(self, question: str, context: str = "") -> Answer | NoAnswer:
        """Answers a question from the current articles, or says why not.

        `context` is the last question that was answered, in full (`understood`, else `question`, of its answer): what
        a follow-up leans on ("and Lee?", "why?").
        """
        if context:
            await self.ready()
        return ask(question, list(self._collections.values()), context)

    def is_filtered(self, question: str) -> bool:
        """Whether words of a question say which articles it is about ("in articles by …", "since last week")."""
        return narrow(question, self.collections(), date.today()) is not None

    async def understood(self, question: str, context: str) -> str:
        """The full question that a follow-up stands for, as `ask` reads it; empty for a full question."""
        if not context:
            return ""
        await self.ready()
        before, _ = narrowed(context, self.collections(), date.today())
        return complete(question, before, Acquaintance(list(self._collections.values())))

    async def quotes(self, speaker: str, topic: str = "") -> SpeakerQuotations:
        """What the current articles quote of a speaker, whose name may be misspelt, transliterated or inflected.

        With a topic, only what is about it. When the name fits several people, they are the profiles, and nothing is
        quoted: `quotes_of` quotes the one that was meant.
        """
        await self.ready()
        profiles = self._everybody().named(speaker)
        if len(profiles) != 1:
            return SpeakerQuotations(asked=speaker, topic=topic, profiles=profiles)
        return self.quotes_of(profiles[0], topic, speaker)

    def quotes_of(self, profile: SpeakerProfile, topic: str = "", asked: str = "") -> SpeakerQuotations:
        """What is quoted of a speaker in the order of the articles; with a topic, only what is about it.

        Quotations, and reports (REPORTED) whose sentence holds no quotation of the same person. Raises UnknownVersion.
        """
        found: list[Quotation] = []
        for person in profile.people:
            spoken = _spoken_by(person)
            found.extend(self.about(topic, spoken) if topic.strip() else spoken)
        return SpeakerQuotations(
            asked=asked or self.cut(profile.people[0].label),
            topic=topic,
            profiles=(profile,),
            quotations=tuple(found),
            citations=tuple(self._cite_quotation(quotation, quotation.span) for quotation in found),
        )

    def about(self, topic: str, quotations: Sequence[Quotation]) -> list[Quotation]:
        """Those of the quotations, all of one version, whose passage holds the words of the topic."""
        if not quotations:
            return []
        reading = self._reading(quotations[0].span.version)
        collection = self._collections.get(reading.language.code) or Collection(reading.language)
        return about(topic, quotations, reading, collection)

    async def who(self, fragment: str) -> tuple[QuotationMatch, ...]:
        """The quotations that hold the words, or the words that a message quotes, best first; empty when none does.

        What somebody said comes before headings and terms in quotation marks, and reported speech last. Altered words
        (FUZZY) come with what differs, and all with whom the message names as the speaker. Words that tell nothing
        (`tells`) find only quotations that are nothing else.
        """
        await self.ready()
        matches = tuple(map(self._match, match(fragment, self._utterances())))
        if not matches:
            return ()
        return self._with_names(fragment, matches)

    def _with_names(self, fragment: str, matches: Sequence[QuotationMatch]) -> tuple[QuotationMatch, ...]:
        """The matches with whom the fragment names; nobody is named wrongly whose words one of the matches is."""
        namer = Namer(fragment, self._everybody())
        named = [namer.naming(self.article(m.quotation.span.version), m.quotation, m.found) for m in matches]
        compared = list(zip(named, matches, strict=True))
        right = [n.credit for n, m in compared if not n.wrong and m.quotation.speaker.label is not None]
        return tuple(
            m.model_copy(
                update={
                    "named": n.credit.name if n.credit is not None else None,
                    "misattributed": n.wrong and n.credit not in right,
                }
            )
            for n, m in compared
        )

    async def nearest_quotations(self, fragment: str, limit: int = 5) -> tuple[QuotationMatch, ...]:
        """The quotations that share most of the telling words of a fragment that nobody said, best first.

        They are no match (method FUZZY, an honest score, the whole quotation found); empty when none shares a word.
        """
        await self.ready()
        return tuple(map(self._match, nearest(fragment, self._utterances(), limit)))

    def tells(self, fragment: str) -> bool:
        """Whether the words say enough for `who`: in some language of the articles, more than stop words."""
        return tells(fragment, self._collections)

    async def search(self, query: str, limit: int = 50) -> tuple[Citation, ...]:
        """The passages nearest to the words, best first: no decision is taken whether they answer anything.

        Filters that are said outright are kept to (`source:Courier`).
        """
        query, collections = narrowed(query, self.collections(), date.today())
        found = [
            candidate
            for collection in collections
            for candidate in weigh_all(understand(query, collection), collection, limit)
        ]
        found.sort(key=lambda candidate: -candidate.score)
        return tuple(candidate.citation() for candidate in found[:limit])

    def _utterances(self) -> list[Utterance]:
        return [utterance for reading in self._current_readings() for utterance in reading.utterances]

    def _match(self, found: Found) -> QuotationMatch:
        return QuotationMatch(
            quotation=found.quotation,
            found=found.span,
            method=found.method,
            score=found.score,
            citation=self._cite_quotation(found.quotation, found.span),
            differs=found.differs,
            altered=found.altered,
        )

    def _cite_quotation(self, quotation: Quotation, found: Span) -> Citation:
        reading = self._reading(quotation.span.version)
        passage = reading.passage_of(found) or _alone(quotation)
        highlight = found.part(found.start, min(found.end, passage.span.end))
        return Citation(passage=passage, highlight=highlight, speaker=quotation.speaker)

    def _everybody(self) -> Roster:
        """Who speaks in the current articles; made anew after they change."""
        if self._roster is None:
            self._roster = Roster((reading.article, reading.people) for reading in self._current_readings())
        return self._roster

    def _current_readings(self) -> Iterable[Reading]:
        """The current readings; a text that is there under two ids once."""
        return {reading.article.version: reading for reading in self._current.values()}.values()

    def _reading(self, version: str) -> Reading:
        full = self._short.get(version, version)
        reading = self._readings.get(full)
        if reading is not None:
            return reading
        if full not in self._kept:
            raise UnknownVersion(f"no article of version {version[:SHORT_VERSION]} is here; it may have been removed")
        return self._readings.setdefault(full, Reading(self._kept[full]))


def _hear(readings: Iterable[Reading]) -> None:
    for reading in readings:
        reading.hear()


def _alike(a: Reading, b: Reading) -> bool:
    """Whether two articles are one in a collection: the same text in the same language."""
    return a.article.version == b.article.version and a.language.code == b.language.code


def _check_name(file: Path, first: Path) -> None:
    """Raises LoadingError for a file that would push another one of the same load out."""
    if file.resolve() != first.resolve():
        problem = f"its name without the ending is also that of {first}, and an article is known by it"
        raise LoadingError(str(file), problem, "Rename one of the two")


def _spoken_by(person: Person) -> list[Quotation]:
    """A person's quotations, and the reports whose sentences hold none of them, in order."""
    reports = (r for r in person.reports if not any(r.span.meets(q.span) for q in person.quotations))
    return sorted((*person.quotations, *reports), key=lambda quotation: quotation.span.start)


def _alone(quotation: Quotation) -> Passage:
    """The quotation as a passage of its own, where it stands outside the running text (in a heading)."""
    span = quotation.marked
    return Passage(span=span, number=None, blocks=(quotation.block, quotation.block), sentences=(span,))


def _files(path: Path) -> list[tuple[Path, LoadingError | None]]:
    """The files of a path, or the error that keeps it from being listed."""
    try:
        return [(file, None) for file in article_files(path)]
    except LoadingError as error:
        return [(path, error)]
