"""The list of speakers: names and roles cut from the article, counts, and never too long for its place."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.buttons import Place, Press, Role, View, decode
from bot.i18n import load_languages
from bot.messages.composing import Message
from bot.messages.speakers import (
    Named,
    chart,
    no_speakers,
    nothing_about,
    speakers_page,
    unknown_speaker,
    which_speaker,
)
from knowledge.models import Person, Span, SpeakerStatus
from tests.bot.invented import Desk
from tests.bot.telegram_rules import bolds, check

LANGUAGES = load_languages()
ENGLISH = LANGUAGES.texts("en")
DESK = Desk(paragraphs=("Vira Tokar, the harbour master, spoke. So did a clerk at the town hall.",))
SOURCE = DESK.source()


def somebody(label: str, role: str | None = None, quoted: int = 1, reported: int = 0) -> Named:
    name, status = DESK.span(label), SpeakerStatus.NAMED if label[0].isupper() else SpeakerStatus.ANONYMOUS
    who = Person(status=status, label=name, role=DESK.span(role) if role else None, first=name)
    return Named(SOURCE, who, quoted, reported, press())


def press() -> Press:
    return Press(Role.SPEAKER, (Place(SOURCE.article.short_version, 3, 0, 6),))


TOKAR = somebody("Vira Tokar", "the harbour master", 4, 1)
CLERK = somebody("a clerk", quoted=0, reported=2)


def page(*people: Named, more: int = 0, png: bytes | None = b"png") -> Message:
    return speakers_page(ENGLISH, people, more, 3, png)


def test_everybody_is_listed_with_role_and_counts_and_those_without_a_name_apart() -> None:
    message = page(CLERK, TOKAR)
    assert message.picture is not None
    assert message.picture.caption == (
        "Who speaks in the articles · 3 articles\n1. Vira Tokar, the harbour master · 4 quotations, reported once\n"
        "Not named in the articles\n2. “a clerk” · reported 2 times"
    )
    assert message.text.count("▇") == 12 + 5


def test_each_button_opens_somebodys_quotations_in_a_message_of_their_own() -> None:
    keyboard = page(TOKAR, CLERK).keyboard
    assert keyboard is not None
    found = [(each.text, each.callback_data) for row in keyboard.inline_keyboard for each in row]
    assert [text for text, _ in found] == ["Vira Tokar (4)", "“a clerk” (2)"]
    assert {decode(str(data)) for _, data in found} == {press().seen(View.APART)}


def test_without_a_picture_there_is_only_the_text() -> None:
    assert page(TOKAR, png=None).picture is None


def test_the_text_under_a_picture_leaves_out_of_the_roles_what_does_not_fit() -> None:
    long_winded = Desk(
        paragraphs=(f"Vira Tokar, {'keeper of the upper and the lower harbour and ' * 4}the ferry, spoke.",)
    )
    source = long_winded.source()
    name = long_winded.span("Vira Tokar")
    role = name.part(name.end + 2, name.end + 180)
    who = Person(status=SpeakerStatus.NAMED, label=name, role=role, first=name)
    message = page(*[Named(source, who, 9, 9, None)] * 10, more=20)
    check(message)
    assert message.picture is not None
    assert 700 < len(message.picture.caption) <= 1024
    assert message.picture.caption.count("Vira Tokar, keeper of the") == 10
    assert message.picture.caption.endswith("and 20 more")
    assert message.keyboard is None


def test_the_picture_shows_the_names_as_the_list_does() -> None:
    shown = chart(ENGLISH, [TOKAR, CLERK], 2, 3)
    assert [(heading, [bar.name for bar in bars]) for heading, bars in shown.groups] == [
        ("", ["Vira Tokar"]),
        ("Not named in the articles", ["“a clerk”"]),
    ]
    assert shown.note == "and 2 more"


@pytest.mark.parametrize("code", LANGUAGES.codes)
def test_what_is_said_of_a_name_that_is_not_clear_can_be_sent_in_every_language(code: str) -> None:
    texts = LANGUAGES.texts(code)
    for message in (
        unknown_speaker(texts, "Tokarr {name}", [TOKAR]),
        unknown_speaker(texts, "\u202e", []),
        which_speaker(texts, "Tokar", [TOKAR, CLERK]),
        nothing_about(texts, TOKAR, "the {topic}"),
        no_speakers(texts, any_articles=True),
        no_speakers(texts, any_articles=False),
        speakers_page(texts, [TOKAR], 21, 1, None),
    ):
        check(message)


def test_the_persons_words_are_never_bold_like_a_name_of_the_articles() -> None:
    assert bolds(nothing_about(ENGLISH, TOKAR, "Tokar's cat")) == ["Vira Tokar"]
    assert bolds(unknown_speaker(ENGLISH, "Tokarr", [])) == []


@given(st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_the_names_are_the_list_can_be_sent(data: st.DataObject) -> None:
    words = data.draw(st.text(min_size=1, max_size=400)).encode("utf-8", "ignore").decode()
    desk = Desk(paragraphs=(words + " end",))
    source = desk.source()
    length = len(source.article.text)

    def span() -> Span:
        start = data.draw(st.integers(0, length - 1))
        return source.passages[0].span.part(start, data.draw(st.integers(start + 1, length)))

    people = []
    for _ in range(data.draw(st.integers(1, 10))):
        status = data.draw(st.sampled_from([SpeakerStatus.NAMED, SpeakerStatus.ANONYMOUS]))
        who = Person(status=status, label=span(), role=data.draw(st.none() | st.builds(span)), first=span())
        people.append(Named(source, who, data.draw(st.integers(0, 99)), 1, press()))
    message = speakers_page(ENGLISH, people, 1, 1, b"png")
    check(message)
    assert message.picture is not None
    assert len(message.picture.caption.encode("utf-16-le")) <= 2 * 1024
