"""Reported speech without marks: whose it is, and what only looks like it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.loading import from_paragraphs
from knowledge.models import SPEECH, Article, Quotation, QuotationKind, SpeakerStatus, cut
from knowledge.quotations import find_quotations
from knowledge.quotations.reported import find_reports
from knowledge.speakers import scenes_of, speaker_in
from knowledge.splitting import split


def reports(*paragraphs: str, language: str = "en") -> tuple[Article, tuple[Quotation, ...]]:
    source = from_paragraphs("trial", paragraphs, language)
    return source, find_reports(source, find_quotations(source))


def speakers(*paragraphs: str, language: str = "en") -> list[str]:
    source, found = reports(*paragraphs, language=language)
    return [cut(source, q.speaker.label) for q in found if q.speaker.label is not None]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee said that the pier was shut.",
        "Ann Lee said the pier was shut.",
        "Ann Lee said on Monday that the pier was shut.",
        "The pier was shut, Ann Lee said on Monday.",
        "The fire began in the kitchen, said Ann Lee, the mayor of Tor.",
        "In 2019, Ann Lee said, the pier was safe.",
        "According to Ann Lee, the pier will be shut in May.",
        "The pier will be shut in May, according to Ann Lee.",
        "Ann Lee, the mayor, told the Courier last week that nobody had asked her.",
        "Ann Lee told reporters she would not stand again.",
        "Ann Lee told her staff to go home.",
        "Ann Lee asked whether the pier could be saved.",
        "Ann Lee promised that a new pier would open by May.",
        "Ann Lee, who has run the harbour since May, said the pier was shut.",
        "As Ann Lee said, the pier was never safe.",
    ],
)
def test_what_somebody_said_is_a_report(text: str) -> None:
    assert speakers(text) == ["Ann Lee"]


@pytest.mark.parametrize(
    "text",
    [
        "The harbour board answered eleven days later.",
        "After the storm, the board answered.",
        "The sign said the pier was shut.",
        "Ann Lee called his wife and left for the island.",
        "The company reported profits of nine million crowns.",
        "The claimed victory was never proved in court.",
        "Its stated aims were noble and vague.",
        "Ann Lee said nothing about the pier.",
        "Ann Lee said a prayer for the drowned sailors of Tor.",
        "Ann Lee believes the pier is beautiful.",
        "Ann Lee did not say that the pier was shut.",
        "Nobody said that the pier was shut.",
        "He was said to be the best swimmer of Tor.",
        "Ann Lee announced her retirement after the storm.",
        "Ann Lee posted a photo of the pier on Monday.",
        "Ann Lee wrote two novels about the sea in 2019.",
        "Ann Lee asked for a glass of water and sat down.",
        "Ann Lee went on to win that race in a storm.",
        "The report states the obvious in forty pages.",
        "She said the pier was shut.",
        "A driver who asked not to be named left the pier.",
        "Ann Lee, who says that the pier was never safe, left Tor in May.",
        "Ann Lee became the best swimmer and, she concedes, the loudest voice of Tor.",
        "A poll suggests that most people want the pier.",
        "She is overweight according to her body mass index.",
        "“It is shut,” Ann Lee said.",
        "Ann Lee said the pier was “a disgrace to Tor”.",
    ],
)
def test_what_only_looks_like_it_is_none(text: str) -> None:
    assert speakers(text) == []


@pytest.mark.parametrize(
    ("text", "language", "label"),
    [
        ("Иван Лосев заявил, что мост закрыт до весны.", "ru", "Иван Лосев"),
        ("Мост закроют до весны, сообщил Иван Лосев.", "ru", "Иван Лосев"),
        ("Как сообщил Иван Лосев, мост закроют до весны.", "ru", "Иван Лосев"),
        ("Петро Гай заявив, що міст зачинено до весни.", "uk", "Петро Гай"),
        ("Міст зачинять до весни, повідомив Петро Гай.", "uk", "Петро Гай"),
        ("Anna Holm sagte, die Brücke sei seit Mai geschlossen.", "de", "Anna Holm"),
        ("Anne Lefort a déclaré que le pont était fermé.", "fr", "Anne Lefort"),
        ("Ana Ruiz dijo que el puente estaba cerrado.", "es", "Ana Ruiz"),
    ],
)
def test_other_languages_report_too(text: str, language: str, label: str) -> None:
    assert speakers(text, language=language) == [label]


@pytest.mark.parametrize(
    ("text", "language"),
    [("По словам Ивана Лосева, мост закроют в мае.", "ru"), ("За словами Петра Гая, міст зачинять у травні.", "uk")],
)
def test_what_is_so_in_somebodys_words_is_a_report(text: str, language: str) -> None:
    assert len(speakers(text, language=language)) == 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Иван Лосев рассказал о мосте журналистам.", "ru"),
        ("Иван Лосев написал два романа о море.", "ru"),
        ("Иван Лосев не сказал, что мост закрыт до весны.", "ru"),
        ("Жители требуют закрыть мост, власти обещают проверку.", "ru"),
        ("Митинг собрал семьсот человек, половина из которых, по оценке полиции, приехала на лодках.", "ru"),
        ("Совет ответил через одиннадцать дней.", "ru"),
        ("Петро Гай розповів про міст журналістам.", "uk"),
        ("Петро Гай не сказав, що міст зачинено до весни.", "uk"),
    ],
)
def test_speaking_of_something_is_no_report(text: str, language: str) -> None:
    assert speakers(text, language=language) == []


def test_a_report_is_the_sentence_with_its_speaker_its_verb_and_its_occasion() -> None:
    source, (report,) = reports(
        "Ann Lee, the mayor of Tor, came by boat.", "It rained. Lee said on Monday that the pier was shut. It rained."
    )
    assert cut(source, report.span) == "Lee said on Monday that the pier was shut."
    assert report.marked == report.span
    assert report.kind is QuotationKind.REPORTED
    assert report.speaker.label is not None
    assert cut(source, report.speaker.label) == "Ann Lee"
    assert report.speaker.reported
    assert report.cue is not None
    assert report.heard is not None
    assert (cut(source, report.cue), cut(source, report.heard)) == ("said", "on Monday")
    assert report.block == source.blocks[1].number


def test_a_source_without_a_name_reports_too() -> None:
    assert speakers("A source in the ministry said the pier would never open again.") == ["A source in the ministry"]


def test_a_noun_before_the_verb_is_not_taken_for_the_verb() -> None:
    source, found = reports("The driver told guards he was tired, a police report said in May.")
    assert all(report.cue is None or cut(source, report.cue) != "report" for report in found)


def test_a_language_without_a_table_has_no_reports() -> None:
    assert speakers("Ann Lee said that the pier was shut.", language="xx") == []


PIECES = st.sampled_from(
    """Ann Lee |Bob Ray |the mayor |a source |said |told |the Courier |that |, |. |the pier was shut|it was wet
    |“It is shut,” |According to |he |nothing |on Monday |but |asked whether |Иван Лосев |заявил, что |мост закрыт
    |по словам |\u00a0|(sic) |’s """.replace("\n    ", "").split("|")
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, min_size=2, max_size=30).map("".join), st.sampled_from(["en", "ru", "uk", "de", "fr", "es"]))
def test_every_report_is_a_sentence_without_speech_in_marks_whose_speaker_is_known(text: str, language: str) -> None:
    source = from_paragraphs("trial", [text, "The end."], language)
    quotations = find_quotations(source)
    scenes = scenes_of(source, quotations)
    sentences = {sentence for passage in split(source) for sentence in passage.sentences}
    for report in find_reports(source, quotations):
        assert report.span in sentences
        assert not any(q.kind in SPEECH and q.marked.meets(report.span) for q in quotations)
        assert report.speaker == speaker_in(source, report.span, quotations, scenes)
        assert report.speaker.status in (SpeakerStatus.NAMED, SpeakerStatus.ANONYMOUS)
        assert report.cue is not None
        assert report.span.holds(report.cue)
        assert report.heard is None or (report.span.holds(report.heard) and not report.heard.meets(report.cue))
