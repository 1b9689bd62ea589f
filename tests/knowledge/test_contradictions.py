"""When two articles state different things, and when they only seem to."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from knowledge.answering.answer import weigh_all
from knowledge.answering.several import arrange
from knowledge.answering.understanding import understand
from knowledge.library import Library
from knowledge.loading import from_paragraphs
from knowledge.models import Answer


@dataclass(frozen=True)
class Case:
    """What two articles say to a question, and whether they contradict one another."""

    language: str
    question: str
    one: str
    other: str
    different: bool

    def __str__(self) -> str:
        return f"{self.one} / {self.other}"


ROWS = Path(__file__).with_name("contradictions.jsonl").read_text(encoding="utf-8").splitlines()
CASES = [Case(**json.loads(row)) for row in ROWS]
DIFFERENT = [case for case in CASES if case.different]
COMPATIBLE = [case for case in CASES if not case.different]

FILLING = {
    "en": ("Gulls nested on the old quay all summer.", "The market hall smells of smoked herring."),
    "ru": ("Чайки гнездились на старой пристани всё лето.", "На рынке пахнет копчёной рыбой."),
    "uk": ("Чайки гніздилися на старій пристані все літо.", "На ринку пахне копченою рибою."),
    "de": ("Möwen nisteten den Sommer über auf dem alten Kai.", "In der Markthalle riecht es nach Hering."),
    "fr": ("Les mouettes nichaient tout l'été sur le vieux quai.", "La halle sent le hareng fumé."),
    "es": ("Las gaviotas anidaron todo el verano en el muelle viejo.", "El mercado huele a arenque ahumado."),
}


async def shelf(case: Case) -> Library:
    """Two articles that say what the case has, with a paragraph about other things in each."""
    library = Library()
    for number, (said, filling) in enumerate(zip((case.one, case.other), FILLING[case.language], strict=True)):
        await library.add(from_paragraphs(f"paper-{number}", [said, filling], language=case.language))
    return library


def disputed(library: Library, question: str) -> set[str]:
    """The passages that stand side by side when the question is answered by its best candidate, sure or not."""
    (collection,) = library.collections()
    read = understand(question, collection)
    arranged = arrange(weigh_all(read, collection), 1.0, read, 4)
    sides = (arranged.citations[0], *arranged.disputed) if arranged.disputed else ()
    return {library.cut(citation.passage.span) for citation in sides}


@pytest.mark.parametrize("case", DIFFERENT, ids=str)
async def test_articles_that_state_different_things_stand_side_by_side(case: Case) -> None:
    assert disputed(await shelf(case), case.question) == {case.one, case.other}


@pytest.mark.parametrize("case", COMPATIBLE, ids=str)
async def test_articles_that_only_seem_to_contradict_one_another_do_not(case: Case) -> None:
    assert disputed(await shelf(case), case.question) == set()


async def test_what_is_disputed_comes_right_behind_the_best_passage() -> None:
    library = await shelf(DIFFERENT[1])
    result = await library.ask(DIFFERENT[1].question)
    assert isinstance(result, Answer)
    assert result.citations[1:] == result.disputed
    assert len(result.disputed) == 1
