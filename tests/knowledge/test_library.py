"""The library: what is in it, what is asked, what stays readable, and what is said of files that cannot be read."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.errors import (
    BadFrontMatter,
    EmptyArticle,
    NotText,
    OutOfRange,
    TooLarge,
    UnknownFormat,
    UnknownPassage,
    UnknownVersion,
    UnreadableFile,
)
from knowledge.library import Library, LoadReport
from knowledge.loading import from_paragraphs, load_bytes
from knowledge.models import (
    SHORT_VERSION,
    Answer,
    Article,
    BlockKind,
    MatchMethod,
    NoAnswer,
    QuotationKind,
    Span,
    SpeakerStatus,
    cut,
)

Shelf = Callable[..., Library]

FERRY = """\
The ferry Ondine
By Nell Varga
The ferry Ondine left Port Velm at six in the morning with forty passengers and a piano on board.
“The piano paid the full fare,” said the captain, Piet Larrow, who has sailed her since 1998.
"""
LATER = FERRY.replace("forty passengers", "ninety passengers")
BRIDGE = """\
The bridge at Calder
By Nell Varga
The bridge at Calder was closed on Monday after a cow had stood on it for eleven hours.
“She knew exactly what she was doing,” said the farmer, Idris Pool.
"""


def written(folder: Path, **files: str | bytes) -> Path:
    """A folder with files: `ferry_txt="..."` becomes ferry.txt."""
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content.encode("utf-8")
        (folder / name.replace("_", ".")).write_bytes(data)
    return folder


def article(text: str, name: str = "ferry.txt") -> Article:
    return load_bytes(name, text.encode("utf-8"), media="text")


async def filled(*articles: Article) -> Library:
    library = Library()
    for each in articles:
        await library.add(each)
    return library


async def answered(library: Library, question: str) -> str | None:
    """The best passage's words; None when there is no answer."""
    result = await library.ask(question)
    return library.cut(result.citations[0].passage.span) if isinstance(result, Answer) else None


# --- loading ------------------------------------------------------------------------------------------------------


async def test_a_file_is_loaded_and_asked(tmp_path: Path) -> None:
    library = Library()
    report = await library.load(written(tmp_path, ferry_txt=FERRY) / "ferry.txt")
    assert report.errors == ()
    assert [a.id for a in report.loaded] == ["ferry"]
    assert library.articles() == report.loaded
    assert "forty passengers" in (await answered(library, "How many passengers had the ferry?") or "")


async def test_a_folder_is_loaded_with_what_can_be_read_in_it(tmp_path: Path) -> None:
    written(tmp_path, ferry_txt=FERRY, bridge_md=BRIDGE, notes_pdf="no article", table_csv="1,2")
    report = await Library().load(tmp_path)
    assert {a.id for a in report.loaded} == {"ferry", "bridge"}
    assert report.errors == ()


async def test_several_paths_are_loaded_together(tmp_path: Path) -> None:
    folder = tmp_path / "more"
    folder.mkdir()
    written(tmp_path, ferry_txt=FERRY)
    library = Library()
    report = await library.load(tmp_path / "ferry.txt", written(folder, bridge_txt=BRIDGE))
    assert [a.id for a in report.loaded] == ["ferry", "bridge"]
    assert [a.id for a in library.articles()] == ["ferry", "bridge"]


async def test_bad_files_are_reported_and_the_others_load(tmp_path: Path) -> None:
    written(
        tmp_path,
        bridge_md=BRIDGE,
        binary_txt=b"PK\x03\x04\x00\x00\xff\xfe\x00",
        empty_txt="  \n\n",
        front_md="---\ntitle: [unclosed\n---\n\nText.\n",
        huge_txt="Ondine sailed. " * 1000,
        ferry_txt=FERRY,
    )
    library = Library()
    report = await library.load(tmp_path, limit=5_000)
    assert {a.id for a in report.loaded} == {"ferry", "bridge"}
    assert {Path(e.source).name: type(e) for e in report.errors} == {
        "binary.txt": NotText,
        "empty.txt": EmptyArticle,
        "front.md": BadFrontMatter,
        "huge.txt": TooLarge,
    }
    assert {a.id for a in library.articles()} == {"ferry", "bridge"}


