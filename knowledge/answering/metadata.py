"""Questions about the article itself: who wrote it, when and where it was published."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.collection import Collection
from knowledge.languages import MetadataField
from knowledge.models import Answer, Article, Citation, NoAnswer, Passage, Reason, Span, Speaker, SpeakerStatus
from knowledge.reading import Reading


def answer_from_metadata(text: str, field: MetadataField, collections: Sequence[Collection]) -> Answer | NoAnswer:
    """Answers from the byline, the date line, the outlet or the title, which is one citation an article that states it;
    from the title and the dek, or the first paragraph, for what the article is about."""
    readings = [reading for collection in collections for reading in collection.readings.values()]
    cited = tuple(citation for reading in readings for citation in _cited(reading, field))
    if not cited:
        return NoAnswer(question=text, reason=Reason.NOT_FOUND)
    return Answer(question=text, citations=cited, confidence=1.0)


def _cited(reading: Reading, field: MetadataField) -> tuple[Citation, ...]:
    if field is MetadataField.ABOUT:
        return _subject(reading)
    span = _span_of(reading.article, field)
    return (_cite(reading.article, span),) if span is not None else ()


def _subject(reading: Reading) -> tuple[Citation, ...]:
    """What an article is about, in its own words: its title with the dek, else with the first paragraph."""
    metadata, article = reading.article.metadata, reading.article
    title, dek = metadata.title, metadata.dek
    if title is not None and dek is not None and not article.text[title.end : dek.start].strip():
        return (_cite(article, title.part(title.start, dek.end)),)
    if title is not None and reading.passages and reading.passages[0].span.meets(title):
        return (reading.cite(reading.passages[0]),)  # the first sentence serves as the title
    headed = (_cite(article, title),) if title is not None else ()
    if dek is not None:
        return (*headed, _cite(article, dek))
    return (*headed, *(reading.cite(passage) for passage in reading.passages[:1]))


def _span_of(article: Article, field: MetadataField) -> Span | None:
    metadata = article.metadata
    match field:
        case MetadataField.AUTHORS:
            return metadata.byline or _hull(metadata.authors)
        case MetadataField.PUBLISHED:
            return metadata.published_at
        case MetadataField.OUTLET:
            return metadata.outlet
        case MetadataField.TITLE:
            return metadata.title
        case MetadataField.ABOUT:
            return None


def _hull(spans: Sequence[Span]) -> Span | None:
    """From the first span to the end of the last: a list of authors stands in neighbouring lines."""
    return spans[0].part(spans[0].start, spans[-1].end) if spans else None


def _cite(article: Article, span: Span) -> Citation:
    number = next((b.number for b in article.blocks if b.span.meets(span)), 0)
    passage = Passage(span=span, number=None, blocks=(number, number), sentences=(span,))
    return Citation(passage=passage, highlight=span, speaker=Speaker(status=SpeakerStatus.OUTLET))
