"""The checker of calls sees what Telegram would refuse."""

from __future__ import annotations

from typing import Any

import pytest

from tests.e2e.botapi import SPECIFICATION, BotApi

Json = dict[str, Any]

needs_the_bot_api = pytest.mark.skipif(
    not SPECIFICATION.exists(), reason="calls are not checked against the Bot API: ../shared/botapi/api.json is absent"
)


def field(name: str, *types: str, required: bool = False, description: str = "") -> Json:
    return {"name": name, "types": list(types), "required": required, "description": description}


INVENTED = BotApi(
    {
        "methods": {
            "plant": {
                "name": "plant",
                "fields": [
                    field("bed", "Integer", "String", required=True),
                    field("label", "String", description="What the label says, 1-8 characters"),
                    field("deep", "Boolean"),
                    field("weight", "Float"),
                    field("seeds", "Array of Seed"),
                    field("rows", "Array of Array of Integer"),
                    field("tool", "Spade", "Fork"),
                    field("drawing", "InputFile"),
                ],
            },
            "rest": {"name": "rest"},
        },
        "types": {
            "Seed": {"name": "Seed", "subtypes": ["Bean", "Poppy"]},
            "Bean": {
                "name": "Bean",
                "fields": [
                    field("type", "String", required=True, description="Type of the seed, must be bean"),
                    field("count", "Integer", required=True),
                ],
            },
            "Poppy": {
                "name": "Poppy",
                "fields": [
                    field("type", "String", required=True, description="Type of the seed, must be poppy"),
                    field("colour", "String", description='Currently, can be "red" (bright) or "white"'),
                ],
            },
            "Spade": {"name": "Spade", "fields": [field("width", "Integer", required=True)]},
            "Fork": {
                "name": "Fork",
                "description": ["Exactly one of the fields other than name must be used."],
                "fields": [field("name", "String"), field("tines", "Integer"), field("bent", "Boolean")],
            },
        },
    }
)


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("rest", {}),
        ("plant", {"bed": 3}),
        ("plant", {"bed": "@north", "label": "beans", "deep": True, "weight": 2}),
        ("plant", {"bed": 3, "seeds": [{"type": "bean", "count": 4}, {"type": "poppy", "colour": "red"}]}),
        ("plant", {"bed": 3, "rows": [[1, 2], []]}),
        ("plant", {"bed": 3, "tool": {"tines": 4, "name": "old"}}),
        ("plant", {"bed": 3, "label": "🌱🌱🌱🌱"}),
    ],
)
def test_a_call_that_fits_has_no_problems(method: str, params: Json) -> None:
    assert INVENTED.problems(method, params) == []


@pytest.mark.parametrize(
    ("method", "params", "problem"),
    [
        ("harvest", {}, "harvest: there is no such method"),
        ("plant", {}, "plant: the required field 'bed' is missing"),
        ("plant", {"bed": 3, "colour": "red"}, "plant: has no field 'colour'"),
        ("rest", {"long": True}, "rest: has no field 'long'"),
        ("plant", {"bed": 3.5}, "plant.bed: 3.5 is no Integer"),
        ("plant", {"bed": True}, "plant.bed: True is no Integer"),
        ("plant", {"bed": None}, "plant.bed: None is no Integer"),
        ("plant", {"bed": 3, "deep": "yes"}, "plant.deep: 'yes' is no Boolean"),
        ("plant", {"bed": 3, "weight": "2"}, "plant.weight: '2' is no Float"),
        ("plant", {"bed": 3, "label": 5}, "plant.label: 5 is no String"),
        ("plant", {"bed": 3, "label": "runner beans"}, "plant.label: has 12 characters, not 1 to 8"),
        ("plant", {"bed": 3, "label": ""}, "plant.label: has 0 characters, not 1 to 8"),
        ("plant", {"bed": 3, "label": "🌱🌱🌱🌱🌱"}, "plant.label: has 10 characters, not 1 to 8"),
        ("plant", {"bed": 3, "seeds": {"type": "bean"}}, "plant.seeds: {'type': 'bean'} is no Array of Seed"),
        ("plant", {"bed": 3, "seeds": ["bean"]}, "plant.seeds[0]: 'bean' is no Seed"),
        ("plant", {"bed": 3, "seeds": [{"type": "bean", "count": "4"}]}, "plant.seeds[0].count: '4' is no Integer"),
        (
            "plant",
            {"bed": 3, "seeds": [{"type": "bean"}]},
            "plant.seeds[0]: the required field 'count' is missing",
        ),
        ("plant", {"bed": 3, "seeds": [{"type": "oak"}]}, "plant.seeds[0].type: 'oak' must be 'poppy'"),
        (
            "plant",
            {"bed": 3, "seeds": [{"type": "poppy", "colour": "blue"}]},
            "plant.seeds[0].colour: 'blue' is none of ['red', 'white']",
        ),
        ("plant", {"bed": 3, "rows": [[1, "2"]]}, "plant.rows[0][1]: '2' is no Integer"),
        ("plant", {"bed": 3, "tool": {"width": "9"}}, "plant.tool.width: '9' is no Integer"),
        (
            "plant",
            {"bed": 3, "tool": {"tines": 4, "bent": True}},
            "plant.tool: needs exactly one of its optional fields, has ['tines', 'bent']",
        ),
        ("plant", {"bed": 3, "drawing": 7}, "plant.drawing: 7 is no file"),
    ],
)
def test_a_call_that_does_not_fit_is_told_why(method: str, params: Json, problem: str) -> None:
    assert problem in INVENTED.problems(method, params)