async def test_paths_that_cannot_be_read_are_reported_by_name(tmp_path: Path) -> None:
    written(tmp_path, ferry_txt=FERRY, slides_pdf="x")
    void = tmp_path / "void"
    void.mkdir()
    report = await Library().load(tmp_path / "nowhere", tmp_path / "slides.pdf", void, tmp_path / "ferry.txt")
    assert [(Path(e.source).name, type(e)) for e in report.errors] == [
        ("nowhere", UnreadableFile),
        ("slides.pdf", UnknownFormat),
        ("void", EmptyArticle),
    ]
    assert [a.id for a in report.loaded] == ["ferry"]
    assert all(error.remedy and str(error).startswith(error.source) for error in report.errors)


async def test_loading_nothing_loads_nothing() -> None:
    assert await Library().load() == LoadReport((), (), {})


async def test_loading_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    written(tmp_path, ferry_txt=FERRY, bridge_txt=BRIDGE)
    library = Library()
    await library.load(tmp_path)
    before = library.articles()
    again = await library.load(tmp_path)
    assert again.errors == ()
    assert {a.version for a in library.articles()} == {a.version for a in before}
    result = await library.ask("How many passengers had the ferry?")
    assert isinstance(result, Answer)
    assert len({c.passage.span for c in result.citations}) == len(result.citations)


async def test_every_article_that_was_reported_as_loaded_is_there(tmp_path: Path) -> None:
    # ferry.md and ferry.txt would both be called "ferry": one must not silently push the other out.
    written(tmp_path, ferry_txt=FERRY, ferry_md=BRIDGE)
    library = Library()
    report = await library.load(tmp_path)
    assert {a.version for a in report.loaded} == {a.version for a in library.articles()}
    assert len(report.loaded) + len(report.errors) == 2
    assert all("ferry" in str(error) for error in report.errors)


# --- adding, replacing, removing ----------------------------------------------------------------------------------


async def test_articles_come_in_the_order_they_were_added() -> None:
    library = await filled(article(BRIDGE, "bridge.txt"), article(FERRY))
    assert [a.id for a in library.articles()] == ["bridge", "ferry"]


async def test_a_new_version_takes_the_place_of_the_old_one() -> None:
    old, new = article(FERRY), article(LATER)
    library = await filled(old, new)
    assert library.articles() == (new,)
    assert "ninety passengers" in (await answered(library, "How many passengers had the ferry?") or "")


async def test_the_old_version_stays_readable_but_is_not_asked() -> None:
    old, new = article(FERRY), article(LATER)
    library = await filled(old)
    result = await library.ask("How many passengers had the ferry?")
    assert isinstance(result, Answer)
    await library.add(new)
    span = result.citations[0].passage.span
    assert "forty passengers" in library.cut(span)
    assert library.article(old.version) == old
    assert library.passages(old.version)[0].span.version == old.version
    assert library.cite(result.citations[0].passage).version == old.version
    for question in ("Who had forty passengers?", "forty passengers and a piano"):
        asked = await library.ask(question)
        found = asked.citations if isinstance(asked, Answer) else asked.nearest
        assert {citation.version for citation in found} <= {new.version}
    assert {match.quotation.span.version for match in await library.who("The piano paid the full fare")} == {
        new.version
    }
    assert {citation.version for citation in await library.search("forty passengers")} == {new.version}


async def test_an_old_version_that_comes_back_is_asked_again() -> None:
    library = await filled(article(FERRY), article(LATER), article(FERRY))
    assert "forty passengers" in (await answered(library, "How many passengers had the ferry?") or "")
    assert len(library.articles()) == 1


async def test_a_removed_article_is_not_asked_but_stays_readable() -> None:
    ferry = article(FERRY)
    library = await filled(ferry, article(BRIDGE, "bridge.txt"))
    await library.remove("ferry")
    assert [a.id for a in library.articles()] == ["bridge"]
    assert await answered(library, "How many passengers had the ferry?") is None
    assert await library.who("The piano paid the full fare") == ()
    assert all(c.version != ferry.version for c in await library.search("ferry passengers"))
    assert library.article(ferry.version) == ferry
    assert library.cut(library.passages(ferry.version)[0].span)


async def test_removing_what_is_not_there_changes_nothing() -> None:
    library = await filled(article(FERRY))
    await library.remove("attic")
    await library.remove("attic")
    assert [a.id for a in library.articles()] == ["ferry"]


