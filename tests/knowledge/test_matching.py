"""Which quotation holds the words that somebody remembers."""

# ruff: noqa: E501 - a quotation, or what somebody made of it, stands on one line

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.loading import from_paragraphs, load_bytes
from knowledge.matching import Found, match, nearest
from knowledge.models import MatchMethod, QuotationKind, cut
from knowledge.quotations import find_quotations
from knowledge.utterances import Utterance, utterances_of

EXACT, NORMALISED, FUZZY = MatchMethod.EXACT, MatchMethod.NORMALISED, MatchMethod.FUZZY
SAID = "“We won’t sell the café – not now,” said Ann Lee. “The river does not wait for anybody in this town.”"


def candidates(*paragraphs: str, language: str = "en") -> list[Utterance]:
    article = from_paragraphs("trial", paragraphs, language)
    return list(utterances_of(article, find_quotations(article)))


def results(fragment: str, *paragraphs: str) -> list[tuple[str, MatchMethod]]:
    return [(cut(f.article, f.span), f.method) for f in match(fragment, candidates(*(paragraphs or (SAID,))))]


def test_the_same_characters_match_exactly() -> None:
    assert results("sell the café") == [("sell the café", EXACT)]


@pytest.mark.parametrize(
    "fragment", ["“sell the café”", "'sell the café'", "sell the café.", "«sell the café»?", " sell the café… "]
)
def test_marks_and_end_marks_around_the_fragment_do_not_count(fragment: str) -> None:
    assert results(fragment) == [("sell the café", EXACT)]


@pytest.mark.parametrize(
    ("fragment", "there"),
    [
        ("we won't sell", "We won’t sell"),
        ("WE WONT SELL", "We won’t sell"),
        ("the cafe - not  now", "the café – not now"),
        ("café, not now", "café – not now"),
        ("the river does not\nwait", "The river does not wait"),
    ],
)
def test_case_marks_blanks_and_accents_are_ignored_when_nothing_matches_exactly(fragment: str, there: str) -> None:
    assert results(fragment) == [(there, NORMALISED)]


@pytest.mark.parametrize(
    ("fragment", "there"),
    [
        ("the river doesn't wait for anybody", "river does not wait for anybody"),
        ("the rivver does not wait for any body", "The river does not wait for anybody"),
    ],
)
def test_similar_words_match_fuzzily(fragment: str, there: str) -> None:
    (found,) = match(fragment, candidates(SAID))
    assert found.method is FUZZY
    assert 80 <= found.score < 100
    assert there in cut(found.article, found.span)


@pytest.mark.parametrize("fragment", ["riverr", "sel the", "does nto", "no noo now", "", "“”", "...", "—"])
def test_tiny_fragments_never_match_fuzzily(fragment: str) -> None:
    assert results(fragment) == []


@pytest.mark.parametrize("fragment", ["iver does not", "the caf", "wait for any", "he river"])
def test_half_a_word_is_no_match(fragment: str) -> None:
    assert all(method is FUZZY for _, method in results(fragment))
    assert all(words != fragment for words, _ in results(fragment))


def test_other_words_do_not_match() -> None:
    assert results("the harbour will be sold before the winter comes") == []


def test_only_the_best_method_is_returned() -> None:
    paragraphs = ("“We will never sell the boat,” said Ann Lee.", "“we WILL never sell the boat,” said Bob Ray.")
    assert results("We will never sell the boat", *paragraphs) == [("We will never sell the boat", EXACT)]


def test_every_quotation_that_holds_the_words_is_returned_up_to_the_limit() -> None:
    source = candidates(*(f"“The boat is ours, number {n},” said Ann Lee." for n in range(5)))
    assert len(match("the boat is ours", source)) == 5
    assert len(match("the boat is ours", source, limit=2)) == 2
    assert match("the boat is ours", source, limit=0) == []


