"""Questions in a private chat: the answer, who speaks in it, and what is said when there is none."""

from __future__ import annotations

from bot.sandbox.client import SandboxUser
from tests.e2e import articles
from tests.e2e.stage import Stage, is_ignored, pressed

# A PNG of one pixel.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc000000301010018dd8db0"
    "0000000049454e44ae426082"
)


async def test_a_question_is_answered_with_a_passage_and_where_it_stands(ada: SandboxUser) -> None:
    question = await ada.send("When did the town clock stop?")
    reply = await ada.wait_for_reply()
    assert reply.quotes == [
        "The town clock of Hollin Quay stopped at ten past four on the night of the January storm and has not moved "
        "since. It was built in 1874 and weighs 920 kilograms."
    ]
    assert reply.text.endswith(
        f"📄 {articles.CLOCK_TITLE} · The Quayside Observer · Marit Fenwick, Oskar Dunmore · 3 February 2025 "
        "· paragraph 1"
    )
    assert reply.links == ["https://quayside.example/clock"]
    assert reply.reply_to == question.id


async def test_the_best_sentence_of_the_passage_is_bold(ada: SandboxUser) -> None:
    reply = await ada.ask("How much does the clock weigh?")
    assert "It was built in 1874 and weighs 920 kilograms." in reply.all_words("bold")


async def test_a_named_speaker_is_named(ada: SandboxUser) -> None:
    reply = await ada.ask("What did Greta Holm say about the pendulum?")
    assert "— Greta Holm" in reply.text
    assert "direct quotation" in reply.text
    assert "Greta Holm" in reply.all_words("bold")


async def test_an_anonymous_speaker_keeps_the_articles_own_description(ada: SandboxUser) -> None:
    reply = await ada.ask("/who the fund is empty")
    assert "— “A councillor" in reply.text
    assert "(not named here)" in reply.text


async def test_the_outlets_own_words_are_marked_as_such(ada: SandboxUser) -> None:
    reply = await ada.ask("When did the town clock stop?")
    assert "— The Quayside Observer, in its own words" in reply.text


async def test_words_whose_speaker_is_not_stated_are_given_to_nobody(ada: SandboxUser) -> None:
    reply = await ada.ask("/who we will hear the bells again")
    assert "— the article does not make certain who says this" in reply.text


async def test_reported_speech_is_told_from_direct_quotation(ada: SandboxUser) -> None:
    reply = await ada.ask("What did Silas Brandt say about the new pendulum?")
    assert "— Silas Brandt" in reply.text
    assert "as reported by the outlet, not a direct quotation" in reply.text


async def test_a_question_about_somebody_the_articles_never_mention_is_refused(ada: SandboxUser) -> None:
    reply = await ada.ask("What did Napoleon say about the pendulum?")
    assert reply.text == "The sources do not answer this: they never mention “Napoleon”."
    assert reply.quotes == []


async def test_what_somebody_unknown_said_is_refused_even_when_everything_else_is_known(ada: SandboxUser) -> None:
    reply = await ada.ask("What did Napoleon say about the town clock of Hollin Quay?")
    assert reply.text == "The sources do not answer this: they never mention “Napoleon”."


async def test_a_name_without_what_is_asked_beside_it_is_refused_with_both(ada: SandboxUser) -> None:
    reply = await ada.ask("Does Silas Brandt own a helicopter?")
    assert reply.text == (
        "The sources do not answer this: they mention “Silas Brandt”, but not together with “helicopter”."
    )


async def test_a_question_in_a_language_of_no_article_is_told_those_of_the_articles(ada: SandboxUser) -> None:
    reply = await ada.ask("Wie alt ist Silas Brandt?")
    assert reply.text.startswith("The sources are in ")
    assert reply.text.endswith("I do not translate.")
    assert [button.text for button in reply.buttons] == ["Nearest passages (not an answer)"]


async def test_what_an_article_is_about_is_answered_in_its_own_words(ada: SandboxUser) -> None:
    reply = await ada.ask("What is this article about?")
    assert reply.quotes
    assert "do not answer" not in reply.text


async def test_the_nearest_passages_behind_the_button_are_marked_as_no_answer(ada: SandboxUser) -> None:
    refusal = await ada.ask("What did Napoleon say about the pendulum?")
    assert [button.text for button in refusal.buttons] == ["Nearest passages (not an answer)"]
    near = await pressed(ada, refusal, "Nearest passages")
    assert near.text.startswith("❗ Not an answer, only a passage near to the question (1 of ")
    assert "pendulum" in near.quotes[0]


async def test_the_nearest_passages_stay_marked_wherever_the_buttons_lead(ada: SandboxUser) -> None:
    refusal = await ada.ask("What did Napoleon say about the pendulum of the town clock?")
    near = await pressed(ada, refusal, "Nearest passages")
    further = await pressed(ada, near, "2/")
    assert further.text.startswith("❗ Not an answer, only a passage near to the question (2 of ")
    context = await pressed(ada, further, "Before")
    assert context.text.startswith("❗ Not an answer")
    back = await pressed(ada, context, "Back to the nearest passage")
    assert back.text == further.text


async def test_small_talk_gets_a_friendly_pointer(ada: SandboxUser) -> None:
    for words in ("Hello!", "thank you", "👍"):
        reply = await ada.ask(words)
        assert "/sources" in reply.text
        assert reply.quotes == []


async def test_a_question_in_a_language_without_articles_is_told_so(stage: Stage) -> None:
    await stage.play(articles.CLOCK)
    ada = await stage.telegram.user("Ada")
    reply = await ada.ask("Почему остановились городские часы и кто их теперь починит?")
    assert reply.text == (
        "The sources are in another language: English. Please ask in that language; I do not translate."
    )


