"""A bounded memory."""

from bot.recent import Recent


def test_the_entry_used_longest_ago_is_forgotten_first() -> None:
    memory: Recent[str, int] = Recent(2)
    memory.put("a", 1)
    memory.put("b", 2)
    assert memory.get("a") == 1
    memory.put("c", 3)
    assert (memory.get("a"), memory.get("b"), memory.get("c"), len(memory)) == (1, None, 3, 2)


def test_an_entry_can_be_replaced_and_dropped() -> None:
    memory: Recent[str, int] = Recent(2)
    memory.put("a", 1)
    memory.put("a", 2)
    assert memory.get("a") == 2
    memory.drop("a")
    memory.drop("a")
    assert memory.get("a") is None


def test_entries_that_fit_are_forgotten_together() -> None:
    memory: Recent[str, int] = Recent(5)
    for number, name in enumerate("abc"):
        memory.put(name, number)
    memory.drop_where(lambda value: value < 2)
    assert (memory.get("a"), memory.get("b"), memory.get("c"), len(memory)) == (None, None, 2, 1)
