"""The flood limit: fair, polite once, and bounded."""

from __future__ import annotations

from bot.flood import WINDOW, FloodGate, Verdict


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_person_may_ask_as_often_as_the_limit_says_then_is_told_once() -> None:
    gate = FloodGate(3, Clock())
    verdicts = [gate.judge(7) for _ in range(6)]
    assert verdicts == [Verdict.SERVE] * 3 + [Verdict.NOTICE] + [Verdict.IGNORE] * 2


def test_the_notice_comes_again_only_after_a_window() -> None:
    clock = Clock()
    gate = FloodGate(1, clock)
    verdicts = []
    for _ in range(4):
        verdicts.append([gate.judge(7), gate.judge(7)])
        clock.now += WINDOW / 2
    assert verdicts[0] == [Verdict.SERVE, Verdict.NOTICE]
    assert verdicts[1] == [Verdict.IGNORE, Verdict.IGNORE]
    assert verdicts[2][1] is Verdict.NOTICE


def test_asking_slowly_never_meets_the_limit() -> None:
    clock = Clock()
    gate = FloodGate(6, clock)
    for _ in range(50):
        assert gate.judge(7) is Verdict.SERVE
        clock.now += WINDOW / 6


def test_after_a_pause_a_person_is_served_again_but_no_more_than_the_limit() -> None:
    clock = Clock()
    gate = FloodGate(2, clock)
    for _ in range(5):
        gate.judge(7)
    clock.now += 10 * WINDOW
    assert [gate.judge(7) for _ in range(3)] == [Verdict.SERVE, Verdict.SERVE, Verdict.NOTICE]


def test_one_persons_flood_is_no_other_persons_limit() -> None:
    gate = FloodGate(1, Clock())
    gate.judge(7)
    gate.judge(7)
    assert gate.judge(8) is Verdict.SERVE


def test_only_so_many_people_are_remembered_and_the_quietest_go_first() -> None:
    gate = FloodGate(1, Clock(), remembered=3)
    for person in (1, 2, 3, 1, 4):
        gate.judge(person)
    assert len(gate) == 3
    assert gate.judge(1) is Verdict.IGNORE
    assert gate.judge(2) is Verdict.SERVE


def test_a_person_who_is_forgotten_starts_anew() -> None:
    gate = FloodGate(1, Clock())
    gate.judge(7)
    gate.judge(8)
    gate.forget(7)
    gate.forget(9)
    assert len(gate) == 1
    assert gate.judge(7) is Verdict.SERVE
