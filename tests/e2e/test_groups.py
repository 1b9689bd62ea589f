"""Groups and forums: the bot speaks when it is spoken to, and where it is spoken to."""

from __future__ import annotations

from bot.sandbox.client import SandboxUser
from tests.e2e.stage import Stage, is_ignored
from tests.e2e.test_answers import PIXEL

WEIGHT = "How much does the town clock weigh?"
WEIGHS = "weighs 920 kilograms"


async def test_a_command_is_answered_as_a_reply(bot: Stage, ada: SandboxUser) -> None:
    group = await bot.telegram.chat("Reading room")
    question = await ada.send(f"/ask {WEIGHT}", chat=group)
    reply = await ada.wait_for_reply(chat=group)
    assert WEIGHS in reply.quotes[0]
    assert reply.reply_to == question.id


async def test_every_command_works_in_a_group(bot: Stage, ada: SandboxUser) -> None:
    group = await bot.telegram.chat("Reading room")
    for command, words in (
        ("/start", "I answer only in their own words"),
        ("/help", "What I can do"),
        ("/who the fund is empty", "A councillor"),
        ("/sources", "Articles 1–4 of 4"),
        ("/privacy", "What happens to your messages"),
    ):
        assert words in (await ada.ask(command, chat=group)).text


async def test_a_mention_is_a_question(bot: Stage, ada: SandboxUser) -> None:
    group = await bot.telegram.chat("Reading room")
    reply = await ada.ask(f"@onrecord_sandbox_bot {WEIGHT}", chat=group)
    assert WEIGHS in reply.quotes[0]


async def test_a_mention_at_the_end_or_in_capitals_is_a_question_too(bot: Stage, ada: SandboxUser) -> None:
    group = await bot.telegram.chat("Reading room")
    reply = await ada.ask(f"{WEIGHT} @OnRecord_Sandbox_BOT", chat=group)
    assert WEIGHS in reply.quotes[0]


async def test_a_mention_alone_as_a_reply_answers_the_other_message(bot: Stage, ada: SandboxUser) -> None:
    group = await bot.telegram.chat("Reading room")
    boris = await bot.telegram.user("Борис")
    wondering = await boris.send(WEIGHT, chat=group)
    await ada.send("@onrecord_sandbox_bot", chat=group, reply_to=wondering)
    assert WEIGHS in (await ada.wait_for_reply(chat=group)).quotes[0]


async def test_a_mention_alone_explains_how_to_ask(bot: Stage, ada: SandboxUser) -> None:
    group = await bot.telegram.chat("Reading room")
    reply = await ada.ask("@onrecord_sandbox_bot", chat=group)
    assert reply.text.startswith("Write your question after the command")


async def test_a_reply_to_the_bot_is_a_question(bot: Stage, ada: SandboxUser) -> None:
    group = await bot.telegram.chat("Reading room")
    first = await ada.ask("/start", chat=group)
    question = await ada.send(WEIGHT, chat=group, reply_to=first)
    reply = await ada.wait_for_reply(chat=group)
    assert WEIGHS in reply.quotes[0]
    assert reply.reply_to == question.id


async def test_a_picture_in_reply_to_the_bot_is_ignored(bot: Stage, ada: SandboxUser) -> None:
    group = await bot.telegram.chat("Reading room")
    await bot.telegram.settings(privacy=False)
    await ada.ask("/start", chat=group)
    await ada.send_photo(PIXEL, chat=group)
    await is_ignored(ada, group)


async def test_people_among_themselves_are_left_alone(bot: Stage, ada: SandboxUser) -> None:
    group = await bot.telegram.chat("Reading room")
    await bot.telegram.settings(privacy=False)
    boris = await bot.telegram.user("Борис")
    said = await boris.send(WEIGHT, chat=group)
    await ada.send("About 920 kilograms, I think.", chat=group, reply_to=said)
    await ada.send("Ask @somebody_else about the town clock", chat=group)
    await is_ignored(ada, group)


