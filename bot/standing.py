"""How the passages behind the buttons of an answer stand to the question: the tags of their places say it."""

from __future__ import annotations

from bot.buttons import Place, Press, Role

PASSAGE = 1
"""Tag of a citation of a numbered passage: `number` is the passage's, `detail` the highlighted sentence's position."""

SPAN = 2
"""Tag of a citation of words outside the passages: `number` is where they start, `detail` their length."""

NEAR = 7
"""Tag as `PASSAGE`, of a passage that is only near to the question."""

DISPUTED = 8
"""Tag as `PASSAGE`, of a passage that states otherwise than the answer."""

PASSAGES = frozenset({PASSAGE, NEAR, DISPUTED})


def is_near(press: Press) -> bool:
    """Whether the passage that a button is about answers nothing."""
    return press.role is Role.NEAREST or press.place.tag == NEAR


def siblings(press: Press) -> tuple[int, ...]:
    """The positions of the places in the same list: what answers, or what is only near."""
    near = is_near(press)
    return tuple(n for n in range(len(press.places)) if is_near(press.to(n)) == near)


def rank(press: Press) -> tuple[int, int]:
    """Which of how many passages of its list it is about, counted from 1."""
    listed = siblings(press)
    return listed.index(press.index) + 1, len(listed)


def disputing(places: tuple[Place, ...]) -> tuple[int, ...]:
    """The positions of the places that state otherwise than the first."""
    return tuple(n for n, place in enumerate(places) if place.tag == DISPUTED)
