"""What every pressed button has in common: the message it stands under, the person's texts, and the limit."""

from __future__ import annotations

import telegram
from telegram import CallbackQuery

from bot.flood import FloodGate, Verdict
from bot.i18n import Texts
from bot.messages.notices import button_too_fast
from bot.tongues import Tongues


async def taken(
    query: CallbackQuery, tongues: Tongues, gate: FloodGate
) -> tuple[telegram.Message | None, Texts] | None:
    """What a press is answered with; None when the person presses too fast, who has been told so then."""
    under = query.message if isinstance(query.message, telegram.Message) else None
    person = query.from_user
    texts = await tongues.of(under.chat.id if under is not None else person.id, person.language_code)
    if gate.judge(person.id) is Verdict.SERVE:
        return under, texts
    await query.answer(button_too_fast(texts), show_alert=True)
    return None
