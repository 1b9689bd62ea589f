"""Erasing all that is known of a person or a chat: /forget and its buttons."""

from __future__ import annotations

from collections.abc import Sequence

from bot.flood import FloodGate
from bot.forgotten import Forgotten
from bot.handlers.menus import Outcome, Pressed
from bot.handlers.request import Request
from bot.handlers.rights import Rights
from bot.memory import Memory
from bot.messages.composing import Message
from bot.messages.digest_menu import only_admins
from bot.messages.forgetting import (
    ask_in_chat,
    ask_in_private,
    erased_alone,
    erased_chat,
    erased_person,
    kept,
)
from bot.replies import Replies
from bot.store import Store
from bot.tongues import Tongues


class Traces:
    """All that is kept in memory of people and chats, to be dropped together with what the store has."""

    def __init__(self, memory: Memory, replies: Replies, tongues: Tongues, gates: Sequence[FloodGate]) -> None:
        self._memory = memory
        self._replies = replies
        self._tongues = tongues
        self._gates = gates

    def forget_chat(self, chat_id: int) -> None:
        """Drops what is known of a chat."""
        self._memory.forget_chat(chat_id)
        self._replies.forget_chat(chat_id)
        self._tongues.forget(chat_id)
        self._forget_pace(chat_id)

    def forget_person(self, user_id: int) -> None:
        """Drops what is known of a person: in the private chat, which has the person's number, and in all others."""
        self.forget_chat(user_id)
        self._memory.forget_sender(user_id)
        self._replies.forget_person(user_id)

    def _forget_pace(self, number: int) -> None:
        for gate in self._gates:
            gate.forget(number)


class Forgetting:
    """Asks before it erases. Administrators erase a group or channel, anybody what is kept of them alone."""

    def __init__(self, store: Store, rights: Rights, traces: Traces, forgotten: Forgotten) -> None:
        self._store = store
        self._rights = rights
        self._traces = traces
        self._forgotten = forgotten

    async def __call__(self, request: Request) -> Message:
        """Answers /forget: what would be erased."""
        follows = await self._store.follows.of(request.where.chat_id)
        ask = ask_in_private if request.where.private else ask_in_chat
        return ask(request.texts, len(follows))

    async def pressed(self, pressed: Pressed) -> Outcome | None:
        """Erases, or not."""
        where, texts = pressed.where, pressed.texts
        if pressed.action == "me":
            await self._person(pressed)
            return Outcome(said=erased_alone(texts), alert=True)
        if pressed.action not in ("chat", "no"):
            return None
        if not await self._rights.manages(where):
            return Outcome(said=only_admins(texts), alert=True)
        if pressed.action == "no":
            return Outcome(kept(texts))
        if where.private:
            await self._person(pressed)
            return Outcome(erased_person(texts))
        await self._store.forget_chat(where.chat_id)
        self._traces.forget_chat(where.chat_id)
        return Outcome(erased_chat(texts))

    async def _person(self, pressed: Pressed) -> None:
        # First of all, so that nothing is kept meanwhile of what waits to be answered in other chats.
        self._forgotten.erased(pressed.person, pressed.where.update_id)
        await self._store.forget_user(pressed.person)
        self._traces.forget_person(pressed.person)
