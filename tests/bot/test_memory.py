"""What a follow-up can lean on: whose question, in which chat, and for how long."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from telegram import Chat, Message, User

from bot.memory import KEPT, Memory
from knowledge.answering.followups import LONGEST_CONTEXT

ILSE = User(id=5, first_name="Ilse", is_bot=False)
BRAM = User(id=6, first_name="Bram", is_bot=False)
ANONYMOUS = User(id=1087968824, first_name="Group", is_bot=True)
PRIVATE = Chat(id=5, type="private")
GROUP = Chat(id=-7, type="supergroup")
OTHER_GROUP = Chat(id=-8, type="supergroup")
NOW = datetime(2031, 3, 4, tzinfo=UTC)


class Clock:
    """Seconds that a test lets pass."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def memory(clock: Clock) -> Memory:
    return Memory(clock)


def message(
    number: int, by: User = ILSE, chat: Chat = PRIVATE, topic: int | None = None, sender_chat: Chat | None = None
) -> Message:
    return Message(
        message_id=number,
        date=NOW,
        chat=chat,
        from_user=by,
        message_thread_id=topic,
        is_topic_message=topic is not None,
        sender_chat=sender_chat,
    )


def test_nothing_was_asked_before_the_first_question(memory: Memory) -> None:
    assert memory.before(message(1)) == ""


def test_the_last_question_that_was_answered_is_known(memory: Memory) -> None:
    memory.answered(message(1), "Who wound the clock?")
    memory.answered(message(2), "Who mended the clock?")
    assert memory.before(message(3)) == "Who mended the clock?"


def test_a_refusal_changes_nothing(memory: Memory) -> None:
    memory.answered(message(1), "Who wound the clock?")
    memory.answered(message(2), "")
    assert memory.before(message(3)) == "Who wound the clock?"


def test_a_question_is_known_for_a_quarter_of_an_hour(memory: Memory, clock: Clock) -> None:
    memory.answered(message(1), "Who wound the clock?")
    clock.now += KEPT
    assert memory.before(message(2)) == "Who wound the clock?"
    clock.now += 1
    assert memory.before(message(3)) == ""


def test_each_answer_begins_a_quarter_of_an_hour_anew(memory: Memory, clock: Clock) -> None:
    memory.answered(message(1), "Who wound the clock?")
    clock.now += KEPT - 1
    memory.answered(message(2), "Why · wound the clock")
    clock.now += KEPT - 1
    assert memory.before(message(3)) == "Why · wound the clock"


def test_what_is_too_old_is_not_kept(memory: Memory, clock: Clock) -> None:
    memory.answered(message(1), "Who wound the clock?")
    memory.before(message(2))
    memory.answered(message(2), "Why · wound the clock")
    assert len(memory) == 2
    clock.now += KEPT + 1
    memory.before(message(3, by=BRAM))
    assert len(memory) == 0


def test_people_chats_and_topics_are_kept_apart(memory: Memory) -> None:
    memory.answered(message(1, chat=GROUP), "Who wound the clock?")
    assert memory.before(message(2, by=BRAM, chat=GROUP)) == ""
    assert memory.before(message(2, chat=OTHER_GROUP)) == ""
    assert memory.before(message(2)) == ""
    assert memory.before(message(2, chat=GROUP, topic=40)) == ""
    assert memory.before(message(2, chat=GROUP)) == "Who wound the clock?"


def test_who_writes_as_a_chat_is_known_as_that_chat(memory: Memory) -> None:
    channel = Chat(id=-9, type="channel")
    memory.answered(message(1, by=ANONYMOUS, chat=GROUP, sender_chat=GROUP), "Who wound the clock?")
    assert memory.before(message(2, by=ANONYMOUS, chat=GROUP, sender_chat=channel)) == ""
    assert memory.before(message(2, by=ILSE, chat=GROUP)) == ""
    assert memory.before(message(2, by=ANONYMOUS, chat=GROUP, sender_chat=GROUP)) == "Who wound the clock?"


