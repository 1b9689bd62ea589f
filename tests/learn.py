"""Learns the weights of ranking and decision from the gold files, and writes knowledge/answering/weights.json.

    python -m tests.learn --shared ../shared

Two linear models without negative weights, so that more evidence never counts against a passage. The ranking is a
softmax over the candidates of a question (Cao et al. 2007, ListNet with top-one probability); the decision a logistic
regression over the evidence of the best candidate. Every set of questions weighs the same, whatever its size, and
answerable questions as much as the others. The logistic is then stretched and moved so that its confidences are the
shares that are right among all cases of the sets (Platt 1999), which leaves their order as it is. What can be no answer
whatever its figures are (`kinds.lacks`, `premises.refuted`) counts as refused. The threshold is the one with the best
balance of right and false answers, the same for all sources, among those that few enough misleading questions pass.
What the models do for articles that they were not learned from is printed first. The project's held-out articles and
the given article are not looked at.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.answering.answer import weigh_all
from knowledge.answering.decision import INPUTS, inputs
from knowledge.answering.evidence import FIGURES
from knowledge.answering.kinds import lacks
from knowledge.answering.premises import refuted, unmentioned
from knowledge.answering.understanding import understand
from knowledge.collection import Collection
from knowledge.evaluation.answers import SetArticle, SetPassage, SetQuestion, Shelf
from knowledge.evaluation.article import GoldQuestion
from knowledge.evaluation.jsonl import read_rows
from knowledge.library import Library
from knowledge.reading import Reading
from tests.evaluate import GOLD, ROOT, SETS, article_questions

WEIGHTS = ROOT / "knowledge" / "answering" / "weights.json"
FOLDS = 5
SMOOTH = 3
"""Steps of a two-hundredth to either side over which a balance is averaged: the curve is flat at its top, and rough."""
ADVERSARIAL = "adversarial"
"""The condition of questions written to mislead: words alone hardly tell them from others, so none is learned from."""
MISLED = 0.75
"""The greatest share of those that the threshold may let through."""
OWN = 2
"""How much the project's articles weigh in the decision beside a set: whole articles, asked as people ask the bot."""
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Asked:
    """One question: its source and the number of the article there, what the text has to say to it (answerable,
    removed, wrong_article, adversarial or unanswerable), the candidates' figures, which of them are right, and which
    can be no answer, whatever their figures: a premise is wrong, or the kind of thing asked for is not there."""

    source: str
    article: int
    condition: str
    figures: Floats
    right: Floats
    hopeless: NDArray[np.bool_]

    @property
    def answerable(self) -> bool:
        """Whether the text answers it."""
        return self.condition == "answerable"


@dataclass(frozen=True)
class Models:
    """The weights of both models; those of the decision end with the bias. `threshold` belongs to it."""

    rank: Floats
    gate: Floats
    threshold: float = 0.5

    def judge(self, question: Asked) -> tuple[float, bool]:
        """The confidence in the best candidate, and whether it is right; 0 and False without candidates."""
        if not len(question.right):
            return 0.0, False
        row, right, hopeless = best(question, self.rank)
        return 0.0 if hopeless else float(_logistic(np.append(row, 1.0) @ self.gate)), bool(right)


