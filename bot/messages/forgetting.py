"""Erasing what is known of a person or a chat: what that is, and that it is done."""

from __future__ import annotations

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.i18n import Texts
from bot.messages.composing import Composer, Message, bold

PREFIX = "forget:"
"""Begins the callback data of the buttons; a colon occurs in none that bot.buttons makes."""


def ask_in_private(texts: Texts, follows: int) -> Message:
    """What will be erased of a person, with a button that does it."""
    composer = Composer().add(bold(texts.say("Erase all that I know of you?")))
    _settings(composer, texts, follows)
    composer.line(texts.say("• your questions and what you said of answers, here and in groups"))
    composer.line(
        texts.say("• which of my answers belong to which of your messages: editing them changes nothing then")
    )
    _what_stays(composer, texts)
    rows = [[_button(texts.say("Erase everything"), "chat")], [_button(texts.say("Keep it"), "no")]]
    return composer.message(InlineKeyboardMarkup(rows))


def ask_in_chat(texts: Texts, follows: int) -> Message:
    """What will be erased of a group or channel, or of whoever presses."""
    composer = Composer().add(bold(texts.say("Erase what I know of this chat?")))
    _settings(composer, texts, follows)
    composer.line(texts.say("• all questions that were asked here, and what was said of answers"))
    composer.line(texts.say("• which of my answers belong to which messages"))
    composer.line(
        texts.say(
            "Only administrators can erase that. Anybody can erase what I know of themselves, in all chats and in "
            "private."
        )
    )
    _what_stays(composer, texts)
    rows = [
        [_button(texts.say("Erase this chat"), "chat")],
        [_button(texts.say("Erase what you know of me"), "me")],
        [_button(texts.say("Keep it"), "no")],
    ]
    return composer.message(InlineKeyboardMarkup(rows))


def erased_person(texts: Texts) -> Message:
    """All of a person is erased, with the settings of the private chat."""
    text = texts.say(
        "Everything I knew of you is erased: settings, digest, questions, feedback. No digest comes any more."
    )
    return Composer().add(text).message()


def erased_chat(texts: Texts) -> Message:
    """All of a group or channel is erased."""
    text = texts.say(
        "Everything I knew of this chat is erased: settings, digest, questions, feedback. No digest comes any more."
    )
    return Composer().add(text).message()


def erased_alone(texts: Texts) -> str:
    """All of one person is erased, wherever it was; for the little window over the button."""
    return texts.say("Everything I knew of you is erased, here, in other chats and in private: your own digest, too.")


def kept(texts: Texts) -> Message:
    """Nothing was erased."""
    return Composer().add(texts.say("Nothing was erased. /privacy says what I keep.")).message()


def _settings(composer: Composer, texts: Texts, follows: int) -> None:
    composer.line(texts.say("• the daily digest with its time, zone, language and contents"))
    composer.line(texts.count("• {number} name or phrase followed", "• {number} names or phrases followed", follows))
    composer.line(texts.say("• which quotations digests have shown, and when they were sent"))


def _what_stays(composer: Composer, texts: Texts) -> None:
    composer.line(
        texts.say("The messages in this chat stay until they are deleted in Telegram. This cannot be undone.")
    )


def _button(label: str, action: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=PREFIX + action)
