"""Getting a message into the chat: as a reply to the question, or in place of the earlier answer to it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

import telegram
from telegram import LinkPreviewOptions, ReplyParameters
from telegram.error import BadRequest

from bot.incoming import thread_of
from bot.messages.composing import Message
from bot.recent import Recent

logger = logging.getLogger(__name__)

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

REMEMBERED = 10_000
"""Questions whose answers can still be edited."""

_UNCHANGED = "not modified"
"""What Telegram says of an edit that changes nothing."""

_MISSING = ("message to edit not found", "message_id_invalid")
"""What Telegram says of an edit of a message that was deleted."""


@dataclass(frozen=True, slots=True)
class _Reply:
    """The bot's message that answers a question, and whether it is a picture: Telegram turns none into the other."""

    message_id: int
    is_picture: bool


class Replies:
    """Sends answers, and remembers (in memory alone) which message answers which question."""

    def __init__(self, remembered: int = REMEMBERED) -> None:
        self._answers: Recent[tuple[int, int], _Reply] = Recent(remembered)

    def knows(self, question: telegram.Message) -> bool:
        """Whether the question has an answer that can be edited."""
        return self._answers.get(_key(question)) is not None

    async def send(self, question: telegram.Message, reply: Message) -> None:
        """Replies to the question, in its topic."""
        sent = await post(question, reply)
        self._answers.put(_key(question), _Reply(sent.message_id, bool(sent.photo)))

    async def edit(self, question: telegram.Message, reply: Message) -> None:
        """Puts the reply in place of the earlier answer to the question; nothing when there is none."""
        answer = self._answers.get(_key(question))
        if answer is None:
            return
        if answer.is_picture:
            await self._replace(question, answer, reply)
            return
        try:
            await question.get_bot().edit_message_text(
                chat_id=question.chat.id,
                message_id=answer.message_id,
                text=reply.text,
                entities=reply.entities,
                reply_markup=reply.keyboard,
                link_preview_options=NO_PREVIEW,
            )
        except BadRequest as error:
            if missing(error):
                self._answers.drop(_key(question))
            elif not unchanged(error):
                raise

    async def _replace(self, question: telegram.Message, answer: _Reply, reply: Message) -> None:
        """Takes the picture away and sends the reply anew: a picture cannot be edited into a text."""
        try:
            await question.get_bot().delete_message(question.chat.id, answer.message_id)
        except BadRequest as error:
            logger.info("an earlier answer stays beside the new one: %s", error)
        await self.send(question, reply)


async def post(to: telegram.Message, reply: Message) -> telegram.Message:
    """Sends the reply to a message, in its topic: as a picture if it has one and the chat takes it, else as text."""
    how: dict[str, Any] = {
        "chat_id": to.chat.id,
        "reply_markup": reply.keyboard,
        "message_thread_id": thread_of(to),
        "reply_parameters": ReplyParameters(to.message_id, allow_sending_without_reply=True),
    }
    if reply.picture is not None:
        try:
            return await to.get_bot().send_photo(
                photo=reply.picture.png, caption=reply.picture.caption, caption_entities=reply.picture.entities, **how
            )
        except BadRequest as error:
            # Many groups let nobody send pictures.
            logger.info("a picture was not taken, the text goes in its place: %s", error)
    return await to.get_bot().send_message(
        text=reply.text, entities=reply.entities, link_preview_options=NO_PREVIEW, **how
    )


def unchanged(error: BadRequest) -> bool:
    """Whether an edit failed only because the message says that already."""
    return _UNCHANGED in error.message.lower()


def missing(error: BadRequest) -> bool:
    """Whether an edit failed only because the message is not there any more."""
    return any(each in error.message.lower() for each in _MISSING)


def _key(message: telegram.Message) -> tuple[int, int]:
    return message.chat.id, message.message_id
