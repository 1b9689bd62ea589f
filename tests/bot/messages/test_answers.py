"""An answer in the chat: the quotation, who is speaking, where it stands, and the buttons."""

from __future__ import annotations

import pytest
from telegram import InlineKeyboardMarkup

from bot.buttons import Place, Press, Role, View, decode
from bot.errors import BadPress, Unquotable
from bot.i18n import load_languages
from bot.messages.answers import QUOTE_LIMIT, answer, neighbour, whole
from bot.messages.composing import Message
from bot.messages.lookups import quotation
from bot.messages.source import Source
from knowledge.errors import OutOfRange, WrongVersion
from knowledge.models import Citation, MatchMethod, QuotationKind, Speaker, SpeakerStatus
from tests.bot.invented import OUTLET, Desk, cite
from tests.bot.telegram_rules import blockquotes, bolds, check

ENGLISH = load_languages().texts("en")
UKRAINIAN = load_languages().texts("uk")

OPENING = (
    "The ferry has not sailed since May. “We have no crew left,” said Vira Tokar, the harbour master. Nobody paid."
)
REPLY = "The council denies it. “Nonsense, they were paid,” a clerk told us."
CLOSING = "The talks go on in June."


def ferry(title: str | None = "Ferry talks stall", url: str | None = "https://brackwater.example/ferry") -> Source:
    desk = Desk(title=title, url=url, paragraphs=(OPENING, REPLY, CLOSING))
    desk.source()
    return desk.source(
        ("We have no crew left,", QuotationKind.DIRECT, tokar(desk)),
        ("Nonsense, they were paid,", QuotationKind.DIRECT, clerk(desk)),
    )


def tokar(desk: Desk, mention: str | None = None, reported: bool = False) -> Speaker:
    return Speaker(
        status=SpeakerStatus.NAMED,
        label=desk.span("Vira Tokar"),
        role=desk.span("the harbour master"),
        mention=desk.span(mention) if mention else None,
        reported=reported,
    )


def clerk(desk: Desk) -> Speaker:
    return Speaker(status=SpeakerStatus.ANONYMOUS, label=desk.span("a clerk"))


def desk_of(source: Source) -> Desk:
    desk = Desk()
    desk.text = source.article.text
    return desk


def place(source: Source, number: int, sentence: int = 0) -> Place:
    return Place(source.article.short_version, number, sentence, 1)


def press(source: Source, *numbers: int, role: Role = Role.ANSWER, index: int = 0) -> Press:
    return Press(role, tuple(place(source, number) for number in numbers or (0,)), index)


def labels(keyboard: InlineKeyboardMarkup | None) -> list[list[str]]:
    return [[button.text for button in row] for row in keyboard.inline_keyboard] if keyboard else []


def asked(message: Message, label: str) -> Press:
    assert message.keyboard is not None
    for row in message.keyboard.inline_keyboard:
        for button in row:
            if button.text == label:
                return decode(str(button.callback_data))
    raise AssertionError(f"no button {label}")


def speaker_line(message: Message) -> str:
    return message.text.splitlines()[-2]


def article_line(message: Message) -> str:
    return message.text.splitlines()[-1]


def test_an_answer_quotes_the_passage_word_for_word_with_the_best_sentence_bold() -> None:
    source = ferry()
    message = answer(source, cite(source, 0, 1, tokar(desk_of(source))), press(source), ENGLISH)
    check(message, source.article)
    assert blockquotes(message) == [OPENING]
    assert bolds(message)[0] == "“We have no crew left,” said Vira Tokar, the harbour master."


def test_a_named_speaker_stands_with_the_role_in_the_articles_own_words() -> None:
    source = ferry()
    message = answer(source, cite(source, 0, 1, tokar(desk_of(source))), press(source), ENGLISH)
    assert speaker_line(message) == "— Vira Tokar, the harbour master · direct quotation"
    assert "Vira Tokar" in bolds(message)


def test_the_article_line_says_title_outlet_authors_date_and_paragraph_and_links_the_title() -> None:
    source = ferry()
    message = answer(source, cite(source, 2), press(source, 2), ENGLISH)
    line = "📄 Ferry talks stall · The Brackwater Post · Ilse Morrow · 4 March 2031 · paragraph 4"
    assert article_line(message) == line
    links = [entity.url for entity in message.entities if entity.type == "text_link"]
    assert links == ["https://brackwater.example/ferry"]


