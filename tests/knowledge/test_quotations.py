"""Where quotations are, what kind they are, and to whom the words beside them give them."""

import time
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.loading import from_paragraphs
from knowledge.models import (
    Article,
    Block,
    BlockKind,
    Metadata,
    OffsetMap,
    Quotation,
    QuotationKind,
    Span,
    SpeakerStatus,
    cut,
    version_of,
)
from knowledge.quotations import find_marks, find_quotations

DIRECT, FRAGMENT = QuotationKind.DIRECT, QuotationKind.FRAGMENT
HEADING, SCARE = QuotationKind.HEADING, QuotationKind.SCARE


def article(*paragraphs: str, language: str = "en") -> Article:
    return from_paragraphs("trial", paragraphs, language)


def article_of_blocks(*blocks: tuple[BlockKind, str], language: str = "en") -> Article:
    text = "\n".join(words for _, words in blocks)
    version, made, start = version_of(text), [], 0
    for number, (kind, words) in enumerate(blocks, start=1):
        if words:
            span = Span(version=version, start=start, end=start + len(words))
            made.append(Block(kind=kind, span=span, number=number))
        start += len(words) + 1
    offsets = OffsetMap(text=(0,), file=(0,), step=(1,), length=len(text))
    return Article(
        id="trial", text=text, metadata=Metadata(language=language), blocks=tuple(made), offsets=offsets
    )  # fmt: skip


def found(*paragraphs: str, language: str = "en") -> list[tuple[str, QuotationKind, str | None]]:
    """(words, kind, label) of every quotation."""
    source = article(*paragraphs, language=language)
    return [(cut(source, q.span), q.kind, label(source, q)) for q in find_quotations(source)]


def label(source: Article, quotation: Quotation) -> str | None:
    return cut(source, quotation.speaker.label) if quotation.speaker.label is not None else None


def labels(*paragraphs: str, language: str = "en") -> list[str | None]:
    return [who for _, _, who in found(*paragraphs, language=language)]


def words(*paragraphs: str, language: str = "en") -> list[str]:
    return [said for said, _, _ in found(*paragraphs, language=language)]


