"""What the operator sees: how many people there are and what went out, and the questions that had no answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.i18n import Texts
from bot.messages.composing import Composer, Message, bold
from bot.messages.tidying import tidy
from bot.store.records import Group, Stats
from bot.store.tables import Verdict
from knowledge.models import Reason

PREFIX = "inbox:"
"""Begins the callback data of the inbox; a colon occurs in none that bot.buttons makes."""

PER_PAGE = 8
"""Questions on one page: with the longest wording they fit into a message."""

_WORDS_LIMIT = 300


def stats_page(stats: Stats, days: int, texts: Texts) -> Message:
    """All figures; `days` is how long questions are kept."""
    said = stats.feedback
    composer = Composer().add(bold(texts.say("People and chats")))
    composer.line(
        texts.say(
            "With settings: people {people}, groups {groups}, channels {channels}",
            people=stats.people,
            groups=stats.groups,
            channels=stats.channels,
        )
    )
    composer.line(texts.say("Digests turned on: {number}", number=stats.digests_on))
    composer.line(texts.say("Do not let me in any more: {number}", number=stats.blocked))
    composer.new_line().line(bold(texts.say("Digests and alerts")))
    composer.line(texts.say("Sent: {day} in 24 hours, {week} in 7 days", day=stats.sent_day, week=stats.sent_week))
    composer.line(texts.say("Waiting: {number}", number=stats.pending))
    composer.line(texts.say("Uncertain (may have arrived, not sent again): {number}", number=stats.uncertain))
    composer.line(texts.say("Refused by Telegram: {number}", number=stats.failed))
    composer.new_line().line(bold(_questions_heading(days, texts)))
    composer.line(texts.say("Asked: {number}", number=stats.questions))
    composer.line(texts.say("Without an answer: {number} (/inbox)", number=stats.unanswered))
    composer.new_line().line(bold(texts.say("Feedback")))
    composer.line(
        texts.say(
            "👍 {right} · wrong speaker {speaker} · out of context {context} · outdated {outdated}",
            right=said.get(Verdict.RIGHT, 0),
            speaker=said.get(Verdict.WRONG_SPEAKER, 0),
            context=said.get(Verdict.OUT_OF_CONTEXT, 0),
            outdated=said.get(Verdict.OUTDATED, 0),
        )
    )
    return composer.message()


def inbox_page(groups: Sequence[Group], page: int, more: bool, days: int, texts: Texts) -> Message:
    """Page `page` (from 0) of the questions without an answer; `more` tells that others follow.

    The questions are people's words: in quotation marks of the bot's, never in a blockquote.
    """
    if not groups and not page:
        text = texts.say("No question is without an answer.")
        if not days:
            text = texts.say("Questions are not kept: KEEP_QUESTIONS is 0.")
        return Composer().add(text).message()
    composer = Composer().add(bold(texts.say("Questions without an answer, most asked first")))
    if not groups:
        composer.line(texts.say("There are no more."))
    for number, group in enumerate(groups, page * PER_PAGE + 1):
        composer.new_line().line(f"{number}. ", texts.quoted(tidy(group.words, _WORDS_LIMIT) or "…"))
        composer.line(_details(group, texts))
    row = []
    if page > 0:
        row.append(_button(texts.say("‹ Back"), page - 1))
    if more:
        row.append(_button(texts.say("Next ›"), page + 1))
    return composer.message(InlineKeyboardMarkup([row]) if row else None)


def _questions_heading(days: int, texts: Texts) -> str:
    if not days:
        return texts.say("Questions (not kept)")
    return texts.count("Questions of the last day", "Questions of the last {number} days", days)


def _details(group: Group, texts: Texts) -> str:
    times = texts.count("asked once", "asked {number} times", group.times)
    return f"{times} · {_last(group.last, texts)} · {_reason(group.reason, texts)}"


def _last(instant: datetime, texts: Texts) -> str:
    return texts.say("last {day}, {time} UTC", day=texts.date(instant.date()), time=f"{instant:%H:%M}")


def _reason(reason: str | None, texts: Texts) -> str:
    reasons = {
        Reason.NEVER_MENTIONED: texts.say("never mentioned"),
        Reason.NOT_TOGETHER: texts.say("not mentioned together"),
        Reason.NOTHING_WITHIN: texts.say("no article fits the filter"),
        Reason.OTHER_LANGUAGE: texts.say("in another language"),
        Reason.NO_ARTICLES: texts.say("there were no articles"),
    }
    known = next((said for each, said in reasons.items() if each.value == reason), None)
    return known or texts.say("not found")


def _button(label: str, page: int) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=f"{PREFIX}{page}")
