from __future__ import annotations

from pathlib import Path

import pytest

from tests.evaluate import ROOT
from tests.evaluation import marked, news
from tests.evaluation.cases import Case, FalseAlarm, Verdict, shown, table, written

CASES = [
    Case("tor", "It is shut.", ("direct", "colon"), Verdict.RIGHT, "Ann Lee", "Ann Lee"),
    Case("tor", "It is open.", ("direct",), Verdict.WRONG, "Ann Lee", "Bob Ray"),
    Case("tor", "It is wet.", ("direct",), Verdict.NOT_STATED, "Ann Lee"),
    Case("tor", "shut", ("fragment",), Verdict.MISSED, "Bob Ray"),
    Case("tor", "Who knows?", ("direct", "no source"), Verdict.UNJUDGED),
]


def test_each_phenomenon_has_its_counts_and_shares() -> None:
    lines = {line.phenomenon: line for line in table(CASES, ("colon",))}
    assert list(lines) == ["all", "colon", "direct", "fragment", "no source"]
    direct = lines["direct"]
    assert (direct.gold, direct.found, direct.right, direct.wrong, direct.not_stated) == (4, 4, 1, 1, 1)
    assert direct.recall == pytest.approx(1 / 3)
    assert direct.precision == pytest.approx(1 / 2)
    assert lines["fragment"].found == 0
    assert lines["no source"].cells()[-2:] == ("-", "-")


def test_the_report_shows_wrong_speakers_before_missing_ones_and_what_was_no_speech() -> None:
    report = written("Tor", CASES, [FalseAlarm("tor", "Sea Queen", "Ann Lee")], ())
    assert report.index("wrong: gold Ann Lee, predicted Bob Ray: “It is open.” (tor)") < report.index(
        "not stated: gold"
    )
    assert "- Ann Lee: “Sea Queen” (tor)" in report
    assert "It is shut." not in report


def test_the_table_for_the_terminal_has_a_line_a_phenomenon() -> None:
    assert len(shown(table(CASES, ())).splitlines()) == 1 + 1 + 4


TEXT = """\
The pier of Tor
By Odo Finch
“The pier is shut,” said Ann Lee. “Go home.”
The boat is called the “Sea Queen”.
Tor, its pier and all its people are fictional, and so is this article about them.
"""
GOLD = (
    '{"paragraph": 3, "start": 30, "end": 47, "text": "The pier is shut,", "speaker": "Ann Lee", "kind": "direct"}\n'
    '{"paragraph": 3, "start": 64, "end": 72, "text": "Go home.", "speaker": "Bob Ray", "kind": "direct"}\n'
    '{"paragraph": 4, "start": 98, "end": 107, "text": "Sea Queen", "speaker": null, "kind": "scare"}\n'
)


def test_a_marked_article_is_judged_quotation_by_quotation(tmp_path: Path) -> None:
    (tmp_path / "tor.txt").write_text(TEXT, "utf-8")
    (tmp_path / "tor.jsonl").write_text(GOLD, "utf-8")
    assert [TEXT[30:47], TEXT[64:72], TEXT[98:107]] == ["The pier is shut,", "Go home.", "Sea Queen"]
    cases, alarms = marked.judged(tmp_path / "tor.txt", tmp_path / "tor.jsonl")
    assert [case.verdict for case in cases] == [Verdict.RIGHT, Verdict.WRONG, Verdict.CLEAN]
    assert alarms == []
    assert marked.failures(cases, alarms) == ["wrong: gold Bob Ray, predicted Ann Lee: Go home."]


def test_the_news_articles_are_judged_by_their_own_scorer(tmp_path: Path) -> None:
    folder = ROOT.parent / "shared" / "eval" / "quotes"
    if not folder.is_dir():
        pytest.skip("the set of news articles is not beside the project")
    nothing = tmp_path / "nothing.predictions"
    nothing.write_text("", "utf-8")
    cases, alarms = news.judged(folder / "dev.jsonl", nothing, news.scorer(folder / "score.py"))
    assert {case.verdict for case in cases} == {Verdict.MISSED}
    assert alarms == []
    names = {name for case in cases for name in case.phenomena}
    assert set(news.ORDER) <= names
