"""The digest as people see it: what is quoted, what is the bot's own, and how its pages turn."""

from __future__ import annotations

import asyncio
from datetime import date
from itertools import chain

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.buttons import decode, encode
from bot.digests import Digest, Why, choose, choose_alert
from bot.digests.fingerprints import folded
from bot.errors import BadPress
from bot.i18n import Texts, load_languages
from bot.messages.composing import Message
from bot.messages.digest import alert_message, digest_message, empty_message, pages_under, turned_page
from bot.places import shown as draw
from knowledge.errors import UnknownVersion
from knowledge.library import Library
from knowledge.loading import from_paragraphs
from knowledge.models import Article, Span
from tests.bot.digests.newsroom import EVERYTHING, NEWS, Wish, add, everything_said, said, seen_of
from tests.bot.messages.test_hostile import AWKWARD
from tests.bot.telegram_rules import blockquotes, bolds, check, words_of

LANGUAGES = load_languages()
ENGLISH = LANGUAGES.texts("en")
DAY = date(2031, 3, 4)

CREW = "“We have no crew left and no money to hire one,” said Vira Tokar, the harbour master."
COUNCIL = "“The council paid in April, every single crown of it,” said Silas Brandt, the mayor."
BAG = "“Somebody carried the money home in a leather bag,” a source close to the mayor said."
HEAD = {"title": "The Brackwater ferry is laid up", "dek": "Nobody has paid the wages since the spring."}


@pytest.fixture
def library() -> Library:
    return Library()


def digest_of(
    library: Library, *versions: str, texts: Texts = ENGLISH, seen: frozenset[bytes] = frozenset()
) -> Message:
    return digest_message(library, choose(library, versions, [], seen, EVERYTHING), texts, DAY)


def labels(message: Message) -> list[str]:
    rows = message.keyboard.inline_keyboard if message.keyboard is not None else ()
    return [button.text for row in rows for button in row]


async def test_a_new_article_is_told_in_its_own_words_alone(library: Library) -> None:
    version = await add(library, "ferry", CREW, "Talks go on.", COUNCIL, **HEAD)
    message = digest_of(library, version)
    check(message, *library.articles())
    assert message.text.splitlines() == [
        "🗞 Digest · 4 March 2031",
        "",
        "🆕 New article · headline and subtitle:",
        "The Brackwater ferry is laid up",
        "Nobody has paid the wages since the spring.",
        "“We have no crew left and no money to hire one,”",
        "— Vira Tokar, the harbour master · paragraph 1",
        "“The council paid in April, every single crown of it,”",
        "— Silas Brandt, the mayor · paragraph 3",
        "📄 The Brackwater ferry is laid up · The Brackwater Post · 4 March 2031",
    ]
    assert blockquotes(message) == [message.text.splitlines()[place] for place in (3, 4, 5, 7)]
    assert bolds(message) == ["🗞 Digest", HEAD["title"], "Vira Tokar", "Silas Brandt"]
    assert message.keyboard is None


async def test_somebody_without_a_name_is_shown_as_the_article_describes_them(library: Library) -> None:
    version = await add(library, "ferry", BAG, **HEAD)
    assert "— “a source close to the mayor” (not named here) · paragraph 1" in digest_of(library, version).text


async def test_what_an_article_lacks_is_left_out(library: Library) -> None:
    no_dek = await add(library, "one", CREW, title=HEAD["title"])
    no_title = await add(library, "two", COUNCIL, dek="Somebody has paid.")
    bare = await add(library, "three", "Talks go on.", outlet="")
    message = digest_of(library, no_dek, no_title, bare)
    check(message, *library.articles())
    assert "🆕 New article · headline:" in message.text
    assert "🆕 New article · subtitle:" in message.text
    assert message.text.splitlines()[-2:] == ["🆕 New article:", "📄 three · 4 March 2031"]


async def test_a_changed_article_is_labelled_and_only_what_is_new_is_quoted(library: Library) -> None:
    old = await add(library, "ferry", CREW, **HEAD)
    new = await add(library, "ferry", CREW, COUNCIL, **HEAD)
    message = digest_message(library, choose(library, [new], [], set(), NEWS, {new: old}), ENGLISH, DAY)
    assert blockquotes(message) == ["“The council paid in April, every single crown of it,”"]
    assert "✏️ Changed article, only what is new in it:" in message.text


