"""Passages with their attribution: an answer, what stands around it, the whole of a long passage.

Nothing else in the bot puts article text into a message. All of it raises knowledge's SpanError, and Unquotable, when
the words cannot be shown as they stand in the stored version; then nothing is sent.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.buttons import Press, Role, View
from bot.errors import BadPress
from bot.i18n import Texts
from bot.messages import keyboards
from bot.messages.asking import say_asked
from bot.messages.attribution import Voice, attribute, voice_of, voice_of_quotation, voices_in
from bot.messages.composing import MOST_ENTITIES, Composer, Message, bold, italic
from bot.messages.copies import Copy, Quoted, also_in
from bot.messages.keyboards import Rows
from bot.messages.quoting import Cut, excerpt, parts
from bot.messages.source import Source
from bot.messages.tidying import tidy
from bot.standing import DISPUTED, is_near, rank
from knowledge.models import Citation, Quotation, Span

QUOTE_LIMIT = 1500
"""UTF-16 units of a passage that are shown at once: about a screen and a half of a phone."""

_WORD_LIMIT = 60
"""UTF-16 units of a word that was searched for in place of a misspelt one."""

SIDE_LIMIT = 900
"""The same of each of several passages that stand in one message."""

SIDES_LIMIT = 3600
"""UTF-16 units of a message with several passages: it leaves room for what is said above them."""

PART_LIMIT = 2400
"""UTF-16 units of one part of a whole passage; with the longest attribution it stays under Telegram's 4096."""


def answer(
    source: Source,
    citation: Citation,
    press: Press,
    texts: Texts,
    respelt: tuple[str, ...] = (),
    *,
    copies: tuple[Copy, ...] = (),
    against: Sequence[Quoted] = (),
) -> Message:
    """The passage that answers, or one near to the question, its best sentence bold.

    `respelt` are words that were searched for in place of the person's own; `copies` name the other articles that carry
    the passage; `against` are passages that state otherwise, which stand below it as far as there is room.
    """
    composer = Composer()
    role_line(composer, press, texts)
    if respelt:
        words = texts.both(tuple(texts.quoted(tidy(word, _WORD_LIMIT)) for word in respelt))
        composer.line(italic(texts.say("🔎 Searched for {words}", words=words)))
    sides = (Quoted(source, citation, copies), *against)
    if against and (message := side_by_side(composer, sides, press, texts)) is not None:
        return message
    if press.role is Role.ANSWER and press.index > 0 and not is_near(press):
        composer.line(italic(_position(press, texts)))
    voices = [voice_of(source, citation)]
    return passage(composer, source, citation, citation.highlight, voices, press, texts, copies=copies)


def side_by_side(composer: Composer, sides: Sequence[Quoted], press: Press, texts: Texts) -> Message | None:
    """Passages that state different things, one below the other without a verdict, as many as fit; None when no two do.

    They stand below what was composed already, which stays as it is when there is no room.
    """
    for count in range(len(sides), 1, -1):
        trial = composer.copy().line(bold(texts.say("⚖️ The sources say different things:")))
        cuts = [_side(trial, quoted, texts) for quoted in sides[:count]]
        if trial.length <= SIDES_LIMIT and trial.entities <= MOST_ENTITIES:
            first = sides[0]
            number, total = first.citation.passage.number, len(first.source.passages)
            keyboard = keyboards.around(texts, press, number, total, cuts[0], disputed=True)
            return trial.message(keyboard).drawn_by(press)
    return None


def _side(composer: Composer, quoted: Quoted, texts: Texts) -> bool:
    """Adds one of several passages with its attribution; tells whether it is cut."""
    source, citation = quoted.source, quoted.citation
    shown = excerpt(source.article, citation.passage, citation.highlight, SIDE_LIMIT)
    composer.new_line()
    composer.quote(source.article, shown.span, citation.highlight)
    cut_line(composer, shown.cut, texts)
    attribute(composer, texts, source, citation.passage, voice_of(source, citation))
    also_in(composer, texts, quoted.copies)
    return shown.cut is not Cut.NOTHING


def neighbour(source: Source, citation: Citation, press: Press, texts: Texts, asked: str = "") -> Message:
    """A passage that stands `press.shift` passages after (or before) the one that was quoted: context, nothing bold.

    `asked` are the person's words, where they are still needed on the way back.
    """
    composer = Composer()
    _lead(composer, press, texts, asked)
    composer.line(italic(_distance(press, texts)))
    return passage(composer, source, citation, None, voices_in(source, citation), press, texts)


