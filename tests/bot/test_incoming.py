"""What a message asks for, and whether it is meant for the bot."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import (
    Chat,
    ForumTopicCreated,
    Location,
    Message,
    MessageEntity,
    MessageOriginUser,
    PhotoSize,
    TextQuote,
    User,
)

from bot.handlers.choosing import Choice
from bot.handlers.request import Part, Request
from bot.i18n import load_languages
from bot.incoming import Incoming, read, sender_of, thread_of
from bot.messages.composing import Composer
from bot.messages.composing import Message as Reply
from bot.utf16 import units
from bot.where import Where, of_message

ME = User(id=99, first_name="On Record", is_bot=True, username="OnRecordBot")
PERSON = User(id=5, first_name="Ilse", is_bot=False)
PRIVATE = Chat(id=5, type="private")
GROUP = Chat(id=-7, type="supergroup")
NOW = datetime(2031, 3, 4, tzinfo=UTC)


def message(text: str | None, chat: Chat = PRIVATE, **more: Any) -> Message:
    """A message with the entities that Telegram would find in it: mentions of anybody."""
    entities = more.pop("entities", None)
    if entities is None:
        entities = [
            MessageEntity(type="mention", offset=units(before), length=units(word))
            for before, word in mentions(text or "")
        ]
    return Message(
        message_id=1, date=NOW, chat=chat, from_user=more.pop("by", PERSON), text=text, entities=entities, **more
    )


def mentions(text: str) -> list[tuple[str, str]]:
    found, at = [], 0
    for word in text.split(" "):
        if word.startswith("@"):
            found.append((text[:at], word))
        at += len(word) + 1
    return found


def understood(text: str | None, chat: Chat = PRIVATE, **more: Any) -> Incoming:
    incoming = read(message(text, chat, **more), ME)
    assert incoming is not None
    return incoming


@pytest.mark.parametrize(
    ("text", "command", "words"),
    [
        ("Who pays for it?", None, "Who pays for it?"),
        ("/ask Who pays?", "ask", "Who pays?"),
        ("/ASK\nWho pays?", "ask", "Who pays?"),
        ("/ask@onrecordbot Who pays?", "ask", "Who pays?"),
        ("/help", "help", ""),
        ("/help.", "help", "."),
        ("/usr/bin is what?", None, "/usr/bin is what?"),
        ("  what? ", None, "what?"),
        ("@OnRecordBot /who no crew", "who", "no crew"),
    ],
)
def test_commands_and_questions_are_told_apart(text: str, command: str | None, words: str) -> None:
    incoming = understood(text)
    assert (incoming.command, incoming.words) == (command, words)


def test_a_command_for_another_bot_is_none_of_ours() -> None:
    assert read(message("/ask@OtherBot Who?"), ME) is None


def test_a_mention_is_taken_out_even_after_emoji_and_in_any_letter_case() -> None:
    incoming = understood("😀👩‍👩‍👧 @onrecordBOT who pays?", GROUP)
    assert incoming.mentioned
    assert incoming.words == "😀👩‍👩‍👧   who pays?"


def test_a_mention_of_somebody_else_stays_and_is_no_call_for_the_bot() -> None:
    incoming = understood("@ilse who pays?", GROUP)
    assert not incoming.direct
    assert incoming.words == "@ilse who pays?"


def test_a_mention_without_a_username_counts_by_the_user_it_points_to() -> None:
    entities = [MessageEntity(type="text_mention", offset=0, length=9, user=ME)]
    assert understood("On Record who pays?", GROUP, entities=entities).words == "who pays?"


def test_a_reply_to_the_bot_is_meant_for_it_and_a_reply_to_another_person_is_not() -> None:
    ours = message("an answer", GROUP, by=ME)
    theirs = message("a remark", GROUP)
    assert understood("and then?", GROUP, reply_to_message=ours).replies
    assert not understood("and then?", GROUP, reply_to_message=theirs).direct


def test_the_first_message_of_a_topic_that_the_bot_opened_is_no_call_for_it() -> None:
    opening = message(None, GROUP, by=ME, forum_topic_created=ForumTopicCreated("Ferry", 0))
    assert not understood("and then?", GROUP, reply_to_message=opening).direct


def test_what_is_replied_to_is_taken_along_and_a_picked_part_comes_first() -> None:
    replied = message("We have no crew left.", GROUP)
    assert understood("/who", GROUP, reply_to_message=replied).quoted == "We have no crew left."
    quote = TextQuote(text="no crew", position=8)
    assert understood("/who", GROUP, reply_to_message=replied, quote=quote).quoted == "no crew"


def test_a_caption_counts_as_text() -> None:
    photo = (PhotoSize("a", "b", 1, 1),)
    incoming = understood(None, caption="Who pays?", photo=photo)
    assert (incoming.words, incoming.attached) == ("Who pays?", True)


def test_a_lone_surrogate_becomes_a_replacement_character() -> None:
    assert understood("who \ud83d pays?").words == "who \ufffd pays?"


@pytest.mark.parametrize(
    "more",
    [
        {"chat": Chat(id=-9, type="channel")},
        {"chat": GROUP, "is_automatic_forward": True},
        {"via_bot": ME},
        {"chat": GROUP, "by": User(id=8, first_name="Other", is_bot=True)},
    ],
)
def test_posts_of_channels_and_of_bots_are_not_answered(more: dict[str, Any]) -> None:
    assert read(message("Who pays?", **more), ME) is None


def test_an_anonymous_administrator_is_answered_and_counted_as_the_group() -> None:
    anonymous = User(id=1087968824, first_name="Group", is_bot=True)
    asked = message("@OnRecordBot who pays?", GROUP, by=anonymous, sender_chat=GROUP)
    assert read(asked, ME) is not None
    assert sender_of(asked) == GROUP.id


def test_only_a_real_topic_is_kept() -> None:
    assert thread_of(message("?", GROUP, message_thread_id=12, is_topic_message=True)) == 12
    assert thread_of(message("?", GROUP, message_thread_id=12)) is None


def test_a_post_of_a_channel_is_read_where_posts_are_asked_for() -> None:
    post = message("/digest 08:30", Chat(id=-9, type="channel"), by=None)
    incoming = read(post, ME, posts=True)
    assert incoming is not None
    assert (incoming.command, incoming.words, incoming.private) == ("digest", "08:30", False)


def test_a_location_is_read_as_latitude_and_longitude() -> None:
    assert understood(None, location=Location(longitude=30.5, latitude=50.4)).location == (50.4, 30.5)


def test_where_something_was_written_names_the_person_or_the_chat_that_was_written_as() -> None:
    anonymous = User(id=1087968824, first_name="Group", is_bot=True)
    channel = Chat(id=-9, type="channel")
    told = [
        of_message(message("/digest", PRIVATE), 3),
        of_message(message("/digest", GROUP, message_thread_id=12, is_topic_message=True), 3),
        of_message(message("/digest", GROUP, by=anonymous, sender_chat=GROUP), 3),
        of_message(message("/digest", channel, by=None, sender_chat=channel), 3),
    ]
    assert told == [
        Where(3, 5, "private", None, 5, None),
        Where(3, -7, "supergroup", 12, 5, None),
        Where(3, -7, "supergroup", None, None, -7),
        Where(3, -9, "channel", None, None, -9),
    ]
    assert [where.trace for where in told] == [5, 5, -7, -9]


# Which part of the bot answers


def part(name: str) -> Part:
    async def answer(request: Request) -> Reply:
        return Composer().add(name).message()

    return answer


CHOICE = Choice({"ask": part("ask"), "who": part("who")}, question=part("question"), forwarded=part("forwarded"))


async def test_an_operators_command_is_known_to_operators_in_private_alone() -> None:
    choice = Choice({}, part("question"), part("forwarded"), operators={"stats": part("stats")})
    private, group = understood("/stats"), understood("/stats", GROUP)
    known = choice.part_for(private, operator=True)
    assert known is not None
    others = choice.part_for(private)
    assert others is not None
    assert others is not known
    assert choice.part_for(group, operator=True) is None


def test_a_location_is_answered_unless_it_is_forwarded() -> None:
    choice = Choice({}, part("question"), part("forwarded"), placed=(placed := part("placed")))
    here = Location(longitude=30.5, latitude=50.4)
    assert choice.part_for(understood(None, location=here)) is placed
    assert choice.part_for(understood(None, location=here, forward_origin=ORIGIN)) is not placed
    assert choice.part_for(understood(None, GROUP, location=here)) is None


async def chosen(incoming: Incoming) -> str | None:
    answering = CHOICE.part_for(incoming)
    where = Where(update_id=1, chat_id=5, kind="private", user_id=5)
    return (await answering(Request(incoming, load_languages().texts("en"), where))).text if answering else None


PICTURE = (PhotoSize("a", "b", 1, 1),)
ORIGIN = MessageOriginUser(date=NOW, sender_user=PERSON)


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        (message("Who pays?"), "question"),
        (message("/who no crew"), "who"),
        (message("We have no crew left.", forward_origin=ORIGIN), "forwarded"),
        (message("/nonsense"), "I do not know this command. /help shows what I can do."),
        (message(None, photo=PICTURE), "I can only read text. Please put your question in words."),
        (message(None, caption="Who pays?", photo=PICTURE), "question"),
        (message(None, new_chat_title="Ferry"), None),
        (message("Who pays?", GROUP), None),
        (message("/ask Who pays?", GROUP), "ask"),
        (message("/nonsense", GROUP), None),
        (message("@OnRecordBot Who pays?", GROUP), "question"),
        (message("@OnRecordBot", GROUP), "question"),
        (message("Who pays?", GROUP, reply_to_message=message("x", GROUP, by=ME)), "question"),
        (message(None, GROUP, photo=PICTURE, reply_to_message=message("x", GROUP, by=ME)), None),
        (message(None, GROUP, photo=PICTURE), None),
    ],
)
async def test_the_right_part_answers_or_none(asked: Message, answered: str | None) -> None:
    incoming = read(asked, ME)
    assert incoming is not None
    assert await chosen(incoming) == answered