class TestMarks:
    @pytest.mark.parametrize(
        "text",
        [
            "“The bridge is closed,” she said.",
            '"The bridge is closed," she said.',
            "‘The bridge is closed,’ she said.",
            "'The bridge is closed,' she said.",
            "''The bridge is closed,'' she said.",
            "``The bridge is closed,'' she said.",
            "«The bridge is closed,» she said.",
            "»The bridge is closed,« she said.",
            "„The bridge is closed,“ she said.",
            "„The bridge is closed,” she said.",
            "”The bridge is closed,” she said.",
        ],
    )
    def test_every_pair_of_marks_is_read(self, text: str) -> None:
        assert words(text) == ["The bridge is closed,"]

    def test_the_marked_span_holds_the_marks_and_the_span_does_not(self) -> None:
        source = article("She said: “Never.”")
        quotation = find_quotations(source)[0]
        assert cut(source, quotation.marked) == "“Never.”"
        assert cut(source, quotation.span) == "Never."

    def test_blanks_inside_french_marks_do_not_belong_to_the_words(self) -> None:
        assert words("« Le pont est fermé », dit-elle.", language="fr") == ["Le pont est fermé"]

    def test_nested_marks_stay_inside_the_outer_quotation(self) -> None:
        assert words("“They call it ‘the folly’ and “the wreck” here,” Ann Lee said.") == [
            "They call it ‘the folly’ and “the wreck” here,"
        ]

    def test_a_nested_sentence_stays_inside_when_every_mark_is_closed(self) -> None:
        assert words("“He stood up. “Go!” And so we went,” Ann Lee said.") == ["He stood up. “Go!” And so we went,"]

    def test_an_inner_quotation_without_its_closing_mark_does_not_end_the_outer_early(self) -> None:
        assert words("“They will tell us: “You are late. So we will be.”") == [
            "They will tell us: “You are late. So we will be."
        ]

    @pytest.mark.parametrize(
        "text", ["Don't touch the workers' tools.", "It’s the Lees’ house in the ’90s.", "Rock 'n' roll isn't dead."]
    )
    def test_apostrophes_are_not_marks(self, text: str) -> None:
        assert [w for w in words(text) if w != "n"] == []

    def test_a_plural_possessive_inside_single_marks_does_not_end_them(self) -> None:
        assert words("‘The workers’ tools are gone,’ she said.") == ["The workers’ tools are gone,"]

    def test_a_double_mark_closed_by_a_single_one_ends_there(self) -> None:
        assert words("“We won,” the mayor said. “It is over now.’ Then she left.") == ["We won,", "It is over now."]

    def test_a_curly_mark_closed_by_a_straight_one_ends_there(self) -> None:
        assert words('“We won at last," the mayor said.') == ["We won at last,"]

    def test_a_missing_closing_mark_ends_before_an_unmistakable_reporting_clause(self) -> None:
        assert words(
            "“Prices will rise and people will ask why, the source told the Courier, adding that it is late."
        ) == ["Prices will rise and people will ask why,"]

    def test_a_missing_closing_mark_ends_with_the_paragraph_otherwise(self) -> None:
        assert words("“Prices will rise and nobody will ask.", "They fell.") == [
            "Prices will rise and nobody will ask."
        ]

    def test_a_missing_closing_mark_does_not_swallow_the_next_quotation(self) -> None:
        assert words("“We won, she said. “It is over,” she added.") == ["We won,", "It is over,"]

    def test_marks_without_a_letter_between_them_are_no_quotation(self) -> None:
        assert words('“” and "..." and ‘—’ mean nothing.') == []

    def test_find_marks_gives_the_stretches_of_every_block(self) -> None:
        source = article_of_blocks((BlockKind.HEADLINE, "“So it ends”"), (BlockKind.CREDIT, "Photo: “Dawn”"))
        assert [source.text[m.start : m.end] for m in find_marks(source)] == ["“So it ends”", "“Dawn”"]

    def test_a_block_quote_without_marks_is_one_quotation(self) -> None:
        source = article_of_blocks(
            (BlockKind.PARAGRAPH, "Ann Lee wrote:"), (BlockKind.BLOCK_QUOTE, "The river does not wait for us.")
        )
        (quotation,) = find_quotations(source)
        assert cut(source, quotation.span) == "The river does not wait for us."
        assert (quotation.kind, label(source, quotation)) == (DIRECT, "Ann Lee")


class TestDialogue:
    def test_a_russian_dash_opens_speech_and_the_narrator_interrupts_it(self) -> None:
        assert found("— Где мост? — спросил Пётр Гусев. — Я его не вижу.", language="ru") == [
            ("Где мост?", DIRECT, "Пётр Гусев"),
            ("Я его не вижу.", DIRECT, "Пётр Гусев"),
        ]

    def test_a_ukrainian_dash_opens_speech(self) -> None:
        assert found("— Де міст? — запитала Ганна Лісова.", language="uk") == [("Де міст?", DIRECT, "Ганна Лісова")]

    def test_a_dash_in_an_english_list_is_no_speech(self) -> None:
        assert found("— Bread and butter, said the list.") == []

    def test_a_narrator_inside_the_marks_is_left_out(self) -> None:
        assert found(
            "«Мы не спешим, — заявил советник президента Олег Дубов. — Всё решится осенью».", language="ru"
        ) == [
            ("Мы не спешим,", DIRECT, "Олег Дубов"),
            ("Всё решится осенью", DIRECT, "Олег Дубов"),
        ]


