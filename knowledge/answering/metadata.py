"""Questions about the article itself: who wrote it, when and where it was published."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.collection import Collection
from knowledge.languages import MetadataField
from knowledge.models import Answer, Article, Citation, NoAnswer, Passage, Reason, Span, Speaker, SpeakerStatus


def answer_from_metadata(text: str, field: MetadataField, collections: Sequence[Collection]) -> Answer | NoAnswer:
    """Answers from the byline, the date line, the outlet or the title: one citation an article that states it."""
    articles = [reading.article for collection in collections for reading in collection.readings.values()]
    spans = [(article, _span_of(article, field)) for article in articles]
    cited = tuple(_cite(article, span) for article, span in spans if span is not None)
    if not cited:
        return NoAnswer(question=text, reason=Reason.NOT_FOUND)
    return Answer(question=text, citations=cited, confidence=1.0)


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


def _hull(spans: Sequence[Span]) -> Span | None:
    """From the first span to the end of the last: a list of authors stands in neighbouring lines."""
    return spans[0].part(spans[0].start, spans[-1].end) if spans else None


def _cite(article: Article, span: Span) -> Citation:
    number = next((b.number for b in article.blocks if b.span.meets(span)), 0)
    passage = Passage(span=span, number=None, blocks=(number, number), sentences=(span,))
    return Citation(passage=passage, highlight=span, speaker=Speaker(status=SpeakerStatus.OUTLET))