async def test_the_archive_is_labelled_once(library: Library) -> None:
    await add(library, "one", CREW)
    await add(library, "two", COUNCIL)
    message = digest_of(library)
    check(message, *library.articles())
    assert message.text.count("🗄 From the archive:") == 1
    assert len(blockquotes(message)) == 2


async def test_what_is_followed_is_marked(library: Library) -> None:
    version = await add(library, "ferry", CREW, COUNCIL, **HEAD)
    message = digest_message(library, choose(library, [version], ["brandt"], set(), EVERYTHING), ENGLISH, DAY)
    lines = message.text.splitlines()
    assert [line for line in lines if "⭐" in line] == ["— Silas Brandt, the mayor · paragraph 2 · ⭐ you follow this"]
    only = choose(library, [version], ["brandt"], set(), Wish(articles=False))
    message = digest_message(library, only, ENGLISH, DAY)
    assert "⭐ What you follow:" in message.text
    assert "⭐ you follow this" not in message.text


async def test_an_alert_says_why_it_comes(library: Library) -> None:
    version = await add(library, "ferry", CREW, COUNCIL, **HEAD)
    message = alert_message(library, choose_alert(library, version, ["brandt"], set()), ENGLISH)
    check(message, *library.articles())
    assert message.text.splitlines() == [
        "🔔 Just in, and you follow it",
        "",
        "“The council paid in April, every single crown of it,”",
        "— Silas Brandt, the mayor · paragraph 2",
        "📄 The Brackwater ferry is laid up · The Brackwater Post · 4 March 2031",
    ]
    with pytest.raises(ValueError, match="send nothing"):
        alert_message(library, Digest(), ENGLISH)


async def test_a_fragment_is_shown_in_its_sentence_and_said_to_be_one(library: Library) -> None:
    sentence = "Vira Tokar called the council “a theatre without a roof” on Monday."
    version = await add(library, "ferry", sentence)
    message = alert_message(library, choose_alert(library, version, ["Vira Tokar"], set()), ENGLISH)
    assert blockquotes(message) == [sentence]
    assert "“a theatre without a roof”" in bolds(message)
    assert "only the words in quotation marks are quoted" in message.text


async def test_a_very_long_quotation_is_cut_at_a_sentence_end_and_said_to_be_cut(library: Library) -> None:
    endless = " ".join(["The winch turns and the rope runs and the water rises and the lamp goes out."] * 30)
    version = await add(library, "ferry", f"“{endless}” said Vira Tokar, the harbour master.", **HEAD)
    message = digest_of(library, version)
    check(message, *library.articles())
    assert len(blockquotes(message)[-1]) <= 600
    assert blockquotes(message)[-1].endswith("the lamp goes out.")
    assert "✂ Cut at sentence ends: the passage is longer." in message.text
    digest = choose(library, [version], [], set(), EVERYTHING)
    assert choose(library, [], [], seen_of(digest), EVERYTHING).empty


async def test_a_headline_of_five_thousand_characters_is_cut(library: Library) -> None:
    version = await add(library, "ferry", CREW, title="The ferry " * 500 + "sails")
    message = digest_of(library, version)
    check(message, *library.articles())
    assert "✂ Cut inside a sentence: it is too long for one message." in message.text


async def test_text_from_right_to_left_is_quoted_as_it_stands(library: Library) -> None:
    words = "\u202eالعبارة لم تبحر منذ الربيع والناس ينتظرون\u202c"
    version = await add(library, "ferry", f"“{words} since the spring,” said Vira Tokar.", title="עברית \u202eferry")
    message = digest_of(library, version)
    check(message, *library.articles())
    own = [line for line in message.text.splitlines() if line.startswith(("—", "📄", "🗞", "🆕"))]
    assert not any("\u202e" in line for line in own)


async def test_when_there_is_nothing_one_honest_line_says_so(library: Library) -> None:
    assert digest_message(library, Digest(), ENGLISH, DAY) == empty_message(ENGLISH)
    assert blockquotes(empty_message(ENGLISH)) == []


async def many(library: Library, count: int) -> list[str]:
    return [
        await add(library, f"a{n}", f"“Boat number {n} never came back to the old quay,” said Vira Tokar.", **HEAD)
        for n in range(count)
    ]