def test_dates_and_labels_are_in_the_readers_language_and_the_articles_words_are_not() -> None:
    source = ferry()
    message = answer(source, cite(source, 0, 1, tokar(desk_of(source))), press(source), UKRAINIAN)
    assert blockquotes(message) == [OPENING]
    assert speaker_line(message) == "— Vira Tokar, the harbour master · пряма цитата"
    assert article_line(message).replace("\u202f", " ").endswith("4 березня 2031 р. · абзац 2")


def test_an_anonymous_speaker_keeps_the_articles_label_in_quotation_marks() -> None:
    source = ferry()
    message = answer(source, cite(source, 1, 1, clerk(desk_of(source))), press(source, 1), ENGLISH)
    assert speaker_line(message) == "— “a clerk” (not named here) · direct quotation"


def test_a_sentence_of_the_reporter_is_in_the_outlets_own_words() -> None:
    source = ferry()
    message = answer(source, cite(source, 2), press(source, 2), ENGLISH)
    assert speaker_line(message) == "— The Brackwater Post, in its own words"


def test_an_article_without_an_outlet_speaks_in_its_own_words() -> None:
    source = Desk(outlet=None, paragraphs=(CLOSING,)).source()
    assert speaker_line(answer(source, cite(source), press(source), ENGLISH)) == "— the article's own words"


def test_an_uncertain_speaker_is_never_given_a_name() -> None:
    source = ferry()
    desk = desk_of(source)
    speaker = Speaker(status=SpeakerStatus.NOT_STATED, mention=desk.span("they"))
    message = answer(source, cite(source, 1, 1, speaker), press(source, 1), ENGLISH)
    assert "— in bold: the article does not make certain who says this (here: “they”)" in speaker_line(message)
    assert bolds(message) == ["“Nonsense, they were paid,” a clerk told us."]


def test_reported_speech_is_told_from_a_direct_quotation() -> None:
    source = ferry()
    speaker = tokar(desk_of(source), reported=True)
    message = answer(source, cite(source, 2, 0, speaker), press(source, 2), ENGLISH)
    assert speaker_line(message).endswith("· as reported by the outlet, not a direct quotation")


def test_a_fragment_is_told_from_a_direct_quotation() -> None:
    desk = Desk(paragraphs=("Vira Tokar, the harbour master, called it “a farce” on Monday.",))
    desk.source()
    source = desk.source(("a farce", QuotationKind.FRAGMENT, tokar(desk)))
    message = answer(source, cite(source, 0, 0, tokar(desk)), press(source), ENGLISH)
    assert speaker_line(message).endswith("· only the words in quotation marks are quoted")


def test_when_others_speak_in_the_same_passage_the_line_says_whom_it_is_about() -> None:
    source = ferry()
    message = answer(source, cite(source, 0, 0, OUTLET), press(source), ENGLISH)
    assert speaker_line(message) == "— in bold: The Brackwater Post, in its own words"


def test_a_pronoun_is_tied_to_the_name_it_stands_for() -> None:
    source = ferry()
    message = answer(source, cite(source, 1, 1, tokar(desk_of(source), mention="they")), press(source, 1), ENGLISH)
    assert "Vira Tokar, the harbour master (here: “they”)" in speaker_line(message)


def test_words_outside_the_paragraphs_say_where_they_stand_and_have_no_neighbours() -> None:
    source = ferry()
    title = source.article.metadata.title
    assert title is not None
    passage = source.passages[0].model_copy(update={"span": title, "number": None, "sentences": (title,)})
    message = answer(source, Citation(passage=passage, highlight=title, speaker=OUTLET), press(source), ENGLISH)
    check(message, source.article)
    assert article_line(message).endswith("· headline")
    assert message.keyboard is None


def test_a_passage_of_several_paragraphs_gives_their_range() -> None:
    source = ferry()
    passage = source.passages[0].model_copy(update={"blocks": (2, 5)})
    citation = Citation(passage=passage, highlight=passage.sentences[0], speaker=OUTLET)
    assert article_line(answer(source, citation, press(source), ENGLISH)).endswith("· paragraphs 2–5")


