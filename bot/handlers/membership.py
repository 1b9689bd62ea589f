"""Being blocked or thrown out, let in again, and groups that become supergroups."""

from __future__ import annotations

import logging

from telegram import ChatMember, ChatMemberRestricted, Update
from telegram.constants import ChatMemberStatus
from telegram.ext import ContextTypes

from bot.clock import Clock
from bot.handlers.digest.subscribing import Subscribing
from bot.store import Store

logger = logging.getLogger(__name__)

_OUT = frozenset((ChatMemberStatus.BANNED, ChatMemberStatus.LEFT))


class Membership:
    """Handles `my_chat_member`: nothing goes to a chat that the bot is not in."""

    def __init__(self, store: Store, subscribing: Subscribing, clock: Clock) -> None:
        self._store = store
        self._subscribing = subscribing
        self._clock = clock

    async def __call__(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Stops the digest of a chat that shuts the bot out, and plans the next one when it is let in again."""
        changed = update.my_chat_member
        if changed is None:
            return
        chat_id = changed.chat.id
        if _is_out(changed.new_chat_member):
            await self._store.chats.block(chat_id, self._clock())
            logger.info("a chat does not let the bot in any more")
        elif _is_out(changed.old_chat_member):
            await self._store.chats.unblock(chat_id)
            await self._subscribing.returned(chat_id)

    async def moved(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Handles the news that a group is a supergroup now: it has another number, and keeps its settings."""
        message = update.message
        if message is not None and message.migrate_to_chat_id is not None:
            await self._store.chats.migrate(message.chat.id, message.migrate_to_chat_id)


def _is_out(member: ChatMember) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return not member.is_member
    return member.status in _OUT
