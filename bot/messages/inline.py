"""What inline mode offers: each result brings its attribution with it."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InlineQueryResultArticle, InputTextMessageContent, LinkPreviewOptions

from bot.buttons import Press, Role
from bot.i18n import Texts
from bot.messages.answers import alone, side_by_side
from bot.messages.attribution import speaker_name
from bot.messages.composing import Composer, Message
from bot.messages.copies import Copy, Quoted
from bot.messages.source import Source
from knowledge.models import SHORT_VERSION, Citation, Quotation, Span

_TITLE_LIMIT = 60
_DESCRIPTION_LIMIT = 140


def inline_disputed(sides: Sequence[Quoted], texts: Texts) -> InlineQueryResultArticle | None:
    """Passages that state different things, to send to any chat as one message; None when they do not fit into one.

    Raises SpanError or Unquotable.
    """
    message = side_by_side(Composer(), sides, Press(Role.ANSWER), texts)
    if message is None:
        return None
    first = sides[0].citation.highlight
    outlets = [each.source.words(each.source.article.metadata.outlet, _TITLE_LIMIT) for each in sides]
    return article_result(
        identity=f"disputed-{first.version[:SHORT_VERSION]}-{first.start}-{first.end}",
        title=texts.say("The sources say different things"),
        description=" · ".join(dict.fromkeys(filter(None, outlets))),
        message=message,
    )


def inline_result(
    source: Source, citation: Citation, found: Quotation | None, texts: Texts, copies: Sequence[Copy] = ()
) -> InlineQueryResultArticle:
    """A passage, or a quotation `found` in it, to send to any chat. Raises SpanError or Unquotable."""
    message = alone(source, citation, found, texts, copies)
    speaker = found.speaker if found is not None else citation.speaker
    outlet = source.words(source.article.metadata.outlet, _TITLE_LIMIT) or source.name(_TITLE_LIMIT)
    name = speaker_name(texts, source, speaker, _TITLE_LIMIT)
    preview = found.span if found is not None else _from_highlight(citation)
    return article_result(
        identity=f"{citation.version[:SHORT_VERSION]}-{preview.start}-{preview.end}",
        title=name if name == outlet else f"{name} · {outlet}",
        description=source.words(preview, _DESCRIPTION_LIMIT),
        message=message,
    )


def _from_highlight(citation: Citation) -> Span:
    """The passage from its best sentence on."""
    return citation.highlight.part(citation.highlight.start, citation.passage.span.end)


def article_result(identity: str, title: str, description: str, message: Message) -> InlineQueryResultArticle:
    """A message as the result of an inline or guest query. `identity` has 1 to 64 bytes."""
    content = InputTextMessageContent(
        message.text, entities=message.entities, link_preview_options=LinkPreviewOptions(is_disabled=True)
    )
    return InlineQueryResultArticle(
        id=identity,
        title=title,
        input_message_content=content,
        description=description or None,
        reply_markup=message.keyboard,
    )
