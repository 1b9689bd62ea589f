"""Who says it and where it stands: the lines under a quotation. The article's words in them are cut from spans."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from bot.i18n import Texts
from bot.messages.composing import Composer, bold, italic, link
from bot.messages.source import Source
from knowledge.models import (
    SPEECH,
    BlockKind,
    Citation,
    Passage,
    Quotation,
    QuotationKind,
    Span,
    Speaker,
    SpeakerStatus,
)

NAME_LIMIT = 160
"""UTF-16 units of a speaker's name, of a role, and of an outlet's name."""

TITLE_LIMIT = 200
AUTHORS_LIMIT = 160
MENTION_LIMIT = 40

BRIEF_LIMIT = 80
"""UTF-16 units of a name, of a role, of the outlet, and of when something was said, where many quotations stand in one
message."""

BRIEF_TITLE_LIMIT = 100
TITLE_AGAIN_LIMIT = 40
"""UTF-16 units of the title in such a message, and of one whose headline is quoted above."""

_MOST_AUTHORS = 3
"""Names that are shown before "and others"."""

_MOST_VOICES = 4
"""Speakers that are named under a passage of context."""


class Form(Enum):
    """In which form a passage gives somebody's words."""

    DIRECT = auto()
    FRAGMENT = auto()
    REPORTED = auto()
    HEADING = auto()
    REPEATING = auto()
    TERM = auto()
    NO_SPEECH = auto()


_FORMS = {
    QuotationKind.DIRECT: Form.DIRECT,
    QuotationKind.FRAGMENT: Form.FRAGMENT,
    QuotationKind.REPORTED: Form.REPORTED,
    QuotationKind.HEADING: Form.HEADING,
    QuotationKind.SCARE: Form.TERM,
}


_NOBODYS = frozenset((Form.HEADING, Form.REPEATING, Form.TERM))


@dataclass(frozen=True, slots=True)
class Voice:
    """Who is speaking in what is quoted, in which form, and whether others speak in the same passage.

    `heard` are the words that say when or where it was said.
    """

    speaker: Speaker
    form: Form
    others: bool = False
    heard: Span | None = None


def voice_of(source: Source, citation: Citation) -> Voice:
    """The voice of a citation: its speaker, and the form in which the highlighted words give it."""
    here = _spoken(source, citation.passage)
    others = _others(source, here, citation.speaker)
    return Voice(citation.speaker, _form(source, here, citation), others, _heard(source, here, citation))


def voice_of_quotation(source: Source, citation: Citation, quotation: Quotation) -> Voice:
    """The voice of a quotation that was looked up, cited in its passage."""
    here = _spoken(source, citation.passage)
    others = _others(source, here, quotation.speaker)
    return Voice(quotation.speaker, _form_of(quotation), others, quotation.heard)


def voices_in(source: Source, citation: Citation) -> list[Voice]:
    """All who are quoted in the cited passage, in order; its own voice when nobody is. Nothing in it is highlighted."""
    voices: list[Voice] = []
    for quotation in _spoken(source, citation.passage):
        if not any(_same(source, voice.speaker, quotation.speaker) for voice in voices):
            voices.append(Voice(quotation.speaker, _form_of(quotation)))
    return voices[:_MOST_VOICES] or [Voice(citation.speaker, _form(source, [], citation))]


def attribute(composer: Composer, texts: Texts, source: Source, passage: Passage, *voices: Voice) -> None:
    """Adds the lines under a quotation: who is speaking, and the article with the paragraph's number."""
    for voice in voices:
        # A headline, a byline, a date: the article's own data, which nobody speaks.
        if passage.number is not None or voice.speaker.status is not SpeakerStatus.OUTLET:
            _speaker_line(composer, texts, source, voice)
            _heard_line(composer, texts, source, voice)
    _article_line(composer, texts, source, passage)


