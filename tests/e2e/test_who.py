"""Looking up who said something."""

from __future__ import annotations

from bot.sandbox.client import SandboxUser
from tests.e2e import articles
from tests.e2e.stage import Stage, pressed

PENDULUM = "The pendulum is cracked from top to bottom"
NOBODY = "❌ Not found: nobody says these words in the articles."


async def test_words_found_exactly_are_given_with_their_speaker(ada: SandboxUser) -> None:
    reply = await ada.ask(f"/who {PENDULUM}")
    assert reply.text.startswith("✅ Found word for word:")
    assert PENDULUM in reply.quotes[0]
    assert PENDULUM in reply.all_words("bold")
    assert "— Greta Holm" in reply.text
    assert articles.CLOCK_TITLE in reply.text


async def test_other_punctuation_and_case_are_found_and_said(ada: SandboxUser) -> None:
    reply = await ada.ask("/who THE PENDULUM, IS CRACKED: from top to bottom!")
    assert reply.text.startswith("✅ Found: the same words, other punctuation or letter case:")
    assert "— Greta Holm" in reply.text


async def test_similar_words_are_found_with_a_warning(ada: SandboxUser) -> None:
    reply = await ada.ask("/who the pendulum was cracked from top to the bottom and nobody alive cast another")
    assert reply.text.startswith("⚠️ Not word for word")
    assert "— Greta Holm" in reply.text


async def test_as_a_reply_it_looks_up_the_other_message(ada: SandboxUser) -> None:
    first = await ada.send("I lit two hundred candles between the trees")
    await ada.wait_for_reply()
    await ada.send("/who", reply_to=first)
    reply = await ada.wait_for_reply()
    assert "— Pascal Reeve" in reply.text


async def test_without_words_it_explains_itself(ada: SandboxUser) -> None:
    assert (await ada.ask("/who")).text.startswith("Write the words after the command")


async def test_words_that_nobody_said_are_not_given_to_anybody(ada: SandboxUser) -> None:
    reply = await ada.ask("/who the harbour wall will be painted purple by Christmas")
    assert reply.text.startswith(NOBODY)
    assert reply.quotes == []


async def test_words_of_the_reporter_are_not_given_to_anybody(ada: SandboxUser) -> None:
    assert (await ada.ask("/who Until then the harbour ferries leave by the whistle")).text.startswith(NOBODY)


async def test_a_forwarded_quotation_is_looked_up(ada: SandboxUser) -> None:
    await ada.send(f"“{PENDULUM}!”", forwarded_from="Somebody Else")
    reply = await ada.wait_for_reply()
    assert reply.text.startswith("✅ Found")
    assert "— Greta Holm" in reply.text


async def test_a_forwarded_text_that_nobody_said_is_a_question(ada: SandboxUser) -> None:
    await ada.send("How much does the town clock weigh?", forwarded_from="Somebody Else")
    assert "weighs 920 kilograms" in (await ada.wait_for_reply()).quotes[0]


async def test_a_message_forwarded_from_another_chat_is_looked_up(bot: Stage, ada: SandboxUser) -> None:
    club = await bot.telegram.chat("Book club")
    message = await ada.send(PENDULUM, chat=club)
    await ada.forward(message)
    assert "— Greta Holm" in (await ada.wait_for_reply()).text


async def test_several_matches_can_be_leafed_through(stage: Stage) -> None:
    twice = articles.ORCHARD + "\n“I lit two hundred candles and would do it again,” said his neighbour, Ruth Amory.\n"
    await stage.play(twice)
    ada = await stage.telegram.user("Ada")
    first = await ada.ask("/who I lit two hundred candles")
    assert "Match 1 of 2" in first.text
    second = await pressed(ada, first, "2/2 ›")
    assert "Match 2 of 2" in second.text
    assert {"Pascal Reeve" in first.text, "Pascal Reeve" in second.text} == {True, False}
    assert {"Ruth Amory" in first.text, "Ruth Amory" in second.text} == {True, False}
    assert (await pressed(ada, second, "‹ 1/2")).text == first.text


async def test_around_a_quotation_one_can_read_on_and_come_back(ada: SandboxUser) -> None:
    found = await ada.ask(f"/who {PENDULUM}")
    after = await pressed(ada, found, "After ›")
    assert "Context: 1 passage after" in after.text
    assert (await pressed(ada, after, "Back to the quotation")).text == found.text


async def test_altered_words_are_struck_out_and_the_articles_own_underlined(ada: SandboxUser) -> None:
    reply = await ada.ask("/who the pendulum is broken from top to bottom, and nobody alive has made another one")
    assert reply.text.startswith(
        "⚠️ Not word for word: the article has it differently.\nYou asked about “the pendulum is broken from top"
    )
    assert reply.all_words("strikethrough") == ["broken", "made"]
    assert reply.all_words("underline") == ["cracked", "cast"]
    assert len(reply.quotes) == 1
    assert "broken" not in reply.quotes[0]
    assert "— Greta Holm, the clockmaker · direct quotation" in reply.text
    assert "paragraph 2" in reply.text