def test_the_best_of_similar_quotations_comes_first() -> None:
    paragraphs = (
        "“The ship will leave the harbour at dawn,” said Bob Ray.",
        "“The shop will leave the harbour at dusk,” said Ann Lee.",
    )
    assert (
        results("the shop will leave the harbor at dusk", *paragraphs)[0][0]
        == "The shop will leave the harbour at dusk"
    )


def test_russian_words_match_in_any_case() -> None:
    assert results("МОСТ ЗАКРЫТ", "«Мост закрыт навсегда», — сказал Иван Лосев.") == [("Мост закрыт", NORMALISED)]


def test_a_letter_that_folds_to_two_keeps_its_place() -> None:
    assert results("strasse ist zu", "“Die Straße ist zu,” said Ann Lee.") == [("Straße ist zu", NORMALISED)]


def check(found: Found) -> None:
    assert found.quotation.span.holds(found.span)
    assert cut(found.article, found.span).strip()
    assert 0 <= found.score <= 100


@settings(max_examples=150, deadline=None)
@given(st.text(min_size=1, max_size=60), st.text(min_size=1, max_size=80))
def test_whatever_is_found_lies_inside_its_quotation(fragment: str, said: str) -> None:
    for found in match(fragment, candidates(f"“x {said} x,” said Ann Lee.")):
        check(found)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="aé’'ß – .ﬁİÅ", min_size=1, max_size=40).filter(lambda s: any(map(str.isalnum, s))))
def test_a_whole_quotation_is_always_found_by_its_own_words(said: str) -> None:
    source = candidates(f"“Z {said} Z,” said Ann Lee.")
    assert match(f"Z {said} Z".upper(), source) or match(f"Z {said} Z", source)


def test_a_thousand_quotations_are_searched_quickly() -> None:
    source = candidates(
        *(f"“We shall open bridge number {n} before the winter of this year comes,” said Ann Lee." for n in range(1000))
    )
    match("an unknown fragment of some length that nobody said", source)
    start = time.perf_counter()
    for _ in range(5):
        match("another unknown fragment of some length that nobody said", source)
    assert (time.perf_counter() - start) / 5 < 0.2


# --- misquotes ----------------------------------------------------------------------------------------------------

