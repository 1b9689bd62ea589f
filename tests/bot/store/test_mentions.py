from __future__ import annotations

from typing import Any

import pytest

from bot.store.mentions import without

ILSE = {"id": 71, "is_bot": False, "first_name": "Ilse"}
OTTO = {"id": 72, "is_bot": False, "first_name": "Otto"}
GROUP = {"id": -77, "type": "group", "title": "Ferry users"}


def message(sender: dict[str, Any], chat: dict[str, Any] = GROUP, **more: Any) -> dict[str, Any]:
    return {"message_id": 71, "date": 71, "from": sender, "chat": chat, "text": "When does it sail?"} | more


@pytest.mark.parametrize(
    "update",
    [
        {"update_id": 1, "message": message(ILSE)},
        {"update_id": 1, "edited_message": message(ILSE)},
        {"update_id": 1, "message": message(OTTO, {"id": 71, "type": "private"})},
        {"update_id": 1, "message": message(OTTO, left_chat_member=ILSE)},
        {"update_id": 1, "inline_query": {"id": "9", "from": ILSE, "query": "ferry", "offset": ""}},
        {"update_id": 1, "callback_query": {"id": "9", "from": ILSE, "message": message(OTTO), "data": "x"}},
        {"update_id": 1, "callback_query": {"id": "9", "from": OTTO, "message": message(ILSE), "data": "x"}},
        {"update_id": 1, "message_reaction": {"chat": GROUP, "message_id": 3, "user": ILSE}},
        {"update_id": 1, "business_message_deleted": {"user_chat_id": 71}},
    ],
)
def test_an_update_of_somebody_is_theirs_altogether(update: dict[str, Any]) -> None:
    assert without(update, 71) is None


@pytest.mark.parametrize(
    "update",
    [
        {"update_id": 1, "message": message(OTTO)},
        {"update_id": 1, "channel_post": {"message_id": 4, "chat": GROUP, "sender_chat": GROUP, "text": "news"}},
        {"update_id": 1, "message": message(OTTO, {"id": -77, "type": "supergroup"}, migrate_to_chat_id=-100_77)},
        {"update_id": 1, "my_chat_member": {"chat": GROUP, "from": OTTO, "old_chat_member": {"user": OTTO}}},
        {"update_id": 1, "callback_query": {"id": "9", "from": OTTO, "message": message(OTTO), "data": "x"}},
    ],
)
def test_an_update_is_of_the_chat_that_it_came_from(update: dict[str, Any]) -> None:
    assert without(update, -77) is None


@pytest.mark.parametrize(
    "update",
    [
        {"update_id": 71, "message": message(OTTO) | {"text": "Is 71 the number of the ferry?"}},
        {"update_id": 1, "inline_query": {"id": "71", "from": OTTO, "query": "71", "offset": "71"}},
        {"update_id": 1, "message": message(OTTO, reply_to_message=message(OTTO), photo=[{"file_size": 71}])},
    ],
)
def test_a_number_that_names_nobody_changes_nothing(update: dict[str, Any]) -> None:
    assert without(update, 71) == update


def test_what_somebody_elses_message_quotes_of_a_person_is_left_out_of_it() -> None:
    own = message(OTTO, entities=[{"type": "bot_command", "offset": 0, "length": 4}])
    quoting = own | {
        "reply_to_message": message(ILSE),
        "external_reply": {"origin": {"type": "user", "sender_user": ILSE}},
        "forward_origin": {"type": "user", "sender_user": ILSE, "date": 1},
        "entities": [*own["entities"], {"type": "text_mention", "offset": 5, "length": 4, "user": ILSE}],
    }

    assert without({"update_id": 1, "message": quoting}, 71) == {"update_id": 1, "message": own}


def test_a_press_under_an_answer_to_a_person_is_still_a_press() -> None:
    answer = message({"id": 9, "is_bot": True, "first_name": "On Record"})
    press = {"id": "9", "from": OTTO, "data": "x"}
    update = {"update_id": 1, "callback_query": press | {"message": answer | {"reply_to_message": message(ILSE)}}}

    assert without(update, 71) == {"update_id": 1, "callback_query": press | {"message": answer}}
