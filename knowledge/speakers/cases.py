"""Russian and Ukrainian forms: which nominative an oblique form can come from, whom a name and a verb can mean.

There is no dictionary behind it, only endings and the given names of `words.slavic_names`, so that a name of any kind
is led back to a form that the article itself has, and to no other.
"""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.speakers.words._table import listed
from knowledge.speakers.words.slavic_names import GIVEN, MEN, WOMEN

IMPERSONAL = "i"
"""What a cue without a subject agrees with: "говорится в сообщении ведомства"."""

_GENITIVE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ского", ("ский", "ской")),
    ("цкого", ("цкий", "цкой")),
    ("ського", ("ський",)),
    ("цького", ("цький",)),
    ("ого", ("ый", "ой", "ий", "ій")),
    ("его", ("ий", "ей")),
    ("ього", ("ій",)),
    ("ской", ("ская",)),
    ("цкой", ("цкая",)),
    ("ської", ("ська",)),
    ("цької", ("цька",)),
    ("ой", ("а", "ая")),
    ("ей", ("я", "ая")),
    ("ої", ("а",)),
    ("ьва", ("ев",)),
    ("ца", ("ец",)),
    ("ця", ("ець",)),
    ("ка", ("ок", "ек")),
    ("ла", ("ел",)),
    ("ії", ("ія",)),
    ("ї", ("я",)),
    ("ия", ("ий",)),
    ("ия", ("ия",)),
    ("я", ("й", "ь")),
    ("а", ("", "о")),
    ("ы", ("а",)),
    ("и", ("а", "я", "ь", "ия", "")),
    ("і", ("а", "я")),
)
_LOCATIVE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("нні", ("ння",)),
    ("тті", ("ття",)),
    ("ії", ("ія",)),
    ("зі", ("га",)),
    ("ці", ("ка", "ця", "ць")),
    ("і", ("а", "о", "", "я", "ь")),
    ("у", ("", "о")),
    ("ю", ("й", "ь")),
    ("ии", ("ия", "ие", "ий")),
    ("и", ("ь",)),
    ("е", ("а", "о", "", "е", "ь", "я")),
    ("ях", ("и",)),
    ("ах", ("ы", "и", "а")),
)
_ENDINGS = tuple(
    sorted(
        listed(
            """
            ий ый ого его ому ему ым им ыми ими ой ою ей ею єю ом ем єм ові еві єві ьої ої ій ам ям ах ях ами ями ия ии
            ию ії ію ья ая ую яя юю а я у ю ы и і ї е є о й ь
            """
        ),
        key=lambda ending: (-len(ending), ending),
    )
)
_PATRONYMICS = ("ович", "евич", "йович", "ич", "овна", "евна", "ична", "инична", "івна", "ївна", "овни", "івни")
_WOMENS_SURNAMES = ("ова", "ева", "ёва", "ина", "ына", "ская", "цкая", "ая", "ська", "цька", "єва", "їна", "іна")
_MENS_SURNAMES = ("ов", "ев", "ёв", "ин", "ын", "ский", "цкий", "ый", "ський", "цький", "єв", "їн", "ін")
_NEVER_MAN = ("ы", "и", "і", "у", "ю", "е", "є", "ою", "ею", "ої", "ої", "ові", "еві", "єві", "ого", "ого", "ому")
_INSTRUMENTAL = ("овым", "евым", "ёвым", "иным", "ским", "цким", "овим", "євим", "евим", "іним", "ським", "цьким", "ом")
_OBLIQUE_WOMAN = (
    "ого",
    "его",
    "ому",
    "ему",
    "ой",
    "ей",
    "ої",
    "ою",
    "ею",
    "єю",
    "ій",
    "у",
    "ю",
    "ы",
    "и",
    "і",
    "ї",
    "е",
)
_WOMAN_DATIVE = ("овой", "евой", "ёвой", "иной", "ыной", "ской", "цкой")
_UNCHANGING = ("о", "е", "э", "є", "их", "ых", "і", "у", "ю")
_VOWELS = "аеёиоуыэюяієї"
_LEAST = 3
_LONG = 5


def _led_back(word: str, endings: tuple[tuple[str, tuple[str, ...]], ...]) -> set[str]:
    return {
        word[: len(word) - len(ending)] + original
        for ending, originals in endings
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST - 1
        for original in originals
    }


def nominatives(word: str) -> frozenset[str]:
    """The nominatives that a folded genitive can come from, itself among them when names of its form do not change."""
    found = _led_back(word, _GENITIVE)
    unchanging = word.endswith(_UNCHANGING) or not word.endswith(("а", "я", "ы", "и", "ой", "ої", "ей", "ії"))
    return frozenset(found | {word} if unchanging else found)


def bases(word: str) -> frozenset[str]:
    """The nominatives that a folded locative can come from ("министерстве", "службі")."""
    return frozenset(_led_back(word, _LOCATIVE))


