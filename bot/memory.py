"""What a follow-up can lean on: the last question of each person that was answered, for a quarter of an hour."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from telegram import Message

from bot.incoming import sender_of, thread_of
from bot.recent import Recent
from knowledge.answering.followups import LONGEST_CONTEXT

KEPT = 15 * 60.0
"""Seconds that a question is kept."""

REMEMBERED = 5_000
"""People (in each chat and topic) whose last question is kept."""

_Place = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _Turn:
    """A question that was answered, in full, where and by whom it was asked, and the message that asked it."""

    place: _Place
    question: str
    message_id: int
    at: float


@dataclass(frozen=True, slots=True)
class _Lead:
    """What a message leaned on, or could have leaned on, when it came."""

    turn: _Turn
    at: float


class Memory:
    """Remembers, in memory alone, whom a chat's next question can follow up: each person in each topic apart."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, remembered: int = REMEMBERED) -> None:
        self._clock = clock
        self._turns: Recent[_Place, _Turn] = Recent(remembered)
        self._leads: Recent[tuple[int, int], _Lead] = Recent(remembered)

    def before(self, message: Message, *, edited: bool = False) -> str:
        """The question that the message can lean on, empty when there is none; for an edited message, the one it had
        when it was new."""
        self._forget()
        key = message.chat.id, message.message_id
        if edited:
            lead = self._leads.get(key)
            return lead.turn.question if lead is not None else ""
        turn = self._turns.get(_place(message))
        if turn is None:
            return ""
        self._leads.put(key, _Lead(turn, self._clock()))
        return turn.question

    def answered(self, message: Message, question: str, *, edited: bool = False) -> None:
        """Notes that the message was answered, and what it asked in full; `question` is empty when it was not.

        An edited message only changes what is remembered as long as no later one was answered.
        """
        place = _place(message)
        last = self._turns.get(place)
        if question and (not edited or last is None or last.message_id <= message.message_id):
            short = question if len(question) <= LONGEST_CONTEXT else ""
            self._turns.put(place, _Turn(place, short, message.message_id, self._clock()))
        elif not question and edited and last is not None and last.message_id == message.message_id:
            lead = self._leads.get((message.chat.id, message.message_id))
            if lead is not None:
                self._turns.put(place, lead.turn)
            else:
                self._turns.drop(place)

    def forget_chat(self, chat_id: int) -> None:
        """Forgets the questions of a chat."""
        self._turns.drop_where(lambda turn: turn.place[0] == chat_id)
        self._leads.drop_where(lambda lead: lead.turn.place[0] == chat_id)

    def forget_sender(self, sender: int) -> None:
        """Forgets the questions of whoever is counted under this number, in all chats."""
        self._turns.drop_where(lambda turn: turn.place[2] == sender)
        self._leads.drop_where(lambda lead: lead.turn.place[2] == sender)

    def __len__(self) -> int:
        """How many questions are kept."""
        return len(self._turns) + len(self._leads)

    def _forget(self) -> None:
        oldest = self._clock() - KEPT
        self._turns.drop_where(lambda turn: turn.at < oldest)
        self._leads.drop_where(lambda lead: lead.at < oldest)


def _place(message: Message) -> _Place:
    return message.chat.id, thread_of(message) or 0, sender_of(message)
