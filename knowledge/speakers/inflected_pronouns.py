"""Whom "он" or "она" means in Russian and Ukrainian: the only one of that gender whom the text has just named.

The gender of everybody is known there from the forms of names and verbs, so a rule is enough: it answers only when the
nearest sentence that names anybody of the gender names one person, and whoever spoke last does not contradict it.
"""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.models import SpeakerStatus
from knowledge.speakers.cast import Cast, Place
from knowledge.speakers.voices import Voice

_REACH = 6
"""Sentences that are looked back over."""
_BLOCKS = 3
_LATEST = 24
"""Appearances and speeches that are looked back over."""


@dataclass(frozen=True, slots=True)
class _Trace:
    """Somebody named or speaking: `leads` says that the name opens its sentence's cast and is no object."""

    voice: Voice
    place: Place
    leads: bool


def antecedent_by_agreement(cast: Cast, place: Place, pronoun: Voice) -> Voice | None:
    """The person whom the pronoun of a reporting clause at `place` means; None unless the evidence agrees."""
    gender = pronoun.gender
    if gender not in ("m", "f"):
        return None
    everybody = [trace for trace in _traces(cast) if trace.voice.gender in (gender, "")]
    traces = [trace for trace in everybody if _is_near(trace.place, place)]
    if not traces and len({trace.voice.key for trace in everybody}) == 1:
        traces = everybody  # the only one of that gender in the whole article so far
    if not traces:
        return None
    nearest = max(trace.place.sentence for trace in traces)
    near = [trace for trace in traces if trace.place.sentence == nearest]
    keys = {trace.voice.key for trace in near}
    if len(keys) != 1 or not near[0].voice.stated or near[0].voice.key[0] == "joint":
        return None
    found = near[-1]
    if found.voice.status is SpeakerStatus.ANONYMOUS and found.place.block != place.block:
        return None
    if not found.voice.gender and len({trace.voice.key for trace in traces}) > 1:
        return None
    if _has_rival(cast, place, found, gender):
        return None
    return found.voice if _agrees(cast, found, near, gender) else None


def _has_rival(cast: Cast, place: Place, found: _Trace, gender: str) -> bool:
    """Whether somebody without a name stands between, or opens the very sentence of the one found."""
    named = found.voice.status is SpeakerStatus.NAMED
    between = [s for s in cast.strangers[-_LATEST:] if s.gender in (gender, "") and s.place.sentence < place.sentence]
    nearest = found.place.sentence
    return any(s.place.sentence > nearest or (named and s.opens and s.place.sentence == nearest) for s in between)


def _agrees(cast: Cast, found: _Trace, near: list[_Trace], gender: str) -> bool:
    """Whether whoever spoke last is the one found, or spoke before the paragraph that names the one found."""
    last = next((speech for speech in reversed(cast.speeches) if speech.voice.gender in (gender, "")), None)
    if last is None or last.voice.key == found.voice.key:
        return True
    return last.place.block < found.place.block and any(trace.leads for trace in near)


def _traces(cast: Cast) -> list[_Trace]:
    """Everybody named or speaking so far, as far as it is looked back."""
    named = [_Trace(a.voice, a.place, a.first and not a.owner and not a.aside) for a in cast.appearances[-_LATEST:]]
    return named + [_Trace(s.voice, s.place, True) for s in cast.speeches[-_LATEST:]]


def _is_near(one: Place, two: Place) -> bool:
    return two.sentence - one.sentence <= _REACH and two.block - one.block <= _BLOCKS