def test_without_a_title_the_article_is_called_by_its_id() -> None:
    source = ferry(title=None)
    assert article_line(answer(source, cite(source), press(source), ENGLISH)).startswith("📄 ferry · ")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "https://", "http://a b.example", "https://[", "ftp://x.example"]
)
def test_an_address_that_telegram_would_not_link_is_left_out(url: str) -> None:
    source = ferry(url=url)
    message = answer(source, cite(source), press(source), ENGLISH)
    assert not [entity for entity in message.entities if entity.type == "text_link"]


def test_the_buttons_lead_before_after_and_to_other_answers() -> None:
    source = ferry()
    message = answer(source, cite(source, 1), press(source, 1, 0, 2), ENGLISH)
    assert labels(message.keyboard) == [["‹ Before", "After ›"], ["Other answers (2)"]]
    after = asked(message, "After ›")
    assert (after.view, after.shift, after.place.number) == (View.NEIGHBOUR, 1, 1)
    assert asked(message, "Other answers (2)").place.number == 0


def test_the_first_passage_has_nothing_before_and_the_last_nothing_after() -> None:
    source = ferry()
    assert labels(answer(source, cite(source, 0), press(source, 0), ENGLISH).keyboard) == [["After ›"]]
    assert labels(answer(source, cite(source, 2), press(source, 2), ENGLISH).keyboard) == [["‹ Before"]]


def test_other_passages_are_counted_and_can_be_paged_both_ways() -> None:
    source = ferry()
    message = answer(source, cite(source, 0), press(source, 1, 0, 2, index=1), ENGLISH)
    assert message.text.startswith("Answer 2 of 3\n")
    assert labels(message.keyboard) == [["After ›"], ["‹ 1/3", "3/3 ›"]]


def test_a_neighbour_is_marked_as_context_and_leads_back() -> None:
    source = ferry()
    shown = press(source, 0).seen(View.NEIGHBOUR, 1)
    message = neighbour(source, cite(source, 1), shown, ENGLISH)
    check(message, source.article)
    assert message.text.startswith("Context: 1 passage after\n")
    assert blockquotes(message) == [REPLY]
    assert labels(message.keyboard) == [["‹ Before", "After ›"], ["↩ Back to the answer"]]
    assert asked(message, "‹ Before").view is View.ITSELF
    assert asked(message, "↩ Back to the answer") == press(source, 0)


def test_context_names_those_who_are_quoted_in_it_even_when_its_first_sentence_is_the_reporters() -> None:
    source = ferry()
    message = neighbour(source, cite(source, 1, 0, OUTLET), press(source, 0).seen(View.NEIGHBOUR, 1), ENGLISH)
    assert speaker_line(message) == "— “a clerk” (not named here) · direct quotation"


def test_a_nearest_passage_says_first_of_all_that_it_is_no_answer() -> None:
    source = ferry()
    near = press(source, 0, 2, role=Role.NEAREST)
    for message in (
        answer(source, cite(source, 0), near, ENGLISH),
        neighbour(source, cite(source, 1), near.seen(View.NEIGHBOUR, 1), ENGLISH),
        whole(source, cite(source, 0), near.seen(View.WHOLE), ENGLISH),
    ):
        check(message, source.article)
        assert message.text.startswith("❗ Not an answer")


def test_a_long_passage_is_cut_at_sentence_ends_around_the_best_one_and_marked_outside_the_quotation() -> None:
    sentences = [f"Sentence number {n} tells of the ferry and of nothing else at all." for n in range(120)]
    source = Desk(paragraphs=(" ".join(sentences),)).source()
    message = answer(source, cite(source, 0, 60), press(source), ENGLISH)
    check(message, source.article)
    [quoted] = blockquotes(message)
    assert sentences[60] in quoted
    assert quoted.startswith("Sentence")
    assert quoted.endswith("at all.")
    assert len(quoted) <= QUOTE_LIMIT
    assert "…" not in quoted
    assert "✂ Cut at sentence ends" in message.text
    assert ["Whole passage"] in labels(message.keyboard)


