"""The bot's own words in the person's language; the articles' words stay what they are."""

from __future__ import annotations

from bot.sandbox.client import SandboxUser
from tests.e2e.stage import Stage, pressed


async def test_a_russian_reader_is_greeted_in_russian(boris: SandboxUser) -> None:
    assert "Спросите меня о статьях" in (await boris.ask("/start")).text


async def test_a_ukrainian_reader_is_greeted_in_ukrainian(olena: SandboxUser) -> None:
    assert "Запитайте мене про статті" in (await olena.ask("/start")).text


async def test_a_russian_answer_has_a_russian_attribution(boris: SandboxUser) -> None:
    reply = await boris.ask("Что сказал Архип Доброхотов о машине?")
    assert "Машину мы собрали заново из старых чертежей" in reply.quotes[0]
    assert "— Архип Доброхотов" in reply.text
    assert "прямая цитата" in reply.text
    assert "11 апреля 2025" in reply.text
    assert reply.text.endswith("абзац 2")


async def test_a_ukrainian_answer_has_a_ukrainian_attribution(olena: SandboxUser) -> None:
    reply = await olena.ask("Скільки буханців випікають щоранку?")
    assert "600 буханців" in reply.quotes[0]
    assert "— Вербівський тиждень, слова самого видання" in reply.text
    assert "28 березня 2025" in reply.text
    assert reply.text.endswith("абзац 1")


async def test_the_person_and_not_the_article_decides_the_language_of_the_labels(boris: SandboxUser) -> None:
    reply = await boris.ask("How much does the town clock weigh?")
    assert "The Quayside Observer, слова самого издания" in reply.text
    assert "weighs 920 kilograms" in reply.quotes[0]


async def test_a_refusal_and_its_button_are_in_the_persons_language(olena: SandboxUser) -> None:
    refusal = await olena.ask("Що сказав Наполеон про пекарню?")
    assert refusal.text == "У статтях немає відповіді на це запитання: «Наполеон» там не згадується."
    near = await pressed(olena, refusal, "Близькі уривки (не відповідь)")
    assert near.text.startswith("❗ Це не відповідь, а лише близький до запитання уривок (1 з ")


async def test_whoever_presses_gets_labels_in_their_own_language(bot: Stage, ada: SandboxUser) -> None:
    boris = await bot.telegram.user("Борис")
    group = await bot.telegram.chat("Reading room")
    await ada.send("/ask When did the town clock stop?", chat=group)
    answer = await ada.wait_for_reply(chat=group)
    assert "in its own words" in answer.text
    context = await pressed(boris, answer, "After ›")
    assert "Контекст: на 1 отрывок ниже" in context.text


async def test_a_belarusian_reader_gets_russian_and_a_portuguese_one_english(bot: Stage) -> None:
    ales = await bot.telegram.add_user("Алесь", language="be")
    ines = await bot.telegram.add_user("Inês", language="pt-BR")
    assert "Такой команды я не знаю" in (await ales.ask("/unknown")).text
    assert "I do not know this command" in (await ines.ask("/unknown")).text


async def test_the_menu_of_commands_is_in_the_persons_language(bot: Stage) -> None:
    await published(bot)
    forum = await bot.telegram.chat("Newsroom")
    for name, words in {
        "Ada": "some words: who said them, and where",
        "Борис": "слова: найду, кто и где их сказал",
        "Олена": "слова: знайду, хто й де їх сказав",
    }.items():
        person = await bot.telegram.user(name)
        for chat in (None, forum):
            menu = {each["command"]: each["description"] for each in await person.menu(chat)}
            assert menu["who"] == words


async def test_the_menu_offers_all_commands_in_private_and_fewer_in_groups(ada: SandboxUser, bot: Stage) -> None:
    await published(bot)
    assert [each["command"] for each in await ada.menu()] == [
        *("ask", "in", "who", "quotes", "speakers", "sources", "digest", "follow", "help", "privacy", "forget"),
    ]
    group = await bot.telegram.chat("Reading room")
    assert [each["command"] for each in await ada.menu(group)] == [
        *("ask", "in", "who", "quotes", "speakers", "sources", "digest", "follow"),
    ]


async def test_a_menu_that_is_right_already_is_not_set_again(stage: Stage) -> None:
    await stage.play()
    ada = await stage.telegram.user("Ada")
    await published(stage)
    assert len(await stage.sent("setMyCommands")) == 6
    await stage.close()
    await stage.play()
    await published(stage, checks=12)
    assert len(await ada.menu()) == 11
    assert len(await stage.sent("setMyCommands")) == 6


async def published(stage: Stage, checks: int = 6) -> None:
    """Waits until the bot has looked at every menu, in private and in groups, in three languages."""
    await stage.until("getMyCommands", lambda calls: len(calls) >= checks)
    await stage.until("setMyCommands", lambda calls: len([call for call in calls if call["ok"]]) >= 6)
