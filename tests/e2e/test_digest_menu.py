"""The daily digest as a person sets it on a phone: /digest, its menu, and what is written behind it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.handlers.digest.subscribing import CHOSEN_UTC
from bot.sandbox.client import Message, SandboxUser
from bot.store.records import Subscription
from tests.e2e.stage import Stage, is_ignored, pressed

NOON = datetime(2031, 3, 4, 12, 5, tzinfo=UTC)
"""A Tuesday; five past two in Kyiv."""


@pytest.fixture
async def bot(stage: Stage) -> Stage:
    """The bot on a Tuesday in March, at five past two in Kyiv."""
    stage.now.set(NOON)
    await stage.play()
    return stage


async def subscription(stage: Stage, chat: int) -> Subscription:
    """What the store has of a chat's digest."""
    found = await stage.store.subscriptions.get(chat)
    assert found is not None
    return found


def labels(message: Message) -> list[str]:
    return [button.text for button in message.buttons]


async def turned_on(ada: SandboxUser) -> Message:
    """The menu of a person who has turned the digest on by the buttons, in Berlin."""
    menu = await ada.ask("/digest")
    zones = await pressed(ada, menu, "Turn on")
    return await pressed(ada, zones, "Berlin")


# The first time


async def test_the_menu_says_what_holds_and_offers_what_can_be_changed(ada: SandboxUser) -> None:
    menu = await ada.ask("/digest")
    assert menu.text.split("\n") == [
        "🗓 Daily digest: off",
        "In it: new articles and the archive",
    ]
    assert labels(menu) == [
        *("Turn on", "Time: 08:30", "Zone: choose", "Contents", "Language", "Send me one now"),
    ]


async def test_looking_at_the_menu_writes_nothing_down(bot: Stage, ada: SandboxUser) -> None:
    await ada.ask("/digest")
    assert await bot.store.subscriptions.get(ada.id) is None
    assert (await bot.store.stats(NOON)).people == 0


async def test_turning_it_on_without_a_zone_asks_for_the_zone_and_plans_nothing(bot: Stage, ada: SandboxUser) -> None:
    menu = await ada.ask("/digest")
    zones = await pressed(ada, menu, "Turn on")
    assert zones.text.startswith("The digest is almost on. Which time zone should it go by?")
    assert "London · 12:05" in labels(zones)
    waiting = await subscription(bot, ada.id)
    assert (waiting.on, waiting.next_due) == (True, None)
    assert "waiting for a time zone" in (await ada.ask("/digest")).text


async def test_choosing_the_zone_then_turns_it_on_and_says_when_the_next_one_comes(
    bot: Stage, ada: SandboxUser
) -> None:
    zones = await pressed(ada, await ada.ask("/digest"), "Turn on")
    said = await ada.press(zones, "Berlin")
    assert said.text == "The digest comes daily at 08:30, Berlin. The next one: Wednesday, 5 March, 08:30."
    menu = await ada.wait_for_edit(zones)
    assert menu.text.split("\n")[:2] == [
        "🗓 Daily digest: on, 08:30, Berlin (now 13:05)",
        "The next one: Wednesday, 5 March, 08:30.",
    ]
    assert labels(menu)[0] == "Turn off"
    kept = await subscription(bot, ada.id)
    assert (kept.zone, kept.next_due) == ("Europe/Berlin", datetime(2031, 3, 5, 7, 30, tzinfo=UTC))


async def test_utc_can_be_chosen_and_is_told_from_no_choice(bot: Stage, ada: SandboxUser) -> None:
    zones = await pressed(ada, await ada.ask("/digest"), "Turn on")
    menu = await pressed(ada, zones, "UTC")
    assert menu.text.startswith("🗓 Daily digest: on, 08:30, UTC (now 12:05)")
    assert (await subscription(bot, ada.id)).zone == CHOSEN_UTC


async def test_everything_can_be_written_in_one_line(bot: Stage, ada: SandboxUser) -> None:
    reply = await ada.ask("/digest 16:20 Europe/Kyiv")
    assert reply.text.startswith("The digest comes daily at 16:20, Kyiv. The next one: Tuesday, 4 March, 16:20.")
    kept = await subscription(bot, ada.id)
    assert (kept.minute, kept.zone, kept.next_due) == (980, "Europe/Kyiv", datetime(2031, 3, 4, 14, 20, tzinfo=UTC))