async def test_more_turns_the_pages_forward_and_back(library: Library) -> None:
    digest = choose(library, await many(library, 9), [], set(), EVERYTHING)
    first = digest_message(library, digest, ENGLISH, DAY)
    count = len(digest.pages)
    assert count == 3
    assert labels(first) == ["· 1 ·", f"More ({len(digest.more)})", "3"]
    assert "page 1 of 3" in first.text
    presses = pages_under(first.keyboard)
    second = await draw(library, presses[1], ENGLISH, "", first.keyboard)
    assert labels(second) == ["‹ 1", "· 2 ·", f"More ({len(digest.pages[2])})"]
    third = await draw(library, pages_under(second.keyboard)[2], ENGLISH, "", second.keyboard)
    assert labels(third) == ["1", "‹ 2", "· 3 ·"]
    back = await draw(library, pages_under(third.keyboard)[0], ENGLISH, "", third.keyboard)
    assert back == first
    quoted = list(chain.from_iterable(map(blockquotes, (first, second, third))))
    assert [words for words in quoted if words.startswith("“")] == everything_said(library, digest)


async def test_an_alert_stays_one_when_its_pages_are_turned(library: Library) -> None:
    long = " ".join(["The winch turns and the rope runs and the water rises and the lamp goes out."] * 7)
    version = await add(library, "one", *(f"“Boat {n} left. {long}” said Vira Tokar." for n in range(9)))
    first = alert_message(library, choose_alert(library, version, ["Vira Tokar"], set()), ENGLISH)
    for press in pages_under(first.keyboard):
        page = await draw(library, press, ENGLISH, "", first.keyboard)
        check(page, *library.articles())
        assert page.text.startswith("🔔 Just in, and you follow it · page ")


async def test_a_button_alone_still_draws_its_page(library: Library) -> None:
    first = digest_message(library, choose(library, await many(library, 9), [], set(), EVERYTHING), ENGLISH, DAY)
    page = await draw(library, pages_under(first.keyboard)[1], ENGLISH)
    check(page, *library.articles())
    assert page.keyboard is None


async def test_a_page_of_an_article_that_is_gone_is_not_drawn(library: Library) -> None:
    first = digest_message(library, choose(library, await many(library, 9), [], set(), EVERYTHING), ENGLISH, DAY)
    presses = pages_under(first.keyboard)
    with pytest.raises(UnknownVersion):
        turned_page(Library(), presses[1], presses, ENGLISH)
    other = Library()
    with pytest.raises((UnknownVersion, BadPress)):
        await draw(other, presses[0], ENGLISH, "", first.keyboard)


async def test_the_last_page_that_there_may_be_leads_to_all_articles(library: Library) -> None:
    first = digest_message(library, choose(library, await many(library, 40), [], set(), EVERYTHING), ENGLISH, DAY)
    presses = pages_under(first.keyboard)
    pages = [turned_page(library, press, presses, ENGLISH) for press in presses]
    assert ["/sources" in page.text for page in pages] == [False] * 4 + [True]


@pytest.mark.parametrize("code", LANGUAGES.codes)
async def test_the_rooms_that_pages_are_made_by_hold_in_every_language(library: Library, code: str) -> None:
    name = "Vira " + "Tokar-" * 30 + "Holm"
    role = "the harbour master of " + "Brackwater and of " * 12 + "the islands"
    long = " ".join(["The winch turns and the rope runs and the water rises and the lamp goes out."] * 20)
    versions = [
        await add(
            library,
            f"a{n}",
            f"“Boat {n} left. {long}” said {name}, {role}.",
            f"“Ship {n} left. {long}” said a source close to {role}.",
            f"{name} called the council {n} “a theatre without a roof in the rain”. {long}",
            title=f"Ferry {n} " * 60,
            dek=f"Wages {n} " * 80,
            outlet="The Brackwater Post " * 20,
        )
        for n in range(8)
    ]
    texts = LANGUAGES.texts(code)
    for follows in ([], ["council", "boat", "ship"]):
        for wish in (EVERYTHING, Wish(articles=False)):
            digest = choose(library, versions, follows, set(), wish)
            for message in pages(library, digest, texts):
                check(message, *library.articles())
        for message in pages(library, choose_alert(library, versions[0], ["council", "boat", "ship"], set()), texts):
            check(message, *library.articles())


