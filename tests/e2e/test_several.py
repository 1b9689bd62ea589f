"""Several papers on one matter: what also answers, what is told otherwise, what was copied."""

from __future__ import annotations

import pytest

from bot.sandbox.client import SandboxUser
from tests.e2e.stage import Stage, pressed

HEAD = "---\ntitle: {title}\noutlet: {outlet}\npublished: {published}\nlanguage: en\n---\n\n"

QUAY = "The quay at Farrow will be closed for 14 weeks from 3 May, the harbour office said on Tuesday."
FORTY = "Forty-one boats were moored at Farrow on the night of the storm, said the harbour master, Ivor Pell."
SIXTY = "On the night of the storm 62 boats were moored at Farrow, the lifeboat crew counted."

POST = HEAD.format(title="Farrow loses its quay", outlet="The Northern Post", published="2031-04-29") + "\n\n".join(
    (QUAY, FORTY, "Herring is smoked in the sheds behind the market hall.")
)
COURIER = HEAD.format(title="No boats for Farrow", outlet="The Courier", published="2031-05-02") + "\n\n".join(
    (SIXTY, "FARROW, 29 April (Norse Wire) — " + QUAY, "Gulls nested on the pier all summer.")
)
VOICE = HEAD.format(title="The storm at Farrow", outlet="Farrow Voice", published="2031-05-04") + "\n\n".join(
    ("The storm tore the roof off the chapel at Farrow.", "Ivor Pell has been harbour master at Farrow since 2019.")
)

COUNT = "How many boats were moored at Farrow on the night of the storm?"
CLOSED = "For how long will the quay at Farrow be closed?"


@pytest.fixture
async def eva(stage: Stage) -> SandboxUser:
    """Reads English, and asks the bot that holds the three papers."""
    await stage.play(POST, COURIER, VOICE)
    return await stage.telegram.user("Ada")


async def test_what_the_sources_tell_differently_stands_side_by_side(eva: SandboxUser) -> None:
    answer = await eva.ask(COUNT)
    assert answer.text.startswith("⚖️ The sources say different things:\n")
    assert sorted(answer.quotes) == sorted([FORTY, SIXTY])
    assert "📄 Farrow loses its quay · The Northern Post" in answer.text
    assert "📄 No boats for Farrow · The Courier" in answer.text


async def test_each_side_can_be_seen_alone_and_its_button_leads_back(eva: SandboxUser) -> None:
    answer = await eva.ask(COUNT)
    second = await pressed(eva, answer, "One at a time (2)")
    assert second.text.startswith("Answer 2 of 2 · told otherwise\n")
    assert second.quotes == answer.quotes[1:]
    back = await pressed(eva, second, "‹ 1/2")
    assert (back.text, back.entities) == (answer.text, answer.entities)
    before = await pressed(eva, back, "the first")
    again = await pressed(eva, before, "Back to the answer")
    assert (again.text, again.entities) == (answer.text, answer.entities)


async def test_the_buttons_of_both_sides_outlive_a_restart(stage: Stage, eva: SandboxUser) -> None:
    answer = await eva.ask(COUNT)
    library = stage.library
    await stage.close()
    await stage.play(library=library)
    second = await pressed(eva, answer, "One at a time (2)")
    assert (await pressed(eva, second, "‹ 1/2")).text == answer.text


async def test_a_copied_passage_is_shown_once_and_names_both_papers(eva: SandboxUser) -> None:
    answer = await eva.ask(CLOSED)
    assert answer.quotes == [QUAY]
    assert "📄 Farrow loses its quay · The Northern Post · 29 April 2031" in answer.text
    assert "📄 the same in: No boats for Farrow · The Courier · 2 May 2031" in answer.text
    assert not any("Other answers" in button.text for button in answer.buttons)


async def test_the_papers_are_named_again_when_a_button_leads_back(eva: SandboxUser) -> None:
    answer = await eva.ask(CLOSED)
    after = await pressed(eva, answer, "After ›")
    back = await pressed(eva, after, "Back to the answer")
    assert (back.text, back.entities) == (answer.text, answer.entities)


async def test_what_is_near_to_a_question_without_answer_names_both_papers_too(eva: SandboxUser) -> None:
    refusal = await eva.ask("What did Zebediah Crowther say about the quay at Farrow?")
    assert refusal.quotes == []
    near = await pressed(eva, refusal, "Nearest passages")
    while QUAY not in near.quotes[0]:
        near = await pressed(eva, near, " ›")
    assert "the same in: No boats for Farrow" in near.text


async def test_the_same_text_under_two_names_is_one_source_when_nothing_tells_them_apart(stage: Stage) -> None:
    await stage.play(POST, POST)
    ada = await stage.telegram.user("Ada")
    answer = await ada.ask(CLOSED)
    assert answer.quotes == [QUAY]
    assert "the same in" not in answer.text


async def test_in_other_chats_both_sides_are_offered_first(stage: Stage, eva: SandboxUser) -> None:
    club = await stage.telegram.chat("Book club")
    offered = await eva.inline(COUNT, chat=club)
    assert offered.results[0]["title"] == "The sources say different things"
    message = await eva.choose(offered)
    assert sorted(message.quotes) == sorted([FORTY, SIXTY])
    assert message.buttons == []


async def test_a_guest_is_shown_both_sides_too(stage: Stage, eva: SandboxUser) -> None:
    club = await stage.telegram.chat("Book club")
    await eva.guest(COUNT, chat=club)
    assert sorted((await eva.wait_for_reply(chat=club)).quotes) == sorted([FORTY, SIXTY])


@pytest.mark.parametrize(
    ("name", "label"), [("Борис", "⚖️ В источниках сказано по-разному:"), ("Олена", "⚖️ У джерелах сказано по-різному:")]
)
async def test_the_label_is_in_the_language_of_the_person(
    stage: Stage, eva: SandboxUser, name: str, label: str
) -> None:
    person = await stage.telegram.user(name)
    assert (await person.ask(COUNT)).text.startswith(label)