def whole(source: Source, citation: Citation, press: Press, texts: Texts, asked: str = "") -> Message:
    """One part of the whole passage; `asked` as for `neighbour`. Raises BadPress when it has no such part."""
    shown = parts(source.article, citation.passage, PART_LIMIT)
    if not 0 <= press.shift < len(shown):
        raise BadPress(f"the passage has {len(shown)} parts and no part {press.shift}")
    composer = Composer()
    _lead(composer, press, texts, asked)
    composer.line(italic(_part(press, len(shown), texts)))
    composer.quote(source.article, shown[press.shift], citation.highlight)
    attribute(composer, texts, source, citation.passage, voice_of(source, citation))
    return composer.message(keyboards.in_parts(texts, press, len(shown))).drawn_by(press)


def alone(
    source: Source, citation: Citation, found: Quotation | None, texts: Texts, copies: Sequence[Copy] = ()
) -> Message:
    """A passage, or a quotation `found` in it, with its attribution and nothing else: for other people's chats."""
    voice = voice_of(source, citation) if found is None else voice_of_quotation(source, citation, found)
    press = Press(Role.ANSWER)
    return passage(Composer(), source, citation, citation.highlight, [voice], press, texts, copies=copies)


def passage(
    composer: Composer,
    source: Source,
    citation: Citation,
    strong: Span | None,
    voices: list[Voice],
    press: Press,
    texts: Texts,
    *,
    differing: tuple[Span, ...] = (),
    rows: Rows = (),
    copies: Sequence[Copy] = (),
) -> Message:
    """The cited passage below what was composed already, `strong` in it bold and `differing` underlined, with its
    attribution and its buttons; `rows` are further ones. `copies` name the other articles that carry it."""
    quoted = citation.passage
    shown = excerpt(source.article, quoted, strong or quoted.span, QUOTE_LIMIT)
    composer.quote(source.article, shown.span, strong, differing)
    cut_line(composer, shown.cut, texts)
    attribute(composer, texts, source, quoted, *voices)
    also_in(composer, texts, copies)
    is_cut = shown.cut is not Cut.NOTHING and press.view is View.ITSELF
    keyboard = keyboards.around(texts, press, quoted.number, len(source.passages), is_cut, rows)
    return composer.message(keyboard).drawn_by(press)


def cut_line(composer: Composer, cut: Cut, texts: Texts) -> None:
    """Adds the line that says how a quotation was cut; none where it is whole."""
    if cut is Cut.SENTENCES:
        composer.line(italic(texts.say("✂ Cut at sentence ends: the passage is longer.")))
    elif cut is Cut.WORDS:
        composer.line(italic(texts.say("✂ Cut inside a sentence: it is too long for one message.")))


def _lead(composer: Composer, press: Press, texts: Texts, asked: str) -> None:
    role_line(composer, press, texts)
    if asked:
        say_asked(composer, texts, texts.say("You asked about {words}"), asked)


def role_line(composer: Composer, press: Press, texts: Texts) -> None:
    """Says of what is only near to the question, first of all, that it is no answer."""
    if press.places and is_near(press):
        position, total = rank(press)
        composer.line(
            texts.say(
                "❗ Not an answer, only a passage near to the question ({position} of {total}):",
                position=position,
                total=total,
            )
        )
    elif press.role is Role.NEAR_QUOTATION:
        composer.line(
            bold(
                texts.say(
                    "❗ Not what you asked for, only a quotation with some of its words ({position} of {total}):",
                    position=press.index + 1,
                    total=len(press.places),
                )
            )
        )


def _position(press: Press, texts: Texts) -> str:
    position, total = rank(press)
    if press.place.tag == DISPUTED:
        return texts.say("Answer {position} of {total} · told otherwise", position=position, total=total)
    return texts.say("Answer {position} of {total}", position=position, total=total)


def _distance(press: Press, texts: Texts) -> str:
    if press.shift < 0:
        return texts.count("Context: {number} passage before", "Context: {number} passages before", number=-press.shift)
    return texts.count("Context: {number} passage after", "Context: {number} passages after", number=press.shift)


def _part(press: Press, count: int, texts: Texts) -> str:
    if count == 1:
        return texts.say("The whole passage")
    return texts.say("The whole passage, part {position} of {total}", position=press.shift + 1, total=count)
