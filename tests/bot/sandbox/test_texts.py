"""What Telegram does with a text and its entities before it is sent."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox import texts, utf16
from bot.sandbox.errors import ApiError
from tests.bot.sandbox.conftest import ADA, Api

FACE = "🙂"


def bold(offset: int, length: int) -> dict[str, Any]:
    return {"type": "bold", "offset": offset, "length": length}


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", "400 Bad Request: message text is empty"),
        ("  \n\t ", "400 Bad Request: text must be non-empty"),
        ("\u200b\u200f", "400 Bad Request: text must be non-empty"),
        ("x" * 4097, "400 Bad Request: message is too long"),
        (FACE * 2049, "400 Bad Request: message is too long"),
        ("ж" * 20_000, "400 Bad Request: text is too long"),
    ],
)
async def test_texts_that_telegram_does_not_take_are_refused_in_its_words(api: Api, text: str, refusal: str) -> None:
    assert await api.refused("sendMessage", chat_id=ADA, text=text) == refusal


@pytest.mark.parametrize("text", ["x" * 4096, FACE * 2048, " " + "x" * 4096 + "\n"])
async def test_a_text_of_exactly_4096_utf16_units_is_sent(api: Api, text: str) -> None:
    message = await api("sendMessage", chat_id=ADA, text=text)
    assert message["text"] == text.strip()


async def test_a_missing_text_is_an_empty_text(api: Api) -> None:
    assert await api.refused("sendMessage", chat_id=ADA) == "400 Bad Request: message text is empty"


async def test_a_caption_has_at_most_1024_units(api: Api) -> None:
    photo = {"photo": ("a.gif", b"GIF89a\x02\x00\x02\x00rest")}
    url = f"/bot{api.sandbox.token}/sendPhoto"
    sent = await api.http.post(url, data={"chat_id": str(ADA), "caption": "y" * 1024}, files=photo)
    assert sent.json()["result"]["caption"] == "y" * 1024
    refused = await api.http.post(url, data={"chat_id": str(ADA), "caption": "y" * 1025}, files=photo)
    assert refused.json()["description"] == "Bad Request: message caption is too long"


async def test_a_lone_surrogate_is_refused(api: Api) -> None:
    answer = await api.http.post(
        f"/bot{api.sandbox.token}/sendMessage",
        content=b'{"chat_id": 100001, "text": "half a face: \\ud83d"}',
        headers={"content-type": "application/json"},
    )
    assert answer.json()["description"] == "Bad Request: strings must be encoded in UTF-8"


async def test_bytes_that_are_no_utf8_are_refused(api: Api) -> None:
    answer = await api.http.post(
        f"/bot{api.sandbox.token}/sendMessage",
        content=b"chat_id=100001&text=%ED%A0%BD",
        headers={"content-type": "application/x-www-form-urlencoded"},
    )
    assert answer.json()["description"] == "Bad Request: strings must be encoded in UTF-8"


@pytest.mark.parametrize(
    ("entity", "refusal"),
    [
        (bold(100, 1), "entity begins after the end of the text at UTF-16 offset 100"),
        (bold(0, 100), "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 100"),
        (bold(7, 1), "entity beginning at UTF-16 offset 7 ends after the end of the text at UTF-16 offset 8"),
        (bold(-1, 1), "receive an entity with incorrect offset -1"),
        (bold(0, -1), "receive an entity with incorrect length -1"),
        (bold(6, 1), "entity begins in a middle of a UTF-16 symbol at byte offset 9"),
        (bold(0, 6), "entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 9"),
        ({"type": "shiny", "offset": 0, "length": 1}, "can't parse MessageEntity: Unsupported type specified"),
        ({"type": "bold", "offset": 0}, "can't parse MessageEntity: Can't find field \"length\""),
        ({"offset": 0, "length": 1}, "can't parse MessageEntity: Can't find field \"type\""),
        (bold(0, 1) | {"colour": "red"}, 'can\'t parse MessageEntity: Unknown field "colour" in MessageEntity'),
        ({"type": "text_link", "offset": 0, "length": 1}, "can't parse MessageEntity: Can't find field \"url\""),
        (
            {"type": "text_link", "offset": 0, "length": 1, "url": "not-a-url"},
            "entity URL 'not-a-url' is invalid: Wrong HTTP URL",
        ),
        (
            {"type": "text_link", "offset": 0, "length": 1, "url": "ftp://example.com"},
            "entity URL 'ftp://example.com' is invalid: Unsupported URL protocol",
        ),
        (
            {"type": "text_link", "offset": 0, "length": 1, "url": ""},
            "entity URL '' is invalid: URL host is empty",
        ),
        ({"type": "text_mention", "offset": 0, "length": 1}, "can't parse MessageEntity: Can't find field \"user\""),
        (
            {"type": "custom_emoji", "offset": 0, "length": 1, "custom_emoji_id": "x"},
            'can\'t parse MessageEntity: Field "custom_emoji_id" must be a valid Number',
        ),
        (
            {"type": "bold", "offset": "a", "length": 1},
            'can\'t parse MessageEntity: Field "offset" must be a valid Number',
        ),
        ("bold", "can't parse MessageEntity: expected an Object"),
    ],
)
async def test_wrong_entities_are_refused_in_telegrams_words(api: Api, entity: object, refusal: str) -> None:
    text = f"hello{FACE}"
    assert await api.refused("sendMessage", chat_id=ADA, text=text, entities=[entity]) == f"400 Bad Request: {refusal}"


async def test_entities_that_are_no_json_are_refused(api: Api) -> None:
    refusal = await api.refused("sendMessage", chat_id=ADA, text="x", entities="[{")
    assert refusal == "400 Bad Request: can't parse entities JSON object"


async def test_formatted_strings_are_refused_because_the_bot_sends_entities(api: Api) -> None:
    refusal = await api.refused("sendMessage", chat_id=ADA, text="<b>x</b>", parse_mode="HTML")
    assert refusal.startswith("400 Bad Request: unsupported parse_mode: the sandbox does not parse HTML")
    assert await api.refused("sendMessage", chat_id=ADA, text="x", parse_mode="Shiny") == (
        "400 Bad Request: unsupported parse_mode"
    )


async def test_trimming_cuts_entities_at_the_end_but_never_into_one_at_the_start(api: Api) -> None:
    message = await api("sendMessage", chat_id=ADA, text="  ab cd \n ", entities=[bold(5, 4)])
    assert message["text"] == "ab cd"
    assert message["entities"] == [bold(3, 2)]
    message = await api("sendMessage", chat_id=ADA, text="   ab", entities=[bold(1, 4)])
    assert message["text"] == "  ab"
    assert message["entities"] == [bold(0, 4)]


async def test_an_entity_that_covers_only_trimmed_space_goes_away(api: Api) -> None:
    message = await api("sendMessage", chat_id=ADA, text="ab  ", entities=[bold(2, 2), bold(0, 0)])
    assert "entities" not in message


async def test_control_characters_become_spaces_and_carriage_returns_go_away(api: Api) -> None:
    message = await api("sendMessage", chat_id=ADA, text="a\tb\r\nc\u2028d", entities=[bold(4, 4)])
    assert message["text"] == "a b\ncd"
    assert message["entities"] == [bold(3, 3)]


async def test_only_the_first_100_entities_are_kept(api: Api) -> None:
    text = "a " * 150
    many = [{"type": "bold" if at % 2 else "italic", "offset": 2 * at, "length": 1} for at in range(150)]
    message = await api("sendMessage", chat_id=ADA, text=text, entities=many)
    assert message["entities"] == many[:100]


@pytest.mark.parametrize(
    ("given_entities", "kept"),
    [
        ([bold(0, 3), bold(3, 3)], [bold(0, 6)]),
        ([bold(4, 2), bold(0, 2)], [bold(0, 2), bold(4, 2)]),
        (
            [{"type": "blockquote", "offset": 0, "length": 6}, bold(4, 4)],
            [{"type": "blockquote", "offset": 0, "length": 6}, bold(4, 2), bold(6, 2)],
        ),
        (
            [{"type": "blockquote", "offset": 0, "length": 6}, {"type": "blockquote", "offset": 2, "length": 2}],
            [{"type": "blockquote", "offset": 0, "length": 6}],
        ),
        ([{"type": "code", "offset": 0, "length": 4}, bold(0, 4)], [{"type": "code", "offset": 0, "length": 4}]),
        (
            [bold(0, 5), {"type": "italic", "offset": 3, "length": 4}],
            [bold(0, 5), {"type": "italic", "offset": 3, "length": 2}, {"type": "italic", "offset": 5, "length": 2}],
        ),
    ],
)
async def test_overlapping_entities_are_merged_split_or_dropped(api: Api, given_entities: object, kept: object) -> None:
    message = await api("sendMessage", chat_id=ADA, text="abcdefgh", entities=given_entities)
    assert message["entities"] == kept


async def test_telegram_finds_links_commands_mentions_and_hashtags_by_itself(api: Api) -> None:
    text = (
        f"{FACE} /ask@some_bot @ada_marlow #ferry (see https://example.com/a_(b)). mail@example.org example.net/x $EUR"
    )
    message = await api("sendMessage", chat_id=ADA, text=text)
    found = {item["type"]: utf16.cut(text, item["offset"], item["length"]) for item in message["entities"][:5]}
    assert found == {
        "bot_command": "/ask@some_bot",
        "mention": "@ada_marlow",
        "hashtag": "#ferry",
        "url": "https://example.com/a_(b)",
        "email": "mail@example.org",
    }
    rest = [utf16.cut(text, item["offset"], item["length"]) for item in message["entities"][5:]]
    assert rest == ["example.net/x", "$EUR"]


async def test_nothing_is_found_inside_links_and_code(api: Api) -> None:
    link = {"type": "text_link", "offset": 0, "length": 6, "url": "https://example.com/"}
    message = await api("sendMessage", chat_id=ADA, text="/start", entities=[link])
    assert message["entities"] == [link]


async def test_link_addresses_come_back_as_telegram_writes_them(api: Api) -> None:
    link = {"type": "text_link", "offset": 0, "length": 2, "url": "example.com"}
    message = await api("sendMessage", chat_id=ADA, text="ab", entities=[link])
    assert message["entities"][0]["url"] == "http://example.com/"


text_and_entities = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60).flatmap(
    lambda text: st.tuples(
        st.just(text),
        st.lists(
            st.tuples(
                st.sampled_from(["bold", "italic", "blockquote", "code", "spoiler", "text_link"]),
                st.integers(0, 70),
                st.integers(0, 70),
            ),
            max_size=6,
        ),
    )
)


@given(text_and_entities)
def test_what_comes_out_is_always_well_formed(given_text: tuple[str, list[tuple[str, int, int]]]) -> None:
    text, spans = given_text
    entities: list[dict[str, Any]] = [
        {"type": kind, "offset": offset, "length": length} for kind, offset, length in spans
    ]
    for entity in entities:
        if entity["type"] == "text_link":
            entity["url"] = "https://example.com/"
    try:
        fixed = texts.formatted(text, entities, limit=4096)
    except ApiError:
        return
    total = utf16.length(fixed.text)
    assert fixed.text == fixed.text.rstrip(" \n")
    for entity in fixed.entities:
        end = entity["offset"] + entity["length"]
        assert 0 <= entity["offset"] < end <= total
        utf16.cut(fixed.text, entity["offset"], entity["length"]).encode()
    spans_out = [(item["offset"], item["offset"] + item["length"]) for item in fixed.entities]
    assert not any(a < c < b < d for a, b in spans_out for c, d in spans_out)
    again = texts.formatted(fixed.text, fixed.entities, limit=4096)
    assert again == fixed