async def test_before_and_after_show_the_neighbours_and_back_returns(ada: SandboxUser) -> None:
    answer = await ada.ask("/ask What did Greta Holm say about the pendulum?")
    after = await pressed(ada, answer, "After ›")
    assert "Context: 1 passage after" in after.text
    assert after.quotes[0].startswith("A councillor who asked not to be named")
    further = await pressed(ada, after, "After ›")
    assert "Context: 2 passages after" in further.text
    back = await pressed(ada, further, "Back to the answer")
    assert (back.text, back.entities) == (answer.text, answer.entities)
    before = await pressed(ada, back, "‹ Before")
    assert "Context: 1 passage before" in before.text
    assert before.quotes[0].startswith("The town clock of Hollin Quay stopped")
    assert "‹ Before" not in [button.text for button in before.buttons]


async def test_stepping_after_and_then_before_leads_back_to_the_answer(ada: SandboxUser) -> None:
    answer = await ada.ask("/ask What did Greta Holm say about the pendulum?")
    after = await pressed(ada, answer, "After ›")
    assert (await pressed(ada, after, "‹ Before")).text == answer.text


async def test_the_last_passage_has_nothing_after_it(ada: SandboxUser) -> None:
    answer = await ada.ask("By the whistle of which market do the harbour ferries leave?")
    assert answer.quotes == ["Until then the harbour ferries leave by the whistle of the fish market."]
    assert "After ›" not in [button.text for button in answer.buttons]


async def test_context_names_whoever_speaks_in_it(ada: SandboxUser) -> None:
    answer = await ada.ask("When did the town clock stop?")
    after = await pressed(ada, answer, "After ›")
    assert "— Greta Holm" in after.text


async def test_passages_that_are_only_near_are_counted_apart_and_marked(ada: SandboxUser) -> None:
    answer = await ada.ask("/ask What did Silas Brandt say about the new pendulum?")
    near = await pressed(ada, answer, "Near passages, not an answer")
    assert near.text.startswith("❗ Not an answer, only a passage near to the question (1 of ")
    assert near.quotes != answer.quotes
    assert (await pressed(ada, near, "Back to the answer")).text == answer.text


async def test_a_passage_that_is_too_long_is_cut_at_sentence_ends_and_can_be_had_whole(stage: Stage) -> None:
    await stage.play(articles.WIDE)
    ada = await stage.telegram.user("Ada")
    answer = await ada.ask("How many bolts of sailcloth did the eleventh chest hold?")
    assert "✂ Cut at sentence ends: the passage is longer." in answer.text
    assert "The eleventh chest held 40 bolts" in answer.quotes[0]
    assert answer.quotes[0].endswith(".")
    whole = await pressed(ada, answer, "Whole passage")
    assert whole.text.startswith("The whole passage")
    assert whole.quotes == [articles.wide_paragraph()]
    assert (await pressed(ada, whole, "Back to the answer")).text == answer.text


async def test_questions_about_the_article_itself_are_answered_from_its_head(stage: Stage) -> None:
    await stage.play(articles.ORCHARD)
    ada = await stage.telegram.user("Ada")
    for question, words in {
        "Who wrote the article?": "Nora Tilling",
        "When was the article published?": "2025-05-19",
        "What is the title of the article?": articles.ORCHARD_TITLE,
        "Which newspaper published the article?": "Elmsby Weekly",
    }.items():
        assert words in (await ada.ask(question)).quotes[0]


async def test_what_the_heads_of_several_articles_say_can_be_leafed_through(stage: Stage) -> None:
    await stage.play(articles.ORCHARD, articles.CLOCK)
    ada = await stage.telegram.user("Ada")
    first = await ada.ask("Who wrote the article?")
    second = await pressed(ada, first, "Other answers (1)")
    assert {*first.quotes[0].split("\n"), *second.quotes[0].split("\n")} == {
        "Nora Tilling",
        "Marit Fenwick",
        "Oskar Dunmore",
    }
    assert (await pressed(ada, second, "‹ 1/2")).text == first.text


async def test_a_caption_is_a_question_too(ada: SandboxUser) -> None:
    await ada.send_photo(PIXEL, caption="How much does the town clock weigh?")
    assert "weighs 920 kilograms" in (await ada.wait_for_reply()).quotes[0]


async def test_a_photo_without_words_gets_a_hint(ada: SandboxUser) -> None:
    await ada.send_photo(PIXEL)
    assert (await ada.wait_for_reply()).text == "I can only read text. Please put your question in words."


async def test_a_document_without_words_gets_a_hint(ada: SandboxUser) -> None:
    await ada.send_document(b"minutes of the meeting", "minutes.txt")
    assert (await ada.wait_for_reply()).text == "I can only read text. Please put your question in words."


async def test_a_new_member_of_the_world_is_served_like_the_others(bot: Stage) -> None:
    ines = await bot.telegram.add_user("Ines", language="pt")
    reply = await ines.ask("How much does the town clock weigh?")
    assert "The Quayside Observer, in its own words" in reply.text


async def test_unblocking_the_bot_needs_no_answer(bot: Stage, ada: SandboxUser) -> None:
    await ada.ask("/start")
    await ada.block()
    await ada.unblock()
    await is_ignored(ada)


async def test_an_article_that_is_replaced_is_quoted_in_its_new_version(bot: Stage, ada: SandboxUser) -> None:
    assert "weighs 920 kilograms" in (await ada.ask("How much does the town clock weigh?")).quotes[0]
    (corrected,) = await bot.load(articles.CLOCK.replace("weighs 920 kilograms", "weighs 934 kilograms"))
    await bot.library.remove(bot.library.articles()[0].id)
    assert corrected in bot.library.articles()
    reply = await ada.ask("How much does the town clock weigh?")
    assert "weighs 934 kilograms" in reply.quotes[0]
