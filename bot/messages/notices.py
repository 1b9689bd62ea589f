"""Short things the bot says: hints on how to ask, apologies, notices."""

from __future__ import annotations

from bot.buttons import Place
from bot.i18n import Texts
from bot.messages.composing import Composer, Message, plain
from bot.messages.keyboards import nearest_quotations


def ask_usage(texts: Texts) -> Message:
    """How to use /ask."""
    return plain(
        texts.say(
            "Write your question after the command, for example:\n/ask When did it begin?\n"
            "Or reply with /ask to a message that holds the question."
        )
    )


def within_usage(texts: Texts) -> Message:
    """How to use /in."""
    return plain(
        texts.say(
            "Write where to look, a colon and your question after the command, for example:\n"
            "/in The Courier: Who built the bridge?\n"
            "/in Jane Doe, March 2026: Who built the bridge?\n"
            "/in since last week: Who built the bridge?\n"
            "A newspaper, an author, a title or a date will do; /sources shows the articles."
        )
    )


def who_usage(texts: Texts) -> Message:
    """How to use /who."""
    return plain(
        texts.say(
            "Write the words after the command, for example:\n/who we will not give up\n"
            "Or reply with /who to a message that holds them. I will look for who said them."
        )
    )


def quotes_usage(texts: Texts) -> Message:
    """How to use /quotes."""
    return plain(
        texts.say(
            "Write a name after the command, and what it should be about if you like, for example:\n"
            "/quotes Holm about the clock\n"
            "/speakers shows who speaks in the articles."
        )
    )


def nobody_said(texts: Texts, nearest: tuple[Place, ...]) -> Message:
    """Nobody said the words; the nearest quotations, which are others, behind a button."""
    text = texts.say(
        "❌ Not found: nobody says these words in the articles.\n"
        "I look at quotations and at what the articles report of people; /ask searches the whole text."
    )
    return Composer().add(text).message(nearest_quotations(texts, nearest))


def too_common(texts: Texts) -> Message:
    """Words that anybody may have said."""
    return plain(texts.say("Anybody may have said that. Please send me a few more of the words."))


def unknown_command(texts: Texts) -> Message:
    """A command that the bot does not have."""
    return plain(texts.say("I do not know this command. /help shows what I can do."))


def text_only(texts: Texts) -> Message:
    """A picture, a sticker or a voice message, without words."""
    return plain(texts.say("I can only read text. Please put your question in words."))


def too_fast(texts: Texts) -> Message:
    """The person's flood limit is reached."""
    return plain(texts.say("That was a lot of questions in a short time. Please wait a minute, then ask again."))


def article_changed(texts: Texts) -> Message:
    """The words cannot be shown as they stood: their version is not there, or nothing of them can be seen."""
    return plain(texts.say("The article has changed, so I cannot show these words. Please ask again."))


def button_outdated(texts: Texts) -> str:
    """For the little window over a button that leads nowhere any more."""
    return texts.say("The article has changed since. Please ask again.")


def menu_outdated(texts: Texts) -> str:
    """For the little window over a button of a menu that this version of the bot does not have."""
    return texts.say("This button does not work any more. Please use the command again.")


def button_too_fast(texts: Texts) -> str:
    """For the little window over a button that is pressed too often."""
    return texts.say("That was fast. Please wait a minute, then press again.")


def apology(code: str, texts: Texts) -> Message:
    """Something failed; the log holds the trace under the same code."""
    return plain(texts.say("Sorry, something went wrong on my side. The code for the operator: {code}", code=code))


def inline_hint(texts: Texts) -> str:
    """The button over an inline query without words."""
    return texts.say("Type words to find in the articles")


def inline_nothing(texts: Texts) -> str:
    """The button over an inline query that matches nothing."""
    return texts.say("Nothing found in the articles")


def guest_title(texts: Texts) -> str:
    """What an answer in a chat that the bot is not in is called."""
    return texts.say("Answer")
