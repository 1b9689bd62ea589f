"""Messages: text and entities, put together so that Telegram takes them as they are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from string import Formatter
from typing import Self

from telegram import InlineKeyboardMarkup, MessageEntity, ReplyKeyboardMarkup, ReplyKeyboardRemove
from telegram.constants import MessageEntityType, MessageLimit

from bot.buttons import Press
from bot.errors import BadMessage
from bot.messages.quoting import trimmed
from bot.utf16 import units
from knowledge.models import Article, Reason, Span, cut

LONGEST = int(MessageLimit.MAX_TEXT_LENGTH)
"""UTF-16 units of a message."""

LONGEST_CAPTION = int(MessageLimit.CAPTION_LENGTH)
"""UTF-16 units of the text under a picture."""

MOST_ENTITIES = int(MessageLimit.MESSAGE_ENTITIES)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture (PNG) with the text under it. Raises BadMessage as a message does."""

    png: bytes
    caption: str
    entities: tuple[MessageEntity, ...] = ()

    def __post_init__(self) -> None:
        _check(self.caption, self.entities, LONGEST_CAPTION)


@dataclass(frozen=True, slots=True)
class Message:
    """A message ready to send. Raises BadMessage when Telegram would refuse it, or trim it and shift its entities.

    With a `picture` that is sent in place of the text, which stays for where no picture can be. `answers` is the
    question, in full, that it answers, empty when it answers none; `reason` is why it does not answer the question
    `asked`. `press` is what draws it again. `board` is a keyboard in place of the person's own (or takes one away): it
    can only be sent, not put under a message that is there already.
    """

    text: str
    entities: tuple[MessageEntity, ...] = ()
    keyboard: InlineKeyboardMarkup | None = None
    picture: Picture | None = None
    answers: str = ""
    asked: str = ""
    reason: Reason | None = None
    press: Press | None = None
    board: ReplyKeyboardMarkup | ReplyKeyboardRemove | None = None

    def __post_init__(self) -> None:
        _check(self.text, self.entities, LONGEST)

    def answering(self, question: str) -> Message:
        """The same message as the answer to a question."""
        return replace(self, answers=question)

    def refusing(self, question: str, reason: Reason) -> Message:
        """The same message as the news that there is no answer to a question."""
        return replace(self, asked=question, reason=reason)

    def drawn_by(self, press: Press) -> Message:
        """The same message, which the press draws again."""
        return replace(self, press=press)


def _check(text: str, entities: tuple[MessageEntity, ...], longest: int) -> None:
    length = units(text)
    if not text or text != text.strip():
        raise BadMessage("a message must not be empty, nor begin or end with blanks: compose it without them")
    if length > longest:
        raise BadMessage(f"a message of {length} UTF-16 units is over Telegram's {longest}: shorten its parts")
    if len(entities) > MOST_ENTITIES:
        raise BadMessage(f"a message has {len(entities)} entities, Telegram takes {MOST_ENTITIES}")
    for entity in entities:
        if entity.offset < 0 or entity.length < 1 or entity.offset + entity.length > length:
            raise BadMessage(f"the entity {entity.type} at {entity.offset} does not fit a text of {length} units")


@dataclass(frozen=True, slots=True)
class Styled:
    """A piece of one of the bot's own lines with a look of its own. `struck` are ranges of it that are struck out."""

    text: str
    kind: MessageEntityType
    url: str | None = None
    struck: tuple[tuple[int, int], ...] = ()


def bold(text: str) -> Styled:
    """The text in bold."""
    return Styled(text, MessageEntityType.BOLD)


def italic(text: str) -> Styled:
    """The text in italics."""
    return Styled(text, MessageEntityType.ITALIC)


def link(text: str, url: str) -> Styled:
    """The text as a link."""
    return Styled(text, MessageEntityType.TEXT_LINK, url)


class Composer:
    """Puts a message together from the start to the end, counting UTF-16 units on the way."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._entities: list[MessageEntity] = []

    def add(self, *pieces: str | Styled) -> Self:
        """Adds pieces of the bot's own words."""
        for piece in pieces:
            if isinstance(piece, Styled):
                self._mark(piece.kind, self._length, units(piece.text), piece.url)
                for start, end in piece.struck:
                    before, length = units(piece.text[:start]), units(piece.text[start:end])
                    self._mark(MessageEntityType.STRIKETHROUGH, self._length + before, length)
                self._write(piece.text)
            else:
                self._write(piece)
        return self

    def fill(self, template: str, **values: str | Styled) -> Self:
        """Adds a template of the catalogue with its named fields filled in."""
        for literal, field, _, _ in Formatter().parse(template):
            self.add(literal)
            if field is not None:
                self.add(values[field])
        return self

    def line(self, *pieces: str | Styled) -> Self:
        """Adds pieces on a line of their own."""
        return self.new_line().add(*pieces)

    def new_line(self) -> Self:
        """Ends the line, if anything stands before."""
        if self._parts:
            self._write("\n")
        return self

    def quote(
        self, article: Article, span: Span, emphasis: Span | None = None, differing: tuple[Span, ...] = ()
    ) -> Self:
        """Adds the words of `span` as a blockquote on lines of their own, the part `emphasis` of them bold, the parts
        `differing` underlined.

        The only place where article text gets into a blockquote. Raises SpanError when a span does not belong.
        """
        words = cut(article, span)
        self.new_line()
        self._mark(MessageEntityType.BLOCKQUOTE, self._length, units(words))
        if emphasis is not None:
            self._mark_part(MessageEntityType.BOLD, article, span, emphasis)
        for part in differing:
            if part.meets(span):
                self._mark_part(MessageEntityType.UNDERLINE, article, span, part)
        self._write(words)
        return self

    def _mark_part(self, kind: MessageEntityType, article: Article, span: Span, part: Span) -> None:
        """Marks the part of the words of `span`, which are about to be written."""
        seen = trimmed(article, part, span)
        if seen is not None:
            before = units(article.text[span.start : seen.start])
            self._mark(kind, self._length + before, units(cut(article, seen)))

    def message(self, keyboard: InlineKeyboardMarkup | None = None, picture: Picture | None = None) -> Message:
        """The finished message."""
        return Message("".join(self._parts), tuple(self._entities), keyboard, picture)

    def picture(self, png: bytes) -> Picture:
        """A picture with what was composed under it."""
        return Picture(png, "".join(self._parts), tuple(self._entities))

    @property
    def length(self) -> int:
        """UTF-16 units so far."""
        return self._length

    @property
    def entities(self) -> int:
        """How many entities so far."""
        return len(self._entities)

    def copy(self) -> Composer:
        """Another one that goes on from here."""
        other = Composer()
        other._parts, other._entities, other._length = [*self._parts], [*self._entities], self._length
        return other

    def _write(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self._length += units(text)

    def _mark(self, kind: MessageEntityType, offset: int, length: int, url: str | None = None) -> None:
        if length:
            self._entities.append(MessageEntity(type=kind, offset=offset, length=length, url=url))


def plain(text: str) -> Message:
    """A message of nothing but the bot's own words, without entities or buttons."""
    return Composer().add(text).message()
