"""Who speaks in the articles: the list, its picture, and what becomes of it where no picture can be."""

from __future__ import annotations

from bot.sandbox.client import Message, SandboxUser
from bot.sandbox.files import image_size
from tests.e2e import articles
from tests.e2e.stage import Stage, pressed

SILENT = """---
title: "The weather at Crowmarsh"
outlet: Crowmarsh Gauge
language: en
---

It rained for nine days. The gauge stood at forty millimetres on Sunday.
"""

NO_PHOTOS = "not enough rights to send photos to the chat"


def labels(message: Message) -> list[str]:
    return [button.text for button in message.buttons]


async def test_the_list_comes_as_a_picture_with_names_roles_and_counts_below(stage: Stage) -> None:
    await stage.play(articles.REGATTA)
    ada = await stage.telegram.user("Ada")
    question = await ada.send("/speakers")
    reply = await ada.wait_for_reply()
    assert reply.reply_to == question.id
    assert reply.text == (
        "Who speaks in the articles · 1 article\n"
        "1. Silas Brandt, the mayor · 3 quotations, reported once\n"
        "2. Edmund Brandt, a sailmaker · 1 quotation\n"
        "3. Żaneta Šimůnková · 1 quotation\n"
        "Not named in the articles\n"
        "4. “a council source” · 1 quotation"
    )
    assert reply.photo is not None
    png = await stage.telegram.download(reply.photo["file_id"])
    width, height = image_size(png) or (0, 0)
    assert png[:4] == b"\x89PNG"
    assert width == 900
    assert 400 < height < 1500


async def test_speakers_of_all_articles_are_listed_in_whatever_script(bot: Stage, boris: SandboxUser) -> None:
    reply = await boris.ask("/speakers")
    assert reply.text.startswith("Кто говорит в статьях · 4 статьи\n")
    assert "Одарка Плахта" in reply.text
    assert "Архип Доброхотов, механик · 1 цитата" in reply.text
    assert "Имя в статьях не названо\n" in reply.text
    assert reply.photo is not None


async def test_a_button_opens_somebodys_quotations_below_and_leaves_the_list(stage: Stage) -> None:
    await stage.play(articles.REGATTA)
    ada = await stage.telegram.user("Ada")
    speakers = await ada.ask("/speakers")
    assert labels(speakers)[0] == "Silas Brandt (3)"
    await ada.press(speakers, "Silas Brandt (3)")
    first = await ada.wait_for_reply()
    assert first.reply_to == speakers.id
    assert first.text.startswith("🗣 Silas Brandt · Quotation 1 of 3\n")
    assert (await pressed(ada, first, "Quotation 2 ›")).text.startswith("🗣 Silas Brandt · Quotation 2 of 3\n")
    await ada.press(speakers, "a council source")
    assert (await ada.wait_for_reply()).text.startswith("🗣 “a council source” · Quotation 1 of 1\n")
    assert (await stage.telegram.message(speakers.chat_id, speakers.id)).text == speakers.text


async def test_where_no_pictures_are_allowed_the_list_comes_as_text(bot: Stage, ada: SandboxUser) -> None:
    group = await bot.telegram.chat("Reading room")
    await bot.telegram.fault("error", method="sendPhoto", code=400, description=f"Bad Request: {NO_PHOTOS}")
    reply = await ada.ask("/speakers@onrecord_sandbox_bot", chat=group)
    assert reply.photo is None
    assert reply.text.startswith("Who speaks in the articles · 4 articles\n")
    assert "▇▇▇▇▇▇▇▇▇▇▇▇" in reply.text
    await ada.press(reply, "Greta Holm")
    opened = await ada.wait_for_reply(chat=group)
    assert opened.text.startswith("🗣 Greta Holm · Quotation 1 of 1\n")
    assert opened.reply_to == reply.id


async def test_in_a_topic_the_list_and_what_it_opens_stay_in_the_topic(bot: Stage, ada: SandboxUser) -> None:
    forum = await bot.telegram.chat("Newsroom")
    culture = await bot.telegram.topic(forum, "Culture")
    await ada.send("/speakers@onrecord_sandbox_bot", chat=forum, thread=culture)
    speakers = await ada.wait_for_reply(chat=forum, thread=culture)
    assert speakers.photo is not None
    await ada.press(speakers, "Greta Holm")
    assert (await ada.wait_for_reply(chat=forum, thread=culture)).text.startswith("🗣 Greta Holm")


async def test_in_a_chat_that_the_bot_is_not_in_the_list_comes_as_text(bot: Stage, ada: SandboxUser) -> None:
    club = await bot.telegram.chat("Book club")
    await ada.guest("/speakers@onrecord_sandbox_bot", chat=club)
    reply = await ada.wait_for_reply(chat=club)
    assert reply.text.startswith("Who speaks in the articles · 4 articles\n")
    opened = await pressed(ada, reply, "Greta Holm")
    assert opened.text.startswith("🗣 Greta Holm · Quotation 1 of 1\n")


async def test_articles_in_which_nobody_speaks_are_said_to_be_so(stage: Stage) -> None:
    await stage.play(SILENT)
    ada = await stage.telegram.user("Ada")
    assert (await ada.ask("/speakers")).text == "Nobody is quoted in the articles."


async def test_without_articles_there_is_nobody_to_list(stage: Stage) -> None:
    await stage.play(library=stage.library)
    ada = await stage.telegram.user("Ada")
    assert (await ada.ask("/speakers")).text == "I hold no articles yet."


async def test_many_speakers_are_counted_and_the_first_ones_shown(stage: Stage) -> None:
    names = ("Ada Quill", "Bert Quorn", "Cleo Rusk", "Dora Sedge", "Egon Thole", "Fay Umber", "Gus Vane", "Hal Wick")
    more = ("Ivo Yarn", "Ian Zell", "Kit Alder", "Lea Birch", "Max Cress", "Nan Dill", "Oda Elm")
    said = "\n\n".join(f"“I saw boat number {n} myself,” said {name}." for n, name in enumerate((*names, *more)))
    await stage.play(f"---\ntitle: Fifteen voices\noutlet: Quay\nlanguage: en\n---\n\nMany came.\n\n{said}\n")
    ada = await stage.telegram.user("Ada")
    reply = await ada.ask("/speakers")
    assert "10. Ian Zell · 1 quotation\nand 5 more" in reply.text
    assert "Kit Alder" not in reply.text
    assert len(labels(reply)) == 8


async def test_names_that_the_font_does_not_have_come_as_text_alone(stage: Stage) -> None:
    await stage.play("---\ntitle: A guest\noutlet: Quay\nlanguage: en\n---\n\n“I came by boat,” said Li 李明 Wei.\n")
    ada = await stage.telegram.user("Ada")
    reply = await ada.ask("/speakers")
    assert "quotation" in reply.text
    assert reply.photo is None or "李" not in reply.text


async def test_a_list_that_is_edited_into_a_question_is_taken_away_and_answered(bot: Stage, ada: SandboxUser) -> None:
    question = await ada.send("/speakers")
    speakers = await ada.wait_for_reply()
    await ada.edit(question, "How much does the town clock weigh?")
    answer = await ada.wait_for_reply()
    assert "weighs 920 kilograms" in answer.quotes[0]
    assert answer.reply_to == question.id
    assert speakers.id not in [each.id for each in await bot.telegram.messages(ada.id)]
    await ada.edit(question, "/speakers")
    again = await ada.wait_for_edit(answer)
    assert again.text.startswith("Who speaks in the articles · 4 articles\n")
    assert again.photo is None
