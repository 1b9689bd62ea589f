"""Who speaks: the people of one article, the same people over several, and whom a typed name means."""

from __future__ import annotations

from knowledge.library import Library
from knowledge.loading import from_paragraphs
from knowledge.models import Article, QuotationKind, SpeakerProfile, SpeakerStatus

QUAY = (
    "“The quay is ours,” said Ann Lee, the mayor of Velm. “We paid for it.”",
    "“It is not,” said Bob Ray.",
    "“Nobody asked the gulls,” Lee said. “They were here first.”",
    "“The stones are loose,” said a diver from Velm.",
)
TIDES = (
    "“The tides are getting higher,” said Ann Lee. “The old wall is too low.”",
    "“My name is on the wall,” said Cora Lee.",
)


def article(name: str, paragraphs: tuple[str, ...], language: str = "en") -> Article:
    return from_paragraphs(name, paragraphs, language)


async def filled(*articles: Article) -> Library:
    library = Library()
    for each in articles:
        await library.add(each)
    return library


def names(library: Library, profiles: tuple[SpeakerProfile, ...]) -> list[str]:
    return [library.cut(profile.people[0].label) for profile in profiles]


async def test_the_people_of_an_article_come_with_role_quotations_and_first_mention() -> None:
    quay = article("quay", QUAY)
    library = await filled(quay)
    people = library.people(quay.version)
    assert [library.cut(person.label) for person in people] == ["Ann Lee", "Bob Ray", "a diver from Velm"]
    lee = people[0]
    assert lee.status is SpeakerStatus.NAMED
    assert lee.role is not None
    assert library.cut(lee.role) == "the mayor of Velm"
    assert library.cut(lee.first) == "Ann Lee"
    assert [library.cut(q.span) for q in lee.quotations] == [
        "The quay is ours,", "We paid for it.", "Nobody asked the gulls,", "They were here first.",
    ]  # fmt: skip
    assert people[2].status is SpeakerStatus.ANONYMOUS
    assert people[2].role is None


async def test_a_full_name_is_one_profile_over_articles_and_a_surname_alone_joins_nobody() -> None:
    wall = article("wall", ("“Walls fall,” said Lee.", "“So they do,” said Bob Ray."))
    library = await filled(article("quay", QUAY), article("tides", TIDES), wall)
    profiles = library.speakers()
    assert names(library, profiles) == ["Ann Lee", "Bob Ray", "a diver from Velm", "Cora Lee", "Lee"]
    assert [len(profile.people) for profile in profiles] == [2, 2, 1, 1, 1]


async def test_anonymous_speakers_of_two_articles_stay_apart() -> None:
    one = article("one", ("“It is cold,” said an official.",))
    two = article("two", ("“It is warm,” said an official.",))
    assert len((await filled(one, two)).speakers()) == 2


async def test_a_name_in_two_alphabets_is_one_profile() -> None:
    english = article("english", ("“The pier is closed,” said Dmitry Sokol.",))
    russian = article("russian", ("«Причал закрыт», — сказал Дмитрий Сокол.",), "ru")
    (profile,) = (await filled(english, russian)).speakers()
    assert len(profile.people) == 2


async def test_the_quotations_of_a_speaker_are_listed_in_the_order_of_the_articles() -> None:
    library = await filled(article("quay", QUAY), article("tides", TIDES))
    found = await library.quotes("ann lee")
    assert names(library, found.profiles) == ["Ann Lee"]
    assert [library.cut(q.span) for q in found.quotations] == [
        "The quay is ours,", "We paid for it.", "Nobody asked the gulls,", "They were here first.",
        "The tides are getting higher,", "The old wall is too low.",
    ]  # fmt: skip
    assert [citation.highlight for citation in found.citations] == [q.span for q in found.quotations]
    assert found.asked == "ann lee"


async def test_two_people_of_one_surname_stay_two_and_are_quoted_when_chosen() -> None:
    library = await filled(article("tides", TIDES))
    found = await library.quotes("Lee")
    assert names(library, found.profiles) == ["Ann Lee", "Cora Lee"]
    assert found.quotations == ()
    chosen = library.quotes_of(found.profiles[1])
    assert [library.cut(q.span) for q in chosen.quotations] == ["My name is on the wall,"]


