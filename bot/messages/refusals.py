"""What the person is told when the sources do not answer, and why."""

from __future__ import annotations

from bot.buttons import Place
from bot.i18n import Texts
from bot.messages import keyboards
from bot.messages.composing import Composer, Message
from bot.messages.filtering import filter_words
from bot.messages.tidying import tidy
from knowledge.models import NoAnswer, Reason

_TERM_LIMIT = 60
_MOST_TERMS = 5


def refusal(no_answer: NoAnswer, nearest: tuple[Place, ...], texts: Texts) -> Message:
    """Why there is no answer, with a button for the nearest passages if there are any."""
    return Composer().add(_why(no_answer, texts)).message(keyboards.nearest(texts, nearest))


def _why(no_answer: NoAnswer, texts: Texts) -> str:
    reason = no_answer.reason
    if reason is Reason.NO_ARTICLES:
        return texts.say("I hold no articles yet, so there is nothing I could answer from.")
    if reason is Reason.EMPTY:
        return texts.say("There is no question in this message. Ask me about something in the articles: /sources")
    if reason is Reason.SMALL_TALK:
        return texts.say(
            "I only answer questions about the articles, in their own words. "
            "/sources shows the articles, /help explains the rest."
        )
    if reason is Reason.OTHER_LANGUAGE:
        return _other_language(no_answer, texts)
    if reason is Reason.NOTHING_WITHIN:
        filters = filter_words(no_answer.within, texts)
        return texts.say("None of my articles fits {filters}. /sources shows them all.", filters=filters)
    terms, names = (_quoted(words, texts) for words in (no_answer.terms, no_answer.mentioned))
    if reason is Reason.NEVER_MENTIONED and terms:
        return texts.say("The sources do not answer this: they never mention {terms}.", terms=texts.alternatives(terms))
    if reason is Reason.NOT_TOGETHER and terms and names:
        return texts.say(
            "The sources do not answer this: they mention {names}, but not together with {terms}.",
            names=texts.both(names),
            terms=texts.alternatives(terms),
        )
    return texts.say("The sources do not answer this question.")


def _quoted(words: tuple[str, ...], texts: Texts) -> tuple[str, ...]:
    """The person's own words in quotation marks; some of them when there are many."""
    return tuple(texts.quoted(word) for each in words[:_MOST_TERMS] if (word := tidy(each, _TERM_LIMIT)))


def _other_language(no_answer: NoAnswer, texts: Texts) -> str:
    names = tuple(texts.language_name(tidy(code, _TERM_LIMIT)) for code in no_answer.languages[:_MOST_TERMS])
    return texts.count(
        "The sources are in another language: {languages}. Please ask in that language; I do not translate.",
        "The sources are in other languages: {languages}. Please ask in one of them; I do not translate.",
        len(names),
        languages=texts.both(names),
    )
