"""The menu of commands that Telegram shows, in every language of the bot."""

from __future__ import annotations

import logging

from telegram import BotCommand, BotCommandScope, BotCommandScopeAllGroupChats, BotCommandScopeDefault
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.i18n import Languages, Texts

logger = logging.getLogger(__name__)


async def publish_commands(bot: ExtBot[None], languages: Languages) -> None:
    """Sets the menu for private chats and for groups where it differs from what Telegram has.

    A menu is a convenience: when it cannot be set, the log says so and the bot runs on.
    """
    for code in languages.codes:
        texts = languages.texts(code)
        # The menu without a language is the one for everybody else: it is in English.
        language = None if code == "en" else code
        try:
            await _publish(bot, BotCommandScopeDefault(), private_menu(texts), language)
            await _publish(bot, BotCommandScopeAllGroupChats(), group_menu(texts), language)
        except TelegramError as error:
            logger.warning("the menu of commands (%s) could not be set: %s", code, error)


def private_menu(texts: Texts) -> list[BotCommand]:
    """All commands."""
    return [
        *group_menu(texts),
        BotCommand("help", texts.say("what I can do")),
        BotCommand("privacy", texts.say("what happens to your messages")),
    ]


def group_menu(texts: Texts) -> list[BotCommand]:
    """The commands that make sense among many people."""
    return [
        BotCommand("ask", texts.say("a question, answered in the articles' own words")),
        BotCommand("in", texts.say("a source, author or date, a colon, and a question to those articles alone")),
        BotCommand("who", texts.say("some words: who said them, and where")),
        BotCommand("quotes", texts.say("a name: what this person says, with “about …” on one topic")),
        BotCommand("speakers", texts.say("who speaks in the articles, and how often")),
        BotCommand("sources", texts.say("the articles I answer from")),
    ]


async def _publish(bot: ExtBot[None], scope: BotCommandScope, menu: list[BotCommand], language: str | None) -> None:
    if list(await bot.get_my_commands(scope, language)) != menu:
        await bot.set_my_commands(menu, scope, language)