SPOKEN = {
    "en": (
        "“We won’t sell the café – not now, not next spring,” said Ann Lee. “The river does not wait for anybody in this town.”",
        "“The new pumps will cost 340,000 crowns and they will last until 2050,” said the engineer, Bob Ray.",
        "“Nobody told us that the school would close in June,” said Carla Voss, a teacher at the Tarn school.",
        "“I have never seen the harbour so empty,” the captain, Odo Finch, said. “My father fished here for forty years, and he never came home without a catch.”",
        "“Our children deserve clean water, and this council has given them promises instead of pipes,” said Dana Holt.",
        "“It was a mistake to cut down the old oaks behind the chapel,” Ivo Marsh admitted.",
        "“The lighthouse will be automatic by winter, but I will still climb the stairs every night,” said Halvard Brisk.",
    ),
    "ru": (
        "«Мы не закроем библиотеку ни в этом году, ни в следующем», — сказала Вера Лужина.",
        "«Паром ходит только по вторникам, и этого никому не хватает», — заявил капитан Прохор Ступин.",
        "«Старый завод отравил реку, а новый владелец обещал очистить её за три года», — сказал эколог Матвей Сорокин.",
        "«Я не голосовал за этот бюджет и никогда не проголосую», — сказал депутат Игнат Белов.",
    ),
    "uk": (
        "«Ми не продамо цей млин нікому, доки я живий», — сказав Юхим Дзвінка.",
        "«Бджола не питає, чий це дах, вона летить туди, де цвіте липа», — каже пасічниця Орися Ковбаня.",
        "«Міст відкриють восени, якщо район нарешті заплатить за поручні», — сказав інженер Богдан Ясен.",
    ),
}
MISQUOTES = [
    ("We will sell the café, not now but next spring", "We won"),
    ("The river waits for nobody in this town", "The river"),
    ("We won't sell the cafe. The river does not wait for anybody in this town", "We won"),
    ("We won’t sell the café – not now, not next spring, the river does not wait for anyone in this city", "We won"),
    ("The new pumps will cost 430,000 crowns and last until 2050", "The new"),
    ("The new pumps will cost 340,000 dollars and will only last until 2030", "The new"),
    ("new pumps will cost a fortune, 340,000 crowns", "The new"),
    ("They told us that the school would close in June", "Nobody"),
    ("Nobody told us the schools would be closed in July", "Nobody"),
    ("I have often seen the harbour so empty", "I have"),
    ("My father fished here for forty years and never came home without catching anything", "My father"),
    ("My grandfather fished here for fifty years and he never came home without a catch", "My father"),
    ("Our children deserve clean water ... promises instead of pipes", "Our"),
    ("Our children deserve promises instead of clean water", "Our"),
    ("this council has given our children promises instead of pipes", "Our"),
    ("It was not a mistake to cut down the old oaks behind the chapel", "It was"),
    ("It was a mistake to cut down those oaks", "It was"),
    ("Cutting down the old oaks behind the chapel was a mistake", "It was"),
    ("I will still climb the stairs every night, the lighthouse will be automatic by winter", "The lighthouse"),
    ("The lighthouse will be automatic by summer but I will never climb the stairs again", "The lighthouse"),
    (
        "Mayor Dana Holt: “Our kids deserve clean water, and this council gave them promises instead of pipes” — shocking!!!",
        "Our",
    ),
    (
        "Dana Holt said our children deserve clean water and this government has given them promises instead of pipes",
        "Our",
    ),
    ("BREAKING! Engineer Bob Ray says the new pumps will cost 900,000 crowns and they will last until 2050", "The new"),
    ("Мы закроем библиотеку в этом году", "Мы не"),
    ("Мы не закроем библиотеки ни в этом, ни в следующем году", "Мы не"),
    ("Паром ходит только по средам, и этого всем хватает", "Паром"),
    ("Старый завод отравил озеро, а новый владелец обещал очистить его за пять лет", "Старый"),
    ("Я голосовал за этот бюджет", "Я не"),
    ("Я не голосовал за этот закон и никогда не проголосую", "Я не"),
    ("Депутат Белов: «Я голосовал за этот бюджет и снова проголосую». Позор!", "Я не"),
    ("Ми продамо цей млин, доки я живий", "Ми не"),
    ("Ми не продамо цей завод нікому, доки я живий", "Ми не"),
    ("Бджола не питає, чий це дім, вона летить туди, де цвіте акація", "Бджола"),
    ("Міст відкриють навесні, якщо місто заплатить за поручні", "Міст"),
    ("Міст не відкриють восени, бо район не заплатить за поручні", "Міст"),
    ("The river does wait for everybody in this town", "The river"),
    ("I have never seen the harbor so full", "I have"),
    ("It was right to cut down the old oaks behind the chapel", "It was"),
    ("Halvard Brisk: The lighthouse will not be automatic by winter", "The lighthouse"),
    ("Nobody told us that the school would close in June, nobody asked us either", "Nobody"),
    ("Старый завод очистил реку, а новый владелец обещал отравить её за три года", "Старый"),
    ("Вера Лужина: мы закроем библиотеку в следующем году", "Мы"),
    ("Бджола питає, чий це дах, і летить туди, де цвіте липа", "Бджола"),
    ("Міст відкриють восени, якщо район нарешті заплатить за ліхтарі", "Міст"),
]
"""What somebody made of a quotation, and how the quotation begins."""