async def test_what_was_set_is_there_after_a_restart(bot: Stage, ada: SandboxUser) -> None:
    menu = await turned_on(ada)
    await bot.close()
    await bot.play()
    assert (await ada.ask("/digest")).text == menu.text
    off = await pressed(ada, menu, "Turn off")
    assert off.text.startswith("🗓 Daily digest: off")


# Time


async def test_the_time_is_chosen_by_the_hour_and_then_by_the_quarter(bot: Stage, ada: SandboxUser) -> None:
    hours = await pressed(ada, await turned_on(ada), "Time: 08:30")
    assert labels(hours)[:10] == ["00", "01", "02", "03", "04", "05", "06", "07", "✓ 08", "09"]
    assert "/digest 08:30" in hours.text
    quarters = await pressed(ada, hours, "18")
    assert labels(quarters) == ["18:00", "18:15", "18:30", "18:45", "‹ Back"]
    menu = await pressed(ada, quarters, "18:45")
    assert menu.text.startswith("🗓 Daily digest: on, 18:45, Berlin (now 13:05)\nThe next one: Tuesday, 4 March, 18:45.")
    assert (await subscription(bot, ada.id)).minute == 18 * 60 + 45


async def test_every_submenu_leads_back(ada: SandboxUser) -> None:
    menu = await turned_on(ada)
    for way in (("Time",), ("Time", "07"), ("Zone",), ("Contents",), ("Contents", "Quiet"), ("Language",)):
        now = menu
        for label in way:
            now = await pressed(ada, now, label)
        for _ in way:
            now = await pressed(ada, now, "‹ Back")
        assert (now.text, now.rows) == (menu.text, menu.rows), way


@pytest.mark.parametrize(("written", "shown"), [("8.30", "08:30"), ("8:30 pm", "20:30"), ("19:05", "19:05")])
async def test_a_time_is_read_as_people_write_it(ada: SandboxUser, written: str, shown: str) -> None:
    await ada.ask("/digest Berlin")
    assert f"daily at {shown}, Berlin" in (await ada.ask(f"/digest {written}")).text


async def test_a_time_alone_turns_it_on_and_asks_for_the_zone_first(bot: Stage, ada: SandboxUser) -> None:
    zones = await ada.ask("/digest 07:15")
    assert zones.text.startswith("The digest is almost on.")
    menu = await pressed(ada, zones, "London")
    assert menu.text.startswith(
        "🗓 Daily digest: on, 07:15, London (now 12:05)\nThe next one: Wednesday, 5 March, 07:15."
    )


# Zone


async def test_a_city_is_enough_for_the_zone(bot: Stage, ada: SandboxUser) -> None:
    reply = await ada.ask("/digest Lviv")
    assert reply.text.startswith("The time zone is now Kyiv.")
    assert (await subscription(bot, ada.id)).zone == "Europe/Kyiv"
    assert not (await subscription(bot, ada.id)).on


async def test_several_cities_of_one_name_are_offered_to_choose_from(bot: Stage, ada: SandboxUser) -> None:
    which = await ada.ask("/digest 08:30 Springfield")
    assert which.text == "Which “Springfield” do you mean?"
    chosen = next(button for button in which.buttons if "Missouri" in button.text)
    menu = await pressed(ada, which, chosen)
    assert menu.text.startswith("🗓 Daily digest: on, 08:30, Chicago")


async def test_an_unknown_place_is_named_with_places_of_similar_names(ada: SandboxUser) -> None:
    reply = await ada.ask("/digest Barcelina")
    assert "I do not know the place “Barcelina”." in reply.text
    assert any("Barcelona" in label for label in labels(reply))
    assert "/digest Europe/Kyiv" in reply.text


async def test_a_time_beside_an_unknown_place_is_set_and_said_to_be(bot: Stage, ada: SandboxUser) -> None:
    await ada.ask("/digest 07:15 Berlin")
    reply = await ada.ask("/digest 09:30 Zzyzxgrad")
    assert "I do not know the place “Zzyzxgrad”." in reply.text
    assert "The digest comes daily at 09:30, Berlin. The next one: Wednesday, 5 March, 09:30." in reply.text
    kept = await subscription(bot, ada.id)
    assert (kept.minute, kept.zone) == (9 * 60 + 30, "Europe/Berlin")


async def test_words_that_say_nothing_are_named_with_examples(bot: Stage, ada: SandboxUser) -> None:
    reply = await ada.ask("/digest 25:70")
    assert "I do not understand “25:70”." in reply.text
    assert "/digest 08:30 Kyiv" in reply.text
    assert await bot.store.subscriptions.get(ada.id) is None