async def test_other_bots_commands_and_unknown_ones_are_left_alone(bot: Stage, ada: SandboxUser) -> None:
    group = await bot.telegram.chat("Reading room")
    await bot.telegram.settings(privacy=False)
    await ada.send(f"/ask@some_other_bot {WEIGHT}", chat=group)
    await ada.send("/frobnicate", chat=group)
    await is_ignored(ada, group)


async def test_a_command_with_this_bots_name_is_answered(bot: Stage, ada: SandboxUser) -> None:
    group = await bot.telegram.chat("Reading room")
    reply = await ada.ask(f"/ask@onrecord_sandbox_bot {WEIGHT}", chat=group)
    assert WEIGHS in reply.quotes[0]


async def test_an_answer_stays_in_its_forum_topic(bot: Stage, ada: SandboxUser) -> None:
    forum = await bot.telegram.chat("Newsroom")
    topic = await bot.telegram.topic(forum, "Fact check")
    await ada.send(f"/ask {WEIGHT}", chat=forum, thread=topic)
    reply = await ada.wait_for_reply(chat=forum)
    assert reply.thread == topic
    sent = await bot.sent(chat=forum)
    assert sent[-1]["params"]["message_thread_id"] == topic


async def test_in_the_general_topic_no_thread_is_named(bot: Stage, ada: SandboxUser) -> None:
    forum = await bot.telegram.chat("Newsroom")
    await ada.send(f"/ask {WEIGHT}", chat=forum)
    assert (await ada.wait_for_reply(chat=forum)).thread is None
    assert "message_thread_id" not in (await bot.sent(chat=forum))[-1]["params"]


async def test_writing_in_a_topic_is_no_reply_to_the_bot(bot: Stage, ada: SandboxUser) -> None:
    forum = await bot.telegram.chat("Newsroom")
    topic = await bot.telegram.topic(forum, "Culture")
    await bot.telegram.settings(privacy=False)
    await ada.send(WEIGHT, chat=forum, thread=topic)
    await is_ignored(ada, forum, topic)


async def test_a_group_that_becomes_a_supergroup_is_served_under_its_new_number(bot: Stage, ada: SandboxUser) -> None:
    group = await bot.telegram.chat("Reading room")
    await ada.ask("/start", chat=group)
    upgraded = await bot.telegram.migrate(group)
    assert WEIGHS in (await ada.ask(f"/ask {WEIGHT}", chat=upgraded)).quotes[0]


async def test_a_group_that_is_upgraded_while_the_bot_answers_does_no_harm(bot: Stage, ada: SandboxUser) -> None:
    group = await bot.telegram.chat("Reading room")
    await bot.telegram.fault("429", method="sendMessage", chat_id=group, retry_after=1)
    await ada.send(f"/ask {WEIGHT}", chat=group)
    await bot.telegram.wait_for(lambda event: event["type"] == "message", after=0, what="the question")
    bot.expected_refusals.add("group chat was upgraded to a supergroup chat")
    upgraded = await bot.telegram.migrate(group)
    assert WEIGHS in (await ada.ask(f"/ask {WEIGHT}", chat=upgraded)).quotes[0]


async def test_being_thrown_out_and_let_in_again_is_survived(bot: Stage, ada: SandboxUser) -> None:
    group = await bot.telegram.chat("Reading room")
    bot.expected_refusals.add("bot was kicked from the group chat")
    await bot.telegram.fault("429", method="sendMessage", chat_id=group, retry_after=1)
    await ada.send(f"/ask {WEIGHT}", chat=group)
    await bot.telegram.set_membership(ada, group, "kicked")
    assert WEIGHS in (await ada.ask(WEIGHT)).quotes[0]
    await bot.until("sendMessage", lambda calls: any(call["status"] == 403 for call in calls))
    await bot.telegram.set_membership(ada, group, "member")
    assert WEIGHS in (await ada.ask(f"/ask {WEIGHT}", chat=group)).quotes[0]
