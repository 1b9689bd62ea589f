"""Who may change the settings of a chat: anybody in private, the administrators of groups and channels."""

from __future__ import annotations

from telegram import Bot
from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest

from bot.where import Where

_ADMINS = frozenset((ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR))


class Rights:
    """Asks Telegram who is an administrator."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def manages(self, where: Where) -> bool:
        """Whether whoever acts there may change the settings of the chat."""
        if where.private or where.sender_chat_id == where.chat_id:
            # Whoever writes as the chat itself is an administrator: anonymous in a group, or the author of a post.
            return True
        if where.user_id is None:
            return False
        try:
            member = await self._bot.get_chat_member(where.chat_id, where.user_id)
        except BadRequest:
            # Telegram does not know the person there, or does not tell.
            return False
        return member.status in _ADMINS
