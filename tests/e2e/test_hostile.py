"""Anything may be asked, and an article may hold anything: one reply, and no word that is not the article's."""

from __future__ import annotations

import asyncio
import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.sandbox.client import SandboxClientError, SandboxUser
from tests.e2e import articles
from tests.e2e.stage import Stage, pressed

ODD = (
    "\u200b\u200d\u202e\u2066\u2069\u0301\u0489\ufe0f\ufeff\u00ad\u2028\u0085\u3164\u2800"
    "\U0001f3f3\U0001f308\U0001f468\U0001f469\U0001f3fd𝔊𝕳ﷺ|*_[](){}<>&`/@#\\'\"“”«»"
)
"""Zero-width characters, marks of direction, combining marks, blanks that are none, emoji, and markup."""

characters = st.one_of(
    st.characters(exclude_categories=["Cs"]),
    st.sampled_from(ODD),
    st.characters(min_codepoint=0x20, max_codepoint=0x7E),
)
words = st.sampled_from(
    ["the", "town clock", "of Hollin Quay", "weighs", "who said", "When did", "Greta Holm", "Сколько стоит", "билет"]
)
questions = st.one_of(
    st.text(characters, min_size=1, max_size=300),
    st.lists(st.one_of(words, st.text(characters, min_size=1, max_size=8)), min_size=1, max_size=12).map(" ".join),
    st.sampled_from(["/who ", "/ask ", "/quotes ", "/quotes Holm about ", "/start ", "/"]).flatmap(
        lambda command: st.text(characters, max_size=60).map(lambda text: command + text)
    ),
)
same_stage = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@same_stage
@given(question=questions.filter(str.strip))
async def test_whatever_is_asked_gets_exactly_one_reply(bot: Stage, ada: SandboxUser, question: str) -> None:
    before = len(await bot.sent())
    try:
        asked = await ada.send(question)
    except SandboxClientError as error:
        # Telegram's apps send no text in which nothing can be seen.
        assert "text must be non-empty" in str(error)  # noqa: PT017 - either outcome is fine, and both are checked
        return
    reply = await ada.wait_for_reply()
    assert reply.reply_to == asked.id
    await ada.ask("/privacy")
    assert len(await bot.sent()) == before + 2


@same_stage
@given(query=st.text(characters, max_size=120).filter(lambda text: len(text.encode("utf-16-le")) <= 512))
async def test_whatever_is_typed_inline_gets_results_or_a_hint(bot: Stage, ada: SandboxUser, query: str) -> None:
    answer = await ada.inline(query)
    assert bool(answer.results) != bool(answer.button)


@pytest.mark.parametrize("length", [2_000, 4_096])
async def test_a_very_long_question_gets_one_reply(bot: Stage, ada: SandboxUser, length: int) -> None:
    reply = await ada.ask(("How much does the town clock weigh? " * 200)[:length].strip())
    assert reply.text
    assert (await ada.ask("𝔊" * (length // 2))).text
    assert len(await bot.sent()) == 2


sentence_words = st.lists(st.text(characters, min_size=1, max_size=12), min_size=3, max_size=25)
paragraphs = st.one_of(
    sentence_words.map(lambda found: " ".join(found) + "."),
    st.lists(sentence_words.map(lambda found: " ".join(found) + ". "), min_size=2, max_size=40).map("".join),
    st.tuples(
        st.sampled_from(["x", "слово ", "🏳️‍🌈", "a\u0301", "\u202eabc\u202c ", "𝔊. "]), st.integers(1_000, 8_000)
    ).map(lambda pair: (pair[0] * pair[1])[:30_000]),
    st.tuples(st.text(characters, min_size=4, max_size=200), st.text(characters, min_size=2, max_size=20)).map(
        lambda pair: f"“{pair[0]},” said {pair[1]}."
    ),
)
titles = st.one_of(st.text(characters, max_size=60), st.text(characters, min_size=200, max_size=400))


def _yaml(value: str) -> str:
    """A string for the front matter, characters as they are."""
    return json.dumps(value, ensure_ascii=False)


@settings(parent=same_stage, max_examples=30)
@given(body=st.lists(paragraphs, min_size=1, max_size=5), title=titles, data=st.data())
async def test_whatever_an_article_holds_is_quoted_as_it_stands_or_not_at_all(
    stage: Stage, tmp_path: Path, body: list[str], title: str, data: st.DataObject
) -> None:
    """The quotations themselves are compared with the articles when the test is over."""
    if not stage.is_playing:
        await stage.play(articles.ORCHARD)
    ada = await stage.telegram.user("Ada")
    file = tmp_path / "hostile.md"
    text = f"---\ntitle: {_yaml(title)}\noutlet: {_yaml(title[::-1])}\n---\n\n" + "\n\n".join(body)
    file.write_bytes(text.encode("utf-8"))
    report = await stage.library.load(file)
    assert len(report.loaded) + len(report.errors) == 1
    stage.keep(report.loaded)
    for article in report.loaded:
        spoken = [word for word in re.findall(r"\S+", article.text) if re.search(r"\w", word)][:2_000]
        for command in ("", "/who ", "/quotes "):
            if not spoken:
                break
            asked = data.draw(st.lists(st.sampled_from(spoken), min_size=1, max_size=6).map(" ".join), "question")
            reply = await ada.ask((command + asked)[:1_000])
            leading = [button for button in reply.buttons if button.text != "👍"]
            if leading:
                reply = await pressed(ada, reply, data.draw(st.sampled_from(leading), "button"))
        await ada.ask("/sources")
        await ada.ask("/speakers")
        assert len((await ada.inline((spoken or ["x"])[0][:100])).query_id) > 0


async def test_thirty_thousand_characters_in_one_paragraph_are_quoted_in_part(stage: Stage) -> None:
    sentence = "The quartermaster counted {n} barrels of tar and wrote the number {n} into the book with red ink. "
    await stage.play("# The book of tar\n\n" + "".join(sentence.format(n=number) for number in range(1_000, 1_320)))
    ada = await stage.telegram.user("Ada")
    reply = await ada.ask("How many barrels of tar did the quartermaster count, was it 1234?")
    assert "1234 barrels of tar" in reply.quotes[0]
    assert len(reply.text) < 4_096


async def test_a_sentence_without_an_end_is_cut_inside_and_can_be_had_in_parts(stage: Stage) -> None:
    endless = " ".join(f"barrel{number}🛢" for number in range(2_000))
    await stage.play(f"# The book of tar\n\nThe quartermaster counted {endless}")
    ada = await stage.telegram.user("Ada")
    reply = await ada.ask("What did the quartermaster count?")
    assert reply.quotes[0].startswith("The quartermaster counted")


async def test_many_people_with_odd_questions_at_once_lose_nothing(bot: Stage) -> None:
    people = [await bot.telegram.add_user(f"Reader {number}") for number in range(12)]
    odd = ["\u202e\u2066", "🏳️‍🌈 who?", "a\u0301" * 400, "/who " + "«" * 50, "/ask " + "\u200d" * 30 + "clock", "|||"]
    replies = await asyncio.gather(*(person.ask(odd[n % len(odd)] + " x") for n, person in enumerate(people)))
    assert len(replies) == len(await bot.sent()) == 12