async def test_a_library_that_was_emptied_has_no_articles() -> None:
    library = await filled(article(FERRY))
    await library.remove("ferry")
    assert library.articles() == ()
    result = await library.ask("How many passengers had the ferry?")
    assert isinstance(result, NoAnswer)
    assert result.reason == "no_articles"


async def test_an_article_can_change_its_language() -> None:
    library = await filled(article(FERRY))
    russian = "Паром Ондина вышел из порта в шесть утра, на борту было сорок пассажиров и пианино. Капитан молчал."
    await library.add(from_paragraphs("ferry", [russian]))
    assert [a.metadata.language for a in library.articles()] == ["ru"]
    assert "сорок пассажиров" in (await answered(library, "Сколько пассажиров было на борту?") or "")
    assert await answered(library, "How many passengers had the ferry?") is None


async def test_articles_added_at_the_same_time_are_all_there() -> None:
    library = Library()
    texts = {f"ferry{n}": FERRY.replace("forty", f"{n}0") for n in range(1, 9)}
    await asyncio.gather(*(library.add(article(text, f"{name}.txt")) for name, text in texts.items()))
    assert {a.id for a in library.articles()} == set(texts)
    found = [c.passage.span for c in await library.search("passengers piano", limit=50)]
    assert {span.version for span in found} == {a.version for a in library.articles()}
    assert len(found) == len(set(found))


# --- the same text more than once ---------------------------------------------------------------------------------


async def test_the_same_text_under_two_names_is_two_articles() -> None:
    library = await filled(article(FERRY, "ferry.txt"), article(FERRY, "copy.txt"))
    assert [a.id for a in library.articles()] == ["ferry", "copy"]


async def test_the_same_text_under_two_names_is_quoted_once() -> None:
    library = await filled(article(FERRY, "ferry.txt"), article(FERRY, "copy.txt"))
    result = await library.ask("How many passengers had the ferry?")
    assert isinstance(result, Answer)
    spans = [c.passage.span for c in result.citations]
    assert len(spans) == len(set(spans))
    assert len(await library.who("The piano paid the full fare")) == 1
    found = [c.passage.span for c in await library.search("piano fare")]
    assert len(found) == len(set(found))


async def test_the_same_text_under_two_names_is_asked_until_both_are_removed() -> None:
    library = await filled(article(FERRY, "ferry.txt"), article(FERRY, "copy.txt"))
    await library.remove("ferry")
    assert [a.id for a in library.articles()] == ["copy"]
    assert await answered(library, "How many passengers had the ferry?")
    await library.remove("copy")
    assert await answered(library, "How many passengers had the ferry?") is None


async def test_what_is_corrected_outside_the_text_holds_after_loading_again() -> None:
    # The address and the language are no part of the text: the version stays the same.
    front = "---\ntitle: The ferry\nurl: https://{}.example/ferry\nlanguage: {}\n---\n\n" + FERRY
    wrong = load_bytes("ferry.md", front.format("wrong", "de").encode(), media="markdown")
    right = load_bytes("ferry.md", front.format("right", "en").encode(), media="markdown")
    assert wrong.version == right.version
    library = await filled(wrong)
    await library.add(right)
    assert library.articles() == (right,)
    assert library.article(right.version).metadata.url == "https://right.example/ferry"
    assert "forty passengers" in (await answered(library, "How many passengers had the ferry?") or "")
    result = await library.ask("Who wrote this?")
    assert len(result.citations if isinstance(result, Answer) else ()) <= 1
    await library.remove("ferry")
    assert isinstance(await library.ask("How many passengers had the ferry?"), NoAnswer)
    assert library.articles() == ()


# --- looking up ---------------------------------------------------------------------------------------------------


async def test_an_article_is_found_by_its_version_full_or_short() -> None:
    ferry, bridge = article(FERRY), article(BRIDGE, "bridge.txt")
    library = await filled(ferry, bridge)
    assert library.article(bridge.version) == bridge
    assert library.article(bridge.short_version) == bridge
    assert library.article(ferry.version[:SHORT_VERSION]) == ferry
    assert library.passages(ferry.short_version) == library.passages(ferry.version)
    assert library.quotations(ferry.short_version) == library.quotations(ferry.version)


