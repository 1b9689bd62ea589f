"""Learns the weights by which pronouns, and quotations that no clause attributes, are led back to a person.

    python -m tests.learn_speakers --train ../shared/eval/quotes/train.jsonl

Reads a set of articles with quotations (that of `onrecord eval quotes`, with each source's span and the speaker it was
resolved to) and writes `knowledge/speakers/pronouns.json` and `knowledge/quotations/likely.json`: only weights, no
words of the set. The threshold is the lowest at which the answers of a cross-validation over articles reach the wanted
precision.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.loading import load_bytes
from knowledge.models import Article
from knowledge.quotations import find_marks, likely
from knowledge.quotations.attributed import attributed
from knowledge.quotations.likely import Surroundings
from knowledge.speakers import pronouns
from knowledge.speakers.analysis import analyse, scenes_with
from knowledge.speakers.cast import Cast, Place
from knowledge.speakers.pronouns import antecedent
from knowledge.speakers.voices import Voice

ROOT = Path(__file__).resolve().parent.parent
TRAIN = ROOT.parent / "shared" / "eval" / "quotes" / "train.jsonl"
PRONOUNS = ROOT / "knowledge" / "speakers" / "pronouns.json"
QUOTATIONS = ROOT / "knowledge" / "quotations" / "likely.json"
PRECISION = {"pronouns": 0.952, "quotations": 0.87}
FOLDS = 5
STEPS = 300
RATE = 0.3
PENALTY = 0.015
LEAST = 0.02
Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Sample:
    """A pronoun or quotation whose speaker is known: the features of each candidate, and which one is right."""

    article: str
    features: tuple[tuple[str, ...], ...]
    right: int


def main() -> int:
    """Learns and writes the weights; prints what cross-validation makes of them."""
    parser = argparse.ArgumentParser(description="Learn the weights for pronouns and for quotations without a clause.")
    parser.add_argument("--train", type=Path, default=TRAIN)
    args = parser.parse_args()
    if not args.train.is_file():
        print(f"{args.train} is not there: nothing to learn from")
        return 1
    rows = [json.loads(line) for line in args.train.read_text("utf-8").splitlines()]
    for _ in range(2):  # the second time, what has no label is decided by the weights of the first
        learn("pronouns", [sample for row in rows for sample in pronouns_of(row)], PRONOUNS)
        pronouns.model.cache_clear()
    for _ in range(2):
        learn("quotations", [sample for row in rows for sample in quotations_of(row)], QUOTATIONS)
        likely.model.cache_clear()
    return 0


def learn(title: str, samples: Sequence[Sample], path: Path) -> None:
    """Fits a model to the samples and writes its weights; those that say next to nothing are left out."""
    print(f"{title}: {len(samples)} samples")
    model = Model(samples)
    threshold = model.report(PRECISION[title])
    learned = zip(model.names, model.fit(range(len(samples))).round(3).tolist(), strict=True)
    weights = {name: weight for name, weight in learned if abs(weight) >= LEAST}
    path.write_text(json.dumps({"threshold": threshold, "weights": weights}, indent=1) + "\n", "utf-8")


def read(row: dict[str, Any]) -> Article:
    """The article of a row."""
    return load_bytes(f"{row['id']}.txt", row["text"].encode("utf-8"), media="text")


def pronouns_of(row: dict[str, Any]) -> Iterator[Sample]:
    """The pronouns of one article of the set whose antecedent is known with high confidence."""
    article = read(row)
    marks = tuple((mark.start, mark.end) for mark in find_marks(article))
    gold = {
        quote["source"][0]["start"]: quote["speaker"]
        for quote in row["quotes"]
        if quote["source_type"] == "pronoun" and quote["speaker_conf"] == "high"
    }
    found: list[Sample] = []

    def resolve(cast: Cast, place: Place, pronoun: Voice) -> Voice | None:
        """The right antecedent where it is known, else the one that the weights so far give."""
        mention = pronoun.mention
        speaker = gold.get(article.offsets.to_file(mention[0])) if mention is not None else None
        if speaker is None or pronoun.gender not in ("m", "f"):
            return antecedent(cast, place, pronoun)
        weighed = pronouns.candidates(cast, place, pronoun.gender)
        right = next((i for i, each in enumerate(weighed) if is_called(article, each.voice, speaker)), len(weighed) - 1)
        found.append(Sample(row["id"], tuple(each.features for each in weighed), right))
        return weighed[right].voice

    scenes_with(article, marks, resolve)
    return iter(found)


def quotations_of(row: dict[str, Any]) -> Iterator[Sample]:
    """The stretches in marks that no clause attributes, with the speaker that the set gives them, or nobody."""
    article = read(row)
    marks = find_marks(article)
    scenes = analyse(article, tuple((mark.start, mark.end) for mark in marks))
    found: list[Sample] = []

    def decide(around: Surroundings) -> Voice | None:
        """The right speaker where it is known, else the one that the weights so far give."""
        start, end = article.offsets.span_to_file(around.mark.inner_start, around.mark.inner_end)
        if any(each["start"] < end and start < each["end"] for each in row["ignore"]):
            return None
        quote = next((q for q in row["quotes"] if overlap(q, start, end) > (end - start) / 2), None)
        if quote is not None and not is_known(quote):
            return likely.likely_voice(around)
        weighed = likely.candidates(around)
        right = len(weighed) - 1
        if quote is not None:
            right = next((i for i, each in enumerate(weighed) if is_source(article, each.voice, quote)), right)
        found.append(Sample(row["id"], tuple(tuple(each.features) for each in weighed), right))
        return weighed[right].voice

    for _ in attributed(article.text, scenes, marks, decide):
        pass
    return iter(found)


def overlap(quote: dict[str, Any], start: int, end: int) -> int:
    """How many characters a quotation of the set shares with the range; negative when they do not touch."""
    return int(min(quote["end"], end) - max(quote["start"], start))


def is_known(quote: dict[str, Any]) -> bool:
    """Whether the set says for sure who speaks: by name, or by the very words of a description."""
    return bool(quote["source"]) and (quote["speaker_conf"] == "high" or quote["source_type"] == "description")


def is_source(article: Article, voice: Voice | None, quote: dict[str, Any]) -> bool:
    """Whether the voice is the speaker of the quotation."""
    if voice is None or voice.label is None:
        return False
    if quote["speaker"]:
        return is_called(article, voice, quote["speaker"])
    start, end = article.offsets.span_to_file(*(voice.mention or voice.label))
    return any(each["start"] < end and start < each["end"] for each in quote["source"])


def is_called(article: Article, voice: Voice | None, speaker: str) -> bool:
    """Whether the voice's name is that of the speaker: the same surname, and the same first name if both have one."""
    if voice is None or voice.label is None:
        return False
    name = article.text[slice(*voice.label)].lower().replace(".", "").split()
    wanted = speaker.lower().replace(".", "").split()
    if name[-1] != wanted[-1]:
        return False
    return len(name) == 1 or len(wanted) == 1 or name[0][0] == wanted[0][0]