UNRELATED = """\
The new school will cost the town a lot of money and nobody knows how much
The river was frozen for the whole of January
I have never been to this town in my life
My father worked in the mine for forty years and then he retired
Our children need better schools and more teachers
The council has given a licence to the new hotel
We will never forget what they did for the people of this town
The harbour wall will be painted purple by Christmas
It was a mistake to trust the bank with our savings
The old chapel was built in 1874 by monks
Nobody told me about the party on Friday
The captain came home late and went to bed
The pumps in the cellar were broken by the storm
He said that the winter would be long and cold
The government will not raise taxes next spring
We won't sell weapons to anybody
I will still love you every night
They sell coffee and cakes near the station
The water in the lake is clean enough for swimming
The engineer said that it would take two years
What did the mayor say about the school in June?
How much will the new bridge cost and when will it be built?
You can climb the stairs of the tower until winter
Breaking: the prime minister has resigned after the vote on the budget, sources say
We have to wait for the next train, it will not come until June
Библиотека открыта по вторникам и четвергам
В этом году зима была очень тёплой
Новый завод построят на берегу реки в следующем году
Депутаты проголосовали за новый закон о воде
Я никогда не был в этом городе
Капитан сказал, что паром сегодня не пойдёт
Владелец обещал вернуть деньги через год
Сколько стоит новый мост и когда его откроют?
Мы никогда не забудем того, что вы сделали
Район заплатить за ремонт школи
Старий млин стоїть на березі вже сто років
Бджоли літають навколо липи
Міст закрили на ремонт через аварію
Я не знаю, чий це собака
Восени відкриють нову школу
Ми нікому нічого не винні
The new pumps will be installed by winter and will be cheaper than the old ones
The harbour was empty when I came home
The school will close in July for repairs
The café will close next spring
My father came home late every night for forty years
The council promised clean water to the children of the school
Nobody in this town has ever seen the lighthouse so clean
The lighthouse was built by the council before the winter of 1874
Who said that the school would be sold?
The captain, Odo Finch, has a boat in the harbour and two children at the Tarn school
What did Ann Lee say about the café and the river?
How much will the new pumps cost?
When will the lighthouse be automatic?
Библиотека не работает в этом году
Капитан парома живёт в этом городе только по вторникам
Новый владелец старого завода обещал построить школу
Бюджет города приняли без голосования депутатов
Цей млин збудували за три роки
Міст відкрили восени, коли район отримав гроші
Пасічник каже, що липа цвіте в червні
Кто закроет библиотеку в следующем году?
"""
"""Sentences that share words with what was said, some of them on the same thing; one a line."""


@pytest.fixture(scope="module")
def spoken() -> list[Utterance]:
    return [each for language, said in SPOKEN.items() for each in candidates(*said, language=language)]


@pytest.mark.parametrize(("fragment", "original"), MISQUOTES)
def test_a_misquote_is_found_as_altered(spoken: list[Utterance], fragment: str, original: str) -> None:
    found = match(fragment, spoken)
    assert found
    assert all(each.method is FUZZY for each in found)
    assert original in {cut(each.article, each.quotation.span)[: len(original)] for each in found}
    assert any(each.differs or each.altered for each in found)


@pytest.mark.parametrize("sentence", UNRELATED.splitlines())
def test_a_sentence_that_only_shares_words_is_not_found(spoken: list[Utterance], sentence: str) -> None:
    assert match(sentence, spoken) == []


def differences(fragment: str, spoken: list[Utterance]) -> tuple[list[str], list[str]]:
    """The words that differ, of the quotation and of the fragment."""
    best = match(fragment, spoken)[0]
    return [cut(best.article, span) for span in best.differs], [fragment[start:end] for start, end in best.altered]


@pytest.mark.parametrize(
    ("fragment", "said", "asked"),
    [
        ("I have seen the harbour so empty", ["never"], []),
        ("Я голосовал за этот бюджет", ["не"], []),
        ("It was not a mistake to cut down the old oaks", [], ["not"]),
        ("My father fished here for fifty years", ["forty"], ["fifty"]),
        ("The new pumps will cost 430,000 crowns", ["340,000"], ["430,000"]),
        ("The river does not wait for anybody in this city", ["town"], ["city"]),
        ("They told us that the school would close in June", ["Nobody"], ["They"]),
        ("Our children deserve clean water ... promises instead of pipes", ["and this council has given them"], []),
        ("Nobody at all told us that the school would close in June", [], ["at all"]),
    ],
)
def test_the_words_that_differ_are_told(
    spoken: list[Utterance], fragment: str, said: list[str], asked: list[str]
) -> None:
    assert differences(fragment, spoken) == (said, asked)


