"""What is looked into after every test would be noticed if it happened."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest

from knowledge.library import Library
from knowledge.models import Article
from tests.e2e import articles
from tests.e2e.invariants import leaks, refused, violations

Json = dict[str, Any]

WORDS = "Until then the harbour ferries leave by the whistle of the fish market."
LINE = f"📄 {articles.CLOCK_TITLE} · The Quayside Observer"


@pytest.fixture
async def clock(tmp_path: Path) -> Article:
    report = await Library().load(articles.write(tmp_path, articles.CLOCK))
    return report.loaded[0]


def sends(text: str, *entities: Json, **more: Any) -> list[Json]:
    """One call that sends this text."""
    params = {"chat_id": 5, "text": text, "entities": list(entities), "reply_parameters": {"message_id": 4}}
    return [
        {"seq": 1, "method": "sendMessage", "params": {**params, "link_preview_options": {"is_disabled": True}, **more}}
    ]


def quote(offset: int, length: int) -> Json:
    return {"type": "blockquote", "offset": offset, "length": length}


def test_a_quotation_with_its_attribution_is_in_order(clock: Article) -> None:
    assert violations(sends(f"{WORDS}\n{LINE}", quote(0, len(WORDS))), [clock]) == []


def test_a_title_that_is_shortened_is_recognised(clock: Article) -> None:
    assert violations(sends(f"{WORDS}\n📄 The town clock of…", quote(0, len(WORDS))), [clock]) == []


def test_a_word_that_the_article_does_not_have_is_noticed(clock: Article) -> None:
    words = WORDS.replace("leave", "left")
    (problem,) = violations(sends(f"{words}\n{LINE}", quote(0, len(words))), [clock])
    assert "quotes what no article says" in problem


@pytest.mark.parametrize("below", ["", "\n📄 Another article", f"\n{articles.CLOCK_TITLE}", "\n📄 …"])
def test_a_quotation_without_its_articles_title_is_noticed(clock: Article, below: str) -> None:
    (problem,) = violations(sends(f"{WORDS}{below}", quote(0, len(WORDS))), [clock])
    assert "without naming its article" in problem


def test_the_title_must_stand_below_the_quotation(clock: Article) -> None:
    assert violations(sends(f"{LINE}\n{WORDS}", quote(len(LINE.encode("utf-16-le")) // 2 + 1, len(WORDS))), [clock])


def test_an_entity_that_is_shifted_by_an_emoji_is_noticed(clock: Article) -> None:
    text = f"🕰🕰 Found:\n{WORDS}\n{LINE}"
    assert violations(sends(text, quote(10, len(WORDS))), [clock])
    assert violations(sends(text, quote(12, len(WORDS))), [clock]) == []


@pytest.mark.parametrize(
    ("call", "problem"),
    [
        (sends("a" * 4097), "has 4097 UTF-16 units"),
        (sends("🕰" * 2049), "has 4098 UTF-16 units"),
        (sends(" hello"), "blanks"),
        (sends("hello", quote(3, 3)), "does not fit"),
        (sends("hello", quote(0, 0)), "does not fit"),
        (sends("🕰 hello", quote(1, 2)), "splits a character"),
        (sends("hello", *[quote(0, 1)] * 101), "has 101 entities"),
        (sends("hello", link_preview_options=None), "would show a link preview"),
        (sends("hello", reply_parameters=None), "does not reply to the question"),
    ],
)
def test_a_message_of_the_wrong_form_is_noticed(call: list[Json], problem: str) -> None:
    assert problem in violations(call, [])[0]


def test_inline_results_and_guests_answers_are_looked_into_as_well(clock: Article) -> None:
    content = {
        "message_text": f"Invented words\n{LINE}",
        "entities": [quote(0, 14)],
        "link_preview_options": {"is_disabled": True},
    }
    result = {"id": "1", "input_message_content": content}
    calls = [
        {"seq": 1, "method": "answerInlineQuery", "params": {"results": [result, {**result, "id": "2"}]}},
        {"seq": 2, "method": "answerGuestQuery", "params": {"result": result}},
    ]
    assert len(violations(calls, [clock])) == 3


CAPTION = "Who speaks\n1. Greta Holm\n2. “A councillor”"


def pictured(caption: str, *entities: Json, size: int = 900, **more: Any) -> list[Json]:
    """One call that sends a picture with this text under it."""
    params = {"chat_id": 5, "caption": caption, "caption_entities": list(entities), **more}
    params.setdefault("reply_parameters", {"message_id": 4})
    return [{"seq": 1, "method": "sendPhoto", "params": params, "files": {"photo": size} if size else {}}]


def named(caption: str, *words: str) -> list[Json]:
    return [{"type": "bold", "offset": caption.index(word), "length": len(word)} for word in words]


def test_a_picture_with_names_of_the_article_is_in_order(clock: Article) -> None:
    assert violations(pictured(CAPTION, *named(CAPTION, "Who speaks", "Greta Holm", "“A councillor”")), [clock]) == []


@pytest.mark.parametrize(
    ("calls", "problem"),
    [
        (pictured(CAPTION, *named(CAPTION, "Who speaks", "Holm\n2.")), "names somebody whom no article names"),
        (pictured("a" * 1025), "has 1025 UTF-16 units"),
        (pictured(CAPTION, quote(0, 3)), "quotes what no article says"),
        (pictured(CAPTION, reply_parameters=None), "does not reply to the question"),
        (pictured(CAPTION, size=0), "has no picture"),
    ],
)
def test_what_is_wrong_with_a_picture_is_noticed(calls: list[Json], problem: str, clock: Article) -> None:
    assert any(problem in each for each in violations(calls, [clock]))


def test_a_refused_call_is_noticed_unless_a_fault_was_injected() -> None:
    call = {"seq": 1, "method": "sendMessage", "status": 400, "description": "Bad Request: x", "fault": ""}
    assert refused([call], set()) == ["sendMessage 1: 400 Bad Request: x"]
    assert refused([call], {"Request: x"}) == []
    assert refused([{**call, "fault": "error"}], set()) == []


def test_the_token_and_peoples_words_in_the_log_are_noticed() -> None:
    record = logging.LogRecord("bot", logging.INFO, "", 1, "asked: %s", ("how heavy is the clock?",), None)
    person = {"type": "message", "message": {"from": {"is_bot": False}, "text": "how heavy is the clock?"}}
    bots = {"type": "message", "message": {"from": {"is_bot": True}, "text": "how heavy is the clock?"}}
    assert len(leaks([record], "123:abc", [person])) == 1
    assert leaks([record], "123:abc", [bots]) == []
    assert len(leaks([record], "heavy", [])) == 1
