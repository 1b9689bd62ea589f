"""What Telegram asks of a message, written down independently of the bot's own checks."""

from __future__ import annotations

from telegram import MessageEntity

from bot.messages.composing import Message
from knowledge.models import Article


def utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def words_of(message: Message, entity: MessageEntity) -> str:
    """What an entity covers. Fails when it splits a surrogate pair."""
    return utf16(message.text)[2 * entity.offset : 2 * (entity.offset + entity.length)].decode("utf-16-le")


def blockquotes(message: Message) -> list[str]:
    return [words_of(message, entity) for entity in message.entities if entity.type == "blockquote"]


def bolds(message: Message) -> list[str]:
    return [words_of(message, entity) for entity in message.entities if entity.type == "bold"]


def check(message: Message, *articles: Article) -> None:
    """Fails unless Telegram would take the message as it is, and every blockquote is a slice of one of the articles."""
    length = len(utf16(message.text)) // 2
    assert 1 <= length <= 4096
    assert message.text.strip() == message.text
    assert any(not char.isspace() for char in message.text)
    assert len(message.entities) <= 100
    for entity in message.entities:
        assert entity.offset >= 0
        assert entity.length > 0
        assert entity.offset + entity.length <= length
        assert words_of(message, entity)
        assert (entity.url is not None) == (entity.type == "text_link")
    for quoted in blockquotes(message):
        assert quoted == quoted.strip()
        assert any(quoted in article.text for article in articles)
    for row in message.keyboard.inline_keyboard if message.keyboard else ():
        assert row
        for button in row:
            assert button.text.strip()
            assert isinstance(button.callback_data, str)
            assert 1 <= len(button.callback_data.encode()) <= 64