def test_a_number_with_other_separators_is_the_same_number(spoken: list[Utterance]) -> None:
    assert match("the new pumps will cost 340 000 crowns", spoken)[0].method is FUZZY
    assert match("the new pumps will cost 340000 crowns", spoken)[0].method is NORMALISED


def test_the_two_halves_of_a_divided_quotation_are_found_together(spoken: list[Utterance]) -> None:
    found = match("The harbour so empty. My father fished here for forty years", spoken)
    assert [(cut(each.article, each.span), each.method) for each in found] == [
        ("My father fished here for forty years", NORMALISED),
        ("the harbour so empty", NORMALISED),
    ]


def test_a_message_is_found_by_what_it_puts_in_marks(spoken: list[Utterance]) -> None:
    message = (
        "Minister Holt on the radio: “Our children deserve clean water” — shocking, share this with all your friends!"
    )
    (found,) = match(message, spoken)
    assert (cut(found.article, found.span), found.method) == ("Our children deserve clean water", EXACT)
    assert found.altered == ()


def test_two_people_quoted_in_one_message_are_both_found(spoken: list[Utterance]) -> None:
    message = "“Our children deserve clean water”, and then “Nobody told us that the school would close in June”"
    assert {cut(each.article, each.span) for each in match(message, spoken)} == {
        "Our children deserve clean water",
        "Nobody told us that the school would close in June",
    }


def test_words_put_beside_a_true_quotation_are_told(spoken: list[Utterance]) -> None:
    message = "“Our children deserve clean water”, he said, “we hate every tourist here”"
    (found,) = match(message, spoken)
    assert found.method is FUZZY
    assert [message[start:end] for start, end in found.altered] == ["we hate every tourist here"]


def test_a_true_sentence_with_another_one_added_is_altered(spoken: list[Utterance]) -> None:
    fragment = "We won’t sell the café – not now, not next spring. We hate tourists."
    assert differences(fragment, spoken) == ([], ["We hate tourists"])


def test_who_is_said_to_speak_is_no_alteration(spoken: list[Utterance]) -> None:
    for message in ("Bob Ray: the new pumps will last until 2050", "The new pumps will last until 2050, said Bob Ray"):
        said, asked = differences(message, spoken)
        assert (said, asked) == (["will cost 340,000 crowns and they"], []), message


@pytest.mark.parametrize("fragment", ["a", "the", "I", "not", "it was", "in this", "не", "и", "цей"])
def test_words_that_tell_nothing_find_only_quotations_that_are_nothing_else(
    spoken: list[Utterance], fragment: str
) -> None:
    assert match(fragment, spoken) == []


def test_a_short_quotation_is_found_by_all_of_it() -> None:
    assert results("No", "“No!” said Ann Lee.", "“There is No boat,” said Bob Ray.") == [("No", EXACT)]


def test_a_question_is_no_misquote(spoken: list[Utterance]) -> None:
    assert match("When will the lighthouse be automatic?", spoken) == []
    asked = candidates("“Will you sell the old lighthouse to the town council?” asked Ann Lee.")
    assert match("Will you sell the new lighthouse to the town council?", asked)


def test_speech_comes_before_a_heading_made_of_it() -> None:
    text = "# “we were promised a Bridge”\n\nText.\n\n“We were promised a bridge, and a date,” said Ann Lee.\n"
    article = load_bytes("a.md", text.encode(), media="markdown")
    utterances = utterances_of(article, find_quotations(article))
    kinds = [each.quotation.kind for each in match("we were promised a Bridge", utterances)]
    assert kinds[0] is QuotationKind.DIRECT


