"""What a verb of saying governs, in words: one table a language, data only.

Without a parser, these lists tell "the board said the pier was shut" from "the board said nothing" and "the board
answered eleven days later".
"""

from __future__ import annotations

from dataclasses import dataclass

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Complements:
    """The words of one language around reported speech, all in lower case.

    `conjunctions` open what is reported; `bare` are the cues that need none of them, `told` those that can be followed
    by the one spoken to and an infinitive. `finite` are verbs that show that a clause follows, and `subjects` pronouns
    that do; `empty` are words behind a cue that report nothing ("said so"). `things` are nouns that say something
    without speaking ("the sign"); `introducing` open a clause of saying before what was said ("as Lee said, ...");
    `subordinate` open a clause that is not the main one ("after"); `relative` are the beginnings of relative pronouns.
    `comma` says that a comma behind the cue opens what is reported.
    """

    conjunctions: frozenset[str] = _NONE
    bare: frozenset[str] = _NONE
    finite: frozenset[str] = _NONE
    subjects: frozenset[str] = _NONE
    empty: frozenset[str] = _NONE
    things: frozenset[str] = _NONE
    subordinate: frozenset[str] = _NONE
    told: frozenset[str] = _NONE
    introducing: frozenset[str] = _NONE
    relative: tuple[str, ...] = ()
    comma: bool = False


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


_EN = Complements(
    conjunctions=_listed("that whether if why how what where who when"),
    bare=_listed(
        """say says said claim claims claimed insist insists insisted argue argues argued maintain maintains maintained
        warn warns warned add adds added note notes noted admit admits admitted acknowledge acknowledges acknowledged
        suggest suggests suggested explain explains explained concede concedes conceded predict predicts predicted
        allege alleges alleged contend contends contended tell tells told estimate estimates estimated confirm confirms
        confirmed recall recalls recalled reckon reckons reckoned swear swears swore assure assures assured"""
    ),
    told=_listed(
        """tell tells told assure assures assured inform informs informed warn warns warned remind
        reminded urge urges urged advise advises advised ask asks asked"""
    ),
    finite=_listed(
        """is are was were be been being am has have had do does did will would shall should can could may might must
        isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't shouldn't can't cannot
        couldn't needn't mustn't came went got took made gave saw knew thought felt left kept held began became brought
        bought built caught chose cost cut drew drove fell flew found fought grew hit hurt lay led lost meant met paid
        put ran rose sank sent sold shut slept spent spoke stole stood sued swam told threw understood voted wanted wore
        won wrote needs wants makes takes costs gives goes comes works means seems looks remains depends belongs knows
        plans hopes expects believes thinks supports opposes need want"""
    ),
    subjects=_listed("he she it they we i you there this these those nobody everyone everybody nothing someone"),
    empty=_listed(
        """nothing little so yes hello goodbye sorry thanks as much anything grace farewell of about to for from by with
        against into over goodnight amen once twice again loudly quietly"""
    ),
    things=_listed(
        """sign signs banner banners slogan slogans caption captions headline headlines plaque poster posters placard
        placards label labels sticker clock map board's inscription t-shirt shirt menu bible song lyrics poll polls
        survey surveys study studies minutes data figures statistics findings evidence research documents analysis"""
    ),
    introducing=frozenset({"as"}),
    relative=("who", "which"),
    subordinate=_listed(
        "after before when while as if because since although though until once where whenever unless asked speaking"
    ),
)  # fmt: skip

_RU = Complements(
    conjunctions=_listed("что чтобы как почему где когда кто ли"),
    introducing=frozenset({"как"}),
    relative=("котор", "чей", "чья", "чьё", "чьи", "кто"),
    things=_listed("вывеска табличка плакат надпись заголовок"),
    subordinate=_listed("когда если хотя пока после как поскольку потому"),
)
_UK = Complements(
    conjunctions=_listed("що щоб як чому де коли хто чи"),
    introducing=frozenset({"як"}),
    relative=("який", "яка", "яке", "які", "яких", "якої", "якого", "якому", "якими", "котр", "чий", "чия", "хто"),
    things=_listed("вивіска табличка плакат напис заголовок"),
    subordinate=_listed("коли якщо хоча поки після як оскільки бо"),
)
_DE = Complements(
    conjunctions=_listed("dass daß ob warum wie"), comma=True, things=_listed("schild"),
    subordinate=_listed("als nachdem weil wenn obwohl da während bevor"),
)  # fmt: skip
_FR = Complements(
    conjunctions=_listed("que si pourquoi comment"), things=_listed("panneau"),
    subordinate=_listed("quand lorsque après avant parce puisque si comme"),
)  # fmt: skip
_ES = Complements(
    conjunctions=_listed("que si por cómo"), things=_listed("cartel"),
    subordinate=_listed("cuando después antes porque si aunque como"),
)  # fmt: skip

_TABLES = {"en": _EN, "ru": _RU, "uk": _UK, "de": _DE, "fr": _FR, "es": _ES}


def complements_for(language: str) -> Complements | None:
    """The table of a language (ISO 639-1); None for a language without one, in which no report is ever read."""
    return _TABLES.get(language)
