"""The quotations of an article given to those who speak them, block by block.

First by what reporting clauses say, then by what the block before leads to, then by what is likely.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from knowledge.quotations.attribution import Attribution, Link, attribute
from knowledge.quotations.likely import Surroundings
from knowledge.quotations.marks import Marked
from knowledge.speakers.analysis import Scene
from knowledge.speakers.stage import Clause
from knowledge.speakers.voices import Voice

Decide = Callable[[Surroundings], Voice | None]
"""Whose words a quotation holds that no clause attributes; None when that is not certain."""


def attributed(
    text: str, scenes: Sequence[Scene], marks: tuple[Marked, ...], decide: Decide
) -> Iterator[tuple[Scene, list[Attribution]]]:
    """Each scene with one attribution for each of its quotations."""
    previous: tuple[Scene, list[Attribution]] | None = None
    for scene in scenes:
        attributions = _led_in(attribute(scene), scene, previous, marks)
        before = _voice_before(previous, scene)
        for number, attribution in enumerate(attributions):
            if attribution.voice is not None:
                continue
            mark = marks[scene.frame.tokens[attribution.token].quote]
            voice = decide(Surroundings(text, mark, scene, attributions, number, before))
            if voice is not None:
                attributions[number] = replace(attribution, link=Link.LIKELY, voice=voice)
        previous = (scene, attributions)
        yield previous


def _voice_before(previous: tuple[Scene, list[Attribution]] | None, scene: Scene) -> Voice | None:
    """Who speaks at the end of the block before."""
    if previous is None or previous[0].frame.block != scene.frame.block - 1:
        return None
    attributions, clauses = previous[1], previous[0].clauses
    token = attributions[-1].token if attributions else -1
    if clauses and clauses[-1].report.first > token:
        return clauses[-1].voice
    return attributions[-1].voice if attributions else None


def _led_in(
    attributions: list[Attribution],
    scene: Scene,
    previous: tuple[Scene, list[Attribution]] | None,
    marks: tuple[Marked, ...],
) -> list[Attribution]:
    """The attributions of a block, where the block before leads to its opening quotation: with a colon at its end, or
    with a quotation that was never closed because it goes on here. Only fills in what the block itself leaves open."""
    if previous is None or previous[0].frame.block != scene.frame.block - 1:
        return attributions
    if not attributions or not _leaves_open(attributions[0]):
        return attributions
    voice, cue = _lead(*previous, marks)
    if voice is None or not voice.stated:
        return attributions
    first = attributions[0]
    pronoun = first.voice.key if first.voice is not None else None
    link = Link.CONTINUED if first.link is Link.NONE else first.link
    led = [replace(first, link=link, voice=voice, cue=first.cue or cue)]
    for attribution in attributions[1:]:
        same = attribution.voice is not None and attribution.voice.key == pronoun
        led.append(replace(attribution, voice=voice) if same else attribution)
    return led


def _leaves_open(first: Attribution) -> bool:
    """Whether the quotation opens its block and has no clause of its own, or one with nothing but a pronoun."""
    if first.token != 0:
        return False
    if first.link is Link.NONE:
        return first.alone
    return first.link is Link.BESIDE and first.voice is not None and not first.voice.stated


def _lead(
    scene: Scene, attributions: list[Attribution], marks: tuple[Marked, ...]
) -> tuple[Voice | None, tuple[int, int] | None]:
    tokens = scene.frame.tokens
    if not tokens:
        return None, None
    last = len(tokens) - 1
    if tokens[last].low == ":":
        clauses = [c for c in scene.clauses if c.report.first >= scene.frame.starts[last]] or _undisturbed(scene, last)
        keys = {c.voice.key if c.voice is not None else None for c in clauses}
        if len(keys) == 1 and clauses[-1].voice is not None:
            report = clauses[-1].report
            return clauses[-1].voice, (tokens[report.first].start, tokens[report.last].end)
    if attributions and attributions[-1].token == last and not marks[tokens[last].quote].closed:
        return attributions[-1].voice, attributions[-1].cue
    return None, None


def _undisturbed(scene: Scene, last: int) -> Sequence[Clause]:
    """The clauses of a block whose last sentence only leads on ("At the same time, nothing is settled:"): all of them,
    unless that sentence names somebody."""
    names = (name for name in scene.names if name.first >= scene.frame.starts[last])
    return () if any(name.first in scene.people for name in names) else scene.clauses