def pages(library: Library, digest: Digest, texts: Texts) -> list[Message]:
    """All messages of a digest or alert, as they come from its buttons."""
    if digest.empty:
        return []
    first = digest_message(library, digest, texts, DAY)
    presses = pages_under(first.keyboard)
    again = [decode(encode(press)) for press in presses]
    assert again == list(presses)
    return [first, *(turned_page(library, press, presses, texts) for press in again)]


PIECES = st.lists(
    st.one_of(
        AWKWARD,
        st.text(max_size=6),
        st.sampled_from(
            [
                "“We have no crew left and no money to hire one,” said Vira Tokar, the harbour master. ",
                "“The boat lies there,” said Silas Brandt. “Nobody has come to look at it for a year.” ",
                "“Somebody carried the money home in a bag,” a source said. ",
                "Tokar called it “a theatre without a roof”. ",
                "«Мост держится на честном слове и на болтах», — сказала Вера Лопухина. ",
                "— Мы ждали парома три дня и три ночи, — говорит Лопухина. — Его не было. ",
                "The winch turns. ", "no crew left", "“", "”", "«", "»", "\n",
            ]
        ),
    ),
    max_size=10,
).map(lambda pieces: "".join(pieces).encode("utf-8", "ignore").decode())  # fmt: skip


@st.composite
def hostile_articles(draw: st.DrawFn, name: str) -> Article:
    """An article of whatever paragraphs, with whatever places for its headline, dek, outlet and authors."""
    paragraphs = [words * draw(st.sampled_from([1, 1, 1, 20])) for words in draw(st.lists(PIECES, max_size=5))]
    article = from_paragraphs(
        name, [*(p[:9_000] for p in paragraphs), f"Edition {name}."], draw(st.sampled_from(["en", "ru"]))
    )
    spans = st.none() | st.integers(0, len(article.text) - 1).flatmap(
        lambda start: st.integers(start + 1, len(article.text)).map(
            lambda end: Span(version=article.version, start=start, end=end)
        )
    )
    known = {"title": draw(spans), "dek": draw(spans), "outlet": draw(spans), "published": draw(st.none() | st.dates())}
    return article.model_copy(update={"metadata": article.metadata.model_copy(update=known)})


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_whatever_the_articles_hold_every_blockquote_is_an_exact_slice_and_none_comes_twice(
    data: st.DataObject,
) -> None:
    articles = [data.draw(hostile_articles(name)) for name in ("one", "two")]
    library = Library()
    for article in articles:
        asyncio.run(library.add(article))
    asyncio.run(library.ready())
    texts = LANGUAGES.texts(data.draw(st.sampled_from(LANGUAGES.codes)))
    versions = list(dict.fromkeys(article.version for article in articles))
    follows = data.draw(st.lists(st.sampled_from(["Tokar", "boat", "крышa", "Лопухина", "money"]), max_size=3))
    wish = Wish(articles=data.draw(st.booleans()))
    old = {versions[1]: versions[0]} if len(versions) > 1 and data.draw(st.booleans()) else {}
    seen: set[bytes] = set()
    told: list[str] = []
    quoted: set[str] = set()
    for day in range(4):
        digest = choose(library, versions if day == 0 else [], follows, seen, wish, old)
        for message in pages(library, digest, texts):
            check(message, *articles)
            _check_attribution(message, articles)
        for pick in (pick for entry in digest.items for pick in entry.picks):
            words = {folded(library.cut(part.quotation.span)) for part in pick.saying.parts}
            assert not words & quoted
            quoted |= words
        seen |= seen_of(digest)
        told += said(library, digest.items)
    assert len(told) == len(set(told))
    for version in versions:
        alert = choose_alert(library, version, follows, set())
        for message in pages(library, alert, texts):
            check(message, *articles)


def _check_attribution(message: Message, articles: list[Article]) -> None:
    """Below every blockquote stands a line that names an article."""
    for entity in message.entities:
        if entity.type == "blockquote":
            quoted = words_of(message, entity)
            assert any(quoted in article.text for article in articles)
            below = message.text.encode("utf-16-le")[2 * (entity.offset + entity.length) :].decode("utf-16-le")
            assert any(line.startswith("📄 ") for line in below.split("\n"))


def test_the_reasons_in_buttons_keep_their_numbers() -> None:
    assert {why.name: int(why) for why in Why} == {"NEW": 1, "CHANGED": 2, "FOLLOWED": 3, "ARCHIVE": 4, "ALERT": 5}