def main() -> int:
    """Learns, shows what the models are worth, and writes them."""
    parser = argparse.ArgumentParser(description="Learn the weights of ranking and decision.")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    args = parser.parse_args()
    asked = asyncio.run(articles())
    for name, every in SETS.items():
        asked += question_set(name, args.shared / "eval" / "answers" / f"{name}.jsonl", every)
    print(f"{len(asked)} questions: {dict(Counter(a.source for a in asked))}")
    print("articles not learned from:")
    show(cross_validated(asked))
    models = learn(asked)
    print("articles learned from:")
    show([(q, *models.judge(q), models.threshold) for q in asked])
    weights = {
        "rank": {name: round(float(w), 3) for name, w in zip(FIGURES, models.rank, strict=True)},
        "gate": {name: round(float(w), 3) for name, w in zip([*INPUTS, "bias"], models.gate, strict=True)}
        | {"threshold": round(models.threshold, 3)},
    }
    WEIGHTS.write_text(json.dumps(weights, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(weights, indent=2))
    return 0


def learn(asked: Sequence[Asked]) -> Models:
    """Both models and the threshold."""
    rank = learn_ranking([a for a in asked if a.answerable and a.right.any() and len(a.right) > 1])
    gate = learn_decision([a for a in asked if len(a.right) and a.condition != ADVERSARIAL], rank)
    sets = [a for a in asked if a.source in SETS and len(a.right)]
    models = Models(rank, calibrated(gate, sets, rank))
    return Models(models.rank, models.gate, best_threshold([(q, *models.judge(q)) for q in asked]))


Judged = tuple[Asked, float, bool, float]
"""A question, the confidence in its best candidate, whether that is right, and the threshold."""


def cross_validated(asked: Sequence[Asked]) -> list[Judged]:
    """Every question judged by models that were learned without its article."""
    judged = []
    for fold in range(FOLDS):
        models = learn([a for a in asked if a.article % FOLDS != fold])
        judged += [(a, *models.judge(a), models.threshold) for a in asked if a.article % FOLDS == fold]
    return judged


def show(judged: Sequence[Judged]) -> None:
    """Prints what was right and what was answered falsely, source by source."""
    for source in dict.fromkeys(question.source for question, *_ in judged):
        counts: defaultdict[str, list[tuple[bool, bool]]] = defaultdict(list)
        for question, sure, right, threshold in judged:
            if question.source == source:
                counts[question.condition].append((sure >= threshold, right))
        answerable = counts.pop("answerable")
        good = sum(answered and right for answered, right in answerable) / len(answerable)
        wrong = sum(answered and not right for answered, right in answerable) / len(answerable)
        top = sum(right for _, right in answerable) / len(answerable)
        false = {name: sum(answered for answered, _ in rows) / len(rows) for name, rows in sorted(counts.items())}
        rates = "  ".join(f"{name} {rate:.3f}" for name, rate in false.items())
        print(f"  {source:9} right {good:.3f}  wrong {wrong:.3f}  on top {top:.3f}  {rates}")


def learn_ranking(questions: Sequence[Asked]) -> Floats:
    """The weights that give the right passages most of the softmax."""
    share = Counter(q.source for q in questions)
    weight = np.array([1 / share[q.source] for q in questions])
    most = max(len(q.right) for q in questions)
    x = np.zeros((len(questions), most, len(FIGURES)))
    right, absent = np.zeros((len(questions), most)), np.full((len(questions), most), -1e9)
    for n, q in enumerate(questions):
        count = len(q.right)
        x[n, :count], right[n, :count], absent[n, :count] = q.figures, q.right, 0.0

    def gradient(weights: Floats) -> Floats:
        chance = _softmax(x @ weights + absent)
        good = chance * right
        good /= good.sum(axis=1, keepdims=True) + 1e-12
        slope = np.einsum("nk,nkf->f", (chance - good) * weight[:, None], x)
        return np.asarray(slope + 1e-3 * weights, dtype=np.float64)

    return descend(gradient, np.ones(len(FIGURES)), steps=300, rate=0.15, free=0)


def learn_decision(questions: Sequence[Asked], rank: Floats) -> Floats:
    """The weights, with that of the bias behind them, that tell right best passages from others."""
    rows, labels, _ = zip(*(best(q, rank) for q in questions), strict=True)
    x = np.column_stack([np.array(rows), np.ones(len(rows))])
    y = np.array(labels)
    share = Counter((q.source, q.answerable) for q in questions)
    worth = [1 if q.source in SETS else OWN for q in questions]
    weight = np.array([n / share[q.source, q.answerable] for q, n in zip(questions, worth, strict=True)])
    weight /= weight.sum()

    def gradient(weights: Floats) -> Floats:
        chance = _logistic(x @ weights)
        penalty = 2e-4 * np.append(weights[:-1], 0.0)
        return np.asarray(x.T @ (weight * (chance - y)) + penalty, dtype=np.float64)

    return descend(gradient, np.zeros(x.shape[1]), steps=4000, rate=0.03, free=1)


def calibrated(gate: Floats, questions: Sequence[Asked], rank: Floats) -> Floats:
    """The same decision with confidences that are the shares right among the questions."""
    rows, labels, _ = zip(*(best(q, rank) for q in questions), strict=True)
    logits = np.column_stack([np.array(rows), np.ones(len(rows))]) @ gate
    x, y = np.column_stack([logits, np.ones(len(logits))]), np.array(labels)

    def gradient(line: Floats) -> Floats:
        return np.asarray(x.T @ (_logistic(x @ line) - y) / len(y), dtype=np.float64)

    stretch, move = descend(gradient, np.array([1.0, 0.0]), steps=2000, rate=0.02, free=1)
    line = gate * stretch
    line[-1] += move
    return np.asarray(line, dtype=np.float64)


def best_threshold(judged: Sequence[tuple[Asked, float, bool]]) -> float:
    """The threshold with the best mean balance over the sources, right answers less the mean rate of false ones, among
    those that let no more than `MISLED` of the misleading questions through."""
    sources: defaultdict[str, defaultdict[str, list[tuple[float, bool]]]] = defaultdict(lambda: defaultdict(list))
    for question, sure, right in judged:
        sources[question.source][question.condition].append((sure, right))

    def balance(threshold: float) -> float:
        total = 0.0
        for conditions in sources.values():
            for name, rows in conditions.items():
                if name == "answerable":
                    total += sum(right for sure, right in rows if sure >= threshold) / len(rows)
                else:
                    total -= sum(sure >= threshold for sure, _ in rows) / len(rows) / (len(conditions) - 1)
        return total

    balances = np.array([balance(step / 200) for step in range(201)])
    smoothed = [balances[max(n - SMOOTH, 0) : n + SMOOTH + 1].mean() for n in range(len(balances))]
    misled = np.array([sure for conditions in sources.values() for sure, _ in conditions.get(ADVERSARIAL, [])])
    allowed = [n for n in range(len(smoothed)) if not len(misled) or (misled >= n / 200).mean() <= MISLED]
    return max(allowed, key=lambda n: smoothed[n]) / 200


def best(question: Asked, rank: Floats) -> tuple[Floats, float, bool]:
    """What the decision weighs of the best candidate, whether it is right, and whether it can be no answer."""
    scores = question.figures @ rank
    top = int(np.argmax(scores))
    lead = float(_softmax(scores)[top]) ** 2 * question.figures[top, FIGURES.index("passage")]
    row = np.array(inputs(question.figures[top], lead), dtype=np.float64)
    return row, float(question.right[top]), bool(question.hopeless[top])


def _softmax(scores: Floats) -> Floats:
    chance = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(chance / chance.sum(axis=-1, keepdims=True), dtype=np.float64)


def _logistic(logits: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-logits)), dtype=np.float64)


