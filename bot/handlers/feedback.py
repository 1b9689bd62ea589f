"""What readers say of answers: right, or what is wrong with them."""

from __future__ import annotations

from bot.clock import Clock
from bot.forgotten import Forgotten
from bot.handlers.menus import Outcome, Pressed
from bot.messages.rating import BACK, REASONS, RIGHT, WRONG, asking, asking_why, thanks
from bot.store import Store
from bot.store.tables import Verdict


class Feedback:
    """The row under answers. One verdict of each person counts for a message: the last."""

    def __init__(self, store: Store, clock: Clock, forgotten: Forgotten) -> None:
        self._store = store
        self._clock = clock
        self._forgotten = forgotten

    async def __call__(self, pressed: Pressed) -> Outcome | None:
        """Writes the verdict down, or asks what is wrong; the other buttons stay."""
        under, texts = pressed.under, pressed.texts
        chosen = pressed.action
        if chosen == WRONG:
            return Outcome(keyboard=asking_why(under.reply_markup, texts))
        if chosen == BACK:
            return Outcome(keyboard=asking(under.reply_markup))
        if chosen != RIGHT and chosen not in REASONS:
            return None
        verdict = REASONS.get(chosen, Verdict.RIGHT)
        chat_id, now = pressed.where.chat_id, self._clock()
        if not self._forgotten.covers(pressed.where):
            await self._store.feedback.give(chat_id, under.message_id, pressed.person, verdict, now)
        keyboard = asking(under.reply_markup) if chosen != RIGHT else None
        return Outcome(keyboard=keyboard, said=thanks(texts))