class Model:
    """A softmax over the candidates of each sample."""

    def __init__(self, samples: Sequence[Sample]) -> None:
        self.samples = samples
        self.names = sorted({name for sample in samples for each in sample.features for name in each})
        index = {name: i for i, name in enumerate(self.names)}
        self._rows: list[Matrix] = []
        for sample in samples:
            rows = np.zeros((len(sample.features), len(self.names)))
            for i, features in enumerate(sample.features):
                rows[i, [index[name] for name in features]] = 1.0
            self._rows.append(rows)

    def fit(self, chosen: Sequence[int]) -> Matrix:
        """The weights of the chosen samples: gradient descent with momentum on the penalised cross-entropy."""
        rows = np.concatenate([self._rows[i] for i in chosen])
        group = np.repeat(np.arange(len(chosen)), [len(self._rows[i]) for i in chosen])
        right = np.zeros(len(rows))
        starts = np.flatnonzero(np.diff(group, prepend=-1))
        right[starts + np.array([self.samples[i].right for i in chosen])] = 1.0
        weights, speed = np.zeros(rows.shape[1]), np.zeros(rows.shape[1])
        for _ in range(STEPS):
            scores = rows @ weights
            scores -= np.maximum.reduceat(scores, starts)[group]
            raised = np.exp(scores)
            chances = raised / np.add.reduceat(raised, starts)[group]
            gradient = rows.T @ (chances - right) / len(chosen) + PENALTY * weights
            speed = 0.9 * speed - RATE * gradient
            weights += speed
        return weights

    def report(self, wanted: float) -> float:
        """Prints precision and share of answers by threshold, from cross-validation; the threshold to use."""
        articles = sorted({sample.article for sample in self.samples})
        fold = {article: i % FOLDS for i, article in enumerate(articles)}
        outcomes: list[tuple[float, bool, bool]] = []
        for held in range(FOLDS):
            inside = [i for i, sample in enumerate(self.samples) if fold[sample.article] != held]
            weights = self.fit(inside)
            for i, sample in enumerate(self.samples):
                if fold[sample.article] == held:
                    outcomes.append(self._outcome(i, sample, weights))
        print(f"  {len(self.names)} features")
        found = 1.0
        for threshold in (0.5, 0.6, 0.66, 0.68, 0.7, 0.72, 0.74, 0.76, 0.78, 0.8, 0.82, 0.84, 0.86, 0.9, 0.95, 0.98):
            answered = [right for chance, right, somebody in outcomes if somebody and chance >= threshold]
            precision = sum(answered) / max(1, len(answered))
            print(f"  from {threshold:.2f}: answered {len(answered) / len(outcomes):.1%}, right {precision:.1%}")
            if precision >= wanted:
                found = min(found, threshold)
        print(f"  threshold {found}")
        return found

    def _outcome(self, number: int, sample: Sample, weights: Matrix) -> tuple[float, bool, bool]:
        scores = self._rows[number] @ weights
        raised = np.exp(scores - scores.max())
        best = int(raised.argmax())
        return float(raised[best] / raised.sum()), best == sample.right, best < len(sample.features) - 1


if __name__ == "__main__":
    sys.exit(main())
