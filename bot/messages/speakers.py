"""Who speaks in the articles: the list with its picture, and what to say of a name that is not clear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.buttons import Press, View, button
from bot.i18n import Texts
from bot.messages.attribution import NAME_LIMIT
from bot.messages.composing import LONGEST_CAPTION, Composer, Message, bold, italic
from bot.messages.keyboards import all_quotations, markup
from bot.messages.picture import Bar, Chart
from bot.messages.source import Source
from bot.messages.tidying import tidy
from knowledge.models import Person, SpeakerStatus

MOST_SPEAKERS = 10
"""Speakers of one list and one picture."""

_MOST_BUTTONS = 8
_IN_A_ROW = 2
_SHORT_NAME = 22
_NAME_ON_BUTTON, _ROLE_ON_BUTTON = 36, 28
"""UTF-16 units on buttons: two of them in a row, or one."""

_ASKED_LIMIT = 120
_ROLE_LIMITS = (NAME_LIMIT, 80, 50, 30, 0)
"""UTF-16 units of a role in the list: less of it where the list would not fit under a picture."""

_NAME_LIMITS = (80, 40)

_BLOCK, _BLOCKS = "▇", 12
"""A bar of text, and the length of the longest."""


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who speaks: in which source the name stands, how often they are quoted and only reported, and where a
    button leads (None where there is no room for one)."""

    source: Source
    person: Person
    quoted: int
    reported: int
    press: Press | None

    @property
    def is_named(self) -> bool:
        """Whether the article gives a name, not only a description."""
        return self.person.status is SpeakerStatus.NAMED

    def name(self, texts: Texts, limit: int) -> str:
        """The name as the article has it; a description in quotation marks."""
        label = self.source.words(self.person.label, limit)
        return label if self.is_named else texts.quoted(label)

    def role(self, limit: int) -> str:
        """Who that is, in the article's words; empty without a role or a limit."""
        return self.source.words(self.person.role, limit) if limit else ""


def speakers_page(texts: Texts, people: Sequence[Named], more: int, articles: int, png: bytes | None) -> Message:
    """The list of the first speakers; `more` others are left out. With `png` the list stands under that picture."""
    keyboard = _buttons(texts, people)
    text = _list(texts, people, more, articles, NAME_LIMIT, NAME_LIMIT, bars=True)
    picture = _caption(texts, people, more, articles).picture(png) if png is not None else None
    return text.message(keyboard, picture)


def chart(texts: Texts, people: Sequence[Named], more: int, articles: int) -> Chart:
    """What the picture of the list shows."""
    groups = [(heading, tuple(_bar(texts, each) for each in group)) for heading, group in _groups(texts, people)]
    note = texts.count("and {number} more", "and {number} more", more) if more else ""
    legend = (texts.say("quoted"), texts.say("reported by the outlet"))
    return Chart(_title(texts), tuple(groups), legend, note)


def no_speakers(texts: Texts, *, any_articles: bool) -> Message:
    """Nobody speaks in the articles, or there are none."""
    if not any_articles:
        return Composer().add(texts.say("I hold no articles yet.")).message()
    return Composer().add(texts.say("Nobody is quoted in the articles.")).message()


def unknown_speaker(texts: Texts, asked: str, close: Sequence[Named]) -> Message:
    """Nobody of that name speaks; the closest names, as buttons."""
    words = texts.quoted(tidy(asked, _ASKED_LIMIT) or "…")
    composer = Composer().add(texts.say("Nobody called {name} is quoted in the articles.", name=words))
    if close:
        composer.line(texts.say("Did you mean one of these?"))
        _lines(composer, texts, close)
    composer.line(texts.say("/speakers lists everybody who is."))
    return composer.message(_choice(texts, close))


def which_speaker(texts: Texts, asked: str, people: Sequence[Named]) -> Message:
    """Several people have that name: they stay apart, and the person chooses."""
    words = texts.quoted(tidy(asked, _ASKED_LIMIT) or "…")
    composer = Composer().add(texts.say("{name} can be several people. Whom do you mean?", name=words))
    _lines(composer, texts, people)
    return composer.message(_choice(texts, people))