def test_the_nearest_quotations_share_telling_words(spoken: list[Utterance]) -> None:
    found = nearest("the mayor closed the old school of the town", spoken)
    assert cut(found[0].article, found[0].span) == "Nobody told us that the school would close in June,"
    assert all(each.method is FUZZY and each.score < 60 for each in found)
    assert nearest("zzz the of", spoken) == []
    assert len(nearest("the mayor closed the old school of the town", spoken, limit=1)) == 1


@pytest.mark.parametrize(
    "message", ["the " * 1200, "Our children deserve " * 300, "we have to open the bridge. " * 150]
)
def test_long_messages_are_looked_up_quickly(spoken: list[Utterance], message: str) -> None:
    start = time.perf_counter()
    match(message, spoken)
    assert time.perf_counter() - start < 1


PAUSE = (
    "“I counted twelve cracks in the wall,” said the engineer Basil Okoro. He paused, looked out to sea for a while and "
    "came back a week later with a drawing. “I love this wall and nobody else does,” Okoro said."
)
PUMP = "“The old pump is slow,” Ann Lee said. She added: “Its engine is tired.”"


def test_two_quotations_with_a_story_in_between_were_not_said_in_one_go() -> None:
    for spliced in (
        "I counted twelve cracks in the wall. I love this wall and nobody else does.",
        "I love this wall and nobody else does. I counted twelve cracks in the wall.",
    ):
        found = match(spliced, candidates(PAUSE))
        assert found
        assert all(each.method is FUZZY and each.altered for each in found), spliced


def test_a_quotation_that_goes_on_behind_a_short_bridge_was_said_in_one_go() -> None:
    found = match("The old pump is slow. Its engine is tired.", candidates(PUMP))
    assert {(cut(f.article, f.span), f.method) for f in found} == {
        ("The old pump is slow", NORMALISED),
        ("Its engine is tired", NORMALISED),
    }


def test_words_that_were_added_are_struck_in_one_piece() -> None:
    spliced = "I counted twelve cracks in the wall. I love this wall and nobody else does."
    (found,) = match(spliced, candidates(PAUSE))
    assert [spliced[start:end] for start, end in found.altered] == ["I love this wall and nobody else does"]


def long_speech(seed: int) -> str:
    """A few thousand words that nobody could remember."""
    return " ".join(f"w{seed * place % 997}x moves on." for place in range(1, 2_000))


def test_altered_words_are_found_deep_in_a_very_long_speech() -> None:
    needle = "The old lighthouse keeps a spare lens under its seventh stair."
    (found,) = match(
        "the old lighthouse keeps a spare lamp under its seventh stair",
        candidates(f"“{long_speech(7)} {needle} {long_speech(11)}” said Ann Lee."),
    )
    assert found.method is FUZZY
    assert cut(found.article, found.span) == needle.rstrip(".")
    assert [cut(found.article, span) for span in found.differs] == ["lens"]


def test_very_long_speeches_and_very_long_words_take_bounded_time() -> None:
    speeches = candidates(*(f"“{long_speech(seed)}” said Ann Lee." for seed in range(3, 15)))
    for each in speeches:
        each.prepare()
    asked = " ".join(f"w{5 * place % 997}x moves off." for place in range(1, 130))
    began = time.perf_counter()
    match(asked, speeches)
    assert time.perf_counter() - began < 3


def test_the_end_of_a_very_long_quotation_counts_too() -> None:
    speech = " ".join(f"Boat {place} left the north quay with barrel {place * 3}." for place in range(1, 61))
    spoken = candidates(f"“{speech} The tide was late,” said Ann Lee.")
    (same,) = match(f"{speech} The tide was late", spoken)
    assert same.method is EXACT
    (told_otherwise,) = match(f"{speech} The tide was early", spoken)
    assert told_otherwise.method is FUZZY
    assert told_otherwise.altered
