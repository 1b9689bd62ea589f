"""When, where and in which medium something was said, as far as its reporting clause says so."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.loading import from_paragraphs
from knowledge.models import SPEECH, Article, cut
from knowledge.quotations import find_marks, find_quotations
from knowledge.splitting import split


def heard(text: str, language: str = "en") -> list[str | None]:
    """The words for each quotation that is speech."""
    source = from_paragraphs("trial", [text], language)
    spoken = [q for q in find_quotations(source) if q.kind in SPEECH]
    return [cut(source, q.heard) if q.heard is not None else None for q in spoken]


class TestEnglish:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("“It is shut,” said Ann Lee on Monday.", "on Monday"),
            ("“It is shut,” Ann Lee told the Courier last week.", "the Courier last week"),
            ("“It is shut,” Ann Lee told Bob Ray on Monday.", "on Monday"),
            ("“It is shut,” Ann Lee told reporters in Tor on Monday.", "in Tor on Monday"),
            ("“It is shut,” Ann Lee told a crowd of 500 in Tor.", "a crowd of 500 in Tor"),
            ("“It is shut,” Ann Lee told Radio Tor host Bob Ray on Monday.", "on Monday"),
            ("“It is shut,” Ann Lee told a news briefing on Monday.", "a news briefing on Monday"),
            ("“It is shut,” Ann Lee said in a statement.", "in a statement"),
            ("“It is shut,” a spokesman said in an emailed statement on Monday night.",
             "in an emailed statement on Monday night"),
            ("“It is shut,” Ann Lee wrote on Twitter.", "on Twitter"),
            ("“It is shut,” Ann Lee posted on X.", "on X"),
            ("“It is shut,” Ann Lee wrote in the Harbour Times.", "in the Harbour Times"),
            ("“It is shut,” Ann Lee said during a debate.", "during a debate"),
            ("“It is shut,” Ann Lee said by phone.", "by phone"),
            ("“It is shut,” Ann Lee said at a rally in Tor, Ohio, on 3 May 2031.",
             "at a rally in Tor, Ohio, on 3 May 2031"),
            ("“It is shut,” Ann Lee said at the opening of the new library.", "at the opening of the new library"),
            ("“It is shut,” Ann Lee said after the meeting.", "after the meeting"),
            ("“It is shut,” he said three days later.", "three days later"),
            ("“It is shut,” said Ann Lee, the mayor of Tor, in an interview with the Harbour Times on 7 June.",
             "in an interview with the Harbour Times on 7 June"),
            ("“It is shut,” said Ann Lee, who won the race, in a letter to Bob Ray.", "in a letter to Bob Ray"),
            ("“It is shut,” said Ann Lee, reached by phone on Monday.", "reached by phone on Monday"),
            ("On 7 June, in an interview with the Harbour Times, Ann Lee said: “It is shut.”",
             "On 7 June, in an interview with the Harbour Times"),
            ("In a 2019 interview with the Courier, Ann Lee said: “It is shut.”",
             "In a 2019 interview with the Courier"),
            ("Last week Ann Lee said: “It is shut.”", "Last week"),
            ("Speaking outside the court, Ann Lee said: “It is shut.”", "Speaking outside the court"),
            ("Speaking at a news conference in Tor on Monday, Ann Lee said: “It is shut.”",
             "Speaking at a news conference in Tor on Monday"),
            ("Ann Lee, speaking to reporters on Friday, said: “It is shut.”", "speaking to reporters on Friday"),
            ("Ann Lee told the BBC’s Today programme on Tuesday: “It is shut.”",
             "the BBC’s Today programme on Tuesday"),
            ("Ann Lee said on Monday that the pier was “a disgrace to Tor”.", "on Monday"),
            ("Ann Lee said in an interview the pier was “a disgrace to Tor”.", "in an interview"),
            ("Ann Lee called the pier “a disgrace to Tor” in a speech to the Tor Institute.",
             "in a speech to the Tor Institute"),
        ],
    )  # fmt: skip
    def test_the_clause_says_it(self, text: str, words: str) -> None:
        assert heard(text) == [words]

    @pytest.mark.parametrize(
        "text",
        [
            "“It is shut,” said Ann Lee.",
            "Ann Lee said the fire on Monday was “a disgrace to Tor”.",
            "Ann Lee said on Monday the pier was “a disgrace to Tor”.",
            "Ann Lee said in Tor the pier was “a disgrace to us all”.",
            "Ann Lee said the pier was “a disgrace to Tor” on Monday.",
            "The pier was “a disgrace to Tor” on Monday, Ann Lee said.",
            "On Monday, Ann Lee said, the pier will be “a disgrace to Tor”.",
            "In 2019, the pier was “a disgrace to Tor”, Ann Lee said.",
            "On Monday, Bob Ray left and Ann Lee said it was “a disgrace to Tor”.",
            "The pier was “a disgrace to Tor” at a rally last month, according to Ann Lee.",
            "On Monday the pier was shut. “It is shut,” said Ann Lee.",
            "“It is shut,” said Ann Lee, who was elected on Monday.",
            "“It is shut,” said Ann Lee, whose son drowned in 2019.",
            "“It is shut,” said Ann Lee, last year’s winner.",
            "“It is shut,” said Ann Lee, a spokeswoman in Tor.",
            "“It is shut,” said Ann Lee, director at the Tor Institute.",
            "“It is shut,” said Ann Lee of the fire on Monday.",
            "“It is shut,” said Ann Lee, speaking on condition of anonymity.",
            "“It is shut,” she said in English.",
            "“It is shut,” Ann Lee said in response to a question.",
            "Ann Lee called on the Tor Broadcasting Agency to stop the “carnival of lies”.",
            "“It is shut,” he told me over coffee in his kitchen.",
        ],
    )
    def test_a_time_or_place_of_something_else_is_left_out(self, text: str) -> None:
        assert heard(text) == [None]

    def test_both_halves_of_a_split_quotation_were_said_there(self) -> None:
        text = "“It is shut,” Ann Lee wrote on Twitter. “It stays shut.”"
        assert heard(text) == ["on Twitter"] * 2

    def test_what_is_added_in_the_same_sentence_was_said_there_too(self) -> None:
        text = "“It is shut,” said Ann Lee on Monday, adding: “Go home.”"
        assert heard(text) == ["on Monday"] * 2

    def test_a_second_clause_does_not_take_over_the_place_of_the_first(self) -> None:
        text = "“It is shut,” Ann Lee said in Tor. “Go home,” Bob Ray said."
        assert heard(text) == ["in Tor", None]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("«Мост закрыт», — сказал Иван Лосев в понедельник.", "в понедельник"),
        ("«Мост закрыт», — заявил Иван Лосев 7 июня на пресс-конференции в Луге.",
         "7 июня на пресс-конференции в Луге"),
        ("«Мост закрыт», — сказал Иван Лосев в эфире телеканала.", "в эфире телеканала"),
        ("«Мост закрыт», — написал Иван Лосев в своём телеграм-канале.", "в своём телеграм-канале"),
        ("«Мост закрыт», — сказал Иван Лосев, выступая перед депутатами.", "выступая перед депутатами"),
        ("«Мост закрыт», — пояснил Лосев после заседания.", "после заседания"),
        ("На прошлой неделе Иван Лосев сказал: «Мост закрыт».", "На прошлой неделе"),
        ("Выступая на заседании совета в среду, Иван Лосев заявил: «Мост закрыт».",
         "Выступая на заседании совета в среду"),
        ("В интервью газете «Вестник» Иван Лосев сказал: «Мост закрыт».", "В интервью газете"),
        ("«Мост закрыт», — сообщил в четверг мэр Луги Иван Лосев.", "в четверг"),
        ("— Мост закрыт, — сказал вчера Иван Лосев.", "вчера"),
        ("Иван Лосев в среду сообщил журналистам: «Мост закрыт».", "в среду"),
        ("«Мост закрыт», — сказал Иван Лосев.", None),
        ("«Мост закрыт», — сказал Иван Лосев журналистам.", None),
        ("Иван Лосев сказал, что пожар в понедельник был «позором для города».", None),
        ("По словам Ивана Лосева, в понедельник мост был «закрыт для машин».", None),
    ],
)  # fmt: skip
def test_russian_clauses_say_it_or_not(text: str, words: str | None) -> None:
    assert heard(text, "ru") == [words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("«Міст закрито», — сказав Петро Гай у понеділок.", "у понеділок"),
        ("«Міст закрито», — написав Петро Гай у Facebook.", "у Facebook"),
        ("«Міст закрито», — розповів Петро Гай в етері радіо.", "в етері радіо"),
        ("«Міст закрито», — заявив Петро Гай 7 червня на пресконференції в Лужанах.",
         "7 червня на пресконференції в Лужанах"),
        ("«Міст закрито», — сказав Петро Гай минулого тижня.", "минулого тижня"),
        ("В інтерв'ю «Вістям» Петро Гай сказав: «Міст закрито».", "В інтерв'ю"),
        ("«Міст закрито», — сказав Петро Гай.", None),
        ("«Міст закрито», — сказав Петро Гай журналістам.", None),
        ("За словами Петра Гая, у понеділок міст був «закритий для машин».", None),
    ],
)  # fmt: skip
def test_ukrainian_clauses_say_it_or_not(text: str, words: str | None) -> None:
    assert heard(text, "uk") == [words]


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("„Die Brücke ist zu“, sagte Anna Holm am Montag.", "de", "am Montag"),
        ("« Le pont est fermé », a déclaré Anne Lefort lundi.", "fr", "lundi"),
        ("«El puente está cerrado», dijo Ana Ruiz el lunes.", "es", "el lunes"),
    ],
)
def test_other_languages_say_it_in_their_own_words(text: str, language: str, words: str) -> None:
    assert heard(text, language) == [words]


PIECES = st.sampled_from(
    """“It is shut,” |“Go home.” |“shut” |«Мост закрыт», — |said |Ann Lee |Bob Ray |on Monday |in Tor |in an interview
    |with the Courier |, |. |that |the pier was |told |reporters |speaking |сказал |Иван Лосев |в понедельник
    |в интервью |7 июня |according to |the mayor |last week, |At a rally |the BBC’s |adding: |’s |(in Tor) """.replace(
        "\n    ", ""
    ).split("|")
)


def check(source: Article) -> None:
    sentences = [sentence for passage in split(source) for sentence in passage.sentences]
    marks = find_marks(source)
    for quotation in find_quotations(source):
        said = quotation.heard
        if said is None:
            continue
        words = cut(source, said)
        assert words.strip(" ,.\u00a0") == words
        assert quotation.cue is not None
        assert not said.meets(quotation.cue)
        assert all(mark.end <= said.start or said.end <= mark.start for mark in marks)
        speaker = quotation.speaker.mention
        assert speaker is None or not said.meets(speaker)
        assert "\n" not in words
        assert any(sentence.meets(said) for sentence in sentences)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, min_size=2, max_size=25).map("".join), st.sampled_from(["en", "ru", "uk", "de", "fr", "es"]))
def test_the_words_lie_outside_all_marks_and_hold_neither_speaker_nor_verb(text: str, language: str) -> None:
    check(from_paragraphs("trial", [text, "The end."], language))