class TestKinds:
    def test_a_sentence_with_its_cue_is_direct(self) -> None:
        assert found("“The bridge is closed,” said Ann Lee.") == [("The bridge is closed,", DIRECT, "Ann Lee")]

    def test_one_word_of_speech_beside_its_cue_is_direct(self) -> None:
        assert found("“Never,” said Ann Lee.") == [("Never,", DIRECT, "Ann Lee")]

    def test_a_part_of_the_reporters_sentence_is_a_fragment(self) -> None:
        assert found("Ann Lee said the plan was “not worth the paper”.") == [
            ("not worth the paper", FRAGMENT, "Ann Lee")
        ]

    def test_a_term_that_nobody_is_said_to_use_is_a_scare_quotation(self) -> None:
        assert found("A second paper deals with “shared waters”.") == [("shared waters", SCARE, None)]

    def test_a_name_in_marks_inside_reported_speech_is_a_scare_quotation(self) -> None:
        assert found("The ministry announced that it had sent the “Harbour project” to the city.") == [
            ("Harbour project", SCARE, None)
        ]

    def test_a_whole_clause_without_a_cue_is_speech_of_nobody(self) -> None:
        assert found("“Nobody has asked us about any of this.”") == [
            ("Nobody has asked us about any of this.", DIRECT, None)
        ]

    def test_a_heading_in_marks_is_a_heading_even_when_it_names_somebody(self) -> None:
        source = article_of_blocks(
            (BlockKind.HEADLINE, "“It is over,” says Ann Lee"),
            (BlockKind.HEADING, "“No way back”"),
            (BlockKind.PARAGRAPH, "Ann Lee left."),
        )
        assert [(q.kind, label(source, q)) for q in find_quotations(source)] == [(HEADING, None), (HEADING, None)]

    def test_a_scare_quotation_is_the_outlets_own_usage(self) -> None:
        (quotation,) = find_quotations(article("Work on the “smart” lamps goes on."))
        assert quotation.speaker.status is SpeakerStatus.OUTLET


