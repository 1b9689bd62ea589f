"""Which language a chat is spoken to in: the one that was chosen for it, else that of whoever writes."""

from __future__ import annotations

from bot.i18n import Languages, Texts
from bot.recent import Recent
from bot.store import Store

REMEMBERED = 10_000
"""Chats whose choice is kept in mind, for when the store itself has failed."""


class Tongues:
    """The texts for a chat. A person's choice in private holds for inline and guest mode, too."""

    def __init__(self, store: Store, languages: Languages) -> None:
        self._store = store
        self._languages = languages
        self._chosen: Recent[int, str | None] = Recent(REMEMBERED)

    @property
    def codes(self) -> tuple[str, ...]:
        """The languages that there are to choose from."""
        return self._languages.codes

    def texts(self, code: str | None) -> Texts:
        """The texts in a language."""
        return self._languages.texts(code)

    async def of(self, chat_id: int, code: str | None) -> Texts:
        """The texts for a chat; `code` is the language of whoever writes there, if Telegram tells."""
        chosen = await self._store.chats.language(chat_id)
        self._chosen.put(chat_id, chosen)
        return self._languages.texts(chosen or code)

    def last(self, chat_id: int | None, code: str | None) -> Texts:
        """The same from memory, without asking the store."""
        chosen = self._chosen.get(chat_id) if chat_id is not None else None
        return self._languages.texts(chosen or code)

    def forget(self, chat_id: int) -> None:
        """Drops what is kept in mind of a chat."""
        self._chosen.drop(chat_id)
