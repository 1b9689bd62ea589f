"""Getting a message into the chat: as a reply to the question, or in place of the earlier answer to it."""

from __future__ import annotations

import telegram
from telegram import LinkPreviewOptions, ReplyParameters
from telegram.error import BadRequest

from bot.incoming import thread_of
from bot.messages.composing import Message
from bot.recent import Recent

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

REMEMBERED = 10_000
"""Questions whose answers can still be edited."""

_UNCHANGED = "not modified"
"""What Telegram says of an edit that changes nothing."""

_MISSING = ("message to edit not found", "message_id_invalid")
"""What Telegram says of an edit of a message that was deleted."""


class Replies:
    """Sends answers, and remembers (in memory alone) which message answers which question."""

    def __init__(self, remembered: int = REMEMBERED) -> None:
        self._answers: Recent[tuple[int, int], int] = Recent(remembered)

    def knows(self, question: telegram.Message) -> bool:
        """Whether the question has an answer that can be edited."""
        return self._answers.get(_key(question)) is not None

    async def send(self, question: telegram.Message, reply: Message) -> None:
        """Replies to the question, in its topic."""
        sent = await question.get_bot().send_message(
            chat_id=question.chat.id,
            text=reply.text,
            entities=reply.entities,
            reply_markup=reply.keyboard,
            link_preview_options=NO_PREVIEW,
            message_thread_id=thread_of(question),
            reply_parameters=ReplyParameters(question.message_id, allow_sending_without_reply=True),
        )
        self._answers.put(_key(question), sent.message_id)

    async def edit(self, question: telegram.Message, reply: Message) -> None:
        """Puts the reply in place of the earlier answer to the question; nothing when there is none."""
        answer = self._answers.get(_key(question))
        if answer is None:
            return
        try:
            await question.get_bot().edit_message_text(
                chat_id=question.chat.id,
                message_id=answer,
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


def unchanged(error: BadRequest) -> bool:
    """Whether an edit failed only because the message says that already."""
    return _UNCHANGED in error.message.lower()


def missing(error: BadRequest) -> bool:
    """Whether an edit failed only because the message is not there any more."""
    return any(each in error.message.lower() for each in _MISSING)


def _key(message: telegram.Message) -> tuple[int, int]:
    return message.chat.id, message.message_id
