"""The menu of commands that Telegram shows, in every language of the bot."""

from __future__ import annotations

import logging
from collections.abc import Collection
from typing import Any

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.i18n import Languages, Texts

logger = logging.getLogger(__name__)


async def publish_commands(bot: ExtBot[Any], languages: Languages, admins: Collection[int] = ()) -> None:
    """Sets the menu for private chats, for groups and for the private chats of the operators (user ids `admins`), where
    it differs from what Telegram has.

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
        for admin in admins:
            await _for_operator(bot, admin, texts, language)


async def _for_operator(bot: ExtBot[Any], admin: int, texts: Texts, language: str | None) -> None:
    try:
        await _publish(bot, BotCommandScopeChat(admin), operator_menu(texts), language)
    except TelegramError as error:
        # Somebody who has never written to the bot has no chat with it. The commands work all the same.
        logger.info("an operator's menu of commands could not be set: %s", error)


def private_menu(texts: Texts) -> list[BotCommand]:
    """All commands."""
    return [
        *group_menu(texts),
        BotCommand("help", texts.say("what I can do")),
        BotCommand("privacy", texts.say("what happens to your messages")),
        BotCommand("forget", texts.say("erase what I know of you")),
    ]


def operator_menu(texts: Texts) -> list[BotCommand]:
    """All commands, and those for operators."""
    return [
        *private_menu(texts),
        BotCommand("stats", texts.say("people, digests and questions in figures")),
        BotCommand("inbox", texts.say("questions without an answer")),
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
        BotCommand("digest", texts.say("a daily digest: when, and what is in it")),
        BotCommand("follow", texts.say("a name or words: those quotations come first")),
    ]


async def _publish(bot: ExtBot[Any], scope: BotCommandScope, menu: list[BotCommand], language: str | None) -> None:
    if list(await bot.get_my_commands(scope, language)) != menu:
        await bot.set_my_commands(menu, scope, language)