def stem(word: str) -> str:
    """A folded name without its ending: equal for all its cases, and for a man and a woman of one surname."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            return word[: -len(ending)]
    return word


def is_given_form(word: str) -> bool:
    """Whether the folded word is a given name in some case; short ones only in the nominative and the genitive."""
    return word in GIVEN or not nominatives(word).isdisjoint(GIVEN) or stem(word) in _LONG_STEMS


def is_patronymic(word: str) -> bool:
    """Whether the folded word is a patronymic in the nominative ("Ильич", "Олегівна")."""
    return len(word) > 4 and word.endswith(_PATRONYMICS)


def in_order(words: tuple[str, ...]) -> tuple[str, ...]:
    """The folded words of a name with the given name first: documents write "Сидоров Иван Петрович"."""
    if len(words) == 3 and is_patronymic(words[2]) and not is_patronymic(words[1]):
        return (words[1], words[2], words[0])
    if len(words) == 2 and words[1] in GIVEN and words[0] not in GIVEN:
        return (words[1], words[0])
    return words


def gender_of_name(words: Sequence[str]) -> str:
    """The gender ("m", "f") that a full name in the nominative tells of, empty when it does not tell."""
    for word in words[1:]:
        if is_patronymic(word) and len(words) > 1:
            return "m" if word.endswith("ч") else "f"
    if words[0] in MEN:
        return "m"
    if words[0] in WOMEN:
        return "f"
    if len(words) > 1 and words[-1].endswith(_WOMENS_SURNAMES):
        return "f"
    return "m" if len(words) > 1 and words[-1].endswith(_MENS_SURNAMES) else ""


def can_be_subject(words: Sequence[str], agreement: str) -> bool | None:
    """Whether a name of the folded `words` can be the subject of a verb that agrees with a man ("m"), a woman ("f"),
    several ("p") or does not tell (""); None when that is open."""
    if agreement in ("p", IMPERSONAL):
        return False
    man, woman = _as_man(words), _as_woman(words)
    if agreement == "m":
        return man
    if agreement == "f":
        return woman
    if man is False and woman is False:
        return False
    return True if man or woman else None


def can_be_genitive(words: Sequence[str]) -> bool:
    """Whether a name of the folded `words` can stand in the genitive, and so belong to the noun before it."""
    return not words[0].endswith(("у", "ю", "е", "ом", "ем", "ым", "им", "ою", "ею", "ові", "еві", "єві"))


def _as_man(words: Sequence[str]) -> bool | None:
    first, last = words[0], words[-1]
    if len(words) > 1:
        if first in MEN:
            return not last.endswith(("ова", "ева", "ёва", "єва", "ою", "ому", "ого"))
        return first not in WOMEN and first[-1:] not in _VOWELS and not first.endswith(("ом", "ем"))
    if first in MEN:
        return True
    if gender_of_genitive(first):
        return False
    if first.endswith(_NEVER_MAN + _INSTRUMENTAL + _WOMAN_DATIVE):
        return False
    return None if first.endswith(("а", "я")) else True


def _as_woman(words: Sequence[str]) -> bool | None:
    first, last = words[0], words[-1]
    if len(words) == 1:
        if first in WOMEN:
            return True
        return not first.endswith(_OBLIQUE_WOMAN) and not gender_of_genitive(first)
    if last.endswith(_OBLIQUE_WOMAN) and last not in WOMEN and not last.endswith(("их", "ых", "ко")):
        return False
    if first[-1:] not in "ая" and first not in WOMEN:
        return None if first not in MEN and first[-1:] in _VOWELS else False
    if not nominatives(first).isdisjoint(MEN):  # "Олега Дубова", and "Александра Петрова", who can be either
        return None if first in WOMEN and last[-1:] in _VOWELS else first in WOMEN
    return True if first in WOMEN or last[-1:] not in "ая" or last.endswith(("ая", "ська", "цька")) else None


def gender_of_role(noun: str) -> str:
    """The gender ("m"), or "p" for several, that the form of a folded noun for a person tells of; empty when open."""
    if noun.endswith(("и", "ы", "і", "ї")):
        return "p"
    return "" if noun[-1:] in _VOWELS + "ь" else "m"


def gender_of_genitive(word: str) -> str:
    """The gender of a given name that stands in the genitive; empty when it does not or does not tell."""
    found = nominatives(word)
    if word in GIVEN or found.isdisjoint(GIVEN):
        return ""
    return "f" if found.isdisjoint(MEN) else "m" if found.isdisjoint(WOMEN) else ""


def genitive_gender(surname: str, nominative: str) -> str:
    """The gender that the change from a folded surname's nominative to its genitive tells of, empty for none."""
    if surname == nominative:
        return "f" if surname[-1:] not in _VOWELS + "й" else ""
    if nominative[-1:] not in "ая" and surname.endswith(("а", "я", "ого", "его")):
        return "m"
    return "f" if surname.endswith(("ой", "ої", "ей")) else ""


def agreement_of(verb: str) -> str:
    """What a folded verb agrees with: "m", "f" or, for plurals, "p"; empty for forms that do not tell."""
    stem = verb[:-2] if verb.endswith(("ся", "сь")) else verb
    if stem.endswith(("л", "в", "іг", "ів", "ёк", "иг", "ог", "рек", "шов")):
        return "m"
    if stem.endswith(("ла",)):
        return "f"
    return "p" if stem.endswith(("ли", "ут", "ют", "ат", "ят", "уть", "ють", "ать", "ять")) else ""


_LONG_STEMS = frozenset(root for root in map(stem, GIVEN) if len(root) >= _LONG)