@pytest.mark.parametrize("version", ["", "0" * 64, "abc", "0" * SHORT_VERSION])
async def test_an_unknown_version_is_an_error(version: str) -> None:
    library = await filled(article(FERRY))
    span = Span(version=version, start=0, end=3)
    for look_up in (library.article, library.passages, library.quotations):
        with pytest.raises(UnknownVersion):
            look_up(version)
    with pytest.raises(UnknownVersion):
        library.passage(version, 0)
    with pytest.raises(UnknownVersion):
        library.cut(span)


async def test_a_version_cut_to_other_than_the_short_length_is_unknown() -> None:
    ferry = article(FERRY)
    library = await filled(ferry)
    for length in (1, SHORT_VERSION - 1, SHORT_VERSION + 1, 63):
        with pytest.raises(UnknownVersion):
            library.article(ferry.version[:length])


async def test_passages_are_numbered_from_nought_and_cover_the_paragraphs() -> None:
    ferry = article(FERRY)
    library = await filled(ferry)
    passages = library.passages(ferry.version)
    assert [p.number for p in passages] == list(range(len(passages)))
    assert library.passage(ferry.version, 1) == passages[1]
    texts = " ".join(library.cut(p.span) for p in passages)
    for block in ferry.blocks:
        if block.kind is BlockKind.PARAGRAPH:
            assert cut(ferry, block.span) in texts


@pytest.mark.parametrize("number", [-1, 2, 99])
async def test_a_passage_number_that_is_not_there_is_an_error(number: int) -> None:
    ferry = article(FERRY)
    library = await filled(ferry)
    with pytest.raises(UnknownPassage, match=f"2 passages, none is {number}"):
        library.passage(ferry.version, number)


async def test_a_span_that_does_not_fit_is_not_cut() -> None:
    ferry = article(FERRY)
    library = await filled(ferry)
    with pytest.raises(OutOfRange):
        library.cut(Span(version=ferry.version, start=0, end=len(ferry.text) + 1))


async def test_a_passage_can_be_cited_with_any_of_its_sentences() -> None:
    library = await filled(article(FERRY))
    passage = library.passages(library.articles()[0].version)[1]
    assert library.cite(passage).highlight == passage.sentences[0]
    told = library.cite(passage, passage.sentences[-1])
    assert told.highlight == passage.sentences[-1]
    assert told.speaker.status is SpeakerStatus.NAMED
    assert told.speaker.label is not None
    assert library.cut(told.speaker.label) == "Piet Larrow"


# --- who said it --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fragment", "method"),
    [
        ("The piano paid the full fare", MatchMethod.EXACT),
        ("“The piano paid the full fare,”", MatchMethod.EXACT),
        ("piano paid", MatchMethod.EXACT),
        ("the PIANO paid - the full fare!", MatchMethod.NORMALISED),
        ("the pianno paid the full fair", MatchMethod.FUZZY),
    ],
)
async def test_who_said_something_is_found_by_the_words(fragment: str, method: MatchMethod) -> None:
    library = await filled(article(FERRY), article(BRIDGE, "bridge.txt"))
    (match,) = await library.who(fragment)
    assert match.method is method
    assert "iano" in library.cut(match.found)
    assert match.quotation.span.holds(match.found)
    assert match.citation.passage.span.holds(match.found)
    assert match.citation.passage == library.passage(match.citation.version, 1)
    assert match.citation.highlight == match.found
    assert match.citation.speaker == match.quotation.speaker
    assert match.quotation.speaker.label is not None
    assert library.cut(match.quotation.speaker.label) == "Piet Larrow"
    assert (match.score == 100) == (method is not MatchMethod.FUZZY)


@pytest.mark.parametrize("fragment", ["", "…", "a violin on board", "forty passengers", "Nell Varga", "pian"])
async def test_words_that_nobody_said_are_not_found(fragment: str) -> None:
    assert await (await filled(article(FERRY))).who(fragment) == ()


async def test_nobody_said_anything_in_an_empty_library() -> None:
    assert await Library().who("The piano paid the full fare") == ()


