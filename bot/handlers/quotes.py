"""What somebody said: all that the articles quote of a speaker, or what is about something."""

from __future__ import annotations

import re

from bot.buttons import Press, View
from bot.handlers.request import GONE, Request, closed
from bot.i18n import Texts
from bot.messages.composing import Message
from bot.messages.notices import quotes_usage
from bot.messages.speakers import Named, nothing_about, unknown_speaker, which_speaker
from bot.people import Said, said_by
from bot.places import shown, source_of, speaker_press, topic_press
from knowledge.answering.speech import asking_for
from knowledge.library import Library
from knowledge.models import SpeakerProfile, SpeakerQuotations, SpeakerStatus

CLOSEST = 3
"""Speakers that are offered in place of one that nobody knows."""

MOST_NAMESAKES = 8

_ABOUT = re.compile(r"\s+(?:about|regarding|о|об|обо|про|щодо|стосовно)\s+", re.IGNORECASE)
"""Stands between the speaker and the topic."""

_AROUND = " \t\r\n.,;:!?…"


def speaker_and_topic(words: str) -> tuple[str, str]:
    """The two halves of what stands behind the command; the topic is empty when there is none."""
    speaker, *topic = _ABOUT.split(f" {words} ", maxsplit=1)
    return speaker.strip(_AROUND), topic[0].strip(_AROUND) if topic else ""


class Quotes:
    """Answers /quotes with the first quotation of a speaker; the others are behind its buttons."""

    def __init__(self, library: Library) -> None:
        self._library = library

    async def __call__(self, request: Request) -> Message:
        """The first quotation, why there is none, or how to ask."""
        if not request.words:
            return quotes_usage(request.texts)
        question = self._library.speech_question(request.words)
        if question is not None and question.speaker:
            speaker, topic = question.speaker, question.topic
        else:
            speaker, topic = speaker_and_topic(request.words)
        if not speaker:
            return quotes_usage(request.texts)
        result = await self._library.quotes(speaker, topic)
        try:
            if not result.profiles:
                return self._unknown(result, request.texts)
            if len(result.profiles) > 1:
                return self._several(result, request.texts)
            message = await self.first(result, request.texts)
            if message is None:
                return self._nothing(result, request.texts)
            return message if question is None else message.answering(request.words)
        except GONE as error:
            return closed(error, request.texts)

    async def first(self, result: SpeakerQuotations, texts: Texts) -> Message | None:
        """The first of the quotations that were found; None when there are none, or not of exactly one speaker.

        Raises one of GONE when the words cannot be shown.
        """
        if not result.quotations or len(result.profiles) != 1:
            return None
        press = self._press(said_by(self._library, result.profiles[0]), result)
        if press is None:
            return None
        message = await shown(self._library, press, texts, result.topic)
        return message.answering(asking_for(result.asked, result.topic))

    async def first_or_whose(self, result: SpeakerQuotations, texts: Texts) -> Message | None:
        """As `first`; when several people bear the name, the question which of them is meant, among those who say
        something on the topic. None when none of them does.

        Raises one of GONE when the words cannot be shown.
        """
        if len(result.profiles) < 2 or any(p.people[0].status is not SpeakerStatus.NAMED for p in result.profiles):
            return await self.first(result, texts)
        each = [self._library.quotes_of(profile, result.topic, result.asked) for profile in result.profiles]
        saying = [those for those in each if those.quotations]
        if len(saying) == 1:
            return await self.first(saying[0], texts)
        meant = tuple(those.profiles[0] for those in saying)
        return self._several(result.model_copy(update={"profiles": meant}), texts) if meant else None

    def _press(self, said: Said, result: SpeakerQuotations, view: View = View.ITSELF) -> Press | None:
        if result.topic:
            return topic_press(result.quotations)
        return speaker_press(said.first, view) if said.first is not None else None

    def _unknown(self, result: SpeakerQuotations, texts: Texts) -> Message:
        close = self._library.speakers_like(result.asked, CLOSEST)
        return unknown_speaker(texts, result.asked, [named(self._library, profile, texts) for profile in close])

    def _several(self, result: SpeakerQuotations, texts: Texts) -> Message:
        people = [self._namesake(profile, result, texts) for profile in result.profiles[:MOST_NAMESAKES]]
        return which_speaker(texts, result.asked, people)

    def _namesake(self, profile: SpeakerProfile, result: SpeakerQuotations, texts: Texts) -> Named:
        """One of several people of the same name; the button leads to what they said about the topic, if anything."""
        about = self._library.quotes_of(profile, result.topic).quotations if result.topic else ()
        return named(self._library, profile, texts, topic_press(about) if about else None)

    def _nothing(self, result: SpeakerQuotations, texts: Texts) -> Message:
        return nothing_about(texts, named(self._library, result.profiles[0], texts), result.topic)


def named(library: Library, profile: SpeakerProfile, texts: Texts, press: Press | None = None) -> Named:
    """Somebody as lists show them; `press` is where the button leads, to the first quotation unless told.

    Raises UnknownVersion.
    """
    person, said = profile.people[0], said_by(library, profile)
    if press is None and said.first is not None:
        press = speaker_press(said.first)
    return Named(source_of(library, person.label.version), person, len(said.quoted), len(said.reported), press)
