from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.evaluation.reliability import Sure, expected_error, read, shown, table


def test_confidences_that_keep_their_word_have_no_error() -> None:
    honest = [Sure(0.75, right) for right in (True, True, True, False)] + [Sure(0.0, False), Sure(1.0, True)]
    assert expected_error(honest) == pytest.approx(0)
    assert expected_error([]) == 0


def test_the_error_is_the_mean_distance_between_confidence_and_share_right() -> None:
    boastful = [Sure(0.9, True), Sure(0.9, False), Sure(0.2, False), Sure(0.2, True)]
    assert expected_error(boastful) == pytest.approx((0.4 + 0.3) / 2)


def test_a_case_falls_into_the_bin_that_begins_with_it_and_a_sure_one_into_the_last() -> None:
    bins = table([Sure(0.1, True), Sure(0.19, False), Sure(1.0, True)])
    assert [each.cases for each in bins] == [0, 2, 0, 0, 0, 0, 0, 0, 0, 1]
    assert bins[1].confidence == pytest.approx(0.145)
    assert bins[1].right == 0.5


def test_a_case_is_right_when_the_top_passage_answers_whether_it_was_given_or_not(tmp_path: Path) -> None:
    cases = [
        {"case": "a/answerable", "gold": ["a1"]},
        {"case": "b/answerable", "gold": ["b1"]},
        {"case": "c/removed", "gold": []},
        {"case": "d/removed", "gold": []},
    ]
    told = [
        {"case": "a/answerable", "passage": None, "confidence": 0.4, "top": "a1"},
        {"case": "b/answerable", "passage": "b2", "confidence": 0.8, "top": "b2"},
        {"case": "c/removed", "passage": None, "confidence": 0.1, "top": None},
    ]
    for name, rows in (("cases", cases), ("told", told)):
        (tmp_path / name).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert read(tmp_path / "cases", tmp_path / "told") == [(0.4, True), (0.8, False), (0.1, False), (0.0, False)]


def test_the_table_has_a_line_a_bin_and_the_error_below() -> None:
    lines = shown([Sure(0.25, True)]).splitlines()
    assert len(lines) == 12
    assert lines[3].split() == ["0.2", "0.3", "1", "0.250", "1.000"]
    assert lines[4].split()[2:] == ["0", "-", "-"]
    assert "0.750" in lines[-1]