async def test_words_of_a_heading_in_marks_are_found_outside_the_passages() -> None:
    text = "## “Nobody waved at the ferry”\n\nThe ferry left at six in the morning, and the harbour was empty.\n"
    library = await filled(load_bytes("ferry.md", text.encode(), media="markdown"))
    for match in await library.who("Nobody waved at the ferry"):
        assert match.citation.passage.number is None
        assert library.cut(match.citation.passage.span).strip("“”") == "Nobody waved at the ferry"


# --- searching ----------------------------------------------------------------------------------------------------


async def test_altered_words_come_with_what_differs_on_both_sides() -> None:
    asked = "the piano never paid the full fare"
    library = await filled(article(FERRY))
    (match,) = await library.who(asked)
    assert match.method is MatchMethod.FUZZY
    assert library.cut(match.found) == "The piano paid the full fare"
    assert [asked[start:end] for start, end in match.altered] == ["never"]
    (changed,) = await library.who("the piano paid half the fare")
    assert [library.cut(span) for span in changed.differs] == ["full"]


async def test_words_that_stand_only_in_reported_speech_are_found_as_reported() -> None:
    text = FERRY + "Larrow said that the boiler had been mended twice in a single winter.\n"
    library = await filled(article(text))
    (match,) = await library.who("the boiler had been mended twice")
    assert match.quotation.kind is QuotationKind.REPORTED
    assert match.citation.speaker == match.quotation.speaker
    assert library.reports(match.found.version) == (match.quotation,)


async def test_the_nearest_quotations_of_words_that_nobody_said_are_no_match() -> None:
    library = await filled(article(FERRY), article(BRIDGE, "bridge.txt"))
    assert await library.who("a piano fell on the farmer") == ()
    near = await library.nearest_quotations("a piano fell on the farmer")
    assert [library.cut(match.found) for match in near] == ["The piano paid the full fare,"]
    assert near[0].score < 60
    assert await library.nearest_quotations("zzz") == await Library().nearest_quotations("piano") == ()


async def test_words_that_tell_nothing_are_known() -> None:
    library = await filled(article(FERRY))
    assert library.tells("the piano")
    assert not any(map(library.tells, ("a", "it was", "", "—")))


async def test_quotations_about_a_topic_are_chosen_from_those_given() -> None:
    ferry = article(FERRY)
    library = await filled(ferry)
    quotations = library.quotations(ferry.version)
    assert library.about("captain", quotations) == list(quotations)
    assert library.about("elephants", quotations) == library.about("captain", ()) == []


async def test_looking_up_works_at_once_after_articles_change() -> None:
    library = await filled(article(FERRY))
    await library.ready()
    await library.add(article(BRIDGE, "bridge.txt"))
    assert (await library.quotes("Idris Pool")).quotations
    assert len(library.speakers()) == 2


async def test_a_search_gives_the_nearest_passages_without_deciding(shelf: Shelf) -> None:
    library = shelf("lantern", "bakery")
    found = await library.search("oven")
    assert found
    assert all("oven" in library.cut(c.passage.span) for c in found)
    assert library.article(found[0].version).id == "bakery"


async def test_a_search_goes_through_all_languages(shelf: Shelf) -> None:
    found = await shelf().search("Halvard Brisk Прохор Ступин Юхим Дзвінка")
    assert {shelf().article(c.version).id for c in found} >= {"lantern", "melnitsa", "pasika"}


@pytest.mark.parametrize("limit", [0, 1, 2, 3])
async def test_a_search_gives_no_more_than_its_limit(shelf: Shelf, limit: int) -> None:
    everything = await shelf("lantern").search("lantern keeper valve oil storm", 50)
    assert len(everything) > 3
    assert await shelf("lantern").search("lantern keeper valve oil storm", limit) == everything[:limit]


async def test_the_limit_of_a_search_holds_over_all_languages_together(shelf: Shelf) -> None:
    query = "Halvard Brisk Прохор Ступин Юхим Дзвінка"
    everything = await shelf().search(query, 50)
    assert len(everything) > 2
    assert await shelf().search(query, 2) == everything[:2]


@pytest.mark.parametrize("query", ["", "?!", "zeppelin", "the"])
async def test_a_search_for_nothing_known_finds_nothing(shelf: Shelf, query: str) -> None:
    assert await shelf("lantern").search(query) == ()


async def test_a_search_in_an_empty_library_finds_nothing() -> None:
    assert await Library().search("ferry") == ()
