"""The rule for the most telling quotations, clause by clause."""

from __future__ import annotations

import pytest

from bot.digests.holding import hold
from bot.digests.rooms import QUOTE_LIMIT
from bot.digests.telling import MOST_OFFERED
from knowledge.library import Library
from knowledge.models import QuotationKind, SpeakerStatus
from tests.bot.digests.newsroom import add

CREW = "“We have no crew left and no money to hire one,” said Vira Tokar, the harbour master."
COUNCIL = "“The council paid in April, every single crown of it,” said Silas Brandt, the mayor."
ROWING = "“People row across the sound at night with their children,” said Greta Holm, a nurse."
BAG = "“Somebody carried the money home in a leather bag,” said a source in the harbour office."


async def offered(*paragraphs: str, **head: str) -> list[str]:
    """What is offered of an article, the most telling first."""
    library = Library()
    version = await add(library, "ferry", *paragraphs, **head)
    return [library.cut(saying.passage.span) for saying in hold(library, version).telling]


async def test_a_quotation_whose_speaker_the_article_leaves_open_is_not_offered() -> None:
    found = await offered(CREW, "“We will hear the bells of the old tower again.” The words were chalked on a door.")
    assert [words[:9] for words in found] == ["“We have "]


async def test_a_fragment_a_heading_and_a_term_are_not_offered() -> None:
    library = Library()
    version = await add(
        library,
        "ferry",
        CREW,
        "## “A bag full of money”",
        "Silas Brandt, the mayor, called the plan “a leap into very cold water at night”.",
        "The so-called “Lantern Fund of the Harbour” is empty.",
    )
    kinds = {quotation.kind for quotation in library.quotations(version)}
    assert QuotationKind.FRAGMENT in kinds
    assert QuotationKind.HEADING in kinds
    assert [saying.speaker.status for saying in hold(library, version).telling] == [SpeakerStatus.NAMED]


async def test_reported_speech_is_not_offered() -> None:
    assert await offered("Silas Brandt, the mayor, said that the council had paid every crown of it in April.") == []


@pytest.mark.parametrize(
    "words", ["…and then the old boat just lay there for weeks", "We waited for the boat, and waited, and then…"]
)
async def test_a_quotation_that_begins_or_breaks_off_in_the_middle_is_not_offered(words: str) -> None:
    assert await offered(f"“{words},” said Vira Tokar, the harbour master.") == []


async def test_a_quotation_of_fewer_than_five_words_is_not_offered() -> None:
    assert await offered("“Nobody paid us,” said Vira Tokar, the harbour master.") == []


async def test_what_was_said_in_one_go_stays_together_with_the_words_between() -> None:
    [found] = await offered(
        "“We have no crew left,” said Vira Tokar, the harbour master, “and no money to hire one either.” She left."
    )
    assert found.startswith("“We have no crew left,” said Vira Tokar")
    assert found.endswith("“and no money to hire one either.”")


async def test_a_pull_quote_of_a_longer_quotation_is_offered_once_and_the_longer_one_is() -> None:
    found = await offered(
        "“We have no crew left. We have no money to hire one either,” said Vira Tokar, the harbour master.",
        "Talks go on.",
        "“We have no money to hire one either,” said Vira Tokar.",
    )
    assert [words[:21] for words in found] == ["“We have no crew left"]


async def test_of_two_quotations_with_the_same_words_only_the_first_is_offered() -> None:
    found = await offered(CREW, "Talks go on.", CREW.replace("left and", "left, and"))
    assert found == ["“We have no crew left and no money to hire one,”"]


async def test_nobody_has_a_second_turn_before_everybody_had_a_first() -> None:
    second = "“The boat lies at the old quay and rusts there, and the sound is empty,” said Vira Tokar."
    found = await offered("## One", CREW, second, COUNCIL, BAG)
    hers = [number for number, words in enumerate(found) if "crew" in words or "quay" in words]
    assert len(found) == 4
    assert len(hers) == 2
    assert hers[1] == 3


