"""Inline mode: quotations in any chat, each with its attribution inside."""

from __future__ import annotations

import pytest

from bot.sandbox.client import NothingArrivedError, SandboxUser
from tests.e2e import articles
from tests.e2e.stage import Stage, is_ignored


async def test_a_result_carries_quotation_and_attribution_into_the_chat(bot: Stage, ada: SandboxUser) -> None:
    club = await bot.telegram.chat("Book club")
    answer = await ada.inline("pendulum is cracked", chat=club)
    assert answer.results[0]["title"] == "Greta Holm · The Quayside Observer"
    message = await ada.choose(answer)
    assert message.raw["via_bot"]["username"] == "onrecord_sandbox_bot"
    assert "The pendulum is cracked from top to bottom" in message.quotes[0]
    assert "— Greta Holm" in message.text
    assert articles.CLOCK_TITLE in message.text
    assert message.buttons == []


async def test_quotations_come_before_passages_and_nothing_comes_twice(ada: SandboxUser) -> None:
    answer = await ada.inline("pendulum")
    assert answer.results[0]["title"].startswith("Greta Holm")
    assert len({each["id"] for each in answer.results}) == len(answer.results)
    assert len({each["description"] for each in answer.results}) == len(answer.results)
    assert any(each["title"].startswith("Silas Brandt") for each in answer.results)


async def test_the_description_shows_the_words_that_will_be_sent(ada: SandboxUser) -> None:
    answer = await ada.inline("whistle of the fish market")
    assert answer.results[0]["description"].startswith("Until then the harbour ferries leave by the whistle")


async def test_words_of_the_reporter_are_shown_as_the_outlets(ada: SandboxUser) -> None:
    answer = await ada.inline("whistle of the fish market")
    assert answer.results[0]["title"] == "The Quayside Observer"
    assert "— The Quayside Observer, in its own words" in (await ada.choose(answer)).text


async def test_many_results_come_page_by_page_and_end_at_fifty(stage: Stage) -> None:
    await stage.play(*map(articles.numbered, range(1, 61)))
    ada = await stage.telegram.user("Ada")
    ids: list[str] = []
    offset, pages = "", []
    while True:
        answer = await ada.inline("parish council benches", offset=offset)
        ids += [each["id"] for each in answer.results]
        pages.append(len(answer.results))
        if not (offset := answer.next_offset):
            break
    assert pages == [20, 20, 10]
    assert len(set(ids)) == 50


async def test_an_offset_that_the_bot_never_gave_does_no_harm(ada: SandboxUser) -> None:
    for offset in ("-5", "many", "999999", "²"):
        assert (await ada.inline("pendulum", offset=offset)).next_offset == ""


async def test_without_words_a_button_says_what_to_type(ada: SandboxUser) -> None:
    answer = await ada.inline("")
    assert answer.results == []
    assert answer.button == {"text": "Type words to find in the articles", "start_parameter": "inline"}


async def test_words_that_stand_nowhere_get_a_button_that_says_so(ada: SandboxUser) -> None:
    answer = await ada.inline("zeppelin xylophone")
    assert answer.results == []
    assert answer.button is not None
    assert answer.button["text"] == "Nothing found in the articles"


async def test_results_are_in_the_persons_language(boris: SandboxUser) -> None:
    answer = await boris.inline("whistle of the fish market")
    assert "The Quayside Observer, слова самого издания" in (await boris.choose(answer)).text
    assert (await boris.inline("")).button == {
        "text": "Введите слова для поиска в статьях",
        "start_parameter": "inline",
    }


async def test_what_was_sent_inline_is_not_taken_for_a_question(bot: Stage, ada: SandboxUser) -> None:
    group = await bot.telegram.chat("Reading room")
    answer = await ada.inline("pendulum is cracked", chat=group)
    await ada.choose(answer)
    await is_ignored(ada, group)
    await ada.choose(await ada.inline("pendulum is cracked"))
    await is_ignored(ada)


async def test_a_query_that_is_too_old_is_let_go(bot: Stage, ada: SandboxUser) -> None:
    bot.expected_refusals.add("query is too old")
    await bot.telegram.settings(query_seconds=0)
    with pytest.raises(NothingArrivedError, match="query is too old"):
        await ada.inline("pendulum", seconds=0.5)
    await bot.telegram.settings(query_seconds=60)
    assert (await ada.inline("pendulum")).results


async def test_the_answer_may_be_kept_but_only_for_this_person(bot: Stage, ada: SandboxUser) -> None:
    await ada.inline("pendulum")
    params = (await bot.sent("answerInlineQuery"))[0]["params"]
    assert params["is_personal"] is True
    assert params["cache_time"] <= 300
