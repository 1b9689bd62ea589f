"""The digest as a message: what is quoted stands in blockquotes, everything else is the bot's own or an attribution.

    🗞 Digest · 4 March 2031                           the bot's label
    🆕 New article · headline and subtitle:            the bot's label: what it is that is quoted below
    | the headline, in bold                            quoted, word for word
    | the subtitle (dek)                               quoted, word for word
    | “what somebody said”                             quoted, word for word, with its marks
    — who said it, role · paragraph 3                  the attribution, in the article's words
    📄 the title · the outlet · its date               the article of all that stands above, up to the label
    [· 1 ·] [More (2)]                                 all pages; each button holds what its page shows

The quotations of one article share the line that names it. Nothing is worded by the bot but labels and buttons.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.buttons import QUOTATIONS, Press, Role, button, decode
from bot.digests.holding import Held, hold
from bot.digests.model import Digest, Entry, Head, Page, Pick, Why
from bot.digests.paging import MOST_PAGES, day_of, page_of, press_of
from bot.digests.rooms import excerpt_of, excerpt_of_head
from bot.errors import BadPress
from bot.i18n import Texts
from bot.messages.answers import cut_line
from bot.messages.attribution import BRIEF_TITLE_LIMIT, TITLE_AGAIN_LIMIT, Form, Voice, article_credit, credit
from bot.messages.composing import Composer, Message, bold, italic
from bot.messages.keyboards import markup
from knowledge.library import Library


def digest_message(library: Library, digest: Digest, texts: Texts, day: date) -> Message:
    """The first page of a digest of that day, the others behind its buttons; of an empty one the honest line.

    Raises UnknownVersion, SpanError or Unquotable when something of it cannot be shown as it stands; then nothing is
    sent.
    """
    if digest.empty:
        return empty_message(texts)
    presses = [press_of(page, day) for page in digest.pages]
    return _page(library, digest.items, presses, 0, texts)


def alert_message(library: Library, digest: Digest, texts: Texts) -> Message:
    """What the chat follows of an article that has just arrived. Raises as `digest_message`; ValueError without any."""
    if digest.empty:
        raise ValueError("an alert without quotations: send nothing")
    presses = [press_of(page, None) for page in digest.pages]
    return _page(library, digest.items, presses, 0, texts)


def empty_message(texts: Texts) -> Message:
    """The honest line for those who want to know that there is nothing."""
    return Composer().add(texts.say("🗞 Nothing new for you today.")).message()


def turned_page(library: Library, press: Press, pages: Sequence[Press], texts: Texts) -> Message:
    """The page that a button asks for; `pages` are those of the message under which it stands.

    Raises BadPress when it is none (any more), otherwise as `digest_message`.
    """
    presses = list(pages) if press in pages else [press]
    return _page(library, page_of(library, press), presses, presses.index(press), texts)


def pages_under(keyboard: InlineKeyboardMarkup | None) -> tuple[Press, ...]:
    """The pages of a digest whose buttons are under a message, in order."""
    found: list[Press] = []
    for row in keyboard.inline_keyboard if keyboard is not None else ():
        for each in row:
            press = _press(each)
            if press is not None and press not in found:
                found.append(press)
    return tuple(found)


def _press(found: InlineKeyboardButton) -> Press | None:
    try:
        press = decode(found.callback_data) if isinstance(found.callback_data, str) else None
    except BadPress:
        return None
    return press if press is not None and press.role is Role.DIGEST else None


def _page(library: Library, page: Page, presses: Sequence[Press], place: int, texts: Texts) -> Message:
    composer = Composer()
    _header(composer, page, presses, place, texts)
    before: Why | None = None
    for entry in page:
        composer.new_line()
        _article(composer, hold(library, entry.version), entry, texts, labelled=entry.why is not before)
        before = entry.why if not entry.head else None
    if place + 1 == MOST_PAGES:
        composer.new_line().line(texts.say("All articles: /sources"))
    return composer.message(markup([_turning(texts, presses, place)])).drawn_by(presses[place])


def _header(composer: Composer, page: Page, presses: Sequence[Press], place: int, texts: Texts) -> None:
    day = day_of(presses[place])
    if any(entry.why is Why.ALERT for entry in page):
        composer.add(bold(texts.say("🔔 Just in, and you follow it")))
    else:
        composer.add(bold(texts.say("🗞 Digest")))
    if day is not None:
        composer.add(" · ", texts.date(day))
    if len(presses) > 1:
        composer.add(" · ", texts.say("page {position} of {total}", position=place + 1, total=len(presses)))


def _article(composer: Composer, held: Held, entry: Entry, texts: Texts, *, labelled: bool) -> None:
    label = _label(entry, texts)
    if label and labelled:
        composer.line(italic(f"{label}:"))
    for part in (Head.HEADLINE, Head.DEK):
        passage = held.of_head(part) if part in entry.head else None
        if passage is not None:
            shown = excerpt_of_head(held.source, passage)
            composer.quote(held.source.article, shown.span, shown.span if part is Head.HEADLINE else None)
            cut_line(composer, shown.cut, texts)
    for pick in entry.picks:
        _quotation(composer, held, pick, entry.why, texts)
    article_credit(
        composer, texts, held.source, TITLE_AGAIN_LIMIT if Head.HEADLINE in entry.head else BRIEF_TITLE_LIMIT
    )


def _label(entry: Entry, texts: Texts) -> str:
    """What is quoted below, and why."""
    labels = {
        Why.NEW: texts.say("🆕 New article"),
        Why.CHANGED: texts.say("✏️ Changed article, only what is new in it"),
        Why.FOLLOWED: texts.say("⭐ What you follow"),
        Why.ARCHIVE: texts.say("🗄 From the archive"),
        Why.ALERT: "",
    }
    heads = {
        Head.HEADLINE | Head.DEK: texts.say("headline and subtitle"),
        Head.HEADLINE: texts.say("headline"),
        Head.DEK: texts.say("subtitle"),
    }
    return " · ".join(filter(None, (labels[entry.why], heads.get(entry.head, ""))))


def _quotation(composer: Composer, held: Held, pick: Pick, why: Why, texts: Texts) -> None:
    saying, source = pick.saying, held.source
    shown = excerpt_of(source, saying)
    composer.quote(source.article, shown.span, None if saying.direct else saying.first.marked)
    cut_line(composer, shown.cut, texts)
    marks = [texts.say("⭐ you follow this")] if pick.followed and why not in (Why.FOLLOWED, Why.ALERT) else []
    voice = Voice(saying.speaker, Form.DIRECT if saying.direct else Form.FRAGMENT, heard=saying.first.heard)
    credit(composer, texts, source, saying.passage, voice, *marks)


def _turning(texts: Texts, presses: Sequence[Press], place: int) -> list[InlineKeyboardButton]:
    """A button for every page, the one that is shown too, so that the keyboard always holds them all."""
    if len(presses) < 2:
        return []
    row = []
    for number, press in enumerate(presses):
        label = str(number + 1)
        if number == place:
            label = f"· {label} ·"
        elif number == place + 1:
            label = texts.say("More ({number})", number=sum(map(_articles, presses[number:])))
        elif number == place - 1:
            label = f"‹ {label}"
        row.append(button(label, press))
    return row


def _articles(press: Press) -> int:
    return sum(place.tag not in QUOTATIONS for place in press.places)
