"""The set of news articles: its quotations judged by its own scorer, each with the phenomena it shows."""

from __future__ import annotations

import importlib.util
import json
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.evaluation.cases import Case, FalseAlarm, Verdict

ORDER = (
    "cue before", "cue after", "split", "inverted", "follow-up", "mixed clause", "full name", "surname only", "pronoun",
    "description", "organisation", "long apposition", "colon", "nested marks", "multi-paragraph", "doubled apostrophes",
    "lead-in paragraph", "according to", "no source", "possessive", "heading",
)  # fmt: skip
"""The phenomena in the order of the table."""
_SOURCES = {
    "full_name": "full name", "single_name": "surname only", "pronoun": "pronoun", "description": "description",
    "org_name": "organisation", "missing": "no source",
}  # fmt: skip
_NESTED = re.compile(r"[\"“”«»]|(?<!\w)['‘](?=\w)|''")
_SENTENCE_END = re.compile(r"[.!?…][\"”’']*\s+[\"“A-Z]")
_FAR = 40
"""Characters between speaker and verb from which the words between are a long apposition."""
_HALF = 0.5

Gold = Mapping[str, Any]


def scorer(path: Path) -> ModuleType:
    """The scorer beside the set as a module."""
    spec = importlib.util.spec_from_file_location("quotes_scorer", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"there is no scorer at {path}: give the folder that has eval/quotes/score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judged(gold: Path, predictions: Path, score: ModuleType) -> tuple[list[Case], list[FalseAlarm]]:
    """All quotations of the set as cases, and what was taken for a quotation and is none."""
    made = {row["id"]: row["quotes"] for row in map(json.loads, predictions.read_text("utf-8").splitlines())}
    cases: list[Case] = []
    alarms: list[FalseAlarm] = []
    for article in score.load(gold):
        predicted = sorted(made.get(article["id"], []), key=lambda quote: int(quote["start"]))
        cases += [_case(article, quote, predicted, score) for quote in article["quotes"]]
        alarms += _alarms(article, predicted)
    return cases, alarms


def _case(article: Gold, quote: Gold, predicted: Sequence[Gold], score: ModuleType) -> Case:
    start, end = score.trim(article["text"], quote["start"], quote["end"])
    best = _best(start, end, predicted)
    level = "entity" if quote["speaker"] else "source"
    wanted = quote["speaker"] or " ".join(part["text"] for part in quote["source"]) or None
    verdict = Verdict.MISSED
    if best is not None:
        said = score.judge(best["speaker"], quote, list(article.get("entities", {})), level)
        verdict = _VERDICTS[said]
    if wanted is not None and verdict is Verdict.UNJUDGED:
        wanted = None
    label = best["speaker"] if best is not None else None
    return Case(article["id"], quote["text"], tuple(_phenomena(article, quote)), verdict, wanted, label)


_VERDICTS = {"right": Verdict.RIGHT, "wrong": Verdict.WRONG, "none": Verdict.NOT_STATED, None: Verdict.UNJUDGED}


def _best(start: int, end: int, predicted: Sequence[Gold]) -> Gold | None:
    """The prediction that covers most of a stretch, when together they cover half of it."""
    shares = [(max(0, min(end, p["end"]) - max(start, p["start"])), p) for p in _near(start, end, predicted)]
    if sum(share for share, _ in shares) < _HALF * (end - start) or not shares:
        return None
    return max(shares, key=lambda pair: pair[0])[1]


def _near(start: int, end: int, predicted: Sequence[Gold]) -> Sequence[Gold]:
    """The predictions that share a character with a stretch; they never overlap one another."""
    first = bisect_left(predicted, start, key=lambda quote: quote["end"])
    return predicted[first : bisect_left(predicted, end, key=lambda quote: quote["start"])]


def _alarms(article: Gold, predicted: Sequence[Gold]) -> list[FalseAlarm]:
    known = sorted([*article["quotes"], *article.get("ignore", [])], key=lambda quote: int(quote["start"]))
    found = []
    for quote in predicted:
        covered = sum(max(0, min(quote["end"], gold["end"]) - max(quote["start"], gold["start"])) for gold in known)
        if quote["speaker"] and covered < _HALF * (quote["end"] - quote["start"]):
            text = article["text"][quote["start"] : quote["end"]]
            found.append(FalseAlarm(article["id"], text, quote["speaker"]))
    return found


def _phenomena(article: Gold, quote: Gold) -> list[str]:
    """The phenomena a quotation shows, read from where its speaker, verb and marks stand."""
    text, start, end = article["text"], quote["start"], quote["end"]
    source, cue = quote["source"], quote["cue"]
    paragraph = text.rfind("\n\n", 0, start) + 2 if "\n\n" in text[:start] else 0
    siblings = [q for q in article["quotes"] if q["attribution"] == quote["attribution"] and q is not quote]
    found = [_SOURCES.get(quote["source_type"], str(quote["source_type"]))]
    if cue:
        found.append("cue before" if cue[0]["start"] < start else "cue after")
        if any(_between(cue[0]["start"], quote, other) for other in siblings):
            found.append("split")
        if source and end <= cue[0]["start"] < source[0]["start"]:
            found.append("inverted")
        if source and _gap(text, source, cue) > _FAR:
            found.append("long apposition")
        if cue[0]["text"].lower().startswith("according"):
            found.append("according to")
    if source and _is_follow_up(text, quote, siblings):
        found.append("follow-up")
    if source and source[0]["start"] < paragraph:
        found.append("lead-in paragraph")
    if source and (re.match(r"[’']s\b", text[source[-1]["end"] :]) or source[-1]["text"].endswith(("’s", "'s"))):
        found.append("possessive")
    before = text[max(0, start - 6) : start].rstrip(" \"'“‘\n")
    flags = set(quote["flags"])
    marked = {
        "mixed clause": quote["kind"] == "mixed",
        "colon": before.endswith(":"),
        "nested marks": _NESTED.search(text[start + 1 : end - 1]) is not None,
        "multi-paragraph": "\n\n" in text[start:end] or bool(flags & {"continued", "reopened", "unclosed"}),
        "doubled apostrophes": quote["mark"] == "''",
        "heading": "title_line" in flags,
    }
    return found + [name for name, holds in marked.items() if holds]


def _between(place: int, one: Gold, other: Gold) -> bool:
    first, second = sorted((one, other), key=lambda quote: int(quote["start"]))
    return bool(first["end"] <= place < second["start"])


def _gap(text: str, source: Sequence[Gold], cue: Sequence[Gold]) -> int:
    """Characters between speaker and verb, when a comma stands among them; 0 otherwise."""
    first, last = sorted((source[0], cue[0]), key=lambda part: int(part["start"]))
    between = text[first["end"] : last["start"]]
    return len(between) if "," in between else 0


def _is_follow_up(text: str, quote: Gold, siblings: Sequence[Gold]) -> bool:
    """Whether its speaker stands in an earlier sentence, with another quotation of the same speech between."""
    source = quote["source"][0]["end"]
    between = [other for other in siblings if source <= other["end"] <= quote["start"]]
    before = [other for other in siblings if other["end"] <= source]
    if between and _SENTENCE_END.search(text, between[-1]["end"] - 2, quote["start"] + 1):
        return True
    return bool(before) and _SENTENCE_END.search(text, source, quote["start"] + 1) is not None