def credit(composer: Composer, texts: Texts, source: Source, passage: Passage, voice: Voice, *marks: str) -> None:
    """Adds who is speaking as one line, for messages of many quotations: its paragraph too, but not its article.

    `marks` are the bot's own words about it.
    """
    composer.line("— ")
    _who(composer, texts, source, voice.speaker, BRIEF_LIMIT)
    if voice.form is not Form.DIRECT:
        composer.add(" · ", italic(_form_text(texts, voice)))
    if heard := source.words(voice.heard, BRIEF_LIMIT):
        composer.add(" · 🕰 ", heard)
    composer.add(" · ", where(texts, source, passage))
    for mark in marks:
        composer.add(" · ", mark)


def article_credit(composer: Composer, texts: Texts, source: Source, title_limit: int = BRIEF_TITLE_LIMIT) -> None:
    """Adds the line that names the article of all quotations above it."""
    _title_and_outlet(composer, source, title_limit, BRIEF_LIMIT)
    published = source.article.metadata.published
    if published is not None:
        composer.add(" · ", texts.date(published))


def speaker_name(texts: Texts, source: Source, speaker: Speaker, limit: int) -> str:
    """The speaker as a short plain text, for lists."""
    if label := source.words(speaker.label, limit):
        return label
    if speaker.status is SpeakerStatus.OUTLET:
        return source.words(source.article.metadata.outlet, limit) or texts.say("the article's own words")
    return texts.say("speaker not certain")


def _spoken(source: Source, passage: Passage) -> list[Quotation]:
    """What is said in quotation marks in the passage: no headings, terms or titles."""
    return [each for each in source.quotations if each.kind in SPEECH and each.span.meets(passage.span)]


def _form_of(quotation: Quotation) -> Form:
    if quotation.kind is QuotationKind.HEADING and quotation.repeats is not None:
        return Form.REPEATING
    return Form.REPORTED if quotation.speaker.reported else _FORMS[quotation.kind]


def _form(source: Source, here: list[Quotation], citation: Citation) -> Form:
    if citation.speaker.reported:
        return Form.REPORTED
    theirs = [
        each.kind
        for each in here
        if _same(source, each.speaker, citation.speaker) and each.marked.meets(citation.highlight)
    ]
    if QuotationKind.DIRECT in theirs:
        return Form.DIRECT
    return Form.FRAGMENT if QuotationKind.FRAGMENT in theirs else Form.NO_SPEECH


def _heard(source: Source, here: list[Quotation], citation: Citation) -> Span | None:
    """When or where the words in the highlight were said, as far as they are the cited speaker's."""
    theirs = (
        each
        for each in here
        if each.heard is not None
        and each.marked.meets(citation.highlight)
        and _same(source, each.speaker, citation.speaker)
    )
    first = next(theirs, None)
    return first.heard if first is not None else None


def _others(source: Source, here: list[Quotation], speaker: Speaker) -> bool:
    return any(not _same(source, each.speaker, speaker) for each in here)


def _same(source: Source, one: Speaker, other: Speaker) -> bool:
    """Whether two speakers are the same as far as the article's words tell."""
    if one.status is not other.status:
        return False
    return one.label == other.label or source.words(one.label, NAME_LIMIT) == source.words(other.label, NAME_LIMIT)


def _speaker_line(composer: Composer, texts: Texts, source: Source, voice: Voice) -> None:
    composer.line("— ")
    form = _form_text(texts, voice)
    if voice.form in _NOBODYS:
        # Nobody is quoted here: a speaker beside it would make it look as if somebody were.
        composer.add(italic(form))
        return
    if voice.others:
        composer.add(italic(texts.say("in bold:")), " ")
    _who(composer, texts, source, voice.speaker)
    if form:
        composer.add(" · ", italic(form))


def _heard_line(composer: Composer, texts: Texts, source: Source, voice: Voice) -> None:
    heard = source.words(voice.heard, NAME_LIMIT) if voice.form not in _NOBODYS else ""
    if heard:
        composer.line("🕰 ", texts.say("said: {heard}", heard=heard))


