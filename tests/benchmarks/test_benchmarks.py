"""Limits so loose that only a catastrophe breaks them, whatever else the machine does; `make bench` has the goals."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.models import Answer
from tests.benchmarks.articles import LONG_READ, Inventor, as_files
from tests.benchmarks.broadcast import broadcast
from tests.benchmarks.digesting import digesting
from tests.benchmarks.due import due
from tests.benchmarks.figures import Figure, percentile
from tests.benchmarks.latency import filled, one_article, who
from tests.benchmarks.memory import memory
from tests.benchmarks.processes import ECHO, REAL, ROOT, BotEndedError, environment, running_bot
from tests.benchmarks.questions import questions
from tests.benchmarks.quoting import MARKS, more_text, nothing_but_marks
from tests.benchmarks.reading import growth
from tests.benchmarks.startup import startup
from tests.benchmarks.throughput import throughput


def _values(figures: list[Figure]) -> dict[str, float]:
    return {figure.name: figure.value for figure in figures}


def test_a_digest_takes_no_more_than_moments() -> None:
    values = _values(digesting(articles=3, chats=5))
    assert len(values) == 11
    assert all(value < 1_000 for name, value in values.items() if "p50" in name)


def test_the_same_seed_makes_the_same_article_and_another_seed_another() -> None:
    assert Inventor(5).article() == Inventor(5).article()
    assert Inventor(5).article().markdown != Inventor(6).article().markdown


def test_the_invented_article_is_a_long_read_with_quotations_that_answers_its_own_questions() -> None:
    invented = Inventor(1).article()
    library = filled(iter([invented]))
    (article,) = library.articles()
    assert len(library.passages(article.version)) == LONG_READ
    assert 3_000 < invented.words < 5_000
    assert len(library.quotations(article.version)) > LONG_READ // 3

    async def ask_all() -> list[bool]:
        return [isinstance(await library.ask(asked.text), Answer) for asked in invented.questions]

    answered = asyncio.run(ask_all())
    assert sum(answered) > len(answered) / 2


def test_there_are_enough_different_questions_of_all_kinds() -> None:
    asked = questions(Inventor(1).article(), 500)
    assert len({each.text for each in asked}) == 500
    kinds = Counter(each.kind for each in asked)
    assert {"speech", "who is", "when", "misspelt", "careless", "unknown", "long", "words", "odd"} <= set(kinds)
    assert asked == questions(Inventor(1).article(), 500)


@pytest.mark.parametrize(("share", "expected"), [(0.5, 2), (0.75, 3), (0.99, 4), (1.0, 4), (0.0, 1)])
def test_a_percentile_is_the_value_that_so_many_do_not_exceed(share: float, expected: float) -> None:
    assert percentile([4, 1, 3, 2], share) == expected


def test_a_figure_is_one_line_with_its_unit_its_ratio_and_whether_it_met_its_goal() -> None:
    line = Figure("engine p50", 0.8234, "ms", 1.9, "bare query", goal=2.0).line()
    assert " ".join(line.split()) == "engine p50 0.823 ms 1.90 x bare query goal <= 2: met"
    assert Figure("share", 0.5, "x", goal=0.6, at_least=True).line().endswith("goal >= 0.6: missed")


def test_a_question_about_one_article_is_answered_in_milliseconds() -> None:
    values = _values(one_article(60))
    assert values[f"engine p50 ({LONG_READ} paragraphs)"] < 20
    assert values[f"engine p99 ({LONG_READ} paragraphs)"] < 100


def test_looking_up_who_said_something_takes_milliseconds() -> None:
    p50, p99 = who(200, 40)
    assert p50.value < 50
    assert p99.value < 500


def test_reading_an_article_does_not_take_quadratic_time() -> None:
    for figure in growth(40, times=4, kinds=("prose",)):
        assert figure.ratio is not None
        assert figure.ratio < 10, figure.line()


def _linear(measure: Callable[[], list[Figure]]) -> bool:
    """Whether four times the text takes less than six times the time, in one of a few tries: a busy machine spoils
    some of them, and what is quadratic takes sixteen times the time in each."""
    return any(all(figure.ratio is not None and figure.ratio < 6 for figure in measure()) for _ in range(5))


def test_finding_quotations_in_more_text_takes_linear_time() -> None:
    assert _linear(lambda: more_text(2_000))


@pytest.mark.parametrize("kind", MARKS)
def test_finding_quotations_in_nothing_but_marks_takes_linear_time(kind: str) -> None:
    assert _linear(lambda: nothing_but_marks(60_000, kinds=[kind]))


def test_starting_takes_seconds() -> None:
    for figure in startup(1):
        assert figure.value < 8, figure.line()


async def test_the_bot_is_small_and_not_much_slower_than_an_empty_one() -> None:
    for figure in await memory(20, rest=0.2):
        assert 20 < figure.value < 400, figure.line()
    values = _values(await throughput(60, pairs=1))
    assert values["bot / empty bot, replies a second"] > 0.15


def test_finding_who_is_due_takes_milliseconds() -> None:
    values = _values(due(20_000, 5_000))
    assert values["finding 500 that are due"] < 200


async def test_digests_go_out_nearly_as_fast_as_telegram_takes_them_and_never_faster() -> None:
    rate, refused, _ = await broadcast(120)
    assert 20 < rate.value < 33  # delays are made up for, which shows in so short a time
    assert refused.value == 0


async def test_a_bot_ends_with_its_block_even_when_that_fails() -> None:
    processes: list[asyncio.subprocess.Process] = []

    async def fail() -> None:
        with as_files(Inventor(1).article()) as (path,):
            async with running_bot(ECHO, path) as bot:
                processes.append(bot.process)
                assert _is_there(bot.process.pid)
                raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    assert [process.returncode for process in processes] == [0]
    assert not _is_there(processes[0].pid)


async def test_a_bot_that_does_not_start_says_why() -> None:
    async def start() -> None:
        with as_files(Inventor(1).article()) as (path,):
            async with running_bot(REAL, path.with_name("missing.md")):
                pytest.fail("it must not start")

    with pytest.raises(BotEndedError, match="no such file"):
        await start()


def test_the_command_prints_json_on_demand_and_names_unknown_parts() -> None:
    command = [sys.executable, "-m", "tests.benchmarks"]
    done = subprocess.run([*command, "--json", "reading"], cwd=ROOT, env=environment(), capture_output=True, check=True)
    assert [figure["unit"] for figure in json.loads(done.stdout)] == ["ms", "ms"]
    refused = subprocess.run([*command, "everything"], cwd=ROOT, env=environment(), capture_output=True, check=False)
    assert refused.returncode == 2
    assert b"there is no part everything" in refused.stderr


def _is_there(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()
