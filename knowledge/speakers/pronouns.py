"""Whom "he" or "she" means: a linear model over hand-made evidence, which abstains unless the evidence agrees.

The weights are learned by `python -m tests.learn_speakers`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from knowledge.speakers.cast import Appearance, Cast, Place, Speech
from knowledge.speakers.choice import Choice, load_choice
from knowledge.speakers.voices import Key, Voice

_MOST = 8
"""Candidates that are weighed, the latest first."""

NOBODY: Key = ("nobody",)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody a pronoun can mean, or NOBODY (voice None), with the names of the features that hold."""

    key: Key
    voice: Voice | None
    features: tuple[str, ...]


def antecedent(cast: Cast, place: Place, pronoun: Voice) -> Voice | None:
    """The person whom the pronoun of a reporting clause at `place` means; None unless that is nearly certain."""
    if pronoun.gender not in ("m", "f"):
        return None
    alone = _unnamed(cast, place, pronoun.gender)
    if alone is not None:
        return alone
    weighed = candidates(cast, place, pronoun.gender)
    best = model().best([each.features for each in weighed])
    if best is None or _contested(cast, pronoun.gender):
        return None
    return weighed[best].voice


def _contested(cast: Cast, gender: str) -> bool:
    """Whether the sentence in which somebody spoke last opens with another person of the gender."""
    if not cast.speeches:
        return False
    speech = cast.speeches[-1]
    here = [a for a in cast.appearances[-_MOST:] if a.place == speech.place and a.voice.gender == gender]
    return bool(here) and here[0].first and not here[0].owner and here[0].voice.key != speech.voice.key


def _unnamed(cast: Cast, place: Place, gender: str) -> Voice | None:
    """The unnamed speaker of this block or the one before ("a source"), where neither names anybody."""
    speech = cast.speeches[-1] if cast.speeches else None
    if speech is None or speech.voice.key[0] != "label" or not speech.voice.person:
        return None
    near = cast.appearances[-1].place.block if cast.appearances else -1
    fits = speech.voice.gender in (gender, "") and place.block - speech.place.block <= 1
    return speech.voice if fits and near < speech.place.block else None


@lru_cache(maxsize=1)
def model() -> Choice:
    """The learned weights."""
    return load_choice("knowledge.speakers", "pronouns.json")


def candidates(cast: Cast, place: Place, gender: str) -> list[Candidate]:
    """The people that a pronoun of `gender` at `place` can mean, with their evidence; NOBODY stands last."""
    return _Evidence(cast, place, gender).candidates()


class _Evidence:
    """What the text before one pronoun says of each candidate."""

    def __init__(self, cast: Cast, place: Place, gender: str) -> None:
        self._cast = cast
        self._place = place
        recent = [a for a in cast.recent(place) if a.voice.gender in (gender, "") and a.voice.key[0] != "joint"]
        self._appearances = recent
        self._speech: Speech | None = cast.speeches[-1] if cast.speeches else None
        self._last: dict[Key, Appearance] = {a.voice.key: a for a in recent}
        self._voices: dict[Key, Voice] = {a.voice.key: a.voice for a in recent}
        self._add_speaker(gender)
        self._nearest = recent[-1].place.sentence if recent else -1
        self._first = next((a for a in recent if a.place.sentence == self._nearest), None)
        earlier = [a for a in recent if a.place.sentence < place.sentence]
        self._first_before = next((a for a in earlier if a.place.sentence == earlier[-1].place.sentence), None)

    def _add_speaker(self, gender: str) -> None:
        """The one who spoke last may have been named long before, or never by name."""
        if self._speech is None:
            return
        voice = self._speech.voice
        if voice.stated and voice.person and voice.gender in (gender, "") and voice.key[0] not in ("joint", "label"):
            self._voices.setdefault(voice.key, voice)

    def candidates(self) -> list[Candidate]:
        latest = sorted(self._voices, key=lambda key: -self._sentence(key))[:_MOST]
        found = [Candidate(key, self._voices[key], tuple(self._of(key, latest))) for key in latest]
        return [*found, Candidate(NOBODY, None, tuple(self._of_nobody(latest)))]

    def _sentence(self, key: Key) -> int:
        appearance = self._last.get(key)
        spoken = self._speech.place.sentence if self._speech is not None and self._speech.voice.key == key else -1
        return max(appearance.place.sentence if appearance is not None else -1, spoken)

    def _of(self, key: Key, latest: list[Key]) -> list[str]:
        voice, appearance, place = self._voices[key], self._last.get(key), self._place
        traits = ["gender known" if voice.gender else "gender open"]
        rivals = [k for k in latest if k != key]
        sure = sum(1 for k in rivals if self._voices[k].gender)
        traits.append(f"rivals {min(len(rivals), 3)}")
        traits.append(f"sure rivals {min(sure, 2)}")
        speaker = self._speech is not None and self._speech.voice.key == key
        first = self._first is not None and self._first.voice.key == key
        before = self._first_before is not None and self._first_before.voice.key == key
        traits.append(f"speaker {speaker:d} first {first:d} before {before:d}")
        if speaker and self._speech is not None:
            gap = place.block - self._speech.place.block
            traits.append(f"speaker blocks {min(gap, 3)}")
            traits.append(f"speaker sentences {min(place.sentence - self._speech.place.sentence, 4)}")
            traits.append(f"speaker pronoun {self._speech.pronoun:d} blocks {min(gap, 2)}")
            others = {a.voice.key for a in self._appearances if a.place.sentence >= self._speech.place.sentence} - {key}
            traits.append(f"named since the speaker {min(len(others), 2)}")
        if appearance is not None:
            distance = place.sentence - appearance.place.sentence
            traits.append(f"sentences {min(distance, 5)}")
            traits.append(f"blocks {min(place.block - appearance.place.block, 3)}")
            if appearance.first and not appearance.owner and not appearance.aside:
                traits.append(f"subject {min(distance, 2)}")
            traits.append(f"owner {appearance.owner:d} aside {appearance.aside:d}")
            traits.append(f"last full {appearance.full:d}")
            after = {a.voice.key for a in self._appearances[self._position(appearance) + 1 :]} - {key}
            traits.append(f"named after {min(len(after), 3)}")
        most = max((self._voices[k].named for k in latest), default=0)
        share = voice.named / max(1, sum(self._voices[k].named for k in latest))
        traits.append(f"share {int(share * 5)}")
        traits.append(f"most named {voice.named == most:d} rivals {min(len(rivals), 2)}")
        return traits

    def _position(self, appearance: Appearance) -> int:
        return max(i for i, each in enumerate(self._appearances) if each is appearance)

    def _of_nobody(self, latest: list[Key]) -> list[str]:
        traits = ["nobody", f"nobody of {min(len(latest), 4)}"]
        speech = self._speech
        if speech is None:
            traits.append("nobody spoke")
        else:
            known = speech.voice.stated and speech.voice.key in self._voices
            traits.append(f"nobody speaker known {known:d} blocks {min(self._place.block - speech.place.block, 2)}")
        return traits