async def test_a_location_is_turned_into_its_zone_and_not_kept(bot: Stage, ada: SandboxUser) -> None:
    zones = await pressed(ada, await ada.ask("/digest"), "Turn on")
    await ada.tap(zones, "By my location")
    asked = await ada.wait_for_reply()
    assert asked.keyboard == [["📍 Send my location"], ["/digest ✖"]]
    await ada.share_location(asked, 48.45, 35.05)
    reply = await ada.wait_for_reply()
    assert reply.removes_keyboard
    assert reply.text.startswith("The digest comes daily at 08:30, Kyiv. The next one: Wednesday, 5 March, 08:30.")
    assert (await subscription(bot, ada.id)).zone == "Europe/Kyiv"


async def test_a_location_need_not_be_sent_after_all(bot: Stage, ada: SandboxUser) -> None:
    await ada.tap(await pressed(ada, await ada.ask("/digest"), "Zone"), "By my location")
    await ada.wait_for_reply()
    reply = await ada.ask("/digest ✖")
    assert reply.removes_keyboard
    assert reply.text.startswith("The time zone stays as it is.")


async def test_a_change_of_zone_on_the_day_of_a_digest_gives_no_second_one(bot: Stage, ada: SandboxUser) -> None:
    await ada.ask("/digest 13:00 Europe/Berlin")
    sent = replace(
        await subscription(bot, ada.id), last_date=NOON.date(), next_due=datetime(2031, 3, 5, 12, tzinfo=UTC)
    )
    await bot.store.subscriptions.put(sent)
    reply = await ada.ask("/digest New York")
    assert "The next one: Wednesday, 5 March, 13:00." in reply.text


# Contents, quiet hours, language


async def test_contents_are_ticked_and_unticked_but_never_all(bot: Stage, ada: SandboxUser) -> None:
    contents = await pressed(ada, await turned_on(ada), "Contents")
    assert [label[0] for label in labels(contents)][:5] == ["✅", "✅", "✅", "⬜", "⬜"]
    contents = await pressed(ada, contents, "The archive")
    contents = await pressed(ada, contents, "Whom and what you follow")
    refused = await ada.press(contents, "New and changed articles")
    assert refused.show_alert
    assert "Something has to be in it" in refused.text
    kept = await subscription(bot, ada.id)
    assert (kept.articles, kept.followed, kept.archive) == (True, False, False)
    menu = await pressed(ada, contents, "‹ Back")
    assert "In it: new articles" in menu.text.split("\n")


async def test_a_button_that_was_pressed_twice_sets_the_same(bot: Stage, ada: SandboxUser) -> None:
    bot.expected_refusals.add("message is not modified")
    contents = await pressed(ada, await turned_on(ada), "Contents")
    await ada.tap(contents, "Say so when there is nothing")
    await ada.tap(contents, "Say so when there is nothing")
    await is_ignored(ada)
    assert (await subscription(bot, ada.id)).tell_empty


async def test_quiet_hours_are_set_over_midnight_and_taken_away(bot: Stage, ada: SandboxUser) -> None:
    contents = await pressed(ada, await turned_on(ada), "Contents")
    until = await pressed(ada, await pressed(ada, contents, "Quiet hours: none"), "22")
    assert until.text.startswith("Quiet hours from 22:00: until when?")
    contents = await pressed(ada, until, "07")
    assert "Quiet hours: 22:00–07:00" in labels(contents)
    menu = await pressed(ada, contents, "‹ Back")
    assert "Quiet hours: 22:00–07:00" in menu.text
    contents = await pressed(ada, await pressed(ada, menu, "Contents"), "Quiet hours")
    await pressed(ada, contents, "No quiet hours")
    assert (await subscription(bot, ada.id)).quiet_from is None


async def test_quiet_hours_over_the_time_of_the_digest_are_refused(bot: Stage, ada: SandboxUser) -> None:
    contents = await pressed(ada, await turned_on(ada), "Contents")
    until = await pressed(ada, await pressed(ada, contents, "Quiet hours"), "22")
    refused = await ada.press(until, "10")
    assert refused.show_alert
    assert "At 08:30 the digest would come in the quiet hours (22:00–10:00)" in refused.text
    await ada.press(until, "08")
    assert (await subscription(bot, ada.id)).quiet_until == 8 * 60
    assert "At 23:30 the digest would come in the quiet hours (22:00–08:00)" in (await ada.ask("/digest 23:30")).text
    assert (await subscription(bot, ada.id)).minute == 8 * 60 + 30


