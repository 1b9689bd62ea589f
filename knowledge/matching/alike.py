"""Whether remembered words are an altered form of spoken ones, and no sentence of its own on the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from knowledge.aligning import Alignment
from knowledge.claims import Claim
from knowledge.speakers.words import words_for
from knowledge.utterances import Told, Utterance, line_of

ALTERED_PART = 0.75
"""Least likeness, 0..1, of one sentence of a longer text that nobody put in marks, and of one content word alone."""
ALTERED_WORDS, ALTERED_TELLING = 3, 2
"""Words, and content words shared, that altered words need: with fewer they are like too many others."""
FEW_TELLING, MOSTLY = 3, 0.67
"""With so few content words shared, so large a share of all words must be."""
SPELT_ALIKE, ALTERED_LETTERS = 0.85, 12
"""Likeness of the letters, 0..1, from which words are the same but for their spelling, and how many that takes."""


def is_altered(claim: Claim, utterance: Utterance, alignment: Alignment, least: float) -> bool:
    """Whether what is claimed is that stretch in other words, and no sentence of its own on the same thing."""
    if (
        alignment.likeness < least
        or len(claim.words) < ALTERED_WORDS
        or (claim.asks and not _asks(utterance, alignment))
    ):
        return False
    if alignment.likeness >= SPELT_ALIKE and alignment.telling:
        return True
    if alignment.telling <= FEW_TELLING and alignment.shared < MOSTLY * len(claim.words):
        return False
    whole = alignment.first == 0 and alignment.last == len(utterance.words) - 1
    return alignment.telling >= (1 if whole and alignment.likeness >= ALTERED_PART else ALTERED_TELLING)


def spelling_counted(alignment: Alignment, claim: Claim, utterance: Utterance) -> Alignment:
    """The alignment with the likeness of the letters, where that is great: words run together, or many slips."""
    if sum(len(word.key) for word in claim.words) < ALTERED_LETTERS:
        return alignment
    heard = utterance.words[alignment.first : alignment.last + 1]
    letters = fuzz.ratio(line_of(claim.words), line_of(heard)) / 100
    return replace(alignment, likeness=max(alignment.likeness, letters)) if letters >= SPELT_ALIKE else alignment


def _asks(utterance: Utterance, alignment: Alignment) -> bool:
    """Whether a question stands at the end of the stretch, or inside it."""
    heard = utterance.words[alignment.first : alignment.last + 1]
    return "?" in utterance.article.text[heard[0].start : heard[-1].end + 2]


def without_speaker(claim: Claim, utterance: Utterance) -> Claim:
    """The claim without the words at its ends that only say whose words they are ("Ann Lee: ...", "..., said Lee")."""
    leading = _attribution(claim.words, utterance)
    trailing = _attribution(claim.words[::-1], utterance)
    if leading + trailing > len(claim.words) - ALTERED_WORDS:
        return claim
    return claim.without(leading, trailing)


def _attribution(asked: Sequence[Told], utterance: Utterance) -> int:
    """How many words, up to the last one that names the speaker or is a cue, only say whose words follow."""
    table = words_for(utterance.language)
    count, named = 0, False
    for place, word in enumerate(asked):
        names = word.stem in utterance.speaker_stems
        cue = table.is_cue(word.key)
        if word.content and not names and not cue and word.stem not in utterance.role_stems:
            break
        named = named or names
        if names or cue:
            count = place + 1
    return count if named else 0