async def test_a_speaker_with_a_name_goes_before_one_who_is_only_described() -> None:
    found = await offered(BAG, CREW, COUNCIL)
    assert "bag" in found[-1]


async def test_what_says_much_the_same_goes_last() -> None:
    same = "“There is no crew left and no money to hire one crew,” said Osric Dunholm, a pilot."
    found = await offered("## One", CREW, same, ROWING)
    assert ["crew" in words for words in found] in ([True, False, True], [False, True, True])


async def test_sections_take_turns() -> None:
    crane = "“The crane on the long pier has not moved since the winter,” said Osric Dunholm, a pilot."
    found = await offered("## The crew", CREW, COUNCIL, "## The pier", crane, ROWING)
    sections = ["crew" if "crew" in words or "council" in words else "pier" for words in found]
    assert set(sections[:2]) == {"crew", "pier"} == set(sections[2:])


async def test_without_headings_the_thirds_of_the_article_take_turns() -> None:
    filler = ["Talks between the council and the harbour go on in June, it seems."] * 3
    first = [CREW, COUNCIL, "“The ropes of the ferry were cut on a Sunday morning,” said Anselm Yarfell, a diver."]
    last = "“Only the gulls still use the landing stage,” said Nerys Ketford, the keeper."
    found = await offered(*first, *filler, ROWING, *filler, last)
    assert len(found) == 5
    assert {_third(words) for words in found[:3]} == {"beginning", "middle", "end"}


def _third(words: str) -> str:
    return "middle" if "row" in words else "end" if "gulls" in words else "beginning"


async def test_a_comfortable_length_goes_before_a_short_one_and_that_before_one_that_must_be_cut() -> None:
    endless = "The winch turns and the rope runs and the water rises and the lamp goes out. " * 9
    long = f"“{endless}We wait,” said Osric Dunholm, a pilot."
    short = "“We row across it ourselves,” said Greta Holm, a nurse."
    assert len(endless) > QUOTE_LIMIT
    found = await offered("## One", long, short, CREW)
    assert [words[:9] for words in found] == ["“We have ", "“We row a", "“The winc"]


async def test_words_of_the_headline_and_rare_words_weigh_more() -> None:
    plain = "“We want to go there one day and see it for the first time,” said Greta Holm, a nurse."
    telling = "“The estuary swallowed our lighthouse and the granary behind it,” said Osric Dunholm, a pilot."
    assert "estuary" in (await offered("## One", plain, telling))[0]
    one = "“The granary needs a carpenter before the winter comes,” said Greta Holm, a nurse."
    two = "“The ferry needs a carpenter before the winter comes,” said Osric Dunholm, a pilot."
    assert "ferry" in (await offered("## One", one, two, title="The ferry is laid up"))[0]
    assert "granary" in (await offered("## One", one, two, title="The granary is laid up"))[0]


async def test_what_stands_earlier_goes_first_where_nothing_else_decides() -> None:
    found = await offered("## One", *(f"“The {boat} waits for us at noon today,” said {name}." for boat, name in BOATS))
    assert [words.split()[2] for words in found] == ["waits"] * 3
    assert [words.split()[1] for words in found] == [boat for boat, _ in BOATS]


BOATS = (("Zorvik", "Greta Holm"), ("Yorvik", "Osric Dunholm"), ("Xorvik", "Vira Tokar"))


async def test_the_order_is_the_same_in_every_library() -> None:
    article = [CREW, BAG, COUNCIL, ROWING, "“Nobody asked those of us who row,” said Vira Tokar."]
    assert await offered(*article) == await offered(*article)


async def test_an_article_of_nothing_but_quotations_offers_a_bounded_number() -> None:
    said = [f"“Boat number {number} never came back to the old quay,” said Vira Tokar." for number in range(200)]
    assert len(await offered(*said)) == MOST_OFFERED