def test_an_edited_message_leans_on_what_it_leaned_on_before_and_not_on_itself(memory: Memory) -> None:
    memory.answered(message(1), "Who wound the clock?")
    memory.before(message(2))
    memory.answered(message(2), "Why · wound the clock")
    memory.answered(message(3), "Who mended the bell?")
    assert memory.before(message(2), edited=True) == "Who wound the clock?"


def test_an_edited_first_message_leans_on_nothing(memory: Memory) -> None:
    memory.before(message(1))
    memory.answered(message(1), "Who wound the clock?")
    assert memory.before(message(1), edited=True) == ""


def test_what_an_edited_message_leaned_on_is_forgotten_too(memory: Memory, clock: Clock) -> None:
    memory.answered(message(1), "Who wound the clock?")
    memory.before(message(2))
    clock.now += KEPT + 1
    assert memory.before(message(2), edited=True) == ""


def test_an_edit_of_the_last_question_changes_what_is_known(memory: Memory) -> None:
    memory.answered(message(1), "Who wound the clock?")
    memory.answered(message(1), "Who mended the clock?", edited=True)
    assert memory.before(message(2)) == "Who mended the clock?"


def test_an_edit_of_an_older_question_changes_nothing(memory: Memory) -> None:
    memory.answered(message(1), "Who wound the clock?")
    memory.answered(message(2), "Who mended the bell?")
    memory.answered(message(1), "Who broke the clock?", edited=True)
    memory.answered(message(1), "", edited=True)
    assert memory.before(message(3)) == "Who mended the bell?"


def test_an_edit_without_an_answer_takes_the_question_back(memory: Memory) -> None:
    memory.answered(message(1), "Who wound the clock?")
    memory.before(message(2))
    memory.answered(message(2), "Who mended the bell?")
    memory.answered(message(2), "", edited=True)
    assert memory.before(message(3)) == "Who wound the clock?"
    memory.answered(message(1), "", edited=True)
    assert memory.before(message(4)) == ""


def test_a_question_too_long_to_lean_on_leaves_nothing(memory: Memory) -> None:
    memory.answered(message(1), "Who wound the clock?")
    memory.answered(message(2), "clock " * LONGEST_CONTEXT)
    assert memory.before(message(3)) == ""


def test_only_so_many_people_are_remembered(clock: Clock) -> None:
    memory = Memory(clock, remembered=2)
    for number in (1, 2, 3):
        memory.answered(message(number, chat=Chat(id=number, type="private")), "Who wound the clock?")
    assert memory.before(message(9, chat=Chat(id=1, type="private"))) == ""
    assert memory.before(message(9, chat=Chat(id=3, type="private"))) == "Who wound the clock?"
    assert len(memory) == 3


def test_a_chat_that_is_forgotten_leaves_nothing_to_lean_on(memory: Memory) -> None:
    memory.answered(message(1), "Who pays for the ferry?")
    memory.answered(message(1, chat=GROUP), "Who captains it?")
    later = message(2)
    assert memory.before(later)
    memory.forget_chat(PRIVATE.id)
    assert memory.before(later) == ""
    assert memory.before(later, edited=True) == ""
    assert memory.before(message(2, chat=GROUP)) == "Who captains it?"


def test_a_person_who_is_forgotten_is_forgotten_in_all_chats_and_nobody_else_is(memory: Memory) -> None:
    memory.answered(message(1, chat=GROUP), "Who pays for the ferry?")
    memory.answered(message(2, chat=OTHER_GROUP), "Who captains it?")
    memory.answered(message(3, chat=GROUP, by=BRAM), "Who wrote that?")
    memory.forget_sender(ILSE.id)
    assert memory.before(message(4, chat=GROUP)) == ""
    assert memory.before(message(4, chat=OTHER_GROUP)) == ""
    assert memory.before(message(4, chat=GROUP, by=BRAM)) == "Who wrote that?"
    assert len(memory) == 2