def _who(composer: Composer, texts: Texts, source: Source, speaker: Speaker, limit: int = NAME_LIMIT) -> None:
    label = source.words(speaker.label, limit)
    if speaker.status is SpeakerStatus.OUTLET:
        _outlet(composer, texts, source)
        return
    if not label:
        composer.add(texts.say("the article does not make certain who says this"))
    elif speaker.status is SpeakerStatus.NAMED:
        composer.add(bold(label))
        if role := source.words(speaker.role, limit):
            composer.add(", ", role)
    else:
        composer.fill(texts.say("{speaker} (not named here)"), speaker=bold(texts.quoted(label)))
    _mention(composer, texts, source, speaker.mention, label)


def _outlet(composer: Composer, texts: Texts, source: Source) -> None:
    outlet = source.words(source.article.metadata.outlet, NAME_LIMIT)
    if outlet:
        composer.fill(texts.say("{outlet}, in its own words"), outlet=bold(outlet))
    else:
        composer.add(texts.say("the article's own words"))


def _mention(composer: Composer, texts: Texts, source: Source, mention: Span | None, label: str) -> None:
    """Ties "he" in the passage to the name in the line, so that the reader can check the step."""
    word = source.words(mention, MENTION_LIMIT)
    if word and word.casefold() not in label.casefold():
        composer.add(" ").fill(texts.say("(here: {mention})"), mention=texts.quoted(word))


def _form_text(texts: Texts, voice: Voice) -> str:
    if voice.form is Form.DIRECT:
        return texts.say("direct quotation")
    if voice.form is Form.FRAGMENT:
        return texts.say("only the words in quotation marks are quoted")
    if voice.form is Form.REPORTED:
        return texts.say("as reported by the outlet, not a direct quotation")
    if voice.form is Form.HEADING:
        return texts.say("a heading in quotation marks, not speech")
    if voice.form is Form.REPEATING:
        return texts.say("a heading that repeats a quotation from the text")
    if voice.form is Form.TERM:
        return texts.say("a term or title in quotation marks, not speech")
    return ""


def _article_line(composer: Composer, texts: Texts, source: Source, passage: Passage) -> None:
    _title_and_outlet(composer, source, TITLE_LIMIT, NAME_LIMIT)
    metadata = source.article.metadata
    if authors := _authors(texts, source):
        composer.add(" · ", authors)
    if metadata.published is not None:
        composer.add(" · ", texts.date(metadata.published))
    composer.add(" · ", where(texts, source, passage))


def _title_and_outlet(composer: Composer, source: Source, title_limit: int, outlet_limit: int) -> None:
    title, url = source.name(title_limit), source.url
    composer.line("📄 ", link(title, url) if url else title)
    if outlet := source.words(source.article.metadata.outlet, outlet_limit):
        composer.add(" · ", outlet)


def where(texts: Texts, source: Source, passage: Passage) -> str:
    """Where in its article a passage stands."""
    if passage.number is not None:
        first, last = passage.blocks
        if first == last:
            return texts.say("paragraph {number}", number=first)
        return texts.say("paragraphs {first}–{last}", first=first, last=last)
    title = source.article.metadata.title
    if title is not None and title.meets(passage.span):
        return texts.say("headline")
    kind = next((block.kind for block in source.article.blocks if block.span.meets(passage.span)), None)
    if kind is BlockKind.HEADLINE:
        return texts.say("headline")
    if kind is BlockKind.HEADING:
        return texts.say("subheading")
    if kind is BlockKind.BYLINE:
        return texts.say("byline")
    if kind is BlockKind.CREDIT:
        return texts.say("credit")
    return texts.say("details of the article")


def _authors(texts: Texts, source: Source) -> str:
    spans = source.article.metadata.authors
    names = [name for span in spans[:_MOST_AUTHORS] if (name := source.words(span, AUTHORS_LIMIT // _MOST_AUTHORS))]
    listed = ", ".join(names)
    if names and len(spans) > _MOST_AUTHORS:
        return texts.say("{authors} and others", authors=listed)
    return listed
