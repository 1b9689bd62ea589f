"""The bot's own pages: start, help, privacy and the list of articles."""

from __future__ import annotations

from bot.i18n import Texts
from bot.messages import keyboards
from bot.messages.attribution import NAME_LIMIT, TITLE_LIMIT
from bot.messages.composing import Composer, Message, Styled, bold, link
from bot.messages.source import Source
from bot.store.outbox import KEPT_FOR as DELIVERIES_KEPT

PER_PAGE = 5
"""Articles on one page of the list."""


def start_page(sources: tuple[Source, ...], texts: Texts) -> Message:
    """What the bot does, in a few lines, and which articles it holds."""
    composer = Composer().add(
        texts.say(
            "Ask me about the articles I hold. I answer only in their own words, and name who is speaking.\n"
            "If they do not say, I tell you so. I never make anything up."
        ),
        "\n",
    )
    if not sources:
        return composer.line(texts.say("I hold no articles yet.")).message()
    composer.line(bold(texts.say("Articles:")))
    for source in sources[:PER_PAGE]:
        composer.line("📄 ", *_title(source))
    if len(sources) > PER_PAGE:
        more = len(sources) - PER_PAGE
        composer.line(texts.count("and {number} more: /sources", "and {number} more: /sources", more))
    composer.new_line().line(texts.say("/who finds out who said something; /help shows all I can do."))
    return composer.message()


def help_page(texts: Texts, username: str) -> Message:
    """All commands and ways to ask. `username` is the bot's own, without the @."""
    return (
        Composer()
        .add(bold(texts.say("What I can do")), "\n")
        .line(texts.say("Just write your question here, or use a command:"))
        .line("/ask", " – ", texts.say("a question, answered in the articles' own words"))
        .line("/in", " – ", texts.say("a source, author or date, a colon, and a question to those articles alone"))
        .line("/who", " – ", texts.say("some words: who said them, and where"))
        .line("/quotes", " – ", texts.say("a name: what this person says, with “about …” on one topic"))
        .line("/speakers", " – ", texts.say("who speaks in the articles, and how often"))
        .line("/sources", " – ", texts.say("the articles I answer from"))
        .line("/digest", " – ", texts.say("a daily digest: when, and what is in it"))
        .line("/follow", " – ", texts.say("a name or words: those quotations come first"))
        .line("/privacy", " – ", texts.say("what happens to your messages"))
        .line("/forget", " – ", texts.say("erase what I know of you"))
        .new_line()
        .line(texts.say("The bold sentence is the one that answers. The buttons show the text before and after it."))
        .line(texts.say("Reply with /ask or /who to a message to look up what it says."))
        .line(texts.say("Edit your question, and I will edit my answer."))
        .line(texts.say("In a group, mention me, reply to me or use a command."))
        .line(texts.say("In any chat, type @{username} and a few words to quote an article.", username=username))
        .message()
    )


def privacy_page(texts: Texts, days: int, number: int | None = None) -> Message:
    """What is processed and what is kept, and for how long; `days` holds for questions, 0 keeps none.

    `number` is the person's own at Telegram, None where others read along.
    """
    composer = Composer().add(bold(texts.say("What happens to your messages")), "\n")
    lines = [
        texts.say("• I look your question up in the articles. No other service is asked."),
        texts.say(
            "• What you send is written down until I have handled it, so that nothing gets lost, and erased then; its "
            "number stays for two days."
        ),
        _questions_kept(texts, days),
        texts.say("• What you say of an answer (👍 👎) is kept with your Telegram number, until you erase it."),
        texts.count(
            "• The numbers (not the text) of your message and of my answer, and your Telegram number, are kept for a "
            "day, so that editing the question corrects the answer.",
            "• The numbers (not the text) of your message and of my answer, and your Telegram number, are kept for "
            "{number} days, so that editing the question corrects the answer.",
            max(days, 1),
        ),
        texts.say(
            "• If you use the digest or follow somebody, I keep the chat's number, your settings, whom and what you "
            "follow, and which quotations I have shown, until you erase it. Of a location I keep the time zone alone."
        ),
        texts.count(
            "• When digests were sent, and whether they arrived, is kept for a day.",
            "• When digests were sent, and whether they arrived, is kept for {number} days.",
            DELIVERIES_KEPT.days,
        ),
        texts.say(
            "• In memory, for 15 minutes, I keep your last question that was answered, so that you can follow it up "
            "(“and why?”); and how many questions you asked lately."
        ),
        texts.say("• The log holds no questions; if something fails, an error code and the technical trace."),
        texts.say(
            "• All this lies with whoever runs this bot (the operator), who may make backups of it. I pass it to "
            "nobody else."
        ),
        texts.say("• /forget erases all that I know of you, at once."),
        texts.say("• How Telegram itself handles messages is up to Telegram: telegram.org/privacy"),
    ]
    for line in lines:
        composer.line(line)
    if number is not None:
        composer.new_line().line(texts.say("Your Telegram number: {number}", number=number))
    return composer.message()


def _questions_kept(texts: Texts, days: int) -> str:
    if not days:
        return texts.say("• Your questions are not kept.")
    return texts.count(
        "• Your questions are kept for a day, with your Telegram number and whether there was an answer. The operator "
        "sees those without an answer, without your name.",
        "• Your questions are kept for {number} days, with your Telegram number and whether there was an answer. The "
        "operator sees those without an answer, without your name.",
        days,
    )


def page_count(articles: int) -> int:
    """How many pages the list of so many articles has (at least one)."""
    return max(1, -(-articles // PER_PAGE))


def sources_page(sources: tuple[Source, ...], page: int, texts: Texts) -> Message:
    """Page `page` (from 0; beyond the last the last is shown) of the list of articles."""
    if not sources:
        return Composer().add(texts.say("I hold no articles yet.")).message()
    count = page_count(len(sources))
    page = min(max(page, 0), count - 1)
    first = page * PER_PAGE
    listed = sources[first : first + PER_PAGE]
    last, total = first + len(listed), len(sources)
    heading = texts.say("Articles {first}–{last} of {total}", first=first + 1, last=last, total=total)
    composer = Composer().add(bold(heading))
    for number, source in enumerate(listed, first + 1):
        composer.new_line().line(f"{number}. ", *_title(source)).line(_details(source, texts))
    return composer.message(keyboards.pages(texts, page, count))


def _title(source: Source) -> list[str | Styled]:
    title, url = source.name(TITLE_LIMIT), source.url
    outlet = source.words(source.article.metadata.outlet, NAME_LIMIT)
    return [link(title, url) if url else title, f" · {outlet}" if outlet else ""]


def _details(source: Source, texts: Texts) -> str:
    metadata, number = source.article.metadata, len(source.passages)
    details = [
        texts.date(metadata.published) if metadata.published is not None else "",
        texts.language_name(metadata.language),
        texts.count("{number} passage", "{number} passages", number),
        texts.say("version {version}", version=source.article.short_version),
    ]
    return " · ".join(filter(None, details))