async def test_the_language_is_chosen_for_everything_the_bot_says_there(bot: Stage, ada: SandboxUser) -> None:
    tongues = await pressed(ada, await turned_on(ada), "Language")
    assert labels(tongues) == ["✓ English", "Русский", "Українська", "‹ Back"]
    menu = await pressed(ada, tongues, "Українська")
    assert menu.text.startswith("🗓 Щоденний дайджест: увімкнено, 08:30, Берлін (зараз 13:05)")
    assert "Запитайте мене про статті" in (await ada.ask("/start")).text
    await bot.close()
    await bot.play()
    answer = await ada.ask("How much does the town clock weigh?")
    assert "слова самого видання" in answer.text
    assert "Контекст: на 1 уривок" in (await pressed(ada, answer, answer.buttons[0])).text


async def test_a_russian_reader_gets_a_menu_in_russian(boris: SandboxUser) -> None:
    zones = await pressed(boris, await boris.ask("/digest 9 утра"), "Москва")
    assert zones.text.startswith("🗓 Ежедневный дайджест: включён, 09:00, Москва (сейчас 15:05)")
    assert "Следующий: среда, 5 марта, 09:00." in zones.text
    assert "Дайджест выключен." in (await boris.ask("/digest выкл")).text


# Off, on, now


async def test_it_can_be_turned_off_and_on_by_words(bot: Stage, ada: SandboxUser) -> None:
    await ada.ask("/digest 08:30 Berlin")
    off = await ada.ask("/digest off")
    assert off.text.startswith("The digest is off. Nothing comes until it is turned on.")
    assert "When it is on: 08:30, Berlin (now 13:05)" in off.text
    assert (await subscription(bot, ada.id)).next_due is None
    on = await ada.ask("/digest on")
    assert on.text.startswith("The digest comes daily at 08:30, Berlin.")


async def test_whoever_turns_it_off_hears_that_alerts_still_come(ada: SandboxUser) -> None:
    await ada.ask("/digest 08:30 Berlin")
    followed = await ada.ask("/follow Greta Holm")
    await ada.press(followed, "🔔")
    off = await ada.ask("/digest off")
    assert off.text.startswith("The digest is off. What you follow still comes at once: see “Contents”.")


async def test_one_can_be_had_now(bot: Stage, ada: SandboxUser) -> None:
    menu = await ada.ask("/digest")
    said = await ada.press(menu, "Send me one now")
    assert said.text == "Your digest is on its way."
    assert (await ada.wait_for_reply()).quotes
    assert not (await subscription(bot, ada.id)).on


async def test_an_edited_command_changes_the_setting_and_its_confirmation(bot: Stage, ada: SandboxUser) -> None:
    command = await ada.send("/digest 08:30 Berlin")
    reply = await ada.wait_for_reply()
    await ada.edit(command, "/digest 09:45 Berlin")
    assert "daily at 09:45, Berlin" in (await ada.wait_for_edit(reply)).text
    assert (await subscription(bot, ada.id)).minute == 9 * 60 + 45


# Groups, topics, channels


async def test_in_a_group_only_administrators_change_it(bot: Stage, ada: SandboxUser) -> None:
    boris = await bot.telegram.user("Борис")
    group = await bot.telegram.add_chat("Proofreaders", [ada, boris], kind="supergroup")
    menu = await ada.ask("/digest 08:30 Berlin", chat=group)
    assert "daily at 08:30, Berlin" in menu.text
    refused = await boris.press(menu, "Выключить" if "Выключить" in labels(menu) else "Turn off")
    assert refused.show_alert
    assert refused.text == "Only administrators of this chat can change that."
    assert (await boris.ask("/digest off", chat=group)).text == "Only administrators of this chat can change that."
    seen = await boris.ask("/digest", chat=group)
    assert seen.text.startswith("🗓 Daily digest: on, 08:30, Berlin")
    assert seen.buttons == []
    assert (await subscription(bot, group)).on


async def test_an_anonymous_administrator_may_change_it(bot: Stage, ada: SandboxUser) -> None:
    group = await bot.telegram.add_chat("Proofreaders", [ada], kind="supergroup")
    await bot.telegram.set_status(ada, group, "creator", anonymous=True)
    await ada.send("/digest 08:30 Berlin", chat=group, anonymous=True)
    assert "daily at 08:30, Berlin" in (await ada.wait_for_reply(chat=group)).text