async def test_altered_words_are_marked_again_on_the_way_back_from_the_context(ada: SandboxUser) -> None:
    found = await ada.ask("/who the pendulum is broken from top to bottom, and nobody alive has made another one")
    context = await pressed(ada, found, "After ›")
    assert context.text.startswith("You asked about “the pendulum is broken from top")
    again = await pressed(ada, context, "Back to the quotation")
    assert (again.text, again.entities, again.rows) == (found.text, found.entities, found.rows)


async def test_altered_words_of_a_replied_message_are_marked_again_after_a_restart(
    bot: Stage, ada: SandboxUser
) -> None:
    post = await ada.send("I lit three hundred candles between the trees and lost the blossom anyway")
    await ada.wait_for_reply()
    await ada.send("/who", reply_to=post)
    found = await ada.wait_for_reply()
    assert found.all_words("strikethrough") == ["three"]
    context = await pressed(ada, found, "‹ Before")
    await bot.close()
    await bot.play()
    assert (await pressed(ada, context, "Back to the quotation")).entities == found.entities


async def test_the_persons_words_are_never_in_a_blockquote(ada: SandboxUser) -> None:
    reply = await ada.ask("/who the pendulum is broken from top to bottom, and nobody alive has made another one")
    quote = next(entity for entity in reply.entities if entity["type"] == "blockquote")
    marked = [entity for entity in reply.entities if entity["type"] in ("italic", "strikethrough")]
    assert all(
        entity["offset"] + entity["length"] <= quote["offset"] or entity["offset"] >= quote["offset"] + quote["length"]
        for entity in marked
    )


async def test_words_that_nobody_said_come_with_the_nearest_quotations_marked_as_others(ada: SandboxUser) -> None:
    reply = await ada.ask("/who a hundred purple candles will dance on the clockmaker's roof tonight")
    assert reply.text.startswith(NOBODY)
    near = await pressed(ada, reply, "Nearest quotations (not these words)")
    assert near.text.startswith("❗ Not what you asked for, only a quotation with some of its words (1 of ")
    assert "two hundred candles" in near.quotes[0]
    assert "— Pascal Reeve" in near.text
    context = await pressed(ada, near, "‹ Before")
    assert context.text.startswith("❗ Not what you asked for")
    assert (await pressed(ada, context, "Back to the nearest quotation")).text == near.text


async def test_words_too_few_to_tell_anything_are_asked_for_again(ada: SandboxUser) -> None:
    reply = await ada.ask("/who and the")
    assert reply.text.startswith("Anybody may have said that.")
    assert reply.quotes == []


async def test_reported_words_are_found_and_never_given_out_as_a_quotation(ada: SandboxUser) -> None:
    reply = await ada.ask("/who the council would pay for a new pendulum before the summer regatta")
    assert reply.text.startswith("❗ Not a quotation: the outlet tells it in its own words.\n")
    assert "— Silas Brandt" in reply.text
    assert "as reported by the outlet, not a direct quotation" in reply.text


async def test_a_post_that_quotes_somebody_is_looked_up_by_what_it_quotes(ada: SandboxUser) -> None:
    filler = "Friends, I could not believe it when I read this in the morning. " * 20
    await ada.send(
        f"{filler}\n\nThe clockmaker herself: “{PENDULUM}, and nobody alive has cast another one” - unbelievable!\n"
        f"\n{filler}",
        forwarded_from="Somebody Else",
    )
    reply = await ada.wait_for_reply()
    assert "— Greta Holm" in reply.text
    assert PENDULUM in reply.quotes[0]


async def test_the_caption_of_a_forwarded_picture_is_looked_up(bot: Stage, ada: SandboxUser) -> None:
    picture = b"GIF89a\x02\x00\x02\x00rest"
    club = await bot.telegram.chat("Book club")
    post = await ada.send_photo(picture, "cat.gif", caption=f"“{PENDULUM}”", chat=club)
    await ada.forward(post)
    assert "— Greta Holm" in (await ada.wait_for_reply()).text


async def test_as_a_reply_to_a_picture_it_looks_up_the_caption(bot: Stage, ada: SandboxUser) -> None:
    group = await bot.telegram.chat("Reading room")
    post = await ada.send_photo(b"GIF89a\x02\x00\x02\x00rest", "cat.gif", caption=PENDULUM, chat=group)
    await ada.send("/who@onrecord_sandbox_bot", chat=group, reply_to=post)
    assert "— Greta Holm" in (await ada.wait_for_reply(chat=group)).text


