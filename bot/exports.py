"""What the command prints with --json: plain values, with offsets of the article's own file."""

from __future__ import annotations

from typing import Any

from knowledge.library import Library
from knowledge.models import Answer, Article, Citation, NoAnswer, QuotationMatch, Speaker


def result_values(library: Library, result: Answer | NoAnswer) -> dict[str, Any]:
    """An answer, or why there is none."""
    shared = {"question": result.question, "confidence": round(result.confidence, 4)}
    if isinstance(result, Answer):
        return shared | {
            "answered": True,
            "respelt": list(result.respelt),
            "citations": [citation_values(library, c) for c in result.citations],
        }
    return shared | {
        "answered": False,
        "reason": result.reason.value,
        "terms": list(result.terms),
        "languages": list(result.languages),
        "nearest": [citation_values(library, c) for c in result.nearest],
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
        "label": library.cut(speaker.label) if speaker.label is not None else None,
        "role": library.cut(speaker.role) if speaker.role is not None else None,
        "reported": speaker.reported,
    }


def match_values(library: Library, match: QuotationMatch) -> dict[str, Any]:
    """A quotation that was found, and how."""
    return {
        "method": match.method.value,
        "score": round(match.score, 1),
        "kind": match.quotation.kind.value,
        "quotation": library.cut(match.quotation.span),
        "found": library.cut(match.found),
        **citation_values(library, match.citation),
    }


def article_values(library: Library, article: Article) -> dict[str, Any]:
    """What is known of an article."""
    metadata = article.metadata
    return {
        "id": article.id,
        "title": title_of(library, article),
        "outlet": library.cut(metadata.outlet) if metadata.outlet is not None else None,
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