async def test_the_digest_of_a_forum_comes_in_the_topic_where_it_was_set(bot: Stage, ada: SandboxUser) -> None:
    forum = await bot.telegram.chat("Newsroom")
    topic = await bot.telegram.topic(forum, "Fact check")
    await ada.send("/digest 08:30 Berlin", chat=forum, thread=topic)
    assert (await ada.wait_for_reply(chat=forum)).thread == topic
    assert (await subscription(bot, forum)).thread_id == topic
    elsewhere = await ada.ask("/digest", chat=forum)
    assert "It comes in another topic." in elsewhere.text
    contents = await pressed(ada, elsewhere, "Contents")
    await pressed(ada, contents, "The archive")
    assert (await subscription(bot, forum)).thread_id == topic


async def test_a_channel_gets_a_digest_when_it_is_asked_for_in_a_post(bot: Stage, ada: SandboxUser) -> None:
    channel = await bot.telegram.chat("Morning wire")
    await ada.post(channel, "/digest 08:30 Berlin")
    menu = await ada.wait_for_reply(chat=channel)
    assert "daily at 08:30, Berlin" in menu.text
    assert (await subscription(bot, channel)).on
    olena = await bot.telegram.user("Олена")
    assert (await olena.press(menu, "Turn off")).show_alert
    assert (await subscription(bot, channel)).on
    assert (await pressed(ada, menu, "Turn off")).text.startswith("🗓 Daily digest: off")


async def test_other_posts_of_a_channel_are_left_alone(bot: Stage, ada: SandboxUser) -> None:
    channel = await bot.telegram.chat("Morning wire")
    for text in ("How much does the town clock weigh?", "/ask How much does the town clock weigh?", "/start"):
        await ada.post(channel, text)
    await ada.post(channel, "/follow Greta Holm")
    assert "Greta Holm" in (await ada.wait_for_reply(chat=channel)).text
    assert len(await bot.sent(chat=channel)) == 1


# Coming and going


async def test_whoever_blocks_the_bot_gets_no_digest_and_whoever_returns_gets_the_next_one(
    bot: Stage, ada: SandboxUser
) -> None:
    await ada.ask("/digest 08:30 Berlin")
    await ada.block()
    await _until_due(bot, ada.id, due=False)
    await ada.unblock()
    await _until_due(bot, ada.id, due=True)
    assert (await subscription(bot, ada.id)).next_due == datetime(2031, 3, 5, 7, 30, tzinfo=UTC)


async def test_whoever_opens_the_menu_is_no_longer_taken_for_somebody_who_blocks_the_bot(
    bot: Stage, ada: SandboxUser
) -> None:
    await ada.ask("/digest 08:30 Berlin")
    await bot.store.chats.block(ada.id, bot.now())
    assert (await subscription(bot, ada.id)).next_due is None
    assert "The next one: Wednesday, 5 March, 08:30." in (await ada.ask("/digest")).text
    assert (await subscription(bot, ada.id)).next_due == datetime(2031, 3, 5, 7, 30, tzinfo=UTC)


async def test_a_group_that_becomes_a_supergroup_keeps_its_digest(bot: Stage, ada: SandboxUser) -> None:
    group = await bot.telegram.add_chat("Proofreaders", [ada])
    await ada.ask("/digest 08:30 Berlin", chat=group)
    upgraded = await bot.telegram.migrate(group)
    await _until_due(bot, upgraded, due=True)
    assert await bot.store.subscriptions.get(group) is None


async def test_a_button_that_no_menu_ever_had_says_so(bot: Stage, ada: SandboxUser) -> None:
    menu = await ada.ask("/digest")
    for data in ("digest:", "digest:at:9999", "digest:in:Nowhere/Land", "digest:set:chat_id:1", "digest:say:xx", "x:y"):
        message = await bot.call(
            "sendMessage",
            chat_id=ada.id,
            text="A menu from last year",
            reply_markup={"inline_keyboard": [[{"text": "Old", "callback_data": data}]]},
            reply_parameters={"message_id": menu.id},
            link_preview_options={"is_disabled": True},
        )
        said = await ada.press(Message(message["result"]), "Old")
        assert said.text == "This button does not work any more. Please use the command again.", data
    assert await bot.store.subscriptions.get(ada.id) is None


async def _until_due(stage: Stage, chat: int, *, due: bool) -> None:
    for _ in range(200):
        kept = await stage.store.subscriptions.get(chat)
        if kept is not None and (kept.next_due is not None) == due:
            return
        await asyncio.sleep(0.025)
    raise AssertionError(f"the digest of {chat} never became {'due' if due else 'undue'}")