async def test_as_a_reply_with_a_quote_only_the_quoted_part_is_looked_up(bot: Stage, ada: SandboxUser) -> None:
    group = await bot.telegram.chat("Reading room")
    post = await ada.send(f"{PENDULUM}. I lit two hundred candles between the trees.", chat=group)
    await ada.send(
        "/who@onrecord_sandbox_bot",
        chat=group,
        reply_to=post,
        quote="I lit two hundred candles between the trees",
    )
    reply = await ada.wait_for_reply(chat=group)
    assert reply.text.startswith("✅ Found word for word:")
    assert "— Pascal Reeve" in reply.text


async def test_an_edited_command_gets_its_answer_edited(ada: SandboxUser) -> None:
    question = await ada.send("/who the harbour wall will be painted purple by Christmas")
    answer = await ada.wait_for_reply()
    await ada.edit(question, f"/who {PENDULUM}")
    assert "— Greta Holm" in (await ada.wait_for_edit(answer)).text


async def test_a_heading_that_repeats_a_quotation_leads_to_it(stage: Stage) -> None:
    await stage.play(articles.REGATTA)
    ada = await stage.telegram.user("Ada")
    found = await ada.ask("/who the harbour is not for sale")
    assert "— Silas Brandt" in found.text
    heading = await pressed(ada, found, "2/2 ›")
    assert "a heading that repeats a quotation from the text" in heading.text
    assert "Silas Brandt" not in heading.text
    itself = await pressed(ada, heading, "The quotation itself")
    assert itself.text.startswith("🗣 Silas Brandt · Quotation 2 of 3\n")
    assert itself.quotes == ["“The harbour is not for sale,” Brandt said."]


async def test_when_and_where_it_was_said_is_told(stage: Stage) -> None:
    await stage.play(articles.REGATTA)
    ada = await stage.telegram.user("Ada")
    reply = await ada.ask("/who we will build three bridges before the winter")
    assert "\n🕰 said: on 7 June in an interview with the Courier\n" in reply.text


async def test_in_a_chat_that_the_bot_is_not_in_altered_words_stay_marked_as_altered(
    bot: Stage, ada: SandboxUser
) -> None:
    club = await bot.telegram.chat("Book club")
    await ada.guest("/who@onrecord_sandbox_bot I lit three hundred candles between the trees", chat=club)
    found = await ada.wait_for_reply(chat=club)
    assert found.all_words("strikethrough") == ["three"]
    context = await pressed(ada, found, "‹ Before")
    again = await pressed(ada, context, "Back to the quotation")
    assert again.text.startswith("⚠️ Not word for word: the article has it differently.")


async def test_the_plain_question_who_said_that_is_about_the_message_it_replies_to(
    bot: Stage, ada: SandboxUser
) -> None:
    group = await bot.telegram.chat("Reading room")
    post = await ada.send("I lit three hundred candles between the trees", chat=group)
    await ada.send("@onrecord_sandbox_bot who said that?", chat=group, reply_to=post)
    reply = await ada.wait_for_reply(chat=group)
    assert reply.all_words("strikethrough") == ["three"]
    assert "— Pascal Reeve" in reply.text
    context = await pressed(ada, reply, "‹ Before")
    assert (await pressed(ada, context, "Back to the quotation")).entities == reply.entities


async def test_who_said_that_about_no_message_explains_how_to_ask(ada: SandboxUser, olena: SandboxUser) -> None:
    assert (await ada.ask("Who said that?")).text.startswith("Write the words after the command")
    assert (await olena.ask("Хто це сказав?")).quotes == []


async def test_words_put_into_the_wrong_mouth_are_given_back_to_the_right_one(ada: SandboxUser) -> None:
    asked = f"Silas Brandt: “{PENDULUM}”"
    found = await ada.ask(f"/who {asked}")
    assert found.text.startswith(
        "⚠️ You name “Silas Brandt”; the article gives these words to Greta Holm.\n✅ Found word for word:\n"
        f"You asked about “{asked}”\n"
    )
    assert all("Silas Brandt" not in quote for quote in found.quotes)
    assert "— Greta Holm" in found.text
    context = await pressed(ada, found, "After ›")
    again = await pressed(ada, context, "Back to the quotation")
    assert (again.text, again.entities) == (found.text, found.entities)


async def test_altered_words_in_the_wrong_mouth_are_both_said(ada: SandboxUser, olena: SandboxUser) -> None:
    altered = "“The pendulum is broken from top to bottom, and nobody alive has made another one” — Silas Brandt"
    reply = await ada.ask(f"/who {altered}")
    assert reply.text.startswith("⚠️ You name “Silas Brandt”; the article gives these words to Greta Holm.\n⚠️ Not word")
    reply = await olena.ask("/who Архип Доброхотов: «Закваску я зберегла вдома в погребі»")
    assert reply.text.startswith("⚠️ Ви вказали «Архип Доброхотов», а у статті автор цих слів — Одарка Плахта.")


async def test_the_right_name_before_a_quotation_is_no_news(ada: SandboxUser) -> None:
    assert (await ada.ask(f"/who Holm said: “{PENDULUM}”")).text.startswith("✅ Found word for word:")
