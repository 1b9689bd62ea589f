"""Getting a message into the chat: as a reply to the question, or in place of the earlier answer to it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import telegram
from telegram import LinkPreviewOptions, ReplyParameters
from telegram.error import BadRequest

from bot.clock import Clock
from bot.incoming import thread_of
from bot.messages.composing import Message
from bot.recent import Recent
from bot.store import Store
from bot.store.records import Answered

logger = logging.getLogger(__name__)

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

REMEMBERED = 10_000
"""Answers that are kept in mind beside the store, which knows them all."""

_UNCHANGED = "not modified"
"""What Telegram says of an edit that changes nothing."""

_MISSING = ("message to edit not found", "message_id_invalid")
"""What Telegram says of an edit of a message that was deleted."""

_Key = tuple[int, int]


class Replies:
    """Sends answers, and remembers which message answers which question: over a restart, too."""

    def __init__(self, store: Store, clock: Clock, remembered: int = REMEMBERED) -> None:
        self._store = store
        self._clock = clock
        self._answers: Recent[_Key, Answered] = Recent(remembered)

    async def knows(self, question: telegram.Message) -> bool:
        """Whether the question has an answer that can be edited."""
        return await self._answer_to(question) is not None

    async def send(self, question: telegram.Message, reply: Message, kept: Callable[[], bool] = lambda: True) -> None:
        """Replies to the question, in its topic. It is not remembered unless it may be `kept`, as asked then."""
        sent = await post(question, reply)
        if kept():
            await self._note(sent, reply, question)

    async def below(self, message: telegram.Message, reply: Message) -> None:
        """Replies to one of the bot's own messages, under whose button somebody pressed."""
        sent = await post(message, reply)
        await self._note(sent, reply, None)

    async def edit(self, question: telegram.Message, reply: Message) -> None:
        """Puts the reply in place of the earlier answer to the question; nothing when there is none."""
        answer = await self._answer_to(question)
        if answer is None:
            return
        if answer.picture:
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
                await self._drop(answer)
            elif not unchanged(error):
                raise

    def forget_chat(self, chat_id: int) -> None:
        """Drops what is kept in mind of a chat; what the store has is for it to erase."""
        self._answers.drop_where(lambda each: each.chat_id == chat_id)

    def forget_person(self, user_id: int) -> None:
        """Drops what is kept in mind of a person, in all chats."""
        self._answers.drop_where(lambda each: each.user_id == user_id)

    async def _answer_to(self, question: telegram.Message) -> Answered | None:
        found = self._answers.get(_key(question))
        if found is None:
            found = await self._store.answers.to(*_key(question))
            if found is not None:
                self._answers.put(_key(question), found)
        return found

    async def _note(self, sent: telegram.Message, reply: Message, question: telegram.Message | None) -> None:
        person = question.from_user if question is not None and question.sender_chat is None else None
        answered = Answered(
            chat_id=sent.chat.id,
            message_id=sent.message_id,
            question_message_id=question.message_id if question is not None else None,
            user_id=person.id if person is not None else None,
            picture=bool(sent.photo),
            sent=self._clock(),
        )
        if question is not None:
            self._answers.put(_key(question), answered)
        await self._store.answers.put(answered)

    async def _drop(self, answer: Answered) -> None:
        if answer.question_message_id is not None:
            self._answers.drop((answer.chat_id, answer.question_message_id))
        await self._store.answers.drop(answer.chat_id, answer.message_id)

    async def _replace(self, question: telegram.Message, answer: Answered, reply: Message) -> None:
        """Takes the picture away and sends the reply anew: a picture cannot be edited into a text."""
        try:
            await question.get_bot().delete_message(question.chat.id, answer.message_id)
        except BadRequest as error:
            logger.info("an earlier answer stays beside the new one: %s", error)
        await self._drop(answer)
        await self.send(question, reply)


async def post(to: telegram.Message, reply: Message) -> telegram.Message:
    """Sends the reply to a message, in its topic: as a picture if it has one and the chat takes it, else as text."""
    how: dict[str, Any] = {
        "chat_id": to.chat.id,
        "reply_markup": reply.board or reply.keyboard,
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


def _key(message: telegram.Message) -> _Key:
    return message.chat.id, message.message_id
