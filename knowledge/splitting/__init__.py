"""Articles become passages: what an answer quotes, normally one paragraph.

A lead-in ("He told reporters:") joins the paragraph it leads to, a very short paragraph that leans on the one before
("He declined.") joins that one, short list items go together with what introduces them, and an overlong paragraph is
cut at sentence ends. Headline, byline, headings and credits are never part of a passage.
"""

from knowledge.splitting._passages import LIST_LIMIT, PASSAGE_LIMIT, SHORT_PARAGRAPH, split
from knowledge.splitting._sentences import sentences

__all__ = ["LIST_LIMIT", "PASSAGE_LIMIT", "SHORT_PARAGRAPH", "sentences", "split"]
