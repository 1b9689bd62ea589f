"""What the command prints with --json: plain values, with offsets of the article's own file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from knowledge.library import Library
from knowledge.models import (
    Answer,
    Article,
    Citation,
    NoAnswer,
    Quotation,
    QuotationMatch,
    Span,
    Speaker,
    SpeakerProfile,
)


def result_values(library: Library, result: Answer | NoAnswer) -> dict[str, Any]:
    """An answer, or why there is none."""
    shared = {
        "question": result.question,
        "understood": result.understood,
        "within": list(result.within),
        "confidence": round(result.confidence, 4),
    }
    if isinstance(result, Answer):
        return shared | {
            "answered": True,
            "respelt": list(result.respelt),
            "citations": [_answer_values(library, result, place) for place in range(len(result.citations))],
            "nearest": [citation_values(library, c) for c in result.nearest],
        }
    return shared | {
        "answered": False,
        "reason": result.reason.value,
        "terms": list(result.terms),
        "mentioned": list(result.mentioned),
        "languages": list(result.languages),
        "nearest": [citation_values(library, c) for c in result.nearest],
    }


def _answer_values(library: Library, result: Answer, place: int) -> dict[str, Any]:
    """A citation of an answer, with the other articles that carry the passage, and whether it states otherwise than the
    first."""
    citation = result.citations[place]
    copies = result.copies[place] if result.copies else ()
    versions = (citation.version, *(copy.version for copy in copies))
    return citation_values(library, citation) | {
        "disputed": citation in result.disputed,
        "copies": [_place_values(library, copy, library.article(copy.version)) for copy in copies]
        + [_place_values(library, citation, other) for v in versions for other in library.namesakes(v)],
    }


def _place_values(library: Library, citation: Citation, article: Article) -> dict[str, Any]:
    """Where a passage stands, without its words. `article` has the version of the citation."""
    metadata = article.metadata
    start, end = article.offsets.span_to_file(citation.passage.span.start, citation.passage.span.end)
    return {
        "article": article.id,
        "version": article.version,
        "title": title_of(library, article),
        "outlet": _words(library, metadata.outlet),
        "published": metadata.published.isoformat() if metadata.published is not None else None,
        "paragraphs": list(citation.passage.blocks),
        "start": start,
        "end": end,
    }


def citation_values(library: Library, citation: Citation) -> dict[str, Any]:
    """A citation: its words, where they stand in the file, who speaks."""
    article = library.article(citation.version)
    start, end = article.offsets.span_to_file(citation.passage.span.start, citation.passage.span.end)
    return {
        "article": article.id,
        "version": article.version,
        "title": title_of(library, article),
        "paragraphs": list(citation.passage.blocks),
        "start": start,
        "end": end,
        "text": library.cut(citation.passage.span),
        "highlight": library.cut(citation.highlight),
        "speaker": speaker_values(library, citation.speaker),
    }


def speaker_values(library: Library, speaker: Speaker) -> dict[str, Any]:
    """A speaker, in the words of the article."""
    return {
        "status": speaker.status.value,
        "label": _words(library, speaker.label),
        "role": _words(library, speaker.role),
        "reported": speaker.reported,
    }


def match_values(library: Library, match: QuotationMatch, asked: str) -> dict[str, Any]:
    """A quotation that was found, and how; `altered` are ranges of the words that were asked for.

    `named` is who they name as the speaker, and `misattributed` whether that is another person than the article names.
    """
    quotation = match.quotation
    return {
        "method": match.method.value,
        "score": round(match.score, 1),
        "kind": quotation.kind.value,
        "quotation": library.cut(quotation.span),
        "found": library.cut(match.found),
        "differs": [_range(library, span) for span in match.differs],
        "altered": [{"start": start, "end": end, "text": asked[start:end]} for start, end in match.altered],
        "named": match.named,
        "misattributed": match.misattributed,
        "role": _words(library, quotation.speaker.role),
        "label": _words(library, quotation.speaker.mention),
        "paragraph": quotation.block,
        "heard": _words(library, quotation.heard),
        **citation_values(library, match.citation),
    }


def quotation_values(library: Library, quotation: Quotation, files: Mapping[str, str]) -> dict[str, Any]:
    """A quotation without its marks. `speaker` is what a reader is shown, `label` the words beside the cue.

    `text` is `file[start:end]`, letter for letter, line breaks, soft hyphens and markup included; `files` are the
    articles' own files (`knowledge.loading.file_text`) by the id of the article.
    """
    speaker, place = quotation.speaker, _range(library, quotation.span)
    file = files[library.article(quotation.span.version).id]
    return place | {
        "text": file[place["start"] : place["end"]],
        "kind": quotation.kind.value,
        "speaker": _words(library, speaker.label),
        "label": _words(library, speaker.mention),
        "role": _words(library, speaker.role),
        "paragraph": quotation.block,
        "heard": _words(library, quotation.heard),
        "article": library.article(quotation.span.version).id,
    }


def profile_values(library: Library, profile: SpeakerProfile) -> dict[str, Any]:
    """One who speaks in the sources, and how often."""
    people = profile.people
    role = next((person.role for person in people if person.role is not None), None)
    return {
        "name": library.cut(people[0].label),
        "status": people[0].status.value,
        "role": _words(library, role),
        "quotations": sum(len(person.quotations) for person in people),
        "reports": sum(len(person.reports) for person in people),
        "articles": [library.article(person.label.version).id for person in people],
    }


def _range(library: Library, span: Span) -> dict[str, Any]:
    """Words with their offsets in the article's own file."""
    start, end = library.article(span.version).offsets.span_to_file(span.start, span.end)
    return {"start": start, "end": end, "text": library.cut(span)}


def _words(library: Library, span: Span | None) -> str | None:
    return library.cut(span) if span is not None else None


def article_values(library: Library, article: Article) -> dict[str, Any]:
    """What is known of an article."""
    metadata = article.metadata
    return {
        "id": article.id,
        "title": title_of(library, article),
        "outlet": _words(library, metadata.outlet),
        "authors": ", ".join(library.cut(author) for author in metadata.authors),
        "published": metadata.published.isoformat() if metadata.published is not None else None,
        "language": metadata.language,
        "passages": len(library.passages(article.version)),
        "quotations": len(library.quotations(article.version)),
        "version": article.short_version,
    }


def title_of(library: Library, article: Article) -> str:
    """The title of an article, or its id when it has none."""
    return library.cut(article.metadata.title) if article.metadata.title is not None else article.id


def check_values(library: Library, article: Article) -> dict[str, Any]:
    """An article as the bot sees it: blocks, passages, quotations."""
    return article_values(library, article) | {
        "blocks": [{"number": b.number, "kind": b.kind.value, "text": library.cut(b.span)} for b in article.blocks],
        "passages": [
            {"number": p.number, "paragraphs": list(p.blocks), "sentences": [library.cut(s) for s in p.sentences]}
            for p in library.passages(article.version)
        ],
        "quotations": [
            {
                "kind": q.kind.value,
                "paragraph": q.block,
                "text": library.cut(q.span),
                "speaker": speaker_values(library, q.speaker),
            }
            for q in library.quotations(article.version)
        ],
    }