def test_a_sentence_too_long_for_a_message_is_cut_at_a_word_and_marked() -> None:
    source = Desk(paragraphs=("ferry " * 2000,)).source()
    message = answer(source, cite(source, 0), press(source), ENGLISH)
    check(message, source.article)
    [quoted] = blockquotes(message)
    assert set(quoted.split()) == {"ferry"}
    assert "✂ Cut inside a sentence" in message.text


def test_the_whole_of_a_long_passage_can_be_read_in_parts_and_none_is_missing() -> None:
    sentences = [f"Sentence number {n} tells of the ferry and of nothing else at all." for n in range(120)]
    source = Desk(paragraphs=(" ".join(sentences),)).source()
    shown: list[str] = []
    view: Press | None = press(source).seen(View.WHOLE)
    while view is not None:
        message = whole(source, cite(source, 0, 60), view, ENGLISH)
        check(message, source.article)
        shown += blockquotes(message)
        view = asked(message, "›") if "›" in labels(message.keyboard)[0] else None
    assert " ".join(shown) == " ".join(sentences)
    with pytest.raises(BadPress):
        whole(source, cite(source, 0, 60), press(source).seen(View.WHOLE, 99), ENGLISH)


@pytest.mark.parametrize(
    ("method", "beginning"),
    [
        (MatchMethod.EXACT, "✅ Found word for word:"),
        (MatchMethod.NORMALISED, "✅ Found: the same words"),
        (MatchMethod.FUZZY, "⚠️ Not word for word"),
    ],
)
def test_a_looked_up_quotation_says_how_it_was_found(method: MatchMethod, beginning: str) -> None:
    source = ferry()
    found = source.quotations[0]
    words = desk_of(source).span("no crew")
    citation = Citation(passage=source.passages[0], highlight=words, speaker=found.speaker)
    message = quotation(source, citation, found, method, press(source, role=Role.QUOTATION), ENGLISH)
    check(message, source.article)
    assert message.text.startswith(beginning)
    assert "no crew" in bolds(message)
    assert speaker_line(message) == "— Vira Tokar, the harbour master · direct quotation"


def test_a_heading_in_quotation_marks_is_called_no_speech() -> None:
    desk = Desk(title="“Nobody paid”", paragraphs=(CLOSING,))
    desk.source()
    speaker = Speaker(status=SpeakerStatus.NOT_STATED)
    source = desk.source(("Nobody paid", QuotationKind.HEADING, speaker))
    found = source.quotations[0]
    passage = source.passages[0].model_copy(update={"span": found.marked, "number": None, "sentences": (found.marked,)})
    citation = Citation(passage=passage, highlight=found.span, speaker=speaker)
    shown = press(source, role=Role.QUOTATION)
    message = quotation(source, citation, found, MatchMethod.EXACT, shown, ENGLISH)
    assert speaker_line(message) == "— a heading in quotation marks, not speech"
    assert article_line(message).endswith("· headline")
    assert blockquotes(message) == ["“Nobody paid”"]


def test_words_of_another_version_are_never_shown() -> None:
    source, other = ferry(), ferry(title="Ferry talks resume")
    with pytest.raises(WrongVersion):
        answer(source, cite(other), press(source), ENGLISH)


def test_a_highlight_outside_of_the_passage_is_never_shown() -> None:
    source = ferry()
    citation = Citation(passage=source.passages[0], highlight=source.passages[1].span, speaker=OUTLET)
    with pytest.raises(OutOfRange):
        answer(source, citation, press(source), ENGLISH)


def test_a_passage_that_does_not_fit_the_text_is_never_shown() -> None:
    source = ferry()
    span = source.passages[2].span
    beyond = span.part(span.start, span.end + 1)
    passage = source.passages[2].model_copy(update={"span": beyond})
    with pytest.raises(OutOfRange):
        answer(source, Citation(passage=passage, highlight=beyond, speaker=OUTLET), press(source), ENGLISH)


def test_a_passage_in_which_nothing_can_be_seen_is_never_shown() -> None:
    source = Desk(paragraphs=("\u200b\u2060\u3164 \u00a0",)).source()
    with pytest.raises(Unquotable):
        answer(source, cite(source, 0, None), press(source), ENGLISH)