class TestAttribution:
    @pytest.mark.parametrize(
        "text",
        [
            "“The bridge is closed,” Ann Lee said.",
            "“The bridge is closed,” said Ann Lee.",
            "“The bridge is closed”, said Ann Lee on Friday.",
            "“The bridge is closed.” says Ann Lee, who is an engineer.",
            "“The bridge is closed,” Ann Lee told reporters in the harbour.",
            "“The bridge is closed,” Ann Lee, the city's engineer, said.",
            "“The bridge is closed,” said the city's engineer, Ann Lee.",
            "“The bridge is closed,” said the chair of the Port Carrow harbour board, Ann Lee, on Friday.",
            "“The bridge is closed,” the city's engineer Ann Lee said.",
            "“The bridge is closed,” Ann Lee (D-Harbour) said in a statement.",
            "“The bridge is closed,” Ms. Ann Lee later said.",
            "“Is the bridge closed?” Ann Lee asked.",
            "Ann Lee said: “The bridge is closed.”",
            "Ann Lee said, “The bridge is closed.”",
            "Ann Lee said that “the bridge is closed”.",
            "Ann Lee, the city's engineer, said “the bridge is closed”.",
            "Ann Lee, 51, of Harbour, who came early, said: “The bridge is closed.”",
            "In May, engineer Ann Lee, after a visit to the bridge, said that “it is closed”.",
            "According to Ann Lee, “the bridge is closed”.",
            "In Ann Lee's words, “the bridge is closed”.",
            "The bridge, according to Ann Lee, “is closed”.",
            "The bridge “is closed for good”, Ann Lee said.",
            "Ann Lee stood up and said: “The bridge is closed.”",
            "Ann Lee criticised the city, saying “the bridge is closed”.",
            "Ann Lee considers this impossible: “The bridge is closed.”",
            "As Ann Lee explains, it became clear that “the bridge is closed”.",
        ],
    )
    def test_the_words_beside_the_cue_name_the_speaker(self, text: str) -> None:
        assert labels(text) == ["Ann Lee"]

    def test_both_parts_of_a_split_quotation_have_one_speaker(self) -> None:
        assert labels("“The bridge is closed,” said Ann Lee. “It opens in May.”") == ["Ann Lee", "Ann Lee"]

    def test_two_speakers_of_one_paragraph_stay_apart(self) -> None:
        assert labels("“The bridge is closed,” said Ann Lee. “It is open,” said Bob Ray. “Look.”") == [
            "Ann Lee", "Bob Ray", "Bob Ray",
        ]  # fmt: skip

    def test_the_name_in_a_relation_to_the_speaker_is_not_the_speaker(self) -> None:
        assert labels("“The bridge is closed,” said an aide to Ann Lee.") == ["an aide to Ann Lee"]
        assert labels("“The bridge is closed,” Ann Lee's spokesman said.") == ["Ann Lee's spokesman"]
        assert labels("“The bridge is closed,” a spokesman for Ann Lee said.") == ["a spokesman for Ann Lee"]

    def test_the_one_who_is_told_is_not_the_speaker(self) -> None:
        assert labels("“The bridge is closed,” engineers told Ann Lee.") == ["engineers"]
        assert labels("Ann Lee was told that “the bridge is closed”.") == [None]

    @pytest.mark.parametrize(
        "text",
        [
            "Ann Lee did not say that “the bridge is closed”.",
            "Ann Lee would not say whether it is “closed for good”.",
            "Nobody asked Ann Lee to say “the bridge is closed”.",
        ],
    )
    def test_a_cue_that_is_undone_names_nobody(self, text: str) -> None:
        assert labels(text) == [None]

    def test_a_quotation_does_not_take_its_speaker_from_another_paragraph(self) -> None:
        assert labels("“The bridge is closed,” said Ann Lee.", "“It opens in May.”") == ["Ann Lee", None]

    def test_a_paragraph_that_ends_with_a_colon_leads_to_the_quotation_below(self) -> None:
        assert labels("Ann Lee said this much:", "“The bridge is closed.”") == ["Ann Lee"]

    def test_a_sentence_that_only_leads_on_leaves_the_word_to_who_spoke_before_it(self) -> None:
        lead = "According to Ann Lee, the bridge is closed. At the same time, nothing is settled:"
        assert labels(lead, "“They will tell us to wait.”") == ["Ann Lee"]

    def test_a_sentence_that_leads_on_and_names_somebody_else_leaves_it_open(self) -> None:
        lead = "According to Ann Lee, the bridge is closed. For Bob Ray, nothing is settled:"
        assert labels(lead, "“They will tell us to wait.”") == [None]

    def test_a_quotation_that_goes_on_in_the_next_paragraph_keeps_its_speaker(self) -> None:
        assert labels("Ann Lee said: “The bridge is closed.", "“It opens in May.”") == ["Ann Lee", "Ann Lee"]

    def test_another_person_between_two_quotations_leaves_the_second_open(self) -> None:
        assert labels("“The bridge is closed,” said Ann Lee. Bob Ray came in. “It is open.”") == ["Ann Lee", None]

    def test_two_people_joined_speak_together(self) -> None:
        assert labels("Ann Lee and Bob Ray said “the bridge is closed”.") == ["Ann Lee and Bob Ray"]

    def test_a_name_before_and_that_may_be_an_object_leaves_it_open(self) -> None:
        assert labels("He met Bob Ray and Ann Lee said “the bridge is closed for good”.") == [None]

    @pytest.mark.parametrize(
        "text",
        [
            "Asked whether the bridge was “closed for good”, Ann Lee said no.",
            "An officer in Harbour, Northland wrote, “The bridge is closed.”",
            "The bridge began with “a song and a dance”.",
            "Ann Lee wrote “The Bridge of Rain” in 1999.",
        ],
    )
    def test_where_the_cue_belongs_to_something_else_nobody_is_named(self, text: str) -> None:
        assert labels(text) == [None]

    def test_organisations_that_speak_are_named(self) -> None:
        assert labels("The Harbour Ministry said that “the bridge is closed”.") == ["Harbour Ministry"]

    def test_the_cue_is_a_span_of_the_article(self) -> None:
        source = article("“The bridge is closed,” said Ann Lee.")
        cue = find_quotations(source)[0].cue
        assert cue is not None
        assert cut(source, cue) == "said"

    @pytest.mark.parametrize(
        ("language", "text", "speaker"),
        [
            ("ru", "«Мост закрыт», — сказал Иван Лосев.", "Иван Лосев"),
            ("ru", "Иван Лосев заявил, что «мост закрыт».", "Иван Лосев"),
            ("ru", "По словам инженера, «мост закрыт».", "инженера"),
            ("ru", "«Мост закрыт», — сообщила советник мэра Мария Зайцева.", "Мария Зайцева"),
            ("ru", "«Мост закрыт», — сказал советник Олега Дубова.", "советник Олега Дубова"),
            ("uk", "«Міст закрито», — сказав Петро Гай журналістам.", "Петро Гай"),
            ("uk", "Петро Гай наголосив: «Міст закрито».", "Петро Гай"),
            ("de", "„Die Brücke ist zu“, sagte Bürgermeisterin Anna Weber.", "Anna Weber"),
            ("de", "Laut Anna Weber ist die Brücke „fast fertig“.", "Anna Weber"),
            ("fr", "« Le pont est fermé », a déclaré Anne Lefort.", "Anne Lefort"),
            ("fr", "Selon Anne Lefort, le pont est « presque fini ».", "Anne Lefort"),
            ("es", "«El puente está cerrado», dijo la alcaldesa Ana López.", "Ana López"),
            ("es", "Según Ana López, el puente está «casi listo».", "Ana López"),
        ],
    )
    def test_other_languages_have_their_own_cues(self, language: str, text: str, speaker: str) -> None:
        assert labels(text, language=language) == [speaker]

    def test_a_genitive_leads_back_to_the_nominative_that_the_article_gives(self) -> None:
        assert labels("Иван Лосев приехал.", "По словам Лосева, мост «закрыт надолго».", language="ru") == [
            "Иван Лосев"
        ]

    def test_the_second_part_follows_a_french_pronoun(self) -> None:
        assert labels("« Le pont est fermé », a déclaré Anne Lefort. « Hélas », a-t-elle ajouté.", language="fr") == [
            "Anne Lefort", "Anne Lefort",
        ]  # fmt: skip


