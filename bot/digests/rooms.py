"""How much room things take in a message, at most and in every language, so that pages can be made without drawing."""

from __future__ import annotations

from bot.digests.sayings import Saying
from bot.messages.attribution import BRIEF_LIMIT, BRIEF_TITLE_LIMIT, MENTION_LIMIT
from bot.messages.quoting import Cut, Excerpt, excerpt
from bot.messages.source import Source
from bot.utf16 import units
from knowledge.models import Passage, SpeakerStatus, cut

QUOTE_LIMIT = 600
"""UTF-16 units of a quotation that are shown; a longer one is cut at sentence ends."""

HEAD_LIMIT = 400
"""The same of a headline, and of a dek."""

OWN_WORDS = 80
"""UTF-16 units of the bot's own words below one quotation, at most: its paragraph, that it is followed, and so on."""

SPECIAL_WORDS = 80
"""The same of each thing that is said of some quotations: that it is cut, that only the words in quotation marks are
quoted, that nobody is named for certain."""

ARTICLE = BRIEF_TITLE_LIMIT + BRIEF_LIMIT + 180
"""UTF-16 units around the quotations of one article: the label above, and the line that names it with its date."""

SAYING_ENTITIES, ARTICLE_ENTITIES = 5, 7
"""Entities, at most, of a quotation with its lines, and of an article besides: its label, headline and dek, that they
are cut, its link."""


def excerpt_of(source: Source, saying: Saying) -> Excerpt:
    """What is shown of a quotation: all of it, or its beginning; of a fragment the words around it."""
    passage = saying.passage
    focus = passage.sentences[0] if saying.direct else saying.first.span
    return excerpt(source.article, passage, focus if passage.span.holds(focus) else passage.span, QUOTE_LIMIT)


def excerpt_of_head(source: Source, passage: Passage) -> Excerpt:
    """What is shown of a headline or dek."""
    return excerpt(source.article, passage, passage.sentences[0], HEAD_LIMIT)


def room_of(source: Source, saying: Saying) -> int:
    """UTF-16 units, at most, that a quotation takes up with the lines below it."""
    speaker, shown = saying.speaker, excerpt_of(source, saying)
    label = source.words(speaker.label, BRIEF_LIMIT)
    named = label + source.words(speaker.role, BRIEF_LIMIT) + source.words(speaker.mention, MENTION_LIMIT)
    words = cut(source.article, shown.span) + named + source.words(saying.first.heard, BRIEF_LIMIT)
    certain = speaker.status is SpeakerStatus.NAMED and bool(label)
    special = (shown.cut is not Cut.NOTHING) + (not saying.direct) + (not certain)
    return units(words) + OWN_WORDS + SPECIAL_WORDS * special


def room_of_head(source: Source, passage: Passage) -> int:
    """The same of a headline or dek."""
    return units(cut(source.article, excerpt_of_head(source, passage).span)) + OWN_WORDS
