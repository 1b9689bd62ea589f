"""Measures quality on the gold files beside the project, and on the project's own.

    python -m tests.evaluate --shared ../shared --out build/eval

Asks the questions of the project's own articles, runs the `onrecord eval` commands on the other files, and prints what
the scorers beside the sets make of their predictions, and how far the confidences of all sets can be taken at their
word. The errors with quotations are counted by phenomenon as well, with examples in `quotes-errors.md` among the
predictions.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

from tests.evaluation import cases, marked, news, own, reliability

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "gold"
SETS = {"squad2": 1, "newwiki": 4, "xquad_ru": 1}
"""Each set of questions, and one question in how many is asked of it."""


def main() -> int:
    """Runs all measurements; 1 when a command fails, 0 otherwise, whatever the figures are."""
    parser = argparse.ArgumentParser(description="Measure quality on the gold files.")
    parser.add_argument(
        "--shared", type=Path, default=ROOT.parent / "shared", help="the folder with article/ and eval/"
    )
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "eval", help="where the predictions go")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    began = time.perf_counter()
    own_articles()
    if args.shared.is_dir():
        given_article(args.shared / "article")
        answers(args.shared / "eval" / "answers", args.out)
        sections = quotes(args.shared / "eval" / "quotes", args.out)
        sections += given_quotes(args.shared / "article")
    else:
        sections = []
        print(f"\n{args.shared} is not there: only the project's own gold files were measured")
    sections += own_quotes()
    report = args.out / "quotes-errors.md"
    report.write_text("# Errors with quotations, by phenomenon\n\n" + "\n".join(sections), encoding="utf-8")
    print(f"\nerrors by phenomenon, with examples: {report}")
    print(f"\nmeasured in {time.perf_counter() - began:.0f} s")
    return 0


def own_articles() -> None:
    """The project's own invented articles: those it was built with, and those kept apart."""
    for title, folders in {
        "own articles": (ROOT / "knowledge" / "articles", GOLD / "articles"),
        "own articles, held out": (GOLD / "heldout" / "articles",),
    }.items():
        heading(title)
        print(own.table([file for folder in folders for file in sorted(folder.iterdir())], article_questions))


def article_questions(article: Path) -> Path | None:
    """The questions about an article of the project, when there are any."""
    folders = (GOLD / "questions", GOLD / "heldout" / "questions")
    return next((path for folder in folders if (path := folder / f"{article.stem}.jsonl").exists()), None)


def given_article(folder: Path) -> None:
    """The article the bot was asked for."""
    for article in sorted(folder.glob("*.txt")):
        heading(f"article: {article.stem}")
        onrecord("eval", "article", folder / "questions_dev.jsonl", "--articles", article, "--failures")


def answers(folder: Path, out: Path) -> None:
    """The sets of questions about paragraphs."""
    scorer = folder / "score.py"
    sure: list[reliability.Sure] = []
    for name, every in SETS.items():
        heading(f"answers: {name}, one question in {every}")
        source, asked, predicted = folder / f"{name}.jsonl", out / f"{name}.cases", out / f"{name}.predictions"
        onrecord("eval", "answers", source, "--every", every, "--predictions", predicted)
        with asked.open("w", encoding="utf-8") as file:
            run([sys.executable, scorer, "cases", source, "--every", every], stdout=file)
        run([sys.executable, scorer, "score", asked, predicted])
        sure += reliability.read(asked, predicted)
    heading("answers: confidences of all sets")
    print(reliability.shown(sure))


def quotes(folder: Path, out: Path) -> list[str]:
    """The set of quotations; returns its section of the report of errors."""
    heading("quotes: dev")
    predicted, gold = out / "quotes.predictions", folder / "dev.jsonl"
    onrecord("eval", "quotes", gold, "--predictions", predicted)
    run([sys.executable, folder / "score.py", "--gold", gold, "--pred", predicted])
    found, alarms = news.judged(gold, predicted, news.scorer(folder / "score.py"))
    return [section("quotes: dev, by phenomenon", found, alarms, news.ORDER)]


def given_quotes(folder: Path) -> list[str]:
    """The quotations of the article the bot was asked for; returns its section of the report of errors."""
    sections = []
    gold = folder / "quotes_dev.jsonl"
    for article in sorted(folder.glob("*.txt")) if gold.exists() else ():
        found, alarms = marked.judged(article, gold)
        sections.append(section(f"quotes: {article.stem}", found, alarms, marked.ORDER))
        print("".join(f"  {line}\n" for line in marked.failures(found, alarms)), end="")
    return sections


def own_quotes() -> list[str]:
    """The quotations of the project's own invented articles, language by language; returns their sections."""
    sections = []
    for folder in sorted(path for path in (GOLD / "quotes").rglob("*") if path.is_dir()):
        judged = [marked.judged(file, file.with_suffix(".jsonl")) for file in sorted(folder.glob("*.txt"))]
        if judged:
            found = [case for each, _ in judged for case in each]
            alarms = [alarm for _, each in judged for alarm in each]
            title = f"own quotes: {folder.relative_to(GOLD / 'quotes')}"
            # What is held out is for checking: examples of its failures would invite tuning.
            examples = 0 if "heldout" in folder.parts else cases.EXAMPLES
            sections.append(section(title, found, alarms, marked.ORDER, examples))
    return sections


def section(
    title: str,
    found: list[cases.Case],
    alarms: list[cases.FalseAlarm],
    order: tuple[str, ...],
    examples: int = cases.EXAMPLES,
) -> str:
    """Prints a table of errors, and returns it in Markdown with examples."""
    heading(title)
    print(cases.shown(cases.table(found, order)))
    print(f"  false alarms: {len(alarms)}")
    return cases.written(title, found, alarms, order, examples)


def heading(text: str) -> None:
    """A title above a table."""
    print(f"\n== {text}", flush=True)


def onrecord(*arguments: object) -> None:
    """One call of the command."""
    run([sys.executable, "-m", "bot", *arguments])


def run(command: list[object], stdout: object = None) -> None:
    """One program; its failure ends the measurement."""
    subprocess.run([str(part) for part in command], check=True, stdout=stdout)  # type: ignore[call-overload]


if __name__ == "__main__":
    sys.exit(main())