PIECES = st.sampled_from(
    """“|”|"|'|‘|’|«|»|„|''| |, |. |: |— |(|)|Ann Lee|Bob Ray|he|said|according to|the source|Mr. |closed|that|and|Лосев
    |сказал|\u00a0|é|😀|the mayor of |’s""".replace("\n    ", "").split("|")
)
LANGUAGES = st.sampled_from(["en", "ru", "uk", "de", "fr", "es", "xx"])


def well_formed(source: Article, quotations: Sequence[Quotation]) -> None:
    position = 0
    for quotation in quotations:
        assert position <= quotation.marked.start
        assert quotation.marked.holds(quotation.span)
        assert cut(source, quotation.span).strip()
        position = quotation.marked.end
        speaker = quotation.speaker
        for span in (speaker.label, speaker.role, speaker.mention, quotation.cue):
            if span is not None:
                assert cut(source, span).strip()
        if quotation.kind in (HEADING, SCARE):
            assert speaker.label is None


@settings(max_examples=200, deadline=None)
@given(
    st.lists(PIECES, min_size=1, max_size=40).map("".join), st.sampled_from(["en", "ru", "uk", "de", "fr", "es", "xx"])
)
def test_quotations_of_any_text_are_ordered_and_cuttable(text: str, language: str) -> None:
    source = article_of_blocks(
        (BlockKind.HEADLINE, text), (BlockKind.PARAGRAPH, text), (BlockKind.BLOCK_QUOTE, text), language=language
    )
    well_formed(source, find_quotations(source))


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1, max_size=200))
def test_quotations_of_any_characters_are_ordered_and_cuttable(text: str) -> None:
    source = article_of_blocks((BlockKind.PARAGRAPH, text))
    well_formed(source, find_quotations(source))


@pytest.mark.parametrize(
    ("unit", "length"),
    [("“", 1_000_000), ('"', 1_000_000), ("“”\"'«»„‘’'", 1_000_000), ("“a ", 200_000), ("“a, he said. ", 200_000)],
)
def test_the_time_is_proportional_to_the_length(unit: str, length: int) -> None:
    source = article_of_blocks((BlockKind.PARAGRAPH, (unit * (length // len(unit))).strip()))
    start = time.perf_counter()
    find_quotations(source)
    # A quadratic pass over a megabyte of marks takes hours; the bound only has to tell that from seconds.
    assert time.perf_counter() - start < 60


def test_a_name_in_guillemets_is_no_speech() -> None:
    text = "В пресс-службе «Луготранса» сообщили, что мост открыт."
    assert [kind for _, kind, _ in found(text, language="ru")] == [QuotationKind.SCARE]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("— Мост стоит пустой, — вздыхает Иван Лосев. — Ждём весны.", "ru"),
        ("— Міст стоїть порожній, — зітхає Петро Гай. — Чекаємо весни.", "uk"),
    ],
)
def test_a_narrator_who_sighs_stays_out_of_the_quotation(text: str, language: str) -> None:
    said = words(text, language=language)
    assert len(said) == 2
    assert not any("ітха" in each or "вздыха" in each for each in said)
    assert labels(text, language=language) == [text.split("— ")[2].split(". ")[0].split(" ", 1)[1]] * 2
