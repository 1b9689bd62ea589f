"""Sets of articles with quotations: where the quotations are and whom they are given to."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict

from knowledge.loading import load_bytes
from knowledge.models import QuotationKind, cut
from knowledge.quotations import find_quotations

BYTE_ORDER_MARK = "\ufeff"


class QuotedArticle(BaseModel):
    """An article of a set: plain text."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str
    text: str


def prediction(article: QuotedArticle) -> dict[str, Any]:
    """{"id", "quotes": [{"start", "end", "speaker"}]}: offsets of the given text, without the marks. Terms and
    scare quotes are left out; quotations in headings are there, without a speaker."""
    loaded = load_bytes(f"{article.id}.txt", article.text.encode("utf-8"), media="text")
    mark = len(article.text) - len(article.text.removeprefix(BYTE_ORDER_MARK))  # no part of the decoded file
    quotes = []
    for quotation in find_quotations(loaded):
        if quotation.kind is QuotationKind.SCARE:
            continue
        start, end = loaded.offsets.span_to_file(quotation.span.start, quotation.span.end)
        label = quotation.speaker.label
        speaker = cut(loaded, label) if label is not None else None
        quotes.append({"start": start + mark, "end": end + mark, "speaker": speaker})
    return {"id": article.id, "quotes": quotes}
