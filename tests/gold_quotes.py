"""Measures quotations and their speakers on the invented articles in `gold/quotes`.

python -m tests.gold_quotes ru uk heldout/ru --failures
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from knowledge.evaluation.jsonl import read_rows
from knowledge.loading import load_file
from knowledge.models import SPEECH, Article, Quotation, QuotationKind, cut
from knowledge.quotations import find_quotations

QUOTES = Path(__file__).resolve().parent / "gold" / "quotes"

Range = tuple[int, int]


class GoldQuotation(BaseModel):
    """A quotation as a reader marked it: `start:end` of the file's text without the marks; `aliases` are the other
    forms of the speaker's name that may be shown."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    paragraph: int
    start: int
    end: int
    text: str
    speaker: str | None
    kind: QuotationKind
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """All that the speaker may be called; empty when the article does not say who speaks."""
        return frozenset(map(_uncapitalised, (self.speaker, *self.aliases)) if self.speaker is not None else ())


@dataclass
class Score:
    """Counts over some articles.

    `gold` and `found` are quotations that are speech, and those of them found with the same words; `spurious` are
    predictions of speech where there is none; `kinds` found ones of the right kind. `nameable` are gold quotations
    whose speaker a reader can tell, `right` and `wrong` the predictions that name one. `failures` says what went wrong.
    """

    gold: int = 0
    found: int = 0
    kinds: int = 0
    spurious: int = 0
    nameable: int = 0
    right: int = 0
    wrong: int = 0
    failures: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of the names shown that were right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of the speakers that a reader can tell and that were named."""
        return self.right / max(1, self.nameable)

    @property
    def detected(self) -> float:
        """Share of the speech that was found as speech with the same words."""
        return self.found / max(1, self.gold)


def articles(folder: str) -> list[tuple[Path, Path]]:
    """The articles of a folder of `gold/quotes`, each with the file of its quotations."""
    return [(path, path.with_suffix(".jsonl")) for path in sorted((QUOTES / folder).glob("*.txt"))]


def measured(folders: Sequence[str]) -> Score:
    """The score over all articles of some folders."""
    score = Score()
    for folder in folders:
        for file, gold in articles(folder):
            article = load_file(file)
            rows = read_rows(gold, GoldQuotation)
            _compare(file.name, article, rows, find_quotations(article), score)
    return score


def _compare(
    name: str, article: Article, rows: Sequence[GoldQuotation], predicted: Sequence[Quotation], score: Score
) -> None:
    waiting = {_core(row.text, row.start): row for row in rows if row.kind in SPEECH}
    score.gold += len(waiting)
    score.nameable += sum(1 for row in waiting.values() if row.speaker is not None)
    for quotation, label, text, place in _spoken(article, predicted):
        row = waiting.pop(place, None)
        names = row.names if row is not None else frozenset()
        if row is None:
            score.spurious += 1
        else:
            score.found += 1
            score.kinds += row.kind is quotation.kind
            if row.kind is not quotation.kind:
                score.failures.append(f"{name}: kind {quotation.kind} for {row.kind}: {text[:60]}")
        if label is None:
            if names and row is not None:
                score.failures.append(f"{name}: nobody for {row.speaker}: {text[:60]}")
            elif row is None:
                score.failures.append(f"{name}: no speech: {text[:60]}")
        elif _uncapitalised(label) in names:
            score.right += 1
        else:
            score.wrong += 1
            wanted = row.speaker if row is not None else "no speech"
            score.failures.append(f"{name}: WRONG {label} for {wanted}: {text[:60]}")
    score.failures.extend(f"{name}: missed {row.speaker}: {row.text[:60]}" for row in waiting.values())


def _spoken(article: Article, predicted: Sequence[Quotation]) -> Iterator[tuple[Quotation, str | None, str, Range]]:
    """The predictions that are speech: each with the label shown, its words and its place in the file."""
    for quotation in predicted:
        if quotation.kind not in SPEECH:
            continue
        label = quotation.speaker.label
        text = cut(article, quotation.span)
        start = article.offsets.to_file(quotation.span.start)
        yield quotation, cut(article, label) if label is not None else None, text, _core(text, start)


def _uncapitalised(label: str) -> str:
    """The label with a small first letter: a description at the start of a sentence has a capital."""
    return label[:1].lower() + label[1:]


def _core(text: str, start: int) -> Range:
    """Where the words of a quotation stand, blanks and the comma or full stop behind them aside."""
    words = text.rstrip(" \u00a0,.")
    return start, start + len(words)


def shown(score: Score) -> str:
    """The score in one line."""
    kinds = Counter({"speech": score.gold, "found": score.found, "kind": score.kinds, "spurious": score.spurious})
    counts = ", ".join(f"{name} {number}" for name, number in kinds.items())
    return (
        f"{counts}; speakers {score.nameable}, right {score.right}, wrong {score.wrong}, "
        f"precision {score.precision:.3f}, recall {score.recall:.3f}"
    )


def main() -> None:
    """Prints the score of each folder named."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("folders", nargs="+", help="folders of tests/gold/quotes, such as ru or heldout/uk")
    parser.add_argument("--failures", action="store_true", help="what went wrong, one line each")
    args = parser.parse_args()
    for folder in args.folders:
        score = measured([folder])
        lines = [f"{folder}: {shown(score)}", *(score.failures if args.failures else ())]
        sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
