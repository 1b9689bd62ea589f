"""Russian and Ukrainian name forms: which nominative an oblique form can come from, and which forms are oblique.

Only as much as it takes to keep the speaker apart from a name that merely stands beside the cue ("said the adviser of
X"), and to lead the genitive behind "according to" back to a name that the article also gives in the nominative.
"""

from __future__ import annotations

from knowledge.speakers.words._table import listed

_GENITIVE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ского", ("ский",)),
    ("цкого", ("цкий",)),
    ("ського", ("ський",)),
    ("цького", ("цький",)),
    ("ого", ("ый", "ой", "ий")),
    ("его", ("ий", "ей")),
    ("ской", ("ская",)),
    ("цкой", ("цкая",)),
    ("ської", ("ська",)),
    ("цької", ("цька",)),
    ("ой", ("а",)),
    ("ей", ("я",)),
    ("ої", ("а",)),
    ("я", ("й", "ь")),
    ("а", ("", "о")),
    ("ы", ("а",)),
    ("и", ("а", "я", "ь")),
    ("і", ("а", "я")),
)
_NEVER_MASCULINE = ("а", "я", "ы", "и", "і", "у", "ю", "е", "є", "ом", "ем", "ой", "ей", "ої", "ою")
_NEVER_FEMININE = ("ы", "и", "і", "у", "ю", "ой", "ей", "ої", "ою")
_MEN_IN_A = listed("никита илья кузьма фома лука савва данила гаврила мустафа микола ілля сава хома микита")


def nominatives(word: str) -> frozenset[str]:
    """The nominatives that a folded genitive can come from, itself among them when names of its form do not change."""
    found: set[str] = set()
    for ending, originals in _GENITIVE:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            found.update(word[: len(word) - len(ending)] + original for original in originals)
    unchanging = word.endswith(("о", "их", "ых", "е", "э")) or not word.endswith(("а", "я", "ы", "и", "і", "ой", "ої"))
    return frozenset(found | {word} if unchanging else found)


def can_be_subject(first_word: str, agreement: str) -> bool | None:
    """Whether a name that starts with the folded word can be the subject of a verb that agrees with a man ("m"), a
    woman ("f") or does not tell (""); None when that is open."""
    if first_word in _MEN_IN_A:
        return agreement != "f"
    if agreement == "m":
        return not first_word.endswith(_NEVER_MASCULINE)
    if first_word.endswith(_NEVER_FEMININE):
        return False
    return True if agreement == "f" or not first_word.endswith(("а", "я")) else None


def agreement_of(verb: str) -> str:
    """The gender that a folded past tense agrees with: "m", "f" or "" for other forms."""
    stem = verb[:-2] if verb.endswith(("ся", "сь")) else verb
    if stem.endswith(("л", "в", "іг", "ів")):
        return "m"
    return "f" if stem.endswith("ла") else ""
