"""The limits of a single chat."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.buckets import ChatBuckets

PERSON, GROUP = 7, -7

gaps = st.lists(st.floats(0, 100), min_size=1, max_size=80)


def sent(buckets: ChatBuckets, chat_id: int, waits: list[float], call: float = 0.0) -> list[tuple[float, float]]:
    """When messages begin and end that are wanted after each of the waits, and take `call` seconds."""
    now, times = 0.0, []
    for wait in waits:
        begun = buckets.ready(chat_id, now + wait)
        buckets.take(chat_id, begun)
        now = begun + call
        buckets.done(chat_id, now)
        times.append((begun, now))
    return times


@given(gaps, st.floats(0, 3))
def test_a_chat_gets_no_two_messages_within_a_second(waits: list[float], call: float) -> None:
    times = sent(ChatBuckets(), PERSON, waits, call)
    assert all(begun - ended > 1.0 - 1e-6 for (_, ended), (begun, _) in pairwise(times))


@given(gaps)
def test_a_group_gets_no_more_than_twenty_messages_within_a_minute(waits: list[float]) -> None:
    begun = [begin for begin, _ in sent(ChatBuckets(), GROUP, waits)]
    assert all(later - earlier > 60 - 1e-6 for earlier, later in zip(begun, begun[20:], strict=False))


def test_a_quiet_group_gets_five_messages_a_second_apart_and_then_fifteen_a_minute() -> None:
    begun = [begin for begin, _ in sent(ChatBuckets(), GROUP, [0.0] * 12)]
    assert begun[:6] == [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]
    assert [later - earlier for earlier, later in pairwise(begun[6:])] == [4.0] * 5


def test_chats_do_not_wait_for_each_other() -> None:
    buckets = ChatBuckets()
    buckets.take(PERSON, 0.0)
    assert buckets.ready(PERSON + 1, 0.0) == 0.0


def test_a_pause_that_telegram_asked_for_holds_for_its_chat_alone() -> None:
    buckets = ChatBuckets()
    buckets.halt(PERSON, 40.0)
    assert buckets.ready(PERSON, 2.0) == 40.0
    assert buckets.ready(GROUP, 2.0) == 2.0


def test_a_server_that_takes_more_takes_more_for_each_chat() -> None:
    buckets = ChatBuckets(scale=10)
    assert [round(begin, 9) for begin, _ in sent(buckets, PERSON, [0.0] * 3)] == [0.0, 0.1, 0.2]


def test_chats_at_rest_are_forgotten_and_others_are_not() -> None:
    buckets = ChatBuckets()
    buckets.halt(PERSON, 1_000_000.0)
    for number in range(50_000):
        buckets.take(number + 100, float(number))
    assert len(buckets) < 15_000
    assert buckets.ready(PERSON, 60_000.0) == 1_000_000.0
