"""Whose words a quotation is, in the turns of phrase where a wrong name lies close at hand."""

from __future__ import annotations

import pytest

from knowledge.loading import from_paragraphs
from knowledge.models import QuotationKind, cut
from knowledge.quotations import find_quotations

OPENING = "It rained in the harbour all week."


def speakers(*paragraphs: str) -> list[str | None]:
    """The label of each quotation's speaker, None without one, in order."""
    article = from_paragraphs("case", (OPENING, *paragraphs), "en")
    labels = [quotation.speaker.label for quotation in find_quotations(article)]
    return [cut(article, label) if label is not None else None for label in labels]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Kestle (NP) – Councillor Orla Finch took a swipe at the plan, saying that “bombastic words” do harm.",
            "Finch",
        ),
        ("KESTLE, Northland, April 3 — Orla Finch said “it is over.”", "Finch"),
        ("At an event in Ansel, Northland, on Sunday, Mrs. Finch rose, saying it would “be the last time.”", "Finch"),
        ("Hours later, Tull returned the compliment, telling the paper, “We have been friends for long.”", "Tull"),
    ],
)
def test_a_place_or_a_time_in_front_of_the_sentence_does_not_speak(text: str, speaker: str) -> None:
    found = speakers(text)
    assert len(found) == 1
    assert found[0] is not None
    assert found[0].endswith(speaker)


def test_the_first_word_of_a_sentence_in_ing_is_no_name() -> None:
    text = "Facing anger from both sides, Mr. Tull gave a statement, insisting that Finch had “no right” to it."
    assert "Facing" not in speakers(text)


@pytest.mark.parametrize(
    "text",
    [
        "Orla Finch posted a Harbourline comment of her own, saying, “We are so glad to meet you.”",
        "Orla Finch offered a Tull-style retort in the morning, tweeting at him, “You are a loser.”",
    ],
)
def test_a_name_that_qualifies_a_noun_does_not_speak(text: str) -> None:
    assert speakers(text) == ["Orla Finch"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("“It is hard,” said a longtime GNP data expert who worked for Tull.", "a longtime GNP data expert"),
        ("“It is hard,” said one former GNP leadership aide.", "one former GNP leadership aide"),
        ("“We have work to do,” said a longtime adviser to both Tulls.", "a longtime adviser to both Tulls"),
        ("“We have work to do,” said former secretary of state Orla Finch.", "Orla Finch"),
        ("“They like him,” Hal Moss, the head of the Northland state council, said of his men.", "Hal Moss"),
    ],
)
def test_a_description_is_read_to_its_noun(text: str, label: str) -> None:
    assert speakers(text) == [label]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The stock, said James Okafor of Brightline Capital, who rates it “a sell,” is dear.", "James Okafor"),
        ("They heard Sen. Marco Tull of Northland, who mused on Monday that Finch was “not fit.”", "Marco Tull"),
        ("A man who knew Hector Lund said “he was odd.”", "A man"),
        ("A Northland official who briefed reporters said the minister was “cold.”", "A Northland official"),
    ],
)
def test_who_is_the_person_and_not_the_nearest_name(text: str, label: str) -> None:
    assert speakers(text) == [label]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("A reader, Mr. Amos Tull of Dry Fork, wrote to me: “You are wrong about everything.”", "Amos Tull"),
        ("Leon Frye wept. His attorney, public defender Nina Cho, said the charge was “half-baked.”", "Nina Cho"),
    ],
)
def test_a_description_before_a_name_gives_way_to_the_name(text: str, label: str) -> None:
    assert speakers(text) == [label]


def test_a_second_half_of_the_sentence_has_its_own_subject() -> None:
    text = "Mr. Boyle, a teacher, declined to comment, but his union, the Oak Teachers, said he had “nothing to add.”"
    assert speakers(text) == ["his union"]


def test_the_one_who_is_asked_to_do_something_does_not_ask() -> None:
    assert speakers("The judge, noting the hour, asked Ives to “land the plane.”") == ["The judge"]