def descend(gradient: Callable[[Floats], Floats], weights: Floats, steps: int, rate: float, free: int) -> Floats:
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
    for place, (path, questions) in enumerate(sorted(pairs)):
        library = Library()
        [article] = (await library.load(path)).loaded
        reading = Reading(article)
        collection = Collection(reading.language)
        collection.add(reading)
        for gold in read_rows(questions, GoldQuestion):
            condition = "answerable" if gold.paragraphs else "unanswerable"
            asked.append(_asked("articles", place, condition, gold.question, collection, gold.paragraphs))
    return asked


def question_set(name: str, path: Path, every: int) -> Iterator[Asked]:
    """The questions of a set: answerable, with their paragraphs removed, asked of the next article, and misleading."""
    raw = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [SetArticle.model_validate(row) for row in raw]
    strings = {q["id"]: q["answers"] for row in raw for q in row["questions"]}
    shelves = [Shelf(row) for row in rows]
    for place, row in enumerate(rows):
        other = (place + 1) % len(rows)
        whole = shelves[place].collection
        questions = row.questions[::every]
        for q in questions:
            if not q.answerable:
                yield _asked(name, place, ADVERSARIAL, q.question, whole, ())
        asked = sorted((q for q in questions if q.answerable), key=lambda q: q.gold)
        for gold, group in groupby(asked, key=lambda q: q.gold):
            rest = [p for p in row.passages if p.id not in gold]
            shelf = shelves[place].without(gold) if rest else None
            for q in group:
                yield _asked(name, place, "answerable", q.question, whole, _numbers(row, q))
                if shelf is not None and not _hold(rest, strings[q.id]):
                    yield _asked(name, place, "removed", q.question, shelf.collection, ())
                if not _hold(rows[other].passages, strings[q.id]):
                    yield _asked(name, place, "wrong_article", q.question, shelves[other].collection, ())


def _numbers(row: SetArticle, question: SetQuestion) -> tuple[int, ...]:
    return tuple(number for number, p in enumerate(row.passages, 1) if p.id in question.gold)


def _hold(passages: Sequence[SetPassage], answers: Sequence[str]) -> bool:
    return any(a.casefold() in p.text.casefold() for a in answers if len(a) > 2 for p in passages)


def _asked(source: str, article: int, condition: str, text: str, collection: Collection, gold: Sequence[int]) -> Asked:
    question = understand(text, collection)
    found = weigh_all(question, collection)
    views = [(question, collection)]
    wrong = refuted(unmentioned(views), views)
    right = [any(c.read.passage.blocks[0] <= n <= c.read.passage.blocks[1] for n in gold) for c in found]
    figures = np.array([c.evidence.figures() for c in found], dtype=np.float64).reshape(len(found), len(FIGURES))
    hopeless = np.array([wrong or lacks(question, c.read) for c in found], dtype=np.bool_)
    return Asked(source, article, condition, figures, np.array(right, dtype=np.float64), hopeless)


if __name__ == "__main__":
    sys.exit(main())