def nothing_about(texts: Texts, somebody: Named, topic: str) -> Message:
    """The speaker is known, but said nothing about the topic that is quoted."""
    composer = Composer().fill(
        texts.say("{name} is quoted in the articles, but not about {topic}."),
        name=bold(somebody.name(texts, NAME_LIMIT)),
        topic=texts.quoted(tidy(topic, _ASKED_LIMIT) or "…"),
    )
    rows = all_quotations(texts, somebody.quoted or somebody.reported, somebody.press) if somebody.press else []
    return composer.message(markup(rows))


def _title(texts: Texts) -> str:
    return texts.say("Who speaks in the articles")


def _caption(texts: Texts, people: Sequence[Named], more: int, articles: int) -> Composer:
    """The list as long as it may be under a picture."""
    for name_limit in _NAME_LIMITS:
        for role_limit in _ROLE_LIMITS:
            composer = _list(texts, people, more, articles, name_limit, role_limit, bars=False)
            if composer.length <= LONGEST_CAPTION:
                return composer
    return Composer().add(bold(_title(texts)))


def _list(
    texts: Texts, people: Sequence[Named], more: int, articles: int, name_limit: int, role_limit: int, *, bars: bool
) -> Composer:
    among = texts.count("{number} article", "{number} articles", articles)
    composer = Composer().add(bold(_title(texts)), " · ", among)
    longest = max(each.quoted + each.reported for each in people)
    number = 0
    for heading, group in _groups(texts, people):
        if heading:
            composer.line(italic(heading))
        for each in group:
            number += 1
            composer.line(f"{number}. ", bold(each.name(texts, name_limit)))
            if role := each.role(role_limit):
                composer.add(", ", role)
            composer.add(" · ", _counts(texts, each))
            if bars:
                composer.line(_BLOCK * max(1, round((each.quoted + each.reported) * _BLOCKS / longest)))
    if more:
        composer.line(texts.count("and {number} more", "and {number} more", more))
    return composer


def _groups(texts: Texts, people: Sequence[Named]) -> list[tuple[str, list[Named]]]:
    """Those with a name, then apart from them those whom the articles only describe; groups without anybody left
    out."""
    named = [each for each in people if each.is_named]
    described = [each for each in people if not each.is_named]
    groups = [("", named), (texts.say("Not named in the articles"), described)]
    return [(heading, group) for heading, group in groups if group]


def _lines(composer: Composer, texts: Texts, people: Sequence[Named]) -> None:
    for each in people:
        composer.line("• ", bold(each.name(texts, NAME_LIMIT)))
        if role := each.role(NAME_LIMIT):
            composer.add(", ", role)
        composer.add(" · ", _counts(texts, each))


def _counts(texts: Texts, somebody: Named) -> str:
    counts = []
    if somebody.quoted:
        counts.append(texts.count("{number} quotation", "{number} quotations", somebody.quoted))
    if somebody.reported:
        counts.append(texts.count("reported once", "reported {number} times", somebody.reported))
    return ", ".join(counts)


def _bar(texts: Texts, somebody: Named) -> Bar:
    return Bar(somebody.name(texts, NAME_LIMIT), somebody.quoted, somebody.reported)


def _choice(texts: Texts, people: Sequence[Named]) -> InlineKeyboardMarkup | None:
    """A button for each, with the role: people of one name must be told apart."""
    found = []
    for each in people:
        if each.press is not None:
            role = each.role(_ROLE_ON_BUTTON)
            label = f"{each.name(texts, _NAME_ON_BUTTON)}{', ' if role else ''}{role} ({each.quoted or each.reported})"
            found.append([button(label, each.press)])
    return markup(found)


def _buttons(texts: Texts, people: Sequence[Named]) -> InlineKeyboardMarkup | None:
    ordered = [each for _, group in _groups(texts, people) for each in group]
    found: list[InlineKeyboardButton] = []
    for each in ordered[:_MOST_BUTTONS]:
        if each.press is not None:
            label = f"{each.name(texts, _SHORT_NAME)} ({each.quoted or each.reported})"
            found.append(button(label, replace(each.press, view=View.APART)))
    return markup([found[start : start + _IN_A_ROW] for start in range(0, len(found), _IN_A_ROW)])