def test_the_one_who_is_praised_does_not_praise() -> None:
    found = speakers("Nora Lund scolds Tull, praises Moss as “a work horse, not a show horse.”")
    assert found in (["Nora Lund"], [None])


def test_what_somebody_was_never_heard_to_say_is_not_that_persons() -> None:
    text = "Dean Ashworth said he had never heard Ray Kopp say “anything of the sort.”"
    assert speakers(text) != ["Ray Kopp"]


def test_what_the_next_sentence_tells_of_somebody_does_not_claim_the_quotation() -> None:
    text = "Then Tom Sellers accused Bruce Tolland of “riding in on a horse he rented.” Tolland, a rancher, smiled."
    assert speakers(text) == ["Tom Sellers"]


def test_two_people_who_describe_the_same_thing_keep_their_own_words() -> None:
    text = "Luc Marche called the talks “frank,” while Gisela Brandt described them as “useful in their way.”"
    assert speakers(text) == ["Luc Marche", "Gisela Brandt"]


def test_a_surname_that_is_also_a_title_is_a_name_where_the_article_says_so() -> None:
    assert speakers("Darren King scored twice.", "“I am glad of it,” King said.") == ["Darren King"]
    assert speakers("Darren King scored twice.", "“I am glad of it,” the King said.") != ["Darren King"]


def test_the_elder_of_two_is_not_the_one_named_before() -> None:
    text = "Trey Holliday threw well. Holliday’s father, Wes, played too. “We were worse,” the elder Holliday said."
    assert speakers(text) != ["Trey Holliday"]


def test_she_is_not_the_mother_where_the_daughter_came_in_between() -> None:
    text = "Carol Dunn did not speak to him. But her daughter, Beth, did. “I said thank you,” she said."
    assert speakers(text) != ["Carol Dunn"]


def test_a_form_of_address_chooses_between_namesakes() -> None:
    found = speakers(
        "Gareth Lyle, 27, was jailed on Monday.",
        "The owner, Edna Lyle, 81, said: “I have not left the house.”",
        "Outside, Mrs Lyle said: “I hope he gets help.”",
    )
    assert found == ["Edna Lyle", "Edna Lyle"]


def test_he_is_not_a_woman() -> None:
    text = ("“There is no hurry,” Ava Stein said.", "“The curses,” he said.")
    assert speakers(*text) == ["Ava Stein", None]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "The town was named a republic, which was referred to by Winston Ashdown as “the miracle.”",
            "Winston Ashdown",
        ),
        ("Tom Orr, described by Hal Moss as “a gentle man,” was a baker.", "Hal Moss"),
        ("Tom Orr has been called by Hal Moss “a gentle man.”", "Hal Moss"),
    ],
)
def test_in_the_passive_the_one_behind_by_speaks(text: str, label: str) -> None:
    assert speakers(text) == [label]


def test_an_apposition_with_a_noun_that_no_table_knows_is_a_role() -> None:
    article = from_paragraphs("roles", ("“It is late,” said Edwin Rowan, the bellringer.",), "en")
    role = find_quotations(article)[0].speaker.role
    assert role is not None
    assert cut(article, role) == "the bellringer"


def test_a_clause_of_its_own_behind_a_name_is_no_role() -> None:
    text = "For Ann Lee, the storm was over. “It is late,” said Ann Lee."
    article = from_paragraphs("roles", (text,), "en")
    assert find_quotations(article)[0].speaker.role is None


def test_words_that_follow_up_a_fragment_are_fragments_of_the_same_speaker() -> None:
    text = "In contrast, Ann Lee described Bob Ray as “a born skipper” who “has never lost a single boat in his life.”"
    article = from_paragraphs("likely", (OPENING, text), "en")
    found = find_quotations(article)
    assert [quotation.kind for quotation in found] == [QuotationKind.FRAGMENT, QuotationKind.FRAGMENT]
    assert [cut(article, q.speaker.label) for q in found if q.speaker.label is not None] == ["Ann Lee", "Ann Lee"]