def test_an_uploaded_file_counts_as_its_parameter() -> None:
    assert INVENTED.problems("plant", {"bed": 3}, {"drawing": 2_000}) == []
    assert INVENTED.problems("plant", {"bed": 3}, {"picture": 2_000}) == ["plant: has no field 'picture'"]


MESSAGE = {"chat_id": 5, "text": "Good morning"}
ARTICLE = {"type": "article", "id": "1", "title": "One", "input_message_content": {"message_text": "Good morning"}}


@needs_the_bot_api
@pytest.mark.parametrize(
    ("method", "params", "fault"),
    [
        ("sendMessage", MESSAGE, ""),
        ("sendMessages", MESSAGE, "there is no such method"),
        ("sendMessage", {"chat_id": 5}, "'text' is missing"),
        ("sendMessage", {**MESSAGE, "colour": "red"}, "has no field 'colour'"),
        ("sendMessage", {**MESSAGE, "text": "a" * 4097}, "has 4097 characters"),
        ("sendMessage", {**MESSAGE, "entities": [{"type": "blockquote", "offset": 0, "length": 4}]}, ""),
        ("sendMessage", {**MESSAGE, "entities": [{"type": "quote", "offset": 0, "length": 4}]}, "'quote' is none of"),
        ("sendMessage", {**MESSAGE, "entities": [{"type": "bold", "offset": "0", "length": 4}]}, "'0' is no Integer"),
        ("sendMessage", {**MESSAGE, "reply_markup": {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}}, ""),
        ("sendMessage", {**MESSAGE, "reply_markup": {"inline_keyboard": [{"text": "A"}]}}, "is no Array of"),
        (
            "sendMessage",
            {**MESSAGE, "reply_markup": {"inline_keyboard": [[{"text": "A", "callback_data": "я" * 33}]]}},
            "has 66 bytes",
        ),
        (
            "sendMessage",
            {**MESSAGE, "reply_markup": {"inline_keyboard": [[{"text": "A"}]]}},
            "needs exactly one of its optional fields",
        ),
        ("sendMessage", {**MESSAGE, "reply_parameters": {"message": 4}}, "'message_id' is missing"),
        ("sendMessage", {**MESSAGE, "link_preview_options": {"is_disabled": "yes"}}, "'yes' is no Boolean"),
        ("answerInlineQuery", {"inline_query_id": "7", "results": [ARTICLE]}, ""),
        ("answerInlineQuery", {"inline_query_id": "7", "results": [{**ARTICLE, "id": ""}]}, "has 0 bytes"),
        ("answerInlineQuery", {"inline_query_id": "7", "results": [{**ARTICLE, "text": "x"}]}, "has no field 'text'"),
        ("answerInlineQuery", {"inline_query_id": "7", "results": [{**ARTICLE, "type": "note"}]}, "must be"),
        (
            "answerInlineQuery",
            {"inline_query_id": "7", "results": [{**ARTICLE, "input_message_content": {"text": "x"}}]},
            "results[0].input_message_content",
        ),
        ("answerGuestQuery", {"guest_query_id": "7", "result": ARTICLE}, ""),
        ("answerGuestQuery", {"guest_query_id": 7, "result": ARTICLE}, "7 is no String"),
        ("setMyCommands", {"commands": [{"command": "ask", "description": "A question"}]}, ""),
        ("setMyCommands", {"commands": [{"command": "ask"}]}, "'description' is missing"),
        ("getMyCommands", {"scope": {"type": "all_group_chats"}}, ""),
        ("getMyCommands", {"scope": {"type": "all_chats"}}, "must be"),
    ],
)
def test_the_real_bot_api_accepts_what_telegram_accepts_and_no_more(method: str, params: Json, fault: str) -> None:
    problems = BotApi.load().problems(method, params)
    assert bool(problems) == bool(fault)
    assert fault in " ".join(problems)


@needs_the_bot_api
def test_every_call_of_these_tests_is_checked_against_the_bot_api() -> None:
    """Skipped where the Bot API is absent, so that nobody takes the other tests' silence for consent."""
    api = BotApi.load()
    for method in ("sendMessage", "editMessageText", "answerCallbackQuery", "answerInlineQuery", "answerGuestQuery"):
        assert "there is no such method" not in " ".join(api.problems(method, {}))
