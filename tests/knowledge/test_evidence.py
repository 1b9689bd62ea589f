"""The figures that speak for a passage: each rises with what it is said to measure, and none leaves 0 to 1."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.answering.answer import weigh_all
from knowledge.answering.decision import INPUTS, confidence, inputs, lead
from knowledge.answering.evidence import FIGURES, Evidence
from knowledge.answering.understanding import understand
from knowledge.collection import Collection
from knowledge.loading import from_paragraphs
from knowledge.models import Article, cut
from knowledge.reading import Reading

HARBOUR = [
    "Odile Marn runs the harbour at Velm. She took it over in 1998.",
    "The harbour has forty berths and a crane.",
    "“The crane is older than my mother,” said Marn.",
    "“The ferry is late because the captain sleeps,” said Piet Larrow.",
    "Marn paints boats in winter.",
    "Whoever wants a berth waits nine years. The list is long.",
]

FAMILIAR = "who said Marn Larrow the harbour crane ferry 1998 late because when how many why"


def read(paragraphs: list[str], language: str = "en") -> Collection:
    reading = Reading(from_paragraphs("harbour", paragraphs, language))
    collection = Collection(reading.language)
    collection.add(reading)
    return collection


@pytest.fixture(scope="module")
def harbour() -> Collection:
    return read(HARBOUR)


def evidence(collection: Collection, question: str) -> dict[str, Evidence]:
    """The evidence of every candidate, by the first words of its passage."""
    (reading,) = collection.readings.values()
    return {
        cut(reading.article, candidate.read.passage.span)[:20]: candidate.evidence
        for candidate in weigh_all(understand(question, collection), collection)
    }


def of(collection: Collection, question: str, beginning: str) -> Evidence:
    found = [e for start, e in evidence(collection, question).items() if start.startswith(beginning)]
    assert len(found) == 1, f"{beginning} is no candidate"
    return found[0]


def test_a_sentence_that_holds_all_the_words_has_the_whole_share(harbour: Collection) -> None:
    full = of(harbour, "forty berths and a crane", "The harbour")
    assert full.sentence == pytest.approx(1)
    assert full.passage == pytest.approx(1)
    assert of(harbour, "forty berths and a whale", "The harbour").sentence < 1


def test_what_only_the_passage_before_holds_counts_by_half() -> None:
    collection = read(
        [
            "The lighthouse keeper was ill for the whole of that winter and could not leave his bed.",
            "Eleven goats were milked by a stranger who had come over from the mainland in a borrowed boat.",
        ]
    )
    alone = of(collection, "Were the goats milked by a stranger?", "Eleven")
    leaning = of(collection, "Were the lighthouse keeper's goats milked by a stranger?", "Eleven")
    assert alone.passage == pytest.approx(1)
    assert leaning.sentence < 1
    assert leaning.passage == pytest.approx((leaning.sentence + 1) / 2)


def test_a_rare_word_tells_more_than_a_common_one(harbour: Collection) -> None:
    assert (
        of(harbour, "crane, people", "The harbour").sentence > of(harbour, "harbour, zeppelin", "The harbour").sentence
    )


def test_words_found_are_more_than_a_name_alone(harbour: Collection) -> None:
    assert of(harbour, "Does Marn paint boats?", "Marn paints").topic == pytest.approx(1)
    assert of(harbour, "Does Marn bake bread?", "Marn paints").topic == 0
    assert of(harbour, "Does Marn bake bread?", "Marn paints").touched == 0
    assert of(harbour, "Does Marn paint bread?", "Marn paints").touched == 1


def test_names_of_the_question_are_looked_for(harbour: Collection) -> None:
    assert of(harbour, "Does Marn paint boats?", "Marn paints").names == pytest.approx(1)
    assert of(harbour, "Does Piet Larrow run the harbour?", "Odile").names == 0
    assert of(harbour, "Does Odile Larrow run the harbour?", "Odile").names == pytest.approx(0.5, abs=0.2)
    assert of(harbour, "Who paints boats?", "Marn paints").names == 1


def test_numbers_of_the_question_are_looked_for(harbour: Collection) -> None:
    assert of(harbour, "Who took it over in 1998?", "Odile").numbers == pytest.approx(1)
    assert of(harbour, "Who took it over in 1997?", "Odile").numbers == 0
    assert of(harbour, "Who took it over?", "Odile").numbers == 1


@pytest.mark.parametrize(
    ("question", "holds", "lacks"),
    [
        ("When did Odile Marn get the harbour?", "Odile", "The harbour"),
        ("How many berths has the harbour for a crane?", "The harbour", "“The crane"),
        ("Who said the harbour has a crane?", "“The crane", "The harbour"),
    ],
)
def test_the_kind_of_thing_asked_for_is_looked_for(harbour: Collection, question: str, holds: str, lacks: str) -> None:
    assert of(harbour, question, holds).kind > of(harbour, question, lacks).kind


def test_a_reason_is_known_by_its_words(harbour: Collection) -> None:
    assert of(harbour, "Why is the ferry late?", "“The ferry").kind == 1
    assert of(harbour, "Why does Marn paint boats?", "Marn paints").kind < 1


def test_words_of_the_person_asked_about_count_more_than_anybody_elses(harbour: Collection) -> None:
    question = "What did Larrow say about the ferry and the crane?"
    theirs, anothers = of(harbour, question, "“The ferry").speech, of(harbour, question, "“The crane").speech
    assert theirs == 1
    assert anothers < theirs
    assert of(harbour, "Is there a crane?", "“The crane").speech == 1


def test_words_that_stand_together_in_the_question_should_stand_together(harbour: Collection) -> None:
    assert of(harbour, "older mother", "“The crane").order == 1
    assert of(harbour, "the forty-berth crane harbour?", "The harbour").order >= 0.5
    collection = read(["The mill burned. Nobody had seen so much smoke over the whole long valley since the war."])
    assert of(collection, "mill valley", "The mill").order == 0


def test_the_first_mention_of_a_name_tells_who_that_is(harbour: Collection) -> None:
    assert of(harbour, "Who is Marn?", "Odile").first == 1
    assert of(harbour, "Who is Marn?", "Marn paints").first == 0
    assert of(harbour, "Does Marn paint?", "Marn paints").first == 0.5


def test_the_index_score_is_a_share_of_the_best(harbour: Collection) -> None:
    shares = [e.bm25 for e in evidence(harbour, "Has the harbour forty berths?").values()]
    assert max(shares) == pytest.approx(1)
    assert min(shares) >= 0


def test_words_that_no_article_knows_lower_what_is_known(harbour: Collection) -> None:
    assert of(harbour, "harbour crane", "The harbour").known == pytest.approx(1)
    assert of(harbour, "harbour zeppelin", "The harbour").known < 1


def test_two_rare_words_weigh_more_than_one(harbour: Collection) -> None:
    assert of(harbour, "crane berths", "The harbour").mass > of(harbour, "crane", "The harbour").mass > 0


def test_the_best_sentence_is_the_one_that_holds_most(harbour: Collection) -> None:
    assert of(harbour, "Who runs the harbour at Velm?", "Odile").best == 0
    assert of(harbour, "What was in 1998?", "Odile").best == 1


def test_the_kind_asked_for_counts_most_beside_the_words_asked_about(harbour: Collection) -> None:
    question = "How many berths has the harbour for a crane?"
    assert of(harbour, question, "The harbour").typed > of(harbour, question, "“The crane").typed == 0


def test_a_name_that_no_article_holds_is_strange_and_another_word_is_not(harbour: Collection) -> None:
    assert of(harbour, "Does Marn paint boats?", "Marn paints").familiar == 1
    assert of(harbour, "Does Marn zigzag?", "Marn paints").familiar == 1
    assert of(harbour, "Does Marn paint Quorvath?", "Marn paints").familiar < 1


def test_words_that_few_passages_hold_mark_a_passage(harbour: Collection) -> None:
    assert of(harbour, "forty berths", "The harbour").marks > of(harbour, "harbour", "The harbour").marks > 0


def test_words_that_are_no_names_tell_beside_them(harbour: Collection) -> None:
    assert of(harbour, "Does Marn paint boats?", "Marn paints").others > 0
    assert of(harbour, "Does Marn bake bread?", "Marn paints").others == 0
    assert of(harbour, "And Odile Marn?", "Marn paints").others == 0.5


def test_a_passage_leads_the_more_the_fewer_come_near_it(harbour: Collection) -> None:
    best = of(harbour, "Does Marn paint boats?", "Marn paints")
    assert lead(best, [9.0]) == pytest.approx(best.passage)
    assert lead(best, [9.0]) > lead(best, [9.0, 7.0]) > lead(best, [9.0, 9.0]) == pytest.approx(best.passage / 4)


def test_a_missing_last_word_weighs_as_much_as_the_word_tells(harbour: Collection) -> None:
    assert of(harbour, "How many berths has the harbour?", "The harbour").last == pytest.approx(1)
    rare = of(harbour, "How many berths has the harbour at Ostrelle?", "The harbour").last
    common = of(harbour, "How many berths has the harbour got today?", "The harbour").last
    assert rare < common < 1
    assert of(harbour, "At Ostrelle, how many berths has the harbour?", "The harbour").last == pytest.approx(1)


def test_two_figures_tell_together_what_the_lesser_of_them_tells() -> None:
    names = [*FIGURES, "lead"]
    told = dict(zip(INPUTS, inputs([0.9 if name == "passage" else 0.4 for name in FIGURES], 0.2), strict=True))
    assert [told[name] for name in names] == [
        0.9 if name == "passage" else 0.2 if name == "lead" else 0.4 for name in names
    ]
    assert told["passage and typed"] == 0.4
    assert told["marks and lead"] == 0.2


@given(
    st.lists(st.floats(0, 1), min_size=len(FIGURES), max_size=len(FIGURES)),
    st.floats(0, 1),
    st.integers(0, len(FIGURES)),
    st.floats(0, 1),
)
def test_more_evidence_never_makes_an_answer_less_likely(
    figures: list[float], led: float, place: int, more: float
) -> None:
    raised = [*figures, led]
    raised[place] = max(raised[place], more)
    before = Evidence(**dict(zip(FIGURES, figures, strict=True)), best=0)
    after = Evidence(**dict(zip(FIGURES, raised[:-1], strict=True)), best=0)
    assert confidence(after, raised[-1]) >= confidence(before, led) - 1e-12


@settings(deadline=None, max_examples=100)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(FAMILIAR.split()),
            st.text(max_size=5),
        ),
        max_size=10,
    )
)
def test_no_figure_ever_leaves_0_to_1(harbour: Collection, question: list[str]) -> None:
    for found in evidence(harbour, " ".join(question)).values():
        figures = dict(zip(FIGURES, found.figures(), strict=True))
        assert all(-1e-9 <= figure <= 1 + 1e-9 for figure in figures.values()), figures


def test_a_candidate_is_not_made_of_a_passage_that_shares_nothing(articles: dict[str, Article]) -> None:
    reading = Reading(articles["lantern"])
    collection = Collection(reading.language)
    collection.add(reading)
    found = weigh_all(understand("trawler nets", collection), collection)
    assert ["Petrel" in cut(reading.article, c.read.passage.span) for c in found] == [True]
    assert weigh_all(understand("zeppelin", collection), collection) == []


def test_no_more_candidates_are_weighed_than_asked_for(harbour: Collection) -> None:
    question = understand("harbour crane ferry berths Marn", harbour)
    everything = weigh_all(question, harbour)
    assert len(everything) > 3
    assert len(weigh_all(question, harbour, 3)) == 3
    scores = [candidate.score for candidate in everything]
    assert scores == sorted(scores, reverse=True)
