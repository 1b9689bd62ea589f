"""Editing, deleting, forwarding and copying."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bot.sandbox.conftest import ADA, BORIS, Api

NOT_MODIFIED = (
    "400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
KEYBOARD = {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}


async def sent(api: Api, **parameters: Any) -> int:
    message = await api("sendMessage", **({"chat_id": ADA, "text": "first"} | parameters))
    number: int = message["message_id"]
    return number


async def test_an_edit_changes_the_text_and_drops_a_keyboard_it_does_not_name(api: Api) -> None:
    number = await sent(api, reply_markup=KEYBOARD)
    edited = await api("editMessageText", chat_id=ADA, message_id=number, text="second")
    assert edited["text"] == "second"
    assert "edit_date" in edited
    assert "reply_markup" not in edited


async def test_an_edit_that_changes_nothing_is_refused(api: Api) -> None:
    entities = [{"type": "bold", "offset": 0, "length": 5}]
    number = await sent(api, reply_markup=KEYBOARD, entities=entities)
    same = {"chat_id": ADA, "message_id": number, "text": " first ", "reply_markup": KEYBOARD}
    moved = [{"type": "bold", "offset": 1, "length": 5}]
    assert await api.refused("editMessageText", **same, entities=moved) == NOT_MODIFIED
    assert await api.refused("editMessageReplyMarkup", chat_id=ADA, message_id=number, reply_markup=KEYBOARD) == (
        NOT_MODIFIED
    )
    assert (await api("editMessageText", **same))["text"] == "first"


@pytest.mark.parametrize(
    ("parameters", "refusal"),
    [
        ({"chat_id": ADA, "message_id": 9_999}, "message to edit not found"),
        ({"chat_id": ADA}, "message identifier is not specified"),
        ({}, "message identifier is not specified"),
        ({"chat_id": ADA, "message_id": 101}, "message can't be edited"),
        ({"inline_message_id": "nonsense"}, "invalid inline message identifier specified"),
        ({"inline_message_id": "SBX00000042QAAAgAE"}, "MESSAGE_ID_INVALID"),
        ({"chat_id": 5, "message_id": 1}, "chat not found"),
    ],
)
async def test_messages_that_cannot_be_edited(api: Api, parameters: Any, refusal: str) -> None:
    assert await api.refused("editMessageText", **parameters, text="x") == f"400 Bad Request: {refusal}"


async def test_a_text_has_no_caption_and_a_photo_no_text(api: Api) -> None:
    number = await sent(api)
    refusal = await api.refused("editMessageCaption", chat_id=ADA, message_id=number, caption="x")
    assert refusal == "400 Bad Request: there is no caption in the message to edit"
    photo = {"photo": ("a.gif", b"GIF89a\x02\x00\x02\x00rest")}
    url = f"/bot{api.sandbox.token}/sendPhoto"
    picture = (await api.http.post(url, data={"chat_id": str(ADA)}, files=photo)).json()["result"]["message_id"]
    refusal = await api.refused("editMessageText", chat_id=ADA, message_id=picture, text="x")
    assert refusal == "400 Bad Request: there is no text in the message to edit"
    edited = await api("editMessageCaption", chat_id=ADA, message_id=picture, caption="a ferry")
    assert edited["caption"] == "a ferry"


async def test_media_can_be_replaced_by_a_file_that_is_known(api: Api) -> None:
    url = f"/bot{api.sandbox.token}/sendDocument"
    files = {"document": ("a.txt", b"abc")}
    document = (await api.http.post(url, data={"chat_id": str(ADA)}, files=files)).json()["result"]["document"]
    number = await sent(api)
    media = {"type": "document", "media": document["file_id"], "caption": "here"}
    edited = await api("editMessageMedia", chat_id=ADA, message_id=number, media=media)
    assert edited["document"]["file_id"] == document["file_id"]
    assert "text" not in edited
    wrong = media | {"type": "photo"}
    refusal = await api.refused("editMessageMedia", chat_id=ADA, message_id=number, media=wrong)
    assert refusal == "400 Bad Request: can't use file of type Document as Photo"


async def test_the_bot_deletes_anything_in_private_chats_but_only_its_own_in_groups(
    api: Api, reading_room: int
) -> None:
    assert await api("deleteMessage", chat_id=ADA, message_id=101)
    assert await api.refused("deleteMessage", chat_id=ADA, message_id=101) == (
        "400 Bad Request: message to delete not found"
    )
    theirs = (await api.person("/send", user=BORIS, chat=reading_room, text="/ask"))["message"]["message_id"]
    assert await api.refused("deleteMessage", chat_id=reading_room, message_id=theirs) == (
        "400 Bad Request: message can't be deleted"
    )
    await api.person("/membership", user=ADA, chat=reading_room, status="administrator")
    assert await api("deleteMessage", chat_id=reading_room, message_id=theirs)


async def test_deleting_several_skips_those_that_are_gone(api: Api) -> None:
    number = await sent(api)
    assert await api("deleteMessages", chat_id=ADA, message_ids=[number, 9_999])
    assert number not in api.sandbox.chats[ADA].messages
    refusal = await api.refused("deleteMessages", chat_id=ADA, message_ids=list(range(1, 102)))
    assert refusal == "400 Bad Request: too many message identifiers specified"


async def test_a_forward_keeps_its_origin_and_a_copy_has_none(api: Api, reading_room: int) -> None:
    source = {"from_chat_id": ADA, "message_id": 101}
    forward = await api("forwardMessage", chat_id=reading_room, **source)
    assert forward["forward_origin"]["sender_user"]["id"] == ADA
    assert forward["text"] == "/start"
    copy = await api("copyMessage", chat_id=reading_room, **source)
    assert copy == {"message_id": forward["message_id"] + 1}
    assert "forward_origin" not in api.sandbox.chats[reading_room].messages[copy["message_id"]].payload
    gone = source | {"message_id": 9_999}
    assert await api.refused("forwardMessage", chat_id=ADA, **gone) == ("400 Bad Request: message to forward not found")
    assert await api.refused("copyMessage", chat_id=ADA, **gone) == "400 Bad Request: message to copy not found"


async def test_a_protected_message_is_not_forwarded(api: Api) -> None:
    number = await sent(api, protect_content=True)
    refusal = await api.refused("forwardMessage", chat_id=ADA, from_chat_id=ADA, message_id=number)
    assert refusal == "400 Bad Request: message can't be forwarded"


async def test_what_the_bot_has_no_right_to_is_refused_as_by_telegram(api: Api) -> None:
    refusals: dict[str, dict[str, Any]] = {
        "business connection not found": {"business_connection_id": "x"},
        "FLOODSKIP_NOT_ALLOWED": {"allow_paid_broadcast": True},
        "EFFECT_ID_INVALID": {"message_effect_id": "5"},
        "suggested posts can be sent only to channel direct messages": {"suggested_post_parameters": {}},
        "WEBPAGE_URL_INVALID": {"link_preview_options": {"url": "nowhere"}},
        'field "is_disabled" must be of type Boolean': {"link_preview_options": {"is_disabled": "yes"}},
    }
    for refusal, parameters in refusals.items():
        assert await api.refused("sendMessage", chat_id=ADA, text="x", **parameters) == f"400 Bad Request: {refusal}"


async def test_private_chats_and_groups_share_one_count_and_supergroups_have_their_own(
    api: Api, reading_room: int, newsroom: int
) -> None:
    first, second = await sent(api), await sent(api, chat_id=reading_room)
    assert second == first + 1
    assert await sent(api, chat_id=newsroom) < 100


async def test_only_the_newest_1000_messages_of_a_chat_are_kept(api: Api) -> None:
    for _ in range(1_005):
        await sent(api)
    assert len(api.sandbox.chats[ADA].messages) == 1_000
    assert 101 not in api.sandbox.chats[ADA].messages
