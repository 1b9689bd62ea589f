"""Following speakers and words."""

from __future__ import annotations

from bot.sandbox.client import SandboxUser
from bot.store.follows import MOST_FOLLOWS
from tests.e2e.stage import Stage, pressed


async def test_without_words_it_explains_itself(ada: SandboxUser) -> None:
    reply = await ada.ask("/follow")
    assert reply.text.startswith("You follow nobody yet.")
    assert "/follow Anna Holm" in reply.text


async def test_a_known_speaker_is_recognised_in_any_spelling(bot: Stage, ada: SandboxUser) -> None:
    reply = await ada.ask("/follow greta holm")
    assert reply.text.split("\n") == [
        "⭐ Following greta holm",
        "I will put the quotations of Greta Holm first.",
        "The daily digest is off: /digest turns it on.",
    ]
    assert await bot.store.follows.of(ada.id) == ["greta holm"]


async def test_words_are_followed_as_words(ada: SandboxUser) -> None:
    reply = await ada.ask("/follow cider harvest")
    assert "Nobody of that name is quoted yet. Quotations with these words will come first." in reply.text


async def test_a_name_with_a_slip_is_pointed_out(ada: SandboxUser) -> None:
    reply = await ada.ask("/follow Pascal Reove")
    assert "I will put" not in reply.text
    assert "Did you mean Pascal Reeve?" in reply.text


async def test_the_same_is_followed_once(bot: Stage, ada: SandboxUser) -> None:
    await ada.ask("/follow Greta Holm")
    again = await ada.ask("/follow GRETA HOLM")
    assert again.text.startswith("You follow “Greta Holm” already.")
    assert await bot.store.follows.of(ada.id) == ["Greta Holm"]


async def test_what_says_nothing_or_is_too_long_is_not_followed(bot: Stage, ada: SandboxUser) -> None:
    for words in ("the", "?!", "pendulum " * 20):
        assert (await ada.ask(f"/follow {words}")).text.startswith("Please give me a name or a few telling words")
    assert await bot.store.follows.of(ada.id) == []


async def test_the_list_takes_out_what_its_buttons_name(bot: Stage, ada: SandboxUser) -> None:
    for words in ("Greta Holm", "candles", "the town clock"):
        await ada.ask(f"/follow {words}")
    listed = await ada.ask("/unfollow")
    assert listed.text.startswith("You follow 3 names or phrases\n⭐ Greta Holm\n⭐ candles\n⭐ the town clock")
    left = await pressed(ada, listed, "✖ candles")
    assert left.text.startswith("You follow 2 names or phrases")
    left = await pressed(ada, left, "✖ the town clock")
    assert await bot.store.follows.of(ada.id) == ["Greta Holm"]


async def test_words_are_taken_out_by_writing_them(bot: Stage, ada: SandboxUser) -> None:
    await ada.ask("/follow Greta Holm")
    assert (await ada.ask("/unfollow candles")).text.startswith("You do not follow “candles”.")
    assert (await ada.ask("/unfollow greta HOLM")).text.startswith("No longer following “Greta Holm”.")
    assert await bot.store.follows.of(ada.id) == []


async def test_a_long_list_is_paged_and_has_an_end(bot: Stage, ada: SandboxUser) -> None:
    await ada.ask("/follow clock 1")
    for number in range(2, MOST_FOLLOWS + 1):
        await bot.store.follows.add(ada.id, f"clock {number}", bot.now())
    full = await ada.ask("/follow one more clock")
    assert full.text.startswith(f"You follow {MOST_FOLLOWS} already")
    second = await pressed(ada, full, "Next ›")
    assert "⭐ clock 11\n" in second.text
    assert "⭐ clock 10\n" not in second.text
    left = await pressed(ada, second, "✖ clock 11")
    assert "⭐ clock 12\n" in left.text
    assert "⭐ clock 10\n" in (await pressed(ada, left, "‹ Back")).text


async def test_word_at_once_is_offered_and_can_be_taken_back(bot: Stage, ada: SandboxUser) -> None:
    reply = await ada.ask("/follow Greta Holm")
    said = await ada.press(reply, "🔔 Tell me at once, too")
    assert said.text == "New quotations come at once, outside of your quiet hours."
    listed = await ada.wait_for_edit(reply)
    assert "🔔 New quotations of them come at once" in listed.text
    kept = await bot.store.subscriptions.get(ada.id)
    assert kept is not None
    assert kept.alerts
    assert not kept.on
    await pressed(ada, listed, "🔕 In the digest only")
    kept = await bot.store.subscriptions.get(ada.id)
    assert kept is not None
    assert not kept.alerts


async def test_in_a_group_only_administrators_follow(bot: Stage, ada: SandboxUser) -> None:
    boris = await bot.telegram.user("Борис")
    group = await bot.telegram.add_chat("Proofreaders", [ada, boris], kind="supergroup")
    await ada.ask("/follow Greta Holm", chat=group)
    refused = await boris.ask("/follow candles", chat=group)
    assert refused.text == "Only administrators of this chat can change that."
    listed = await boris.ask("/follow", chat=group)
    assert "⭐ Greta Holm" in listed.text
    assert (await boris.press(listed, "✖ Greta Holm")).show_alert
    assert await bot.store.follows.of(group) == ["Greta Holm"]
    assert await bot.store.follows.of(ada.id) == []