async def test_a_topic_chooses_the_quotations_about_it() -> None:
    library = await filled(article("quay", QUAY), article("tides", TIDES))
    for topic in ("tides", "the TIDE", "tidess"):
        found = await library.quotes("Ann Lee", topic)
        assert {library.cut(c.passage.span) for c in found.citations} == {TIDES[0]}, topic


async def test_a_topic_that_nothing_is_about_leaves_the_speaker_and_no_quotation() -> None:
    found = await (await filled(article("quay", QUAY))).quotes("Ann Lee", "elephants")
    assert len(found.profiles) == 1
    assert found.quotations == found.citations == ()
    assert found.topic == "elephants"


async def test_a_topic_is_found_in_its_forms_in_russian_and_ukrainian() -> None:
    russian = article("ru", ("«Мост закрыт навсегда», — сказала Вера Лужина.", "«Я устала», — сказала Лужина."), "ru")
    ukrainian = article(
        "uk", ("«Без мосту ми острів», — сказав Юхим Дзвінка.", "«Я втомився», — сказав Дзвінка."), "uk"
    )
    library = await filled(russian, ukrainian)
    assert [library.cut(q.span) for q in (await library.quotes("Лужиной", "мосте")).quotations] == [
        "Мост закрыт навсегда"
    ]
    assert [library.cut(q.span) for q in (await library.quotes("Дзвінка", "міст")).quotations] == [
        "Без мосту ми острів"
    ]


async def test_a_speaker_is_found_by_description_and_by_role() -> None:
    library = await filled(article("quay", QUAY))
    assert names(library, (await library.quotes("diver")).profiles) == ["a diver from Velm"]
    assert names(library, (await library.quotes("the mayor")).profiles) == ["Ann Lee"]
    assert names(library, (await library.quotes("mayor Lee")).profiles) == ["Ann Lee"]


async def test_a_name_that_nobody_has_finds_nobody_and_the_closest_are_offered() -> None:
    library = await filled(article("quay", QUAY), article("tides", TIDES))
    assert (await library.quotes("Cara Leeson")).profiles == ()
    assert "Cora Lee" in names(library, library.speakers_like("Cara Leeson"))
    assert library.speakers_like("Xavier Quimby") == ()


async def test_what_is_only_reported_is_listed_as_reported() -> None:
    paper = article("paper", ("Ann Lee said that the pier had been sold in the spring.", "“Never,” said Bob Ray."))
    library = await filled(paper)
    (report,) = library.reports(paper.version)
    found = await library.quotes("Lee")
    assert [q.kind for q in found.quotations] == [QuotationKind.REPORTED]
    assert found.quotations == (report,)
    assert library.people(paper.version)[-1].reports == (report,)


async def test_a_removed_article_has_no_speakers() -> None:
    library = await filled(article("quay", QUAY), article("tides", TIDES))
    assert "Bob Ray" in names(library, library.speakers())
    await library.remove("quay")
    assert names(library, library.speakers()) == ["Ann Lee", "Cora Lee"]


async def test_mr_and_mrs_of_one_surname_are_two() -> None:
    pair = article("pair", ("“I baked it,” said Mr Holm.", "“I ate it,” said Mrs Holm."))
    assert len((await filled(pair)).people(pair.version)) == 2


async def test_nobody_is_offered_for_the_little_words_of_what_was_typed() -> None:
    council = "The council said that it would mend the wall. “The wall stands,” said a member of the council."
    library = await filled(article("wall", (council, "“So it does,” said the keeper of the tower.")))
    assert library.speakers_like("the zorbo of quux") == ()
    assert names(library, library.speakers_like("the kepper")) == ["the keeper of the tower"]


async def test_a_page_of_text_in_place_of_a_name_is_looked_at_only_at_its_start() -> None:
    library = await filled(article("quay", QUAY))
    page = " ".join(["gulls"] * 200)
    assert (await library.quotes(f"Ann Lee {page}")).profiles == (await library.quotes("Ann Lee gulls")).profiles
    assert (await library.quotes(f"{page} Ann Lee")).profiles == ()
    assert library.speakers_like(f"{page} Ann Leeson") == ()
