"""Learns the weights of ranking and decision from the gold files, and writes knowledge/answering/weights.json.

    python -m tests.learn --shared ../shared

Two linear models without negative weights, so that more evidence never counts against a passage. The ranking is a
softmax over the candidates of a question (Cao et al. 2007, ListNet with top-one probability); the decision a logistic
regression over the evidence of the best candidate. Every source of questions weighs the same, whatever its size, and
answerable questions as much as the others. The project's held-out articles and the
given article are not looked at.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.answering.answer import understand, weigh_all
from knowledge.answering.evidence import FIGURES
from knowledge.collection import Collection
from knowledge.evaluation.answers import SetArticle, SetPassage, SetQuestion, Shelf
from knowledge.evaluation.article import GoldQuestion
from knowledge.evaluation.jsonl import read_rows
from knowledge.library import Library
from knowledge.reading import Reading
from tests.evaluate import GOLD, ROOT, article_questions

SETS = {"squad2": 2, "newwiki": 8, "xquad_ru": 1}
"""Each set, and one question in how many is learned from."""
WEIGHTS = ROOT / "knowledge" / "answering" / "weights.json"
THRESHOLD = 0.5
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Asked:
    """One question: its source, whether the text answers it, the candidates' figures, and which of them are right."""

    source: str
    answerable: bool
    figures: Floats
    right: Floats


def main() -> int:
    """Learns and writes."""
    parser = argparse.ArgumentParser(description="Learn the weights of ranking and decision.")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    args = parser.parse_args()
    asked = asyncio.run(articles())
    for name, every in SETS.items():
        asked += question_set(name, args.shared / "eval" / "answers" / f"{name}.jsonl", every)
    print(f"{len(asked)} questions: {dict(Counter(a.source for a in asked))}")
    rank = learn_ranking([a for a in asked if a.answerable and a.right.any() and len(a.right) > 1])
    gate = learn_decision([a for a in asked if len(a.right)], rank)
    weights = {
        "rank": {name: round(float(w), 3) for name, w in zip(FIGURES, rank, strict=True)},
        "gate": {name: round(float(w), 3) for name, w in zip([*FIGURES, "margin", "bias"], gate, strict=True)}
        | {"threshold": THRESHOLD},
    }
    WEIGHTS.write_text(json.dumps(weights, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(weights, indent=2))
    return 0


def learn_ranking(questions: Sequence[Asked]) -> Floats:
    """The weights that give the right passages most of the softmax."""
    share = Counter(q.source for q in questions)

    def gradient(weights: Floats) -> Floats:
        total = 1e-3 * weights
        for q in questions:
            scores = q.figures @ weights
            chance = np.exp(scores - scores.max())
            chance /= chance.sum()
            good = chance * q.right
            total += q.figures.T @ (chance - good / (good.sum() + 1e-12)) / share[q.source]
        return np.asarray(total, dtype=np.float64)

    return descend(gradient, np.ones(len(FIGURES)), steps=300, rate=0.15, free=0)


def learn_decision(questions: Sequence[Asked], rank: Floats) -> Floats:
    """The weights, with those of margin and bias behind them, that tell right best passages from others."""
    rows, labels = zip(*(best(q, rank) for q in questions), strict=True)
    x = np.column_stack([np.array(rows), np.ones(len(rows))])
    y = np.array(labels)
    share = Counter((q.source, q.answerable) for q in questions)
    weight = np.array([1 / share[q.source, q.answerable] for q in questions])
    weight /= weight.sum()

    def gradient(weights: Floats) -> Floats:
        chance = 1 / (1 + np.exp(-x @ weights))
        penalty = 2e-4 * np.append(weights[:-1], 0.0)
        return np.asarray(x.T @ (weight * (chance - y)) + penalty, dtype=np.float64)

    return descend(gradient, np.zeros(x.shape[1]), steps=6000, rate=0.03, free=1)


def best(question: Asked, rank: Floats) -> tuple[Floats, float]:
    """The figures of the best candidate with its margin to the next, and whether it is right."""
    scores = question.figures @ rank
    order = np.argsort(-scores, kind="stable")
    margin = 1.0
    if len(order) > 1 and scores[order[0]] > 0:
        margin = min((scores[order[0]] - scores[order[1]]) / scores[order[0]], 1.0)
    return np.append(question.figures[order[0]], margin), float(question.right[order[0]])


def descend(gradient: Any, weights: Floats, steps: int, rate: float, free: int) -> Floats:
    """Adam (Kingma and Ba 2015), all weights but the last `free` kept from going below zero."""
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    bound = len(weights) - free
    for step in range(1, steps + 1):
        slope = gradient(weights)
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        weights = weights - rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
        weights[:bound] = np.maximum(weights[:bound], 0.0)
    return weights


async def articles() -> list[Asked]:
    """The questions about whole articles of the project's own."""
    folders = (ROOT / "knowledge" / "articles", GOLD / "articles")
    files = [path for folder in folders for path in folder.iterdir()]
    pairs = [(path, found) for path in files if (found := article_questions(path)) is not None]
    asked = []
    for path, questions in sorted(pairs):
        library = Library()
        [article] = (await library.load(path)).loaded
        reading = Reading(article)
        collection = Collection(reading.language)
        collection.add(reading)
        for gold in read_rows(questions, GoldQuestion):
            asked.append(_asked("articles", gold.question, collection, gold.paragraphs, bool(gold.paragraphs)))
    return asked


def question_set(name: str, path: Path, every: int) -> Iterator[Asked]:
    """The questions of a set: answerable, with their paragraphs removed, and asked of the next article."""
    raw = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [SetArticle.model_validate(row) for row in raw]
    strings = {q["id"]: q["answers"] for row in raw for q in row["questions"]}
    shelves = [Shelf(row) for row in rows]
    for place, row in enumerate(rows):
        other = (place + 1) % len(rows)
        asked = sorted((q for q in row.questions[::every] if q.answerable), key=lambda q: q.gold)
        for gold, group in groupby(asked, key=lambda q: q.gold):
            rest = [p for p in row.passages if p.id not in gold]
            shelf = shelves[place].without(gold) if rest else None
            for q in group:
                yield _asked(name, q.question, shelves[place].collection, _numbers(row, q), True)
                if shelf is not None and not _hold(rest, strings[q.id]):
                    yield _asked(name, q.question, shelf.collection, (), False)
                if not _hold(rows[other].passages, strings[q.id]):
                    yield _asked(name, q.question, shelves[other].collection, (), False)


def _numbers(row: SetArticle, question: SetQuestion) -> tuple[int, ...]:
    return tuple(number for number, p in enumerate(row.passages, 1) if p.id in question.gold)


def _hold(passages: Sequence[SetPassage], answers: Sequence[str]) -> bool:
    return any(a.casefold() in p.text.casefold() for a in answers if len(a) > 2 for p in passages)


def _asked(source: str, text: str, collection: Collection, gold: Sequence[int], answerable: bool) -> Asked:
    found = weigh_all(understand(text, collection), collection)
    right = [any(c.read.passage.blocks[0] <= n <= c.read.passage.blocks[1] for n in gold) for c in found]
    figures = np.array([c.evidence.figures() for c in found], dtype=np.float64).reshape(len(found), len(FIGURES))
    return Asked(source, answerable, figures, np.array(right, dtype=np.float64))


if __name__ == "__main__":
    sys.exit(main())
