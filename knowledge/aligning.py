"""How remembered words and spoken ones run side by side: the same, changed, left out, added, moved."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, pairwise

from rapidfuzz.distance import OSA

from knowledge.utterances import Told

LIKE = 0.6
"""What a word of the same stem, or one that is spelt almost alike, counts of its weight."""
CHANGED, ADDED, LEFT_OUT = 0.35, 0.4, 0.15
"""Costs of a word changed, added to what was said, left out of it, as shares of its weight: a word remembered in place
of another is cheaper than one added, so that both are seen to differ."""
SPELLING = 0.75
"""Least similarity (optimal string alignment) of two spellings of one word."""
LONG_WORD = 4
"""Letters that a word needs to be taken for another spelling."""
PIECES = 1e-6
"""What decides between alignments that are else equal: words that were added together are added in one piece."""
WINDOW = 800
"""Spoken words, at least, that are looked through: of a longer speech, those around the stretch that shares most."""
STRAY = 2
"""Words beside the stretch found in which moved words are looked for, beyond their number."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Words remembered beside words spoken.

    `same` are pairs (place among the remembered, place among the spoken) of the same word; `first` and `last` bound
    the stretch of spoken words; `likeness` is 0..1, the shared weight of both (Dice's coefficient, where words that
    an ellipsis stands for do not count); `shared` is the number of words that both have, `telling` that of the content
    words among them.
    """

    same: tuple[tuple[int, int], ...]
    first: int
    last: int
    likeness: float
    shared: int
    telling: int


def align(asked: Sequence[Told], spoken: Sequence[Told], gaps: Collection[int] = ()) -> Alignment | None:
    """Finds the stretch of `spoken` that `asked` as a whole is most like; None when they have no word in common.

    `gaps` are places in `asked` before which an ellipsis stands: any number of words may be left out there. Of a
    speech longer than `window_of` only the part that shares most is compared, so that time is proportional to the
    square of the length of `asked`.
    """
    if len(spoken) > window_of(asked):
        return _aligned_in_window(asked, spoken, gaps)
    steps = _trace(asked, spoken, frozenset(gaps))
    shared = {(i, j): _worth(asked[i], spoken[j]) for i, j in steps}
    hits = [pair for pair, worth in shared.items() if worth > 0]
    if not hits:
        return None
    first, last = _bounds(steps, hits, spoken)
    moved = _moved(asked, spoken, hits, first, last)
    first = min([first, *(j for _, j in moved)])
    last = max([last, *(j for _, j in moved)])
    weight = sum(shared[pair] for pair in hits) + sum(LIKE * asked[i].weight for i, _ in moved)
    skipped = _under_ellipsis(hits, gaps)
    window = sum(spoken[j].weight for j in range(first, last + 1) if j not in skipped)
    return Alignment(
        same=tuple((i, j) for i, j in hits if asked[i].key == spoken[j].key),
        first=first,
        last=last,
        likeness=min(1.0, 2 * weight / (sum(word.weight for word in asked) + window)),
        shared=len(hits) + len(moved),
        telling=sum(1 for i, _ in (*hits, *moved) if asked[i].content),
    )


def window_of(asked: Sequence[Told]) -> int:
    """How many spoken words are compared with remembered ones at most."""
    return max(WINDOW, 2 * len(asked))


def _aligned_in_window(asked: Sequence[Told], spoken: Sequence[Told], gaps: Collection[int]) -> Alignment | None:
    """The alignment with the part of a long speech whose words weigh most among those that both have."""
    wanted, width = {word.stem for word in asked}, window_of(asked)
    held = [0.0, *accumulate(word.weight if word.stem in wanted else 0.0 for word in spoken)]
    start = max(range(len(spoken) - width + 1), key=lambda place: held[place + width] - held[place])
    found = align(asked, spoken[start : start + width], gaps)
    if found is None:
        return None
    same = tuple((i, start + j) for i, j in found.same)
    return replace(found, same=same, first=start + found.first, last=start + found.last)


def _trace(asked: Sequence[Told], spoken: Sequence[Told], gaps: frozenset[int]) -> list[tuple[int, int]]:
    """The pairs of the cheapest alignment of all of `asked` with any stretch of `spoken`, in order: words that are the
    same, alike, or changed into one another (Needleman and Wunsch 1970, with free ends in `spoken`)."""
    width = len(spoken) + 1
    scores = [[0.0] * width]
    moves: list[list[int]] = []
    for i, word in enumerate(asked):
        above = scores[-1]
        behind = moves[-1] if moves else [2] * width
        row = [above[0] - ADDED * word.weight]
        move = [2]
        free = i + 1 in gaps
        for j, said in enumerate(spoken):
            across = above[j] + (_worth(word, said) or -CHANGED * word.weight) - PIECES * (behind[j] == 2)
            added = above[j + 1] - ADDED * word.weight - PIECES * (behind[j + 1] != 2)
            left_out = row[j] - (0.0 if free else LEFT_OUT * said.weight)
            best = max(across, added, left_out)
            row.append(best)
            move.append(1 if best == across else 2 if best == added else 3)
        scores.append(row)
        moves.append(move)
    i, j = len(asked), max(range(width), key=lambda place: scores[-1][place])
    pairs: list[tuple[int, int]] = []
    while i:
        step = moves[i - 1][j]
        if step == 1:
            pairs.append((i - 1, j - 1))
        i, j = (i - 1 if step != 3 else i), (j - 1 if step != 2 else j)
    return pairs[::-1]


def _worth(asked: Told, said: Told) -> float:
    """What a pair of words counts: its weight for the same word, less for a like one, nothing for others."""
    if asked.key == said.key:
        return said.weight
    if asked.number or said.number:
        return 0.0
    if asked.stem == said.stem or _spelt_alike(asked.key, said.key):
        return LIKE * min(asked.weight, said.weight)
    return 0.0


@lru_cache(maxsize=50_000)
def _spelt_alike(one: str, two: str) -> bool:
    if min(len(one), len(two)) < LONG_WORD or abs(len(one) - len(two)) > 2:
        return False
    return OSA.normalized_similarity(one, two) > SPELLING


def _bounds(
    steps: Sequence[tuple[int, int]], hits: Sequence[tuple[int, int]], spoken: Sequence[Told]
) -> tuple[int, int]:
    """The stretch of the shared words, with the changed ones at its ends as far as their sentence goes."""
    first, last = hits[0][1], hits[-1][1]
    for _, j in reversed([pair for pair in steps if pair < hits[0]]):
        if spoken[j + 1].opens:
            break
        first = j
    for _, j in (pair for pair in steps if pair > hits[-1]):
        if spoken[j].opens:
            break
        last = j
    return first, last


def _moved(
    asked: Sequence[Told], spoken: Sequence[Told], hits: Sequence[tuple[int, int]], first: int, last: int
) -> list[tuple[int, int]]:
    """Content words that both have, but in another order, in or near the stretch."""
    taken_asked, taken_spoken = {i for i, _ in hits}, {j for _, j in hits}
    left = [i for i, word in enumerate(asked) if i not in taken_asked and word.content]
    reach = len(asked) - len(taken_asked) + STRAY
    moved: list[tuple[int, int]] = []
    for i in left:
        near = range(max(0, first - reach), min(len(spoken), last + reach + 1))
        found = next((j for j in near if j not in taken_spoken and spoken[j].key == asked[i].key), None)
        if found is not None:
            taken_spoken.add(found)
            moved.append((i, found))
    return moved


def _under_ellipsis(hits: Sequence[tuple[int, int]], gaps: Collection[int]) -> set[int]:
    """The places in what was said that an ellipsis stands for."""
    skipped: set[int] = set()
    for (i, j), (following, next_j) in pairwise(hits):
        if any(i < gap <= following for gap in gaps):
            skipped.update(range(j + 1, next_j))
    return skipped
